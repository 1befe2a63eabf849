//! A shortest solution of a challenge, by trying every act between any two things that happen, breadth first.

use crate::{ActKind, Challenge};
use fourway_proto::Micros;
use fourway_sim::{CallName, Fate, Kind, Scenario, Side, Sim, Trace, run};
use fourway_stage::{LinkAct, LinkDeed, with_acts};

/// By how much a segment is held up, ms: what the page offers.
const DELAYS: [u64; 4] = [50, 200, 1000, 3000];
/// What a `send` says.
const TEXT: &str = "hello";

/// The acts of a shortest solution with at most so many, among acts that fall between two things that happen; none where
/// there is none. Its cost grows with the number of moments to the power of `most`.
#[must_use]
pub fn shortest(challenge: &Challenge, most: usize) -> Option<Vec<LinkAct>> {
    let scene = challenge.task.start.scenario();
    let mut level = vec![Vec::new()];
    for depth in 0..=most {
        let mut next = Vec::new();
        for acts in level {
            let scenario = with_acts(&scene, &acts);
            let trace = run(&scenario);
            if challenge.broken(&acts).is_empty() && challenge.task.is_met(&trace, trace.end()) {
                return Some(acts);
            }
            if depth < most {
                let from = acts.last().map_or(Micros::ZERO, |act: &LinkAct| act.at);
                for act in acts_of(challenge, &scenario, &trace) {
                    let again = acts.last().is_some_and(|last| last.deed == act.deed);
                    if act.at >= from && !again {
                        next.push([acts.as_slice(), &[act]].concat());
                    }
                }
            }
        }
        level = next;
    }
    None
}

/// Every allowed act in a run that can be done, at one moment of each time between two things that happen.
#[must_use]
pub fn acts_of(challenge: &Challenge, scenario: &Scenario, trace: &Trace) -> Vec<LinkAct> {
    let mut found = Vec::new();
    let allowed = |deed: &LinkDeed| challenge.may.kinds.iter().any(|kind| ActKind::of(deed) == Some(*kind));
    for at in between(trace) {
        let sim = Sim::at(scenario, at);
        for host in challenge.may.hosts {
            for call in calls(*host) {
                let text = (call == CallName::Send).then(|| TEXT.to_owned());
                let deed = LinkDeed::Call(*host, call, text);
                if allowed(&deed) && sim.may(*host, call).is_ok() {
                    found.push(LinkAct { at, deed });
                }
            }
        }
    }
    for (segment, copy, at) in flights(trace) {
        let delays = DELAYS.map(|ms| LinkDeed::Delay(segment, copy, Micros::from_ms(ms)));
        let others =
            [LinkDeed::Drop(segment, copy), LinkDeed::Duplicate(segment, copy), LinkDeed::Corrupt(segment, copy)];
        let deeds = others.into_iter().chain(delays).filter(|deed| allowed(deed));
        found.extend(deeds.map(|deed| LinkAct { at, deed }));
    }
    found
}

const fn calls(host: Side) -> [CallName; 5] {
    let first = match host {
        Side::Client => CallName::Open,
        Side::Server => CallName::Listen,
    };
    [first, CallName::Send, CallName::Shutdown, CallName::Close, CallName::Abort]
}

/// The beginning, the middle between any two moments at which something happens, and right after the last one, where a
/// player stops.
fn between(trace: &Trace) -> Vec<Micros> {
    let mut moments = vec![Micros::ZERO];
    moments.extend(trace.records.iter().map(|record| record.at));
    moments.dedup();
    let mut found: Vec<Micros> = vec![Micros::ZERO];
    found.extend(moments.windows(2).map(|pair| Micros(u64::midpoint(pair[0].0, pair[1].0))));
    found.push(trace.end().plus(Micros(1)));
    found
}

/// Each copy of a segment with a moment of its flight at which nothing else happens.
fn flights(trace: &Trace) -> Vec<(u32, u32, Micros)> {
    let mut sent = Vec::new();
    let mut found = Vec::new();
    for record in &trace.records {
        if let Kind::Sent { segment, .. } = record.kind {
            sent.push((segment, record.at));
        }
        if let Kind::Fate { segment, copy, fate: Fate::Arrived, .. } = record.kind
            && let Some((_, from)) = sent.iter().find(|(number, _)| *number == segment)
        {
            let before = trace.records.iter().rev().map(|other| other.at).find(|at| *at < record.at && *at >= *from);
            let middle = Micros(u64::midpoint(before.unwrap_or(*from).0, record.at.0));
            found.push((segment, copy, middle));
        }
    }
    found.sort_by_key(|(.., at)| *at);
    found
}
