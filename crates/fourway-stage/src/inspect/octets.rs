//! A segment as the octets of TCP: what a packet analyser would show of it. Addresses and ports are made up, one pair for
//! documentation (RFC 5737), and the data is the alphabet, as in the captures that are exported.

use fourway_proto::{Flags, Segment};
use fourway_sim::Side;

/// Address and port of the client and of the server.
const HOSTS: [([u8; 4], u16); 2] = [([192, 0, 2, 1], 49_152), ([198, 51, 100, 1], 49_153)];
/// Most octets of data that are shown.
pub(super) const MOST_SHOWN: usize = 16;

/// By how many bits windows are shifted: enough for the widest, where a SYN of the run can say so (RFC 7323 section 2.2).
#[derive(Default)]
pub(super) struct Shift {
    widest: u32,
    opened: bool,
}

impl Shift {
    /// Take one segment of the run into account.
    pub(super) fn see(&mut self, header: &Segment) {
        self.widest = self.widest.max(header.window);
        self.opened |= header.flags.has(Flags::SYN);
    }

    pub(super) fn bits(&self) -> u8 {
        let needed = (0..14).find(|shift| self.widest >> shift <= u32::from(u16::MAX)).unwrap_or(14);
        if self.opened { needed } else { 0 }
    }
}

/// The whole segment with a good checksum.
pub(super) fn write(from: Side, header: &Segment, seq_rel: u32, mss: Option<u32>, shift: u8) -> Vec<u8> {
    let syn = header.flags.has(Flags::SYN);
    let (source, destination) = (HOSTS[from as usize], HOSTS[from.other() as usize]);
    let mut out = Vec::new();
    out.extend(source.1.to_be_bytes());
    out.extend(destination.1.to_be_bytes());
    out.extend(header.seq.0.to_be_bytes());
    let ack = if header.flags.has(Flags::ACK) { header.ack.0 } else { 0 };
    out.extend(ack.to_be_bytes());
    out.extend([0, flag_octet(header.flags)]);
    let window = header.window >> if syn { 0 } else { shift };
    out.extend(u16::try_from(window).unwrap_or(u16::MAX).to_be_bytes());
    out.extend([0; 4]);
    if let Some(mss) = mss.filter(|_| syn) {
        out.extend([2, 4]);
        out.extend(u16::try_from(mss).unwrap_or(u16::MAX).to_be_bytes());
    }
    if let Some(ts) = header.ts {
        out.extend([1, 1, 8, 10]);
        out.extend(ts.val.to_be_bytes());
        out.extend(ts.ecr.to_be_bytes());
    }
    if syn && shift > 0 {
        out.extend([1, 3, 3, shift]);
    }
    out[12] = (out.len() as u8 / 4) << 4;
    // The first octet after the SYN is the first of the alphabet.
    let place = if syn { seq_rel } else { seq_rel.wrapping_sub(1) };
    out.extend((0..header.len).map(|n| b'a' + (place.wrapping_add(n) % 26) as u8));
    let sum = checksum(source.0, destination.0, &out);
    out[16..18].copy_from_slice(&sum.to_be_bytes());
    out
}

fn flag_octet(flags: Flags) -> u8 {
    let bits = [Flags::FIN, Flags::SYN, Flags::RST, Flags::PSH, Flags::ACK, Flags::URG];
    bits.into_iter().enumerate().fold(0, |all, (at, bit)| all | u8::from(flags.has(bit)) << at)
}

/// The checksum of RFC 9293 section 3.1 over the pseudo-header of IPv4 and the segment.
fn checksum(source: [u8; 4], destination: [u8; 4], segment: &[u8]) -> u16 {
    let mut sum = 6 + segment.len() as u32;
    for octets in [&source[..], &destination[..], segment] {
        for pair in octets.chunks(2) {
            let low = pair.get(1).copied().unwrap_or_default();
            sum += u32::from(u16::from_be_bytes([pair[0], low]));
        }
    }
    while sum > 0xffff {
        sum = (sum & 0xffff) + (sum >> 16);
    }
    !(sum as u16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use fourway_proto::Seq;

    #[test]
    fn the_checksum_is_that_of_another_program() {
        let header = Segment { seq: Seq(1000), flags: Flags::SYN, window: 65_535, ..Segment::default() };
        let made = write(Side::Client, &header, 0, Some(1460), 0);
        assert_eq!(made[16..18], SYN_SUM);
    }

    /// A SYN with an MSS of 1460 from the client, summed by the struct module of Python.
    const SYN_SUM: [u8; 2] = [0x28, 0x06];

    #[test]
    fn a_segment_with_its_sum_in_place_sums_to_zero() {
        for len in [0, 1, 7, 300] {
            let header =
                Segment { seq: Seq(u32::MAX), ack: Seq(7), len, flags: Flags::ACK, window: 9, ..Segment::default() };
            let made = write(Side::Server, &header, 5, None, 0);
            assert_eq!(checksum(HOSTS[1].0, HOSTS[0].0, &made), 0);
        }
    }
}
