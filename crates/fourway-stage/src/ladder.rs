//! The ladder as geometry: time runs down, the client left, the server right; a slope is a delay.
//! Coordinates are CSS pixels in the drawing's own view box, y down; text is never scaled.

mod arrows;
mod columns;
mod labels;
mod plan;
pub(crate) mod room;
mod spacing;

pub(crate) use arrows::{flags_text, x_at};

use crate::flight::{flights, usual_flights};
use crate::{Catalogue, Doings, TimeScale};
use fourway_proto::{Micros, Segment, State, Timer};
use fourway_sim::{CallName, Kind, Place, Side, Trace};
use plan::Plan;
use spacing::Spacing;

#[cfg(test)]
mod tests;

/// Everything that stands still in the drawing of one run at one width.
#[derive(Clone, Debug, PartialEq)]
pub struct Ladder {
    /// Width, px.
    pub width: f64,
    /// Height, px.
    pub height: f64,
    /// Middle of the client's lifeline.
    pub client_x: f64,
    /// Middle of the server's lifeline.
    pub server_x: f64,
    /// Width of a state band.
    pub band_width: f64,
    /// How long a usual flight takes, ms of virtual time.
    pub flight_ms: f64,
    /// How far down it goes.
    pub flight_px: f64,
    /// Where each moment stands.
    pub scale: TimeScale,
    /// The states, down each lifeline.
    pub bands: Vec<Band>,
    /// The segments, copies included, in order of sending.
    pub arrows: Vec<Arrow>,
    /// The timers.
    pub timers: Vec<TimerMark>,
    /// The quiet spans that are compressed.
    pub breaks: Vec<Break>,
    /// The times along the edge; none on narrow ladders.
    pub ticks: Vec<Tick>,
    /// What the applications asked for.
    pub calls: Vec<CallMark>,
    /// What was done to the path.
    pub paths: Vec<PathMark>,
}

/// A host in one state.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Which host.
    pub host: Side,
    /// Which state.
    pub state: State,
    /// Since when.
    pub from: Micros,
    /// Until when.
    pub to: Micros,
    /// Upper end.
    pub y0: f64,
    /// Lower end.
    pub y1: f64,
    /// The state's name.
    pub label: Label,
}

/// Which end of a text stands at its x.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// A level text; `y` is its baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Where the anchor stands.
    pub x: f64,
    /// The baseline.
    pub y: f64,
    /// Which end stands at x.
    pub anchor: Anchor,
    /// The words.
    pub text: String,
    /// Room they take, px.
    pub width: f64,
    /// False where there is no room for it.
    pub shown: bool,
}

/// What a segment is first of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ArrowKind {
    /// It opens.
    Syn,
    /// It finishes one direction.
    Fin,
    /// It resets.
    Rst,
    /// It carries octets.
    Data,
    /// It only acknowledges.
    Ack,
}

/// How a flight ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ArrowEnd {
    /// At the other host.
    Arrives,
    /// On the way.
    Lost,
    /// At the other host, damaged.
    Corrupted,
    /// Not within the run.
    Waiting,
}

/// The flight of one copy of a segment.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrow {
    /// Its number in the run, from 1.
    pub segment: u32,
    /// Which copy: 0 is the original.
    pub copy: u32,
    /// The sender.
    pub from: Side,
    /// What it is first of all.
    pub kind: ArrowKind,
    /// The segment.
    pub header: Segment,
    /// Its sequence number, counted from the sender's ISN.
    pub seq: u32,
    /// Its acknowledgment number, counted from the receiver's ISN; 0 without the ACK bit.
    pub ack: u32,
    /// Its name in a few characters: the control bits, or how many bytes.
    pub flags: String,
    /// Its numbers: `seq 1 ack 2`.
    pub detail: String,
    /// Its numbers as its chip bears them while it moves: shorter on narrow ladders.
    pub chip_detail: String,
    /// It was sent before.
    pub again: bool,
    /// When it, or this copy of it, set out.
    pub sent: Micros,
    /// When its flight ends.
    pub ends: Micros,
    /// Two points, or three with a bend where a delay was added.
    pub points: Vec<(f64, f64)>,
    /// How its flight ends.
    pub end: ArrowEnd,
    /// A fault or a person decided its fate.
    pub by_fault: bool,
    /// A person decided its fate.
    pub by_person: bool,
    /// It arrived and had no effect.
    pub ignored: bool,
    /// Its name, along the line; copies have none.
    pub label: Option<ArrowLabel>,
    /// What is written at its cross.
    pub end_label: Option<Label>,
}

