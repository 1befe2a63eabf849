//! Lanes for what moves: segments that travel close behind each other, or pass each other on the way, are carried above and
//! below the line of the present, so that each can be read and chosen.

use super::arrows::x_at;
use super::shelves::Shelves;
use super::{Arrow, room};

/// Height of a lane, px.
pub(crate) const LANE: f64 = 30.0;
/// From the line outward, into the faint future before the past.
const ORDER: [i8; 7] = [0, 1, -1, 2, -2, 3, -3];
/// Least room between two in one lane, px.
const APART: f64 = 6.0;

/// Give each arrow the first lane in which it meets none before it.
pub(crate) fn spread(arrows: &mut [Arrow], shelves: &Shelves) {
    for n in 1..arrows.len() {
        let (top, bottom) = arrows[n].span();
        let before = shelves.between(top, bottom).into_iter().filter(|other| *other < n).map(|other| &arrows[other]);
        let near: Vec<i8> = before.filter(|other| meet(&arrows[n], other)).map(|other| other.lane).collect();
        arrows[n].lane = ORDER.into_iter().find(|lane| !near.contains(lane)).unwrap_or_default();
    }
}

/// True when two would cover each other: those that go the same way half way through the time that they share, those that
/// meet at its beginning, at its end or between.
fn meet(a: &Arrow, b: &Arrow) -> bool {
    let ((a0, a1), (b0, b1)) = (a.span(), b.span());
    let (from, to) = (a0.max(b0), a1.min(b1));
    if from >= to {
        return false;
    }
    let apart = |y: f64| Some(x_at(&a.points, y)? - x_at(&b.points, y)?);
    let near = |x: f64| x.abs() < (width(a) + width(b)) / 2.0 + APART;
    if a.from == b.from {
        return apart(room::middle_of(from, to)).is_some_and(near);
    }
    apart(from).zip(apart(to)).is_some_and(|(x, other)| near(x) || near(other) || (x < 0.0) != (other < 0.0))
}

fn width(arrow: &Arrow) -> f64 {
    room::texts_width(&[&arrow.flags, &arrow.chip_detail]) + 2.0 * room::CHIP
}
