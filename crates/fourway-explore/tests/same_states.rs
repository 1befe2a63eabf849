//! The search takes remembered steps of single hosts; a plain breadth-first search over whole worlds, which takes every
//! step through the simulator, comes to the same states by the same steps.

mod common;

use common::{budget, scenario};
use fourway_explore::{Budget, World, prepare, search};
use fourway_sim::Scenario;
use std::collections::HashSet;

#[test]
fn a_plain_search_over_worlds_finds_the_same_states() {
    check("four-way-close", [1, 1, 1, 1]);
    check("simultaneous-close", [1, 0, 1, 1]);
    check("half-close-with-data", [1, 0, 0, 0]);
    check("open-talk-close", [1, 0, 0, 0]);
    check("abort", [1, 1, 0, 0]);
    check("no-time-wait", [0, 1, 1, 0]);
    check("crash", [1, 0, 1, 1]);
    check("linux", [1, 1, 0, 0]);
    check("made-up", [1, 0, 0, 1]);
}

fn check(stem: &str, faults: [u8; 4]) {
    let (scenario, budget) = (scenario(stem), budget(faults));
    let report = search(&scenario, &budget).unwrap();
    let plain = plain(&scenario, &budget);
    assert!(report.complete, "{stem}");
    assert_eq!((report.states, report.steps, report.depth), plain, "{stem}");
}

/// States, steps and depth.
fn plain(scenario: &Scenario, budget: &Budget) -> (usize, u64, u32) {
    let scenario = prepare(scenario);
    let start = World::new(&scenario, budget);
    let mut seen = HashSet::from([start.clone()]);
    let mut layer = vec![start];
    let (mut steps, mut depth, mut records) = (0, 0, Vec::new());
    loop {
        let mut next = Vec::new();
        for world in &layer {
            let mut choices = Vec::new();
            world.choices(&scenario, budget, &mut choices);
            for choice in choices {
                let mut after = world.clone();
                let broken = after.take(&scenario, choice, &mut records);
                steps += 1;
                if seen.insert(after.clone()) {
                    next.push((after, broken.is_empty()));
                }
            }
        }
        if next.is_empty() {
            return (seen.len(), steps, depth);
        }
        depth += 1;
        layer = next.into_iter().filter_map(|(world, sound)| sound.then_some(world)).collect();
    }
}
