//! The timers of an endpoint, each a deadline that travels with its reason.

use crate::Micros;

/// What a deadline is for. When several are due at one moment they fire in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Timer {
    /// RFC 9293 section 3.10.8, first kind: the user's patience.
    User,
    /// RFC 6298: the oldest unacknowledged segment.
    Retransmission,
    /// RFC 9293 section 3.8.6.1: a closed window is probed.
    Persist,
    /// RFC 9293 section 3.8.6.3: an acknowledgment held back.
    DelayedAck,
    /// RFC 9293 section 3.8.4.
    Keepalive,
    /// Not in the RFC: how long an orphan stays in FIN-WAIT-2.
    FinWait2,
    /// RFC 9293 section 3.4.2: 2 MSL.
    TimeWait,
}

impl Timer {
    /// Every timer, in the order in which those due at one moment fire.
    pub const ALL: [Self; 7] = [
        Self::User,
        Self::Retransmission,
        Self::Persist,
        Self::DelayedAck,
        Self::Keepalive,
        Self::FinWait2,
        Self::TimeWait,
    ];

    /// The name in a trace, such as `delayed-ack`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Retransmission => "retransmission",
            Self::Persist => "persist",
            Self::DelayedAck => "delayed-ack",
            Self::Keepalive => "keepalive",
            Self::FinWait2 => "fin-wait-2",
            Self::TimeWait => "time-wait",
        }
    }
}

/// What happened to a timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimerChange {
    /// Started, or started anew, with this deadline.
    Armed(Micros),
    /// The deadline passed.
    Fired,
    /// Stopped before its deadline.
    Cancelled,
}

/// The deadlines of one endpoint; [`Micros::NEVER`] where a timer is off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Timers([Micros; 7]);

impl Timers {
    pub(crate) const OFF: Self = Self([Micros::NEVER; 7]);

    pub(crate) fn deadline(&self, timer: Timer) -> Option<Micros> {
        let at = self.0[timer as usize];
        (at != Micros::NEVER).then_some(at)
    }

    pub(crate) fn is_on(&self, timer: Timer) -> bool {
        self.deadline(timer).is_some()
    }

    pub(crate) fn set(&mut self, timer: Timer, at: Micros) {
        self.0[timer as usize] = at;
    }

    pub(crate) fn next(&self) -> Option<(Micros, Timer)> {
        let mut first = None;
        let mut nearest = Micros::NEVER;
        for timer in Timer::ALL {
            let at = self.0[timer as usize];
            if at < nearest {
                (nearest, first) = (at, Some(timer));
            }
        }
        first.map(|timer| (nearest, timer))
    }
}
