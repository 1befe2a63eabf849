//! The words of `index.html` and of the templates are the catalogue's.

use fourway_stage::Catalogue;

const SHELL: &str = include_str!("../../../index.html");

/// Each element that names its key, with its text or its `content`.
fn keyed() -> Vec<(&'static str, &'static str)> {
    let tags = SHELL.match_indices("data-key=\"").map(|(at, begin)| {
        let (key, rest) = SHELL[at + begin.len()..].split_once('"').expect("an end of the key");
        let tag = &SHELL[SHELL[..at].rfind('<').expect("a tag")..at];
        let text = match tag.split_once("content=\"") {
            Some((_, content)) => content.split_once('"').expect("an end of the content").0,
            None => rest.split_once('>').and_then(|(_, text)| text.split_once('<')).expect("a text").0,
        };
        (key, text)
    });
    tags.collect()
}

#[test]
fn every_word_before_the_engine_runs_is_the_catalogues() {
    let words = Catalogue::whole();
    let keyed = keyed();
    assert!(keyed.len() > 10, "{keyed:?}");
    for (key, text) in keyed {
        assert_eq!(words.get(key), text, "{key}");
    }
}

#[test]
fn every_sheet_of_styles_is_in_the_page() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/css");
    for entry in std::fs::read_dir(folder).expect("www/css") {
        let name = entry.expect("an entry").file_name().into_string().expect("a name");
        assert!(SHELL.contains(&format!("href=\"www/css/{name}\"")), "{name}");
    }
}

#[test]
fn every_key_in_a_template_is_in_the_catalogue() {
    let words = Catalogue::english();
    let mut keys = 0;
    for source in sources(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))) {
        let text = std::fs::read_to_string(&source).expect("a source file");
        let live = text.split("#[cfg(test)]").next().expect("a beginning");
        let code: String = live.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for part in code.split('{').skip(1) {
            let key = part.split('}').next().expect("a beginning");
            let plain = |c: char| c.is_ascii_lowercase() || c == '_';
            if key.contains('.') && key.split('.').all(|name| !name.is_empty() && name.chars().all(plain)) {
                assert!(words.has(key), "{}: {key}", source.display());
                keys += 1;
            }
        }
    }
    assert!(keys > 30, "{keys} keys");
}

fn sources(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}
