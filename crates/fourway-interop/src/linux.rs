//! The command on Linux: arguments, the campaign, the capture file and what is said of them.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use fourway_interop::campaign::{self, Total};
use fourway_interop::path::ladder;
use fourway_interop::script::Kind;
use fourway_interop::{kernel, kinds, pcap, tshark};

const USAGE: &str = "\
usage: fourway-interop [--seeds N] [--only NAME] [--capture FILE] [--list]
  --seeds N       seeds for each kind of teardown (20)
  --only NAME     only kinds whose name contains this
  --capture FILE  where the packets of all runs are written; without it they are kept only if something is wrong
  --list          print the kinds
  --can           print yes, or why this machine cannot run it";

struct Options {
    seeds: u64,
    only: String,
    capture: PathBuf,
    keep: bool,
    list: bool,
    can: bool,
}

/// Runs it all. Exit code 2 means that the machine lacks something, which one line names.
pub fn main() -> ExitCode {
    let options = match options(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(why) => {
            eprintln!("error: {why}\n{USAGE}");
            return ExitCode::from(64);
        }
    };
    if options.list {
        for kind in kinds::all() {
            println!("{:32} {}", kind.name, kind.shows);
        }
        return ExitCode::SUCCESS;
    }
    if !kernel::is_inside() {
        let kernel::Absent(why) = kernel::enter();
        return left_out(&options, &why);
    }
    if options.can {
        return match kernel::set_up(1).and_then(|()| kernel::Tun::new(0).map_err(kernel::Absent)) {
            Ok(_) => {
                println!("yes");
                ExitCode::SUCCESS
            }
            Err(kernel::Absent(why)) => left_out(&options, &why),
        };
    }
    let chosen: Vec<&Kind> = kinds::all().filter(|kind| kind.name.contains(&options.only)).collect();
    let total = match campaign::run(&chosen, options.seeds) {
        Ok(total) => total,
        Err(kernel::Absent(why)) => return left_out(&options, &why),
    };
    match report(&options, chosen.len(), &total) {
        Ok(()) => {
            if !options.keep {
                let _ = fs::remove_file(&options.capture);
            }
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("error: {why}; packets: {}", options.capture.display());
            ExitCode::FAILURE
        }
    }
}

/// Without what it needs, a run is left out; the question whether it can be run has then been answered.
fn left_out(options: &Options, why: &str) -> ExitCode {
    if options.can {
        println!("{why}");
        return ExitCode::SUCCESS;
    }
    println!("left out: {why}");
    ExitCode::from(2)
}

fn report(options: &Options, kinds: usize, total: &Total) -> Result<(), String> {
    for failure in &total.failures {
        println!("{} with seed {}: {}\n{}", failure.kind, failure.seed, failure.why, ladder(&failure.log));
    }
    let [v6, timestamps, opened] = total.of_them;
    let seconds = total.took.as_secs_f64();
    println!(
        "{} runs of {kinds} kinds with {} seeds each in {seconds:.1} s: {v6} over IPv6, {timestamps} with timestamps, \
         {opened} opened by our end",
        total.runs, options.seeds
    );
    if total.runs == 0 || total.runs != total.asked {
        return Err(format!("{} of {} runs were played", total.runs, total.asked));
    }
    let path = &options.capture;
    let capture = pcap::file(total.packets.iter().map(|sent| (sent.at, &sent.bytes[..])));
    fs::write(path, capture).map_err(|error| format!("{}: {error}", path.display()))?;
    if tshark::is_there() {
        let proof = path.with_extension("spoiled.pcap");
        let packet = total.packets.first().ok_or("no packet was sent")?;
        let proved = tshark::prove(&packet.bytes, &proof);
        let _ = fs::remove_file(proof);
        proved?;
        let count = tshark::check(path)?;
        if count != total.packets.len() {
            return Err(format!("tshark sees {count} packets of {}", total.packets.len()));
        }
        println!("tshark: {count} packets, none malformed, every checksum good");
    } else {
        println!("left out: tshark is not on PATH, so it has not seen the {} packets", total.packets.len());
    }
    if total.failures.is_empty() {
        println!("every run ended as predicted");
        Ok(())
    } else {
        Err(format!("{} of {} runs did not end as predicted", total.failures.len(), total.runs))
    }
}

fn options(mut args: impl Iterator<Item = String>) -> Result<Options, String> {
    let capture = std::env::temp_dir().join(format!("fourway-interop-{}.pcap", std::process::id()));
    let mut options = Options { seeds: 20, only: String::new(), capture, keep: false, list: false, can: false };
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or(format!("{arg}: found nothing after it, expected a value"));
        match arg.as_str() {
            "--seeds" => options.seeds = value()?.parse().map_err(|_| "--seeds: expected a number")?,
            "--only" => options.only = value()?,
            "--capture" => (options.capture, options.keep) = (value()?.into(), true),
            "--list" => options.list = true,
            "--can" => options.can = true,
            _ => return Err(format!("found {arg}")),
        }
    }
    Ok(options)
}
