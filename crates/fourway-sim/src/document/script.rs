//! The script and the faults of a document, checked entry by entry.

use super::Refusal;
use super::compile::{number, path_change, side, span, state};
use super::entries::{Action, Direction, FaultDoc, FaultKind, InjectDoc, Match, ScriptEntry, SegmentDoc, Where};
use super::kinds::Kind;
use super::refusal::Phrase;
use super::types::PathDoc;
use crate::bounds::{FARTHEST, LONGEST_PAYLOAD, LONGEST_SCRIPT, MOST_COPIES};
use crate::scenario::{Isn, Made, Waiting};
use crate::{Act, CallName, Fate, Fault, SegmentMatch, Side, Step, Target, When};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use fourway_proto::{Flags, Micros, Seq, Timestamps};

pub(super) fn compile_script(entries: &[ScriptEntry], scripted: [bool; 2]) -> Result<Vec<Step>, Refusal> {
    if entries.len() > LONGEST_SCRIPT {
        return Err(too_many("script", entries.len()));
    }
    entries.iter().enumerate().map(|(n, entry)| compile_step(&format!("script[{n}]"), entry, scripted)).collect()
}

fn compile_step(path: &str, entry: &ScriptEntry, scripted: [bool; 2]) -> Result<Step, Refusal> {
    let at = |key: &str| format!("{path}.{key}");
    let when = match (entry.at_ms, &entry.when, entry.after_ms) {
        (Some(ms), None, None) => When::At(span(&at("at_ms"), ms)?),
        (None, Some(when), after) => When::Enters {
            host: side(when.host),
            state: state(&at("when.state"), &when.state)?,
            after: after.map_or(Ok(Micros::ZERO), |ms| span(&at("after_ms"), ms))?,
        },
        (None, None, _) => {
            return Err(one_of_two(path, Kind::Neither, "at_ms", "when"));
        }
        (Some(_), Some(_), _) => {
            return Err(one_of_two(path, Kind::Both, "at_ms", "when"));
        }
        (Some(_), None, Some(_)) => {
            return Err(one_of_two(&at("after_ms"), Kind::Beside, "at_ms", "when"));
        }
    };
    let act = compile_act(path, entry)?;
    if let When::Enters { host, .. } = when
        && scripted[host as usize]
    {
        return Err(Refusal::found(at("when.host"), Kind::ScriptedHost, Kind::WithStates));
    }
    if let Act::Host { host, call, .. } = act
        && scripted[host as usize]
    {
        let problem = [("action", call.name().into()), ("expected", "inject".into())];
        return Err(Refusal::new(at("do"), Phrase::of(Kind::ScriptedCall, problem)));
    }
    Ok(Step { when, act })
}

fn compile_act(path: &str, entry: &ScriptEntry) -> Result<Act, Refusal> {
    let at = |key: &str| format!("{path}.{key}");
    let call = call_name(entry.action);
    allow_keys(path, entry)?;
    let host = match (entry.on, call.is_on_path()) {
        (Where::Path, true) => None,
        (Where::Client, false) => Some(Side::Client),
        (Where::Server, false) => Some(Side::Server),
        (Where::Path, false) => {
            let expected = Phrase::one_of(&["cut, heal, set, deliver, drop", "duplicate"]);
            let problem = [("action", call.name().into()), ("expected", expected.into())];
            return Err(Refusal::new(at("do"), Phrase::of(Kind::HostCall, problem)));
        }
        (Where::Client | Where::Server, true) => {
            return Err(Refusal::new(at("do"), Phrase::of(Kind::PathCall, [("action", call.name().into())])));
        }
    };
    match (host, &entry.segment) {
        (Some(host), Some(SegmentDoc::Made(made))) => {
            Ok(Act::Inject { host, segment: compile_made(&at("segment"), made)? })
        }
        (Some(_), _) if call == CallName::Inject => {
            let keys = Phrase::of(Kind::And, [("one", "flags, seq, ack".into()), ("other", "len".into())]);
            Err(Refusal::found(at("segment"), Kind::NoMade, Phrase::of(Kind::MadeWith, [("keys", keys.into())])))
        }
        (Some(host), _) => Ok(Act::Host {
            host,
            call,
            len: send_length(path, entry)?,
            text: entry.text.clone(),
            isn: chosen_isn(path, entry)?,
        }),
        (None, _) => compile_path_act(path, entry, call),
    }
}

