//! A frame: what moves, as a function of the trace, its ladder and one moment.

use crate::{ArrowEnd, ArrowKind, Ladder};
use fourway_proto::{Micros, State, Timer};
use fourway_sim::{Side, Trace};

/// The present.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// The moment.
    pub at: Micros,
    /// The height of the line of the present.
    pub y: f64,
    /// The segments in flight.
    pub moving: Vec<Moving>,
    /// The timers that run.
    pub clocks: Vec<Clock>,
    /// The states of the client and of the server.
    pub states: [State; 2],
    /// The last record at or before the moment.
    pub record: Option<u32>,
}

/// A segment in flight, where its line crosses the line of the present.
#[derive(Clone, Debug, PartialEq)]
pub struct Moving {
    /// Index in the ladder's arrows.
    pub arrow: usize,
    /// Its number in the run.
    pub segment: u32,
    /// Which copy.
    pub copy: u32,
    /// Where it is, across.
    pub x: f64,
    /// Where it is, down: the line of the present.
    pub y: f64,
    /// What it is first of all.
    pub kind: ArrowKind,
    /// The control bits, or how many bytes.
    pub flags: String,
    /// The numbers.
    pub detail: String,
    /// Room for its chip, px.
    pub width: f64,
    /// How its flight will end.
    pub will_be: ArrowEnd,
}

/// A timer that runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Clock {
    /// Which host.
    pub host: Side,
    /// Which timer.
    pub timer: Timer,
    /// 1 is full, 0 is due.
    pub left: f64,
    /// Time left.
    pub remaining: Micros,
    /// Its middle.
    pub x: f64,
    /// Its middle: the line of the present.
    pub y: f64,
}

/// The frame at a moment.
#[must_use]
pub fn frame(trace: &Trace, ladder: &Ladder, at: Micros) -> Frame {
    let _ = (trace, ladder);
    Frame { at, y: 0.0, moving: Vec::new(), clocks: Vec::new(), states: [State::Closed; 2], record: None }
}
