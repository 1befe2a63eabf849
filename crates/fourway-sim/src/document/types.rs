//! The keys of a scenario document. What each means stands in `docs/scenario.md`.

use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// A scenario: one document describes a run completely.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Version of the contract: 1.
    pub fourway: u32,
    /// A short name for people.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Seed of everything that the path decides by chance.
    #[serde(default, skip_serializing_if = "is_default")]
    pub seed: u64,
    /// Where the run starts.
    #[serde(default, skip_serializing_if = "is_default")]
    pub start: Start,
    /// The path, for both directions or for each.
    #[serde(default, skip_serializing_if = "is_default")]
    pub path: PathDoc,
    /// The client.
    #[serde(default, skip_serializing_if = "is_default")]
    pub client: HostDoc,
    /// The server.
    #[serde(default, skip_serializing_if = "is_default")]
    pub server: HostDoc,
    /// What the applications, the path and made-up peers do. Without this key: the plain close by the client.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub script: Option<Vec<ScriptEntry>>,
    /// What befalls single segments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<FaultDoc>,
    /// Virtual time at which the run stops, ms.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub until_ms: Option<f64>,
    /// What must hold of the run.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expect: Vec<Expectation>,
}

/// Where a run starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Start {
    /// Both ends ESTABLISHED at 0 ms, nothing in flight.
    #[default]
    Established,
    /// Server in LISTEN, client CLOSED.
    Closed,
}

/// Properties of the path: those at the top for both directions, or one set for each.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PathDoc {
    /// Time from one host to the other, ms.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub delay_ms: Option<f64>,
    /// Most that chance adds to the delay, ms.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub jitter_ms: Option<f64>,
    /// Probability that a segment is lost, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub loss: Option<f64>,
    /// Probability that a segment arrives twice, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub duplicate: Option<f64>,
    /// Probability that a segment is held up so that later ones overtake it, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub reorder: Option<f64>,
    /// Probability that a segment arrives damaged, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub corrupt: Option<f64>,
    /// Nothing arrives by itself.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub manual: Option<bool>,
    /// The way from the client to the server, alone.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub to_server: Option<alloc::boxed::Box<PathDoc>>,
    /// The way from the server to the client, alone.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub to_client: Option<alloc::boxed::Box<PathDoc>>,
}

/// A host: an endpoint with its settings, or nobody at all.
#[derive(Clone, Debug, PartialEq)]
pub enum HostDoc {
    /// No endpoint stands here; only `inject` speaks for it.
    Scripted,
    /// An endpoint.
    Endpoint(alloc::boxed::Box<HostSettings>),
}

/// Settings of a host; what is absent comes from the profile.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HostSettings {
    /// `rfc9293`, `linux`, `freebsd` or `windows`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub profile: Option<String>,
    /// Initial send sequence number.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub isn: Option<u32>,
    /// Most bytes of payload in one segment.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub mss: Option<u32>,
    /// Size of the receive buffer, bytes.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub window: Option<u32>,
    /// RTO before the first sample, ms.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub rto_initial_ms: Option<f64>,
    /// Least RTO, ms.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub rto_min_ms: Option<f64>,
    /// Greatest RTO, ms.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub rto_max_ms: Option<f64>,
    /// Retransmissions of one segment before the connection is given up.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub max_retransmits: Option<u32>,
    /// How long data may stay unacknowledged, ms; null for ever.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub user_timeout_ms: Option<Option<f64>>,
    /// Maximum segment lifetime, ms.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub msl_ms: Option<f64>,
    /// `full`, or `none`: the unsafe shortcut.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub time_wait: Option<String>,
    /// RST is ignored in TIME-WAIT.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub rfc1337: Option<bool>,
    /// The timestamps option of RFC 7323.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub timestamps: Option<bool>,
    /// A new SYN may end TIME-WAIT.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub time_wait_reuse: Option<bool>,
    /// Challenge ACKs of RFC 5961.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub challenge_ack: Option<bool>,
    /// How long an ACK may be held back, ms; 0 for not at all.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub delayed_ack_ms: Option<f64>,
    /// How long an orphan stays in FIN-WAIT-2, ms; null for ever.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub fin_wait_2_timeout_ms: Option<Option<f64>>,
    /// Keepalive; null for off.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub keepalive: Option<Option<KeepaliveDoc>>,
    /// `null`, or 0: close sends RST.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub linger: Option<Option<u32>>,
    /// Close with unread data, and data after close, draw RST.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub half_duplex_close: Option<bool>,
}

/// Keepalive settings.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KeepaliveDoc {
    /// Silence before the first probe, ms.
    pub idle_ms: f64,
    /// Time between probes, ms.
    pub interval_ms: f64,
    /// Unanswered probes before giving up.
    pub probes: u32,
}

/// A host by its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum SideDoc {
    /// The client.
    Client,
    /// The server.
    Server,
}

/// Where a script entry acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Where {
    /// On the client.
    Client,
    /// On the server.
    Server,
    /// On the path.
    Path,
}

/// A host in a state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HostState {
    /// Which host.
    pub host: SideDoc,
    /// The state, as the RFC spells it.
    pub state: String,
}

/// What a script entry does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of CallName, which documents them")]
pub enum Action {
    Open,
    Listen,
    Send,
    Read,
    PauseReading,
    Shutdown,
    Close,
    Abort,
    Crash,
    Reboot,
    Inject,
    Cut,
    Heal,
    Set,
    Deliver,
    Drop,
    Duplicate,
}

/// A direction of the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From the client to the server.
    ToServer,
    /// From the server to the client.
    ToClient,
    /// Both.
    Both,
}

