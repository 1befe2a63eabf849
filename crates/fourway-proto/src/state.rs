//! The eleven connection states of RFC 9293 section 3.3.2.

use core::fmt;

/// A connection state, spelt as the RFC spells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum State {
    /// No connection state at all.
    #[default]
    Closed,
    /// Waiting for a connection request from any remote end.
    Listen,
    /// A SYN was sent; waiting for the matching SYN.
    SynSent,
    /// SYN received and sent; waiting for the ACK of ours.
    SynReceived,
    /// Open: data flows both ways.
    Established,
    /// Our FIN is queued or sent and not acknowledged; the peer has not finished.
    FinWait1,
    /// Our FIN is acknowledged; the peer has not finished.
    FinWait2,
    /// The peer has finished; our application has not.
    CloseWait,
    /// Both FINs crossed; ours is not acknowledged.
    Closing,
    /// The peer finished first, then we did; our FIN is not acknowledged.
    LastAck,
    /// Both directions are finished; waiting 2 MSL.
    TimeWait,
}

impl State {
    /// Every state, in the order of the RFC's list with CLOSED first.
    pub const ALL: [Self; 11] = [
        Self::Closed,
        Self::Listen,
        Self::SynSent,
        Self::SynReceived,
        Self::Established,
        Self::FinWait1,
        Self::FinWait2,
        Self::CloseWait,
        Self::Closing,
        Self::LastAck,
        Self::TimeWait,
    ];

    /// The RFC's spelling, such as `FIN-WAIT-1`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Closed => "CLOSED",
            Self::Listen => "LISTEN",
            Self::SynSent => "SYN-SENT",
            Self::SynReceived => "SYN-RECEIVED",
            Self::Established => "ESTABLISHED",
            Self::FinWait1 => "FIN-WAIT-1",
            Self::FinWait2 => "FIN-WAIT-2",
            Self::CloseWait => "CLOSE-WAIT",
            Self::Closing => "CLOSING",
            Self::LastAck => "LAST-ACK",
            Self::TimeWait => "TIME-WAIT",
        }
    }

    /// The state with this exact spelling.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// True from SYN-RECEIVED on: both sides know both sequence numbers (RFC 9293 section 3.5.2, group 3,
    /// together with SYN-RECEIVED, which section 3.10.7.4 handles with the same checks).
    #[must_use]
    pub const fn is_synchronized(self) -> bool {
        match self {
            Self::Closed | Self::Listen | Self::SynSent => false,
            Self::SynReceived
            | Self::Established
            | Self::FinWait1
            | Self::FinWait2
            | Self::CloseWait
            | Self::Closing
            | Self::LastAck
            | Self::TimeWait => true,
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