/// A text that runs along an arrow and stands above it.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ArrowLabel {
    /// Its middle, on the line.
    pub x: f64,
    /// Its middle, on the line.
    pub y: f64,
    /// Degrees, clockwise on the screen; between -90 and 90, so that it reads from the left.
    pub angle: f64,
    /// The control bits, or how many bytes.
    pub flags: String,
    /// The numbers: `seq 1 ack 2`, shorter where there is little room, or empty.
    pub detail: String,
    /// The word "again" stands between the two.
    pub again: bool,
    /// Room along the line, px.
    pub width: f64,
}

/// A timer beside its lifeline.
#[derive(Clone, Debug, PartialEq)]
pub struct TimerMark {
    /// Which host.
    pub host: Side,
    /// Which timer.
    pub timer: Timer,
    /// When it was armed.
    pub from: Micros,
    /// When it fired, was cancelled or was armed anew.
    pub to: Micros,
    /// When it was due.
    pub deadline: Micros,
    /// It fired.
    pub fired: bool,
    /// Its bracket is worth drawing: it fired, or it ran through a quiet span.
    pub shown: bool,
    /// Where its bracket runs.
    pub x: f64,
    /// Upper end.
    pub y0: f64,
    /// Lower end.
    pub y1: f64,
    /// Its name and length.
    pub label: Label,
}

/// A quiet span that is compressed.
#[derive(Clone, Debug, PartialEq)]
pub struct Break {
    /// Its beginning.
    pub from: Micros,
    /// Its end.
    pub to: Micros,
    /// The upper torn edge.
    pub y0: f64,
    /// The lower torn edge.
    pub y1: f64,
    /// Its length in words.
    pub label: Label,
}

/// A time along the edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Which moment.
    pub at: Micros,
    /// Where it stands.
    pub y: f64,
    /// Its name.
    pub text: String,
}

/// What an application asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct CallMark {
    /// On which host.
    pub host: Side,
    /// When.
    pub at: Micros,
    /// Where it stands.
    pub y: f64,
    /// What.
    pub call: CallName,
    /// A person asked for it.
    pub by_person: bool,
    /// The call was refused.
    pub refused: bool,
    /// Its name.
    pub label: Label,
}

/// Something done to the path between the hosts.
#[derive(Clone, Debug, PartialEq)]
pub struct PathMark {
    /// When.
    pub at: Micros,
    /// Where it stands.
    pub y: f64,
    /// What.
    pub call: CallName,
    /// Its name, between the lifelines.
    pub label: Label,
}

/// The drawing of a run that nobody has touched, at this width in px.
#[must_use]
pub fn layout(trace: &Trace, words: &Catalogue, width: f64) -> Ladder {
    layout_of(trace, words, &Doings::default(), width)
}

/// The drawing of a run, with what a person did marked as theirs.
#[must_use]
pub fn layout_of(trace: &Trace, words: &Catalogue, doings: &Doings, width: f64) -> Ladder {
    let plan = Plan::new(trace, words, width);
    let flights = flights(trace, doings);
    let usual = usual_flights(&flights);
    let flight_ms = f64::midpoint(usual[0], usual[1]);
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
    labels::name(&mut arrows, words, &plan, taken);

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
    let middle = f64::midpoint(plan.client_x, plan.server_x);
    let breaks = spacing.quiet.iter().map(|&(from, to, y0, y1)| {
        let text = words.fill("ladder.later", &[("span", &words.span(to.since(from)))]);
        let label = centred(middle, f64::midpoint(y0, y1) + 4.0, text);
        Break { from, to, y0, y1, label }
    });
    breaks.collect()
}

/// What is done to the path, named between the lifelines.
fn path_marks(trace: &Trace, words: &Catalogue, spacing: &Spacing, plan: &Plan) -> Vec<PathMark> {
    let middle = f64::midpoint(plan.client_x, plan.server_x);
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
