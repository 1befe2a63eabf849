//! Segments onto the path, along it and off it.

use super::Sim;
use super::events::Input;
use crate::flight::{Flight, Origin, Planned, Treatment};
use crate::path::Dice;
use crate::scenario::{Made, PathChange, Target, Waiting};
use crate::{By, CallName, Fate, Fault, Kind, Place, Record, Scenario, Side};
use alloc::vec::Vec;
use fourway_proto::{Event, Flags, Micros, Rule, Segment, Seq};

impl Sim {
    /// Put on the path whatever an endpoint has to send now.
    pub(super) fn drain(&mut self, scenario: &Scenario, side: Side, input: Input, out: &mut Vec<Record>) {
        // One cause may have an endpoint send without measure: a long text, a short MSS and a window for all of it.
        while !self.is_full() {
            let now = self.now;
            let mut events: Vec<Event> = Vec::new();
            let Some(endpoint) = self.hosts[side as usize].endpoint.as_mut() else {
                return;
            };
            let polled = endpoint.poll_transmit(now, &mut |event| events.push(event));
            let Some((header, again)) = polled else {
                self.tell_all(side, input, events, out);
                return;
            };
            let host = &self.hosts[side as usize];
            let offset = header.seq.since(host.isn.plus(1));
            // A host that has had no connection sends RST and nothing else; 0 stands for what the script makes up.
            let origin = Origin { incarnation: host.incarnation.max(1), offset };
            let sent = self.send(scenario, Some(input.cause), side, header, again, origin, out);
            let told = Input { cause: sent, ..input };
            self.tell_all(side, told, events, out);
        }
    }

    /// Record a segment and start its flight; gives the record's id.
    #[expect(clippy::too_many_arguments, reason = "a segment and all that is known of it")]
    fn send(
        &mut self,
        scenario: &Scenario,
        cause: Option<u32>,
        from: Side,
        header: Segment,
        retransmission: bool,
        origin: Origin,
        out: &mut Vec<Record>,
    ) -> u32 {
        self.segments += 1;
        self.sent_by[from as usize] += 1;
        let segment = self.segments;
        let to = from.other();
        let seq_rel = header.seq.since(self.hosts[from as usize].isn);
        let ack_rel = if header.flags.has(Flags::ACK) { header.ack.since(self.hosts[to as usize].isn) } else { 0 };
        let kind = Kind::Sent { segment, from, header, seq_rel, ack_rel, retransmission };
        let id = self.record(cause, kind, out);
        let faults = self.faults_for(scenario, segment, from, &header, retransmission);
        // Nobody stands at a scripted host: what is sent there vanishes.
        if self.hosts[to as usize].endpoint.is_none() {
            return id;
        }
        let way = &self.ways[from as usize];
        let dice = Dice { seed: scenario.seed, from, n: self.sent_by[from as usize] };
        let treatment = Treatment::by_path(dice, way, self.now);
        let made = origin.incarnation == 0;
        let arrives = match (self.manual, made) {
            (true, true) => self.now,
            (true, false) => Micros::NEVER,
            (false, _) => self.now.plus(treatment.travel),
        };
        let half = Micros(treatment.travel.0 / 2);
        let mut flight = Flight {
            segment,
            copy: 0,
            to,
            header,
            origin,
            sent_at: self.now,
            arrives,
            crosses: if self.manual { Micros::NEVER } else { self.now.plus(half) },
            corrupted: treatment.corrupted,
            planned: treatment.planned,
            cause: id,
        };
        for fault in faults {
            flight.plan(&fault);
        }
        self.flights.push(flight);
        id
    }

    /// The faults that befall this segment; each match is counted, whether or not it is the wanted one.
    fn faults_for(
        &mut self,
        scenario: &Scenario,
        segment: u32,
        from: Side,
        header: &Segment,
        again: bool,
    ) -> Vec<Fault> {
        let mut befall = Vec::new();
        for (fault, matched) in scenario.faults.iter().zip(&mut self.matched) {
            let hit = match fault.target {
                Target::Number(number) => number == segment && fault.copy == 0,
                Target::Match(wanted) => {
                    let fits = wanted.fits(from, header.flags, header.len, again);
                    *matched += u32::from(fits);
                    fits && wanted.nth.is_none_or(|nth| nth == *matched)
                }
            };
            if hit {
                befall.push(*fault);
            }
        }
        befall
    }

