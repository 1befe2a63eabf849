//! How a group of records becomes a line: what began it, why it did what it did, and what went out.

use super::gathered::{Gathered, gather, sent_key};
use super::{Line, LineKind, Who, key_of, segment_noun};
use crate::marks::digits;
use crate::{Catalogue, Doings};
use fourway_proto::{Micros, Rule, Segment, Timer, TimerChange};
use fourway_sim::{By, CallName, DataEvent, Fate, Kind, Outcome, Place, Record, Side, Trace};

/// Tells one trace.
pub(super) struct Teller<'a> {
    trace: &'a Trace,
    words: &'a Catalogue,
    doings: &'a Doings,
    /// The record of each sending, by the number of its segment less one.
    sendings: Vec<&'a Record>,
}

/// A line on its way: the sentences, and what is said about them.
struct Draft {
    who: Who,
    text: Text,
    cite: Option<&'static str>,
    kind: LineKind,
    segment: Option<(u32, u32)>,
}

/// Sentences that follow each other.
#[derive(Default)]
struct Text(String);

impl Text {
    #[inline(never)]
    fn say(&mut self, words: &Catalogue, sentence: &str) {
        words.join("join.sentences", &mut self.0, sentence);
    }

    const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> Teller<'a> {
    pub(super) fn new(trace: &'a Trace, words: &'a Catalogue, doings: &'a Doings) -> Self {
        let sendings = trace.records.iter().filter(|record| matches!(record.kind, Kind::Sent { .. })).collect();
        Self { trace, words, doings, sendings }
    }

    /// The line of one group; none for what is not worth reading.
    pub(super) fn line(&self, group: &[Record]) -> Option<Line> {
        let root = group.first()?;
        let gathered = gather(group);
        let draft = match root.kind {
            Kind::Call { place: Place::Host(host), call, len, error } => {
                let error = error.map(fourway_proto::CallError::name);
                self.call(root, host, call, len.unwrap_or_default(), error, &gathered)
            }
            Kind::Call { place: Place::Path, call, .. } => self.path_call(call)?,
            Kind::Fate { segment, copy, fate: Fate::Arrived | Fate::Corrupted, .. } => {
                self.arrival(segment, copy, &gathered)?
            }
            Kind::Fate { segment, copy, fate, by } => self.fate(root, segment, copy, fate, by)?,
            Kind::Timer { host, timer, .. } => self.timer(root, host, timer, &gathered)?,
            Kind::Outcome { .. } => self.outcome(root)?,
            Kind::State { .. } | Kind::Sent { .. } | Kind::Ignored { .. } | Kind::Data { .. } | Kind::Error { .. } => {
                return None;
            }
        };
        Some(Line {
            record: root.id,
            at: root.at,
            who: draft.who,
            text: draft.text.0,
            transition: gathered.transition,
            cite: draft.cite,
            kind: draft.kind,
            segment: draft.segment,
        })
    }

    fn call(
        &self,
        root: &Record,
        host: Side,
        call: CallName,
        len: u32,
        error: Option<&'static str>,
        gathered: &Gathered,
    ) -> Draft {
        let who = if self.doings.called(host, call, root.at) { Who::You } else { who(host) };
        let segment = gathered.sent.first().map(|sent| (sent.0, 0));
        if let Some(error) = error {
            let why = self.words.get(match error {
                "EISCONN" => "event.refused.EISCONN",
                "EPIPE" => "event.refused.EPIPE",
                "EALREADY" => "event.refused.EALREADY",
                _ => "event.refused.ENOTCONN",
            });
            let slots = [("call", call.name()), ("error", error), ("why", why)];
            let mut text = Text::default();
            self.say(&mut text, "event.call.refused", host, &slots);
            return Draft { who, text, cite: None, kind: LineKind::Error, segment };
        }
        let mut text = self.rules(host, &gathered.rules, Some(call));
        let mut sent = Text::default();
        let all_out = call == CallName::Send && gathered.sent.iter().map(|sent| sent.1.len).sum::<u32>() == len;
        let segments = if text.is_empty() && all_out { gathered.sent.len() } else { 0 };
        // That the bytes go out is what the sentence says already; what is left to say is that it takes several segments.
        match segments {
            0 => self.sent(&mut sent, host, gathered),
            1 => {}
            n => sent.say(self.words, &self.words.fill("sent.data.all", &[("n", &digits(n as u64))])),
        }
        if text.is_empty() {
            let bytes = self.words.bytes(len);
            let key = if call == CallName::Send && gathered.sent.is_empty() {
                "event.call.send.waits".to_owned()
            } else {
                ["event.call.", call.name()].concat()
            };
            self.say(&mut text, &key, host, &[("bytes", &bytes), ("count", &digits(len.into()))]);
        }
        self.data(&mut text, host, &gathered.data);
        if !sent.is_empty() {
            text.say(self.words, &sent.0);
        }
        let kind = if gathered.transition.is_some() { LineKind::Transition } else { LineKind::Call };
        Draft { who, text, cite: gathered.rules.first().map(|rule| rule.cite()), kind, segment }
    }

