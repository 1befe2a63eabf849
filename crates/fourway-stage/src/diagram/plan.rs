//! Where the states and the edges stand, for a width. Coordinates are CSS pixels, y down; text is never scaled.

use super::EDGES;
use crate::{Anchor, within};
use fourway_proto::State;

/// Least and most width, px: below it the texts would meet, above it the picture would be air.
const LEAST: f64 = 300.0;
const MOST: f64 = 430.0;
/// Height of a state, px.
const TALL: f64 = 26.0;
/// The rows' middles.
const ROWS: [f64; 7] = [18.0, 78.0, 138.0, 198.0, 262.0, 326.0, 390.0];
/// Where the line runs that leaves TIME-WAIT for a new connection.
const RAIL: f64 = 5.0;
/// Length of the stub of a cut, px.
const STUB: f64 = 11.0;

/// Where a state stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Site {
    /// Which state.
    pub state: State,
    /// CLOSED after a connection, and not before it.
    pub after: bool,
    /// Its middle, across.
    pub x: f64,
    /// Its middle, down.
    pub y: f64,
    /// Width, px.
    pub width: f64,
    /// Height, px.
    pub height: f64,
}

impl Site {
    fn left(&self) -> f64 {
        self.x - self.width / 2.0
    }

    fn right(&self) -> f64 {
        self.x + self.width / 2.0
    }

    fn top(&self, from_middle: f64) -> (f64, f64) {
        (self.x + from_middle, self.y - TALL / 2.0)
    }

    fn foot(&self, from_middle: f64) -> (f64, f64) {
        (self.x + from_middle, self.y + TALL / 2.0)
    }
}

/// The line of an edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// From the state it leaves to the state it enters, or to the cross of a cut.
    pub points: Vec<(f64, f64)>,
    /// Where its word stands: x, baseline, and which end of it.
    pub sign: (f64, f64, Anchor),
    /// The middle of its line.
    pub middle: (f64, f64),
}

/// The whole picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Width, px.
    pub width: f64,
    /// Height, px.
    pub height: f64,
    /// The states; CLOSED first, and once more last.
    pub sites: Vec<Site>,
    /// The edges, each at its place in [`EDGES`].
    pub routes: Vec<Route>,
}

/// Lays the diagram out for a width in px.
#[must_use]
pub fn plan(width: f64) -> Plan {
    let width = within(width, LEAST, MOST).floor();
    let sites = sites(width);
    let routes = (0..EDGES.len()).map(|edge| route(&sites, edge, width)).collect();
    Plan { width, height: ROWS[6] + 38.0, sites, routes }
}

/// Room for the name of a state in a monospaced font of 12 px.
fn room(state: State) -> f64 {
    (state.name().len() as f64 * 7.3 + 14.0).round()
}

fn sites(width: f64) -> Vec<Site> {
    let (left, right) = (26.0, width - 20.0);
    let of =
        |state, x: f64, row: usize| Site { state, after: false, x, y: ROWS[row], width: room(state), height: TALL };
    let from_left = |state, row| of(state, left + room(state) / 2.0, row);
    let (receives, waits) = (left + room(State::SynReceived) / 2.0, right - room(State::CloseWait) / 2.0);
    let middle = ((left + room(State::FinWait1) + right - room(State::CloseWait)) / 2.0 + 4.0).round();
    vec![
        of(State::Closed, middle, 0),
        of(State::Listen, receives, 1),
        of(State::SynSent, waits, 1),
        from_left(State::SynReceived, 2),
        of(State::Established, middle, 3),
        from_left(State::FinWait1, 4),
        from_left(State::FinWait2, 5),
        of(State::CloseWait, waits, 4),
        of(State::Closing, middle, 5),
        of(State::LastAck, waits, 5),
        of(State::TimeWait, middle - 8.0, 6),
        Site { after: true, ..of(State::Closed, right - room(State::Closed) / 2.0, 6) },
    ]
}

