//! What goes out: one segment at a time, the most urgent first.

use crate::due::Due;
use crate::endpoint::OurFin;
use crate::predict::PREDICTS;
use crate::{Endpoint, Flags, Micros, Observer, Segment, Seq, State, Timer, Timestamps};

impl Endpoint {
    /// The next segment to put on the wire, and whether it repeats sequence numbers sent before.
    #[inline(always)]
    pub fn poll_transmit<O: Observer>(&mut self, now: Micros, obs: &mut O) -> Option<(Segment, bool)> {
        if self.due == Due::NOTHING {
            return None;
        }
        match self.due {
            Due::ACK if PREDICTS => Some((self.transmit_ack(now, obs), false)),
            Due::FIN if PREDICTS => Some((self.transmit_fin(now, obs), false)),
            _ => self.look(now, obs).map(|(segment, again)| (segment.by_fields(), again)),
        }
    }

    /// Look at everything that a segment or a timer may be due to.
    #[inline(never)]
    fn look<O: Observer>(&mut self, now: Micros, obs: &mut O) -> Option<(Segment, bool)> {
        if PREDICTS
            && self.due == Due::TEXT
            && let Some(segment) = self.transmit_text(now, obs)
        {
            return Some((segment, false));
        }
        if PREDICTS && (self.due.take(Due::FIN) || self.due.take(Due::TEXT)) {
            self.due.add(Due::LOOK);
        }
        let sent = self.next_segment(now, obs);
        if sent.is_none() {
            self.update_send_timers(now, obs);
            self.skip_time_wait(now, obs);
            if !self.has_more() {
                self.due.remove(Due::LOOK);
            }
        }
        sent
    }

    /// False where no kind of segment is asked for and the persist timer has nothing to do.
    fn may_transmit(&self) -> bool {
        let open = !matches!(self.state(), State::Closed | State::Listen);
        let asked = self.due != Due::NOTHING && self.due != Due::LOOK;
        let waits = asked || self.has_unsent() || self.persist_backoff > 0 || self.timers.is_on(Timer::Persist);
        self.reply.is_some() || (open && waits)
    }

    /// True where [`Due::LOOK`] must stay although nothing goes out now.
    pub(crate) fn has_more(&self) -> bool {
        // No more is ever outstanding than a window and a probe, so that no order on the circle is in doubt.
        let large = self.max_snd_wnd > Due::GREATEST_WINDOW;
        large || Due::rest(self.config()) != Due::NOTHING || self.held.fin.is_some() || self.may_transmit()
    }

    /// An ACK and nothing else is due.
    #[inline]
    fn transmit_ack<O: Observer>(&mut self, now: Micros, obs: &mut O) -> Segment {
        self.due = Due::NOTHING;
        self.cancel(Timer::DelayedAck, obs);
        self.bare_ack(now)
    }

    /// Our FIN and nothing else is due, for the first time, and the window has room for it.
    #[inline]
    fn transmit_fin<O: Observer>(&mut self, now: Micros, obs: &mut O) -> Segment {
        self.our_fin = OurFin::Sent;
        self.fin_alone = true;
        self.cancel(Timer::DelayedAck, obs);
        let segment = self.segment(now, self.snd_nxt, 0, Flags::ACK.with(Flags::FIN));
        self.snd_nxt = self.snd_nxt.plus(1);
        self.sent_new(now, self.snd_nxt, obs);
        self.due = Due::NOTHING;
        segment
    }

    /// Text and nothing else is due, for the first time, and the window has room for some of it.
    fn transmit_text<O: Observer>(&mut self, now: Micros, obs: &mut O) -> Option<Segment> {
        let segment = self.cut(now, self.snd_nxt, obs)?;
        self.sent_new(now, segment.end(), obs);
        self.due = if self.has_unsent() { Due::LOOK } else { Due::NOTHING };
        Some(segment)
    }

    #[inline(always)]
    fn next_segment<O: Observer>(&mut self, now: Micros, obs: &mut O) -> Option<(Segment, bool)> {
        if !self.may_transmit() {
            return None;
        }
        if let Some(reply) = self.reply.take() {
            return Some((reply, false));
        }
        match self.state() {
            State::Closed | State::Listen => None,
            State::SynSent | State::SynReceived => self.transmit_syn(now, obs),
            State::Established
            | State::FinWait1
            | State::FinWait2
            | State::CloseWait
            | State::Closing
            | State::LastAck
            | State::TimeWait => self.transmit_synchronized(now, obs),
        }
    }

