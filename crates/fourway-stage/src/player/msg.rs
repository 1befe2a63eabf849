//! What is asked of the player, and what it answers.

use crate::SceneCard;
use fourway_proto::Micros;
use fourway_sim::{CallName, Scenario, Side};

/// What a person or the clock asks of the player.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// Let time run.
    Play,
    /// Stop time.
    Pause,
    /// Let time run backwards, or stop it.
    PlayBack,
    /// Play or pause.
    Toggle,
    /// To the next event, or what else steps lead to.
    StepForward,
    /// To the one before.
    StepBack,
    /// What steps lead to.
    SetStride(Stride),
    /// Mark the present, or take its mark away.
    Bookmark,
    /// Moments at which time stops when it comes to them, in place of those said before.
    Hold(Vec<Micros>),
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
    /// Let the chosen segment arrive, which waits for the person.
    Deliver,
    /// From now on each segment waits for the person, or no longer does.
    Network(bool),
    /// A call of an application now.
    Call(Side, CallName),
    /// An application sends this text now.
    Send(Side, String),
    /// Take back one act, by its place in the list.
    Undo(usize),
    /// Back to the version of the run before the last change.
    UndoLast,
    /// The change again that was taken back last.
    Redo,
    /// Another run of the same scene, by its number.
    Switch(usize),
    /// Another run of the same scene beside the one shown, or none.
    Compare(Option<usize>),
    /// Open a scene.
    Open(Box<(SceneCard, Scenario)>),
    /// Open a scenario.
    Load(Box<Scenario>),
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
    /// What stands on the scrubber, with nothing else.
    pub marks: bool,
    /// The chosen segment.
    pub selection: bool,
    /// Playing, speed, acts, what is possible, the announcement.
    pub controls: bool,
}

impl Changed {
    /// Everything.
    pub const ALL: Self = Self { trace: true, ladder: true, time: true, marks: true, selection: true, controls: true };
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
    /// The person marked it.
    Bookmark,
}

/// What a step leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Stride {
    /// The next event of the list.
    #[default]
    Event,
    /// The next mark of this kind on the scrubber.
    Mark(MarkKind),
}

impl Stride {
    /// Every stride, in the order shown.
    pub const ALL: [Self; 6] = [
        Self::Event,
        Self::Mark(MarkKind::Transition),
        Self::Mark(MarkKind::Loss),
        Self::Mark(MarkKind::Timeout),
        Self::Mark(MarkKind::Act),
        Self::Mark(MarkKind::Bookmark),
    ];
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
