//! Real captures of Linux: a scenario with profile `linux` sends the same segments in the same order, through the same states.

use crate::corpus::{Played, scenarios};
use fourway_proto::{Flags, Micros, State};
use fourway_sim::{Fate, Kind, Side, Trace};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const FACTS: &str = include_str!("../data/captures.json");

/// Captured connections that no scenario expresses, each with the reason.
const NOT_EXPRESSED: &[(&str, &str)] = &[];

#[test]
fn each_captured_connection_is_played_by_its_scenario() {
    let facts: Value = serde_json::from_str(FACTS).unwrap();
    let scenarios: BTreeMap<_, _> = scenarios()
        .into_iter()
        .filter_map(|played| Some((played.name.strip_prefix("captures/")?.to_owned(), played)))
        .collect();
    let mut wrong = Vec::new();
    let mut compared = 0;
    for (name, file, flow) in flows(&facts) {
        if NOT_EXPRESSED.iter().any(|(id, _)| *id == name) {
            continue;
        }
        let played = scenarios.get(&name).unwrap_or_else(|| panic!("{name}: no scenario"));
        wrong.extend(differences(&name, file, flow, played));
        compared += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(compared, scenarios.len(), "a scenario without a capture");
}

/// Every connection of every file; the first has the file's name, the others a number too.
fn flows(facts: &Value) -> Vec<(String, &Value, &Value)> {
    let mut found = Vec::new();
    for file in facts["files"].as_array().unwrap() {
        for (n, flow) in file["flows"].as_array().unwrap().iter().enumerate() {
            let id = file["id"].as_str().unwrap();
            found.push((if n == 0 { id.to_owned() } else { format!("{id}-{}", n + 1) }, file, flow));
        }
    }
    found
}

fn differences(name: &str, file: &Value, flow: &Value, played: &Played) -> Vec<String> {
    assert_eq!(file["capture_point"], "client");
    let document: Value = serde_json::from_str(&played.text).unwrap();
    let mut found = Vec::new();
    for key in ["client", "server"] {
        if document[key]["profile"] != "linux" {
            found.push(format!("{name}: {key} without profile linux"));
        }
        let (mut states, wanted) = (path(&played.trace, key), flow["states"][key].clone());
        // The captures end before TIME-WAIT does.
        if states.len() > wanted.as_array().unwrap().len() && states.ends_with(&["TIME-WAIT", "CLOSED"]) {
            states.pop();
        }
        if json!(states) != wanted {
            found.push(format!("{name}: {key} goes through {states:?}, captured {wanted}"));
        }
    }
    if document["path"]["delay_ms"] != file["one_way_delay_ms"] {
        found.push(format!("{name}: another delay"));
    }
    let seen = seen_by_client(&played.trace);
    let captured: Vec<_> = flow["segments"].as_array().unwrap().iter().map(captured).collect();
    for n in 0..seen.len().max(captured.len()) {
        if seen.get(n) != captured.get(n) {
            found.push(format!("{name}: segment {}: {:?}, captured {:?}", n + 1, seen.get(n), captured.get(n)));
        }
    }
    found
}

/// A captured segment as `dir flags seq ack len`, with what became of it.
fn captured(segment: &Value) -> String {
    let mut flags: Vec<_> = segment["flags"].as_str().unwrap().split('+').collect();
    flags.sort_by_key(|flag| ["FIN", "SYN", "RST", "PSH", "ACK", "URG"].iter().position(|known| known == flag));
    let ack = segment["ack"].as_u64().map_or("-".to_owned(), |ack| ack.to_string());
    let lost = if segment["lost_after_capture"] == true { " lost" } else { "" };
    let again = if segment["retransmission"] == true { " again" } else { "" };
    format!(
        "{} {} {} {ack} {}{lost}{again}",
        segment["dir"].as_str().unwrap(),
        flags.join("+"),
        segment["seq"],
        segment["len"]
    )
}

/// What a capture at the client shows of a run: what it sends as it is sent, what it gets as it arrives.
fn seen_by_client(trace: &Trace) -> Vec<String> {
    let mut seen: Vec<(Micros, u32, String)> = Vec::new();
    let mut sent = BTreeMap::new();
    for record in &trace.records {
        match record.kind {
            Kind::Sent { segment, from, header, seq_rel, ack_rel, retransmission } => {
                let flags: Vec<_> = header.flags.names().collect();
                let ack = if header.flags.has(Flags::ACK) { ack_rel.to_string() } else { "-".to_owned() };
                let again = if retransmission { " again" } else { "" };
                let dir = if from == Side::Client { "c2s" } else { "s2c" };
                let lost = trace.records.iter().any(|other| {
                    matches!(other.kind, Kind::Fate { segment: number, fate: Fate::Lost, .. } if number == segment)
                });
                let lost = if lost { " lost" } else { "" };
                let line = format!("{dir} {} {seq_rel} {ack} {}{lost}{again}", flags.join("+"), header.len);
                if from == Side::Client {
                    seen.push((record.at, record.id, line));
                } else {
                    sent.insert(segment, line);
                }
            }
            Kind::Fate { segment, fate: Fate::Arrived, .. } => {
                if let Some(line) = sent.get(&segment) {
                    seen.push((record.at, record.id, line.clone()));
                }
            }
            _ => {}
        }
    }
    seen.sort();
    seen.into_iter().map(|(_, _, line)| line).collect()
}

fn path(trace: &Trace, host: &str) -> Vec<&'static str> {
    let start = if host == "client" { State::Closed } else { State::Listen };
    let moves = trace.records.iter().filter_map(|record| match record.kind {
        Kind::State { host: side, to, .. } if side.name() == host => Some(to.name()),
        _ => None,
    });
    std::iter::once(start.name()).chain(moves).collect()
}
