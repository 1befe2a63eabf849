//! Every rule is produced by a scenario, and every scenario keeps what it expects.

use crate::corpus::{rules_of, scenarios};
use fourway_proto::Rule;
use fourway_sim::{Document, Scenario, run};
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn every_rule_is_produced_by_a_scenario() {
    let produced: BTreeSet<Rule> = scenarios().iter().flat_map(|played| rules_of(&played.trace)).collect();
    let missing: Vec<_> = Rule::ALL.iter().filter(|rule| !produced.contains(rule)).map(|rule| rule.name()).collect();
    assert!(missing.is_empty(), "no scenario produces {}", missing.join(", "));
}

#[test]
fn every_scenario_keeps_what_it_expects() {
    let mut broken = Vec::new();
    for played in scenarios() {
        for (n, expect) in played.scenario.expect.list().iter().enumerate() {
            if let Err(failure) = expect.check(&played.trace) {
                broken.push(format!("{} expect[{n}]: {failure}", played.name));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_scenario_of_a_rule_is_named_after_it_and_expects_it() {
    for played in scenarios() {
        let Some(name) = played.name.strip_prefix("rules/") else {
            continue;
        };
        let rule = Rule::from_name(name).unwrap_or_else(|| panic!("{}: no such rule", played.name));
        let document: Value = serde_json::from_str(&played.text).unwrap();
        assert!(document["title"].as_str().is_some_and(|title| !title.is_empty()), "{}: no title", played.name);
        let expected = document["expect"].as_array().unwrap();
        assert!(expected.iter().any(|entry| entry["rule"] == rule.name()), "{}: rule not expected", played.name);
        assert!(expected.len() >= 3, "{}: it expects too little to show what the rule does", played.name);
    }
}

#[test]
fn no_scenario_of_a_rule_or_a_capture_holds_without_one_of_its_script_entries_faults_or_settings() {
    let mut idle = Vec::new();
    for played in scenarios().into_iter().filter(|played| played.name.contains('/')) {
        let whole: Value = serde_json::from_str(&played.text).unwrap();
        for key in ["script", "faults"] {
            for n in 0..whole[key].as_array().map_or(0, Vec::len) {
                let mut less = whole.clone();
                less[key].as_array_mut().unwrap().remove(n);
                if holds(&less) {
                    idle.push(format!("{}: {key}[{n}]", played.name));
                }
            }
        }
        for host in ["client", "server"] {
            for setting in whole[host].as_object().into_iter().flat_map(|host| host.keys()) {
                let mut less = whole.clone();
                less[host].as_object_mut().unwrap().remove(setting);
                if setting != "profile" && holds(&less) {
                    idle.push(format!("{}: {host}.{setting}", played.name));
                }
            }
        }
    }
    assert!(idle.is_empty(), "these change nothing:\n{}", idle.join("\n"));
}

fn holds(document: &Value) -> bool {
    let scenario = Scenario::compile(&Document::parse(&document.to_string()).unwrap()).unwrap();
    let trace = run(&scenario);
    scenario.expect.list().iter().all(|expect| expect.check(&trace).is_ok())
}
