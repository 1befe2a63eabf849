//! The player: one run, one present, and what a person does to both.
//!
//! Contract: every input is one [`Msg`] to [`Player::update`]; what it changed is in the answer. Getters never compute
//! a new run. The same messages in the same order give the same player. A message that cannot be carried out changes
//! nothing but [`Player::trouble`].

mod act;
mod compare;
mod deeds;
mod linked;
mod msg;
mod offers;
mod past;
mod run;
#[cfg(test)]
mod tests;
mod time;

use crate::frame::frame_at;
use crate::within;
use crate::{Catalogue, Doings, Frame, Ladder, Line, Scene, SceneCard};
use act::Act;
use fourway_proto::Micros;
use fourway_sim::{CallName, Scenario, Trace};
use past::{Opened, Past};
use run::Run;
use std::rc::Rc;

pub use compare::{Compared, first_difference};
pub use linked::with_acts;
pub use msg::{Changed, Mark, MarkKind, Msg, Speed, Stride};
pub use offers::{Offer, SegmentAct, SegmentOffer};
pub use past::OtherRun;

/// Width of the ladder before the page has said how wide it is.
const FIRST_WIDTH: f64 = 600.0;

/// One run and its present.
#[derive(Clone, Debug)]
pub struct Player {
    words: Rc<Catalogue>,
    past: Past,
    /// What was opened, as it was.
    opened: Rc<Opened>,
    acts: Vec<Act>,
    done: Vec<DoneAct>,
    run: Run,
    compared: Option<Compared>,
    at: Micros,
    /// The height of the line of the present. It may stand within a thick moment while time runs.
    head: f64,
    playing: bool,
    /// Time runs backwards.
    backwards: bool,
    /// What the next step leads to.
    stride: Stride,
    /// Moments that the person marked, in order.
    bookmarks: Vec<Micros>,
    /// Moments at which time stops when it comes to them.
    holds: Vec<Micros>,
    speed: Speed,
    skim: bool,
    selected: Option<(u32, u32)>,
    width: f64,
    announcement: Option<String>,
    trouble: Option<Trouble>,
}

/// What the person has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoneAct {
    /// A sentence.
    pub text: String,
    /// When, in virtual time.
    pub at: Micros,
}

/// Why there is no new run: the player stays at the last good one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// One line: where, what was found, what was expected.
    pub text: String,
}

impl Player {
    /// The first scene, paused at its beginning.
    #[must_use]
    pub fn new(words: Rc<Catalogue>) -> Self {
        // A scenario of which nothing is said stands in where the first scene cannot be read; a test opens every scene.
        let (card, scenario) = Scene::first(&words).unzip();
        let opened = Rc::new(Opened { card, scenario: scenario.unwrap_or_default() });
        let run = Run::new(&opened.scenario, &[], &words, FIRST_WIDTH);
        Self {
            words,
            past: Past::new(Rc::clone(&opened)),
            opened,
            acts: Vec::new(),
            done: Vec::new(),
            head: run.ladder.scale.y(Micros::ZERO),
            run,
            compared: None,
            at: Micros::ZERO,
            playing: false,
            backwards: false,
            stride: Stride::default(),
            bookmarks: Vec::new(),
            holds: Vec::new(),
            speed: Speed::Normal,
            skim: true,
            selected: None,
            width: FIRST_WIDTH,
            announcement: None,
            trouble: None,
        }
    }

