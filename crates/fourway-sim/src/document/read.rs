//! Reading a document: strict, with one line that gives the path, what was found and what was expected.

use super::entries::{InjectDoc, SegmentDoc};
use super::types::{Document, HostDoc, HostSettings};
use crate::Scenario;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;
use fourway_proto::Micros;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::Value;

/// Longest document that is read, bytes.
pub const LONGEST_DOCUMENT: usize = 64 * 1024;
/// Most entries of a script.
pub const LONGEST_SCRIPT: usize = 1000;
/// Most characters of either half of a refusal.
const LONGEST_REFUSAL: usize = 600;
/// Largest payload of one `send` or `inject`, bytes.
pub const LONGEST_PAYLOAD: u32 = 64 * 1024;

/// Why a document was refused: one line for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// JSON path of the place, such as `faults[0].do`; empty for the document as a whole.
    pub path: String,
    /// What was found and what was expected.
    pub problem: String,
}

impl Refusal {
    pub(crate) fn new(path: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { path: one_line(&path.into()), problem: one_line(&problem.into()) }
    }
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

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            return write!(f, "document: {}", self.problem);
        }
        write!(f, "{}: {}", self.path, self.problem)
    }
}

impl core::error::Error for Refusal {}

impl Document {
    /// Read a document and check all of it. Nothing is half-applied.
    ///
    /// # Errors
    /// One [`Refusal`] for the first thing that is wrong.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        if text.len() > LONGEST_DOCUMENT {
            let found = text.len();
            return Err(Refusal::new("", format!("found {found} bytes, expected at most {LONGEST_DOCUMENT}")));
        }
        let value: Value = serde_json::from_str(text).map_err(|error| not_json(&error))?;
        let mut json = serde_json::Deserializer::from_str(text);
        let document: Self = serde_path_to_error::deserialize(&mut json)
            .map_err(|error| refusal(&error.path().to_string(), &error.into_inner()))?;
        refuse_lists("", "", &value)?;
        Scenario::compile(&document)?;
        Ok(document)
    }

    /// The document as JSON on one line, without keys that only repeat a default.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The document as JSON for people.
    #[must_use]
    pub fn to_json_pretty(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

fn not_json(error: &serde_json::Error) -> Refusal {
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    let (line, column) = (error.line(), error.column());
    Refusal::new("", format!("line {line}, column {column}: found {said}, expected JSON"))
}

/// Say in our own form what the typed reader found.
fn refusal(path: &str, error: &serde_json::Error) -> Refusal {
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default().replace('`', "");
    let path = if path == "." { "" } else { path };
    if error.is_syntax() {
        return Refusal::new(path, "found another type, expected a name in quotes");
    }
    let (kind, rest) = said.split_once(' ').unwrap_or((&said, ""));
    let last = path.rsplit('.').next().unwrap_or_default();
    let problem = match kind {
        "unknown" if rest.starts_with("field ") => quote_first("unknown key", &rest["field ".len()..]),
        "unknown" if rest.starts_with("variant ") => {
            let what = if last == "do" { "unknown action" } else { "unknown value" };
            quote_first(what, &rest["variant ".len()..])
        }
        "missing" => format!("found no key {}, expected it", rest.trim_start_matches("field ")),
        "duplicate" => format!("found key {} twice, expected it once", rest.trim_start_matches("field ")),
        "invalid" => in_plain_words(rest.split_once(": ").map_or(rest, |(_, found)| found)),
        _ => said.clone(),
    };
    Refusal::new(path, problem)
}

/// `found …, expected …` without the names that Rust has for types.
fn in_plain_words(said: &str) -> String {
    let (found, expected) = said.split_once(", expected ").unwrap_or((said, "something else"));
    let found = found.replace("floating point ", "").replace("integer ", "").replace("boolean ", "");
    let found: String = found.chars().take(80).collect();
    let found = match found.as_str() {
        "sequence" => "a list",
        "map" => "an object",
        other if other.starts_with("length ") => "a list",
        other => other,
    };
    let expected = match expected {
        "u8" | "u32" | "u64" | "i64" | "usize" => "a whole number within range",
        "f64" => "a number",
        "a sequence" => "a list",
        "a boolean" => "true or false",
        other if other.starts_with("struct ") => "an object",
        other if other.contains(" or enum ") || other.starts_with("enum ") => "a name",
        other => other,
    };
    format!("found {found}, expected {expected}")
}

/// The derived readers would take a list for an object, by position; this contract has lists at these keys only.
fn refuse_lists(path: &str, key: &str, value: &Value) -> Result<(), Refusal> {
    match value {
        Value::Array(items) => {
            if !["script", "faults", "expect", "flags", "without", "is", "contains"].contains(&key) {
                return Err(Refusal::new(path, "found a list, expected an object or a single value"));
            }
            items.iter().enumerate().try_for_each(|(n, item)| refuse_lists(&format!("{path}[{n}]"), "", item))
        }
        Value::Object(entries) => entries.iter().try_for_each(|(key, item)| {
            let inner = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            refuse_lists(&inner, key, item)
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(()),
    }
}

/// `word, expected …` with the word in quotes.
fn quote_first(what: &str, rest: &str) -> String {
    let (word, expected) = rest.split_once(", ").unwrap_or((rest, ""));
    let word: String = word.chars().take(60).collect();
    let expected = expected.replace("there are no fields", "expected no key");
    format!("{what} \"{word}\", {expected}")
}

/// Milliseconds as a number: whole where they are whole.
pub(crate) fn serialize_ms<S: Serializer>(at: Micros, serializer: S) -> Result<S::Ok, S::Error> {
    if at.0.is_multiple_of(1000) {
        serializer.serialize_u64(at.0 / 1000)
    } else {
        serializer.serialize_f64(at.0 as f64 / 1000.0)
    }
}

impl Default for HostDoc {
    fn default() -> Self {
        Self::Endpoint(Box::default())
    }
}

impl Serialize for HostDoc {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Scripted => serializer.serialize_str("scripted"),
            Self::Endpoint(settings) => settings.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for HostDoc {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Host;
        impl<'de> Visitor<'de> for Host {
            type Value = HostDoc;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of host settings or \"scripted\"")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<HostDoc, E> {
                if text == "scripted" {
                    return Ok(HostDoc::Scripted);
                }
                Err(E::invalid_value(serde::de::Unexpected::Str(text), &self))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<HostDoc, A::Error> {
                HostSettings::deserialize(MapAccessDeserializer::new(map))
                    .map(|settings| HostDoc::Endpoint(Box::new(settings)))
            }
        }
        deserializer.deserialize_any(Host)
    }
}

impl Serialize for SegmentDoc {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => serializer.serialize_u32(*number),
            Self::Made(segment) => segment.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for SegmentDoc {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Segment;
        impl<'de> Visitor<'de> for Segment {
            type Value = SegmentDoc;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a made-up segment or the number of one on the path")
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<SegmentDoc, E> {
                u32::try_from(number)
                    .map(SegmentDoc::Number)
                    .map_err(|_| E::invalid_value(serde::de::Unexpected::Unsigned(number), &self))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<SegmentDoc, A::Error> {
                InjectDoc::deserialize(MapAccessDeserializer::new(map)).map(|made| SegmentDoc::Made(Box::new(made)))
            }
        }
        deserializer.deserialize_any(Segment)
    }
}

/// A number of ours as JSON writes it: whole where it is whole, so that a document read and written again is the same.
pub(super) fn whole_or_decimal(number: f64) -> String {
    if number == (number as i64) as f64 { format!("{}", number as i64) } else { format!("{number}") }
}
