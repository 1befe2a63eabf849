//! The strings of one locale, and how spans of time are written.

use fourway_proto::Micros;
use fourway_sim::Side;
use std::rc::Rc;

/// The files of `content/en/` as sorted lines of key, tab, text; `build.rs` makes them.
const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/en.txt"));
/// The same with those of `content/en/later/`.
const WHOLE: &str = include_str!(concat!(env!("OUT_DIR"), "/en-whole.txt"));

/// The strings of one locale. Two catalogues are equal when they are the same one.
#[derive(Debug)]
pub struct Catalogue {
    /// By key, in order.
    strings: Vec<(&'static str, &'static str)>,
}

impl PartialEq for Catalogue {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Catalogue {}

impl Catalogue {
    /// The English strings that a first visit needs. A thread reads them once, so that every caller has the same
    /// catalogue.
    #[must_use]
    pub fn english() -> Rc<Self> {
        thread_local! {
            static READ: Rc<Catalogue> = Rc::new(Catalogue::parse(ENGLISH));
        }
        READ.with(Rc::clone)
    }

    /// Every English string. A thread reads them once.
    #[must_use]
    pub fn whole() -> Rc<Self> {
        thread_local! {
            static READ: Rc<Catalogue> = Rc::new(Catalogue::parse(WHOLE));
        }
        READ.with(Rc::clone)
    }

    /// The strings of sorted lines of key, tab, text, as a build packs them.
    #[must_use]
    pub fn parse(lines: &'static str) -> Self {
        Self { strings: lines.lines().filter_map(|line| line.split_once('\t')).collect() }
    }

    /// The string of a key; an unknown key stands for itself.
    #[must_use]
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.find(key).unwrap_or(key)
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

    /// The string of a key with its `{slots}` filled.
    #[must_use]
    pub fn fill(&self, key: &str, slots: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        // Each part but the first begins with the name of a slot, where its closing brace follows.
        for (n, part) in self.get(key).split('{').enumerate() {
            let (slot, rest) = part.split_once('}').unwrap_or_default();
            match slots.iter().find(|(name, _)| *name == slot) {
                Some((_, value)) => filled.extend([*value, rest]),
                None => filled.extend([if n > 0 { "{" } else { "" }, part]),
            }
        }
        filled
    }

    /// A span of time for people, to three digits: `150 ms`, `59.8 s`, `4 min 10 s`.
    #[must_use]
    pub fn span(&self, span: Micros) -> String {
        let ms = span.0 as f64 / 1000.0;
        if span.0 > 0 && ms < 1.0 {
            return self.fill("unit.us", &[("n", &span.0.to_string())]);
        }
        if ms < 999.5 {
            return self.fill("unit.ms", &[("n", &digits(ms))]);
        }
        if ms < 119_950.0 {
            return self.fill("unit.s", &[("n", &digits(ms / 1000.0))]);
        }
        let seconds = (ms / 1000.0).round() as u64;
        let (minutes, rest) = (seconds / 60, seconds % 60);
        if minutes >= 120 {
            return self.fill("unit.h", &[("h", &(minutes / 60).to_string()), ("m", &(minutes % 60).to_string())]);
        }
        let key = if rest == 0 { "unit.min.whole" } else { "unit.min" };
        self.fill(key, &[("m", &minutes.to_string()), ("s", &rest.to_string())])
    }

    /// A moment of a run for people, to the millisecond: `150 ms`, `1.15 s`, `240.2 s`.
    #[must_use]
    pub fn moment(&self, at: Micros) -> String {
        let tenths = (at.0 + 50) / 100;
        if tenths < 10_000 {
            return self.fill("unit.ms", &[("n", &decimal(tenths, 1))]);
        }
        self.fill("unit.s", &[("n", &decimal((at.0 + 500) / 1000, 3))])
    }

    /// A count of bytes: `1 byte`, `5 bytes`.
    #[must_use]
    pub fn bytes(&self, count: u32) -> String {
        let key = if count == 1 { "unit.byte" } else { "unit.bytes" };
        self.fill(key, &[("n", &count.to_string())])
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

/// Three digits, without zeros at the end of a fraction.
fn digits(value: f64) -> String {
    let places = if value < 9.995 { 2 } else { u32::from(value < 99.95) };
    decimal((value * 10_f64.powi(places as i32)).round() as u64, places)
}

/// A whole number of parts as a decimal fraction.
fn decimal(parts: u64, places: u32) -> String {
    let one = 10_u64.pow(places);
    if one == 1 {
        return parts.to_string();
    }
    trim(&format!("{}.{:0width$}", parts / one, parts % one, width = places as usize))
}

fn trim(number: &str) -> String {
    if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.').to_owned() } else { number.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_span(micros: u64, expected: &str) {
        assert_eq!(Catalogue::english().span(Micros(micros)), expected);
    }

    fn check_moment(micros: u64, expected: &str) {
        assert_eq!(Catalogue::english().moment(Micros(micros)), expected);
    }

    #[test]
    fn spans_have_three_digits_and_the_unit_that_suits_them() {
        check_span(0, "0 ms");
        check_span(300, "300 µs");
        check_span(50_000, "50 ms");
        check_span(999_600, "1 s");
        check_span(1_100_000, "1.1 s");
        check_span(59_849_000, "59.8 s");
        check_span(100_000_000, "100 s");
        check_span(119_960_000, "2 min");
        check_span(239_700_000, "4 min");
        check_span(250_000_000, "4 min 10 s");
        check_span(7_200_000_000, "2 h 0 min");
    }

    #[test]
    fn moments_keep_their_milliseconds_and_hide_single_microseconds() {
        check_moment(0, "0 ms");
        check_moment(50_001, "50 ms");
        check_moment(62_500, "62.5 ms");
        check_moment(1_150_000, "1.15 s");
        check_moment(240_200_000, "240.2 s");
        check_moment(999_990, "1 s");
    }

    #[test]
    fn an_unknown_key_stands_for_itself_and_a_known_one_is_filled() {
        let words = Catalogue::english();
        assert_eq!(words.get("no.such.key"), "no.such.key");
        assert_eq!(words.fill("gallery.count", &[("n", "2"), ("total", "9")]), "Scene 2 of 9");
    }

    #[test]
    fn every_string_says_something_without_shouting() {
        let strings = &Catalogue::english().strings;
        assert!(strings.len() > 200, "{}", strings.len());
        assert!(strings.is_sorted_by(|a, b| a.0 < b.0));
        assert!(strings.iter().all(|(_, text)| !text.is_empty() && !text.contains('!')));
    }
}
