//! Figures of two runs, as a table: what it cost, who was told what, when each end had forgotten.

use fourway_panels::markup::{Markup, markup, worded};
use fourway_proto::{Micros, State};
use fourway_sim::{DataEvent, Fate, Kind, Outcome, Record, Side, Trace};
use fourway_stage::Catalogue;

/// A figure: the end of the key of its name, and what it is of a run.
type Figure = (&'static str, fn(&Trace, &Catalogue) -> String);

/// The table, with a column for each run.
pub fn figures(runs: [(String, &Trace); 2], words: &Catalogue) -> Markup {
    let rows: [Figure; 7] = [
        ("sent", |trace, _| count(trace, |kind| matches!(kind, Kind::Sent { .. }))),
        ("lost", |trace, _| count(trace, |kind| matches!(kind, Kind::Fate { fate: Fate::Lost, .. }))),
        ("given", |trace, words| words.bytes(given(trace))),
        ("told", told),
        ("client", |trace, words| forgotten(trace, Side::Client, words)),
        ("server", |trace, words| forgotten(trace, Side::Server, words)),
        ("ends", |trace, words| words.get(outcome(trace)).to_owned()),
    ];
    let row = |(name, value): Figure| {
        let cells = runs.each_ref().map(|(_, trace)| value(trace, words));
        let differs = (cells[0] != cells[1]).then_some("true");
        markup!(
            "<tr data-differs={}><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>",
            differs,
            words.get(&format!("learn.way.compare.figure.{name}")),
            &cells[0],
            &cells[1]
        )
    };
    worded!(
        words,
        "<table class=\"figures\"><thead><tr><td></td><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>{}</tbody></table>",
        &runs[0].0,
        &runs[1].0,
        rows.map(row).into_iter().collect::<Vec<Markup>>()
    )
}

fn count(trace: &Trace, which: impl Fn(&Kind) -> bool) -> String {
    trace.records.iter().filter(|record| which(&record.kind)).count().to_string()
}

/// Bytes that applications were given.
fn given(trace: &Trace) -> u32 {
    let given = trace
        .records
        .iter()
        .map(|record| if let Kind::Data { event: DataEvent::Delivered, len, .. } = record.kind { len } else { 0 });
    given.sum()
}

/// The errors that applications were told.
fn told(trace: &Trace, words: &Catalogue) -> String {
    let error = |record: &Record| {
        let Kind::Error { host, error, .. } = record.kind else { return None };
        let slots = [("host", words.host(host)), ("error", error.name())];
        Some(words.fill("learn.way.compare.figure.error", &slots))
    };
    let errors: Vec<String> = trace.records.iter().filter_map(error).collect();
    if errors.is_empty() { words.get("learn.way.compare.figure.none").to_owned() } else { errors.join(" ") }
}

/// When an end came to CLOSED for good, or where it stays.
fn forgotten(trace: &Trace, side: Side, words: &Catalogue) -> String {
    let mut last: Option<(State, Micros)> = None;
    for record in &trace.records {
        if let Kind::State { host, to, .. } = record.kind
            && host == side
        {
            last = Some((to, record.at));
        }
    }
    match last {
        Some((State::Closed, at)) => words.moment(at),
        Some((state, _)) => words.fill("learn.way.compare.figure.stays", &[("state", state.name())]),
        None => words.get("learn.way.compare.figure.unmoved").to_owned(),
    }
}

/// The key of how it ends.
fn outcome(trace: &Trace) -> &'static str {
    let outcome = trace
        .records
        .iter()
        .rev()
        .find_map(|record| if let Kind::Outcome { outcome, .. } = record.kind { Some(outcome) } else { None });
    match outcome {
        Some(Outcome::Closed) => "learn.way.compare.outcome.closed",
        Some(Outcome::Reset) => "learn.way.compare.outcome.reset",
        Some(Outcome::TimedOut) => "learn.way.compare.outcome.timed-out",
        Some(Outcome::HalfOpen) => "learn.way.compare.outcome.half-open",
        Some(Outcome::Stuck) => "learn.way.compare.outcome.stuck",
        Some(Outcome::Bounded) | None => "learn.way.compare.outcome.bounded",
    }
}