fn compile_path_act(path: &str, entry: &ScriptEntry, call: CallName) -> Result<Act, Refusal> {
    let at = |key: &str| format!("{path}.{key}");
    let ways = match entry.direction {
        None | Some(Direction::Both) => [true, true],
        Some(Direction::ToServer) => [true, false],
        Some(Direction::ToClient) => [false, true],
    };
    if call == CallName::Cut || call == CallName::Heal {
        return Ok(Act::Cut { cut: call == CallName::Cut, ways });
    }
    if call == CallName::Set {
        let change = path_change(path, &set_keys(entry))?;
        return Ok(Act::Set { change, ways });
    }
    let which = match (&entry.segment, entry.direction) {
        (Some(SegmentDoc::Number(n)), None) => Waiting::Number(number(&at("segment"), *n, 1, u32::MAX)?),
        (None, Some(Direction::ToServer)) => Waiting::OldestTo(Side::Server),
        (None, Some(Direction::ToClient)) => Waiting::OldestTo(Side::Client),
        (_, _) => {
            let problem = [
                ("action", call.name().into()),
                ("key", "direction".into()),
                ("one", "to_server".into()),
                ("other", "to_client".into()),
            ];
            return Err(Refusal::new(path, Phrase::of(Kind::NoOneSegment, problem)));
        }
    };
    Ok(Act::Decide { call, which })
}

/// The keys of a `set` entry, as those of a path.
fn set_keys(entry: &ScriptEntry) -> PathDoc {
    PathDoc {
        delay_ms: entry.delay_ms,
        jitter_ms: entry.jitter_ms,
        loss: entry.loss,
        duplicate: entry.duplicate,
        reorder: entry.reorder,
        corrupt: entry.corrupt,
        manual: entry.manual,
        to_server: None,
        to_client: None,
    }
}

/// Refuse keys that mean nothing to this action, so that a slip is never silently dropped.
fn allow_keys(path: &str, entry: &ScriptEntry) -> Result<(), Refusal> {
    let action = entry.action;
    let decides = matches!(action, Action::Deliver | Action::Drop | Action::Duplicate);
    let opens = matches!(action, Action::Open | Action::Listen);
    let on_path = call_name(action).is_on_path();
    let keys = [
        ("text", entry.text.is_some(), action == Action::Send),
        ("bytes", entry.bytes.is_some(), action == Action::Send),
        ("isn", entry.isn.is_some(), opens),
        ("relative", entry.relative.is_some(), opens),
        ("segment", entry.segment.is_some(), decides || action == Action::Inject),
        ("direction", entry.direction.is_some(), on_path),
    ];
    let set = set_keys(entry).has_keys_for_both_ways() || entry.manual.is_some();
    if set && action != Action::Set {
        let problem = [("only", "set".into()), ("action", name(action).into())];
        return Err(Refusal::new(path, Phrase::of(Kind::PathKeys, problem)));
    }
    if !set && action == Action::Set {
        return Err(Refusal::new(path, Phrase::of(Kind::NoPathKey, [("action", "set".into())])));
    }
    match keys.iter().find(|(_, there, allowed)| *there && !allowed) {
        Some((key, _, _)) => {
            let problem = [("key", (*key).into()), ("action", name(action).into())];
            Err(Refusal::new(format!("{path}.{key}"), Phrase::of(Kind::NoSuchKey, problem)))
        }
        None => Ok(()),
    }
}

