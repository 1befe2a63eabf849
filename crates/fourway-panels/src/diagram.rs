//! The state diagram of RFC 9293 figure 5: eleven states, every move that a rule allows, and the way each end took.
//!
//! CLOSED stands twice, before a connection and after it, so that no line runs across the picture.

mod plan;
#[cfg(test)]
mod tests;
mod walk;

use fourway_proto::{Rule, State};

pub use plan::{Plan, Site, plan};
pub use walk::{Walk, passages, scene_with, walks};

/// A move from one state to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The state before.
    pub from: State,
    /// The state after.
    pub to: State,
    /// The connection ends without the two ends having said goodbye.
    pub cut: bool,
    /// The key of the word at its line; empty where it has none.
    pub sign: &'static str,
    /// The rules that make it.
    pub rules: &'static [Rule],
}

const fn edge(from: State, to: State, sign: &'static str, rules: &'static [Rule]) -> Edge {
    Edge { from, to, cut: false, sign, rules }
}

const fn cut(from: State, rules: &'static [Rule]) -> Edge {
    Edge { from, to: State::Closed, cut: true, sign: "", rules }
}

/// Every edge, in the order of the life of a connection.
pub const EDGES: [Edge; 31] = {
    use Rule as R;
    use State::{CloseWait, Closed, Closing, Established, FinWait1, FinWait2, LastAck, Listen};
    use State::{SynReceived, SynSent, TimeWait};
    [
        edge(Closed, Listen, "sign.listen", &[R::PassiveOpen]),
        edge(Closed, SynSent, "sign.open", &[R::ActiveOpen]),
        edge(Listen, SynSent, "sign.open", &[R::ActiveOpen]),
        edge(Listen, SynReceived, "sign.syn", &[R::SynInListen]),
        edge(Listen, Closed, "sign.close", &[R::CloseBeforeOpen, R::Abort, R::Crash]),
        edge(SynSent, SynReceived, "sign.syn", &[R::SimultaneousOpen]),
        edge(SynSent, Established, "sign.syn-ack", &[R::SynAckInSynSent]),
        edge(
            SynSent,
            Closed,
            "sign.close",
            &[R::CloseBeforeOpen, R::ResetInSynSent, R::Abort, R::RetransmissionLimit, R::UserTimeout, R::Crash],
        ),
        edge(SynReceived, Established, "sign.ack", &[R::AckOfSyn, R::SynAckInSynReceived]),
        edge(SynReceived, FinWait1, "sign.close", &[R::CloseFirst]),
        edge(SynReceived, TimeWait, "sign.rst", &[R::TimeWaitRestored]),
        edge(SynReceived, Listen, "sign.rst", &[R::ResetPassiveOpen, R::SynPassiveOpen]),
        cut(
            SynReceived,
            &[
                R::ResetActiveOpen,
                R::SynInWindow,
                R::Abort,
                R::LingerZero,
                R::RetransmissionLimit,
                R::UserTimeout,
                R::Crash,
            ],
        ),
        edge(Established, FinWait1, "sign.close", &[R::CloseFirst]),
        edge(Established, CloseWait, "sign.fin", &[R::FinInEstablished]),
        cut(Established, OPEN),
        edge(FinWait1, FinWait2, "sign.ack", &[R::AckOfFinInFinWait1]),
        edge(FinWait1, Closing, "sign.fin", &[R::FinInFinWait1]),
        edge(FinWait1, TimeWait, "sign.fin-ack", &[R::FinWithAckOfFin]),
        cut(
            FinWait1,
            &[
                R::ResetReceived,
                R::DataAfterClose,
                R::Abort,
                R::LingerZero,
                R::CloseWithUnread,
                R::SynInWindow,
                R::RetransmissionLimit,
                R::UserTimeout,
                R::KeepaliveLimit,
                R::Crash,
            ],
        ),
        edge(FinWait2, TimeWait, "sign.fin", &[R::FinInFinWait2]),
        cut(
            FinWait2,
            &[
                R::ResetReceived,
                R::DataAfterClose,
                R::FinWait2Orphaned,
                R::Abort,
                R::LingerZero,
                R::CloseWithUnread,
                R::SynInWindow,
                R::KeepaliveLimit,
                R::Crash,
            ],
        ),
        edge(Closing, TimeWait, "sign.ack", &[R::AckOfFinInClosing]),
        cut(Closing, SAID),
        edge(CloseWait, LastAck, "sign.close", &[R::CloseSecond]),
        cut(CloseWait, OPEN),
        edge(LastAck, Closed, "sign.ack", &[R::AckOfFinInLastAck]),
        cut(LastAck, SAID),
        edge(TimeWait, Closed, "sign.2msl", &[R::TimeWaitOver, R::TimeWaitSkipped]),
        edge(TimeWait, SynReceived, "sign.new-syn", &[R::TimeWaitReused]),
        cut(TimeWait, &[R::ResetWhileClosing, R::Abort, R::SynInWindow, R::Crash]),
    ]
};

/// What cuts a connection short on which our end may still send.
const OPEN: &[Rule] = &[
    Rule::ResetReceived,
    Rule::Abort,
    Rule::LingerZero,
    Rule::CloseWithUnread,
    Rule::SynInWindow,
    Rule::RetransmissionLimit,
    Rule::UserTimeout,
    Rule::KeepaliveLimit,
    Rule::Crash,
];

/// What cuts one short on which both ends have finished.
const SAID: &[Rule] = &[
    Rule::ResetWhileClosing,
    Rule::Abort,
    Rule::LingerZero,
    Rule::CloseWithUnread,
    Rule::SynInWindow,
    Rule::RetransmissionLimit,
    Rule::UserTimeout,
    Rule::KeepaliveLimit,
    Rule::Crash,
];

/// The place in [`EDGES`] of a move that was made.
#[must_use]
pub fn edge_of(from: State, to: State, rule: Rule) -> Option<usize> {
    EDGES.iter().position(|edge| edge.from == from && edge.to == to && edge.rules.contains(&rule))
}

/// A set of edges, one bit for each place in [`EDGES`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Edges(u32);

impl Edges {
    /// Put one in.
    pub fn add(&mut self, edge: usize) {
        self.0 |= 1 << edge;
    }

    /// True when it is in.
    #[must_use]
    pub const fn has(self, edge: usize) -> bool {
        self.0 >> edge & 1 == 1
    }

    /// How many are in.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.0.count_ones()
    }
}
