//! Every state with every kind of segment, call and timer: plays `table.md`, which is written from the RFC.

use super::driver::{Dut, IRS, ISS, Out, config};
use super::std::borrow::ToOwned;
use super::std::string::{String, ToString};
use super::std::vec::Vec;
use super::std::{format, vec};
use crate::{AppError, Call, Config, Endpoint, Event, Flags, Keepalive, Micros, Rule, Segment, Seq, State, Timer};

const TABLE: &str = include_str!("table.md");

/// A column: where it starts, with SND.UNA, SND.NXT and RCV.NXT counted from the two ISNs.
struct Column {
    name: &'static str,
    state: State,
    una: u32,
    nxt: u32,
    rcv: u32,
}

const COLUMNS: [Column; 12] = [
    Column { name: "CLOSED", state: State::Closed, una: 0, nxt: 0, rcv: 0 },
    Column { name: "LISTEN", state: State::Listen, una: 0, nxt: 0, rcv: 0 },
    Column { name: "SYN-SENT", state: State::SynSent, una: 0, nxt: 1, rcv: 0 },
    Column { name: "SYN-RECEIVED passive", state: State::SynReceived, una: 0, nxt: 1, rcv: 1 },
    Column { name: "SYN-RECEIVED active", state: State::SynReceived, una: 0, nxt: 1, rcv: 1 },
    Column { name: "ESTABLISHED", state: State::Established, una: 1, nxt: 1, rcv: 1 },
    Column { name: "FIN-WAIT-1", state: State::FinWait1, una: 1, nxt: 2, rcv: 1 },
    Column { name: "FIN-WAIT-2", state: State::FinWait2, una: 2, nxt: 2, rcv: 1 },
    Column { name: "CLOSE-WAIT", state: State::CloseWait, una: 1, nxt: 1, rcv: 2 },
    Column { name: "CLOSING", state: State::Closing, una: 1, nxt: 2, rcv: 2 },
    Column { name: "LAST-ACK", state: State::LastAck, una: 1, nxt: 2, rcv: 2 },
    Column { name: "TIME-WAIT", state: State::TimeWait, una: 2, nxt: 2, rcv: 2 },
];

#[test]
fn every_segment_in_every_state_does_what_rfc_9293_with_rfc_5961_says() {
    play("Segments, RFC 9293 with RFC 5961", &by_rfc_9293);
}

#[test]
fn with_rfc_5961_off_resets_and_syns_follow_rfc_793() {
    play("Segments, the rules of RFC 793 (RFC 5961 off)", &by_rfc_793);
}

#[test]
fn with_fix_f1_only_time_wait_treats_a_reset_differently() {
    play("Segments, with fix F1 of RFC 1337", &with_fix_f1);
}

#[test]
fn with_reuse_only_time_wait_treats_a_newer_syn_differently() {
    play("Segments, where TIME-WAIT may be reopened (RFC 6191, no timestamps)", &with_reuse);
}

#[test]
fn every_call_in_every_state_is_answered_as_the_rfc_says() {
    play("Calls", &calls);
}

#[test]
fn every_timer_in_every_state_does_what_its_clause_says_or_does_not_run() {
    play("Timers", &timers);
}

/// The rules that no cell produces, each with what it takes.
const BEYOND_THE_TABLE: [Rule; 7] = [
    // TIME-WAIT left out.
    Rule::TimeWaitSkipped,
    // TIME-WAIT that was reopened.
    Rule::TimeWaitRestored,
    // An application that does not read, or reads no more.
    Rule::CloseWithUnread,
    Rule::DataAfterClose,
    Rule::WindowClosed,
    // Seven gaps at once.
    Rule::NoRoomToHold,
    // Found by the host, not by an endpoint.
    Rule::ChecksumFailed,
];

