//! The outlines by which kinds of segment are told apart without colour: chips in flight and heads of arrows.

use fourway_sim::Side;
use fourway_stage::ArrowKind;

/// Height of a chip, px.
pub const HEIGHT: f64 = 28.0;

/// The outline of a chip around the origin, its tip in the direction of travel.
///
/// FIN is a pennant, SYN a hexagon, RST is notched at both ends, data is a box, a pure ACK a pill.
pub fn outline(kind: ArrowKind, from: Side, width: f64) -> String {
    let (w, h) = (width / 2.0, HEIGHT / 2.0);
    let d = forward(from);
    match kind {
        ArrowKind::Fin => format!("M{} {} H{} L{} 0 L{} {h} H{} Z", -d * w, -h, d * (w - 6.0), d * (w + 8.0), d * (w - 6.0), -d * w),
        ArrowKind::Syn => {
            format!("M{} {} H{} L{} 0 L{} {h} H{} L{} 0 Z", 7.0 - w, -h, w - 7.0, w + 6.0, w - 7.0, 7.0 - w, -w - 6.0)
        }
        ArrowKind::Rst => {
            format!("M{} {} H{} L{} 0 L{} {h} H{} L{} 0 Z", -w - 5.0, -h, w + 5.0, w - 3.0, w + 5.0, -w - 5.0, 3.0 - w)
        }
        ArrowKind::Data => format!("M{} {} h{width} v{HEIGHT} h{} Z", -w, -h, -width),
        ArrowKind::Ack => {
            let run = (width - HEIGHT).max(0.0);
            format!("M{} {} h{run} a{h} {h} 0 0 1 0 {HEIGHT} h{} a{h} {h} 0 0 1 0 {} Z", -run / 2.0, -h, -run, -HEIGHT)
        }
    }
}

/// The head of an arrow whose last stretch goes from `a` to `b`.
///
/// Filled for what takes up sequence numbers, open for a pure ACK, barred for RST, with a notch for data.
pub fn head(kind: ArrowKind, a: (f64, f64), b: (f64, f64)) -> String {
    let length = (b.0 - a.0).hypot(b.1 - a.1).max(0.001);
    let (ux, uy) = ((b.0 - a.0) / length, (b.1 - a.1) / length);
    // Along the arrow backwards from its tip, and across.
    let at = |back: f64, across: f64| {
        let (x, y) = (b.0 - ux * back - uy * across, b.1 - uy * back + ux * across);
        format!("{x:.1} {y:.1}")
    };
    match kind {
        ArrowKind::Fin => format!("M{} L{} L{} Z", at(0.0, 0.0), at(13.0, 5.5), at(13.0, -5.5)),
        ArrowKind::Syn => {
            format!("M{} L{} L{} L{} Z", at(0.0, 0.0), at(7.0, 5.0), at(14.0, 0.0), at(7.0, -5.0))
        }
        ArrowKind::Rst => format!(
            "M{} L{} L{} Z M{} L{}",
            at(0.0, 0.0),
            at(11.0, 5.0),
            at(11.0, -5.0),
            at(15.0, 6.5),
            at(15.0, -6.5)
        ),
        ArrowKind::Data => {
            format!("M{} L{} L{} L{} Z", at(0.0, 0.0), at(12.0, 5.0), at(8.0, 0.0), at(12.0, -5.0))
        }
        ArrowKind::Ack => format!("M{} L{} L{}", at(9.0, 4.5), at(0.0, 0.0), at(9.0, -4.5)),
    }
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