fn name(action: Action) -> &'static str {
    call_name(action).name()
}

fn send_length(path: &str, entry: &ScriptEntry) -> Result<u32, Refusal> {
    if entry.action != Action::Send {
        return Ok(0);
    }
    match (&entry.text, entry.bytes) {
        (Some(text), None) => number(&format!("{path}.text"), text.len() as u32, 1, LONGEST_PAYLOAD),
        (None, Some(bytes)) => number(&format!("{path}.bytes"), bytes, 1, LONGEST_PAYLOAD),
        (_, _) => {
            let problem = [("key", "send".into()), ("one", "text".into()), ("other", "bytes".into())];
            Err(Refusal::new(path, Phrase::of(Kind::NotOne, problem)))
        }
    }
}

fn chosen_isn(path: &str, entry: &ScriptEntry) -> Result<Option<Isn>, Refusal> {
    let Some(isn) = entry.isn else {
        return Ok(None);
    };
    if entry.relative == Some(true) {
        return distance(&format!("{path}.isn"), isn).map(|isn| Some(Isn::Relative(isn)));
    }
    let absolute = u32::try_from(isn)
        .map_err(|_| Refusal::new(format!("{path}.isn"), Phrase::out_of(Kind::Range, isn, 0, u32::MAX)))?;
    Ok(Some(Isn::Absolute(Seq(absolute))))
}

/// A sequence number or the distance to one: what 32 bits can tell apart.
fn distance(path: &str, number: i64) -> Result<i64, Refusal> {
    if (-FARTHEST..=FARTHEST).contains(&number) {
        return Ok(number);
    }
    Err(Refusal::new(path, Phrase::out_of(Kind::Range, number, -FARTHEST, FARTHEST)))
}

fn compile_made(path: &str, doc: &InjectDoc) -> Result<Made, Refusal> {
    let mut bits = flags(&format!("{path}.flags"), &doc.flags)?;
    if doc.ack.is_some() {
        bits = bits.with(Flags::ACK);
    }
    let ts = (doc.ts_val.is_some() || doc.ts_ecr.is_some())
        .then(|| Timestamps { val: doc.ts_val.unwrap_or(0), ecr: doc.ts_ecr.unwrap_or(0) });
    Ok(Made {
        flags: bits,
        seq: distance(&format!("{path}.seq"), doc.seq)?,
        ack: doc.ack.map(|ack| distance(&format!("{path}.ack"), ack)).transpose()?,
        len: number(&format!("{path}.len"), doc.len, 0, LONGEST_PAYLOAD)?,
        window: doc.window,
        ts,
        relative: doc.relative,
    })
}

fn flags(path: &str, names: &[String]) -> Result<Flags, Refusal> {
    let mut bits = Flags::NONE;
    for (n, name) in names.iter().enumerate() {
        let bit = Flags::from_name(name).ok_or_else(|| {
            let known = Phrase::one_of(&["FIN", "SYN", "RST", "PSH", "ACK", "URG"]);
            Refusal::new(format!("{path}[{n}]"), Phrase::unknown(Kind::UnknownFlag, name, known))
        })?;
        bits = bits.with(bit);
    }
    Ok(bits)
}

pub(crate) fn compile_match(path: &str, doc: &Match) -> Result<SegmentMatch, Refusal> {
    Ok(SegmentMatch {
        from: doc.from.map(side),
        flags: flags(&format!("{path}.flags"), &doc.flags)?,
        without: flags(&format!("{path}.without"), &doc.without)?,
        nth: doc.nth.map(|nth| number(&format!("{path}.nth"), nth, 1, u32::MAX)).transpose()?,
        retransmission: doc.retransmission,
        data: doc.data,
    })
}

pub(super) fn compile_faults(docs: &[FaultDoc]) -> Result<Vec<Fault>, Refusal> {
    if docs.len() > LONGEST_SCRIPT {
        return Err(too_many("faults", docs.len()));
    }
    docs.iter().enumerate().map(|(n, doc)| compile_fault(&format!("faults[{n}]"), doc)).collect()
}

