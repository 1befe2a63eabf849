//! Wire bytes: what is decoded means the same when it is encoded and decoded again.

use fourway_wire::{DoesNotFit, MOST_HEADER, decode, encode};

/// Longest packet that `encode` makes, octets.
const LONGEST: usize = 0xffff;

/// Decode the bytes as they are, and again with checksums that fit: no search finds those by itself.
pub fn wire(bytes: &[u8]) {
    there_and_back(bytes);
    let mut mended = bytes.to_vec();
    mend_checksums(&mut mended);
    there_and_back(&mended);
}

fn there_and_back(bytes: &[u8]) {
    let packet = match decode(bytes) {
        Ok(packet) => packet,
        Err(refusal) => return assert!(!refusal.reason().is_empty()),
    };
    assert_eq!(packet.segment.len as usize, packet.payload.len(), "the segment counts its payload");
    for shift in [0, 7, u8::MAX] {
        let scaled = packet.scaled(shift);
        assert!(scaled.window >= packet.segment.window && scaled.window <= 0xffff << 14);
    }
    let mut out = vec![0; MOST_HEADER + packet.payload.len()];
    match encode(&packet, 0, &mut out) {
        Ok(len) => assert_eq!(decode(&out[..len]), Ok(packet), "the same meaning"),
        Err(DoesNotFit { needed }) => assert!(needed > LONGEST, "{needed} octets fit"),
    }
}

/// Put right the checksums of an IPv4 header and of a TCP segment, where the lengths leave room for them.
fn mend_checksums(bytes: &mut [u8]) {
    let (header, len, pseudo) = match *bytes {
        [first, _, hi, lo, ..] if first >> 4 == 4 && bytes.len() >= 20 => {
            let header = usize::from(first & 15) * 4;
            let len = usize::from(u16::from_be_bytes([hi, lo])).min(bytes.len());
            if header < 20 || header > len {
                return;
            }
            bytes[10..12].fill(0);
            let sum = checksum(&[&bytes[..header]]);
            bytes[10..12].copy_from_slice(&sum);
            (header, len, bytes[12..20].to_vec())
        }
        [first, _, _, _, hi, lo, ..] if first >> 4 == 6 && bytes.len() >= 40 => {
            let len = (40 + usize::from(u16::from_be_bytes([hi, lo]))).min(bytes.len());
            (40, len, bytes[8..40].to_vec())
        }
        _ => return,
    };
    let segment = &mut bytes[header..len];
    if segment.len() < 20 {
        return;
    }
    segment[16..18].fill(0);
    let [hi, lo] = (segment.len() as u16).to_be_bytes();
    let sum = checksum(&[&pseudo, &[0, 6, hi, lo], segment]);
    segment[16..18].copy_from_slice(&sum);
}

/// The one's complement of the one's complement sum (RFC 9293 section 3.1); every part but the last of even length.
fn checksum(parts: &[&[u8]]) -> [u8; 2] {
    let mut sum = 0_u32;
    for part in parts {
        for pair in part.chunks(2) {
            sum += u32::from(u16::from_be_bytes([pair[0], *pair.get(1).unwrap_or(&0)]));
        }
    }
    while sum > 0xffff {
        sum = (sum & 0xffff) + (sum >> 16);
    }
    (!(sum as u16)).to_be_bytes()
}
