//! The strings of one locale, and how spans of time are written.

use fourway_proto::Micros;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The strings of one locale. Two catalogues are equal when they are the same one.
#[derive(Debug)]
pub struct Catalogue {
    strings: BTreeMap<String, String>,
}

impl PartialEq for Catalogue {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Catalogue {}

impl Catalogue {
    /// The English strings.
    #[must_use]
    pub fn english() -> Rc<Self> {
        Rc::new(Self::parse(&[
            include_str!("../../../content/en/page.json"),
            include_str!("../../../content/en/scenes.json"),
            include_str!("../../../content/en/rules.json"),
            include_str!("../../../content/en/events.json"),
        ]))
    }

    /// A file that is not a flat object of strings gives none; a test reads each of ours.
    fn parse(files: &[&str]) -> Self {
        let mut strings = BTreeMap::new();
        for file in files {
            strings.extend(serde_json::from_str::<BTreeMap<String, String>>(file).unwrap_or_default());
        }
        Self { strings }
    }

    /// The string of a key; an unknown key stands for itself.
    #[must_use]
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.strings.get(key).map_or(key, String::as_str)
    }

    /// True when the key has a string.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.strings.contains_key(key)
    }

    /// The string of a key with its `{slots}` filled.
    #[must_use]
    pub fn fill(&self, key: &str, slots: &[(&str, &str)]) -> String {
        let mut text = self.get(key).to_owned();
        for (slot, value) in slots {
            text = text.replace(&format!("{{{slot}}}"), value);
        }
        text
    }
}

/// A span or a moment for people: `150 ms`, `1.15 s`, `4 min 0 s`.
#[must_use]
pub fn duration(span: Micros) -> String {
    format!("{span} ms")
}