    #[cold]
    fn transmit_syn<O: Observer>(&mut self, now: Micros, obs: &mut O) -> Option<(Segment, bool)> {
        let again = self.due.take(Due::RESEND);
        let first = self.snd_nxt == self.iss;
        if !first && !again {
            // An ACK that the checks asked for, such as the answer to a repeated SYN.
            return self.due.take(Due::ACK).then(|| (self.bare_ack(now), false));
        }
        if first && !again {
            self.sample = Some((self.iss.plus(1), now));
            self.last_new_at = now;
        }
        self.snd_nxt = self.iss.plus(1);
        self.due.remove(Due::ACK);
        let ack = if self.state() == State::SynReceived { Flags::ACK } else { Flags::NONE };
        let mut segment = self.segment(now, self.iss, 0, Flags::SYN.with(ack));
        if self.state() == State::SynSent {
            segment.ack = Seq(0);
            segment.ts = self.config().timestamps.then(|| Timestamps { val: clock(now), ecr: 0 });
        }
        self.arm(Timer::Retransmission, now.plus(self.rto.rto), None, obs);
        // In a simultaneous open the SYN goes out again, now with an ACK.
        Some((segment, again || (self.state() == State::SynReceived && !self.passive)))
    }

    #[inline(always)]
    fn transmit_synchronized<O: Observer>(&mut self, now: Micros, obs: &mut O) -> Option<(Segment, bool)> {
        self.update_persist_timer(now, obs);
        let again = self.due.take(Due::RESEND) && self.is_outstanding();
        if again && self.snd_una == self.iss {
            // A CLOSE in SYN-RECEIVED has left the SYN unacknowledged behind the FIN.
            let segment = self.segment(now, self.iss, 0, Flags::SYN.with(Flags::ACK));
            self.arm(Timer::Retransmission, now.plus(self.rto.rto), None, obs);
            return Some((segment, true));
        }
        if again || self.has_unsent() {
            let from = if again { self.snd_una } else { self.snd_nxt };
            if let Some(segment) = self.cut(now, from, obs) {
                if again {
                    self.arm(Timer::Retransmission, now.plus(self.rto.rto), None, obs);
                } else {
                    self.sent_new(now, segment.end(), obs);
                }
                return Some((segment, again));
            }
            if again {
                return None;
            }
        }
        if self.due.take(Due::PROBE_WINDOW) && self.waits_for_window() {
            return Some((self.window_probe(now), self.persist_backoff > 1));
        }
        if self.due.take(Due::PROBE_ALIVE) {
            return Some((self.segment(now, self.snd_nxt.minus(1), 0, Flags::ACK), false));
        }
        if self.due.take(Due::ACK) {
            self.cancel(Timer::DelayedAck, obs);
            return Some((self.bare_ack(now), false));
        }
        None
    }

    /// Numbers up to `end` have gone out for the first time: a round-trip sample, and the timers.
    #[inline]
    fn sent_new<O: Observer>(&mut self, now: Micros, end: Seq, obs: &mut O) {
        if self.sample.is_none() && self.recover.is_none() {
            self.sample = Some((end, now));
        }
        self.last_new_at = now;
        if self.deadline(Timer::Retransmission).is_none() {
            self.arm(Timer::Retransmission, now.plus(self.rto.rto), None, obs);
        }
        self.cancel(Timer::Persist, obs);
    }

