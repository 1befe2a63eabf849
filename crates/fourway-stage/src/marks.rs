//! The marks of a drawing as path data, the same for whoever draws: heads, crosses, cracks, brackets, wedges, torn edges.

use crate::{ArrowKind, Break, CallMark, Ladder, TimerMark};
use fourway_sim::Side;
use std::fmt;

/// A length or an angle as markup has it, written with whole numbers: a tenth of a pixel is fine enough.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Px(pub f64);

impl fmt::Display for Px {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&px(self.0))
    }
}

/// A length or an angle as markup has it: a tenth of a pixel is fine enough.
#[must_use]
pub fn px(value: f64) -> String {
    decimal((value * 10.0).round() as i64, 10)
}

/// A whole number in digits.
#[must_use]
pub fn digits(number: u64) -> String {
    decimal(number as i64, 1)
}

/// A line through points as path data; closed where `end` is `Z`.
#[must_use]
pub fn line(points: &[(f64, f64)], end: &str) -> String {
    let mut path = String::new();
    for (x, y) in points {
        let begin = if path.is_empty() { "M" } else { " L" };
        path.extend([begin, &px(*x), " ", &px(*y)]);
    }
    path + end
}

/// The head of an arrow whose last stretch goes from `a` to `b`.
///
/// Filled for what takes up sequence numbers, open for a pure ACK, barred for RST, with a notch for data.
#[must_use]
pub fn head(kind: ArrowKind, a: (f64, f64), b: (f64, f64)) -> String {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = (dx * dx + dy * dy).sqrt().max(0.001);
    let (ux, uy) = (dx / length, dy / length);
    // Along the arrow backwards from its tip, and across.
    let at = |(back, across): (f64, f64)| (b.0 - ux * back - uy * across, b.1 - uy * back + ux * across);
    let (points, end): (&[(f64, f64)], &str) = match kind {
        ArrowKind::Fin => (&[(0.0, 0.0), (13.0, 5.5), (13.0, -5.5)], "Z"),
        ArrowKind::Syn => (&[(0.0, 0.0), (7.0, 5.0), (14.0, 0.0), (7.0, -5.0)], "Z"),
        ArrowKind::Rst => {
            (&[(0.0, 0.0), (11.0, 5.0), (11.0, 0.0), (16.0, 6.5), (16.0, -6.5), (11.0, 0.0), (11.0, -5.0)], "Z")
        }
        ArrowKind::Data => (&[(0.0, 0.0), (12.0, 5.0), (8.0, 0.0), (12.0, -5.0)], "Z"),
        ArrowKind::Ack => (&[(9.0, 4.5), (0.0, 0.0), (9.0, -4.5)], ""),
    };
    let points: Vec<_> = points.iter().copied().map(at).collect();
    line(&points, end)
}

/// The cross at which a lost segment ends.
#[must_use]
pub fn cross((x, y): (f64, f64)) -> String {
    ["M", &px(x - 6.0), " ", &px(y - 6.0), "l12 12m0-12l-12 12"].concat()
}

/// A bolt across the last stretch from `a` to `b`, before its end: what arrives there is damaged.
#[must_use]
pub fn crack(a: (f64, f64), b: (f64, f64)) -> String {
    let (x, y) = (b.0 + (a.0 - b.0) * 0.14, b.1 + (a.1 - b.1) * 0.14);
    ["M", &px(x - 1.0), " ", &px(y - 7.0), "l4 6h-6l4 7"].concat()
}

/// The bracket of a timer, and the end at which a fired one bears a dot.
#[must_use]
pub fn bracket(timer: &TimerMark) -> (String, (f64, f64)) {
    let toward = match timer.host {
        Side::Client => 8.0,
        Side::Server => -8.0,
    };
    let (x, near) = (timer.x, timer.x + toward);
    (line(&[(near, timer.y0), (x, timer.y0), (x, timer.y1), (near, timer.y1)], ""), (near, timer.y1))
}

/// The wedge of a call beside its lifeline.
#[must_use]
pub fn wedge(ladder: &Ladder, call: &CallMark) -> String {
    let half = ladder.band_width / 2.0;
    let x = ladder.lifeline(call.host);
    let (tip, back) = match call.host {
        Side::Client => (x - half - 1.0, -8.0),
        Side::Server => (x + half + 1.0, 8.0),
    };
    line(&[(tip, call.y), (tip + back, call.y - 4.5), (tip + back, call.y + 4.5)], "Z")
}

/// A quiet span: all of it, its upper torn edge and its lower one, across both lifelines.
#[must_use]
pub fn torn(ladder: &Ladder, gap: &Break) -> [String; 3] {
    let (left, right) = (ladder.client_x - 28.0, ladder.server_x + 28.0);
    let edge = |y: f64| -> Vec<(f64, f64)> {
        let teeth = ((right - left) / 7.0).ceil().max(2.0);
        let step = (right - left) / teeth;
        let tooth = |i: u32| if i.is_multiple_of(2) { -3.0 } else { 3.0 };
        (0..=teeth as u32).map(|i| (left + f64::from(i) * step, y + tooth(i))).collect()
    };
    let (upper, lower) = (edge(gap.y0), edge(gap.y1));
    let around: Vec<_> = upper.iter().chain(lower.iter().rev()).copied().collect();
    [line(&around, "Z"), line(&upper, ""), line(&lower, "")]
}

/// `parts` of `one` as a decimal fraction, without zeros at its end; `one` is a power of ten.
#[must_use]
pub fn decimal(parts: i64, one: i64) -> String {
    // Written from its end, digit by digit: a drawing has hundreds of numbers, and the machinery of `{}` takes longer than
    // the rest of an attribute. It is 6 KB of the page's module besides.
    let (mut rest, mut place, mut text, mut from) = (parts.unsigned_abs(), one, [0; 24], 24);
    while rest > 0 || place > 0 {
        let digit = (rest % 10) as u8;
        rest /= 10;
        if place == 1 && from < 24 {
            from -= 1;
            text[from] = b'.';
        }
        // A fraction does not end with a zero.
        if place <= 1 || from < 24 || digit > 0 {
            from -= 1;
            text[from] = b'0' + digit;
        }
        place /= 10;
    }
    if parts < 0 {
        from -= 1;
        text[from] = b'-';
    }
    text.iter().skip(from).map(|digit| char::from(*digit)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_short() {
        for (value, expected) in
            [(12.345, "12.3"), (-0.01, "0"), (7.0, "7"), (-3.25, "-3.3"), (0.96, "1"), (-0.5, "-0.5")]
        {
            assert_eq!(Px(value).to_string(), expected);
        }
    }

    #[test]
    fn a_line_goes_through_its_points() {
        assert_eq!(line(&[(0.0, 1.0), (2.04, 3.0)], ""), "M0 1 L2 3");
        assert_eq!(line(&[(0.0, 1.0), (2.5, 3.0)], "Z"), "M0 1 L2.5 3Z");
    }

    #[test]
    fn every_kind_has_a_head_of_its_own() {
        let kinds = [ArrowKind::Syn, ArrowKind::Fin, ArrowKind::Rst, ArrowKind::Data, ArrowKind::Ack];
        for (i, one) in kinds.into_iter().enumerate() {
            for other in kinds.into_iter().skip(i + 1) {
                assert_ne!(head(one, (0.0, 0.0), (9.0, 9.0)), head(other, (0.0, 0.0), (9.0, 9.0)));
            }
        }
    }

    #[test]
    fn a_flight_of_no_length_has_a_head() {
        assert!(!head(ArrowKind::Ack, (1.0, 1.0), (1.0, 1.0)).contains("NaN"));
    }
}