    fn path_call(&self, call: CallName) -> Option<Draft> {
        let key = match call {
            CallName::Cut => "event.call.cut",
            CallName::Heal => "event.call.heal",
            CallName::Set => "event.call.set",
            // What these do is told by the fate that follows.
            CallName::Deliver | CallName::Drop | CallName::Duplicate => return None,
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
            | CallName::Inject => return None,
        };
        let text = Text(self.words.get(key).to_owned());
        Some(Draft { who: Who::Path, text, cite: None, kind: LineKind::Call, segment: None })
    }

    fn arrival(&self, segment: u32, copy: u32, gathered: &Gathered) -> Option<Draft> {
        let (from, header, again) = self.segment(segment)?;
        let host = from.other();
        let noun = segment_noun(&header, again, self.words);
        let slots = [("segment", noun.as_str())];
        let mut sentences = self.rules(host, &gathered.rules, None);
        let mut kind = LineKind::Transition;
        let mut rule = gathered.rules.first().copied();
        if sentences.is_empty() {
            if let Some(rearmed) = gathered.rearmed {
                self.rule(&mut sentences, host, rearmed, &slots);
                (kind, rule) = (LineKind::Timer, Some(rearmed));
            } else if !gathered.data.is_empty() {
                kind = LineKind::Data;
            } else if let Some(ignored) = gathered.ignored {
                self.rule(&mut sentences, host, ignored, &slots);
                (kind, rule) = (LineKind::Ignored, Some(ignored));
            } else if header.seq_len() > 0 {
                let gap = gathered.sent.iter().any(|sent| sent.1.ack.before(header.seq));
                self.say(&mut sentences, if gap { "data.held" } else { "data.buffered" }, host, &slots);
                kind = LineKind::Data;
            } else {
                let key = match gathered.retransmission? {
                    TimerChange::Cancelled => "ack.all",
                    TimerChange::Armed(_) => "ack.some",
                    TimerChange::Fired => return None,
                };
                self.say(&mut sentences, key, host, &[]);
                kind = LineKind::Timer;
            }
        }
        // In the order of the records: data comes before the FIN that follows it, the end of the stream after.
        let early = gathered.data.iter().take_while(|(event, _)| *event != DataEvent::EndOfStream).count();
        let (early, late) = gathered.data.split_at(early);
        let mut text = Text::default();
        self.data(&mut text, host, early);
        if !sentences.is_empty() {
            text.say(self.words, &sentences.0);
        }
        self.data(&mut text, host, late);
        self.error(&mut text, gathered);
        self.sent(&mut text, host, gathered);
        if gathered.error.is_some() {
            kind = LineKind::Error;
        }
        let cite = rule.map(Rule::cite);
        Some(Draft { who: who(host), text, cite, kind, segment: Some((segment, copy)) })
    }

    fn fate(&self, root: &Record, segment: u32, copy: u32, fate: Fate, by: By) -> Option<Draft> {
        let (from, header, again) = self.segment(segment)?;
        let noun = segment_noun(&header, again, self.words);
        let (name, span, copies) = match fate {
            Fate::Lost => ("lost", Micros::ZERO, 0),
            Fate::Delayed(span) => ("delayed", span, 0),
            Fate::Duplicated(copies) => ("duplicated", Micros::ZERO, copies),
            Fate::Arrived | Fate::Corrupted => return None,
        };
        let (who, suffix) = match (by, self.doings.touched(segment, copy, root.at)) {
            (By::Fault, true) => (Who::You, ".you"),
            (By::Fault, false) => (Who::Path, ".fault"),
            (By::Path, _) => (Who::Path, ""),
        };
        let span = self.words.span(span);
        let copies = self.words.fill("unit.copies", &[("n", &digits(copies.into()))]);
        let slots = [("segment", noun.as_str()), ("span", &span), ("copies", &copies)];
        let mut text = Text::default();
        self.say(&mut text, &["fate.", name, suffix].concat(), from, &slots);
        Some(Draft { who, text, cite: None, kind: LineKind::Fate, segment: Some((segment, copy)) })
    }

    fn timer(&self, root: &Record, host: Side, timer: Timer, gathered: &Gathered) -> Option<Draft> {
        let mut text = self.rules(host, &gathered.rules, None);
        if text.is_empty() {
            if gathered.sent.is_empty() {
                return None;
            }
            let armed =
                root.cause.and_then(|id| self.trace.records.get(id as usize)).map_or(root.at, |record| record.at);
            let span = self.words.span(root.at.since(armed));
            self.say(&mut text, &["timer.fired.", timer.name()].concat(), host, &[("span", &span)]);
        }
        self.error(&mut text, gathered);
        self.sent(&mut text, host, gathered);
        let kind = match (gathered.error, gathered.transition) {
            (Some(_), _) => LineKind::Error,
            (None, Some(_)) => LineKind::Transition,
            (None, None) => LineKind::Timer,
        };
        let cite = gathered.rules.first().map_or(timer_cite(timer), |rule| Some(rule.cite()));
        let segment = gathered.sent.first().map(|sent| (sent.0, 0));
        Some(Draft { who: who(host), text, cite, kind, segment })
    }

