//! The pure view-model of Fourway: a run and a moment in, a picture as numbers and sentences out.
//! Never a browser type, a clock, randomness or a decision about TCP.
#![forbid(unsafe_code)]

mod diagram;
mod doings;
mod ends;
mod explain;
mod flight;
mod frame;
mod gallery;
mod inspect;
mod ladder;
mod link;
pub mod marks;
mod player;
mod scale;
mod streams;
mod text;
mod why;
mod within;

pub use diagram::{EDGES, Edge, Edges, Passage, Plan, Route, Site, Walk, edge_of, passages, plan, scene_with, walks};
pub use doings::Doings;
pub use ends::{Fact, GROUPS, Value, facts};
pub use explain::{Line, LineKind, Who, lines, lines_of, segment_name, segment_noun};
pub use frame::{Clock, Frame, Moving, frame};
pub use gallery::{Scene, gallery};
pub use inspect::{Check, Closely, Field, Verdict, checks, closely, hex};
pub use ladder::{
    Anchor, Arrow, ArrowEnd, ArrowKind, ArrowLabel, Band, Break, CallMark, Label, Ladder, PathMark, Tick, TimerMark,
    layout, layout_of,
};
pub use link::{LONGEST_LINK, Link, LinkAct, LinkDeed, LinkStart, LinkTrouble};
pub use player::{
    Changed, Compared, DoneAct, Mark, MarkKind, Msg, Offer, OtherRun, Player, SegmentAct, SegmentOffer, Speed, Stride,
    Trouble, first_difference,
};
pub use scale::TimeScale;
pub use streams::{Come, Stretch, stream};
pub use text::Catalogue;
pub use why::{Tie, causes, chain, link};
pub use within::within;
