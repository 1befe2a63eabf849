//! Whether `dist/` still is what its sources make: a stamp over both, written after each build.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use crate::ground;
use crate::run::Outcome;
use crate::site;
use crate::walk;

/// Everything that decides the bytes of the built page.
const INPUTS: [&str; 17] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "content",
    "crates",
    "index.html",
    "package.json",
    "rust-toolchain.toml",
    "scenarios",
    "www",
    "xtask/src/bundle.rs",
    "xtask/src/offline",
    "xtask/src/offline.rs",
    "xtask/src/page.rs",
    "xtask/src/site.rs",
    "xtask/src/slim",
    "xtask/src/slim.rs",
];

/// A digest of the page's sources, and of where it is published.
pub fn sources() -> Outcome<u64> {
    let mut hasher = DefaultHasher::new();
    hasher.write_u64(sources_under(ground::root())?);
    hasher.write(site::address().as_bytes());
    Ok(hasher.finish())
}

/// Whether `dist/` was built from sources with this digest and was not touched since.
pub fn is_fresh(sources: u64) -> Outcome<bool> {
    let stamp = fs::read_to_string(place()).unwrap_or_default();
    Ok(stamp == line(sources, built(&ground::dist())?))
}

/// Notes that `dist/` as it is now was built from sources with this digest.
pub fn write(sources: u64) -> Outcome {
    let text = line(sources, built(&ground::dist())?);
    fs::write(place(), text).map_err(|e| format!("target/page.stamp: cannot be written: {e}"))
}

fn place() -> PathBuf {
    ground::root().join("target/page.stamp")
}

fn line(sources: u64, built: u64) -> String {
    format!("sources {sources:016x} dist {built:016x}\n")
}

fn sources_under(root: &Path) -> Outcome<u64> {
    let mut paths = Vec::new();
    for input in INPUTS {
        paths.extend(walk::files(root, input)?);
    }
    // A crate's tests and benchmarks leave the page as it is.
    paths.retain(|path| !path.contains("/tests/") && !path.contains("/benches/"));
    digest(root, &paths)
}

fn built(dist: &Path) -> Outcome<u64> {
    let mut paths = walk::files(dist, "")?;
    // Packages are made of the page and are no part of it.
    paths.retain(|path| !path.starts_with("packages/"));
    digest(dist, &paths)
}

/// A digest of these files, names and contents.
pub fn digest(base: &Path, paths: &[String]) -> Outcome<u64> {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        let bytes = fs::read(base.join(path)).map_err(|e| format!("{path}: cannot be read: {e}"))?;
        hasher.write(path.as_bytes());
        hasher.write_usize(bytes.len());
        hasher.write(&bytes);
    }
    Ok(hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::walk::Scratch;

    #[test]
    fn the_digest_changes_with_a_source_and_not_with_a_test() {
        let scratch = Scratch::new("stamp");
        scratch.write("crates/a/src/lib.rs", "one");
        let first = sources_under(&scratch.0).unwrap();
        scratch.write("crates/a/tests/run.rs", "two");
        scratch.write("e2e/page.test.mjs", "three");
        assert_eq!(sources_under(&scratch.0).unwrap(), first);
        scratch.write("crates/a/src/lib.rs", "four");
        assert_ne!(sources_under(&scratch.0).unwrap(), first);
    }

    #[test]
    fn a_renamed_source_changes_the_digest() {
        let scratch = Scratch::new("stamp-rename");
        scratch.write("www/a.css", "x");
        let first = sources_under(&scratch.0).unwrap();
        fs::rename(scratch.0.join("www/a.css"), scratch.0.join("www/b.css")).unwrap();
        assert_ne!(sources_under(&scratch.0).unwrap(), first);
    }
}
