//! A segment arrives in SYN-RECEIVED or later: the numbered checks of RFC 9293 section 3.10.7.4, one function each.

use core::ops::ControlFlow;

use crate::due::Due;
use crate::endpoint::{OurFin, PeerFin};
use crate::{AppError, Endpoint, Flags, Micros, Observer, Rule, Segment, Seq, State, Timer};

/// From the last number used to the ISS of the next connection, where the caller names none.
const ISS_STEP: u32 = 64_000;

/// Whether the next check is to see the segment.
type Flow = ControlFlow<()>;
const NEXT: Flow = ControlFlow::Continue(());
const DONE: Flow = ControlFlow::Break(());

impl Endpoint {
    pub(crate) fn in_synchronized<O: Observer>(&mut self, now: Micros, mut segment: Segment, obs: &mut O) {
        let _ = self.check_all(now, &mut segment, obs);
        // RFC 9293 section 3.3.2 note 2: with the FIN in the same segment, FIN-WAIT-2 would have been passed over.
        if self.state() == State::FinWait1 && self.our_fin == OurFin::Acked {
            self.transition(now, State::FinWait2, Rule::AckOfFinInFinWait1, obs);
        }
    }

    fn check_all<O: Observer>(&mut self, now: Micros, segment: &mut Segment, obs: &mut O) -> Flow {
        if segment.flags.has(Flags::SYN) {
            self.check_reuse(now, segment, obs)?;
            self.check_crossed_syn(now, segment, obs)?;
        }
        self.check_sequence(now, segment, obs)?;
        self.check_reset(now, segment, obs)?;
        // The third check, of security, has nothing to compare here; the sixth, of URG, has no pointer to follow.
        self.check_syn(now, segment, obs)?;
        self.check_ack(now, segment, obs)?;
        self.take_text(now, segment, obs)?;
        self.take_fin(now, segment, obs);
        NEXT
    }

    /// Before the first check: a SYN may open a new connection out of TIME-WAIT (RFC 6191 section 2).
    fn check_reuse<O: Observer>(&mut self, now: Micros, segment: &Segment, obs: &mut O) -> Flow {
        let plain_syn = segment.flags.has(Flags::SYN) && !segment.flags.has_any(Flags::ACK.with(Flags::RST));
        if self.state() != State::TimeWait || !plain_syn || !self.config().time_wait_reuse {
            return NEXT;
        }
        let newer_seq = segment.seq.after(self.rcv_nxt.minus(1));
        let accept = match (self.ts_on, segment.ts.filter(|_| self.config().timestamps || !self.ts_on)) {
            (true, Some(ts)) => {
                let (new, old) = (Seq(ts.val), Seq(self.ts_recent));
                new.after(old) || (new == old && newer_seq)
            }
            (true | false, None) => newer_seq,
            // The SYN of the old connection itself may have offered timestamps in vain; its duplicate opens nothing.
            (false, Some(_)) => segment.seq != self.irs,
        };
        if !accept {
            self.ignore(Rule::SynInTimeWait, obs);
            self.challenge(now);
            return DONE;
        }
        self.cancel(Timer::TimeWait, obs);
        let former = self.to_former();
        self.forget();
        // A new ISS beyond all that the old connection used (RFC 9293 section 3.6.1 MAY-2).
        self.next_iss = former.snd_nxt.plus(ISS_STEP);
        self.former = Some(former);
        self.accept_syn(now, *segment, Rule::TimeWaitReused, obs);
        DONE
    }

    /// Before the first check, which would drop it: in a simultaneous open the peer's SYN comes again, now with the ACK
    /// of ours, and that ACK counts (RFC 9293 section 3.5, figure 7).
    fn check_crossed_syn<O: Observer>(&mut self, now: Micros, segment: &Segment, obs: &mut O) -> Flow {
        let flags = segment.flags;
        let crossed = flags.has(Flags::SYN.with(Flags::ACK)) && !flags.has(Flags::RST) && segment.seq == self.irs;
        let opened_by_us = self.state() == State::SynReceived && !self.passive;
        if !crossed || !opened_by_us || segment.ack != self.iss.plus(1) {
            return NEXT;
        }
        self.open_by_ack(now, segment, Rule::SynAckInSynReceived, obs);
        DONE
    }

