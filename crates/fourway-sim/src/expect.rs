//! Predicates over a trace: the one language of expectations, lesson checks and challenges.

mod look;
mod read;

use crate::{Outcome, SegmentMatch, Side, Trace};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use fourway_proto::{AppError, Micros, Rule, State};

pub(crate) use read::compile;

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
    /// The name in a document.
    #[must_use]
    pub const fn name(self) -> &'static str {
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
    /// What there is instead.
    pub found: Found,
}

/// What a trace shows in place of what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The states that the host went through.
    Path(Vec<State>),
    /// The state of the host, if there is such a host.
    State(Option<State>),
    /// So many segments.
    Count(u32),
    /// How the run ends, if it does.
    Outcome(Option<Outcome>),
    /// So many bytes, of so many that were sent, and whether that is all of them with the end of the stream.
    Delivered(u32, u32, bool),
    /// The failures of which the application was told.
    Errors(Vec<AppError>),
    /// No record names the rule.
    NoRule,
    /// The run goes on.
    Running,
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(states) => f.write_str(&names(states)),
            Self::State(state) => f.write_str(state.map_or("no such host", State::name)),
            Self::Count(count) => write!(f, "{count}"),
            Self::Outcome(outcome) => f.write_str(outcome.map_or("no end", Outcome::name)),
            Self::Delivered(got, sent, whole) => {
                write!(f, "{got} of {sent} bytes{}", if *whole { ", whole" } else { ", not whole" })
            }
            Self::Errors(errors) if errors.is_empty() => f.write_str("no error"),
            Self::Errors(errors) => {
                let told: Vec<&str> = errors.iter().map(|error| error.name()).collect();
                f.write_str(&told.join(", "))
            }
            Self::NoRule => f.write_str("no such record"),
            Self::Running => f.write_str("a run that goes on"),
        }
    }
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
        let (holds, found) = self.predicate.look(&trace.records, end);
        if holds {
            return Ok(());
        }
        let within = self.within.map_or(String::new(), |within| format!(" within {within} ms"));
        Err(Failure { expected: format!("{}{within}", self.predicate), found })
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
    if let Some(again) = wanted.retransmission {
        words.push(if again { "sent again" } else { "sent first" });
    }
    if let Some(data) = wanted.data {
        words.push(if data { "with data" } else { "without data" });
    }
    let without: Vec<&str> = wanted.without.names().collect();
    let without = if without.is_empty() { String::new() } else { format!(" without {}", without.join(" ")) };
    let nth = wanted.nth.map_or(String::new(), |nth| format!(" number {nth}"));
    let from = wanted.from.map_or("", |side| match side {
        Side::Client => " from client",
        Side::Server => " from server",
    });
    format!("{}{without}{nth}{from}", words.join(" "))
}

fn names(states: &[State]) -> String {
    states.iter().map(|state| state.name()).collect::<Vec<_>>().join(" ")
}
