//! `fourway run`: one scenario, printed in the form that was asked for.

use crate::args::Format;
use crate::input::Input;
use crate::{Status, output, refuse};
use fourway_sim::{Outcome, Trace};
use std::ffi::OsStr;

/// Runs a scenario and prints it.
pub fn run(file: &OsStr, format: Format) -> Status {
    let input = match Input::read(file) {
        Ok(input) => input,
        Err(line) => return refuse(&line),
    };
    let trace = input.run();
    output::print(&match format {
        Format::Text => fourway_export::text(&input.scenario, &trace),
        Format::Ladder => fourway_export::ladder(&input.scenario, &trace),
        Format::JsonLines => trace.to_json_lines(),
        Format::Json => one_object(&input, &trace),
    })
}

/// Scenario, trace and outcome in one line of JSON.
fn one_object(input: &Input, trace: &Trace) -> String {
    let scenario = input.document.to_json();
    let records = trace.to_json_lines().trim_end().replace('\n', ",");
    let outcome = trace.outcome().map_or("null".to_owned(), |outcome: Outcome| format!("\"{}\"", outcome.name()));
    format!("{{\"scenario\":{scenario},\"trace\":[{records}],\"outcome\":{outcome}}}\n")
}
