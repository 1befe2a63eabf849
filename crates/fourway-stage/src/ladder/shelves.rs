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
    /// Puts the spans on their shelves; they are found in the order in which they begin, as far as shelves tell, and
    /// in their own order within a shelf, however much is asked for.
    pub(crate) fn new(spans: impl Iterator<Item = (f64, f64)>) -> Self {
        let mut begins: Vec<Vec<(u32, (f64, f64))>> = Vec::new();
        for (index, span) in spans.enumerate() {
            let first = shelf(span.0);
            if begins.len() <= first {
                begins.resize_with(first + 1, Vec::new);
            }
            begins[first].push((index as u32, span));
        }
        let mut shelves = Self::default();
        let mut count = 0;
        for (index, span) in begins.into_iter().flatten() {
            shelves.count = index;
            shelves.push(span);
            count += 1;
        }
        Self { count, ..shelves }
    }

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
    pub(crate) fn between(&self, y0: f64, y1: f64) -> impl Iterator<Item = usize> + '_ {
        let from = shelf(y0);
        let to = shelf(y1).min(self.shelves.len().saturating_sub(1));
        let reached = self.shelves.iter().enumerate().take(to + 1).skip(from);
        reached.flat_map(move |(here, shelf)| {
            let new = shelf.iter().filter(move |(_, first)| here == from || *first as usize == here);
            new.map(|(index, _)| *index as usize)
        })
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

    proptest! {
        #[test]
        fn every_span_between_two_heights_is_found_once(
            spans in proptest::collection::vec((-50.0..3000.0, 0.0..900.0), 0..60), y0 in -100.0..3500.0, high in 0.0..2000.0,
        ) {
            let spans: Vec<(f64, f64)> = spans.into_iter().map(|(y, high): (f64, f64)| (y, y + high)).collect();
            let found: Vec<usize> = Shelves::new(spans.iter().copied()).between(y0, y0 + high).collect();
            for (index, span) in spans.iter().enumerate() {
                let times = found.iter().filter(|one| **one == index).count();
                let needed = usize::from(span.0 <= y0 + high && y0 <= span.1);
                prop_assert!(times >= needed && times <= 1, "{index} {span:?}: {times}");
            }
        }

        #[test]
        fn a_part_is_found_in_the_order_of_the_whole(
            spans in proptest::collection::vec((0.0..3000.0, 0.0..900.0), 0..60), y0 in 0.0..3500.0, high in 0.0..2000.0,
        ) {
            let shelves = Shelves::new(spans.iter().map(|(y, high): &(f64, f64)| (*y, y + high)));
            let whole: Vec<usize> = shelves.between(0.0, 4000.0).collect();
            let part: Vec<usize> = shelves.between(y0, y0 + high).collect();
            let order: Vec<usize> = whole.into_iter().filter(|index| part.contains(index)).collect();
            prop_assert_eq!(part, order);
        }
    }

    #[test]
    fn what_is_pushed_later_is_found_too() {
        let mut shelves = Shelves::new([(0.0, 10.0)].into_iter());
        shelves.push((500.0, 900.0));
        assert_eq!(shelves.between(0.0, 2000.0).collect::<Vec<_>>(), [0, 1]);
        assert_eq!(shelves.between(600.0, 610.0).collect::<Vec<_>>(), [1]);
        assert_eq!(shelves.between(5000.0, 6000.0).count(), 0);
    }
}
