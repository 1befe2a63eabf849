//! The index: every term in the order of the alphabet, the notes on their shelves, and a field to search both. It needs no run.

use crate::parts::{card, link, onward, title};
use fourway_learn::{Note, Shelf, Term, glossary, notes};
use fourway_panels::markup::{Markup, markup, worded};
use fourway_stage::Catalogue;

/// The shelves, in the order shown.
const SHELVES: [Shelf; 5] = [Shelf::Expert, Shelf::Production, Shelf::Elsewhere, Shelf::Related, Shelf::LeftOut];

/// The index of what has the searched text in its name or its words: a link for each term, and no other. A browser keeps what was typed in a field, so each time
/// the search is cleared there is another field.
pub(super) fn draw(words: &Catalogue, filter: &str, cleared: u32) -> Markup {
    let wanted = Wanted::new(filter);
    let mut terms: Vec<&Term> = in_order(words)
        .into_iter()
        .filter(|term| wanted.is_in(words, &["term.", term.id].concat(), &["name", "forms", "text", "also"]))
        .collect();
    terms.sort_by_key(|term| wanted.rank(words, term));
    let kept: Vec<&Note> = notes()
        .iter()
        .filter(|note| wanted.is_in(words, &["note.", note.id].concat(), &["title", "text", "also"]))
        .collect();
    let found = (!filter.is_empty()).then(|| {
        let n = terms.len() + kept.len();
        let key = if n == 0 { "learn.way.guide.none" } else { "learn.way.guide.found" };
        words.fill(key, &[("n", &n.to_string()), ("text", filter)])
    });
    worded!(
        words,
        "<section class=\"way way-guide\" data-terms=\"none\" aria-labelledby=\"way-title\">
            <header>{}<p class=\"lead\">{learn.way.guide.lead}</p></header>
            <div class=\"search\"><label for=\"way-filter\">{learn.way.guide.search}</label>
                <div class=\"row\"><input key={} type=\"search\" id=\"way-filter\" data-set=\"way\" name=\"filter\" value={}/>
                    <button type=\"button\" name=\"all\" aria-disabled={}>{learn.way.guide.all}</button></div>
                <p role=\"status\" class=\"progress\">{}</p></div>
            {}{}{}
            {}
        </section>",
        title(words.get("learn.way.guide.title")),
        cleared.to_string(),
        filter,
        filter.is_empty().then_some("true"),
        found,
        filter.is_empty().then(|| start(words)),
        glossary_part(words, &terms),
        SHELVES.map(|shelf| shelf_part(words, shelf, &kept)).to_vec(),
        onward(
            words,
            ["recall", "lesson", "lab"]
                .map(|way| link(None, way, words.get(&["learn.way.guide.onward.", way].concat())))
                .to_vec()
        )
    )
}

/// What is searched for, as words and as one word: systems print a state as FIN-WAIT-2, FIN_WAIT_2 or FIN_WAIT2.
struct Wanted {
    apart: String,
    joined: String,
}

impl Wanted {
    fn new(filter: &str) -> Self {
        let apart = spaced(filter);
        Self { joined: apart.replace(' ', ""), apart }
    }

    /// Whether one of these texts of an entry has it.
    fn is_in(&self, words: &Catalogue, stem: &str, parts: &[&str]) -> bool {
        parts.iter().any(|part| {
            let key = [stem, ".", part].concat();
            let text = if words.has(&key) { words.get(&key) } else { "" };
            spaced(text).contains(&self.apart) || text.to_lowercase().replace(SEPARATORS, "").contains(&self.joined)
        })
    }

    /// 0 for the term that is called so, 1 for one whose name has it, 2 for the others.
    fn rank(&self, words: &Catalogue, term: &Term) -> u8 {
        let stem = ["term.", term.id].concat();
        let named = spaced(words.get(&[&stem, ".name"].concat())).replace(' ', "") == self.joined;
        if named { 0 } else { 2 - u8::from(self.is_in(words, &stem, &["name"])) }
    }
}

