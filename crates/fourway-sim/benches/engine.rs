//! Whole teardowns, records and re-runs a second, and the sizes that cloning costs.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use fourway_proto::{Call, Config, Endpoint, Micros, Seq, State};
use fourway_sim::{Document, Scenario, Sim, run};

const SCENARIOS: [(&str, &str); 4] = [
    ("four-way-close", include_str!("../../../scenarios/four-way-close.json")),
    ("client-gives-up", include_str!("../../../scenarios/client-gives-up.json")),
    ("everything-duplicated", include_str!("../../../scenarios/everything-duplicated.json")),
    ("open-talk-close", include_str!("../../../scenarios/open-talk-close.json")),
];

fn main() {
    println!("Endpoint {} bytes, Sim {} bytes", size_of::<Endpoint>(), size_of::<Sim>());
    divan::main();
}

fn scenario(name: &str) -> Scenario {
    let text = SCENARIOS.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text);
    Scenario::compile(&Document::parse(text).expect("a good scenario")).expect("a good scenario")
}

/// One teardown with segments passed as values: ESTABLISHED to CLOSED at both ends.
#[divan::bench]
fn teardown(bencher: Bencher) {
    let config = Config::default();
    let pair = [
        Endpoint::established(config, Seq(1000), Seq(5000), config.window, false),
        Endpoint::established(config, Seq(5000), Seq(1000), config.window, false),
    ];
    bencher.counter(ItemsCount::new(1_usize)).bench_local(|| tear_down(black_box(pair)));
}

fn tear_down(mut ends: [Endpoint; 2]) -> [State; 2] {
    let mut now = Micros::ZERO;
    for closer in [0, 1] {
        let _ = ends[closer].call(now, Call::Close, &mut ());
        let mut quiet = 0;
        let mut side = closer;
        while quiet < 2 {
            now = now.plus(Micros(10));
            quiet += 1;
            while let Some((segment, _)) = ends[side].poll_transmit(now, &mut ()) {
                ends[1 - side].handle_segment(now, segment, &mut ());
                quiet = 0;
            }
            side = 1 - side;
        }
    }
    while let Some((at, side)) = (0..2).filter_map(|side| ends[side].poll_timeout().map(|(at, _)| (at, side))).min() {
        ends[side].handle_timeout(at, &mut ());
    }
    [ends[0].state(), ends[1].state()]
}

/// A whole scenario, counted in records.
#[divan::bench(args = SCENARIOS.map(|(name, _)| name))]
fn records(bencher: Bencher, name: &str) {
    let scenario = scenario(name);
    let count = run(&scenario).records.len();
    bencher.counter(ItemsCount::new(count)).bench_local(|| run(black_box(&scenario)));
}

/// The state of the world at the end of a scenario, as the page asks for it.
#[divan::bench(args = SCENARIOS.map(|(name, _)| name))]
fn world_at_the_end(bencher: Bencher, name: &str) {
    let scenario = scenario(name);
    bencher.bench_local(|| Sim::at(black_box(&scenario), Micros::from_secs(300)));
}
