//! Strings are filled, spans of time and counts are written as a language wants them.

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

/// A language with three categories, a comma before a fraction and points between groups.
fn foreign(lines: &'static str) -> Catalogue {
    let category = |number: &str| match number {
        "1" => "one".to_owned(),
        "2" | "3" => "few".to_owned(),
        _ => "other".to_owned(),
    };
    Catalogue::parse(lines, Numbers { category, point: ",", group: "." })
}

#[test]
fn a_choice_takes_the_number_itself_its_category_or_the_last() {
    let line = "a\tso \u{1}n\u{2}0\u{2}none\u{2}one\u{2}{n} of {m}\u{2}few\u{2}some\u{2}other\u{2}{n} many\u{1}, {m} \u{1}m\u{2}one\u{2}x\u{2}other\u{2}y\u{1}.\n";
    let words = foreign(line);
    for (n, expected) in
        [("0", "so none, 1 x."), ("1", "so 1 of 1, 1 x."), ("3", "so some, 1 x."), ("9", "so 9 many, 1 x.")]
    {
        assert_eq!(words.fill("a", &[("n", n), ("m", "1")]), expected);
    }
    assert_eq!(words.fill("a", &[("m", "7")]), "so {n} many, 7 y.");
}

#[test]
fn numbers_are_written_as_the_language_wants_them() {
    let words = foreign("unit.bytes\t{n} B\nunit.ms\t{n} ms\nunit.s\t{n} s\n");
    assert_eq!(words.span(Micros(59_849_000)), "59,8 s");
    assert_eq!(words.moment(Micros(62_500)), "62,5 ms");
    for (count, expected) in [
        (0, "0 B"),
        (1460, "1460 B"),
        (65_535, "65.535 B"),
        (123_456, "123.456 B"),
        (1_000_000, "1.000.000 B"),
        (u32::MAX, "4.294.967.295 B"),
    ] {
        assert_eq!(words.bytes(count), expected);
    }
    let english = Catalogue::english();
    assert_eq!([1, 2, 65_535].map(|count| english.bytes(count)), ["1 byte", "2 bytes", "65,535 bytes"]);
}

#[test]
fn what_a_browser_is_given_begins_with_the_signs_in_numbers() {
    let words = Catalogue::given(",\t.\nunit.bytes\t{n} B\nunit.s\t{n} s\n", |_| "other".to_owned());
    assert_eq!((words.bytes(65_535), words.span(Micros(1_500_000))), ("65.535 B".to_owned(), "1,5 s".to_owned()));
}

#[test]
fn what_is_put_in_place_is_here() {
    assert_eq!(Catalogue::here(), Catalogue::whole());
    std::thread::spawn(|| {
        foreign("a\tA\nlanguage.all\ten\u{2}English\u{1}es\u{2}Español\n").put();
        let here = Catalogue::here();
        assert_eq!(here.get("a"), "A");
        assert_eq!(here.languages().collect::<Vec<_>>(), [("en", "English"), ("es", "Español")]);
    })
    .join()
    .expect("it passes");
}
