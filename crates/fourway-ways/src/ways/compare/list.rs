//! The list of comparisons: the pitfalls, the others, and other protocols.

use super::{LIST, NAME, PROTOCOLS};
use crate::Learner;
use fourway_learn::{Comparison, comparisons};
use fourway_panels::markup::{Markup, markup, worded};

/// The list as a page of its own.
pub fn draw(learner: &Learner) -> Markup {
    let words = &learner.words;
    let of = |pitfall: bool| {
        let cards = comparisons().iter().filter(|one| one.pitfall == pitfall).map(|one| card(one, learner));
        cards.collect::<Vec<Markup>>()
    };
    worded!(
        words,
        "<section class=\"way compares\" aria-labelledby=\"way-title\">
            <h1 id=\"way-title\">{learn.way.compare.title}</h1>
            <p class=\"lead\">{learn.way.compare.lead}</p>
            <section aria-labelledby=\"way-pitfalls\"><h2 id=\"way-pitfalls\">{learn.way.compare.pitfalls}</h2>
                <p>{learn.way.compare.pitfalls.text}</p><ol class=\"cards\">{}</ol></section>
            <section aria-labelledby=\"way-others\"><h2 id=\"way-others\">{learn.way.compare.others}</h2><ol class=\"cards\">{}</ol></section>
            <section aria-labelledby=\"way-protocols\"><h2 id=\"way-protocols\">{learn.way.compare.protocols}</h2>
                <ol class=\"cards\"><li><a class=\"card\" href={}><b>{learn.other.title}</b><span class=\"text\">{learn.other.text}</span></a></li></ol></section>
            <div class=\"onward\"><a href=\"#myths\">{learn.way.compare.myths}</a><a href=\"#lab\">{learn.way.compare.free}</a></div>
        </section>",
        of(true),
        of(false),
        link(PROTOCOLS)
    )
}

fn card(one: &Comparison, learner: &Learner) -> Markup {
    let word = |part: &str| learner.words.get(&format!("compare.{}.{part}", one.id)).to_owned();
    markup!(
        "<li><a class=\"card\" href={}><b>{}</b><span class=\"text\">{}</span></a></li>",
        link(one.id),
        word("title"),
        word("text")
    )
}

/// The link to an item.
pub fn link(item: &str) -> String {
    format!("#{NAME}/{item}")
}

/// What stands at the end of an item: the one after it, and the ways out.
pub fn onward(place: usize, learner: &Learner, more: Option<Markup>) -> Markup {
    let words = &learner.words;
    let next = comparisons().get(place + 1).map_or_else(
        || (link(PROTOCOLS), words.get("learn.other.title").to_owned()),
        |one| (link(one.id), words.get(&format!("compare.{}.title", one.id)).to_owned()),
    );
    worded!(
        words,
        "<div class=\"onward\"><a href={}>{}</a>{}<a href={}>{learn.way.compare.all}</a><a href=\"#lab\">{learn.way.compare.lab}</a></div>",
        next.0,
        words.fill("learn.way.compare.next", &[("title", &next.1)]),
        more,
        link(LIST)
    )
}
