//! How far a learner has come with a task: which goals are met, since when, and which limits are broken.

use crate::{ActKind, Challenge, Task, held_since};
use fourway_proto::Micros;
use fourway_sim::{Side, Trace};
use fourway_stage::{LinkAct, LinkDeed};

/// Most stars.
const STARS: u8 = 3;

/// One goal of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goal {
    /// Since when it is met in this run, to its end; none where it is not.
    pub since: Option<Micros>,
    /// The present has come to that moment.
    pub ticked: bool,
}

impl Goal {
    /// A goal that is met since a moment, or not at all, as it is at another moment.
    #[must_use]
    pub fn at(since: Option<Micros>, now: Micros) -> Self {
        Self { since, ticked: since.is_some_and(|since| since <= now) }
    }
}

/// A limit of a challenge that the learner's acts break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// More acts than allowed.
    Acts,
    /// More losses than allowed.
    Losses,
    /// An act of a kind that is not allowed; its place among the acts.
    Kind(usize),
    /// A call on a host where none is allowed; its place among the acts.
    Host(usize),
}

/// What is to be said of a learner's run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// In the order of the task.
    pub goals: Vec<Goal>,
    /// Limits that are broken, in order.
    pub broken: Vec<Broken>,
    /// Every goal is ticked and no limit broken.
    pub met: bool,
    /// 1 to 3 where it is met, else 0: one less for more acts than par, and one less for each hint.
    pub stars: u8,
}

impl Task {
    /// How far a run meets the goals at a moment.
    #[must_use]
    pub fn goals_in(&self, trace: &Trace, now: Micros) -> Vec<Goal> {
        let goal = |claims: &Vec<_>| {
            let since = claims.iter().map(|claim| held_since(claim, trace)).collect::<Option<Vec<_>>>();
            Goal::at(since.and_then(|moments| moments.into_iter().max()), now)
        };
        self.goals().iter().map(goal).collect()
    }

    /// Every goal is ticked at a moment.
    #[must_use]
    pub fn is_met(&self, trace: &Trace, now: Micros) -> bool {
        self.goals_in(trace, now).iter().all(|goal| goal.ticked)
    }
}

/// Judge the run that a learner's acts made of a challenge, as far as the present.
#[must_use]
pub fn judge(challenge: &Challenge, acts: &[LinkAct], trace: &Trace, now: Micros, hints: u8) -> Verdict {
    weigh(challenge, acts, challenge.task.goals_in(trace, now), hints)
}

/// The same, where it is known already how far the run meets the goals.
#[must_use]
pub fn weigh(challenge: &Challenge, acts: &[LinkAct], goals: Vec<Goal>, hints: u8) -> Verdict {
    let broken = challenge.broken(acts);
    let met = broken.is_empty() && goals.iter().all(|goal| goal.ticked);
    let over = u8::from(acts.len() > usize::from(challenge.par));
    let stars = if met { STARS.saturating_sub(over.saturating_add(hints)).max(1) } else { 0 };
    Verdict { goals, broken, met, stars }
}

impl Challenge {
    /// The limits that these acts break.
    #[must_use]
    pub fn broken(&self, acts: &[LinkAct]) -> Vec<Broken> {
        let mut broken = Vec::new();
        if acts.len() > usize::from(self.may.acts) {
            broken.push(Broken::Acts);
        }
        let loses = |act: &&LinkAct| matches!(ActKind::of(&act.deed), Some(ActKind::Drop | ActKind::Corrupt));
        if acts.iter().filter(loses).count() > usize::from(self.may.losses) {
            broken.push(Broken::Losses);
        }
        for (n, act) in acts.iter().enumerate() {
            if !ActKind::of(&act.deed).is_some_and(|kind| self.may.kinds.contains(&kind)) {
                broken.push(Broken::Kind(n));
            } else if !host_of(&act.deed).is_none_or(|host| self.may.hosts.contains(&host)) {
                broken.push(Broken::Host(n));
            }
        }
        broken
    }
}

const fn host_of(deed: &LinkDeed) -> Option<Side> {
    match deed {
        LinkDeed::Call(host, ..) => Some(*host),
        LinkDeed::Drop(..)
        | LinkDeed::Delay(..)
        | LinkDeed::Duplicate(..)
        | LinkDeed::Corrupt(..)
        | LinkDeed::Network(_)
        | LinkDeed::Decide(..) => None,
    }
}
