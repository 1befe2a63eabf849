//! What is encoded is decoded again; what is damaged, cut or arbitrary is refused and never panics.

use std::net::{SocketAddr, SocketAddrV4, SocketAddrV6};

use fourway_proto::{Flags, Segment, Seq, Timestamps};
use fourway_wire::{Addresses, DoesNotFit, MOST_HEADER, Packet, Refusal, SynOptions, decode, encode};
use proptest::prelude::*;

#[derive(Clone, Debug)]
struct Made {
    addresses: Addresses,
    segment: Segment,
    options: SynOptions,
    payload: Vec<u8>,
}

impl Made {
    fn packet(&self) -> Packet<'_> {
        Packet { addresses: self.addresses, segment: self.segment, options: self.options, payload: &self.payload }
    }

    fn bytes(&self) -> Vec<u8> {
        let mut out = vec![0; MOST_HEADER + self.payload.len()];
        let len = encode(&self.packet(), 0, &mut out).unwrap();
        out.truncate(len);
        out
    }
}

fn addresses() -> impl Strategy<Value = Addresses> {
    let v4 = any::<(u32, u16, u32, u16)>().prop_map(|(a, p, b, q)| Addresses::V4 {
        source: SocketAddrV4::new(a.into(), p),
        destination: SocketAddrV4::new(b.into(), q),
    });
    let v6 = any::<(u128, u16, u128, u16)>().prop_map(|(a, p, b, q)| Addresses::V6 {
        source: SocketAddrV6::new(a.into(), p, 0, 0),
        destination: SocketAddrV6::new(b.into(), q, 0, 0),
    });
    prop_oneof![v4, v6]
}

fn flags() -> impl Strategy<Value = Flags> {
    let bits = [Flags::FIN, Flags::SYN, Flags::RST, Flags::PSH, Flags::ACK, Flags::URG];
    proptest::sample::subsequence(bits.to_vec(), 0..=6).prop_map(|set| set.into_iter().fold(Flags::NONE, Flags::with))
}

fn made() -> impl Strategy<Value = Made> {
    let options = (any::<Option<u16>>(), proptest::option::of(0..=14_u8), any::<bool>())
        .prop_map(|(mss, window_scale, sack_permitted)| SynOptions { mss, window_scale, sack_permitted });
    let payload = proptest::collection::vec(any::<u8>(), 0..80);
    let numbers = (any::<u32>(), any::<u32>(), any::<u16>(), proptest::option::of((any::<u32>(), any::<u32>())));
    (addresses(), flags(), options, payload, numbers).prop_map(|(addresses, flags, options, payload, numbers)| {
        let (seq, ack, window, ts) = numbers;
        let segment = Segment {
            seq: Seq(seq),
            ack: Seq(if flags.has(Flags::ACK) { ack } else { 0 }),
            len: payload.len() as u32,
            window: u32::from(window),
            flags,
            ts: ts.map(|(val, ecr)| Timestamps { val, ecr }),
        };
        Made { addresses, segment, options, payload }
    })
}

proptest! {
    #[test]
    fn what_is_encoded_is_decoded_again(made in made(), padding in 0..9_usize) {
        let mut bytes = made.bytes();
        bytes.extend(std::iter::repeat_n(0xee, padding));
        prop_assert_eq!(decode(&bytes), Ok(made.packet()));
    }

    #[test]
    fn one_wrong_bit_is_noticed_wherever_a_checksum_covers_it(made in made(), at: prop::sample::Index) {
        let mut bytes = made.bytes();
        let bit = at.index(bytes.len() * 8);
        bytes[bit / 8] ^= 1 << (bit % 8);
        // Traffic class, flow label and hop limit of IPv6 are under no checksum, and bear no meaning here.
        let free = matches!(made.addresses, Addresses::V6 { .. }) && matches!(bit, 0..4 | 8..32 | 56..64);
        match decode(&bytes) {
            Ok(packet) => prop_assert!(free && packet == made.packet()),
            Err(_) => prop_assert!(!free),
        }
    }

    #[test]
    fn a_packet_cut_short_is_told_as_such(made in made(), at: prop::sample::Index) {
        let bytes = made.bytes();
        prop_assert_eq!(decode(&bytes[..at.index(bytes.len())]), Err(Refusal::Truncated));
    }

    #[test]
    fn arbitrary_bytes_never_panic(mut bytes in proptest::collection::vec(any::<u8>(), 0..120), version in 0..3_u8) {
        if let (Some(first), true) = (bytes.first_mut(), version > 0) {
            *first = if version == 1 { 0x45 } else { 0x60 };
        }
        if let Ok(packet) = decode(&bytes) {
            prop_assert_eq!(packet.payload.len() as u32, packet.segment.len);
        }
    }

    #[test]
    fn a_window_survives_its_scale_up_to_the_bits_cut_off(made in made(), window: u32, shift in 0..=14_u8) {
        let mut made = made;
        made.segment.window = window;
        made.segment.flags = made.segment.flags.without(Flags::SYN);
        let mut bytes = vec![0; MOST_HEADER + made.payload.len()];
        let len = encode(&made.packet(), shift, &mut bytes).unwrap();
        let back = decode(&bytes[..len]).unwrap().scaled(shift).window;
        prop_assert_eq!(back, (window >> shift).min(0xffff) << shift);
    }
}

