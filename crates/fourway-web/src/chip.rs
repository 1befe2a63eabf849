//! The outlines by which chips in flight are told apart without colour.

use fourway_sim::Side;
use fourway_stage::ArrowKind;

use crate::px::{line, px};

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
            let (left, right, h) = (&*px(-run), &*px(run), &*px(h));
            let half = |to: &str, y: &str| ["A", h, " ", h, " 0 0 1 ", to, y, h].concat();
            ["M", left, " -", h, "H", right, &half(right, " "), "H", left, &half(left, " -"), "Z"].concat()
        }
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
    fn every_kind_has_an_outline_of_its_own() {
        for (i, one) in KINDS.into_iter().enumerate() {
            for other in KINDS.into_iter().skip(i + 1) {
                assert_ne!(outline(one, Side::Client, 80.0), outline(other, Side::Client, 80.0));
            }
        }
    }

    #[test]
    fn a_fin_points_where_it_goes() {
        assert!(outline(ArrowKind::Fin, Side::Client, 80.0).contains("L48 0"));
        assert!(outline(ArrowKind::Fin, Side::Server, 80.0).contains("L-48 0"));
    }
}
