//! Writes every scene as a page that stands still: `fourway-still WORDS STYLE OUT`, the folder of the words of a built page,
//! the address of its style sheet as these pages name it, and the folder to write into.
//!
//! Each is whole by itself: the drawing of the run, what happened in order and why, and the sentences of which the page
//! shows one where its engine cannot run.
#![forbid(unsafe_code)]

mod numbers;
mod page;

use fourway_stage::{Catalogue, gallery};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let [words, style, out] = args.as_slice() else {
        eprintln!("usage: fourway-still WORDS STYLE OUT");
        return ExitCode::from(2);
    };
    match write(Path::new(words), style, Path::new(out)) {
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

/// Every scene in every language; how many pages there are.
fn write(words: &Path, style: &str, out: &Path) -> Result<usize, String> {
    fs::create_dir_all(out).map_err(|e| format!("{}: cannot be made: {e}", out.display()))?;
    let mut count = 0;
    for code in languages(words)? {
        put(words, &code)?;
        let catalogue = Catalogue::here();
        for scene in gallery() {
            let Some(text) = page::page(scene.name, &code, style, &catalogue) else {
                return Err(format!("{}: found no scenario, expected one", scene.name));
            };
            let file = out.join(format!("{}.{code}.html", scene.name));
            fs::write(&file, text).map_err(|e| format!("{}: cannot be written: {e}", file.display()))?;
            count += 1;
        }
    }
    Ok(count)
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
    let read = |file: String| {
        let path = words.join(file);
        fs::read_to_string(&path).map_err(|e| format!("{}: cannot be read: {e}", path.display()))
    };
    let text = read(format!("{code}.txt"))? + &read(format!("{code}-later.txt"))?;
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    // A catalogue borrows its words for as long as the program runs; there is one for each language.
    let text: &'static str = lines.join("\n").leak();
    Catalogue::parse(text, numbers::of(code)?).put();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scene_is_written_in_the_language_of_its_words() {
        let folder = env::temp_dir().join(format!("fourway-still-{}", std::process::id()));
        let words = folder.join("words");
        fs::create_dir_all(&words).unwrap();
        fs::write(words.join("es.txt"), "host.client\tCliente\n").unwrap();
        let later = "language.direction\tltr\nscene.four-way-close.title\tCierre <b>\nstill.policy\tPolítica\n";
        fs::write(words.join("es-later.txt"), later).unwrap();
        assert_eq!(write(&words, "../s.css", &folder.join("out")).unwrap(), gallery().len());
        let text = fs::read_to_string(folder.join("out/four-way-close.es.html")).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert!(text.contains("<html lang=\"es\" dir=\"ltr\">"), "{text}");
        assert!(text.contains("<h2>Cierre &lt;b&gt;</h2>"), "{text}");
        assert!(text.contains(">Cliente</text>") && text.contains("<p data-why=\"policy\">Política</p>"), "{text}");
        assert!(text.contains("<cite>RFC 9293"), "{text}");
    }
}
