//! The files of `data/` as they are written. `docs/content.md` says what each key means.

use serde::Deserialize;
use serde_json::value::RawValue;

/// A scenario, by its name under `scenarios/` or as a document of the contract.
type Scene = Box<RawValue>;
/// One predicate of the contract, or a list of them.
type Entries = Box<RawValue>;

/// `challenges.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Challenges {
    pub challenges: Vec<Challenge>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Challenge {
    pub id: String,
    pub level: u8,
    pub scenario: Scene,
    pub goals: Vec<Entries>,
    pub may: May,
    pub hints: u8,
    pub par: u8,
    pub solution: String,
}

/// What acts are allowed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct May {
    #[serde(rename = "do")]
    pub kinds: Vec<Kind>,
    #[serde(default)]
    pub on: Vec<Host>,
    pub acts: u8,
    #[serde(default)]
    pub losses: u8,
}

/// A kind of act, by its name in a link.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Drop,
    Delay,
    Duplicate,
    Corrupt,
    Deliver,
    Network,
    Open,
    Listen,
    Send,
    Shutdown,
    Close,
    Abort,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Host {
    Client,
    Server,
}

/// `lesson.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    pub steps: Vec<Step>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub id: String,
    pub choices: Vec<String>,
    pub right: String,
    pub shown: Experiment,
    pub scenario: Scene,
    pub task: Vec<Entries>,
    pub solution: String,
    pub narration: Vec<Narration>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Narration {
    pub say: String,
    pub when: Entries,
}

/// A run and what holds of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Experiment {
    pub scenario: Scene,
    #[serde(default)]
    pub acts: String,
    pub expect: Entries,
}

/// `myths.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Myths {
    pub myths: Vec<Myth>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Myth {
    pub id: String,
    pub holds: bool,
    pub experiment: Experiment,
}

/// `comparisons.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparisons {
    pub comparisons: Vec<Comparison>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    pub id: String,
    pub pitfall: bool,
    pub runs: Vec<Named>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    pub id: String,
    pub scenario: Scene,
    #[serde(default)]
    pub acts: String,
    pub expect: Entries,
}

/// `scenes.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenes {
    pub scenes: Vec<Tale>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tale {
    pub id: String,
    pub scenario: Scene,
    pub pauses: Vec<Narration>,
}

/// `glossary.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Glossary {
    pub terms: Vec<Term>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub id: String,
    #[serde(default)]
    pub see: Vec<String>,
    /// Whether it has other words by which it is looked for.
    #[serde(default)]
    pub also: bool,
    #[serde(default)]
    pub experiment: Option<Experiment>,
    #[serde(default)]
    pub at_ms: u32,
}

/// `notes.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notes {
    pub notes: Vec<Note>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    pub id: String,
    pub shelf: Shelf,
    /// Whether it has other words by which it is looked for.
    #[serde(default)]
    pub also: bool,
    #[serde(default)]
    pub experiment: Option<Experiment>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shelf {
    Expert,
    Production,
    Elsewhere,
    Related,
    LeftOut,
}
