//! The list of comparisons: the pitfalls, the others, and other protocols.

use super::{LIST, NAME, PROTOCOLS};
use crate::Learner;
use crate::parts::{self, cards, lab, link, onward, title};
use fourway_learn::{Comparison, comparisons};
use fourway_panels::markup::{Markup, worded};

/// The list as a page of its own.
pub fn draw(learner: &Learner) -> Markup {
    let words = &learner.words;
    let of = |pitfall: bool| {
        let all = comparisons().iter().filter(|one| one.pitfall == pitfall).map(|one| card(one, learner));
        cards(all.collect())
    };
    worded!(
        words,
        "<section class=\"way compares\" aria-labelledby=\"way-title\">
            {}
            <p class=\"lead\">{learn.way.compare.lead}</p>
            <section aria-labelledby=\"way-pitfalls\"><h2 id=\"way-pitfalls\">{learn.way.compare.pitfalls}</h2>
                <p>{learn.way.compare.pitfalls.text}</p>{}</section>
            <section aria-labelledby=\"way-others\"><h2 id=\"way-others\">{learn.way.compare.others}</h2>{}</section>
            <section aria-labelledby=\"way-protocols\"><h2 id=\"way-protocols\">{learn.way.compare.protocols}</h2>
                {}</section>
            {}
        </section>",
        title(words.get("learn.way.compare.title")),
        of(true),
        of(false),
        cards(vec![parts::card(&place(PROTOCOLS), words.get("learn.other.title"), words.get("learn.other.text"))]),
        onward(
            words,
            vec![
                link(None, "myths", words.get("learn.way.compare.myths")),
                link(None, "lab", words.get("learn.way.compare.free")),
            ]
        )
    )
}

fn card(one: &Comparison, learner: &Learner) -> Markup {
    let word = |part: &str| learner.words.get(&format!("compare.{}.{part}", one.id)).to_owned();
    parts::card(&place(one.id), &word("title"), &word("text"))
}

/// The place of an item, for a link.
pub fn place(item: &str) -> String {
    [NAME, "/", item].concat()
}

/// What stands at the end of two runs: what comes after them, and the ways out.
pub fn onward_from(at: usize, learner: &Learner) -> Markup {
    let words = &learner.words;
    let (next, key) = comparisons().get(at + 1).map_or_else(
        || (PROTOCOLS, "learn.other.title".to_owned()),
        |one| (one.id, format!("compare.{}.title", one.id)),
    );
    let next = link(None, &place(next), &words.fill("learn.way.compare.next", &[("title", words.get(&key))]));
    onward(words, vec![next, link(None, &place(LIST), words.get("learn.way.compare.all")), lab(words)])
}
