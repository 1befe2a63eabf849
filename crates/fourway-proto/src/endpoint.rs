//! The endpoint: its variables, and the one function that writes its state.

use core::hint::cold_path;

use crate::due::Due;
use crate::receive::Held;
use crate::send::Pushes;
use crate::timer::Timers;
use crate::{Config, Event, Micros, Observer, RtoEstimator, Rule, Segment, Seq, State, Timer, TimerChange, Timestamps};

/// How far our FIN has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OurFin {
    /// The application has more to send.
    NotSent,
    /// The application has finished; data or the window is still before the FIN.
    Queued,
    /// Sent and not acknowledged.
    Sent,
    /// Acknowledged.
    Acked,
}

/// Whether the peer's FIN has arrived, in order, and on which side of our own close.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PeerFin {
    /// Not yet.
    Awaited,
    /// Before our application finished: the passive close.
    BeforeOurClose,
    /// After our application finished: the active or simultaneous close.
    AfterOurClose,
}

/// What TIME-WAIT remembers of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Former {
    iss: Seq,
    pub(crate) snd_nxt: Seq,
    irs: Seq,
    rcv_nxt: Seq,
    ts_recent: Option<u32>,
}

impl Former {
    /// Its numbers on the two circles, moved.
    pub(crate) const fn move_numbers(&mut self, own: u32, peer: u32) {
        self.iss = self.iss.plus(own);
        self.snd_nxt = self.snd_nxt.plus(own);
        self.irs = self.irs.plus(peer);
        self.rcv_nxt = self.rcv_nxt.plus(peer);
    }

    /// The peer's clock of timestamps, moved.
    pub(crate) fn move_clock(&mut self, ticks: u32) {
        self.ts_recent = self.ts_recent.map(|recent| recent.wrapping_add(ticks));
    }
}

/// One end of a TCP connection, without its bytes and without a clock.
///
/// # Contract
/// The caller owns time and the wire. Time never goes back. After each input drain the output:
///
/// 1. one input: [`call`](Self::call), [`handle_segment`](Self::handle_segment) or
///    [`handle_timeout`](Self::handle_timeout);
/// 2. [`poll_transmit`](Self::poll_transmit) until it gives nothing;
/// 3. ask [`poll_timeout`](Self::poll_timeout) when to come back, and why.
///
/// Payload is a count of octets: the caller keeps the bytes, by sequence number, as
/// [`Event::Stored`], [`Event::Delivered`] and [`Event::Discarded`] say. What arrives is data, never an error:
/// no segment makes an endpoint panic, and its size does not depend on what arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(C)]
pub struct Endpoint {
    // In memory as written, so that what every segment touches lies together.
    pub(crate) due: Due,
    state: State,
    pub(crate) our_fin: OurFin,
    pub(crate) peer_fin: PeerFin,
    /// The application has called close and reads no more.
    pub(crate) orphaned: bool,
    pub(crate) reading: bool,
    pub(crate) end_of_stream_told: bool,
    pub(crate) ts_on: bool,
    pub(crate) retransmits: u8,
    pub(crate) persist_backoff: u8,
    pub(crate) unacked_segments: u8,
    /// Our FIN first went out without text.
    pub(crate) fin_alone: bool,

    pub(crate) snd_una: Seq,
    pub(crate) snd_nxt: Seq,
    /// The number after the last octet queued by the application: that of our FIN.
    pub(crate) queued_end: Seq,
    pub(crate) snd_wnd: u32,
    pub(crate) max_snd_wnd: u32,
    pub(crate) snd_wl1: Seq,
    pub(crate) snd_wl2: Seq,
    pub(crate) rcv_nxt: Seq,
    /// The right edge of the window last offered; it never moves back.
    pub(crate) rcv_edge: Seq,
    pub(crate) unread: u32,
    pub(crate) ts_recent: u32,

    /// The number whose ACK gives the next round-trip sample, and when it was sent.
    pub(crate) sample: Option<(Seq, Micros)>,
    pub(crate) last_new_at: Micros,
    pub(crate) timers: Timers,
    pub(crate) rto: RtoEstimator,
    config: Config,
    /// What was lost with the segment that timed out: up to here each partial ACK sends the next one again.
    pub(crate) recover: Option<Seq>,
    pub(crate) pushes: Pushes,

    pub(crate) held: Held,
    /// Start of the present span of RFC 5961 section 7, and challenge ACKs sent in it.
    pub(crate) challenges: (Micros, u8),
    pub(crate) reply: Option<Segment>,
    /// In SYN-RECEIVED out of TIME-WAIT: where to return to if the SYN turns out to be old (RFC 9293 MAY-2).
    pub(crate) former: Option<Former>,
    pub(crate) iss: Seq,
    pub(crate) irs: Seq,
    /// The ISS that LISTEN will answer with.
    pub(crate) next_iss: Seq,
    pub(crate) keepalive_probes: u8,
    pub(crate) syn_retransmitted: bool,
    /// SYN-RECEIVED came from LISTEN (RFC 9293 MUST-11).
    pub(crate) passive: bool,
    /// The connection was once ESTABLISHED.
    pub(crate) was_open: bool,
}

