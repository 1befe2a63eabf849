//! Where in a text the thing stands that was refused, so that an editor can mark it.

use super::Refusal;
use super::parse::Reader;
use super::tree::{Step, steps};
use core::ops::Range;

impl Refusal {
    /// The octets of the text that this refusal of it is about: the value at its path, the nearest one around it where
    /// the path leads no further, or the character at which reading stopped.
    #[must_use]
    pub fn place(&self, text: &str) -> Range<usize> {
        let mut reader = Reader::new(text);
        if reader.value().is_err() || reader.peek().is_some() {
            let at = reader.at.min(text.len());
            let rest = text.get(at..).unwrap_or_default();
            return at..at + rest.chars().next().map_or(0, char::len_utf8);
        }
        let mut place = 0..text.len();
        let mut reader = Reader::new(text);
        for step in steps(self.path()) {
            let found = match step {
                Step::Item(number) => reader.item(number),
                Step::Key(key) => reader.entry(key),
            };
            let Some(found) = found else { break };
            reader.at = found.start;
            place = found;
        }
        place
    }
}

impl Reader<'_> {
    /// The value that begins here; the reader stands behind it then.
    fn span(&mut self) -> Option<Range<usize>> {
        self.peek()?;
        let start = self.at;
        self.value().ok()?;
        Some(start..self.at)
    }

    /// The item of the list that begins here.
    fn item(&mut self, number: usize) -> Option<Range<usize>> {
        self.begin(b'[')?;
        for _ in 0..number {
            self.value().ok()?;
            self.another(b']').ok().filter(|more| *more)?;
        }
        self.span()
    }

    /// The value of a key of the object that begins here; the last one, where a key stands twice.
    fn entry(&mut self, key: &str) -> Option<Range<usize>> {
        self.begin(b'{')?;
        let mut found = None;
        loop {
            self.peek().filter(|byte| *byte == b'"')?;
            let name = self.string().ok()?;
            self.peek().filter(|byte| *byte == b':')?;
            self.at += 1;
            let value = self.span()?;
            if name == key {
                found = Some(value);
            }
            match self.another(b'}') {
                Ok(true) => {}
                Ok(false) | Err(_) => return found,
            }
        }
    }

    fn begin(&mut self, bracket: u8) -> Option<()> {
        self.peek().filter(|byte| *byte == bracket)?;
        self.at += 1;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use crate::Document;
    use alloc::string::String;

    fn marked(text: &str) -> String {
        let refusal = Document::parse(text).unwrap_err();
        text[refusal.place(text)].into()
    }

    #[test]
    fn the_value_at_the_path_is_marked() {
        let text = r#"{"fourway": 1, "faults": [{"segment": 1, "do": "drop"}, {"segment": 2, "do": "dropp"}]}"#;
        assert_eq!(marked(text), r#""dropp""#);
        assert_eq!(marked(r#"{"fourway": 1, "path": {"loss": 2}}"#), "2");
        assert_eq!(marked(r#"{"fourway": 1, "client": {"colour": [1, {"é": 2}]}}"#), r#"[1, {"é": 2}]"#);
        assert_eq!(marked(r#"{"fourway": 7}"#), "7");
    }

    #[test]
    fn where_the_path_leads_no_further_the_value_around_is_marked() {
        assert_eq!(marked(r#"{"fourway": 1, "script": [{"on": "client"}]}"#), r#"{"on": "client"}"#);
        assert_eq!(marked("{}"), "{}");
    }

    #[test]
    fn where_reading_stopped_one_character_is_marked() {
        assert_eq!(marked(r#"{"fourway": é}"#), "é");
        assert_eq!(marked(r#"{"fourway": 1"#), "");
        assert_eq!(marked(r#"{"fourway": 1} x"#), "x");
    }
}
