//! The flights as lines: from the sender's lifeline to the receiver's, or to where they end.

use super::plan::Plan;
use super::room::{CHIP, texts_width};
use super::spacing::Spacing;
use super::{Arrow, ArrowEnd, ArrowKind};
use crate::Catalogue;
use crate::flight::{Flight, Moment};
use crate::marks::digits;
use crate::within;
use fourway_proto::{Flags, Micros, Segment};
use fourway_sim::Side;

/// How near to a lifeline a lost segment may end, as a part of the way.
const NEAREST: f64 = 0.16;
/// The drop of a segment that still waits when the run ends at the moment of its sending.
const WAITING_DROP: f64 = 26.0;
/// How far from its sender a segment waits to be decided over, and between two that wait, px.
const BERTH: (f64, f64) = (64.0, 26.0);
/// The drop on the way to and from there, px.
const BERTHING: f64 = 18.0;

/// What a segment is first of all.
pub(super) fn kind(header: &Segment) -> ArrowKind {
    let flags = header.flags;
    if flags.has(Flags::RST) {
        ArrowKind::Rst
    } else if flags.has(Flags::SYN) {
        ArrowKind::Syn
    } else if flags.has(Flags::FIN) {
        ArrowKind::Fin
    } else if header.len > 0 {
        ArrowKind::Data
    } else {
        ArrowKind::Ack
    }
}

/// A segment in a few characters: the control bits; payload counts as what a segment that only brings data is about.
pub(crate) fn flags_text(header: &Segment, words: &Catalogue) -> String {
    let names = |flags: Flags| flags.names().collect::<Vec<_>>().join(" ");
    if header.len == 0 {
        return names(header.flags);
    }
    let main = header.flags.without(Flags::PSH).without(Flags::ACK);
    let bytes = words.bytes(header.len);
    if main == Flags::NONE { bytes } else { [&names(main), " + ", &bytes].concat() }
}

/// The numbers, in full and shorter.
pub(super) fn details(header: &Segment, seq: u32, ack: u32, words: &Catalogue) -> (String, String) {
    let (seq, ack) = (digits(seq.into()), digits(ack.into()));
    let slots = [("seq", seq.as_str()), ("ack", ack.as_str())];
    if header.flags.has(Flags::ACK) {
        (words.fill("ladder.detail", &slots), words.fill("ladder.detail.short", &slots))
    } else {
        let long = words.fill("ladder.detail.seq", &slots);
        (long.clone(), long)
    }
}

/// The lines of all flights, in their order, without texts. `usual` is the time of a flight in each direction, ms.
pub(super) fn arrows(
    flights: &[Flight],
    words: &Catalogue,
    spacing: &Spacing,
    plan: &Plan,
    usual: [f64; 2],
) -> Vec<Arrow> {
    let mut arrows: Vec<Arrow> = Vec::with_capacity(flights.len());
    for flight in flights {
        let waiting =
            |arrow: &&Arrow| arrow.from == flight.from && arrow.points.len() > 2 && arrow.ends > flight.start.at;
        let berth = || arrows.iter().filter(waiting).count();
        let source = flight.copied_from.map(|index| &arrows[index]);
        let points = points(flight, source, spacing, plan, usual, berth);
        let flags = flags_text(&flight.header, words);
        let (detail, short) = details(&flight.header, flight.seq_rel, flight.ack_rel, words);
        let room = (plan.server_x - plan.client_x) * 0.6 - 2.0 * CHIP;
        let chip_detail = if texts_width(&[&flags, &detail]) <= room { detail.clone() } else { short };
        arrows.push(Arrow {
            segment: flight.segment,
            copy: flight.copy,
            from: flight.from,
            kind: kind(&flight.header),
            header: flight.header,
            seq: flight.seq_rel,
            ack: flight.ack_rel,
            flags,
            detail,
            chip_detail,
            again: flight.again,
            sent: flight.start.at,
            ends: flight.stop.at,
            points,
            end: flight.end,
            by_fault: flight.by_fault,
            by_person: flight.by_person,
            lane: 0,
            ignored: flight.ignored,
            label: None,
            end_label: None,
        });
    }
    arrows
}

