//! Overview: the idea in a minute. The close plays itself beside five sentences, each with what people say on the telephone
//! instead; in the end, what the learner wants to do.

use super::Way;
use crate::parts::{button, card, cards, lab, onward, other_run, title};
use crate::prose::marked;
use crate::runs::{Memo, acts_beyond};
use crate::{Answer, Control, Drawn, Learner, Opening, Seen};
use fourway_learn::{Tale, lesson, tales};
use fourway_panels::markup::{Markup, markup, worded};
use fourway_proto::Micros;
use fourway_stage::Catalogue;

/// Who speaks on the telephone, in the order of the sentences.
const SPEAKS: [&str; 5] = ["client", "server", "server", "client", "client"];
/// What a learner may want to do, in the order in which it is offered.
const WISHES: [&str; 9] = ["lesson", "lab", "watch", "compare", "myths", "challenges", "recall", "guide", "teach"];

/// The way.
#[derive(Debug, Default)]
pub struct Overview {
    told: Memo<Vec<(&'static str, Micros)>>,
}

/// The run that is told in five sentences.
fn tale() -> &'static Tale {
    &tales()[0]
}

fn play(words: &Catalogue) -> Answer {
    let opening = Opening::of(&tale().run, words.get("learn.way.overview.run"));
    Answer::Open(Box::new(Opening { plays: true, ..opening }))
}

impl Way for Overview {
    fn open(&mut self, _item: &str, learner: &mut Learner) -> Answer {
        play(&learner.words)
    }

    fn draw(&mut self, seen: &Seen<'_>, learner: &mut Learner) -> Drawn {
        let (words, tale) = (learner.words.as_ref(), tale());
        let here = acts_beyond(&tale.run, seen).is_some();
        let trace = seen.run.trace();
        let told = self.told.of(seen.run.scenario(), tale.id, || tale.narration.told(trace));
        let said: Vec<&str> = told.iter().filter(|(_, at)| here && *at <= seen.view.now).map(|(say, _)| *say).collect();
        let markup = worded!(
            words,
            "<section class=\"way overview\" aria-labelledby=\"way-title\">
                {}
                <p class=\"lead\">{learn.overview}</p>
                <p class=\"telephone\">{}{learn.phone}</p>
                {}
                {}
                <p class=\"unseen\" role=\"status\">{}</p>
                {}
                <section aria-labelledby=\"way-wish\"><h2 id=\"way-wish\">{learn.way.overview.wish}</h2>{}</section>
                {}
            </section>",
            title(words.get("learn.way.overview.title")),
            telephone(),
            (!here).then(|| other_run(words, Some("again"))),
            sentences(words, &said),
            said.last().map(|say| words.get(&say_key(say)).to_owned()),
            here.then(|| markup!("<p>{}</p>", button(None, "again", "", words.get("learn.way.overview.again")))),
            wishes(learner),
            onward(words, vec![lab(words)])
        );
        Drawn { markup, ..Drawn::default() }
    }

    fn press(&mut self, control: &Control<'_>, _seen: &Seen<'_>, learner: &mut Learner) -> Answer {
        match control.name {
            "again" => play(&learner.words),
            _ => Answer::Stay,
        }
    }
}

fn say_key(say: &str) -> String {
    format!("scene.overview.say.{say}")
}

/// The five sentences, those that were said marked, and the last of them as the one that the run has come to.
fn sentences(words: &Catalogue, said: &[&str]) -> Markup {
    let sentence = |(n, say): (usize, &&str)| {
        let now = said.last() == Some(say);
        markup!(
            "<li data-said={} aria-current={}><p>{}</p><p class=\"phone\" data-who={}>{}</p></li>",
            said.contains(say).to_string(),
            now.then_some("step"),
            marked(words.get(&say_key(say))),
            SPEAKS[n % SPEAKS.len()],
            words.get(&format!("learn.phone.{}", n + 1))
        )
    };
    let says = tale().narration.says();
    markup!("<ol class=\"minute\">{}</ol>", says.iter().enumerate().map(sentence).collect::<Vec<Markup>>())
}

/// What the learner may want to do; a lesson that was begun goes on where it was.
fn wishes(learner: &Learner) -> Markup {
    let words = &learner.words;
    let place = learner.place("lesson");
    let begun = lesson().iter().find(|step| Some(step.id) == place);
    let wish = |name: &&str| {
        let text = words.get(&format!("learn.way.overview.wish.{name}.text")).to_owned();
        let text = match begun.filter(|_| *name == "lesson") {
            Some(step) => {
                let title = words.get(&format!("lesson.{}.title", step.id)).to_owned();
                words.fill("learn.way.overview.wish.lesson.on", &[("title", &title)])
            }
            None => text,
        };
        let title = words.get(&format!("learn.way.overview.wish.{name}")).to_owned();
        card(name, &title, &text)
    };
    cards(WISHES.iter().map(wish).collect())
}

/// Two handsets, and what goes back and forth between them.
fn telephone() -> Markup {
    let handset = || {
        markup!(
            "<path d=\"M5 5c0 8 6 14 14 14\"/><path class=\"cap\" d=\"M5.5 5l1 2.5\"/><path class=\"cap\" d=\"M19 18.5l-2.5-1\"/>"
        )
    };
    markup!(
        "<svg class=\"handsets\" viewBox=\"0 0 80 24\" width=\"80\" height=\"24\" aria-hidden=\"true\">
            <g class=\"from\" data-who=\"client\">{}</g>
            <path class=\"says\" d=\"M27 8h26m-4-3 4 3-4 3\"/>
            <path class=\"says\" d=\"M53 15H27m4-3-4 3 4 3\"/>
            <g class=\"from\" data-who=\"server\" transform=\"matrix(-1 0 0 1 80 0)\">{}</g>
        </svg>",
        handset(),
        handset()
    )
}
