//! Reading a document: strict, and all of it or nothing.

use super::Refusal;
use super::entries::SegmentDoc;
use super::json::{At, Json, Value};
use super::kinds::Kind;
use super::parse::parse;
use super::refusal::{Phrase, quoted};
use super::types::{Document, HostDoc};
use crate::Scenario;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use fourway_proto::Micros;
use serde::ser::Serializer;

/// Longest document that is read, bytes.
pub const LONGEST_DOCUMENT: usize = 64 * 1024;
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
    Err(Refusal::found("", Phrase::count(Kind::Bytes, found), Phrase::at_most(LONGEST_DOCUMENT)))
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
            other => Err(at.refuse(other, Phrase::of(Kind::Settings, [("other", quoted("scripted"))]))),
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
            other => Err(at.refuse(other, Kind::SegmentOrNumber)),
        }
    }

    fn write(&self) -> Json {
        match self {
            Self::Number(number) => number.write(),
            Self::Made(segment) => segment.write(),
        }
    }
}
