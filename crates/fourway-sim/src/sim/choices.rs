//! What can happen next, and making it happen: the choice of a search, or of a person, in place of the clock.
//!
//! It needs a scenario whose path is manual, so that nothing arrives by itself. Then the same choices, written as
//! entries of a script with the times at which they were made, are the same run.

use super::{Due, Sim};
use crate::scenario::Isn;
use crate::{Act, By, CallName, Fate, Record, Scenario, Side, When};
use alloc::vec::Vec;
use fourway_proto::{Endpoint, Micros, Seq, State};

/// A later connection begins this far beyond all numbers used before.
const BEYOND: u32 = 64_000;

/// One thing that can happen next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Choice {
    /// A segment reaches the other host.
    Deliver(usize),
    /// A segment vanishes.
    Lose(usize),
    /// A copy of a segment reaches the other host, and the segment itself goes on waiting.
    Duplicate(usize),
    /// The clock goes on to the next deadline of either host, and every timer that is due then fires.
    Time,
    /// An entry of the script is carried out; its own time does not count.
    Script(usize),
}

impl Sim {
    /// After timers have fired, what is chosen next comes this much later: at one moment the script goes before timers.
    pub const TICK: Micros = Micros::from_ms(1);

    /// What can happen next: every segment on the path may arrive, vanish or be copied; the clock may go on to the next
    /// deadline where no segment would be on its way for longer than `lifetime`; each host's application may make its
    /// next call. Segments are named by their place in [`Sim::flights`], entries by their place in the script.
    ///
    /// Entries of one host that wait for the same state, or for none, keep the order of their times. A call that would
    /// be refused now is not offered, and those behind it may come first. What the script does to the path is not offered.
    /// A made-up segment arrives before anything else happens.
    pub fn choices(&self, scenario: &Scenario, lifetime: Micros, out: &mut Vec<Choice>) {
        if let Some(made) = self.flights.iter().position(|flight| flight.arrives != Micros::NEVER) {
            return out.push(Choice::Deliver(made));
        }
        for index in 0..self.flights.len() {
            out.extend([Choice::Deliver(index), Choice::Lose(index), Choice::Duplicate(index)]);
        }
        let oldest = self.flights.iter().map(|flight| flight.sent_at).min();
        let patient = |at: Micros| oldest.is_none_or(|sent| at.since(sent) <= lifetime);
        if self.next_deadline().is_some_and(patient) {
            out.push(Choice::Time);
        }
        self.calls(scenario, out);
    }

    /// The entries of the script among the choices.
    pub fn calls(&self, scenario: &Scenario, out: &mut Vec<Choice>) {
        out.extend((0..self.script.len()).filter(|&index| self.is_next(scenario, index)).map(Choice::Script));
    }

    /// Make one choice happen and drain it. Gives false, with nothing changed, for a choice that [`Sim::choices`] does
    /// not offer.
    pub fn choose(&mut self, scenario: &Scenario, choice: Choice, out: &mut Vec<Record>) -> bool {
        match choice {
            Choice::Deliver(index) if index < self.flights.len() => {
                let flight = self.flights.remove(index);
                self.arrive(scenario, &flight, flight.cause, out);
                if flight.arrives != Micros::NEVER {
                    self.tick();
                }
            }
            Choice::Lose(index) if index < self.flights.len() => {
                let flight = self.flights.remove(index);
                self.fate(&flight, flight.cause, Fate::Lost, By::Fault, out);
            }
            Choice::Duplicate(index) if index < self.flights.len() => {
                let flight = self.flights[index].clone();
                let id = self.fate(&flight, flight.cause, Fate::Duplicated(1), By::Fault, out);
                self.arrive(scenario, &flight, id, out);
            }
            Choice::Time => {
                let Some(at) = self.next_deadline() else { return false };
                self.now = self.now.max(at);
                for side in Side::BOTH {
                    self.fire_due(scenario, side, out);
                }
                self.tick();
            }
            Choice::Script(index) if self.is_ready(index) => self.take_chosen_step(scenario, index, out),
            Choice::Deliver(_) | Choice::Lose(_) | Choice::Duplicate(_) | Choice::Script(_) => return false,
        }
        self.start_waiting(scenario);
        true
    }

