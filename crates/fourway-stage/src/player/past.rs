//! The past of the person: every version of the run that there was, as a tree. Undo goes to the version before, redo back
//! to the one that was left, and what an act in the past pushed aside stays as a run of its own.

use super::act::Act;
use super::run::Run;
use super::{Changed, Player};
use crate::SceneCard;
use fourway_proto::Micros;
use fourway_sim::Scenario;
use std::rc::Rc;

/// Versions that are kept; of more, only those that undo can reach.
const MOST_VERSIONS: usize = 400;
/// Runs of one scene that are offered, the latest ones.
const MOST_RUNS: usize = 8;

/// What was opened: a scene or a scenario of one's own.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Opened {
    pub(super) card: Option<SceneCard>,
    pub(super) scenario: Scenario,
}

/// One version: what was opened and what was done to it.
#[derive(Clone, Debug)]
struct Version {
    before: Option<usize>,
    /// The version that was left last by undo.
    after: Option<usize>,
    opened: Rc<Opened>,
    acts: Vec<Act>,
    /// The moment shown when it came about.
    at: Micros,
    /// The moment at which the one before was left.
    left: Micros,
    told: String,
}

/// Every version.
#[derive(Clone, Debug)]
pub(super) struct Past {
    versions: Vec<Version>,
    now: usize,
}

/// Another run of the same scene that the person made or began with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherRun {
    /// Its number, for [`Msg::Switch`](super::Msg::Switch) and [`Msg::Compare`](super::Msg::Compare).
    pub version: usize,
    /// What the person did in it last; empty where nothing was done.
    pub told: String,
    /// How many acts it has.
    pub acts: usize,
    /// It is the one shown.
    pub now: bool,
}

impl Past {
    pub(super) fn new(opened: Rc<Opened>) -> Self {
        let first = Version {
            before: None,
            after: None,
            opened,
            acts: Vec::new(),
            at: Micros::ZERO,
            left: Micros::ZERO,
            told: String::new(),
        };
        Self { versions: vec![first], now: 0 }
    }

    /// A new version after the present one, which was left at a moment.
    pub(super) fn grow(&mut self, opened: Rc<Opened>, acts: Vec<Act>, left: Micros, at: Micros, told: String) {
        if self.versions.len() >= MOST_VERSIONS {
            self.forget();
        }
        let index = self.versions.len();
        self.versions[self.now].after = Some(index);
        self.versions.push(Version { before: Some(self.now), after: None, opened, acts, at, left, told });
        self.now = index;
    }

    /// The number of the present version.
    pub(super) const fn now(&self) -> usize {
        self.now
    }

    /// The version so many steps before the present one.
    pub(super) fn before(&self, steps: usize) -> Option<usize> {
        (0..steps).try_fold(self.now, |index, _| self.versions[index].before)
    }

    /// Goes on from an earlier version.
    pub(super) const fn go_back(&mut self, version: usize) {
        self.now = version;
    }

    /// Keep the nearest half of what undo can reach.
    fn forget(&mut self) {
        let mut line = Vec::new();
        let mut next = Some(self.now);
        while let Some(index) = next.filter(|_| line.len() < MOST_VERSIONS / 2) {
            line.push(self.versions[index].clone());
            next = self.versions[index].before;
        }
        line.reverse();
        for (index, version) in line.iter_mut().enumerate() {
            version.before = index.checked_sub(1);
            version.after = None;
        }
        (self.now, self.versions) = (line.len() - 1, line);
    }
}

impl Player {
    /// What was done in another version, where both begin with what is open now.
    pub(super) fn acts_from_here(&self, version: usize) -> Option<&[Act]> {
        let other = self.past.versions.get(version)?;
        Rc::ptr_eq(&other.opened, &self.opened).then_some(&other.acts)
    }

