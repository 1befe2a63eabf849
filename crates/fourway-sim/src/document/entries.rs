//! The entries of a scenario's lists: script, faults and expectations.

use super::objects::{names, object};
use super::types::SideDoc;
use alloc::string::String;
use alloc::vec::Vec;

names! {
    /// Where a script entry acts.
    Where {
        /// On the client.
        "client" Client,
        /// On the server.
        "server" Server,
        /// On the path.
        "path" Path,
    }
}

object! {
    /// A host in a state.
    HostState {
        /// Which host.
        required "host" host: SideDoc,
        /// The state, as the RFC spells it.
        required "state" state: String,
    }
}

names! {
    /// What a script entry does.
    Action {
        /// A host: open a connection actively.
        "open" Open,
        /// A host: wait for a peer.
        "listen" Listen,
        /// A host: queue bytes to be sent.
        "send" Send,
        /// A host: read all that is there and go on reading.
        "read" Read,
        /// A host: stop reading.
        "pause_reading" PauseReading,
        /// A host: no more to send.
        "shutdown" Shutdown,
        /// A host: no more to send or to read.
        "close" Close,
        /// A host: end the connection with an RST.
        "abort" Abort,
        /// A host: lose all state without a word.
        "crash" Crash,
        /// A host: come back after a crash.
        "reboot" Reboot,
        /// A host: a made-up segment goes out as if it had sent it.
        "inject" Inject,
        /// The path: nothing gets through any more.
        "cut" Cut,
        /// The path: it works again.
        "heal" Heal,
        /// The path: change its properties.
        "set" Set,
        /// The path in manual mode: let a waiting segment arrive.
        "deliver" Deliver,
        /// The path in manual mode: lose a waiting segment.
        "drop" Drop,
        /// The path in manual mode: let a copy of a waiting segment arrive.
        "duplicate" Duplicate,
    }
}

names! {
    /// A direction of the path.
    Direction {
        /// From the client to the server.
        "to_server" ToServer,
        /// From the server to the client.
        "to_client" ToClient,
        /// Both.
        "both" Both,
    }
}

object! {
    /// One thing done at a time, or when a host first enters a state.
    ScriptEntry {
        /// At this virtual time, ms.
        optional "at_ms" at_ms: Option<f64>,
        /// The first time that a host enters a state.
        optional "when" when: Option<HostState>,
        /// This much after `when`, ms.
        optional "after_ms" after_ms: Option<f64>,
        /// Where.
        required "on" on: Where,
        /// What.
        required "do" action: Action,
        /// `send`: the text.
        optional "text" text: Option<String>,
        /// `send`: how many bytes.
        optional "bytes" bytes: Option<u32>,
        /// `open`, `listen`: the initial sequence number; with `relative`, counted from the last one used.
        optional "isn" isn: Option<i64>,
        /// `open`: `isn` counts from the last one used.
        optional "relative" relative: Option<bool>,
        /// `inject`: the segment. `deliver`, `drop`, `duplicate`: its number.
        optional "segment" segment: Option<SegmentDoc>,
        /// `cut`, `heal`, `deliver`, `drop`, `duplicate`, `set`: which direction.
        optional "direction" direction: Option<Direction>,
        /// `set`: time from one host to the other, ms.
        optional "delay_ms" delay_ms: Option<f64>,
        /// `set`: most that chance adds to the delay, ms.
        optional "jitter_ms" jitter_ms: Option<f64>,
        /// `set`: probability of loss.
        optional "loss" loss: Option<f64>,
        /// `set`: probability of duplication.
        optional "duplicate" duplicate: Option<f64>,
        /// `set`: probability of being held up.
        optional "reorder" reorder: Option<f64>,
        /// `set`: probability of damage.
        optional "corrupt" corrupt: Option<f64>,
        /// `set`: nothing arrives by itself.
        optional "manual" manual: Option<bool>,
    }
}

/// What a script entry says of a segment: one to make up, or the number of one on the path.
#[derive(Clone, Debug, PartialEq)]
pub enum SegmentDoc {
    /// The n-th segment sent in the run, from 1.
    Number(u32),
    /// A made-up segment.
    Made(alloc::boxed::Box<InjectDoc>),
}

