//! Watch: the scenes of the gallery as tales. Time holds at each moment that matters, what is said of it stands in the panel,
//! and one can step back and forward between these moments.

use super::Way;
use crate::parts::{self, button, card, cards, lab, link, moment, onward, other_run, progress};
use crate::prose::marked;
use crate::runs::{Memo, acts_beyond};
use crate::{Answer, Control, Drawn, Learner, Opening, Seen};
use fourway_learn::{Tale, tales};
use fourway_panels::markup::{Markup, markup, worded};
use fourway_proto::Micros;
use fourway_stage::{Catalogue, LinkAct};

/// The place of the list among the items.
const ALL: &str = "all";

/// The way.
#[derive(Debug, Default)]
pub struct Watch {
    /// The scene, by its name; none for the list.
    at: Option<&'static str>,
    told: Memo<Vec<(&'static str, Micros)>>,
}

/// The scenes: all tales but the overview, which has a way of its own.
fn scenes() -> impl Iterator<Item = &'static Tale> {
    tales().iter().filter(|tale| tale.id != "overview")
}

fn scene(id: &str) -> Option<&'static Tale> {
    scenes().find(|tale| tale.id == id)
}

fn title(words: &Catalogue, tale: &Tale) -> String {
    words.get(&format!("scene.{}.title", tale.id)).to_owned()
}

/// The scene with these acts in it, at a moment.
fn opening(words: &Catalogue, tale: &Tale, acts: Vec<LinkAct>, at: Micros, plays: bool) -> Answer {
    let opening = Opening::of(&tale.run, &title(words, tale));
    Answer::Open(Box::new(Opening { acts, at, plays, ..opening }))
}

/// The scene from its beginning. Where the beginning is a moment that matters, time holds there.
fn begin(words: &Catalogue, tale: &Tale) -> Answer {
    let first = tale.narration.told(&tale.run.run()).first().map(|(_, at)| *at);
    opening(words, tale, Vec::new(), Micros::ZERO, first != Some(Micros::ZERO))
}

impl Way for Watch {
    fn open(&mut self, item: &str, learner: &mut Learner) -> Answer {
        let place = learner.place("watch").unwrap_or(ALL).to_owned();
        let known = |item: &str| (item == ALL).then_some(None).or_else(|| scene(item).map(Some));
        let tale = known(item).or_else(|| known(&place)).unwrap_or_default();
        self.at = tale.map(|tale| tale.id);
        match tale {
            None => {
                if item == ALL {
                    learner.is_at("watch", ALL);
                }
                Answer::Stay
            }
            Some(tale) => {
                learner.is_at("watch", tale.id);
                begin(&learner.words, tale)
            }
        }
    }

    fn draw(&mut self, seen: &Seen<'_>, learner: &mut Learner) -> Drawn {
        let words = &learner.words;
        let Some(tale) = self.at.and_then(scene) else {
            return Drawn { markup: list(words), ..Drawn::default() };
        };
        if acts_beyond(&tale.run, seen).is_none() {
            let markup = page(words, tale, false, other_run(words, Some("again")));
            return Drawn { markup, ..Drawn::default() };
        }
        let trace = seen.run.trace();
        let told = self.told.of(seen.run.scenario(), tale.id, || tale.narration.told(trace));
        let end = trace.end();
        let body = telling(words, tale, &told, seen.view.now, end);
        let holds = told.iter().map(|(_, at)| *at).filter(|at| *at > Micros::ZERO).collect();
        let all = told.last().is_some_and(|(_, at)| *at <= seen.view.now);
        Drawn { markup: page(words, tale, all, body), whole: false, holds, ..Drawn::default() }
    }

    fn press(&mut self, control: &Control<'_>, seen: &Seen<'_>, learner: &mut Learner) -> Answer {
        let Some(tale) = self.at.and_then(scene) else { return Answer::Stay };
        match (control.name, acts_beyond(&tale.run, seen)) {
            ("on", Some(acts)) if seen.view.now < seen.run.trace().end() => {
                opening(&learner.words, tale, acts, seen.view.now, true)
            }
            ("again", _) => begin(&learner.words, tale),
            _ => Answer::Stay,
        }
    }
}

