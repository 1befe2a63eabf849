//! Properties that hold of every run of two endpoints over a path that loses, repeats and reorders.

use super::std::vec::Vec;
use crate::{Call, Config, Endpoint, Event, Flags, Micros, Segment, Seq, State};
use proptest::prelude::*;

/// What the world does next.
#[derive(Clone, Debug)]
enum Step {
    Deliver(usize),
    Lose(usize),
    Repeat(usize),
    Send(bool, u32),
    Shutdown(bool),
    Wait,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..8_usize).prop_map(Step::Deliver),
        1 => (0..8_usize).prop_map(Step::Lose),
        1 => (0..8_usize).prop_map(Step::Repeat),
        2 => (any::<bool>(), 1..3000_u32).prop_map(|(side, len)| Step::Send(side, len)),
        1 => any::<bool>().prop_map(Step::Shutdown),
        2 => Just(Step::Wait),
    ]
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
    fn new(iss: u32, irs: u32) -> Self {
        let config = Config { mss: 1000, window: 4000, ..Config::default() };
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
        if end.state() != State::Closed {
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
        iss: u32, irs: u32, steps in proptest::collection::vec(step(), 0..60),
    ) {
        let mut world = World::new(iss, irs);
        for step in &steps {
            world.take(step);
        }
        world.shutdown(0);
        world.shutdown(1);
        for _ in 0..2000 {
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
