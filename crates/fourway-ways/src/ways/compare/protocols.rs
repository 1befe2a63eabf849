//! TCP, SCTP and QUIC side by side: one wish, one path, one clock, three state machines.

use super::LIST;
use super::clock::Clock;
use super::list::place;
use super::picture::picture;
use super::stories::{CASES, Case, Story, stories};
use crate::parts::{link, onward, title};
use crate::prose::marked;
use crate::{Control, Learner};
use fourway_panels::markup::{Markup, markup, worded};
use fourway_proto::Micros;
use fourway_sim::Side;
use fourway_stage::Catalogue;
use std::rc::Rc;

/// What is shown: a case, and up to which moment.
#[derive(Debug, Default)]
pub struct Protocols {
    case: usize,
    /// The place among the moments; none for the end.
    step: Option<usize>,
    /// The runs of the case, and their clock.
    known: Option<(Rc<[Story; 3]>, Rc<Clock>)>,
}

impl Protocols {
    fn case(&self) -> &'static Case {
        &CASES[self.case.min(CASES.len() - 1)]
    }

    fn known(&mut self, words: &Catalogue) -> (Rc<[Story; 3]>, Rc<Clock>) {
        let case = self.case();
        let find = || {
            let all = stories(case, words);
            let clock = Clock::of(&all);
            (Rc::new(all), Rc::new(clock))
        };
        self.known.get_or_insert_with(find).clone()
    }

    /// Another case, or another moment.
    pub fn press(&mut self, control: &Control<'_>, words: &Catalogue) {
        if control.name == "case" {
            if let Some(case) = CASES.iter().position(|case| case.name == control.value) {
                *self = Self { case, ..Self::default() };
            }
            return;
        }
        let clock = self.known(words).1;
        let moments = &clock.moments;
        let last = moments.len() - 1;
        let step = self.step.unwrap_or(last);
        let step = match (control.name, control.value) {
            ("step", "first") => 0,
            ("step", "back") => step.saturating_sub(1),
            ("step", "next") => step + 1,
            ("step", "last") => last,
            ("at", place) => place.parse().unwrap_or(step),
            ("to", at) => {
                let at = at.parse().map(Micros);
                moments.iter().position(|(moment, _)| at == Ok(*moment)).unwrap_or(step)
            }
            _ => step,
        };
        self.step = (step < last).then_some(step);
    }

    /// The three, as a page.
    pub fn draw(&mut self, learner: &Learner) -> Markup {
        let words = &learner.words;
        let (all, clock) = self.known(words);
        let step = self.step.unwrap_or(usize::MAX).min(clock.moments.len() - 1);
        let now = clock.moments[step].0;
        let case = |part: &str| words.get(&format!("learn.way.compare.case.{}{part}", self.case().name)).to_owned();
        let ladders = all.iter().map(|story| figure(story, &clock, now, &case(&format!(".{}", story.name)), words));
        worded!(
            words,
            "<section class=\"way protocols\" aria-labelledby=\"way-title\">
                {}
                <p class=\"lead\">{learn.other.text}</p>
                {}
                <p class=\"case\">{}</p>
                {}
                <div class=\"ladders\">{}</div>
                <h2>{learn.way.compare.table}</h2>
                {}
                {}
            </section>",
            title(words.get("learn.other.title")),
            self.choice(words),
            marked(&case(".text")),
            steps(step, &clock, &all, words),
            ladders.collect::<Vec<Markup>>(),
            summary(&all, words),
            onward(
                words,
                vec![
                    link(None, self.case().tcp, words.get("learn.way.compare.tcp")),
                    link(None, "myths", words.get("learn.way.compare.myths")),
                    link(None, &place(LIST), words.get("learn.way.compare.all")),
                ]
            )
        )
    }

    fn choice(&self, words: &Catalogue) -> Markup {
        let button = |(n, case): (usize, &Case)| {
            markup!(
                "<button type=\"button\" name=\"case\" value={} aria-pressed={}>{}</button>",
                case.name,
                n == self.case,
                words.get(&format!("learn.way.compare.case.{}", case.name))
            )
        };
        worded!(
            words,
            "<fieldset class=\"choices cases\"><legend>{learn.way.compare.case}</legend>{}</fieldset>",
            CASES.iter().enumerate().map(button).collect::<Vec<Markup>>()
        )
    }
}

