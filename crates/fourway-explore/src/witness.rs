//! A way through the search as a scenario: the same choices, written as entries of a script with their times.

use crate::property::Property;
use crate::world::{Budget, World, prepare};
use fourway_proto::{Micros, Seq};
use fourway_sim::document::{Action, Document, PathDoc, ScriptEntry, SegmentDoc, Where};
use fourway_sim::{Act, CallName, Choice, Scenario, Side, Sim};

/// Time between the choices of a scenario for people, where the way allows it.
const GAPS: [Micros; 3] = [Micros::from_ms(50), Micros::from_ms(5), Micros::ZERO];

/// Write the way to where a property breaks as a document that [`fourway_sim::run`] reproduces. `document` and `scenario`
/// are what was searched.
///
/// The path is manual: each arrival, loss and copy is a decision over one segment by its number, each call has the time at
/// which it was chosen, and a connection whose ISN the simulator would draw from its clock names the one that the search
/// gave it. Timers need no entry, because the search never passes a deadline. So every way has times as it is: all that
/// happens between two deadlines happens at one moment. For people the choices are set apart by some time, if the
/// property still breaks then; the last resort is no time at all.
///
/// None where the property holds in the run itself. Only a RST at the absolute number 0 can bring that about, which
/// answers a segment without ACK: the search does not know how far an ISN is from 0.
#[must_use]
pub fn witness(
    document: &Document,
    scenario: &Scenario,
    budget: &Budget,
    property: Property,
    way: &[Choice],
) -> Option<Document> {
    let scenario = prepare(scenario);
    let (script, end) = GAPS.into_iter().find_map(|gap| script(document, &scenario, budget, property, way, gap))?;
    Some(Document {
        title: property.broken().to_owned(),
        path: PathDoc { manual: Some(true), ..PathDoc::default() },
        script: Some(script),
        faults: Vec::new(),
        expect: Vec::new(),
        until_ms: Some(ms(end.plus(AFTERWARDS))),
        ..document.clone()
    })
}

/// How long the scenario goes on after the last choice.
const AFTERWARDS: Micros = Micros::from_secs(1);

/// The entries of a way with this gap before each choice, and the time of the last; none where one of the choices is not
/// there any more, or the property holds.
fn script(
    document: &Document,
    scenario: &Scenario,
    budget: &Budget,
    property: Property,
    way: &[Choice],
    gap: Micros,
) -> Option<(Vec<ScriptEntry>, Micros)> {
    let mut world = World::unsettled(scenario, budget);
    let (mut script, mut records, mut choices) = (Vec::new(), Vec::new(), Vec::new());
    // These two are seen in the whole of a search and not in one step.
    let mut breaks = matches!(property, Property::Quiet | Property::Ends);
    for (&choice, n) in way.iter().zip(0..) {
        if choice != Choice::Time && n > 0 {
            let room = world.sim.next_deadline().map_or(gap, |at| at.since(world.sim.now()));
            world.sim.pass(gap.min(room));
        }
        choices.clear();
        world.choices(scenario, budget, &mut choices);
        if !choices.contains(&choice) {
            return None;
        }
        script.extend(entry(&world.sim, document, scenario, choice));
        breaks |= world.step(scenario, choice, &mut records).contains(&property);
    }
    breaks.then(|| (script, world.sim.now()))
}

fn entry(sim: &Sim, document: &Document, scenario: &Scenario, choice: Choice) -> Option<ScriptEntry> {
    let at = ms(sim.now());
    let decide = |action, index: usize| {
        let flight = &sim.flights()[index];
        // A made-up segment arrives by itself.
        (!flight.arrives_by_itself()).then(|| ScriptEntry {
            segment: Some(SegmentDoc::Number(flight.segment())),
            ..plain(at, Where::Path, action)
        })
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
    let reboots = matches!(scenario.script[index].act, Act::Host { host: Side::Server, call: CallName::Reboot, .. });
    let action = if reboots && isn.is_some() { Action::Listen } else { entry.action };
    let relative = if isn.is_some() { None } else { entry.relative };
    ScriptEntry { at_ms: Some(at), when: None, after_ms: None, action, isn: isn.or(entry.isn), relative, ..entry }
}

/// An entry of the plain close, which stands where a document has no script.
fn usual(scenario: &Scenario, index: usize, at: f64) -> ScriptEntry {
    let place = match &scenario.script[index].act {
        Act::Host { host: Side::Client, .. } => Where::Client,
        Act::Host { .. } | Act::Inject { .. } | Act::Cut { .. } | Act::Set { .. } | Act::Decide { .. } => Where::Server,
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
