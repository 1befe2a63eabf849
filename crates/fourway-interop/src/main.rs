//! `fourway-interop`: every kind of teardown against the kernel of this machine, with many seeds, judged by prediction.

use std::process::ExitCode;

#[cfg(target_os = "linux")]
mod linux;

#[cfg(target_os = "linux")]
fn main() -> ExitCode {
    linux::main()
}

#[cfg(not(target_os = "linux"))]
fn main() -> ExitCode {
    println!("left out: this is not Linux");
    ExitCode::SUCCESS
}
