//! The bytes of each direction at a moment: what the application wrote, and how far each byte has come.

use fourway_proto::{Micros, OurFin, PeerFin, Seq, State};
use fourway_sim::{Act, CallName, DataEvent, Kind, Place, Record, Scenario, Side, Sim, Trace, When};

/// How far bytes have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Come {
    /// The application at the other end has read them.
    Read,
    /// The other end threw them away unread.
    Discarded,
    /// At the other end, in order and unread.
    Unread,
    /// At the other end, beyond a gap.
    Held,
    /// Sent, and not there yet.
    Sent,
    /// Written, and not sent yet.
    Waiting,
    /// They will never be read.
    Lost,
    /// Read at the other end, and not of this connection.
    Foreign,
}

impl Come {
    /// The key of the sentence about them.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Read => "stream.read",
            Self::Discarded => "stream.discarded",
            Self::Unread => "stream.unread",
            Self::Held => "stream.held",
            Self::Sent => "stream.sent",
            Self::Waiting => "stream.waiting",
            Self::Lost => "stream.lost",
            Self::Foreign => "stream.foreign",
        }
    }

    /// The name in the markup.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.key().split_once('.').unwrap_or_default().1
    }
}

/// Bytes that have come equally far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Offset of the first in the stream.
    pub offset: u32,
    /// How many.
    pub len: u32,
    /// How far.
    pub come: Come,
    /// What they say, where that was given for all of them.
    pub text: Option<String>,
}

/// What the application of `from` wrote on its present or last connection, from the first byte to the last, after
/// everything up to and at `at`; then what the other end read that belongs to another connection.
#[must_use]
pub fn stream(scenario: &Scenario, trace: &Trace, from: Side, at: Micros) -> Vec<Stretch> {
    let past = || trace.records.iter().take_while(|record| record.at <= at);
    let written = Written::of(scenario, past(), from);
    let world = Sim::at(scenario, at);
    let read = Reads::of(past(), from.other(), u32::from(scenario.established), written.incarnation.max(1));
    let reach = Reach::of(&world, from);
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut offset = 0;
    while offset < written.len {
        let (come, until) = read.come(offset).unwrap_or_else(|| {
            let (come, until) = reach.come(offset);
            (come, until.min(read.next(offset)))
        });
        let until = until.min(written.len).max(offset + 1);
        let len = until - offset;
        match stretches.last_mut() {
            Some(last) if last.come == come => last.len += len,
            _ => stretches.push(Stretch { offset, len, come, text: None }),
        }
        offset = until;
    }
    for stretch in &mut stretches {
        stretch.text = written.text(stretch.offset, stretch.len);
    }
    let foreign = |(offset, len)| Stretch { offset, len, come: Come::Foreign, text: None };
    stretches.extend(read.foreign.into_iter().map(foreign));
    stretches
}

/// What an application wrote.
struct Written {
    len: u32,
    /// Which connection of the host, from 1.
    incarnation: u32,
    /// The octets, each none where no text was given.
    octets: Vec<Option<u8>>,
}

/// Texts longer than this are not kept.
const MOST_TEXT: u32 = 4096;

impl Written {
    fn of<'a>(scenario: &Scenario, past: impl Iterator<Item = &'a Record>, from: Side) -> Self {
        let mut written = Self { len: 0, incarnation: u32::from(scenario.established), octets: Vec::new() };
        let mut used = Vec::new();
        for record in past {
            match record.kind {
                Kind::State { host, from: before, to, .. } if host == from && begins(before, to) => {
                    written = Self { len: 0, incarnation: written.incarnation + 1, octets: Vec::new() };
                }
                Kind::Call { place: Place::Host(host), call: CallName::Send, len: Some(len), error: None }
                    if host == from =>
                {
                    let text = text_of(scenario, record, from, len, &mut used);
                    for n in 0..len.min(MOST_TEXT) {
                        written.octets.push(text.and_then(|text| text.as_bytes().get(n as usize)).copied());
                    }
                    written.len += len;
                }
                Kind::Call { .. }
                | Kind::State { .. }
                | Kind::Sent { .. }
                | Kind::Fate { .. }
                | Kind::Ignored { .. }
                | Kind::Timer { .. }
                | Kind::Data { .. }
                | Kind::Error { .. }
                | Kind::Outcome { .. } => {}
            }
        }
        written
    }

    fn text(&self, offset: u32, len: u32) -> Option<String> {
        let octets = self.octets.get(offset as usize..(offset + len) as usize)?;
        let known: Option<Vec<u8>> = octets.iter().copied().collect();
        String::from_utf8(known?).ok()
    }
}

