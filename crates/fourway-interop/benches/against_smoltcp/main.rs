//! Our endpoint and smoltcp side by side in one process: whole teardowns, and segments handled a second.
//!
//! Counted is what an application and the wire cause: two closes, every poll until an end is silent, every segment handed
//! over, and the timeout of TIME-WAIT. Not counted, on either side: making or opening the connections, which are there
//! before the clock starts. Both are compiled with the settings of one profile, and both may inline across crates.

mod ours;
mod smol;

use std::hint::black_box;
use std::time::{Duration, Instant};

/// Connections torn down in one timed batch.
const BATCH: usize = 50;
/// Exchanges of one text segment and its ACK in one timed batch.
const EXCHANGES: usize = 2000;
/// Octets of text in each.
const TEXT: usize = 100;
/// Rounds; in each every contender runs once, so that what slows the machine slows all.
const ROUNDS: usize = 100;
/// Batches in a row that a contender runs in a round: after the first, the caches and what the processor predicts are its
/// own and not its neighbour's.
const TURNS: usize = 20;

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
    println!("whole teardowns a second, ESTABLISHED to CLOSED at both ends, best of {ROUNDS} rounds of {TURNS}:");
    let [by_value, by_wire, bare, checked] = report(&teardowns, BATCH);
    println!("segments handled a second, text of {TEXT} octets and its ACK in turn:");
    let [value_segments, wire_segments, smol_segments] = report(&exchanges, EXCHANGES * 2);
    println!("ratios to smoltcp:");
    for (what, ratio, target) in [
        ("teardowns, values to wire bytes with checksums", by_value / checked, Some(10.0)),
        ("teardowns, values to wire bytes without checksums", by_value / bare, None),
        ("teardowns, wire bytes with checksums on both sides", by_wire / checked, Some(2.0)),
        ("segments, values to wire bytes with checksums", value_segments / smol_segments, None),
        ("segments, wire bytes with checksums on both sides", wire_segments / smol_segments, None),
    ] {
        let verdict = match target {
            None => String::new(),
            Some(target) if ratio >= target => format!(", target {target} reached"),
            Some(target) => format!(", target {target} NOT reached"),
        };
        println!("  {what}: {ratio:.1}{verdict}");
    }
}

fn run(contenders: &mut [Contender]) {
    for _ in 0..ROUNDS {
        for contender in &mut *contenders {
            for _ in 0..TURNS {
                let took = black_box((contender.batch)());
                contender.best = contender.best.min(took);
            }
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