fn compile_fault(path: &str, doc: &FaultDoc) -> Result<Fault, Refusal> {
    let at = |key: &str| format!("{path}.{key}");
    let target = match (&doc.matches, doc.segment) {
        (Some(matches), None) => Target::Match(compile_match(&at("match"), matches)?),
        (None, Some(n)) => Target::Number(number(&at("segment"), n, 1, u32::MAX)?),
        (None, None) => {
            return Err(one_of_two(path, Kind::Neither, "match", "segment"));
        }
        (Some(_), Some(_)) => {
            return Err(one_of_two(path, Kind::Both, "match", "segment"));
        }
    };
    let only = |key: &str, there: bool, kind: FaultKind| {
        if there && doc.kind != kind {
            return Err(Refusal::new(at(key), Phrase::of(Kind::OtherAction, [("key", key.into())])));
        }
        Ok(())
    };
    only("ms", doc.ms.is_some(), FaultKind::Delay)?;
    only("copies", doc.copies.is_some(), FaultKind::Duplicate)?;
    only("gap_ms", doc.gap_ms.is_some(), FaultKind::Duplicate)?;
    if (doc.copy.is_some() || doc.at_ms.is_some()) && doc.segment.is_none() {
        let problem = [
            ("one", "copy".into()),
            ("other", "at_ms".into()),
            ("match", "match".into()),
            ("segment", "segment".into()),
        ];
        return Err(Refusal::new(path, Phrase::of(Kind::OnlyWithSegment, problem)));
    }
    let fate = match doc.kind {
        FaultKind::Drop => Fate::Lost,
        FaultKind::Corrupt => Fate::Corrupted,
        FaultKind::Duplicate => Fate::Duplicated(number(&at("copies"), doc.copies.unwrap_or(1), 1, MOST_COPIES)?),
        FaultKind::Delay => match doc.ms {
            Some(ms) => Fate::Delayed(span(&at("ms"), ms)?),
            None => {
                let problem = [("action", "delay".into()), ("key", "ms".into())];
                return Err(Refusal::new(path, Phrase::of(Kind::NoDelay, problem)));
            }
        },
    };
    Ok(Fault {
        target,
        copy: number(&at("copy"), doc.copy.unwrap_or(0), 0, MOST_COPIES)?,
        at: doc.at_ms.map(|ms| span(&at("at_ms"), ms)).transpose()?,
        fate,
        gap: doc.gap_ms.map_or(Ok(Fault::USUAL_GAP), |ms| span(&at("gap_ms"), ms))?,
    })
}

fn too_many(list: &str, found: usize) -> Refusal {
    Refusal::found(list, Phrase::count(Kind::Entries, found), Phrase::at_most(LONGEST_SCRIPT))
}

/// Refuse what is said of two keys.
fn one_of_two(path: &str, kind: Kind, one: &str, other: &str) -> Refusal {
    Refusal::new(path, Phrase::of(kind, [("one", one.into()), ("other", other.into())]))
}

fn call_name(action: Action) -> CallName {
    match action {
        Action::Open => CallName::Open,
        Action::Listen => CallName::Listen,
        Action::Send => CallName::Send,
        Action::Read => CallName::Read,
        Action::PauseReading => CallName::PauseReading,
        Action::Shutdown => CallName::Shutdown,
        Action::Close => CallName::Close,
        Action::Abort => CallName::Abort,
        Action::Crash => CallName::Crash,
        Action::Reboot => CallName::Reboot,
        Action::Inject => CallName::Inject,
        Action::Cut => CallName::Cut,
        Action::Heal => CallName::Heal,
        Action::Set => CallName::Set,
        Action::Deliver => CallName::Deliver,
        Action::Drop => CallName::Drop,
        Action::Duplicate => CallName::Duplicate,
    }
}
