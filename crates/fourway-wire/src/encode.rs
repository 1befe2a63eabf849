//! From a segment to the bytes of one IP packet.

use core::fmt;

use etherparse::checksum::Sum16BitWords;
use etherparse::{Ipv4Header, Ipv6Header, TcpHeader, ip_number};
use fourway_proto::Flags;

use crate::options;
use crate::{Addresses, Packet};

/// Octets of the longest headers that [`encode`] writes: IPv6 and TCP with every option.
pub const MOST_HEADER: usize = Ipv6Header::LEN + TcpHeader::MIN_LEN + options::MOST;

/// Hops that a packet may take (RFC 1700 recommends this number).
const HOP_LIMIT: u8 = 64;

/// The packet is longer than the buffer, or than an IP packet can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DoesNotFit {
    /// Octets that the packet has.
    pub needed: usize,
}

impl fmt::Display for DoesNotFit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a packet of {} octets does not fit", self.needed)
    }
}

impl core::error::Error for DoesNotFit {}

/// Write one IP packet with every checksum into `out`; gives its length.
///
/// The header's window is `segment.window` shifted right by `shift` unless the segment is a SYN, and at most 65535.
/// The length is that of `payload`; [`Segment::len`](fourway_proto::Segment::len) is not read.
///
/// # Errors
/// [`DoesNotFit`] where `out` is too short or the packet longer than 65535 octets; `out` is untouched then.
pub fn encode(packet: &Packet<'_>, shift: u8, out: &mut [u8]) -> Result<usize, DoesNotFit> {
    let mut written = [0; options::MOST];
    let options = options::write(&mut written, &packet.options, packet.segment.ts);
    let tcp_len = TcpHeader::MIN_LEN + options;
    let ip_len = match packet.addresses {
        Addresses::V4 { .. } => Ipv4Header::MIN_LEN,
        Addresses::V6 { .. } => Ipv6Header::LEN,
    };
    let len = ip_len + tcp_len + packet.payload.len();
    let doubt = DoesNotFit { needed: len };
    if len > usize::from(u16::MAX) {
        return Err(doubt);
    }
    let (ip, tcp) = out.get_mut(..len).ok_or(doubt)?.split_at_mut(ip_len);
    let body = tcp.len() as u16;
    let (ports, sum) = match packet.addresses {
        Addresses::V4 { source, destination } => {
            let (from, to) = (source.ip().octets(), destination.ip().octets());
            ip.copy_from_slice(&ipv4(from, to, body));
            ((source.port(), destination.port()), Sum16BitWords::new().add_4bytes(from).add_4bytes(to))
        }
        Addresses::V6 { source, destination } => {
            let (from, to) = (source.ip().octets(), destination.ip().octets());
            ip.copy_from_slice(&ipv6(from, to, body));
            ((source.port(), destination.port()), Sum16BitWords::new().add_16bytes(from).add_16bytes(to))
        }
    };
    let (head, rest) = tcp.split_at_mut(TcpHeader::MIN_LEN);
    let sum = sum.add_2bytes([0, ip_number::TCP.0]).add_2bytes(body.to_be_bytes());
    let sum = sum.add_slice(&written[..options]).add_slice(packet.payload);
    head.copy_from_slice(&fixed_part(packet, ports, tcp_len, shift, sum));
    rest[..options].copy_from_slice(&written[..options]);
    rest[options..].copy_from_slice(packet.payload);
    Ok(len)
}

// Headers are put together in words of eight octets, sums taken before they are written: a checksum over octets that
// were stored one by one a moment ago waits for each of them.

/// An IPv4 header (RFC 791 section 3.1) with its checksum, for so many octets of TCP.
fn ipv4(from: [u8; 4], to: [u8; 4], body: u16) -> [u8; Ipv4Header::MIN_LEN] {
    // Version and length of the header, length of all, "don't fragment".
    let start = (0x4500_0000_0000_4000 | u64::from(body + Ipv4Header::MIN_LEN as u16) << 32).to_be_bytes();
    let (hops, tcp) = (u64::from(HOP_LIMIT) << 56, u64::from(ip_number::TCP.0) << 48);
    let middle = hops | tcp | u64::from(u32::from_be_bytes(from));
    let sum = Sum16BitWords::new().add_8bytes(start).add_8bytes(middle.to_be_bytes()).add_4bytes(to);
    let checksum = u16::from_be_bytes(sum.ones_complement().to_ne_bytes());
    let mut header = [0; Ipv4Header::MIN_LEN];
    header[..8].copy_from_slice(&start);
    header[8..16].copy_from_slice(&(middle | u64::from(checksum) << 32).to_be_bytes());
    header[16..].copy_from_slice(&to);
    header
}

/// An IPv6 header (RFC 8200 section 3) for so many octets of TCP.
fn ipv6(from: [u8; 16], to: [u8; 16], body: u16) -> [u8; Ipv6Header::LEN] {
    let (next, hops) = (u64::from(ip_number::TCP.0) << 8, u64::from(HOP_LIMIT));
    let start = 0x6000_0000_0000_0000 | u64::from(body) << 16 | next | hops;
    let mut header = [0; Ipv6Header::LEN];
    header[..8].copy_from_slice(&start.to_be_bytes());
    header[8..24].copy_from_slice(&from);
    header[24..].copy_from_slice(&to);
    header
}

/// The part of the TCP header that is always there (RFC 9293 section 3.1), with the checksum; `sum` has all the rest.
fn fixed_part(
    packet: &Packet<'_>,
    ports: (u16, u16),
    tcp_len: usize,
    shift: u8,
    sum: Sum16BitWords,
) -> [u8; TcpHeader::MIN_LEN] {
    let segment = &packet.segment;
    let flags = segment.flags;
    let bits = [Flags::FIN, Flags::SYN, Flags::RST, Flags::PSH, Flags::ACK, Flags::URG];
    let flag_bits = bits.into_iter().enumerate().fold(0, |all, (at, bit)| all | u64::from(flags.has(bit)) << at);
    let shift = if flags.has(Flags::SYN) { 0 } else { shift.min(14) };
    let window = u16::try_from(segment.window >> shift).unwrap_or(u16::MAX);
    let ack = if flags.has(Flags::ACK) { segment.ack.0 } else { 0 };
    let numbers = u64::from(ports.0) << 48 | u64::from(ports.1) << 32 | u64::from(segment.seq.0);
    let rest = u64::from(ack) << 32 | (tcp_len as u64 / 4) << 28 | flag_bits << 16 | u64::from(window);
    let (numbers, rest) = (numbers.to_be_bytes(), rest.to_be_bytes());
    let [high, low] = sum.clone().add_8bytes(numbers).add_8bytes(rest).ones_complement().to_ne_bytes();
    let mut head = [0; TcpHeader::MIN_LEN];
    head[..8].copy_from_slice(&numbers);
    head[8..16].copy_from_slice(&rest);
    head[16..].copy_from_slice(&[high, low, 0, 0]);
    head
}
