//! What is predicted against what the numbered checks say: the same input to twins, one of which may not predict.

use super::driver::{Dut, IRS, ISS, config};
use super::std::collections::BTreeSet;
use super::std::vec::Vec;
use crate::due::Due;
use crate::{Call, Config, Endpoint, Event, Flags, Keepalive, Micros, Segment, Seq, State, TimeWait, Timestamps};
use proptest::prelude::*;

/// Twins: the first may predict, the second has to look at everything each time.
struct Twins([Endpoint; 2]);

impl Twins {
    /// One input to both, drained or not; gives what the first sends.
    fn input(
        &mut self,
        now: Micros,
        drain: bool,
        act: impl Fn(&mut Endpoint, &mut &mut dyn FnMut(Event)),
    ) -> Vec<Segment> {
        let [(predicted, sent), (checked, also_sent)] = [0, 1].map(|twin| {
            let (end, looks) = (&mut self.0[twin], twin == 1);
            let (mut events, mut sent) = (Vec::new(), Vec::new());
            let mut tell = |event| events.push(event);
            let mut tell: &mut dyn FnMut(Event) = &mut tell;
            mark(end, looks);
            act(end, &mut tell);
            let mut next = || {
                mark(end, looks);
                end.poll_transmit(now, &mut tell)
            };
            while let Some(out) = drain.then(&mut next).flatten() {
                sent.push(out);
                assert!(sent.len() < 5000);
            }
            (events, sent)
        });
        assert_eq!(predicted, checked, "events");
        assert_eq!(sent, also_sent, "segments");
        if drain {
            assert_eq!(self.0[0], self.0[1]);
        }
        sent.into_iter().map(|(segment, _)| segment).collect()
    }
}

fn mark(end: &mut Endpoint, looks: bool) {
    if looks {
        end.due.add(Due::LOOK);
    }
}

/// What the world does next, and whether the end is drained after it.
#[derive(Clone, Debug)]
enum Step {
    Deliver(usize),
    Repeat(usize),
    Lose(usize),
    Forge(usize, Forgery),
    Call(bool, Call),
    Wait,
}

/// What is wrong with a segment that was sent.
#[derive(Clone, Debug)]
enum Forgery {
    Flags(u8),
    Seq(i8),
    Ack(i8),
    Len(u32),
    Window(u32),
    Timestamps,
}

impl Forgery {
    fn apply(&self, segment: &mut Segment) {
        match *self {
            Self::Flags(bits) => segment.flags = flags(bits),
            Self::Seq(by) => segment.seq = segment.seq.plus(by as u32),
            Self::Ack(by) => segment.ack = segment.ack.plus(by as u32),
            Self::Len(len) => segment.len = len,
            Self::Window(window) => segment.window = window,
            Self::Timestamps => segment.ts = Some(Timestamps { val: 7, ecr: 0 }),
        }
    }
}

fn flags(bits: u8) -> Flags {
    ["FIN", "SYN", "RST", "PSH", "ACK", "URG"]
        .into_iter()
        .enumerate()
        .filter(|(n, _)| bits & (1 << n) != 0)
        .filter_map(|(_, name)| Flags::from_name(name))
        .fold(Flags::NONE, Flags::with)
}

fn step() -> impl Strategy<Value = Step> {
    let forgery = prop_oneof![
        // FIN and ACK in all ways, and seldom any other bit.
        (0..4_u8).prop_map(|bits| Forgery::Flags(bits & 1 | (bits & 2) << 3)),
        any::<u8>().prop_map(Forgery::Flags),
        (-2..3_i8).prop_map(Forgery::Seq),
        (-2..3_i8).prop_map(Forgery::Ack),
        (0..3_u32).prop_map(Forgery::Len),
        prop_oneof![Just(0), 1..3000_u32, Just(1 << 29), Just(u32::MAX)].prop_map(Forgery::Window),
        Just(Forgery::Timestamps),
    ];
    let call = prop_oneof![
        3 => Just(Call::Shutdown),
        3 => Just(Call::Close),
        2 => (1..3000_u32).prop_map(|len| Call::Send { len }),
        1 => Just(Call::Read),
        1 => Just(Call::PauseReading),
        1 => prop_oneof![9 => Just(Call::Read), 1 => Just(Call::Abort)],
    ];
    prop_oneof![
        9 => prop_oneof![4 => Just(0), 1 => 0..8_usize].prop_map(Step::Deliver),
        1 => (0..8_usize).prop_map(Step::Repeat),
        1 => (0..8_usize).prop_map(Step::Lose),
        2 => (0..8_usize, forgery).prop_map(|(n, forgery)| Step::Forge(n, forgery)),
        4 => (any::<bool>(), call).prop_map(|(side, call)| Step::Call(side, call)),
        1 => Just(Step::Wait),
    ]
}

