//! Reads `data/` and compares it with the words of a locale, strictly: a refusal is one line with the file, the place, what was found and
//! what was expected.

use super::format;
use fourway_content::Words;
use fourway_sim::{Document, Scenario};
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Everything of `data/`, compiled.
pub struct Data {
    pub challenges: Vec<(format::Challenge, Packed, Vec<usize>)>,
    pub steps: Vec<Step>,
    pub myths: Vec<(format::Myth, Packed)>,
    pub comparisons: Vec<(format::Comparison, Vec<Packed>)>,
    pub tales: Vec<(format::Tale, Packed, Vec<u8>)>,
    pub terms: Vec<(format::Term, Option<Packed>)>,
    pub notes: Vec<(format::Note, Option<Packed>)>,
    /// Keys of the words that all this needs.
    pub keys: BTreeSet<String>,
}

/// A step of the lesson, compiled.
pub struct Step {
    pub written: format::Step,
    pub shown: Packed,
    pub task: Packed,
    pub sizes: Vec<usize>,
    /// When the sentences of the narration are said.
    pub heard: Vec<u8>,
}

/// A scenario with claims in the place of its expectations.
pub struct Packed {
    /// The name under `scenarios/`; empty for a document of its own.
    pub scene: String,
    pub bytes: Vec<u8>,
    pub acts: String,
}

/// Reads the seven files of a folder; scenarios are looked up in another.
pub fn data(folder: &Path, scenes: &Path) -> Result<Data, String> {
    let mut reader = Reader { folder, scenes, keys: Keys::default() };
    let challenges = reader.challenges()?;
    let steps = reader.steps()?;
    let myths = reader.myths()?;
    let comparisons = reader.comparisons()?;
    let tales = reader.tales()?;
    let terms = reader.terms()?;
    let notes = reader.notes()?;
    Ok(Data { challenges, steps, myths, comparisons, tales, terms, notes, keys: reader.keys.done()? })
}

/// Where things stand, and the keys asked for so far.
struct Reader<'a> {
    folder: &'a Path,
    scenes: &'a Path,
    keys: Keys,
}

impl Reader<'_> {
    fn file<T: DeserializeOwned>(&self, name: &str) -> Result<(String, T), String> {
        let file = self.folder.join(name);
        Ok((file.display().to_string(), parse(&file)?))
    }

    fn challenges(&mut self) -> Result<Vec<(format::Challenge, Packed, Vec<usize>)>, String> {
        let (place, file) = self.file::<format::Challenges>("challenges.json")?;
        each(&place, "challenges", file.challenges, |place, one| {
            let (goals, sizes) = lists(place, &one.goals)?;
            self.keys.challenge(&one);
            let packed = pack(place, &one.scenario, &goals, &one.solution, self.scenes)?;
            Ok((one, packed, sizes))
        })
    }

    fn steps(&mut self) -> Result<Vec<Step>, String> {
        let (place, file) = self.file::<format::Lesson>("lesson.json")?;
        each(&place, "steps", file.steps, |place, one| {
            if !one.choices.contains(&one.right) {
                return Err(format!("{place}.right: found {}, expected one of {}", one.right, one.choices.join(", ")));
            }
            let shown = experiment(&format!("{place}.shown"), &one.shown, self.scenes)?;
            let (goals, sizes) = lists(place, &one.task)?;
            let task = pack(place, &one.scenario, &goals, &one.solution, self.scenes)?;
            let heard = heard(&format!("{place}.narration"), &one.narration)?;
            self.keys.step(&one);
            Ok(Step { written: one, shown, task, sizes, heard })
        })
    }

    fn myths(&mut self) -> Result<Vec<(format::Myth, Packed)>, String> {
        let (place, file) = self.file::<format::Myths>("myths.json")?;
        each(&place, "myths", file.myths, |place, one| {
            self.keys.many(&["myth.", &one.id], &["claim", "do", "shows", "truth"]);
            let packed = experiment(&format!("{place}.experiment"), &one.experiment, self.scenes)?;
            Ok((one, packed))
        })
    }

    fn comparisons(&mut self) -> Result<Vec<(format::Comparison, Vec<Packed>)>, String> {
        let (place, file) = self.file::<format::Comparisons>("comparisons.json")?;
        each(&place, "comparisons", file.comparisons, |place, one| {
            if one.runs.len() < 2 {
                return Err(format!("{place}.runs: found {}, expected two or more", one.runs.len()));
            }
            self.keys.many(&["compare.", &one.id], &["title", "text"]);
            let runs = each(place, "runs", one.runs.iter().collect(), |place, run| {
                self.keys.many(&["compare.", &one.id, ".", &run.id], &["title", "text"]);
                pack(place, &run.scenario, &some_claims(place, &run.expect)?, &run.acts, self.scenes)
            })?;
            Ok((one, runs))
        })
    }

    fn tales(&mut self) -> Result<Vec<(format::Tale, Packed, Vec<u8>)>, String> {
        let (place, file) = self.file::<format::Scenes>("scenes.json")?;
        each(&place, "scenes", file.scenes, |place, one| {
            for pause in &one.pauses {
                self.keys.many(&["scene.", &one.id], &[&format!("say.{}", pause.say)]);
            }
            let packed = pack(place, &one.scenario, "[]", "", self.scenes)?;
            let heard = heard(&format!("{place}.pauses"), &one.pauses)?;
            Ok((one, packed, heard))
        })
    }

    fn terms(&mut self) -> Result<Vec<(format::Term, Option<Packed>)>, String> {
        let (place, file) = self.file::<format::Glossary>("glossary.json")?;
        let known: BTreeSet<String> = file.terms.iter().map(|term| term.id.clone()).collect();
        each(&place, "terms", file.terms, |place, one| {
            if let Some(unknown) = one.see.iter().find(|id| !known.contains(*id)) {
                return Err(format!("{place}.see: found {unknown}, expected the id of a term"));
            }
            self.keys.many(&["term.", &one.id], &["name", "forms", "text"]);
            self.keys.many(&["term.", &one.id], if one.also { &["also"] } else { &[] });
            let packed = some(place, one.experiment.as_ref(), self.scenes)?;
            Ok((one, packed))
        })
    }

    fn notes(&mut self) -> Result<Vec<(format::Note, Option<Packed>)>, String> {
        let (place, file) = self.file::<format::Notes>("notes.json")?;
        each(&place, "notes", file.notes, |place, one| {
            self.keys.many(&["note.", &one.id], &["title", "text"]);
            self.keys.many(&["note.", &one.id], if one.also { &["also"] } else { &[] });
            let packed = some(place, one.experiment.as_ref(), self.scenes)?;
            Ok((one, packed))
        })
    }
}

