//! The words of `index.html`: those that must stand before the engine runs are the catalogue's.

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
    let words = Catalogue::english();
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