    /// Take one message.
    pub fn update(&mut self, msg: Msg) -> Changed {
        match msg {
            Msg::Tick(ms) => self.tick(ms),
            Msg::Width(width) => self.set_width(width),
            Msg::Play => self.play(true),
            Msg::Pause => self.play(false),
            Msg::PlayBack => self.play_back(),
            Msg::Toggle => self.play(!self.playing),
            Msg::SetStride(stride) => {
                self.stride = stride;
                Changed { controls: true, ..Changed::default() }
            }
            Msg::Hold(holds) => {
                self.holds = holds;
                Changed::default()
            }
            Msg::Bookmark => self.bookmark(),
            Msg::StepForward => self.step_forward(),
            Msg::StepBack => self.step_back(),
            Msg::Restart => self.go(Micros::ZERO),
            Msg::End => self.go(self.run.end()),
            Msg::Seek(at) => self.go(at),
            Msg::SeekPosition(part) => self.go_to_position(part),
            Msg::SeekLine(index) => match self.run.lines.get(index).map(|line| line.at) {
                Some(at) => self.go(at),
                None => Changed::default(),
            },
            Msg::SetSpeed(speed) => {
                self.speed = speed;
                Changed { controls: true, ..Changed::default() }
            }
            Msg::SetSkim(skim) => {
                self.skim = skim;
                Changed { controls: true, ..Changed::default() }
            }
            Msg::Select(chosen) => self.select(chosen),
            Msg::SelectNext => self.select_another(true),
            Msg::SelectPrevious => self.select_another(false),
            Msg::Drop => self.befall(act::Befalls::Drop),
            Msg::Delay(span) => self.befall(act::Befalls::Delay(span)),
            Msg::Duplicate => self.befall(act::Befalls::Duplicate),
            Msg::Corrupt => self.befall(act::Befalls::Corrupt),
            Msg::Deliver => self.decide(CallName::Deliver),
            Msg::Network(on) => self.network(on),
            Msg::Call(host, call) => self.call(host, call, None),
            Msg::Send(host, text) => self.call(host, CallName::Send, Some(text)),
            Msg::Undo(index) => self.undo(index),
            Msg::UndoLast => self.undo_last(),
            Msg::Redo => self.redo(),
            Msg::Switch(version) => self.switch(version),
            Msg::Compare(version) => self.compare(version),
            Msg::Open(scene) => self.load(scene.1, Some(scene.0)),
            Msg::Load(scenario) => self.load(*scenario, None),
        }
    }

    /// The scene that is open; none for a document of one's own.
    #[must_use]
    pub fn scene(&self) -> Option<&SceneCard> {
        self.opened.card.as_ref()
    }

    /// The name of what is open.
    #[must_use]
    pub fn title(&self) -> &str {
        self.title_of(&self.opened)
    }

    fn title_of<'a>(&'a self, opened: &'a Opened) -> &'a str {
        match &opened.card {
            Some(card) => &card.title,
            None if opened.scenario.title.is_empty() => self.words.get("gallery.own"),
            None => &opened.scenario.title,
        }
    }

