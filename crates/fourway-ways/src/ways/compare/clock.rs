//! One clock for several runs: where each moment stands, so that what is level happens at the same time.

use super::stories::Story;
use fourway_proto::Micros;

/// Room above the first moment and below the last, px.
const TOP: f64 = 40.0;
const BOTTOM: f64 = 40.0;
/// Least room between two moments, and the room of a quiet span that is left out, px.
const LEAST: f64 = 20.0;
const TORN: f64 = 80.0;
/// How far down a ms goes, px.
const PER_MS: f64 = 1.3;
/// The same where flights cross, so that four names have room around the crossing.
const PER_MS_CROSSED: f64 = 3.8;
/// The longest span that is drawn in full, ms.
const LONGEST: f64 = 110.0;

/// The moments at which something happens in any of the runs.
#[derive(Clone, Debug)]
pub struct Clock {
    /// In order of time, each with its height.
    pub moments: Vec<(Micros, f64)>,
    /// Quiet spans that are not drawn in full: from where to where.
    pub breaks: Vec<[(Micros, f64); 2]>,
    /// Height of the drawing.
    pub height: f64,
}

impl Clock {
    /// The clock of these runs.
    pub fn of(stories: &[Story]) -> Self {
        let mut all = vec![Micros::ZERO];
        for story in stories {
            all.extend(story.said.iter().map(|said| said.at));
            all.extend(story.stretches.iter().map(|one| one.from));
            all.extend(story.flights.iter().flat_map(|flight| [flight.sent, flight.ends]));
        }
        all.sort_unstable();
        all.dedup();
        let crossed = stories.iter().any(|story| story.flights.iter().any(|flight| story.is_crossed(flight)));
        let per_ms = if crossed { PER_MS_CROSSED } else { PER_MS };
        let (mut moments, mut breaks) = (Vec::new(), Vec::new());
        let mut before = (Micros::ZERO, TOP);
        for at in all {
            let ms = at.since(before.0).0 as f64 / 1000.0;
            let room = if ms == 0.0 {
                0.0
            } else if ms > LONGEST {
                TORN
            } else {
                (ms * per_ms).max(LEAST)
            };
            let here = (at, before.1 + room);
            if ms > LONGEST {
                breaks.push([before, here]);
            }
            moments.push(here);
            before = here;
        }
        Self { moments, breaks, height: before.1 + BOTTOM }
    }

    /// Where a moment of one of the runs stands, px.
    pub fn y(&self, at: Micros) -> f64 {
        let place = self.moments.partition_point(|(moment, _)| *moment < at);
        self.moments.get(place).map_or(self.height, |(_, y)| *y)
    }
}

#[cfg(test)]
mod tests {
    use super::super::stories::{CASES, stories};
    use super::*;

    #[test]
    fn every_moment_stands_below_the_one_before_and_what_is_equal_stands_level() {
        for case in &CASES {
            let all = stories(case, &fourway_learn::words());
            let clock = Clock::of(&all);
            assert!(clock.moments.is_sorted_by(|a, b| a.0 < b.0 && a.1 + LEAST <= b.1 + 0.01), "{}", case.name);
            assert!(clock.moments.iter().all(|(at, y)| clock.y(*at).to_bits() == y.to_bits()), "{}", case.name);
            for flight in all.iter().flat_map(|story| &story.flights) {
                assert!(clock.y(flight.sent) < clock.y(flight.ends), "{}: {flight:?}", case.name);
                let torn = clock.breaks.iter().any(|[(from, _), (to, _)]| flight.sent < *to && *from < flight.ends);
                assert!(!torn, "{}: time is left out while something is under way: {flight:?}", case.name);
            }
        }
    }
}
