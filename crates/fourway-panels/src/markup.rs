//! Markup as text. A template is filled here and read by the page, which makes elements of it: HTML in which an element that
//! holds nothing ends in `/>`, and with four character references (`&lt;`, `&amp;`, `&quot;`, `&lbrace;`) and no others.
//!
//! ```text
//! markup!("<p class=\"a\" data-go={}>{}</p>", "l3", "text")
//! worded!(words, "<h2>{tab.states}</h2>")
//! ```
//! `{}` takes the next slot: the value of an attribute, a text or more markup. `{a.key}` is a text of the catalogue. A slot
//! that is `None` leaves its attribute or its place out. Line breaks and the indent after them stand for nothing.

use fourway_stage::Catalogue;
use std::slice::Iter;

/// A piece of markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup(pub String);

/// What fills a `{}`.
#[derive(Debug)]
pub enum Slot {
    /// Nothing.
    Out,
    /// The value of an attribute, or a text.
    Text(String),
    /// What is markup already.
    Markup(Markup),
}

impl From<&str> for Slot {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Slot {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Slot {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<bool> for Slot {
    fn from(holds: bool) -> Self {
        Self::Text(holds.to_string())
    }
}

impl From<Markup> for Slot {
    fn from(markup: Markup) -> Self {
        Self::Markup(markup)
    }
}

impl From<Vec<Markup>> for Slot {
    fn from(pieces: Vec<Markup>) -> Self {
        Self::Markup(pieces.into_iter().collect())
    }
}

impl<T: Into<Self>> From<Option<T>> for Slot {
    fn from(slot: Option<T>) -> Self {
        slot.map_or(Self::Out, Into::into)
    }
}

impl FromIterator<Markup> for Markup {
    fn from_iter<I: IntoIterator<Item = Self>>(pieces: I) -> Self {
        Self(pieces.into_iter().map(|piece| piece.0).collect())
    }
}

/// The markup of a template without words.
#[macro_export]
macro_rules! markup {
    ($template:expr $(, $slot:expr)* $(,)?) => {
        $crate::markup::filled(None, $template, &[$($crate::markup::Slot::from($slot)),*])
    };
}

/// The markup of a template with words.
#[macro_export]
macro_rules! worded {
    ($words:expr, $template:expr $(, $slot:expr)* $(,)?) => {
        $crate::markup::filled(Some($words), $template, &[$($crate::markup::Slot::from($slot)),*])
    };
}

pub use {markup, worded};

/// Elements without an end.
const VOID: [&str; 3] = ["input", "br", "hr"];

/// Fills a template.
pub fn filled(words: Option<&Catalogue>, template: &'static str, slots: &[Slot]) -> Markup {
    let mut filler = Filler { rest: template, words, slots: slots.iter(), out: String::new() };
    while !filler.rest.is_empty() {
        filler.next();
    }
    Markup(filler.out)
}

struct Filler<'a> {
    rest: &'static str,
    words: Option<&'a Catalogue>,
    slots: Iter<'a, Slot>,
    out: String,
}

impl<'a> Filler<'a> {
    /// Up to one of these, which is left.
    fn until(&mut self, stops: &[char]) -> &'static str {
        let (taken, rest) = self.rest.split_at(self.rest.find(stops).unwrap_or(self.rest.len()));
        self.rest = rest;
        taken
    }

    fn skip(&mut self) {
        self.rest = self.rest.get(1..).unwrap_or_default();
    }

    /// After an opening brace: what stands for it.
    fn slot(&mut self) -> Option<std::borrow::Cow<'a, str>> {
        let key = self.until(&['}']);
        self.skip();
        if key.is_empty() {
            return match self.slots.next()? {
                Slot::Out => None,
                Slot::Text(text) => Some(escaped(text).into()),
                Slot::Markup(markup) => Some(markup.0.as_str().into()),
            };
        }
        self.words.map(|words| escaped(words.get(key)).into())
    }

    /// A text, a slot or a tag.
    fn next(&mut self) {
        match self.rest.as_bytes()[0] {
            b'\n' => self.rest = self.rest.trim_start_matches(['\n', ' ']),
            b'{' => {
                self.skip();
                let text = self.slot();
                self.out.extend(text);
            }
            b'<' => self.tag(),
            _ => {
                let text = self.until(&['<', '{', '\n']);
                self.out.push_str(text);
            }
        }
    }

    fn tag(&mut self) {
        let name = self.until(&[' ', '\n', '>', '/']);
        self.out.push_str(name);
        if name == "<" {
            let end = self.until(&['>']);
            self.out.push_str(end);
        }
        loop {
            self.rest = self.rest.trim_start_matches(['\n', ' ']);
            if self.rest.starts_with("/>") {
                self.rest = &self.rest[2..];
                let name = &name[1..];
                if VOID.contains(&name) {
                    self.out.push_str("/>");
                } else {
                    self.out.extend(["></", name, ">"]);
                }
                return;
            }
            if self.rest.is_empty() || self.rest.starts_with('>') {
                self.skip();
                self.out.push('>');
                return;
            }
            self.attribute();
        }
    }

    fn attribute(&mut self) {
        let name = self.until(&['=']);
        self.skip();
        if self.rest.starts_with('{') {
            self.skip();
            if let Some(value) = self.slot() {
                self.out.extend([" ", name, "=\"", &value, "\""]);
            }
            return;
        }
        self.skip();
        let value = self.until(&['"']);
        self.skip();
        self.out.extend([" ", name, "=\"", value, "\""]);
    }
}

/// A text that markup cannot break out of.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '{' => out.push_str("&lbrace;"),
            '\n' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_fill_attributes_and_places_in_order() {
        assert_eq!(markup!("<p class={} id=\"b\">{}</p>", "a", "c").0, r#"<p class="a" id="b">c</p>"#);
        assert_eq!(markup!("<i a={}/><b c={}></b>", true, None::<String>).0, r#"<i a="true"></i><b></b>"#);
        assert_eq!(markup!("<p>{} <br/></p>", markup!("<b>{}</b>", "x")).0, "<p><b>x</b> <br/></p>");
    }

    #[test]
    fn lines_and_indents_are_nothing_and_a_space_is_one() {
        let filled = markup!("<ol\n  class=\"a\">\n    <li>{}</li>\n</ol>", "a");
        assert_eq!(filled.0, "<ol class=\"a\"><li>a</li></ol>");
        assert_eq!(markup!("<p><b>{}</b> <i>→</i></p>", "a").0, "<p><b>a</b> <i>→</i></p>");
    }

    #[test]
    fn no_text_becomes_markup() {
        let filled = markup!("<p title={}>{}</p>", "\"><script>", "a<b>{}&\nc");
        assert_eq!(filled.0, "<p title=\"&quot;>&lt;script>\">a&lt;b>&lbrace;}&amp; c</p>");
    }

    #[test]
    fn a_key_is_a_text_of_the_catalogue() {
        let filled = worded!(&Catalogue::whole(), "<p title={host.client}>{tab.states}</p>");
        assert_eq!(filled.0, r#"<p title="Client">States</p>"#);
    }

    #[test]
    fn a_template_that_ends_too_early_ends() {
        assert_eq!(markup!("<p a=\"b").0, "<p a=\"b\">");
        assert_eq!(markup!("<p><b>{").0, "<p><b>");
    }
}
