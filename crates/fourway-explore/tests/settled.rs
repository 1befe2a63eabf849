//! Settling moves a situation along the clock and its numbers along their circles, and changes nothing that it will do: a
//! walk of choices gives the same records with and without it.

mod common;

use common::{budget, scenario};
use fourway_explore::{World, prepare};
use fourway_sim::{Choice, Kind, Record, Sim};

#[test]
fn a_walk_tells_the_same_whether_it_is_settled_or_not() {
    for stem in STEMS {
        for seed in 0..300 {
            walk(stem, seed);
        }
    }
}

const STEMS: [&str; 11] = [
    "four-way-close",
    "simultaneous-close",
    "half-close-with-data",
    "open-talk-close",
    "server-never-closes",
    "abort",
    "no-time-wait",
    "full-time-wait",
    "crash",
    "linux",
    "keepalive",
];

fn walk(stem: &str, seed: u64) {
    let scenario = prepare(&scenario(stem));
    let budget = budget([6, 3, 6, 6]);
    let mut settled = World::new(&scenario, &budget);
    let mut plain = Sim::new(&scenario);
    let mut dice = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    for _ in 0..60 {
        let (mut choices, mut offered) = (Vec::new(), Vec::new());
        settled.choices(&scenario, &budget, &mut choices);
        plain.choices(&scenario, budget.lifetime, &mut offered);
        assert!(choices.iter().all(|choice| offered.contains(choice)), "{stem}, {seed}: {choices:?} {offered:?}");
        if choices.is_empty() {
            return;
        }
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let choice: Choice = choices[(dice >> 33) as usize % choices.len()];
        let (mut told, mut wanted) = (Vec::new(), Vec::new());
        settled.take(&scenario, choice, &mut told);
        assert!(plain.choose(&scenario, choice, &mut wanted));
        let (told, wanted): (Vec<_>, Vec<_>) = (told.iter().map(what).collect(), wanted.iter().map(what).collect());
        assert_eq!(told, wanted, "{stem}, {seed}: {choice:?}");
    }
}

/// A record without its times, its absolute numbers and its place in the trace.
fn what(record: &Record) -> String {
    match record.kind {
        Kind::Sent { from, header, seq_rel, ack_rel, retransmission, .. } => {
            // A RST at the absolute number 0 stands there whatever the ISN.
            let seq_rel = if header.seq.0 == 0 { 0 } else { seq_rel };
            format!(
                "{from:?} {:?} {seq_rel} {ack_rel} {} {} {retransmission} {:?}",
                header.flags,
                header.len,
                header.window,
                header.ts.is_some()
            )
        }
        Kind::Fate { fate, by, .. } => format!("{fate:?} {by:?}"),
        Kind::Ignored { host, rule, .. } => format!("{host:?} {rule:?}"),
        Kind::Timer { host, timer, change, rule } => {
            let span = match change {
                fourway_proto::TimerChange::Armed(at) => Some(at.since(record.at)),
                fourway_proto::TimerChange::Fired | fourway_proto::TimerChange::Cancelled => None,
            };
            format!("{host:?} {timer:?} {span:?} {rule:?}")
        }
        Kind::Data { host, event, offset, len, from_incarnation } => {
            let offset = if len == 0 { 0 } else { offset };
            format!("{host:?} {event:?} {offset} {len} {from_incarnation}")
        }
        kind @ (Kind::Call { .. } | Kind::State { .. } | Kind::Error { .. } | Kind::Outcome { .. }) => {
            format!("{kind:?}")
        }
    }
}
