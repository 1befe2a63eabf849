//! The values of a space by their numbers: made, moved along the clock, and measured.

use super::{Effect, FlightFacts, Space};
use crate::ending::Ending;
use crate::words::{HEAD, LATE, part, pass};
use fourway_proto::{Endpoint, Flags, Micros};
use fourway_sim::Side;

impl Space {
    /// Both hosts and every segment, so much later.
    pub(super) fn shift(&mut self, words: &mut [u32], span: u64) {
        if span == 0 {
            return;
        }
        let part = part(words);
        for side in Side::BOTH {
            let key = (words[side as usize], span, part);
            let later = match self.later_hosts.get(&key) {
                Some(id) => *id,
                None => {
                    let id = self.later_host(words[side as usize], side, span, part);
                    self.later_hosts.insert(key, id);
                    id
                }
            };
            words[side as usize] = later;
        }
        for word in &mut words[HEAD..] {
            let key = (*word & !LATE, span, part);
            let later = match self.later_flights.get(&key) {
                Some(id) => *id,
                None => {
                    let id = self.later_flight(key.0, span, part);
                    self.later_flights.insert(key, id);
                    id
                }
            };
            *word = later | (*word & LATE);
        }
        pass(words, span);
    }

    fn later_host(&mut self, host: u32, side: Side, span: u64, part: u32) -> u32 {
        let host = self.hosts.get(host).clone();
        self.sim.assemble([&host, &host], std::iter::empty(), std::iter::empty(), u64::from(part));
        self.sim.pass(Micros(span));
        self.sim.settle_clock();
        self.host_id(side)
    }

    fn later_flight(&mut self, flight: u32, span: u64, part: u32) -> u32 {
        let host = self.hosts.get(0).clone();
        let flight = self.flights.get(flight).clone();
        self.sim.assemble([&host, &host], [&flight].into_iter(), std::iter::empty(), u64::from(part));
        self.sim.pass(Micros(span));
        self.sim.settle_clock();
        self.flight_id(0)
    }

    pub(super) fn host_id(&mut self, side: Side) -> u32 {
        let id = self.hosts.id(self.sim.host(side));
        if id as usize == self.deadlines.len() {
            let next = self.sim.host(side).endpoint().and_then(Endpoint::poll_timeout);
            self.deadlines.push(next.map_or(u64::MAX, |(at, _)| at.since(self.sim.now()).0));
        }
        id
    }

    pub(super) fn flight_id(&mut self, index: usize) -> u32 {
        let flight = &self.sim.flights()[index];
        let id = self.flights.id(flight);
        if id as usize == self.flight_facts.len() {
            self.flight_facts.push(FlightFacts {
                to: flight.to(),
                age: self.sim.now().since(flight.sent_at()).0,
                syn_of: if flight.header().flags.has(Flags::SYN) { flight.incarnation() } else { 0 },
                by_itself: flight.arrives_by_itself(),
            });
        }
        id
    }

    /// Octets held by values and remembered steps.
    pub(crate) fn octets(&self) -> usize {
        let boxed = |effect: &Effect| match effect {
            Effect::Local { sent, facts, .. } => size_of_val(&**sent) + size_of_val(&**facts),
            Effect::Global => 0,
        };
        let effects: usize = self.arrivals.values().chain(self.firings.values()).map(boxed).sum();
        self.hosts.octets()
            + self.flights.octets()
            + self.watches.octets()
            + self.scripts.octets()
            + self.arrivals.allocation_size()
            + self.firings.allocation_size()
            + self.later_hosts.allocation_size()
            + self.later_flights.allocation_size()
            + self.calls.allocation_size()
            + effects
    }

    /// How a state ends in which nothing can happen.
    pub(crate) fn ending(&self, words: &[u32]) -> Ending {
        Ending::of([0, 1].map(|at| self.hosts.get(words[at])), [2, 3].map(|at| self.watches.get(words[at])))
    }

    /// How many different values a host and a segment take.
    pub(crate) fn values(&self) -> [usize; 2] {
        [self.hosts.len(), self.flights.len()]
    }
}
