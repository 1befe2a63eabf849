//! Counts of unique states, of steps and of endings, pinned: an engine that does anything else has other ones.

mod common;

use common::{budget, scenario};
use fourway_explore::{Budget, search};
use std::fmt::Write;
use std::path::Path;

/// A scenario with its losses, duplicates, reorderings and delays. Nothing is broken in any of them.
const SEARCHES: [(&str, [u8; 4]); 20] = [
    ("four-way-close", [0, 0, 0, 0]),
    ("four-way-close", [2, 0, 0, 0]),
    ("four-way-close", [2, 1, 1, 1]),
    ("four-way-close", [2, 1, 1, 2]),
    ("server-closes-first", [2, 1, 1, 1]),
    ("simultaneous-close", [2, 1, 1, 1]),
    ("three-segment-close", [2, 1, 1, 1]),
    ("half-close-with-data", [1, 0, 0, 1]),
    ("fin-overtakes-data", [1, 0, 1, 0]),
    ("open-talk-close", [1, 0, 0, 1]),
    ("server-never-closes", [2, 1, 1, 1]),
    ("segment-to-closed-end", [1, 1, 1, 1]),
    ("abort", [1, 0, 1, 1]),
    ("crash", [1, 0, 1, 1]),
    ("linux", [1, 1, 0, 1]),
    ("keepalive", [1, 0, 0, 0]),
    ("made-up", [1, 1, 1, 1]),
    ("close-without-time-wait", [1, 0, 0, 0]),
    ("full-time-wait", [0, 1, 1, 1]),
    ("rfc1337", [1, 1, 1, 1]),
];

#[test]
fn every_count_is_as_it_was() {
    let mut table = String::new();
    for (stem, faults) in SEARCHES {
        let report = search(&scenario(stem), &budget(faults)).unwrap();
        assert!(report.complete && report.broken.is_empty(), "{stem} {faults:?}: {:?}", report.broken);
        let (states, steps, depth) = (report.states, report.steps, report.depth);
        let endings: Vec<_> = report.endings.iter().map(|(ending, count, _)| format!("{ending:?} {count}")).collect();
        let endings = endings.join(", ");
        writeln!(table, "{stem} {faults:?}: {states} states, {steps} steps, depth {depth}; {endings}").unwrap();
    }
    insta::assert_snapshot!("counts", table);
    check_docs(&table);
}

/// The page of the documentation shows the same table; accepting new counts writes it there.
fn check_docs(table: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/explore.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once("## Counts").unwrap();
    let (intro, rest) = rest.split_once("```text\n").unwrap();
    let (shown, after) = rest.split_once("```").unwrap();
    if shown != table && std::env::var_os("INSTA_UPDATE").is_some_and(|mode| mode == "always") {
        std::fs::write(&path, format!("{before}## Counts{intro}```text\n{table}```{after}")).unwrap();
    } else {
        assert_eq!(shown, table, "the counts in docs/explore.md");
    }
}

#[test]
fn probes_that_are_answered_each_time_are_no_end() {
    let report = search(&scenario("keepalive"), &budget([0, 0, 0, 0])).unwrap();
    assert!(report.endless > 0 && report.broken.is_empty());
    let quiet = search(&scenario("four-way-close"), &budget([2, 1, 1, 1])).unwrap();
    assert_eq!(quiet.endless, 0);
}

#[test]
fn a_search_that_stops_at_its_bound_says_so() {
    let bounded = Budget { states: 1000, ..budget([2, 1, 1, 1]) };
    let report = search(&scenario("four-way-close"), &bounded).unwrap();
    assert!(!report.complete && report.states >= 1000 && report.states < 1100);
    // Each octet is a segment of its own: more than are followed.
    let crowded = search(&scenario("crowd"), &budget([0, 0, 0, 0])).unwrap();
    assert!(!crowded.complete);
}

#[test]
fn what_cannot_be_searched_is_refused_in_one_line() {
    let found = search(&scenario("scripted"), &budget([0; 4])).unwrap_err().to_string();
    assert_eq!(found, "server: found a scripted host, expected an endpoint");
    let found = search(&scenario("four-way-close"), &budget([32, 0, 0, 0])).unwrap_err().to_string();
    assert_eq!(found, "budget: found 32 of one kind, expected at most 31");
}

#[test]
fn a_state_takes_less_than_200_octets() {
    let report = search(&scenario("four-way-close"), &budget([2, 1, 1, 2])).unwrap();
    assert!(report.states > 50_000);
    let each = report.octets / report.states;
    assert!(each < 200, "{each} octets for each of {} states", report.states);
}
