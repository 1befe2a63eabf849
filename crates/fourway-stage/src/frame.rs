//! A frame: what moves, as a function of the trace, its ladder and one moment.

use crate::ladder::lanes::LANE;
use crate::ladder::{room, x_at};
use crate::within;
use crate::{ArrowEnd, ArrowKind, Ladder};
use fourway_proto::{Micros, State, Timer};
use fourway_sim::{Side, Trace};

/// Between the clocks of one host.
const CLOCKS: f64 = 20.0;

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
    /// Where its chip is, down: on the line of the present, or in a lane beside it where several would cover each other.
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
    /// Its middle: on the lifeline, further clocks of the same host outward of it.
    pub x: f64,
    /// Its middle: the line of the present.
    pub y: f64,
}

/// The frame at a moment, after everything that happens at it.
#[must_use]
pub fn frame(trace: &Trace, ladder: &Ladder, at: Micros) -> Frame {
    frame_at(trace, ladder, at, ladder.scale.y(at))
}

/// The frame with the line of the present at a height within the moment: a thick moment passes from its top to its
/// lower end, where everything of it has happened.
pub(crate) fn frame_at(trace: &Trace, ladder: &Ladder, at: Micros, y: f64) -> Frame {
    let record = trace.records.partition_point(|record| record.at <= at).checked_sub(1).map(|index| index as u32);
    Frame { at, y, moving: moving(ladder, y), clocks: clocks(ladder, at, y), states: states(ladder, y), record }
}

/// The arrows that set out at or above the line of the present and end below it.
fn moving(ladder: &Ladder, y: f64) -> Vec<Moving> {
    let mut moving = Vec::new();
    for index in ladder.arrows_between(y, y) {
        let arrow = &ladder.arrows[index];
        let (start, end) = arrow.span();
        if y < start || end <= y {
            continue;
        }
        let Some(x) = x_at(&arrow.points, y) else { continue };
        let (flags, detail) = (arrow.flags.clone(), arrow.chip_detail.clone());
        let text = room::texts_width(&[&flags, &detail]);
        moving.push(Moving {
            arrow: index,
            segment: arrow.segment,
            copy: arrow.copy,
            x,
            y: y + f64::from(arrow.lane) * LANE,
            kind: arrow.kind,
            flags,
            detail,
            width: text + 2.0 * room::CHIP,
            will_be: arrow.end,
        });
    }
    moving
}

fn clocks(ladder: &Ladder, at: Micros, y: f64) -> Vec<Clock> {
    let mut clocks: Vec<Clock> = Vec::new();
    for index in ladder.timers_between(y, y) {
        let mark = &ladder.timers[index];
        if y < mark.y0 || mark.y1 <= y {
            continue;
        }
        let before = clocks.iter().filter(|clock| clock.host == mark.host).count() as f64;
        let x = match mark.host {
            Side::Client => ladder.client_x - before * CLOCKS,
            Side::Server => ladder.server_x + before * CLOCKS,
        };
        let remaining = mark.deadline.since(at);
        let whole = mark.deadline.since(mark.from).0.max(1) as f64;
        let left = within(remaining.0 as f64 / whole, 0.0, 1.0);
        clocks.push(Clock { host: mark.host, timer: mark.timer, left, remaining, x, y });
    }
    clocks
}

fn states(ladder: &Ladder, y: f64) -> [State; 2] {
    Side::BOTH.map(|side| {
        let mut bands = ladder.bands.iter().filter(|band| band.host == side);
        bands.rfind(|band| band.y0 <= y).map_or(State::Closed, |band| band.state)
    })
}
