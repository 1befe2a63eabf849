//! Every key of a scenario document as a field of the form: what may stand in it. A test holds the tables against the JSON
//! Schema of the document, so that a key without a field fails.

use Kind::{Chance, Flags, Inside, List, Ms, MsOrNone, Names, OnOff, States, Text, Whole};
use fourway_proto::Rule;

/// What may stand in a field.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A text.
    Text,
    /// A whole number from one to the other.
    Whole(i64, u64),
    /// A time, ms.
    Ms,
    /// A time, ms, or none.
    MsOrNone,
    /// A probability.
    Chance,
    /// One of these.
    Names(&'static [&'static str]),
    /// True or false.
    OnOff,
    /// Control bits.
    Flags,
    /// States, one after the other.
    States,
    /// An object with fields of its own.
    Inside(&'static Form),
    /// A list of such objects.
    List(&'static Form),
}

/// The fields of one type of object.
#[derive(Debug)]
pub struct Form {
    /// The type, as the schema names it.
    #[cfg_attr(not(test), expect(dead_code, reason = "what the schema is asked for"))]
    pub of: &'static str,
    /// The beginning of the keys of its words.
    pub words: &'static str,
    /// Its fields in their order.
    pub fields: &'static [Field],
}

/// One key.
#[derive(Debug)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// What may stand in it.
    pub kind: Kind,
    /// The key of its unit; empty where it has none.
    pub unit: &'static str,
}

const fn field(key: &'static str, kind: Kind) -> Field {
    let unit = match kind {
        Ms | MsOrNone => "set.ms",
        Text | Whole(..) | Chance | Names(_) | OnOff | Flags | States | Inside(_) | List(_) => "",
    };
    Field { key, kind, unit }
}

const fn bytes(key: &'static str, least: i64, most: u64) -> Field {
    Field { key, kind: Whole(least, most), unit: "set.bytes" }
}

/// What fits into 32 bits.
const WORD: u64 = u32::MAX as u64;
/// The least of what counts from somewhere.
const BACK: i64 = -(u32::MAX as i64);

/// The control bits in their order on the wire.
pub const BITS: [&str; 6] = ["FIN", "SYN", "RST", "PSH", "ACK", "URG"];
/// The hosts.
pub const HOSTS: &[&str] = &["client", "server"];
/// The states, as RFC 9293 spells them.
pub const STATES: &[&str] = &[
    "CLOSED",
    "LISTEN",
    "SYN-SENT",
    "SYN-RECEIVED",
    "ESTABLISHED",
    "FIN-WAIT-1",
    "FIN-WAIT-2",
    "CLOSE-WAIT",
    "CLOSING",
    "LAST-ACK",
    "TIME-WAIT",
];
/// The directions of the path.
pub const WAYS: &[&str] = &["to_server", "to_client", "both"];
/// What a host does.
pub const ACTS: &[&str] =
    &["open", "listen", "send", "read", "pause_reading", "shutdown", "close", "abort", "crash", "reboot", "inject"];
/// What the path does.
pub const PATH_ACTS: &[&str] = &["cut", "heal", "set", "deliver", "drop", "duplicate"];

/// The document.
pub static DOCUMENT: Form = Form {
    of: "Document",
    words: "set.document.",
    fields: &[
        field("fourway", Whole(1, 1)),
        field("title", Text),
        field("start", Names(&["established", "closed"])),
        field("seed", Whole(0, u64::MAX)),
        field("until_ms", Ms),
        field("path", Inside(&PATH)),
        field("client", Inside(&HOST)),
        field("server", Inside(&HOST)),
        field("script", List(&STEP)),
        field("faults", List(&FAULT)),
        field("expect", List(&EXPECTATION)),
    ],
};

/// The path, or one direction of it.
pub static PATH: Form = Form {
    of: "PathDoc",
    words: "set.path.",
    fields: &[
        field("delay_ms", Ms),
        field("jitter_ms", Ms),
        field("loss", Chance),
        field("duplicate", Chance),
        field("reorder", Chance),
        field("corrupt", Chance),
        field("manual", OnOff),
        field("to_server", Inside(&PATH)),
        field("to_client", Inside(&PATH)),
    ],
};

/// A host.
pub static HOST: Form = Form {
    of: "HostSettings",
    words: "set.host.",
    fields: &[
        field("profile", Names(&["rfc9293", "linux", "freebsd", "windows"])),
        field("isn", Whole(0, WORD)),
        bytes("mss", 1, 65_536),
        bytes("window", 0, 1 << 30),
        field("rto_initial_ms", Ms),
        field("rto_min_ms", Ms),
        field("rto_max_ms", Ms),
        field("max_retransmits", Whole(0, 255)),
        field("user_timeout_ms", MsOrNone),
        field("msl_ms", Ms),
        field("time_wait", Names(&["full", "none"])),
        field("rfc1337", OnOff),
        field("timestamps", OnOff),
        field("time_wait_reuse", OnOff),
        field("challenge_ack", OnOff),
        field("delayed_ack_ms", Ms),
        field("fin_wait_2_timeout_ms", MsOrNone),
        field("linger", Names(&["null", "0"])),
        field("half_duplex_close", OnOff),
        field("keepalive", Inside(&KEEPALIVE)),
    ],
};

