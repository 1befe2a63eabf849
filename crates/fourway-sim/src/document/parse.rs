//! JSON text into values (RFC 8259). Our own, because it keeps repeated keys, and the place where reading stopped; tests hold
//! it against `serde_json`.

use super::Refusal;
use super::json::Json;
use super::kinds::Kind;
use super::refusal::{Phrase, Slot};
use crate::bounds::DEEPEST;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Read one value, with nothing but white space around it.
///
/// # Errors
/// Line and column of the first character that does not belong, and what should stand there.
pub(crate) fn parse(text: &str) -> Result<Json, Refusal> {
    let mut reader = Reader::new(text);
    let value = reader.value()?;
    match reader.peek() {
        None => Ok(value),
        Some(_) => Err(reader.refuse(Kind::WholeEnd)),
    }
}

/// A text and how far it is read.
pub(super) struct Reader<'a> {
    text: &'a str,
    pub(super) at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, at: 0, depth: 0 }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is not white space.
    pub(super) fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    #[cold]
    fn refuse(&self, expected: impl Into<Slot>) -> Refusal {
        let (before, rest) = self.text.split_at_checked(self.at).unwrap_or((self.text, ""));
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        let found = rest.chars().next().map_or(Kind::End.into(), |c| Slot::Kept(format!("'{c}'")));
        let place = [("line", line.to_string().into()), ("column", column.to_string().into())];
        let [line, column] = place;
        let problem = ("problem", Phrase::found(found, expected).into());
        Refusal::new("", Phrase::of(Kind::Syntax, [line, column, problem]))
    }

    pub(super) fn value(&mut self) -> Result<Json, Refusal> {
        match self.peek() {
            Some(b'{') => self.nested(Self::object),
            Some(b'[') => self.nested(Self::list),
            Some(b'"') => self.string().map(Json::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Json::Bool(true)),
            Some(b'f') => self.word("false", Json::Bool(false)),
            Some(b'n') => self.word("null", Json::Null),
            _ => Err(self.refuse(Kind::Value)),
        }
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Json, Refusal>) -> Result<Json, Refusal> {
        if self.depth == DEEPEST {
            return Err(self.refuse(Phrase::of(Kind::Levels, [("most", DEEPEST.to_string().into())])));
        }
        self.depth += 1;
        self.at += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn word(&mut self, word: &str, value: Json) -> Result<Json, Refusal> {
        if !self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            return Err(self.refuse(Kind::Value));
        }
        self.at += word.len();
        Ok(value)
    }

    /// After an entry: true when another follows, false at the closing bracket.
    pub(super) fn another(&mut self, close: u8) -> Result<bool, Refusal> {
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                Ok(true)
            }
            Some(byte) if byte == close => {
                self.at += 1;
                Ok(false)
            }
            _ => Err(self.refuse(Phrase::one_of(&["','", if close == b']' { "']'" } else { "'}'" }]))),
        }
    }

    fn list(&mut self) -> Result<Json, Refusal> {
        let mut items = Vec::new();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Json::List(items));
        }
        loop {
            items.push(self.value()?);
            if !self.another(b']')? {
                return Ok(Json::List(items));
            }
        }
    }

    fn object(&mut self) -> Result<Json, Refusal> {
        let mut entries = Vec::new();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Json::Object(entries));
        }
        loop {
            if self.peek() != Some(b'"') {
                return Err(self.refuse(Kind::QuotedKey));
            }
            let key = self.string()?;
            if self.peek() != Some(b':') {
                return Err(self.refuse("':'"));
            }
            self.at += 1;
            entries.push((key, self.value()?));
            if !self.another(b'}')? {
                return Ok(Json::Object(entries));
            }
        }
    }

    pub(super) fn string(&mut self) -> Result<String, Refusal> {
        let mut text = String::new();
        self.at += 1;
        loop {
            let start = self.at;
            while self.byte().is_some_and(|byte| byte != b'"' && byte != b'\\' && byte >= b' ') {
                self.at += 1;
            }
            text.push_str(&self.text[start..self.at]);
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => {
                    self.at += 1;
                    text.push(self.escape()?);
                }
                _ => return Err(self.refuse(Kind::RestOfText)),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Refusal> {
        let plain = match self.byte() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            _ => return Err(self.refuse(Kind::Escape)),
        };
        self.at += 1;
        Ok(plain)
    }

    /// `\u` and four digits; two such where the first is half of a pair.
    fn unicode(&mut self) -> Result<char, Refusal> {
        let mut code = self.four_digits()?;
        if (0xd800..0xdc00).contains(&code) {
            if !self.text.as_bytes()[self.at..].starts_with(b"\\u") {
                return Err(self.refuse(Kind::Pair));
            }
            self.at += 1;
            let low = self.four_digits()?;
            code = 0x1_0000 + ((code - 0xd800) << 10) + (low.wrapping_sub(0xdc00) & 0xffff);
            if !(0xdc00..0xe000).contains(&low) {
                return Err(self.refuse(Kind::Pair));
            }
        }
        char::from_u32(code).ok_or_else(|| self.refuse(Kind::Code))
    }

    fn four_digits(&mut self) -> Result<u32, Refusal> {
        let mut code = 0;
        for _ in 0..4 {
            self.at += 1;
            let digit = self.byte().and_then(|byte| char::from(byte).to_digit(16));
            code = code * 16 + digit.ok_or_else(|| self.refuse(Kind::Hexadecimal))?;
        }
        self.at += 1;
        Ok(code)
    }

    /// Digits into a whole number; gives how many there were, and how many of them the number no longer holds.
    fn digits(&mut self, number: &mut u64) -> (i32, i32) {
        let (mut count, mut lost) = (0, 0);
        while let Some(byte @ b'0'..=b'9') = self.byte() {
            let longer = number.checked_mul(10).and_then(|ten| ten.checked_add(u64::from(byte - b'0')));
            match longer {
                Some(longer) if lost == 0 => *number = longer,
                _ => lost += 1,
            }
            count += 1;
            self.at += 1;
        }
        (count, lost)
    }

    fn number(&mut self) -> Result<Json, Refusal> {
        let minus = self.byte() == Some(b'-');
        self.at += usize::from(minus);
        let (mut number, begin) = (0, self.at);
        let (count, lost) = self.digits(&mut number);
        if count == 0 || (count > 1 && self.text.as_bytes()[begin] == b'0') {
            self.at = begin;
            return Err(self.refuse(Kind::NoZero));
        }
        let (mut power, mut whole) = (lost, lost == 0);
        if self.byte() == Some(b'.') {
            self.at += 1;
            whole = false;
            let (count, lost) = self.digits(&mut number);
            if count == 0 {
                return Err(self.refuse(Kind::Digit));
            }
            power += lost - count;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            whole = false;
            power = power.saturating_add(self.exponent()?);
        }
        Ok(match (whole, minus, i64::try_from(number)) {
            (true, false, Ok(number)) => Json::Whole(number),
            (true, true, Ok(number)) => Json::Whole(-number),
            (true, false, Err(_)) => Json::Huge(number),
            (_, minus, _) => {
                let size = scale(number as f64, power);
                Json::Decimal(if minus { -size } else { size })
            }
        })
    }

    fn exponent(&mut self) -> Result<i32, Refusal> {
        let minus = self.byte() == Some(b'-');
        if let Some(b'+' | b'-') = self.byte() {
            self.at += 1;
        }
        let mut number = 0;
        if self.digits(&mut number).0 == 0 {
            return Err(self.refuse(Kind::Digit));
        }
        let size = i32::try_from(number.min(400)).unwrap_or(400);
        Ok(if minus { -size } else { size })
    }
}

