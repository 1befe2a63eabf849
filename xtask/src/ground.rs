//! Where things are in the repository, and which versions its lock files ask for.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::run::Outcome;

/// The repository's root.
pub fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        // Cargo gives the folder at run time; the one known at compile time may have moved since.
        let package =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        package.parent().map_or(package.clone(), Path::to_path_buf)
    })
}

/// Where tools are installed: inside the repository, so that removing `target/` removes them.
pub fn tools() -> PathBuf {
    root().join("target/tools")
}

/// Where the built page is.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The stem of the files in `dist/` that a visitor loads only when a scenario document is read or written.
pub const LATER: &str = "fourway-reader";

/// The folder in `dist/` with the words of each language; its name goes on with a digest once the page is built.
pub const WORDS: &str = "words";

/// Whether a file has the words with which a page begins: those of a language that it needs later have more in their names.
pub fn is_first_words(file: &str) -> bool {
    let later = ["-more.txt", "-later.txt"].iter().any(|end| file.ends_with(end));
    file.starts_with(WORDS) && file.ends_with(".txt") && !later
}

/// The text of a file of the repository.
pub fn text(path: &str) -> Outcome<String> {
    fs::read_to_string(root().join(path)).map_err(|e| format!("{path}: cannot be read: {e}"))
}

/// The version of a crate in `Cargo.lock`.
pub fn locked_crate(name: &str) -> Outcome<String> {
    version_in_lock(&text("Cargo.lock")?, name)
        .ok_or_else(|| format!("Cargo.lock: found no package {name}, expected one"))
}

/// Names and exact versions of the npm packages that `package.json` asks for.
pub fn wanted_packages() -> Outcome<Vec<(String, String)>> {
    packages_in(&text("package.json")?)
        .ok_or_else(|| "package.json: found no devDependencies, expected names with versions".into())
}

/// The version of an npm package that is installed.
pub fn installed_package(name: &str) -> Option<String> {
    let manifest = text(&format!("node_modules/{name}/package.json")).ok()?;
    json_string(&manifest, "version")
}

fn version_in_lock(lock: &str, name: &str) -> Option<String> {
    let wanted = format!("name = \"{name}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == wanted)?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.strip_suffix('"')?.to_owned())
}

fn packages_in(manifest: &str) -> Option<Vec<(String, String)>> {
    let list = manifest.split_once("\"devDependencies\"")?.1;
    let list = list.split_once('{')?.1.split_once('}')?.0;
    // What stands between quotes is, in turn, a name and a version.
    let mut words = list.split('"').skip(1).step_by(2).map(str::to_owned);
    let mut packages = Vec::new();
    while let Some(name) = words.next() {
        packages.push((name, words.next()?));
    }
    (!packages.is_empty()).then_some(packages)
}

/// The first string that stands under `key`; enough JSON for manifests.
fn json_string(json: &str, key: &str) -> Option<String> {
    let after = json.split_once(&format!("\"{key}\""))?.1.trim_start();
    let value = after.strip_prefix(':')?.trim_start().strip_prefix('"')?;
    Some(value.split_once('"')?.0.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_version_is_that_of_the_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-shared\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.129"));
        assert_eq!(version_in_lock(lock, "wasm"), None);
    }

    #[test]
    fn a_manifest_gives_its_versions() {
        let json = r#"{ "bin": {}, "devDependencies": { "@a/b": "1.2.3", "c" : "4.0.0" }, "version": "5" }"#;
        let pair = |name: &str, version: &str| (name.to_owned(), version.to_owned());
        assert_eq!(packages_in(json), Some(vec![pair("@a/b", "1.2.3"), pair("c", "4.0.0")]));
        assert_eq!(packages_in("{}"), None);
        assert_eq!(json_string(json, "version").as_deref(), Some("5"));
        assert_eq!(json_string(json, "bin"), None);
    }
}
