//! Chance as a hash of seed and place, and the bytes of a stream as a function of their offset.

use crate::script::Side;

/// A number that depends on nothing but its arguments (the finisher of SplitMix64).
#[must_use]
pub const fn hash(seed: u64, place: u64) -> u64 {
    let mut z = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ place.wrapping_add(0x632b_e59b_d9b4_e019);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// One octet of what a side sends in its `life`-th connection of a run.
#[must_use]
pub const fn octet(side: Side, life: usize, offset: u32) -> u8 {
    hash(side as u64 * 1000 + life as u64, offset as u64) as u8
}

/// Octets of a stream from an offset on.
#[must_use]
pub fn octets(side: Side, life: usize, from: u32, len: u32) -> Vec<u8> {
    (from..from + len).map(|offset| octet(side, life, offset)).collect()
}

/// The first offset at which bytes are not those of the stream.
#[must_use]
pub fn first_wrong(side: Side, life: usize, from: u32, bytes: &[u8]) -> Option<u32> {
    bytes.iter().zip(from..).find_map(|(byte, offset)| (*byte != octet(side, life, offset)).then_some(offset))
}
