//! The same situation written in one way: moments from now and numbers from the ISN, without the counts of the trace.

use super::{Due, Sim};
use crate::flight::Flight;
use crate::host::Host;
use crate::scenario::Isn;
use crate::{Act, Scenario, Side};
use fourway_proto::{Flags, Micros, Seq, Timestamps};

/// Where the clock of a settled world stands, but for the part of a millisecond: later than any span of the settings.
const EPOCH: Micros = Micros::from_secs(100_000_000);

/// How far an entry of the script has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Progress {
    /// Its host has not entered the state yet.
    Waiting,
    /// It can be carried out.
    Ready,
    /// It has been, or its occasion has passed.
    Done,
}

impl Sim {
    /// The time of the run.
    #[must_use]
    pub const fn now(&self) -> Micros {
        self.now
    }

    /// A host.
    #[must_use]
    pub const fn host(&self, side: Side) -> &Host {
        &self.hosts[side as usize]
    }

    /// What is on the path, in the order of sending.
    #[must_use]
    pub fn flights(&self) -> &[Flight] {
        &self.flights
    }

    /// How far each entry of the script has come.
    pub fn progress(&self) -> impl Iterator<Item = Progress> {
        self.script.iter().map(|due| match due {
            Due::At(..) => Progress::Ready,
            Due::Waiting => Progress::Waiting,
            Due::Done => Progress::Done,
        })
    }

    /// Write the situation in its one way, so that two worlds that will do the same are equal: the clock stands at one
    /// fixed moment, the ISN of each host's connection is the first that its settings name, segments have their
    /// place for a number, and the counts that only a trace shows are zero. The numbers of a host stay where an entry of the
    /// script is still to name an absolute ISN for it.
    pub fn settle(&mut self, scenario: &Scenario) {
        self.settle_clock();
        self.settle_numbers(scenario);
    }

    /// The part of [`Sim::settle`] that is about moments and counts.
    pub fn settle_clock(&mut self) {
        let to = Micros(EPOCH.0 + self.now.0 % 1000);
        let from = core::mem::replace(&mut self.now, to);
        for host in &mut self.hosts {
            host.sent_bytes = 0;
            host.delivered_bytes = 0;
            if let Some(endpoint) = &mut host.endpoint {
                endpoint.move_clock(from, to);
            }
        }
        let ticks = (to.0 / 1000).wrapping_sub(from.0 / 1000) as u32;
        for flight in &mut self.flights {
            flight.segment = 0;
            flight.copy = 0;
            flight.cause = 0;
            flight.sent_at = Micros(to.0 - from.since(flight.sent_at).0);
            if flight.arrives != Micros::NEVER {
                flight.arrives = to;
            }
            flight.header.ts = flight.header.ts.map(|ts| Timestamps { val: ts.val.wrapping_add(ticks), ecr: 0 });
        }
        self.forget_the_trace();
    }

    fn settle_numbers(&mut self, scenario: &Scenario) {
        let numbers = Side::BOTH.map(|side| self.distance_to_first_isn(scenario, side));
        if numbers == [0, 0] {
            return;
        }
        for (host, own) in self.hosts.iter_mut().zip([0, 1]) {
            host.move_numbers(numbers[own], numbers[1 - own]);
        }
        for flight in &mut self.flights {
            let (own, peer) = (numbers[flight.to.other() as usize], numbers[flight.to as usize]);
            // A RST that answers a segment without ACK stands at 0, whatever the ISN.
            if flight.header.seq != Seq(0) || !flight.header.flags.has(Flags::RST) {
                flight.header.seq = flight.header.seq.plus(own);
            }
            if flight.header.flags.has(Flags::ACK) {
                flight.header.ack = flight.header.ack.plus(peer);
            }
        }
    }

    /// Take over a situation from its parts, which come from settled worlds of the same scenario. `part` is the part of a
    /// millisecond that has passed, in microseconds.
    pub fn assemble<'a>(
        &mut self,
        hosts: [&Host; 2],
        flights: impl Iterator<Item = &'a Flight>,
        script: impl Iterator<Item = Progress>,
        part: u64,
    ) {
        self.now = Micros(EPOCH.0 + part);
        for (own, given) in self.hosts.iter_mut().zip(hosts) {
            own.clone_from(given);
        }
        self.flights.clear();
        self.flights.extend(flights.cloned());
        self.script.clear();
        self.script.extend(script.map(|progress| match progress {
            Progress::Waiting => Due::Waiting,
            Progress::Ready => Due::At(Micros::ZERO, None),
            Progress::Done => Due::Done,
        }));
        self.forget_the_trace();
    }

    /// Let so much time pass in which nothing happens.
    pub fn pass(&mut self, span: Micros) {
        self.now = self.now.plus(span);
    }

    fn forget_the_trace(&mut self) {
        self.segments = self.flights.len() as u32;
        self.sent_by = [0; 2];
        self.matched.fill(0);
        self.next_id = 1;
        self.armed_by = [[None; 7]; 2];
        self.ending = super::outcome::Ending::default();
        for due in &mut self.script {
            if let Due::At(at, cause) = due {
                (*at, *cause) = (Micros::ZERO, None);
            }
        }
    }

    fn distance_to_first_isn(&self, scenario: &Scenario, side: Side) -> u32 {
        let host = self.host(side);
        if host.isn == host.first_isn {
            return 0;
        }
        let absolute = scenario.script.iter().zip(&self.script).any(|(step, due)| match step.act {
            Act::Host { host, isn: Some(Isn::Absolute(_)), .. } => host == side && *due != Due::Done,
            Act::Inject { segment, .. } => !segment.relative && *due != Due::Done,
            Act::Host { .. } | Act::Cut { .. } | Act::Set { .. } | Act::Decide { .. } => false,
        });
        if absolute { 0 } else { host.first_isn.since(host.isn) }
    }
}
