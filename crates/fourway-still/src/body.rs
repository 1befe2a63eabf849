//! What each way has to say without its engine: its own words, in its order.

use crate::escaped;
use crate::head::Page;
use crate::place::{Place, WAYS};
use crate::ways::link;
use fourway_learn::{Shelf, challenges, comparisons, glossary, lesson, myths, notes, tales};
use fourway_proto::State;
use fourway_stage::{Catalogue, gallery};

/// What stands below the first lines of a page.
pub fn body(page: &Page<'_>) -> String {
    let words = page.words;
    match page.place {
        Place::Home => home(page),
        Place::Way(way) => match way {
            "overview" => overview(words),
            "lesson" => steps(words),
            "watch" => watch(page),
            "lab" => lab(words),
            "compare" => compare(words),
            "myths" => claims(words),
            "challenges" => puzzles(words),
            "recall" => recall(words),
            "guide" => guide(words),
            "teach" => teach(words),
            _ => String::new(),
        },
        Place::Scene(_) => String::new(),
    }
}

fn said(words: &Catalogue, key: &str) -> String {
    escaped(words.get(key))
}

fn para(text: &str) -> String {
    format!("<p>{text}</p>\n")
}

fn section(title: &str, rest: &str) -> String {
    format!("<section>\n<h2>{title}</h2>\n{rest}</section>\n")
}

fn list(items: impl Iterator<Item = String>) -> String {
    let items: String = items.map(|item| format!("<li>{item}</li>\n")).collect();
    format!("<ul>\n{items}</ul>\n")
}

/// Names and what is said of each.
fn terms(pairs: impl Iterator<Item = (String, String)>) -> String {
    let pairs: String = pairs.map(|(name, text)| format!("<dt>{name}</dt><dd>{text}</dd>\n")).collect();
    format!("<dl>\n{pairs}</dl>\n")
}

fn home(page: &Page<'_>) -> String {
    let words = page.words;
    let way = |way: &'static str| {
        let name = said(words, &format!("way.{way}"));
        (link(page, Place::Way(way), &name), escaped(&Place::Way(way).text(words)))
    };
    para(&said(words, "learn.overview")) + &terms(WAYS.into_iter().map(way))
}

fn overview(words: &Catalogue) -> String {
    let says = tales().first().map(|tale| tale.narration.says()).unwrap_or_default();
    let say = |(n, say): (usize, &&str)| {
        let (told, phone) = (format!("scene.overview.say.{say}"), format!("learn.phone.{}", n + 1));
        format!("<li><p>{}</p><p>{}</p></li>\n", said(words, &told), said(words, &phone))
    };
    let sentences: String = says.iter().enumerate().map(say).collect();
    let (idea, phone) = (said(words, "learn.overview"), said(words, "learn.phone"));
    format!("{}{}<ol class=\"plain\">\n{sentences}</ol>\n", para(&idea), para(&phone))
}

fn steps(words: &Catalogue) -> String {
    let step = |id: &str| {
        let of = |what: &str| said(words, &format!("lesson.{id}.{what}"));
        let rest = ["intro", "ask", "do", "why"].map(|what| para(&of(what))).concat();
        section(&of("title"), &format!("{rest}<p><strong>{}</strong></p>\n", of("keep")))
    };
    lesson().iter().map(|one| step(one.id)).collect()
}

fn watch(page: &Page<'_>) -> String {
    let words = page.words;
    let scene = |name: &'static str| {
        let place = Place::Scene(name);
        (link(page, place, &escaped(&place.title(words))), escaped(&place.text(words)))
    };
    let scenes = gallery().iter().map(|one| scene(one.name));
    para(&said(words, "learn.way.watch.intro")) + &terms(scenes)
}

fn lab(words: &Catalogue) -> String {
    let of = |name: &str, what: &str| (said(words, name), said(words, what));
    let calls = ["open", "listen", "send", "shutdown", "close", "abort"];
    let calls = calls.map(|call| of(&format!("call.{call}"), &format!("call.{call}.what")));
    let acts = ["deliver", "drop", "delay", "duplicate", "corrupt"];
    let acts = acts.map(|act| of(&format!("act.{act}.short"), &format!("act.{act}.what")));
    let network = said(words, "network");
    terms(calls.into_iter()) + &section(&network, &terms(acts.into_iter()))
}

fn compare(words: &Catalogue) -> String {
    let one = |of: &fourway_learn::Comparison| {
        let key = format!("compare.{}", of.id);
        let run = |(run, _): &(&str, _)| {
            let key = format!("{key}.{run}");
            (said(words, &format!("{key}.title")), said(words, &format!("{key}.text")))
        };
        let text = para(&said(words, &format!("{key}.text")));
        section(&said(words, &format!("{key}.title")), &(text + &terms(of.runs.iter().map(run))))
    };
    let others = ["text", "tcp", "sctp", "quic"].map(|key| para(&said(words, &format!("learn.other.{key}")))).concat();
    let all: String = comparisons().iter().map(one).collect();
    all + &section(&said(words, "learn.other.title"), &others)
}

