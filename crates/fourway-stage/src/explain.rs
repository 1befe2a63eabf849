//! The list of events: one sentence for each thing worth reading in a trace.

use crate::{Catalogue, Doings};
use fourway_proto::{Micros, Segment, State};
use fourway_sim::Trace;

/// Whose doing a line tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    /// The client.
    Client,
    /// The server.
    Server,
    /// The path between them.
    Path,
    /// The person.
    You,
}

/// What kind of thing a line tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// An application asked for something.
    Call,
    /// A segment went out.
    Sent,
    /// A state changed.
    Transition,
    /// Something became of a segment on the path.
    Fate,
    /// A segment arrived and had no effect.
    Ignored,
    /// A timer fired.
    Timer,
    /// Octets reached an application.
    Data,
    /// An application was told that the connection failed.
    Error,
    /// How the run ended.
    Outcome,
}

/// One thing worth reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The record it begins with.
    pub record: u32,
    /// When.
    pub at: Micros,
    /// Whose doing.
    pub who: Who,
    /// One to three sentences.
    pub text: String,
    /// The change of state that came with it, from the first state to the last.
    pub transition: Option<(State, State)>,
    /// Where it is written, such as `RFC 9293 3.10.4`.
    pub cite: Option<&'static str>,
    /// What kind of thing.
    pub kind: LineKind,
    /// The segment that it is about, and which copy.
    pub segment: Option<(u32, u32)>,
}

/// The list of events of a run that nobody has touched.
#[must_use]
pub fn lines(trace: &Trace, words: &Catalogue) -> Vec<Line> {
    lines_of(trace, words, &Doings::default())
}

/// The list of events, with what a person did told as theirs.
#[must_use]
pub fn lines_of(trace: &Trace, words: &Catalogue, doings: &Doings) -> Vec<Line> {
    let _ = (trace, words, doings);
    Vec::new()
}

/// What people call a segment: `FIN ACK`, `ACK`, `5 bytes`, `RST ACK`.
#[must_use]
pub fn segment_name(header: &Segment, retransmission: bool) -> String {
    let _ = (header, retransmission);
    String::new()
}
