//! The page's crate holds no sentence for a learner: words come from `content/`.

use super::Finding;
use super::lexer::{Literal, closing, is_word, words};
use super::source::Source;

/// Where markup is written.
const PLACE: &str = "crates/fourway-web/src/";
/// Attributes and properties whose values a learner reads or hears.
const READ: [&str; 13] = [
    "alt",
    "aria-description",
    "aria-label",
    "aria-roledescription",
    "aria-valuetext",
    "caption",
    "heading",
    "hint",
    "label",
    "placeholder",
    "summary",
    "text",
    "title",
];

/// Finds texts in `html!` and in attributes set by name.
pub fn check(file: &Source) -> Vec<Finding> {
    if !file.path.starts_with(PLACE) || !file.is_rust() {
        return Vec::new();
    }
    let mut found: Vec<&Literal> = Vec::new();
    for (open, close) in blocks(&file.live) {
        found.extend(in_block(file, open, close));
    }
    found.extend(set_by_name(file));
    found.sort_by_key(|literal| literal.start);
    found.dedup_by_key(|literal| literal.start);
    found
        .into_iter()
        .map(|literal| {
            let shown = format!("the text \"{}\"", literal.text.escape_debug());
            file.finding(literal.start, &shown, "a key of content/")
        })
        .collect()
}

/// The brackets of every `html!`.
fn blocks(code: &str) -> Vec<(usize, usize)> {
    words(code)
        .filter(|(_, word)| matches!(*word, "html" | "html_nested"))
        .filter_map(|(offset, word)| {
            let from = offset + word.len();
            let rest = code[from..].strip_prefix('!')?;
            let open = from + 1 + rest.len() - rest.trim_start().len();
            let bracket = code[open..].starts_with(['{', '(', '[']);
            bracket.then(|| closing(code, open).map(|close| (open, close)))?
        })
        .collect()
}

/// The literals of one block that a learner would read, those of blocks within it included.
fn in_block(file: &Source, open: usize, close: usize) -> Vec<&Literal> {
    let code = &file.live;
    let mut found = Vec::new();
    // For each open bracket the attribute whose value it is part of.
    let mut attributes: Vec<Option<&str>> = Vec::new();
    let mut at = open;
    while at < close {
        match code.as_bytes()[at] {
            b'{' | b'(' | b'[' => {
                let outer = attributes.last().copied().flatten();
                let inner = if begins_markup(&code[..at]) { None } else { attribute_before(code, at).or(outer) };
                attributes.push(inner);
            }
            b'}' | b')' | b']' => {
                attributes.pop();
            }
            b'"' => {
                let Some(literal) = file.literals.iter().find(|l| l.start == at) else {
                    break;
                };
                let direct = attribute_before(code, at);
                let outer = attributes.last().copied().flatten();
                if is_read(code, literal, direct, outer) {
                    found.push(literal);
                }
                at = literal.end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

fn is_read(code: &str, literal: &Literal, direct: Option<&str>, outer: Option<&str>) -> bool {
    let shown = |attribute: Option<&str>| attribute.is_none_or(|name| READ.contains(&name));
    if direct.is_some() {
        return shown(direct) && has_word(&literal.text);
    }
    let alone = code[..literal.start].trim_end().ends_with('{') && code[literal.end..].trim_start().starts_with('}');
    shown(outer) && (is_sentence(&literal.text) || (alone && has_word(&literal.text)))
}

/// The attribute whose `=` stands right before an offset.
fn attribute_before(code: &str, at: usize) -> Option<&str> {
    let before = code[..at].strip_suffix('=')?;
    let name = |b: u8| is_word(b) || b == b'-' || b == b':';
    let length = before.bytes().rev().take_while(|b| name(*b)).count();
    (length > 0).then(|| &before[before.len() - length..])
}

fn begins_markup(before: &str) -> bool {
    let before = before.trim_end();
    before.ends_with("html!") || before.ends_with("html_nested!")
}

/// Values in calls like `set_attribute("aria-label", "…")`.
fn set_by_name(file: &Source) -> Vec<&Literal> {
    let pairs = file.literals.iter().zip(file.literals.iter().skip(1));
    pairs
        .filter(|(name, value)| {
            READ.contains(&name.text.as_str())
                && file.live[name.end..value.start].trim() == ","
                && file.live[..name.start].ends_with('(')
                && has_word(&value.text)
        })
        .map(|(_, value)| value)
        .collect()
}

/// Three small letters in a row: a word rather than a unit, a flag or a state of the protocol.
fn has_word(text: &str) -> bool {
    let letters: Vec<bool> = text.chars().map(char::is_lowercase).collect();
    letters.windows(3).any(|three| three.iter().all(|small| *small))
}

/// A word in small letters, a space, another word or the place of one.
fn is_sentence(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    words.windows(2).any(|pair| {
        let first = pair[0].trim_matches(|c: char| c.is_ascii_punctuation());
        let small = first.chars().count() >= 2 && first.chars().all(char::is_lowercase);
        small && pair[1].starts_with(|c: char| c.is_alphabetic() || c == '{') && !pair[0].ends_with([':', ';', '='])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_markup_is_found() {
        check_found("html! { <p>{ \"Close\" }</p> }", &["Close"]);
        check_found("html!(<p>{ format!(\"{} ms after it\", n) }</p>)", &["{} ms after it"]);
        check_found("html! { if a { <p>{\"Lost on the way\"}</p> } }", &["Lost on the way"]);
        check_found("html! { <A head={html! { <p>{ \"Inner words\" }</p> }} /> }", &["Inner words"]);
    }

    #[test]
    fn a_text_in_an_attribute_for_people_is_found() {
        for name in READ {
            check_found(&format!("html! {{ <p {name}=\"Drop it\" /> }}"), &["Drop it"]);
            check_found(&format!("html! {{ <p {name}={{format!(\"Drop the {{n}}\")}} /> }}"), &["Drop the {n}"]);
        }
        check_found("e.set_attribute(\"aria-label\", \"Play\");", &["Play"]);
    }

    #[test]
    fn keys_classes_and_drawings_are_no_texts() {
        check_found("html! { <p class=\"panel wide\" style=\"left: 0\">{ t(\"guide.intro\") }</p> }", &[]);
        check_found("html! { <p class={classes!(\"panel wide\", x.then_some(\"is open\"))} /> }", &[]);
        check_found("html! { <g transform={format!(\"translate({x} {y})\")} d=\"M 0 0\" /> }", &[]);
        check_found("html! { <p title={text(\"act.close\")}>{ \"FIN\" }{ \" · \" }{ \"ms\" }</p> }", &[]);
        check_found("html! { <p data-state={if a { \"open\" } else { \"shut\" }} /> }", &[]);
    }

    #[test]
    fn comments_messages_and_tests_are_left_alone() {
        check_found("// html! { { \"Close it\" } }\nlet a = x.expect(\"the root is mounted\");", &[]);
        check_found("#[cfg(test)] mod tests { fn f() { html! { { \"Close it\" } } } }", &[]);
        let cli = Source::new("crates/fourway-cli/src/a.rs", "html! { { \"Close it\" } }".into());
        assert!(check(&cli).is_empty());
    }

    fn check_found(text: &str, expected: &[&str]) {
        let file = Source::new("crates/fourway-web/src/a.rs", text.into());
        let found: Vec<_> = check(&file).into_iter().map(|f| f.found).collect();
        let expected: Vec<_> = expected.iter().map(|text| format!("the text \"{text}\"")).collect();
        assert_eq!(found, expected, "{text}");
    }
}
