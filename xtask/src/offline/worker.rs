//! The service worker of the built page, with the exact list of its files and what each must be, and what makes the page
//! installable.

use std::fs;
use std::path::{Path, PathBuf};

use super::{digests, minified_script, names, put, smaller};
use crate::ground;
use crate::run::Outcome;
use crate::walk;

/// What it does; `LISTED` and `BUILD` are filled in.
const WORKER: &str = include_str!("worker.js");
/// The name and the icons of the installed page.
const SHIPPED: [&str; 4] = ["manifest.webmanifest", "icon.svg", "icon-192.png", "icon-512.png"];
/// The folder of the repository where these stand.
const FOLDER: &str = "www/offline";

/// When a file is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// Before the worker is there: without it nothing starts.
    First,
    /// In the background.
    Soon,
    /// When it was asked for, or is of a language that was.
    Asked,
}

/// Writes the worker and what belongs to an installed page.
pub fn write(dist: &Path) -> Outcome {
    for name in SHIPPED {
        let from = ground::root().join(FOLDER).join(name);
        fs::copy(&from, dist.join(name)).map_err(|e| format!("{}: cannot be copied: {e}", from.display()))?;
    }
    let files: Vec<(String, When)> =
        walk::files(dist, "")?.into_iter().filter_map(|file| Some((file.clone(), when(&file)?))).collect();
    let paths: Vec<PathBuf> = files.iter().map(|(file, _)| dist.join(file)).collect();
    let found = digests(&paths)?;
    let listed: Vec<String> =
        files.iter().zip(&found).map(|((file, when), digest)| entry(file, *when, digest)).collect();
    let list = format!("[{}]", listed.join(","));
    let mark = ground::tools().join("listed.txt");
    fs::write(&mark, format!("{list}{WORKER}")).map_err(|e| format!("{}: cannot be written: {e}", mark.display()))?;
    let build: String = digests(&[mark])?.concat().chars().filter(char::is_ascii_alphanumeric).take(16).collect();
    let text = minified_script(&WORKER.replacen("'LISTED'", &list, 1).replacen("'BUILD'", &format!("'{build}'"), 1))?;
    put(dist, "sw.js", &format!("{text}\n"))
}

/// The page itself goes by the address of its folder: some servers lead away from `index.html`.
fn entry(file: &str, when: When, digest: &str) -> String {
    let name = if file == "index.html" { "" } else { file };
    let when = match when {
        When::First => 0,
        When::Soon => 1,
        When::Asked => 2,
    };
    format!("[\"{name}\",{when},\"{digest}\"]")
}

/// When a file of the page is kept; none where the worker leaves it to the network.
fn when(file: &str) -> Option<When> {
    if smaller::is_compressed(file) {
        return None;
    }
    let words = file.starts_with(ground::WORDS) && file.ends_with(".txt");
    if words || file.starts_with("static/") || SHIPPED.contains(&file) {
        return Some(When::Asked);
    }
    if file == "index.html" {
        return Some(When::First);
    }
    // What other pages load, and what is read by nobody's page, has no digest in its name.
    if file.contains('/') || !names::is_named(file) {
        return None;
    }
    Some(if file.starts_with(ground::LATER) { When::Soon } else { When::First })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_page_is_kept_in_its_time() {
        for (file, expected) in [
            ("index.html", Some(When::First)),
            ("fourway-web-956bbdfb2ab76b96_bg.wasm", Some(When::First)),
            ("fourway-reader-b8aaff1454c452f1_bg.wasm", Some(When::Soon)),
            ("words-18b94e9931bc4b8b/es.txt", Some(When::Asked)),
            ("static/abort.en.html", Some(When::Asked)),
            ("icon.svg", Some(When::Asked)),
            ("fourway-web-956bbdfb2ab76b96_bg.wasm.br", None),
            ("static/abort.en.html.gz", None),
            ("embed.js", None),
            ("fourway.html", None),
            ("sw.js", None),
            ("packages/a-18b94e9931bc4b8b.zip", None),
        ] {
            assert_eq!(when(file), expected, "{file}");
        }
        assert_eq!(entry("index.html", When::First, "x="), "[\"\",0,\"x=\"]");
    }
}
