//! What stands at a height of a drawing, found without a look at all the rest.

/// Height of a shelf, px: about as much as a flight and its texts take.
const SHELF: f64 = 128.0;

/// Spans down a drawing, each on every shelf that it reaches.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Shelves {
    /// The numbers of the spans, each with the first shelf of its span.
    shelves: Vec<Vec<(u32, u32)>>,
    count: u32,
}

impl Shelves {
    /// Puts one more span on its shelves.
    pub(crate) fn push(&mut self, (y0, y1): (f64, f64)) {
        let (first, last) = (shelf(y0), shelf(y1));
        if self.shelves.len() <= last {
            self.shelves.resize_with(last + 1, Vec::new);
        }
        for shelf in &mut self.shelves[first..=last] {
            shelf.push((self.count, first as u32));
        }
        self.count += 1;
    }

    /// The spans on the shelves from one height to another, each once: all that reach between the two, and some near.
    #[inline(never)]
    pub(crate) fn between(&self, y0: f64, y1: f64) -> Vec<usize> {
        let (from, to) = (shelf(y0), shelf(y1));
        let mut found = Vec::new();
        for (here, shelf) in self.shelves.iter().enumerate().skip(from) {
            if here > to {
                break;
            }
            let new = shelf.iter().filter(|(_, first)| here == from || *first as usize == here);
            found.extend(new.map(|(index, _)| *index as usize));
        }
        found
    }
}

/// The shelf of a height. What stands above the drawing is on the first.
fn shelf(y: f64) -> usize {
    (y / SHELF) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shelves(spans: &[(f64, f64)]) -> Shelves {
        let mut shelves = Shelves::default();
        spans.iter().for_each(|span| shelves.push(*span));
        shelves
    }

    proptest! {
        #[test]
        fn every_span_between_two_heights_is_found_once(
            spans in proptest::collection::vec((-50.0..3000.0, 0.0..900.0), 0..60), y0 in -100.0..3500.0, high in 0.0..2000.0,
        ) {
            let spans: Vec<(f64, f64)> = spans.into_iter().map(|(y, high): (f64, f64)| (y, y + high)).collect();
            let found = shelves(&spans).between(y0, y0 + high);
            for (index, span) in spans.iter().enumerate() {
                let times = found.iter().filter(|one| **one == index).count();
                let needed = usize::from(span.0 <= y0 + high && y0 <= span.1);
                prop_assert!(times >= needed && times <= 1, "{index} {span:?}: {times}");
            }
        }
    }

    #[test]
    fn all_is_found_between_the_infinities_and_nothing_below_the_last_shelf() {
        let shelves = shelves(&[(0.0, 10.0), (500.0, 900.0)]);
        assert_eq!(shelves.between(f64::NEG_INFINITY, f64::INFINITY), [0, 1]);
        assert_eq!(shelves.between(600.0, 610.0), [1]);
        assert!(shelves.between(5000.0, 6000.0).is_empty());
    }
}
