//! The trace: what happened in a run, record by record.

use crate::{CallName, Place, Side};
use alloc::string::String;
use alloc::vec::Vec;
use fourway_proto::{AppError, CallError, Micros, Rule, Segment, State, Timer, TimerChange};

/// What becomes of a segment on the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// It reached the other host.
    Arrived,
    /// It vanished at this moment.
    Lost,
    /// This much was added to its way.
    Delayed(Micros),
    /// This many copies were made.
    Duplicated(u32),
    /// It reached the other host damaged, and fails its checksum there.
    Corrupted,
}

impl Fate {
    /// The name in a trace.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Arrived => "arrived",
            Self::Lost => "lost",
            Self::Delayed(_) => "delayed",
            Self::Duplicated(_) => "duplicated",
            Self::Corrupted => "corrupted",
        }
    }
}

/// Who decided a fate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// The path, by its properties.
    Path,
    /// A fault of the scenario, or a person.
    Fault,
}

/// What happened to octets at a receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DataEvent {
    /// Handed to the application.
    Delivered,
    /// The application knows that no more will come.
    EndOfStream,
    /// Dropped: the application reads no more.
    Discarded,
}

impl DataEvent {
    /// The name in a trace.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Delivered => "delivered",
            Self::EndOfStream => "end-of-stream",
            Self::Discarded => "discarded",
        }
    }
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Both ends CLOSED by the normal way.
    Closed,
    /// An RST ended it.
    Reset,
    /// An end gave up.
    TimedOut,
    /// One end holds a connection that the other no longer knows.
    HalfOpen,
    /// Nothing will happen any more, and an end is neither CLOSED nor LISTEN.
    Stuck,
    /// A limit of events or of virtual time was reached.
    Bounded,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 6] = [Self::Closed, Self::Reset, Self::TimedOut, Self::HalfOpen, Self::Stuck, Self::Bounded];

    /// The name in a trace.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Reset => "reset",
            Self::TimedOut => "timed-out",
            Self::HalfOpen => "half-open",
            Self::Stuck => "stuck",
            Self::Bounded => "bounded",
        }
    }
}

/// One thing that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Record {
    /// Position in the trace, from 0.
    pub id: u32,
    /// When, in virtual time.
    pub at: Micros,
    /// The record that brought this one about.
    pub cause: Option<u32>,
    /// What.
    pub kind: Kind,
}

/// What a record says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Somebody asked for something.
    Call {
        /// Where.
        place: Place,
        /// What.
        call: CallName,
        /// Octets, of a `send`.
        len: Option<u32>,
        /// What the application was answered, if not success.
        error: Option<CallError>,
    },
    /// An end changed its state.
    State {
        /// Which end.
        host: Side,
        /// The state before.
        from: State,
        /// The state after.
        to: State,
        /// The clause that allows it.
        rule: Rule,
    },
    /// A segment was put on the path.
    Sent {
        /// Its number in the run, from 1.
        segment: u32,
        /// The sender.
        from: Side,
        /// The segment with absolute sequence numbers.
        header: Segment,
        /// Sequence number from the sender's ISN.
        seq_rel: u32,
        /// Acknowledgment number from the peer's ISN; 0 without the ACK bit.
        ack_rel: u32,
        /// It repeats sequence numbers sent before.
        retransmission: bool,
    },
    /// Something became of a segment on the path.
    Fate {
        /// Its number.
        segment: u32,
        /// Which copy: 0 is the original.
        copy: u32,
        /// What.
        fate: Fate,
        /// Who decided it.
        by: By,
    },
    /// A segment arrived and had no effect.
    Ignored {
        /// Where.
        host: Side,
        /// Its number.
        segment: u32,
        /// The clause.
        rule: Rule,
    },
    /// A timer was armed, fired or cancelled.
    Timer {
        /// Where.
        host: Side,
        /// Which.
        timer: Timer,
        /// What.
        change: TimerChange,
        /// The clause, where it was started for a reason of its own.
        rule: Option<Rule>,
    },
    /// Octets reached, or failed to reach, an application.
    Data {
        /// Where.
        host: Side,
        /// What.
        event: DataEvent,
        /// Offset of the first octet in the stream of the sender, from 0.
        offset: u32,
        /// Octets.
        len: u32,
        /// Which connection of the sender they belong to, from 1.
        from_incarnation: u32,
    },
    /// The application was told that the connection failed.
    Error {
        /// Where.
        host: Side,
        /// What it was told.
        error: AppError,
        /// The clause.
        rule: Rule,
    },
    /// The last record.
    Outcome {
        /// How it ended.
        outcome: Outcome,
        /// The client's state at the end.
        client: State,
        /// The server's state at the end.
        server: State,
        /// Octets that an application sent and the other was never given.
        lost_bytes: u32,
        /// Segments sent.
        segments: u32,
        /// When the last thing happened.
        duration: Micros,
    },
}

/// A whole run.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Trace {
    /// In order: `records[i].id == i`, times never fall.
    pub records: Vec<Record>,
}

impl Trace {
    /// How the run ended; a trace that was made by a run always says.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        self.records.last().and_then(|record| match record.kind {
            Kind::Outcome { outcome, .. } => Some(outcome),
            Kind::Call { .. }
            | Kind::State { .. }
            | Kind::Sent { .. }
            | Kind::Fate { .. }
            | Kind::Ignored { .. }
            | Kind::Timer { .. }
            | Kind::Data { .. }
            | Kind::Error { .. } => None,
        })
    }

    /// The segment with this number: its sender, its header, and its sequence and acknowledgment numbers, counted from
    /// the ISNs.
    #[must_use]
    pub fn sent(&self, number: u32) -> Option<(Side, Segment, [u32; 2])> {
        self.records.iter().find_map(|record| match record.kind {
            Kind::Sent { segment, from, header, seq_rel, ack_rel, .. } if segment == number => {
                Some((from, header, [seq_rel, ack_rel]))
            }
            Kind::Call { .. }
            | Kind::State { .. }
            | Kind::Sent { .. }
            | Kind::Fate { .. }
            | Kind::Ignored { .. }
            | Kind::Timer { .. }
            | Kind::Data { .. }
            | Kind::Error { .. }
            | Kind::Outcome { .. } => None,
        })
    }

    /// When the last thing happened.
    #[must_use]
    pub fn end(&self) -> Micros {
        self.records.last().map_or(Micros::ZERO, |record| record.at)
    }

    /// JSON lines, one record a line, as `docs/scenario.md` describes them.
    #[must_use]
    pub fn to_json_lines(&self) -> String {
        let mut text = String::new();
        for record in &self.records {
            text.push_str(&serde_json::to_string(record).unwrap_or_default());
            text.push('\n');
        }
        text
    }
}

impl Kind {
    /// The name in a trace.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Call { .. } => "call",
            Self::State { .. } => "state",
            Self::Sent { .. } => "sent",
            Self::Fate { .. } => "fate",
            Self::Ignored { .. } => "ignored",
            Self::Timer { .. } => "timer",
            Self::Data { .. } => "data",
            Self::Error { .. } => "error",
            Self::Outcome { .. } => "outcome",
        }
    }
}
