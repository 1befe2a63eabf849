//! From records to rows: what stands beside each lifeline and between them, and at what time.

use super::flights::{End, Flight, is_shown};
use fourway_proto::{Flags, Micros, Rule, Segment, Timer, TimerChange};
use fourway_sim::{DataEvent, Fate, Kind, Place, Record, Scenario, Side, Trace};
use std::collections::{BTreeMap, BTreeSet};

/// One line of a ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// When.
    pub at: Micros,
    /// What stands outside the client's and the server's lifeline.
    pub beside: [String; 2],
    /// What stands between the lifelines.
    pub between: Between,
}

/// What stands between the lifelines.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Between {
    /// Nothing.
    #[default]
    Nothing,
    /// A segment that leaves one lifeline, and how far its arrow goes.
    Arrow { from: Side, label: Label, reach: Reach },
    /// A segment that reaches a lifeline.
    Arrival { at: Side, label: String },
    /// Segments whose arrows stand further up, from one number to another, reach a host, and nothing comes of it.
    Quiet { at: Side, first: u32, last: u32 },
    /// Words about one host.
    Note { by: Side, text: String },
    /// Words about the path.
    Path(String),
}

/// How far an arrow goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// To the other lifeline.
    Whole,
    /// It leaves; where it arrives is another row.
    Leaves,
    /// It is lost.
    Lost,
}

/// What an arrow says: the number always on the arrow, the rest below it where there is no room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Number in the run.
    pub number: String,
    /// Control bits.
    pub bits: String,
    /// Sequence numbers, length, and whether it was sent before.
    pub numbers: String,
}

/// Everything of a trace that a ladder shows.
pub fn rows(scenario: &Scenario, trace: &Trace, flights: &BTreeMap<u32, Flight>) -> Vec<Row> {
    let shown = trace.records.iter().filter(|record| is_shown(record));
    let mut rows = Rows {
        flights,
        causes: shown.filter_map(|record| record.cause).collect(),
        rows: Vec::new(),
        fresh: true,
        stated: [None; 2],
        incarnations: [u32::from(scenario.established); 2],
    };
    for record in &trace.records {
        rows.add(record);
    }
    rows.rows
}

struct Rows<'a> {
    flights: &'a BTreeMap<u32, Flight>,
    /// Records that bring about anything that a ladder shows.
    causes: BTreeSet<u32>,
    rows: Vec<Row>,
    /// The next thing begins a new row.
    fresh: bool,
    /// The row of the state that each host has entered at this moment.
    stated: [Option<usize>; 2],
    /// Connections of each host so far.
    incarnations: [u32; 2],
}

