//! Two runs of a comparison beside the ladders: what each is, where they part, what follows then, and figures of both.

use super::figures::figures;
use super::{Pair, list};
use crate::parts::{button, note, title};
use crate::prose::marked;
use crate::{Drawn, Learner, Seen};
use fourway_panels::markup::{Markup, markup, worded};
use fourway_proto::Micros;
use fourway_stage::{Catalogue, Line, LineKind, first_difference, lines};
use std::rc::Rc;

/// Most events that are told of each run after the first difference.
const MOST_TOLD: usize = 4;

/// What is known of both runs, at whatever moment.
#[derive(Debug)]
pub struct Shown {
    /// Where they part.
    parts: Option<Micros>,
    /// What each has after that and the other one has not.
    then: [Vec<Line>; 2],
    figures: Markup,
}

impl Shown {
    fn of(pair: &Pair, learner: &Learner) -> Self {
        let words = &learner.words;
        let traces = [0, 1].map(|which| pair.run(which).1.run());
        let parts = first_difference(&traces[0], &traces[1]);
        let told = traces.each_ref().map(|trace| lines(trace, words));
        let then = |which: usize| parts.map(|at| only(&told[which], &told[1 - which], at)).unwrap_or_default();
        let titles = [0, 1].map(|which| pair.title(which, learner));
        let [first, second] = titles;
        let figures = figures([(first, &traces[0]), (second, &traces[1])], words);
        Self { parts, then: [then(0), then(1)], figures }
    }
}

/// Both; time stops where they part.
pub fn draw(pair: &mut Pair, seen: &Seen<'_>, learner: &Learner) -> Drawn {
    let known = match pair.shown.take() {
        Some((runs, known)) if runs == pair.runs => known,
        Some(_) | None => Rc::new(Shown::of(pair, learner)),
    };
    pair.shown = Some((pair.runs, Rc::clone(&known)));
    let words = &learner.words;
    let on_page = [0, 1].map(|which| seen.is(pair.run(which).1));
    let word = |part: &str| words.get(&format!("compare.{}.{part}", pair.of.id)).to_owned();
    let kicker = if pair.of.pitfall { "learn.way.compare.pitfall" } else { "learn.way.compare.comparison" };
    let markup = worded!(
        words,
        "<section class=\"way compare\" aria-labelledby=\"way-title\">
            <p class=\"kicker\">{}</p>
            {}
            <p class=\"lead\">{}</p>
            {}{}
            <ol class=\"two\">{}{}</ol>
            <div class=\"row\">{}{}</div>
            <p class=\"hint\">{learn.way.compare.how}</p>
            {}
            <h2>{learn.way.compare.figures}</h2>{}
            {}
        </section>",
        words.get(kicker),
        title(&word("title")),
        marked(&word("text")),
        (on_page == [false; 2]).then(|| elsewhere(words)),
        (pair.of.runs.len() > 2).then(|| choice(pair, learner)),
        card(pair, 0, on_page[0], learner),
        card(pair, 1, on_page[1], learner),
        button(Some("primary"), "play", "", words.get("learn.way.compare.play")),
        button(None, "swap", "", words.get("learn.way.compare.swap")),
        parting(pair, &known, seen.view.now, learner),
        known.figures.clone(),
        list::onward_from(pair.place, learner)
    );
    Drawn { markup, holds: known.parts.into_iter().filter(|at| *at > Micros::ZERO).collect(), ..Drawn::default() }
}

/// Neither of the two is on the page.
fn elsewhere(words: &Catalogue) -> Markup {
    let back = button(Some("primary"), "begin", "", words.get("learn.way.compare.begin"));
    note(words.get("learn.way.compare.elsewhere"), Some(back))
}

/// Which two of three or more.
fn choice(pair: &Pair, learner: &Learner) -> Markup {
    let words = &learner.words;
    let select = |which: usize, name: &'static str, label: &'static str| {
        let option = |(n, (run, _)): (usize, &(&'static str, _))| {
            let selected = (n == pair.runs[which]).then_some("true");
            let title = words.get(&format!("compare.{}.{run}.title", pair.of.id)).to_owned();
            markup!("<option value={} selected={}>{}</option>", *run, selected, title)
        };
        markup!(
            "<label>{} <select data-set=\"way\" name={}>{}</select></label>",
            words.get(label),
            name,
            pair.of.runs.iter().enumerate().map(option).collect::<Vec<Markup>>()
        )
    };
    worded!(
        words,
        "<fieldset class=\"which\"><legend>{learn.way.compare.which}</legend>{}{}</fieldset>",
        select(0, "first", "learn.way.compare.first"),
        select(1, "second", "learn.way.compare.second")
    )
}

/// What one of the two is. Of a pitfall one is the wrong way and one the right, said in words and by a sign.
fn card(pair: &Pair, which: usize, shown: bool, learner: &Learner) -> Markup {
    let words = &learner.words;
    let (name, _) = pair.run(which);
    let kind = match (pair.of.pitfall, name) {
        (true, "wrong") => "learn.way.compare.wrong",
        (true, _) => "learn.way.compare.right",
        (false, _) if which == 0 => "learn.way.compare.first",
        (false, _) => "learn.way.compare.second",
    };
    let verdict = pair.of.pitfall.then_some(name);
    markup!(
        "<li class=\"run\" data-verdict={} aria-current={}><p class=\"kind\">{}</p><h2>{}</h2><p>{}</p></li>",
        verdict,
        shown.then_some("true"),
        words.get(kind),
        pair.title(which, learner),
        marked(words.get(&format!("compare.{}.{name}.text", pair.of.id)))
    )
}

/// Where they part, and what follows in each.
fn parting(pair: &Pair, known: &Shown, now: Micros, learner: &Learner) -> Markup {
    let words = &learner.words;
    let Some(at) = known.parts else {
        return worded!(words, "<h2>{learn.way.compare.parting}</h2><p>{learn.way.compare.same}</p>");
    };
    let then = |which: usize| {
        let after = &known.then[which];
        let heading = markup!("<h3>{}</h3>", pair.title(which, learner));
        if after.is_empty() {
            return worded!(words, "{}<p>{learn.way.compare.nothing}</p>", heading);
        }
        let item = |line: &Line| {
            let past = (line.at <= now).then_some("true");
            markup!(
                "<li data-past={}><button type=\"button\" class=\"quiet\" data-go={}>{}</button> <span>{}</span></li>",
                past,
                format!("t{}", line.at.0),
                words.moment(line.at),
                &line.text
            )
        };
        markup!("{}<ol class=\"then\">{}</ol>", heading, after.iter().map(item).collect::<Vec<Markup>>())
    };
    let key = if at == Micros::ZERO { "learn.way.compare.differ.once" } else { "learn.way.compare.differ" };
    worded!(
        words,
        "<h2>{learn.way.compare.parting}</h2>
        <p>{}</p><p class=\"row\"><button type=\"button\" data-go={}>{learn.way.compare.go}</button></p>{}{}",
        words.fill(key, &[("at", &words.moment(at))]),
        format!("t{}", at.0),
        then(0),
        then(1)
    )
}

/// The first events of a run from a moment on that the other run does not have at the same moment, and how it ends.
fn only(lines: &[Line], others: &[Line], from: Micros) -> Vec<Line> {
    let alone =
        |line: &&Line| line.at >= from && !others.iter().any(|other| (other.at, &other.text) == (line.at, &line.text));
    let mut all: Vec<Line> = lines.iter().filter(alone).cloned().collect();
    let last = all.pop_if(|line| line.kind == LineKind::Outcome);
    all.truncate(MOST_TOLD);
    all.extend(last);
    all
}
