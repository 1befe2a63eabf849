//! Myths: a claim, a guess with how sure it is, then the experiment that decides it, and in the end how well the guesses did.

mod summary;

use super::Way;
use crate::parts::{body, button, choices, lab, link, moment, onward, other_run, primary, progress, title};
use crate::prose::marked;
use crate::runs::{Memo, before, settled};
use crate::{Answer, Control, Drawn, Learner, Opening, Seen};
use fourway_learn::progress::Guess;
use fourway_learn::{Myth, myths};
use fourway_panels::markup::{Markup, markup, worded};
use fourway_proto::Micros;
use fourway_stage::Catalogue;

/// How sure one can be, in percent that the guess is right: half is no more than a toss of a coin.
const LEVELS: [(u8, &str); 4] = [(50, "50"), (70, "70"), (90, "90"), (100, "100")];
/// The place of the summary among the items.
const SUMMARY: &str = "summary";

/// The way.
#[derive(Debug, Default)]
pub struct Myths {
    /// The claim, by its place; beyond the last one the summary.
    at: usize,
    /// What is chosen and not yet committed.
    believed: Option<bool>,
    sure: Option<u8>,
    settled: Memo<Micros>,
}

impl Way for Myths {
    fn open(&mut self, item: &str, learner: &mut Learner) -> Answer {
        let seen = |myth: &Myth| learner.progress.myths.get(myth.id).is_some_and(|guess| guess.seen);
        let undone = myths().iter().position(|myth| !seen(myth)).unwrap_or(myths().len());
        let known =
            |item: &str| myths().iter().position(|myth| myth.id == item).or((item == SUMMARY).then_some(myths().len()));
        self.at = known(item).or_else(|| learner.place("myths").and_then(known)).unwrap_or(undone);
        learner.is_at("myths", myths().get(self.at).map_or(SUMMARY, |myth| myth.id));
        let Some(myth) = myths().get(self.at) else { return Answer::Stay };
        match learner.progress.myths.get(myth.id) {
            None => before(&myth.experiment, &learner.words),
            Some(guess) => experiment(myth, &learner.words, !guess.seen),
        }
    }

    fn draw(&mut self, seen: &Seen<'_>, learner: &mut Learner) -> Drawn {
        let Some(myth) = myths().get(self.at) else {
            return Drawn { markup: summary::draw(learner), ..Drawn::default() };
        };
        let guess = learner.progress.myths.get(myth.id).copied();
        let Some(mut guess) = guess else {
            return Drawn { markup: self.page(learner, myth, self.asked(&learner.words)), ..Drawn::default() };
        };
        let trace = seen.run.trace();
        let here = seen.is(&myth.experiment);
        let decided = self.settled.of(seen.run.scenario(), myth.id, || settled(&myth.experiment, trace));
        if here && !guess.seen && seen.view.now >= decided {
            guess.seen = true;
            learner.progress.myths.insert(myth.id, guess);
        }
        let body = tried(&learner.words, myth, guess, here, decided);
        let holds = if here { vec![decided] } else { Vec::new() };
        Drawn { markup: self.page(learner, myth, body), whole: false, holds, ..Drawn::default() }
    }

    fn press(&mut self, control: &Control<'_>, _seen: &Seen<'_>, learner: &mut Learner) -> Answer {
        let Some(myth) = myths().get(self.at) else { return Answer::Stay };
        let guessed = learner.progress.myths.get(myth.id).is_some();
        match control.name {
            "believed" => self.believed = Some(control.value == "true"),
            "sure" => self.sure = LEVELS.iter().find(|(_, name)| *name == control.value).map(|(level, _)| *level),
            "commit" => {
                if let (false, Some(believed), Some(sure)) = (guessed, self.believed, self.sure) {
                    learner.progress.myths.insert(myth.id, Guess { seen: false, sure, believed });
                    return experiment(myth, &learner.words, true);
                }
            }
            "again" if guessed => return experiment(myth, &learner.words, true),
            _ => {}
        }
        Answer::Stay
    }
}

fn experiment(myth: &Myth, words: &Catalogue, plays: bool) -> Answer {
    let opening = Opening::of(&myth.experiment, words.get(&format!("myth.{}.claim", myth.id)));
    Answer::Open(Box::new(Opening { plays, ..opening }))
}

/// The words of a level; of a number between two, those of the lower one.
fn level(words: &Catalogue, sure: u8) -> String {
    let name = LEVELS.iter().rev().find(|(least, _)| *least <= sure).map_or(LEVELS[0].1, |(_, name)| name);
    words.get(&format!("learn.way.myths.sure.{name}")).to_owned()
}

