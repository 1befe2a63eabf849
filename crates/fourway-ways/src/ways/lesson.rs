//! Lesson: seven steps. A prediction is committed before anything moves; then a run answers it; then the learner brings
//! something about, which ticks itself when the engine has seen it; then why, and one line to keep.

mod page;
mod steps;

use super::Way;
use crate::runs::{Memo, before, own_acts, settled};
use crate::{Answer, Control, Drawn, Learner, Opening, Seen};
use fourway_learn::progress::StepDone;
use fourway_learn::{Step, lesson};
use fourway_proto::Micros;
use fourway_sim::{CallName, Side};
use fourway_stage::{Catalogue, LinkAct, LinkDeed};

/// The place of the last page among the items.
const END: &str = "end";

/// How far the learner is within a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Phase {
    /// The question stands alone; nothing moves.
    #[default]
    Asked,
    /// A run answers it.
    Shown,
    /// The learner acts.
    Acting,
}

/// The way.
#[derive(Debug, Default)]
pub struct Lesson {
    /// The step, by its place; beyond the last one what is to keep of all.
    at: usize,
    phase: Phase,
    /// The answer that is chosen and not yet committed, by its place.
    chosen: Option<usize>,
    /// The run has answered the question.
    answered: bool,
    /// A solution was shown; to see it is not to do it.
    helped: bool,
    settled: Memo<Micros>,
    goals: Memo<Vec<Option<Micros>>>,
    told: Memo<Vec<(&'static str, Micros)>>,
}

/// What there is to say of the learner's run.
struct Doing {
    /// The page shows it; nothing of what follows is so where it shows another.
    here: bool,
    /// It is the solution that was shown, and nobody's own.
    borrowed: bool,
    /// Which goals the present has come to.
    ticked: Vec<bool>,
    /// What was said so far.
    said: Vec<&'static str>,
    /// The call that comes next on the way that is known to lead there, while the learner is on it.
    next: Option<(Side, CallName)>,
}

/// The call that follows what was done, where that is how the known way begins.
fn next(known: &[LinkAct], done: &[LinkAct]) -> Option<(Side, CallName)> {
    let call = |act: &LinkAct| match &act.deed {
        LinkDeed::Call(host, call, _) => Some((*host, *call)),
        LinkDeed::Drop(..)
        | LinkDeed::Delay(..)
        | LinkDeed::Duplicate(..)
        | LinkDeed::Corrupt(..)
        | LinkDeed::Decide(..)
        | LinkDeed::Network(_) => None,
    };
    let same = known.iter().zip(done).all(|(known, done)| call(known).is_some() && call(known) == call(done));
    if same { known.get(done.len()).and_then(call) } else { None }
}

/// What was done of a step.
fn done(learner: &Learner, step: &Step) -> StepDone {
    learner.progress.steps.get(step.id).copied().unwrap_or_default()
}

/// The run in which the learner acts: at rest, from its beginning.
fn task(words: &Catalogue, step: &Step, acts: Vec<LinkAct>) -> Answer {
    let opening = Opening::of(&step.task.start, words.get(&format!("lesson.{}.title", step.id)));
    Answer::Open(Box::new(Opening { plays: !acts.is_empty(), acts, ..opening }))
}

impl Way for Lesson {
    fn open(&mut self, item: &str, learner: &mut Learner) -> Answer {
        let known =
            |item: &str| lesson().iter().position(|step| step.id == item).or((item == END).then_some(lesson().len()));
        let undone = lesson().iter().position(|step| !done(learner, step).ticked).unwrap_or_default();
        self.at = known(item).or_else(|| learner.place("lesson").and_then(known)).unwrap_or(undone);
        let Some(step) = lesson().get(self.at) else {
            learner.is_at("lesson", END);
            return Answer::Stay;
        };
        learner.is_at("lesson", step.id);
        if done(learner, step).predicted == 0 {
            self.phase = Phase::Asked;
            return before(&step.shown, &learner.words);
        }
        (self.phase, self.answered) = (Phase::Acting, true);
        task(&learner.words, step, Vec::new())
    }

