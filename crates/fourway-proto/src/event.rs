//! What an endpoint tells its observer while it works.

use crate::{Rule, Seq, State, Timer, TimerChange};

/// What the application is told when a connection fails, by the POSIX name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AppError {
    /// The peer reset the connection.
    ConnectionReset,
    /// The peer refused the connection.
    ConnectionRefused,
    /// The peer did not answer in time.
    TimedOut,
}

impl AppError {
    /// The POSIX name, such as `ECONNRESET`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ConnectionReset => "ECONNRESET",
            Self::ConnectionRefused => "ECONNREFUSED",
            Self::TimedOut => "ETIMEDOUT",
        }
    }
}

/// One thing that happened inside an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// The state changed, as `rule` allows.
    Transition {
        /// The state before.
        from: State,
        /// The state after.
        to: State,
        /// The clause that allows the move.
        rule: Rule,
    },
    /// The segment in hand had no effect on the state, the streams or the timers, because of `rule`. That the peer is
    /// alive it may have shown.
    Ignored {
        /// The clause that says so.
        rule: Rule,
    },
    /// A timer was armed, fired or cancelled.
    Timer {
        /// Which one.
        timer: Timer,
        /// What happened to it.
        change: TimerChange,
        /// The clause, where the timer was started for a reason of its own.
        rule: Option<Rule>,
    },
    /// Octets of the segment in hand were accepted into the receive buffer. The caller keeps the bytes.
    Stored {
        /// Sequence number of the first octet.
        seq: Seq,
        /// How many.
        len: u32,
    },
    /// Octets were handed to the application, in order and once.
    Delivered {
        /// Sequence number of the first octet.
        seq: Seq,
        /// How many.
        len: u32,
    },
    /// Octets arrived in order for an application that reads no more, and were dropped.
    Discarded {
        /// Sequence number of the first octet.
        seq: Seq,
        /// How many.
        len: u32,
    },
    /// The application was told that the peer has finished: once, after every octet.
    EndOfStream,
    /// The application was told that the connection failed.
    Failed {
        /// What it was told.
        error: AppError,
        /// The clause that says so.
        rule: Rule,
    },
}

/// Receives every [`Event`]; `()` receives nothing and costs nothing.
pub trait Observer {
    /// Called at the moment it happens, in order.
    fn event(&mut self, event: Event);
}

impl Observer for () {
    fn event(&mut self, _: Event) {}
}

impl<F: FnMut(Event)> Observer for F {
    fn event(&mut self, event: Event) {
        self(event);
    }
}
