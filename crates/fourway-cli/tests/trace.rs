//! The trace as the contract describes it: its lines, their keys, and that it is the same each time.

mod common;

use common::{file, fourway, gallery, text};
use serde_json::{Map, Value};

type Record = Map<String, Value>;

#[test]
fn every_line_is_a_record_with_the_keys_of_its_kind() {
    for stem in gallery() {
        for record in records(stem) {
            let kind = record["kind"].as_str().unwrap().to_owned();
            let (must, may) = keys(&kind);
            for key in ["id", "at_ms", "cause", "kind"].iter().chain(must) {
                assert!(record.contains_key(*key), "{stem}: {kind} without {key}: {record:?}");
            }
            let known = |key: &str| {
                ["id", "at_ms", "cause", "kind"].contains(&key) || must.contains(&key) || may.contains(&key)
            };
            let stray: Vec<_> = record.keys().filter(|key| !known(key)).collect();
            assert!(stray.is_empty(), "{stem}: {kind} with {stray:?}");
        }
    }
}

#[test]
fn ids_count_from_0_times_never_fall_and_causes_come_before() {
    for stem in gallery() {
        let mut last = 0.0;
        for (index, record) in records(stem).iter().enumerate() {
            assert_eq!(record["id"], index as u64, "{stem}");
            let at = record["at_ms"].as_f64().unwrap();
            assert!(at >= last, "{stem}: {record:?}");
            last = at;
            let cause = &record["cause"];
            assert!(cause.is_null() || cause.as_u64().unwrap() < index as u64, "{stem}: {record:?}");
        }
    }
}

#[test]
fn a_path_of_states_has_no_holes_and_names_where_each_move_is_written() {
    for stem in gallery() {
        let mut now: Map<String, Value> = Map::new();
        for record in records(stem) {
            if record["kind"] == "state" {
                let host = record["host"].as_str().unwrap().to_owned();
                let before = now.insert(host, record["to"].clone());
                assert!(before.is_none_or(|state| state == record["from"]), "{stem}: {record:?}");
                assert!(!record["rule"].as_str().unwrap().is_empty() && !record["cite"].as_str().unwrap().is_empty());
            }
        }
    }
}

#[test]
fn the_last_record_and_only_the_last_is_the_outcome() {
    for stem in gallery() {
        let records = records(stem);
        let outcomes: Vec<_> = records.iter().filter(|record| record["kind"] == "outcome").collect();
        assert_eq!(outcomes, [records.last().unwrap()], "{stem}");
        let sent = records.iter().filter(|record| record["kind"] == "sent").count();
        assert_eq!(outcomes[0]["segments"], sent as u64, "{stem}");
    }
}

#[test]
fn a_sequence_number_wraps_and_its_distance_from_the_isn_does_not() {
    let sent: Vec<_> = records("open-talk-close").into_iter().filter(|record| record["kind"] == "sent").collect();
    let from_client: Vec<_> = sent
        .iter()
        .filter(|record| record["from"] == "client")
        .map(|record| (record["seq"].as_u64().unwrap(), record["seq_rel"].as_u64().unwrap()))
        .collect();
    assert_eq!(from_client.first(), Some(&(4_294_967_290, 0)));
    assert_eq!(from_client.last(), Some(&(8, 14)));
    assert!(from_client.iter().all(|(seq, relative)| (4_294_967_290 + relative) % (1 << 32) == *seq));
}

#[test]
fn the_same_scenario_gives_the_same_bytes_from_a_file_and_from_standard_input() {
    for stem in gallery() {
        for format in ["text", "jsonl", "json", "ladder"] {
            let one = fourway(&["run", &file(stem), "--format", format], b"");
            let two = fourway(&["run", "-", "--format", format], text(stem).as_bytes());
            assert_eq!(one, two, "{stem} as {format}");
            assert_eq!(one.status, Some(0), "{stem} as {format}");
        }
    }
}

#[test]
fn one_object_holds_scenario_trace_and_outcome_and_its_scenario_runs_the_same() {
    for stem in gallery() {
        let object = fourway(&["run", &file(stem), "--format", "json"], b"").out;
        assert_eq!(object.lines().count(), 1, "{stem}");
        let object: Value = serde_json::from_str(&object).unwrap();
        let keys: Vec<_> = object.as_object().unwrap().keys().cloned().collect();
        assert_eq!(keys.len(), 3, "{stem}: {keys:?}");
        let trace: Vec<_> = records(stem).into_iter().map(Value::Object).collect();
        assert_eq!(object["trace"], Value::Array(trace), "{stem}");
        assert_eq!(object["outcome"], object["trace"].as_array().unwrap().last().unwrap()["outcome"], "{stem}");
        let again = fourway(&["run", "-", "--format", "jsonl"], object["scenario"].to_string().as_bytes());
        assert_eq!(again.out, fourway(&["run", &file(stem), "--format", "jsonl"], b"").out, "{stem}");
    }
}

/// The keys that a kind of record always has, and those that it may have.
fn keys(kind: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match kind {
        "call" => (&["host", "call"], &["len", "error"]),
        "state" => (&["host", "from", "to", "rule", "cite"], &[]),
        "sent" => (
            &["segment", "from", "flags", "seq", "ack", "seq_rel", "ack_rel", "len", "window", "retransmission"],
            &["ts_val", "ts_ecr"],
        ),
        "fate" => (&["segment", "fate", "by"], &["copy", "ms", "copies"]),
        "ignored" => (&["host", "segment", "rule", "cite"], &[]),
        "timer" => (&["host", "timer", "event"], &["deadline_ms", "rule", "cite"]),
        "data" => (&["host", "event", "offset", "len", "from_incarnation"], &[]),
        "error" => (&["host", "error", "rule", "cite"], &[]),
        "outcome" => (&["outcome", "client", "server", "lost_bytes", "segments", "duration_ms"], &[]),
        other => panic!("unknown kind {other}"),
    }
}

fn records(stem: &str) -> Vec<Record> {
    let out = fourway(&["run", &file(stem), "--format", "jsonl"], b"").out;
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
