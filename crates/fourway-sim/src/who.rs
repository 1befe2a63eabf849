//! Who does what: the hosts, the path, and the names of what is asked of them.

/// One of the two hosts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// The host that opens by default.
    Client,
    /// The host that listens by default.
    Server,
}

impl Side {
    /// Both hosts.
    pub const BOTH: [Self; 2] = [Self::Client, Self::Server];

    /// The other host.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Client => Self::Server,
            Self::Server => Self::Client,
        }
    }

    /// `client` or `server`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Server => "server",
        }
    }
}

/// Where a call is made: on a host or on the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A host.
    Host(Side),
    /// The path between the hosts.
    Path,
}

impl Place {
    /// `client`, `server` or `path`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Host(side) => side.name(),
            Self::Path => "path",
        }
    }
}

/// What a script entry or a person does, by its name in a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CallName {
    /// Open actively.
    Open,
    /// Wait for a peer.
    Listen,
    /// Queue octets.
    Send,
    /// Read all that is there and go on reading.
    Read,
    /// Stop reading.
    PauseReading,
    /// No more to send.
    Shutdown,
    /// No more to send or to read.
    Close,
    /// RST.
    Abort,
    /// Lose all state without a word.
    Crash,
    /// Come back after a crash.
    Reboot,
    /// Put a made-up segment on the path.
    Inject,
    /// Nothing gets through any more.
    Cut,
    /// The path works again.
    Heal,
    /// Change a property of the path.
    Set,
    /// Manual mode: let a waiting segment arrive.
    Deliver,
    /// Manual mode: lose a waiting segment.
    Drop,
    /// Manual mode: let a copy of a waiting segment arrive.
    Duplicate,
}

impl CallName {
    /// Every name.
    pub const ALL: [Self; 17] = [
        Self::Open,
        Self::Listen,
        Self::Send,
        Self::Read,
        Self::PauseReading,
        Self::Shutdown,
        Self::Close,
        Self::Abort,
        Self::Crash,
        Self::Reboot,
        Self::Inject,
        Self::Cut,
        Self::Heal,
        Self::Set,
        Self::Deliver,
        Self::Drop,
        Self::Duplicate,
    ];

    /// The name in a scenario and in a trace.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Listen => "listen",
            Self::Send => "send",
            Self::Read => "read",
            Self::PauseReading => "pause_reading",
            Self::Shutdown => "shutdown",
            Self::Close => "close",
            Self::Abort => "abort",
            Self::Crash => "crash",
            Self::Reboot => "reboot",
            Self::Inject => "inject",
            Self::Cut => "cut",
            Self::Heal => "heal",
            Self::Set => "set",
            Self::Deliver => "deliver",
            Self::Drop => "drop",
            Self::Duplicate => "duplicate",
        }
    }

    /// True for what is done to the path and not on a host.
    #[must_use]
    pub const fn is_on_path(self) -> bool {
        match self {
            Self::Cut | Self::Heal | Self::Set | Self::Deliver | Self::Drop | Self::Duplicate => true,
            Self::Open
            | Self::Listen
            | Self::Send
            | Self::Read
            | Self::PauseReading
            | Self::Shutdown
            | Self::Close
            | Self::Abort
            | Self::Crash
            | Self::Reboot
            | Self::Inject => false,
        }
    }
}
