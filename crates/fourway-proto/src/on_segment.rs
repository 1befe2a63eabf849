//! A segment arrives: RFC 9293 section 3.10.7 in CLOSED, LISTEN and SYN-SENT; the rest is in `on_synchronized`.

use crate::due::Due;
use crate::{AppError, Endpoint, Event, Flags, Micros, Observer, Rule, Segment, Seq, State};

impl Endpoint {
    /// Handle one segment that has arrived with a good checksum.
    #[inline(always)]
    pub fn handle_segment<O: Observer>(&mut self, now: Micros, segment: Segment, obs: &mut O) {
        if !self.predicted(now, segment, obs) {
            self.handle_unpredicted(now, segment.by_fields(), obs);
        }
    }

    #[inline(never)]
    fn handle_unpredicted<O: Observer>(&mut self, now: Micros, segment: Segment, obs: &mut O) {
        if self.predicted_text(now, &segment, obs) {
            return;
        }
        match self.state() {
            State::Closed => self.in_closed(segment, obs),
            State::Listen => self.in_listen(now, segment, obs),
            State::SynSent => self.in_syn_sent(now, segment, obs),
            State::SynReceived
            | State::Established
            | State::FinWait1
            | State::FinWait2
            | State::CloseWait
            | State::Closing
            | State::LastAck
            | State::TimeWait => self.in_synchronized(now, segment, obs),
        }
        self.update_send_timers(now, obs);
        self.due.add(Due::LOOK);
    }

    pub(crate) fn ignore<O: Observer>(&mut self, rule: Rule, obs: &mut O) {
        obs.event(Event::Ignored { rule });
    }

    /// The RST of RFC 9293 section 3.5.2, group 1 and 2: it must look acceptable to the sender of `segment`.
    pub(crate) fn reset_for(&mut self, segment: &Segment) {
        self.reply = Some(if segment.flags.has(Flags::ACK) {
            Segment { seq: segment.ack, flags: Flags::RST, ..Segment::default() }
        } else {
            Segment { seq: Seq(0), ack: segment.end(), flags: Flags::RST.with(Flags::ACK), ..Segment::default() }
        });
    }

    /// Section 3.10.7.1.
    fn in_closed<O: Observer>(&mut self, segment: Segment, obs: &mut O) {
        if segment.flags.has(Flags::RST) {
            return self.ignore(Rule::ResetInClosed, obs);
        }
        self.ignore(Rule::NoConnection, obs);
        self.reset_for(&segment);
    }

    /// Section 3.10.7.2: RST, then ACK, then SYN.
    fn in_listen<O: Observer>(&mut self, now: Micros, segment: Segment, obs: &mut O) {
        if segment.flags.has(Flags::RST) {
            return self.ignore(Rule::ResetInListen, obs);
        }
        if segment.flags.has(Flags::ACK) {
            self.ignore(Rule::AckInListen, obs);
            return self.reset_for(&segment);
        }
        if !segment.flags.has(Flags::SYN) {
            return self.ignore(Rule::NoSynInListen, obs);
        }
        self.accept_syn(now, segment, Rule::SynInListen, obs);
    }

    /// Answer a SYN with a new connection, from LISTEN or from TIME-WAIT.
    pub(crate) fn accept_syn<O: Observer>(&mut self, now: Micros, segment: Segment, rule: Rule, obs: &mut O) {
        self.passive = true;
        self.start_sending(self.next_iss);
        self.start_receiving(segment.seq);
        self.negotiate(&segment);
        self.transition(now, State::SynReceived, rule, obs);
    }

    /// Section 3.10.7.3: ACK, RST, security (no compartments here), SYN.
    fn in_syn_sent<O: Observer>(&mut self, now: Micros, segment: Segment, obs: &mut O) {
        let flags = segment.flags;
        let covers_syn = segment.ack.after(self.iss) && segment.ack.at_or_before(self.snd_nxt);
        if flags.has(Flags::ACK) && !covers_syn {
            if flags.has(Flags::RST) {
                return self.ignore(Rule::ResetUnproven, obs);
            }
            self.ignore(Rule::BadAckInSynSent, obs);
            return self.reset_for(&segment);
        }
        if flags.has(Flags::RST) {
            if !flags.has(Flags::ACK) {
                return self.ignore(Rule::ResetUnproven, obs);
            }
            return self.fail(now, AppError::ConnectionRefused, Rule::ResetInSynSent, obs);
        }
        if !flags.has(Flags::SYN) {
            return self.ignore(Rule::NoSynInSynSent, obs);
        }
        self.start_receiving(segment.seq);
        self.negotiate(&segment);
        if flags.has(Flags::ACK) {
            self.snd_wl2 = segment.ack;
            self.acknowledge(now, segment.ack, obs);
            self.finish_handshake(now, Rule::SynAckInSynSent, obs);
            self.due.add(Due::ACK);
            // What else the segment carries is processed from the sixth check on.
            let mut rest = Segment { seq: segment.seq.plus(1), flags: flags.without(Flags::SYN), ..segment };
            if self.take_text(now, &mut rest, obs).is_continue() {
                self.take_fin(now, &rest, obs);
            }
        } else {
            self.snd_nxt = self.iss;
            self.transition(now, State::SynReceived, Rule::SimultaneousOpen, obs);
        }
    }

    /// Enter ESTABLISHED; data starts with at least 3 s if the SYN had to be sent again (RFC 6298 rule 5.7).
    pub(crate) fn finish_handshake<O: Observer>(&mut self, now: Micros, rule: Rule, obs: &mut O) {
        if self.syn_retransmitted {
            self.rto.after_lost_syn();
        }
        self.transition(now, State::Established, rule, obs);
    }

    /// Take over what the peer's SYN says of window and timestamps.
    fn negotiate(&mut self, syn: &Segment) {
        self.snd_wnd = syn.window;
        self.max_snd_wnd = syn.window;
        self.snd_wl1 = syn.seq;
        if let (true, Some(ts)) = (self.config().timestamps, syn.ts) {
            self.ts_on = true;
            self.ts_recent = ts.val;
        }
    }
}
