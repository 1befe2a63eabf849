//! When to ask again: SM-2 (Woźniak, 1990), in whole numbers.
//!
//! Its rule is a page, and its whole state four small numbers, which stay readable for ever. FSRS plans better, and wants
//! floats, weights that were fitted to other people's cards, and a history of each review; the crates that have it bring a
//! calendar with them. For some forty cards the difference is small.

use crate::progress::Items;

/// How easy a card begins, in hundredths.
const FIRST_EASE: u16 = 250;
/// The least ease, in hundredths.
const LEAST_EASE: u16 = 130;
/// The greatest ease, in hundredths: SM-2 has no bound.
const MOST_EASE: u16 = 1000;
/// Longest time between two questions, days.
const LONGEST: u32 = 3650;

/// How an answer went: SM-2's quality of 0 to 5, of which the page can tell four apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Wrong.
    Wrong,
    /// Right, with a guess.
    Hard,
    /// Right.
    Good,
    /// Right, at once.
    Easy,
}

impl Grade {
    const fn quality(self) -> u16 {
        match self {
            Self::Wrong => 1,
            Self::Hard => 3,
            Self::Good => 4,
            Self::Easy => 5,
        }
    }
}

/// What is remembered of one concept. Days count from any day that the caller keeps to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Review {
    /// The day of the last answer.
    pub last: u32,
    /// Right answers in a row.
    pub streak: u16,
    /// Days until the next question.
    pub interval: u32,
    /// Ease, in hundredths.
    pub ease: u16,
}

impl Review {
    /// After the first answer.
    #[must_use]
    pub fn first(grade: Grade, today: u32) -> Self {
        Self { last: today, streak: 0, interval: 0, ease: FIRST_EASE }.after(grade, today)
    }

    /// After another answer.
    #[must_use]
    pub fn after(self, grade: Grade, today: u32) -> Self {
        let short = 5 - grade.quality();
        // A wrong answer begins anew and leaves the ease as it was.
        let ease = match grade {
            Grade::Wrong => self.ease,
            Grade::Hard | Grade::Good | Grade::Easy => (self.ease + 10).saturating_sub(short * (8 + short * 2)),
        };
        let ease = ease.clamp(LEAST_EASE, MOST_EASE);
        let (streak, interval) = match (grade, self.streak) {
            (Grade::Wrong, _) => (0, 1),
            (Grade::Hard | Grade::Good | Grade::Easy, 0) => (1, 1),
            (Grade::Hard | Grade::Good | Grade::Easy, 1) => (2, 6),
            (Grade::Hard | Grade::Good | Grade::Easy, streak) => {
                (streak.saturating_add(1), (self.interval.min(LONGEST) * u32::from(self.ease)).div_ceil(100))
            }
        };
        Self { last: today, streak, interval: interval.min(LONGEST), ease }
    }

    /// The day on which it is to be asked again.
    #[must_use]
    pub const fn due(&self) -> u32 {
        self.last.saturating_add(self.interval)
    }
}

/// The concept to ask for next: the one that is most overdue, else the first of `all` that was never asked, else the one
/// that is due first. `but` is left out where there is another: the one just asked.
#[must_use]
pub fn next<'a>(all: &[&'a str], reviews: &Items<Review>, today: u32, but: Option<&str>) -> Option<&'a str> {
    let others: Vec<&str> = all.iter().copied().filter(|one| Some(*one) != but).collect();
    let among = if others.is_empty() { all } else { &others };
    let due = |concept: &&str| reviews.get(concept).map(Review::due);
    let known = among.iter().filter_map(|one| due(one).map(|day| (day, *one)));
    let first = known.min_by_key(|(day, _)| *day);
    match first {
        Some((day, concept)) if day <= today => Some(concept),
        _ => among.iter().copied().find(|one| reviews.get(one).is_none()).or(first.map(|(_, concept)| concept)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(grades: &[Grade]) -> Vec<u32> {
        let mut review = None;
        let mut days = Vec::new();
        for grade in grades {
            let today = review.map_or(0, |review: Review| review.due());
            let next =
                review.map_or_else(|| Review::first(*grade, today), |review: Review| review.after(*grade, today));
            days.push(next.interval);
            review = Some(next);
        }
        days
    }

    #[test]
    fn intervals_are_those_of_sm_2() {
        use Grade::{Easy, Good, Hard, Wrong};
        assert_eq!(days(&[Good; 5]), [1, 6, 15, 38, 95]);
        assert_eq!(days(&[Easy; 4]), [1, 6, 17, 48]);
        assert_eq!(days(&[Good, Good, Good, Wrong, Good, Good]), [1, 6, 15, 1, 1, 6]);
        assert_eq!(days(&[Hard; 4]), [1, 6, 14, 30]);
    }

    #[test]
    fn ease_stays_within_its_bounds_and_intervals_too() {
        let mut review = Review::first(Grade::Wrong, 0);
        assert_eq!(review.ease, FIRST_EASE);
        for day in 0..50 {
            review = review.after(Grade::Hard, day);
        }
        review = review.after(Grade::Wrong, 50);
        assert_eq!((review.ease, review.interval, review.streak), (LEAST_EASE, 1, 0));
        for day in 0..200 {
            review = review.after(Grade::Easy, day);
        }
        assert_eq!((review.ease, review.interval), (MOST_EASE, LONGEST));
        assert_eq!(Review { last: u32::MAX, ..review }.due(), u32::MAX);
    }

    #[test]
    fn what_is_overdue_comes_first_then_what_is_new() {
        let all = ["a", "b", "c"];
        let mut reviews = Items::default();
        assert_eq!(next(&all, &reviews, 0, None), Some("a"));
        reviews.insert("a", Review::first(Grade::Good, 0));
        assert_eq!(next(&all, &reviews, 0, None), Some("b"));
        assert_eq!(next(&all, &reviews, 1, None), Some("a"));
        assert_eq!(next(&all, &reviews, 1, Some("a")), Some("b"));
        reviews.insert("b", Review::first(Grade::Good, 2));
        reviews.insert("c", Review::first(Grade::Good, 1));
        assert_eq!(next(&all, &reviews, 0, Some("a")), Some("c"), "nothing is due: the one that is due first");
        assert_eq!(next(&["a"], &reviews, 0, Some("a")), Some("a"));
        assert_eq!(next(&[], &reviews, 0, None), None);
    }
}