/// Keepalive.
pub static KEEPALIVE: Form = Form {
    of: "KeepaliveDoc",
    words: "set.keepalive.",
    fields: &[field("idle_ms", Ms), field("interval_ms", Ms), field("probes", Whole(1, 255))],
};

/// An entry of the script.
pub static STEP: Form = Form {
    of: "ScriptEntry",
    words: "set.step.",
    fields: &[
        field("on", Names(&["client", "server", "path"])),
        field("do", Names(&[])),
        field("when", Inside(&ENTERS)),
        field("at_ms", Ms),
        field("after_ms", Ms),
        field("text", Text),
        bytes("bytes", 1, 65_536),
        field("isn", Whole(BACK, WORD)),
        field("relative", OnOff),
        field("direction", Names(WAYS)),
        field("segment", Inside(&MADE)),
        field("delay_ms", Ms),
        field("jitter_ms", Ms),
        field("loss", Chance),
        field("duplicate", Chance),
        field("reorder", Chance),
        field("corrupt", Chance),
        field("manual", OnOff),
    ],
};

/// A host in a state.
pub static ENTERS: Form =
    Form { of: "HostState", words: "set.when.", fields: &[field("host", Names(HOSTS)), field("state", Names(STATES))] };

/// A made-up segment.
pub static MADE: Form = Form {
    of: "InjectDoc",
    words: "set.made.",
    fields: &[
        field("flags", Flags),
        field("seq", Whole(BACK, WORD)),
        field("ack", Whole(BACK, WORD)),
        field("relative", OnOff),
        bytes("len", 0, 65_536),
        bytes("window", 0, WORD),
        field("ts_val", Whole(0, WORD)),
        field("ts_ecr", Whole(0, WORD)),
    ],
};

/// What befalls segments.
pub static FAULT: Form = Form {
    of: "FaultDoc",
    words: "set.fault.",
    fields: &[
        field("do", Names(&["drop", "delay", "duplicate", "corrupt"])),
        field("ms", Ms),
        field("copies", Whole(1, 100)),
        field("gap_ms", Ms),
        field("match", Inside(&MATCH)),
        field("segment", Whole(1, WORD)),
        field("copy", Whole(0, 100)),
        field("at_ms", Ms),
    ],
};

/// Which segments are meant.
pub static MATCH: Form = Form {
    of: "Match",
    words: "set.match.",
    fields: &[
        field("from", Names(HOSTS)),
        field("flags", Flags),
        field("without", Flags),
        field("retransmission", OnOff),
        field("data", OnOff),
        field("nth", Whole(1, WORD)),
    ],
};

/// The names of the rules.
const RULES: [&str; Rule::ALL.len()] = {
    let mut names = [""; Rule::ALL.len()];
    let mut n = 0;
    while n < names.len() {
        names[n] = Rule::ALL[n].name();
        n += 1;
    }
    names
};

/// What must hold of the run.
pub static EXPECTATION: Form = Form {
    of: "Expectation",
    words: "set.expect.",
    fields: &[
        field("path_of", Names(HOSTS)),
        field("is", States),
        field("contains", States),
        field("state", Inside(&ENTERS)),
        field("at_ms", Ms),
        field("sent", Inside(&MATCH)),
        field("received", Inside(&MATCH)),
        field("dropped", Inside(&MATCH)),
        field("times", Whole(0, WORD)),
        field("outcome", Names(&["closed", "reset", "timed-out", "half-open", "stuck", "bounded"])),
        field("never", Inside(&EXPECTATION)),
        field("delivered", Inside(&DELIVERED)),
        field("error", Inside(&FAILED)),
        field("rule", Names(&RULES)),
        field("within_ms", Ms),
    ],
};

/// What an application was given.
pub static DELIVERED: Form = Form {
    of: "Delivered",
    words: "set.delivered.",
    fields: &[field("host", Names(HOSTS)), field("bytes", Whole(0, WORD)), field("whole", OnOff)],
};

/// What an application was told of a failure.
pub static FAILED: Form = Form {
    of: "ErrorAt",
    words: "set.failed.",
    fields: &[field("host", Names(HOSTS)), field("is", Names(&["ECONNRESET", "ECONNREFUSED", "ETIMEDOUT"]))],
};

impl Form {
    /// The field of a key.
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.key == key)
    }
}

/// What may stand at a place such as `faults[0].match.nth`.
pub fn kind_at(path: &str) -> Option<Kind> {
    let mut form = &DOCUMENT;
    let mut kind = None;
    for key in path.split('.') {
        let here = form.field(key.split('[').next()?)?.kind;
        if let Inside(inner) | List(inner) = here {
            form = inner;
        }
        kind = Some(here);
    }
    kind
}

#[cfg(test)]
mod tests;