#[test]
fn the_table_produces_every_rule_but_those_that_take_more_than_one_event() {
    let sections: [(&str, &Act); 6] = [
        ("Segments, RFC 9293 with RFC 5961", &by_rfc_9293),
        ("Segments, the rules of RFC 793 (RFC 5961 off)", &by_rfc_793),
        ("Segments, with fix F1 of RFC 1337", &with_fix_f1),
        ("Segments, where TIME-WAIT may be reopened (RFC 6191, no timestamps)", &with_reuse),
        ("Calls", &calls),
        ("Timers", &timers),
    ];
    let produced: Vec<Rule> = sections.into_iter().flat_map(|(section, act)| play(section, act)).collect();
    let missing: Vec<_> = Rule::ALL.iter().filter(|rule| !produced.contains(rule)).copied().collect();
    assert_eq!(missing, BEYOND_THE_TABLE.to_vec());
}

/// What a row does to a column: the words of the cell, and all that was told.
type Act = dyn Fn(&str, &Column) -> (String, Dut);

fn by_rfc_9293(row: &str, column: &Column) -> (String, Dut) {
    segment(row, column, config())
}

fn by_rfc_793(row: &str, column: &Column) -> (String, Dut) {
    segment(row, column, Config { challenge_ack: false, ..config() })
}

fn with_fix_f1(row: &str, column: &Column) -> (String, Dut) {
    segment(row, column, Config { rfc1337: true, ..config() })
}

fn with_reuse(row: &str, column: &Column) -> (String, Dut) {
    segment(row, column, Config { time_wait_reuse: true, ..config() })
}

