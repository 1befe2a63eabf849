//! `cargo xtask release`: what must hold of a release, the files of it with their digests, and its tag. Nothing leaves the machine.

mod checks;

use std::fs;
use std::path::{Path, PathBuf};

use crate::ground;
use crate::package;
use crate::package::archive::Archive;
use crate::page;
use crate::run::{Outcome, Run};
use crate::site;
use crate::steps::counted;
use crate::walk;

/// The list of digests, in the form that `sha256sum -c` reads.
const SUMS: &str = "SHA256SUMS";

/// Prints the SHA-256 of each file, in hexadecimal digits.
const DIGEST: &str = "
const fs = require('fs'), crypto = require('crypto');
for (const file of process.argv.slice(1))
  console.log(crypto.createHash('sha256').update(fs.readFileSync(file)).digest('hex'));";

/// `cargo xtask release [--dry-run]`: a dry run makes everything but the tag, and says what would have kept it from that.
pub fn run(args: &[String]) -> Outcome {
    let dry = match args {
        [] => false,
        [one] if one == "--dry-run" => true,
        _ => return Err(format!("release: found {}, expected --dry-run, --site ADDRESS or nothing", args.join(" "))),
    };
    let version = site::version()?;
    let lacking = told(&checks::all(&version)?);
    if lacking > 0 && !dry {
        return Err(lacks(lacking, &version));
    }
    let folder = files(&version)?;
    for line in fs::read_to_string(folder.join(SUMS)).map_err(|e| format!("{SUMS}: cannot be read: {e}"))?.lines() {
        println!("  {line}");
    }
    println!("in {}", folder.strip_prefix(ground::root()).unwrap_or(&folder).display());
    if dry {
        println!("a release would now do:\n  git {}", tag(&version).join(" "));
    } else {
        make_tag(ground::root(), &version)?;
    }
    println!("{}", next(&version));
    if lacking > 0 {
        Err(format!("{} before a release of {version}", counted(lacking, "thing lacking")))
    } else {
        Ok(())
    }
}

/// Notes that the whole of `cargo xtask test` has passed for what is committed.
pub fn passed() -> Outcome {
    checks::passed()
}

/// Prints what was looked at; how much of it does not hold.
fn told(checks: &[(&str, Outcome<String>)]) -> usize {
    for (name, result) in checks {
        match result {
            Ok(text) => println!("holds  {name}: {text}"),
            Err(text) => println!("lacks  {name}: {text}"),
        }
    }
    checks.iter().filter(|(_, result)| result.is_err()).count()
}

fn lacks(n: usize, version: &str) -> String {
    format!("release: {} lacking for {version}, named above", counted(n, "thing"))
}

/// What git is asked for.
fn tag(version: &str) -> [String; 5] {
    ["tag", "-a", &format!("v{version}"), "-m", &format!("Fourway {version}")].map(str::to_owned)
}

/// Makes the tag in a repository, and sends it nowhere.
fn make_tag(repository: &Path, version: &str) -> Outcome {
    let (place, tag) = (repository.display().to_string(), tag(version));
    let mut args = vec!["-C", place.as_str()];
    args.extend(tag.iter().map(String::as_str));
    Run::new("git", &args).show()
}

/// What a person does then, since it cannot be taken back.
fn next(version: &str) -> String {
    let site = site::address();
    let place = if site.is_empty() {
        "no site is named: canonical addresses, sitemap, picture and oEmbed are left out (--site ADDRESS)".to_owned()
    } else {
        format!("put what is in fourway-{version}.zip at {site}")
    };
    format!(
        "left to do by hand:\n  git push origin v{version}\n  publish the files above with the section {version} of CHANGELOG.md\n  {place}"
    )
}

