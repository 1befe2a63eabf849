//! A QUIC connection from open to forgotten: RFC 9000 section 10, with messages so that the timers have something to wait
//! for. Left out: setting up, streams, keys, limits against amplification, and measured round trips.

use super::{Ask, Event, Machine, Out, Plan, Told, play};
use fourway_proto::{Micros, TimerChange};

/// The state in which a run starts. The RFC has no name for it.
pub const START: &str = "open";
const CLOSING: &str = "closing";
const DRAINING: &str = "draining";
const CLOSED: &str = "closed";

/// Every state of a run. Words: `learn.other.quic.<state>`.
pub const STATES: [&str; 4] = [START, CLOSING, DRAINING, CLOSED];

const IDLE: &str = "idle";
const PTO: &str = "PTO";

/// What both ends agree on, and what they know of the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The probe timeout (RFC 9002 section 6.2).
    pub pto: Micros,
    /// The lower of the two ends' `max_idle_timeout`; none where neither has one (RFC 9000 section 10.1).
    pub idle: Option<Micros>,
}

impl Default for Settings {
    /// A path of 50 ms each way, measured: 100 ms and four times a variation of 25 ms, and the 25 ms by which an ACK may be
    /// late; and half a minute of silence.
    fn default() -> Self {
        Self { pto: Micros::from_ms(225), idle: Some(Micros::from_secs(30)) }
    }
}

/// The run of a plan.
#[must_use]
pub fn run(plan: &Plan, settings: Settings) -> Vec<Event> {
    let end = || Connection {
        settings,
        state: State::Open,
        next: 0,
        unacked: Vec::new(),
        got: Vec::new(),
        backoff: 0,
        probe: None,
        end: settings.idle.map(|idle| settings.at_least(idle)),
        asked_since: false,
        received: 0,
        answer_at: 1,
    };
    play([end(), end()], plan)
}

impl Settings {
    /// An idle time is never shorter than three probe timeouts (RFC 9000 section 10.1).
    fn at_least(self, idle: Micros) -> Micros {
        idle.max(Micros(self.pto.0 * 3))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frame {
    /// One message.
    Stream(u32),
    /// This message has arrived.
    Ack(u32),
    ConnectionClose,
    StatelessReset,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Open,
    Closing,
    Draining,
    Closed,
}

impl State {
    const fn name(self) -> &'static str {
        match self {
            Self::Open => START,
            Self::Closing => CLOSING,
            Self::Draining => DRAINING,
            Self::Closed => CLOSED,
        }
    }
}

#[derive(Debug)]
struct Connection {
    settings: Settings,
    state: State,
    next: u32,
    unacked: Vec<u32>,
    got: Vec<u32>,
    /// Probe timeouts in a row, each twice as long as the one before.
    backoff: u32,
    probe: Option<Micros>,
    /// When the idle time, the closing or the draining is over.
    end: Option<Micros>,
    /// Something that asks for an ACK was sent since the last packet came.
    asked_since: bool,
    /// Packets that came while closing, and at which of them the next answer is due.
    received: u32,
    answer_at: u32,
}

impl Connection {
    fn go(&mut self, to: State, cite: &'static str, out: &mut Out<Frame>) {
        out.go(self.state.name(), to.name(), cite);
        self.state = to;
        if self.probe.take().is_some() {
            out.timer(PTO, TimerChange::Cancelled);
        }
        match to {
            State::Closing | State::Draining => {
                let over = out.now.plus(Micros(self.settings.pto.0 * 3));
                self.end = Some(over);
                out.timer(to.name(), TimerChange::Armed(over));
            }
            State::Open | State::Closed => self.end = None,
        }
    }

    /// The silence begins anew.
    fn stir(&mut self, out: &mut Out<Frame>) {
        if let Some(idle) = self.settings.idle {
            let over = out.now.plus(self.settings.at_least(idle));
            self.end = Some(over);
            out.timer(IDLE, TimerChange::Armed(over));
        }
    }

