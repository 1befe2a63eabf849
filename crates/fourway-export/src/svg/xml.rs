//! Elements as text, everything in them escaped.

use std::fmt::{Display, Write};

/// The attributes of an element.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a dyn Display)];

/// A document that grows, and whether its language runs from right to left.
#[derive(Default)]
pub(super) struct Xml(String, bool);

impl Xml {
    /// A document in a language that may run from right to left.
    pub(super) fn of(rtl: bool) -> Self {
        Self(String::new(), rtl)
    }

    /// True in a language that runs from right to left.
    pub(super) const fn is_rtl(&self) -> bool {
        self.1
    }

    /// An element without content.
    pub(super) fn empty(&mut self, tag: &str, attributes: Attributes<'_>) {
        self.begin(tag, attributes);
        self.0 += "/>";
    }

    /// An element with a text.
    pub(super) fn text(&mut self, tag: &str, attributes: Attributes<'_>, text: &str) {
        self.begin(tag, attributes);
        // The drawing itself runs from left to right: each text, or part of one, by its first letter.
        if self.1 && matches!(tag, "text" | "tspan") {
            self.0 += " unicode-bidi=\"plaintext\"";
        }
        self.0 += ">";
        escape(&mut self.0, text);
        self.end(tag);
    }

    /// An element with what `content` writes, on lines of its own.
    pub(super) fn group(&mut self, tag: &str, attributes: Attributes<'_>, content: impl FnOnce(&mut Self)) {
        self.begin(tag, attributes);
        self.0 += ">\n";
        content(self);
        self.end(tag);
        self.line();
    }

    /// An element with what `content` writes, where a line break would be a space in a text.
    pub(super) fn inline(&mut self, tag: &str, attributes: Attributes<'_>, content: impl FnOnce(&mut Self)) {
        self.begin(tag, attributes);
        self.0 += ">";
        content(self);
        self.end(tag);
    }

    /// Ends a line between elements.
    pub(super) fn line(&mut self) {
        self.0 += "\n";
    }

    /// The whole text.
    pub(super) fn into_string(self) -> String {
        self.0
    }

    fn begin(&mut self, tag: &str, attributes: Attributes<'_>) {
        self.0 += "<";
        self.0 += tag;
        let mut value = String::new();
        for (name, given) in attributes {
            value.clear();
            // Writing to a string cannot fail.
            let _ = write!(value, "{given}");
            self.0.extend([" ", *name, "=\""]);
            escape(&mut self.0, &value);
            self.0 += "\"";
        }
    }

    fn end(&mut self, tag: &str) {
        self.0.extend(["</", tag, ">"]);
    }
}

/// What stands for itself in a text and in an attribute; a character that XML 1.0 does not know becomes U+FFFD.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_markup_is_escaped() {
        let mut xml = Xml::default();
        xml.text("a", &[("b", &"\"<&"), ("c", &1)], "]]> \u{1}\u{ffff}é");
        assert_eq!(xml.into_string(), "<a b=\"&quot;&lt;&amp;\" c=\"1\">]]&gt; \u{fffd}\u{fffd}é</a>");
    }
}
