//! Every key that the page asks for is in `content/en`, and every other locale has the same keys.
//!
//! A key is a name in a JSON document of a locale, with the names around it if there are any:
//! `guide.intro`. Without any such document nothing is checked.

use std::collections::{BTreeMap, BTreeSet};

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
        if name.ends_with(".json") {
            let all = locales.entry(locale).or_default();
            all.extend(json_keys(&file.text).into_iter().map(|(at, key)| (key, (file, at))));
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

/// The names in a JSON document, each with those around it: `a`, `a.b`.
fn json_keys(text: &str) -> Vec<(usize, String)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut around: Vec<String> = Vec::new();
    let mut last = String::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'{' | b'[' => around.push(std::mem::take(&mut last)),
            b'}' | b']' => {
                around.pop();
            }
            b'"' => {
                let start = at;
                at += 1;
                while at < bytes.len() && bytes[at] != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                let name = text.get(start + 1..at).unwrap_or_default();
                let after = text.get(at + 1..).unwrap_or_default();
                if after.trim_start().starts_with(':') {
                    name.clone_into(&mut last);
                    let names = around.iter().map(String::as_str).chain([name]);
                    let path: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
                    found.push((start, path.join(".")));
                }
            }
            _ => {}
        }
        at += 1;
    }
    let mut seen = BTreeSet::new();
    found.retain(|(_, key)| seen.insert(key.clone()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEB: &str = "crates/fourway-web/src/a.rs";

    #[test]
    fn a_key_that_is_written_nowhere_is_found() {
        let code = "html! { { t(\"a.b\") }{ words.text(\"a.c\") }{ put(\"a.d\") } }";
        check_found(
            &[(WEB, code), ("content/en/page.json", "{ \"a\": { \"b\": \"c: \\\" d\" } }")],
            &["the key \"a.c\""],
        );
        let flat = "{ \"a.b\": \"B\", \"a.c\": \"C\" }";
        check_found(&[(WEB, code), ("content/en/page.json", flat)], &[]);
    }

    #[test]
    fn a_getter_is_asked_when_the_literal_has_the_form_of_a_key() {
        let content = ("content/en/page.json", "{ \"a.b\": \"B\" }");
        let stage = "crates/fourway-stage/src/a.rs";
        let code = "map.get(\"plain\"); map.get(\"1.5\"); words.get(\"a.b\"); words.get(\"a.x\");";
        check_found(&[(stage, code), content], &["the key \"a.x\""]);
        check_found(&[("crates/fourway-sim/src/a.rs", code), content], &[]);
    }

    #[test]
    fn a_locale_with_other_keys_is_found_both_ways() {
        check_found(
            &[
                ("content/en/page.json", "{ \"a\": \"x\", \"b\": [\"y: z\"] }"),
                ("content/de/page.json", "{ \"a\": \"x\", \"c\": \"z\" }"),
            ],
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
