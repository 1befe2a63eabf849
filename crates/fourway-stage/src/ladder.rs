//! The ladder as geometry: time runs down, the client left, the server right; a slope is a delay.
//! Coordinates are CSS pixels in the drawing's own view box, y down; text is never scaled.

mod arrows;
mod columns;
mod labels;
pub(crate) mod lanes;
mod layout;
mod plan;
pub(crate) mod room;
mod shelves;
mod spacing;

pub use layout::{layout, layout_of};

pub(crate) use arrows::flags_text;
pub use arrows::x_at;
pub use room::{letter_width, letters};

use crate::TimeScale;
use fourway_proto::{Micros, Segment, State, Timer};
use fourway_sim::{CallName, Side};
use shelves::Shelves;

#[cfg(test)]
mod tests;

/// Everything that stands still in the drawing of one run at one width.
#[derive(Clone, Debug, PartialEq)]
pub struct Ladder {
    /// Width, px.
    pub width: f64,
    /// Height, px.
    pub height: f64,
    /// Middle of the client's lifeline.
    pub client_x: f64,
    /// Middle of the server's lifeline.
    pub server_x: f64,
    /// Width of a state band.
    pub band_width: f64,
    /// How long a usual flight takes, ms of virtual time.
    pub flight_ms: f64,
    /// How far down it goes.
    pub flight_px: f64,
    /// Where each moment stands.
    pub scale: TimeScale,
    /// The states, down each lifeline.
    pub bands: Vec<Band>,
    /// The segments, copies included, in order of sending.
    pub arrows: Vec<Arrow>,
    /// The timers.
    pub timers: Vec<TimerMark>,
    /// The quiet spans that are compressed.
    pub breaks: Vec<Break>,
    /// The times along the edge; none on narrow ladders.
    pub ticks: Vec<Tick>,
    /// What the applications asked for.
    pub calls: Vec<CallMark>,
    /// What was done to the path.
    pub paths: Vec<PathMark>,
    arrow_shelves: Shelves,
    timer_shelves: Shelves,
}

impl Ladder {
    /// The middle of a host's lifeline.
    #[must_use]
    pub const fn lifeline(&self, host: Side) -> f64 {
        match host {
            Side::Client => self.client_x,
            Side::Server => self.server_x,
        }
    }

    /// The places of the segments whose lines reach between two heights, and of some near.
    #[must_use]
    pub fn arrows_between(&self, y0: f64, y1: f64) -> Vec<usize> {
        self.arrow_shelves.between(y0, y1)
    }

    /// The places of the timers that run between two heights, and of some near.
    #[must_use]
    pub fn timers_between(&self, y0: f64, y1: f64) -> Vec<usize> {
        self.timer_shelves.between(y0, y1)
    }
}

/// A host in one state.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Which host.
    pub host: Side,
    /// Which state.
    pub state: State,
    /// Since when.
    pub from: Micros,
    /// Until when.
    pub to: Micros,
    /// Upper end.
    pub y0: f64,
    /// Lower end.
    pub y1: f64,
    /// The state's name.
    pub label: Label,
}

/// Which end of a text stands at its x.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// A level text; `y` is its baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Where the anchor stands.
    pub x: f64,
    /// The baseline.
    pub y: f64,
    /// Which end stands at x.
    pub anchor: Anchor,
    /// The words.
    pub text: String,
    /// Room they take, px.
    pub width: f64,
    /// False where there is no room for it.
    pub shown: bool,
}

/// What a segment is first of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ArrowKind {
    /// It opens.
    Syn,
    /// It finishes one direction.
    Fin,
    /// It resets.
    Rst,
    /// It carries octets.
    Data,
    /// It only acknowledges.
    Ack,
}

/// How a flight ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ArrowEnd {
    /// At the other host.
    Arrives,
    /// On the way.
    Lost,
    /// At the other host, damaged.
    Corrupted,
    /// Not within the run.
    Waiting,
}