/// Hold each cell of one section against what happens; gives the rules that were produced.
fn play(section: &str, act: &Act) -> Vec<Rule> {
    let rest = TABLE.split_once(&format!("## {section}\n")).expect("the section").1;
    let mut lines = rest.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    let names: Vec<_> = cells(lines.next().expect("a head")).skip(1).collect();
    assert_eq!(names, COLUMNS.map(|column| column.name));
    let (mut wrong, mut rules) = (Vec::new(), Vec::new());
    for line in lines.skip(1) {
        let mut cells = cells(line);
        let row = cells.next().expect("a row has a name");
        for column in &COLUMNS {
            let expected = cells.next().expect("a row is whole");
            let (found, dut) = act(row, column);
            rules.extend(dut.events.iter().filter_map(rule_of));
            if expected != found {
                wrong.push(format!("{row} in {}: expected {expected}, found {found}", column.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    rules
}

fn rule_of(event: &Event) -> Option<Rule> {
    match event {
        Event::Transition { rule, .. } | Event::Ignored { rule } | Event::Failed { rule, .. } => Some(*rule),
        Event::Timer { rule, .. } => *rule,
        Event::Stored { .. } | Event::Delivered { .. } | Event::Discarded { .. } | Event::EndOfStream => None,
    }
}

fn cells(line: &str) -> impl Iterator<Item = &str> {
    line.trim_matches('|').split('|').map(str::trim)
}

/// An endpoint as the column has it; `window` is the peer's.
fn dut(column: &Column, config: Config, window: u32) -> Dut {
    if column.name == "SYN-RECEIVED active" {
        let mut dut = Dut::in_state_with(State::SynSent, config);
        dut.segment(Flags::SYN, 0, 0, 0);
        dut.events.clear();
        return dut;
    }
    if window > 0 {
        return Dut::in_state_with(column.state, config);
    }
    let mut dut = Dut { end: Endpoint::established(config, ISS, IRS, 0, false), now: Micros::ZERO, events: vec![] };
    let fin = Segment { seq: IRS.plus(1), ack: ISS.plus(1), flags: Flags::FIN.with(Flags::ACK), ..Segment::default() };
    match column.state {
        State::Established => {}
        State::FinWait1 => drop(dut.call(Call::Shutdown)),
        State::CloseWait => drop(dut.raw(fin)),
        State::Closing => drop((dut.call(Call::Shutdown), dut.raw(fin))),
        State::LastAck => drop((dut.raw(fin), dut.call(Call::Shutdown))),
        _ => return Dut::in_state_with(column.state, config),
    }
    dut.events.clear();
    dut
}

/// A row such as `FIN,ACK 5 octets R+10; UNA`.
fn segment(row: &str, column: &Column, config: Config) -> (String, Dut) {
    let mut dut = dut(column, config, 1000);
    let (row, ack) = row.split_once("; ").map_or((row, "UNA"), |(row, ack)| (row, ack));
    let (len, row) = if row.contains(" 5 octets") { (5, row.replace(" 5 octets", "")) } else { (0, row.to_owned()) };
    let (flags, seq) = row.split_once(' ').expect("flags and number");
    let value = |text: &str| {
        let at = text.find(['+', '-']).unwrap_or(text.len());
        let base = match &text[..at] {
            "NXT" => i64::from(column.nxt),
            "UNA" => i64::from(column.una),
            "R" => i64::from(column.rcv),
            "IRS" => 0,
            other => panic!("{other}"),
        };
        match &text[at..] {
            "" => base,
            "+W" => base + 65_535,
            "+W-1" => base + 65_534,
            number => base + number.parse::<i64>().expect("a number"),
        }
    };
    let named = flags.split(',').filter(|name| *name != "none").map(|name| Flags::from_name(name).expect("a bit"));
    let flags = named.fold(Flags::NONE, Flags::with);
    let (seq, ack) = (IRS.plus(value(seq) as u32), ISS.plus(value(ack) as u32));
    let segment = Segment { seq, ack, len, window: 1000, flags, ts: None };
    let out = dut.raw(segment);
    (told(&dut, column, &out, Some(&segment)), dut)
}

fn calls(row: &str, column: &Column) -> (String, Dut) {
    let linger_zero = row == "close with linger 0";
    let mut dut = dut(column, Config { linger_zero, ..config() }, 1000);
    let calls = match row {
        "open active" => vec![Call::Open { iss: ISS }],
        "open passive" => vec![Call::Listen { iss: ISS }],
        "send" => vec![Call::Send { len: 5 }],
        "receive" => vec![Call::Read],
        "pause reading" => vec![Call::PauseReading],
        "shutdown" => vec![Call::Shutdown],
        "send, shutdown" => vec![Call::Send { len: 5 }, Call::Shutdown],
        "close" | "close with linger 0" => vec![Call::Close],
        "close twice" => vec![Call::Close, Call::Close],
        "abort" => vec![Call::Abort],
        "status" | "crash" => vec![],
        other => panic!("{other}"),
    };
    let (before, mut out, mut errors) = (dut.end, Vec::new(), String::new());
    for call in calls {
        match dut.call(call) {
            Ok(sent) => out.extend(sent),
            Err(error) => errors.extend([" ", error.name()]),
        }
    }
    if row == "status" {
        assert_eq!((dut.end.status().state, dut.end), (column.state, before));
    } else if row == "crash" {
        let events = &mut dut.events;
        dut.end.crash(dut.now, &mut |event| events.push(event));
        assert_eq!(dut.end.poll_transmit(dut.now, &mut ()), None);
    }
    let told = told(&dut, column, &out, None) + &errors;
    (told.strip_prefix(". ").unwrap_or(&told).to_owned(), dut)
}

fn timers(row: &str, column: &Column) -> (String, Dut) {
    let (timer, times) = match row.split(' ').next().expect("a timer") {
        "user" => (Timer::User, 1),
        "retransmission" => (Timer::Retransmission, 1),
        "persist" => (Timer::Persist, 1),
        "delayed-ack" => (Timer::DelayedAck, 1),
        "keepalive" => (Timer::Keepalive, if row.ends_with("unanswered") { 2 } else { 1 }),
        "fin-wait-2" => (Timer::FinWait2, 1),
        "time-wait" => (Timer::TimeWait, 1),
        other => panic!("{other}"),
    };
    let half = Micros::from_ms(500);
    let keepalive = Keepalive { idle: half, interval: Micros::from_ms(300), probes: 1 };
    let config = Config {
        user_timeout: (timer == Timer::User).then_some(half),
        max_retransmits: if row.ends_with("at R2") { 0 } else { 7 },
        delayed_ack: if timer == Timer::DelayedAck { Micros::from_ms(40) } else { Micros::ZERO },
        keepalive: (timer == Timer::Keepalive).then_some(keepalive),
        fin_wait_2_timeout: Some(half),
        ..config()
    };
    let mut dut = dut(column, config, if timer == Timer::Persist { 0 } else { 1000 });
    let ack = Flags::ACK;
    if timer == Timer::DelayedAck {
        // The FIN that led into CLOSE-WAIT has its ACK.
        dut.wait(40);
    }
    match row {
        "delayed-ack after text" => drop(dut.segment(ack, column.rcv.into(), column.una.into(), 5)),
        // The FIN of a state that has had it is the one that comes again.
        "delayed-ack after FIN" => {
            drop(dut.segment(ack.with(Flags::FIN), i64::from(column.rcv.min(1)), column.una.into(), 0));
        }
        "fin-wait-2" => drop(dut.call(Call::Close)),
        "keepalive" | "keepalive unanswered" | "time-wait" => {}
        _ => drop(dut.call(Call::Send { len: 5 })),
    }
    let start = Column { state: dut.end.state(), ..*column };
    let mut out = Vec::new();
    for _ in 0..times {
        let Some(at) = dut.end.deadline(timer) else {
            return ("off".to_owned(), dut);
        };
        dut.events.clear();
        out = dut.wait(at.since(dut.now).0.div_ceil(1000));
    }
    (told(&dut, &start, &out, None), dut)
}

/// What has happened, in the words of the table.
fn told(dut: &Dut, column: &Column, out: &[Out], segment: Option<&Segment>) -> String {
    let mut words = Vec::new();
    if dut.end.state() != column.state {
        words.push(dut.end.state().to_string());
    }
    words.extend(out.iter().map(|out| sent(*out, column, segment)));
    for event in &dut.events {
        words.push(match event {
            Event::Failed { error: AppError::ConnectionReset, .. } => "reset".to_owned(),
            Event::Failed { error: AppError::ConnectionRefused, .. } => "refused".to_owned(),
            Event::Failed { error: AppError::TimedOut, .. } => "timeout".to_owned(),
            Event::Delivered { len, .. } => format!("data{len}"),
            Event::EndOfStream => "eof".to_owned(),
            Event::Transition { .. }
            | Event::Ignored { .. }
            | Event::Timer { .. }
            | Event::Stored { .. }
            | Event::Discarded { .. } => continue,
        });
    }
    if words.is_empty() { ".".to_owned() } else { words.join(" ") }
}

/// A segment in the words of the table; one that they do not have is shown as it is.
fn sent(out: Out, column: &Column, segment: Option<&Segment>) -> String {
    let Out(flags, seq, ack, len) = out;
    let (nxt, rcv) = (column.nxt, column.rcv);
    let answers = segment.is_some_and(|segment| seq == segment.ack.since(ISS));
    let moved = if ack == rcv { String::new() } else { format!("+{}", ack.wrapping_sub(rcv)) };
    let to_syn = segment.map_or(rcv, |segment| segment.seq.plus(1).since(IRS));
    match (flags, len) {
        ("RST", 0) if answers => "RST".to_owned(),
        ("RST ACK", 0) if seq == 0_u32.wrapping_sub(ISS.0) && segment.is_some_and(|s| ack == s.end().since(IRS)) => {
            "RST0".to_owned()
        }
        ("RST ACK", 0) if (seq, ack) == (nxt, rcv) => "RST!".to_owned(),
        ("ACK", 0) if seq == nxt => format!("ACK{moved}"),
        ("ACK", 0) if (seq, ack) == (nxt.wrapping_sub(1), rcv) => "PROBE".to_owned(),
        ("ACK", 5) if (seq, ack) == (1, rcv) => "5 octets".to_owned(),
        ("ACK", 1) if (seq, ack) == (1, rcv) => "1 octet".to_owned(),
        ("FIN ACK", 0) if (seq, ack) == (1, rcv) => "FIN".to_owned(),
        ("FIN ACK", 0) if (seq, ack) == (6, rcv) => "FIN+5".to_owned(),
        ("SYN", 0) if seq == 0 => "SYN".to_owned(),
        ("SYN ACK", 0) if (seq, ack) == (0, to_syn) => "SYN,ACK".to_owned(),
        ("SYN ACK", 0) if Seq(seq).after(Seq(nxt)) && ack == to_syn => "NEW,SYN,ACK".to_owned(),
        _ => format!("{out:?}"),
    }
}
