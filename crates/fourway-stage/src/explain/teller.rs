//! How a group of records becomes a line: what began it, why it did what it did, and what went out.

use super::gathered::{Gathered, gather, sent_key};
use super::{Line, LineKind, Who, segment_noun};
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
    sentences: Vec<String>,
    cite: Option<&'static str>,
    kind: LineKind,
    segment: Option<(u32, u32)>,
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
            text: draft.sentences.join(" "),
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
            let sentences = vec![self.say("event.call.refused", host, &slots)];
            return Draft { who, sentences, cite: None, kind: LineKind::Error, segment };
        }
        let mut sentences = self.rules(host, &gathered.rules, Some(call));
        let mut sent = self.sent(host, gathered);
        let all_out = gathered.sent.iter().map(|sent| sent.1.len).sum::<u32>() == len;
        if sentences.is_empty() {
            let bytes = self.words.bytes(len);
            let key = if call == CallName::Send && gathered.sent.is_empty() {
                "event.call.send.waits".to_owned()
            } else {
                format!("event.call.{}", call.name())
            };
            sentences.push(self.say(&key, host, &[("bytes", &bytes)]));
            // That the bytes go out is what the sentence says already; what is left to say is that it takes several segments.
            match gathered.sent.len() {
                1 if call == CallName::Send && all_out => sent.clear(),
                n if n > 1 && call == CallName::Send && all_out => {
                    sent = vec![self.words.fill("sent.data.all", &[("n", &n.to_string())])];
                }
                _ => {}
            }
        }
        sentences.extend(self.data(host, gathered));
        sentences.append(&mut sent);
        let kind = if gathered.transition.is_some() { LineKind::Transition } else { LineKind::Call };
        Draft { who, sentences, cite: gathered.rules.first().map(|rule| rule.cite()), kind, segment }
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
        let sentences = vec![self.words.get(key).to_owned()];
        Some(Draft { who: Who::Path, sentences, cite: None, kind: LineKind::Call, segment: None })
    }

    fn arrival(&self, segment: u32, copy: u32, gathered: &Gathered) -> Option<Draft> {
        let (from, header, again) = self.segment(segment)?;
        let host = from.other();
        let noun = segment_noun(&header, again, self.words);
        let slots = [("segment", noun.as_str())];
        let mut sentences = self.rules(host, &gathered.rules, None);
        let mut kind = LineKind::Transition;
        let mut rule = gathered.rules.first().copied();
        let data = self.data(host, gathered);
        if sentences.is_empty() {
            if let Some(rearmed) = gathered.rearmed {
                sentences.push(self.rule(host, rearmed, &slots));
                (kind, rule) = (LineKind::Timer, Some(rearmed));
            } else if !data.is_empty() {
                kind = LineKind::Data;
            } else if let Some(ignored) = gathered.ignored {
                sentences.push(self.rule(host, ignored, &slots));
                (kind, rule) = (LineKind::Ignored, Some(ignored));
            } else if header.seq_len() > 0 {
                let gap = gathered.sent.iter().any(|sent| sent.1.ack.before(header.seq));
                sentences.push(self.say(if gap { "data.held" } else { "data.buffered" }, host, &slots));
                kind = LineKind::Data;
            } else {
                let key = match gathered.retransmission? {
                    TimerChange::Cancelled => "ack.all",
                    TimerChange::Armed(_) => "ack.some",
                    TimerChange::Fired => return None,
                };
                sentences.push(self.say(key, host, &[]));
                kind = LineKind::Timer;
            }
        }
        // In the order of the records: data comes before the FIN that follows it, the end of the stream after.
        let early =
            gathered.data.iter().take_while(|(event, _)| *event != DataEvent::EndOfStream).count().min(data.len());
        let mut data = data;
        let late = data.split_off(early);
        let mut all = data;
        all.append(&mut sentences);
        all.extend(late);
        all.extend(self.error(gathered));
        all.extend(self.sent(host, gathered));
        if gathered.error.is_some() {
            kind = LineKind::Error;
        }
        let cite = rule.map(Rule::cite);
        Some(Draft { who: who(host), sentences: all, cite, kind, segment: Some((segment, copy)) })
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
        let key = if copies == 1 { "unit.copy" } else { "unit.copies" };
        let copies = self.words.fill(key, &[("n", &copies.to_string())]);
        let slots = [("segment", noun.as_str()), ("span", &span), ("copies", &copies)];
        let sentences = vec![self.say(&format!("fate.{name}{suffix}"), from, &slots)];
        Some(Draft { who, sentences, cite: None, kind: LineKind::Fate, segment: Some((segment, copy)) })
    }

    fn timer(&self, root: &Record, host: Side, timer: Timer, gathered: &Gathered) -> Option<Draft> {
        let mut sentences = self.rules(host, &gathered.rules, None);
        if sentences.is_empty() {
            if gathered.sent.is_empty() {
                return None;
            }
            let armed =
                root.cause.and_then(|id| self.trace.records.get(id as usize)).map_or(root.at, |record| record.at);
            let span = self.words.span(root.at.since(armed));
            sentences.push(self.say(&format!("timer.fired.{}", timer.name()), host, &[("span", &span)]));
        }
        sentences.extend(self.error(gathered));
        sentences.extend(self.sent(host, gathered));
        let kind = match (gathered.error, gathered.transition) {
            (Some(_), _) => LineKind::Error,
            (None, Some(_)) => LineKind::Transition,
            (None, None) => LineKind::Timer,
        };
        let cite = gathered.rules.first().map_or(timer_cite(timer), |rule| Some(rule.cite()));
        let segment = gathered.sent.first().map(|sent| (sent.0, 0));
        Some(Draft { who: who(host), sentences, cite, kind, segment })
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
        let mut sentences = vec![self.words.fill(key, &[("client", client.name()), ("server", server.name())])];
        if lost_bytes > 0 {
            sentences.push(self.words.fill("outcome.lost-bytes", &[("n", &lost_bytes.to_string())]));
        }
        Some(Draft { who: Who::Path, sentences, cite: None, kind: LineKind::Outcome, segment: None })
    }

    /// Why the state changed. A rule that needs a call has other words where the call came earlier.
    fn rules(&self, host: Side, rules: &[Rule], call: Option<CallName>) -> Vec<String> {
        let tell = |rule: &Rule| {
            let late = format!("rule.{}.late", rule.name());
            match call {
                None if self.words.has(&late) => self.say(&late, host, &[]),
                Some(_) | None => self.rule(host, *rule, &[("call", call.map_or("close", CallName::name))]),
            }
        };
        rules.iter().map(tell).collect()
    }

    fn rule(&self, host: Side, rule: Rule, slots: &[(&str, &str)]) -> String {
        self.say(&format!("rule.{}", rule.name()), host, slots)
    }

    fn error(&self, gathered: &Gathered) -> Option<String> {
        gathered.error.map(|error| self.words.fill("error.told", &[("error", error)]))
    }

    /// What reached the application: bytes that follow each other count together.
    fn data(&self, host: Side, gathered: &Gathered) -> Vec<String> {
        let mut told = Vec::new();
        for run in gathered.data.chunk_by(|a, b| a.0 == b.0) {
            let len = run.iter().map(|(_, len)| len).sum::<u32>();
            let key = match run[0].0 {
                DataEvent::Delivered if len == 1 => "data.delivered.one",
                DataEvent::Delivered => "data.delivered",
                DataEvent::EndOfStream => "data.end-of-stream",
                DataEvent::Discarded => "data.discarded",
            };
            told.push(self.say(key, host, &[("bytes", &self.words.bytes(len))]));
        }
        told
    }

    /// What went out, segments of one sort together.
    fn sent(&self, host: Side, gathered: &Gathered) -> Vec<String> {
        let mut told = Vec::new();
        for run in gathered.sent.chunk_by(|a, b| sent_key(a) == sent_key(b)) {
            let (_, header, again) = run[0];
            let n = run.len().to_string();
            let bytes = self.words.bytes(run.iter().map(|sent| sent.1.len).sum());
            let noun = segment_noun(&header, false, self.words);
            let slots = [("n", n.as_str()), ("bytes", &bytes), ("segment", &noun)];
            let key = sent_key(&run[0]);
            let many = format!("{key}.many");
            let key = if run.len() > 1 && !again && self.words.has(&many) { many.as_str() } else { key };
            told.push(self.say(key, host, &slots));
        }
        told
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

    fn say(&self, key: &str, host: Side, slots: &[(&str, &str)]) -> String {
        let mut all = vec![("host", self.words.host(host)), ("peer", self.words.host(host.other()))];
        all.extend_from_slice(slots);
        self.words.fill(key, &all)
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
