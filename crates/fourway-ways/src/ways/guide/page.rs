//! One page of the guide: a term, a note, or the words that get confused, each with its run and the ways on.

use super::index;
use crate::parts::{self, onward};
use crate::prose::marked;
use fourway_learn::{Note, Term, notes};
use fourway_panels::markup::{Markup, markup, worded};
use fourway_stage::Catalogue;

/// The words that get confused, each with the terms that it is about.
const CONFUSED: [(&str, &[&str]); 5] = [
    ("half", &["half-closed", "half-open"]),
    ("runtimes", &["allow-half-open", "half-closed"]),
    ("fin-has-ack", &["fin", "ack"]),
    ("ack-of-fin", &["ack-of-fin", "acknowledgment-number"]),
    ("segments", &["segment"]),
];

/// A figure with what opens its run: an address where it has one.
pub(super) fn with_lab(words: &Catalogue, figure: Markup, address: Option<String>) -> Markup {
    let open = match address {
        Some(address) => worded!(words, "<a href={}>{learn.way.part.lab}</a>", address),
        None => worded!(words, "<button type=\"button\" name=\"lab\">{learn.way.part.lab}</button>"),
    };
    markup!("<div class=\"seen\">{}<p class=\"row\">{}</p></div>", figure, open)
}

/// The page of a term.
pub(super) fn term(words: &Catalogue, term: &Term, picture: Option<&Markup>) -> Markup {
    let (name, text) = (format!("term.{}.name", term.id), format!("term.{}.text", term.id));
    let name = words.get(&name);
    let see: Vec<Markup> = term.see.iter().map(|id| markup!("<li>{}</li>", link(words, id))).collect();
    let see = (!see.is_empty()).then(|| {
        worded!(
            words,
            "<section aria-labelledby=\"way-see\"><h2 id=\"way-see\">{learn.way.guide.see}</h2><ul class=\"see\">{}</ul></section>",
            see
        )
    });
    let confused = CONFUSED.iter().any(|(_, terms)| terms.contains(&term.id));
    let confused = confused
        .then(|| worded!(words, "<p class=\"hint\"><a href=\"#guide/words\">{learn.way.guide.words.title}</a></p>"));
    let terms = index::in_order(words);
    let place = terms.iter().position(|other| other.id == term.id).unwrap_or_default();
    let beside = |place: Option<usize>| place.and_then(|place| terms.get(place)).map(|other| other.id);
    let turn = [
        (beside(place.checked_sub(1)), "learn.way.guide.previous"),
        (beside(Some(place + 1)), "learn.way.guide.following"),
    ];
    let turn = turn.into_iter().filter_map(|(id, key)| {
        let name = format!("term.{}.name", id?);
        let text = words.fill(key, &[("name", words.get(&name))]);
        Some(parts::link(None, &["guide/", id?].concat(), &text))
    });
    // A state bears its colour wherever it is named.
    let state = fourway_proto::State::ALL.into_iter().find(|state| state.name() == name);
    let head = markup!(
        "<h1 id=\"way-title\" tabindex=\"-1\" class={} data-state={}>{}</h1>",
        state.map(|_| "of-state"),
        state.map(fourway_proto::State::name),
        name
    );
    let told = marked(words.get(&text));
    let body = markup!("<p class=\"lead\">{}</p>{}{}", told, see, confused);
    framed(words, Some(term.id), words.get("learn.way.guide.term"), head, body, picture, turn.collect())
}

/// The page of a note.
pub(super) fn note(words: &Catalogue, note: &Note, picture: Option<&Markup>, arithmetic: Option<Markup>) -> Markup {
    let (title, text) = (format!("note.{}.title", note.id), format!("note.{}.text", note.id));
    let shelf = format!("learn.way.guide.shelf.{}", index::name(note.shelf));
    let elsewhere = ["sctp", "quic"].contains(&note.id);
    let elsewhere = elsewhere.then(|| worded!(words, "<p><a href=\"#compare\">{learn.way.guide.compare}</a></p>"));
    let following = notes().iter().skip_while(|other| other.id != note.id).nth(1);
    let turn = following.map(|other| {
        let title = format!("note.{}.title", other.id);
        let text = words.fill("learn.way.guide.following", &[("name", words.get(&title))]);
        parts::link(None, &["guide/note/", other.id].concat(), &text)
    });
    let head = parts::title(words.get(&title));
    let told = marked(words.get(&text));
    let body = markup!("<p class=\"lead\">{}</p>{}{}", told, elsewhere, arithmetic);
    framed(
        words,
        Some(&["note/", note.id].concat()),
        words.get(&shelf),
        head,
        body,
        picture,
        turn.into_iter().collect(),
    )
}

/// A page with the way back above and the ways on below; `own` is the entry that it is.
fn framed(
    words: &Catalogue,
    own: Option<&str>,
    kicker: &str,
    head: Markup,
    body: Markup,
    picture: Option<&Markup>,
    mut turn: Vec<Markup>,
) -> Markup {
    turn.push(parts::link(None, "guide/index", words.get("learn.way.guide.back")));
    turn.push(parts::link(None, "recall", words.get("learn.way.guide.onward.recall")));
    worded!(
        words,
        "<section class=\"way way-guide\" data-term={} aria-labelledby=\"way-title\">
            <p class=\"back\"><a href=\"#guide/index\">{learn.way.guide.back}</a></p>
            <header><p class=\"kicker\">{}</p>{}</header><div class=\"entry\"><div class=\"told\">{}</div>{}</div>
            {}
        </section>",
        own,
        kicker,
        head,
        body,
        picture.cloned(),
        onward(words, turn)
    )
}

/// The terms box.
pub(super) fn confused(words: &Catalogue) -> Markup {
    let item = |(name, terms): (&str, &[&str])| {
        let title = format!("learn.way.guide.words.{name}.title");
        let text = format!("learn.way.guide.words.{name}");
        let links: Vec<Markup> = terms.iter().map(|id| markup!("<li>{}</li>", link(words, id))).collect();
        markup!("<h2>{}</h2><p>{}</p><ul class=\"see\">{}</ul>", words.get(&title), marked(words.get(&text)), links)
    };
    let body = markup!("<div class=\"confused\">{}</div>", CONFUSED.map(item).to_vec());
    let head = parts::title(words.get("learn.way.guide.words.title"));
    framed(words, None, words.get("learn.way.guide.title"), head, body, None, Vec::new())
}

fn link(words: &Catalogue, id: &str) -> Markup {
    let name = format!("term.{id}.name");
    parts::link(None, &["guide/", id].concat(), words.get(&name))
}
