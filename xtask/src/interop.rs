//! `cargo xtask interop`: our endpoint against real sockets of this machine's kernel, with `tshark` as a witness.

use crate::ground;
use crate::run::{Outcome, Run, find};
use crate::steps::Done;

/// The crate that does it.
const PACKAGE: &str = "fourway-interop";

/// `cargo xtask interop`: what stands after the chore's name goes to the program.
pub fn run(args: &[String]) -> Outcome {
    match step_with(args)? {
        Done::Did(_) => {}
        Done::Satisfied(why) => println!("left out: {why}"),
    }
    Ok(())
}

/// The step of `cargo xtask test`.
pub fn step() -> Outcome<Done> {
    step_with(&[])
}

fn step_with(args: &[String]) -> Outcome<Done> {
    if !cfg!(target_os = "linux") {
        return Ok(Done::Satisfied("this is not Linux, whose kernel is the other end".into()));
    }
    let build = ["build", "--locked", "--quiet", "--package", PACKAGE];
    Run::new("cargo", &build).show()?;
    // Whether devices and namespaces can be had is asked of the program itself, by trying.
    let answer = cargo(&["--can"]).read().ok_or(format!("{PACKAGE} --can: found no answer, expected one line"))?;
    let answer = answer.trim();
    if answer != "yes" {
        return Ok(Done::Satisfied(format!("no run against the kernel: {answer}")));
    }
    witness()?;
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    cargo(&args).show()?;
    Ok(Done::Did(String::new()))
}

fn cargo(args: &[&str]) -> Run {
    let mut all = vec!["run", "--locked", "--quiet", "--package", PACKAGE, "--"];
    all.extend(args);
    Run::new("cargo", &all)
}

/// Installs `tshark` where that is possible; without it the program says that nobody has looked at the packets.
fn witness() -> Outcome {
    if find("tshark").is_some() {
        return Ok(());
    }
    let root = Run::new("id", &["-u"]).read().is_some_and(|id| id.trim() == "0");
    if !root || find("apt-get").is_none() {
        println!("  tshark: found none on PATH and cannot install it here");
        return Ok(());
    }
    println!("  tshark: installing through apt-get, about 1 minute");
    let log = ground::tools().join("tshark.log");
    let apt = |args: &[&str]| Run::new("apt-get", args).env("DEBIAN_FRONTEND", "noninteractive").logged(&log);
    apt(&["update"])?;
    apt(&["install", "--yes", "--no-install-recommends", "tshark"])
}
