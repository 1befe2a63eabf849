//! How a run ends, in one word.

use super::Sim;
use crate::{Kind, Outcome, Side};
use fourway_proto::{AppError, Endpoint, Rule, State};

/// What has happened so far that decides the outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub(super) struct Ending {
    reset: bool,
    timed_out: bool,
}

impl Ending {
    /// A new connection is opened: how the last one ended counts no more.
    pub(super) fn begin(&mut self) {
        *self = Self::default();
    }

    pub(super) fn note(&mut self, from: State, to: State, rule: Rule) {
        if to == State::Closed && ends_by_reset(from, rule) {
            self.reset = true;
        }
    }

    pub(super) fn note_error(&mut self, error: AppError) {
        self.timed_out |= error == AppError::TimedOut;
    }
}

/// True for a move to CLOSED that a RST brings about, received or sent.
fn ends_by_reset(from: State, rule: Rule) -> bool {
    let abort_sends_reset = match from {
        State::SynReceived | State::Established | State::FinWait1 | State::FinWait2 | State::CloseWait => true,
        State::Closed | State::Listen | State::SynSent | State::Closing | State::LastAck | State::TimeWait => false,
    };
    let resets = [
        Rule::CloseWithUnread,
        Rule::DataAfterClose,
        Rule::ResetReceived,
        Rule::ResetWhileClosing,
        Rule::ResetActiveOpen,
        Rule::ResetInSynSent,
        Rule::SynInWindow,
    ];
    resets.contains(&rule) || (abort_sends_reset && (rule == Rule::Abort || rule == Rule::LingerZero))
}

impl Sim {
    /// The last record of a run.
    pub(super) fn outcome(&self, bounded: bool) -> Kind {
        let state = |side: Side| self.endpoint(side).map_or(State::Closed, Endpoint::state);
        let at_rest = |side: Side| matches!(state(side), State::Closed | State::Listen);
        let scripted = |side: Side| self.endpoint(side).is_none();
        let outcome = if bounded {
            Outcome::Bounded
        } else if self.ending.reset {
            Outcome::Reset
        } else if self.ending.timed_out {
            Outcome::TimedOut
        } else if Side::BOTH.into_iter().all(at_rest) {
            Outcome::Closed
        } else if Side::BOTH.into_iter().any(|side| at_rest(side) && !scripted(side)) {
            Outcome::HalfOpen
        } else {
            Outcome::Stuck
        };
        let lost = |side: Side| {
            let (sender, receiver) = (&self.hosts[side as usize], &self.hosts[side.other() as usize]);
            if scripted(side.other()) { 0 } else { sender.sent_bytes.saturating_sub(receiver.delivered_bytes) }
        };
        Kind::Outcome {
            outcome,
            client: state(Side::Client),
            server: state(Side::Server),
            lost_bytes: lost(Side::Client) + lost(Side::Server),
            segments: self.segments,
            duration: self.now,
        }
    }
}