prop_compose! {
    /// Every setting that a close can meet.
    fn any_config()(
        (mss, window) in (200..1500_u32, prop_oneof![8 => 0..6000_u32, 1 => 0..3_u32, 1 => Just(u32::MAX)]),
        (challenge_ack, rfc1337, timestamps, half_duplex_close) in any::<(bool, bool, bool, bool)>(),
        delayed_ack in 0..2_u64,
        (keepalive, user_timeout, skips, linger_zero) in (0..8_u8, 0..8_u8, 0..8_u8, 0..8_u8),
        fin_wait_2 in any::<bool>(),
    ) -> Config {
        let idle = Micros::from_secs(2);
        Config {
            mss, window, challenge_ack, rfc1337, timestamps, half_duplex_close,
            delayed_ack: Micros::from_ms(delayed_ack * 40),
            keepalive: (keepalive == 0).then_some(Keepalive { idle, interval: idle, probes: 3 }),
            user_timeout: (user_timeout == 0).then_some(Micros::from_secs(5)),
            time_wait: if skips == 0 { TimeWait::None } else { TimeWait::Full },
            linger_zero: linger_zero == 0,
            fin_wait_2_timeout: fin_wait_2.then_some(Micros::from_secs(60)),
            ..Config::default()
        }
    }
}

struct World {
    ends: [Twins; 2],
    now: Micros,
    wire: Vec<(usize, Segment)>,
}

impl World {
    fn new(iss: u32, irs: u32, configs: [Config; 2]) -> Self {
        let timestamps = configs[0].timestamps;
        let twins = |own: usize, iss, irs| {
            let end = Endpoint::established(configs[own], Seq(iss), Seq(irs), configs[1 - own].window, timestamps);
            Twins([end; 2])
        };
        Self { ends: [twins(0, iss, irs), twins(1, irs, iss)], now: Micros::ZERO, wire: Vec::new() }
    }

    fn input(&mut self, side: usize, drain: bool, act: impl Fn(&mut Endpoint, Micros, &mut &mut dyn FnMut(Event))) {
        self.now = self.now.plus(Micros(700));
        let now = self.now;
        let sent = self.ends[side].input(now, drain, |end, tell| act(end, now, tell));
        self.wire.extend(sent.into_iter().map(|segment| (1 - side, segment)));
        // Two ends that were told lies may answer each other for long.
        self.wire.truncate(50);
    }

