//! The pure view-model of Fourway: a run and a moment in, a picture as numbers and sentences out.
//! Never a browser type, a clock, randomness or a decision about TCP.
#![forbid(unsafe_code)]

mod doings;
mod explain;
mod flight;
mod frame;
mod gallery;
pub mod keys;
mod ladder;
mod link;
pub mod marks;
mod player;
mod scale;
mod text;
mod view;
mod within;

pub use doings::Doings;
pub use explain::{Line, LineKind, Who, begins, guide_place, key_of, lines, lines_of, segment_name, segment_noun};
pub use frame::{Clock, Frame, Moving, frame};
pub use gallery::{Scene, SceneCard, gallery};
pub use ladder::{
    Anchor, Arrow, ArrowEnd, ArrowKind, ArrowLabel, Band, Break, CallMark, Label, Ladder, PathMark, Tick, TimerMark,
    layout, layout_of, letter_width, letters, x_at,
};
pub use link::{LONGEST_LINK, Link, LinkAct, LinkDeed, LinkStart, LinkTrouble};
pub use player::{
    Changed, Compared, DoneAct, Mark, MarkKind, Msg, Offer, OtherRun, Player, SegmentAct, SegmentOffer, Speed, Stride,
    Trouble, first_difference, with_acts,
};
pub use scale::TimeScale;
pub use text::{Catalogue, Numbers};
pub use view::View;
pub use within::within;