/// What stands within names.
const SEPARATORS: [char; 3] = ['-', '_', '\u{2011}'];

/// Small letters, with one space between words and the parts of names.
fn spaced(text: &str) -> String {
    let text = text.to_lowercase().replace(SEPARATORS, " ");
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// The terms by name.
pub(super) fn in_order(words: &Catalogue) -> Vec<&'static Term> {
    let mut terms: Vec<&Term> = glossary().iter().collect();
    terms.sort_by_cached_key(|term| words.get(&format!("term.{}.name", term.id)).to_lowercase());
    terms
}

/// Two pages that are no entries.
fn start(words: &Catalogue) -> Markup {
    worded!(
        words,
        "<nav class=\"cards\" aria-label={learn.way.guide.start}>
            {}{}
        </nav>",
        card("guide/words", words.get("learn.way.guide.words.title"), words.get("learn.way.guide.words.what")),
        card("guide/note/ports", words.get("learn.way.guide.ports.title"), words.get("learn.way.guide.ports.what"))
    )
}

/// The terms under their first letters; without them where nearly each term has a first sign of its own.
fn glossary_part(words: &Catalogue, terms: &[&Term]) -> Markup {
    if terms.is_empty() {
        return Markup::default();
    }
    let mut letters: Vec<(String, Vec<Markup>)> = Vec::new();
    for term in terms {
        let key = format!("term.{}.name", term.id);
        let name = words.get(&key);
        let letter: String = name.chars().take(1).flat_map(char::to_uppercase).collect();
        let link = markup!("<li>{}</li>", link(None, &["guide/", term.id].concat(), name));
        match letters.last_mut().filter(|(last, _)| *last == letter) {
            Some((_, links)) => links.push(link),
            None => letters.push((letter, vec![link])),
        }
    }
    let list = if letters.len() * 2 > terms.len() {
        let links = letters.into_iter().flat_map(|(_, links)| links).collect::<Vec<Markup>>();
        markup!("<ul class=\"terms\">{}</ul>", links)
    } else {
        let part = |(letter, links): (String, Vec<Markup>)| {
            markup!("<div class=\"letter\"><h3>{}</h3><ul>{}</ul></div>", letter, links)
        };
        markup!("<div class=\"terms\">{}</div>", letters.into_iter().map(part).collect::<Vec<Markup>>())
    };
    worded!(
        words,
        "<section aria-labelledby=\"way-terms\"><h2 id=\"way-terms\">{learn.way.guide.terms}</h2>{}</section>",
        list
    )
}

fn shelf_part(words: &Catalogue, shelf: Shelf, kept: &[&Note]) -> Markup {
    let on_it = kept.iter().filter(|note| note.shelf == shelf);
    let item = |note: &&Note| {
        let key = format!("note.{}.title", note.id);
        markup!("<li>{}</li>", link(None, &["guide/note/", note.id].concat(), words.get(&key)))
    };
    let links: Vec<Markup> = on_it.map(item).collect();
    if links.is_empty() {
        return Markup::default();
    }
    let (id, title) = (format!("way-{}", name(shelf)), format!("learn.way.guide.shelf.{}", name(shelf)));
    let what = format!("{title}.what");
    markup!(
        "<section aria-labelledby={}><h2 id={}>{}</h2><p class=\"hint\">{}</p><ul class=\"notes\">{}</ul></section>",
        &id,
        &id,
        words.get(&title),
        words.get(&what),
        links
    )
}

/// A shelf in the keys of the words.
pub(super) const fn name(shelf: Shelf) -> &'static str {
    match shelf {
        Shelf::Expert => "expert",
        Shelf::Production => "production",
        Shelf::Elsewhere => "elsewhere",
        Shelf::Related => "related",
        Shelf::LeftOut => "left-out",
    }
}