/// `number` times ten to the `power`. Right to the last bit for up to 15 digits and powers up to 22, which is all that a
/// scenario needs; beyond that a few units off.
fn scale(number: f64, power: i32) -> f64 {
    let mut ten = 1.0;
    for _ in 0..power.unsigned_abs().min(800) {
        ten *= 10.0;
    }
    if number == 0.0 {
        0.0
    } else if power < 0 {
        number / ten
    } else {
        number * ten
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;
    use proptest::prelude::*;
    use serde_json::Value;

    fn same(ours: &Json, theirs: &Value) -> bool {
        match (ours, theirs) {
            (Json::Null, Value::Null) => true,
            (Json::Bool(a), Value::Bool(b)) => a == b,
            (Json::Text(a), Value::String(b)) => a == b,
            (Json::Whole(a), Value::Number(b)) => b.as_i64() == Some(*a) || (*a == 0 && b.as_f64() == Some(0.0)),
            (Json::Huge(a), Value::Number(b)) => b.as_u64() == Some(*a),
            (Json::Decimal(a), Value::Number(b)) => {
                b.as_f64().is_some_and(|b| (a - b).abs() <= 1e-12 * b.abs().max(1e-300))
            }
            (Json::List(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
            (Json::Object(a), Value::Object(b)) => a.iter().all(|(key, value)| {
                let last = a.iter().rev().find(|(other, _)| other == key).map(|(_, value)| value);
                last != Some(value) || b.get(key).is_some_and(|theirs| same(value, theirs))
            }),
            _ => false,
        }
    }

    fn agrees(text: &str) -> Result<(), TestCaseError> {
        match (parse(text), serde_json::from_str::<Value>(text)) {
            (Ok(ours), Ok(theirs)) => prop_assert!(same(&ours, &theirs), "{text}: {ours:?} {theirs}"),
            (Err(_), Err(_)) => {}
            // A number beyond the range of floats is refused by the one and endless in the other.
            (Ok(_), Err(error)) if error.to_string().contains("number out of range") => {}
            (ours, theirs) => prop_assert!(false, "{text}: {ours:?} {theirs:?}"),
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn text_like_json_is_read_as_by_serde(text in r#"[\[\]{},:"0-9eE.+\- \\untrfals\x01é]{0,24}"#) {
            agrees(&text)?;
        }

        #[test]
        fn numbers_are_read_as_by_serde(text in r"-?[0-9]{1,22}(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,2})?") {
            agrees(&text)?;
        }

        #[test]
        fn strings_are_read_as_by_serde(text in any::<String>(), escaped in r#"(\\["\\/bfnrt]|\\u[0-9a-fA-F]{4}|[a-z])*"#) {
            agrees(&serde_json::to_string(&text).unwrap())?;
            agrees(&format!("\"{escaped}\""))?;
        }

        #[test]
        fn scenario_numbers_are_exact(thousandths in 0..10_000_000_000_u64) {
            let text = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
            let Ok(Json::Decimal(ours)) = parse(&text) else { return Err(TestCaseError::fail("no decimal")) };
            prop_assert_eq!(ours, text.parse::<f64>().unwrap());
        }
    }

    #[test]
    fn a_refusal_names_line_and_column() {
        let said = |text| parse(text).unwrap_err().problem();
        assert_eq!(said("{\n  \"a\": tru\n}"), "line 2, column 8: found 't', expected a JSON value");
        assert_eq!(said("[1,"), "line 1, column 4: found the end, expected a JSON value");
        assert_eq!(said("[1 2]"), "line 1, column 4: found '2', expected ',' or ']'");
        assert_eq!(said("1 1"), "line 1, column 3: found '1', expected the end of the document");
    }
}