    /// The next thing that happens to one flight.
    pub(super) fn move_flight(&mut self, scenario: &Scenario, index: usize, out: &mut Vec<Record>) {
        let flight = &mut self.flights[index];
        let first = flight.planned.first().map_or(Micros::NEVER, |planned| planned.at);
        if first <= flight.crosses.min(flight.arrives) {
            let planned = flight.planned.remove(0);
            return self.befall(scenario, index, planned, out);
        }
        if flight.crosses <= flight.arrives {
            flight.crosses = Micros::NEVER;
            if self.cut[flight.to.other() as usize] {
                let flight = self.flights.remove(index);
                self.fate(&flight, flight.cause, Fate::Lost, By::Path, out);
            }
            return;
        }
        let flight = self.flights.remove(index);
        self.arrive(scenario, &flight, flight.cause, out);
    }

    fn befall(&mut self, scenario: &Scenario, index: usize, planned: Planned, out: &mut Vec<Record>) {
        let flight = self.flights[index].clone();
        match planned.fate {
            Fate::Lost => {
                self.fate(&flight, flight.cause, planned.fate, planned.by, out);
                self.flights.remove(index);
            }
            Fate::Delayed(span) => {
                self.fate(&flight, flight.cause, planned.fate, planned.by, out);
                let flight = &mut self.flights[index];
                flight.arrives = flight.arrives.plus(span);
            }
            Fate::Duplicated(copies) => {
                let id = self.fate(&flight, flight.cause, planned.fate, planned.by, out);
                self.copy_flight(scenario, index, copies, planned.gap, id);
            }
            // The damage shows when the checksum is looked at: its record stands at the arrival.
            Fate::Corrupted => self.flights[index].corrupted = Some(planned.by),
            Fate::Arrived => {}
        }
    }

    fn copy_flight(&mut self, scenario: &Scenario, index: usize, copies: u32, gap: Micros, cause: u32) {
        let original = self.flights[index].clone();
        let made =
            self.flights.iter().filter(|flight| flight.segment == original.segment).map(|flight| flight.copy).max();
        let first = made.unwrap_or(0) + 1;
        for n in 0..copies {
            let copy = first + n;
            let mut flight = Flight {
                copy,
                sent_at: self.now,
                arrives: original.arrives.plus(gap.times(u64::from(n) + 1)),
                planned: Vec::new(),
                corrupted: None,
                cause,
                ..original.clone()
            };
            for fault in &scenario.faults {
                if fault.copy == copy && fault.target == Target::Number(original.segment) {
                    flight.plan(fault);
                }
            }
            self.flights.push(flight);
        }
    }

    pub(super) fn fate(&mut self, flight: &Flight, cause: u32, fate: Fate, by: By, out: &mut Vec<Record>) -> u32 {
        let kind = Kind::Fate { segment: flight.segment, copy: flight.copy, fate, by };
        self.record(Some(cause), kind, out)
    }

    /// A segment reaches the other host.
    pub(super) fn arrive(&mut self, scenario: &Scenario, flight: &Flight, cause: u32, out: &mut Vec<Record>) {
        let host = flight.to;
        let (fate, by) = flight.corrupted.map_or((Fate::Arrived, By::Path), |by| (Fate::Corrupted, by));
        let id = self.fate(flight, cause, fate, by, out);
        let segment = flight.segment;
        if fate == Fate::Corrupted {
            self.record(Some(id), Kind::Ignored { host, segment, rule: Rule::ChecksumFailed }, out);
            return;
        }
        let input = Input { cause: id, segment, origin: flight.origin, seq: flight.header.seq };
        let (now, header) = (self.now, flight.header);
        self.with_endpoint(host, input, out, &mut |endpoint, mut tell| endpoint.handle_segment(now, header, &mut tell));
        self.drain(scenario, host, input, out);
    }

