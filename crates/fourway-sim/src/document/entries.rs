//! The entries of a scenario's lists: script, faults and expectations.

use super::types::{SideDoc, is_default, present};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

#[cfg(feature = "schema")]
use schemars::JsonSchema;

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
