//! Properties that hold of every run of two endpoints over a path that loses, repeats and reorders.

use super::std::vec::Vec;
use crate::{Call, Config, Endpoint, Event, Flags, Keepalive, Micros, Segment, Seq, State};
use proptest::prelude::*;

/// What the world does next.
#[derive(Clone, Debug)]
enum Step {
    Deliver(usize),
    Lose(usize),
    Repeat(usize),
    Send(bool, u32),
    Shutdown(bool),
    /// Stop reading, or read again.
    Read(bool, bool),
    Wait,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..8_usize).prop_map(Step::Deliver),
        1 => (0..8_usize).prop_map(Step::Lose),
        1 => (0..8_usize).prop_map(Step::Repeat),
        2 => (any::<bool>(), 1..3000_u32).prop_map(|(side, len)| Step::Send(side, len)),
        1 => any::<bool>().prop_map(Step::Shutdown),
        1 => any::<(bool, bool)>().prop_map(|(side, on)| Step::Read(side, on)),
        2 => Just(Step::Wait),
    ]
}

prop_compose! {
    /// Settings that change how a connection goes and not that it ends in order.
    fn config()(
        (mss, window) in (200..1500_u32, 100..6000_u32),
        challenge_ack: bool,
        rfc1337: bool,
        timestamps: bool,
        half_duplex_close: bool,
        delayed_ack in 0..3_u64,
        keepalive: bool,
    ) -> Config {
        let idle = Micros::from_secs(2);
        let keepalive = keepalive.then_some(Keepalive { idle, interval: idle, probes: 200 });
        let delayed_ack = Micros::from_ms(delayed_ack * 40);
        // More than the losses of one run, so that nobody gives up.
        let max_retransmits = 100;
        Config {
            mss, window, challenge_ack, rfc1337, timestamps, half_duplex_close, delayed_ack, keepalive, max_retransmits,
            ..Config::default()
        }
    }
}

struct World {
    ends: [Endpoint; 2],
    now: Micros,
    wire: Vec<(usize, Segment)>,
    sent: [u32; 2],
    delivered: [u32; 2],
    finished: [u32; 2],
    fin_at: [Option<Seq>; 2],
}

impl World {
    fn new(iss: u32, irs: u32, config: Config) -> Self {
        let end = |own, peer| Endpoint::established(config, Seq(own), Seq(peer), config.window, false);
        Self {
            ends: [end(iss, irs), end(irs, iss)],
            now: Micros::ZERO,
            wire: Vec::new(),
            sent: [0; 2],
            delivered: [0; 2],
            finished: [0; 2],
            fin_at: [None; 2],
        }
    }

    fn input(&mut self, side: usize, act: impl FnOnce(&mut Endpoint, Micros, &mut dyn FnMut(Event))) {
        let (delivered, finished) = (&mut self.delivered[side], &mut self.finished[side]);
        let mut tell = |event| match event {
            Event::Delivered { len, .. } => *delivered += len,
            Event::EndOfStream => *finished += 1,
            _ => {}
        };
        act(&mut self.ends[side], self.now, &mut tell);
        while let Some((segment, _)) = self.ends[side].poll_transmit(self.now, &mut tell) {
            if segment.flags.has(Flags::FIN) {
                let fin = segment.end().minus(1);
                assert_eq!(*self.fin_at[side].get_or_insert(fin), fin, "a FIN keeps its number");
            }
            self.wire.push((1 - side, segment));
            assert!(self.wire.len() < 5000, "the ends answer each other without end");
        }
        let end = &self.ends[side];
        if end.state() == State::Closed {
            assert_eq!(end.poll_timeout(), None, "no timer runs without a connection");
        } else {
            assert_eq!(end.state_by_fins(), end.state());
        }
    }

    fn take(&mut self, step: &Step) {
        match *step {
            Step::Deliver(n) | Step::Repeat(n) if !self.wire.is_empty() => {
                let n = n % self.wire.len();
                let (to, segment) = self.wire[n];
                if matches!(step, Step::Deliver(_)) {
                    self.wire.remove(n);
                }
                self.input(to, |end, now, mut tell| end.handle_segment(now, segment, &mut tell));
            }
            Step::Lose(n) if !self.wire.is_empty() => {
                let n = n % self.wire.len();
                self.wire.remove(n);
            }
            Step::Send(side, len) => {
                let side = usize::from(side);
                if self.ends[side].may(Call::Send { len }).is_ok() {
                    self.sent[side] += len;
                    self.input(side, |end, now, mut tell| end.call(now, Call::Send { len }, &mut tell).unwrap());
                }
            }
            Step::Shutdown(side) => self.shutdown(usize::from(side)),
            Step::Read(side, on) => self.read(usize::from(side), on),
            Step::Wait => self.wait(),
            Step::Deliver(_) | Step::Repeat(_) | Step::Lose(_) => {}
        }
        for side in 0..2 {
            assert!(self.delivered[side] <= self.sent[1 - side], "nothing is delivered that was not sent");
            assert!(self.finished[side] <= 1, "end of stream is told once");
            if self.finished[side] == 1 {
                assert_eq!(self.delivered[side], self.sent[1 - side], "end of stream comes after every octet");
            }
        }
    }