    /// Cut the next segment at `from`: text up to the end of a write, with the FIN where it follows directly.
    ///
    /// Gives nothing where the window has no room. SND.NXT moves when new numbers go out.
    #[inline]
    fn cut<O: Observer>(&mut self, now: Micros, from: Seq, obs: &mut O) -> Option<Segment> {
        let edge = self.snd_una.plus(self.snd_wnd);
        let again = from.before(self.snd_nxt);
        let room = if edge.after(from) { edge.since(from) } else { 0 };
        // What was sent before may be sent again even if the window has shrunk since (RFC 9293 section 3.8.6).
        let room = if again { room.max(self.snd_nxt.since(from)) } else { room };
        let text_end = self.queued_end;
        let (text, ends_write) = if text_end.after(from) {
            let write_end = self.pushes.after(from).unwrap_or(text_end).earlier(text_end);
            let text = write_end.since(from).min(self.config().mss).min(room);
            (text, from.plus(text) == write_end)
        } else {
            (0, false)
        };
        let end = from.plus(text);
        let fin = self.our_fin != OurFin::NotSent && end == text_end && room > text && self.fin_joins(from, text);
        if text == 0 && !fin {
            return None;
        }
        let mut flags = Flags::ACK;
        if text > 0 && ends_write {
            flags = flags.with(Flags::PSH);
        }
        if fin {
            flags = flags.with(Flags::FIN);
            if self.our_fin == OurFin::Queued {
                self.our_fin = OurFin::Sent;
                self.fin_alone = text == 0;
            }
        }
        self.due.remove(Due::ACK);
        self.cancel(Timer::DelayedAck, obs);
        let segment = self.segment(now, from, text, flags);
        self.snd_nxt = self.snd_nxt.later(segment.end());
        Some(segment)
    }

    /// A FIN travels with the last text when both go out for the first time; sent again, they travel as they did.
    fn fin_joins(&self, from: Seq, text: u32) -> bool {
        text == 0 || from == self.snd_nxt || (self.our_fin == OurFin::Sent && !self.fin_alone)
    }

    /// True when something waits, nothing is outstanding that would bring an ACK, and the window has no room.
    fn waits_for_window(&self) -> bool {
        let blocked = self.snd_una.plus(self.snd_wnd).at_or_before(self.snd_una);
        if !blocked {
            return false;
        }
        let probing = self.persist_backoff > 0 && self.snd_nxt == self.snd_una.plus(1);
        probing || (self.has_unsent() && !self.is_outstanding())
    }

    fn update_persist_timer<O: Observer>(&mut self, now: Micros, obs: &mut O) {
        if self.waits_for_window() {
            self.cancel(Timer::Retransmission, obs);
            if self.deadline(Timer::Persist).is_none() {
                let wait = self.rto.rto.times(1 << self.persist_backoff).min(self.config().rto_max);
                self.arm(Timer::Persist, now.plus(wait), None, obs);
            }
            return;
        }
        self.cancel(Timer::Persist, obs);
        if self.persist_backoff > 0 && self.is_outstanding() && self.snd_wnd > 0 {
            // The window has opened: the octet of the probe was refused, so it goes out again with what follows.
            self.persist_backoff = 0;
            self.due.add(Due::RESEND);
        }
    }

    /// One octet, or the FIN, beyond the closed window (RFC 9293 section 3.8.6.1).
    #[cold]
    fn window_probe(&mut self, now: Micros) -> Segment {
        let text = u32::from(self.queued_end.after(self.snd_una));
        let mut flags = Flags::ACK;
        if text == 0 {
            flags = flags.with(Flags::FIN);
            self.our_fin = OurFin::Sent;
            self.fin_alone = true;
        }
        let segment = self.segment(now, self.snd_una, text, flags);
        self.snd_nxt = self.snd_nxt.later(segment.end());
        self.sample = None;
        segment
    }

    #[inline]
    fn bare_ack(&mut self, now: Micros) -> Segment {
        self.segment(now, self.snd_nxt, 0, Flags::ACK)
    }

    /// Fill in what every segment carries: the acknowledgment, the window, the timestamps.
    #[inline]
    fn segment(&mut self, now: Micros, seq: Seq, len: u32, flags: Flags) -> Segment {
        let window = self.rcv_wnd();
        self.rcv_edge = self.rcv_nxt.plus(window);
        self.unacked_segments = 0;
        Segment {
            seq,
            ack: self.rcv_nxt,
            len,
            window,
            flags,
            ts: self.ts_on.then(|| Timestamps { val: clock(now), ecr: self.ts_recent }),
        }
    }
}

/// The timestamp clock: one tick a millisecond (RFC 7323 section 5.4). A call of its own, so that connections without
/// timestamps do not divide.
#[cold]
#[inline(never)]
fn clock(now: Micros) -> u32 {
    (now.0 / 1000) as u32
}
