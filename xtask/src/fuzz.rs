//! `cargo xtask fuzz`: arbitrary bytes for the targets in `fuzz/`, with cargo-fuzz and the stable compiler.
//!
//! libFuzzer guides by coverage, which the stable compiler offers as options of LLVM; only the sanitizers need nightly,
//! and without unsafe code of our own they have little to find. The checks of overflow are on.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::ground;
use crate::run::{Outcome, Run, find};
use crate::steps::counted;
use crate::tools;

/// The programs of `fuzz/`, each with the longest input that is tried, in bytes.
const TARGETS: [(&str, &str); 3] = [("segments", "1600"), ("documents", "4096"), ("wire", "2048")];

/// Most files of a corpus in the repository.
const MOST_FILES: usize = 250;

/// C++ compilers by the names that they go by.
const COMPILERS: [&str; 3] = ["c++", "g++", "clang++"];

/// What cargo-fuzz is told about the build, for every chore.
const BUILD: [&str; 4] = ["--sanitizer", "none", "--target-dir", "target/fuzz"];

/// What stands after the chore's name.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    targets: Vec<(&'static str, &'static str)>,
    seconds: u32,
    commit: bool,
}

impl Options {
    /// Reads the arguments.
    pub fn parse(args: &[String]) -> Outcome<Self> {
        let mut options = Self { targets: TARGETS.to_vec(), seconds: 600, commit: false };
        let mut args = args.iter().map(String::as_str);
        while let Some(arg) = args.next() {
            if arg == "--commit" {
                options.commit = true;
            } else if arg == "--seconds" {
                let number = args.next().unwrap_or("nothing");
                options.seconds = number
                    .parse()
                    .map_err(|_| format!("fuzz --seconds: found {number}, expected a whole number of seconds"))?;
            } else {
                let known = TARGETS.into_iter().find(|(name, _)| *name == arg);
                let names = TARGETS.map(|(name, _)| name).join(", ");
                options.targets = vec![known.ok_or(format!("fuzz: found target {arg}, expected one of {names}"))?];
            }
        }
        Ok(options)
    }
}

/// Builds the targets and runs them one after the other; the first finding ends it.
pub fn run(options: &Options) -> Outcome {
    compiler(env::var_os("CXX").is_some() || COMPILERS.into_iter().any(|name| find(name).is_some()))?;
    tools::install_fuzzer()?;
    let build = [&["fuzz", "build"][..], &BUILD].concat();
    Run::new("cargo", &build).show()?;
    for (target, longest) in &options.targets {
        search(target, longest, options.seconds)?;
        if options.commit {
            renew(target, longest)?;
        }
    }
    Ok(())
}

/// libFuzzer is C++; everything else of the project does with a C compiler.
fn compiler(there: bool) -> Outcome {
    let error = || "fuzz: found no C++ compiler on PATH, expected g++ or clang++: install one, or set CXX".to_owned();
    there.then_some(()).ok_or_else(error)
}

/// Where a target keeps what it has come upon, beside the corpus of the repository.
fn work(target: &str) -> Outcome<PathBuf> {
    let folder = ground::root().join("target/fuzz/corpus").join(target);
    fs::create_dir_all(&folder).map_err(|e| format!("{}: cannot be made: {e}", folder.display()))?;
    Ok(folder)
}

fn search(target: &str, longest: &str, seconds: u32) -> Outcome {
    let work = work(target)?.display().to_string();
    let log = ground::root().join(format!("target/fuzz/{target}.log"));
    println!("{target}: {seconds} s; its log is {}", log.display());
    let limits = [
        format!("-max_total_time={seconds}"),
        format!("-max_len={longest}"),
        "-timeout=10".to_owned(),
        "-rss_limit_mb=1024".to_owned(),
    ];
    cargo_fuzz("run", target, &[&work, &format!("fuzz/corpus/{target}")], &limits).logged(&log)?;
    let text = fs::read_to_string(&log).unwrap_or_default();
    for line in text.lines().filter(|line| line.contains("DONE") || line.starts_with("Done ")) {
        println!("  {line}");
    }
    Ok(())
}

/// Replaces the corpus of the repository by the few files that reach most of the code together.
fn renew(target: &str, longest: &str) -> Outcome {
    let old = format!("fuzz/corpus/{target}");
    let failed = |e: std::io::Error| format!("{old}: cannot be replaced: {e}");
    let new = ground::root().join("target/fuzz/least").join(target);
    let control = ground::root().join(format!("target/fuzz/{target}.control"));
    let _ = (fs::remove_dir_all(&new), fs::remove_file(&control));
    fs::create_dir_all(&new).map_err(failed)?;
    let folders = [new.display().to_string(), work(target)?.display().to_string(), old.clone()];
    let limits = [
        "-set_cover_merge=1".to_owned(),
        format!("-max_len={longest}"),
        format!("-merge_control_file={}", control.display()),
    ];
    let log = ground::root().join(format!("target/fuzz/{target}-merge.log"));
    cargo_fuzz("run", target, &folders.each_ref().map(String::as_str), &limits).logged(&log)?;
    let reached = fs::read_to_string(&control).map_err(failed)?;
    let files = few(&reached, MOST_FILES);
    let bytes = replace(&files, &ground::root().join(&old)).map_err(failed)?;
    println!("  {old}: {}, {bytes} bytes", counted(files.len(), "file"));
    Ok(())
}

