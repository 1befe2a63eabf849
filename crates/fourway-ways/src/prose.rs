//! Texts of the ways: the names of states stand out as they do everywhere on the page, and terms of the glossary lead to the
//! field guide.

use fourway_learn::glossary;
use fourway_panels::Run;
use fourway_panels::markup::{Markup, markup, worded};
use fourway_proto::State;
use fourway_stage::{Catalogue, View};
use std::sync::LazyLock;

/// Terms that are everyday words as well: in most texts they mean no more than that.
const EVERYDAY: [&str; 6] = ["abort", "close", "connection", "duplicate", "segment", "window"];
/// The terms that are looked for, each with the key of its name.
static TERMS: LazyLock<Vec<(&str, String)>> = LazyLock::new(|| {
    let terms = glossary().iter().filter(|term| !EVERYDAY.contains(&term.id));
    terms.map(|term| (term.id, ["term.", term.id, ".name"].concat())).collect()
});
/// Most links in a text that is read beside something to do: more would lead away from it.
const MOST: usize = 3;

/// A text with its states and a link at the first place of each of its first terms.
pub(crate) fn prose(words: &Catalogue, text: &str) -> Markup {
    linked(&names(words), text, "", MOST).0
}

/// A text of the field guide, with all its links but the one to the term that it explains.
pub(crate) fn entry(words: &Catalogue, text: &str, own: &str) -> Markup {
    linked(&names(words), text, own, usize::MAX).0
}

/// A text with its states, and without links: for what is a link or a button as a whole.
pub(crate) fn marked(text: &str) -> Markup {
    linked(&states(), text, "", 0).0
}

/// The ways from an event of a run to the terms of its sentence in the field guide; nothing where it has none.
#[must_use]
pub fn terms(run: &Run, view: &View) -> Markup {
    let words = fourway_learn::words();
    let Some(text) = view.line.and_then(|line| run.told(line)) else { return Markup::default() };
    let (_, found) = linked(&names(&words), text, "", usize::MAX);
    if found.is_empty() {
        return Markup::default();
    }
    let link = |term: &&str| {
        let name = words.get(&format!("term.{term}.name")).to_owned();
        markup!("<li><a href={}>{}</a></li>", format!("#guide/{term}"), name)
    };
    worded!(
        &words,
        "<nav class=\"explains\" aria-label={way.guide}><h3>{way.guide}</h3><ul>{}</ul></nav>",
        found.iter().map(link).collect::<Vec<Markup>>()
    )
}

/// The name of a state as it stands in a text.
pub(crate) fn state(state: State) -> Markup {
    markup!("<b class=\"state\" data-state={}>{}</b>", state.name(), state.name())
}

/// What is looked for in a text.
struct Name<'a> {
    text: &'a str,
    /// The term that explains it.
    term: Option<&'static str>,
    state: Option<State>,
}

fn states() -> Vec<Name<'static>> {
    let name = |state: State| Name { text: state.name(), term: None, state: Some(state) };
    let mut names: Vec<Name> = State::ALL.map(name).into();
    names.sort_by_key(|name| std::cmp::Reverse(name.text.len()));
    names
}

/// The terms and the states, the longest first.
fn names(words: &Catalogue) -> Vec<Name<'_>> {
    let named = |name: &str| State::ALL.into_iter().find(|state| state.name() == name);
    let terms = TERMS.iter().map(|(id, key)| {
        let text = words.get(key);
        Name { text, term: Some(*id), state: named(text) }
    });
    let mut names: Vec<Name> = terms.collect();
    let unexplained = |state: &Name| !names.iter().any(|name| name.state == state.state);
    names.extend(states().into_iter().filter(unexplained).collect::<Vec<Name>>());
    names.sort_by_key(|name| std::cmp::Reverse(name.text.len()));
    names
}