/// Where time stands, how to move it, and what happens at this moment.
fn steps(step: usize, clock: &Clock, all: &[Story; 3], words: &Catalogue) -> Markup {
    let last = clock.moments.len() - 1;
    let now = clock.moments[step].0;
    let moment = words.moment(now);
    let button = |value: &'static str, key: &'static str, idle: bool| {
        let disabled = idle.then_some("true");
        markup!(
            "<button type=\"button\" name=\"step\" value={} aria-disabled={}>{}</button>",
            value,
            disabled,
            words.get(key)
        )
    };
    let said = all.iter().filter_map(|story| {
        let texts: Vec<&str> = story.said.iter().filter(|said| said.at == now).map(|said| said.text.as_str()).collect();
        let text = words.joined("join.sentences", &texts);
        (!text.is_empty())
            .then(|| markup!("<p data-terms={}><b>{}</b> <span>{}</span></p>", foreign(story), story.title, text))
    });
    worded!(
        words,
        "<div class=\"moves\" role=\"group\" aria-label={learn.way.compare.steps}>
            <div class=\"row\">{}{}{}{}</div>
            <output class=\"moment\">{}</output>
            <input type=\"range\" data-set=\"way\" name=\"at\" min=\"0\" max={} step=\"1\" value={} aria-label={learn.way.compare.moment} aria-valuetext={}/>
        </div>
        <div class=\"now-said\" role=\"status\">{}</div>",
        button("first", "learn.way.compare.step.first", step == 0),
        button("back", "learn.way.compare.step.back", step == 0),
        button("next", "learn.way.compare.step.next", step == last),
        button("last", "learn.way.compare.step.last", step == last),
        &moment,
        last.to_string(),
        step.to_string(),
        &moment,
        said.collect::<Vec<Markup>>()
    )
}

/// The field guide is about TCP: an ACK of SCTP is another thing.
fn foreign(story: &Story) -> Option<&'static str> {
    (story.name != "tcp").then_some("none")
}

/// One protocol: what it does, its ladder, where each end is now, and the same as a table.
fn figure(story: &Story, clock: &Clock, now: Micros, shows: &str, words: &Catalogue) -> Markup {
    let foreign = foreign(story);
    let told = |text: &str| if foreign.is_none() { marked(text) } else { markup!("{}", text) };
    let label = words.fill("learn.way.compare.picture", &[("protocol", story.title)]);
    let end = |host: Side| {
        let state = story.state(host, now);
        let key =
            if story.name == "tcp" { format!("state.{state}") } else { format!("learn.other.{}.{state}", story.name) };
        let name = if host == Side::Client { words.get("host.client") } else { words.get("host.server") };
        markup!(
            "<div><dt data-host={}>{}</dt><dd><b class=\"state\" data-state={}>{}</b> {}</dd></div>",
            host.name(),
            name,
            state,
            state,
            words.get(&key).to_owned()
        )
    };
    worded!(
        words,
        "<article class=\"story\" data-protocol={} data-terms={} aria-labelledby={}>
            <h2 id={}>{}</h2>
            <p>{}</p>
            {}
            <dl class=\"now-at\">{}{}</dl>
            <p class=\"shows\">{}</p>
            {}
        </article>",
        story.name,
        foreign,
        format!("way-{}", story.name),
        format!("way-{}", story.name),
        story.title,
        told(words.get(&format!("learn.other.{}", story.name))),
        picture(story, clock, now, &label, words),
        end(Side::Client),
        end(Side::Server),
        told(shows),
        events(story, now, words)
    )
}

/// What the drawing shows, as a table: the present and the past are marked, and each moment can be gone to.
fn events(story: &Story, now: Micros, words: &Catalogue) -> Markup {
    let row = |said: &super::stories::Said| {
        let current = (said.at == now).then_some("true");
        markup!(
            "<tr aria-current={} data-past={}><td><button type=\"button\" class=\"quiet\" name=\"to\" value={}>{}</button></td><td>{}</td></tr>",
            current,
            said.at <= now,
            said.at.0.to_string(),
            words.moment(said.at),
            &said.text
        )
    };
    worded!(
        words,
        "<details><summary>{}</summary><table class=\"told\"><thead><tr><th scope=\"col\">{learn.way.compare.when}</th><th scope=\"col\">{learn.way.compare.what}</th></tr></thead><tbody>{}</tbody></table></details>",
        words.fill("learn.way.compare.as-table", &[("protocol", story.title)]),
        story.said.iter().map(row).collect::<Vec<Markup>>()
    )
}

/// The figures of all three.
fn summary(all: &[Story; 3], words: &Catalogue) -> Markup {
    let forgotten = |story: &Story, host: Side| {
        let at = story.forgotten(host);
        at.map_or_else(|| words.get("learn.way.compare.figure.unmoved").to_owned(), |at| words.moment(at))
    };
    let rows: [(&str, [String; 3]); 4] = [
        ("packets", all.each_ref().map(|story| story.flights.len().to_string())),
        ("lost", all.each_ref().map(|story| story.flights.iter().filter(|one| one.lost).count().to_string())),
        ("client", all.each_ref().map(|story| forgotten(story, Side::Client))),
        ("server", all.each_ref().map(|story| forgotten(story, Side::Server))),
    ];
    let row = |(name, cells): (&str, [String; 3])| {
        let cells = cells.map(|cell| markup!("<td>{}</td>", cell));
        let name = words.get(&format!("learn.way.compare.figure.{name}")).to_owned();
        markup!("<tr><th scope=\"row\">{}</th>{}</tr>", name, cells.into_iter().collect::<Vec<Markup>>())
    };
    let heads = all.each_ref().map(|story| markup!("<th scope=\"col\">{}</th>", story.title));
    markup!(
        "<table class=\"figures\"><thead><tr><td></td>{}</tr></thead><tbody>{}</tbody></table>",
        heads.into_iter().collect::<Vec<Markup>>(),
        rows.map(row).into_iter().collect::<Vec<Markup>>()
    )
}
