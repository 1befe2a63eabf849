//! One run, ready to be shown: its scenario, its trace, its drawing and its list of events.

use super::act::{Act, compose, doings};
use crate::{Arrow, Catalogue, Ladder, Line, layout_of, lines_of};
use fourway_proto::Micros;
use fourway_sim::{CallName, Kind, Place, Record, Scenario, Sim, Trace};
use std::cell::RefCell;
use std::rc::Rc;

/// Records between two worlds that are kept.
const APART: usize = 64;

/// The trace of a scenario, and the worlds on the way.
fn run(scenario: &Scenario) -> (Trace, Vec<(Micros, Sim)>) {
    let (mut sim, mut records, mut worlds) = (Sim::new(scenario), Vec::new(), Vec::new());
    while sim.step(scenario, &mut records) {
        if records.len() > (worlds.len() + 1) * APART {
            worlds.push((records.last().map_or(Micros::ZERO, |record: &Record| record.at), sim.clone()));
        }
    }
    (Trace { records }, worlds)
}

/// A run and everything made of it.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) scenario: Scenario,
    pub(super) trace: Rc<Trace>,
    pub(super) ladder: Rc<Ladder>,
    pub(super) lines: Rc<Vec<Line>>,
    /// The moments of the list of events, each once.
    pub(super) moments: Vec<Micros>,
    /// The world after some of its records, each with the moment of the last one.
    worlds: Vec<(Micros, Sim)>,
    asked: RefCell<Option<(Micros, Sim)>>,
}

impl Run {
    /// Run a scene with the acts of a person in it.
    pub(super) fn new(scene: &Scenario, acts: &[Act], words: &Catalogue, width: f64) -> Self {
        let scenario = compose(scene, acts);
        let (trace, worlds) = run(&scenario);
        let doings = doings(acts);
        let lines = lines_of(&trace, words, &doings);
        let mut moments: Vec<Micros> = lines.iter().map(|line| line.at).collect();
        moments.dedup();
        let ladder = Rc::new(layout_of(&trace, words, &doings, width));
        Self {
            scenario,
            trace: Rc::new(trace),
            ladder,
            lines: Rc::new(lines),
            moments,
            worlds,
            asked: RefCell::default(),
        }
    }

    /// Draw the same run for another width.
    pub(super) fn draw(&mut self, acts: &[Act], words: &Catalogue, width: f64) {
        self.ladder = Rc::new(layout_of(&self.trace, words, &doings(acts), width));
    }

    pub(super) fn end(&self) -> Micros {
        self.trace.end()
    }

    /// The world after everything up to and at this time: from the one that was asked for last, or from one kept.
    pub(super) fn world(&self, at: Micros) -> Sim {
        let kept = self.worlds.partition_point(|(last, _)| *last <= at).checked_sub(1).map(|index| &self.worlds[index]);
        let mut asked = self.asked.borrow_mut();
        let near = asked.take().filter(|(last, _)| *last <= at && kept.is_none_or(|kept| kept.0 <= *last));
        let from = near.or_else(|| kept.cloned());
        let mut world = from.map_or_else(|| Sim::new(&self.scenario), |(_, world)| world);
        world.run_to(&self.scenario, at);
        asked.insert((at, world)).1.clone()
    }

    /// The flight of one copy of a segment.
    pub(super) fn arrow(&self, (segment, copy): (u32, u32)) -> Option<&Arrow> {
        self.ladder.arrows.iter().find(|arrow| (arrow.segment, arrow.copy) == (segment, copy))
    }

    /// The moment for an act that is done now: after everything that has happened at `now`, and so 1 µs later, unless
    /// only calls of the script at that very moment have: these are taken in order, and a new one comes last.
    pub(super) fn moment_after(&self, now: Micros, calling: bool) -> Micros {
        let mut of_calls = Vec::new();
        let free = self.trace.records.iter().filter(|record| record.at == now).all(|record| {
            let follows = record.cause.is_some_and(|cause| of_calls.contains(&cause));
            let calls = match record.kind {
                Kind::Call { place: Place::Host(_), call, .. } => call != CallName::Inject,
                Kind::Outcome { .. } => return true,
                Kind::Call { place: Place::Path, .. } | Kind::Fate { .. } => false,
                Kind::State { .. }
                | Kind::Sent { .. }
                | Kind::Ignored { .. }
                | Kind::Timer { .. }
                | Kind::Data { .. }
                | Kind::Error { .. } => follows,
            };
            of_calls.push(record.id);
            calls && calling
        });
        if free { now } else { now.plus(Micros(1)) }
    }
}