/// Of the files in libFuzzer's record of a merge, those that reach most together, one after the other.
///
/// The record has the number of files, that of those to be kept, their paths, and for each a line that begins with `FT`,
/// its place and what it reaches.
fn few(record: &str, most: usize) -> Vec<PathBuf> {
    let count = record.lines().next().and_then(|line| line.parse().ok()).unwrap_or(0);
    let paths: Vec<&str> = record.lines().skip(2).take(count).collect();
    let mut left: Vec<(&str, Vec<u32>)> = Vec::new();
    for line in record.lines() {
        let mut words = line.split(' ');
        if words.next() == Some("FT") {
            let path = words.next().and_then(|place| paths.get(place.parse::<usize>().ok()?));
            left.extend(path.map(|path| (*path, words.filter_map(|word| word.parse().ok()).collect())));
        }
    }
    let mut chosen = Vec::new();
    while chosen.len() < most {
        let best = left.iter().enumerate().rev().max_by_key(|(_, (_, reached))| reached.len());
        let Some((n, _)) = best.filter(|(_, (_, reached))| !reached.is_empty()) else { break };
        let (path, reached) = left.remove(n);
        let reached = BTreeSet::from_iter(reached);
        for (_, rest) in &mut left {
            rest.retain(|feature| !reached.contains(feature));
        }
        chosen.push(PathBuf::from(path));
    }
    chosen
}

/// Makes the folder `to` hold copies of these files alone, named by what they hold; gives their size in bytes.
fn replace(files: &[PathBuf], to: &Path) -> std::io::Result<u64> {
    let contents = files.iter().map(fs::read).collect::<Result<Vec<_>, _>>()?;
    let _ = fs::remove_dir_all(to);
    fs::create_dir_all(to)?;
    let mut bytes = 0;
    for (file, content) in files.iter().zip(contents) {
        bytes += content.len() as u64;
        fs::write(to.join(file.file_name().unwrap_or_default()), content)?;
    }
    Ok(bytes)
}

fn cargo_fuzz(chore: &str, target: &str, folders: &[&str], limits: &[String]) -> Run {
    let limits: Vec<&str> = limits.iter().map(String::as_str).collect();
    Run::new("cargo", &[&["fuzz", chore], &BUILD[..], &[target], folders, &["--"], &limits].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::walk::Scratch;

    fn parse(text: &str) -> Outcome<Options> {
        Options::parse(&text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn options_name_a_target_and_a_time() {
        assert_eq!(parse(""), Ok(Options { targets: TARGETS.to_vec(), seconds: 600, commit: false }));
        let wire = Options { targets: vec![("wire", "2048")], seconds: 5, commit: true };
        assert_eq!(parse("wire --seconds 5 --commit"), Ok(wire));
        assert_eq!(parse("wires").unwrap_err(), "fuzz: found target wires, expected one of segments, documents, wire");
        assert!(parse("--seconds").unwrap_err().starts_with("fuzz --seconds: found nothing"));
    }

    #[test]
    fn without_a_compiler_one_line_says_what_to_install() {
        let error = compiler(false).unwrap_err();
        assert!(error.contains("no C++ compiler") && error.contains("g++") && error.lines().count() == 1, "{error}");
        assert_eq!(compiler(true), Ok(()));
    }

    #[test]
    fn a_renewed_corpus_holds_the_new_files_alone() {
        let scratch = Scratch::new("fuzz");
        for path in ["new/a", "old/b", "old/c"] {
            scratch.write(path, "12");
        }
        let old = scratch.0.join("old");
        assert_eq!(replace(&[scratch.0.join("new/a"), old.join("b")], &old).unwrap(), 4);
        assert!(old.join("a").is_file() && old.join("b").is_file() && !old.join("c").exists());
    }

    #[test]
    fn few_files_reach_as_much_as_all() {
        let record = "4\n0\n/a\n/b\n/c\n/d\nSTARTED 0 5\nFT 0 1 2\nCOV 0 7\nFT 1 1 2 3 4\nFT 2 5 1\nFT 3 5 3\n";
        let paths = |names: &[&str]| names.iter().map(PathBuf::from).collect::<Vec<_>>();
        assert_eq!(few(record, 9), paths(&["/b", "/c"]));
        assert_eq!(few(record, 1), paths(&["/b"]));
        assert_eq!(few("", 9), paths(&[]));
    }
}
