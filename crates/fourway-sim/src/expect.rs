//! Predicates over a trace: the one language of expectations, lesson checks and challenges.

use crate::document::compile::{number, side, span, state};
use crate::document::script::compile_match;
use crate::document::{Expectation, Refusal};
use crate::{DataEvent, Fate, Kind, Outcome, Record, SegmentMatch, Side, Trace};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use fourway_proto::{AppError, Micros, Rule, State};

/// A predicate, and how much of the trace it looks at.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Expect {
    /// What must hold.
    pub predicate: Predicate,
    /// It holds of the trace up to this time.
    pub within: Option<Micros>,
}

/// What may hold of a trace.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Predicate {
    /// The host goes through exactly these states, the first included.
    PathIs(Side, Vec<State>),
    /// The host goes through these states, one directly after the other, somewhere on its way.
    PathContains(Side, Vec<State>),
    /// The host is in the state at this time, or at the end.
    StateAt(Side, State, Option<Micros>),
    /// So many segments met this fate; without a number at least one.
    Count(Counted, SegmentMatch, Option<u32>),
    /// The run ends so.
    Outcome(Outcome),
    /// The predicate inside does not hold.
    Never(Box<Expect>),
    /// The host's application was given so many bytes, and all of them with the end of the stream.
    Delivered(Side, Option<u32>, Option<bool>),
    /// The host's application was told of this failure, or of any.
    Error(Side, Option<AppError>),
    /// A record names this rule.
    Rule(Rule),
    /// The run is over.
    Ends,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counted {
    /// Segments put on the path.
    Sent,
    /// Segments and copies that arrived undamaged.
    Received,
    /// Segments and copies that were lost.
    Dropped,
}

impl Counted {
    const fn name(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Received => "received",
            Self::Dropped => "dropped",
        }
    }
}

/// A predicate that does not hold: what was expected, and what happened instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// In words.
    pub expected: String,
    /// In words.
    pub found: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found {}", self.expected, self.found)
    }
}

impl Expect {
    /// Hold the predicate against a whole trace.
    ///
    /// # Errors
    /// What happened instead.
    pub fn check(&self, trace: &Trace) -> Result<(), Failure> {
        let until = self.within.unwrap_or(Micros::NEVER);
        let end = trace.records.partition_point(|record| record.at <= until);
        let records = &trace.records[..end];
        let (holds, found) = self.predicate.look(records);
        if holds {
            return Ok(());
        }
        let within = self.within.map_or(String::new(), |within| format!(" within {within} ms"));
        Err(Failure { expected: format!("{}{within}", self.predicate), found })
    }
}

impl Predicate {
    /// Whether it holds of these records, and what they show instead.
    fn look(&self, records: &[Record]) -> (bool, String) {
        match self {
            Self::PathIs(host, states) => {
                let path = path_of(records, *host);
                (path == *states, names(&path))
            }
            Self::PathContains(host, states) => {
                let path = path_of(records, *host);
                (path.windows(states.len().max(1)).any(|part| part == states), names(&path))
            }
            Self::StateAt(host, wanted, at) => {
                let at = at.unwrap_or(Micros::NEVER);
                let end = records.partition_point(|record| record.at <= at);
                let path = path_of_at(records, end, *host);
                (path == Some(*wanted), path.map_or("no such host", State::name).to_string())
            }
            Self::Count(what, wanted, times) => {
                let count = count(records, *what, wanted);
                (times.map_or(count > 0, |times| times == count), format!("{count}"))
            }
            Self::Outcome(wanted) => {
                let outcome = records.last().and_then(outcome_of);
                (outcome == Some(*wanted), outcome.map_or("no end", Outcome::name).to_string())
            }
            Self::Never(inner) => {
                let end =
                    inner.within.map_or(records.len(), |until| records.partition_point(|record| record.at <= until));
                let (holds, found) = inner.predicate.look(&records[..end]);
                (!holds, found)
            }
            Self::Delivered(host, bytes, whole) => {
                let got = delivered(records, *host);
                let sent = accepted(records, host.other());
                let all = got == sent && ended(records, *host);
                let fits = bytes.is_none_or(|bytes| bytes == got) && whole.is_none_or(|whole| whole == all);
                (fits, format!("{got} of {sent} bytes{}", if all { ", whole" } else { ", not whole" }))
            }
            Self::Error(host, wanted) => {
                let errors: Vec<_> = records.iter().filter_map(|record| error_of(record, *host)).collect();
                let fits = errors.iter().any(|error| wanted.is_none_or(|wanted| wanted == *error));
                let told = errors.iter().map(|error| error.name()).collect::<Vec<_>>().join(", ");
                (fits, if told.is_empty() { "no error".to_string() } else { told })
            }
            Self::Rule(rule) => {
                (records.iter().any(|record| rule_of(record) == Some(*rule)), "no such record".to_string())
            }
            Self::Ends => {
                let ends = records.last().is_some_and(|record| outcome_of(record).is_some());
                (ends, "a run that goes on".to_string())
            }
        }
    }
}

