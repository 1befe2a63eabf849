//! Reading a document: strict, with one line that gives the path, what was found and what was expected.

use super::entries::SegmentDoc;
use super::json::{At, Json, Value};
use super::parse::parse;
use super::types::{Document, HostDoc};
use crate::Scenario;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;
use fourway_proto::Micros;
use serde::ser::Serializer;

/// Longest document that is read, bytes.
pub const LONGEST_DOCUMENT: usize = 64 * 1024;
/// Most characters of either half of a refusal.
const LONGEST_REFUSAL: usize = 600;

/// Why a document was refused: one line for a person. As small as a pointer, because every reading carries one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(Box<(String, String)>);

impl Refusal {
    pub(crate) fn new(path: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::made(&path.into(), &problem.into())
    }

    #[cold]
    #[inline(never)]
    fn made(path: &str, problem: &str) -> Self {
        Self(Box::new((one_line(path), one_line(problem))))
    }

    /// JSON path of the place, such as `faults[0].do`; empty for the document as a whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.0
    }

    /// What was found and what was expected.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.0.1
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
        let path = if self.path().is_empty() { "document" } else { self.path() };
        write!(f, "{path}: {}", self.problem())
    }
}

impl core::error::Error for Refusal {}

impl Document {
    /// Read a document and check all of it. Nothing is half-applied.
    ///
    /// # Errors
    /// One [`Refusal`] for the first thing that is wrong.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        within_length(text.len())?;
        let document = Self::from_value(&parse(text)?)?;
        Scenario::compile(&document)?;
        Ok(document)
    }

    pub(super) fn from_value(value: &Json) -> Result<Self, Refusal> {
        Self::read(&At::Root, value)
    }

    pub(super) fn to_value(&self) -> Json {
        self.write()
    }

    /// The document as JSON on one line, without keys that only repeat a default.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut text = String::new();
        self.write().print(None, &mut text);
        text
    }

    /// The document as JSON for people.
    #[must_use]
    pub fn to_json_pretty(&self) -> String {
        let mut text = String::new();
        self.write().print(Some(0), &mut text);
        text
    }
}

/// Refuse a text of so many bytes, if it is too long.
pub(super) fn within_length(found: usize) -> Result<(), Refusal> {
    if found <= LONGEST_DOCUMENT {
        return Ok(());
    }
    Err(Refusal::new("", format!("found {found} bytes, expected at most {LONGEST_DOCUMENT}")))
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

impl Value for HostDoc {
    fn read(at: &At<'_>, json: &Json) -> Result<Self, Refusal> {
        match json {
            Json::Text(text) if text == "scripted" => Ok(Self::Scripted),
            Json::Object(_) => Value::read(at, json).map(Self::Endpoint),
            other => Err(at.refuse(other, "an object of host settings or \"scripted\"")),
        }
    }

    fn write(&self) -> Json {
        match self {
            Self::Scripted => Json::Text("scripted".to_string()),
            Self::Endpoint(settings) => settings.write(),
        }
    }
}

impl Value for SegmentDoc {
    fn read(at: &At<'_>, json: &Json) -> Result<Self, Refusal> {
        match json {
            Json::Whole(_) => Value::read(at, json).map(Self::Number),
            Json::Object(_) => Value::read(at, json).map(Self::Made),
            other => Err(at.refuse(other, "a made-up segment or the number of one on the path")),
        }
    }

    fn write(&self) -> Json {
        match self {
            Self::Number(number) => number.write(),
            Self::Made(segment) => segment.write(),
        }
    }
}
