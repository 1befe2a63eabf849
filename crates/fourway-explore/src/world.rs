//! One situation of the search: the settled simulator, what is remembered beside it, and what is left of the budget.

use crate::diagram::Stimulus;
use crate::facts::{self, Before};
use crate::property::Property;
use crate::watch::{self, Watch};
use fourway_proto::{Flags, Micros};
use fourway_sim::{Act, Choice, PathSide, Record, Scenario, Side, Sim};

/// Most segments on the path at once; a situation with more is not followed.
pub const MOST_IN_FLIGHT: usize = 64;

/// What may go wrong, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Budget {
    /// Segments and copies that may vanish.
    pub losses: u8,
    /// Copies that may arrive.
    pub duplicates: u8,
    /// Segments that may arrive after one that was sent later in the same direction.
    pub reorderings: u8,
    /// Times that a timer may fire while a segment is on its way: how often the path is slower than the hosts expect.
    pub delays: u8,
    /// How long a segment may be on its way: the path's own maximum segment lifetime.
    pub lifetime: Micros,
    /// Unique states at which the search stops.
    pub states: u32,
}

impl Budget {
    /// No fault at all, the two minutes of RFC 9293 section 3.4.2, ten million states.
    pub const NONE: Self = Self {
        losses: 0,
        duplicates: 0,
        reorderings: 0,
        delays: 0,
        lifetime: Micros::from_secs(120),
        states: 10_000_000,
    };
}

impl Default for Budget {
    /// One delay and no other fault.
    fn default() -> Self {
        Self { delays: 1, ..Self::NONE }
    }
}

/// What is left of the budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Left {
    pub(crate) losses: u8,
    pub(crate) duplicates: u8,
    pub(crate) reorderings: u8,
    pub(crate) delays: u8,
}

impl From<&Budget> for Left {
    fn from(budget: &Budget) -> Self {
        let Budget { losses, duplicates, reorderings, delays, .. } = *budget;
        Self { losses, duplicates, reorderings, delays }
    }
}

/// A situation; two that are equal have the same runs before them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct World {
    pub(crate) sim: Sim,
    pub(crate) watches: [Watch; 2],
    pub(crate) left: Left,
    /// For each segment on the path: one that was sent later has already arrived.
    pub(crate) late: u64,
}

/// The scenario as the search runs it: the path takes no time, decides nothing, and every segment waits for a choice.
#[must_use]
pub fn prepare(scenario: &Scenario) -> Scenario {
    let still = PathSide { delay: Micros::ZERO, jitter: Micros::ZERO, loss: 0, duplicate: 0, reorder: 0, corrupt: 0 };
    let mut scenario = scenario.clone();
    scenario.manual = true;
    scenario.path = [still; 2];
    scenario.faults.clear();
    scenario
}

impl World {
    /// The start of a scenario that [`prepare`] has given.
    #[must_use]
    pub fn new(scenario: &Scenario, budget: &Budget) -> Self {
        let mut world = Self::unsettled(scenario, budget);
        world.sim.settle(scenario);
        world
    }

    /// The same at 0 ms, where a run starts.
    pub(crate) fn unsettled(scenario: &Scenario, budget: &Budget) -> Self {
        let sim = Sim::new(scenario);
        Self { sim, watches: [Watch::new(scenario.established); 2], left: Left::from(budget), late: 0 }
    }

    /// What can happen next within what is left of the budget.
    pub fn choices(&self, scenario: &Scenario, budget: &Budget, out: &mut Vec<Choice>) {
        self.sim.choices(scenario, budget.lifetime, out);
        out.retain(|choice| self.left_after(*choice).is_some());
    }

    /// What a choice leaves of the budget; none where it asks for more.
    pub(crate) fn left_after(&self, choice: Choice) -> Option<Left> {
        let mut left = self.left;
        match choice {
            Choice::Deliver(index) => {
                left.reorderings = left.reorderings.checked_sub(self.overtaken(index).count_ones() as u8)?;
            }
            Choice::Duplicate(index) => {
                left.duplicates = left.duplicates.checked_sub(1)?;
                left.reorderings = left.reorderings.checked_sub(self.overtaken(index).count_ones() as u8)?;
            }
            Choice::Lose(_) => left.losses = left.losses.checked_sub(1)?,
            Choice::Time if self.sim.flights().is_empty() => {}
            Choice::Time => left.delays = left.delays.checked_sub(1)?,
            Choice::Script(_) => {}
        }
        Some(left)
    }

    /// The segments that one overtakes by arriving now and that have not been overtaken before.
    fn overtaken(&self, index: usize) -> u64 {
        let flights = self.sim.flights();
        let to = flights[index].to();
        let passed = (0..index).filter(|&n| flights[n].to() == to).fold(0, |bits, n| bits | 1 << n);
        passed & !self.late
    }

    /// The choice's effect on the marks of lateness.
    pub(crate) fn late_after(&self, choice: Choice) -> u64 {
        let without = |late: u64, index: usize| {
            let below = (1_u64 << index) - 1;
            (late & below) | (late >> 1 & !below)
        };
        match choice {
            Choice::Deliver(index) => without(self.late | self.overtaken(index), index),
            Choice::Lose(index) => without(self.late, index),
            Choice::Duplicate(index) => self.late | self.overtaken(index),
            Choice::Time | Choice::Script(_) => self.late,
        }
    }

    /// What was done to each host, and of which connection the segment was.
    pub(crate) fn stimuli(&self, scenario: &Scenario, choice: Choice) -> ([Option<Stimulus>; 2], u32) {
        let mut stimuli = [None; 2];
        let mut incarnation = 0;
        match choice {
            Choice::Deliver(index) | Choice::Duplicate(index) => {
                let flight = &self.sim.flights()[index];
                stimuli[flight.to() as usize] = Some(Stimulus::Segment);
                incarnation = if flight.header().flags.has(Flags::SYN) { flight.incarnation() } else { 0 };
            }
            Choice::Time => stimuli = [Some(Stimulus::Timer); 2],
            Choice::Script(index) => {
                if let Some(Act::Host { host, .. }) = scenario.script.get(index).map(|step| &step.act) {
                    stimuli[*host as usize] = Some(Stimulus::Call);
                }
            }
            Choice::Lose(_) => {}
        }
        (stimuli, incarnation)
    }

    /// Take one of [`World::choices`], settle, and say what does not hold. `records` is room for the simulator.
    pub fn take(&mut self, scenario: &Scenario, choice: Choice, records: &mut Vec<Record>) -> Vec<Property> {
        let broken = self.step(scenario, choice, records);
        self.sim.settle(scenario);
        broken
    }

    /// The same without settling: the clock and the numbers are those of a run from the start.
    pub(crate) fn step(&mut self, scenario: &Scenario, choice: Choice, records: &mut Vec<Record>) -> Vec<Property> {
        let (Some(left), late) = (self.left_after(choice), self.late_after(choice)) else {
            return Vec::new();
        };
        let (stimuli, incarnation) = self.stimuli(scenario, choice);
        let before = Side::BOTH.map(|side| Before::of(self.sim.host(side), stimuli[side as usize], incarnation));
        records.clear();
        self.sim.choose(scenario, choice, records);
        (self.left, self.late) = (left, late);
        let mut broken = Vec::new();
        let mut told = Vec::new();
        let hosts = Side::BOTH.map(|side| self.sim.host(side));
        for side in Side::BOTH {
            told.clear();
            facts::read(side, before[side as usize], records, hosts[side as usize], &mut told);
            broken.extend(watch::apply(&mut self.watches, hosts, side, &told));
        }
        broken
    }
}
