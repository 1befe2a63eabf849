//! A scenario as the simulator uses it: checked, and in whole numbers.

use crate::sim::default_isn;
use crate::{By, CallName, Expectations, Fate, Side};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use fourway_proto::{Config, Flags, Micros, Profile, Seq, State, Timestamps};

/// Everything a run depends on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Scenario {
    /// A short name for people.
    pub title: String,
    /// Seed of what the path decides by chance.
    pub seed: u64,
    /// Both ends start ESTABLISHED; otherwise the server in LISTEN and the client CLOSED.
    pub established: bool,
    /// Nothing arrives by itself.
    pub manual: bool,
    /// The way to the server and the way to the client.
    pub path: [PathSide; 2],
    /// The client and the server; none where only the script speaks.
    pub hosts: [Option<HostPlan>; 2],
    /// What is done, in the order of the document.
    pub script: Vec<Step>,
    /// What befalls single segments, in the order of the document.
    pub faults: Vec<Fault>,
    /// Virtual time at which the run stops.
    pub until: Micros,
    /// What must hold of the run.
    pub expect: Expectations,
}

/// A host's settings and its first initial sequence number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HostPlan {
    /// Where the settings came from that nobody chose.
    pub profile: Profile,
    /// Settings of the endpoint.
    pub config: Config,
    /// ISN of the first connection; later ones follow the clock from here (RFC 9293 section 3.4.1).
    pub isn: Seq,
}

/// One direction of the path. Probabilities are in parts per 10^9.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PathSide {
    /// Time from one host to the other.
    pub delay: Micros,
    /// Most that chance adds to it.
    pub jitter: Micros,
    /// Probability of loss.
    pub loss: u32,
    /// Probability of a copy.
    pub duplicate: u32,
    /// Probability of being held up so that later segments overtake.
    pub reorder: u32,
    /// Probability of damage.
    pub corrupt: u32,
}

/// When a step is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// At this time.
    At(Micros),
    /// This much after the host first enters the state.
    Enters {
        /// Which host.
        host: Side,
        /// Which state.
        state: State,
        /// How much later.
        after: Micros,
    },
}

/// One entry of the script.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Step {
    /// When.
    pub when: When,
    /// What.
    pub act: Act,
}

/// What an entry of the script does.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// A call on a host; `len` and `text` are for `send`, `isn` for `open` and `listen`.
    Host {
        /// Where.
        host: Side,
        /// What.
        call: CallName,
        /// Octets of a `send`.
        len: u32,
        /// What they say, where it was given.
        text: Option<String>,
        /// A chosen ISN.
        isn: Option<Isn>,
    },
    /// A made-up segment goes out as if the host had sent it.
    Inject {
        /// The sender it pretends to be.
        host: Side,
        /// The segment.
        segment: Made,
    },
    /// The path is cut or healed in these directions (to the server, to the client).
    Cut {
        /// Cut, or healed.
        cut: bool,
        /// Which ways.
        ways: [bool; 2],
    },
    /// Properties of the path change in these directions.
    Set {
        /// What changes.
        change: PathChange,
        /// Which ways.
        ways: [bool; 2],
    },
    /// Manual mode: a decision over one waiting segment.
    Decide {
        /// `deliver`, `drop` or `duplicate`.
        call: CallName,
        /// Which one.
        which: Waiting,
    },
}

/// A chosen initial sequence number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Isn {
    /// This number.
    Absolute(Seq),
    /// This far from the ISN that the host used last.
    Relative(i64),
}

/// Which waiting segment is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Waiting {
    /// The oldest on its way to this host.
    OldestTo(Side),
    /// The one with this number.
    Number(u32),
}

/// New values for properties of the path; what is absent stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[expect(missing_docs, reason = "the names are those of PathSide, which documents them")]
pub struct PathChange {
    pub delay: Option<Micros>,
    pub jitter: Option<Micros>,
    pub loss: Option<u32>,
    pub duplicate: Option<u32>,
    pub reorder: Option<u32>,
    pub corrupt: Option<u32>,
    pub manual: Option<bool>,
}

