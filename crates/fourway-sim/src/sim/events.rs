//! What an endpoint tells while it works, turned into records.

use super::Sim;
use crate::flight::Origin;
use crate::{DataEvent, Kind, Record, Side};
use alloc::vec::Vec;
use fourway_proto::{Endpoint, Event, Seq, State, TimerChange};

/// One input to an endpoint, which tells what happens. A trait object, because one copy of this code is enough.
pub(super) type Act<'a> = &'a mut dyn FnMut(&mut Endpoint, &mut dyn FnMut(Event));

/// What an input to an endpoint is about: the record that brought it, and the segment in hand.
#[derive(Clone, Copy)]
pub(super) struct Input {
    pub(super) cause: u32,
    pub(super) segment: u32,
    pub(super) origin: Origin,
    pub(super) seq: Seq,
}

impl Input {
    /// An input that is no segment.
    pub(super) const fn plain(cause: u32) -> Self {
        Self { cause, segment: 0, origin: Origin { incarnation: 0, offset: 0 }, seq: Seq(0) }
    }
}

impl Sim {
    /// Give an endpoint one input and record all that it tells.
    pub(super) fn with_endpoint(&mut self, side: Side, input: Input, out: &mut Vec<Record>, act: Act<'_>) {
        let mut events = Vec::new();
        if let Some(endpoint) = self.hosts[side as usize].endpoint.as_mut() {
            act(endpoint, &mut |event| events.push(event));
        }
        self.tell_all(side, input, events, out);
    }

    /// Record what an endpoint told.
    pub(super) fn tell_all(&mut self, side: Side, input: Input, events: Vec<Event>, out: &mut Vec<Record>) {
        for event in events {
            self.tell(side, input, event, out);
        }
    }

    fn tell(&mut self, host: Side, input: Input, event: Event, out: &mut Vec<Record>) {
        let cause = Some(input.cause);
        match event {
            Event::Transition { from, to, rule } => {
                self.enter(host, from, to);
                self.record(cause, Kind::State { host, from, to, rule }, out);
            }
            Event::Ignored { rule } => {
                self.record(cause, Kind::Ignored { host, segment: input.segment, rule }, out);
            }
            Event::Timer { timer, change, rule } => {
                let armed_by = self.armed_by[host as usize][timer as usize];
                let cause = match change {
                    TimerChange::Armed(_) | TimerChange::Cancelled => cause,
                    TimerChange::Fired => armed_by,
                };
                let id = self.record(cause, Kind::Timer { host, timer, change, rule }, out);
                self.armed_by[host as usize][timer as usize] = Some(id);
            }
            Event::Stored { seq, len } => {
                let offset = input.origin.offset.wrapping_add(seq.since(input.seq));
                self.hosts[host as usize].store(seq, len, Origin { offset, ..input.origin });
            }
            Event::Delivered { seq, len } => self.take_bytes(host, cause, DataEvent::Delivered, seq, len, out),
            Event::Discarded { seq, len } => self.take_bytes(host, cause, DataEvent::Discarded, seq, len, out),
            Event::EndOfStream => {
                let offset = self.hosts[host as usize].delivered_bytes;
                let from_incarnation = self.hosts[host.other() as usize].incarnation;
                let event = DataEvent::EndOfStream;
                self.record(cause, Kind::Data { host, event, offset, len: 0, from_incarnation }, out);
            }
            Event::Failed { error, rule } => {
                self.ending.note_error(error);
                self.record(cause, Kind::Error { host, error, rule }, out);
            }
        }
    }

    fn take_bytes(
        &mut self,
        host: Side,
        cause: Option<u32>,
        event: DataEvent,
        seq: Seq,
        len: u32,
        out: &mut Vec<Record>,
    ) {
        for kind in self.hosts[host as usize].take(host, event, seq, len) {
            self.record(cause, kind, out);
        }
    }

    /// A new connection begins: its bytes and numbers are its own.
    fn enter(&mut self, side: Side, from: State, to: State) {
        let host = &mut self.hosts[side as usize];
        let begins = to == State::SynSent || (to == State::SynReceived && from != State::SynSent);
        if begins {
            host.incarnation += 1;
            host.isn = host.endpoint.as_ref().map_or(host.isn, |endpoint| endpoint.status().iss);
        }
        if begins {
            host.clear_buffer();
        }
        // Back from a SYN that was an old duplicate: numbers count from the former ISN again.
        if from == State::SynReceived && to == State::TimeWait {
            host.isn = host.endpoint.as_ref().map_or(host.isn, |endpoint| endpoint.status().iss);
        }
    }
}