fn points(
    flight: &Flight,
    source: Option<&Arrow>,
    spacing: &Spacing,
    plan: &Plan,
    usual: [f64; 2],
    berth: impl Fn() -> usize,
) -> Vec<(f64, f64)> {
    let height = |moment: Moment| spacing.record_y[moment.record as usize];
    let (x0, x1) = (plan.edge(flight.from), plan.edge(flight.from.other()));
    let y0 = height(flight.start);
    // A copy made on the way sets out from where the segment was.
    let begin = source.filter(|arrow| arrow.sent < flight.start.at).and_then(|arrow| x_at(&arrow.points, y0));
    let mut done = begin.map_or(0.0, |x| (x - x0) / (x1 - x0));
    let across = |done: f64| x0 + (x1 - x0) * done;
    let mut points = vec![(across(done), y0)];

    let way = Micros(
        (usual[match flight.from {
            Side::Client => 0,
            Side::Server => 1,
        }] * 1000.0) as u64,
    );
    let mut now = flight.start.at;
    let mut due = match flight.end {
        ArrowEnd::Arrives | ArrowEnd::Corrupted => Micros(flight.stop.at.0.saturating_sub(flight.added().0)),
        ArrowEnd::Lost | ArrowEnd::Waiting => now.plus(Micros((way.0 as f64 * (1.0 - done)) as u64)),
    };
    let waits = flight.end == ArrowEnd::Waiting && due < flight.stop.at;
    if (flight.decided || waits) && begin.is_none() && flight.delays.is_empty() {
        let end = if waits { spacing.scale.y(flight.stop.at) } else { height(flight.stop) };
        return berthed((x0, y0), x1, end, flight.end, berth());
    }
    let forward = |done: f64, now: Micros, at: Micros, due: Micros| {
        let part = at.since(now).0 as f64 / (due.since(now).0 as f64).max(1.0);
        done + (1.0 - done) * part.min(1.0)
    };
    for (moment, span) in &flight.delays {
        done = forward(done, now, moment.at, due);
        (now, due) = (moment.at, due.plus(*span));
        if done > 0.02 && done < 0.98 {
            points.push((across(done), height(*moment)));
        }
    }
    let last = points.last().map_or(y0, |point| point.1);
    points.push(match flight.end {
        ArrowEnd::Arrives | ArrowEnd::Corrupted => (x1, height(flight.stop)),
        ArrowEnd::Lost => {
            let end = within(forward(done, now, flight.stop.at, due), NEAREST, 1.0 - NEAREST);
            (across(end.max(done)), height(flight.stop))
        }
        ArrowEnd::Waiting => {
            let end = within(forward(done, now, flight.stop.at, due), 0.5, 0.9).max(done);
            (across(end), spacing.scale.y(flight.stop.at).max(last + WAITING_DROP))
        }
    });
    points
}

/// The line of a segment that waits near its sender until it is decided over.
fn berthed((x0, y0): (f64, f64), x1: f64, end: f64, fate: ArrowEnd, berth: usize) -> Vec<(f64, f64)> {
    let (first, between) = BERTH;
    let x = x0 + (first + between * berth as f64).min((x1 - x0).abs() * 0.6) * (x1 - x0).signum();
    let drop = BERTHING.min((end - y0) / 3.0);
    let mut points = vec![(x0, y0), (x, y0 + drop)];
    match fate {
        ArrowEnd::Arrives | ArrowEnd::Corrupted => points.extend([(x, end - drop), (x1, end)]),
        ArrowEnd::Lost | ArrowEnd::Waiting => points.push((x, end)),
    }
    points
}

/// Where a line is at a height.
#[must_use]
pub fn x_at(points: &[(f64, f64)], y: f64) -> Option<f64> {
    points.windows(2).find(|leg| leg[0].1 <= y && y <= leg[1].1).map(|leg| {
        let drop = leg[1].1 - leg[0].1;
        if drop == 0.0 { leg[1].0 } else { leg[0].0 + (leg[1].0 - leg[0].0) * (y - leg[0].1) / drop }
    })
}
