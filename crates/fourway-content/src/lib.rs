//! The words of the page: Fluent files under `content/<locale>/`, read and checked when the project is built.
//!
//! What a visitor's browser gets are lines of key, tab, text, in order of the keys, as [`lines`] makes them. A slot stands
//! in a text as `{name}`. A choice by a number stands between two bytes 1, its parts with a byte 2 between them: the name
//! of the slot, then for each variant its key and its text; the last variant is the one for every other number.

mod compile;
mod locale;
mod pseudo;
mod read;

pub use compile::{CHOICE, PART};
pub use locale::{Locale, PSEUDO, locales};
pub use pseudo::pseudo;
pub use read::{folder, parse};

use fourway_proto::Rule;
use std::collections::{BTreeMap, BTreeSet};

/// The words of a locale, by key.
pub type Words = BTreeMap<String, Message>;

/// One message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The text as a browser gets it; see the crate's description.
    pub text: String,
    /// The names of the variables that it shows.
    pub shown: BTreeSet<String>,
    /// The names of the variables by which it chooses.
    pub choices: BTreeSet<String>,
    /// The names of the variables by which its twin in another language may choose: its own choices, and what the comment
    /// before it calls a number, as in `# $count (Number)`.
    pub offers: BTreeSet<String>,
    /// The file it stands in.
    pub file: String,
    /// The line of the file in which its id stands, from 1.
    pub line: usize,
}

/// The id of a key: `set.do=open` is `set--do__open`, since an id of Fluent has neither dots nor equals signs.
#[must_use]
pub fn id_of(key: &str) -> String {
    key.replace('.', "--").replace('=', "__")
}

/// The key of an id; none where the id is not that of one key alone, as with `a---b`.
#[must_use]
pub fn key_of(id: &str) -> Option<String> {
    let key = id.replace("--", ".").replace("__", "=");
    (id_of(&key) == id && !id.contains("---") && !id.contains("___")).then_some(key)
}

/// Compares the words of a locale with those of the first, message by message: same keys, same variables shown, choices by
/// what is a number there. A line for each difference: the file, the place, what was found and what was expected.
#[must_use]
pub fn differences(first: &Words, locale: &str, other: &Words) -> Vec<String> {
    let mut told = Vec::new();
    for (key, message) in first {
        let Some(twin) = other.get(key) else {
            let place = format!("{}:{}: {}", message.file, message.line, id_of(key));
            told.push(format!(
                "{place}: found it here and not in content/{locale}, expected every message in every locale"
            ));
            continue;
        };
        let place = format!("{}:{}: {}", twin.file, twin.line, id_of(key));
        if twin.shown != message.shown {
            let (found, expected) = (names(&twin.shown), names(&message.shown));
            told.push(format!("{place}: found {found}, expected {expected} as in {}", message.file));
        }
        if let Some(other) = twin.choices.iter().find(|name| !message.offers.contains(*name)) {
            let expected = names(&message.offers);
            told.push(format!("{place}: found a choice by ${other}, expected {expected} as in {}", message.file));
        }
    }
    let alone = other.iter().filter(|(key, _)| !first.contains_key(*key));
    told.extend(alone.map(|(key, alone)| {
        let place = format!("{}:{}: {}", alone.file, alone.line, id_of(key));
        format!("{place}: found a message that content/en has not, expected none")
    }));
    told
}

/// The words as sorted lines of key, tab, text, with the keys that the catalogue asks for.
#[must_use]
pub fn lines(words: &Words) -> String {
    let sorted: BTreeMap<String, &str> =
        words.iter().map(|(key, message)| (asked(key), message.text.as_str())).collect();
    sorted.iter().map(|(key, text)| format!("{key}\t{text}\n")).collect()
}

/// A rule is asked for by its number: `rule.abort` is `rule.17`. Names of rules were 1 KB of a first visit.
fn asked(key: &str) -> String {
    match rule_of(key) {
        Some((Some(rule), rest)) => format!("rule.{}{rest}", rule as usize),
        Some((None, _)) | None => key.to_owned(),
    }
}

/// The rule of which a message says something, if there is one of such a name, and the rest of the key.
fn rule_of(key: &str) -> Option<(Option<Rule>, &str)> {
    let name = key.strip_prefix("rule.")?;
    let (name, rest) = name.split_at(name.find('.').unwrap_or(name.len()));
    Some((Rule::from_name(name), rest))
}

fn names(variables: &BTreeSet<String>) -> String {
    let names: Vec<String> = variables.iter().map(|name| format!("${name}")).collect();
    if names.is_empty() { "no variable".to_owned() } else { names.join(", ") }
}
