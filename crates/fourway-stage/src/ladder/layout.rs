//! The drawing of a run: everything is placed in order, from the lifelines to the texts.

use super::plan::Plan;
use super::shelves::Shelves;
use super::spacing::{self, Spacing};
use super::{Anchor, Break, Label, Ladder, PathMark, Tick, arrows, columns, labels, lanes, room};
use crate::flight::{flights, usual_flights};
use crate::{Catalogue, Doings};
use fourway_sim::{CallName, Kind, Place, Trace};

/// The drawing of a run that nobody has touched, at this width in px.
#[must_use]
pub fn layout(trace: &Trace, words: &Catalogue, width: f64) -> Ladder {
    layout_of(trace, words, &Doings::default(), width)
}

/// The drawing of a run, with what a person did marked as theirs.
#[must_use]
pub fn layout_of(trace: &Trace, words: &Catalogue, doings: &Doings, width: f64) -> Ladder {
    let flights = flights(trace, doings);
    let plan = Plan::new(trace, words, width);
    let usual = usual_flights(&flights);
    let flight_ms = room::middle_of(usual[0], usual[1]);
    let spacing = spacing::space(trace, &flights, flight_ms, plan.flight_px);

    let bands = columns::bands(trace, &spacing, &plan);
    let calls = columns::calls(trace, words, doings, &spacing, &plan);
    let named = bands.iter().map(|band| &band.label).chain(calls.iter().map(|call| &call.label));
    let beside = named.filter(|label| label.shown).map(columns::area).collect();
    let timers = columns::timers(trace, words, &spacing, &plan, beside);

    let breaks = breaks(&spacing, words, &plan);
    let paths = path_marks(trace, words, &spacing, &plan);
    let between = breaks.iter().map(|quiet| &quiet.label).chain(paths.iter().map(|mark| &mark.label));
    let taken = between.map(columns::area).collect();
    let mut arrows = arrows::arrows(&flights, words, &spacing, &plan, usual);
    let (mut arrow_shelves, mut timer_shelves) = (Shelves::default(), Shelves::default());
    arrows.iter().for_each(|arrow| arrow_shelves.push(arrow.span()));
    timers.iter().for_each(|timer| timer_shelves.push((timer.y0, timer.y1)));
    labels::name(&mut arrows, &arrow_shelves, words, &plan, taken);
    lanes::spread(&mut arrows, &arrow_shelves);

    Ladder {
        width,
        height: spacing.scale.height(),
        client_x: plan.client_x,
        server_x: plan.server_x,
        band_width: plan.band_width,
        flight_ms,
        flight_px: plan.flight_px,
        bands,
        arrows,
        arrow_shelves,
        timer_shelves,
        timers,
        breaks,
        ticks: ticks(trace, words, &spacing, &plan),
        calls,
        paths,
        scale: spacing.scale,
    }
}

/// The quiet spans, each with its length written in the middle.
fn breaks(spacing: &Spacing, words: &Catalogue, plan: &Plan) -> Vec<Break> {
    let middle = room::middle_of(plan.client_x, plan.server_x);
    let breaks = spacing.quiet.iter().map(|&(from, to, y0, y1)| {
        let text = words.fill("ladder.later", &[("span", &words.span(to.since(from)))]);
        let label = centred(middle, room::middle_of(y0, y1) + 4.0, text);
        Break { from, to, y0, y1, label }
    });
    breaks.collect()
}

/// What is done to the path, named between the lifelines.
fn path_marks(trace: &Trace, words: &Catalogue, spacing: &Spacing, plan: &Plan) -> Vec<PathMark> {
    let middle = room::middle_of(plan.client_x, plan.server_x);
    let mut marks: Vec<PathMark> = Vec::new();
    for record in &trace.records {
        let Kind::Call { place: Place::Path, call, .. } = record.kind else { continue };
        let key = match call {
            CallName::Cut => "ladder.path.cut",
            CallName::Heal => "ladder.path.heal",
            CallName::Set => "ladder.path.set",
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
            | CallName::Inject
            | CallName::Deliver
            | CallName::Drop
            | CallName::Duplicate => continue,
        };
        let y = spacing.record_y[record.id as usize];
        let mut label = centred(middle, y - 4.0, words.get(key).to_owned());
        label.shown = marks.last().is_none_or(|last| !last.label.shown || y - last.y >= 16.0);
        marks.push(PathMark { at: record.at, y, call, label });
    }
    marks
}

fn centred(x: f64, y: f64, text: String) -> Label {
    Label { x, y, anchor: Anchor::Middle, width: room::text_width(&text), text, shown: true }
}

/// The times of all moments at which something happens, as far as they can be read apart.
fn ticks(trace: &Trace, words: &Catalogue, spacing: &Spacing, plan: &Plan) -> Vec<Tick> {
    let mut ticks: Vec<Tick> = Vec::new();
    if !plan.roomy {
        return ticks;
    }
    for moment in trace.records.chunk_by(|a, b| a.at == b.at) {
        let at = moment[0].at;
        let y = spacing.scale.top(at);
        if ticks.last().is_none_or(|last| y - last.y >= 15.0) {
            ticks.push(Tick { at, y, text: words.moment(at) });
        }
    }
    ticks
}
