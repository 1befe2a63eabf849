//! The elastic time axis: piecewise linear, strictly monotone in time and invertible.

use fourway_proto::Micros;

/// A moment at which something happens. It may be thick, where several things happen at once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Knot {
    pub(crate) at: Micros,
    /// Where it begins.
    pub(crate) top: f64,
    /// Where it ends; never above `top`.
    pub(crate) bottom: f64,
}

/// Where a moment stands on the ladder, and which moment stands at a height.
///
/// Between the moments at which something happens time runs evenly; how fast differs from span to span. Moments before
/// the first and after the last are taken for the first and the last.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct TimeScale {
    /// In order of time, each lower than the one before; never empty once built.
    knots: Vec<Knot>,
    height: f64,
}

impl TimeScale {
    /// Knots in order of time, each below the one before.
    pub(crate) fn new(knots: Vec<Knot>, height: f64) -> Self {
        debug_assert!(knots.windows(2).all(|pair| pair[0].at < pair[1].at && pair[0].bottom < pair[1].top));
        Self { knots, height }
    }

    /// The height of a moment, px: the lower end, where the moment is thick.
    #[must_use]
    pub fn y(&self, at: Micros) -> f64 {
        self.place(at).map_or(0.0, |place| match place {
            Place::Within(knot) => knot.bottom,
            Place::Between(a, b) => a.bottom + (b.top - a.bottom) * span(a.at, at) / span(a.at, b.at),
        })
    }

    /// The upper end of a moment, px; where it is not thick, the same as [`TimeScale::y`].
    #[must_use]
    pub fn top(&self, at: Micros) -> f64 {
        match self.place(at) {
            Some(Place::Within(knot)) => knot.top,
            Some(Place::Between(..)) | None => self.y(at),
        }
    }

    /// The moment at a height; anything within a thick moment is that moment.
    #[must_use]
    pub fn at(&self, y: f64) -> Micros {
        let next = self.knots.partition_point(|knot| knot.bottom < y);
        let above = next.checked_sub(1).and_then(|index| self.knots.get(index));
        match (above, self.knots.get(next)) {
            (Some(a), Some(b)) if y < b.top => {
                let part = (y - a.bottom) / (b.top - a.bottom);
                let at = a.at.plus(Micros((part * span(a.at, b.at)).round() as u64));
                at.min(b.at)
            }
            (_, Some(knot)) | (Some(knot), None) => knot.at,
            (None, None) => Micros::ZERO,
        }
    }

    /// From the top of the drawing to its bottom, px.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.height
    }

    fn place(&self, at: Micros) -> Option<Place<'_>> {
        let next = self.knots.partition_point(|knot| knot.at <= at);
        let above = next.checked_sub(1).and_then(|index| self.knots.get(index));
        match (above, self.knots.get(next)) {
            (Some(a), Some(b)) if a.at < at => Some(Place::Between(a, b)),
            (Some(knot), _) | (None, Some(knot)) => Some(Place::Within(knot)),
            (None, None) => None,
        }
    }
}

/// Where a moment falls among the knots.
enum Place<'a> {
    Within(&'a Knot),
    Between(&'a Knot, &'a Knot),
}

fn span(from: Micros, to: Micros) -> f64 {
    to.since(from).0 as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scale(steps: &[(u64, f64, f64)]) -> TimeScale {
        let (mut at, mut y) = (0, 10.0);
        let mut knots = vec![Knot { at: Micros(0), top: y, bottom: y + 3.0 }];
        y += 3.0;
        for (span, gap, thick) in steps {
            at += span;
            knots.push(Knot { at: Micros(at), top: y + gap, bottom: y + gap + thick });
            y += gap + thick;
        }
        TimeScale::new(knots, y + 40.0)
    }

    fn steps() -> impl Strategy<Value = Vec<(u64, f64, f64)>> {
        let span = prop_oneof![1_u64..10, 1_000_u64..200_000, 1_000_000_u64..3_600_000_000];
        let thick = prop_oneof![Just(0.0), 18.0..60.0];
        proptest::collection::vec((span, 4.0..180.0, thick), 1..40)
    }

    proptest! {
        #[test]
        fn the_height_of_a_moment_leads_back_to_it(steps in steps(), part in 0.0..1.0) {
            let scale = scale(&steps);
            let end: u64 = steps.iter().map(|step| step.0).sum();
            let at = Micros((end as f64 * part) as u64);
            prop_assert_eq!(scale.at(scale.y(at)), at);
            prop_assert_eq!(scale.at(scale.top(at)), at);
        }

        #[test]
        fn later_is_lower(steps in steps(), a in 0.0..1.0, b in 0.0..1.0) {
            let scale = scale(&steps);
            let end: u64 = steps.iter().map(|step| step.0).sum();
            let (a, b) = (Micros((end as f64 * a) as u64), Micros((end as f64 * b) as u64));
            prop_assert_eq!(a < b, scale.y(a) < scale.y(b));
            prop_assert!(scale.y(a) < scale.height());
        }

        #[test]
        fn lower_is_never_earlier(steps in steps(), a in 0.0..5000.0, b in 0.0..5000.0) {
            let scale = scale(&steps);
            if a <= b {
                prop_assert!(scale.at(a) <= scale.at(b));
            }
        }
    }

    #[test]
    fn anything_within_a_thick_moment_is_that_moment() {
        let scale = scale(&[(50_000, 44.0, 20.0), (50_000, 44.0, 0.0)]);
        for y in [57.0, 60.0, 77.0] {
            assert_eq!(scale.at(y), Micros::from_ms(50));
        }
        assert_eq!((scale.top(Micros::from_ms(50)), scale.y(Micros::from_ms(50))), (57.0, 77.0));
        assert_eq!(scale.at(79.2), Micros(52_500));
    }

    #[test]
    fn beyond_the_ends_time_stands_still() {
        let scale = scale(&[(50_000, 44.0, 0.0)]);
        assert_eq!(scale.at(-100.0), Micros::ZERO);
        assert_eq!(scale.at(9999.0), Micros::from_ms(50));
        assert_eq!(scale.y(Micros::from_secs(9)), scale.y(Micros::from_ms(50)));
    }
}