/// What an inspector shows of an endpoint. Sequence numbers are absolute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Status {
    /// The connection state.
    pub state: State,
    /// How far our FIN has come.
    pub our_fin: OurFin,
    /// Whether the peer's FIN has arrived.
    pub peer_fin: PeerFin,
    /// The application reads no more.
    pub orphaned: bool,
    /// Initial send sequence number.
    pub iss: Seq,
    /// Oldest unacknowledged number.
    pub snd_una: Seq,
    /// Next number to send.
    pub snd_nxt: Seq,
    /// Send window, octets.
    pub snd_wnd: u32,
    /// Octets queued and not yet sent.
    pub unsent: u32,
    /// Initial receive sequence number.
    pub irs: Seq,
    /// Next number expected.
    pub rcv_nxt: Seq,
    /// Receive window, octets.
    pub rcv_wnd: u32,
    /// Octets that have arrived and that the application has not read.
    pub unread: u32,
    /// Octets that have arrived beyond a gap.
    pub held: u32,
    /// The retransmission timeout and its inputs.
    pub rto: RtoEstimator,
    /// Times that the oldest segment was sent again.
    pub retransmits: u8,
}

impl Endpoint {
    /// An endpoint in CLOSED.
    #[must_use]
    pub fn new(config: Config) -> Self {
        Self {
            config,
            state: State::Closed,
            our_fin: OurFin::NotSent,
            peer_fin: PeerFin::Awaited,
            passive: false,
            orphaned: false,
            was_open: false,
            next_iss: Seq(0),
            former: None,
            iss: Seq(0),
            snd_una: Seq(0),
            snd_nxt: Seq(0),
            queued_end: Seq(0),
            pushes: Pushes::EMPTY,
            fin_alone: false,
            snd_wnd: 0,
            max_snd_wnd: 0,
            snd_wl1: Seq(0),
            snd_wl2: Seq(0),
            irs: Seq(0),
            rcv_nxt: Seq(0),
            rcv_edge: Seq(0),
            unread: 0,
            reading: true,
            end_of_stream_told: false,
            held: Held::EMPTY,
            rto: RtoEstimator::new(&config),
            sample: None,
            retransmits: 0,
            syn_retransmitted: false,
            recover: None,
            last_new_at: Micros::ZERO,
            timers: Timers::OFF,
            keepalive_probes: 0,
            persist_backoff: 0,
            challenges: (Micros::ZERO, 0),
            unacked_segments: 0,
            ts_on: false,
            ts_recent: 0,
            due: Due::rest(&config),
            reply: None,
        }
    }

    /// An endpoint in LISTEN, which will answer a SYN with this ISS.
    #[must_use]
    pub fn listening(config: Config, iss: Seq) -> Self {
        Self { state: State::Listen, next_iss: iss, ..Self::new(config) }
    }

    /// An endpoint in ESTABLISHED with nothing in flight: our ISS, the peer's, the window that the peer offers, and
    /// whether the two agreed on timestamps.
    #[must_use]
    pub fn established(config: Config, iss: Seq, irs: Seq, peer_window: u32, timestamps: bool) -> Self {
        let mut end = Self::new(config);
        end.start_sending(iss);
        end.snd_una = iss.plus(1);
        end.snd_nxt = iss.plus(1);
        end.snd_wl2 = iss.plus(1);
        end.start_receiving(irs);
        end.snd_wl1 = irs;
        end.snd_wnd = peer_window;
        end.max_snd_wnd = peer_window;
        end.ts_on = timestamps;
        end.was_open = true;
        end.state = State::Established;
        if end.has_more() {
            end.due.add(Due::LOOK);
        }
        if let Some(keepalive) = config.keepalive {
            end.timers.set(Timer::Keepalive, keepalive.idle);
        }
        end
    }

    /// The settings.
    #[must_use]
    pub const fn config(&self) -> &Config {
        &self.config
    }

    /// The connection state.
    #[must_use]
    pub const fn state(&self) -> State {
        self.state
    }

    /// The variables that an inspector shows.
    #[must_use]
    pub fn status(&self) -> Status {
        Status {
            state: self.state,
            our_fin: self.our_fin,
            peer_fin: self.peer_fin,
            orphaned: self.orphaned,
            iss: self.iss,
            snd_una: self.snd_una,
            snd_nxt: self.snd_nxt,
            snd_wnd: self.snd_wnd,
            unsent: self.unsent(),
            irs: self.irs,
            rcv_nxt: self.rcv_nxt,
            rcv_wnd: self.rcv_wnd(),
            unread: self.unread,
            held: self.held_ranges().map(|(_, len)| len).sum(),
            rto: self.rto,
            retransmits: self.retransmits,
        }
    }