/// Words that are the program's own stand under `ui.`; for all others the data has a use, and has no other.
pub fn same_keys(needed: &BTreeSet<String>, words: &Words) -> Result<(), String> {
    if let Some(key) = needed.iter().find(|key| !words.contains_key(*key)) {
        return Err(format!("content/en/learn: found no words for {key}, expected them"));
    }
    let own = |key: &&String| !needed.contains(*key) && !key.starts_with("learn.");
    match words.keys().find(own) {
        Some(key) => Err(format!("content/en/learn: {key}: found words that no data asks for, expected none")),
        None => Ok(()),
    }
}

/// The keys that are asked for, with the names that were given twice.
#[derive(Default)]
struct Keys {
    keys: BTreeSet<String>,
    twice: Option<String>,
}

impl Keys {
    fn many(&mut self, stem: &[&str], last: &[&str]) {
        for last in last {
            let key = format!("{}.{last}", stem.concat());
            if !self.keys.insert(key.clone()) {
                self.twice = Some(key);
            }
        }
    }

    fn challenge(&mut self, one: &format::Challenge) {
        let stem = ["challenge.", one.id.as_str()];
        self.many(&stem, &["title", "text", "why"]);
        for n in 1..=one.goals.len() {
            self.many(&stem, &[&format!("goal.{n}")]);
        }
        for n in 1..=one.hints {
            self.many(&stem, &[&format!("hint.{n}")]);
        }
    }

    fn step(&mut self, one: &format::Step) {
        let stem = ["lesson.", one.id.as_str()];
        self.many(&stem, &["title", "intro", "ask", "do", "why", "keep"]);
        for choice in &one.choices {
            self.many(&stem, &[&format!("choice.{choice}"), &format!("choice.{choice}.why")]);
        }
        for n in 1..=one.task.len() {
            self.many(&stem, &[&format!("task.{n}")]);
        }
        let says: BTreeSet<&str> = one.narration.iter().map(|line| line.say.as_str()).collect();
        for say in says {
            self.many(&stem, &[&format!("say.{say}")]);
        }
    }

    fn done(self) -> Result<BTreeSet<String>, String> {
        match self.twice {
            Some(key) => Err(format!("data: found the key {key} for the second time, expected every id once")),
            None => Ok(self.keys),
        }
    }
}

