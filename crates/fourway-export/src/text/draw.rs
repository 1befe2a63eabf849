//! From rows to lines: columns, arrows and the marks of quiet spans.

use super::COLUMNS;
use super::rows::{Between, Label, Reach, Row};
use fourway_proto::Micros;
use fourway_sim::{Scenario, Side};

/// Room beside a lifeline: the longest that stands there is `pause_reading`.
const BESIDE: usize = 13;
/// A span without any row that is at least this long is said in words.
const QUIET: Micros = Micros::from_ms(500);

/// The lines of a ladder.
pub fn draw(scenario: &Scenario, rows: &[Row]) -> String {
    let times = rows.iter().map(|row| row.at.to_string().len());
    let time = times.max().unwrap_or(0).max(6);
    let page = Page { time, path: COLUMNS - (time + 2 + BESIDE + 2 + 2 + BESIDE) };
    let mut lines = vec![page.line("ms", &beside("client", "server"), ' ', "")];
    lines.push(page.line("", &start(scenario), '|', ""));
    let mut last: Option<Micros> = None;
    for row in rows {
        let quiet = row.at.since(last.unwrap_or(Micros::ZERO));
        if quiet >= QUIET {
            lines.push(page.line(
                "",
                &beside("", ""),
                ':',
                &page.centred(&format!("... {} later ...", seconds(quiet))),
            ));
        }
        let time = if last == Some(row.at) { String::new() } else { row.at.to_string() };
        let between = page.between(&row.between);
        lines.push(page.line(&time, &row.beside, '|', between.first().map_or("", String::as_str)));
        for below in between.iter().skip(1) {
            lines.push(page.line("", &beside("", ""), '|', below));
        }
        last = Some(row.at);
    }
    lines.iter().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// The widths of the columns that differ from run to run.
struct Page {
    time: usize,
    path: usize,
}

impl Page {
    fn line(&self, time: &str, beside: &[String; 2], life: char, path: &str) -> String {
        let [client, server] = beside;
        let (at, way) = (self.time, self.path);
        format!("{time:>at$}  {client:>BESIDE$} {life}{path:<way$}{life} {server:<BESIDE$}")
    }

    fn centred(&self, text: &str) -> String {
        let way = self.path;
        format!("{text:^way$}")
    }

    /// What stands between the lifelines; for want of room, on more than one line.
    fn between(&self, between: &Between) -> Vec<String> {
        match between {
            Between::Nothing => Vec::new(),
            Between::Arrow { from, label, reach } => self.arrow(*from, label, *reach),
            Between::Arrival { at, label } => vec![self.arrival(*at, label)],
            Between::Quiet { at, first, last } if first == last => self.words(*at, 1, &format!("#{first} arrives")),
            Between::Quiet { at, first, last } => self.words(*at, 1, &format!("#{first} to #{last} arrive")),
            Between::Note { by, text } => self.words(*by, 1, text),
            Between::Path(text) => vec![self.centred(&format!("== {text} =="))],
        }
    }

    /// An arrow with as much of its label as has room on it, and the rest below.
    fn arrow(&self, from: Side, label: &Label, reach: Reach) -> Vec<String> {
        let Label { number, bits, numbers } = label;
        if let Some(line) = self.shaft(from, &format!("{number} {bits} {numbers}"), reach) {
            return vec![line];
        }
        let (line, below) = match self.shaft(from, &format!("{number} {bits}"), reach) {
            Some(line) => (line, numbers.clone()),
            None => (self.shaft(from, number, reach).unwrap_or_default(), format!("{bits} {numbers}")),
        };
        let mut lines = vec![line];
        lines.extend(self.words(from, 3, &below));
        lines
    }

    /// An arrow from a lifeline with words on it; none where the words have no room.
    fn shaft(&self, from: Side, words: &str, reach: Reach) -> Option<String> {
        let room = self.path.checked_sub(words.len() + 4)?;
        let (rest, head) = match reach {
            Reach::Whole => ("-".repeat(room.checked_sub(1)?), '>'),
            Reach::Leaves if room >= 6 => ("- -".to_owned(), '>'),
            Reach::Lost if room >= 3 => ("--".to_owned(), 'X'),
            Reach::Leaves | Reach::Lost => return None,
        };
        Some(match from {
            Side::Client => format!("-- {words} {rest}{}{head}", if reach == Reach::Leaves { " " } else { "" }),
            Side::Server => {
                let head = if head == '>' { '<' } else { head };
                let gap = if reach == Reach::Leaves { " " } else { "" };
                self.toward(Side::Server, &format!("{head}{gap}{rest} {words} --"))
            }
        })
    }

    /// The end of an arrow whose beginning stands further up.
    fn arrival(&self, at: Side, label: &str) -> String {
        let length = self.path * 3 / 5;
        match at {
            Side::Server => {
                let begin = format!("- - {label} ");
                let shaft = "-".repeat(length.saturating_sub(begin.len() + 1));
                self.toward(Side::Server, &format!("{begin}{shaft}>"))
            }
            Side::Client => {
                let end = format!(" {label} - -");
                let shaft = "-".repeat(length.saturating_sub(end.len() + 1));
                format!("<{shaft}{end}")
            }
        }
    }

    /// Words against one lifeline, so many columns away from it, on as many lines as they need.
    fn words(&self, side: Side, away: usize, text: &str) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split(' ') {
            match lines.last_mut() {
                Some(line) if line.len() + 1 + word.len() + 2 * away <= self.path => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        let gap = " ".repeat(away);
        lines.iter().map(|line| self.toward(side, &format!("{gap}{line}{gap}"))).collect()
    }

    /// Words against one lifeline.
    fn toward(&self, side: Side, text: &str) -> String {
        let way = self.path;
        match side {
            Side::Client => text.to_owned(),
            Side::Server => format!("{text:>way$}"),
        }
    }
}

fn beside(client: &str, server: &str) -> [String; 2] {
    [client.to_owned(), server.to_owned()]
}

/// What the hosts are before anything happens.
fn start(scenario: &Scenario) -> [String; 2] {
    let state = |side: Side| match (&scenario.hosts[side as usize], scenario.established, side) {
        (None, _, _) => "scripted",
        (Some(_), true, _) => "ESTABLISHED",
        (Some(_), false, Side::Client) => "CLOSED",
        (Some(_), false, Side::Server) => "LISTEN",
    };
    beside(state(Side::Client), state(Side::Server))
}

/// A span in seconds, with as many decimals as it needs: a thousandth of it, shown as if it were milliseconds.
fn seconds(span: Micros) -> String {
    format!("{} s", Micros(span.0 / 1000))
}
