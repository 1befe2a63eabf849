//! The corpus of every fuzz target, played once more in plain tests.

use std::fs;
use std::path::Path;

use fourway_fuzz::TARGETS;

#[test]
fn every_file_of_the_corpus_keeps_every_promise() {
    for (name, target) in TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(name);
        let mut files: Vec<_> = fs::read_dir(&folder)
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort();
        assert!(files.len() >= 20, "{name}: only {} files", files.len());
        for file in files {
            let bytes = fs::read(&file).unwrap();
            let play = std::panic::catch_unwind(|| target(&bytes));
            assert!(play.is_ok(), "{}: see the promise above", file.display());
        }
    }
}
