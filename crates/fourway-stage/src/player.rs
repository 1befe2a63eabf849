//! The player: one run, one present, and what a person does to both.
//!
//! Contract: every input is one [`Msg`] to [`Player::update`]; what it changed is in the answer. Getters never compute
//! a new run. The same messages in the same order give the same player.

use crate::{Catalogue, Frame, Ladder, Line, layout, lines};
use fourway_proto::Micros;
use fourway_sim::{CallName, Document, Side, Trace};
use std::rc::Rc;

/// One run and its present.
#[derive(Clone, Debug)]
pub struct Player {
    words: Rc<Catalogue>,
    document: Document,
    trace: Rc<Trace>,
    ladder: Rc<Ladder>,
    lines: Rc<Vec<Line>>,
}

/// What a person or the clock asks of the player.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// Let time run.
    Play,
    /// Stop time.
    Pause,
    /// Play or pause.
    Toggle,
    /// To the next event.
    StepForward,
    /// To the event before.
    StepBack,
    /// To the beginning, paused.
    Restart,
    /// To the end.
    End,
    /// To a moment.
    Seek(Micros),
    /// To a place on the scrubber, 0 to 1.
    SeekPosition(f64),
    /// To an event of the list.
    SeekLine(usize),
    /// This many ms of real time passed since the last frame.
    Tick(f64),
    /// How fast time runs.
    SetSpeed(Speed),
    /// Whether quiet time is skimmed.
    SetSkim(bool),
    /// Choose a segment and a copy of it, or none.
    Select(Option<(u32, u32)>),
    /// Choose the next segment in flight.
    SelectNext,
    /// Choose the segment in flight before.
    SelectPrevious,
    /// Lose the chosen segment now.
    Drop,
    /// Hold the chosen segment up by this much.
    Delay(Micros),
    /// Make a copy of the chosen segment.
    Duplicate,
    /// Damage the chosen segment.
    Corrupt,
    /// A call of an application now.
    Call(Side, CallName),
    /// An application sends this text now.
    Send(Side, String),
    /// Take back one act, by its place in the list.
    Undo(usize),
    /// Take back the last act.
    UndoLast,
    /// Open a scene of the gallery.
    Open(usize),
    /// Open a document.
    Load(Document),
    /// The ladder's width, px.
    Width(f64),
}

/// What a message changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Changed {
    /// The run, and with it the ladder and the list of events.
    pub trace: bool,
    /// The drawing: with the run, or with the width alone.
    pub ladder: bool,
    /// The present.
    pub time: bool,
    /// The chosen segment.
    pub selection: bool,
    /// Playing, speed, acts, what is possible, the announcement.
    pub controls: bool,
}

/// How fast time runs. At normal speed a flight takes about 1.6 s of real time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Speed {
    /// A quarter.
    Quarter,
    /// Half.
    Half,
    /// Normal.
    #[default]
    Normal,
    /// Twice.
    Double,
    /// Four times.
    Quadruple,
}

impl Speed {
    /// Every speed, from slow to fast.
    pub const ALL: [Self; 5] = [Self::Quarter, Self::Half, Self::Normal, Self::Double, Self::Quadruple];

    /// How many times the normal speed.
    #[must_use]
    pub const fn factor(self) -> f64 {
        match self {
            Self::Quarter => 0.25,
            Self::Half => 0.5,
            Self::Normal => 1.0,
            Self::Double => 2.0,
            Self::Quadruple => 4.0,
        }
    }
}

/// What kind of mark stands on the scrubber.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// A state changes.
    Transition,
    /// A segment is lost.
    Loss,
    /// The person acted.
    Act,
    /// A timer fires.
    Timeout,
}

/// A mark on the scrubber.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// When.
    pub at: Micros,
    /// Where on the scrubber, 0 to 1.
    pub position: f64,
    /// What.
    pub kind: MarkKind,
}

/// What can be done to a segment in flight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SegmentAct {
    /// Lose it.
    Drop,
    /// Hold it up.
    Delay,
    /// Copy it.
    Duplicate,
    /// Damage it.
    Corrupt,
}

/// An act on the chosen segment, and whether it is possible now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentOffer {
    /// What.
    pub act: SegmentAct,
    /// If not, why: a sentence.
    pub possible: Result<(), String>,
}

/// A call of an application, and whether it is possible now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What.
    pub call: CallName,
    /// If not, why: a sentence.
    pub possible: Result<(), String>,
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
        let trace = Rc::new(Trace::default());
        let ladder = Rc::new(layout(&trace, &words, 600.0));
        let lines = Rc::new(lines(&trace, &words));
        Self { words, document: Document::default(), trace, ladder, lines }
    }

    /// Take one message.
    pub fn update(&mut self, msg: Msg) -> Changed {
        let _ = (msg, &self.words);
        Changed::default()
    }

    /// The scene that is open; none for a document of one's own.
    #[must_use]
    pub fn scene(&self) -> Option<usize> {
        None
    }

    /// The run's document, the person's acts included.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The run.
    #[must_use]
    pub fn trace(&self) -> &Rc<Trace> {
        &self.trace
    }

    /// Its drawing.
    #[must_use]
    pub fn ladder(&self) -> &Rc<Ladder> {
        &self.ladder
    }

    /// Its list of events.
    #[must_use]
    pub fn lines(&self) -> &Rc<Vec<Line>> {
        &self.lines
    }

    /// The frame of the present.
    #[must_use]
    pub fn frame(&self) -> Frame {
        crate::frame(&self.trace, &self.ladder, self.at())
    }

    /// The present.
    #[must_use]
    pub fn at(&self) -> Micros {
        Micros::ZERO
    }

    /// Time runs.
    #[must_use]
    pub fn is_playing(&self) -> bool {
        false
    }

    /// Nothing is left to play.
    #[must_use]
    pub fn at_end(&self) -> bool {
        false
    }

    /// How fast time runs.
    #[must_use]
    pub fn speed(&self) -> Speed {
        Speed::Normal
    }

    /// Quiet time is skimmed.
    #[must_use]
    pub fn skims(&self) -> bool {
        true
    }

    /// The event at or before the present, by its place in the list.
    #[must_use]
    pub fn current_line(&self) -> Option<usize> {
        None
    }

    /// The marks on the scrubber.
    #[must_use]
    pub fn marks(&self) -> Vec<Mark> {
        Vec::new()
    }

    /// Where the present stands on the scrubber, 0 to 1.
    #[must_use]
    pub fn position(&self) -> f64 {
        0.0
    }

    /// The chosen segment and which copy of it.
    #[must_use]
    pub fn selected(&self) -> Option<(u32, u32)> {
        None
    }

    /// What can be done to the chosen segment.
    #[must_use]
    pub fn selected_acts(&self) -> Vec<SegmentOffer> {
        Vec::new()
    }

    /// What the application of this host can ask for.
    #[must_use]
    pub fn host_acts(&self, side: Side) -> Vec<Offer> {
        let _ = side;
        Vec::new()
    }

    /// What the person has done, in order.
    #[must_use]
    pub fn acts(&self) -> &[DoneAct] {
        &[]
    }

    /// A sentence for the live region, after a step or an act.
    #[must_use]
    pub fn announcement(&self) -> Option<&str> {
        None
    }

    /// Why the last message gave no new run, if it did not.
    #[must_use]
    pub fn trouble(&self) -> Option<&Trouble> {
        None
    }
}