/// Builds and packs everything into a folder of its own.
fn files(version: &str) -> Outcome<PathBuf> {
    page::build()?;
    let folder = ground::root().join(format!("target/releases/fourway-{version}"));
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|e| format!("{}: cannot be removed: {e}", folder.display()))?;
    }
    fs::create_dir_all(&folder).map_err(|e| format!("{}: cannot be made: {e}", folder.display()))?;
    package::make(&package::Options { out: folder.clone(), ..package::Options::default() })?;
    let dist = ground::dist();
    fs::copy(dist.join("fourway.html"), folder.join(format!("fourway-{version}.html")))
        .map_err(|e| format!("dist/fourway.html: cannot be copied: {e}"))?;
    let zip = folder.join(format!("fourway-{version}.zip"));
    fs::write(&zip, packed(&dist)?).map_err(|e| format!("{}: cannot be written: {e}", zip.display()))?;
    sum(&folder)?;
    Ok(folder)
}

/// The built page as one file, without what is made of it.
fn packed(dist: &Path) -> Outcome<Vec<u8>> {
    let mut archive = Archive::new();
    for file in walk::files(dist, "")?.iter().filter(|file| !file.starts_with("packages/")) {
        archive.file(file, &dist.join(file))?;
    }
    archive.done()
}

/// Writes the digests of the files of a folder into it.
fn sum(folder: &Path) -> Outcome {
    let names: Vec<String> = walk::files(folder, "")?.into_iter().filter(|name| name != SUMS).collect();
    let paths: Vec<String> = names.iter().map(|name| folder.join(name).display().to_string()).collect();
    let mut args = vec!["-e", DIGEST, "--"];
    args.extend(paths.iter().map(String::as_str));
    let told =
        Run::new("node", &args).read().ok_or("node: cannot read the files, expected Node.js 20 or newer on PATH")?;
    let lines: String = told.lines().zip(&names).map(|(digest, name)| format!("{digest}  {name}\n")).collect();
    fs::write(folder.join(SUMS), lines).map_err(|e| format!("{SUMS}: cannot be written: {e}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::walk::Scratch;

    #[test]
    fn digests_are_those_that_others_read() {
        let scratch = Scratch::new("release-sums");
        scratch.write("a.txt", "abc");
        scratch.write("b.txt", "");
        sum(&scratch.0).unwrap();
        sum(&scratch.0).unwrap();
        assert_eq!(
            fs::read_to_string(scratch.0.join(SUMS)).unwrap(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.txt\n\
             e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b.txt\n"
        );
    }

    #[test]
    fn packages_are_no_part_of_the_page() {
        let scratch = Scratch::new("release-zip");
        scratch.write("index.html", "a");
        scratch.write("packages/x.zip", "b");
        let zip = packed(&scratch.0).unwrap();
        let has = |name: &str| zip.windows(name.len()).any(|part| part == name.as_bytes());
        assert!(has("index.html") && !has("packages/x.zip"));
    }

    #[test]
    fn a_tag_is_made_once() {
        let scratch = Scratch::new("release-tag");
        scratch.write("a.txt", "a");
        let place = scratch.0.display().to_string();
        let git = |args: &[&str]| Run::new("git", &[&["-C", place.as_str()], args].concat()).read();
        git(&["init", "--quiet"]).unwrap();
        git(&["config", "user.name", "A"]).unwrap();
        git(&["config", "user.email", "a@a.example"]).unwrap();
        git(&["add", "a.txt"]).unwrap();
        git(&["commit", "--quiet", "-m", "a"]).unwrap();
        make_tag(&scratch.0, "1.2.0").unwrap();
        assert_eq!(git(&["tag", "--list"]).unwrap(), "v1.2.0\n");
        assert!(make_tag(&scratch.0, "1.2.0").is_err(), "it is there already");
    }

    #[test]
    fn what_does_not_hold_is_counted() {
        assert_eq!(told(&[("a", Ok("b".into())), ("c", Err("d".into()))]), 1);
        assert_eq!(lacks(2, "1.2.0"), "release: 2 things lacking for 1.2.0, named above");
        assert!(run(&["--now".to_owned()]).unwrap_err().contains("found --now"));
    }
}
