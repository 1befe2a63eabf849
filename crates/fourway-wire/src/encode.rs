//! From a segment to the bytes of one IP packet.

use core::fmt;

use etherparse::{IpNumber, Ipv4Header, Ipv6Header, TcpHeader, ip_number};
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
    let written = {
        let len = options::write(&mut written, &packet.options, packet.segment.ts);
        &written[..len]
    };
    let tcp_len = TcpHeader::MIN_LEN + written.len();
    let ip_len = match packet.addresses {
        Addresses::V4 { .. } => Ipv4Header::MIN_LEN,
        Addresses::V6 { .. } => Ipv6Header::LEN,
    };
    let len = ip_len + tcp_len + packet.payload.len();
    let doubt = DoesNotFit { needed: len };
    let whole = out.get_mut(..len).ok_or(doubt)?;
    if len > usize::from(u16::MAX) {
        return Err(doubt);
    }
    let mut tcp = header(packet, shift);
    tcp.set_options_raw(written).map_err(|_| doubt)?;
    let (ip, rest) = whole.split_at_mut(ip_len);
    let body = (tcp_len + packet.payload.len()) as u16;
    match packet.addresses {
        Addresses::V4 { source, destination } => {
            let (source, destination) = (source.ip().octets(), destination.ip().octets());
            let mut header =
                Ipv4Header::new(body, HOP_LIMIT, ip_number::TCP, source, destination).map_err(|_| doubt)?;
            header.header_checksum = header.calc_header_checksum();
            ip.copy_from_slice(&header.to_bytes());
            tcp.checksum = tcp.calc_checksum_ipv4_raw(source, destination, packet.payload).map_err(|_| doubt)?;
        }
        Addresses::V6 { source, destination } => {
            let (source, destination) = (source.ip().octets(), destination.ip().octets());
            let header = Ipv6Header {
                payload_length: body,
                next_header: IpNumber::TCP,
                hop_limit: HOP_LIMIT,
                source,
                destination,
                ..Ipv6Header::default()
            };
            ip.copy_from_slice(&header.to_bytes());
            tcp.checksum = tcp.calc_checksum_ipv6_raw(source, destination, packet.payload).map_err(|_| doubt)?;
        }
    }
    let (head, text) = rest.split_at_mut(tcp_len);
    head.copy_from_slice(&tcp.to_bytes());
    text.copy_from_slice(packet.payload);
    Ok(len)
}

fn header(packet: &Packet<'_>, shift: u8) -> TcpHeader {
    let segment = &packet.segment;
    let flags = segment.flags;
    let shift = if flags.has(Flags::SYN) { 0 } else { shift.min(14) };
    let window = u16::try_from(segment.window >> shift).unwrap_or(u16::MAX);
    let (from, to) = (packet.addresses.source().port(), packet.addresses.destination().port());
    let mut tcp = TcpHeader::new(from, to, segment.seq.0, window);
    tcp.acknowledgment_number = if flags.has(Flags::ACK) { segment.ack.0 } else { 0 };
    tcp.fin = flags.has(Flags::FIN);
    tcp.syn = flags.has(Flags::SYN);
    tcp.rst = flags.has(Flags::RST);
    tcp.psh = flags.has(Flags::PSH);
    tcp.ack = flags.has(Flags::ACK);
    tcp.urg = flags.has(Flags::URG);
    tcp
}
