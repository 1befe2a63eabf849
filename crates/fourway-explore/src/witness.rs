//! A way through the search as a scenario: the same choices, written as entries of a script with their times.

use crate::world::prepare;
use fourway_proto::{Micros, Seq};
use fourway_sim::document::{Action, Document, PathDoc, ScriptEntry, SegmentDoc, Where};
use fourway_sim::{Act, CallName, Choice, Scenario, Side, Sim};

/// Write a way through the search as a document that [`fourway_sim::run`] reproduces. `document` is what was searched.
///
/// The path is manual: each arrival, loss and copy is a decision over one segment by its number, each call has the time at
/// which it was chosen, and a connection whose ISN the simulator would draw from its clock names the one that the search
/// gave it. Timers need no entry, because the search never passes a deadline. So every way has times, and the document
/// is the way itself, not another that resembles it.
#[must_use]
pub fn witness(document: &Document, scenario: &Scenario, title: &str, way: &[Choice]) -> Document {
    let scenario = prepare(scenario);
    let mut sim = Sim::new(&scenario);
    let start = sim.now();
    let mut script = Vec::new();
    let mut records = Vec::new();
    for &choice in way {
        script.extend(entry(&sim, document, &scenario, choice, start));
        sim.choose(&scenario, choice, &mut records);
    }
    let last = sim.now().since(start).plus(Micros::from_secs(600));
    Document {
        title: title.to_owned(),
        path: PathDoc { manual: Some(true), delay_ms: Some(0.0), ..PathDoc::default() },
        script: Some(script),
        faults: Vec::new(),
        expect: Vec::new(),
        until_ms: Some(ms(last)),
        ..document.clone()
    }
}

fn entry(
    sim: &Sim,
    document: &Document,
    scenario: &Scenario,
    choice: Choice,
    start: Micros,
) -> Option<ScriptEntry> {
    let at = ms(sim.now().since(start));
    let decide = |action, index: usize| {
        let flight = &sim.flights()[index];
        // A made-up segment arrives by itself.
        (!flight.arrives_by_itself())
            .then(|| ScriptEntry { segment: Some(SegmentDoc::Number(flight.segment())), ..plain(at, Where::Path, action) })
    };
    match choice {
        Choice::Deliver(index) => decide(Action::Deliver, index),
        Choice::Lose(index) => decide(Action::Drop, index),
        Choice::Duplicate(index) => decide(Action::Duplicate, index),
        Choice::Time => None,
        Choice::Script(index) => Some(call(sim, document, scenario, index, at)),
    }
}

/// An entry of the searched script, at the time at which it was chosen.
fn call(sim: &Sim, document: &Document, scenario: &Scenario, index: usize, at: f64) -> ScriptEntry {
    let isn = sim.chosen_isn(scenario, index).map(|Seq(isn)| i64::from(isn));
    let written = document.script.as_ref().and_then(|script| script.get(index)).cloned();
    let entry = written.unwrap_or_else(|| usual(scenario, index, at));
    let reboots = matches!(
        scenario.script[index].act,
        Act::Host { host: Side::Server, call: CallName::Reboot, .. }
    );
    let action = if reboots && isn.is_some() { Action::Listen } else { entry.action };
    let relative = if isn.is_some() { None } else { entry.relative };
    ScriptEntry {
        at_ms: Some(at),
        when: None,
        after_ms: None,
        action,
        isn: isn.or(entry.isn),
        relative,
        ..entry
    }
}

/// An entry of the script that stands where a document has none: only plain calls.
fn usual(scenario: &Scenario, index: usize, at: f64) -> ScriptEntry {
    let side = match &scenario.script[index].act {
        Act::Host { host, .. } | Act::Inject { host, .. } => *host,
        Act::Cut { .. } | Act::Set { .. } | Act::Decide { .. } => Side::Client,
    };
    let place = match side {
        Side::Client => Where::Client,
        Side::Server => Where::Server,
    };
    plain(at, place, Action::Close)
}

fn plain(at: f64, on: Where, action: Action) -> ScriptEntry {
    ScriptEntry {
        at_ms: Some(at),
        when: None,
        after_ms: None,
        on,
        action,
        text: None,
        bytes: None,
        isn: None,
        relative: None,
        segment: None,
        direction: None,
        delay_ms: None,
        jitter_ms: None,
        loss: None,
        duplicate: None,
        reorder: None,
        corrupt: None,
        manual: None,
    }
}

/// Whole microseconds as decimal milliseconds; exact far beyond any time of a run.
fn ms(span: Micros) -> f64 {
    span.0 as f64 / 1000.0
}