/// The line of one edge: by hand, as the places of the states are.
fn route(sites: &[Site], index: usize, width: f64) -> Route {
    let edge = &EDGES[index];
    let at = |state: State| &sites[state as usize];
    let (from, to) = (at(edge.from), at(edge.to));
    let last = &sites[sites.len() - 1];
    if edge.cut {
        return stub(from);
    }
    let (points, beside) = match (edge.from, edge.to) {
        (State::Closed, State::Listen) => (vec![from.foot(-18.0), to.top(20.0)], (4.0, 14.0, Anchor::Start)),
        (State::Closed, _) => (vec![from.foot(18.0), to.top(-20.0)], (-2.0, 14.0, Anchor::End)),
        (State::Listen, State::SynSent) => {
            (vec![(from.right(), from.y), (to.left(), to.y)], (0.0, 13.0, Anchor::Middle))
        }
        (State::Listen, State::SynReceived) => (vec![from.foot(-9.0), to.top(-9.0)], (-6.0, 4.0, Anchor::End)),
        (State::Listen, _) => (vec![from.top(-8.0), (to.left(), to.y)], (-8.0, -3.0, Anchor::End)),
        (State::SynSent, State::SynReceived) => {
            (vec![from.foot(-22.0), (to.right(), to.y - 4.0)], (-6.0, -4.0, Anchor::End))
        }
        (State::SynSent, State::Established) => (vec![from.foot(2.0), to.top(34.0)], (7.0, 6.0, Anchor::Start)),
        (State::SynSent, _) => (vec![from.top(8.0), (to.right(), to.y)], (8.0, -3.0, Anchor::Start)),
        (State::SynReceived, State::Established) => (vec![from.foot(38.0), to.top(-20.0)], (-6.0, 10.0, Anchor::End)),
        (State::SynReceived, State::FinWait1) => {
            (vec![from.foot(-20.0), (from.x - 20.0, to.y - TALL / 2.0)], (6.0, 14.0, Anchor::Start))
        }
        (State::SynReceived, _) => (vec![from.top(9.0), to.foot(9.0)], (6.0, 4.0, Anchor::Start)),
        (State::Established, State::FinWait1) => (vec![from.foot(-28.0), to.top(26.0)], (7.0, 10.0, Anchor::Start)),
        (State::Established, _) => (vec![from.foot(28.0), to.top(-14.0)], (8.0, -1.0, Anchor::Start)),
        (State::FinWait1, State::FinWait2) => (vec![from.foot(-16.0), to.top(-16.0)], (6.0, 4.0, Anchor::Start)),
        (State::FinWait1, State::Closing) => (vec![(from.right(), from.y), to.top(-8.0)], (8.0, 0.0, Anchor::Start)),
        (State::FinWait1, _) => {
            let gap = (from.right() + at(State::Closing).left()) / 2.0;
            let row = at(State::FinWait2).y;
            let bends = vec![from.foot(30.0), (gap, row - 10.0), (gap, row + 12.0), to.top(-18.0)];
            (bends, (-8.0, 31.0, Anchor::End))
        }
        (State::FinWait2, _) => {
            let x = from.x - 22.0;
            (vec![from.foot(-22.0), (x, to.y), (to.left(), to.y)], (0.0, 0.0, Anchor::Start))
        }
        (State::Closing, _) => (vec![from.foot(12.0), to.top(20.0)], (6.0, 4.0, Anchor::Start)),
        (State::CloseWait, _) => (vec![from.foot(0.0), to.top(0.0)], (6.0, 4.0, Anchor::Start)),
        (State::LastAck, _) => (vec![from.foot(6.0), (from.x + 6.0, last.y - TALL / 2.0)], (6.0, 4.0, Anchor::Start)),
        (State::TimeWait, State::SynReceived) => {
            let foot = from.foot(-24.0);
            let low = foot.1 + 14.0;
            let (x, y) = (to.left(), to.y + 4.0);
            (vec![foot, (foot.0, low), (RAIL, low), (RAIL, y), (x, y)], (12.0, 0.0, Anchor::Start))
        }
        (State::TimeWait, _) => (vec![(from.right(), from.y), (last.left(), last.y)], (0.0, -6.0, Anchor::Middle)),
    };
    let middle = middle(&points);
    let mut sign = (middle.0 + beside.0, middle.1 + beside.1, beside.2);
    // A line with corners bears its word at its last long stretch.
    if edge.from == State::TimeWait && edge.to == State::SynReceived {
        sign = (RAIL + 6.0, ROWS[6] + TALL / 2.0 + 10.0, Anchor::Start);
    } else if edge.from == State::FinWait2 {
        sign = (from.x - 12.0, to.y - 6.0, Anchor::Start);
    }
    debug_assert!(sign.0 <= width);
    Route { points, sign, middle }
}

/// A cut: a stub that ends in a cross, at a side of the state where nothing else is.
fn stub(from: &Site) -> Route {
    let (start, toward) = match from.state {
        State::SynReceived => (from.top(42.0), (5.0, -STUB)),
        State::FinWait1 | State::FinWait2 => ((from.left(), from.y), (-STUB, 0.0)),
        State::Closing => (from.top(20.0), (7.0, -STUB)),
        State::TimeWait => (from.foot(16.0), (0.0, STUB)),
        State::Closed | State::Listen | State::SynSent | State::Established | State::CloseWait | State::LastAck => {
            ((from.right(), from.y), (STUB, 0.0))
        }
    };
    let end = (start.0 + toward.0, start.1 + toward.1);
    Route { points: vec![start, end], sign: (end.0, end.1, Anchor::Start), middle: end }
}

/// The middle of a line along its length.
fn middle(points: &[(f64, f64)]) -> (f64, f64) {
    let pairs = || points.iter().zip(points.iter().skip(1));
    let long = |a: &(f64, f64), b: &(f64, f64)| ((b.0 - a.0) * (b.0 - a.0) + (b.1 - a.1) * (b.1 - a.1)).sqrt();
    let mut left = pairs().map(|(a, b)| long(a, b)).sum::<f64>() / 2.0;
    for (a, b) in pairs() {
        let length = long(a, b);
        if left <= length {
            let part = left / length.max(0.001);
            return (a.0 + (b.0 - a.0) * part, a.1 + (b.1 - a.1) * part);
        }
        left -= length;
    }
    points.first().copied().unwrap_or_default()
}
