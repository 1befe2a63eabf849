//! The clauses that an endpoint applies: one variant for each, with its name and its citation.

macro_rules! rules {
    ($($(#[$doc:meta])* $variant:ident $name:literal $cite:literal)*) => {
        /// A clause applied. It explains a move on the page, labels it in a trace, and counts coverage in tests.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Rule { $($(#[$doc])* $variant,)* }

        impl Rule {
            /// Every rule, in the order of the life of a connection.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in a trace and in the catalogues of explanations, such as `fin-in-established`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Where it is written, such as `RFC 9293 3.10.4`.
            #[must_use]
            pub const fn cite(self) -> &'static str {
                match self { $(Self::$variant => $cite,)* }
            }
        }
    };
}

rules! {
    /// CLOSED to SYN-SENT: the application opens.
    ActiveOpen "active-open" "RFC 9293 3.10.1"
    /// CLOSED to LISTEN: the application waits for a peer.
    PassiveOpen "passive-open" "RFC 9293 3.10.1"
    /// LISTEN to SYN-RECEIVED.
    SynInListen "syn-in-listen" "RFC 9293 3.10.7.2"
    /// SYN-SENT to ESTABLISHED: the SYN of the peer with the ACK of ours.
    SynAckInSynSent "syn-ack-in-syn-sent" "RFC 9293 3.10.7.3"
    /// SYN-SENT to SYN-RECEIVED: both ends opened at once.
    SimultaneousOpen "simultaneous-open" "RFC 9293 3.5 MUST-10"
    /// SYN-RECEIVED to ESTABLISHED.
    AckOfSyn "ack-of-syn" "RFC 9293 3.10.7.4 fifth check"
    /// SYN-RECEIVED to ESTABLISHED after a simultaneous open: the peer's SYN again, now with the ACK of ours. The first check would drop it unseen.
    SynAckInSynReceived "syn-ack-in-syn-received" "RFC 9293 3.5 figure 7"

    /// ESTABLISHED or SYN-RECEIVED to FIN-WAIT-1: our application finished first.
    CloseFirst "close-first" "RFC 9293 3.10.4"
    /// CLOSE-WAIT to LAST-ACK: our application finished after the peer.
    CloseSecond "close-second" "RFC 9293 3.10.4"
    /// LISTEN or SYN-SENT to CLOSED: nothing was open, nothing is sent.
    CloseBeforeOpen "close-before-open" "RFC 9293 3.10.4"
    /// ESTABLISHED or SYN-RECEIVED to CLOSE-WAIT: the peer finished.
    FinInEstablished "fin-in-established" "RFC 9293 3.10.7.4 eighth check"
    /// FIN-WAIT-1 to CLOSING: the FINs crossed.
    FinInFinWait1 "fin-in-fin-wait-1" "RFC 9293 3.10.7.4 eighth check"
    /// FIN-WAIT-1 to TIME-WAIT: one segment brings the peer's FIN and the ACK of ours.
    FinWithAckOfFin "fin-with-ack-of-fin" "RFC 9293 3.3.2 note 2"
    /// FIN-WAIT-2 to TIME-WAIT: the peer finished too.
    FinInFinWait2 "fin-in-fin-wait-2" "RFC 9293 3.10.7.4 eighth check"
    /// FIN-WAIT-1 to FIN-WAIT-2.
    AckOfFinInFinWait1 "ack-of-fin-in-fin-wait-1" "RFC 9293 3.10.7.4 fifth check"
    /// CLOSING to TIME-WAIT.
    AckOfFinInClosing "ack-of-fin-in-closing" "RFC 9293 3.10.7.4 fifth check"
    /// LAST-ACK to CLOSED.
    AckOfFinInLastAck "ack-of-fin-in-last-ack" "RFC 9293 3.10.7.4 fifth check"
    /// TIME-WAIT stays and 2 MSL begins anew, because the FIN came again. The first check would drop it unseen.
    FinInTimeWait "fin-in-time-wait" "RFC 9293 3.10.7.4 eighth check"
    /// TIME-WAIT to CLOSED: 2 MSL passed.
    TimeWaitOver "time-wait-over" "RFC 9293 3.10.8"
    /// TIME-WAIT to CLOSED at once: the setting asks for the unsafe shortcut.
    TimeWaitSkipped "time-wait-skipped" "against RFC 9293 3.6.1 MUST-13"
    /// TIME-WAIT to SYN-RECEIVED: a new SYN that cannot be an old duplicate.
    TimeWaitReused "time-wait-reused" "RFC 6191 2"
    /// SYN-RECEIVED to TIME-WAIT: the SYN that ended TIME-WAIT was an old duplicate after all.
    TimeWaitRestored "time-wait-restored" "RFC 9293 3.6.1 MAY-2"

    /// Any state to CLOSED: the application aborts.
    Abort "abort" "RFC 9293 3.10.5"
    /// Any open state to CLOSED: close with a linger time of zero sends RST.
    LingerZero "linger-zero" "POSIX SO_LINGER"
    /// Close with unread data sends RST.
    CloseWithUnread "close-with-unread" "RFC 9293 3.6.1 MAY-1 SHLD-3"
    /// Data that arrives after close draws RST.
    DataAfterClose "data-after-close" "RFC 9293 3.6.1 MAY-1 SHLD-3"
    /// A valid RST ends the connection and the application is told.
    ResetReceived "reset-received" "RFC 9293 3.10.7.4 second check"
    /// A valid RST in CLOSING, LAST-ACK or TIME-WAIT: CLOSED, without a word to the application.
    ResetWhileClosing "reset-while-closing" "RFC 9293 3.10.7.4 second check"
    /// A RST in SYN-RECEIVED after a passive open: back to LISTEN.
    ResetPassiveOpen "reset-passive-open" "RFC 9293 3.10.7.4 second check"
    /// A RST in SYN-RECEIVED after an active open: refused.
    ResetActiveOpen "reset-active-open" "RFC 9293 3.10.7.4 second check"
    /// A RST that covers our SYN: refused.
    ResetInSynSent "reset-in-syn-sent" "RFC 9293 3.10.7.3"
    /// A SYN in SYN-RECEIVED after a passive open: back to LISTEN.
    SynPassiveOpen "syn-passive-open" "RFC 9293 3.10.7.4 fourth check"
    /// A SYN in the window by the old rules: RST and CLOSED.
    SynInWindow "syn-in-window" "RFC 793 3.9 fourth check"
    /// The oldest unacknowledged segment is sent again, with twice the patience.
    RetransmitOldest "retransmit-oldest" "RFC 6298 5.4 5.5 5.6"
    /// A closed window is probed with the next octet or the FIN.
    ProbeWindow "probe-window" "RFC 9293 3.8.6.1 MUST-36"
    /// An ACK that was held back goes out by itself.
    AckHeldBack "ack-held-back" "RFC 9293 3.8.6.3 SHLD-18 MUST-40"
    /// A silent peer is asked whether it is still there.
    ProbePeer "probe-peer" "RFC 9293 3.8.4 MUST-26"
    /// One segment was retransmitted as often as allowed: R2.
    RetransmissionLimit "retransmission-limit" "RFC 9293 3.8.3 MUST-20"
    /// Data stayed unacknowledged longer than the user allows.
    UserTimeout "user-timeout" "RFC 9293 3.10.8"
    /// The keepalive probes stayed unanswered.
    KeepaliveLimit "keepalive-limit" "RFC 9293 3.8.4"
    /// FIN-WAIT-2 to CLOSED: the application is gone and the peer never finishes. No RFC has this timer.
    FinWait2Orphaned "fin-wait-2-orphaned" "not in an RFC; Linux tcp_fin_timeout"
    /// The host lost its state without a word.
    Crash "crash" "RFC 9293 3.5.1"

    /// The segment lies outside the window: an ACK says what is expected.
    OutsideWindow "outside-window" "RFC 9293 3.10.7.4 first check"
    /// Everything in it has arrived before: an ACK says so.
    OldDuplicate "old-duplicate" "RFC 9293 3.10.7.4 first check"
    /// A FIN that has been processed before: an ACK says so.
    RepeatedFin "repeated-fin" "RFC 9293 3.10.7.4 first check"
    /// A segment one before what is expected asks whether we are alive: an ACK says so.
    KeepaliveProbe "keepalive-probe" "RFC 9293 3.8.4"
    /// The window is closed: the text is dropped, an ACK tells the window.
    WindowClosed "window-closed" "RFC 9293 3.8.6.1"
    /// A RST outside the window is dropped without an answer.
    ResetOutsideWindow "reset-outside-window" "RFC 9293 3.10.7.4 first check"
    /// A RST in the window, not exactly where expected: a challenge ACK.
    ResetChallenged "reset-challenged" "RFC 5961 3.2"
    /// A RST in TIME-WAIT, ignored by fix F1.
    ResetInTimeWait "reset-in-time-wait" "RFC 1337 3 F1"
    /// A RST in LISTEN is ignored.
    ResetInListen "reset-in-listen" "RFC 9293 3.10.7.2"
    /// A RST is never answered when there is no connection.
    ResetInClosed "reset-in-closed" "RFC 9293 3.10.7.1"
    /// A RST in SYN-SENT that does not prove that it answers our SYN.
    ResetUnproven "reset-unproven" "RFC 9293 3.10.7.3"
    /// A SYN in a synchronized state: a challenge ACK.
    SynChallenged "syn-challenged" "RFC 5961 4.2"
    /// A SYN in TIME-WAIT that may be an old duplicate.
    SynInTimeWait "syn-in-time-wait" "RFC 6191 2"
    /// A segment without the ACK bit in a synchronized state.
    NoAckBit "no-ack-bit" "RFC 9293 3.10.7.4 fifth check"
    /// An ACK of something not yet sent.
    AckOfUnsent "ack-of-unsent" "RFC 9293 3.10.7.4 fifth check"
    /// An ACK older than any window could explain.
    AckTooOld "ack-too-old" "RFC 5961 5.2"
    /// An ACK that says nothing new.
    DuplicateAck "duplicate-ack" "RFC 9293 3.10.7.4 fifth check"
    /// In CLOSING only the ACK of our FIN counts.
    AwaitingAckOfFin "awaiting-ack-of-fin" "RFC 9293 3.10.7.4 fifth check"
    /// In TIME-WAIT only the peer's FIN counts.
    TimeWaitOnlyFin "time-wait-only-fin" "RFC 9293 3.10.7.4 fifth check"
    /// Text from a peer that has already finished.
    TextAfterFin "text-after-fin" "RFC 9293 3.10.7.4 seventh check"
    /// Text or FIN beyond a gap, with no room left to hold it.
    NoRoomToHold "no-room-to-hold" "RFC 9293 3.10.7.4 SHLD-31"
    /// No connection here: RST.
    NoConnection "no-connection" "RFC 9293 3.5.2 group 1"
    /// An ACK in LISTEN: RST.
    AckInListen "ack-in-listen" "RFC 9293 3.10.7.2"
    /// Neither SYN, ACK nor RST in LISTEN.
    NoSynInListen "no-syn-in-listen" "RFC 9293 3.10.7.2"
    /// In SYN-SENT, an ACK that does not cover our SYN: RST.
    BadAckInSynSent "bad-ack-in-syn-sent" "RFC 9293 3.10.7.3"
    /// In SYN-SENT, neither SYN nor RST.
    NoSynInSynSent "no-syn-in-syn-sent" "RFC 9293 3.10.7.3"
    /// In SYN-RECEIVED, an ACK that does not cover our SYN: RST.
    BadAckInSynReceived "bad-ack-in-syn-received" "RFC 9293 3.10.7.4 fifth check"
    /// The checksum is wrong, so nothing in the segment can be believed.
    ChecksumFailed "checksum-failed" "RFC 9293 3.1 MUST-3"
}

impl Rule {
    /// The rule with this exact name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_its_own_and_leads_back() {
        for rule in Rule::ALL {
            assert_eq!(Rule::from_name(rule.name()), Some(*rule));
            assert!(!rule.cite().is_empty());
        }
    }
}
