//! What a person does: each act with its moment, and the document that they make of a scene.

use crate::{Catalogue, Doings};
use fourway_proto::{Micros, State};
use fourway_sim::document::{Action, FaultDoc, FaultKind, HostState, ScriptEntry, SideDoc, Where};
use fourway_sim::{CallName, Document, Side};

/// Virtual time that a run still has after a person's last act.
const AFTER: Micros = Micros::from_secs(600);

/// One act of a person.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Act {
    pub(super) at: Micros,
    pub(super) deed: Deed,
    /// What it is called in a list.
    pub(super) text: String,
}

/// What is done.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Deed {
    Fault { segment: u32, copy: u32, what: Befalls },
    Call { host: Side, call: CallName, text: Option<String> },
}

/// What befalls a segment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Befalls {
    Drop,
    Delay(Micros),
    Duplicate,
    Corrupt,
}

impl Befalls {
    /// The sentence about it.
    pub(super) fn tell(self, noun: &str, words: &Catalogue) -> String {
        let (key, span) = match self {
            Self::Drop => ("you.drop", Micros::ZERO),
            Self::Delay(span) => ("you.delay", span),
            Self::Duplicate => ("you.duplicate", Micros::ZERO),
            Self::Corrupt => ("you.corrupt", Micros::ZERO),
        };
        words.fill(key, &[("segment", noun), ("span", &words.span(span))])
    }
}

/// The sentence about a call of a person.
pub(super) fn tell_call(host: Side, call: CallName, text: Option<&str>, words: &Catalogue) -> String {
    let key = format!("you.call.{}", call.name());
    let key = if words.has(&key) { key.as_str() } else { "you.call.other" };
    let bytes = words.bytes(text.map_or(0, |text| u32::try_from(text.len()).unwrap_or(u32::MAX)));
    words.fill(key, &[("host", words.host(host)), ("call", call.name()), ("bytes", &bytes)])
}

/// What the picture needs to know of the acts.
pub(super) fn doings(acts: &[Act]) -> Doings {
    let mut doings = Doings::default();
    for act in acts {
        match &act.deed {
            Deed::Fault { segment, copy, .. } => doings.faults.push((*segment, *copy, act.at)),
            Deed::Call { host, call, .. } => doings.calls.push((*host, *call, act.at)),
        }
    }
    doings
}

/// A scene with the acts of a person in it. What the scene expects of an untouched run is left out then.
pub(super) fn compose(scene: &Document, acts: &[Act]) -> Document {
    let mut document = scene.clone();
    let Some(last) = acts.iter().map(|act| act.at).max() else { return document };
    document.expect = Vec::new();
    if document.until_ms.is_none() && last > Micros::ZERO {
        document.until_ms = Some(ms(last.plus(AFTER)));
    }
    for act in acts {
        match &act.deed {
            Deed::Fault { segment, copy, what } => document.faults.push(fault(act.at, *segment, *copy, *what)),
            Deed::Call { host, call, text } => {
                let Some(action) = action(*call) else { continue };
                let on = match host {
                    Side::Client => Where::Client,
                    Side::Server => Where::Server,
                };
                let entry = ScriptEntry { at_ms: Some(ms(act.at)), text: text.clone(), ..entry(on, action) };
                document.script.get_or_insert_with(plain_close).push(entry);
            }
        }
    }
    document
}

fn fault(at: Micros, segment: u32, copy: u32, what: Befalls) -> FaultDoc {
    let (kind, delay) = match what {
        Befalls::Drop => (FaultKind::Drop, None),
        Befalls::Delay(span) => (FaultKind::Delay, Some(ms(span))),
        Befalls::Duplicate => (FaultKind::Duplicate, None),
        Befalls::Corrupt => (FaultKind::Corrupt, None),
    };
    FaultDoc {
        matches: None,
        segment: Some(segment),
        copy: (copy > 0).then_some(copy),
        at_ms: Some(ms(at)),
        kind,
        ms: delay,
        copies: None,
        gap_ms: None,
    }
}

