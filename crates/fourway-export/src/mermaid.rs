//! A run as a sequence diagram in the notation of Mermaid, which wikis and forges draw.
//!
//! Mermaid knows an order and no time: a message stands where it arrives or is lost, a state where it is entered, and
//! the quiet spans between them are written out.

use crate::one_line;
use fourway_proto::{Flags, Micros, TimerChange};
use fourway_sim::{CallName, Fate, Kind, Place, Record, Scenario, Side, Trace};
use fourway_stage::{Catalogue, segment_name};

/// A span without any line that is at least this long is written out.
const QUIET: Micros = Micros::from_ms(500);
/// Most characters of a title.
const TITLE: usize = 120;

/// The sequence diagram of a run.
#[must_use]
pub fn mermaid(scenario: &Scenario, trace: &Trace) -> String {
    let words = Catalogue::here();
    let mut diagram =
        Diagram { words: &words, sent: Vec::new(), lines: vec!["sequenceDiagram".to_owned()], last: Micros::ZERO };
    let title: String = one_line(&scenario.title).chars().take(TITLE).collect();
    if !title.is_empty() {
        diagram.put(&format!("title: {}", plain(&title)));
    }
    diagram.put(&format!("participant C as {}", words.get("host.client")));
    diagram.put(&format!("participant S as {}", words.get("host.server")));
    for (side, state) in Side::BOTH.into_iter().zip(first_states(scenario)) {
        diagram.put(&format!("Note over {}: {state}", letter(side)));
    }
    for record in &trace.records {
        diagram.record(record);
    }
    diagram.lines.join("\n") + "\n"
}

struct Diagram<'a> {
    words: &'a Catalogue,
    /// Each segment by its number, from 1: who sent it, what the message says, whether it was sent before.
    sent: Vec<(Side, String, bool)>,
    lines: Vec<String>,
    /// When the last line was.
    last: Micros,
}

impl Diagram<'_> {
    fn record(&mut self, record: &Record) {
        match record.kind {
            Kind::Call { place: Place::Host(host), call, error, .. } => {
                let refused = error.map_or(String::new(), |error| format!(" ({})", error.name()));
                self.note(record.at, host, &format!("{}{refused}", plain(call.name())));
            }
            Kind::Call { place: Place::Path, call, .. } => self.path(record.at, call),
            Kind::State { host, to, .. } => self.note(record.at, host, to.name()),
            Kind::Sent { from, header, seq_rel, ack_rel, retransmission, .. } => {
                let mut text = format!("{} seq {seq_rel}", segment_name(&header, false));
                if header.flags.has(Flags::ACK) {
                    text += &format!(" ack {ack_rel}");
                }
                if retransmission {
                    text += &format!(" {}", self.words.get("ladder.again"));
                }
                self.sent.push((from, text, retransmission));
            }
            Kind::Fate { segment, copy, fate, .. } => self.fate(record.at, segment, copy, fate),
            Kind::Timer { host, timer, change: TimerChange::Fired, .. } => {
                let name = format!("timer.{}", timer.name());
                self.note(record.at, host, self.words.get(&name));
            }
            Kind::Error { host, error, .. } => self.note(record.at, host, error.name()),
            Kind::Ignored { .. } | Kind::Timer { .. } | Kind::Data { .. } | Kind::Outcome { .. } => {}
        }
    }

    /// A message where its way ends: solid, dotted when it was sent before, with a cross when it is lost.
    fn fate(&mut self, at: Micros, segment: u32, copy: u32, fate: Fate) {
        let Some((from, text, again)) = (segment as usize).checked_sub(1).and_then(|n| self.sent.get(n)) else {
            return;
        };
        let (head, what) = match fate {
            Fate::Arrived => (">>", ""),
            Fate::Lost => ("x", "ladder.lost"),
            Fate::Corrupted => ("x", "ladder.corrupted"),
            Fate::Delayed(_) | Fate::Duplicated(_) => return,
        };
        let shaft = if *again { "--" } else { "-" };
        let copied =
            if copy > 0 { format!(", {}", self.words.fill("unit.copies", &[("n", "1")])) } else { String::new() };
        let what = if what.is_empty() { String::new() } else { format!(", {}", self.words.get(what)) };
        let line = format!("{}{shaft}{head}{}: {text}{copied}{what}", letter(*from), letter(from.other()));
        self.line(at, &line);
    }

    fn path(&mut self, at: Micros, call: CallName) {
        let key = match call {
            CallName::Cut => "ladder.path.cut",
            CallName::Heal => "ladder.path.heal",
            CallName::Set => "ladder.path.set",
            CallName::Open
            | CallName::Listen
            | CallName::Send
            | CallName::Read
            | CallName::PauseReading
            | CallName::Shutdown
            | CallName::Close
            | CallName::Abort
            | CallName::Crash
            | CallName::Reboot
            | CallName::Inject
            | CallName::Deliver
            | CallName::Drop
            | CallName::Duplicate => return,
        };
        let text = self.words.get(key).to_owned();
        self.line(at, &format!("Note over C,S: {text}"));
    }

    fn note(&mut self, at: Micros, host: Side, text: &str) {
        self.line(at, &format!("Note over {}: {text}", letter(host)));
    }

    fn line(&mut self, at: Micros, line: &str) {
        let quiet = at.since(self.last);
        if quiet >= QUIET {
            let later = self.words.fill("ladder.later", &[("span", &self.words.span(quiet))]);
            self.put(&format!("Note over C,S: {later}"));
        }
        self.last = at;
        self.put(line);
    }

    fn put(&mut self, line: &str) {
        self.lines.push(format!("    {line}"));
    }
}

const fn letter(side: Side) -> char {
    match side {
        Side::Client => 'C',
        Side::Server => 'S',
    }
}

fn first_states(scenario: &Scenario) -> [&'static str; 2] {
    use fourway_proto::State;
    Side::BOTH.map(|side| match (&scenario.hosts[side as usize], scenario.established, side) {
        (None, _, _) => "scripted",
        (Some(_), true, _) => State::Established.name(),
        (Some(_), false, Side::Client) => State::Closed.name(),
        (Some(_), false, Side::Server) => State::Listen.name(),
    })
}

/// A text in which nothing is notation: these characters begin entities, comments, statements and markup.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '#' | ';' | '%' | '<' | '>' | '&' | '{' | '}' | '`' | '"' | '\\' => {
                out += &format!("#{};", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_notation_is_escaped() {
        assert_eq!(plain("50 %; #1 <b>"), "50 #37;#59; #35;1 #60;b#62;");
        assert_eq!(plain("pause_reading é"), "pause_reading é");
    }
}
