//! The strings of one locale, and how spans of time are written.

use crate::marks::{self, digits};
use fourway_proto::Micros;
use fourway_sim::Side;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The files of `content/en/` and of its `more/` as sorted lines of key, tab, text; `build.rs` makes them. A browser is given those of the
/// person's language, and carries none.
#[cfg(not(target_arch = "wasm32"))]
const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/en.txt"));
/// Those directly in `content/en/` alone.
#[cfg(all(test, not(target_arch = "wasm32")))]
const FIRST: &str = include_str!(concat!(env!("OUT_DIR"), "/en-first.txt"));
/// The same with those of `content/en/later/`.
#[cfg(not(target_arch = "wasm32"))]
const WHOLE: &str = include_str!(concat!(env!("OUT_DIR"), "/en-whole.txt"));

/// Stand in a line around a choice by a number, and between its parts; `fourway-content` writes them.
const CHOICE: char = '\u{1}';
const PART: char = '\u{2}';

thread_local! {
    static HERE: RefCell<Option<Rc<Catalogue>>> = const { RefCell::new(None) };
}

/// How a language treats numbers. Digits are those of English in every language, as in segments and addresses.
#[derive(Clone, Debug)]
pub struct Numbers {
    /// The plural category of CLDR of a number as [`Catalogue`] writes it, such as `few`.
    pub category: fn(&str) -> String,
    /// What stands before a fraction.
    pub point: &'static str,
    /// What stands between groups of three digits.
    pub group: &'static str,
}

impl Numbers {
    /// Those of English.
    #[must_use]
    pub fn english() -> Self {
        let category = |number: &str| if number == "1" { "one" } else { "other" }.to_owned();
        Self { category, point: ".", group: "," }
    }
}

/// The strings of one locale. Two catalogues are equal when they are the same one.
#[derive(Debug)]
pub struct Catalogue {
    /// By key, in order.
    strings: Vec<(&'static str, &'static str)>,
    numbers: Numbers,
    /// A string was asked for that has not come yet.
    lacks: Cell<bool>,
}

impl PartialEq for Catalogue {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Catalogue {}

impl Catalogue {
    /// The strings of the person's language: those that were put in place, or all English ones where no browser is.
    #[must_use]
    pub fn here() -> Rc<Self> {
        HERE.with_borrow(Option::clone).unwrap_or_else(Self::whole)
    }

    /// Puts these in place for the thread.
    pub fn put(self) {
        HERE.set(Some(Rc::new(self)));
    }

    /// The English strings of the page without its panels. A thread reads them once, so that every caller has the same
    /// catalogue.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn english() -> Rc<Self> {
        thread_local! {
            static READ: Rc<Catalogue> = Rc::new(Catalogue::parse(ENGLISH, Numbers::english()));
        }
        READ.with(Rc::clone)
    }

    /// The English strings with which a page begins, as a browser is given them.
    #[cfg(test)]
    pub(crate) fn first() -> Rc<Self> {
        let mut lines: Vec<&str> = FIRST.lines().chain(["language.code\ten"]).collect();
        lines.sort_unstable();
        Rc::new(Self::parse(lines.join("\n").leak(), Numbers::english()))
    }

