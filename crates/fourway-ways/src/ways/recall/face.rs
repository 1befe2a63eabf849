//! A card as markup: what is asked, the answers, what was right and why, and how much is left for today.

use super::{Dealt, Verdict};
use crate::Learner;
use crate::parts::{button, link, onward, title};
use crate::prose::marked;
use crate::ways::picture::figure;
use fourway_learn::recall::{Ask, CONCEPTS, Card};
use fourway_learn::repeat::Grade;
use fourway_panels::markup::{Markup, markup, worded};
use fourway_proto::Timer;
use fourway_sim::{Side, run};
use fourway_stage::{Catalogue, Line, Who, lines};

/// Right answers in a row after which a concept counts as known.
const KNOWN: u16 = 2;

/// The page.
pub(super) fn draw(dealt: Option<&Dealt>, learner: &Learner) -> Markup {
    let next = [
        ("guide/index", "learn.way.recall.onward.guide"),
        ("lab", "learn.way.recall.onward.lab"),
        ("challenges", "learn.way.recall.onward.challenges"),
    ];
    worded!(
        &learner.words,
        "<section class=\"way way-recall\" aria-labelledby=\"way-title\">
            <header>{}<p class=\"lead\">{learn.way.recall.lead}</p>{}</header>
            {}
            {}
        </section>",
        title(learner.words.get("learn.way.recall.title")),
        counts(learner),
        dealt.map(|dealt| card(dealt, &learner.words)),
        onward(&learner.words, next.map(|(place, key)| link(None, place, learner.words.get(key))).to_vec())
    )
}

/// What is to be done today, what is known, and what was never asked.
fn counts(learner: &Learner) -> Markup {
    let reviews = &learner.progress.reviews;
    let known = |concept: &&&str| reviews.get(concept).is_some_and(|review| review.streak >= KNOWN);
    let due = |concept: &&&str| reviews.get(concept).is_some_and(|review| review.due() <= learner.today);
    let fresh = |concept: &&&str| reviews.get(concept).is_none();
    let [due, known, fresh] = [
        CONCEPTS.iter().filter(due).count(),
        CONCEPTS.iter().filter(known).count(),
        CONCEPTS.iter().filter(fresh).count(),
    ];
    let nothing = (due == 0 && fresh == 0)
        .then(|| worded!(&learner.words, "<p class=\"hint\">{learn.way.recall.nothing-due}</p>"));
    let one = |name: &str, n: usize| markup!("<div><dt>{}</dt><dd>{}</dd></div>", name, n.to_string());
    let of = learner.words.fill("learn.way.recall.known", &[("total", &CONCEPTS.len().to_string())]);
    markup!(
        "<dl class=\"counts\">{}{}{}</dl>{}",
        one(learner.words.get("learn.way.recall.due"), due),
        one(&of, known),
        one(learner.words.get("learn.way.recall.new"), fresh),
        nothing
    )
}

fn card(dealt: &Dealt, words: &Catalogue) -> Markup {
    let picture = (!dealt.picture.0.is_empty()).then(|| {
        let key = match (dealt.verdict.is_some(), dealt.card.ask) {
            (true, _) => "learn.way.recall.picture.after",
            (false, Ask::Timer(..) | Ask::Waits(..)) => "learn.way.recall.picture.until",
            (false, Ask::Next(..) | Ask::Clause(..) | Ask::Numbers(..) | Ask::Order) => {
                "learn.way.recall.picture.before"
            }
        };
        let told = words.fill(key, &[("at", &words.moment(dealt.card.at))]);
        figure(dealt.picture.clone(), &told)
    });
    markup!(
        "<div class=\"deal\" data-asks={}><div class=\"asked\">{}<div role=\"status\">{}</div>{}</div>{}</div>",
        dealt.card.concept.split('.').next().unwrap_or_default(),
        answers(dealt, words),
        dealt.verdict.map(|verdict| said(dealt, verdict, words)),
        tools(dealt, words),
        picture
    )
}