    /// First: the sequence number (Table 6).
    fn check_sequence<O: Observer>(&mut self, now: Micros, segment: &mut Segment, obs: &mut O) -> Flow {
        let wnd = self.rcv_wnd();
        let len = segment.seq_len();
        let acceptable = match (len, wnd) {
            // The number of a RST alone decides (RFC 5961 section 3.2), whatever it carries (SHLD-2) and whether or not
            // there is room (MUST-66).
            (_, _) if segment.flags.has(Flags::RST) => {
                segment.seq == self.rcv_nxt || segment.seq.within(self.rcv_nxt, wnd)
            }
            (0, 0) => segment.seq == self.rcv_nxt,
            (0, _) => segment.seq.within(self.rcv_nxt, wnd),
            (_, 0) => false,
            (_, _) => segment.seq.within(self.rcv_nxt, wnd) || segment.end().minus(1).within(self.rcv_nxt, wnd),
        };
        if acceptable {
            return NEXT;
        }
        if segment.flags.has(Flags::RST) {
            self.ignore(Rule::ResetOutsideWindow, obs);
            return DONE;
        }
        if wnd == 0 && segment.seq == self.rcv_nxt && !segment.flags.has(Flags::SYN) {
            // A closed window still lets a valid ACK through (RFC 9293 section 3.10.7.4).
            self.due.add(Due::ACK);
            segment.len = 0;
            segment.flags = segment.flags.without(Flags::FIN);
            return NEXT;
        }
        self.refuse_sequence(now, segment, obs);
        DONE
    }

    /// An unacceptable segment gets an ACK, and in TIME-WAIT a repeated FIN starts 2 MSL anew.
    fn refuse_sequence<O: Observer>(&mut self, now: Micros, segment: &Segment, obs: &mut O) {
        let repeated_fin =
            segment.flags.has(Flags::FIN) && self.peer_fin != PeerFin::Awaited && segment.end() == self.rcv_nxt;
        if repeated_fin && self.state() == State::TimeWait {
            self.start_time_wait(now, Some(Rule::FinInTimeWait), obs);
            self.due.add(Due::ACK);
            return;
        }
        let synchronized = self.state() != State::SynReceived;
        let rule = if segment.flags.has(Flags::SYN) && self.config().challenge_ack && synchronized {
            Rule::SynChallenged
        } else if repeated_fin {
            Rule::RepeatedFin
        } else if segment.seq_len() == 0 && segment.seq.plus(1) == self.rcv_nxt {
            Rule::KeepaliveProbe
        } else if segment.seq_len() > 0 && segment.end().at_or_before(self.rcv_nxt) {
            Rule::OldDuplicate
        } else {
            Rule::OutsideWindow
        };
        self.ignore(rule, obs);
        if rule == Rule::KeepaliveProbe {
            // Whoever asks is alive (MUST-26: nothing has been received for the interval).
            self.start_keepalive_timer(now, obs);
        }
        // Two ends that disagree, or have lost data in two full windows, must not answer each other for ever. A probe
        // of one that agrees acknowledges what was sent.
        let may_loop = segment.seq_len() == 0 && (rule == Rule::OutsideWindow || segment.ack.after(self.snd_nxt));
        if rule == Rule::SynChallenged || may_loop {
            self.challenge(now);
        } else {
            self.due.add(Due::ACK);
        }
    }

    /// Second: RST.
    fn check_reset<O: Observer>(&mut self, now: Micros, segment: &Segment, obs: &mut O) -> Flow {
        if !segment.flags.has(Flags::RST) {
            return NEXT;
        }
        if self.state() == State::TimeWait && self.config().rfc1337 {
            self.ignore(Rule::ResetInTimeWait, obs);
            return DONE;
        }
        if self.config().challenge_ack && segment.seq != self.rcv_nxt {
            self.ignore(Rule::ResetChallenged, obs);
            self.challenge(now);
            return DONE;
        }
        match self.state() {
            State::SynReceived if self.passive => self.back_to_listen(now, Rule::ResetPassiveOpen, obs),
            State::SynReceived => self.fail(now, AppError::ConnectionRefused, Rule::ResetActiveOpen, obs),
            State::Established | State::FinWait1 | State::FinWait2 | State::CloseWait => {
                self.fail(now, AppError::ConnectionReset, Rule::ResetReceived, obs);
            }
            State::Closing | State::LastAck | State::TimeWait => {
                self.delete(now, Rule::ResetWhileClosing, obs);
            }
            State::Closed | State::Listen | State::SynSent => {}
        }
        DONE
    }

