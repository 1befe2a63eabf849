//! The JSON form of a trace: one object a record.

use crate::{By, Fate, Kind, Record};
use alloc::vec::Vec;
use fourway_proto::{CallError, Flags, Micros, Rule, Segment, TimerChange};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// Milliseconds as a JSON number: whole where they are whole.
pub(crate) struct Ms(pub(crate) Micros);

impl Serialize for Ms {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        crate::document::serialize_ms(self.0, serializer)
    }
}

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("at_ms", &Ms(self.at))?;
        map.serialize_entry("cause", &self.cause)?;
        self.kind.entries(&mut map)?;
        map.end()
    }
}

impl Kind {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("kind", self.name())?;
        match *self {
            Self::Call { place, call, len, error } => {
                map.serialize_entry("host", place.name())?;
                map.serialize_entry("call", call.name())?;
                optional(map, "len", len)?;
                optional(map, "error", error.map(CallError::name))
            }
            Self::State { host, from, to, rule } => {
                map.serialize_entry("host", host.name())?;
                map.serialize_entry("from", from.name())?;
                map.serialize_entry("to", to.name())?;
                cited(map, rule)
            }
            Self::Sent { segment, from, ref header, seq_rel, ack_rel, retransmission } => {
                map.serialize_entry("segment", &segment)?;
                map.serialize_entry("from", from.name())?;
                sent(map, header, seq_rel, ack_rel, retransmission)
            }
            Self::Fate { segment, copy, fate, by } => {
                map.serialize_entry("segment", &segment)?;
                befell(map, fate, by, copy)
            }
            Self::Ignored { host, segment, rule } => {
                map.serialize_entry("host", host.name())?;
                map.serialize_entry("segment", &segment)?;
                cited(map, rule)
            }
            Self::Timer { host, timer, change, rule } => {
                map.serialize_entry("host", host.name())?;
                map.serialize_entry("timer", timer.name())?;
                changed(map, change)?;
                rule.map_or(Ok(()), |rule| cited(map, rule))
            }
            Self::Data { host, event, offset, len, from_incarnation } => {
                map.serialize_entry("host", host.name())?;
                map.serialize_entry("event", event.name())?;
                map.serialize_entry("offset", &offset)?;
                map.serialize_entry("len", &len)?;
                map.serialize_entry("from_incarnation", &from_incarnation)
            }
            Self::Error { host, error, rule } => {
                map.serialize_entry("host", host.name())?;
                map.serialize_entry("error", error.name())?;
                cited(map, rule)
            }
            Self::Outcome { outcome, client, server, lost_bytes, segments, duration } => {
                map.serialize_entry("outcome", outcome.name())?;
                map.serialize_entry("client", client.name())?;
                map.serialize_entry("server", server.name())?;
                map.serialize_entry("lost_bytes", &lost_bytes)?;
                map.serialize_entry("segments", &segments)?;
                map.serialize_entry("duration_ms", &Ms(duration))
            }
        }
    }
}

/// What is told of a header that was sent, with its numbers as they are and from the initial ones.
fn sent<M: SerializeMap>(
    map: &mut M,
    header: &Segment,
    seq_rel: u32,
    ack_rel: u32,
    again: bool,
) -> Result<(), M::Error> {
    let with_ack = header.flags.has(Flags::ACK);
    map.serialize_entry("flags", &header.flags.names().collect::<Vec<_>>())?;
    map.serialize_entry("seq", &header.seq.0)?;
    map.serialize_entry("ack", &with_ack.then_some(header.ack.0))?;
    map.serialize_entry("seq_rel", &seq_rel)?;
    map.serialize_entry("ack_rel", &with_ack.then_some(ack_rel))?;
    map.serialize_entry("len", &header.len)?;
    map.serialize_entry("window", &header.window)?;
    map.serialize_entry("retransmission", &again)?;
    optional(map, "ts_val", header.ts.map(|ts| ts.val))?;
    optional(map, "ts_ecr", header.ts.map(|ts| ts.ecr))
}

/// What became of a copy of a segment, and by whom.
fn befell<M: SerializeMap>(map: &mut M, fate: Fate, by: By, copy: u32) -> Result<(), M::Error> {
    let by = match by {
        By::Path => "path",
        By::Fault => "fault",
    };
    map.serialize_entry("fate", fate.name())?;
    map.serialize_entry("by", by)?;
    optional(map, "copy", (copy > 0).then_some(copy))?;
    match fate {
        Fate::Delayed(span) => map.serialize_entry("ms", &Ms(span)),
        Fate::Duplicated(copies) => map.serialize_entry("copies", &copies),
        Fate::Arrived | Fate::Lost | Fate::Corrupted => Ok(()),
    }
}

fn changed<M: SerializeMap>(map: &mut M, change: TimerChange) -> Result<(), M::Error> {
    match change {
        TimerChange::Armed(at) => {
            map.serialize_entry("event", "armed")?;
            map.serialize_entry("deadline_ms", &Ms(at))
        }
        TimerChange::Fired => map.serialize_entry("event", "fired"),
        TimerChange::Cancelled => map.serialize_entry("event", "cancelled"),
    }
}

fn cited<M: SerializeMap>(map: &mut M, rule: Rule) -> Result<(), M::Error> {
    map.serialize_entry("rule", rule.name())?;
    map.serialize_entry("cite", rule.cite())
}

fn optional<M: SerializeMap, T: Serialize>(map: &mut M, key: &str, value: Option<T>) -> Result<(), M::Error> {
    value.map_or(Ok(()), |value| map.serialize_entry(key, &value))
}