object! {
    /// A made-up segment.
    InjectDoc {
        /// Names of the control bits.
        required "flags" flags: Vec<String>,
        /// Sequence number.
        required "seq" seq: i64,
        /// Acknowledgment number; sets the ACK bit. Null leaves the bit to `flags`.
        default "ack" ack: Option<i64>,
        /// Bytes of payload.
        default "len" len: u32,
        /// Window, bytes.
        optional "window" window: Option<u32>,
        /// TSval.
        optional "ts_val" ts_val: Option<u32>,
        /// TSecr.
        optional "ts_ecr" ts_ecr: Option<u32>,
        /// `seq` counts from the ISN of the sender, `ack` from that of the peer.
        default "relative" relative: bool,
    }
}

object! {
    /// Which segments are meant.
    #[derive(Default)]
    Match {
        /// The sender.
        optional "from" from: Option<SideDoc>,
        /// Control bits that must be set.
        default "flags" flags: Vec<String>,
        /// Control bits that must not be set.
        default "without" without: Vec<String>,
        /// The n-th of those that match, from 1.
        optional "nth" nth: Option<u32>,
        /// Only retransmissions, or only first sendings.
        optional "retransmission" retransmission: Option<bool>,
        /// Only segments with payload, or only those without.
        optional "data" data: Option<bool>,
    }
}

names! {
    /// What a fault does.
    FaultKind {
        /// The segment is lost.
        "drop" Drop,
        /// The segment comes later.
        "delay" Delay,
        /// Copies follow the segment.
        "duplicate" Duplicate,
        /// The segment arrives damaged.
        "corrupt" Corrupt,
    }
}

object! {
    /// What befalls a segment.
    FaultDoc {
        /// Which segments, by what they are.
        optional "match" matches: Option<Match>,
        /// Which segment, by its number in the run, from 1.
        optional "segment" segment: Option<u32>,
        /// Which copy of that segment; 0, the original, without it.
        optional "copy" copy: Option<u32>,
        /// The moment of its flight at which it happens, ms; without it half way for `drop`, at the sending for the others.
        optional "at_ms" at_ms: Option<f64>,
        /// What happens.
        required "do" kind: FaultKind,
        /// `delay`: how much is added, ms.
        optional "ms" ms: Option<f64>,
        /// `duplicate`: how many copies; 1 without it.
        optional "copies" copies: Option<u32>,
        /// `duplicate`: time between the arrivals, ms; 10 without it.
        optional "gap_ms" gap_ms: Option<f64>,
    }
}

object! {
    /// One predicate over a trace.
    #[derive(Default)]
    Expectation {
        /// The states that this host goes through, the first included; with `is` or `contains`.
        optional "path_of" path_of: Option<SideDoc>,
        /// `path_of`: exactly these.
        optional "is" is: Option<Vec<String>>,
        /// `path_of`: these in this order, one after the other.
        optional "contains" contains: Option<Vec<String>>,
        /// The host is in the state at `at_ms`, or at the end.
        optional "state" state: Option<HostState>,
        /// `state`: when, ms.
        optional "at_ms" at_ms: Option<f64>,
        /// Segments sent that match; with `times`.
        optional "sent" sent: Option<Match>,
        /// Segments that arrived undamaged, copies counted, that match; with `times`.
        optional "received" received: Option<Match>,
        /// Segments lost that match; with `times`.
        optional "dropped" dropped: Option<Match>,
        /// How many; without it at least one.
        optional "times" times: Option<u32>,
        /// How the run ends.
        optional "outcome" outcome: Option<String>,
        /// The opposite of the predicate inside holds.
        optional "never" never: Option<alloc::boxed::Box<Expectation>>,
        /// What an application was given.
        optional "delivered" delivered: Option<Delivered>,
        /// What an application was told.
        optional "error" error: Option<ErrorAt>,
        /// A record names this rule.
        optional "rule" rule: Option<String>,
        /// It holds of the trace up to this time, ms; alone: the run ends by then.
        optional "within_ms" within_ms: Option<f64>,
    }
}

object! {
    /// What an application was given.
    Delivered {
        /// The receiving host.
        required "host" host: SideDoc,
        /// Bytes in all.
        optional "bytes" bytes: Option<u32>,
        /// Everything that the other application sent, and end of stream after it.
        optional "whole" whole: Option<bool>,
    }
}

object! {
    /// What an application was told of a failure.
    ErrorAt {
        /// The host.
        required "host" host: SideDoc,
        /// The POSIX name; without it any.
        optional "is" is: Option<String>,
    }
}