/// The answers: one is pressed, or all are in order.
fn answers(dealt: &Dealt, words: &Catalogue) -> Markup {
    let answers = dealt.card.answers.iter().enumerate();
    let items: Vec<Markup> = answers.map(|(place, answer)| one(dealt, place, &answer.text(words), words)).collect();
    let hint = dealt.orders().then(|| worded!(words, "<p class=\"hint\">{learn.way.recall.order.how}</p>"));
    markup!(
        "<fieldset class={}><legend id=\"way-question\" tabindex=\"-1\">{}</legend>{}{}</fieldset>",
        if dealt.orders() { "in-turn" } else { "choices" },
        dealt.card.question(words),
        hint,
        items
    )
}

fn one(dealt: &Dealt, place: usize, text: &str, words: &Catalogue) -> Markup {
    let at = dealt.given.iter().position(|given| *given == place);
    let mark = if dealt.orders() { Some(at.map_or_else(|| "·".to_owned(), |at| (at + 1).to_string())) } else { None };
    let right = dealt.card.right.contains(&place);
    let tag = match (dealt.verdict.is_some() && !dealt.orders(), right, at.is_some()) {
        (true, true, _) => Some(("right", words.get("learn.way.recall.tag.right"))),
        (true, false, true) => Some(("wrong", words.get("learn.way.recall.tag.yours"))),
        (true, false, false) | (false, ..) => None,
    };
    markup!(
        "<button type=\"button\" name=\"answer\" value={} aria-pressed={} aria-disabled={} data-is={}>{}<span>{}{}</span></button>",
        place.to_string(),
        at.is_some(),
        dealt.verdict.is_some().then_some("true"),
        tag.map(|(kind, _)| kind),
        mark.map(|mark| markup!("<b class=\"place\">{}</b>", mark)),
        text,
        tag.map(|(_, told)| markup!(" <em>{}</em>", told))
    )
}

/// What was right, and why.
fn said(dealt: &Dealt, verdict: Verdict, words: &Catalogue) -> Markup {
    let card = &dealt.card;
    let (class, verdict) = match (verdict.right, dealt.given.is_empty()) {
        (true, _) => ("right", words.get("learn.way.recall.right")),
        (false, true) => ("wrong", words.get("learn.way.recall.unknown.answer")),
        (false, false) => ("wrong", words.get("learn.way.recall.wrong")),
    };
    let right = card.right.iter().filter_map(|place| card.answers.get(*place)).map(|answer| answer.text(words));
    let right = if dealt.orders() {
        let items = right.map(|text| markup!("<li>{}</li>", text)).collect::<Vec<Markup>>();
        worded!(words, "<p>{learn.way.recall.order.right}</p><ol class=\"in-order\">{}</ol>", items)
    } else {
        let text = right.collect::<String>();
        markup!("<p>{}</p>", words.fill("learn.way.recall.answer", &[("answer", &text)]))
    };
    let (why, cite) = why(card, words);
    markup!(
        "<p class={}>{}</p>{}<p class=\"why\">{}{}</p>",
        class,
        verdict,
        right,
        marked(&why),
        cite.map(|cite| markup!(" <cite>{}</cite>", cite))
    )
}

/// Why it is so, and where it is written.
fn why(card: &Card, words: &Catalogue) -> (String, Option<&'static str>) {
    let term = |state: fourway_proto::State| {
        let key = format!("term.{}.text", state.name().to_ascii_lowercase());
        words.get(&key).to_owned()
    };
    match card.ask {
        Ask::Next(side, from, _) | Ask::Clause(side, from, ..) => {
            let told = lines(&run(&card.scenario), words);
            let here = |line: &&Line| line.at == card.at && line.who == teller(side);
            let moved = told.iter().filter(here).find(|line| line.transition.is_some_and(|(was, _)| was == from));
            moved.map_or_else(|| (term(from), None), |line| (line.text.clone(), line.cite))
        }
        Ask::Numbers(..) => (words.get("learn.way.recall.why.numbers").to_owned(), Some("RFC 9293 3.4")),
        Ask::Timer(_, state) => (words.fill(timer_key(card), &[("state", state.name())]), None),
        Ask::Waits(_, state) => (term(state), Some("RFC 9293 3.3.2")),
        Ask::Order => (words.get(order_key(card)).to_owned(), Some("RFC 9293 3.6")),
    }
}

