//! `cargo xtask fuzz`: arbitrary bytes for the targets in `fuzz/`, with cargo-fuzz and the stable compiler.
//!
//! libFuzzer guides by coverage, which the stable compiler offers as options of LLVM; only the sanitizers need nightly,
//! and without unsafe code of our own they have little to find. The checks of overflow are on.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::ground;
use crate::run::{Outcome, Run, find};
use crate::steps::counted;
use crate::tools;

/// The programs of `fuzz/`, each with the longest input that is tried, in bytes.
const TARGETS: [(&str, &str); 3] = [("segments", "1600"), ("documents", "4096"), ("wire", "2048")];

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

/// Replaces the corpus of the repository by the fewest files that reach as much of the code.
fn renew(target: &str, longest: &str) -> Outcome {
    let (new, old) = (ground::root().join("target/fuzz/least").join(target), format!("fuzz/corpus/{target}"));
    let failed = |e: std::io::Error| format!("{old}: cannot be replaced: {e}");
    let _ = fs::remove_dir_all(&new);
    fs::create_dir_all(&new).map_err(failed)?;
    let folders = [new.display().to_string(), work(target)?.display().to_string(), old.clone()];
    let [new_shown, work_shown, old_shown] = folders.each_ref().map(String::as_str);
    // Lines reached, and not how often: a tenth of the files, and each of them worth its place.
    let limits = ["-merge=1", "-use_counters=0", &format!("-max_len={longest}")].map(str::to_owned);
    let log = ground::root().join(format!("target/fuzz/{target}-merge.log"));
    cargo_fuzz("run", target, &[new_shown, work_shown, old_shown], &limits).logged(&log)?;
    let (files, bytes) = replace(&new, &ground::root().join(&old)).map_err(failed)?;
    println!("  {old}: {}, {bytes} bytes", counted(files, "file"));
    Ok(())
}

/// Makes `to` hold exactly the files of `from`; gives how many they are and their size in bytes.
fn replace(from: &Path, to: &Path) -> std::io::Result<(usize, u64)> {
    let _ = fs::remove_dir_all(to);
    fs::create_dir_all(to)?;
    let (mut files, mut bytes) = (0, 0);
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        bytes += fs::copy(entry.path(), to.join(entry.file_name()))?;
        files += 1;
    }
    Ok((files, bytes))
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
        for path in ["new/a", "new/b", "old/c"] {
            scratch.write(path, "12");
        }
        let (new, old) = (scratch.0.join("new"), scratch.0.join("old"));
        assert_eq!(replace(&new, &old).unwrap(), (2, 4));
        assert!(old.join("a").is_file() && !old.join("c").exists());
    }
}
