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

    /// The place in [`Timer::ALL`], as a `match` because that costs no load.
    const fn by_number(number: u32) -> Option<Self> {
        match number {
            0 => Some(Self::User),
            1 => Some(Self::Retransmission),
            2 => Some(Self::Persist),
            3 => Some(Self::DelayedAck),
            4 => Some(Self::Keepalive),
            5 => Some(Self::FinWait2),
            6 => Some(Self::TimeWait),
            _ => None,
        }
    }

    const fn bit(self) -> u32 {
        1 << self as u8
    }

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
pub(crate) struct Timers {
    deadlines: [Micros; 7],
    /// A bit for each timer that is on, so that those that are off need no look.
    on: u32,
}

impl Timers {
    pub(crate) const OFF: Self = Self { deadlines: [Micros::NEVER; 7], on: 0 };

    #[inline]
    pub(crate) fn deadline(&self, timer: Timer) -> Option<Micros> {
        self.is_on(timer).then_some(self.deadlines[timer as usize])
    }

    #[inline]
    pub(crate) fn is_on(&self, timer: Timer) -> bool {
        self.on & timer.bit() != 0
    }

    /// [`Micros::NEVER`] turns it off.
    #[inline]
    pub(crate) fn set(&mut self, timer: Timer, at: Micros) {
        self.deadlines[timer as usize] = at;
        if at == Micros::NEVER {
            self.on &= !timer.bit();
        } else {
            self.on |= timer.bit();
        }
    }

    /// The timers that are on, in the order of [`Timer::ALL`].
    #[inline]
    pub(crate) fn on(&self) -> impl Iterator<Item = Timer> + use<> {
        let mut on = self.on;
        core::iter::from_fn(move || {
            let timer = Timer::by_number(on.trailing_zeros())?;
            on &= on - 1;
            Some(timer)
        })
    }

    #[inline]
    pub(crate) fn next(&self) -> Option<(Micros, Timer)> {
        let mut first: Option<(Micros, Timer)> = None;
        for timer in self.on() {
            let at = self.deadlines[timer as usize];
            if first.is_none_or(|(nearest, _)| at < nearest) {
                first = Some((at, timer));
            }
        }
        first
    }
}