fn timer_key(card: &Card) -> &'static str {
    let right = card.right.first().and_then(|place| card.answers.get(*place));
    match right {
        Some(fourway_learn::recall::Answer::Timer(Timer::TimeWait)) => "learn.way.recall.why.time-wait",
        Some(fourway_learn::recall::Answer::Timer(Timer::DelayedAck)) => "learn.way.recall.why.delayed-ack",
        Some(_) | None => "learn.way.recall.why.retransmission",
    }
}

fn order_key(card: &Card) -> &'static str {
    match card.concept {
        "order.three" => "learn.way.recall.why.three",
        "order.crossed" => "learn.way.recall.why.crossed",
        _ => "learn.way.recall.why.four",
    }
}

/// What can be pressed below: to check, to give up, to go on.
fn tools(dealt: &Dealt, words: &Catalogue) -> Markup {
    let Some(verdict) = dealt.verdict else {
        let whole = dealt.given.len() == dealt.card.answers.len();
        let check = dealt.orders().then(|| {
            worded!(
                words,
                "<button type=\"button\" class=\"primary\" name=\"check\" aria-disabled={}>{learn.way.recall.check}</button>",
                (!whole).then_some("true")
            )
        });
        return worded!(
            words,
            "<p class=\"row\">{}<button type=\"button\" name=\"unknown\">{learn.way.recall.unknown}</button></p>",
            check
        );
    };
    let next = if verdict.right {
        let grades =
            [("hard", "learn.way.recall.hard"), ("good", "learn.way.recall.good"), ("easy", "learn.way.recall.easy")];
        let one = |(value, key): (&str, &str)| button(None, "next", value, words.get(key));
        worded!(
            words,
            "<p id=\"way-how-hard\">{learn.way.recall.how-hard}</p><p class=\"row\" role=\"group\" aria-labelledby=\"way-how-hard\">{}</p>",
            grades.map(one).to_vec()
        )
    } else {
        worded!(
            words,
            "<p class=\"row\"><button type=\"button\" class=\"primary\" name=\"next\" value=\"\">{learn.way.recall.next}</button></p>"
        )
    };
    worded!(
        words,
        "{}<p class=\"row\"><button type=\"button\" name=\"lab\">{learn.way.part.lab}</button>{}</p>",
        next,
        term_of(&dealt.card).map(|id| {
            let name = words.get(&format!("term.{id}.name")).to_owned();
            let text = words.fill("learn.way.recall.look-up", &[("term", &name)]);
            link(None, &["guide/", &id].concat(), &text)
        })
    )
}

/// What a card is about, as a term of the field guide.
fn term_of(card: &Card) -> Option<String> {
    let state = match card.ask {
        Ask::Next(_, state, _) | Ask::Clause(_, _, state, _) | Ask::Timer(_, state) | Ask::Waits(_, state) => state,
        Ask::Numbers(..) => return Some("sequence-number".to_owned()),
        Ask::Order => return None,
    };
    Some(state.name().to_ascii_lowercase())
}

/// What the learner says of a right answer.
pub(super) fn grade(value: &str) -> Option<Grade> {
    match value {
        "hard" => Some(Grade::Hard),
        "good" => Some(Grade::Good),
        "easy" => Some(Grade::Easy),
        _ => None,
    }
}

const fn teller(side: Side) -> Who {
    match side {
        Side::Client => Who::Client,
        Side::Server => Who::Server,
    }
}
