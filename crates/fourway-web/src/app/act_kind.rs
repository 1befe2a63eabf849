//! What follows an act: which ones ask for another run, and which begin to play it.

use fourway_stage::Msg as Act;

/// What follows when a person asks something of the player.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ActKind {
    /// Nothing: it is about how things are shown.
    Setting,
    /// The present moves, or something is chosen.
    Move,
    /// Another run, to be seen from here on.
    Beginning,
    /// Another run, in which something happens to the chosen segment.
    Fault,
    /// Another run, in which the chosen segment is lost or arrives at once.
    Loss,
}

impl ActKind {
    /// The kind of an act.
    pub fn of(act: &Act) -> Self {
        match act {
            Act::Width(_) | Act::SetSpeed(_) | Act::SetSkim(_) | Act::SetStride(_) | Act::Hold(_) | Act::Tick(_) => {
                Self::Setting
            }
            Act::Call(..) | Act::Send(..) | Act::Open(_) => Self::Beginning,
            Act::Drop | Act::Deliver => Self::Loss,
            Act::Delay(_) | Act::Duplicate | Act::Corrupt | Act::Load(_) => Self::Fault,
            Act::Play
            | Act::Pause
            | Act::Toggle
            | Act::StepForward
            | Act::StepBack
            | Act::Restart
            | Act::End
            | Act::Seek(_)
            | Act::SeekPosition(_)
            | Act::SeekLine(_)
            | Act::Select(_)
            | Act::SelectNext
            | Act::SelectPrevious
            | Act::PlayBack
            | Act::Bookmark
            | Act::Undo(_)
            | Act::UndoLast
            | Act::Redo
            | Act::Switch(_)
            | Act::Compare(_)
            | Act::Network(_) => Self::Move,
        }
    }

    /// Whether the act asks for another run.
    pub fn makes_a_run(self) -> bool {
        match self {
            Self::Setting | Self::Move => false,
            Self::Beginning | Self::Fault | Self::Loss => true,
        }
    }
}
