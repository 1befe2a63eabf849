//! A segment as values: no bytes of payload, only how many there are.

use crate::Seq;
use core::fmt;

/// The control bits of a segment (RFC 9293 section 3.1).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Flags(u8);

impl Flags {
    /// No bit set.
    pub const NONE: Self = Self(0);
    /// No more data from the sender.
    pub const FIN: Self = Self(1);
    /// Synchronize sequence numbers.
    pub const SYN: Self = Self(2);
    /// Reset the connection.
    pub const RST: Self = Self(4);
    /// Push function.
    pub const PSH: Self = Self(8);
    /// The acknowledgment field is significant.
    pub const ACK: Self = Self(16);
    /// The urgent pointer is significant.
    pub const URG: Self = Self(32);

    const NAMED: [(Self, &'static str); 6] = [
        (Self::FIN, "FIN"),
        (Self::SYN, "SYN"),
        (Self::RST, "RST"),
        (Self::PSH, "PSH"),
        (Self::ACK, "ACK"),
        (Self::URG, "URG"),
    ];

    /// Both sets of bits together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// These bits without those of `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// True when every bit of `other` is set.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// True when at least one bit of `other` is set.
    #[must_use]
    pub const fn has_any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The names of the bits that are set, in wire order: FIN SYN RST PSH ACK URG.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        Self::NAMED.into_iter().filter_map(move |(bit, name)| self.has(bit).then_some(name))
    }

    /// The bit with this exact name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMED.into_iter().find_map(|(bit, known)| (known == name).then_some(bit))
    }
}

impl fmt::Debug for Flags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.names()).finish()
    }
}

/// The two values of the timestamps option (RFC 7323 section 3), in the sender's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Timestamps {
    /// TSval: the sender's clock.
    pub val: u32,
    /// TSecr: the last value received that was to be echoed.
    pub ecr: u32,
}

/// A segment without its bytes. Sequence numbers are absolute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Segment {
    /// Sequence number of the first octet, or of the SYN.
    pub seq: Seq,
    /// Next sequence number expected; meaningful only with the ACK bit.
    pub ack: Seq,
    /// Octets of payload.
    pub len: u32,
    /// The sender's receive window in octets, after scaling.
    pub window: u32,
    /// Control bits.
    pub flags: Flags,
    /// The timestamps option, where the segment carries it.
    pub ts: Option<Timestamps>,
}

impl Segment {
    /// The same, built field by field. What is handed on so to a call that is seldom made stays in registers until then;
    /// a plain copy would be kept in memory for it, and the `match` keeps the compiler from making one of this.
    #[inline]
    #[allow(clippy::needless_match)]
    pub(crate) const fn by_fields(self) -> Self {
        let Self { seq, ack, len, window, flags, ts } = self;
        let ts = match ts {
            Some(ts) => Some(ts),
            None => None,
        };
        Self { seq, ack, len, window, flags, ts }
    }

    /// SEG.LEN: octets of payload, with one each for SYN and FIN (RFC 9293 section 3.4); saturates.
    #[must_use]
    pub const fn seq_len(&self) -> u32 {
        let bits = self.flags.has(Flags::SYN) as u32 + self.flags.has(Flags::FIN) as u32;
        self.len.saturating_add(bits)
    }

    /// The number after the last one that this segment occupies.
    #[must_use]
    pub const fn end(&self) -> Seq {
        self.seq.plus(self.seq_len())
    }
}
