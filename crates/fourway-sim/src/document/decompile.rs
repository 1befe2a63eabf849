//! From a scenario back to its document: what the page has done to a scene, written in the public contract. What only
//! repeats a default is left out.

use super::entries::{
    Action, Delivered, Direction, ErrorAt, Expectation, FaultDoc, FaultKind, HostState, InjectDoc, Match, ScriptEntry,
    SegmentDoc, Where,
};
use super::types::{Document, HostDoc, HostSettings, KeepaliveDoc, PathDoc, SideDoc, Start};
use crate::path::CERTAIN;
use crate::scenario::{Isn, Made, PathChange, Waiting};
use crate::sim::default_isn;
use crate::{
    Act, CallName, Counted, Expect, Fate, Fault, HostPlan, PathSide, Predicate, Scenario, SegmentMatch, Side, Step,
    Target, When,
};
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use fourway_proto::{AppError, Flags, Micros, State, TimeWait};

impl From<&Scenario> for Document {
    /// The document that [`Scenario::compile`] turns into this scenario.
    fn from(scenario: &Scenario) -> Self {
        Self {
            fourway: 1,
            title: scenario.title.clone(),
            seed: scenario.seed,
            start: (!scenario.established).then_some(Start::Closed),
            path: path(scenario),
            client: host(scenario.hosts[0].as_ref(), Side::Client),
            server: host(scenario.hosts[1].as_ref(), Side::Server),
            // The plain close is checked against no host, so that it has to stay unsaid beside one that is scripted.
            script: (scenario.script != Scenario::plain_close()).then(|| scenario.script.iter().map(step).collect()),
            faults: scenario.faults.iter().map(fault).collect(),
            until_ms: unless(scenario.until, Scenario::USUAL_UNTIL).map(ms),
            expect: scenario.expect.list().iter().map(expectation).collect(),
        }
    }
}

impl Document {
    /// What is done where a document has no script.
    pub(super) fn plain_close() -> Vec<ScriptEntry> {
        Scenario::plain_close().iter().map(step).collect()
    }
}

fn ms(span: Micros) -> f64 {
    span.0 as f64 / 1000.0
}

fn chance(parts: u32) -> f64 {
    f64::from(parts) / f64::from(CERTAIN)
}

/// The value, unless it is what a document means without it.
fn unless<T: PartialEq>(value: T, usual: T) -> Option<T> {
    (value != usual).then_some(value)
}

const fn side(side: Side) -> SideDoc {
    match side {
        Side::Client => SideDoc::Client,
        Side::Server => SideDoc::Server,
    }
}

const fn on(side: Side) -> Where {
    match side {
        Side::Client => Where::Client,
        Side::Server => Where::Server,
    }
}

fn flags(flags: Flags) -> Vec<String> {
    flags.names().map(ToString::to_string).collect()
}

fn path(scenario: &Scenario) -> PathDoc {
    let [there, back] = scenario.path;
    let manual = scenario.manual.then_some(true);
    if there == back {
        return PathDoc { manual, ..way(there) };
    }
    let one = |side: PathSide| unless(side, PathSide::USUAL).map(|side| Box::new(way(side)));
    PathDoc { manual, to_server: one(there), to_client: one(back), ..PathDoc::default() }
}

fn way(side: PathSide) -> PathDoc {
    PathDoc {
        delay_ms: unless(side.delay, PathSide::USUAL.delay).map(ms),
        jitter_ms: unless(side.jitter, Micros::ZERO).map(ms),
        loss: unless(side.loss, 0).map(chance),
        duplicate: unless(side.duplicate, 0).map(chance),
        reorder: unless(side.reorder, 0).map(chance),
        corrupt: unless(side.corrupt, 0).map(chance),
        ..PathDoc::default()
    }
}

fn host(plan: Option<&HostPlan>, side: Side) -> HostDoc {
    plan.map_or(HostDoc::Scripted, |plan| HostDoc::Endpoint(Box::new(settings(plan, side))))
}

