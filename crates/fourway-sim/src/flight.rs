//! A segment on its way: when it arrives, and what befalls it before.

use crate::path::{Dice, Throw};
use crate::{By, Fate, Fault, PathSide, Side};
use alloc::vec::Vec;
use fourway_proto::{Micros, Segment};

/// Where the bytes of a segment come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Origin {
    /// Which connection of the sender, from 1; 0 for a made-up segment.
    pub(crate) incarnation: u32,
    /// Offset of the first octet in that connection's stream.
    pub(crate) offset: u32,
}

/// Something that will befall a segment before it arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Planned {
    pub(crate) at: Micros,
    pub(crate) fate: Fate,
    pub(crate) by: By,
    pub(crate) gap: Micros,
}

/// A segment, or a copy of one, between the hosts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Flight {
    pub(crate) segment: u32,
    pub(crate) copy: u32,
    pub(crate) to: Side,
    pub(crate) header: Segment,
    pub(crate) origin: Origin,
    pub(crate) sent_at: Micros,
    /// Never in manual mode, until somebody decides.
    pub(crate) arrives: Micros,
    /// Half way, where a cut of the path takes it.
    pub(crate) crosses: Micros,
    pub(crate) corrupted: Option<By>,
    /// In order of time.
    pub(crate) planned: Vec<Planned>,
    /// The record that put it on its way.
    pub(crate) cause: u32,
}

/// How the path treats a segment, before any fault.
pub(crate) struct Treatment {
    pub(crate) travel: Micros,
    pub(crate) corrupted: Option<By>,
    pub(crate) planned: Vec<Planned>,
}

/// Time between a segment and the copy that the path itself makes.
const PATH_GAP: Micros = Micros::from_ms(10);

impl Treatment {
    /// Throw the dice for one segment.
    pub(crate) fn by_path(dice: Dice, side: &PathSide, now: Micros) -> Self {
        let travel = side.delay.plus(dice.jitter(side));
        let mut planned = Vec::new();
        let mut plan = |at, fate| planned.push(Planned { at, fate, by: By::Path, gap: PATH_GAP });
        if dice.falls(Throw::Duplicate, side.duplicate) {
            plan(now, Fate::Duplicated(1));
        }
        if dice.falls(Throw::Reorder, side.reorder) {
            // Half as long again as one way takes: segments sent up to then overtake it.
            plan(now, Fate::Delayed(Micros((travel.0 / 2).max(1000))));
        }
        if dice.falls(Throw::Loss, side.loss) {
            plan(now.plus(Micros(travel.0 / 2)), Fate::Lost);
        }
        let corrupted = dice.falls(Throw::Corrupt, side.corrupt).then_some(By::Path);
        Self { travel, corrupted, planned }
    }
}

impl Flight {
    /// Where it goes.
    #[must_use]
    pub const fn to(&self) -> Side {
        self.to
    }

    /// Its number in the run, from 1.
    #[must_use]
    pub const fn segment(&self) -> u32 {
        self.segment
    }

    /// The segment.
    #[must_use]
    pub const fn header(&self) -> &Segment {
        &self.header
    }

    /// True for one that the script has made up and that nobody decides over.
    #[must_use]
    pub const fn arrives_by_itself(&self) -> bool {
        self.arrives.0 != Micros::NEVER.0
    }

    /// Which connection of its sender it belongs to, from 1; 0 for a made-up segment.
    #[must_use]
    pub const fn incarnation(&self) -> u32 {
        self.origin.incarnation
    }

    /// When it was sent.
    #[must_use]
    pub const fn sent_at(&self) -> Micros {
        self.sent_at
    }

    /// The next moment at which something happens to it.
    pub(crate) fn next_at(&self) -> Micros {
        self.planned.first().map_or(Micros::NEVER, |planned| planned.at).min(self.crosses).min(self.arrives)
    }

    /// Add a fault, at the moment that it names or at its usual one. One that comes after the arrival never happens.
    pub(crate) fn plan(&mut self, fault: &Fault) {
        let half_way = self.sent_at.plus(Micros(self.arrives.since(self.sent_at).0 / 2));
        let usual = match fault.fate {
            Fate::Lost if self.arrives != Micros::NEVER => half_way,
            Fate::Lost | Fate::Delayed(_) | Fate::Duplicated(_) | Fate::Corrupted | Fate::Arrived => self.sent_at,
        };
        let at = fault.at.map_or(usual, |at| at.max(self.sent_at));
        let place = self.planned.partition_point(|planned| planned.at <= at);
        self.planned.insert(place, Planned { at, fate: fault.fate, by: Fault::BY, gap: fault.gap });
    }
}