/// A made-up segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Made {
    /// Control bits, the ACK bit included where `ack` is given.
    pub flags: Flags,
    /// Sequence number, or its distance from the sender's ISN.
    pub seq: i64,
    /// Acknowledgment number, or its distance from the peer's ISN.
    pub ack: Option<i64>,
    /// Octets of payload.
    pub len: u32,
    /// Window; 65,535 without it.
    pub window: Option<u32>,
    /// Timestamps.
    pub ts: Option<Timestamps>,
    /// The numbers count from the ISNs.
    pub relative: bool,
}

/// Which segments a fault or a predicate means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct SegmentMatch {
    /// The sender.
    pub from: Option<Side>,
    /// Bits that must be set.
    pub flags: Flags,
    /// Bits that must not be set.
    pub without: Flags,
    /// The n-th of those that match, from 1.
    pub nth: Option<u32>,
    /// Only retransmissions, or only first sendings.
    pub retransmission: Option<bool>,
    /// Only with payload, or only without.
    pub data: Option<bool>,
}

/// Which segment a fault befalls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// Those that match.
    Match(SegmentMatch),
    /// The n-th segment sent in the run, from 1.
    Number(u32),
}

/// What befalls a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fault {
    /// Which segment.
    pub target: Target,
    /// Which copy of it, with a number; 0 is the original.
    pub copy: u32,
    /// The moment of its flight, where one is chosen.
    pub at: Option<Micros>,
    /// What happens: `Lost`, `Delayed`, `Duplicated` or `Corrupted`.
    pub fate: Fate,
    /// Time between the arrivals of copies.
    pub gap: Micros,
}

impl Fault {
    /// Faults are never the path's own doing.
    pub const BY: By = By::Fault;
    /// Between the arrivals of a segment and its copy, where nothing is said.
    pub const USUAL_GAP: Micros = Micros::from_ms(10);
}

impl SegmentMatch {
    /// True when a segment has what is asked for; `nth` is the caller's to count.
    #[must_use]
    pub fn fits(&self, from: Side, flags: Flags, len: u32, retransmission: bool) -> bool {
        self.from.is_none_or(|side| side == from)
            && flags.has(self.flags)
            && !flags.has_any(self.without)
            && self.retransmission.is_none_or(|wanted| wanted == retransmission)
            && self.data.is_none_or(|wanted| wanted == (len > 0))
    }
}

impl PathSide {
    /// One way of a path of which nothing is said.
    pub const USUAL: Self =
        Self { delay: Micros::from_ms(50), jitter: Micros::ZERO, loss: 0, duplicate: 0, reorder: 0, corrupt: 0 };
}

impl Scenario {
    /// Where a run stops that names no time.
    pub const USUAL_UNTIL: Micros = Micros::from_secs(600);

    /// What is done where a document has no script: the client closes, and the server does so 100 ms after it has heard.
    #[must_use]
    pub fn plain_close() -> Vec<Step> {
        let close = |host| Act::Host { host, call: CallName::Close, len: 0, text: None, isn: None };
        let after = Micros::from_ms(100);
        vec![
            Step { when: When::At(Micros::ZERO), act: close(Side::Client) },
            Step {
                when: When::Enters { host: Side::Server, state: State::CloseWait, after },
                act: close(Side::Server),
            },
        ]
    }
}

impl Default for Scenario {
    /// What the document says that says nothing: the plain close by the client.
    fn default() -> Self {
        let host = |side| HostPlan { profile: Profile::default(), config: Config::default(), isn: default_isn(side) };
        Self {
            title: String::new(),
            seed: 0,
            established: true,
            manual: false,
            path: [PathSide::USUAL; 2],
            hosts: Side::BOTH.map(|side| Some(host(side))),
            script: Self::plain_close(),
            faults: Vec::new(),
            until: Self::USUAL_UNTIL,
            expect: Expectations::default(),
        }
    }
}