fn settings(plan: &HostPlan, side: Side) -> HostSettings {
    let (config, base) = (plan.config, plan.profile.config());
    let keepalive = |keepalive: fourway_proto::Keepalive| KeepaliveDoc {
        idle_ms: ms(keepalive.idle),
        interval_ms: ms(keepalive.interval),
        probes: u32::from(keepalive.probes),
    };
    let time_wait = |kept| match kept {
        TimeWait::Full => "full".to_string(),
        TimeWait::None => "none".to_string(),
    };
    HostSettings {
        profile: unless(plan.profile, fourway_proto::Profile::default()).map(|profile| profile.name().to_string()),
        isn: unless(plan.isn, default_isn(side)).map(|isn| isn.0),
        mss: unless(config.mss, base.mss),
        window: unless(config.window, base.window),
        rto_initial_ms: unless(config.rto_initial, base.rto_initial).map(ms),
        rto_min_ms: unless(config.rto_min, base.rto_min).map(ms),
        rto_max_ms: unless(config.rto_max, base.rto_max).map(ms),
        max_retransmits: unless(config.max_retransmits, base.max_retransmits).map(u32::from),
        user_timeout_ms: unless(config.user_timeout, base.user_timeout).map(|span| span.map(ms)),
        msl_ms: unless(config.msl, base.msl).map(ms),
        time_wait: unless(config.time_wait, base.time_wait).map(time_wait),
        rfc1337: unless(config.rfc1337, base.rfc1337),
        timestamps: unless(config.timestamps, base.timestamps),
        time_wait_reuse: unless(config.time_wait_reuse, base.time_wait_reuse),
        challenge_ack: unless(config.challenge_ack, base.challenge_ack),
        delayed_ack_ms: unless(config.delayed_ack, base.delayed_ack).map(ms),
        fin_wait_2_timeout_ms: unless(config.fin_wait_2_timeout, base.fin_wait_2_timeout).map(|span| span.map(ms)),
        keepalive: unless(config.keepalive, base.keepalive).map(|set| set.map(keepalive)),
        linger: unless(config.linger_zero, base.linger_zero).map(|zero| zero.then_some(0)),
        half_duplex_close: unless(config.half_duplex_close, base.half_duplex_close),
    }
}

fn state_of(host: Side, state: State) -> HostState {
    HostState { host: side(host), state: state.name().to_string() }
}

fn step(step: &Step) -> ScriptEntry {
    let entry = act(&step.act);
    match step.when {
        When::At(at) => ScriptEntry { at_ms: Some(ms(at)), ..entry },
        When::Enters { host, state, after } => {
            ScriptEntry { when: Some(state_of(host, state)), after_ms: unless(after, Micros::ZERO).map(ms), ..entry }
        }
    }
}

fn act(act: &Act) -> ScriptEntry {
    match act {
        Act::Host { host, call, len, text, isn } => ScriptEntry {
            bytes: (*call == CallName::Send && text.is_none()).then_some(*len),
            text: text.clone(),
            isn: isn.map(|isn| match isn {
                Isn::Absolute(isn) => i64::from(isn.0),
                Isn::Relative(distance) => distance,
            }),
            relative: matches!(isn, Some(Isn::Relative(_))).then_some(true),
            ..entry(on(*host), *call)
        },
        Act::Inject { host, segment } => ScriptEntry {
            segment: Some(SegmentDoc::Made(Box::new(made(segment)))),
            ..entry(on(*host), CallName::Inject)
        },
        Act::Cut { cut, ways } => ScriptEntry {
            direction: direction(*ways),
            ..entry(Where::Path, if *cut { CallName::Cut } else { CallName::Heal })
        },
        Act::Set { change, ways } => {
            ScriptEntry { direction: direction(*ways), ..set(change, entry(Where::Path, CallName::Set)) }
        }
        Act::Decide { call, which } => {
            let entry = entry(Where::Path, *call);
            match which {
                Waiting::Number(n) => ScriptEntry { segment: Some(SegmentDoc::Number(*n)), ..entry },
                Waiting::OldestTo(Side::Server) => ScriptEntry { direction: Some(Direction::ToServer), ..entry },
                Waiting::OldestTo(Side::Client) => ScriptEntry { direction: Some(Direction::ToClient), ..entry },
            }
        }
    }
}

const fn direction(ways: [bool; 2]) -> Option<Direction> {
    match ways {
        [true, false] => Some(Direction::ToServer),
        [false, true] => Some(Direction::ToClient),
        [true, true] | [false, false] => None,
    }
}

fn set(change: &PathChange, entry: ScriptEntry) -> ScriptEntry {
    ScriptEntry {
        delay_ms: change.delay.map(ms),
        jitter_ms: change.jitter.map(ms),
        loss: change.loss.map(chance),
        duplicate: change.duplicate.map(chance),
        reorder: change.reorder.map(chance),
        corrupt: change.corrupt.map(chance),
        manual: change.manual,
        ..entry
    }
}

