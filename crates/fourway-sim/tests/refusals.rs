//! Documents that are refused, each with its line: part of the contract, to the byte.

use fourway_sim::document::{Document, Kind, Put, Tree};
use fourway_sim::{Refusal, Scenario};
use std::collections::BTreeSet;

/// Documents with the lines that the command line has for them.
fn corpus() -> Vec<(String, String)> {
    serde_json::from_str(include_str!("data/refusals.json")).expect("pairs of texts")
}

fn refused(text: &str) -> Refusal {
    Document::parse(text).expect_err(text)
}

/// What no document brings about, since its length is a bound, or only a form.
fn others() -> Vec<Refusal> {
    let mut tree = Tree::of(&Scenario::default());
    let entries = |list: &str, entry: &str| format!("{{\"fourway\":1,\"{list}\":[{}]}}", vec![entry; 1001].join(","));
    vec![
        refused(&" ".repeat(70_000)),
        refused(&entries("script", r#"{"at_ms":0,"on":"client","do":"read"}"#)),
        refused(&entries("faults", r#"{"segment":1,"do":"drop"}"#)),
        tree.put("", Put::Nothing).expect_err("no place"),
        tree.put("faults[7].do", Put::Text("drop")).expect_err("no such place"),
    ]
}

#[test]
fn every_line_is_as_the_contract_has_it() {
    for (text, line) in corpus() {
        assert_eq!(refused(&text).to_string(), line, "{text}");
    }
    let lines: Vec<String> = others().iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "document: found 70000 bytes, expected at most 65536",
            "script: found 1001 entries, expected at most 1000",
            "faults: found 1001 entries, expected at most 1000",
            "document: found no place, expected one",
            "faults[7].do: found no such place, expected one of the document",
        ]
    );
}

#[test]
fn everything_that_can_be_said_is_said_of_some_document() {
    let refusals = corpus().into_iter().map(|(text, _)| refused(&text)).chain(others());
    let said: BTreeSet<&str> = refusals.flat_map(|refusal| refusal.kinds()).map(Kind::name).collect();
    // The line and the name of the whole document are no part of a problem.
    let never: Vec<&str> = Kind::ALL
        .iter()
        .filter(|kind| !matches!(kind, Kind::Line | Kind::Document))
        .map(|kind| kind.name())
        .filter(|name| !said.contains(name))
        .collect();
    assert_eq!(never, [""; 0]);
}
