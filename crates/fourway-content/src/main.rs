//! Checks all words, or writes them as the files of a built page: `fourway-content` and `fourway-content FOLDER`.
//!
//! The bundler calls it for the page that it has put into a folder, which it names in `TRUNK_STAGING_DIR`.

use fourway_content::{Locale, locales};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

/// What `index.html` has where the directions of all languages go.
const KNOWN: &str = "{ en: \"ltr\" }";

fn main() -> ExitCode {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let all = match locales(&content) {
        Ok(all) => all,
        Err(told) => return refused(&told),
    };
    let staged = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    match env::args_os().nth(1).map(PathBuf::from).or(staged) {
        Some(page) => match write(&all, &page) {
            Ok(()) => ExitCode::SUCCESS,
            Err(problem) => refused(&[problem]),
        },
        None => {
            for locale in &all {
                let count = locale.first.len() + locale.more.len() + locale.later.len() + locale.learn.len();
                println!("content/{}: {count} messages in order", locale.code);
            }
            ExitCode::SUCCESS
        }
    }
}

fn refused(told: &[String]) -> ExitCode {
    for line in told {
        eprintln!("{line}");
    }
    ExitCode::FAILURE
}

/// Three files for each language, and in `index.html` which languages there are.
fn write(all: &[Locale], page: &Path) -> Result<(), String> {
    let pseudo = all.iter().take(1).map(Locale::pseudo);
    let folder = page.join("words");
    fs::create_dir_all(&folder).map_err(|e| format!("{}: cannot be made: {e}", folder.display()))?;
    let mut known = Vec::new();
    for locale in all.iter().cloned().chain(pseudo) {
        put(&folder.join(format!("{}.txt", locale.code)), &locale.at_first(all))?;
        put(&folder.join(format!("{}-more.txt", locale.code)), &locale.at_need())?;
        put(&folder.join(format!("{}-later.txt", locale.code)), &locale.at_last(&version()))?;
        known.push(format!("\"{}\": \"{}\"", locale.code, locale.direction()));
    }
    let index = page.join("index.html");
    let html = fs::read_to_string(&index).map_err(|e| format!("{}: cannot be read: {e}", index.display()))?;
    if !html.contains(KNOWN) {
        return Err(format!("{}: found no {KNOWN}, expected the place for all languages", index.display()));
    }
    put(&index, &html.replace(KNOWN, &format!("{{ {} }}", known.join(", "))))
}

/// The version that the page shows: what the build says of itself, the number of the workspace otherwise.
fn version() -> String {
    env::var("FOURWAY_VERSION").unwrap_or_else(|_| env!("CARGO_PKG_VERSION").to_owned())
}

fn put(file: &Path, text: &str) -> Result<(), String> {
    fs::write(file, text).map_err(|e| format!("{}: cannot be written: {e}", file.display()))
}
