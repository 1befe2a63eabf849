//! What the path decides by chance: a hash of the seed, the direction and a count, so that an edit at one time
//! changes nothing before it and nothing that does not depend on it.

use crate::{PathSide, Side};
use fourway_proto::Micros;

/// Certainty, in the unit of probabilities: parts per 10^9.
pub(crate) const CERTAIN: u32 = 1_000_000_000;

/// What one throw of the dice is about.
#[derive(Clone, Copy)]
pub(crate) enum Throw {
    Jitter,
    Loss,
    Duplicate,
    Reorder,
    Corrupt,
}

/// The dice for the `n`-th segment that `from` sends.
#[derive(Clone, Copy)]
pub(crate) struct Dice {
    pub(crate) seed: u64,
    pub(crate) from: Side,
    pub(crate) n: u32,
}

impl Dice {
    /// True with a probability of `chance` parts per 10^9.
    pub(crate) fn falls(self, throw: Throw, chance: u32) -> bool {
        self.below(throw, u64::from(CERTAIN)) < u64::from(chance)
    }

    /// The delay that jitter adds for this segment.
    pub(crate) fn jitter(self, side: &PathSide) -> Micros {
        if side.jitter == Micros::ZERO {
            return Micros::ZERO;
        }
        Micros(self.below(Throw::Jitter, side.jitter.0.saturating_add(1)))
    }

    fn below(self, throw: Throw, limit: u64) -> u64 {
        let counter = (u64::from(self.n) << 8) | ((throw as u64) << 1) | (self.from as u64);
        let mixed = mix(self.seed ^ mix(counter.wrapping_add(0x9e37_79b9_7f4a_7c15)));
        ((u128::from(mixed) * u128::from(limit)) >> 64) as u64
    }
}

/// The finalizer of SplitMix64: every bit of the input moves every bit of the output.
const fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chance_falls_about_as_often_as_it_says() {
        let fell =
            (0..10_000).filter(|&n| Dice { seed: 7, from: Side::Client, n }.falls(Throw::Loss, CERTAIN / 4)).count();
        assert!((2_300..2_700).contains(&fell), "fell {fell} times of 10000");
    }

    #[test]
    fn certainty_always_falls_and_impossibility_never() {
        for n in 0..1000 {
            let dice = Dice { seed: u64::from(n) * 31, from: Side::Server, n };
            assert!(dice.falls(Throw::Duplicate, CERTAIN));
            assert!(!dice.falls(Throw::Duplicate, 0));
        }
    }
}
