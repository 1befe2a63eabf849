//! Room on the drawing: boxes that may be turned, and whether they meet each other or a line.

use super::shelves::Shelves;

/// Room that one character of the monospaced 12 px font takes.
pub(crate) const CHARACTER: f64 = 7.25;

/// Left free on each side of the text in the chip of a moving segment.
pub(crate) const CHIP: f64 = 10.0;

/// Letters from here on are as wide as they are high: those of Chinese, Japanese and Korean, and their punctuation.
const WIDE: char = '\u{2e80}';

/// How wide a letter is, as a multiple of a Latin one of the monospaced font.
#[must_use]
pub fn letter_width(letter: char) -> f64 {
    if letter < WIDE { 1.0 } else { 1.7 }
}

/// How wide a text is, as a multiple of a Latin letter of the monospaced font.
#[must_use]
pub fn letters(text: &str) -> f64 {
    text.chars().map(letter_width).sum()
}

/// Room that a text takes along its line.
pub(crate) fn text_width(text: &str) -> f64 {
    letters(text) * CHARACTER
}

/// Room that several texts take in a row, one character apart; empty ones take none.
pub(crate) fn texts_width(texts: &[&str]) -> f64 {
    let written = texts.iter().filter(|text| !text.is_empty());
    written.fold(-CHARACTER, |sum, text| sum + CHARACTER + text_width(text)).max(0.0)
}

/// A rectangle, turned about its middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area {
    middle: (f64, f64),
    half: (f64, f64),
    /// Unit vector along its long side.
    along: (f64, f64),
}

impl Area {
    /// A level rectangle from corner to corner.
    pub(crate) fn level(x0: f64, y0: f64, x1: f64, y1: f64) -> Self {
        Self {
            middle: (middle_of(x0, x1), middle_of(y0, y1)),
            half: ((x1 - x0) / 2.0, (y1 - y0) / 2.0),
            along: (1.0, 0.0),
        }
    }

    /// The room of a text whose middle stands on a line along this unit vector, the text above the line.
    pub(crate) fn above_line(x: f64, y: f64, (cos, sin): (f64, f64), width: f64) -> Self {
        Self { middle: (x + sin * 8.5, y - cos * 8.5), half: (width / 2.0 + 0.5, 6.0), along: (cos, sin) }
    }

    /// The same, this much longer at each end.
    pub(crate) fn longer(mut self, by: f64) -> Self {
        self.half.0 += by;
        self
    }

    /// True when the two have a point in common.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        let axes = [self.along, self.across(), other.along, other.across()];
        axes.iter().all(|axis| {
            let distance = dot(*axis, (other.middle.0 - self.middle.0, other.middle.1 - self.middle.1)).abs();
            distance < self.reach(*axis) + other.reach(*axis)
        })
    }

    /// True when the line from `a` to `b` passes through it.
    pub(crate) fn is_crossed_by(&self, a: (f64, f64), b: (f64, f64)) -> bool {
        let length = length_of(b.0 - a.0, b.1 - a.1);
        if length == 0.0 {
            return false;
        }
        let line = Self {
            middle: (middle_of(a.0, b.0), middle_of(a.1, b.1)),
            half: (length / 2.0, 0.5),
            along: ((b.0 - a.0) / length, (b.1 - a.1) / length),
        };
        self.meets(&line)
    }

    /// True when all of it lies between two heights and two sides.
    pub(crate) fn is_within(&self, x0: f64, y0: f64, x1: f64, y1: f64) -> bool {
        let (right, down) = (self.reach((1.0, 0.0)), self.reach((0.0, 1.0)));
        self.middle.0 - right >= x0
            && self.middle.0 + right <= x1
            && self.middle.1 - down >= y0
            && self.middle.1 + down <= y1
    }

    /// Its highest and its lowest height.
    pub(crate) fn span(&self) -> (f64, f64) {
        let down = self.reach((0.0, 1.0));
        (self.middle.1 - down, self.middle.1 + down)
    }

    fn across(&self) -> (f64, f64) {
        (-self.along.1, self.along.0)
    }

    fn reach(&self, axis: (f64, f64)) -> f64 {
        self.half.0 * dot(axis, self.along).abs() + self.half.1 * dot(axis, self.across()).abs()
    }
}

fn dot(a: (f64, f64), b: (f64, f64)) -> f64 {
    a.0 * b.0 + a.1 * b.1
}

/// Room that is taken already, found by its height.
#[derive(Default)]
pub(crate) struct Taken {
    areas: Vec<Area>,
    shelves: Shelves,
}

impl Taken {
    pub(crate) fn put(&mut self, area: Area) {
        self.shelves.push(area.span());
        self.areas.push(area);
    }

    /// What of it reaches between two heights, and some near.
    pub(crate) fn between(&self, y0: f64, y1: f64) -> Vec<Area> {
        self.shelves.between(y0, y1).into_iter().map(|index| self.areas[index]).collect()
    }
}

impl FromIterator<Area> for Taken {
    fn from_iter<I: IntoIterator<Item = Area>>(areas: I) -> Self {
        let mut taken = Self::default();
        areas.into_iter().for_each(|area| taken.put(area));
        taken
    }
}

/// Half way between two coordinates. The standard way minds sums beyond all numbers, which costs each caller code.
#[allow(clippy::manual_midpoint)]
pub(crate) fn middle_of(a: f64, b: f64) -> f64 {
    (a + b) / 2.0
}

/// How long a line is that goes this far across and down; drawings are far from where squares have no numbers.
pub(crate) fn length_of(dx: f64, dy: f64) -> f64 {
    (dx * dx + dy * dy).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_as_wide_as_high_takes_more_room() {
        assert_eq!(text_width("RTO 200 ms"), 10.0 * CHARACTER);
        // 12 px each at a size of 12 px.
        assert!((12.0..12.5).contains(&text_width("丢")));
        assert_eq!(letters("RTO，丢失"), 3.0 + 3.0 * 1.7);
        assert_eq!(text_width("تالف"), 4.0 * CHARACTER);
    }

    #[test]
    fn level_boxes_meet_when_they_overlap_and_not_when_they_touch() {
        let a = Area::level(0.0, 0.0, 10.0, 10.0);
        assert!(a.meets(&Area::level(9.0, 9.0, 20.0, 20.0)));
        assert!(!a.meets(&Area::level(10.0, 0.0, 20.0, 10.0)));
        assert!(!a.meets(&Area::level(0.0, 12.0, 10.0, 20.0)));
    }

    #[test]
    fn a_turned_box_meets_what_its_corner_reaches_and_not_what_its_bounds_do() {
        let text = Area::above_line(0.0, 0.0, (0.5_f64.sqrt(), 0.5_f64.sqrt()), 100.0);
        assert!(text.meets(&Area::level(10.0, -8.0, 20.0, 2.0)));
        assert!(!text.meets(&Area::level(25.0, -35.0, 35.0, -25.0)));
    }

    #[test]
    fn a_line_crosses_the_text_above_it_only_when_it_leaves_its_own_course() {
        let text = Area::above_line(50.0, 50.0, (1.0, 0.0), 60.0);
        assert!(!text.is_crossed_by((0.0, 50.0), (100.0, 50.0)));
        assert!(text.is_crossed_by((0.0, 60.0), (100.0, 20.0)));
    }
}
