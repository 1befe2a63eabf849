//! An SCTP association from ESTABLISHED to its end: RFC 9260 section 9.2, with messages so that it can be seen what must be
//! confirmed first. Left out: setting up, streams, several addresses, gap blocks, the guard timer T5.

use super::{Ask, Event, Machine, Out, Plan, Told, play};
use fourway_proto::{Micros, TimerChange};

/// The state in which a run starts.
pub const START: &str = "ESTABLISHED";
const CLOSED: &str = "CLOSED";
const PENDING: &str = "SHUTDOWN-PENDING";
const SENT: &str = "SHUTDOWN-SENT";
const RECEIVED: &str = "SHUTDOWN-RECEIVED";
const ACK_SENT: &str = "SHUTDOWN-ACK-SENT";

/// Every state of a run. Words: `learn.other.sctp.<state>`.
pub const STATES: [&str; 6] = [START, PENDING, SENT, RECEIVED, ACK_SENT, CLOSED];

/// RTO.Initial and RTO.Max of RFC 9260 section 16; rounds are not measured here.
const RTO: Micros = Micros::from_secs(1);
const RTO_MAX: Micros = Micros::from_secs(60);
/// Association.Max.Retrans.
const MOST_RETRANSMITS: u32 = 10;
const T2: &str = "T2-shutdown";
const T3: &str = "T3-rtx";

/// The run of a plan.
#[must_use]
pub fn run(plan: &Plan) -> Vec<Event> {
    play([Association::default(), Association::default()], plan)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Chunk {
    /// One message, by its TSN.
    Data(u32),
    /// Everything before this TSN has arrived.
    Sack(u32),
    /// The same, and: I have nothing more to send.
    Shutdown(u32),
    ShutdownAck,
    /// The bit says that the sender knows of no association.
    ShutdownComplete(bool),
    Abort,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Closed,
    Established,
    Pending,
    Sent,
    Received,
    AckSent,
}

impl State {
    const fn name(self) -> &'static str {
        match self {
            Self::Closed => CLOSED,
            Self::Established => START,
            Self::Pending => PENDING,
            Self::Sent => SENT,
            Self::Received => RECEIVED,
            Self::AckSent => ACK_SENT,
        }
    }
}

/// One end. TSNs count from 0.
#[derive(Debug)]
struct Association {
    state: State,
    /// The next TSN to use, the oldest not confirmed, the next expected.
    next: u32,
    unacked: u32,
    expected: u32,
    /// Messages that came early.
    held: Vec<u32>,
    rto: Micros,
    retransmits: u32,
    /// T2 in the states in which it runs, T3 in the others.
    timer: Option<Micros>,
}

impl Default for Association {
    fn default() -> Self {
        Self {
            state: State::Established,
            next: 0,
            unacked: 0,
            expected: 0,
            held: Vec::new(),
            rto: RTO,
            retransmits: 0,
            timer: None,
        }
    }
}

impl Association {
    fn go(&mut self, to: State, cite: &'static str, out: &mut Out<Chunk>) {
        out.go(self.state.name(), to.name(), cite);
        self.state = to;
        if to == State::Closed {
            self.stop(out);
        }
    }

    const fn timer_name(&self) -> &'static str {
        if matches!(self.state, State::Sent | State::AckSent) { T2 } else { T3 }
    }

    fn arm(&mut self, out: &mut Out<Chunk>) {
        let at = out.now.plus(self.rto);
        self.timer = Some(at);
        out.timer(self.timer_name(), TimerChange::Armed(at));
    }

    fn stop(&mut self, out: &mut Out<Chunk>) {
        if self.timer.take().is_some() {
            out.timer(self.timer_name(), TimerChange::Cancelled);
        }
    }

    /// Nothing is outstanding: an end that shuts down may say so, one that was asked may agree.
    fn settle(&mut self, out: &mut Out<Chunk>) {
        if self.unacked < self.next {
            return;
        }
        let to = match self.state {
            State::Pending => State::Sent,
            State::Received => State::AckSent,
            State::Closed | State::Established | State::Sent | State::AckSent => return,
        };
        self.stop(out);
        (self.rto, self.retransmits) = (RTO, 0);
        self.go(to, "RFC 9260 9.2", out);
        out.send(if to == State::Sent { Chunk::Shutdown(self.expected) } else { Chunk::ShutdownAck });
        self.arm(out);
    }

    /// The peer has confirmed everything before a TSN.
    fn confirmed(&mut self, up_to: u32, out: &mut Out<Chunk>) {
        if up_to <= self.unacked || up_to > self.next {
            return;
        }
        self.unacked = up_to;
        (self.rto, self.retransmits) = (RTO, 0);
        self.stop(out);
        if self.unacked < self.next {
            self.arm(out);
        }
    }

    fn data(&mut self, tsn: u32, out: &mut Out<Chunk>) {
        let fresh = tsn >= self.expected && !self.held.contains(&tsn);
        if fresh {
            self.held.push(tsn);
        }
        while let Some(place) = self.held.iter().position(|held| *held == self.expected) {
            self.held.swap_remove(place);
            self.expected += 1;
            out.tell(Told::Message);
        }
        if self.state == State::Sent {
            // Each packet with data is answered with SHUTDOWN at once; where that cannot say all, a SACK too.
            if !fresh || !self.held.is_empty() {
                out.send(Chunk::Sack(self.expected));
            }
            self.retransmits = 0;
            out.send(Chunk::Shutdown(self.expected));
            self.stop(out);
            self.arm(out);
        } else {
            out.send(Chunk::Sack(self.expected));
        }
    }

    fn shutdown(&mut self, up_to: u32, out: &mut Out<Chunk>) {
        self.confirmed(up_to, out);
        match self.state {
            State::Established | State::Pending => {
                self.go(State::Received, "RFC 9260 9.2", out);
                self.settle(out);
            }
            State::Received => self.settle(out),
            State::Sent => {
                self.stop(out);
                self.go(State::AckSent, "RFC 9260 9.2", out);
                out.send(Chunk::ShutdownAck);
                self.arm(out);
            }
            // The answer may have been lost.
            State::AckSent => out.send(Chunk::ShutdownAck),
            State::Closed => {}
        }
    }

    /// What comes for an association that is not known: RFC 9260 section 8.4.
    fn out_of_the_blue(chunk: Chunk, out: &mut Out<Chunk>) {
        match chunk {
            Chunk::Abort | Chunk::ShutdownComplete(_) => {}
            Chunk::ShutdownAck => out.send(Chunk::ShutdownComplete(true)),
            Chunk::Data(_) | Chunk::Sack(_) | Chunk::Shutdown(_) => out.send(Chunk::Abort),
        }
    }
}