/// The list of scenes.
fn list(words: &Catalogue) -> Markup {
    let card = |tale: &Tale| {
        let text = words.get(&format!("learn.way.watch.{}", tale.id)).to_owned();
        card(&format!("watch/{}", tale.id), &title(words, tale), &text)
    };
    worded!(
        words,
        "<section class=\"way watch\" aria-labelledby=\"way-title\">
            {}
            <p class=\"lead\">{learn.way.watch.intro}</p>
            {}
            {}
        </section>",
        parts::title(words.get("learn.way.watch.title")),
        cards(scenes().map(card).collect()),
        onward(words, vec![link(None, "compare", words.get("learn.way.watch.compare")), lab(words)])
    )
}

/// What stands around a scene, whatever the page shows; once all of it is told, the next one is what comes next.
fn page(words: &Catalogue, tale: &Tale, all: bool, body: Markup) -> Markup {
    let class = all.then_some("primary");
    let next = scenes().skip_while(|other| other.id != tale.id).nth(1);
    let next = match next {
        Some(next) => link(class, &format!("watch/{}", next.id), &{
            let title = title(words, next);
            words.fill("learn.way.watch.next", &[("title", &title)])
        }),
        None => link(class, "compare", words.get("learn.way.watch.compare")),
    };
    worded!(
        words,
        "<section class=\"way watch\" aria-labelledby=\"way-title\">
            <p class=\"kicker\">{}</p>
            {}
            <p>{}</p>
            {}
            {}
        </section>",
        link(None, "watch/all", words.get("learn.way.watch.all")),
        parts::title(&title(words, tale)),
        marked(words.get(&format!("scene.{}.watch", tale.id))),
        body,
        onward(words, vec![next, lab(words)])
    )
}

/// What is said at the moment, the ways back and forward, and all that was said before it.
fn telling(words: &Catalogue, tale: &Tale, told: &[(&'static str, Micros)], now: Micros, end: Micros) -> Markup {
    let said = told.iter().take_while(|(_, at)| *at <= now).count();
    let text = |say: &str| words.get(&format!("scene.{}.say.{say}", tale.id)).to_owned();
    let current = said.checked_sub(1).map(|n| told[n]);
    let says = current.map_or_else(|| words.get("learn.way.watch.waits").to_owned(), |(say, _)| text(say));
    // Where something has happened since a moment, back leads to that moment and only then to the one before it.
    let back =
        told.iter().rev().map(|(_, at)| *at).find(|at| *at < now).or((now > Micros::ZERO).then_some(Micros::ZERO));
    let next = told.get(said).map(|(_, at)| *at);
    let steps = told.iter().enumerate().map(|(n, (say, at))| {
        let current = (n + 1 == said).then_some("step");
        markup!(
            "<li data-said={}><button type=\"button\" data-go={} aria-current={}><time>{}</time><span>{}</span></button></li>",
            n < said,
            format!("t{}", at.0),
            current,
            words.moment(*at),
            marked(&text(say))
        )
    });
    let (name, key) = if now >= end { ("again", "learn.way.watch.again") } else { ("on", "learn.way.watch.on") };
    let on = button((said < told.len()).then_some("primary"), name, "", words.get(key));
    worded!(
        words,
        "<div class=\"telling\">{}<p class=\"said\" role=\"status\">{}</p>
            <p class=\"row\">{}{}{}</p></div>
        <details class=\"moments\"><summary>{learn.way.watch.moments}</summary><ol>{}</ol></details>",
        progress(words, "learn.way.watch.count", said, told.len()),
        marked(&says),
        moment(words.get("learn.way.watch.back"), back.map(|at| at.0)),
        moment(words.get("learn.way.watch.forward"), next.map(|at| at.0)),
        on,
        steps.collect::<Vec<Markup>>()
    )
}
