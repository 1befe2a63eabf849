//! `fourway`: runs, checks and searches scenarios without a browser. The words of its command line and nothing about TCP.
#![forbid(unsafe_code)]

mod args;
mod budget;
mod check;
mod explore;
mod export;
mod input;
mod order;
mod output;
mod run;
mod schema;

use args::Command;
use std::process::ExitCode;

/// What the process says when it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    /// Done.
    Done = 0,
    /// An expectation failed, or a search found something.
    Failed = 1,
    /// The input was refused, with one line on standard error.
    Refused = 2,
}

fn main() -> ExitCode {
    let status = match args::parse(lexopt::Parser::from_env()) {
        Ok(command) => carry_out(command),
        Err(line) => refuse(&line),
    };
    ExitCode::from(status as u8)
}

fn carry_out(command: Command) -> Status {
    match command {
        Command::Help => output::print(args::HELP),
        Command::Version => output::print(concat!("fourway ", env!("CARGO_PKG_VERSION"), "\n")),
        Command::Run { file, format } => run::run(&file, format),
        Command::Export { file, order } => export::export(&file, &order),
        Command::Check { files } => check::check(&files),
        Command::Explore { file, budget, form } => explore::explore(&file, &budget, form),
        Command::Schema => output::print(&schema::schema()),
    }
}

/// Says why on standard error, in one line whatever the words hold.
fn refuse(line: &str) -> Status {
    output::complain(line);
    Status::Refused
}
