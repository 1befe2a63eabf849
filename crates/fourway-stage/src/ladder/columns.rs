//! What stands beside the lifelines: states, calls and timers, none over another.

use super::plan::Plan;
use super::room::{Area, Taken, middle_of, text_width};
use super::spacing::{Spacing, TOP};
use super::{Anchor, Band, CallMark, Label, TimerMark};
use crate::marks::digits;
use crate::{Catalogue, Doings};
use fourway_proto::{Micros, State, Timer, TimerChange};
use fourway_sim::{CallName, Kind, Place, Side, Trace};

/// Least height of a band that bears its name.
const NAMED: f64 = 16.0;

/// The room of a level text with its baseline at `y`.
pub(super) fn area(label: &Label) -> Area {
    let left = match label.anchor {
        Anchor::Start => label.x,
        Anchor::Middle => label.x - label.width / 2.0,
        Anchor::End => label.x - label.width,
    };
    Area::level(left, label.y - 10.0, left + label.width, label.y + 3.0)
}

/// A text beside a lifeline.
fn beside(plan: &Plan, host: Side, y: f64, text: String) -> Label {
    let anchor = match host {
        Side::Client => Anchor::End,
        Side::Server => Anchor::Start,
    };
    let width = text_width(&text);
    Label { x: plan.beside(host, plan.texts), y, anchor, width, shown: width <= plan.room_beside(host), text }
}

/// The states, down each lifeline.
pub(super) fn bands(trace: &Trace, spacing: &Spacing, plan: &Plan) -> Vec<Band> {
    let mut bands = Vec::new();
    let bottom = spacing.scale.height() - 8.0;
    for host in Side::BOTH {
        let mut open = (first_state(trace, host), Micros::ZERO, TOP);
        let mut close = |state, from, y0: f64, to, y1: f64| {
            let mut label = beside(plan, host, y0 + 13.0, State::name(state).to_owned());
            label.shown &= y1 - y0 >= NAMED;
            bands.push(Band { host, state, from, to, y0, y1, label });
        };
        for record in &trace.records {
            if let Kind::State { host: here, to, .. } = record.kind
                && here == host
            {
                let y = spacing.record_y[record.id as usize];
                close(open.0, open.1, open.2, record.at, y);
                open = (to, record.at, y);
            }
        }
        close(open.0, open.1, open.2, trace.end(), bottom);
    }
    bands
}

/// The state of a host before anything happens.
pub(super) fn first_state(trace: &Trace, side: Side) -> State {
    for record in &trace.records {
        match record.kind {
            Kind::State { host, from, .. } if host == side => return from,
            Kind::Outcome { client, server, .. } => {
                return match side {
                    Side::Client => client,
                    Side::Server => server,
                };
            }
            Kind::Call { .. }
            | Kind::State { .. }
            | Kind::Sent { .. }
            | Kind::Fate { .. }
            | Kind::Ignored { .. }
            | Kind::Timer { .. }
            | Kind::Data { .. }
            | Kind::Error { .. } => {}
        }
    }
    State::Closed
}

/// What a call is named on the ladder.
pub(super) fn call_text(words: &Catalogue, call: CallName, len: Option<u32>) -> String {
    let bytes = digits(len.unwrap_or_default().into());
    words.fill(&["ladder.call.", call.name()].concat(), &[("bytes", &bytes)])
}

/// The calls of the applications, each named above its mark.
pub(super) fn calls(
    trace: &Trace,
    words: &Catalogue,
    doings: &Doings,
    spacing: &Spacing,
    plan: &Plan,
) -> Vec<CallMark> {
    let mut marks = Vec::new();
    for record in &trace.records {
        if let Kind::Call { place: Place::Host(host), call, len, error } = record.kind {
            let y = spacing.record_y[record.id as usize];
            let label = beside(plan, host, y - 4.0, call_text(words, call, len));
            let by_person = doings.called(host, call, record.at);
            marks.push(CallMark { host, at: record.at, y, call, by_person, refused: error.is_some(), label });
        }
    }
    marks
}

/// The timers, the worthwhile ones with a bracket and a name where there is room.
pub(super) fn timers(
    trace: &Trace,
    words: &Catalogue,
    spacing: &Spacing,
    plan: &Plan,
    mut taken: Taken,
) -> Vec<TimerMark> {
    let mut marks = runs(trace, spacing, plan);
    let mut lowest = [f64::NEG_INFINITY; 2];
    for mark in &mut marks {
        let lowest = &mut lowest[mark.host as usize];
        // They begin in order of time. A second bracket would run through the names of the states.
        mark.shown &= *lowest <= mark.y0;
        if !mark.shown {
            continue;
        }
        *lowest = mark.y1;
        if let Some(label) = name_timer(mark, words, spacing, plan, &taken) {
            taken.put(area(&label));
            mark.label = label;
        }
    }
    marks
}

/// Each run of each timer, from being armed to its end, without names.
fn runs(trace: &Trace, spacing: &Spacing, plan: &Plan) -> Vec<TimerMark> {
    let mut marks: Vec<TimerMark> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let end = (trace.end(), spacing.scale.y(trace.end()));
    for record in &trace.records {
        let Kind::Timer { host, timer, change, .. } = record.kind else { continue };
        let y = spacing.record_y[record.id as usize];
        if let Some(place) = open.iter().position(|&index| marks[index].host == host && marks[index].timer == timer) {
            let mark = &mut marks[open.swap_remove(place)];
            (mark.to, mark.y1, mark.fired) = (record.at, y, change == TimerChange::Fired);
        }
        if let TimerChange::Armed(deadline) = change {
            open.push(marks.len());
            let label = Label { shown: false, ..beside(plan, host, y, String::new()) };
            let (x, shown) = (plan.beside(host, plan.bracket), false);
            let (from, to, y1) = (record.at, end.0, end.1);
            marks.push(TimerMark { host, timer, from, to, deadline, fired: false, shown, x, y0: y, y1, label });
        }
    }
    marks.retain(|mark| mark.from < mark.to);
    for mark in &mut marks {
        let next = spacing.quiet.partition_point(|quiet| quiet.0 < mark.from);
        mark.shown = mark.fired || spacing.quiet.get(next).is_some_and(|quiet| quiet.1 <= mark.to);
    }
    marks
}

/// The name of a timer: within a quiet span that it lasts through, else half way down, else below the state's name.
fn name_timer(mark: &TimerMark, words: &Catalogue, spacing: &Spacing, plan: &Plan, taken: &Taken) -> Option<Label> {
    let next = spacing.quiet.partition_point(|(_, _, y0, _)| *y0 < mark.y0);
    let quiet = spacing.quiet[next..].iter().take_while(|(_, _, _, y1)| *y1 <= mark.y1);
    let mut places: Vec<f64> = quiet.map(|(_, _, y0, y1)| middle_of(*y0, *y1) + 4.0).collect();
    places.push(middle_of(mark.y0, mark.y1) + 4.0);
    places.extend([30.0, 46.0].map(|down| mark.y0 + down));
    let lasts = words.span(mark.deadline.since(mark.from));
    let kinds: &[&str] = if plan.roomy { &["mark", "short"] } else { &["short"] };
    kinds.iter().find_map(|kind| {
        let text = words.fill(&["timer.", Timer::name(mark.timer), ".", kind].concat(), &[("span", &lasts)]);
        places.iter().map(|y| beside(plan, mark.host, *y, text.clone())).find(|label| {
            let room = area(label);
            let (top, bottom) = room.span();
            label.shown
                && label.y <= mark.y1 + 4.0
                && !taken.between(top, bottom).iter().any(|other| other.meets(&room))
        })
    })
}
