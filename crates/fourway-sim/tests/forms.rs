//! The forms of a scenario: document, checked scenario and bytes say the same.

use fourway_sim::{Document, Scenario};
use std::fs;
use std::path::{Path, PathBuf};

/// Everything that a document can say, spread over as few documents as can hold it.
const ALL_KEYS: &[&str] = &[
    r#"{"fourway": 1, "title": "a", "seed": 18446744073709551615, "start": "closed", "until_ms": 1234.5,
        "path": {"delay_ms": 20, "jitter_ms": 1.5, "loss": 0.125, "duplicate": 0.1, "reorder": 0.2, "corrupt": 0.3,
                 "manual": true},
        "client": {"profile": "linux", "isn": 4294967295, "mss": 536, "window": 0, "rto_initial_ms": 3000,
                   "rto_min_ms": 1, "rto_max_ms": 9000, "max_retransmits": 3, "user_timeout_ms": 5000, "msl_ms": 7,
                   "time_wait": "none", "rfc1337": true, "timestamps": false, "time_wait_reuse": false,
                   "challenge_ack": false, "delayed_ack_ms": 0, "fin_wait_2_timeout_ms": null,
                   "keepalive": {"idle_ms": 10, "interval_ms": 20, "probes": 3}, "linger": 0,
                   "half_duplex_close": false},
        "server": "scripted",
        "script": [
          {"at_ms": 0, "on": "client", "do": "open", "isn": -5, "relative": true},
          {"at_ms": 0.001, "on": "client", "do": "send", "text": "hé \"llo\""},
          {"when": {"host": "client", "state": "FIN-WAIT-2"}, "after_ms": 3, "on": "client", "do": "send", "bytes": 7},
          {"when": {"host": "client", "state": "CLOSED"}, "on": "client", "do": "abort"},
          {"at_ms": 1, "on": "server", "do": "inject",
           "segment": {"flags": ["SYN", "PSH"], "seq": -4, "ack": 9, "len": 3, "window": 8, "ts_val": 1, "relative": true}},
          {"at_ms": 1, "on": "server", "do": "inject", "segment": {"flags": ["RST"], "seq": 4, "ack": null, "len": 0}},
          {"at_ms": 2, "on": "path", "do": "cut", "direction": "to_server"},
          {"at_ms": 3, "on": "path", "do": "heal"},
          {"at_ms": 4, "on": "path", "do": "set", "direction": "to_client", "delay_ms": 1, "jitter_ms": 2, "loss": 0.5,
           "duplicate": 0, "reorder": 1, "corrupt": 0.000000001, "manual": false},
          {"at_ms": 5, "on": "path", "do": "deliver", "segment": 3},
          {"at_ms": 5, "on": "path", "do": "drop", "direction": "to_server"},
          {"at_ms": 5, "on": "path", "do": "duplicate", "direction": "to_client"}],
        "faults": [
          {"match": {"from": "client", "flags": ["FIN"], "without": ["RST"], "nth": 2, "retransmission": true,
                     "data": false}, "do": "drop"},
          {"segment": 4, "copy": 1, "at_ms": 10, "do": "delay", "ms": 0.5},
          {"segment": 4, "do": "duplicate", "copies": 3, "gap_ms": 4},
          {"match": {}, "do": "corrupt"}],
        "expect": [
          {"path_of": "client", "is": ["CLOSED"]}, {"path_of": "client", "contains": ["SYN-SENT"]},
          {"state": {"host": "client", "state": "CLOSED"}, "at_ms": 3}, {"sent": {"from": "client"}, "times": 0},
          {"received": {}}, {"dropped": {"flags": ["FIN"]}, "times": 2}, {"outcome": "stuck"},
          {"never": {"error": {"host": "client", "is": "ETIMEDOUT"}}},
          {"delivered": {"host": "client", "bytes": 4, "whole": false}}, {"error": {"host": "client"}},
          {"rule": "close-first", "within_ms": 4}, {"within_ms": 9}]}"#,
    r#"{"fourway": 1, "path": {"to_server": {"delay_ms": 10}, "manual": false},
        "client": {"keepalive": null, "user_timeout_ms": null, "linger": null},
        "server": {"profile": "windows", "isn": 0, "fin_wait_2_timeout_ms": 9}}"#,
    r#"{"fourway": 1, "path": {"to_server": {"loss": 1}, "to_client": {"delay_ms": 50.001}}}"#,
    r#"{"fourway": 1}"#,
];

#[test]
fn every_document_survives_packing_and_writing_out() {
    let mut texts: Vec<(String, String)> = Vec::new();
    for (n, text) in ALL_KEYS.iter().enumerate() {
        texts.push((format!("ALL_KEYS[{n}]"), (*text).to_owned()));
    }
    for path in scenarios() {
        texts.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
    }
    assert!(texts.len() > 20, "only {} documents", texts.len());
    for (name, text) in texts {
        let document = Document::parse(&text).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        let scenario = Scenario::compile(&document).unwrap();
        assert_eq!(Scenario::unpack(&scenario.pack()).as_ref(), Some(&scenario), "{name}");
        let written = Document::from(&scenario).to_json_pretty();
        let again = Document::parse(&written).unwrap_or_else(|refusal| panic!("{name}: {refusal}\n{written}"));
        assert_eq!(Scenario::compile(&again).unwrap(), scenario, "{name}\n{written}");
    }
}

#[test]
fn a_scenario_of_which_nothing_is_said_is_the_document_that_says_nothing() {
    let plain = Document::parse(r#"{"fourway": 1}"#).unwrap();
    assert_eq!(Scenario::compile(&plain), Ok(Scenario::default()));
}

#[test]
fn an_acknowledgment_number_of_zero_is_written_out() {
    let text =
        r#"{"fourway":1,"script":[{"at_ms":0,"on":"client","do":"inject","segment":{"flags":[],"seq":0,"ack":0}}]}"#;
    let document = Document::parse(text).unwrap();
    assert_eq!(Document::parse(&document.to_json()), Ok(document));
}

#[test]
fn the_plain_close_beside_a_scripted_host_is_written_out() {
    let document = Document::parse(r#"{"fourway":1,"server":"scripted"}"#).unwrap();
    let scenario = Scenario::compile(&document).unwrap();
    assert_eq!(Scenario::compile(&Document::from(&scenario)), Ok(scenario));
}

#[test]
fn bytes_that_were_not_packed_give_no_scenario() {
    let packed = Scenario::compile(&Document::parse(ALL_KEYS[0]).unwrap()).unwrap().pack();
    assert_eq!(Scenario::unpack(&[]), None);
    assert_eq!(Scenario::unpack(&[1]), None);
    assert_eq!(Scenario::unpack(&packed[1..]), None);
    for end in 0..packed.len() {
        assert_eq!(Scenario::unpack(&packed[..end]), None, "cut at {end}");
    }
}

fn scenarios() -> Vec<PathBuf> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "json") {
                found.push(path);
            }
        }
    }
    found
}
