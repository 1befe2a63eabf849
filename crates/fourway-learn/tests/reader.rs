//! The reader of the build: what it refuses, with the file, the place, what was found and what was expected.

#[path = "../build/format.rs"]
#[expect(dead_code, reason = "the build writes tables of it")]
mod format;
#[path = "../build/read.rs"]
#[expect(dead_code, reason = "the build writes tables of it")]
mod read;

use std::fs;
use std::path::{Path, PathBuf};

/// A copy of `data/` with one file changed.
struct Copied(PathBuf);

impl Copied {
    fn with(name: &str, file: &str, from: &str, to: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&folder).expect("a folder");
        for entry in fs::read_dir("data").expect("the data") {
            let path = entry.expect("an entry").path();
            let text = fs::read_to_string(&path).expect("a file");
            let own = path.file_name().expect("a name");
            let changed = if own == file { text.replacen(from, to, 1) } else { text.clone() };
            assert!(own != file || changed != text, "{file} has no {from}");
            fs::write(folder.join(own), changed).expect("written");
        }
        Self(folder)
    }

    fn refusal(&self) -> String {
        let problem = read::data(&self.0, Path::new("../../scenarios")).err().unwrap_or_default();
        assert_eq!(problem.lines().count(), 1, "{problem}");
        problem.replace(&format!("{}/", self.0.display()), "")
    }
}

fn check(name: &str, file: &str, from: &str, to: &str, expected: &str) {
    let found = Copied::with(name, file, from, to).refusal();
    assert!(found.starts_with(expected), "{found}");
}

#[test]
fn the_data_is_read_and_its_keys_are_those_of_the_words() {
    let data =
        read::data(Path::new("data"), Path::new("../../scenarios")).unwrap_or_else(|problem| panic!("{problem}"));
    let words = fourway_content::folder(Path::new("../../content/en/learn"), "en")
        .unwrap_or_else(|problem| panic!("{problem}"));
    assert_eq!(read::same_keys(&data.keys, &words), Ok(()));
    let mut fewer = words.clone();
    fewer.remove("challenge.abort.title");
    let expected = "content/en/learn: found no words for challenge.abort.title, expected them";
    assert_eq!(read::same_keys(&data.keys, &fewer), Err(expected.to_owned()));
    let mut more = words;
    let one = fewer.first_key_value().expect("words").1.clone();
    more.insert("challenge.none.title".to_owned(), one);
    let expected = "content/en/learn: challenge.none.title: found words that no data asks for, expected none";
    assert_eq!(read::same_keys(&data.keys, &more), Err(expected.to_owned()));
}

#[test]
fn what_is_out_of_order_is_refused_with_its_place() {
    let challenges = "challenges.json";
    check(
        "key",
        challenges,
        "\"par\"",
        "\"pra\"",
        "challenges.json: challenges[0].pra: unknown field `pra`, expected one of `id`,",
    );
    check(
        "type",
        challenges,
        "\"level\": 1",
        "\"level\": \"1\"",
        "challenges.json: challenges[0].level: invalid type: string \"1\", expected u8",
    );
    check(
        "kind",
        challenges,
        "[\"close\", \"shutdown\"]",
        "[\"crash\"]",
        "challenges.json: challenges[0].may.do[0]: unknown variant `crash`, expected one of `drop`,",
    );
    check(
        "scene",
        challenges,
        "\"your-turn\"",
        "\"my-turn\"",
        "challenges.json: challenges[0].scenario: found my-turn, expected the name of a file under scenarios/",
    );
    check(
        "rule",
        challenges,
        "{ \"outcome\": \"closed\" }",
        "{ \"outcome\": \"shut\" }",
        "challenges.json: challenges[0]: expect[1].outcome: unknown outcome \"shut\", expected one of closed,",
    );
    check(
        "twice",
        challenges,
        "\"the-other-waits\"",
        "\"first-goodbye\"",
        "data: found the key challenge.first-goodbye.",
    );
    check(
        "inline",
        challenges,
        "\"script\": [] }",
        "\"script\": [], \"script\": [] }",
        "challenges.json: challenges[1].scenario: document: found key script twice, expected it once",
    );
}

#[test]
fn what_belongs_together_is_looked_at() {
    check(
        "right",
        "lesson.json",
        "\"right\": \"works\"",
        "\"right\": \"maybe\"",
        "lesson.json: steps[0].right: found maybe, expected one of gone, works, again",
    );
    check(
        "empty",
        "myths.json",
        "\"expect\": [",
        "\"expect\": [], \"more\": [",
        "myths.json: myths[0].experiment.more: unknown field",
    );
    check(
        "see",
        "glossary.json",
        "\"see\": [\"segment\"",
        "\"see\": [\"segments\"",
        "glossary.json: terms[0].see: found segments, expected the id of a term",
    );
    check("shelf", "notes.json", "\"expert\"", "\"experts\"", "notes.json: notes[0].shelf: unknown variant `experts`");
}
