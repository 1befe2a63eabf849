//! Header prediction (Van Jacobson): a connection that goes and closes as most do takes a few comparisons instead of the
//! numbered checks.
//!
//! Nothing is decided here that the checks of RFC 9293 section 3.10.7.4 would decide otherwise. Where [`Endpoint::expects`]
//! holds, each of them passes and leaves nothing behind but SND.WL1, SND.WL2 and the peer's timestamp; what then follows is
//! done by the functions that the checks call, in their order. No timer needs a look afterwards, because none needed one
//! before ([`Due::NOTHING`]) and each act here sets the timers that it concerns. A test gives every input to twins, one of
//! which may not predict: the same events, the same segments, and the same variables once drained.

use crate::due::Due;
use crate::endpoint::{OurFin, PeerFin};
use crate::{Call, Endpoint, Flags, Micros, Observer, Rule, Segment, State, Timer};

/// Whether anything is predicted; where not, everything goes the long way, to the same end.
pub(crate) const PREDICTS: bool = cfg!(feature = "predict");

const FIN_ACK: Flags = Flags::FIN.with(Flags::ACK);

impl Endpoint {
    /// Handle a segment of an orderly close without the numbered checks: the FIN, the ACK of ours, or both. Gives false,
    /// with nothing done, where the segment is any other.
    ///
    /// Always inline, so that a caller's segment stays in registers; what it is compared with lies in two cache lines.
    #[inline(always)]
    pub(crate) fn predicted<O: Observer>(&mut self, now: Micros, segment: Segment, obs: &mut O) -> bool {
        if !self.expects(&segment) {
            return false;
        }
        debug_assert!(!segment.ack.before(self.snd_una.minus(self.max_snd_wnd)), "it is not too old");
        let fin = segment.flags == FIN_ACK;
        let news = segment.ack != self.snd_una;
        if !news {
            let ends = self.state() == State::Established || self.state() == State::FinWait2;
            if !ends || !fin {
                return false;
            }
            self.take_header(&segment);
            self.receive_fin(now, true, obs);
            return true;
        }
        let in_order = !fin || self.peer_fin == PeerFin::Awaited;
        if self.our_fin != OurFin::Sent || !in_order {
            return false;
        }
        debug_assert_eq!(self.state(), self.state_by_fins());
        self.take_header(&segment);
        self.move_una(now, segment.ack, obs);
        self.our_fin = OurFin::Acked;
        self.recover = None;
        match self.peer_fin {
            PeerFin::Awaited if fin => self.receive_fin(now, true, obs),
            PeerFin::Awaited => {
                self.transition(now, State::FinWait2, Rule::AckOfFinInFinWait1, obs);
                self.cancel(Timer::Retransmission, obs);
            }
            PeerFin::BeforeOurClose => self.delete(now, Rule::AckOfFinInLastAck, obs),
            PeerFin::AfterOurClose => self.transition(now, State::TimeWait, Rule::AckOfFinInClosing, obs),
        }
        true
    }

    /// True where a segment without text is the next one expected and acknowledges everything sent, with the window that
    /// it had before.
    ///
    /// That nothing is due says the rest: all settings are plain, no timer is to change, nothing is to be sent, no FIN waits
    /// behind a gap, and no window is greater than there are, see [`Endpoint::has_more`].
    #[inline]
    fn expects(&self, segment: &Segment) -> bool {
        let Segment { seq, ack, len, window, flags, ts: _ } = *segment;
        PREDICTS
            // Neither SYN nor RST, and the ACK bit: the second, fourth and fifth check.
            && (flags == Flags::ACK || flags == FIN_ACK)
            && self.due == Due::NOTHING
            // The first: in order, and room for at least one number.
            && len == 0
            && seq == self.rcv_nxt
            && self.rcv_edge.after(self.rcv_nxt)
            // The fifth: neither of something unsent nor too old. What is outstanding is no more than a window.
            && ack == self.snd_nxt
            // New enough to set the window, which stays.
            && window == self.snd_wnd
            && !seq.before(self.snd_wl1)
            && !ack.before(self.snd_wl2)
    }

    /// What the fifth check takes over from a segment that is expected, but for its acknowledgment.
    #[inline]
    fn take_header(&mut self, segment: &Segment) {
        self.remember_timestamp(segment);
        (self.snd_wl1, self.snd_wl2) = (segment.seq, segment.ack);
    }

    /// Handle the other two segments that Van Jacobson predicts, the next text and the acknowledgment of all that was sent,
    /// in an end that has not closed. Gives false, with nothing done, where the segment is any other.
    pub(crate) fn predicted_text<O: Observer>(&mut self, now: Micros, segment: &Segment, obs: &mut O) -> bool {
        let bare = Segment { len: 0, flags: segment.flags.without(Flags::PSH), ..*segment };
        if bare.flags != Flags::ACK || self.our_fin != OurFin::NotSent || !self.expects(&bare) {
            return false;
        }
        let open = self.state() == State::Established;
        let news = segment.ack != self.snd_una;
        if segment.len == 0 && news && (open || self.state() == State::CloseWait) {
            self.take_header(segment);
            self.move_una(now, segment.ack, obs);
            self.recover = None;
            self.cancel(Timer::Retransmission, obs);
            return true;
        }
        let fits = segment.len > 0 && segment.len <= self.rcv_wnd();
        if news || !open || !fits || !self.held.is_empty() {
            return false;
        }
        self.take_header(segment);
        self.store(segment.seq, segment.len, obs);
        self.schedule_ack(now, true, obs);
        true
    }

    /// Close an end that has nothing else to send or to be read. Gives false, with nothing done, for any other call.
    #[inline(always)]
    pub(crate) fn predicted_close<O: Observer>(&mut self, now: Micros, call: Call, obs: &mut O) -> bool {
        let orphans = match call {
            Call::Close => true,
            Call::Shutdown => false,
            Call::Open { .. }
            | Call::Listen { .. }
            | Call::Send { .. }
            | Call::Read
            | Call::PauseReading
            | Call::Abort => return false,
        };
        let first = self.state() == State::Established;
        let open = first || self.state() == State::CloseWait;
        let room = self.snd_una.plus(self.snd_wnd).after(self.snd_nxt);
        let plain = self.unread == 0 && !self.orphaned && !self.config().linger_zero;
        if !PREDICTS || self.due != Due::NOTHING || self.our_fin != OurFin::NotSent || !open || !room || !plain {
            return false;
        }
        self.orphaned = orphans;
        self.our_fin = OurFin::Queued;
        self.due = Due::FIN;
        if first {
            self.transition(now, State::FinWait1, Rule::CloseFirst, obs);
        } else {
            self.transition(now, State::LastAck, Rule::CloseSecond, obs);
        }
        true
    }

    /// Queue text where nothing else waits and the window has room. Gives false, with nothing done, anywhere else.
    pub(crate) fn predicted_send(&mut self, call: Call) -> bool {
        let Call::Send { len } = call else {
            return false;
        };
        let open = self.state() == State::Established || self.state() == State::CloseWait;
        let room = self.snd_una.plus(self.snd_wnd).after(self.snd_nxt);
        if !PREDICTS || len == 0 || self.due != Due::NOTHING || self.our_fin != OurFin::NotSent || !open || !room {
            return false;
        }
        self.queue(len);
        self.due = Due::TEXT;
        true
    }
}
