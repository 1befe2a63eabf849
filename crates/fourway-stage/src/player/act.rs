//! What a person does: each act with its moment, and the scenario that they make of a scene.

use crate::{Catalogue, Doings};
use fourway_proto::Micros;
use fourway_sim::{CallName, Expectations, Fate, Fault, PathChange, Scenario, Side, Step, Target, Waiting, When};

/// Virtual time that a run still has after a person's last act.
const AFTER: Micros = Micros::from_secs(600);

/// One act of a person.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Act {
    pub(super) at: Micros,
    pub(super) deed: Deed,
    /// What it is called in a list.
    pub(super) text: String,
}

/// What is done.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Deed {
    Fault {
        segment: u32,
        copy: u32,
        what: Befalls,
    },
    Call {
        host: Side,
        call: CallName,
        text: Option<String>,
    },
    /// Each segment waits for the person from here on, or no longer does.
    Network {
        on: bool,
    },
    /// Over a waiting segment: `Deliver`, `Drop` or `Duplicate`.
    Decide {
        call: CallName,
        segment: u32,
    },
}

/// What befalls a segment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Befalls {
    Drop,
    Delay(Micros),
    Duplicate,
    Corrupt,
}

impl Befalls {
    /// The sentence about it.
    pub(super) fn tell(self, noun: &str, words: &Catalogue) -> String {
        let (key, span) = match self {
            Self::Drop => ("you.drop", Micros::ZERO),
            Self::Delay(span) => ("you.delay", span),
            Self::Duplicate => ("you.duplicate", Micros::ZERO),
            Self::Corrupt => ("you.corrupt", Micros::ZERO),
        };
        words.fill(key, &[("segment", noun), ("span", &words.span(span))])
    }
}

/// The sentence about a decision over a waiting segment.
pub(super) fn tell_decision(call: CallName, noun: &str, words: &Catalogue) -> String {
    let decisions = [(CallName::Drop, "you.drop"), (CallName::Duplicate, "you.deliver.copy")];
    let key = decisions.iter().find(|(name, _)| *name == call).map_or("you.deliver", |(_, key)| key);
    words.fill(key, &[("segment", noun)])
}

/// The sentence about a call of a person.
pub(super) fn tell_call(host: Side, call: CallName, text: Option<&str>, words: &Catalogue) -> String {
    let key = ["you.call.", call.name()].concat();
    let key = if words.has(&key) { key.as_str() } else { "you.call.other" };
    let bytes = words.bytes(text.map_or(0, |text| u32::try_from(text.len()).unwrap_or(u32::MAX)));
    words.fill(key, &[("host", words.host(host)), ("call", call.name()), ("bytes", &bytes)])
}

/// What the picture needs to know of the acts.
pub(super) fn doings(acts: &[Act]) -> Doings {
    let mut doings = Doings::default();
    for act in acts {
        match &act.deed {
            Deed::Fault { segment, copy, .. } => doings.faults.push((*segment, *copy, act.at)),
            Deed::Call { host, call, .. } => doings.calls.push((*host, *call, act.at)),
            Deed::Decide { segment, .. } => doings.faults.push((*segment, 0, act.at)),
            Deed::Network { .. } => {}
        }
    }
    doings
}

/// A scene with the acts of a person in it. What the scene expects of an untouched run is left out then.
pub(super) fn compose(scene: &Scenario, acts: &[Act]) -> Scenario {
    let mut scenario = scene.clone();
    let Some(last) = acts.iter().map(|act| act.at).max() else { return scenario };
    scenario.expect = Expectations::default();
    if scenario.until == Scenario::USUAL_UNTIL {
        scenario.until = last.plus(AFTER);
    }
    for act in acts {
        match &act.deed {
            Deed::Fault { segment, copy, what } => scenario.faults.push(fault(act.at, *segment, *copy, *what)),
            Deed::Call { host, call, text } => {
                let len = text.as_ref().map_or(0, |text| u32::try_from(text.len()).unwrap_or(u32::MAX));
                let call = call_of(*host, *call, len, text.clone());
                scenario.script.push(Step { when: When::At(act.at), act: call });
            }
            Deed::Network { on } => {
                let change = PathChange { manual: Some(*on), ..PathChange::default() };
                let act = Step { when: When::At(act.at), act: fourway_sim::Act::Set { change, ways: [true, true] } };
                scenario.script.push(act);
            }
            Deed::Decide { call, segment } => {
                let decide = fourway_sim::Act::Decide { call: *call, which: Waiting::Number(*segment) };
                scenario.script.push(Step { when: When::At(act.at), act: decide });
            }
        }
    }
    scenario
}

const fn call_of(host: Side, call: CallName, len: u32, text: Option<String>) -> fourway_sim::Act {
    fourway_sim::Act::Host { host, call, len, text, isn: None }
}

const fn fault(at: Micros, segment: u32, copy: u32, what: Befalls) -> Fault {
    let fate = match what {
        Befalls::Drop => Fate::Lost,
        Befalls::Delay(span) => Fate::Delayed(span),
        Befalls::Duplicate => Fate::Duplicated(1),
        Befalls::Corrupt => Fate::Corrupted,
    };
    Fault { target: Target::Number(segment), copy, at: Some(at), fate, gap: Fault::USUAL_GAP }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fourway_sim::{Document, run};

    fn call(at: u64, host: Side, call: CallName, text: Option<&str>) -> Act {
        let deed = Deed::Call { host, call, text: text.map(str::to_owned) };
        Act { at: Micros(at), deed, text: String::new() }
    }

    #[test]
    fn acts_of_every_kind_give_a_scenario_whose_document_reads_back_the_same() {
        let mut acts = vec![
            call(0, Side::Client, CallName::Send, Some("hello")),
            call(1, Side::Server, CallName::Abort, None),
            call(20_001, Side::Client, CallName::Shutdown, None),
        ];
        for (n, what) in
            [Befalls::Drop, Befalls::Delay(Micros(1500)), Befalls::Duplicate, Befalls::Corrupt].into_iter().enumerate()
        {
            let deed = Deed::Fault { segment: n as u32 + 1, copy: n as u32 % 2, what };
            acts.push(Act { at: Micros(25_001), deed, text: String::new() });
        }
        let scenario = compose(&Scenario::default(), &acts);
        let document = Document::parse(&Document::from(&scenario).to_json()).expect("a document");
        assert_eq!(Scenario::compile(&document).as_ref(), Ok(&scenario));
        assert_eq!((scenario.script.len(), scenario.faults.len()), (5, 4));
        assert!(!run(&scenario).records.is_empty());
    }

    #[test]
    fn without_acts_the_scene_stays_as_it_is() {
        for scene in crate::gallery() {
            let scenario = scene.scenario().expect(scene.name);
            assert_eq!(compose(&scenario, &[]), scenario);
        }
    }
}