    /// Fourth: SYN.
    fn check_syn<O: Observer>(&mut self, now: Micros, segment: &Segment, obs: &mut O) -> Flow {
        if !segment.flags.has(Flags::SYN) {
            return NEXT;
        }
        if self.state() == State::SynReceived && self.passive {
            self.back_to_listen(now, Rule::SynPassiveOpen, obs);
        } else if self.config().challenge_ack {
            self.ignore(Rule::SynChallenged, obs);
            self.challenge(now);
        } else {
            self.reply_with_reset();
            self.fail(now, AppError::ConnectionReset, Rule::SynInWindow, obs);
        }
        DONE
    }

    /// Fifth: ACK.
    fn check_ack<O: Observer>(&mut self, now: Micros, segment: &Segment, obs: &mut O) -> Flow {
        if !segment.flags.has(Flags::ACK) {
            self.ignore(Rule::NoAckBit, obs);
            return DONE;
        }
        let ack = segment.ack;
        let opens = self.state() == State::SynReceived;
        if opens {
            if !(ack.after(self.snd_una) && ack.at_or_before(self.snd_nxt)) {
                self.ignore(Rule::BadAckInSynReceived, obs);
                self.reset_for(segment);
                return DONE;
            }
            self.open_by_ack(now, segment, Rule::AckOfSyn, obs);
        }
        if ack.after(self.snd_nxt) {
            self.ignore(Rule::AckOfUnsent, obs);
            self.challenge(now);
            return DONE;
        }
        if self.config().challenge_ack && ack.before(self.snd_una.minus(self.max_snd_wnd)) {
            self.ignore(Rule::AckTooOld, obs);
            self.challenge(now);
            return DONE;
        }
        self.heard_from_peer(now, segment, obs);
        let news = opens || ack.after(self.snd_una) || self.updates_window(segment);
        self.update_window(segment);
        self.acknowledge(now, ack, obs);
        let probed = self.persist_backoff > 0;
        if self.snd_wnd == 0 || probed {
            // A peer that answers keeps the connection, however long its window stays closed (MUST-37).
            self.retransmits = 0;
            self.cancel(Timer::User, obs);
        }
        self.after_ack(now, segment, news || probed, obs)
    }

    /// SYN-RECEIVED to ESTABLISHED, and on to FIN-WAIT-1 where a CLOSE waits.
    fn open_by_ack<O: Observer>(&mut self, now: Micros, segment: &Segment, rule: Rule, obs: &mut O) {
        (self.snd_wl1, self.snd_wl2) = (segment.seq, segment.ack);
        self.update_window(segment);
        self.acknowledge(now, segment.ack, obs);
        self.former = None;
        self.finish_handshake(now, rule, obs);
        if self.our_fin != OurFin::NotSent {
            self.transition(now, State::FinWait1, Rule::CloseFirst, obs);
        }
    }

    /// The part of the fifth check that differs by state.
    fn after_ack<O: Observer>(&mut self, now: Micros, segment: &Segment, news: bool, obs: &mut O) -> Flow {
        let fin_acked = self.our_fin == OurFin::Acked;
        match self.state() {
            State::Established | State::FinWait1 | State::FinWait2 | State::CloseWait => {
                if !news && segment.seq_len() == 0 {
                    // An answer is due already where the first check took the text away.
                    let rule = if self.due.has(Due::ACK) { Rule::WindowClosed } else { Rule::DuplicateAck };
                    self.ignore(rule, obs);
                }
                NEXT
            }
            State::Closing if fin_acked => {
                self.transition(now, State::TimeWait, Rule::AckOfFinInClosing, obs);
                DONE
            }
            State::LastAck if fin_acked => {
                self.delete(now, Rule::AckOfFinInLastAck, obs);
                DONE
            }
            State::Closing | State::LastAck => {
                if !news {
                    self.ignore(Rule::AwaitingAckOfFin, obs);
                }
                DONE
            }
            State::TimeWait if segment.flags.has(Flags::FIN) => {
                self.start_time_wait(now, Some(Rule::FinInTimeWait), obs);
                self.due.add(Due::ACK);
                DONE
            }
            // Two ends in TIME-WAIT that answered each other's ACKs would never stop.
            State::TimeWait => {
                self.ignore(Rule::TimeWaitOnlyFin, obs);
                DONE
            }
            State::Closed | State::Listen | State::SynSent | State::SynReceived => DONE,
        }
    }

