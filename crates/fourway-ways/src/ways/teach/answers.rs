//! The answers: to the predictions, the myths, the challenges and the worksheet, each folded away.

use super::sheets;
use crate::parts::link;
use fourway_learn::{Challenge, Myth, Step, challenges, lesson, myths};
use fourway_panels::markup::{Markup, markup, worded};
use fourway_sim::{CallName, Kind, Side, Trace};
use fourway_stage::{Catalogue, LinkAct, LinkDeed, segment_noun};

/// All of them.
pub(super) fn draw(words: &Catalogue) -> Markup {
    [
        ("learn.way.teach.answers.lesson", lesson().iter().map(|one| step(words, one)).collect::<Vec<_>>()),
        ("learn.way.teach.answers.myths", myths().iter().map(|one| myth(words, one)).collect()),
        ("learn.way.teach.answers.challenges", challenges().iter().map(|one| challenge(words, one)).collect()),
        ("learn.way.teach.answers.worksheet", sheets::answers(words)),
    ]
    .into_iter()
    .map(|(title, items)| {
        markup!("<details><summary>{}</summary><ol class=\"answers\">{}</ol></details>", words.get(title), items)
    })
    .collect()
}

fn step(words: &Catalogue, step: &Step) -> Markup {
    let stem = ["lesson.", step.id].concat();
    let [title, ask, why, keep] = ["title", "ask", "why", "keep"].map(|part| format!("{stem}.{part}"));
    let (right, because) = (format!("{stem}.choice.{}", step.right), format!("{stem}.choice.{}.why", step.right));
    markup!(
        "<li><b>{}</b><p>{}</p><p class=\"solution\">{}</p><p>{}</p><p>{}</p><p class=\"keep\">{}</p></li>",
        link(None, &["lesson/", step.id].concat(), words.get(&title)),
        words.get(&ask),
        words.get(&right),
        words.get(&because),
        words.get(&why),
        words.get(&keep)
    )
}

fn myth(words: &Catalogue, myth: &Myth) -> Markup {
    let [claim, shows, truth] = ["claim", "shows", "truth"].map(|part| format!("myth.{}.{part}", myth.id));
    let verdict = if myth.holds { "learn.way.teach.true" } else { "learn.way.teach.false" };
    markup!(
        "<li><b>{}</b><p class=\"solution\">{}</p><p>{}</p><p>{}</p></li>",
        link(None, &["myths/", myth.id].concat(), words.get(&claim)),
        words.get(verdict),
        words.get(&truth),
        words.get(&shows)
    )
}

fn challenge(words: &Catalogue, one: &Challenge) -> Markup {
    let [title, text, why] = ["title", "text", "why"].map(|part| format!("challenge.{}.{part}", one.id));
    let trace = one.task.start.run();
    let acts = one.task.start.acts().unwrap_or_default();
    let acts: Vec<Markup> = acts.iter().map(|act| markup!("<li>{}</li>", told(words, &trace, act))).collect();
    worded!(
        words,
        "<li><b>{}</b><p>{}</p><p>{learn.way.teach.solution}</p><ul class=\"solution plain\">{}</ul><p>{}</p></li>",
        link(None, &["challenges/", one.id].concat(), words.get(&title)),
        words.get(&text),
        acts,
        words.get(&why)
    )
}

/// An act of a solution as a sentence; `trace` is the run with all acts in it, whose numbers are those of the moment.
fn told(words: &Catalogue, trace: &Trace, act: &LinkAct) -> String {
    let at = words.moment(act.at);
    let of = |key: &str, number: u32, more: (&str, &str)| {
        let sent = trace.records.iter().find_map(|record| {
            let Kind::Sent { segment, from, header, retransmission, .. } = record.kind else { return None };
            (segment == number).then(|| (from, segment_noun(&header, retransmission, words)))
        });
        // A solution is played by a test, so the segment is there.
        let (from, name) = sent.unwrap_or((Side::Client, String::new()));
        let number = number.to_string();
        words.fill(key, &[("at", &at), ("n", &number), ("host", words.host(from)), ("segment", &name), more])
    };
    match &act.deed {
        LinkDeed::Drop(number, 0) => of("learn.way.teach.act.drop", *number, ("span", "")),
        LinkDeed::Drop(number, _) => of("learn.way.teach.act.drop.copy", *number, ("span", "")),
        LinkDeed::Delay(number, 1.., span) => {
            of("learn.way.teach.act.delay.copy", *number, ("span", &words.span(*span)))
        }
        LinkDeed::Delay(number, 0, span) => of("learn.way.teach.act.delay", *number, ("span", &words.span(*span))),
        LinkDeed::Duplicate(number, _) => of("learn.way.teach.act.duplicate", *number, ("span", "")),
        LinkDeed::Corrupt(number, _) => of("learn.way.teach.act.corrupt", *number, ("span", "")),
        LinkDeed::Decide(CallName::Drop, number) => of("learn.way.teach.act.drop", *number, ("span", "")),
        LinkDeed::Decide(CallName::Duplicate, number) => of("learn.way.teach.act.duplicate", *number, ("span", "")),
        LinkDeed::Decide(_, number) => of("learn.way.teach.act.deliver", *number, ("span", "")),
        LinkDeed::Network(_) => words.fill("learn.way.teach.act.network", &[("at", &at)]),
        LinkDeed::Call(side, call, text) => {
            let key = if text.is_some() { "learn.way.teach.act.send" } else { "learn.way.teach.act.call" };
            let text = text.as_deref().unwrap_or_default();
            words.fill(key, &[("at", &at), ("host", words.host(*side)), ("call", call.name()), ("text", text)])
        }
    }
}
