//! `fourway explore`: every run of a scenario within a budget of faults, and what was found.

use crate::budget::Form;
use crate::input::{Input, shown};
use crate::{Status, output, refuse};
use fourway_explore::{Budget, Property, Report, search, witness};
use std::ffi::OsStr;
use std::fmt::Write;
use std::time::{Duration, Instant};

/// Searches a scenario and prints what was found.
pub fn explore(file: &OsStr, budget: &Budget, form: Form) -> Status {
    let input = match Input::read(file) {
        Ok(input) => input,
        Err(line) => return refuse(&line),
    };
    let start = Instant::now();
    let report = match search(&input.scenario, budget) {
        Ok(report) => report,
        Err(unfit) => return refuse(&format!("{}: {unfit}", shown(file))),
    };
    let took = start.elapsed();
    let counterexample = report.broken.iter().min_by_key(|(property, way)| (way.len(), *property));
    let scenario = counterexample.and_then(|(property, way)| {
        let document = witness(&input.document, &input.scenario, budget, *property, way)?;
        Some(document.to_json_pretty() + "\n")
    });
    let found = counterexample.is_some();
    let printed = output::print(&match form {
        Form::Text => text(budget, &report, took, scenario),
        Form::Scenario => scenario.unwrap_or_default(),
    });
    if found && printed == Status::Done { Status::Failed } else { printed }
}

fn text(budget: &Budget, report: &Report, took: Duration, scenario: Option<String>) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = write_text(&mut text, budget, report, took);
    match scenario {
        Some(scenario) => {
            text.push_str("\nThe shortest counterexample, as a scenario:\n\n");
            text.push_str(&scenario);
        }
        None if report.broken.is_empty() => {}
        None => text.push_str("\nThe counterexample hangs on how far an ISN is from 0, and so has no scenario.\n"),
    }
    text
}

fn write_text(text: &mut String, budget: &Budget, report: &Report, took: Duration) -> std::fmt::Result {
    writeln!(
        text,
        "budget: {}, {}, {}, {}; a segment lives {} ms at most",
        counted(budget.losses, "loss", "losses"),
        counted(budget.duplicates, "duplicate", "duplicates"),
        counted(budget.reorderings, "reordering", "reorderings"),
        counted(budget.delays, "delay", "delays"),
        budget.lifetime
    )?;
    let whole = if report.complete { "all of them" } else { "not all: the search stopped at a bound" };
    writeln!(text, "states: {}, {whole}; steps: {}; depth: {}", report.states, report.steps, report.depth)?;
    let each = report.octets / report.states.max(1);
    writeln!(text, "time: {:.2} s; memory: {each} bytes a state", took.as_secs_f64())?;
    text.push_str("\nalways\n");
    for property in Property::ALL {
        let broken = report.broken.iter().find(|(known, _)| *known == property);
        match broken {
            None if report.complete => writeln!(text, "  holds   {}", property.holds())?,
            None if property == Property::Quiet => writeln!(text, "  unknown {}", property.holds())?,
            None => writeln!(text, "  so far  {}", property.holds())?,
            Some((_, way)) => writeln!(text, "  BROKEN  {}, after {} choices", property.holds(), way.len())?,
        }
    }
    text.push_str("\nin the end\n");
    for (ending, count, way) in &report.endings {
        writeln!(text, "  {count:>7}  {}; the first after {} choices", ending.words(), way.len())?;
    }
    if report.endless > 0 {
        writeln!(text, "  {:>7}  states to which time comes back: probes that are answered each time", report.endless)?;
    }
    Ok(())
}

fn counted(count: u8, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