/// A move with which a connection begins.
const fn begins(before: State, to: State) -> bool {
    match to {
        State::SynSent => true,
        State::SynReceived => !matches!(before, State::SynSent),
        State::Closed
        | State::Listen
        | State::Established
        | State::FinWait1
        | State::FinWait2
        | State::CloseWait
        | State::Closing
        | State::LastAck
        | State::TimeWait => false,
    }
}

/// The text of the entry of the script that made this call: the one of its moment, else the first that waits for a state.
fn text_of<'a>(
    scenario: &'a Scenario,
    record: &Record,
    from: Side,
    wanted: u32,
    used: &mut Vec<usize>,
) -> Option<&'a str> {
    let fits = |act: &'a Act| match act {
        Act::Host { host, call: CallName::Send, len, text, .. } if *host == from && *len == wanted => Some(text),
        Act::Host { .. } | Act::Inject { .. } | Act::Cut { .. } | Act::Set { .. } | Act::Decide { .. } => None,
    };
    let find = |timed: bool, used: &[usize]| {
        scenario.script.iter().enumerate().position(|(index, step)| {
            let due = match step.when {
                When::At(at) => timed && at == record.at,
                When::Enters { .. } => !timed,
            };
            due && !used.contains(&index) && fits(&step.act).is_some()
        })
    };
    let index = find(true, used).or_else(|| find(false, used))?;
    used.push(index);
    fits(&scenario.script.get(index)?.act)?.as_deref()
}

/// What left the buffer of a receiver.
struct Reads {
    /// Offset, octets, and whether they were read.
    own: Vec<(u32, u32, bool)>,
    foreign: Vec<(u32, u32)>,
}

impl Reads {
    /// What the host `at` took from a sender whose present connection is `incarnation`, the first being `sender`.
    fn of<'a>(past: impl Iterator<Item = &'a Record>, at: Side, mut sender: u32, incarnation: u32) -> Self {
        let mut reads = Self { own: Vec::new(), foreign: Vec::new() };
        for record in past {
            match record.kind {
                Kind::State { host, from, to, .. } if begins(from, to) => {
                    if host == at {
                        reads.foreign.clear();
                    } else {
                        sender += 1;
                    }
                }
                Kind::Data { host, event, offset, len, from_incarnation } if host == at && len > 0 => {
                    let read = event == DataEvent::Delivered;
                    if from_incarnation == incarnation {
                        reads.own.push((offset, len, read));
                    } else if read && from_incarnation != sender {
                        reads.foreign.push((offset, len));
                    }
                }
                Kind::Call { .. }
                | Kind::State { .. }
                | Kind::Sent { .. }
                | Kind::Fate { .. }
                | Kind::Ignored { .. }
                | Kind::Timer { .. }
                | Kind::Data { .. }
                | Kind::Error { .. }
                | Kind::Outcome { .. } => {}
            }
        }
        reads
    }

    fn come(&self, offset: u32) -> Option<(Come, u32)> {
        let (start, len, read) = self.own.iter().find(|(start, len, _)| (*start..start + len).contains(&offset))?;
        Some((if *read { Come::Read } else { Come::Discarded }, start + len))
    }

    /// The first offset after this one that is read.
    fn next(&self, offset: u32) -> u32 {
        self.own.iter().map(|(start, ..)| *start).filter(|start| *start > offset).min().unwrap_or(u32::MAX)
    }
}

/// How far bytes have come that were not read.
struct Reach {
    /// The other end has what lies before this.
    arrived: u32,
    held: Vec<(u32, u32)>,
    /// What lies before this was sent.
    sent: u32,
    /// What is not there yet will never be; or never be sent.
    void: bool,
    unsent_void: bool,
}

impl Reach {
    fn of(world: &Sim, from: Side) -> Self {
        let mut reach = Self { arrived: 0, held: Vec::new(), sent: 0, void: false, unsent_void: false };
        if let Some(end) = world.endpoint(from) {
            let status = end.status();
            reach.sent = distance(status.snd_nxt, status.iss.plus(1), u32::from(sent_fin(status.our_fin)));
            reach.unsent_void = status.state == State::Closed;
        }
        if let Some(end) = world.endpoint(from.other()) {
            let status = end.status();
            let first = status.irs.plus(1);
            reach.arrived = distance(status.rcv_nxt, first, u32::from(status.peer_fin != PeerFin::Awaited));
            reach.held = end.held_ranges().map(|(seq, len)| (seq.since(first), len)).collect();
            reach.void = status.state == State::Closed;
            if reach.void && status.unread == 0 {
                reach.arrived = 0;
            }
        }
        reach
    }

