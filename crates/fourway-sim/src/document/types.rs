//! The keys of a scenario document and of its hosts. What each means stands in `docs/scenario.md`.

use super::entries::{Expectation, FaultDoc, ScriptEntry};
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

pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Read a value that is there: `null` stands for itself and never for an absent key.
pub(super) fn present<'de, T: Deserialize<'de>, D: serde::Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}
