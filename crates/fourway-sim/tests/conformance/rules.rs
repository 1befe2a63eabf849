//! Every rule is produced by a scenario, and every scenario keeps what it expects.

use crate::corpus::{rules_of, scenarios};
use fourway_proto::Rule;
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
        for (n, expect) in played.scenario.expect.iter().enumerate() {
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
