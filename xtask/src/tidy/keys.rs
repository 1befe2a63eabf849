//! Every key that the page asks for is in `content/en`, and every other locale has the same keys.
//!
//! A key stands in a JSON document as a name or a path of names (`guide.intro`), and in a `.ftl`,
//! `.txt` or `.toml` file before the `=` of a line. Without any such file nothing is checked.

use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use super::lexer::is_word;
use super::source::Source;

/// The locale in which every key is written first.
const FIRST: &str = "en";
/// The crate that asks for keys, and the functions it asks with.
const PLACE: &str = "crates/fourway-web/src/";
const ASK: [&str; 2] = ["t", "text"];

/// Compares keys asked for with keys written, and each locale with the first.
pub fn check(files: &[Source]) -> Vec<Finding> {
    let locales = locales(files);
    let Some(first) = locales.get(FIRST) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for file in files.iter().filter(|file| file.path.starts_with(PLACE)) {
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
        let Some((locale, name)) = file
            .path
            .strip_prefix("content/")
            .and_then(|rest| rest.split_once('/'))
        else {
            continue;
        };
        let keys = match name.rsplit('.').next() {
            Some("json") => json_keys(&file.text),
            Some("ftl" | "txt" | "toml") => line_keys(&file.text),
            _ => continue,
        };
        let all = locales.entry(locale).or_default();
        all.extend(keys.into_iter().map(|(at, key)| (key, (file, at))));
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
    file.literals
        .iter()
        .filter(|literal| called(literal.start).is_some_and(|name| ASK.contains(&name)))
        .map(|literal| (literal.start, literal.text.as_str()))
        .collect()
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

fn line_keys(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if let Some((key, _)) = line.split_once('=') {
            let key = key.trim_end();
            let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
            if !key.is_empty() && key.chars().all(plain) {
                found.push((offset, key.to_owned()));
            }
        }
        offset += line.len();
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
        check_found(
            &[
                (WEB, code),
                (
                    "content/en/page.json",
                    "{ \"a\": { \"b\": \"c: \\\" d\" } }",
                ),
            ],
            &["the key \"a.c\""],
        );
        check_found(
            &[
                (WEB, code),
                ("content/en/page.ftl", "# x = y\na.b = B\na.c = C\n"),
            ],
            &[],
        );
    }

    #[test]
    fn a_locale_with_other_keys_is_found_both_ways() {
        check_found(
            &[
                (
                    "content/en/page.json",
                    "{ \"a\": \"x\", \"b\": [\"y: z\"] }",
                ),
                ("content/de/page.json", "{ \"a\": \"x\", \"c\": \"z\" }"),
            ],
            &[
                "\"b\" here and not in content/de",
                "\"c\" here and not in content/en",
            ],
        );
    }

    #[test]
    fn without_content_nothing_is_checked() {
        check_found(&[(WEB, "t(\"a\")")], &[]);
        check_found(&[(WEB, "t(\"a\")"), ("content/en/lesson.md", "a = b")], &[]);
    }

    fn check_found(files: &[(&str, &str)], expected: &[&str]) {
        let files: Vec<_> = files
            .iter()
            .map(|(path, text)| Source::new(path, (*text).into()))
            .collect();
        let found: Vec<_> = check(&files).into_iter().map(|f| f.found).collect();
        assert_eq!(found, expected);
    }
}
