//! The outlines by which kinds of segment are told apart without colour: chips in flight and heads of arrows.

use fourway_sim::Side;
use fourway_stage::ArrowKind;

use crate::px::{Px, line};

/// Height of a chip, px.
pub const HEIGHT: f64 = 28.0;

/// The outline of a chip around the origin, its tip in the direction of travel.
///
/// FIN is a pennant, SYN a hexagon, RST is notched at both ends, data is a box, a pure ACK a pill.
pub fn outline(kind: ArrowKind, from: Side, width: f64) -> String {
    let (w, h) = (width / 2.0, HEIGHT / 2.0);
    let d = forward(from);
    match kind {
        ArrowKind::Fin => {
            let (tail, neck, tip) = (-d * w, d * (w - 6.0), d * (w + 8.0));
            line(&[(tail, -h), (neck, -h), (tip, 0.0), (neck, h), (tail, h)], "Z")
        }
        ArrowKind::Syn => {
            let (side, tip) = (w - 7.0, w + 6.0);
            line(&[(-side, -h), (side, -h), (tip, 0.0), (side, h), (-side, h), (-tip, 0.0)], "Z")
        }
        ArrowKind::Rst => {
            let (side, notch) = (w + 5.0, w - 3.0);
            line(&[(-side, -h), (side, -h), (notch, 0.0), (side, h), (-side, h), (-notch, 0.0)], "Z")
        }
        ArrowKind::Data => line(&[(-w, -h), (w, -h), (w, h), (-w, h)], "Z"),
        ArrowKind::Ack => {
            let run = (w - h).max(0.0);
            let (left, right, h) = (Px(-run), Px(run), Px(h));
            format!("M{left} -{h}H{right}A{h} {h} 0 0 1 {right} {h}H{left}A{h} {h} 0 0 1 {left} -{h}Z")
        }
    }
}

/// The head of an arrow whose last stretch goes from `a` to `b`.
///
/// Filled for what takes up sequence numbers, open for a pure ACK, barred for RST, with a notch for data.
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

const fn forward(from: Side) -> f64 {
    match from {
        Side::Client => 1.0,
        Side::Server => -1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [ArrowKind; 5] = [ArrowKind::Syn, ArrowKind::Fin, ArrowKind::Rst, ArrowKind::Data, ArrowKind::Ack];

    #[test]
    fn every_kind_has_an_outline_and_a_head_of_its_own() {
        for (i, one) in KINDS.into_iter().enumerate() {
            for other in KINDS.into_iter().skip(i + 1) {
                assert_ne!(outline(one, Side::Client, 80.0), outline(other, Side::Client, 80.0));
                let head = |kind| head(kind, (0.0, 0.0), (9.0, 9.0));
                assert_ne!(head(one), head(other));
            }
        }
    }

    #[test]
    fn a_fin_points_where_it_goes() {
        assert!(outline(ArrowKind::Fin, Side::Client, 80.0).contains("L48 0"));
        assert!(outline(ArrowKind::Fin, Side::Server, 80.0).contains("L-48 0"));
    }

    #[test]
    fn a_flight_of_no_length_has_a_head() {
        assert!(!head(ArrowKind::Ack, (1.0, 1.0), (1.0, 1.0)).contains("NaN"));
    }
}