    fn draw(&mut self, seen: &Seen<'_>, learner: &mut Learner) -> Drawn {
        let Some(step) = lesson().get(self.at) else {
            return Drawn { markup: steps::end(learner), ..Drawn::default() };
        };
        let mut invites = None;
        let (body, holds) = match self.phase {
            Phase::Asked => (page::asked(&learner.words, step, self.chosen), Vec::new()),
            Phase::Shown => {
                let here = seen.is(&step.shown);
                let trace = seen.run.trace();
                let at = self.settled.of(seen.run.scenario(), step.id, || settled(&step.shown, trace));
                self.answered |= here && seen.view.now >= at;
                let answer = self.answered.then(|| done(learner, step));
                let holds = if here { vec![at] } else { Vec::new() };
                (page::shown(learner, step, here, at, answer.is_some()), holds)
            }
            Phase::Acting => {
                let doing = self.doing(step, seen);
                if doing.ticked.iter().all(|ticked| *ticked) && !doing.borrowed {
                    let before = done(learner, step);
                    learner.progress.steps.insert(step.id, StepDone { ticked: true, ..before });
                }
                invites = doing.next;
                (page::acting(learner, step, &doing), Vec::new())
            }
        };
        Drawn { markup: steps::page(learner, self.at, step, body), whole: false, holds, invites }
    }

    fn press(&mut self, control: &Control<'_>, _seen: &Seen<'_>, learner: &mut Learner) -> Answer {
        let Some(step) = lesson().get(self.at) else { return Answer::Stay };
        let words = learner.words.clone();
        let predicted = done(learner, step).predicted > 0;
        match control.name {
            "choose" if !predicted => {
                self.chosen = step.choices.iter().position(|choice| *choice == control.value);
                Answer::Stay
            }
            "commit" if !predicted => {
                let Some(chosen) = self.chosen else { return Answer::Stay };
                let place = u8::try_from(chosen + 1).unwrap_or_default();
                learner.progress.steps.insert(step.id, StepDone { ticked: false, predicted: place });
                self.show(step, &words)
            }
            "show" if predicted => self.show(step, &words),
            "act" if predicted && (self.answered || self.phase == Phase::Acting) => self.act(step, &words, Vec::new()),
            "skip" if predicted => self.act(step, &words, Vec::new()),
            "help" if predicted => {
                let acts = step.task.start.acts().unwrap_or_default();
                self.act(step, &words, acts)
            }
            _ => Answer::Stay,
        }
    }
}

impl Lesson {
    /// The run that answers the question, from its beginning.
    fn show(&mut self, step: &Step, words: &Catalogue) -> Answer {
        self.phase = Phase::Shown;
        let opening = Opening::of(&step.shown, words.get(&format!("lesson.{}.title", step.id)));
        Answer::Open(Box::new(Opening { plays: true, ..opening }))
    }

    /// The learner's turn; with acts, those of somebody who shows how.
    fn act(&mut self, step: &Step, words: &Catalogue, acts: Vec<LinkAct>) -> Answer {
        (self.phase, self.helped) = (Phase::Acting, !acts.is_empty());
        task(words, step, acts)
    }

    fn doing(&mut self, step: &'static Step, seen: &Seen<'_>) -> Doing {
        let acts = own_acts(&step.task.start.scenario(), seen);
        let (run, trace, now) = (seen.run.scenario(), seen.run.trace(), seen.view.now);
        let goals = self
            .goals
            .of(run, step.id, || step.task.goals_in(trace, Micros::ZERO).iter().map(|goal| goal.since).collect());
        let told = self.told.of(run, step.id, || step.narration.told(trace));
        let here = acts.is_some();
        Doing {
            here,
            borrowed: self.helped && acts == step.task.start.acts(),
            ticked: goals.iter().map(|since| here && since.is_some_and(|since| since <= now)).collect(),
            next: acts.as_ref().and_then(|acts| next(&step.task.start.acts().unwrap_or_default(), acts)),
            said: told.iter().filter(|(_, at)| here && *at <= now).map(|(say, _)| *say).collect(),
        }
    }
}