    fn send(&mut self, number: u32, out: &mut Out<Frame>) {
        out.send(Frame::Stream(number));
        if !self.asked_since {
            self.asked_since = true;
            self.stir(out);
        }
        let at = out.now.plus(Micros(self.settings.pto.0 << self.backoff.min(16)));
        self.probe = Some(at);
        out.timer(PTO, TimerChange::Armed(at));
    }

    fn receive_open(&mut self, frame: Frame, out: &mut Out<Frame>) {
        match frame {
            Frame::ConnectionClose => {
                self.go(State::Draining, "RFC 9000 10.2.2", out);
                out.tell(Told::Ended);
            }
            Frame::StatelessReset => {
                self.go(State::Draining, "RFC 9000 10.3.1", out);
                out.tell(Told::Failed);
            }
            Frame::Stream(number) => {
                self.asked_since = false;
                self.stir(out);
                if !self.got.contains(&number) {
                    self.got.push(number);
                    out.tell(Told::Message);
                }
                out.send(Frame::Ack(number));
            }
            Frame::Ack(number) => {
                self.asked_since = false;
                self.stir(out);
                self.unacked.retain(|waiting| *waiting != number);
                self.backoff = 0;
                if self.unacked.is_empty() && self.probe.take().is_some() {
                    out.timer(PTO, TimerChange::Cancelled);
                }
            }
        }
    }
}

impl Machine for Connection {
    type Packet = Frame;

    fn ask(&mut self, ask: Ask, out: &mut Out<Frame>) -> bool {
        match (ask, self.state) {
            (Ask::Send, State::Open) => {
                self.unacked.push(self.next);
                self.next += 1;
                self.send(self.next - 1, out);
            }
            (Ask::Close, State::Open) => {
                out.send(Frame::ConnectionClose);
                self.go(State::Closing, "RFC 9000 10.2.1", out);
            }
            (Ask::Crash, State::Open | State::Closing | State::Draining) => {
                self.probe = None;
                self.go(State::Closed, "", out);
            }
            (Ask::Send | Ask::Close | Ask::Crash, _) => return false,
        }
        true
    }

    fn receive(&mut self, frame: Frame, out: &mut Out<Frame>) {
        match self.state {
            State::Open => self.receive_open(frame, out),
            State::Closing => {
                if matches!(frame, Frame::ConnectionClose) {
                    // The peer closes too. Draining ends when closing would have ended.
                    let end = self.end;
                    out.go(CLOSING, DRAINING, "RFC 9000 10.2.2");
                    (self.state, self.end) = (State::Draining, end);
                    return;
                }
                // Answers become rarer: at the first packet, the second, the fourth.
                self.received += 1;
                if self.received >= self.answer_at {
                    self.answer_at *= 2;
                    out.send(Frame::ConnectionClose);
                }
            }
            State::Draining => {}
            // Nobody here knows the connection. What might be a reset itself, or an end, is not answered.
            State::Closed => {
                if matches!(frame, Frame::Stream(_)) {
                    out.send(Frame::StatelessReset);
                }
            }
        }
    }

    fn deadline(&self) -> Option<Micros> {
        [self.probe, self.end].into_iter().flatten().min()
    }

    fn fire(&mut self, out: &mut Out<Frame>) {
        if self.probe == Some(out.now) {
            out.timer(PTO, TimerChange::Fired);
            self.backoff += 1;
            if let Some(oldest) = self.unacked.first().copied() {
                self.send(oldest, out);
            }
            return;
        }
        let name = if self.state == State::Open { IDLE } else { self.state.name() };
        out.timer(name, TimerChange::Fired);
        let (cite, silent) = match self.state {
            State::Open => ("RFC 9000 10.1", true),
            State::Closing | State::Draining | State::Closed => ("RFC 9000 10.2", false),
        };
        self.go(State::Closed, cite, out);
        if silent {
            out.tell(Told::Failed);
        }
    }

    fn name(frame: Frame) -> (&'static str, Option<u32>) {
        match frame {
            Frame::Stream(number) => ("STREAM", Some(number)),
            Frame::Ack(number) => ("ACK", Some(number)),
            Frame::ConnectionClose => ("CONNECTION_CLOSE", None),
            Frame::StatelessReset => ("stateless reset", None),
        }
    }
}
