//! The language of a teardown: what the two applications do, what is waited for, and what happens on the wire.

use fourway_proto::{Config, Flags, Rule, Segment, State};

/// One of the two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Our endpoint.
    Ours,
    /// The other: the kernel, smoltcp, or an endpoint of ours that plays the kernel.
    Theirs,
}

impl Side {
    /// The other side.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Ours => Self::Theirs,
            Self::Theirs => Self::Ours,
        }
    }
}

/// What an application does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Wait for a peer.
    Listen,
    /// Open to the peer.
    Connect,
    /// Write this many octets of the side's stream, as room allows.
    Send(u32),
    /// Stop reading.
    Pause,
    /// Go on reading.
    Read,
    /// `SHUT_WR`, after all that was written.
    Shutdown,
    /// `SHUT_RD`.
    ShutdownRead,
    /// Close, after all that was written.
    Close,
    /// Close with a linger time of zero: RST.
    Abort,
    /// The host loses its state without a word.
    Crash,
}

/// What an application was told of a failure, by the POSIX name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// `ECONNRESET`.
    Reset,
    /// `ECONNREFUSED`.
    Refused,
    /// `ETIMEDOUT`.
    TimedOut,
    /// `EPIPE`.
    Pipe,
}

/// What is waited for at one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// The connection is in this state; CLOSED also where there is none.
    In(State),
    /// The application has read this many octets.
    Heard(u32),
    /// The application was told that the peer has finished.
    Ended,
    /// The application was told of a failure.
    Failed(Failure),
    /// Everything written so far is acknowledged: known of our side only.
    Acked,
    /// So many octets wait to be read: known of our side only.
    Unread(u32),
    /// A move between states, or the start of a timer, for this reason: known of our side only.
    By(Rule),
}

/// What happens to a segment that an aim hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It is lost.
    Drop,
    /// It arrives twice, the second time so many milliseconds after the first.
    Double(u64),
    /// It arrives so many milliseconds later than it would.
    Late(u64),
    /// A bit of it is turned over.
    Damage,
}

/// Which segments an aim hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Every segment.
    Any,
    /// A SYN.
    Syn,
    /// A FIN.
    Fin,
    /// Text.
    Text,
    /// A bare ACK once both ends have sent a FIN.
    LastAck,
    /// A RST.
    Reset,
}

/// A fault at a chosen place: the next `times` segments of a kind from one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aim {
    /// Who sends.
    pub from: Side,
    /// What is hit.
    pub at: Target,
    /// What happens to it.
    pub deed: Deed,
    /// How often.
    pub times: u8,
}

/// A segment that nobody sent, put on the wire towards one side as if it came from the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forged {
    /// A SYN in the window (RFC 5961 section 4).
    SynInWindow,
    /// A RST in the window but not where it is expected (RFC 5961 section 3).
    ResetInWindow,
    /// A RST outside the window.
    ResetOutside,
    /// An ACK of what was never sent.
    AckOfUnsent,
    /// The last octet again: an old duplicate.
    OldText,
    /// Text without the ACK bit.
    NoAck,
}

/// One line of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// An application acts.
    Do(Side, Act),
    /// Wait until something holds; the run fails when that takes too long.
    Until(Side, Fact),
    /// Let so many milliseconds pass.
    Wait(u64),
    /// A fault at a chosen place, from now on.
    Hit(Aim),
    /// The path carries nothing any more, in both directions; or it does again.
    Cut(bool),
    /// A forged segment arrives at this side.
    Forge(Side, Forged),
}

/// Who opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// The seed decides.
    Either,
    /// Our side opens.
    Ours,
    /// Their side opens.
    Theirs,
    /// The script has steps of its own for that.
    Own,
}

/// What chance may do on the path beside the aims of the script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weather {
    /// The seed decides: still, or delays that reorder, or duplicates, or losses.
    Any,
    /// Delays that reorder and duplicates, no loss.
    NoLoss,
    /// One delay for all.
    Still,
    /// Every segment arrives twice.
    Doubled,
    /// One in five is lost, as often as need be.
    Stormy,
}

/// The settings of their socket that a kind may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Socket {
    /// `SO_RCVBUF` in octets.
    pub buffer: Option<u32>,
    /// `SO_KEEPALIVE` with the shortest spans that Linux allows: one second, and three probes one second apart.
    pub keepalive: bool,
    /// `TCP_USER_TIMEOUT` in milliseconds.
    pub user_timeout: Option<u32>,
}

impl Socket {
    /// A socket as it comes.
    pub const PLAIN: Self = Self { buffer: None, keepalive: false, user_timeout: None };
}

/// Who can play a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum With {
    /// Every peer.
    All,
    /// The kernel, and our endpoint in its place: an orphan, a linger time, a host that crashes.
    Posix,
    /// The kernel alone, because our endpoint has no such call; the script itself says how it must end.
    KernelAlone,
}

/// One kind of teardown.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its name.
    pub name: &'static str,
    /// What it shows, in a few words.
    pub shows: &'static str,
    /// Who opens.
    pub opening: Opening,
    /// What chance may do.
    pub weather: Weather,
    /// Changes the settings of our end.
    pub tune: fn(&mut Config),
    /// The settings of their socket.
    pub socket: Socket,
    /// Who can play it.
    pub with: With,
    /// The script.
    pub steps: &'static [Step],
}

impl Kind {
    /// A kind that every peer can play in any weather, whoever opens.
    #[must_use]
    pub const fn new(name: &'static str, shows: &'static str, steps: &'static [Step]) -> Self {
        let (opening, weather) = (Opening::Either, Weather::Any);
        Self { name, shows, opening, weather, tune: |_| {}, socket: Socket::PLAIN, with: With::All, steps }
    }

    /// With this opening.
    #[must_use]
    pub const fn opening(mut self, opening: Opening) -> Self {
        self.opening = opening;
        self
    }

    /// In this weather.
    #[must_use]
    pub const fn weather(mut self, weather: Weather) -> Self {
        self.weather = weather;
        self
    }

    /// With these changes to the settings of our end.
    #[must_use]
    pub const fn tune(mut self, tune: fn(&mut Config)) -> Self {
        self.tune = tune;
        self
    }

    /// With these settings of their socket.
    #[must_use]
    pub const fn socket(mut self, socket: Socket) -> Self {
        self.socket = socket;
        self
    }

    /// For these peers.
    #[must_use]
    pub const fn with(mut self, with: With) -> Self {
        self.with = with;
        self
    }
}

/// True for the segments that a target stands for. `fins` tells who has sent a FIN.
#[must_use]
pub fn is_hit(at: Target, segment: &Segment, fins: [bool; 2]) -> bool {
    let has = |flag| segment.flags.has(flag);
    match at {
        Target::Any => true,
        Target::Syn => has(Flags::SYN),
        Target::Fin => has(Flags::FIN),
        Target::Text => segment.len > 0,
        Target::LastAck => fins == [true; 2] && segment.seq_len() == 0 && has(Flags::ACK) && !has(Flags::RST),
        Target::Reset => has(Flags::RST),
    }
}