fn made(made: &Made) -> InjectDoc {
    InjectDoc {
        flags: flags(made.flags),
        seq: made.seq,
        ack: made.ack,
        len: made.len,
        window: made.window,
        ts_val: made.ts.map(|ts| ts.val),
        ts_ecr: made.ts.map(|ts| ts.ecr),
        relative: made.relative,
    }
}

fn matches(wanted: &SegmentMatch) -> Match {
    Match {
        from: wanted.from.map(side),
        flags: flags(wanted.flags),
        without: flags(wanted.without),
        nth: wanted.nth,
        retransmission: wanted.retransmission,
        data: wanted.data,
    }
}

fn fault(fault: &Fault) -> FaultDoc {
    let (matched, segment) = match &fault.target {
        Target::Match(wanted) => (Some(matches(wanted)), None),
        Target::Number(n) => (None, Some(*n)),
    };
    let (kind, delay, copies) = match fault.fate {
        Fate::Lost | Fate::Arrived => (FaultKind::Drop, None, None),
        Fate::Delayed(span) => (FaultKind::Delay, Some(ms(span)), None),
        Fate::Duplicated(copies) => (FaultKind::Duplicate, None, unless(copies, 1)),
        Fate::Corrupted => (FaultKind::Corrupt, None, None),
    };
    FaultDoc {
        matches: matched,
        segment,
        copy: unless(fault.copy, 0),
        at_ms: fault.at.map(ms),
        kind,
        ms: delay,
        copies,
        gap_ms: unless(fault.gap, Fault::USUAL_GAP).map(ms),
    }
}

fn expectation(expect: &Expect) -> Expectation {
    let names = |states: &[State]| Some(states.iter().map(|state| state.name().to_string()).collect());
    let base = Expectation { within_ms: expect.within.map(ms), ..Expectation::default() };
    match &expect.predicate {
        Predicate::PathIs(host, states) => Expectation { path_of: Some(side(*host)), is: names(states), ..base },
        Predicate::PathContains(host, states) => {
            Expectation { path_of: Some(side(*host)), contains: names(states), ..base }
        }
        Predicate::StateAt(host, state, at) => {
            Expectation { state: Some(state_of(*host, *state)), at_ms: at.map(ms), ..base }
        }
        Predicate::Count(what, wanted, times) => {
            let base = Expectation { times: *times, ..base };
            let wanted = Some(matches(wanted));
            match what {
                Counted::Sent => Expectation { sent: wanted, ..base },
                Counted::Received => Expectation { received: wanted, ..base },
                Counted::Dropped => Expectation { dropped: wanted, ..base },
            }
        }
        Predicate::Outcome(outcome) => Expectation { outcome: Some(outcome.name().to_string()), ..base },
        Predicate::Never(inner) => Expectation { never: Some(Box::new(expectation(inner))), ..base },
        Predicate::Delivered(host, bytes, whole) => {
            Expectation { delivered: Some(Delivered { host: side(*host), bytes: *bytes, whole: *whole }), ..base }
        }
        Predicate::Error(host, error) => {
            let is = error.map(|error: AppError| error.name().to_string());
            Expectation { error: Some(ErrorAt { host: side(*host), is }), ..base }
        }
        Predicate::Rule(rule) => Expectation { rule: Some(rule.name().to_string()), ..base },
        Predicate::Ends => base,
    }
}

const fn entry(on: Where, call: CallName) -> ScriptEntry {
    ScriptEntry {
        at_ms: None,
        when: None,
        after_ms: None,
        on,
        action: action(call),
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

const fn action(call: CallName) -> Action {
    match call {
        CallName::Open => Action::Open,
        CallName::Listen => Action::Listen,
        CallName::Send => Action::Send,
        CallName::Read => Action::Read,
        CallName::PauseReading => Action::PauseReading,
        CallName::Shutdown => Action::Shutdown,
        CallName::Close => Action::Close,
        CallName::Abort => Action::Abort,
        CallName::Crash => Action::Crash,
        CallName::Reboot => Action::Reboot,
        CallName::Inject => Action::Inject,
        CallName::Cut => Action::Cut,
        CallName::Heal => Action::Heal,
        CallName::Set => Action::Set,
        CallName::Deliver => Action::Deliver,
        CallName::Drop => Action::Drop,
        CallName::Duplicate => Action::Duplicate,
    }
}