/// The script that a document without one means, written out so that more can be added.
fn plain_close() -> Vec<ScriptEntry> {
    let heard = HostState { host: SideDoc::Server, state: State::CloseWait.name().to_owned() };
    vec![
        ScriptEntry { at_ms: Some(0.0), ..entry(Where::Client, Action::Close) },
        ScriptEntry { when: Some(heard), after_ms: Some(100.0), ..entry(Where::Server, Action::Close) },
    ]
}

const fn entry(on: Where, action: Action) -> ScriptEntry {
    ScriptEntry {
        at_ms: None,
        when: None,
        after_ms: None,
        on,
        action,
        text: None,
        bytes: None,
        isn: None,
        relative: None,
        segment: None,
        direction: None,
        delay_ms: None,
        jitter_ms: None,
        loss: None,
        duplicate: None,
        reorder: None,
        corrupt: None,
        manual: None,
    }
}

/// The action of a call on a host; none for what needs more than its name.
const fn action(call: CallName) -> Option<Action> {
    match call {
        CallName::Open => Some(Action::Open),
        CallName::Listen => Some(Action::Listen),
        CallName::Send => Some(Action::Send),
        CallName::Read => Some(Action::Read),
        CallName::PauseReading => Some(Action::PauseReading),
        CallName::Shutdown => Some(Action::Shutdown),
        CallName::Close => Some(Action::Close),
        CallName::Abort => Some(Action::Abort),
        CallName::Crash => Some(Action::Crash),
        CallName::Reboot => Some(Action::Reboot),
        CallName::Inject
        | CallName::Cut
        | CallName::Heal
        | CallName::Set
        | CallName::Deliver
        | CallName::Drop
        | CallName::Duplicate => None,
    }
}

fn ms(at: Micros) -> f64 {
    at.0 as f64 / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use fourway_sim::{Scenario, run};

    fn call(at: u64, host: Side, call: CallName, text: Option<&str>) -> Act {
        let deed = Deed::Call { host, call, text: text.map(str::to_owned) };
        Act { at: Micros(at), deed, text: String::new() }
    }

    #[test]
    fn the_plain_close_written_out_is_what_a_document_without_script_means() {
        let bare = Document { fourway: 1, ..Document::default() };
        let written = Document { script: Some(plain_close()), ..bare.clone() };
        let script = |document: &Document| Scenario::compile(document).expect("a valid document").script;
        assert_eq!(script(&bare), script(&written));
    }

    #[test]
    fn acts_of_every_kind_give_a_document_that_reads_back_the_same() {
        let scene = Document { fourway: 1, ..Document::default() };
        let mut acts = vec![
            call(0, Side::Client, CallName::Send, Some("hello")),
            call(1, Side::Server, CallName::Abort, None),
            call(20_001, Side::Client, CallName::Shutdown, None),
        ];
        for (n, what) in
            [Befalls::Drop, Befalls::Delay(Micros(1500)), Befalls::Duplicate, Befalls::Corrupt].into_iter().enumerate()
        {
            let deed = Deed::Fault { segment: n as u32 + 1, copy: n as u32 % 2, what };
            acts.push(Act { at: Micros(25_001), deed, text: String::new() });
        }
        let document = compose(&scene, &acts);
        assert_eq!(Document::parse(&document.to_json()), Ok(document.clone()));
        let scenario = Scenario::compile(&document).expect("a valid document");
        assert_eq!((scenario.script.len(), scenario.faults.len()), (5, 4));
        assert!(!run(&scenario).records.is_empty());
    }

    #[test]
    fn without_acts_the_scene_stays_as_it_is() {
        for scene in crate::gallery() {
            let document = Document::parse(scene.json).expect(scene.name);
            assert_eq!(compose(&document, &[]), document);
        }
    }
}
