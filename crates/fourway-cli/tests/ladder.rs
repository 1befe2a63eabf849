//! The text of every scenario of the gallery, as a person reads it.

mod common;

use common::{file, fourway, gallery};

#[test]
fn every_text_of_the_gallery_is_as_it_was() {
    for stem in gallery() {
        let ran = fourway(&["run", &file(stem)], b"");
        assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""), "{stem}");
        insta::assert_snapshot!(stem, ran.out);
    }
}

#[test]
fn a_ladder_is_plain_ascii_in_78_columns_without_blanks_at_the_end() {
    for (what, ladder) in ladders() {
        for line in ladder.lines() {
            assert!(line.is_ascii() && line.len() <= 78 && line.trim_end() == line, "{what}: {line:?}");
        }
    }
}

#[test]
fn a_ladder_alone_is_the_part_between_title_and_outcome() {
    for stem in gallery() {
        let text = fourway(&["run", &file(stem)], b"").out;
        let ladder = fourway(&["run", "--format", "ladder", &file(stem)], b"").out;
        let (title, rest) = text.split_once("\n\n").unwrap();
        assert_eq!(title.lines().count(), 1, "{stem}");
        assert!(rest.starts_with(&format!("{ladder}\noutcome: ")), "{stem}");
    }
}

#[test]
fn every_segment_and_every_state_of_a_run_stands_in_its_ladder() {
    for (what, ladder) in ladders() {
        let (file, input) = if gallery().any(|stem| stem == what) { (file(what), "") } else { ("-".to_owned(), what) };
        let trace = fourway(&["run", "--format", "jsonl", &file], input.as_bytes()).out;
        let mut states = 0;
        for line in trace.lines() {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            match record["kind"].as_str().unwrap() {
                "sent" => assert!(ladder.contains(&format!(" #{} ", record["segment"])), "{what}: {line}"),
                "state" => states += 1,
                _ => {}
            }
        }
        // A timer that is named after a state is none.
        let states_alone = ladder.replace("FIN-WAIT-2 timer", "").replace("TIME-WAIT timer", "");
        let shown = states_alone.split([' ', '|', '\n']).filter(|word| STATES.contains(word)).count();
        let hosts = 2 - ladder.lines().nth(1).unwrap().matches("scripted").count();
        assert_eq!(shown, states + hosts, "{what}: {ladder}");
    }
}

const STATES: [&str; 11] = [
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

/// Hard cases for the layout: long numbers, fractions of a millisecond, crossing copies, losses both ways, manual mode.
const HARD: [&str; 4] = [
    r#"{"fourway":1,"seed":3,"path":{"loss":0.3,"jitter_ms":30,"duplicate":0.2,"reorder":0.3,"corrupt":0.2},"server":{"window":2000},
        "script":[{"at_ms":0,"on":"client","do":"send","bytes":6000},{"at_ms":0,"on":"client","do":"shutdown"},
        {"when":{"host":"server","state":"CLOSE-WAIT"},"after_ms":10,"on":"server","do":"close"}]}"#,
    r#"{"fourway":1,"path":{"manual":true},"script":[{"at_ms":0,"on":"client","do":"close"},
        {"at_ms":100.125,"on":"path","do":"duplicate","direction":"to_server"},
        {"at_ms":200,"on":"path","do":"deliver","direction":"to_client"},
        {"at_ms":300,"on":"path","do":"deliver","direction":"to_server"},
        {"at_ms":400,"on":"path","do":"drop","segment":3},{"at_ms":500,"on":"server","do":"close"}],"until_ms":4000}"#,
    r#"{"fourway":1,"start":"closed","client":{"time_wait":"none"},
        "faults":[{"match":{"data":true,"nth":1},"do":"duplicate","gap_ms":1500}],
        "script":[{"at_ms":0,"on":"client","do":"open"},{"at_ms":120,"on":"client","do":"send","bytes":100},
        {"at_ms":300,"on":"client","do":"close"},{"when":{"host":"server","state":"CLOSE-WAIT"},"on":"server","do":"close"},
        {"when":{"host":"server","state":"CLOSED"},"after_ms":5,"on":"server","do":"listen"},
        {"at_ms":1000,"on":"client","do":"open","isn":950}]}"#,
    r#"{"fourway":1,"start":"closed","client":"scripted","server":{"isn":4000000000},"until_ms":800000000,"script":[
        {"at_ms":0.001,"on":"client","do":"inject",
        "segment":{"flags":["SYN","FIN","URG","PSH","ACK","RST"],"seq":3000000000,"ack":3000000000,"len":65536}},
        {"at_ms":2,"on":"client","do":"inject","segment":{"flags":[],"seq":3000000000,"len":65536,"window":0}},
        {"at_ms":2,"on":"client","do":"inject","segment":{"flags":["SYN"],"seq":7,"len":0,"window":0}},
        {"at_ms":700000000.123,"on":"client","do":"inject","segment":{"flags":["ACK"],"seq":8,"ack":4000000001,"len":65536}}]}"#,
];

#[test]
fn hard_cases_of_the_layout_are_as_they_were() {
    for (name, scenario) in ["chance", "manual", "two-connections", "long-numbers"].into_iter().zip(HARD) {
        insta::assert_snapshot!(name, fourway(&["run", "-"], scenario.as_bytes()).out);
    }
}

fn ladders() -> Vec<(&'static str, String)> {
    let scenes = gallery().map(|stem| (stem, fourway(&["run", "--format", "ladder", &file(stem)], b"").out));
    let hard = HARD.map(|scenario| (scenario, fourway(&["run", "--format", "ladder", "-"], scenario.as_bytes()).out));
    scenes.chain(hard).collect()
}
