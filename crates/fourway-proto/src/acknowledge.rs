//! ACKs both ways: what the peer's says, and those that we owe, at once, later or rarely.

use crate::due::Due;
use crate::endpoint::OurFin;
use crate::{Endpoint, Micros, Observer, Segment, Seq, Timer};

/// Challenge ACKs in one span of time (RFC 5961 section 7).
const CHALLENGES: u8 = 10;
pub(crate) const CHALLENGE_SPAN: Micros = Micros::from_secs(5);

impl Endpoint {
    /// Take over what `ack` says: SND.UNA, our FIN, the round-trip time and the retransmission timer.
    #[inline]
    pub(crate) fn acknowledge<O: Observer>(&mut self, now: Micros, ack: Seq, obs: &mut O) {
        if !ack.after(self.snd_una) {
            return;
        }
        self.move_una(now, ack, obs);
        if self.our_fin == OurFin::Sent && ack == self.snd_nxt {
            self.our_fin = OurFin::Acked;
        }
        if !self.is_outstanding() {
            self.recover = None;
            self.due.remove(Due::RESEND);
            return;
        }
        self.arm(Timer::Retransmission, now.plus(self.rto.rto), None, obs);
        match self.recover {
            Some(end) if ack.before(end) => self.due.add(Due::RESEND),
            Some(_) => self.recover = None,
            None => {}
        }
    }

    /// The part of an acknowledgment of something new that does not ask what is still outstanding.
    #[inline(always)]
    pub(crate) fn move_una<O: Observer>(&mut self, now: Micros, ack: Seq, obs: &mut O) {
        self.snd_una = ack;
        self.pushes.acknowledge(ack);
        self.retransmits = 0;
        self.persist_backoff = 0;
        if let Some((end, sent_at)) = self.sample
            && end.at_or_before(ack)
        {
            self.rto.sample(now.since(sent_at));
            self.sample = None;
        }
        self.cancel(Timer::User, obs);
    }

    /// Any acceptable segment: its timestamp counts (RFC 7323 section 4.3), and the peer is alive.
    pub(crate) fn heard_from_peer<O: Observer>(&mut self, now: Micros, segment: &Segment, obs: &mut O) {
        self.remember_timestamp(segment);
        self.start_keepalive_timer(now, obs);
    }

    #[inline]
    pub(crate) fn remember_timestamp(&mut self, segment: &Segment) {
        if let (true, Some(ts)) = (self.ts_on, segment.ts)
            && segment.seq.at_or_before(self.rcv_nxt)
        {
            self.ts_recent = ts.val;
        }
    }

    /// An ACK that RFC 5961 asks for, at most ten in five seconds.
    pub(crate) fn challenge(&mut self, now: Micros) {
        let (start, sent) = self.challenges;
        if now.since(start) >= CHALLENGE_SPAN {
            self.challenges = (now, 1);
        } else if sent < CHALLENGES {
            self.challenges.1 += 1;
        } else {
            return;
        }
        self.due.add(Due::ACK);
    }

    /// Acknowledge text or FIN now, or within the delay that the settings allow (RFC 9293 section 3.8.6.3).
    #[inline]
    pub(crate) fn schedule_ack<O: Observer>(&mut self, now: Micros, may_wait: bool, obs: &mut O) {
        self.unacked_segments = self.unacked_segments.saturating_add(1);
        let delay = self.config().delayed_ack;
        if !may_wait || delay == Micros::ZERO || self.unacked_segments >= 2 {
            self.due.add(Due::ACK);
        } else if self.deadline(Timer::DelayedAck).is_none() {
            self.arm(Timer::DelayedAck, now.plus(delay), None, obs);
        }
    }
}
