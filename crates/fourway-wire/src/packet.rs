//! One TCP segment with its addresses, its options and its bytes.

use core::net::{IpAddr, SocketAddr, SocketAddrV4, SocketAddrV6};

use fourway_proto::{Flags, Segment};

/// Where a packet comes from and goes to: both of one family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Addresses {
    /// IPv4.
    V4 {
        /// Source address and port.
        source: SocketAddrV4,
        /// Destination address and port.
        destination: SocketAddrV4,
    },
    /// IPv6. Flow label and scope are not on the wire of a segment and are zero in what [`decode`](crate::decode) gives.
    V6 {
        /// Source address and port.
        source: SocketAddrV6,
        /// Destination address and port.
        destination: SocketAddrV6,
    },
}

impl Addresses {
    /// The pair, where both are of one family.
    #[must_use]
    pub const fn new(source: SocketAddr, destination: SocketAddr) -> Option<Self> {
        match (source, destination) {
            (SocketAddr::V4(source), SocketAddr::V4(destination)) => Some(Self::V4 { source, destination }),
            (SocketAddr::V6(source), SocketAddr::V6(destination)) => Some(Self::V6 { source, destination }),
            (SocketAddr::V4(_), SocketAddr::V6(_)) | (SocketAddr::V6(_), SocketAddr::V4(_)) => None,
        }
    }

    /// Where the packet comes from.
    #[must_use]
    pub const fn source(&self) -> SocketAddr {
        match *self {
            Self::V4 { source, .. } => SocketAddr::V4(source),
            Self::V6 { source, .. } => SocketAddr::V6(source),
        }
    }

    /// Where the packet goes.
    #[must_use]
    pub const fn destination(&self) -> SocketAddr {
        match *self {
            Self::V4 { destination, .. } => SocketAddr::V4(destination),
            Self::V6 { destination, .. } => SocketAddr::V6(destination),
        }
    }

    /// The addresses of the answer.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::V4 { source, destination } => Self::V4 { source: destination, destination: source },
            Self::V6 { source, destination } => Self::V6 { source: destination, destination: source },
        }
    }

    /// The largest payload of a packet of `mtu` octets with a TCP header without options: what the MSS option tells
    /// (RFC 9293 section 3.7.1).
    #[must_use]
    pub const fn mss(&self, mtu: u16) -> u16 {
        match self.source().ip() {
            IpAddr::V4(_) => mtu.saturating_sub(40),
            IpAddr::V6(_) => mtu.saturating_sub(60),
        }
    }
}

/// The options that only a SYN carries. A [`Segment`] does not hold them: they bear on the wire, not on closing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct SynOptions {
    /// Largest payload that the sender takes, in octets (RFC 9293 section 3.7.1).
    pub mss: Option<u16>,
    /// Shift count of the sender's windows (RFC 7323 section 2); 14 at most on the wire.
    pub window_scale: Option<u8>,
    /// Selective acknowledgments may be sent (RFC 2018 section 2).
    pub sack_permitted: bool,
}

impl SynOptions {
    /// No option.
    pub const NONE: Self = Self { mss: None, window_scale: None, sack_permitted: false };
}

/// One segment on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Packet<'a> {
    /// Source and destination, with ports.
    pub addresses: Addresses,
    /// The segment. [`Segment::len`] is the length of `payload`; [`Segment::window`] is the field of the header as it
    /// stands there (see [`Packet::scaled`]).
    pub segment: Segment,
    /// The options of a SYN.
    pub options: SynOptions,
    /// The bytes.
    pub payload: &'a [u8],
}

impl Packet<'_> {
    /// The segment with its window in octets, where the two ends agreed on window scaling: a SYN is never scaled
    /// (RFC 7323 section 2.2). Shift counts above 14 count as 14 (RFC 7323 section 2.3).
    #[must_use]
    pub const fn scaled(&self, shift: u8) -> Segment {
        let mut segment = self.segment;
        if !segment.flags.has(Flags::SYN) {
            segment.window <<= if shift > 14 { 14 } else { shift };
        }
        segment
    }
}
