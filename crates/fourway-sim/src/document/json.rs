//! JSON as values, and the typed reading of it: places, keys and words of refusal.

use super::Refusal;
use super::kinds::Kind;
use super::print::decimal;
use super::refusal::{Phrase, Slot, quoted};
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

/// A JSON value whose objects keep their keys in order, repeated ones included.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Whole(i64),
    /// Beyond the largest `i64`: only a seed may be so large.
    Huge(u64),
    Decimal(f64),
    Text(String),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

impl Json {
    /// The value in the words of a refusal.
    fn in_words(&self) -> Slot {
        match self {
            Self::Null => "null".into(),
            Self::Bool(value) => value.to_string().into(),
            Self::Whole(number) => number.to_string().into(),
            Self::Huge(number) => number.to_string().into(),
            Self::Decimal(number) => decimal(*number).into(),
            Self::Text(text) => Phrase::of(Kind::Text, [("text", quoted(&cut(text)))]).into(),
            Self::List(_) => Kind::List.into(),
            Self::Object(_) => Kind::Object.into(),
        }
    }
}

/// A place in a document, as a chain back to its root; text only when it is needed.
#[derive(Clone, Copy)]
pub(crate) enum At<'a> {
    Root,
    Key(&'a Self, &'a str),
    Item(&'a Self, usize),
}

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Key(Self::Root, key) => f.write_str(key),
            Self::Key(parent, key) => write!(f, "{parent}.{key}"),
            Self::Item(parent, n) => write!(f, "{parent}[{n}]"),
        }
    }
}

impl At<'_> {
    /// Refuse what stands here.
    pub(crate) fn refuse(&self, found: &Json, expected: impl Into<Slot>) -> Refusal {
        Refusal::found(self.to_string(), found.in_words(), expected)
    }

    /// Refuse a word that is none of those known; what it is called depends on its key.
    fn unknown(&self, found: &str, known: &[&str]) -> Refusal {
        let what = if matches!(self, Self::Key(_, "do")) { Kind::UnknownAction } else { Kind::UnknownValue };
        Refusal::new(self.to_string(), Phrase::unknown(what, &cut(found), Phrase::one_of(known)))
    }
}

/// As much of a text as is repeated.
fn cut(text: &str) -> String {
    text.chars().take(60).collect()
}

/// A value that a document can hold.
pub(crate) trait Value: Sized {
    /// The words that may stand for it, where those are all.
    const WORDS: &'static [&'static str] = &[];

    fn read(at: &At<'_>, json: &Json) -> Result<Self, Refusal>;
    fn write(&self) -> Json;
}

/// The keys of one object.
pub(crate) struct Keys<'a> {
    at: &'a At<'a>,
    entries: &'a [(String, Json)],
}

impl<'a> Keys<'a> {
    /// Take an object, all of whose keys must be known and stand once.
    pub(crate) fn of(at: &'a At<'a>, json: &'a Json, known: &[&str]) -> Result<Self, Refusal> {
        let Json::Object(entries) = json else { return Err(at.refuse(json, Kind::Object)) };
        for (n, (key, _)) in entries.iter().enumerate() {
            if !known.contains(&key.as_str()) {
                let key = cut(key);
                let expected = Phrase::of(Kind::OneOf, [("list", known.join(", ").into())]);
                let problem = Phrase::unknown(Kind::UnknownKey, &key, expected);
                return Err(Refusal::new(At::Key(at, &key).to_string(), problem));
            }
            if entries[..n].iter().any(|(before, _)| before == key) {
                let problem = Phrase::of(Kind::Twice, [("key", key.as_str().into())]);
                return Err(Refusal::new(at.to_string(), problem));
            }
        }
        Ok(Self { at, entries })
    }

    fn find(&self, key: &str) -> Option<&Json> {
        self.entries.iter().find(|(name, _)| name == key).map(|(_, json)| json)
    }

    pub(crate) fn required<T: Value>(&self, key: &str) -> Result<T, Refusal> {
        match self.find(key) {
            Some(json) => T::read(&At::Key(self.at, key), json),
            None => {
                let problem = match T::WORDS {
                    [] => Phrase::of(Kind::Missing, [("key", key.into())]),
                    words => {
                        Phrase::of(Kind::MissingOf, [("key", key.into()), ("expected", Phrase::one_of(words).into())])
                    }
                };
                Err(Refusal::new(self.at.to_string(), problem))
            }
        }
    }

    pub(crate) fn default<T: Value + Default>(&self, key: &str) -> Result<T, Refusal> {
        self.find(key).map_or_else(|| Ok(T::default()), |json| T::read(&At::Key(self.at, key), json))
    }

