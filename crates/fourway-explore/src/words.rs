//! How a situation is written in words of 32 bits: the hosts, what is remembered of each, the script, the budget, and then
//! one word for each segment on the path, in the order of sending.

use crate::world::Left;

/// Words before those of the segments.
pub(crate) const HEAD: usize = 6;
/// The place of the script's word.
pub(crate) const SCRIPT: usize = 4;
/// Marks the word of a segment that one sent later has overtaken.
pub(crate) const LATE: u32 = 1 << 31;
/// The most of each fault that there is room for.
pub(crate) const MOST_FAULTS: u8 = 31;

/// Where each count stands in the budget's word; below them is the part of a millisecond that has passed.
pub(crate) const LOSSES: u32 = 10;
pub(crate) const DUPLICATES: u32 = 15;
pub(crate) const REORDERINGS: u32 = 20;
pub(crate) const DELAYS: u32 = 25;
const BUDGET: usize = 5;
const PART: u32 = 0x3ff;

/// Take some of one count of the budget.
pub(crate) fn spend(words: &mut [u32], count: u32, much: u32) {
    words[BUDGET] -= much << count;
}

/// The part of a millisecond that has passed, in microseconds.
pub(crate) const fn part(words: &[u32]) -> u32 {
    words[BUDGET] & PART
}

/// Let so many microseconds pass.
pub(crate) fn pass(words: &mut [u32], span: u64) {
    let part = (part(words) + (span % 1000) as u32) % 1000;
    words[BUDGET] = (words[BUDGET] & !PART) | part;
}

/// What is left of the budget.
pub(crate) fn left(words: &[u32]) -> Left {
    let count = |at: u32| (words[BUDGET] >> at & u32::from(MOST_FAULTS)) as u8;
    Left {
        losses: count(LOSSES),
        duplicates: count(DUPLICATES),
        reorderings: count(REORDERINGS),
        delays: count(DELAYS),
    }
}

/// The budget's word.
pub(crate) fn budget(left: Left, part: u32) -> u32 {
    part | u32::from(left.losses) << LOSSES
        | u32::from(left.duplicates) << DUPLICATES
        | u32::from(left.reorderings) << REORDERINGS
        | u32::from(left.delays) << DELAYS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_written_and_read_again() {
        let full = Left { losses: 31, duplicates: 1, reorderings: 0, delays: 31 };
        let mut words = [0, 0, 0, 0, 0, budget(full, 999)];
        assert_eq!((left(&words), part(&words)), (full, 999));
        spend(&mut words, LOSSES, 2);
        spend(&mut words, DELAYS, 1);
        pass(&mut words, 2002);
        assert_eq!((left(&words), part(&words)), (Left { losses: 29, delays: 30, ..full }, 1));
    }
}
