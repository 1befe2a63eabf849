//! The diagram against the engine: every move is an edge, every edge a move; and the picture fits.

use super::*;
use fourway_proto::Micros;
use fourway_sim::{Document, Kind, Scenario, Side, Trace, run};
use fourway_stage::{Anchor, Catalogue, gallery};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn trace_of(name: &str) -> Trace {
    let scene = gallery().iter().find(|scene| scene.name == name).expect(name);
    run(&scene.scenario().expect(name))
}

/// Every scenario of the repository: the gallery, one for each rule, the captures.
fn all_scenarios() -> Vec<Scenario> {
    let folders = ["", "rules", "captures"].map(|name| Path::new("../../scenarios").join(name));
    let listed = folders.iter().flat_map(|folder| fs::read_dir(folder).expect("a folder"));
    let files = listed.map(|entry| entry.expect("a file").path()).filter(|path| path.extension().is_some());
    let read = |path| Document::parse(&fs::read_to_string(path).expect("a text")).expect("a document");
    files.map(|path| Scenario::compile(&read(path)).expect("a scenario")).collect()
}

#[test]
fn every_move_of_every_scenario_is_an_edge_and_every_rule_on_an_edge_moves() {
    let mut moving = BTreeSet::new();
    for scenario in all_scenarios() {
        for record in run(&scenario).records {
            if let Kind::State { from, to, rule, .. } = record.kind {
                moving.insert(rule);
                assert!(edge_of(from, to, rule).is_some(), "{}: {from} to {to} by {}", scenario.title, rule.name());
            }
        }
    }
    for rule in Rule::ALL {
        let named = EDGES.iter().any(|edge| edge.rules.contains(rule));
        assert_eq!(named, moving.contains(rule), "{}", rule.name());
    }
}

#[test]
fn every_state_change_of_the_gallery_is_one_edge() {
    for scene in gallery() {
        let trace = trace_of(scene.name);
        let changes = trace.records.iter().filter(|record| matches!(record.kind, Kind::State { .. })).count();
        assert_eq!(passages(&trace).count(), changes, "{}", scene.name);
    }
}

#[test]
fn each_edge_is_its_own_and_has_words() {
    let words = Catalogue::whole();
    for (index, edge) in EDGES.iter().enumerate() {
        for rule in edge.rules {
            assert_eq!(edge_of(edge.from, edge.to, *rule), Some(index));
            assert!(words.has(&format!("cue.{}", rule.name())), "{}", rule.name());
        }
        assert!(edge.cut == edge.sign.is_empty() && (edge.cut || words.has(edge.sign)), "{}", edge.sign);
    }
}

#[test]
fn a_way_is_what_was_taken_up_to_the_record() {
    let trace = trace_of("four-way-close");
    let ends = [State::Closed; 2];
    let all = walks(&trace, ends, trace.records.last().map(|record| record.id));
    assert_eq!(all[0].taken.count(), 4);
    assert_eq!(all[1].taken.count(), 3);
    assert!(all.iter().all(|walk| walk.after));
    assert!(all.iter().all(|walk| walk.state == State::Closed));
    let none = walks(&trace, ends, None);
    assert!(none.iter().all(|walk| walk.state == State::Established));
    assert!(none.iter().all(|walk| walk.taken.count() == 0 && walk.last.is_none() && !walk.after));
    let first = passages(&trace).next().expect("a move");
    assert_eq!((first.host, first.at), (Side::Client, Micros::ZERO));
    let then = walks(&trace, ends, Some(first.record));
    assert_eq!(then[0].state, State::FinWait1);
    assert_eq!(then[0].last, Some((first.edge, first.record)));
}

#[test]
fn a_scene_that_takes_an_edge_takes_it() {
    let found = (0..EDGES.len()).filter_map(|edge| scene_with(edge).map(|scene| (edge, scene)));
    let found: Vec<_> = found.collect();
    assert!(found.len() >= 15, "{}", found.len());
    for (edge, scene) in found {
        let trace = trace_of(gallery()[scene].name);
        assert!(passages(&trace).any(|passage| passage.edge == edge));
    }
}

#[test]
fn the_states_stand_apart_and_within_the_width_from_the_least_to_the_most() {
    for width in [300.0, 304.0, 320.0, 352.0, 400.0, 420.0] {
        let plan = plan(width);
        assert!((plan.width - width).abs() < 0.1 && plan.routes.len() == EDGES.len());
        for (n, site) in plan.sites.iter().enumerate() {
            assert!(site.x - site.width / 2.0 > 5.0 && site.x + site.width / 2.0 < width - 5.0);
            for other in &plan.sites[n + 1..] {
                let across = (site.x - other.x).abs() - (site.width + other.width) / 2.0;
                let down = (site.y - other.y).abs() - (site.height + other.height) / 2.0;
                assert!(across > 10.0 || down > 10.0, "{width}: {:?} {:?}", site.state, other.state);
            }
        }
    }
}

#[test]
fn no_line_runs_through_a_state_and_no_word_lies_on_one() {
    let words = Catalogue::whole();
    for width in [304.0, 320.0, 352.0, 400.0] {
        let plan = plan(width);
        for (index, route) in plan.routes.iter().enumerate() {
            let edge = &EDGES[index];
            let name = format!("{width}: {:?} to {:?}", edge.from, edge.to);
            for pair in route.points.windows(2) {
                for step in 1..20 {
                    let part = f64::from(step) / 20.0;
                    let (a, b) = (pair[0], pair[1]);
                    let (x, y) = (a.0 + (b.0 - a.0) * part, a.1 + (b.1 - a.1) * part);
                    let hit = |site: &&Site| {
                        (x - site.x).abs() < site.width / 2.0 - 0.5 && (y - site.y).abs() < site.height / 2.0 - 0.5
                    };
                    assert!(!plan.sites.iter().any(|site| hit(&site)), "{name} at {x} {y}");
                }
            }
            if edge.cut {
                continue;
            }
            let long = words.get(edge.sign).chars().count() as f64 * 7.3;
            let left = match route.sign.2 {
                Anchor::Start => route.sign.0,
                Anchor::Middle => route.sign.0 - long / 2.0,
                Anchor::End => route.sign.0 - long,
            };
            assert!(left >= 0.0 && left + long <= width, "{name}: its word {left} {long}");
            for site in &plan.sites {
                let across = (left + long / 2.0 - site.x).abs() - (long + site.width) / 2.0;
                let down = (route.sign.1 - 4.0 - site.y).abs() - (9.0 + site.height) / 2.0;
                assert!(across >= -1.0 || down >= -1.0, "{name}: its word on {:?}", site.state);
            }
        }
    }
}
