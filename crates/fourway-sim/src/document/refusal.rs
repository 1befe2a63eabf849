//! Why a document is refused: a place and what is said of it, in parts that every language can put together.

use super::kinds::Kind;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

/// Most characters of either half of a refusal.
const LONGEST_REFUSAL: usize = 600;

/// Why a document was refused: one line for a person. As small as a pointer, because every reading carries one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(Box<(String, Phrase)>);

/// What is said, with what is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    kind: Kind,
    slots: Vec<(&'static str, Slot)>,
}

/// What is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    /// Notation, the same in every language: keys, values, numbers.
    Kept(String),
    /// Something that is said in its turn.
    Said(Phrase),
}

impl From<&str> for Slot {
    fn from(text: &str) -> Self {
        Self::Kept(text.to_string())
    }
}

impl From<String> for Slot {
    fn from(text: String) -> Self {
        Self::Kept(text)
    }
}

impl From<Phrase> for Slot {
    fn from(phrase: Phrase) -> Self {
        Self::Said(phrase)
    }
}

impl From<Kind> for Slot {
    fn from(kind: Kind) -> Self {
        Self::Said(Phrase::of(kind, []))
    }
}

impl Phrase {
    #[cold]
    #[inline(never)]
    fn made(kind: Kind, slots: Vec<(&'static str, Slot)>) -> Self {
        Self { kind, slots }
    }

    pub(crate) fn of<const N: usize>(kind: Kind, slots: [(&'static str, Slot); N]) -> Self {
        Self::made(kind, slots.into())
    }

    /// Something was found where something else was expected.
    pub(crate) fn found(found: impl Into<Slot>, expected: impl Into<Slot>) -> Self {
        Self::of(Kind::Found, [("found", found.into()), ("expected", expected.into())])
    }

    /// A number out of its range, which is said so.
    pub(crate) fn out_of(kind: Kind, found: impl ToString, least: impl ToString, most: impl ToString) -> Self {
        let range = [("least", least.to_string().into()), ("most", most.to_string().into())];
        Self::found(found.to_string(), Self::of(kind, range))
    }

    /// So many, or so much, of something.
    pub(crate) fn count(kind: Kind, n: impl ToString) -> Self {
        Self::of(kind, [("n", n.to_string().into())])
    }

    /// At most so many, or so much.
    pub(crate) fn at_most(most: impl ToString) -> Self {
        Self::of(Kind::AtMost, [("most", most.to_string().into())])
    }

    /// A name that is none of those known; any text may be one.
    pub(crate) fn unknown(kind: Kind, name: &str, expected: impl Into<Slot>) -> Self {
        Self::of(kind, [("name", quoted(name)), ("expected", expected.into())])
    }

    /// One of these.
    pub(crate) fn one_of(known: &[&str]) -> Self {
        match known {
            [one, other] => Self::of(Kind::Or, [("one", (*one).into()), ("other", (*other).into())]),
            _ => Self::of(Kind::OneOf, [("list", known.join(", ").into())]),
        }
    }

    fn in_words(&self, say: Say<'_>, keep: Keep<'_>) -> String {
        let said: Vec<(&str, String)> = self
            .slots
            .iter()
            .map(|(name, slot)| match slot {
                Slot::Kept(text) => (*name, keep(text)),
                Slot::Said(phrase) => (*name, phrase.in_words(say, keep)),
            })
            .collect();
        let slots: Vec<(&str, &str)> = said.iter().map(|(name, text)| (*name, text.as_str())).collect();
        say(self.kind, &slots)
    }
}

/// A text as notation, between quotes.
pub(crate) fn quoted(text: &str) -> Slot {
    Slot::Kept(format!("\"{text}\""))
}

/// Says something in a language, with what is filled in by name.
pub type Say<'a> = &'a dyn Fn(Kind, &[(&str, &str)]) -> String;
/// Puts notation between words of a language.
pub type Keep<'a> = &'a dyn Fn(&str) -> String;

impl Refusal {
    #[cold]
    #[inline(never)]
    pub(crate) fn new(path: impl Into<String>, problem: Phrase) -> Self {
        Self(Box::new((one_line(&path.into()), problem)))
    }

    /// Something was found at a place where something else was expected.
    pub(crate) fn found(path: impl Into<String>, found: impl Into<Slot>, expected: impl Into<Slot>) -> Self {
        Self::new(path, Phrase::found(found, expected))
    }

    /// JSON path of the place, such as `faults[0].do`; empty for the document as a whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.0
    }

    /// What is said, and each part of it.
    #[must_use]
    pub fn kinds(&self) -> Vec<Kind> {
        let (mut kinds, mut left) = (Vec::new(), [&self.0.1].to_vec());
        while let Some(phrase) = left.pop() {
            kinds.push(phrase.kind);
            left.extend(phrase.slots.iter().filter_map(|(_, slot)| match slot {
                Slot::Kept(_) => None,
                Slot::Said(phrase) => Some(phrase),
            }));
        }
        kinds
    }

    /// What was found and what was expected, in English.
    #[must_use]
    pub fn problem(&self) -> String {
        one_line(&self.0.1.in_words(&english, &|text| text.to_string()))
    }

    /// The line in another language: what is said, and how notation stands in it.
    #[must_use]
    pub fn told(&self, say: Say<'_>, keep: Keep<'_>) -> String {
        let path = if self.path().is_empty() { say(Kind::Document, &[]) } else { keep(self.path()) };
        say(Kind::Line, &[("path", &path), ("problem", &one_line(&self.0.1.in_words(say, keep)))])
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(&english, &|text| text.to_string()))
    }
}

impl core::error::Error for Refusal {}

/// The English of the command line, with its slots filled.
fn english(kind: Kind, slots: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    for (n, part) in kind.english().split('{').enumerate() {
        let (name, rest) = if n > 0 { part.split_once('}').unwrap_or_default() } else { ("", part) };
        let value = slots.iter().find(|(slot, _)| *slot == name).map_or("", |(_, value)| *value);
        filled.extend([value, rest]);
    }
    filled
}

/// What was found may hold anything; a refusal is one line that fits a screen.
fn one_line(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() { escaped.extend(c.escape_default()) } else { escaped.push(c) }
    }
    match escaped.char_indices().nth(LONGEST_REFUSAL) {
        Some((end, _)) => format!("{} …", &escaped[..end]),
        None => escaped,
    }
}
