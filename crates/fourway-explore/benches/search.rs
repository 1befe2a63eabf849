//! States a second and octets a state, side by side with stateright taking the same steps of the simulator.

use fourway_explore::{Budget, World, prepare, search};
use fourway_sim::{Choice, Document, Scenario};
use stateright::{Checker, Model, Property};
use std::time::{Duration, Instant};

/// What is searched: about a million states.
const SCENARIO: &str = include_str!("../../../scenarios/four-way-close.json");
const BUDGET: Budget = Budget { losses: 3, duplicates: 1, reorderings: 1, delays: 3, ..Budget::NONE };

/// The scenario as stateright sees it.
struct Checked {
    scenario: Scenario,
    budget: Budget,
}

/// A situation, and whether the step to it broke a property.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Seen {
    world: World,
    broken: bool,
}

impl Model for Checked {
    type State = Seen;
    type Action = Choice;

    fn init_states(&self) -> Vec<Seen> {
        vec![Seen { world: World::new(&self.scenario, &self.budget), broken: false }]
    }

    fn actions(&self, seen: &Seen, actions: &mut Vec<Choice>) {
        seen.world.choices(&self.scenario, &self.budget, actions);
    }

    fn next_state(&self, seen: &Seen, choice: Choice) -> Option<Seen> {
        let mut world = seen.world.clone();
        let broken = !world.take(&self.scenario, choice, &mut Vec::new()).is_empty();
        Some(Seen { world, broken })
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![Property::always("nothing is broken", |_: &Self, seen: &Seen| !seen.broken)]
    }
}

fn main() {
    let document = Document::parse(SCENARIO).expect("a good scenario");
    let scenario = Scenario::compile(&document).expect("a good scenario");
    let mut own: Vec<Duration> = Vec::new();
    let mut report = None;
    for _ in 0..3 {
        let start = Instant::now();
        report = Some(search(&scenario, &BUDGET).expect("a scenario that can be searched"));
        own.push(start.elapsed());
    }
    let report = report.expect("a report");
    own.sort();
    let start = Instant::now();
    let checker = Checked { scenario: prepare(&scenario), budget: BUDGET }.checker().threads(1).spawn_bfs().join();
    let theirs = start.elapsed();
    let rate = |states: usize, took: Duration| states as f64 / took.as_secs_f64() / 1e6;
    assert_eq!(report.states, checker.unique_state_count(), "both find the same states");
    let Budget { losses, duplicates, reorderings, delays, .. } = BUDGET;
    println!(
        "four-way-close [{losses}, {duplicates}, {reorderings}, {delays}]: {} unique states, {} steps, depth {}",
        report.states, report.steps, report.depth
    );
    println!(
        "fourway-explore {:.2} s, {:.2} million states a second, {} bytes a state, {} hosts and {} segments kept",
        own[1].as_secs_f64(),
        rate(report.states, own[1]),
        report.octets / report.states,
        report.values[0],
        report.values[1]
    );
    println!(
        "stateright      {:.2} s, {:.2} million states a second; {:.1} times as long",
        theirs.as_secs_f64(),
        rate(report.states, theirs),
        theirs.as_secs_f64() / own[1].as_secs_f64()
    );
}
