//! One endpoint against a script: ladder of constructors, stimuli, and one `check`.

use super::std::vec::Vec;
use crate::{Call, CallError, Config, Endpoint, Event, Flags, Micros, Rule, Segment, Seq, State};

pub(super) const ISS: Seq = Seq(u32::MAX - 2);
pub(super) const IRS: Seq = Seq(7000);
const F: Flags = Flags::FIN;
const A: Flags = Flags::ACK;

/// What goes out, without what the tests do not compare: flags but PSH, seq, ack, len.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Out(pub(super) &'static str, pub(super) u32, pub(super) u32, pub(super) u32);

/// An endpoint, its clock and all that it told.
#[derive(Clone)]
pub(super) struct Dut {
    pub(super) end: Endpoint,
    pub(super) now: Micros,
    pub(super) events: Vec<Event>,
}

pub(super) fn config() -> Config {
    Config { msl: Micros::from_secs(1), ..Config::default() }
}

/// Ways into each state from ESTABLISHED on.
impl Dut {
    pub(super) fn with(config: Config) -> Self {
        let end = Endpoint::established(config, ISS, IRS, 1000, config.timestamps);
        Self { end, now: Micros::ZERO, events: Vec::new() }
    }

    pub(super) fn established() -> Self {
        Self::with(config())
    }

    pub(super) fn in_state(state: State) -> Self {
        Self::in_state_with(state, config())
    }

    pub(super) fn in_state_with(state: State, config: Config) -> Self {
        let mut dut = Self::with(config);
        match state {
            State::Established => {}
            State::FinWait1 => {
                dut.call(Call::Shutdown).unwrap();
            }
            State::FinWait2 => {
                dut = Self::in_state_with(State::FinWait1, config);
                dut.segment(A, 1, 2, 0);
            }
            State::CloseWait => {
                dut.segment(F.with(A), 1, 1, 0);
            }
            State::Closing => {
                dut = Self::in_state_with(State::FinWait1, config);
                dut.segment(F.with(A), 1, 1, 0);
            }
            State::LastAck => {
                dut = Self::in_state_with(State::CloseWait, config);
                dut.call(Call::Shutdown).unwrap();
            }
            State::TimeWait => {
                dut = Self::in_state_with(State::FinWait2, config);
                dut.segment(F.with(A), 1, 2, 0);
            }
            State::Closed => dut.end = Endpoint::new(config),
            State::Listen => dut.end = Endpoint::listening(config, ISS),
            State::SynSent => {
                dut.end = Endpoint::new(config);
                dut.call(Call::Open { iss: ISS }).unwrap();
            }
            State::SynReceived => {
                dut.end = Endpoint::listening(config, ISS);
                dut.segment(Flags::SYN, 0, 0, 0);
            }
        }
        assert_eq!(dut.end.state(), state);
        dut.events.clear();
        dut
    }
}

/// Stimuli; each gives what goes out.
impl Dut {
    pub(super) fn call(&mut self, call: Call) -> Result<Vec<Out>, CallError> {
        let events = &mut self.events;
        self.end.call(self.now, call, &mut |event| events.push(event))?;
        Ok(self.drain())
    }

    pub(super) fn segment(&mut self, flags: Flags, seq: i64, ack: i64, len: u32) -> Vec<Out> {
        self.raw(Segment {
            seq: IRS.plus(seq as u32),
            ack: if flags.has(A) { ISS.plus(ack as u32) } else { Seq(0) },
            len,
            window: 1000,
            flags,
            ts: None,
        })
    }

    pub(super) fn raw(&mut self, segment: Segment) -> Vec<Out> {
        let events = &mut self.events;
        self.end.handle_segment(self.now, segment, &mut |event| events.push(event));
        self.drain()
    }

    /// Let time pass, with every timer that falls due.
    pub(super) fn wait(&mut self, ms: u64) -> Vec<Out> {
        let until = self.now.plus(Micros::from_ms(ms));
        let mut out = Vec::new();
        while let Some((at, _)) = self.end.poll_timeout().filter(|(at, _)| *at <= until) {
            self.now = at;
            let events = &mut self.events;
            assert!(self.end.handle_timeout(at, &mut |event| events.push(event)));
            out.extend(self.drain());
        }
        self.now = until;
        out
    }

    fn drain(&mut self) -> Vec<Out> {
        let mut out = Vec::new();
        let events = &mut self.events;
        while let Some((segment, _)) = self.end.poll_transmit(self.now, &mut |event| events.push(event)) {
            assert!(out.len() < 100, "an endpoint never sends without end");
            let ack = if segment.flags.has(A) { segment.ack.since(IRS) } else { 0 };
            out.push(Out(flag_names(segment.flags), segment.seq.since(ISS), ack, segment.len));
        }
        let state = self.end.state();
        if matches!(state, State::Closed | State::Listen) {
            assert_eq!(self.end.poll_timeout(), None, "no timer runs without a connection");
        }
        if state.is_synchronized() && state != State::SynReceived {
            assert_eq!(self.end.state_by_fins(), state, "the state is a function of the two FIN facts");
        }
        out
    }
}

/// Questions about what was told.
impl Dut {
    pub(super) fn ignored(&self) -> Vec<Rule> {
        let rule = |event: &Event| match event {
            Event::Ignored { rule } => Some(*rule),
            _ => None,
        };
        self.events.iter().filter_map(rule).collect()
    }

    pub(super) fn moved_by(&self) -> Vec<(State, Rule)> {
        let moved = |event: &Event| match event {
            Event::Transition { to, rule, .. } => Some((*to, *rule)),
            _ => None,
        };
        self.events.iter().filter_map(moved).collect()
    }

    pub(super) fn delivered(&self) -> u32 {
        let len = |event: &Event| match event {
            Event::Delivered { len, .. } => *len,
            _ => 0,
        };
        self.events.iter().map(len).sum()
    }

    pub(super) fn told(&self, wanted: Event) -> bool {
        self.events.contains(&wanted)
    }
}

/// The state that a stimulus leaves and the segments that it draws.
#[track_caller]
pub(super) fn check(dut: &Dut, out: &[Out], state: State, expected: &[Out]) {
    assert_eq!((dut.end.state(), out), (state, expected));
}

fn flag_names(flags: Flags) -> &'static str {
    match flags.without(Flags::PSH) {
        f if f == F.with(A) => "FIN ACK",
        f if f == A => "ACK",
        f if f == Flags::RST => "RST",
        f if f == Flags::RST.with(A) => "RST ACK",
        f if f == Flags::SYN => "SYN",
        f if f == Flags::SYN.with(A) => "SYN ACK",
        _ => "other",
    }
}