    /// What has arrived beyond a gap: first number and octets of each range, in order.
    pub fn held_ranges(&self) -> impl Iterator<Item = (Seq, u32)> + '_ {
        self.held.ranges()
    }

    /// The earliest deadline and what it is for.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<(Micros, Timer)> {
        self.timers.next()
    }

    /// The deadline of one timer, where it is on.
    #[must_use]
    pub fn deadline(&self, timer: Timer) -> Option<Micros> {
        self.timers.deadline(timer)
    }

    /// What a segment would carry that repeats the peer's last timestamps, where the two agreed on them.
    #[must_use]
    pub fn last_timestamps(&self) -> Option<Timestamps> {
        self.ts_on.then_some(Timestamps { val: self.ts_recent, ecr: 0 })
    }

    /// The state that the two FIN facts imply, for an endpoint that is past the handshake; the oracle of the tests.
    #[must_use]
    pub const fn state_by_fins(&self) -> State {
        match (self.our_fin, self.peer_fin) {
            (OurFin::NotSent, PeerFin::Awaited) => State::Established,
            (OurFin::NotSent, PeerFin::BeforeOurClose | PeerFin::AfterOurClose) => State::CloseWait,
            (OurFin::Queued | OurFin::Sent, PeerFin::Awaited) => State::FinWait1,
            (OurFin::Queued | OurFin::Sent, PeerFin::BeforeOurClose) => State::LastAck,
            (OurFin::Queued | OurFin::Sent, PeerFin::AfterOurClose) => State::Closing,
            (OurFin::Acked, PeerFin::Awaited) => State::FinWait2,
            (OurFin::Acked, PeerFin::BeforeOurClose) => State::Closed,
            (OurFin::Acked, PeerFin::AfterOurClose) => State::TimeWait,
        }
    }

    /// The one place where the state is written.
    pub(crate) fn transition<O: Observer>(&mut self, now: Micros, to: State, rule: Rule, obs: &mut O) {
        let from = core::mem::replace(&mut self.state, to);
        obs.event(Event::Transition { from, to, rule });
        match to {
            State::Established => {
                self.was_open = true;
                self.start_keepalive_timer(now, obs);
            }
            State::TimeWait => self.start_time_wait(now, None, obs),
            State::FinWait2 => {
                self.start_fin_wait_2_timer(now, obs);
                self.start_keepalive_timer(now, obs);
            }
            State::Closed
            | State::Listen
            | State::SynSent
            | State::SynReceived
            | State::FinWait1
            | State::CloseWait
            | State::Closing
            | State::LastAck => {}
        }
    }

    /// Forget everything of a former connection but the state, so that the next move tells where it came from.
    pub(crate) fn forget(&mut self) {
        *self = Self { state: self.state, ..Self::new(self.config) };
    }

    /// What to remember in TIME-WAIT.
    pub(crate) fn to_former(self) -> Former {
        let Self { iss, snd_nxt, irs, rcv_nxt, .. } = self;
        Former { iss, snd_nxt, irs, rcv_nxt, ts_recent: self.ts_on.then_some(self.ts_recent) }
    }

    /// Be the former connection again, with both FINs exchanged.
    pub(crate) fn restore(&mut self, former: Former) {
        let Former { iss, snd_nxt, irs, rcv_nxt, ts_recent } = former;
        self.start_sending(iss);
        self.start_receiving(irs);
        (self.snd_una, self.snd_nxt, self.queued_end, self.rcv_nxt) = (snd_nxt, snd_nxt, snd_nxt, rcv_nxt);
        self.rcv_edge = rcv_nxt.plus(self.config.window);
        (self.ts_on, self.ts_recent) = (ts_recent.is_some(), ts_recent.unwrap_or(0));
        (self.our_fin, self.peer_fin) = (OurFin::Acked, PeerFin::AfterOurClose);
        (self.was_open, self.end_of_stream_told) = (true, true);
    }

    pub(crate) fn arm<O: Observer>(&mut self, timer: Timer, at: Micros, rule: Option<Rule>, obs: &mut O) {
        self.timers.set(timer, at);
        obs.event(Event::Timer { timer, change: TimerChange::Armed(at), rule });
    }

    #[inline]
    pub(crate) fn cancel<O: Observer>(&mut self, timer: Timer, obs: &mut O) {
        if self.timers.is_on(timer) {
            // Most timers are off, most of the time.
            cold_path();
            self.timers.set(timer, Micros::NEVER);
            obs.event(Event::Timer { timer, change: TimerChange::Cancelled, rule: None });
        }
    }

    #[inline]
    pub(crate) fn cancel_all_but<O: Observer>(&mut self, kept: Option<Timer>, obs: &mut O) {
        for timer in self.timers.on() {
            if kept != Some(timer) {
                self.timers.set(timer, Micros::NEVER);
                obs.event(Event::Timer { timer, change: TimerChange::Cancelled, rule: None });
            }
        }
    }
}