/// Names are looked for as they are written, in whole words. The terms that have a link come with the text.
fn linked(names: &[Name], text: &str, own: &str, most: usize) -> (Markup, Vec<&'static str>) {
    let (mut parts, mut rest, mut before) = (Vec::new(), text, None);
    let (mut plain, mut done) = (String::new(), Vec::new());
    while let Some(c) = rest.chars().next() {
        let here = if joined(before, Some(c)) { None } else { names.iter().find(|name| begins(name.text, rest)) };
        let Some(name) = here else {
            plain.push(c);
            (before, rest) = (Some(c), &rest[c.len_utf8()..]);
            continue;
        };
        let link = name.term.filter(|term| *term != own && !done.contains(term) && done.len() < most);
        let shown = name.state.map_or_else(|| markup!("{}", name.text), state);
        parts.push(markup!("{}", std::mem::take(&mut plain)));
        parts.push(match link {
            Some(term) => markup!("<a class=\"term\" href={}>{}</a>", ["#guide/", term].concat(), shown),
            None => shown,
        });
        done.extend(link);
        (before, rest) = (name.text.chars().last(), &rest[name.text.len()..]);
    }
    parts.push(markup!("{}", plain));
    (parts.into_iter().collect(), done)
}

/// True where a text begins with a name that is no part of a longer word.
fn begins(name: &str, rest: &str) -> bool {
    let Some(after) = rest.strip_prefix(name) else { return false };
    !name.is_empty() && !joined(name.chars().last(), after.chars().next())
}

/// True for two letters that are of one word.
fn joined(one: Option<char>, other: Option<char>) -> bool {
    one.zip(other).is_some_and(|(one, other)| of_a_word(one) && of_a_word(other))
}

/// Letters that make words with their neighbours; those of Chinese stand alone.
fn of_a_word(c: char) -> bool {
    (c.is_alphanumeric() || c == '-' || c == '_') && !('\u{2e80}'..='\u{9fff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use fourway_learn::words;

    fn html(text: &str, own: &str) -> String {
        entry(&words(), text, own).0
    }

    fn link(term: &str, text: &str) -> String {
        format!("<a class=\"term\" href=\"#guide/{term}\">{text}</a>")
    }

    fn state_html(name: &str) -> String {
        format!("<b class=\"state\" data-state=\"{name}\">{name}</b>")
    }

    #[test]
    fn the_first_place_of_a_term_is_a_link_and_the_longest_name_wins() {
        let expected = [
            link("fin-wait-1", &state_html("FIN-WAIT-1")),
            ", then the ".to_owned(),
            link("ack-of-fin", "ACK of a FIN"),
            ", another ".to_owned(),
            link("fin", "FIN"),
            " &amp; FIN.".to_owned(),
        ];
        assert_eq!(html("FIN-WAIT-1, then the ACK of a FIN, another FIN & FIN.", ""), expected.concat());
    }

    #[test]
    fn no_part_of_a_word_is_a_link_nor_is_the_term_itself() {
        assert_eq!(html("FINAL tcp_rfc1337 MSLs orphaned close", ""), "FINAL tcp_rfc1337 MSLs orphaned close");
        assert_eq!(html("MSL", "msl"), "MSL");
        assert_eq!(html("TIME-WAIT", "time-wait"), state_html("TIME-WAIT"));
        assert_eq!(html("发送FIN之后", ""), format!("发送{}之后", link("fin", "FIN")));
    }

    #[test]
    fn beside_something_to_do_a_few_links_are_enough() {
        let html = prose(&words(), "FIN, ACK, RST, SYN, MSL and TIME-WAIT").0;
        assert_eq!(html.matches("<a ").count(), MOST, "{html}");
        assert!(html.ends_with(&format!("SYN, MSL and {}", state_html("TIME-WAIT"))), "{html}");
    }

    #[test]
    fn the_names_of_states_stand_out_and_other_words_do_not() {
        let html = marked("In TIME-WAIT, not “CLOSED”; a FIN-WAIT-3 & CLOSED-ness: LAST-ACK").0;
        let [wait, closed, last] = ["TIME-WAIT", "CLOSED", "LAST-ACK"].map(state_html);
        assert_eq!(html, format!("In {wait}, not “{closed}”; a FIN-WAIT-3 &amp; CLOSED-ness: {last}"));
        assert_eq!(marked("一 TIME-WAIT").0, format!("一 {wait}"));
        assert_eq!(marked("").0, "");
    }
}
