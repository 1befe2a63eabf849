//! From the bytes of one IP packet to a segment, or to the one reason why not.

use core::fmt;
use core::net::{SocketAddrV4, SocketAddrV6};

use etherparse::checksum::Sum16BitWords;
use etherparse::err::ip::SliceError;
use etherparse::err::tcp::HeaderSliceError;
use etherparse::{IpSlice, TcpSlice, ip_number};
use fourway_proto::{Flags, Segment, Seq};

use crate::{Addresses, Packet, options};

/// Why bytes are not a TCP segment that can be believed. The first reason found, from the outermost header inwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// The bytes end before a header or the packet that its length announces.
    Truncated,
    /// The IP header or an extension header contradicts itself or is of no known version.
    IpHeader,
    /// The IPv4 header checksum is wrong (RFC 1122 section 3.2.1.2).
    IpChecksum,
    /// A part of a packet; the house does not put fragments together.
    Fragment,
    /// Something else than TCP.
    NotTcp,
    /// The data offset points into the header (RFC 9293 section 3.1).
    DataOffset,
    /// The TCP checksum is wrong (RFC 9293 MUST-3).
    TcpChecksum,
    /// An option has a length that it cannot have (RFC 9293 MUST-7).
    Options,
}

impl Refusal {
    /// The reason in a few words.
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Truncated => "the packet is cut short",
            Self::IpHeader => "the IP header contradicts itself",
            Self::IpChecksum => "the IPv4 header checksum is wrong",
            Self::Fragment => "the packet is a fragment",
            Self::NotTcp => "the packet is not TCP",
            Self::DataOffset => "the TCP data offset is too small",
            Self::TcpChecksum => "the TCP checksum is wrong",
            Self::Options => "a TCP option has an impossible length",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason())
    }
}

impl core::error::Error for Refusal {}

/// Take one IP packet apart.
///
/// Octets after the length that the IP header announces are padding and do not count. The urgent pointer and the bits
/// of explicit congestion notification are not kept.
///
/// # Errors
/// The first [`Refusal`], from the outermost header inwards.
pub fn decode(bytes: &[u8]) -> Result<Packet<'_>, Refusal> {
    let ip = IpSlice::from_slice(bytes).map_err(|error| match error {
        SliceError::Len(_) => Refusal::Truncated,
        SliceError::IpHeaders(_) => Refusal::IpHeader,
    })?;
    if let IpSlice::Ipv4(v4) = &ip
        && Sum16BitWords::new().add_slice(v4.header().slice()).ones_complement() != 0
    {
        return Err(Refusal::IpChecksum);
    }
    if ip.is_fragmenting_payload() {
        return Err(Refusal::Fragment);
    }
    if ip.payload_ip_number() != ip_number::TCP {
        return Err(Refusal::NotTcp);
    }
    let payload = ip.payload().payload;
    let tcp = TcpSlice::from_slice(payload).map_err(|error| match error {
        HeaderSliceError::Len(_) => Refusal::Truncated,
        HeaderSliceError::Content(_) => Refusal::DataOffset,
    })?;
    let sum = Sum16BitWords::new().add_2bytes([0, ip_number::TCP.0]).add_slice(payload);
    let (addresses, sum) = addresses(&ip, &tcp, sum, payload.len());
    if sum.ones_complement() != 0 {
        return Err(Refusal::TcpChecksum);
    }
    let (options, ts) = options::read(tcp.options())?;
    let segment = Segment {
        seq: Seq(tcp.sequence_number()),
        ack: Seq(if tcp.ack() { tcp.acknowledgment_number() } else { 0 }),
        len: tcp.payload().len() as u32,
        window: u32::from(tcp.window_size()),
        flags: flags(&tcp),
        ts,
    };
    Ok(Packet { addresses, segment, options, payload: tcp.payload() })
}

/// The addresses with their ports, and the sum with the pseudo-header.
fn addresses(ip: &IpSlice, tcp: &TcpSlice, sum: Sum16BitWords, len: usize) -> (Addresses, Sum16BitWords) {
    let (from, to) = (tcp.source_port(), tcp.destination_port());
    let mut sum = sum.add_2bytes((len as u16).to_be_bytes());
    match ip {
        IpSlice::Ipv4(v4) => {
            let (source, destination) = (v4.header().source(), v4.header().destination());
            sum = sum.add_4bytes(source);
            sum = sum.add_4bytes(destination);
            let source = SocketAddrV4::new(source.into(), from);
            let destination = SocketAddrV4::new(destination.into(), to);
            (Addresses::V4 { source, destination }, sum)
        }
        IpSlice::Ipv6(v6) => {
            let (source, destination) = (v6.header().source(), v6.header().destination());
            sum = sum.add_16bytes(source);
            sum = sum.add_16bytes(destination);
            let source = SocketAddrV6::new(source.into(), from, 0, 0);
            let destination = SocketAddrV6::new(destination.into(), to, 0, 0);
            (Addresses::V6 { source, destination }, sum)
        }
    }
}

fn flags(tcp: &TcpSlice) -> Flags {
    let bits = [
        (tcp.fin(), Flags::FIN),
        (tcp.syn(), Flags::SYN),
        (tcp.rst(), Flags::RST),
        (tcp.psh(), Flags::PSH),
        (tcp.ack(), Flags::ACK),
        (tcp.urg(), Flags::URG),
    ];
    bits.into_iter().fold(Flags::NONE, |all, (set, bit)| if set { all.with(bit) } else { all })
}
