//! What a way is given and what it answers.

use crate::runs::acts_beyond;
use fourway_learn::Experiment;
use fourway_learn::progress::{Place, Progress};
use fourway_panels::Run;
use fourway_panels::markup::Markup;
use fourway_proto::Micros;
use fourway_sim::{CallName, Scenario, Side};
use fourway_stage::{Catalogue, LinkAct, View};
use std::rc::Rc;

/// What the page shows.
pub struct Seen<'a> {
    /// The run, with the scenario that has the acts of the person in it.
    pub run: &'a Run,
    /// What the person looks at; `view.now` is the moment.
    pub view: &'a View,
    /// The page is dark.
    pub dark: bool,
}

impl Seen<'_> {
    /// True when the run on the page is this experiment's, without any further act. What it is called, what is expected of it
    /// and how long it may be do not count.
    #[must_use]
    pub fn is(&self, experiment: &Experiment) -> bool {
        acts_beyond(experiment, self).is_some_and(|acts| acts.is_empty())
    }
}

/// The learner.
pub struct Learner {
    /// All words of the learner's language.
    pub words: Rc<Catalogue>,
    /// What was done.
    pub progress: Progress,
    /// The time, ms since 1970.
    pub now: u64,
    /// The learner's day, counted from 1970.
    pub today: u32,
}

impl Learner {
    pub(crate) fn new(progress: Progress) -> Self {
        Self { words: fourway_learn::words(), progress, now: 0, today: 0 }
    }

    /// The item of a way at which the learner was last.
    pub(crate) fn place(&self, way: &str) -> Option<&str> {
        self.progress.places.get(way).map(|place| place.item.as_str())
    }

    /// Notes that the learner is at an item of a way.
    pub(crate) fn is_at(&mut self, way: &str, item: &str) {
        self.progress.places.insert(way, Place { when: self.now, item: item.to_owned() });
    }
}

/// A control of a way that was pressed or has another value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Control<'a> {
    /// Its `name`.
    pub name: &'a str,
    /// Its `value`; of a box that is not ticked, nothing.
    pub value: &'a str,
}

/// What a way asks of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// To draw it anew.
    Stay,
    /// To open a run, and to draw it anew.
    Open(Box<Opening>),
    /// To go to another place: `lesson/care`, or `lab`.
    Go(String),
}

/// A run to open.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Opening {
    /// The scenario, without the acts.
    pub scenario: Scenario,
    /// What it is called on the page.
    pub title: String,
    /// What is done in it.
    pub acts: Vec<LinkAct>,
    /// The moment to show.
    pub at: Micros,
    /// Time runs from there.
    pub plays: bool,
    /// Another run to put beside it, at the same moment.
    pub beside: Option<Box<Self>>,
    /// The Lab shows it: the way is left.
    pub lab: bool,
}

impl Opening {
    /// An experiment from its beginning, at rest.
    #[must_use]
    pub fn of(experiment: &Experiment, title: &str) -> Self {
        Self {
            scenario: experiment.scenario(),
            title: title.to_owned(),
            acts: experiment.acts().unwrap_or_default(),
            ..Self::default()
        }
    }
}

/// A way as the page shall show it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Drawn {
    /// What stands in it.
    pub markup: Markup,
    /// It takes the whole page: the ladder is not seen.
    pub whole: bool,
    /// Moments at which time stops when it comes to them.
    pub holds: Vec<Micros>,
    /// What it asks the application of a host to do next.
    pub invites: Option<(Side, CallName)>,
}