impl fmt::Display for Predicate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PathIs(host, states) => write!(f, "path of {} {}", host.name(), names(states)),
            Self::PathContains(host, states) => {
                write!(f, "path of {} with {}", host.name(), names(states))
            }
            Self::StateAt(host, state, Some(at)) => {
                write!(f, "{} in {state} at {at} ms", host.name())
            }
            Self::StateAt(host, state, None) => write!(f, "{} in {state} at the end", host.name()),
            Self::Count(what, wanted, Some(times)) => {
                write!(f, "{} {} {times} times", matched(wanted), what.name())
            }
            Self::Count(what, wanted, None) => write!(f, "{} {}", matched(wanted), what.name()),
            Self::Outcome(outcome) => write!(f, "outcome {}", outcome.name()),
            Self::Never(inner) => write!(f, "never {}", inner.predicate),
            Self::Delivered(host, bytes, whole) => {
                write!(f, "delivered to {}", host.name())?;
                if let Some(bytes) = bytes {
                    write!(f, " {bytes} bytes")?;
                }
                match whole {
                    Some(true) => f.write_str(", whole"),
                    Some(false) => f.write_str(", not whole"),
                    None => Ok(()),
                }
            }
            Self::Error(host, error) => write!(f, "{} told {}", host.name(), error.map_or("an error", AppError::name)),
            Self::Rule(rule) => write!(f, "rule {}", rule.name()),
            Self::Ends => f.write_str("the run to end"),
        }
    }
}

fn matched(wanted: &SegmentMatch) -> String {
    let mut words: Vec<&str> = wanted.flags.names().collect();
    words.push("segment");
    let from = wanted.from.map_or("", |side| match side {
        Side::Client => " from client",
        Side::Server => " from server",
    });
    format!("{}{from}", words.join(" "))
}

fn names(states: &[State]) -> String {
    states.iter().map(|state| state.name()).collect::<Vec<_>>().join(" ")
}

/// The states of a host in order: where it started, then each that it entered.
fn path_of(records: &[Record], host: Side) -> Vec<State> {
    let mut path = Vec::new();
    for record in records {
        if let Kind::State { host: of, from, to, .. } = record.kind
            && of == host
        {
            if path.is_empty() {
                path.push(from);
            }
            path.push(to);
        }
    }
    if path.is_empty() {
        path.extend(records.last().and_then(|last| final_state(last, host)));
    }
    path
}

/// The state of a host after the first `end` records; where it started, if it had not moved by then.
fn path_of_at(records: &[Record], end: usize, host: Side) -> Option<State> {
    let moves = |record: &Record| match record.kind {
        Kind::State { host: of, from, to, .. } if of == host => Some((from, to)),
        _ => None,
    };
    let before = records[..end].iter().rev().find_map(moves).map(|(_, to)| to);
    let after = || records[end..].iter().find_map(moves).map(|(from, _)| from);
    before.or_else(after).or_else(|| records.last().and_then(|last| final_state(last, host)))
}

