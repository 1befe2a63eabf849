//! What is read, and what is refused: one line with the file, the line, the id, what was found and what was expected.

use fourway_content::{Words, differences, id_of, key_of, lines, parse};

fn read(locale: &str, text: &str) -> Result<Words, String> {
    parse("content/x/a.ftl", text, locale).map(|messages| messages.into_iter().collect())
}

fn check_text(locale: &str, text: &str, expected: &str) {
    assert_eq!(read(locale, text).map(|words| lines(&words)), Ok(expected.to_owned()), "{text}");
}

fn check_refused(locale: &str, text: &str, expected: &str) {
    let found = read(locale, text).expect_err(text);
    assert_eq!(found.lines().count(), 1, "{found}");
    assert!(found.starts_with(&format!("content/x/a.ftl:{expected}")), "{found}");
}

#[test]
fn a_key_has_one_id_and_an_id_has_one_key() {
    for key in ["a", "a.b", "scene.lost-fin.title", "set.path.delay_ms", "set.do=pause_reading", "set.=to_server"] {
        assert_eq!(key_of(&id_of(key)).as_deref(), Some(key));
    }
    assert_eq!(id_of("set.do=open"), "set--do__open");
    assert_eq!(key_of("a---b"), None);
    assert_eq!(key_of("a___b"), None);
}

#[test]
fn messages_become_sorted_lines_with_slots() {
    check_text("en", "b--c = { $n } of { $total }\n# For whom it is.\na = A\n", "a\tA\nb.c\t{n} of {total}\n");
    check_text("en", "a = {\" \"}within { 3 } { { $n } }", "a\t within 3 {n}\n");
    check_text("en", "a = {\"{\"} \"x\" {\"}\"}", "a\t{ \"x\" }\n");
    check_text("en", "a =\n    later\n", "a\tlater\n");
}

#[test]
fn a_choice_has_each_category_of_its_language() {
    let english = "a = { $n ->\n   *[other] { $n } bytes\n    [one] { $n } byte\n} go";
    check_text("en", english, "a\t\u{1}n\u{2}one\u{2}{n} byte\u{2}other\u{2}{n} bytes\u{1} go\n");
    check_text("en-XA", english, "a\t\u{1}n\u{2}one\u{2}{n} byte\u{2}other\u{2}{n} bytes\u{1} go\n");
    check_refused("es", english, "1: a: found [other] [one], expected [many] too, a plural category of the language");
    check_refused("zh-CN", english, "1: a: found [one], expected one of other");
    let arabic = "a = { $n ->\n [zero] z\n [one] o\n [two] t\n [few] f\n [many] m\n *[other] { $n }\n}";
    let read =
        "a\t\u{1}n\u{2}zero\u{2}z\u{2}one\u{2}o\u{2}two\u{2}t\u{2}few\u{2}f\u{2}many\u{2}m\u{2}other\u{2}{n}\u{1}\n";
    check_text("ar", arabic, read);
    check_refused(
        "ar",
        &arabic.replace(" [few] f\n", ""),
        "1: a: found [zero] [one] [two] [many] [other], expected [few]",
    );
    check_text(
        "zh-CN",
        "a = { $n ->\n [0] none\n *[other] { $n }\n}",
        "a\t\u{1}n\u{2}0\u{2}none\u{2}other\u{2}{n}\u{1}\n",
    );
}

#[test]
fn what_the_reader_of_the_page_cannot_do_is_refused() {
    check_refused("en", "a = A\nb = { -name }", "2: b: found the term -name, expected a variable");
    check_refused("en", "-name = N", "1: -name: found a term, expected a message");
    check_refused("en", "a = { b }", "1: a: found the message b within another, expected a variable");
    check_refused("en", "a = { NUMBER($n) }", "1: a: found the function NUMBER, expected a variable");
    check_refused("en", "a = A\n    .title = T", "1: a: found the attribute .title, expected none");
    check_refused("en", "a = one\n    two", "1: a: found a line break or a control character");
    check_refused("en", "a = { NUMBER($n) ->\n *[other] x\n}", "1: a: found a choice by something else");
    let within = "a = { $n ->\n [one] { $m ->\n  [one] x\n  *[other] y\n }\n *[other] z\n}";
    check_refused("en", within, "1: a: found a choice within a choice, expected one after the other");
    check_refused("en", "a = { $n ->\n *[one] x\n [other] y\n}", "1: a: found *[one], expected *[other]");
    check_refused("en", "a = { $n ->\n [one] x\n [one] x\n *[other] y\n}", "1: a: found [one] for the second time");
    check_refused(
        "en",
        "a = { $n ->\n [1.5] x\n [one] x\n *[other] y\n}",
        "1: a: found [1.5], expected a whole number",
    );
    check_refused("en", "a = {\"{n}\"}", "1: a: found \"{n}\", expected {\"{\"} for a brace alone");
    check_refused("en", "a = A\nb = { !x }\n", "2: found what is no Fluent, expected a message");
    check_refused("en", "a = A\nb\n", "2: found what is no Fluent, expected a message");
    check_refused("en", "a = {\"\"}", "1: a: found no text, expected it");
    check_refused("en", "a = A\na = B", "2: a: found it for the second time, expected it once");
    check_refused("en", "a---b = A", "1: a---b: found an id of no key, expected words joined by -- or __");
    assert!(parse("f", "a = A", "no locale").is_err());
}

#[test]
fn a_locale_with_other_messages_or_variables_is_refused() {
    let first = read("en", "# $count (Number): how many.\na = { $n } A\nb--c = B").expect("words");
    let check = |text: &str, expected: &[&str]| {
        assert_eq!(differences(&first, "es", &read("es", text).expect("words")), expected, "{text}");
    };
    check("b--c = B\na = A { $n }", &[]);
    let absent = "content/x/a.ftl:3: b--c: found it here and not in content/es, expected every message in every locale";
    let alone = "content/x/a.ftl:2: c: found a message that content/en has not, expected none";
    check("a = A { $n }\nc = C", &[absent, alone]);
    check("a = A { $m }\nb--c = B", &["content/x/a.ftl:1: a: found $m, expected $n as in content/x/a.ftl"]);
    check("a = A\nb--c = B", &["content/x/a.ftl:1: a: found no variable, expected $n as in content/x/a.ftl"]);
    check(
        "a = A { $n }\nb--c = B { $n }",
        &["content/x/a.ftl:2: b--c: found $n, expected no variable as in content/x/a.ftl"],
    );
    let choice =
        |by: &str| format!("a = {{ ${by} ->\n [one] {{ $n }}\n [many] {{ $n }}\n *[other] A {{ $n }}\n}}\nb--c = B");
    check(&choice("count"), &[]);
    check(&choice("n"), &["content/x/a.ftl:1: a: found a choice by $n, expected $count as in content/x/a.ftl"]);
}
