//! What became of each segment on its way, and which ways may be drawn as one arrow.

use fourway_proto::{Micros, TimerChange};
use fourway_sim::{Fate, Kind, Record, Scenario, Side, Trace};
use std::collections::BTreeMap;

/// One segment between the hosts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flight {
    /// Who sent it.
    pub from: Side,
    /// When.
    pub sent: Micros,
    /// What became of the original; copies have records of their own.
    pub end: End,
    /// Nothing happens while it flies, and nothing crosses it: one arrow says it all.
    pub whole: bool,
}

/// How a way ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// At the other host: the record and the time.
    Arrived(u32, Micros),
    /// On the path.
    Lost,
    /// At a host where nobody stands.
    Nobody,
    /// The run was over first.
    Open,
}

impl End {
    fn at(self) -> Micros {
        match self {
            Self::Arrived(_, at) => at,
            Self::Lost | Self::Nobody => Micros::ZERO,
            Self::Open => Micros::NEVER,
        }
    }
}

/// Every segment of the run, by its number.
pub fn flights(scenario: &Scenario, trace: &Trace) -> BTreeMap<u32, Flight> {
    let mut flights = BTreeMap::new();
    for record in &trace.records {
        match record.kind {
            Kind::Sent { segment, from, .. } => {
                let nobody = scenario.hosts[from.other() as usize].is_none();
                let end = if nobody { End::Nobody } else { End::Open };
                flights.insert(segment, Flight { from, sent: record.at, end, whole: nobody });
            }
            Kind::Fate { segment, copy: 0, fate, .. } => {
                if let Some(flight) = flights.get_mut(&segment)
                    && flight.end == End::Open
                {
                    flight.end = match fate {
                        Fate::Arrived | Fate::Corrupted => End::Arrived(record.id, record.at),
                        Fate::Lost => End::Lost,
                        Fate::Delayed(_) | Fate::Duplicated(_) => End::Open,
                    };
                }
            }
            Kind::Call { .. }
            | Kind::State { .. }
            | Kind::Fate { .. }
            | Kind::Ignored { .. }
            | Kind::Timer { .. }
            | Kind::Data { .. }
            | Kind::Error { .. }
            | Kind::Outcome { .. } => {}
        }
    }
    let times: Vec<Micros> = trace.records.iter().filter(|record| is_shown(record)).map(|record| record.at).collect();
    let all: Vec<Flight> = flights.values().copied().collect();
    for flight in flights.values_mut() {
        if let End::Arrived(_, arrived) = flight.end {
            let next = times.partition_point(|&at| at <= flight.sent);
            let quiet = times.get(next).is_none_or(|&at| at >= arrived);
            flight.whole = quiet && !all.iter().any(|other| crosses(flight, other));
        }
    }
    flights
}

/// True when the other comes the opposite way at the same time.
fn crosses(one: &Flight, other: &Flight) -> bool {
    other.from != one.from && other.sent < one.end.at() && other.end.at() > one.sent
}

/// True for a record that has a place of its own in a ladder.
pub fn is_shown(record: &Record) -> bool {
    match record.kind {
        Kind::Call { .. }
        | Kind::State { .. }
        | Kind::Sent { .. }
        | Kind::Ignored { .. }
        | Kind::Data { .. }
        | Kind::Error { .. } => true,
        Kind::Fate { fate, .. } => match fate {
            Fate::Arrived | Fate::Corrupted => true,
            Fate::Lost | Fate::Delayed(_) | Fate::Duplicated(_) => false,
        },
        Kind::Timer { change, rule, .. } => match change {
            TimerChange::Armed(_) => rule.is_some(),
            TimerChange::Fired => true,
            TimerChange::Cancelled => false,
        },
        Kind::Outcome { .. } => false,
    }
}
