//! Writes what can be read without the engine into a built page: `fourway-still DIST [SITE]`, the folder of the page, and
//! where it is published.
//!
//! Every scene and every way in every language is a page: whole by itself, with what happened in order and why. Of scenes the
//! page shows one where its engine cannot run. Beside them stands what search engines, previews of links and those who embed
//! it ask for.
#![forbid(unsafe_code)]

mod about;
mod body;
mod front;
mod head;
mod map;
mod numbers;
mod oembed;
mod page;
mod place;
mod site;
mod ways;

use fourway_stage::Catalogue;
use head::Page;
use place::Place;
use site::Site;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

/// The stem of the style sheet of these pages, and of the folder of the words, in a built page.
const STYLE: &str = "fourway-reader-still";
const WORDS: &str = "words";
/// What is written anew as a whole.
const FOLDERS: [&str; 3] = ["read", "static", "oembed"];

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let (dist, site) = match args.as_slice() {
        [dist] => (dist, ""),
        [dist, site] => (dist, site.as_str()),
        _ => {
            eprintln!("usage: fourway-still DIST [SITE]");
            return ExitCode::from(2);
        }
    };
    match Site::parse(site).and_then(|site| write(Path::new(dist), &site)) {
        Ok(count) => {
            println!("{count}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// Every page in every language, and what stands beside them; how many pages there are.
fn write(dist: &Path, site: &Site) -> Result<usize, String> {
    let words = dist.join(found(dist, |name| name.starts_with(WORDS), WORDS)?);
    let style = found(dist, |name| name.starts_with(STYLE) && name.ends_with(".css"), STYLE)?;
    for folder in FOLDERS.map(|name| dist.join(name)) {
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(|e| format!("{}: cannot be removed: {e}", folder.display()))?;
        }
    }
    let codes = languages(&words)?;
    let mut count = 0;
    for code in &codes {
        put(&words, code)?;
        let catalogue = Catalogue::here();
        for place in Place::all() {
            let page = Page { place, code, codes: &codes, site, style: &style, words: &catalogue };
            save(dist, &place.path(code), &text(&page)?)?;
            if let Some(answer) = oembed::answer(place, code, site, &catalogue) {
                save(dist, &place.answer(code), &answer)?;
            }
            count += 1;
        }
        if code == head::FIRST {
            let index = read(&dist.join("index.html"))?;
            save(dist, "index.html", &front::with_head(&index, site, &codes, &catalogue)?)?;
        }
    }
    save(dist, "robots.txt", &map::robots(site))?;
    match map::sitemap(site, &codes) {
        Some(map) => save(dist, "sitemap.xml", &map)?,
        // One of an earlier build would tell of another site.
        None => drop(fs::remove_file(dist.join("sitemap.xml"))),
    }
    Ok(count)
}

fn text(page: &Page<'_>) -> Result<String, String> {
    match page.place {
        Place::Home | Place::Way(_) => Ok(ways::page(page)),
        Place::Scene(name) => page::page(page, name).ok_or_else(|| format!("{name}: found no scenario, expected one")),
    }
}

/// The one file or folder of the built page with such a name.
fn found(dist: &Path, is: impl Fn(&str) -> bool, what: &str) -> Result<String, String> {
    let listed = fs::read_dir(dist).map_err(|e| format!("{}: cannot be read: {e}", dist.display()))?;
    let mut names = listed.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.find(|name| is(name)).ok_or_else(|| format!("{}: found no {what}, expected a built page", dist.display()))
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|e| format!("{}: cannot be read: {e}", file.display()))
}

fn save(dist: &Path, path: &str, text: &str) -> Result<(), String> {
    let file = dist.join(path);
    let folder = file.parent().unwrap_or(dist);
    fs::create_dir_all(folder).map_err(|e| format!("{}: cannot be made: {e}", folder.display()))?;
    fs::write(&file, text).map_err(|e| format!("{}: cannot be written: {e}", file.display()))
}

/// Text as it stands between tags and in attributes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The languages of which there are words, in order. The made-up one, which has capitals after its hyphen twice, has no readers.
fn languages(words: &Path) -> Result<Vec<String>, String> {
    let listed = fs::read_dir(words).map_err(|e| format!("{}: cannot be read: {e}", words.display()))?;
    let names = listed.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut codes: Vec<String> = names
        .filter_map(|name| name.strip_suffix("-later.txt").map(str::to_owned))
        .filter(|code| code != "en-XA")
        .collect();
    codes.sort();
    if codes.is_empty() {
        return Err(format!("{}: found no words, expected those of a built page", words.display()));
    }
    Ok(codes)
}

/// Puts the words of a language in place, all of them.
fn put(words: &Path, code: &str) -> Result<(), String> {
    let parts = ["", "-more", "-later"].map(|part| read(&words.join(format!("{code}{part}.txt"))));
    let text: String = parts.into_iter().collect::<Result<_, _>>()?;
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    // A catalogue borrows its words for as long as the program runs; there is one for each language.
    let text: &'static str = lines.join("\n").leak();
    Catalogue::given(text, numbers::of(code, text)?).put();
    Ok(())
}

#[cfg(test)]
#[path = "main_tests.rs"]
mod tests;
