//! Scenario documents as text, as text that is nearly one, and scenarios as packed bytes.

use arbitrary::Unstructured;
use fourway_sim::document::LONGEST_DOCUMENT;
use fourway_sim::{Document, MOST_RECORDS, Scenario, Trace, run};

use crate::near;

/// Most characters of a refusal: both halves, and the mark where one was cut.
const LONGEST_REFUSAL: usize = 1300;
/// What one cause may record beyond the limit of a run: the segments of a long `send`, or the pieces that one reads.
const MOST_OF_ONE_CAUSE: usize = MOST_RECORDS / 2;

/// Text where the first byte is printable, a recipe for a document where it is zero, else a packed scenario.
pub fn documents(bytes: &[u8]) {
    match bytes {
        [0, recipe @ ..] => {
            let mut recipe = Unstructured::new(recipe);
            text(&near::document(&mut recipe));
        }
        [first, ..] if *first >= b' ' => text(&String::from_utf8_lossy(bytes)),
        [..] => packed(bytes),
    }
}

fn text(text: &str) {
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(refusal) => {
            let line = refusal.to_string();
            assert_eq!(line.lines().count(), 1, "a refusal is one line: {line}");
            assert!(line.chars().count() <= LONGEST_REFUSAL, "a refusal fits a screen: {line}");
            return;
        }
    };
    let scenario = Scenario::compile(&document).expect("what is parsed has been checked");
    for printed in [document.to_json(), document.to_json_pretty()] {
        same(&printed, &scenario);
    }
    assert_eq!(Scenario::unpack(&scenario.pack()).as_ref(), Some(&scenario), "packed and read back");
    whole(&scenario);
}

fn packed(bytes: &[u8]) {
    if let Some(own) = Scenario::unpack_own(bytes) {
        assert_eq!(Scenario::unpack_own(&own.pack()), Some(own), "packed and read back");
    }
    let Some(scenario) = Scenario::unpack(bytes) else { return };
    assert_eq!(Scenario::unpack(&scenario.pack()).as_ref(), Some(&scenario), "packed and read back");
    whole(&scenario);
}

/// What holds of every scenario, wherever it comes from.
fn whole(scenario: &Scenario) {
    let document = Document::from(scenario);
    assert_eq!(Scenario::compile(&document).as_ref(), Ok(scenario), "the document of the scenario is compiled to it");
    same(&document.to_json(), scenario);
    let trace = run(scenario);
    ends(scenario, &trace);
    for expect in scenario.expect.list() {
        if let Err(failure) = expect.check(&trace) {
            assert!(!failure.to_string().is_empty());
        }
    }
    if trace.records.len() < 200 {
        assert_eq!(trace.to_json_lines().lines().count(), trace.records.len(), "a record a line");
        assert_eq!(run(scenario), trace, "the same again");
    }
}

/// The printed document is read as the same scenario, unless it is too long to be read at all.
fn same(printed: &str, scenario: &Scenario) {
    if printed.len() <= LONGEST_DOCUMENT {
        let again = Document::parse(printed).unwrap_or_else(|refusal| panic!("{refusal}\n{printed}"));
        assert_eq!(Scenario::compile(&again).as_ref(), Ok(scenario), "{printed}");
    }
}

/// The run has its outcome at its end and nowhere else, in time and within its bounds.
fn ends(scenario: &Scenario, trace: &Trace) {
    let records = &trace.records;
    assert!(trace.outcome().is_some(), "a run ends");
    assert!(records.len() <= MOST_RECORDS + MOST_OF_ONE_CAUSE, "{} records", records.len());
    assert!(trace.end() <= scenario.until, "ends at {} ms, after {} ms", trace.end(), scenario.until);
    let mut last = None;
    for (n, record) in records.iter().enumerate() {
        assert_eq!(record.id as usize, n);
        assert!(record.cause.is_none_or(|cause| cause < record.id), "record {n} comes before its cause");
        assert!(last.is_none_or(|last| last <= record.at), "record {n} goes back in time");
        last = Some(record.at);
    }
}