    fn shutdown(&mut self, side: usize) {
        if self.ends[side].may(Call::Shutdown).is_ok() {
            self.input(side, |end, now, mut tell| end.call(now, Call::Shutdown, &mut tell).unwrap());
        }
    }

    fn read(&mut self, side: usize, on: bool) {
        let call = if on { Call::Read } else { Call::PauseReading };
        if self.ends[side].may(call).is_ok() {
            self.input(side, |end, now, mut tell| end.call(now, call, &mut tell).unwrap());
        }
    }

    fn wait(&mut self) {
        let next = (0..2).filter_map(|side| self.ends[side].poll_timeout().map(|(at, _)| (at, side))).min();
        if let Some((at, side)) = next {
            self.now = self.now.max(at);
            self.input(side, |end, now, mut tell| {
                end.handle_timeout(now, &mut tell);
            });
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_run_keeps_every_promise_and_ends_closed_when_the_path_recovers(
        iss: u32, irs: u32, config in config(), steps in proptest::collection::vec(step(), 0..60),
    ) {
        let mut world = World::new(iss, irs, config);
        for step in &steps {
            world.take(step);
        }
        for side in 0..2 {
            world.read(side, true);
            world.shutdown(side);
        }
        for _ in 0..10_000 {
            if world.ends.iter().all(|end| end.state() == State::Closed) {
                break;
            }
            if world.wire.is_empty() { world.take(&Step::Wait) } else { world.take(&Step::Deliver(0)) }
        }
        for side in 0..2 {
            prop_assert_eq!(world.ends[side].state(), State::Closed);
            prop_assert_eq!(world.ends[side].poll_timeout(), None);
        }
    }

    #[test]
    fn no_segment_makes_an_endpoint_panic_or_answer_a_rst_with_a_rst(
        state in 0..11_usize,
        segments in proptest::collection::vec((any::<u8>(), -70_000..70_000_i64, -10..10_i64, 0..3000_u32, any::<u16>()), 1..20),
    ) {
        let mut dut = super::driver::Dut::in_state(State::ALL[state]);
        for (bits, seq, ack, len, window) in segments {
            let flags = ["FIN", "SYN", "RST", "PSH", "ACK", "URG"]
                .into_iter()
                .enumerate()
                .filter(|(n, _)| bits & (1 << n) != 0)
                .filter_map(|(_, name)| Flags::from_name(name))
                .fold(Flags::NONE, Flags::with);
            let out = dut.raw(Segment {
                seq: super::driver::IRS.plus(seq as u32),
                ack: super::driver::ISS.plus(ack as u32),
                len,
                window: u32::from(window),
                flags,
                ts: None,
            });
            if flags.has(Flags::RST) {
                prop_assert!(out.iter().all(|out| !out.0.contains("RST")));
            }
            dut.wait(700);
        }
    }
}

#[test]
fn an_endpoint_stays_small() {
    assert!(size_of::<Endpoint>() <= 512, "{} bytes", size_of::<Endpoint>());
}

#[test]
fn two_full_windows_with_losses_on_both_sides_are_no_endless_exchange_of_acks() {
    // Each ACK has the number after a full window with a gap in it: by Table 6 it is outside, and draws another.
    for challenge_ack in [true, false] {
        let config = Config { mss: 337, window: 650, challenge_ack, ..Config::default() };
        let mut world = World::new(0, 0, config);
        for step in [Step::Send(false, 649), Step::Lose(0), Step::Deliver(0), Step::Send(true, 649), Step::Lose(1)] {
            world.take(&step);
        }
        world.shutdown(0);
        world.shutdown(1);
        let mut deliveries = 0;
        while !world.wire.is_empty() {
            world.take(&Step::Deliver(0));
            deliveries += 1;
            assert!(deliveries < 50);
        }
        assert!(deliveries > 10, "the exchange has begun");
    }
}
