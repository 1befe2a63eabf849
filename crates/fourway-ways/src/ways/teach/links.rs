//! The parts of the page, each with the link that leads there.

use fourway_learn::{challenges, comparisons, lesson, myths, tales};
use fourway_panels::markup::{Markup, markup};
use fourway_stage::Catalogue;

/// The ways, the sheets, and parts of the guide: what a link names, without an item of its own.
const PARTS: [&str; 13] = [
    "overview",
    "lesson",
    "watch",
    "lab",
    "compare",
    "myths",
    "challenges",
    "recall",
    "guide",
    "guide/words",
    "guide/note/ports",
    "teach/worksheet",
    "teach/handout",
];

/// The key of what a part is called.
pub(super) fn name_of(place: &str) -> String {
    let name = place.replace('/', ".");
    format!("learn.way.teach.part.{name}")
}

/// The key of what a group of links is called, and its links: the place and its name.
type Group = (&'static str, Vec<(String, String)>);

/// Groups of links, folded but for the first.
pub(super) fn draw(words: &Catalogue) -> Markup {
    groups(words).iter().enumerate().map(|(n, (title, links))| group(words, n == 0, title, links)).collect()
}

/// All links.
pub(super) fn groups(words: &Catalogue) -> [Group; 6] {
    let parts = PARTS.map(|place| (place.to_owned(), words.get(&name_of(place)).to_owned())).to_vec();
    let named = |way: &str, stem: &str, id: &str, last: &str| {
        let key = format!("{stem}.{id}.{last}");
        (format!("{way}/{id}"), words.get(&key).to_owned())
    };
    [
        ("learn.way.teach.links.ways", parts),
        (
            "learn.way.teach.links.lesson",
            lesson().iter().map(|one| named("lesson", "lesson", one.id, "title")).collect(),
        ),
        (
            "learn.way.teach.links.watch",
            tales()
                .iter()
                .filter(|one| one.id != "overview")
                .map(|one| named("watch", "scene", one.id, "title"))
                .collect(),
        ),
        (
            "learn.way.teach.links.compare",
            comparisons().iter().map(|one| named("compare", "compare", one.id, "title")).collect(),
        ),
        ("learn.way.teach.links.myths", myths().iter().map(|one| named("myths", "myth", one.id, "claim")).collect()),
        (
            "learn.way.teach.links.challenges",
            challenges().iter().map(|one| named("challenges", "challenge", one.id, "title")).collect(),
        ),
    ]
}

fn group(words: &Catalogue, open: bool, title: &str, links: &[(String, String)]) -> Markup {
    let row = |(place, name): &(String, String)| {
        let address = ["#", place].concat();
        markup!("<li><a href={}>{}</a><code>{}</code></li>", &address, name, &address)
    };
    markup!(
        "<details open={}><summary>{}</summary><ul class=\"addresses\">{}</ul></details>",
        open.then_some("true"),
        words.get(title),
        links.iter().map(row).collect::<Vec<Markup>>()
    )
}