    pub(crate) fn optional<T: Value>(&self, key: &str) -> Result<Option<T>, Refusal> {
        self.find(key).map(|json| T::read(&At::Key(self.at, key), json)).transpose()
    }
}

/// Read a word that stands for one of several values.
pub(crate) fn read_name<T: Copy>(at: &At<'_>, json: &Json, known: &[(&str, T)]) -> Result<T, Refusal> {
    let Json::Text(text) = json else { return Err(at.refuse(json, Kind::Name)) };
    let found = known.iter().find(|(name, _)| name == text).map(|(_, value)| *value);
    found.ok_or_else(|| at.unknown(text, &known.iter().map(|(name, _)| *name).collect::<Vec<_>>()))
}

macro_rules! whole_numbers {
    ($($type:ty)*) => {$(
        impl Value for $type {
            fn read(at: &At<'_>, json: &Json) -> Result<Self, Refusal> {
                let number = if let Json::Whole(number) = json { Self::try_from(*number).ok() } else { None };
                number.ok_or_else(|| {
                    let range = [("least", Slot::from("1")), ("most", u32::MAX.to_string().into())];
                    match at {
                        At::Key(_, "segment") => at.refuse(json, Phrase::of(Kind::WholeRange, range)),
                        _ => at.refuse(json, Kind::Whole),
                    }
                })
            }

            fn write(&self) -> Json {
                Json::Whole(i64::from(*self))
            }
        }
    )*};
}

whole_numbers!(u32 i64);

impl Value for u64 {
    fn read(at: &At<'_>, json: &Json) -> Result<Self, Refusal> {
        match json {
            Json::Whole(number) if *number >= 0 => Ok(*number as Self),
            Json::Huge(number) => Ok(*number),
            other => Err(at.refuse(other, Kind::Whole)),
        }
    }

    fn write(&self) -> Json {
        i64::try_from(*self).map_or(Json::Huge(*self), Json::Whole)
    }
}

impl Value for f64 {
    fn read(at: &At<'_>, json: &Json) -> Result<Self, Refusal> {
        match json {
            Json::Whole(number) => Ok(*number as Self),
            Json::Huge(number) => Ok(*number as Self),
            Json::Decimal(number) => Ok(*number),
            other => Err(at.refuse(other, Kind::Number)),
        }
    }

    fn write(&self) -> Json {
        let whole = *self as i64;
        if whole as Self == *self { Json::Whole(whole) } else { Json::Decimal(*self) }
    }
}

impl Value for bool {
    fn read(at: &At<'_>, json: &Json) -> Result<Self, Refusal> {
        if let Json::Bool(value) = json { Ok(*value) } else { Err(at.refuse(json, Phrase::one_of(&["true", "false"]))) }
    }

    fn write(&self) -> Json {
        Json::Bool(*self)
    }
}

impl Value for String {
    fn read(at: &At<'_>, json: &Json) -> Result<Self, Refusal> {
        if let Json::Text(text) = json { Ok(text.clone()) } else { Err(at.refuse(json, Kind::AnyText)) }
    }

    fn write(&self) -> Json {
        Json::Text(self.clone())
    }
}

/// `null` stands for none; a key that may be absent altogether is `optional` besides.
impl<T: Value> Value for Option<T> {
    fn read(at: &At<'_>, json: &Json) -> Result<Self, Refusal> {
        if *json == Json::Null { Ok(None) } else { T::read(at, json).map(Some) }
    }

    fn write(&self) -> Json {
        self.as_ref().map_or(Json::Null, Value::write)
    }
}

impl<T: Value> Value for Vec<T> {
    fn read(at: &At<'_>, json: &Json) -> Result<Self, Refusal> {
        let Json::List(items) = json else { return Err(at.refuse(json, Kind::List)) };
        items.iter().enumerate().map(|(n, item)| T::read(&At::Item(at, n), item)).collect()
    }

    fn write(&self) -> Json {
        Json::List(self.iter().map(Value::write).collect())
    }
}

impl<T: Value> Value for Box<T> {
    fn read(at: &At<'_>, json: &Json) -> Result<Self, Refusal> {
        T::read(at, json).map(Self::new)
    }

    fn write(&self) -> Json {
        T::write(self)
    }
}

pub(crate) fn required<T: Value>(entries: &mut Vec<(String, Json)>, key: &str, value: &T) {
    entries.push((key.to_string(), value.write()));
}

pub(crate) fn default<T: Value + Default>(entries: &mut Vec<(String, Json)>, key: &str, value: &T) {
    let json = value.write();
    if json != T::default().write() {
        entries.push((key.to_string(), json));
    }
}

pub(crate) fn optional<T: Value>(entries: &mut Vec<(String, Json)>, key: &str, value: &Option<T>) {
    if let Some(value) = value {
        required(entries, key, value);
    }
}
