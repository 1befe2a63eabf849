//! Flights: what became of each copy of each segment, gathered from the records of a trace.

use crate::{ArrowEnd, Doings};
use fourway_proto::{Micros, Segment};
use fourway_sim::{By, CallName, Fate, Kind, Place, Record, Side, Trace};

/// One copy of one segment on its way.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Flight {
    pub(crate) segment: u32,
    pub(crate) copy: u32,
    pub(crate) from: Side,
    pub(crate) header: Segment,
    pub(crate) seq_rel: u32,
    pub(crate) ack_rel: u32,
    pub(crate) again: bool,
    /// The sending, or the making of this copy.
    pub(crate) start: Moment,
    /// Where delays were added, and how long they are.
    pub(crate) delays: Vec<(Moment, Micros)>,
    pub(crate) stop: Moment,
    pub(crate) end: ArrowEnd,
    pub(crate) by_fault: bool,
    pub(crate) by_person: bool,
    pub(crate) ignored: bool,
    /// It waited near its sender until somebody decided over it.
    pub(crate) decided: bool,
    /// The flight that this is a copy of, and how far that had come.
    pub(crate) copied_from: Option<usize>,
}

/// A record and its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) record: u32,
    pub(crate) at: Micros,
}

impl From<&Record> for Moment {
    fn from(record: &Record) -> Self {
        Self { record: record.id, at: record.at }
    }
}

impl Flight {
    /// All that faults and the path added to its way.
    pub(crate) fn added(&self) -> Micros {
        self.delays.iter().fold(Micros::ZERO, |sum, (_, span)| sum.plus(*span))
    }

    fn is_open(&self) -> bool {
        self.end == ArrowEnd::Waiting
    }
}

/// Every flight of a run, in order of setting out.
pub(crate) fn flights(trace: &Trace, doings: &Doings) -> Vec<Flight> {
    let mut flights: Vec<Flight> = Vec::new();
    let last = trace.records.last().map_or(Moment { record: 0, at: Micros::ZERO }, Moment::from);
    for record in &trace.records {
        match record.kind {
            Kind::Sent { segment, from, header, seq_rel, ack_rel, retransmission } => flights.push(Flight {
                segment,
                copy: 0,
                from,
                header,
                seq_rel,
                ack_rel,
                again: retransmission,
                start: record.into(),
                delays: Vec::new(),
                stop: last,
                end: ArrowEnd::Waiting,
                by_fault: false,
                by_person: false,
                ignored: false,
                decided: false,
                copied_from: None,
            }),
            Kind::Fate { segment, copy, fate, by } => {
                let decided = record.cause.is_some_and(|cause| is_decision(&trace.records[cause as usize].kind));
                befall(&mut flights, record, segment, copy, fate, by, doings, last, decided);
            }
            Kind::Ignored { segment, .. } => {
                let arrived = |flight: &&mut Flight| {
                    flight.segment == segment && !flight.is_open() && Some(flight.stop.record) == record.cause
                };
                if let (Some(flight), false) = (flights.iter_mut().rev().find(arrived), had_effect(trace, record.cause))
                {
                    flight.ignored = true;
                }
            }
            Kind::Call { .. }
            | Kind::State { .. }
            | Kind::Timer { .. }
            | Kind::Data { .. }
            | Kind::Error { .. }
            | Kind::Outcome { .. } => {}
        }
    }
    flights
}

/// True when an arrival moved a state or brought data. An endpoint may then still say that its ACK told nothing new.
pub(crate) fn had_effect(trace: &Trace, arrival: Option<u32>) -> bool {
    let Some(first) = arrival else { return false };
    let follow = trace.records.iter().skip(first as usize + 1).take_while(|record| record.cause >= arrival);
    follow.filter(|record| record.cause == arrival).any(|record| match record.kind {
        Kind::State { .. } | Kind::Data { .. } => true,
        Kind::Call { .. }
        | Kind::Sent { .. }
        | Kind::Fate { .. }
        | Kind::Ignored { .. }
        | Kind::Timer { .. }
        | Kind::Error { .. }
        | Kind::Outcome { .. } => false,
    })
}

