//! Every kind with every seed against the kernel, many at once, each held against its prediction.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use fourway_wire::Addresses;

use crate::kernel::{Absent, Kernel, States, Tun, set_up};
use crate::model::predict;
use crate::path::Sent;
use crate::play::{Choice, Report, addresses, play};
use crate::script::{Kind, With};

/// Runs at once, each with a device of its own. Most of a run is waiting.
const LINKS: u16 = 48;

/// One run that did not end as it should.
#[derive(Debug)]
pub struct Failure {
    /// The kind's name.
    pub kind: &'static str,
    /// The seed.
    pub seed: u64,
    /// What was wrong.
    pub why: String,
    /// Everything that either side put on the wire.
    pub log: Vec<Sent>,
}

/// What all runs together gave.
#[derive(Debug, Default)]
pub struct Total {
    /// Runs that were asked for.
    pub asked: usize,
    /// Runs that were played, to whatever end.
    pub runs: usize,
    /// Of these, over IPv6, with timestamps, opened by our end.
    pub of_them: [usize; 3],
    /// Runs that ended otherwise than they should.
    pub failures: Vec<Failure>,
    /// Every packet.
    pub packets: Vec<Sent>,
    /// How long it took.
    pub took: Duration,
}

/// Plays every kind with the seeds from zero on.
///
/// # Errors
/// What the machine lacks.
pub fn run(kinds: &[&'static Kind], seeds: u64) -> Result<Total, Absent> {
    let jobs: Vec<(&'static Kind, u64)> =
        (0..seeds).flat_map(|seed| kinds.iter().map(move |kind| (*kind, seed))).collect();
    set_up(LINKS)?;
    // What cannot be had is said before anything starts.
    drop(Tun::new(0).map_err(Absent)?);
    let start = Instant::now();
    let (next, states, total) = (AtomicUsize::new(0), States::new(), Mutex::new(Total::default()));
    thread::scope(|scope| {
        for link in 0..LINKS {
            let (jobs, next, states, total) = (&jobs, &next, &states, &total);
            scope.spawn(move || {
                let mut device = match Tun::new(link) {
                    Ok(device) => device,
                    Err(why) => {
                        // The other links take its share.
                        eprintln!("{why}");
                        return;
                    }
                };
                while let Some((kind, seed)) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let number = (next.load(Ordering::Relaxed) % 20_000) as u16;
                    let choice = Choice::of(*seed);
                    let (why, log) = one(kind, &choice, (link, number), &mut device, start, states);
                    if let Ok(mut total) = total.lock() {
                        total.add(kind, &choice, why, log);
                    }
                }
            });
        }
    });
    let mut total = total.into_inner().unwrap_or_default();
    total.asked = jobs.len();
    total.took = start.elapsed();
    total.packets.sort_by_key(|sent| sent.at);
    Ok(total)
}

impl Total {
    fn add(&mut self, kind: &'static Kind, choice: &Choice, why: Option<String>, log: Vec<Sent>) {
        self.runs += 1;
        let ours = choice.opener(kind) == Some(crate::script::Side::Ours);
        for (count, is) in self.of_them.iter_mut().zip([choice.v6, choice.timestamps, ours]) {
            *count += usize::from(is);
        }
        if let Some(why) = why {
            self.failures.push(Failure { kind: kind.name, seed: choice.seed, why, log: log.clone() });
        }
        self.packets.extend(log);
    }
}

/// One run against the kernel; gives what was wrong with it, if anything.
fn one(
    kind: &Kind,
    choice: &Choice,
    (link, number): (u16, u16),
    device: &mut Tun,
    start: Instant,
    states: &States,
) -> (Option<String>, Vec<Sent>) {
    // Ports apart from each other, so that what a run leaves behind in the kernel does not meet the next one.
    let (ours, theirs) = addresses(choice.v6, link, (30_000 + number, 2000 + number));
    let Some(pair) = Addresses::new(ours, theirs) else {
        return (Some("addresses of two families".into()), Vec::new());
    };
    let mut kernel = Kernel::new(device, start, states, (theirs, ours), kind.socket);
    let Report { result, log } = play(kind, choice, pair, &mut kernel);
    let predicted = (kind.with != With::KernelAlone).then(|| predict(kind, choice, pair));
    let why = match (result, predicted) {
        (Err(why), _) => Some(why),
        (Ok(_), Some(Err(why))) => Some(format!("the prediction failed: {why}")),
        (Ok(outcome), Some(Ok(predicted))) if outcome != predicted => {
            Some(format!("ended as {outcome:?}\n  predicted {predicted:?}"))
        }
        (Ok(_), _) => None,
    };
    (why, log)
}