/// The flight of one copy of a segment.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrow {
    /// Its number in the run, from 1.
    pub segment: u32,
    /// Which copy: 0 is the original.
    pub copy: u32,
    /// The sender.
    pub from: Side,
    /// What it is first of all.
    pub kind: ArrowKind,
    /// The segment.
    pub header: Segment,
    /// Its sequence number, counted from the sender's ISN.
    pub seq: u32,
    /// Its acknowledgment number, counted from the receiver's ISN; 0 without the ACK bit.
    pub ack: u32,
    /// Its name in a few characters: the control bits, or how many bytes.
    pub flags: String,
    /// Its numbers: `seq 1 ack 2`.
    pub detail: String,
    /// Its numbers as its chip bears them while it moves: shorter on narrow ladders.
    pub chip_detail: String,
    /// It was sent before.
    pub again: bool,
    /// When it, or this copy of it, set out.
    pub sent: Micros,
    /// When its flight ends.
    pub ends: Micros,
    /// Two points, or three with a bend where a delay was added.
    pub points: Vec<(f64, f64)>,
    /// How its flight ends.
    pub end: ArrowEnd,
    /// A fault or a person decided its fate.
    pub by_fault: bool,
    /// A person decided its fate.
    pub by_person: bool,
    /// Where it is carried while it moves: on the line of the present, or so many lanes below (above, if negative).
    pub lane: i8,
    /// It arrived and had no effect.
    pub ignored: bool,
    /// Its name, along the line; copies have none.
    pub label: Option<ArrowLabel>,
    /// What is written at its cross.
    pub end_label: Option<Label>,
}

impl Arrow {
    /// Its highest and its lowest height.
    #[must_use]
    pub fn span(&self) -> (f64, f64) {
        let height = |point: Option<&(f64, f64)>| point.map_or(0.0, |point| point.1);
        (height(self.points.first()), height(self.points.last()))
    }
}

/// A text that runs along an arrow and stands above it.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ArrowLabel {
    /// Its middle, on the line.
    pub x: f64,
    /// Its middle, on the line.
    pub y: f64,
    /// Its direction, a unit vector that points to the right, so that it reads from the left.
    pub along: (f64, f64),
    /// The control bits, or how many bytes.
    pub flags: String,
    /// The numbers: `seq 1 ack 2`, shorter where there is little room, or empty.
    pub detail: String,
    /// The word "again" stands between the two. It is left out where even that has no room; the dashes then tell.
    pub again: bool,
    /// Room along the line, px.
    pub width: f64,
}

impl ArrowLabel {
    /// Its direction in degrees, clockwise on the screen; between -90 and 90.
    #[must_use]
    pub fn angle(&self) -> f64 {
        self.along.1.atan2(self.along.0).to_degrees()
    }
}

/// A timer beside its lifeline.
#[derive(Clone, Debug, PartialEq)]
pub struct TimerMark {
    /// Which host.
    pub host: Side,
    /// Which timer.
    pub timer: Timer,
    /// When it was armed.
    pub from: Micros,
    /// When it fired, was cancelled or was armed anew.
    pub to: Micros,
    /// When it was due.
    pub deadline: Micros,
    /// It fired.
    pub fired: bool,
    /// Its bracket is worth drawing: it fired, or it ran through a quiet span.
    pub shown: bool,
    /// Where its bracket runs.
    pub x: f64,
    /// Upper end.
    pub y0: f64,
    /// Lower end.
    pub y1: f64,
    /// Its name and length.
    pub label: Label,
}

/// A quiet span that is compressed.
#[derive(Clone, Debug, PartialEq)]
pub struct Break {
    /// Its beginning.
    pub from: Micros,
    /// Its end.
    pub to: Micros,
    /// The upper torn edge.
    pub y0: f64,
    /// The lower torn edge.
    pub y1: f64,
    /// Its length in words.
    pub label: Label,
}

/// A time along the edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Which moment.
    pub at: Micros,
    /// Where it stands.
    pub y: f64,
    /// Its name.
    pub text: String,
}

/// What an application asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct CallMark {
    /// On which host.
    pub host: Side,
    /// When.
    pub at: Micros,
    /// Where it stands.
    pub y: f64,
    /// What.
    pub call: CallName,
    /// A person asked for it.
    pub by_person: bool,
    /// The call was refused.
    pub refused: bool,
    /// Its name.
    pub label: Label,
}

/// Something done to the path between the hosts.
#[derive(Clone, Debug, PartialEq)]
pub struct PathMark {
    /// When.
    pub at: Micros,
    /// Where it stands.
    pub y: f64,
    /// What.
    pub call: CallName,
    /// Its name, between the lifelines.
    pub label: Label,
}
