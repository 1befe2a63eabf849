//! How a run ends when nothing can happen any more, by a name; what has none is a finding.

use crate::watch::Watch;
use fourway_proto::{Endpoint, OurFin, Rule, State};
use fourway_sim::{Host, Side};

/// How a run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ending {
    /// Both ends are CLOSED or in LISTEN, each by its own close, or were never open.
    InOrder,
    /// Both ends are at rest, and an application was told of an error.
    Told,
    /// Both ends are at rest, and an application or the loss of a host's memory ended it: no one else was to be told.
    Aborted,
    /// Both ends are at rest; an orphan gave up waiting in FIN-WAIT-2, so that the other may have been reset in LAST-ACK
    /// without a word.
    Orphan,
    /// Both ends are at rest. The last ACK was lost, the end that sent it is gone, and so the other was reset in CLOSING
    /// or LAST-ACK without a word: its application knows of its own close, but not that the peer heard of it.
    LastAckLost,
    /// Both ends are at rest; a RST ended TIME-WAIT early, drawn by an old segment from the other end, which was gone
    /// (RFC 1337).
    Assassinated,
    /// FIN-WAIT-2 against an end that never closes.
    NeverCloses,
    /// One end holds a connection of which the other, which was aborted, failed or crashed, knows no more; the holder has
    /// nothing to send, so nothing tells it.
    HalfOpen,
    /// An end waits whose own application has not closed, and not in FIN-WAIT-2 against the other.
    Unclosed,
    /// None of these.
    Stuck,
}

impl Ending {
    /// In words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::InOrder => "both ends closed in order",
            Self::Told => "both ends closed, an application was told of an error",
            Self::Aborted => "both ends closed, by an abort or a crash",
            Self::Orphan => "both ends closed, an orphan gave up FIN-WAIT-2",
            Self::LastAckLost => "exception: the last ACK was lost and its sender is gone",
            Self::Assassinated => "both ends closed, TIME-WAIT cut short by a RST (RFC 1337)",
            Self::NeverCloses => "exception: FIN-WAIT-2 against an end that never closes",
            Self::HalfOpen => "exception: half-open, with nothing to send to an end that is gone",
            Self::Unclosed => "an application has not closed",
            Self::Stuck => "stuck, without a name for it",
        }
    }

    /// The name of the situation that two hosts are left in.
    pub(crate) fn of(hosts: [&Host; 2], watches: [&Watch; 2]) -> Self {
        let states = hosts.map(|host| host.endpoint().map_or(State::Closed, Endpoint::state));
        let fins = hosts.map(|host| host.endpoint().map_or(OurFin::NotSent, |end| end.status().our_fin));
        let rest = states.map(|state| matches!(state, State::Closed | State::Listen));
        match rest {
            [true, true] => at_rest(watches),
            [false, true] => half_open(fins[0], watches[1]),
            [true, false] => half_open(fins[1], watches[0]),
            [false, false] => Side::BOTH
                .into_iter()
                .find(|side| {
                    states[*side as usize] == State::FinWait2
                        && states[side.other() as usize] == State::CloseWait
                        && fins[side.other() as usize] == OurFin::NotSent
                })
                .map_or(if fins.contains(&OurFin::NotSent) { Self::Unclosed } else { Self::Stuck }, |_| {
                    Self::NeverCloses
                }),
        }
    }
}

fn at_rest(watches: [&Watch; 2]) -> Ending {
    if watches.iter().any(|watch| watch.told().is_some()) {
        return Ending::Told;
    }
    let gone = watches.map(Watch::gone);
    let by = |wanted: &[Rule]| gone.iter().flatten().any(|(_, rule)| wanted.contains(rule));
    let done = [Rule::TimeWaitOver, Rule::TimeWaitSkipped, Rule::AckOfFinInLastAck, Rule::ResetWhileClosing];
    let reset_in = |states: &[State]| {
        [0, 1].into_iter().any(|one: usize| {
            gone[one].is_some_and(|(from, rule)| rule == Rule::ResetWhileClosing && states.contains(&from))
                && gone[1 - one].is_some_and(|(_, rule)| done.contains(&rule))
        })
    };
    if reset_in(&[State::Closing, State::LastAck]) {
        Ending::LastAckLost
    } else if reset_in(&[State::TimeWait]) {
        Ending::Assassinated
    } else if by(&[Rule::FinWait2Orphaned]) {
        Ending::Orphan
    } else if by(&[
        Rule::Abort,
        Rule::LingerZero,
        Rule::CloseWithUnread,
        Rule::DataAfterClose,
        Rule::Crash,
        Rule::ResetWhileClosing,
    ]) {
        Ending::Aborted
    } else {
        Ending::InOrder
    }
}

/// One end is at rest and the other holds on: named only where the other end's memory of the connection went otherwise
/// than by the normal way, and the holder has nothing that it still waits to see acknowledged.
fn half_open(holder: OurFin, gone: &Watch) -> Ending {
    let unanswered = matches!(holder, OurFin::Queued | OurFin::Sent);
    let in_order = [Rule::TimeWaitOver, Rule::TimeWaitSkipped, Rule::AckOfFinInLastAck];
    let otherwise = gone.gone().is_some_and(|(_, rule)| !in_order.contains(&rule));
    if otherwise && !unanswered { Ending::HalfOpen } else { Ending::Stuck }
}
