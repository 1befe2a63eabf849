//! The keys of a scenario document and of its hosts. What each means stands in `docs/scenario.md`.

use super::entries::{Expectation, FaultDoc, ScriptEntry};
use super::objects::{names, object};
use alloc::string::String;
use alloc::vec::Vec;

object! {
    /// A scenario: one document describes a run completely.
    #[derive(Default)]
    Document {
        /// Version of the contract: 1.
        required "fourway" fourway: u32,
        /// A short name for people.
        default "title" title: String,
        /// Seed of everything that the path decides by chance.
        default "seed" seed: u64,
        /// Where the run starts.
        optional "start" start: Option<Start>,
        /// The path, for both directions or for each.
        default "path" path: PathDoc,
        /// The client.
        default "client" client: HostDoc,
        /// The server.
        default "server" server: HostDoc,
        /// What the applications, the path and made-up peers do. Without this key: the plain close by the client.
        optional "script" script: Option<Vec<ScriptEntry>>,
        /// What befalls single segments.
        default "faults" faults: Vec<FaultDoc>,
        /// Virtual time at which the run stops, ms.
        optional "until_ms" until_ms: Option<f64>,
        /// What must hold of the run.
        default "expect" expect: Vec<Expectation>,
    }
}

names! {
    /// Where a run starts.
    #[derive(Default)]
    Start {
        /// Both ends ESTABLISHED at 0 ms, nothing in flight.
        #[default]
        "established" Established,
        /// Server in LISTEN, client CLOSED.
        "closed" Closed,
    }
}

object! {
    /// Properties of the path: those at the top for both directions, or one set for each.
    #[derive(Default)]
    PathDoc {
        /// Time from one host to the other, ms.
        optional "delay_ms" delay_ms: Option<f64>,
        /// Most that chance adds to the delay, ms.
        optional "jitter_ms" jitter_ms: Option<f64>,
        /// Probability that a segment is lost, 0 to 1.
        optional "loss" loss: Option<f64>,
        /// Probability that a segment arrives twice, 0 to 1.
        optional "duplicate" duplicate: Option<f64>,
        /// Probability that a segment is held up so that later ones overtake it, 0 to 1.
        optional "reorder" reorder: Option<f64>,
        /// Probability that a segment arrives damaged, 0 to 1.
        optional "corrupt" corrupt: Option<f64>,
        /// Nothing arrives by itself.
        optional "manual" manual: Option<bool>,
        /// The way from the client to the server, alone.
        optional "to_server" to_server: Option<alloc::boxed::Box<PathDoc>>,
        /// The way from the server to the client, alone.
        optional "to_client" to_client: Option<alloc::boxed::Box<PathDoc>>,
    }
}

impl PathDoc {
    /// True when a property is given that holds for both directions.
    pub(super) const fn has_keys_for_both_ways(&self) -> bool {
        self.delay_ms.is_some()
            || self.jitter_ms.is_some()
            || self.loss.is_some()
            || self.duplicate.is_some()
            || self.reorder.is_some()
            || self.corrupt.is_some()
    }
}

/// A host: an endpoint with its settings, or nobody at all.
#[derive(Clone, Debug, PartialEq)]
pub enum HostDoc {
    /// No endpoint stands here; only `inject` speaks for it.
    Scripted,
    /// An endpoint.
    Endpoint(alloc::boxed::Box<HostSettings>),
}

object! {
    /// Settings of a host; what is absent comes from the profile.
    #[derive(Default)]
    HostSettings {
        /// `rfc9293`, `linux`, `freebsd` or `windows`.
        optional "profile" profile: Option<String>,
        /// Initial send sequence number.
        optional "isn" isn: Option<u32>,
        /// Most bytes of payload in one segment.
        optional "mss" mss: Option<u32>,
        /// Size of the receive buffer, bytes.
        optional "window" window: Option<u32>,
        /// RTO before the first sample, ms.
        optional "rto_initial_ms" rto_initial_ms: Option<f64>,
        /// Least RTO, ms.
        optional "rto_min_ms" rto_min_ms: Option<f64>,
        /// Greatest RTO, ms.
        optional "rto_max_ms" rto_max_ms: Option<f64>,
        /// Retransmissions of one segment before the connection is given up.
        optional "max_retransmits" max_retransmits: Option<u32>,
        /// How long data may stay unacknowledged, ms; null for ever.
        optional "user_timeout_ms" user_timeout_ms: Option<Option<f64>>,
        /// Maximum segment lifetime, ms.
        optional "msl_ms" msl_ms: Option<f64>,
        /// `full`, or `none`: the unsafe shortcut.
        optional "time_wait" time_wait: Option<String>,
        /// RST is ignored in TIME-WAIT.
        optional "rfc1337" rfc1337: Option<bool>,
        /// The timestamps option of RFC 7323.
        optional "timestamps" timestamps: Option<bool>,
        /// A new SYN may end TIME-WAIT.
        optional "time_wait_reuse" time_wait_reuse: Option<bool>,
        /// Challenge ACKs of RFC 5961.
        optional "challenge_ack" challenge_ack: Option<bool>,
        /// How long an ACK may be held back, ms; 0 for not at all.
        optional "delayed_ack_ms" delayed_ack_ms: Option<f64>,
        /// How long an orphan stays in FIN-WAIT-2, ms; null for ever.
        optional "fin_wait_2_timeout_ms" fin_wait_2_timeout_ms: Option<Option<f64>>,
        /// Keepalive; null for off.
        optional "keepalive" keepalive: Option<Option<KeepaliveDoc>>,
        /// `null`, or 0: close sends RST.
        optional "linger" linger: Option<Option<u32>>,
        /// Close with unread data, and data after close, draw RST.
        optional "half_duplex_close" half_duplex_close: Option<bool>,
    }
}

object! {
    /// Keepalive settings.
    KeepaliveDoc {
        /// Silence before the first probe, ms.
        required "idle_ms" idle_ms: f64,
        /// Time between probes, ms.
        required "interval_ms" interval_ms: f64,
        /// Unanswered probes before giving up.
        required "probes" probes: u32,
    }
}

names! {
    /// A host by its role.
    SideDoc {
        /// The client.
        "client" Client,
        /// The server.
        "server" Server,
    }
}
