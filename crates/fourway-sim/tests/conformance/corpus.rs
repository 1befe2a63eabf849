//! The scenarios of the repository, and the rules that each one produces.

use fourway_proto::Rule;
use fourway_sim::{Document, Kind, Scenario, Trace, run};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// One scenario file, run to its end.
pub(crate) struct Played {
    /// The folder under `scenarios/` and the stem, such as `rules/old-duplicate`.
    pub(crate) name: String,
    /// As it stands in the file.
    pub(crate) text: String,
    /// As it was read.
    pub(crate) scenario: Scenario,
    /// The whole run.
    pub(crate) trace: Trace,
}

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every scenario: the gallery, then those of `rules` and `captures`, each by name.
pub(crate) fn scenarios() -> Vec<Played> {
    ["", "rules/", "captures/"].into_iter().flat_map(folder).collect()
}

fn folder(prefix: &str) -> Vec<Played> {
    let place = root().join("scenarios").join(prefix);
    let entries = std::fs::read_dir(&place).unwrap_or_else(|error| panic!("{}: {error}", place.display()));
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    files.sort();
    files.iter().map(|path| play(prefix, path)).collect()
}

fn play(prefix: &str, path: &Path) -> Played {
    let name = format!("{prefix}{}", path.file_stem().unwrap().to_string_lossy());
    let text = std::fs::read_to_string(path).unwrap();
    let document = Document::parse(&text).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
    let scenario = Scenario::compile(&document).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
    let trace = run(&scenario);
    Played { name, text, scenario, trace }
}

/// The rules that a run names.
pub(crate) fn rules_of(trace: &Trace) -> BTreeSet<Rule> {
    let rule = |kind: &Kind| match kind {
        Kind::State { rule, .. } | Kind::Ignored { rule, .. } | Kind::Error { rule, .. } => Some(*rule),
        Kind::Timer { rule, .. } => *rule,
        Kind::Call { .. } | Kind::Sent { .. } | Kind::Fate { .. } | Kind::Data { .. } | Kind::Outcome { .. } => None,
    };
    trace.records.iter().filter_map(|record| rule(&record.kind)).collect()
}