    /// A change of the person can be taken back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.past.versions[self.past.now].before.is_some()
    }

    /// What was taken back can be done again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.past.versions[self.past.now].after.is_some()
    }

    /// Every run of this scene that differs, the shown one too, in the order in which they came about.
    #[must_use]
    pub fn runs(&self) -> Vec<OtherRun> {
        let mut runs: Vec<OtherRun> = Vec::new();
        let mut seen: Vec<&[Act]> = Vec::new();
        for (version, there) in self.past.versions.iter().enumerate() {
            let same = Rc::ptr_eq(&there.opened, &self.opened);
            let now = there.acts == self.acts;
            if !same || (now && version != self.past.now) || seen.contains(&there.acts.as_slice()) {
                continue;
            }
            seen.push(&there.acts);
            let told = there.acts.last().map_or(String::new(), |act| act.text.clone());
            runs.push(OtherRun { version, told, acts: there.acts.len(), now: version == self.past.now });
        }
        while runs.len() > MOST_RUNS {
            let oldest = runs.iter().position(|run| !run.now && run.acts > 0).unwrap_or_default();
            runs.remove(oldest);
        }
        runs
    }

    /// What another version and the present one are called side by side.
    pub(super) fn called(&self, version: usize) -> Option<[String; 2]> {
        let there = self.past.versions.get(version)?;
        if !Rc::ptr_eq(&there.opened, &self.opened) {
            return Some([self.title_of(&there.opened).to_owned(), self.title().to_owned()]);
        }
        Some([&there.acts, &self.acts].map(|acts| acts.last().map_or(String::new(), |act| act.text.clone())))
    }

    /// The run of a version.
    pub(super) fn run_of(&self, version: usize) -> Option<Run> {
        let there = self.past.versions.get(version)?;
        Some(Run::new(&there.opened.scenario, &there.acts, &self.words, self.width))
    }

    pub(super) fn undo_last(&mut self) -> Changed {
        let here = &self.past.versions[self.past.now];
        let (Some(before), left) = (here.before, here.left) else {
            self.announcement = Some(self.words.get("say.undo.nothing").to_owned());
            return Changed { controls: true, ..Changed::default() };
        };
        let told = self.words.fill("say.back", &[("act", &here.told)]);
        self.past.versions[before].after = Some(self.past.now);
        self.show_version(before, left, told)
    }

    pub(super) fn redo(&mut self) -> Changed {
        let Some(after) = self.past.versions[self.past.now].after else {
            self.announcement = Some(self.words.get("say.redo.nothing").to_owned());
            return Changed { controls: true, ..Changed::default() };
        };
        let next = &self.past.versions[after];
        let told = self.words.fill("say.redone", &[("act", &next.told)]);
        self.show_version(after, next.at, told)
    }

    /// Go over to another run of the same scene, at the same moment.
    pub(super) fn switch(&mut self, version: usize) -> Changed {
        let Some(there) = self.past.versions.get(version).filter(|_| version != self.past.now) else {
            return Changed::default();
        };
        let told = there.acts.last().map_or_else(|| self.words.get("runs.plain").to_owned(), |act| act.text.clone());
        let told = self.words.fill("say.switched", &[("run", &told)]);
        if self.compared.as_ref().is_some_and(|other| other.version == version) {
            // The two change places.
            self.compared = None;
            let here = self.past.now;
            let changed = self.show_version(version, self.at, told);
            self.compare(Some(here));
            return changed;
        }
        self.show_version(version, self.at, told)
    }

    fn show_version(&mut self, version: usize, at: Micros, told: String) -> Changed {
        let Some(run) = self.run_of(version) else { return Changed::default() };
        let there = &self.past.versions[version];
        let (opened, acts) = (Rc::clone(&there.opened), there.acts.clone());
        if !Rc::ptr_eq(&opened, &self.opened) {
            self.compared = None;
        }
        self.past.now = version;
        self.opened = opened;
        self.show(run, acts, at);
        self.announcement = Some(told);
        Changed::ALL
    }
}
