//! What the run on the page has to do with an experiment: the same, the same with acts in it, or another.

use crate::{Answer, Opening, Seen};
use fourway_learn::Experiment;
use fourway_proto::Micros;
use fourway_sim::{Act, Expectations, Fate, Fault, Scenario, Step, Target, Trace, Waiting, When};
use fourway_stage::{Catalogue, LinkAct, LinkDeed, with_acts};

/// What was done in a run beyond its start, in the order of time; none where no acts make it of this start.
fn acts_since(start: &Scenario, run: &Scenario) -> Option<Vec<LinkAct>> {
    let steps = run.script.get(start.script.len()..)?;
    let faults = run.faults.get(start.faults.len()..)?;
    let mut acts = steps.iter().map(act_of_step).chain(faults.iter().map(act_of_fault)).collect::<Option<Vec<_>>>()?;
    if !is_same(&with_acts(start, &acts), run) {
        return None;
    }
    acts.sort_by_key(|act| act.at);
    Some(acts)
}

/// The same run, whatever it is called and expected to show, and however long it may be: acts make it longer.
fn is_same(one: &Scenario, other: &Scenario) -> bool {
    let bare = |scenario: &Scenario| Scenario {
        title: String::new(),
        until: Scenario::USUAL_UNTIL,
        expect: Expectations::default(),
        ..scenario.clone()
    };
    bare(one) == bare(other)
}

/// What the person did beyond this start, in the order of time; none where the page shows another run, or where somebody
/// else's acts are in it.
pub(crate) fn own_acts(start: &Scenario, seen: &Seen<'_>) -> Option<Vec<LinkAct>> {
    acts_since(start, seen.run.scenario()).filter(|acts| acts.iter().all(|act| is_own(act, seen)))
}

/// The same, beyond what is done in an experiment already.
pub(crate) fn acts_beyond(experiment: &Experiment, seen: &Seen<'_>) -> Option<Vec<LinkAct>> {
    own_acts(&with_acts(&experiment.scenario(), &experiment.acts().unwrap_or_default()), seen)
}

fn is_own(act: &LinkAct, seen: &Seen<'_>) -> bool {
    let doings = &seen.view.doings;
    match &act.deed {
        LinkDeed::Call(host, call, _) => doings.called(*host, *call, act.at),
        LinkDeed::Drop(segment, copy)
        | LinkDeed::Delay(segment, copy, _)
        | LinkDeed::Duplicate(segment, copy)
        | LinkDeed::Corrupt(segment, copy) => doings.touched(*segment, *copy, act.at),
        LinkDeed::Decide(_, segment) => doings.touched(*segment, 0, act.at),
        LinkDeed::Network(_) => true,
    }
}

fn act_of_step(step: &Step) -> Option<LinkAct> {
    let When::At(at) = step.when else { return None };
    let deed = match &step.act {
        Act::Host { host, call, text, .. } => LinkDeed::Call(*host, *call, text.clone()),
        Act::Set { change, .. } => LinkDeed::Network(change.manual?),
        Act::Decide { call, which: Waiting::Number(segment) } => LinkDeed::Decide(*call, *segment),
        Act::Decide { .. } | Act::Inject { .. } | Act::Cut { .. } => return None,
    };
    Some(LinkAct { at, deed })
}

fn act_of_fault(fault: &Fault) -> Option<LinkAct> {
    let (Target::Number(segment), Some(at)) = (&fault.target, fault.at) else { return None };
    let deed = match fault.fate {
        Fate::Lost => LinkDeed::Drop(*segment, fault.copy),
        Fate::Delayed(span) => LinkDeed::Delay(*segment, fault.copy, span),
        Fate::Duplicated(_) => LinkDeed::Duplicate(*segment, fault.copy),
        Fate::Corrupted => LinkDeed::Corrupt(*segment, fault.copy),
        Fate::Arrived => return None,
    };
    Some(LinkAct { at, deed })
}

/// The two ends of an experiment before anything happens in it, for as long as its outcome is to be guessed: a ladder that
/// shows the future would give it away.
pub(crate) fn before(experiment: &Experiment, words: &Catalogue) -> Answer {
    let title = words.get("learn.way.part.quiet").to_owned();
    Answer::Open(Box::new(Opening { scenario: quiet(experiment.scenario()), title, ..Opening::default() }))
}