    fn come(&self, offset: u32) -> (Come, u32) {
        if offset < self.arrived {
            return (Come::Unread, self.arrived);
        }
        if self.void {
            return (Come::Lost, u32::MAX);
        }
        if let Some((start, len)) = self.held.iter().find(|(start, len)| (*start..start + len).contains(&offset)) {
            return (Come::Held, start + len);
        }
        let next = self.held.iter().map(|(start, _)| *start).filter(|start| *start > offset).min().unwrap_or(u32::MAX);
        match (offset < self.sent, self.unsent_void) {
            (true, _) => (Come::Sent, self.sent.min(next)),
            (false, true) => (Come::Lost, u32::MAX),
            (false, false) => (Come::Waiting, u32::MAX),
        }
    }
}

const fn sent_fin(fin: OurFin) -> bool {
    match fin {
        OurFin::NotSent | OurFin::Queued => false,
        OurFin::Sent | OurFin::Acked => true,
    }
}

/// Octets from `first` to `next` without a FIN at the end; none before the handshake has numbered them.
fn distance(next: Seq, first: Seq, fin: u32) -> u32 {
    if next.after(first) { next.since(first).saturating_sub(fin) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fourway_sim::{Document, run};

    fn check(json: &str, from: Side, ms: u64, expected: &[(u32, u32, Come, Option<&str>)]) {
        let document = Document::parse(json).expect("a document");
        let scenario = Scenario::compile(&document).expect("a scenario");
        let found = stream(&scenario, &run(&scenario), from, Micros::from_ms(ms));
        let found: Vec<_> = found.iter().map(|s| (s.offset, s.len, s.come, s.text.as_deref())).collect();
        assert_eq!(found, expected, "at {ms} ms");
    }

    /// "hello world" in two segments.
    const HELLO: &str = r#"{"fourway":1,"script":[
        {"at_ms":0,"on":"client","do":"send","text":"hello"},
        {"at_ms":0,"on":"client","do":"send","text":" world"},
        {"at_ms":200,"on":"client","do":"close"}]}"#;

    #[test]
    fn bytes_are_sent_then_read() {
        check(HELLO, Side::Client, 10, &[(0, 11, Come::Sent, Some("hello world"))]);
        check(HELLO, Side::Client, 60, &[(0, 11, Come::Read, Some("hello world"))]);
        check(HELLO, Side::Server, 60, &[]);
    }

    #[test]
    fn what_comes_beyond_a_gap_is_held_until_the_gap_is_filled() {
        let fault = r#""faults":[{"match":{"from":"client","data":true,"nth":1},"do":"drop"}],"script""#;
        let lost = HELLO.replace(r#""script""#, fault);
        check(&lost, Side::Client, 60, &[(0, 5, Come::Sent, Some("hello")), (5, 6, Come::Held, Some(" world"))]);
        check(&lost, Side::Client, 5000, &[(0, 11, Come::Read, Some("hello world"))]);
    }

    #[test]
    fn what_an_abort_leaves_unread_is_lost_for_good() {
        let close = r#"{"at_ms":200,"on":"client","do":"close"}"#;
        let abort = HELLO.replace(close, r#"{"at_ms":20,"on":"server","do":"abort"}"#);
        check(&abort, Side::Client, 30, &[(0, 11, Come::Lost, Some("hello world"))]);
    }

    #[test]
    fn what_is_not_read_waits_in_the_buffer() {
        let first = r#""script":[{"at_ms":0,"on":"server","do":"pause_reading"},"#;
        let pause = HELLO.replace(r#""script":["#, first);
        check(&pause, Side::Client, 120, &[(0, 11, Come::Unread, Some("hello world"))]);
    }

    #[test]
    fn bytes_that_nobody_of_this_connection_wrote_are_foreign() {
        let made =
            r#"{"at_ms":0,"on":"client","do":"inject","segment":{"flags":["ACK"],"seq":1001,"ack":5001,"len":4}}"#;
        let json = format!(r#"{{"fourway":1,"script":[{made}]}}"#);
        check(&json, Side::Client, 60, &[(0, 4, Come::Foreign, None)]);
    }
}