/// One thing done at a time, or when a host first enters a state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ScriptEntry {
    /// At this virtual time, ms.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub at_ms: Option<f64>,
    /// The first time that a host enters a state.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub when: Option<HostState>,
    /// This much after `when`, ms.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub after_ms: Option<f64>,
    /// Where.
    pub on: Where,
    /// What.
    #[serde(rename = "do")]
    pub action: Action,
    /// `send`: the text.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub text: Option<String>,
    /// `send`: how many bytes.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub bytes: Option<u32>,
    /// `open`, `listen`: the initial sequence number; with `relative`, counted from the last one used.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub isn: Option<i64>,
    /// `open`: `isn` counts from the last one used.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub relative: Option<bool>,
    /// `inject`: the segment. `deliver`, `drop`, `duplicate`: its number.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub segment: Option<SegmentDoc>,
    /// `cut`, `heal`, `deliver`, `drop`, `duplicate`, `set`: which direction.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub direction: Option<Direction>,
    /// `set`: time from one host to the other, ms.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub delay_ms: Option<f64>,
    /// `set`: most that chance adds to the delay, ms.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub jitter_ms: Option<f64>,
    /// `set`: probability of loss.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub loss: Option<f64>,
    /// `set`: probability of duplication.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub duplicate: Option<f64>,
    /// `set`: probability of being held up.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub reorder: Option<f64>,
    /// `set`: probability of damage.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub corrupt: Option<f64>,
    /// `set`: nothing arrives by itself.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub manual: Option<bool>,
}

/// What a script entry says of a segment: one to make up, or the number of one on the path.
#[derive(Clone, Debug, PartialEq)]
pub enum SegmentDoc {
    /// The n-th segment sent in the run, from 1.
    Number(u32),
    /// A made-up segment.
    Made(alloc::boxed::Box<InjectDoc>),
}

/// A made-up segment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InjectDoc {
    /// Names of the control bits.
    pub flags: Vec<String>,
    /// Sequence number.
    pub seq: i64,
    /// Acknowledgment number; sets the ACK bit. Null leaves the bit to `flags`.
    #[serde(default)]
    pub ack: Option<i64>,
    /// Bytes of payload.
    #[serde(default)]
    pub len: u32,
    /// Window, bytes.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub window: Option<u32>,
    /// TSval.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub ts_val: Option<u32>,
    /// TSecr.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub ts_ecr: Option<u32>,
    /// `seq` counts from the ISN of the sender, `ack` from that of the peer.
    #[serde(default, skip_serializing_if = "is_default")]
    pub relative: bool,
}

/// Which segments are meant.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Match {
    /// The sender.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub from: Option<SideDoc>,
    /// Control bits that must be set.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<String>,
    /// Control bits that must not be set.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<String>,
    /// The n-th of those that match, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub nth: Option<u32>,
    /// Only retransmissions, or only first sendings.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub retransmission: Option<bool>,
    /// Only segments with payload, or only those without.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub data: Option<bool>,
}

/// What a fault does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum FaultKind {
    /// The segment is lost.
    Drop,
    /// The segment comes later.
    Delay,
    /// Copies follow the segment.
    Duplicate,
    /// The segment arrives damaged.
    Corrupt,
}

/// What befalls a segment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FaultDoc {
    /// Which segments, by what they are.
    #[serde(default, rename = "match", skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub matches: Option<Match>,
    /// Which segment, by its number in the run, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub segment: Option<u32>,
    /// Which copy of that segment; 0, the original, without it.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub copy: Option<u32>,
    /// The moment of its flight at which it happens, ms; without it half way for `drop`, at the sending for the others.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub at_ms: Option<f64>,
    /// What happens.
    #[serde(rename = "do")]
    pub kind: FaultKind,
    /// `delay`: how much is added, ms.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub ms: Option<f64>,
    /// `duplicate`: how many copies; 1 without it.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub copies: Option<u32>,
    /// `duplicate`: time between the arrivals, ms; 10 without it.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub gap_ms: Option<f64>,
}

/// One predicate over a trace.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// The states that this host goes through, the first included; with `is` or `contains`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub path_of: Option<SideDoc>,
    /// `path_of`: exactly these.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub is: Option<Vec<String>>,
    /// `path_of`: these in this order, one after the other.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub contains: Option<Vec<String>>,
    /// The host is in the state at `at_ms`, or at the end.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub state: Option<HostState>,
    /// `state`: when, ms.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub at_ms: Option<f64>,
    /// Segments sent that match; with `times`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub sent: Option<Match>,
    /// Segments that arrived undamaged, copies counted, that match; with `times`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub received: Option<Match>,
    /// Segments lost that match; with `times`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub dropped: Option<Match>,
    /// How many; without it at least one.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub times: Option<u32>,
    /// How the run ends.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub outcome: Option<String>,
    /// The opposite of the predicate inside holds.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub never: Option<alloc::boxed::Box<Expectation>>,
    /// What an application was given.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub delivered: Option<Delivered>,
    /// What an application was told.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub error: Option<ErrorAt>,
    /// A record names this rule.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub rule: Option<String>,
    /// It holds of the trace up to this time, ms; alone: the run ends by then.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub within_ms: Option<f64>,
}

/// What an application was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Delivered {
    /// The receiving host.
    pub host: SideDoc,
    /// Bytes in all.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub bytes: Option<u32>,
    /// Everything that the other application sent, and end of stream after it.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub whole: Option<bool>,
}

/// What an application was told of a failure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ErrorAt {
    /// The host.
    pub host: SideDoc,
    /// The POSIX name; without it any.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub is: Option<String>,
}

pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Read a value that is there: `null` stands for itself and never for an absent key.
pub(super) fn present<'de, T: Deserialize<'de>, D: serde::Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}
