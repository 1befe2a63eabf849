//! No segment without text costs an allocation: not in the endpoint, not on its way to bytes and back.
#![cfg(not(target_arch = "wasm32"))]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use fourway_proto::{Call, Config, Endpoint, Event, Micros, Seq, State};
use fourway_wire::{Addresses, MOST_HEADER, Packet, SynOptions, decode, encode};

struct Counting;

static COUNT: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call goes to the system's allocator with what it was given.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.fetch_add(1, Ordering::Relaxed);
        // SAFETY: as for the caller.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: as for the caller.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// One test in this file: another on a second thread would be counted with it.
#[test]
fn opening_and_closing_with_checksums_allocates_nothing() {
    assert!(size_of::<Endpoint>() <= 512, "an endpoint has {} octets", size_of::<Endpoint>());
    let addresses = Addresses::new("10.0.0.1:5".parse().unwrap(), "10.0.0.2:6".parse().unwrap()).unwrap();
    let config = Config { timestamps: true, ..Config::default() };
    let before = COUNT.load(Ordering::Relaxed);
    let mut ends = [Endpoint::new(config), Endpoint::listening(config, Seq(7))];
    let mut told = 0;
    let mut obs = |_: Event| told += 1;
    let mut now = Micros::ZERO;
    ends[0].call(now, Call::Open { iss: Seq(u32::MAX) }, &mut obs).unwrap();
    let mut carried = 0;
    for closer in [None, Some(0), Some(1)] {
        if let Some(side) = closer {
            assert!(ends[side].state().is_synchronized());
            ends[side].call(now, Call::Close, &mut obs).unwrap();
        }
        for turn in 0..8 {
            let side = turn % 2;
            now = now.plus(Micros(10));
            while let Some((segment, _)) = ends[side].poll_transmit(now, &mut obs) {
                let addresses = if side == 0 { addresses } else { addresses.reversed() };
                let packet = Packet { addresses, segment, options: SynOptions::NONE, payload: &[] };
                let mut bytes = [0; MOST_HEADER];
                let len = encode(&packet, 0, &mut bytes).unwrap();
                ends[1 - side].handle_segment(now, decode(&bytes[..len]).unwrap().segment, &mut obs);
                carried += 1;
            }
        }
    }
    while let Some((at, _)) = ends[0].poll_timeout() {
        ends[0].handle_timeout(at, &mut obs);
    }
    let allocated = COUNT.load(Ordering::Relaxed) - before;
    assert_eq!(ends.map(|end| end.state()), [State::Closed; 2]);
    assert_eq!((allocated, carried), (0, 7));
    assert!(told > 0);
    drop(vec![1_u8]);
    assert!(COUNT.load(Ordering::Relaxed) > before, "the counter counts");
}