fn final_state(record: &Record, host: Side) -> Option<State> {
    match record.kind {
        Kind::Outcome { client, server, .. } => Some(match host {
            Side::Client => client,
            Side::Server => server,
        }),
        _ => None,
    }
}

fn count(records: &[Record], what: Counted, wanted: &SegmentMatch) -> u32 {
    let mut fits = Vec::new();
    let mut seen = 0;
    let mut count = 0;
    for record in records {
        match record.kind {
            Kind::Sent { segment, from, header, retransmission, .. }
                if wanted.fits(from, header.flags, header.len, retransmission) =>
            {
                seen += 1;
                if wanted.nth.is_none_or(|nth| nth == seen) {
                    fits.push(segment);
                    count += u32::from(what == Counted::Sent);
                }
            }
            Kind::Fate { segment, fate, .. } if fits.contains(&segment) => {
                let hit = match what {
                    Counted::Sent => false,
                    Counted::Received => fate == Fate::Arrived,
                    Counted::Dropped => fate == Fate::Lost,
                };
                count += u32::from(hit);
            }
            _ => {}
        }
    }
    count
}

fn outcome_of(record: &Record) -> Option<Outcome> {
    match record.kind {
        Kind::Outcome { outcome, .. } => Some(outcome),
        _ => None,
    }
}

fn error_of(record: &Record, host: Side) -> Option<AppError> {
    match record.kind {
        Kind::Error { host: of, error, .. } if of == host => Some(error),
        _ => None,
    }
}

fn rule_of(record: &Record) -> Option<Rule> {
    match record.kind {
        Kind::State { rule, .. } | Kind::Ignored { rule, .. } | Kind::Error { rule, .. } => Some(rule),
        Kind::Timer { rule, .. } => rule,
        Kind::Call { .. } | Kind::Sent { .. } | Kind::Fate { .. } | Kind::Data { .. } | Kind::Outcome { .. } => None,
    }
}

fn delivered(records: &[Record], host: Side) -> u32 {
    let lens = records.iter().map(|record| match record.kind {
        Kind::Data { host: of, event: DataEvent::Delivered, len, .. } if of == host => len,
        _ => 0,
    });
    lens.sum()
}

fn ended(records: &[Record], host: Side) -> bool {
    records
        .iter()
        .any(|record| matches!(record.kind, Kind::Data { host: of, event: DataEvent::EndOfStream, .. } if of == host))
}

/// Bytes that the host's application handed over.
fn accepted(records: &[Record], host: Side) -> u32 {
    let lens = records.iter().map(|record| match record.kind {
        Kind::Call { place: crate::Place::Host(of), len: Some(len), error: None, .. } if of == host => len,
        _ => 0,
    });
    lens.sum()
}

/// Check the expectations of a document.
pub(crate) fn compile(docs: &[Expectation]) -> Result<Vec<Expect>, Refusal> {
    docs.iter().enumerate().map(|(n, doc)| compile_one(&format!("expect[{n}]"), doc)).collect()
}

