//! Packets as a capture file: the classic format, one microsecond fine, packets without a link layer.

use fourway_proto::Micros;

/// The capture file of packets with their moments, in order.
#[must_use]
pub fn file<'a>(packets: impl IntoIterator<Item = (Micros, &'a [u8])>) -> Vec<u8> {
    const LINKTYPE_RAW: u32 = 101;
    let mut out = Vec::new();
    let word = |out: &mut Vec<u8>, value: u32| out.extend(value.to_le_bytes());
    word(&mut out, 0xa1b2_c3d4);
    out.extend([2, 0, 4, 0]);
    for value in [0, 0, 65_535, LINKTYPE_RAW] {
        word(&mut out, value);
    }
    for (at, bytes) in packets {
        for value in [(at.0 / 1_000_000) as u32, (at.0 % 1_000_000) as u32, bytes.len() as u32, bytes.len() as u32] {
            word(&mut out, value);
        }
        out.extend(bytes);
    }
    out
}