fn verdict(words: &Catalogue, holds: bool) -> &str {
    words.get(if holds { "learn.way.myths.true" } else { "learn.way.myths.false" })
}

impl Myths {
    /// What stands around a claim, whatever is known of it.
    fn page(&self, learner: &Learner, myth: &Myth, body: Markup) -> Markup {
        let words = &learner.words;
        let seen = learner.progress.myths.get(myth.id).is_some_and(|guess| guess.seen);
        let first = seen.then_some("primary");
        let next = match myths().get(self.at + 1) {
            Some(next) => link(first, &format!("myths/{}", next.id), words.get("learn.way.myths.next")),
            None => link(first, "myths/summary", words.get("learn.way.myths.end")),
        };
        let all = link(None, "myths/summary", words.get("learn.way.myths.all"));
        let last = self.at + 1 == myths().len();
        let ways = if last { vec![next, lab(words)] } else { vec![next, all, lab(words)] };
        markup!(
            "<section class=\"way myths\" aria-labelledby=\"way-title\">
                {}
                {}
                {}
                {}
            </section>",
            progress(words, "learn.way.myths.claim", self.at + 1, myths().len()),
            title(words.get(&format!("myth.{}.claim", myth.id))),
            body,
            onward(words, ways)
        )
    }

    /// The questions, before anything is shown.
    fn asked(&self, words: &Catalogue) -> Markup {
        let answers = [("true", verdict(words, true)), ("false", verdict(words, false))];
        let believed = self.believed.map(|believed| if believed { "true" } else { "false" });
        let levels: Vec<(&str, String)> = LEVELS.iter().map(|(sure, name)| (*name, level(words, *sure))).collect();
        let sure = LEVELS.iter().find(|(level, _)| Some(*level) == self.sure).map(|(_, name)| *name);
        let ready = self.believed.is_some() && self.sure.is_some();
        let lacks = worded!(words, "<p class=\"hint\">{learn.way.myths.lacks}</p>");
        let questions = vec![
            choices("believed", words.get("learn.way.myths.ask"), &answers, believed),
            choices("sure", words.get("learn.way.myths.sure"), &levels, sure),
        ];
        let commit = primary("commit", words.get("learn.way.myths.commit"), ready);
        body(questions, vec![commit], if ready { Vec::new() } else { vec![lacks] })
    }
}

/// After the guess: what is tried, and when the run has shown it, what is so.
fn tried(words: &Catalogue, myth: &Myth, guess: Guess, here: bool, decided: Micros) -> Markup {
    let word = |last: &str| words.get(&format!("myth.{}.{last}", myth.id)).to_owned();
    let elsewhere = (!here).then(|| other_run(words, None));
    let shown = guess.seen.then(|| {
        let right = guess.believed == myth.holds;
        let class = if right { "right" } else { "wrong" };
        let told = words.get(if right { "learn.way.myths.right" } else { "learn.way.myths.wrong" });
        worded!(
            words,
            "<h2>{learn.way.myths.shows}</h2><p>{}</p>{}<div class={}><p><b>{}</b></p><p>{}</p></div>",
            marked(&word("shows")),
            beside(words, guess, myth.holds),
            class,
            told,
            marked(&word("truth"))
        )
    });
    let waits = (!guess.seen).then(|| worded!(words, "<p class=\"hint\">{learn.way.myths.waits}</p>"));
    let again = if here { "learn.way.myths.again" } else { "learn.way.part.again" };
    // What takes the place of the button that committed the guess does no harm to who clicks twice.
    let mut row = vec![button(None, "again", "", words.get(again))];
    if here && !guess.seen {
        row.push(moment(words.get("learn.way.myths.decided"), Some(decided.0)));
    }
    let tried =
        worded!(words, "<section><h2>{learn.way.myths.do}</h2><p>{}</p>{}</section>", marked(&word("do")), elsewhere);
    let found = markup!("<section role=\"status\">{}{}</section>", waits, shown);
    body(vec![tried], row, vec![found])
}

/// The guess beside what is so.
fn beside(words: &Catalogue, guess: Guess, holds: bool) -> Markup {
    worded!(
        words,
        "<dl class=\"beside\"><div><dt>{learn.way.myths.you}</dt><dd>{}</dd></div>
            <div><dt>{learn.way.myths.how}</dt><dd>{}</dd></div>
            <div><dt>{learn.way.myths.so}</dt><dd>{}</dd></div></dl>",
        verdict(words, guess.believed),
        level(words, guess.sure),
        verdict(words, holds)
    )
}