    /// The number that this entry's connection begins with, absolute, where the choice fixes one that the entry does not.
    #[must_use]
    pub fn chosen_isn(&self, scenario: &Scenario, index: usize) -> Option<Seq> {
        let Act::Host { host, call, isn, .. } = &scenario.script.get(index)?.act else { return None };
        let begins = matches!(call, CallName::Open | CallName::Listen | CallName::Reboot);
        let there = &self.hosts[*host as usize];
        match isn {
            _ if !begins => None,
            Some(Isn::Absolute(isn)) => Some(*isn),
            Some(Isn::Relative(distance)) => Some(there.isn.plus(*distance as u32)),
            None if there.incarnation == 0 => None,
            None => {
                let status = there.endpoint.as_ref().map(Endpoint::status);
                let used = status.filter(|status| status.iss != Seq(0)).map_or(there.isn, |status| status.snd_nxt);
                Some(used.later(there.isn).plus(BEYOND))
            }
        }
    }

    fn take_chosen_step(&mut self, scenario: &Scenario, index: usize, out: &mut Vec<Record>) {
        let isn = self.chosen_isn(scenario, index);
        for earlier in 0..self.script.len() {
            if goes_before(scenario, earlier, index) && self.is_ready(earlier) {
                self.script[earlier] = Due::Done;
            }
        }
        self.script[index] = Due::Done;
        match &scenario.script[index].act {
            Act::Host { host, call: CallName::Reboot, .. } if *host == Side::Server => {
                let isn = isn.map(Isn::Absolute);
                self.call_host(scenario, None, *host, CallName::Listen, 0, isn, out);
            }
            Act::Host { host, call, len, .. } => {
                self.call_host(scenario, None, *host, *call, *len, isn.map(Isn::Absolute), out);
            }
            Act::Inject { host, segment } => self.inject(scenario, None, *host, segment, out),
            Act::Cut { .. } | Act::Set { .. } | Act::Decide { .. } => {}
        }
    }

    fn is_ready(&self, index: usize) -> bool {
        match self.script.get(index) {
            Some(Due::At(..)) => true,
            Some(Due::Waiting | Due::Done) | None => false,
        }
    }

    /// True for an entry that is ready and would not be refused, with no such entry before it.
    fn is_next(&self, scenario: &Scenario, index: usize) -> bool {
        let may = |index: usize| {
            self.is_ready(index)
                && match &scenario.script[index].act {
                    Act::Host { host, call, .. } => self.may_call(*host, *call).is_ok(),
                    Act::Inject { .. } => true,
                    Act::Cut { .. } | Act::Set { .. } | Act::Decide { .. } => false,
                }
        };
        may(index) && !(0..self.script.len()).any(|other| goes_before(scenario, other, index) && may(other))
    }

    /// The next deadline of either host.
    #[must_use]
    pub fn next_deadline(&self) -> Option<Micros> {
        let deadline = |side| self.endpoint(side).and_then(Endpoint::poll_timeout).map(|(at, _)| at);
        Side::BOTH.into_iter().filter_map(deadline).min()
    }

    /// Let every timer of one host fire that is due now, and nothing else.
    pub fn fire(&mut self, scenario: &Scenario, side: Side, out: &mut Vec<Record>) {
        self.fire_due(scenario, side, out);
        self.start_waiting(scenario);
    }

    fn fire_due(&mut self, scenario: &Scenario, side: Side, out: &mut Vec<Record>) {
        let due = |sim: &Self| sim.endpoint(side).and_then(Endpoint::poll_timeout).is_some_and(|(at, _)| at <= sim.now);
        while due(self) {
            self.fire_timer(scenario, side, out);
        }
    }

    fn tick(&mut self) {
        let later = self.now.plus(Self::TICK);
        self.now = self.next_deadline().map_or(later, |next| later.min(next.max(self.now)));
    }
}

/// Where an entry of the script stands: its host, the state that it waits for, and how much later it comes.
#[derive(PartialEq, Eq)]
struct Place {
    host: Side,
    occasion: Option<(Side, State)>,
    after: Micros,
}

/// True where the script has `one` before `other`, for the same host and the same occasion.
fn goes_before(scenario: &Scenario, one: usize, other: usize) -> bool {
    let (Some(first), Some(second)) = (place(scenario, one), place(scenario, other)) else {
        return false;
    };
    let together = first.host == second.host && first.occasion == second.occasion;
    together && (first.after, one) < (second.after, other)
}

fn place(scenario: &Scenario, index: usize) -> Option<Place> {
    let step = scenario.script.get(index)?;
    let host = match &step.act {
        Act::Host { host, .. } | Act::Inject { host, .. } => *host,
        Act::Cut { .. } | Act::Set { .. } | Act::Decide { .. } => return None,
    };
    Some(match step.when {
        When::At(at) => Place { host, occasion: None, after: at },
        When::Enters { host: watched, state, after } => Place { host, occasion: Some((watched, state)), after },
    })
}