/// Compile every item of a list, with its place in words.
fn each<T, U>(
    place: &str,
    key: &str,
    items: Vec<T>,
    mut make: impl FnMut(&str, T) -> Result<U, String>,
) -> Result<Vec<U>, String> {
    let separator = if place.ends_with(".json") { ": " } else { "." };
    items.into_iter().enumerate().map(|(n, one)| make(&format!("{place}{separator}{key}[{n}]"), one)).collect()
}

fn parse<T: DeserializeOwned>(file: &Path) -> Result<T, String> {
    let text = fs::read_to_string(file).map_err(|e| format!("{}: cannot be read: {e}", file.display()))?;
    from_text(&text).map_err(|problem| format!("{}: {problem}", file.display()))
}

/// Read a text; a refusal has the place and the words of serde, which say what was found and what was expected.
pub fn from_text<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = serde_path_to_error::deserialize(&mut reader).map_err(|e| format!("{}: {}", e.path(), e.inner()))?;
    reader.end().map_err(|e| format!(".: {e}"))?;
    Ok(read)
}

fn some(place: &str, one: Option<&format::Experiment>, scenes: &Path) -> Result<Option<Packed>, String> {
    one.map(|one| experiment(&format!("{place}.experiment"), one, scenes)).transpose()
}

fn experiment(place: &str, one: &format::Experiment, scenes: &Path) -> Result<Packed, String> {
    pack(place, &one.scenario, &some_claims(place, &one.expect)?, &one.acts, scenes)
}

/// One claim or more, as the text of a list.
fn some_claims(place: &str, entries: &RawValue) -> Result<String, String> {
    let claims = list(place, entries)?;
    if claims.chars().all(|c| c.is_whitespace() || matches!(c, '[' | ']')) {
        return Err(format!("{place}.expect: found no predicate, expected what the words say"));
    }
    Ok(claims)
}

/// A predicate or a list of them, as the text of a list.
fn list(place: &str, entries: &RawValue) -> Result<String, String> {
    let text = entries.get();
    match text.as_bytes().first() {
        Some(b'{') => Ok(format!("[{text}]")),
        Some(b'[') => Ok(text.to_owned()),
        _ => Err(format!("{place}: found {text}, expected a predicate or a list of them")),
    }
}

/// Several such lists as one, with the length of each.
fn lists(place: &str, goals: &[Box<RawValue>]) -> Result<(String, Vec<usize>), String> {
    if goals.is_empty() {
        return Err(format!("{place}: found no goal, expected one or more"));
    }
    let (mut all, mut sizes) = (Vec::new(), Vec::new());
    for goal in goals {
        let text = list(place, goal)?;
        let entries: Vec<Box<RawValue>> = from_text(&text).map_err(|problem| format!("{place}: {problem}"))?;
        sizes.push(entries.len());
        all.extend(entries.iter().map(|entry| entry.get().to_owned()));
    }
    Ok((format!("[{}]", all.join(",")), sizes))
}

fn pack(place: &str, scene: &RawValue, entries: &str, acts: &str, scenes: &Path) -> Result<Packed, String> {
    let named: Option<String> = serde_json::from_str(scene.get()).ok();
    let text = match &named {
        Some(name) => {
            let file = scenes.join(format!("{name}.json"));
            let problem = |_| format!("{place}.scenario: found {name}, expected the name of a file under scenarios/");
            fs::read_to_string(&file).map_err(problem)?
        }
        None => scene.get().to_owned(),
    };
    let compile = |text: &str| Document::parse(text).and_then(|document| Scenario::compile(&document));
    let mut scenario = compile(&text).map_err(|refusal| format!("{place}.scenario: {refusal}"))?;
    scenario.expect = compile(&format!("{{\"fourway\":1,\"expect\":{entries}}}"))
        .map_err(|refusal| format!("{place}: {refusal}"))?
        .expect;
    Ok(Packed { scene: named.unwrap_or_default(), bytes: scenario.pack(), acts: acts.to_owned() })
}

/// When each sentence is said, as a scenario that holds nothing else.
fn heard(place: &str, lines: &[format::Narration]) -> Result<Vec<u8>, String> {
    let whens: Vec<&str> = lines.iter().map(|line| line.when.get()).collect();
    let text = format!("{{\"fourway\":1,\"expect\":[{}]}}", whens.join(","));
    let scenario = Document::parse(&text).and_then(|document| Scenario::compile(&document));
    scenario.map(|scenario| scenario.pack()).map_err(|refusal| format!("{place}: {refusal}"))
}
