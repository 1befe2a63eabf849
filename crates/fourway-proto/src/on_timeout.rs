//! Timeouts: RFC 9293 section 3.10.8, and the timers that other clauses ask for.

use crate::due::Due;
use crate::endpoint::OurFin;
use crate::{AppError, Endpoint, Event, Micros, Observer, Rule, State, TimeWait, Timer, TimerChange};

impl Endpoint {
    /// Fire the one timer that is due first. Gives false when none is due at `now`.
    pub fn handle_timeout<O: Observer>(&mut self, now: Micros, obs: &mut O) -> bool {
        let Some((at, timer)) = self.poll_timeout() else {
            return false;
        };
        if at > now {
            return false;
        }
        self.timers.set(timer, Micros::NEVER);
        obs.event(Event::Timer { timer, change: TimerChange::Fired, rule: self.rule_of_timeout(timer) });
        match timer {
            Timer::User => self.fail(now, AppError::TimedOut, Rule::UserTimeout, obs),
            Timer::Retransmission => self.on_retransmission_timeout(now, obs),
            Timer::Persist => self.on_persist_timeout(now, obs),
            Timer::DelayedAck => self.due.add(Due::ACK),
            Timer::Keepalive => self.on_keepalive_timeout(now, obs),
            Timer::FinWait2 => self.delete(now, Rule::FinWait2Orphaned, obs),
            Timer::TimeWait => self.delete(now, Rule::TimeWaitOver, obs),
        }
        self.due.add(Due::LOOK);
        true
    }

    /// The clause by which this timeout has something sent; where it ends the connection, the move names its own.
    fn rule_of_timeout(&self, timer: Timer) -> Option<Rule> {
        let gives_up = self.retransmits >= self.config().max_retransmits;
        match timer {
            Timer::Retransmission if !gives_up => Some(Rule::RetransmitOldest),
            Timer::Persist if !gives_up => Some(Rule::ProbeWindow),
            Timer::DelayedAck => Some(Rule::AckHeldBack),
            Timer::Keepalive if self.probes_left() => Some(Rule::ProbePeer),
            Timer::User
            | Timer::Retransmission
            | Timer::Persist
            | Timer::Keepalive
            | Timer::FinWait2
            | Timer::TimeWait => None,
        }
    }

    /// True when a keepalive timeout sends a probe: nothing is outstanding, and not all were in vain.
    fn probes_left(&self) -> bool {
        !self.is_outstanding()
            && self.config().keepalive.is_some_and(|keepalive| self.keepalive_probes < keepalive.probes)
    }

    /// Probes that stay unanswered end a connection as any segment does (R2); an answer starts the count anew.
    fn on_persist_timeout<O: Observer>(&mut self, now: Micros, obs: &mut O) {
        if self.retransmits >= self.config().max_retransmits {
            return self.fail(now, AppError::TimedOut, Rule::RetransmissionLimit, obs);
        }
        self.retransmits += 1;
        self.due.add(Due::PROBE_WINDOW);
        self.persist_backoff = self.persist_backoff.saturating_add(1).min(16);
    }

    fn on_retransmission_timeout<O: Observer>(&mut self, now: Micros, obs: &mut O) {
        if self.retransmits >= self.config().max_retransmits {
            return self.fail(now, AppError::TimedOut, Rule::RetransmissionLimit, obs);
        }
        let waited = now.since(self.last_new_at);
        self.retransmits += 1;
        self.sample = None;
        self.due.add(Due::RESEND);
        self.syn_retransmitted |= self.snd_una == self.iss;
        // RFC 6298 rule 5: nothing is sent again within one RTO of its last sending.
        self.recover = (waited >= self.rto.rto).then_some(self.snd_nxt);
        self.rto.back_off();
    }

    fn on_keepalive_timeout<O: Observer>(&mut self, now: Micros, obs: &mut O) {
        let Some(keepalive) = self.config().keepalive else {
            return;
        };
        if self.is_outstanding() {
            return self.arm(Timer::Keepalive, now.plus(keepalive.interval), None, obs);
        }
        if self.keepalive_probes >= keepalive.probes {
            return self.fail(now, AppError::TimedOut, Rule::KeepaliveLimit, obs);
        }
        self.keepalive_probes += 1;
        self.due.add(Due::PROBE_ALIVE);
        self.arm(Timer::Keepalive, now.plus(keepalive.interval), None, obs);
    }

    /// The peer has shown that it lives: the wait for a probe begins anew (RFC 9293 section 3.8.4).
    pub(crate) fn start_keepalive_timer<O: Observer>(&mut self, now: Micros, obs: &mut O) {
        let Some(keepalive) = self.config().keepalive else {
            return;
        };
        self.keepalive_probes = 0;
        match self.state() {
            State::Established | State::FinWait2 | State::CloseWait => {
                self.arm(Timer::Keepalive, now.plus(keepalive.idle), None, obs);
            }
            State::FinWait1 | State::Closing | State::LastAck | State::TimeWait => {
                self.cancel(Timer::Keepalive, obs);
            }
            State::Closed | State::Listen | State::SynSent | State::SynReceived => {}
        }
    }

    /// Start, or start anew, the wait of 2 MSL with every other timer off (RFC 9293 section 3.10.7.4, MUST-13).
    pub(crate) fn start_time_wait<O: Observer>(&mut self, now: Micros, rule: Option<Rule>, obs: &mut O) {
        self.cancel_all_but(Some(Timer::TimeWait), obs);
        self.arm(Timer::TimeWait, now.plus(self.config().msl.times(2)), rule, obs);
    }

    /// Leave TIME-WAIT at once where the settings ask for that. The last ACK has gone out by then.
    pub(crate) fn skip_time_wait<O: Observer>(&mut self, now: Micros, obs: &mut O) {
        if self.state() == State::TimeWait && self.config().time_wait == TimeWait::None {
            self.delete(now, Rule::TimeWaitSkipped, obs);
        }
    }

    /// After each input and each sending: which of the timers for unacknowledged data should run.
    pub(crate) fn update_send_timers<O: Observer>(&mut self, now: Micros, obs: &mut O) {
        // What a connection that is gone had sent stays in its variables, and nothing waits for it.
        if matches!(self.state(), State::Closed | State::Listen) {
            return;
        }
        if !self.is_outstanding() {
            self.cancel(Timer::Retransmission, obs);
        }
        let waits = self.is_outstanding() || self.has_unsent();
        if !waits || self.our_fin == OurFin::Acked {
            self.cancel(Timer::User, obs);
        } else if let (Some(span), false) = (self.config().user_timeout, self.timers.is_on(Timer::User)) {
            self.arm(Timer::User, now.plus(span), None, obs);
        }
    }
}