    fn outcome(&self, root: &Record) -> Option<Draft> {
        let Kind::Outcome { outcome, client, server, lost_bytes, .. } = root.kind else { return None };
        let key = match outcome {
            Outcome::Stuck if self.trace.records.len() == 1 => "outcome.idle",
            Outcome::Closed => "outcome.closed",
            Outcome::Reset => "outcome.reset",
            Outcome::TimedOut => "outcome.timed-out",
            Outcome::HalfOpen => "outcome.half-open",
            Outcome::Stuck => "outcome.stuck",
            Outcome::Bounded => "outcome.bounded",
        };
        let mut text = Text(self.words.fill(key, &[("client", client.name()), ("server", server.name())]));
        if lost_bytes > 0 {
            text.say(self.words, &self.words.fill("outcome.lost-bytes", &[("n", &digits(lost_bytes.into()))]));
        }
        Some(Draft { who: Who::Path, text, cite: None, kind: LineKind::Outcome, segment: None })
    }

    /// Why the state changed. A rule that needs a call has other words where the call came earlier.
    fn rules(&self, host: Side, rules: &[Rule], call: Option<CallName>) -> Text {
        let mut text = Text::default();
        for rule in rules {
            let late = [&key_of(*rule), ".late"].concat();
            if call.is_none() && self.words.has(&late) {
                self.say(&mut text, &late, host, &[]);
            } else {
                self.rule(&mut text, host, *rule, &[("call", call.map_or("close", CallName::name))]);
            }
        }
        text
    }

    fn rule(&self, text: &mut Text, host: Side, rule: Rule, slots: &[(&str, &str)]) {
        self.say(text, &key_of(rule), host, slots);
    }

    fn error(&self, text: &mut Text, gathered: &Gathered) {
        if let Some(error) = gathered.error {
            text.say(self.words, &self.words.fill("error.told", &[("error", error)]));
        }
    }

    /// What reached the application: bytes that follow each other count together.
    fn data(&self, text: &mut Text, host: Side, data: &[(DataEvent, u32)]) {
        for run in data.chunk_by(|a, b| a.0 == b.0) {
            let len = run.iter().map(|(_, len)| len).sum::<u32>();
            let key = match run[0].0 {
                DataEvent::Delivered => "data.delivered",
                DataEvent::EndOfStream => "data.end-of-stream",
                DataEvent::Discarded => "data.discarded",
            };
            self.say(text, key, host, &[("bytes", &self.words.bytes(len)), ("count", &digits(len.into()))]);
        }
    }

    /// What went out, segments of one sort together.
    fn sent(&self, text: &mut Text, host: Side, gathered: &Gathered) {
        for run in gathered.sent.chunk_by(|a, b| sent_key(a) == sent_key(b)) {
            let (_, header, again) = run[0];
            let n = digits(run.len() as u64);
            let count = run.iter().map(|sent| sent.1.len).sum();
            let bytes = self.words.bytes(count);
            let noun = segment_noun(&header, false, self.words);
            let slots = [("n", n.as_str()), ("bytes", &bytes), ("count", &digits(count.into())), ("segment", &noun)];
            let key = sent_key(&run[0]);
            let many = [key, ".many"].concat();
            let key = if run.len() > 1 && !again && self.words.has(&many) { many.as_str() } else { key };
            self.say(text, key, host, &slots);
        }
    }

    /// The sender of a segment, its header, and whether it was sent before.
    fn segment(&self, number: u32) -> Option<(Side, Segment, bool)> {
        let record = self.sendings.get(number.checked_sub(1)? as usize)?;
        match record.kind {
            Kind::Sent { from, header, retransmission, .. } => Some((from, header, retransmission)),
            Kind::Call { .. }
            | Kind::State { .. }
            | Kind::Fate { .. }
            | Kind::Ignored { .. }
            | Kind::Timer { .. }
            | Kind::Data { .. }
            | Kind::Error { .. }
            | Kind::Outcome { .. } => None,
        }
    }

    #[inline(never)]
    fn say(&self, text: &mut Text, key: &str, host: Side, slots: &[(&str, &str)]) {
        let mut all = vec![("host", self.words.host(host)), ("peer", self.words.host(host.other()))];
        all.extend_from_slice(slots);
        text.say(self.words, &self.words.fill(key, &all));
    }
}

const fn who(host: Side) -> Who {
    match host {
        Side::Client => Who::Client,
        Side::Server => Who::Server,
    }
}

/// Where the work of a timer is written, for timers that change no state.
const fn timer_cite(timer: Timer) -> Option<&'static str> {
    match timer {
        Timer::Retransmission => Some("RFC 6298 5.4"),
        Timer::Persist => Some("RFC 9293 3.8.6.1"),
        Timer::DelayedAck => Some("RFC 9293 3.8.6.3"),
        Timer::Keepalive => Some("RFC 9293 3.8.4"),
        Timer::User | Timer::FinWait2 | Timer::TimeWait => None,
    }
}