/// The SYN of a capture on Linux, with its checksums as the kernel wrote them.
const KERNEL_SYN: [u8; 60] = [
    0x45, 0x00, 0x00, 0x3c, 0x1c, 0x46, 0x40, 0x00, 0x40, 0x06, 0x20, 0x74, 0x7f, 0x00, 0x00, 0x01, 0x7f, 0x00, 0x00,
    0x01, 0x9c, 0x40, 0x1f, 0x90, 0x00, 0x00, 0x00, 0x64, 0x00, 0x00, 0x00, 0x00, 0xa0, 0x02, 0xff, 0xd7, 0x00, 0x00,
    0x00, 0x00, 0x02, 0x04, 0xff, 0xd7, 0x04, 0x02, 0x08, 0x0a, 0x00, 0x00, 0x00, 0x05, 0x00, 0x00, 0x00, 0x00, 0x01,
    0x03, 0x03, 0x07,
];

#[test]
fn each_refusal_has_bytes_that_earn_it() {
    let mut syn = KERNEL_SYN;
    repair(&mut syn);
    let packet = decode(&syn).unwrap();
    assert_eq!(packet.options, SynOptions { mss: Some(65_495), window_scale: Some(7), sack_permitted: true });
    assert_eq!(packet.segment.ts, Some(Timestamps { val: 5, ecr: 0 }));
    let spoiled = |at: usize, value: u8, mend: bool| {
        let mut bytes = syn;
        bytes[at] = value;
        if mend {
            repair(&mut bytes);
        }
        decode(&bytes).unwrap_err()
    };
    assert_eq!(decode(&[]), Err(Refusal::Truncated));
    assert_eq!(spoiled(0, 0x15, false), Refusal::IpHeader);
    assert_eq!(spoiled(0, 0x41, false), Refusal::IpHeader);
    assert_eq!(spoiled(8, 63, false), Refusal::IpChecksum);
    assert_eq!(spoiled(6, 0x20, true), Refusal::Fragment);
    assert_eq!(spoiled(9, 17, true), Refusal::NotTcp);
    assert_eq!(spoiled(32, 0x40, true), Refusal::DataOffset);
    assert_eq!(spoiled(32, 0xf0, true), Refusal::Truncated);
    assert_eq!(spoiled(24, 1, false), Refusal::TcpChecksum);
    assert_eq!(spoiled(41, 3, true), Refusal::Options);
}

#[test]
fn extension_headers_of_ipv6_are_passed() {
    let made = Made {
        addresses: Addresses::V6 {
            source: "[fd00::1]:1".parse().unwrap(),
            destination: "[fd00::2]:2".parse().unwrap(),
        },
        segment: Segment { flags: Flags::RST, ..Segment::default() },
        options: SynOptions::NONE,
        payload: Vec::new(),
    };
    let mut bytes = made.bytes();
    // A hop-by-hop header of eight octets with padding, before TCP.
    bytes.splice(40..40, [6, 0, 1, 4, 0, 0, 0, 0]);
    bytes[5] += 8;
    bytes[6] = 0;
    assert_eq!(decode(&bytes), Ok(made.packet()));
    bytes[6] = 44;
    bytes[42..44].fill(0);
    assert_eq!(decode(&bytes), Ok(made.packet()), "a fragment header of a whole packet");
    bytes[43] = 1;
    assert_eq!(decode(&bytes), Err(Refusal::Fragment));
}

#[test]
fn addresses_are_of_one_family_and_turn_around() {
    let (a, b): (SocketAddr, SocketAddr) = ("10.0.0.1:5".parse().unwrap(), "[fd00::2]:7".parse().unwrap());
    assert_eq!(Addresses::new(a, b), None);
    let pair = Addresses::new(a, "10.0.0.2:6".parse().unwrap()).unwrap();
    assert_eq!((pair.reversed().source(), pair.reversed().destination()), (pair.destination(), a));
    assert_eq!((pair.mss(1500), Addresses::new(b, b).unwrap().mss(1500)), (1460, 1440));
}

#[test]
fn a_buffer_too_short_is_left_alone() {
    let made = Made {
        addresses: Addresses::new("10.0.0.1:5".parse().unwrap(), "10.0.0.2:6".parse().unwrap()).unwrap(),
        segment: Segment::default(),
        options: SynOptions::NONE,
        payload: vec![1, 2, 3],
    };
    let mut out = [7; 42];
    assert_eq!(encode(&made.packet(), 0, &mut out), Err(DoesNotFit { needed: 43 }));
    assert_eq!(out, [7; 42]);
    let long = Made { payload: vec![0; 65_535], ..made };
    assert_eq!(encode(&long.packet(), 0, &mut vec![0; 70_000]), Err(DoesNotFit { needed: 65_575 }));
}

/// Both checksums of an IPv4 packet anew, by the plain rule of RFC 1071: a second opinion beside the crate's.
fn repair(bytes: &mut [u8]) {
    let sum = |parts: &[&[u8]]| {
        let words = parts.iter().flat_map(|part| part.chunks(2));
        let all: u32 = words.map(|w| u32::from(w[0]) << 8 | u32::from(*w.get(1).unwrap_or(&0))).sum();
        let once = (all & 0xffff) + (all >> 16);
        !((once & 0xffff) + (once >> 16)) as u16
    };
    bytes[10..12].fill(0);
    let ip = sum(&[&bytes[..20]]);
    bytes[10..12].copy_from_slice(&ip.to_be_bytes());
    bytes[36..38].fill(0);
    let len = (bytes.len() - 20) as u16;
    let tcp = sum(&[&bytes[12..20], &[0, 6], &len.to_be_bytes(), &bytes[20..]]);
    bytes[36..38].copy_from_slice(&tcp.to_be_bytes());
}
