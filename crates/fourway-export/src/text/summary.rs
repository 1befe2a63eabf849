//! What stands around a ladder: the title above; the outcome and what the applications were told below.

use fourway_sim::{DataEvent, Kind, Place, Scenario, Side, Trace};
use std::fmt::Write;

/// The ladder with its title and its summary.
pub fn around(scenario: &Scenario, trace: &Trace, ladder: &str) -> String {
    let mut text = String::new();
    if !scenario.title.is_empty() {
        text.push_str(&super::one_line(&scenario.title));
        text.push_str("\n\n");
    }
    text.push_str(ladder);
    text.push('\n');
    text.push_str(&outcome(trace));
    for side in Side::BOTH {
        if scenario.hosts[side as usize].is_some() {
            let told = told(trace, side);
            let told = if told.is_empty() { "nothing".to_owned() } else { told.join(", ") };
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{} application was told: {told}", side.name());
        }
    }
    text
}

fn outcome(trace: &Trace) -> String {
    let Some(Kind::Outcome { outcome, client, server, lost_bytes, segments, duration }) =
        trace.records.last().map(|record| record.kind)
    else {
        return String::new();
    };
    let plural = if segments == 1 { "" } else { "s" };
    let lost = if lost_bytes == 0 { String::new() } else { format!(", {lost_bytes} bytes lost") };
    let name = outcome.name();
    format!("outcome: {name} at {duration} ms, client {client}, server {server}, {segments} segment{plural}{lost}\n")
}

/// What an application was given and told, in order.
fn told(trace: &Trace, side: Side) -> Vec<String> {
    let mut told = Vec::new();
    let mut bytes = 0;
    for record in &trace.records {
        let next = match record.kind {
            Kind::Data { host, event: DataEvent::Delivered, len, .. } if host == side => {
                bytes += len;
                continue;
            }
            Kind::Data { host, event: DataEvent::EndOfStream, .. } if host == side => "end of stream".to_owned(),
            Kind::Error { host, error, .. } if host == side => error.name().to_owned(),
            Kind::Call { place: Place::Host(host), call, error: Some(error), .. } if host == side => {
                format!("{} for {}", error.name(), call.name())
            }
            Kind::Call { .. }
            | Kind::State { .. }
            | Kind::Sent { .. }
            | Kind::Fate { .. }
            | Kind::Ignored { .. }
            | Kind::Timer { .. }
            | Kind::Data { .. }
            | Kind::Error { .. }
            | Kind::Outcome { .. } => continue,
        };
        told.extend(taken(&mut bytes));
        told.push(next);
    }
    told.extend(taken(&mut bytes));
    told
}

fn taken(bytes: &mut u32) -> Option<String> {
    let count = std::mem::take(bytes);
    (count > 0).then(|| format!("{count} bytes"))
}
