//! `fourway check`: what each scenario expects, against what happens.

use crate::input::{Input, shown};
use crate::{Status, output};
use std::ffi::OsString;
use std::fmt::Write;

/// Runs each scenario; a refused one does not keep the others from being checked.
pub fn check(files: &[OsString]) -> Status {
    let mut status = Status::Done;
    for file in files {
        let found = match Input::read(file) {
            Ok(input) => check_one(&shown(file), &input),
            Err(line) => {
                output::complain(&line);
                Status::Refused
            }
        };
        status = worse(status, found);
    }
    status
}

fn check_one(file: &str, input: &Input) -> Status {
    let trace = input.run();
    let mut failures = String::new();
    for (index, expect) in input.scenario.expect.list().iter().enumerate() {
        if let Err(failure) = expect.check(&trace) {
            let failure = fourway_export::one_line(&failure.to_string());
            // Writing to a string cannot fail.
            let _ = writeln!(failures, "failed {file}: expect[{index}]: {failure}");
        }
    }
    if failures.is_empty() {
        return output::print(&format!("ok {file}\n"));
    }
    worse(output::print(&failures), Status::Failed)
}

fn worse(one: Status, other: Status) -> Status {
    if other as u8 > one as u8 { other } else { one }
}