    /// A made-up segment, as if sent by this host.
    pub(super) fn inject(
        &mut self,
        scenario: &Scenario,
        cause: Option<u32>,
        side: Side,
        made: &Made,
        out: &mut Vec<Record>,
    ) {
        let kind = Kind::Call { place: Place::Host(side), call: CallName::Inject, len: None, error: None };
        let id = self.record(cause, kind, out);
        let (own, peer) = (self.hosts[side as usize].isn, self.hosts[side.other() as usize].isn);
        let number = |base: Seq, n: i64| Seq(if made.relative { base.0.wrapping_add(n as u32) } else { n as u32 });
        let header = Segment {
            seq: number(own, made.seq),
            ack: made.ack.map_or(Seq(0), |ack| number(peer, ack)),
            len: made.len,
            window: made.window.unwrap_or(65_535),
            flags: made.flags,
            ts: made.ts.or_else(|| self.default_timestamps(side)),
        };
        let host = &mut self.hosts[side as usize];
        if host.isn_is_open && header.flags.has(Flags::SYN) {
            host.isn = header.seq;
            host.isn_is_open = false;
        }
        let origin = Origin { incarnation: 0, offset: header.seq.since(self.hosts[side as usize].isn.plus(1)) };
        self.send(scenario, Some(id), side, header, false, origin, out);
    }

    /// With timestamps, a made-up segment that names none carries what the receiver last saw.
    fn default_timestamps(&self, side: Side) -> Option<fourway_proto::Timestamps> {
        self.endpoint(side.other()).and_then(fourway_proto::Endpoint::last_timestamps)
    }

    pub(super) fn cut_ways(&mut self, cause: Option<u32>, cut: bool, ways: [bool; 2], out: &mut Vec<Record>) {
        let call = if cut { CallName::Cut } else { CallName::Heal };
        self.record(cause, Kind::Call { place: Place::Path, call, len: None, error: None }, out);
        for (there, wanted) in self.cut.iter_mut().zip(ways) {
            if wanted {
                *there = cut;
            }
        }
    }

    pub(super) fn set_ways(&mut self, cause: Option<u32>, change: &PathChange, ways: [bool; 2], out: &mut Vec<Record>) {
        self.record(cause, Kind::Call { place: Place::Path, call: CallName::Set, len: None, error: None }, out);
        self.manual = change.manual.unwrap_or(self.manual);
        for (way, wanted) in self.ways.iter_mut().zip(ways) {
            if wanted {
                *way = change.over(*way);
            }
        }
    }

    /// Manual mode: somebody decides over one waiting segment. Without such a segment nothing happens.
    pub(super) fn decide(
        &mut self,
        scenario: &Scenario,
        cause: Option<u32>,
        call: CallName,
        which: Waiting,
        out: &mut Vec<Record>,
    ) {
        let id = self.record(cause, Kind::Call { place: Place::Path, call, len: None, error: None }, out);
        let found = self.flights.iter().position(|flight| {
            flight.arrives == Micros::NEVER
                && match which {
                    Waiting::OldestTo(side) => flight.to == side,
                    Waiting::Number(number) => flight.segment == number,
                }
        });
        let Some(index) = found else { return };
        match call {
            CallName::Drop => {
                let flight = self.flights.remove(index);
                self.fate(&flight, id, Fate::Lost, By::Fault, out);
            }
            CallName::Duplicate => {
                let flight = self.flights[index].clone();
                let id = self.fate(&flight, id, Fate::Duplicated(1), By::Fault, out);
                self.arrive(scenario, &flight, id, out);
            }
            CallName::Deliver
            | CallName::Open
            | CallName::Listen
            | CallName::Send
            | CallName::Read
            | CallName::PauseReading
            | CallName::Shutdown
            | CallName::Close
            | CallName::Abort
            | CallName::Crash
            | CallName::Reboot
            | CallName::Inject
            | CallName::Cut
            | CallName::Heal
            | CallName::Set => {
                let flight = self.flights.remove(index);
                self.arrive(scenario, &flight, id, out);
            }
        }
    }
}
