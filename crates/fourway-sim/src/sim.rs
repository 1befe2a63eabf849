//! The world: two hosts, the path between them, and a clock that jumps from one cause to the next.
//!
//! # Order
//! Causes are taken by their time. At one moment the order is: entries of the script, in the order of the document;
//! then what happens on the path, by number of the segment and of its copy; then timers, the client's before the
//! server's, and at one host in the order of [`Timer::ALL`](fourway_proto::Timer::ALL). Each cause is drained before
//! the next: everything that it makes an endpoint do at once is recorded first.

mod calls;
mod choices;
mod events;
mod outcome;
mod situation;
mod wire;

pub use choices::Choice;
pub use situation::Progress;

use crate::flight::Flight;
use crate::host::Host;
use crate::{Act, CallName, Kind, PathSide, Record, Scenario, Side, Trace, When};
use alloc::vec;
use alloc::vec::Vec;
use fourway_proto::{CallError, Endpoint, Micros, Seq, State};

/// Most records of a run; a run that reaches it ends as `bounded`.
pub const MOST_RECORDS: usize = 20_000;

/// Most segments and copies on the path at once; a run that exceeds it ends as `bounded`.
pub const MOST_FLIGHTS: usize = 2_000;

/// Everything about a run at one moment, but for its scenario, which stays the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sim {
    now: Micros,
    hosts: [Host; 2],
    /// To the server and to the client.
    ways: [PathSide; 2],
    cut: [bool; 2],
    manual: bool,
    flights: Vec<Flight>,
    /// Segments sent, in all and by each host.
    segments: u32,
    sent_by: [u32; 2],
    /// For each fault, how many segments have matched so far.
    matched: Vec<u32>,
    script: Vec<Due>,
    next_id: u32,
    /// For each host and timer, the record that armed it.
    armed_by: [[Option<u32>; 7]; 2],
    ending: outcome::Ending,
    /// States entered by the present cause, for the entries of the script that wait for them.
    entered: Vec<(Side, State, Option<u32>)>,
    done: bool,
}

/// When an entry of the script is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Due {
    At(Micros, Option<u32>),
    /// Its host has not entered the state yet.
    Waiting,
    Done,
}

/// The next thing to happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
    Script(usize),
    Path(usize),
    Timer(Side),
}

/// Run a scenario to its end.
#[must_use]
pub fn run(scenario: &Scenario) -> Trace {
    let mut sim = Sim::new(scenario);
    let mut records = Vec::new();
    while sim.step(scenario, &mut records) {}
    Trace { records }
}

impl Sim {
    /// The world at 0 ms, before anything has happened.
    #[must_use]
    pub fn new(scenario: &Scenario) -> Self {
        let plan = |side: Side| scenario.hosts[side as usize].as_ref();
        let isn = |side: Side| plan(side).map_or(default_isn(side), |plan| plan.isn);
        let host = |side: Side| {
            let endpoint = plan(side).map(|own| {
                let peer = plan(side.other());
                if scenario.established {
                    let timestamps = own.config.timestamps && peer.is_none_or(|peer| peer.config.timestamps);
                    let window = peer.map_or(65_535, |peer| peer.config.window);
                    Endpoint::established(own.config, own.isn, isn(side.other()), window, timestamps)
                } else if side == Side::Server {
                    Endpoint::listening(own.config, own.isn)
                } else {
                    Endpoint::new(own.config)
                }
            });
            Host::new(plan(side), default_isn(side), endpoint, scenario.established)
        };
        let mut sim = Self {
            now: Micros::ZERO,
            hosts: [host(Side::Client), host(Side::Server)],
            ways: scenario.path,
            cut: [false; 2],
            manual: scenario.manual,
            flights: Vec::new(),
            segments: 0,
            sent_by: [0; 2],
            matched: vec![0; scenario.faults.len()],
            script: scenario.script.iter().map(|step| due(step.when)).collect(),
            next_id: 0,
            armed_by: [[None; 7]; 2],
            ending: outcome::Ending::default(),
            entered: Vec::new(),
            done: false,
        };
        for side in Side::BOTH {
            if let Some(state) = sim.endpoint(side).map(Endpoint::state) {
                sim.entered.push((side, state, None));
            }
        }
        sim.start_waiting(scenario);
        sim
    }

    /// The world after everything up to and at this time.
    #[must_use]
    pub fn at(scenario: &Scenario, time: Micros) -> Self {
        let mut sim = Self::new(scenario);
        let mut records = Vec::new();
        while sim.next_cause().is_some_and(|(at, _)| at <= time && at <= scenario.until)
            && sim.step(scenario, &mut records)
        {
            records.clear();
        }
        sim
    }