impl Machine for Association {
    type Packet = Chunk;

    fn ask(&mut self, ask: Ask, out: &mut Out<Chunk>) -> bool {
        match (ask, self.state) {
            (Ask::Send, State::Established) => {
                out.send(Chunk::Data(self.next));
                self.next += 1;
                if self.timer.is_none() {
                    self.arm(out);
                }
            }
            (Ask::Close, State::Established) => {
                self.go(State::Pending, "RFC 9260 9.2", out);
                self.settle(out);
            }
            (Ask::Crash, state) if state != State::Closed => {
                self.timer = None;
                self.go(State::Closed, "", out);
            }
            (Ask::Send | Ask::Close | Ask::Crash, _) => return false,
        }
        true
    }

    fn receive(&mut self, chunk: Chunk, out: &mut Out<Chunk>) {
        if self.state == State::Closed {
            return Self::out_of_the_blue(chunk, out);
        }
        match chunk {
            Chunk::Data(tsn) => self.data(tsn, out),
            Chunk::Sack(up_to) => {
                self.confirmed(up_to, out);
                self.settle(out);
            }
            Chunk::Shutdown(up_to) => self.shutdown(up_to, out),
            Chunk::ShutdownAck => {
                if matches!(self.state, State::Sent | State::AckSent) {
                    self.stop(out);
                    out.send(Chunk::ShutdownComplete(false));
                    self.go(State::Closed, "RFC 9260 9.2", out);
                    out.tell(Told::Ended);
                }
            }
            Chunk::ShutdownComplete(_) => {
                if self.state == State::AckSent {
                    self.stop(out);
                    self.go(State::Closed, "RFC 9260 9.2", out);
                    out.tell(Told::Ended);
                }
            }
            Chunk::Abort => {
                self.stop(out);
                self.go(State::Closed, "RFC 9260 9.1", out);
                out.tell(Told::Failed);
            }
        }
    }

    fn deadline(&self) -> Option<Micros> {
        self.timer
    }

    fn fire(&mut self, out: &mut Out<Chunk>) {
        out.timer(self.timer_name(), TimerChange::Fired);
        self.timer = None;
        self.retransmits += 1;
        if self.retransmits > MOST_RETRANSMITS {
            self.go(State::Closed, "RFC 9260 8.1", out);
            out.tell(Told::Failed);
            return;
        }
        self.rto = Micros((self.rto.0 * 2).min(RTO_MAX.0));
        match self.state {
            State::Sent => out.send(Chunk::Shutdown(self.expected)),
            State::AckSent => out.send(Chunk::ShutdownAck),
            State::Closed | State::Established | State::Pending | State::Received => {
                out.send(Chunk::Data(self.unacked));
            }
        }
        self.arm(out);
    }

    fn name(chunk: Chunk) -> (&'static str, Option<u32>) {
        match chunk {
            Chunk::Data(tsn) => ("DATA", Some(tsn)),
            Chunk::Sack(up_to) => ("SACK", Some(up_to)),
            Chunk::Shutdown(up_to) => ("SHUTDOWN", Some(up_to)),
            Chunk::ShutdownAck => ("SHUTDOWN ACK", None),
            Chunk::ShutdownComplete(_) => ("SHUTDOWN COMPLETE", None),
            Chunk::Abort => ("ABORT", None),
        }
    }
}