/// The same hosts and path, and nothing that is done.
fn quiet(scenario: Scenario) -> Scenario {
    Scenario { script: Vec::new(), faults: Vec::new(), expect: Expectations::default(), ..scenario }
}

/// The moment of an experiment's run at which all that it claims has come about, as the last record then has it.
pub(crate) fn settled(experiment: &Experiment, trace: &Trace) -> Micros {
    let held = experiment.claims().iter().filter_map(|claim| fourway_learn::first_held(claim, trace)).max();
    let held = held.unwrap_or_default();
    trace.records.iter().map(|record| record.at).filter(|at| *at <= held).max().unwrap_or_default()
}

/// What was found out of a run, until there is another: to find it out again for every moment would take too long.
#[derive(Debug)]
pub(crate) struct Memo<T>(Option<(Scenario, &'static str, T)>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Clone> Memo<T> {
    /// What is known of a run about the item of this name, found out anew where the run or the item is another.
    pub(crate) fn of(&mut self, run: &Scenario, item: &'static str, find: impl FnOnce() -> T) -> T {
        match &self.0 {
            Some((scenario, name, known)) if *name == item && scenario == run => known.clone(),
            Some(_) | None => {
                let known = find();
                self.0 = Some((run.clone(), item, known.clone()));
                known
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fourway_learn::{challenges, lesson, myths, tales};
    use fourway_panels::Run;
    use fourway_sim::run;
    use fourway_stage::{Link, View};

    #[test]
    fn the_acts_of_every_solution_are_found_again() {
        let steps = lesson().iter().map(|step| (step.id, &step.task));
        for (id, task) in steps.chain(challenges().iter().map(|one| (one.id, &one.task))) {
            let (start, acts) = (task.start.scenario(), task.start.acts().expect("acts"));
            assert_eq!(acts_since(&start, &with_acts(&start, &acts)).as_ref(), Some(&acts), "{id}");
            assert_eq!(acts_since(&start, &start), Some(Vec::new()), "{id}");
        }
    }

    #[test]
    fn acts_of_every_kind_are_found_again_and_another_run_is_told_apart() {
        let start = Scenario::default();
        let all = "call.client.send.a%20b@0,corrupt.1.0@5,network.1@10,decide.deliver.2@20,network.0@30,duplicate.3.0@40,delay.3.1.7@50";
        let all = Link::read(&format!("fourway=1&scene=x&do={all}")).expect("a link").acts;
        let acted = with_acts(&start, &all);
        assert_eq!(acts_since(&start, &acted), Some(all));
        assert_eq!(acts_since(&challenges()[1].task.start.scenario(), &acted), None);
        assert_eq!(acts_since(&acted, &start), None, "something was taken away");
        assert_eq!(acts_since(&start, &Scenario { seed: 9, ..start.clone() }), None);
        let longer = Scenario { title: "x".to_owned(), until: Micros::from_secs(1), ..start.clone() };
        assert_eq!(acts_since(&start, &longer), Some(Vec::new()), "neither its name nor its length counts");
    }

    #[test]
    fn what_a_scene_does_by_itself_is_nobodys_act() {
        let start = lesson()[2].task.start.scenario();
        let view = View::default();
        for tale in tales() {
            let page = Run::new(tale.run.scenario(), &view.doings);
            let found = own_acts(&start, &Seen { run: &page, view: &view, dark: false });
            let same = tale.id == "your-turn" && page.scenario().script.is_empty();
            assert_eq!(found.is_some(), same, "{}: {found:?}", tale.id);
        }
    }

    #[test]
    fn a_claim_is_settled_at_a_moment_at_which_something_happens() {
        for myth in myths() {
            let trace = myth.experiment.run();
            let at = settled(&myth.experiment, &trace);
            assert!(trace.records.iter().any(|record| record.at == at), "{}", myth.id);
        }
        let states = lesson().iter().find(|step| step.id == "states").expect("a step");
        assert_eq!(settled(&states.shown, &states.shown.run()), Micros::from_ms(100));
    }

    #[test]
    fn nothing_happens_before_a_guess() {
        for experiment in lesson().iter().map(|step| step.shown).chain(myths().iter().map(|myth| myth.experiment)) {
            let quiet = quiet(experiment.scenario());
            assert!(run(&quiet).records.iter().all(|record| record.at == Micros::ZERO));
        }
    }
}
