//! The elastic time axis: piecewise linear, strictly monotone in time and invertible.

use fourway_proto::Micros;

/// Where a moment stands on the ladder, and which moment stands at a height.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct TimeScale {
    height: f64,
}

impl TimeScale {
    /// The height of a moment, px: the lower end, where the moment is thick.
    #[must_use]
    pub fn y(&self, at: Micros) -> f64 {
        let _ = at;
        0.0
    }

    /// The moment at a height; anything within a thick moment is that moment.
    #[must_use]
    pub fn at(&self, y: f64) -> Micros {
        let _ = y;
        Micros::ZERO
    }

    /// From the top of the drawing to its bottom, px.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.height
    }
}
