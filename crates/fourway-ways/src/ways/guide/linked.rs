//! A text in which the terms of the glossary are links.

use fourway_learn::glossary;
use fourway_panels::markup::{Markup, markup};
use fourway_stage::Catalogue;

/// Terms that are everyday words as well: in most texts they mean no more than that.
const EVERYDAY: [&str; 6] = ["abort", "close", "connection", "duplicate", "segment", "window"];

/// The text with a link at the first place of each term, but for the term that it explains. Names are looked for as they
/// are written, in whole words, the longest first.
pub(in crate::ways) fn linked(words: &Catalogue, text: &str, own: &str) -> Markup {
    let mut names: Vec<(&str, &str)> = Vec::new();
    let keys: Vec<(&str, String)> = glossary().iter().map(|term| (term.id, format!("term.{}.name", term.id))).collect();
    for (id, key) in &keys {
        if !EVERYDAY.contains(id) {
            names.push((*id, words.get(key)));
        }
    }
    names.sort_by_key(|(_, name)| std::cmp::Reverse(name.len()));
    let (mut parts, mut rest, mut before) = (Vec::new(), text, None);
    let (mut plain, mut done) = (String::new(), Vec::new());
    while let Some(c) = rest.chars().next() {
        let here = names.iter().find(|(_, name)| stands(name, rest, before));
        let Some((id, name)) = here else {
            plain.push(c);
            (before, rest) = (Some(c), &rest[c.len_utf8()..]);
            continue;
        };
        if *id == own || done.contains(id) {
            plain.push_str(name);
        } else {
            parts.push(markup!("{}<a href={}>{}</a>", std::mem::take(&mut plain), format!("#guide/{id}"), *name));
            done.push(*id);
        }
        (before, rest) = (name.chars().last(), &rest[name.len()..]);
    }
    parts.push(markup!("{}", plain));
    parts.into_iter().collect()
}

/// True where a text begins with a name that is no part of a longer word.
fn stands(name: &str, rest: &str, before: Option<char>) -> bool {
    let Some(after) = rest.strip_prefix(name) else { return false };
    let joined = |a: Option<char>, b: Option<char>| a.zip(b).is_some_and(|(a, b)| of_a_word(a) && of_a_word(b));
    !name.is_empty() && !joined(before, name.chars().next()) && !joined(name.chars().last(), after.chars().next())
}

/// Letters that make words with their neighbours; those of Chinese stand alone.
fn of_a_word(c: char) -> bool {
    (c.is_alphanumeric() || c == '-' || c == '_') && !('\u{2e80}'..='\u{9fff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str, own: &str) -> String {
        linked(&fourway_learn::words(), text, own).0
    }

    #[test]
    fn the_first_place_of_a_term_is_a_link_and_the_longest_name_wins() {
        let fin_wait = html("FIN-WAIT-1, then the ACK of a FIN, another FIN & FIN.", "");
        let expected = "<a href=\"#guide/fin-wait-1\">FIN-WAIT-1</a>, then the <a href=\"#guide/ack-of-fin\">ACK of a FIN</a>, \
            another <a href=\"#guide/fin\">FIN</a> &amp; FIN.";
        assert_eq!(fin_wait, expected);
    }

    #[test]
    fn no_part_of_a_word_is_a_link_nor_is_the_term_itself() {
        assert_eq!(html("FINAL tcp_rfc1337 MSLs orphaned close", ""), "FINAL tcp_rfc1337 MSLs orphaned close");
        assert_eq!(html("MSL", "msl"), "MSL");
        assert_eq!(html("发送FIN之后", ""), "发送<a href=\"#guide/fin\">FIN</a>之后");
    }
}