fn compile_one(path: &str, doc: &Expectation) -> Result<Expect, Refusal> {
    let at = |key: &str| format!("{path}.{key}");
    let within = doc.within_ms.map(|ms| span(&at("within_ms"), ms)).transpose()?;
    let found = predicates(path, doc)?;
    let count = found.len();
    let stray =
        |key: &str| Err(Refusal::new(at(key), format!("found {key}, expected it only beside what it belongs to")));
    if (doc.is.is_some() || doc.contains.is_some()) && doc.path_of.is_none() {
        return stray(if doc.is.is_some() { "is" } else { "contains" });
    }
    if doc.at_ms.is_some() && doc.state.is_none() {
        return stray("at_ms");
    }
    if doc.times.is_some() && doc.sent.is_none() && doc.received.is_none() && doc.dropped.is_none() {
        return stray("times");
    }
    match (found.into_iter().next(), count, within) {
        (Some(predicate), 1, _) => Ok(Expect { predicate, within }),
        (None, _, Some(_)) => Ok(Expect { predicate: Predicate::Ends, within }),
        (_, count, _) => {
            let known = "path_of, state, sent, received, dropped, outcome, never, delivered, error, rule";
            Err(Refusal::new(path, format!("found {count} predicates, expected one of {known}")))
        }
    }
}

/// All predicates that one entry names.
fn predicates(path: &str, doc: &Expectation) -> Result<Vec<Predicate>, Refusal> {
    let at = |key: &str| format!("{path}.{key}");
    let mut found = Vec::new();
    if let Some(host) = doc.path_of {
        let states = |key: &str, list: &[String]| {
            list.iter()
                .enumerate()
                .map(|(n, name)| state(&format!("{path}.{key}[{n}]"), name))
                .collect::<Result<Vec<_>, _>>()
        };
        found.push(match (&doc.is, &doc.contains) {
            (Some(list), None) => Predicate::PathIs(side(host), states("is", list)?),
            (None, Some(list)) => Predicate::PathContains(side(host), states("contains", list)?),
            (_, _) => {
                return Err(Refusal::new(path, "found path_of without exactly one of is and contains"));
            }
        });
    }
    if let Some(held) = &doc.state {
        let when = doc.at_ms.map(|ms| span(&at("at_ms"), ms)).transpose()?;
        found.push(Predicate::StateAt(side(held.host), state(&at("state.state"), &held.state)?, when));
    }
    for (key, wanted, what) in [
        ("sent", &doc.sent, Counted::Sent),
        ("received", &doc.received, Counted::Received),
        ("dropped", &doc.dropped, Counted::Dropped),
    ] {
        if let Some(wanted) = wanted {
            let times = doc.times.map(|times| number(&at("times"), times, 0, u32::MAX)).transpose()?;
            found.push(Predicate::Count(what, compile_match(&at(key), wanted)?, times));
        }
    }
    if let Some(name) = &doc.outcome {
        let known = Outcome::ALL.iter().find(|outcome| outcome.name() == name);
        let names: Vec<_> = Outcome::ALL.iter().map(|outcome| outcome.name()).collect();
        let problem = || format!("unknown outcome \"{name}\", expected one of {}", names.join(", "));
        found.push(Predicate::Outcome(*known.ok_or_else(|| Refusal::new(at("outcome"), problem()))?));
    }
    if let Some(inner) = &doc.never {
        found.push(Predicate::Never(Box::new(compile_one(&at("never"), inner)?)));
    }
    if let Some(delivered) = &doc.delivered {
        found.push(Predicate::Delivered(side(delivered.host), delivered.bytes, delivered.whole));
    }
    if let Some(told) = &doc.error {
        found.push(Predicate::Error(
            side(told.host),
            told.is.as_deref().map(|name| error(&at("error.is"), name)).transpose()?,
        ));
    }
    if let Some(name) = &doc.rule {
        let problem =
            || Refusal::new(at("rule"), format!("unknown rule \"{name}\", expected a name that a trace can bear"));
        found.push(Predicate::Rule(Rule::from_name(name).ok_or_else(problem)?));
    }
    Ok(found)
}

fn error(path: &str, name: &str) -> Result<AppError, Refusal> {
    let known = [AppError::ConnectionReset, AppError::ConnectionRefused, AppError::TimedOut];
    known.into_iter().find(|error| error.name() == name).ok_or_else(|| {
        Refusal::new(path, format!("unknown error \"{name}\", expected one of ECONNRESET, ECONNREFUSED, ETIMEDOUT"))
    })
}
