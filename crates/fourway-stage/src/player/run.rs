//! One run, ready to be shown: its scenario, its trace, its drawing and its list of events.

use super::act::{Act, compose, doings};
use crate::{Arrow, Catalogue, Ladder, Line, layout_of, lines_of};
use fourway_proto::{CallError, Endpoint, Micros, State};
use fourway_sim::{CallName, Kind, Place, Record, Scenario, Side, Sim, Trace};
use std::rc::Rc;

/// What the applications are answered from a moment on, until the next one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Answers {
    from: Micros,
    /// For the calls of each host, as [`calls`] has them.
    pub(super) calls: [[Result<(), CallError>; 5]; 2],
    /// None where only the script speaks.
    pub(super) states: [Option<State>; 2],
}

/// The calls that are offered on a host.
pub(super) const fn calls(side: Side) -> [CallName; 5] {
    let first = match side {
        Side::Client => CallName::Open,
        Side::Server => CallName::Listen,
    };
    [first, CallName::Send, CallName::Shutdown, CallName::Close, CallName::Abort]
}

/// The trace of a scenario, and what calls are answered on the way.
fn run(scenario: &Scenario) -> (Trace, Vec<Answers>) {
    let (mut sim, mut records, mut answers) = (Sim::new(scenario), Vec::new(), Vec::new());
    loop {
        let from = records.last().map_or(Micros::ZERO, |record: &Record| record.at);
        let mut now = Answers { from, calls: [[Ok(()); 5]; 2], states: [None; 2] };
        for side in Side::BOTH {
            now.states[side as usize] = sim.endpoint(side).map(Endpoint::state);
            for (n, call) in calls(side).into_iter().enumerate() {
                now.calls[side as usize][n] = sim.may(side, call);
            }
        }
        if answers.last().is_none_or(|last: &Answers| (&last.calls, &last.states) != (&now.calls, &now.states)) {
            answers.push(now);
        }
        if !sim.step(scenario, &mut records) {
            return (Trace { records }, answers);
        }
    }
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
    answers: Vec<Answers>,
}

impl Run {
    /// Run a scene with the acts of a person in it.
    pub(super) fn new(scene: &Scenario, acts: &[Act], words: &Catalogue, width: f64) -> Self {
        let scenario = compose(scene, acts);
        let (trace, answers) = run(&scenario);
        let doings = doings(acts);
        let lines = lines_of(&trace, words, &doings);
        let mut moments: Vec<Micros> = lines.iter().map(|line| line.at).collect();
        moments.dedup();
        let ladder = Rc::new(layout_of(&trace, words, &doings, width));
        Self { scenario, trace: Rc::new(trace), ladder, lines: Rc::new(lines), moments, answers }
    }

    /// Draw the same run for another width.
    pub(super) fn draw(&mut self, acts: &[Act], words: &Catalogue, width: f64) {
        self.ladder = Rc::new(layout_of(&self.trace, words, &doings(acts), width));
    }

    pub(super) fn end(&self) -> Micros {
        self.trace.end()
    }

    /// What calls are answered after everything up to and at this time.
    pub(super) fn answers(&self, at: Micros) -> Option<&Answers> {
        self.answers.get(self.answers.partition_point(|answers| answers.from <= at).checked_sub(1)?)
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