    fn take(&mut self, step: &Step, drain: bool) {
        match step {
            Step::Deliver(n) | Step::Repeat(n) | Step::Forge(n, _) if !self.wire.is_empty() => {
                let n = n % self.wire.len();
                let (to, mut segment) = self.wire[n];
                if matches!(step, Step::Deliver(_)) {
                    self.wire.remove(n);
                }
                if let Step::Forge(_, forgery) = step {
                    forgery.apply(&mut segment);
                }
                self.input(to, drain, |end, now, tell| end.handle_segment(now, segment, tell));
            }
            Step::Lose(n) if !self.wire.is_empty() => {
                let n = n % self.wire.len();
                self.wire.remove(n);
            }
            Step::Deliver(_) | Step::Repeat(_) | Step::Forge(..) | Step::Lose(_) => {}
            Step::Call(side, call) => self.input(usize::from(*side), drain, |end, now, tell| {
                let may = end.may(*call);
                assert_eq!(end.call(now, *call, tell), may);
            }),
            Step::Wait => {
                let due = |side: usize| self.ends[side].0[0].poll_timeout().map(|(at, _)| (at, side));
                if let Some((at, side)) = (0..2).filter_map(due).min() {
                    self.now = self.now.max(at);
                    self.input(side, drain, |end, now, tell| {
                        end.handle_timeout(now, tell);
                    });
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn twins_stay_twins_whether_or_not_one_predicts(
        iss: u32, irs: u32, configs in [any_config(), any_config()],
        steps in proptest::collection::vec((step(), prop_oneof![7 => Just(true), 1 => Just(false)]), 0..40),
    ) {
        let mut world = World::new(iss, irs, configs);
        for (step, drain) in &steps {
            world.take(step, *drain);
        }
        for side in 0..2 {
            world.input(side, true, |_, _, _| ());
        }
    }
}

/// Every state with every segment near the one expected, and which of them are predicted.
#[test]
fn each_step_of_a_close_in_order_is_predicted_and_nothing_else() {
    let mut predicted = BTreeSet::new();
    let configs = [
        config(),
        Config { delayed_ack: Micros::from_ms(40), timestamps: true, ..config() },
        Config { fin_wait_2_timeout: Some(Micros::from_secs(60)), challenge_ack: false, ..config() },
        Config { rfc1337: true, half_duplex_close: true, ..config() },
    ];
    for (config, state) in configs.into_iter().flat_map(|config| State::ALL.map(|state| (config, state))) {
        let dut = Dut::in_state_with(state, config);
        let (now, status) = (dut.now, dut.end.status());
        for bits in 0..64 {
            for (seq, ack, len, window) in nearby() {
                let segment = Segment {
                    seq: status.rcv_nxt.plus(seq as u32),
                    ack: status.snd_nxt.plus(ack as u32),
                    len,
                    window: status.snd_wnd.wrapping_add_signed(window),
                    flags: flags(bits),
                    ts: config.timestamps.then_some(Timestamps { val: 3, ecr: 0 }),
                };
                if dut.end.clone().predicted(now, segment, &mut ()) {
                    assert_eq!((seq, ack, len, window), (0, 0, 0, 0));
                    predicted.insert((state, segment.flags == Flags::FIN.with(Flags::ACK)));
                }
                Twins([dut.end; 2]).input(now, true, |end, tell| end.handle_segment(now, segment, tell));
            }
        }
        for call in [Call::Shutdown, Call::Close, Call::Abort, Call::Read, Call::Send { len: 1 }] {
            Twins([dut.end; 2]).input(now, true, |end, tell| {
                let _ = end.call(now, call, tell);
            });
        }
    }
    let expected = [
        (State::Established, true),
        (State::FinWait1, false),
        (State::FinWait1, true),
        (State::FinWait2, true),
        (State::Closing, false),
        (State::LastAck, false),
    ];
    assert_eq!(predicted, BTreeSet::from(expected));
}

/// Distances of SEG.SEQ, SEG.ACK and the window from what is expected, and a length.
fn nearby() -> impl Iterator<Item = (i32, i32, u32, i32)> {
    let fields = (-1..2).flat_map(|seq| (-1..2).map(move |ack| (seq, ack)));
    let lengths = fields.flat_map(|(seq, ack)| [0, 1].map(|len| (seq, ack, len)));
    lengths.flat_map(|(seq, ack, len)| [-1000, 0, 1].map(|window| (seq, ack, len, window)))
}

#[test]
fn a_close_with_nothing_before_the_fin_is_predicted() {
    for (state, call) in [State::Established, State::CloseWait].into_iter().zip([Call::Shutdown, Call::Close]) {
        let mut dut = Dut::in_state(state);
        assert!(dut.end.predicted_close(dut.now, call, &mut ()));
        assert_eq!(dut.end.due, Due::FIN);
    }
    let mut end = Endpoint::established(config(), ISS, IRS, 0, false);
    assert!(!end.predicted_close(Micros::ZERO, Call::Close, &mut ()), "the window has no room");
}

#[test]
fn text_in_order_and_its_acknowledgment_are_predicted() {
    let mut dut = Dut::established();
    let text = Segment { seq: IRS.plus(1), ack: ISS.plus(1), len: 9, window: 1000, flags: Flags::ACK, ts: None };
    assert!(dut.end.clone().predicted_text(dut.now, &text, &mut ()));
    let beyond = Segment { seq: IRS.plus(2), ..text };
    let too_much = Segment { len: 70_000, ..text };
    let last = Segment { flags: Flags::ACK.with(Flags::FIN), ..text };
    for other in [beyond, too_much, last] {
        assert!(!dut.end.predicted_text(dut.now, &other, &mut ()));
    }
    assert!(dut.end.predicted_send(Call::Send { len: 9 }));
    assert_eq!(dut.end.due, Due::TEXT);
    assert!(!dut.end.predicted_send(Call::Send { len: 9 }), "something is due");
    dut.end.poll_transmit(dut.now, &mut ()).unwrap();
    assert_eq!(dut.end.due, Due::NOTHING);
    let acknowledgment = Segment { ack: ISS.plus(10), len: 0, ..text };
    assert!(dut.end.predicted_text(dut.now, &acknowledgment, &mut ()));
}