fn claims(words: &Catalogue) -> String {
    let claim = |id: &str| {
        let of = |what: &str| said(words, &format!("myth.{id}.{what}"));
        section(&of("claim"), &["do", "shows", "truth"].map(|what| para(&of(what))).concat())
    };
    para(&said(words, "learn.way.myths.intro")) + &myths().iter().map(|myth| claim(myth.id)).collect::<String>()
}

fn puzzles(words: &Catalogue) -> String {
    let mut levels: Vec<u8> = challenges().iter().map(|one| one.level).collect();
    levels.dedup();
    let level = |level: &u8| {
        let of = |id: &str, what: &str| said(words, &format!("challenge.{id}.{what}"));
        let on_it = challenges().iter().filter(|one| one.level == *level);
        let title = said(words, &format!("learn.way.challenges.level.{level}"));
        section(&title, &terms(on_it.map(|one| (of(one.id, "title"), of(one.id, "text")))))
    };
    let rules = ["lead", "rules"].map(|key| para(&said(words, &format!("learn.way.challenges.{key}")))).concat();
    rules + &levels.iter().map(level).collect::<String>()
}

/// What cards ask about can be learnt by reading: the states.
fn recall(words: &Catalogue) -> String {
    let state = |state: State| (state.name().to_owned(), said(words, &format!("state.{}", state.name())));
    para(&said(words, "learn.way.recall.lead")) + &terms(State::ALL.into_iter().map(state))
}

fn guide(words: &Catalogue) -> String {
    let of = |key: String| said(words, &key);
    let mut all: Vec<_> = glossary()
        .iter()
        .map(|one| (of(format!("term.{}.name", one.id)), of(format!("term.{}.text", one.id))))
        .collect();
    all.sort_by_cached_key(|(name, _)| name.to_lowercase());
    let shelf = |shelf: Shelf| {
        let key = format!("learn.way.guide.shelf.{}", shelf_name(shelf));
        let on_it = notes().iter().filter(|note| note.shelf == shelf);
        let kept = on_it.map(|one| (of(format!("note.{}.title", one.id)), of(format!("note.{}.text", one.id))));
        section(&said(words, &key), &(para(&of(format!("{key}.what"))) + &terms(kept)))
    };
    let shelves =
        [Shelf::Expert, Shelf::Production, Shelf::Elsewhere, Shelf::Related, Shelf::LeftOut].map(shelf).concat();
    para(&said(words, "learn.way.guide.lead"))
        + &section(&said(words, "learn.way.guide.term"), &terms(all.into_iter()))
        + &shelves
}

const fn shelf_name(shelf: Shelf) -> &'static str {
    match shelf {
        Shelf::Expert => "expert",
        Shelf::Production => "production",
        Shelf::Elsewhere => "elsewhere",
        Shelf::Related => "related",
        Shelf::LeftOut => "left-out",
    }
}

fn teach(words: &Catalogue) -> String {
    let of = |key: &str| said(words, &format!("learn.way.teach.{key}"));
    let objectives = list((1..=7).map(|n| of(&format!("objective.{n}"))));
    let text = |key: &str| section(&of(key), &para(&of(&format!("{key}.text"))));
    // The page for instructors itself is not one of the ways in class.
    let class = WAYS.into_iter().filter(|way| *way != "teach");
    let class = class.map(|way| (said(words, &format!("way.{way}")), of(&format!("class.{way}"))));
    let sheets = ["worksheet", "handout"].map(|sheet| (of(sheet), of(&format!("{sheet}.what"))));
    para(&of("lead"))
        + &section(&of("objectives"), &(para(&of("objectives.lead")) + &objectives))
        + &text("time")
        + &text("before")
        + &section(&of("ways"), &terms(class))
        + &section(&of("sheets"), &terms(sheets.into_iter()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::Site;

    #[test]
    fn every_way_has_text_of_its_own_and_all_of_its_words() {
        let words = fourway_learn::words();
        let (site, codes) = (Site::parse("").unwrap(), ["en".to_owned()]);
        for place in Place::all() {
            let page = Page { place, code: "en", codes: &codes, site: &site, style: "s.css", words: &words };
            let text = body(&page);
            assert_eq!(text.len() < 400, matches!(place, Place::Scene(_)), "{place:?}: {} bytes", text.len());
            for begin in [
                ">learn.",
                ">lesson.",
                ">scene.",
                ">myth.",
                ">note.",
                ">term.",
                ">challenge.",
                ">compare.",
                ">act.",
                ">call.",
                ">state.",
                ">way.",
            ] {
                assert!(!text.contains(begin), "{place:?}: {begin} without words: {text}");
            }
        }
    }
}
