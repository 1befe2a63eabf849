//! Our endpoint: the same work with segments as values, and with every segment written to bytes and read again.

use std::hint::black_box;
use std::mem::swap;
use std::net::SocketAddrV4;
use std::time::Duration;

use fourway_proto::{Call, Config, Endpoint, Micros, Segment, Seq, State};
use fourway_wire::{Addresses, MOST_HEADER, Packet, SynOptions, decode, encode};

use crate::{TEXT, timed};

/// How a segment gets from one end (by its number) to the other.
pub trait Carry: Fn(usize, Segment, &[u8]) -> Segment + Copy {}
impl<F: Fn(usize, Segment, &[u8]) -> Segment + Copy> Carry for F {}

/// As it is.
pub fn by_value(_: usize, segment: Segment, _: &[u8]) -> Segment {
    segment
}

/// Through an IPv4 packet with checksums, written and checked.
pub fn by_wire(from: usize, segment: Segment, payload: &[u8]) -> Segment {
    const ENDS: [SocketAddrV4; 2] = [
        SocketAddrV4::new(std::net::Ipv4Addr::new(10, 0, 0, 1), 1000),
        SocketAddrV4::new(std::net::Ipv4Addr::new(10, 0, 0, 2), 2000),
    ];
    let addresses = Addresses::V4 { source: ENDS[from], destination: ENDS[1 - from] };
    let packet = Packet { addresses, segment, options: SynOptions::NONE, payload: &payload[..segment.len as usize] };
    let mut bytes = [0; MOST_HEADER + TEXT];
    let len = encode(&packet, 0, &mut bytes).expect("room for it");
    let back = decode(black_box(&bytes[..len])).expect("what was just written");
    assert_eq!(back.addresses.source(), ENDS[from].into());
    black_box(back.payload);
    back.segment
}

/// Two ends in ESTABLISHED, with nothing in flight.
pub fn pair() -> [Endpoint; 2] {
    let config = Config::default();
    [
        Endpoint::established(config, Seq(1000), Seq(5000), config.window, false),
        Endpoint::established(config, Seq(5000), Seq(1000), config.window, false),
    ]
}

/// Tears down so many connections.
pub fn teardowns(count: usize, carry: impl Carry) -> Duration {
    let mut pairs = vec![pair(); count];
    let took = timed(|| pairs.iter_mut().for_each(|pair| tear_down(black_box(pair), carry)));
    assert!(pairs.iter().flatten().all(|end| end.state() == State::Closed));
    took
}

fn tear_down(ends: &mut [Endpoint; 2], carry: impl Carry) {
    let mut now = Micros::ZERO;
    for closer in [0, 1] {
        ends[closer].call(now, Call::Close, &mut ()).expect("an open end");
        now = settle(ends, now, closer, carry, &[]);
    }
    // TIME-WAIT of four minutes.
    ends[0].handle_timeout(now.plus(Micros::from_secs(240)), &mut ());
}

/// Carries segments to and fro until the end that was last given one is silent.
fn settle(ends: &mut [Endpoint; 2], mut now: Micros, first: usize, carry: impl Carry, payload: &[u8]) -> Micros {
    let [mut asked, mut other] = ends.each_mut();
    let mut side = first;
    if first == 1 {
        swap(&mut asked, &mut other);
    }
    loop {
        now = now.plus(Micros(10));
        let mut silent = true;
        while let Some((segment, _)) = asked.poll_transmit(now, &mut ()) {
            other.handle_segment(now, carry(side, segment, payload), &mut ());
            silent = false;
        }
        if silent {
            return now;
        }
        swap(&mut asked, &mut other);
        side = 1 - side;
    }
}

/// Sends so many pieces of text one way, each acknowledged.
pub fn exchanges(count: usize, carry: impl Carry) -> Duration {
    let mut ends = pair();
    let payload = [7; TEXT];
    let took = timed(|| {
        let mut now = Micros::ZERO;
        for _ in 0..count {
            ends[0].call(now, Call::Send { len: TEXT as u32 }, &mut ()).expect("an open end");
            now = settle(black_box(&mut ends), now, 0, carry, &payload);
        }
    });
    let status = ends[1].status();
    assert_eq!(status.rcv_nxt.since(status.irs), (count * TEXT) as u32 + 1);
    took
}
