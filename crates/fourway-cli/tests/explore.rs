//! `fourway explore`: what it prints, how it ends, and that `fourway run` reproduces what it finds.

mod common;

use common::{Ran, file, fourway, root};
use serde_json::Value;

#[test]
fn a_search_without_a_finding_prints_its_counts_and_is_done() {
    let ran = fourway(&["explore", &file("four-way-close"), "--losses", "2", "--duplicates", "1"], b"");
    assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!("four-way-close", measured(&ran.out));
}

#[test]
fn the_named_exceptions_are_found() {
    let ran = fourway(&["explore", &file("server-never-closes")], b"");
    assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.contains("exception: FIN-WAIT-2 against an end that never closes"), "{}", ran.out);
    let ran = fourway(&["explore", &data("close-without-time-wait"), "--losses", "1"], b"");
    assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.contains("exception: the last ACK was lost and its sender is gone"), "{}", ran.out);
}

#[test]
fn a_finding_is_printed_as_a_scenario_and_fails() {
    let ran = fourway(&["explore", &data("no-time-wait"), "--duplicates", "1", "--reorderings", "1"], b"");
    assert_eq!((ran.status, ran.err.as_str()), (Some(1), ""));
    insta::assert_snapshot!("no-time-wait", measured(&ran.out));
}

#[test]
fn run_reproduces_the_old_byte_from_the_printed_scenario() {
    for (stem, delays) in [("no-time-wait", "0"), ("short-msl", "1")] {
        let words = [
            "explore",
            &data(stem),
            "--duplicates",
            "1",
            "--reorderings",
            "1",
            "--delays",
            delays,
            "--format",
            "scenario",
        ];
        let found = fourway(&words, b"");
        assert_eq!((found.status, found.err.as_str()), (Some(1), ""), "{stem}");
        let ran = fourway(&["run", "-", "--format", "jsonl"], found.out.as_bytes());
        assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""), "{stem}");
        let records: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let opened = records.iter().position(|r| r["kind"] == "state" && r["to"] == "SYN-SENT").unwrap();
        let old = records[opened..].iter().find(|r| r["kind"] == "data" && r["event"] == "delivered").unwrap();
        assert_eq!((&old["from_incarnation"], &old["host"]), (&Value::from(1), &Value::from("server")), "{stem}");
    }
}

#[test]
fn without_a_finding_there_is_no_scenario() {
    let ran = fourway(&["explore", &file("four-way-close"), "--format", "scenario"], b"");
    assert_eq!(ran, Ran { status: Some(0), out: String::new(), err: String::new() });
}

#[test]
fn a_bound_is_said() {
    let ran = fourway(&["explore", &file("four-way-close"), "--losses", "2", "--states", "100"], b"");
    assert_eq!(ran.status, Some(0));
    assert!(ran.out.contains("not all: the search stopped at a bound"), "{}", ran.out);
    assert!(!ran.out.contains("holds"), "{}", ran.out);
}

#[test]
fn what_cannot_be_searched_is_refused_in_one_line() {
    let ran = fourway(&["explore", "-"], br#"{"fourway":1,"server":"scripted"}"#);
    let err = "fourway: -: server: found a scripted host, expected an endpoint\n".to_owned();
    assert_eq!(ran, Ran { status: Some(2), out: String::new(), err });
    let ran = fourway(&["explore", "-"], b"{}");
    let err = "fourway: -: document: found no key fourway, expected it\n".to_owned();
    assert_eq!(ran, Ran { status: Some(2), out: String::new(), err });
    let ran = fourway(&["explore", &file("abort"), "--losses", "many"], b"");
    let err = "fourway: --losses: found \"many\", expected a number from 0 to 31\n".to_owned();
    assert_eq!(ran, Ran { status: Some(2), out: String::new(), err });
}

/// The text without what differs from machine to machine.
fn measured(text: &str) -> String {
    let line = |line: &str| if line.starts_with("time: ") { "time: ...".to_owned() } else { line.to_owned() };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// A scenario of the tests of the search.
fn data(stem: &str) -> String {
    root().join(format!("crates/fourway-explore/tests/data/{stem}.json")).to_string_lossy().into_owned()
}
