//! The page for instructors: objectives, time, what is needed before, each way in class, and three plans.

use super::{answers, links};
use crate::parts::{card, link, onward, title};
use fourway_panels::markup::{Markup, markup, worded};
use fourway_stage::Catalogue;

/// How many objectives there are.
const OBJECTIVES: usize = 7;
/// The ways in the order of the menu, as links name them.
const WAYS: [&str; 9] = ["overview", "lesson", "watch", "lab", "compare", "myths", "challenges", "recall", "guide"];
/// Length of a plan, and its parts: minutes, and what is used.
type Plan = (u32, &'static [(u32, &'static str)]);
/// The plans.
const PLANS: [Plan; 3] = [
    (
        15,
        &[
            (2, "overview"),
            (5, "lesson/four-segments"),
            (3, "lesson/half-closed"),
            (3, "lesson/time-wait"),
            (2, "recall/order.four"),
        ],
    ),
    (
        30,
        &[
            (4, "myths"),
            (5, "lesson/four-segments"),
            (4, "lesson/half-closed"),
            (6, "lesson/states"),
            (5, "lesson/time-wait"),
            (3, "watch/lost-final-ack"),
            (3, "recall"),
        ],
    ),
    (
        50,
        &[
            (5, "myths"),
            (20, "lesson"),
            (8, "compare/rst-after-write"),
            (10, "challenges"),
            (5, "teach/worksheet"),
            (2, "recall"),
        ],
    ),
];

/// The page.
pub(super) fn draw(words: &Catalogue) -> Markup {
    let sheet = |name: &str| {
        let title = ["learn.way.teach.", name].concat();
        // What of the builder is called "what" is its form.
        let what = [title.as_str(), if name == "embed" { ".about" } else { ".what" }].concat();
        card(&["teach/", name].concat(), words.get(&title), words.get(&what))
    };
    let next = [
        ("lesson", "learn.way.teach.onward.lesson"),
        ("guide/index", "learn.way.teach.onward.guide"),
        ("lab", "learn.way.teach.onward.lab"),
    ];
    let objectives = (1..=OBJECTIVES).map(|n| item(words, &format!("learn.way.teach.objective.{n}")));
    worded!(
        words,
        "<section class=\"way way-teach\" aria-labelledby=\"way-title\">
            <header>{}<p class=\"lead\">{learn.way.teach.lead}</p></header>
            <nav class=\"cards\" aria-label={learn.way.teach.sheets}>
                {}
            </nav>
            <section><h2>{learn.way.teach.objectives}</h2><p>{learn.way.teach.objectives.lead}</p><ul class=\"plain\">{}</ul></section>
            <section><h2>{learn.way.teach.time}</h2><p>{learn.way.teach.time.text}</p></section>
            <section><h2>{learn.way.teach.before}</h2><p>{learn.way.teach.before.text}</p></section>
            <section><h2>{learn.way.teach.ways}</h2><dl class=\"ways\">{}</dl></section>
            <section><h2>{learn.way.teach.plans}</h2>{}</section>
            <section><h2>{learn.way.teach.answers}</h2><p class=\"hint\">{learn.way.teach.answers.hint}</p>{}</section>
            <section><h2>{learn.way.teach.links}</h2><p class=\"hint\">{learn.way.teach.links.hint}</p>{}</section>
            {}
        </section>",
        title(words.get("learn.way.teach.title")),
        ["worksheet", "handout", "embed"].map(sheet).to_vec(),
        objectives.collect::<Vec<Markup>>(),
        WAYS.map(|way| in_class(words, way)).to_vec(),
        PLANS.map(|plan| plan_of(words, plan)).to_vec(),
        answers::draw(words),
        links::draw(words),
        onward(words, next.map(|(place, key)| link(None, place, words.get(key))).to_vec())
    )
}

fn item(words: &Catalogue, key: &str) -> Markup {
    markup!("<li>{}</li>", words.get(key))
}

fn in_class(words: &Catalogue, way: &str) -> Markup {
    let (name, text) = (links::name_of(way), format!("learn.way.teach.class.{way}"));
    markup!("<div><dt>{}</dt><dd>{}</dd></div>", link(None, way, words.get(&name)), words.get(&text))
}

fn plan_of(words: &Catalogue, (length, parts): Plan) -> Markup {
    let part = |(n, (minutes, place)): (usize, &(u32, &str))| {
        let text = format!("learn.way.teach.plan.{length}.{}", n + 1);
        let time = words.fill("learn.way.teach.minutes", &[("n", &minutes.to_string())]);
        markup!("<li><span class=\"minutes\">{}</span>{}</li>", time, link(None, place, words.get(&text)))
    };
    let heading = words.fill("learn.way.teach.plan", &[("n", &length.to_string())]);
    markup!(
        "<div class=\"plan\"><h3>{}</h3><ol>{}</ol></div>",
        heading,
        parts.iter().enumerate().map(part).collect::<Vec<Markup>>()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_plan_take_as_long_as_it() {
        for (length, parts) in PLANS {
            assert_eq!(parts.iter().map(|(minutes, _)| minutes).sum::<u32>(), length);
        }
    }

    #[test]
    fn every_part_has_words() {
        let words = fourway_learn::words();
        for (length, parts) in PLANS {
            for n in 1..=parts.len() {
                assert!(words.has(&format!("learn.way.teach.plan.{length}.{n}")), "{length} {n}");
            }
            assert!(!words.has(&format!("learn.way.teach.plan.{length}.{}", parts.len() + 1)), "{length}");
        }
    }
}