    /// The run's scenario, the person's acts included.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.run.scenario
    }

    /// The run.
    #[must_use]
    pub fn trace(&self) -> &Rc<Trace> {
        &self.run.trace
    }

    /// Its drawing.
    #[must_use]
    pub fn ladder(&self) -> &Rc<Ladder> {
        &self.run.ladder
    }

    /// Its list of events.
    #[must_use]
    pub fn lines(&self) -> &Rc<Vec<Line>> {
        &self.run.lines
    }

    /// The frame of the present.
    #[must_use]
    pub fn frame(&self) -> Frame {
        frame_at(&self.run.trace, &self.run.ladder, self.at, self.head)
    }

    /// The present.
    #[must_use]
    pub fn at(&self) -> Micros {
        self.at
    }

    /// Time runs.
    #[must_use]
    pub fn is_playing(&self) -> bool {
        self.playing
    }

    /// Time runs backwards.
    #[must_use]
    pub fn is_playing_back(&self) -> bool {
        self.playing && self.backwards
    }

    /// What the next step leads to.
    #[must_use]
    pub fn stride(&self) -> Stride {
        self.stride
    }

    /// The present is bookmarked.
    #[must_use]
    pub fn is_bookmarked(&self) -> bool {
        self.bookmarks.contains(&self.at)
    }

    /// Nothing is left to play.
    #[must_use]
    pub fn at_end(&self) -> bool {
        self.at >= self.run.end()
    }

    /// How fast time runs.
    #[must_use]
    pub fn speed(&self) -> Speed {
        self.speed
    }

    /// Quiet time is skimmed.
    #[must_use]
    pub fn skims(&self) -> bool {
        self.skim
    }

    /// The event at or before the present, by its place in the list.
    #[must_use]
    pub fn current_line(&self) -> Option<usize> {
        self.run.lines.partition_point(|line| line.at <= self.at).checked_sub(1)
    }

    /// Where the present stands on the scrubber, 0 to 1.
    #[must_use]
    pub fn position(&self) -> f64 {
        self.position_of(self.head)
    }

    /// The chosen segment and which copy of it.
    #[must_use]
    pub fn selected(&self) -> Option<(u32, u32)> {
        self.selected
    }

    /// What the person has done, in order.
    #[must_use]
    pub fn acts(&self) -> &[DoneAct] {
        &self.done
    }

    /// What the picture tells as the person's.
    #[must_use]
    pub fn doings(&self) -> Doings {
        act::doings(&self.acts)
    }

    /// A sentence for the live region, after a step or an act.
    #[must_use]
    pub fn announcement(&self) -> Option<&str> {
        self.announcement.as_deref()
    }

    /// Why the last message gave no new run, if it did not.
    #[must_use]
    pub fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref()
    }

    /// Tell everything in other words: those of the same language, once all of them are there.
    pub fn reword(&mut self, words: Rc<Catalogue>) -> Changed {
        self.words = words;
        self.run = Run::new(&self.opened.scenario, &self.acts, &self.words, self.width);
        if let Some(mut other) = self.compared.take() {
            other.draw(self);
            self.compared = Some(other);
        }
        Changed::ALL
    }

    /// Open a scenario: the person's acts belonged to another run.
    fn load(&mut self, scenario: Scenario, card: Option<SceneCard>) -> Changed {
        let run = Run::new(&scenario, &[], &self.words, self.width);
        self.announcement = Some(match &card {
            Some(card) => self.words.fill("say.scene", &[("scene", &card.title), ("watch", &card.watch)]),
            None => self.words.get("say.loaded").to_owned(),
        });
        self.opened = Rc::new(Opened { card, scenario });
        let told = self.words.fill("acts.opened", &[("title", self.title())]);
        self.past.grow(Rc::clone(&self.opened), Vec::new(), self.at, Micros::ZERO, told);
        (self.selected, self.playing, self.compared) = (None, false, None);
        self.bookmarks.clear();
        self.show(run, Vec::new(), Micros::ZERO);
        Changed::ALL
    }

    /// Show another run at a moment.
    fn show(&mut self, run: Run, acts: Vec<Act>, at: Micros) {
        self.run = run;
        self.done = acts.iter().map(|act| DoneAct { text: act.text.clone(), at: act.at }).collect();
        self.acts = acts;
        self.trouble = None;
        if self.selected.is_some_and(|chosen| self.run.arrow(chosen).is_none()) {
            self.selected = None;
        }
        self.compare_again();
        self.place(at);
    }

    fn set_width(&mut self, width: f64) -> Changed {
        let width = within(width, 300.0, 1600.0);
        if width.is_nan() || (width - self.width).abs() < 0.5 {
            return Changed::default();
        }
        self.width = width;
        self.run.draw(&self.acts, &self.words, width);
        if let Some(mut other) = self.compared.take() {
            other.draw(self);
            self.compared = Some(other);
        }
        self.head = self.run.ladder.scale.y(self.at);
        Changed { ladder: true, time: true, ..Changed::default() }
    }

    fn refuse(&mut self, text: String) -> Changed {
        self.trouble = Some(Trouble { text });
        Changed { controls: true, ..Changed::default() }
    }
}