impl Rows<'_> {
    fn add(&mut self, record: &Record) {
        let at = record.at;
        match record.kind {
            Kind::Call { place: Place::Host(side), call, len, error, .. } => {
                let len = len.map_or(String::new(), |len| format!(" {len}"));
                self.beside(at, side, format!("{}{len}", call.name()));
                if let Some(error) = error {
                    self.beside(at, side, format!("({})", error.name()));
                }
            }
            Kind::Call { place: Place::Path, call, .. } => {
                self.between(at, Between::Path(format!("path: {}", call.name())));
            }
            Kind::State { host, to, rule, .. } => {
                if begins_connection(rule) {
                    self.incarnations[host as usize] += 1;
                }
                self.beside(at, host, to.name().to_owned());
                self.stated[host as usize] = Some(self.rows.len() - 1);
            }
            Kind::Sent { segment, from, header, seq_rel, ack_rel, retransmission } => {
                let label = label(segment, &header, seq_rel, ack_rel, retransmission);
                let reach = self.flights.get(&segment).map_or(Reach::Leaves, reach);
                self.arrow(at, from, Between::Arrow { from, label, reach });
            }
            Kind::Fate { segment, copy, fate, .. } => match fate {
                Fate::Arrived | Fate::Corrupted => self.arrival(record, segment, copy),
                Fate::Lost | Fate::Delayed(_) | Fate::Duplicated(_) => {}
            },
            Kind::Ignored { host, segment, rule } => {
                self.note(at, host, format!("#{segment} ignored: {}", rule.name()));
            }
            Kind::Timer { host, timer, change, rule } => match (change, rule) {
                (TimerChange::Fired, _) => self.note(at, host, format!("{} timer", called(timer))),
                (TimerChange::Armed(_), Some(_)) => self.note(at, host, format!("{} timer anew", called(timer))),
                (TimerChange::Armed(_), None) | (TimerChange::Cancelled, _) => {}
            },
            Kind::Data { host, event, len, from_incarnation, .. } => self.data(at, host, event, len, from_incarnation),
            Kind::Error { host, error, .. } => self.beside(at, host, error.name().to_owned()),
            Kind::Outcome { .. } => {}
        }
    }

    /// What a host sends stands beside the state that it has just entered, where there is room.
    fn arrow(&mut self, at: Micros, from: Side, arrow: Between) {
        let stated = self.stated[from as usize].filter(|_| !self.fresh);
        if let Some(index) = stated
            && let Some([row, later @ ..]) = self.rows.get_mut(index..)
            && row.at == at
            && row.between == Between::Nothing
            && later.iter().all(|row| row.between == Between::Nothing)
        {
            row.between = arrow;
        } else {
            self.between(at, arrow);
        }
    }

    fn arrival(&mut self, record: &Record, segment: u32, copy: u32) {
        let Some(flight) = self.flights.get(&segment) else { return };
        let at = flight.from.other();
        self.fresh = true;
        let drawn = flight.whole && flight.end == End::Arrived(record.id, record.at);
        if !drawn {
            let copied = if copy > 0 { " copy" } else { "" };
            self.between(record.at, Between::Arrival { at, label: format!("#{segment}{copied}") });
        } else if !self.causes.contains(&record.id) {
            match self.rows.last_mut() {
                Some(Row { at: time, between: Between::Quiet { at: host, last, .. }, .. })
                    if *time == record.at && *host == at && *last + 1 == segment =>
                {
                    *last = segment;
                }
                _ => self.between(record.at, Between::Quiet { at, first: segment, last: segment }),
            }
        }
    }

    fn data(&mut self, at: Micros, host: Side, event: DataEvent, len: u32, incarnation: u32) {
        self.beside(
            at,
            host,
            match event {
                DataEvent::Delivered => format!("reads {}", amount(len)),
                DataEvent::EndOfStream => "end-of-stream".to_owned(),
                DataEvent::Discarded => format!("drops {}", amount(len)),
            },
        );
        let now = self.incarnations[host.other() as usize];
        if incarnation == 0 {
            self.note(at, host, format!("{len} made-up bytes"));
        } else if incarnation < now {
            self.note(at, host, format!("bytes of connection {incarnation}, now {now}"));
        }
    }

    fn note(&mut self, at: Micros, by: Side, text: String) {
        self.between(at, Between::Note { by, text });
    }

    fn beside(&mut self, at: Micros, side: Side, text: String) {
        let row = self.row(at, |row| row.beside[side as usize].is_empty());
        row.beside[side as usize] = text;
    }

    fn between(&mut self, at: Micros, between: Between) {
        let row = self.row(at, |row| row.between == Between::Nothing);
        row.between = between;
    }

    /// The last row where it is of this time and has room, or a new one.
    fn row(&mut self, at: Micros, has_room: impl Fn(&Row) -> bool) -> &mut Row {
        let fits = !self.fresh && self.rows.last().is_some_and(|row| row.at == at && has_room(row));
        if !fits {
            if self.fresh || self.rows.last().is_some_and(|row| row.at != at) {
                self.stated = [None; 2];
            }
            self.rows.push(Row { at, beside: [String::new(), String::new()], between: Between::Nothing });
        }
        self.fresh = false;
        let last = self.rows.len() - 1;
        &mut self.rows[last]
    }
}

fn reach(flight: &Flight) -> Reach {
    match (flight.end, flight.whole) {
        (End::Lost, _) => Reach::Lost,
        (End::Arrived(..) | End::Nobody | End::Open, true) => Reach::Whole,
        (End::Arrived(..) | End::Nobody | End::Open, false) => Reach::Leaves,
    }
}

/// Bytes in at most seven columns.
fn amount(bytes: u32) -> String {
    if bytes < 10_000_000 { bytes.to_string() } else { format!("{} MB", bytes / 1_000_000) }
}

/// The name of a timer; one that is named after a state spells it as the RFC does.
const fn called(timer: Timer) -> &'static str {
    match timer {
        Timer::FinWait2 => "FIN-WAIT-2",
        Timer::TimeWait => "TIME-WAIT",
        Timer::User | Timer::Retransmission | Timer::Persist | Timer::DelayedAck | Timer::Keepalive => timer.name(),
    }
}

fn begins_connection(rule: Rule) -> bool {
    [Rule::ActiveOpen, Rule::SynInListen, Rule::TimeWaitReused].contains(&rule)
}

fn label(number: u32, header: &Segment, seq: u32, ack: u32, again: bool) -> Label {
    let bits: Vec<_> = header.flags.names().collect();
    let bits = if bits.is_empty() { "no-bits".to_owned() } else { bits.join(",") };
    let mut numbers = format!("seq={}", signed(seq));
    if header.flags.has(Flags::ACK) {
        numbers.push_str(&format!(" ack={}", signed(ack)));
    }
    if header.len > 0 {
        numbers.push_str(&format!(" len={}", header.len));
    }
    if header.window == 0 && !header.flags.has(Flags::RST) {
        numbers.push_str(" win=0");
    }
    if again {
        numbers.push_str(" again");
    }
    Label { number: format!("#{number}"), bits, numbers }
}

/// A number from an ISN; one before it is negative.
fn signed(number: u32) -> i64 {
    let number = i64::from(number);
    if number >= 0xc000_0000 { number - 0x1_0000_0000 } else { number }
}
