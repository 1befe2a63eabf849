//! Neutral cases of other suites (packetdrill, FreeBSD, smoltcp, gVisor, the RFC's figures), played through the scenario contract.

use crate::play::{play, plays};
use fourway_proto::{Config, Micros, RtoEstimator};
use serde_json::Value;

pub(crate) const CASES: &str = include_str!("../data/cases.json");
pub(crate) const OWN_CASES: &str = include_str!("../data/own_cases.json");

#[test]
fn every_case_that_two_hosts_can_play_agrees() {
    let cases: Value = serde_json::from_str(CASES).unwrap();
    let mut failures = Vec::new();
    let mut played = 0;
    for case in cases["cases"].as_array().unwrap() {
        if plays(case) {
            played += 1;
            failures.extend(play(case, false));
        }
    }
    assert!(played >= 40, "only {played} cases were played");
    assert!(failures.is_empty(), "{} differences:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn the_estimator_cases_agree() {
    let cases: Value = serde_json::from_str(CASES).unwrap();
    for case in cases["cases"].as_array().unwrap().iter().filter(|case| case["kind"] == "rto") {
        let mut rto = RtoEstimator::new(&Config::default());
        for step in case["steps"].as_array().unwrap() {
            match step["do"].as_str().unwrap() {
                "sample" => rto.sample(Micros::from_ms(step["ms"].as_u64().unwrap())),
                "timeout" => rto.back_off(),
                "ack_of_retransmitted_segment" => {}
                other => panic!("unknown step {other}"),
            }
            let ms = |micros: Micros| Value::from(micros.0 / 1000);
            for (key, found) in
                [("rto_ms", ms(rto.rto)), ("rttvar_ms", ms(rto.rttvar)), ("srtt_ms", ms(rto.srtt.unwrap_or_default()))]
            {
                if let Some(expected) = step["expect"].get(key) {
                    assert_eq!(&found, expected, "{} {key}", case["id"]);
                }
            }
        }
    }
}

#[test]
fn every_case_of_our_own_agrees() {
    let cases: Value = serde_json::from_str(OWN_CASES).unwrap();
    let cases = cases["cases"].as_array().unwrap();
    let failures: Vec<_> = cases.iter().flat_map(|case| play(case, true)).collect();
    assert!(cases.len() >= 150, "only {} cases were played", cases.len());
    assert!(failures.is_empty(), "{} differences:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn a_case_that_expects_something_else_is_told_apart() {
    let cases: Value = serde_json::from_str(OWN_CASES).unwrap();
    for case in cases["cases"].as_array().unwrap() {
        let mut other = case.clone();
        let last = other["steps"].as_array_mut().unwrap().last_mut().unwrap();
        let sent = last["expect"]["sent"].as_array_mut().unwrap();
        sent.push(serde_json::json!({ "dir": "c2s", "flags": "URG", "seq": 7, "ack": null, "len": 7 }));
        assert!(!play(&other, true).is_empty(), "{}", case["id"]);
    }
}
