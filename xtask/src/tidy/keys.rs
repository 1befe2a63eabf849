//! Every key that the page asks for is in `content/en`, and every other locale has the same keys.
//!
//! A key is the id of a message in a Fluent file, with a dot for two hyphens and an equals sign for two underscores:
//! `guide--intro` is `guide.intro`. Without any such file nothing is checked. What stands in a message is checked when the
//! project is built; see `crates/fourway-content`.

use std::collections::BTreeMap;

use super::Finding;
use super::lexer::is_word;
use super::source::Source;

/// The locale in which every key is written first.
const FIRST: &str = "en";
/// Where keys are asked for, and the functions that are asked.
const PLACES: [&str; 2] = ["crates/fourway-stage/src/", "crates/fourway-web/src/"];
const ASK: [&str; 3] = ["fill", "t", "text"];
/// Functions of many uses: they are asked for a key when the literal has its form.
const ALSO_ASK: [&str; 2] = ["get", "has"];

/// Compares keys asked for with keys written, and each locale with the first.
pub fn check(files: &[Source]) -> Vec<Finding> {
    let locales = locales(files);
    let Some(first) = locales.get(FIRST) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    let asks = |file: &&Source| PLACES.iter().any(|place| file.path.starts_with(place));
    for file in files.iter().filter(asks) {
        for (offset, key) in asked(file) {
            if !first.contains_key(key) {
                let found = format!("the key \"{key}\"");
                findings.push(file.finding(offset, &found, "a key of content/en"));
            }
        }
    }
    for (locale, keys) in &locales {
        let absent = first.iter().filter(|(key, _)| !keys.contains_key(*key));
        findings.extend(absent.map(|(key, (file, offset))| {
            let found = format!("\"{key}\" here and not in content/{locale}");
            file.finding(*offset, &found, "every key in every locale")
        }));
        let alone = keys.iter().filter(|(key, _)| !first.contains_key(*key));
        findings.extend(alone.map(|(key, (file, offset))| {
            let found = format!("\"{key}\" here and not in content/{FIRST}");
            file.finding(*offset, &found, "every key in every locale")
        }));
    }
    findings
}

/// The keys of one locale, each with the place where it is written.
type Keys<'a> = BTreeMap<String, (&'a Source, usize)>;

fn locales(files: &[Source]) -> BTreeMap<&str, Keys<'_>> {
    let mut locales = BTreeMap::<&str, Keys<'_>>::new();
    for file in files {
        let Some((locale, name)) = file.path.strip_prefix("content/").and_then(|rest| rest.split_once('/')) else {
            continue;
        };
        if name.ends_with(".ftl") {
            let all = locales.entry(locale).or_default();
            all.extend(ids(&file.text).into_iter().map(|(at, key)| (key, (file, at))));
        }
    }
    locales
}

/// Keys that code asks for by a literal, as in `t("guide.intro")`.
fn asked(file: &Source) -> Vec<(usize, &str)> {
    let called = |at: usize| {
        let before = file.live[..at].trim_end().strip_suffix('(')?;
        let before = before.strip_suffix('!').unwrap_or(before);
        let length = before.bytes().rev().take_while(|b| is_word(*b)).count();
        Some(&before[before.len() - length..])
    };
    let asks = |name: &str, key: &str| ASK.contains(&name) || (ALSO_ASK.contains(&name) && has_form(key));
    file.literals
        .iter()
        .filter(|literal| called(literal.start).is_some_and(|name| asks(name, &literal.text)))
        .map(|literal| (literal.start, literal.text.as_str()))
        .collect()
}

/// Whether a text is words with dots between them.
fn has_form(text: &str) -> bool {
    let word = |part: &str| {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        part.starts_with(|c: char| c.is_ascii_alphabetic()) && part.chars().all(plain)
    };
    text.contains('.') && text.split('.').all(word)
}

/// The keys of a Fluent file, each where its id begins: a line that begins with a letter is a message.
fn ids(text: &str) -> Vec<(usize, String)> {
    let mut at = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some((id, _)) = line.split_once('=').filter(|_| line.starts_with(|c: char| c.is_ascii_alphabetic())) {
            found.push((at, id.trim_end().replace("--", ".").replace("__", "=")));
        }
        at += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEB: &str = "crates/fourway-web/src/a.rs";

    #[test]
    fn a_key_that_is_written_nowhere_is_found() {
        let code = "html! { { t(\"a.b\") }{ words.text(\"a.c\") }{ put(\"a.d\") } }";
        let written = "# a--d = no message\na--b = B = b\n    a--c = { $n ->\n}\n";
        check_found(&[(WEB, code), ("content/en/page.ftl", written)], &["the key \"a.c\""]);
        check_found(&[(WEB, code), ("content/en/page.ftl", "a--b = B\na--c=C")], &[]);
    }

    #[test]
    fn a_getter_is_asked_when_the_literal_has_the_form_of_a_key() {
        let content = ("content/en/page.ftl", "a--b = B");
        let stage = "crates/fourway-stage/src/a.rs";
        let code = "map.get(\"plain\"); map.get(\"1.5\"); words.get(\"a.b\"); words.get(\"a.x\");";
        check_found(&[(stage, code), content], &["the key \"a.x\""]);
        check_found(&[("crates/fourway-sim/src/a.rs", code), content], &[]);
    }

    #[test]
    fn a_locale_with_other_keys_is_found_both_ways() {
        check_found(
            &[("content/en/page.ftl", "a = x\nb = y\n"), ("content/de/page.ftl", "a = x\nc = z\n")],
            &["\"b\" here and not in content/de", "\"c\" here and not in content/en"],
        );
    }

    #[test]
    fn without_content_nothing_is_checked() {
        check_found(&[(WEB, "t(\"a\")")], &[]);
        check_found(&[(WEB, "t(\"a\")"), ("content/en/lesson.md", "a = b")], &[]);
    }

    fn check_found(files: &[(&str, &str)], expected: &[&str]) {
        let files: Vec<_> = files.iter().map(|(path, text)| Source::new(path, (*text).into())).collect();
        let found: Vec<_> = check(&files).into_iter().map(|f| f.found).collect();
        assert_eq!(found, expected);
    }
}
