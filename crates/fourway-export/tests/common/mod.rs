//! What the tests share: runs of every scene and of hard cases.
#![allow(dead_code, reason = "each test uses its part")]

use fourway_sim::{Document, Scenario, Trace, run};

/// Losses, copies and damage by chance; manual mode; two connections; a script that speaks for a host, with the longest
/// segments; a window that needs a scale; a path that is cut.
const HARD: [(&str, &str); 6] = [
    (
        "chance",
        r#"{"fourway":1,"seed":3,"path":{"loss":0.3,"jitter_ms":30,"duplicate":0.2,"reorder":0.3,"corrupt":0.2},"server":{"window":2000},
        "script":[{"at_ms":0,"on":"client","do":"send","bytes":6000},{"at_ms":0,"on":"client","do":"shutdown"},
        {"when":{"host":"server","state":"CLOSE-WAIT"},"after_ms":10,"on":"server","do":"close"}]}"#,
    ),
    (
        "manual",
        r#"{"fourway":1,"path":{"manual":true},"script":[{"at_ms":0,"on":"client","do":"close"},
        {"at_ms":100.125,"on":"path","do":"duplicate","direction":"to_server"},
        {"at_ms":200,"on":"path","do":"deliver","direction":"to_client"},
        {"at_ms":300,"on":"path","do":"deliver","direction":"to_server"},
        {"at_ms":400,"on":"path","do":"drop","segment":3},{"at_ms":500,"on":"server","do":"close"}],"until_ms":4000}"#,
    ),
    (
        "two-connections",
        r#"{"fourway":1,"start":"closed","client":{"time_wait":"none","timestamps":true},"server":{"timestamps":true},
        "faults":[{"match":{"data":true,"nth":1},"do":"duplicate","gap_ms":1500}],
        "script":[{"at_ms":0,"on":"client","do":"open"},{"at_ms":120,"on":"client","do":"send","bytes":100},
        {"at_ms":300,"on":"client","do":"close"},{"when":{"host":"server","state":"CLOSE-WAIT"},"on":"server","do":"close"},
        {"when":{"host":"server","state":"CLOSED"},"after_ms":5,"on":"server","do":"listen"},
        {"at_ms":1000,"on":"client","do":"open","isn":950}]}"#,
    ),
    (
        "long",
        r#"{"fourway":1,"title":"<&\"\n]]> %%; #1 `end`","start":"closed","client":"scripted","server":{"isn":4000000000},"until_ms":800000000,"script":[
        {"at_ms":0.001,"on":"client","do":"inject",
        "segment":{"flags":["SYN","FIN","URG","PSH","ACK","RST"],"seq":3000000000,"ack":3000000000,"len":65536}},
        {"at_ms":2,"on":"client","do":"inject","segment":{"flags":[],"seq":3000000000,"len":65536,"window":0}},
        {"at_ms":2,"on":"client","do":"inject","segment":{"flags":["SYN"],"seq":7,"len":0,"window":0}},
        {"at_ms":700000000.123,"on":"client","do":"inject","segment":{"flags":["ACK"],"seq":8,"ack":4000000001,"len":65536}}]}"#,
    ),
    (
        "wide-window",
        r#"{"fourway":1,"start":"closed","client":{"window":4000000},"server":{"window":1000000},"script":[
        {"at_ms":0,"on":"client","do":"open"},{"at_ms":200,"on":"client","do":"close"},{"at_ms":400,"on":"server","do":"close"}]}"#,
    ),
    (
        "cut",
        r#"{"fourway":1,"faults":[{"segment":1,"at_ms":20,"do":"delay","ms":100},{"segment":2,"do":"corrupt"}],"script":[
        {"at_ms":0,"on":"client","do":"close"},{"at_ms":200,"on":"path","do":"cut"},{"at_ms":210,"on":"server","do":"close"},
        {"at_ms":2000,"on":"path","do":"heal"}]}"#,
    ),
];

/// Every scene of the gallery and every hard case, by name.
pub fn every_run() -> Vec<(&'static str, Scenario, Trace)> {
    let scenes = fourway_stage::gallery().iter().map(|scene| (scene.name, scene.scenario().unwrap()));
    let hard = HARD.iter().map(|(name, json)| (*name, scenario(json)));
    let all: Vec<_> = scenes.chain(hard).collect();
    assert!(all.len() > 20);
    all.into_iter().map(|(name, scenario)| (name, scenario.clone(), run(&scenario))).collect()
}

/// The scenario of a document.
pub fn scenario(json: &str) -> Scenario {
    Scenario::compile(&Document::parse(json).unwrap()).unwrap()
}
