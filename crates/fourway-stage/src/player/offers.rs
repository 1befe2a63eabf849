//! What is possible now, and if not, why.

use super::Player;
use super::act::Deed;
use super::run::calls;
use crate::{Arrow, ArrowEnd, CallMark};
use fourway_proto::{CallError, State};
use fourway_sim::{CallName, Side};

/// What can be done to a segment in flight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SegmentAct {
    /// Let it arrive, where it waits for the person.
    Deliver,
    /// Lose it.
    Drop,
    /// Hold it up.
    Delay,
    /// Copy it.
    Duplicate,
    /// Damage it.
    Corrupt,
}

impl SegmentAct {
    /// The acts on a segment in flight, in the order shown.
    pub const FLYING: [Self; 4] = [Self::Drop, Self::Delay, Self::Duplicate, Self::Corrupt];
    /// The acts on a segment that waits for the person.
    pub const WAITING: [Self; 3] = [Self::Deliver, Self::Drop, Self::Duplicate];
}

/// An act on the chosen segment, and whether it is possible now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentOffer {
    /// What.
    pub act: SegmentAct,
    /// If not, why: a sentence.
    pub possible: Result<(), String>,
}

/// A call of an application, and whether it is possible now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What.
    pub call: CallName,
    /// If not, why: a sentence.
    pub possible: Result<(), String>,
}

impl Player {
    /// What can be done to the chosen segment.
    #[must_use]
    pub fn selected_acts(&self) -> Vec<SegmentOffer> {
        let offer =
            |act| SegmentOffer { act, possible: self.may_befall(act).map_err(|key| self.words.get(key).to_owned()) };
        if self.selected.and_then(|chosen| self.run.arrow(chosen)).is_some_and(|arrow| self.waits(arrow)) {
            return SegmentAct::WAITING.map(offer).into();
        }
        SegmentAct::FLYING.map(offer).into()
    }

    /// What the application of this host can ask for: to open (the client) or to listen (the server), to send, to shut
    /// down sending, to close and to abort.
    #[must_use]
    pub fn host_acts(&self, side: Side) -> Vec<Offer> {
        let Some(answers) = self.run.answers(self.at) else { return Vec::new() };
        let answered = calls(side).into_iter().zip(answers.calls[side as usize]);
        let state = answers.states[side as usize];
        let offer = |(call, answer): (CallName, Result<(), CallError>)| Offer {
            call,
            possible: answer.map_err(|error| self.why_not(side, call, error, state)),
        };
        answered.map(offer).collect()
    }

    /// The reason's key, if the act is not possible.
    pub(super) fn may_befall(&self, act: SegmentAct) -> Result<(), &'static str> {
        let chosen = self.selected.and_then(|chosen| self.run.arrow(chosen));
        let arrow = chosen.ok_or("reason.segment.none")?;
        self.is_under_way(arrow)?;
        let waits = self.waits(arrow);
        if waits && !SegmentAct::WAITING.contains(&act) {
            return Err("reason.segment.waiting");
        }
        if act == SegmentAct::Deliver && !waits {
            return Err("reason.segment.flying");
        }
        if act == SegmentAct::Corrupt && arrow.end == ArrowEnd::Corrupted {
            return Err("reason.segment.corrupted");
        }
        Ok(())
    }

    /// The segment arrives only when the person lets it.
    pub(super) fn waits(&self, arrow: &Arrow) -> bool {
        arrow.end == ArrowEnd::Waiting && (self.opened.scenario.manual || self.took_over())
    }

    /// The person took the network over at some time.
    fn took_over(&self) -> bool {
        self.acts.iter().any(|act| matches!(act.deed, Deed::Network { on: true }))
    }

    /// Each segment that is sent now waits for the person.
    #[must_use]
    pub fn is_network(&self) -> bool {
        let last = self.acts.iter().rfind(|act| act.at <= self.at && matches!(act.deed, Deed::Network { .. }));
        last.map_or(self.opened.scenario.manual, |act| matches!(act.deed, Deed::Network { on: true }))
    }

    /// The reason's key, if the segment is not in flight now.
    pub(super) fn is_under_way(&self, arrow: &Arrow) -> Result<(), &'static str> {
        if self.at < arrow.sent {
            return Err("reason.segment.future");
        }
        match arrow.end {
            ArrowEnd::Waiting => Ok(()),
            ArrowEnd::Arrives | ArrowEnd::Lost | ArrowEnd::Corrupted if self.at < arrow.ends => Ok(()),
            ArrowEnd::Lost => Err("reason.segment.lost"),
            ArrowEnd::Arrives | ArrowEnd::Corrupted => Err("reason.segment.arrived"),
        }
    }

    fn why_not(&self, side: Side, call: CallName, error: CallError, state: Option<State>) -> String {
        let key = match state {
            None => "reason.host.scripted",
            Some(_) if self.is_down(side) => "reason.host.down",
            Some(state) => reason(call, error, state),
        };
        self.words.fill(key, &[("host", self.words.host(side)), ("peer", self.words.host(side.other()))])
    }

    /// True between a crash and the reboot.
    fn is_down(&self, side: Side) -> bool {
        let switches = [CallName::Crash, CallName::Reboot];
        let answered = |call: &&CallMark| call.host == side && call.at <= self.at && !call.refused;
        let mut calls = self.run.ladder.calls.iter().filter(answered);
        calls.rfind(|call| switches.contains(&call.call)).is_some_and(|call| call.call == CallName::Crash)
    }
}

/// The key of the sentence that says why a call is not possible.
const fn reason(call: CallName, error: CallError, state: State) -> &'static str {
    match call {
        CallName::Open => "reason.open.already",
        CallName::Listen => "reason.listen.already",
        CallName::Send => match (error, state) {
            (CallError::NotConnected, _) => "reason.send.not-connected",
            (CallError::Closing | CallError::Already | CallError::AlreadyOpen, State::Closed) => "reason.send.over",
            (CallError::Closing | CallError::Already | CallError::AlreadyOpen, _) => "reason.send.closing",
        },
        CallName::Shutdown => match error {
            CallError::NotConnected => "reason.shutdown.not-connected",
            CallError::Already | CallError::AlreadyOpen | CallError::Closing => "reason.shutdown.already",
        },
        CallName::Close => match error {
            CallError::NotConnected => "reason.close.not-connected",
            CallError::Already | CallError::AlreadyOpen | CallError::Closing => "reason.close.already",
        },
        CallName::Abort => "reason.abort.not-connected",
        CallName::Read
        | CallName::PauseReading
        | CallName::Crash
        | CallName::Reboot
        | CallName::Inject
        | CallName::Cut
        | CallName::Heal
        | CallName::Set
        | CallName::Deliver
        | CallName::Drop
        | CallName::Duplicate => "reason.read.not-connected",
    }
}