    /// Seventh: text. What lies beyond a gap is held (SHLD-31).
    #[inline]
    pub(crate) fn take_text<O: Observer>(&mut self, now: Micros, segment: &mut Segment, obs: &mut O) -> Flow {
        if segment.len == 0 { NEXT } else { self.take_octets(now, segment, obs) }
    }

    fn take_octets<O: Observer>(&mut self, now: Micros, segment: &mut Segment, obs: &mut O) -> Flow {
        if !self.takes_text() {
            self.ignore(Rule::TextAfterFin, obs);
            return NEXT;
        }
        if self.orphaned && self.config().half_duplex_close {
            self.reply_with_reset();
            self.delete(now, Rule::DataAfterClose, obs);
            return DONE;
        }
        let seq = segment.seq.later(self.rcv_nxt);
        let text_end = segment.seq.plus(segment.len);
        let edge = self.rcv_nxt.plus(self.rcv_wnd());
        let end = text_end.earlier(edge);
        if end != text_end {
            segment.flags = segment.flags.without(Flags::FIN);
        }
        let in_order = seq == self.rcv_nxt && self.held.is_empty();
        if end.after(seq) && !self.store(seq, end.since(seq), obs) {
            self.ignore(Rule::NoRoomToHold, obs);
            self.due.add(Due::ACK);
            return DONE;
        }
        if !segment.flags.has(Flags::FIN) {
            self.schedule_ack(now, in_order, obs);
        }
        NEXT
    }

    /// Eighth: FIN, in order only; beyond a gap its number is remembered.
    #[inline]
    pub(crate) fn take_fin<O: Observer>(&mut self, now: Micros, segment: &Segment, obs: &mut O) {
        if segment.flags.has(Flags::FIN) && self.peer_fin == PeerFin::Awaited {
            self.held.fin = Some(segment.end().minus(1));
            if segment.end().minus(1) != self.rcv_nxt {
                self.due.add(Due::ACK);
            }
        }
        if self.held.fin != Some(self.rcv_nxt) {
            return;
        }
        self.held.fin = None;
        self.receive_fin(now, segment.flags.has(Flags::FIN), obs);
    }

    /// The FIN is the next in order, and may have come with this segment or before.
    #[inline]
    pub(crate) fn receive_fin<O: Observer>(&mut self, now: Micros, in_this_segment: bool, obs: &mut O) {
        self.rcv_nxt = self.rcv_nxt.plus(1);
        self.schedule_ack(now, in_this_segment, obs);
        let (side, to, rule) = match self.state() {
            State::FinWait1 if self.our_fin == OurFin::Acked => {
                (PeerFin::AfterOurClose, State::TimeWait, Rule::FinWithAckOfFin)
            }
            State::FinWait1 => (PeerFin::AfterOurClose, State::Closing, Rule::FinInFinWait1),
            State::FinWait2 => (PeerFin::AfterOurClose, State::TimeWait, Rule::FinInFinWait2),
            State::Established
            | State::Closed
            | State::Listen
            | State::SynSent
            | State::SynReceived
            | State::CloseWait
            | State::Closing
            | State::LastAck
            | State::TimeWait => (PeerFin::BeforeOurClose, State::CloseWait, Rule::FinInEstablished),
        };
        self.peer_fin = side;
        // Only an end that may still close can let its FIN carry the ACK (the three-segment close).
        if to != State::CloseWait {
            self.cancel(Timer::DelayedAck, obs);
            self.due.add(Due::ACK);
        }
        self.transition(now, to, rule, obs);
        self.tell_end_of_stream(obs);
    }

    fn back_to_listen<O: Observer>(&mut self, now: Micros, rule: Rule, obs: &mut O) {
        self.cancel_all_but(None, obs);
        let (former, iss) = (self.former, self.iss);
        self.forget();
        if let Some(former) = former {
            self.restore(former);
            return self.transition(now, State::TimeWait, Rule::TimeWaitRestored, obs);
        }
        self.next_iss = iss.plus(ISS_STEP);
        self.transition(now, State::Listen, rule, obs);
    }
}
