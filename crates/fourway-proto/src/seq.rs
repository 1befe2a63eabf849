//! Sequence numbers: 32 bits on a circle, compared by distance.

use core::fmt;

/// A TCP sequence number (RFC 9293 section 3.4).
///
/// There is no `PartialOrd`: order on a circle is not transitive. Compare with
/// [`Seq::before`] and friends, which are right for distances below 2^31.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Seq(pub u32);

impl Seq {
    /// The number `n` octets further on the circle.
    #[must_use]
    pub const fn plus(self, n: u32) -> Self {
        Self(self.0.wrapping_add(n))
    }

    /// The number `n` octets earlier on the circle.
    #[must_use]
    pub const fn minus(self, n: u32) -> Self {
        Self(self.0.wrapping_sub(n))
    }

    /// The distance in octets from `earlier` to `self`, modulo 2^32.
    #[must_use]
    pub const fn since(self, earlier: Self) -> u32 {
        self.0.wrapping_sub(earlier.0)
    }

    /// True when `self` lies before `other` by less than half the circle.
    #[must_use]
    pub const fn before(self, other: Self) -> bool {
        (self.0.wrapping_sub(other.0) as i32) < 0
    }

    /// True when `self` is `other` or lies before it.
    #[must_use]
    pub const fn at_or_before(self, other: Self) -> bool {
        !other.before(self)
    }

    /// True when `self` lies after `other` by less than half the circle.
    #[must_use]
    pub const fn after(self, other: Self) -> bool {
        other.before(self)
    }

    /// True when `self` is in the `len` numbers that begin at `start`; false for a length of zero.
    #[must_use]
    pub const fn within(self, start: Self, len: u32) -> bool {
        self.since(start) < len
    }

    /// The later of two numbers.
    #[must_use]
    pub const fn later(self, other: Self) -> Self {
        if self.before(other) { other } else { self }
    }

    /// The earlier of two numbers.
    #[must_use]
    pub const fn earlier(self, other: Self) -> Self {
        if self.before(other) { self } else { other }
    }
}

impl fmt::Debug for Seq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Display for Seq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn adding_less_than_half_the_circle_is_later(start: u32, n in 1..=0x7fff_ffff_u32) {
            let (a, b) = (Seq(start), Seq(start).plus(n));
            prop_assert!(a.before(b) && b.after(a) && a.at_or_before(b) && !b.at_or_before(a));
            prop_assert_eq!(b.since(a), n);
            prop_assert_eq!(b.minus(n), a);
            prop_assert_eq!(a.later(b), b);
            prop_assert_eq!(a.earlier(b), a);
        }

        #[test]
        fn a_window_holds_exactly_its_numbers(start: u32, len in 0..0x7fff_ffff_u32, offset: u32) {
            prop_assert_eq!(Seq(start).plus(offset).within(Seq(start), len), offset < len);
        }
    }
}