    /// Every English string. A thread reads them once.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn whole() -> Rc<Self> {
        thread_local! {
            static READ: Rc<Catalogue> = Rc::new(Catalogue::parse(WHOLE, Numbers::english()));
        }
        READ.with(Rc::clone)
    }

    /// Nothing: a browser carries no strings.
    #[cfg(target_arch = "wasm32")]
    fn whole() -> Rc<Self> {
        Rc::new(Self::parse("", Numbers::english()))
    }

    /// The strings that a browser is given: a line of what stands before a fraction, tab, what stands between groups of digits;
    /// then lines as [`Catalogue::parse`] reads them.
    #[must_use]
    pub fn given(text: &'static str, category: fn(&str) -> String) -> Self {
        let (signs, lines) = text.split_once('\n').unwrap_or_default();
        let (point, group) = signs.split_once('\t').unwrap_or_default();
        Self::parse(lines, Numbers { category, point, group })
    }

    /// The strings of lines of key, tab, text, sorted by key, as a build packs them.
    #[must_use]
    pub fn parse(lines: &'static str, numbers: Numbers) -> Self {
        let strings = lines.lines().filter_map(|line| line.split_once('\t')).collect();
        Self { strings, numbers, lacks: Cell::new(false) }
    }

    /// The string of a key; an unknown key stands for itself. Of a page that has only its first words, what is not there yet
    /// is empty, and [`Catalogue::takes_lack`] knows of it.
    #[must_use]
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.find(key).unwrap_or_else(|| if self.is_first() { self.lack() } else { key })
    }

    /// More strings of the page are to come: those of `more/` bring a sign that they are there.
    fn is_first(&self) -> bool {
        self.find("language.code").is_some() && self.find("language.whole").is_none()
    }

    fn lack(&self) -> &'static str {
        self.lacks.set(true);
        ""
    }

    /// Whether a string was asked for that has not come yet, since this was asked last.
    #[must_use]
    pub fn takes_lack(&self) -> bool {
        self.lacks.take()
    }

    /// True when the key has a string.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    fn find(&self, key: &str) -> Option<&'static str> {
        let place = self.strings.binary_search_by(|(other, _)| (*other).cmp(key)).ok()?;
        self.strings.get(place).map(|(_, text)| *text)
    }

    /// The string of a key with its `{slots}` filled and its choices made.
    #[must_use]
    pub fn fill(&self, key: &str, slots: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        for (n, part) in self.get(key).split(CHOICE).enumerate() {
            fill_plain(&mut filled, if n % 2 == 1 { self.choose(part, slots) } else { part }, slots);
        }
        filled
    }

    /// Puts more behind what is there as the language does: sentences by `join.sentences`, a list by `join.list`, notes by
    /// `join.notes`.
    pub fn join(&self, key: &str, there: &mut String, more: &str) {
        *there = if there.is_empty() { more.to_owned() } else { self.fill(key, &[("a", there), ("b", more)]) };
    }

    /// All of these joined, as [`Catalogue::join`] does.
    #[must_use]
    pub fn joined<T: AsRef<str>>(&self, key: &str, parts: &[T]) -> String {
        let mut whole = String::new();
        for part in parts {
            self.join(key, &mut whole, part.as_ref());
        }
        whole
    }

    /// The variant for a number: the first with the number itself or its category, otherwise the last.
    fn choose<'a>(&self, choice: &'a str, slots: &[(&str, &str)]) -> &'a str {
        let mut parts = choice.split(PART);
        let name = parts.next().unwrap_or_default();
        let number = slots.iter().find(|(slot, _)| *slot == name).map_or("", |(_, value)| *value);
        let category = (self.numbers.category)(number);
        let mut chosen = "";
        while let (Some(key), Some(text)) = (parts.next(), parts.next()) {
            chosen = text;
            if key == number || key == category {
                break;
            }
        }
        chosen
    }

    /// The codes and names of the languages that there are, each in its own.
    pub fn languages(&self) -> impl Iterator<Item = (&str, &str)> {
        self.find("language.all").unwrap_or_default().split(CHOICE).filter_map(|one| one.split_once(PART))
    }

    /// The code of the language; empty where no page is.
    #[must_use]
    pub fn language(&self) -> &str {
        self.find("language.code").unwrap_or_default()
    }

    /// A span of time for people, to three digits: `150 ms`, `59.8 s`, `4 min 10 s`.
    #[must_use]
    pub fn span(&self, span: Micros) -> String {
        let ms = span.0 as f64 / 1000.0;
        if span.0 > 0 && ms < 1.0 {
            return self.fill("unit.us", &[("n", &digits(span.0))]);
        }
        if ms < 999.5 {
            return self.fill("unit.ms", &[("n", &self.local(&three(ms)))]);
        }
        if ms < 119_950.0 {
            return self.fill("unit.s", &[("n", &self.local(&three(ms / 1000.0)))]);
        }
        let seconds = (ms / 1000.0).round() as u64;
        let (minutes, rest) = (seconds / 60, seconds % 60);
        if minutes >= 120 {
            return self.fill("unit.h", &[("h", &digits(minutes / 60)), ("m", &digits(minutes % 60))]);
        }
        let key = if rest == 0 { "unit.min.whole" } else { "unit.min" };
        self.fill(key, &[("m", &digits(minutes)), ("s", &digits(rest))])
    }

    /// A moment of a run for people, to the millisecond: `150 ms`, `1.15 s`, `240.2 s`.
    #[must_use]
    pub fn moment(&self, at: Micros) -> String {
        let tenths = (at.0 + 50) / 100;
        if tenths < 10_000 {
            return self.fill("unit.ms", &[("n", &self.local(&decimal(tenths, 1)))]);
        }
        self.fill("unit.s", &[("n", &self.local(&decimal((at.0 + 500) / 1000, 3)))])
    }

    /// A count of bytes: `1 byte`, `5 bytes`.
    #[must_use]
    pub fn bytes(&self, count: u32) -> String {
        self.fill("unit.bytes", &[("n", &self.whole_number(count))])
    }

    /// A whole number for people, in groups from five digits on. Numbers of the protocol are never written so.
    fn whole_number(&self, number: u32) -> String {
        let digits = digits(number.into());
        if digits.len() < 5 {
            return digits;
        }
        let mut grouped = String::new();
        for (place, digit) in digits.char_indices() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                grouped.push_str(self.numbers.group);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// A decimal fraction with the sign of the language.
    fn local(&self, number: &str) -> String {
        number.replace('.', self.numbers.point)
    }

    /// The name of a host within a sentence.
    #[must_use]
    pub fn host(&self, side: Side) -> &str {
        match side {
            Side::Client => self.get("host.client.mid"),
            Side::Server => self.get("host.server.mid"),
        }
    }
}

/// Puts a text without choices behind what is there.
fn fill_plain(filled: &mut String, text: &str, slots: &[(&str, &str)]) {
    // Each part but the first begins with the name of a slot, where its closing brace follows.
    for (n, part) in text.split('{').enumerate() {
        let (slot, rest) = part.split_once('}').unwrap_or_default();
        match slots.iter().find(|(name, _)| *name == slot) {
            Some((_, value)) => filled.extend([*value, rest]),
            None => filled.extend([if n > 0 { "{" } else { "" }, part]),
        }
    }
}

/// Three digits, without zeros at the end of a fraction.
fn three(value: f64) -> String {
    let places = if value < 9.995 { 2 } else { u32::from(value < 99.95) };
    decimal((value * 10_f64.powi(places as i32)).round() as u64, places)
}

/// A whole number of parts as a decimal fraction.
fn decimal(parts: u64, places: u32) -> String {
    marks::decimal(parts as i64, 10_i64.pow(places))
}

#[cfg(test)]
mod tests;
