//! Where the states and the edges stand, for a width. Coordinates are CSS pixels, y down; text is never scaled.

use fourway_proto::State;
use fourway_stage::{Anchor, within};

/// Least and most width, px: below it the texts would meet, above it the picture would be air.
const LEAST: f64 = 300.0;
const MOST: f64 = 430.0;
/// Height of a state, px.
const TALL: f64 = 26.0;
/// The rows' middles.
const ROWS: [f64; 7] = [18.0, 78.0, 138.0, 198.0, 262.0, 326.0, 390.0];

/// A place: across, then down, each as a state, a side of it (-1, 0 or 1) and px from there.
type Place = [i8; 6];
/// The ends and bends of a line, where its word stands, and which end of the word.
type Line = (&'static [Place], Place, Anchor);

/// In place of a state: the edge of the picture, and the middle of the line.
const EDGE: i8 = 12;
const MIDDLE: i8 = 13;

const fn head(site: i8, by: i8) -> Place {
    [site, 0, by, site, -1, 0]
}

const fn foot(site: i8, by: i8) -> Place {
    [site, 0, by, site, 1, 0]
}

const fn right(site: i8, by: i8) -> Place {
    [site, 1, 0, site, 0, by]
}

const fn left(site: i8, by: i8) -> Place {
    [site, -1, 0, site, 0, by]
}

/// A word so far from the middle of its line.
const fn beside(x: i8, y: i8) -> Place {
    [MIDDLE, 0, x, MIDDLE, 0, y]
}

const NO_WORD: Place = beside(0, 0);

/// The line of each edge, in the order of [`EDGES`](super::EDGES): by hand, as the places of the states are. Those of cuts are stubs that
/// end at a cross, at a side of the state where nothing else is.
const LINES: [Line; super::EDGES.len()] = {
    use Anchor::{End, Middle, Start};
    [
        (&[foot(0, -18), head(1, 20)], beside(4, 14), Start),
        (&[foot(0, 18), head(2, -20)], beside(-2, 14), End),
        (&[right(1, 0), left(2, 0)], beside(0, 13), Middle),
        (&[foot(1, -9), head(3, -9)], beside(-6, 4), End),
        (&[head(1, -8), left(0, 0)], beside(-8, -3), End),
        (&[foot(2, -22), right(3, -4)], beside(8, 13), Start),
        (&[foot(2, 2), head(4, 34)], beside(7, 6), Start),
        (&[head(2, 8), right(0, 0)], beside(8, -3), Start),
        (&[foot(3, 38), head(4, -20)], beside(-6, 10), End),
        (&[foot(3, -20), [3, 0, -20, 5, -1, 0]], beside(6, 14), Start),
        (&[left(3, 9), [EDGE, 0, 9, 3, 0, 9], [EDGE, 0, 9, 10, 0, 8], left(10, 8)], [EDGE, 0, 13, 10, 0, 5], Start),
        (&[head(3, 9), foot(1, 9)], beside(6, 4), Start),
        (&[head(3, 42), [3, 0, 47, 3, -1, -11]], NO_WORD, Start),
        (&[foot(4, -28), head(5, 26)], beside(7, 10), Start),
        (&[foot(4, 28), head(7, -14)], beside(8, -1), Start),
        (&[right(4, 0), [4, 1, 11, 4, 0, 0]], NO_WORD, Start),
        (&[foot(5, -16), head(6, -16)], beside(6, 4), Start),
        (&[right(5, 0), head(8, -8)], beside(8, 0), Start),
        (&[foot(5, 30), [8, -1, -9, 8, 0, -10], [8, -1, -9, 8, 0, 12], head(10, -18)], [8, -1, -16, 10, -1, -21], End),
        (&[left(5, 0), [5, -1, -11, 5, 0, 0]], NO_WORD, Start),
        (&[foot(6, -22), [6, 0, -22, 10, 0, 0], left(10, 0)], [6, 0, -12, 10, 0, -6], Start),
        (&[left(6, 0), [6, -1, -11, 6, 0, 0]], NO_WORD, Start),
        (&[foot(8, 12), head(10, 20)], beside(6, 4), Start),
        (&[head(8, 20), [8, 0, 27, 8, -1, -11]], NO_WORD, Start),
        (&[foot(7, -6), head(9, -6)], beside(8, 4), Start),
        (&[right(7, 0), [7, 1, 11, 7, 0, 0]], NO_WORD, Start),
        (&[foot(9, 6), [9, 0, 6, 11, -1, 0]], beside(6, 4), Start),
        (&[right(9, 0), [9, 1, 11, 9, 0, 0]], NO_WORD, Start),
        (&[right(10, 0), left(11, 0)], beside(0, -6), Middle),
        (
            &[foot(10, -24), [10, 0, -24, 10, 1, 14], [EDGE, 0, 3, 10, 1, 14], [EDGE, 0, 3, 3, 0, 4], left(3, 4)],
            [EDGE, 0, 11, 10, 1, 10],
            Start,
        ),
        (&[foot(10, 16), [10, 0, 16, 10, 1, 11]], NO_WORD, Start),
    ]
};

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
    /// The edges, each at its place in [`EDGES`](super::EDGES).
    pub routes: Vec<Route>,
}

/// Lays the diagram out for a width in px.
#[must_use]
pub fn plan(width: f64) -> Plan {
    let width = within(width, LEAST, MOST).floor();
    let sites = sites(width);
    let routes = LINES.iter().map(|line| route(&sites, line)).collect();
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

fn route(sites: &[Site], (ends, beside, anchor): &Line) -> Route {
    let place = |from: &Place, middle: (f64, f64)| (across(sites, from, middle.0), down(sites, from, middle.1));
    let points: Vec<_> = ends.iter().map(|end| place(end, (0.0, 0.0))).collect();
    let middle = middle(&points);
    let sign = place(beside, middle);
    Route { points, sign: (sign.0, sign.1, *anchor), middle }
}

fn across(sites: &[Site], [site, side, by, ..]: &Place, middle: f64) -> f64 {
    let of = |site: &Site| site.x + site.width / 2.0 * f64::from(*side);
    sites.get(*site as usize).map_or(if *site == MIDDLE { middle } else { 0.0 }, of) + f64::from(*by)
}

fn down(sites: &[Site], [.., site, side, by]: &Place, middle: f64) -> f64 {
    let of = |site: &Site| site.y + site.height / 2.0 * f64::from(*side);
    sites.get(*site as usize).map_or(if *site == MIDDLE { middle } else { 0.0 }, of) + f64::from(*by)
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
