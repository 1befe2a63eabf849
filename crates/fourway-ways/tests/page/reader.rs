//! A strict reader of markup: it takes what the page can make elements of, and what every way owes a reader, and nothing else.

use std::collections::BTreeSet;

/// Elements without an end.
const VOID: [&str; 3] = ["input", "br", "hr"];
/// References to characters that the page knows.
const REFERENCES: [&str; 4] = ["lt;", "amp;", "quot;", "lbrace;"];
/// What a key of the words begins with.
const KEYS: [&str; 15] = [
    "learn.",
    "lesson.",
    "myth.",
    "challenge.",
    "compare.",
    "scene.",
    "term.",
    "note.",
    "rule.",
    "host.",
    "state.",
    "ladder.",
    "call.",
    "act.",
    "unit.",
];
/// Elements in which nothing may be pressed or followed but they themselves.
const WHOLE: [&str; 5] = ["a", "button", "label", "legend", "summary"];

struct Reader<'a> {
    html: &'a str,
    open: Vec<&'a str>,
    ids: BTreeSet<&'a str>,
    /// The ids that something refers to.
    named: Vec<&'a str>,
}

/// Panics where an element is not ended, an attribute is no `name="value"`, an id stands twice or is not the way's own or
/// leads nowhere, something that can be pressed stands within something that can, a link leads out of the page, a key has no
/// words, a slot was not filled, or the heading is not the one by which the way is called.
pub fn read(html: &str) {
    let mut reader = Reader { html, open: Vec::new(), ids: BTreeSet::new(), named: Vec::new() };
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        reader.text(&rest[..at]);
        let end = at + end_of(&rest[at..]);
        reader.tag(&rest[at + 1..end]);
        rest = &rest[end + 1..];
    }
    reader.text(rest);
    assert!(reader.open.is_empty(), "{:?} without an end: {html}", reader.open);
    assert!(reader.named.iter().all(|name| reader.ids.contains(name)), "{:?} of {:?}", reader.named, reader.ids);
    assert_eq!(html.matches("<h1").count(), 1, "{html}");
    assert!(html.contains("<h1 id=\"way-title\" tabindex=\"-1\""), "{html}");
    assert!(html.starts_with("<section class=\"way ") && html.contains(" aria-labelledby=\"way-title\">"), "{html}");
}

/// Where a tag ends: at the first `>` outside of quotes.
fn end_of(rest: &str) -> usize {
    let mut quoted = false;
    let end = rest.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    });
    end.unwrap_or_else(|| panic!("a tag does not end: {rest}"))
}

impl<'a> Reader<'a> {
    fn tag(&mut self, tag: &'a str) {
        let html = self.html;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(self.open.pop(), Some(name), "{html}");
            return;
        }
        let (tag, closed) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let drawn = self.open.contains(&"svg");
        assert!(drawn || closed == VOID.contains(&name), "<{tag}> ends in itself: {html}");
        let pairs = pairs(attributes);
        for (key, value) in &pairs {
            self.attribute(key, value);
        }
        let has = |wanted: &str| pairs.iter().any(|(key, _)| *key == wanted);
        if name == "button" {
            assert!(pairs.contains(&("type", "button")) && (has("name") || has("data-go")), "<{tag}>: {html}");
        }
        if name == "a" || name == "button" {
            assert!(!self.open.iter().any(|open| WHOLE.contains(open)), "<{tag}> within {:?}: {html}", self.open);
        }
        if !closed {
            self.open.push(name);
        }
    }

    fn attribute(&mut self, key: &str, value: &'a str) {
        self.text(value);
        match key {
            "id" => assert!(value.starts_with("way-") && self.ids.insert(value), "id {value}: {}", self.html),
            "aria-labelledby" | "aria-describedby" | "for" => self.named.push(value),
            "href" => assert!(value.starts_with('#') && value.len() > 1, "href {value}: {}", self.html),
            _ => {}
        }
    }

    fn text(&self, text: &str) {
        for part in text.split('&').skip(1) {
            assert!(REFERENCES.iter().any(|name| part.starts_with(name)), "&{part}: {}", self.html);
        }
        let key = |word: &str| {
            let rest = KEYS.iter().find_map(|key| word.strip_prefix(key));
            rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
        };
        assert!(!text.split(' ').any(key), "{text:?} has no words: {}", self.html);
        assert!(!text.contains(['{', '}']), "{text:?} has a slot that was not filled: {}", self.html);
    }
}

fn pairs(mut attributes: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    while !attributes.trim().is_empty() {
        let (key, rest) = attributes.trim_start().split_once("=\"").unwrap_or_else(|| panic!("{attributes:?}"));
        let (value, rest) = rest.split_once('"').expect("a value has an end");
        assert!(!key.contains(' '), "{key:?} is no name of an attribute");
        found.push((key, value));
        attributes = rest;
    }
    found
}

/// The text of markup, without its tags.
pub fn text_of(html: &str) -> String {
    html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect::<Vec<_>>().join(" ")
}

/// The values of the attribute of every element whose tag has this in it.
pub fn values(html: &str, tag_has: &str, attribute: &str) -> Vec<String> {
    let start = format!(" {attribute}=\"");
    let tags = html.split('<').filter(|part| part.split('>').next().is_some_and(|tag| tag.contains(tag_has)));
    tags.filter_map(|tag| Some(tag.split_once(&start)?.1.split('"').next()?.to_owned())).collect()
}
