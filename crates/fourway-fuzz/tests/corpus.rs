//! The corpus of every fuzz target, played once more in plain tests.

use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use fourway_fuzz::{TARGETS, Target, rules_of};
use fourway_proto::Rule;

/// Rules that no endpoint names: the simulator looks at checksums.
const ELSEWHERE: [Rule; 1] = [Rule::ChecksumFailed];

fn files(name: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(name);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 20, "{name}: only {} files", files.len());
    files
}

fn replay(name: &str) {
    let known = TARGETS.into_iter().find(|(known, _)| *known == name);
    let target: Target = known.expect("a target of this name").1;
    for file in files(name) {
        let bytes = fs::read(&file).unwrap();
        let play = catch_unwind(|| target(&bytes));
        assert!(play.is_ok(), "{}: breaks the promise named above", file.display());
    }
}

#[test]
fn every_play_of_segments_keeps_its_promises() {
    replay("segments");
}

#[test]
fn every_document_keeps_its_promises() {
    replay("documents");
}

#[test]
fn every_packet_keeps_its_promises() {
    replay("wire");
}

/// A corpus that no longer reaches a rule needs `cargo xtask fuzz segments --commit`.
#[test]
fn the_plays_of_segments_name_every_rule_of_an_endpoint() {
    let mut named = ELSEWHERE.to_vec();
    for file in files("segments") {
        named.extend(rules_of(&fs::read(file).unwrap()));
    }
    let missing: Vec<_> = Rule::ALL.iter().filter(|rule| !named.contains(rule)).collect();
    assert!(missing.is_empty(), "the corpus reaches no longer: {missing:?}");
}