/// True for what a person does with a segment that waits.
fn is_decision(kind: &Kind) -> bool {
    let over = [CallName::Deliver, CallName::Drop, CallName::Duplicate];
    matches!(kind, Kind::Call { place: Place::Path, call, .. } if over.contains(call))
}

#[expect(clippy::too_many_arguments, reason = "the record's own fields")]
fn befall(
    flights: &mut Vec<Flight>,
    record: &Record,
    segment: u32,
    copy: u32,
    fate: Fate,
    by: By,
    doings: &Doings,
    last: Moment,
    decided: bool,
) {
    let open = |flight: &Flight| flight.segment == segment && flight.is_open();
    // In manual mode a waiting segment may arrive more than once under its own number: then any copy that waits is meant.
    let found = flights
        .iter()
        .rposition(|flight| open(flight) && flight.copy == copy)
        .or_else(|| flights.iter().rposition(open));
    let Some(index) = found else { return };
    let flight = &mut flights[index];
    flight.by_fault |= by == By::Fault;
    flight.decided |= decided;
    let by_person = doings.touched(segment, copy, record.at);
    match fate {
        Fate::Arrived | Fate::Lost | Fate::Corrupted => {
            flight.stop = record.into();
            flight.end = match fate {
                Fate::Lost => ArrowEnd::Lost,
                Fate::Corrupted => ArrowEnd::Corrupted,
                Fate::Arrived | Fate::Delayed(_) | Fate::Duplicated(_) => ArrowEnd::Arrives,
            };
            flight.by_person |= fate == Fate::Lost && by_person;
            flight.by_person |=
                fate == Fate::Corrupted && doings.faults.iter().any(|&(s, c, _)| (s, c) == (segment, copy));
        }
        Fate::Delayed(span) => {
            flight.delays.push((record.into(), span));
            flight.by_person |= by_person;
        }
        Fate::Duplicated(copies) => {
            flight.by_person |= by_person;
            let original = flight.clone();
            let first = flights[..=index].iter().rposition(|flight| (flight.segment, flight.copy) == (segment, 0));
            let copies_made = flights[first.unwrap_or(0)..].iter().filter(|flight| open(flight));
            let made = copies_made.map(|flight| flight.copy).max().unwrap_or(0);
            flights.extend((1..=copies).map(|n| Flight {
                copy: made + n,
                start: record.into(),
                delays: Vec::new(),
                stop: last,
                copied_from: Some(index),
                ..original.clone()
            }));
        }
    }
}

/// The usual time from one host to the other in each direction (to the server, to the client), ms: the median of what
/// arrived, without what was added.
pub(crate) fn usual_flights(flights: &[Flight]) -> [f64; 2] {
    let median = |wanted: fn(Side) -> bool| {
        let known = flights
            .iter()
            .filter(|flight| flight.copy == 0 && wanted(flight.from))
            .filter(|flight| matches!(flight.end, ArrowEnd::Arrives | ArrowEnd::Corrupted))
            .map(|flight| flight.stop.at.since(flight.start.at).since(flight.added()).0)
            .filter(|span| *span > 0);
        let spans: Vec<u64> = known.collect();
        // Halved until it is found: to sort them would take the page a lot of code.
        let (mut least, mut most) = (0, spans.iter().copied().max()?);
        while least < most {
            let middle = u64::midpoint(least, most);
            if spans.iter().filter(|span| **span <= middle).count() > spans.len() / 2 {
                most = middle;
            } else {
                least = middle + 1;
            }
        }
        Some(least as f64 / 1000.0)
    };
    // A path takes what it loses half way, where no fault says otherwise.
    let halved = || {
        let lost = flights.iter().find(|flight| flight.end == ArrowEnd::Lost && flight.stop.at > flight.start.at)?;
        Some(lost.stop.at.since(lost.start.at).0 as f64 / 500.0)
    };
    let any = median(|_| true).or_else(halved).unwrap_or(50.0);
    [median(|from| from == Side::Client).unwrap_or(any), median(|from| from == Side::Server).unwrap_or(any)]
}
