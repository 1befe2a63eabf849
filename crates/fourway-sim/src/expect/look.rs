//! What the records of a trace say to a predicate.

use super::{Counted, Found, Predicate};
use crate::{DataEvent, Fate, Kind, Outcome, Place, Record, SegmentMatch, Side};
use alloc::vec::Vec;
use fourway_proto::{AppError, Micros, Rule, State};

impl Predicate {
    /// Whether it holds of the first `end` records of a run, and what they show instead.
    pub(super) fn look(&self, all: &[Record], end: usize) -> (bool, Found) {
        let records = &all[..end];
        match self {
            Self::PathIs(host, states) => {
                let path = path_of(all, end, *host);
                (path == *states, Found::Path(path))
            }
            Self::PathContains(host, states) => {
                let path = path_of(all, end, *host);
                (path.windows(states.len().max(1)).any(|part| part == states), Found::Path(path))
            }
            Self::StateAt(host, wanted, at) => {
                let at = at.unwrap_or(Micros::NEVER);
                let moment = records.partition_point(|record| record.at <= at);
                let path = path_of_at(all, moment, *host);
                (path == Some(*wanted), Found::State(path))
            }
            Self::Count(what, wanted, times) => {
                let count = count(records, *what, wanted);
                (times.map_or(count > 0, |times| times == count), Found::Count(count))
            }
            Self::Outcome(wanted) => {
                let outcome = records.last().and_then(outcome_of);
                (outcome == Some(*wanted), Found::Outcome(outcome))
            }
            Self::Never(inner) => {
                let until = inner.within.unwrap_or(Micros::NEVER);
                let moment = records.partition_point(|record| record.at <= until);
                let (holds, found) = inner.predicate.look(all, moment);
                (!holds, found)
            }
            Self::Delivered(host, bytes, whole) => {
                let got = delivered(records, *host);
                let sent = accepted(records, host.other());
                let all = got == sent && ended(records, *host);
                let fits = bytes.is_none_or(|bytes| bytes == got) && whole.is_none_or(|whole| whole == all);
                (fits, Found::Delivered(got, sent, all))
            }
            Self::Error(host, wanted) => {
                let errors: Vec<_> = records.iter().filter_map(|record| error_of(record, *host)).collect();
                let fits = errors.iter().any(|error| wanted.is_none_or(|wanted| wanted == *error));
                (fits, Found::Errors(errors))
            }
            Self::Rule(rule) => (records.iter().any(|record| rule_of(record) == Some(*rule)), Found::NoRule),
            Self::Ends => {
                let ends = records.last().is_some_and(|record| outcome_of(record).is_some());
                (ends, Found::Running)
            }
        }
    }
}

/// The states of a host in order within the first `end` records: where it started, then each that it entered.
fn path_of(all: &[Record], end: usize, host: Side) -> Vec<State> {
    let mut path: Vec<State> = path_of_at(all, 0, host).into_iter().collect();
    for record in &all[..end] {
        if let Kind::State { host: of, to, .. } = record.kind
            && of == host
        {
            path.push(to);
        }
    }
    path
}

/// The state of a host after the first `end` records; where it started, if it had not moved by then.
fn path_of_at(records: &[Record], end: usize, host: Side) -> Option<State> {
    let moves = |record: &Record| {
        if let Kind::State { host: of, from, to, .. } = record.kind {
            return (of == host).then_some((from, to));
        }
        None
    };
    let before = records[..end].iter().rev().find_map(moves).map(|(_, to)| to);
    let after = || records[end..].iter().find_map(moves).map(|(from, _)| from);
    before.or_else(after).or_else(|| records.last().and_then(|last| final_state(last, host)))
}

fn final_state(record: &Record, host: Side) -> Option<State> {
    let Kind::Outcome { client, server, .. } = record.kind else { return None };
    Some(match host {
        Side::Client => client,
        Side::Server => server,
    })
}

fn count(records: &[Record], what: Counted, wanted: &SegmentMatch) -> u32 {
    let mut fits = Vec::new();
    let mut seen = 0;
    let mut count = 0;
    for record in records {
        if let Kind::Sent { segment, from, header, retransmission, .. } = record.kind
            && wanted.fits(from, header.flags, header.len, retransmission)
        {
            seen += 1;
            if wanted.nth.is_none_or(|nth| nth == seen) {
                fits.push(segment);
                count += u32::from(what == Counted::Sent);
            }
        }
        if let Kind::Fate { segment, fate, .. } = record.kind
            && fits.contains(&segment)
        {
            count += u32::from(match what {
                Counted::Sent => false,
                Counted::Received => fate == Fate::Arrived,
                Counted::Dropped => fate == Fate::Lost,
            });
        }
    }
    count
}

fn outcome_of(record: &Record) -> Option<Outcome> {
    if let Kind::Outcome { outcome, .. } = record.kind { Some(outcome) } else { None }
}

fn error_of(record: &Record, host: Side) -> Option<AppError> {
    if let Kind::Error { host: of, error, .. } = record.kind { (of == host).then_some(error) } else { None }
}

fn rule_of(record: &Record) -> Option<Rule> {
    match record.kind {
        Kind::State { rule, .. } | Kind::Ignored { rule, .. } | Kind::Error { rule, .. } => Some(rule),
        Kind::Timer { rule, .. } => rule,
        Kind::Call { .. } | Kind::Sent { .. } | Kind::Fate { .. } | Kind::Data { .. } | Kind::Outcome { .. } => None,
    }
}

fn delivered(records: &[Record], host: Side) -> u32 {
    let len = |record: &Record| {
        if let Kind::Data { host: of, event: DataEvent::Delivered, len, .. } = record.kind
            && of == host
        {
            return len;
        }
        0
    };
    records.iter().map(len).sum()
}

fn ended(records: &[Record], host: Side) -> bool {
    records
        .iter()
        .any(|record| matches!(record.kind, Kind::Data { host: of, event: DataEvent::EndOfStream, .. } if of == host))
}

/// Bytes that the host's application handed over.
fn accepted(records: &[Record], host: Side) -> u32 {
    let len = |record: &Record| {
        if let Kind::Call { place: Place::Host(of), len: Some(len), error: None, .. } = record.kind
            && of == host
        {
            return len;
        }
        0
    };
    records.iter().map(len).sum()
}
