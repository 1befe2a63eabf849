//! The moves that RFC 9293 allows: figure 5, its notes, and the text of sections 3.5, 3.6 and 3.10. Written from the RFC
//! and not from the code that it is held against.

use fourway_proto::State;
use fourway_proto::State::{
    CloseWait, Closed, Closing, Established, FinWait1, FinWait2, LastAck, Listen, SynReceived, SynSent, TimeWait,
};

/// What brings a move about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stimulus {
    /// A call of the application, or the loss of the host's memory.
    Call,
    /// A segment that arrives.
    Segment,
    /// A timer that fires.
    Timer,
}

impl Stimulus {
    /// Every stimulus.
    pub const ALL: [Self; 3] = [Self::Call, Self::Segment, Self::Timer];
}

use Stimulus::{Call, Segment, Timer};

/// Each move with what may bring it about.
const MOVES: [(State, State, &[Stimulus]); 29] = [
    // Figure 5, opening: passive OPEN, active OPEN, SEND or OPEN in LISTEN, rcv SYN, both SYNs crossing.
    (Closed, Listen, &[Call]),
    (Closed, SynSent, &[Call]),
    (Listen, SynSent, &[Call]),
    (Listen, SynReceived, &[Segment]),
    (SynSent, SynReceived, &[Segment]),
    (SynSent, Established, &[Segment]),
    (SynReceived, Established, &[Segment]),
    // Figure 5, closing. Note 2: FIN-WAIT-1 to TIME-WAIT, when one segment has FIN and the ACK of ours.
    (SynReceived, FinWait1, &[Call]),
    (Established, FinWait1, &[Call, Segment]),
    (Established, CloseWait, &[Segment]),
    (SynReceived, CloseWait, &[Segment]),
    (FinWait1, FinWait2, &[Segment]),
    (FinWait1, Closing, &[Segment]),
    (FinWait1, TimeWait, &[Segment]),
    (FinWait2, TimeWait, &[Segment]),
    (Closing, TimeWait, &[Segment]),
    (CloseWait, LastAck, &[Call]),
    (LastAck, Closed, &[Segment, Timer, Call]),
    (TimeWait, Closed, &[Timer, Segment, Call]),
    // Section 3.10.4: CLOSE before anything is open.
    (Listen, Closed, &[Call]),
    (SynSent, Closed, &[Call, Segment, Timer]),
    // Section 3.10.7.4, second and fourth check: a passive open goes back to LISTEN.
    (SynReceived, Listen, &[Segment]),
    // RST (3.10.7.4, second check), ABORT (3.10.5), the user timeout and R2 (3.10.8, 3.8.3), the loss of memory (3.5.1).
    (SynReceived, Closed, &[Segment, Call, Timer]),
    (Established, Closed, &[Segment, Call, Timer]),
    (FinWait1, Closed, &[Segment, Call, Timer]),
    (FinWait2, Closed, &[Segment, Call, Timer]),
    (CloseWait, Closed, &[Segment, Call, Timer]),
    (Closing, Closed, &[Segment, Call, Timer]),
    // Section 3.6.1, MAY-2: a new SYN reopens the connection directly from TIME-WAIT.
    (TimeWait, SynReceived, &[Segment]),
];

/// True when the RFC lets this stimulus move an end so.
#[must_use]
pub fn allows(from: State, to: State, stimulus: Stimulus) -> bool {
    MOVES.iter().any(|(a, b, by)| (*a, *b) == (from, to) && by.contains(&stimulus))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_entered_and_left_and_none_follows_itself() {
        for state in State::ALL {
            assert!(MOVES.iter().any(|(from, _, _)| *from == state), "{state} is never left");
            assert!(MOVES.iter().any(|(_, to, _)| *to == state), "{state} is never entered");
            assert!(Stimulus::ALL.into_iter().all(|by| !allows(state, state, by)));
        }
    }

    #[test]
    fn what_rivals_draw_wrongly_is_not_allowed() {
        for by in Stimulus::ALL {
            assert!(!allows(FinWait1, LastAck, by) && !allows(FinWait1, CloseWait, by));
            assert!(!allows(CloseWait, TimeWait, by) && !allows(LastAck, TimeWait, by));
            assert!(!allows(FinWait2, Closing, by) && !allows(Established, TimeWait, by));
        }
        assert!(!allows(FinWait1, FinWait2, Timer) && !allows(CloseWait, LastAck, Segment));
        assert!(!allows(Established, CloseWait, Call) && !allows(Established, FinWait1, Timer));
    }
}
