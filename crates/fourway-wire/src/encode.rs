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
    let (ports, addresses) = write_ip(packet.addresses, tcp.len() as u16, ip);
    let (head, text) = tcp.split_at_mut(tcp_len);
    head[..TcpHeader::MIN_LEN].copy_from_slice(&fixed_part(packet, ports, tcp_len, shift));
    head[TcpHeader::MIN_LEN..].copy_from_slice(&written[..options]);
    text.copy_from_slice(packet.payload);
    let sum = addresses.add_2bytes([0, ip_number::TCP.0]).add_2bytes((tcp.len() as u16).to_be_bytes()).add_slice(tcp);
    tcp[16..18].copy_from_slice(&sum.ones_complement().to_ne_bytes());
    Ok(len)
}

/// Writes the IP header for so many octets of TCP; gives the ports, and the sum of the addresses.
fn write_ip(addresses: Addresses, body: u16, ip: &mut [u8]) -> ((u16, u16), Sum16BitWords) {
    let mut sum = Sum16BitWords::new();
    match addresses {
        Addresses::V4 { source, destination } => {
            let (from, to) = (source.ip().octets(), destination.ip().octets());
            let len = (body + Ipv4Header::MIN_LEN as u16).to_be_bytes();
            // Version and length of the header; no service, no fragments ("don't fragment" is set), no checksum yet.
            ip[..12].copy_from_slice(&[0x45, 0, len[0], len[1], 0, 0, 0x40, 0, HOP_LIMIT, ip_number::TCP.0, 0, 0]);
            ip[12..16].copy_from_slice(&from);
            ip[16..20].copy_from_slice(&to);
            let header = Sum16BitWords::new().add_slice(ip);
            ip[10..12].copy_from_slice(&header.ones_complement().to_ne_bytes());
            sum = sum.add_4bytes(from);
            ((source.port(), destination.port()), sum.add_4bytes(to))
        }
        Addresses::V6 { source, destination } => {
            let (from, to) = (source.ip().octets(), destination.ip().octets());
            let len = body.to_be_bytes();
            ip[..8].copy_from_slice(&[0x60, 0, 0, 0, len[0], len[1], ip_number::TCP.0, HOP_LIMIT]);
            ip[8..24].copy_from_slice(&from);
            ip[24..40].copy_from_slice(&to);
            sum = sum.add_16bytes(from);
            ((source.port(), destination.port()), sum.add_16bytes(to))
        }
    }
}

/// The part of the TCP header that is always there (RFC 9293 section 3.1), without its checksum.
fn fixed_part(packet: &Packet<'_>, ports: (u16, u16), tcp_len: usize, shift: u8) -> [u8; TcpHeader::MIN_LEN] {
    let segment = &packet.segment;
    let flags = segment.flags;
    let bits = [Flags::FIN, Flags::SYN, Flags::RST, Flags::PSH, Flags::ACK, Flags::URG];
    let flag_octet = bits.into_iter().enumerate().fold(0, |all, (at, bit)| all | u8::from(flags.has(bit)) << at);
    let shift = if flags.has(Flags::SYN) { 0 } else { shift.min(14) };
    let window = u16::try_from(segment.window >> shift).unwrap_or(u16::MAX).to_be_bytes();
    let ack = if flags.has(Flags::ACK) { segment.ack.0 } else { 0 }.to_be_bytes();
    let (from, to, seq) = (ports.0.to_be_bytes(), ports.1.to_be_bytes(), segment.seq.0.to_be_bytes());
    let offset = (tcp_len as u8 / 4) << 4;
    [
        from[0], from[1], to[0], to[1], seq[0], seq[1], seq[2], seq[3], ack[0], ack[1], ack[2], ack[3], offset,
        flag_octet, window[0], window[1], 0, 0, 0, 0,
    ]
}
