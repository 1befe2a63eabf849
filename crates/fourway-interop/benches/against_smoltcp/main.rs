//! Our endpoint and smoltcp side by side in one process: whole teardowns, and segments handled a second.

mod ours;
mod smol;

use std::hint::black_box;
use std::time::{Duration, Instant};

/// Connections torn down in one timed batch.
const BATCH: usize = 16;
/// Exchanges of one text segment and its ACK in one timed batch.
const EXCHANGES: usize = 2000;
/// Octets of text in each.
const TEXT: usize = 100;
/// Rounds; in each every contender runs once, so that what slows the machine slows all.
const ROUNDS: usize = 400;

/// One way of doing the same work: gives the time that its batch took.
struct Contender {
    name: &'static str,
    batch: fn() -> Duration,
    best: Duration,
}

fn main() {
    let contender = |name, batch| Contender { name, batch, best: Duration::MAX };
    let mut teardowns = [
        contender("ours, segments as values", || ours::teardowns(BATCH, ours::by_value)),
        contender("ours, wire bytes with checksums", || ours::teardowns(BATCH, ours::by_wire)),
        contender("smoltcp, wire bytes without checksums", || smol::teardowns(BATCH, false)),
        contender("smoltcp, wire bytes with checksums", || smol::teardowns(BATCH, true)),
    ];
    let mut exchanges = [
        contender("ours, segments as values", || ours::exchanges(EXCHANGES, ours::by_value)),
        contender("ours, wire bytes with checksums", || ours::exchanges(EXCHANGES, ours::by_wire)),
        contender("smoltcp, wire bytes with checksums", || smol::exchanges(EXCHANGES)),
    ];
    run(&mut teardowns);
    run(&mut exchanges);
    println!("whole teardowns a second, ESTABLISHED to CLOSED at both ends, best of {ROUNDS} rounds:");
    let [by_value, by_wire, bare, checked] = report(&teardowns, BATCH);
    println!("segments handled a second, text of {TEXT} octets and its ACK in turn:");
    let [value_segments, wire_segments, smol_segments] = report(&exchanges, EXCHANGES * 2);
    println!("ratios to smoltcp:");
    let mut missed = false;
    for (what, ratio, target) in [
        ("teardowns, values to wire bytes without checksums", by_value / bare, 10.0),
        ("teardowns, wire bytes with checksums on both sides", by_wire / checked, 2.0),
        ("segments, values to wire bytes with checksums", value_segments / smol_segments, 0.0),
        ("segments, wire bytes with checksums on both sides", wire_segments / smol_segments, 0.0),
    ] {
        let verdict = match (target > 0.0, ratio >= target) {
            (false, _) => String::new(),
            (true, true) => format!(", target {target} reached"),
            (true, false) => format!(", target {target} MISSED"),
        };
        missed |= ratio < target;
        println!("  {what}: {ratio:.1}{verdict}");
    }
    if missed {
        std::process::exit(1);
    }
}

fn run(contenders: &mut [Contender]) {
    for _ in 0..ROUNDS {
        for contender in &mut *contenders {
            let took = black_box((contender.batch)());
            contender.best = contender.best.min(took);
        }
    }
}

fn report<const N: usize>(contenders: &[Contender; N], count: usize) -> [f64; N] {
    let rates = contenders.each_ref().map(|contender| count as f64 / contender.best.as_secs_f64());
    for (contender, rate) in contenders.iter().zip(rates) {
        println!("  {:40} {:>8.3} million, {:>7.0} ns each", contender.name, rate / 1e6, 1e9 / rate);
    }
    rates
}

/// Times one piece of work.
fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}
