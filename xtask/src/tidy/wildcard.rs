//! A `match` on an enum of the protocol names every variant: a new one must be thought about everywhere.

use super::Finding;
use super::lexer::{closing, words};
use super::source::Source;

/// The crates whose matches are read.
const CRATES: [&str; 4] = ["fourway-proto", "fourway-sim", "fourway-stage", "fourway-explore"];
/// The enums whose variants are always written out.
const ENUMS: [&str; 7] = ["Call", "Event", "Fate", "Kind", "Rule", "State", "Timer"];

/// Finds `_ =>` beside arms that name a variant of such an enum.
pub fn check(file: &Source) -> Vec<Finding> {
    let read = file.package().is_some_and(|name| CRATES.contains(&name));
    if !read || !file.is_rust() {
        return Vec::new();
    }
    let code = &file.live;
    let mut findings = Vec::new();
    for (offset, word) in words(code) {
        if word != "match" {
            continue;
        }
        let Some((open, close)) = body(code, offset + word.len()) else {
            continue;
        };
        let patterns = patterns(code, open + 1, close);
        let own = names_enum(owner(code, offset));
        let named = patterns.iter().any(|(_, pattern)| names_enum(pattern) || (own && names(pattern, "Self")));
        if named {
            let wild = patterns.iter().filter(|(_, pattern)| is_wild(pattern));
            findings.extend(
                wild.map(|(at, _)| file.finding(*at, "`_` among variants of an enum of ours", "every variant by name")),
            );
        }
    }
    findings
}

/// The braces of the `match` whose scrutinee begins at `from`.
fn body(code: &str, from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    loop {
        match code.as_bytes().get(at)? {
            b'{' => return Some((at, closing(code, at)?)),
            b'(' | b'[' => at = closing(code, at)? + 1,
            b';' => return None,
            _ => at += 1,
        }
    }
}

/// The patterns of all arms, without guards, each with its offset.
fn patterns(code: &str, from: usize, to: usize) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = from;
    let mut at = from;
    while at < to {
        let rest = &code[at..to];
        if rest.starts_with("=>") {
            found.push(pattern(code, start, at));
            at = after_arrow(code, at + 2, to);
            start = at;
        } else if rest.starts_with(['(', '[', '{']) {
            at = closing(code, at).map_or(to, |end| end + 1);
        } else if rest.starts_with(',') {
            // A comma outside brackets belongs to the arm before: a pattern holds none.
            at += 1;
            start = at;
        } else {
            at += 1;
        }
    }
    found
}

/// Where reading goes on after an arm's `=>`: past its block, or at its expression.
fn after_arrow(code: &str, from: usize, to: usize) -> usize {
    let expression = from + code[from..to].len() - code[from..to].trim_start().len();
    if code[expression..to].starts_with('{') { closing(code, expression).map_or(to, |end| end + 1) } else { expression }
}

fn pattern(code: &str, from: usize, to: usize) -> (usize, &str) {
    let text = &code[from..to];
    let start = from + text.len() - text.trim_start().len();
    let text = text.trim();
    let guard = words(text).find(|(_, word)| *word == "if");
    let text = guard.map_or(text, |(at, _)| text[..at].trim());
    (start, text)
}

fn names_enum(text: &str) -> bool {
    words(text).any(|(_, word)| ENUMS.contains(&word))
}

fn names(pattern: &str, name: &str) -> bool {
    words(pattern).any(|(_, word)| word == name)
}

fn is_wild(pattern: &str) -> bool {
    pattern.contains('_') && pattern.chars().all(|c| matches!(c, '_' | '(' | ')' | ',' | ' ' | '.' | '\n'))
}

/// The header of the `impl` in which an offset stands, as far as its beginning of a line tells.
fn owner(code: &str, offset: usize) -> &str {
    let Some(start) = code[..offset].rfind("\nimpl") else {
        return "";
    };
    code[start..offset].split('{').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wildcard_beside_a_variant_is_found() {
        check_lines("match s {\n State::Closed => 1,\n _ => 2,\n}", &[3]);
        check_lines("match s {\n crate::State::Closed => { f(); }\n _ => {}\n}", &[3]);
        check_lines("match (s, e) {\n (State::Closed, _) => 1,\n (_, _) => 2,\n}", &[3]);
        check_lines("match r {\n Rule::A | Rule::B => f::<A, B>(),\n _ if x => 2,\n Rule::C => 3 }", &[3]);
        check_lines("match f(|x| { x }) {\n Some(Timer::A { n }) => 1,\n _ => 2 }", &[3]);
    }

    #[test]
    fn every_kind_of_enum_is_watched() {
        for name in ENUMS {
            check_lines(&format!("match x {{ {name}::A => 1, _ => 2 }}"), &[1]);
        }
    }

    #[test]
    fn a_wildcard_inside_an_arm_of_another_match_is_found_once() {
        check_lines("match n {\n 1 => match s {\n  State::A => 1,\n  _ => 2,\n },\n _ => 3,\n}", &[4]);
    }

    #[test]
    fn the_enum_of_the_impl_is_watched_as_self() {
        check_lines("\nimpl State {\n fn f(self) { match self {\n Self::A => 1,\n _ => 2 } } }", &[5]);
        check_lines("\nimpl Other {\n fn f(self) { match self {\n Self::A => 1,\n _ => 2 } } }", &[]);
    }

    #[test]
    fn other_matches_keep_their_wildcards() {
        check_lines("match n { 0 => State::Closed, _ => State::Listen }", &[]);
        check_lines("match s { State::A(_) => 1, State::B { .. } => 2 }", &[]);
        check_lines("matches!(s, State::A); match byte { b'a' => 1, _ => 2 }", &[]);
        check_lines("#[cfg(test)] mod tests { fn f() { match s { State::A => 1, _ => 2 } } }", &[]);
    }

    fn check_lines(text: &str, lines: &[usize]) {
        for package in CRATES {
            let path = format!("crates/{package}/src/a.rs");
            let found: Vec<_> =
                check(&Source::new(&path, text.into())).into_iter().map(|finding| finding.line).collect();
            assert_eq!(found, lines, "{text}");
        }
        let web = Source::new("crates/fourway-web/src/a.rs", text.into());
        assert!(check(&web).is_empty());
    }
}