    /// The endpoint of a host; none where only the script speaks.
    #[must_use]
    pub fn endpoint(&self, side: Side) -> Option<&Endpoint> {
        self.hosts[side as usize].endpoint.as_ref()
    }

    /// What a call on a host would be answered now, without making it. `send` is asked for one octet.
    ///
    /// # Errors
    /// The application's error; `NotConnected` for a host that is only scripted.
    pub fn may(&self, side: Side, call: CallName) -> Result<(), CallError> {
        self.may_call(side, call)
    }

    /// Apply one cause and drain it. False when the run is over; its last record is the outcome.
    pub fn step(&mut self, scenario: &Scenario, out: &mut Vec<Record>) -> bool {
        if self.done {
            return false;
        }
        let next = self.next_cause();
        let bounded = self.is_full() || next.is_some_and(|(at, _)| at > scenario.until);
        match next {
            Some((at, cause)) if !bounded => {
                self.now = at;
                match cause {
                    Cause::Script(index) => self.take_step(scenario, index, out),
                    Cause::Path(index) => self.move_flight(scenario, index, out),
                    Cause::Timer(side) => self.fire_timer(scenario, side, out),
                }
                self.start_waiting(scenario);
            }
            Some(_) | None => {
                if bounded {
                    self.now = self.now.max(scenario.until.min(next.map_or(self.now, |(at, _)| at)));
                }
                let outcome = self.outcome(bounded);
                self.record(None, outcome, out);
                self.done = true;
            }
        }
        true
    }

    /// True when the run holds as much as it may, and its next step is its last.
    fn is_full(&self) -> bool {
        self.next_id as usize >= MOST_RECORDS || self.flights.len() > MOST_FLIGHTS
    }

    fn next_cause(&self) -> Option<(Micros, Cause)> {
        let script = self.script.iter().enumerate().filter_map(|(index, due)| match due {
            Due::At(at, _) => Some((*at, Cause::Script(index))),
            Due::Waiting | Due::Done => None,
        });
        let script = script.min_by_key(|(at, _)| *at);
        let path = self
            .flights
            .iter()
            .enumerate()
            .map(|(index, flight)| ((flight.next_at(), flight.segment, flight.copy), index))
            .min()
            .map(|((at, _, _), index)| (at, Cause::Path(index)));
        let timer = Side::BOTH
            .into_iter()
            .filter_map(|side| Some((self.endpoint(side)?.poll_timeout()?.0, Cause::Timer(side))))
            .min_by_key(|(at, _)| *at);
        [script, path, timer]
            .into_iter()
            .flatten()
            .filter(|(at, _)| *at != Micros::NEVER)
            .min_by_key(|(at, _)| *at)
            .map(|(at, cause)| (at.max(self.now), cause))
    }

    /// Write a record; gives its id.
    fn record(&mut self, cause: Option<u32>, kind: Kind, out: &mut Vec<Record>) -> u32 {
        let id = self.next_id;
        self.next_id += 1;
        out.push(Record { id, at: self.now, cause, kind });
        if let Kind::State { host, from, to, rule } = kind {
            self.ending.note(from, to, rule);
            self.entered.push((host, to, Some(id)));
        }
        id
    }

    /// Turn the entered states into times for the entries that wait for them.
    fn start_waiting(&mut self, scenario: &Scenario) {
        for (side, entered, record) in core::mem::take(&mut self.entered) {
            for (due, step) in self.script.iter_mut().zip(&scenario.script) {
                if let (Due::Waiting, When::Enters { host, state, after }) = (*due, step.when)
                    && (host, state) == (side, entered)
                {
                    *due = Due::At(self.now.plus(after), record);
                }
            }
        }
    }

    fn take_step(&mut self, scenario: &Scenario, index: usize, out: &mut Vec<Record>) {
        let Due::At(_, cause) = core::mem::replace(&mut self.script[index], Due::Done) else {
            return;
        };
        match &scenario.script[index].act {
            Act::Host { host, call, len, isn, text: _ } => {
                self.call_host(scenario, cause, *host, *call, *len, *isn, out);
            }
            Act::Inject { host, segment } => self.inject(scenario, cause, *host, segment, out),
            Act::Cut { cut, ways } => self.cut_ways(cause, *cut, *ways, out),
            Act::Set { change, ways } => self.set_ways(cause, change, *ways, out),
            Act::Decide { call, which } => self.decide(scenario, cause, *call, *which, out),
        }
    }
}

/// The ISN of a host that names none.
pub(crate) const fn default_isn(side: Side) -> Seq {
    match side {
        Side::Client => Seq(1000),
        Side::Server => Seq(5000),
    }
}

const fn due(when: When) -> Due {
    match when {
        When::At(at) => Due::At(at, None),
        When::Enters { .. } => Due::Waiting,
    }
}
