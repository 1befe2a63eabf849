//! The list of events: one sentence or two for each thing worth reading in a trace.

mod gathered;
mod teller;
#[cfg(test)]
mod tests;

use crate::marks::digits;
use crate::{Catalogue, Doings};
use fourway_proto::{Flags, Micros, Rule, Segment, State, TimerChange};
use fourway_sim::{Kind, Record, Trace};
use teller::Teller;

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
    /// A timer fired, began anew or stopped.
    Timer,
    /// Octets reached an application.
    Data,
    /// An application was told that the connection failed, or that its call did.
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
    /// One to four short sentences.
    pub text: String,
    /// The change of state that came with it, from the first state to the last.
    pub transition: Option<(State, State)>,
    /// Where it is written, such as `RFC 9293 3.10.4`.
    pub cite: Option<&'static str>,
    /// What kind of thing.
    pub kind: LineKind,
    /// The segment that it is about, and which copy: the one that arrived or met its fate, else the first that went out.
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
    let teller = Teller::new(trace, words, doings);
    let groups = trace.records.chunk_by(|_, next| !begins(next));
    groups.filter_map(|group| teller.line(group)).collect()
}

/// True for a record that begins something: what it brings about follows it, up to the next such record.
#[must_use]
pub fn begins(record: &Record) -> bool {
    match record.kind {
        Kind::Call { .. } | Kind::Fate { .. } | Kind::Outcome { .. } => true,
        Kind::Timer { change, .. } => change == TimerChange::Fired,
        Kind::State { .. } | Kind::Sent { .. } | Kind::Ignored { .. } | Kind::Data { .. } | Kind::Error { .. } => false,
    }
}

/// Where the field guide has a state or a control bit, by its name in the notation of the protocol.
#[must_use]
pub fn guide_place(name: &str) -> Option<String> {
    // Of the states in which a connection begins it has what the handshake is.
    let state = State::ALL.iter().any(|state| state.name() == name) && !name.starts_with("SYN-");
    (state || matches!(name, "FIN" | "ACK" | "SYN" | "RST" | "MSL"))
        .then(|| ["#guide/", &name.to_ascii_lowercase()].concat())
}

/// The key of what is said of a rule. Its number stands for its name, which the page does not carry.
#[must_use]
pub fn key_of(rule: Rule) -> String {
    ["rule.", &digits(rule as u64)].concat()
}

/// A segment in the notation of a chip: `FIN ACK`, `ACK`, `5 bytes`, `RST ACK`; `repeated FIN ACK`.
#[must_use]
pub fn segment_name(header: &Segment, retransmission: bool) -> String {
    let words = Catalogue::here();
    let name = crate::ladder::flags_text(header, &words);
    if retransmission { words.fill("segment.again", &[("segment", &name)]) } else { name }
}

/// A segment as a sentence names it, in the singular: `FIN ACK`, `segment with 5 bytes`, `repeated FIN ACK`.
#[must_use]
pub fn segment_noun(header: &Segment, retransmission: bool, words: &Catalogue) -> String {
    let bytes = words.bytes(header.len);
    let flags = header.flags.without(Flags::PSH).without(Flags::ACK);
    let noun = match (header.len, flags == Flags::NONE) {
        (0, _) => crate::ladder::flags_text(header, words),
        (_, true) => words.fill("segment.data", &[("bytes", &bytes)]),
        (_, false) => {
            let names = flags.names().collect::<Vec<_>>().join(" ");
            words.fill("segment.with", &[("segment", &names), ("bytes", &bytes)])
        }
    };
    if retransmission { words.fill("segment.again", &[("segment", &noun)]) } else { noun }
}
