//! How far apart things stand: the height of every record, and from these the time scale.
//!
//! Time runs evenly while something is under way. What would stand too close to be read is moved apart, and a span in
//! which nothing happens for longer than a few flights is compressed.

use crate::flight::Flight;
use crate::scale::Knot;
use crate::{ArrowEnd, TimeScale};
use fourway_proto::Micros;
use fourway_sim::{Kind, Place, Record, Side, Trace};

/// Top of the lifelines.
pub(super) const TOP: f64 = 8.0;
/// Room above the first moment, where the first states are named.
const HEAD: f64 = 22.0;
/// Room below the last moment, where the last states are named.
const TAIL: f64 = 44.0;
/// Least height of a drawing.
const LEAST: f64 = 240.0;
/// Room for the name of a state at the top of its band.
const STATE: f64 = 19.0;
/// Room for the name of a call above its mark.
const CALL: f64 = 17.0;
/// Between two segments that leave one host.
const LEAVE: f64 = 21.0;
/// Between two that reach one host.
const ARRIVE: f64 = 19.0;
/// The same, where one is only a copy.
const ARRIVE_COPY: f64 = 9.0;
/// The drop of a flight that takes no time, and of one that is lost at once.
const INSTANT: f64 = 26.0;
/// Between any two different moments.
const APART: f64 = 4.0;
/// A quiet span: from the moment before it to its upper edge, its own height, from its lower edge to the moment after.
const BREAK: [f64; 3] = [27.0, 34.0, 20.0];
/// A span without any event is quiet when it is longer than this many flights.
const QUIET: f64 = 4.0;

/// Where everything stands.
pub(super) struct Spacing {
    pub(super) scale: TimeScale,
    /// For each record.
    pub(super) record_y: Vec<f64>,
    /// The quiet spans: from, to, upper edge, lower edge.
    pub(super) quiet: Vec<(Micros, Micros, f64, f64)>,
}

/// What stands where a record stands.
#[derive(Clone, Copy)]
enum Role {
    Turns(Side),
    Calls(Side),
    Leaves(Side),
    Reaches(Side, bool, u32),
    Vanishes(u32),
    Stays(Side),
    Free,
}

/// The last of each kind of thing, on one host.
#[derive(Clone, Copy, Default)]
struct Last {
    turn: Option<f64>,
    call: Option<f64>,
    leave: Option<f64>,
    reach: Option<(f64, bool)>,
    any: Option<f64>,
}

impl Last {
    /// The least height at which this can stand.
    fn least(&self, role: Role) -> f64 {
        let after = |last: Option<f64>, room: f64| last.map_or(f64::NEG_INFINITY, |y| y + room);
        match role {
            Role::Turns(_) => after(self.turn, STATE),
            // What a call sends leaves at its mark.
            Role::Calls(_) => after(self.turn, STATE + CALL).max(after(self.call, CALL)).max(after(self.leave, LEAVE)),
            Role::Leaves(_) => after(self.leave, LEAVE),
            Role::Reaches(_, copy, _) => self
                .reach
                .map_or(f64::NEG_INFINITY, |(y, copied)| y + if copy || copied { ARRIVE_COPY } else { ARRIVE }),
            Role::Vanishes(_) | Role::Stays(_) | Role::Free => f64::NEG_INFINITY,
        }
    }

    fn note(&mut self, role: Role, y: f64) {
        self.any = Some(y);
        match role {
            Role::Turns(_) => self.turn = Some(y),
            Role::Calls(_) => self.call = Some(y),
            Role::Leaves(_) => self.leave = Some(y),
            Role::Reaches(_, copy, _) => self.reach = Some((y, copy)),
            Role::Vanishes(_) | Role::Stays(_) | Role::Free => {}
        }
    }
}

/// Place every record; a flight of `flight_ms` is `flight_px` high.
pub(super) fn space(trace: &Trace, flights: &[Flight], flight_ms: f64, flight_px: f64) -> Spacing {
    let roles = roles(trace, flights);
    let start = Last { turn: Some(TOP), ..Last::default() };
    let mut last = [start, start];
    let mut knots = vec![Knot { at: Micros::ZERO, top: TOP + HEAD, bottom: TOP + HEAD }];
    let mut record_y = Vec::with_capacity(trace.records.len());
    let mut quiet = Vec::new();
    for moment in trace.records.chunk_by(|a, b| a.at == b.at) {
        let at = moment[0].at;
        let offsets = offsets(moment, &roles);
        let mut top = TOP + HEAD;
        if let Some(before) = knots.last().filter(|knot| knot.at < at) {
            let ms = at.since(before.at).0 as f64 / 1000.0;
            let even = ms / flight_ms * flight_px;
            // What leaves late in a thick moment is not to fall farther than what leaves alone, as far as time still runs.
            let slack = (before.bottom - before.top).min(even / 2.0);
            let room = if ms > QUIET * flight_ms { BREAK.iter().sum() } else { (even - slack).max(APART) };
            top = before.bottom + room;
        }
        for (record, offset) in moment.iter().zip(&offsets) {
            let role = roles[record.id as usize];
            if let Some(side) = side_of(role) {
                top = top.max(last[side as usize].least(role) - offset);
            }
        }
        if let Some(before) = knots.last().filter(|knot| at.since(knot.at).0 as f64 / 1000.0 > QUIET * flight_ms) {
            quiet.push((before.at, at, before.bottom + BREAK[0], top - BREAK[2]));
        }
        for (record, offset) in moment.iter().zip(&offsets) {
            let role = roles[record.id as usize];
            record_y.push(top + offset);
            if let Some(side) = side_of(role) {
                last[side as usize].note(role, top + offset);
            }
        }
        let thick = offsets.iter().copied().fold(0.0, f64::max);
        knots.pop_if(|knot| knot.at == at);
        knots.push(Knot { at, top, bottom: top + thick });
    }
    let end = knots.last().map_or(0.0, |knot| knot.bottom);
    let scale = TimeScale::new(knots, (end + TAIL).max(LEAST));
    Spacing { scale, record_y, quiet }
}

/// How far below the top of their moment its records stand.
fn offsets(moment: &[Record], roles: &[Role]) -> Vec<f64> {
    let first = moment[0].id;
    let mut last = [Last::default(); 2];
    let mut offsets: Vec<f64> = Vec::with_capacity(moment.len());
    for record in moment {
        let role = roles[record.id as usize];
        let earlier = |id: u32| id.checked_sub(first).and_then(|index| offsets.get(index as usize)).copied();
        let mut offset = record.cause.and_then(earlier).unwrap_or(0.0);
        match role {
            Role::Reaches(_, _, start) | Role::Vanishes(start) => {
                offset = earlier(start).map_or(offset, |y| offset.max(y + INSTANT));
            }
            Role::Turns(_) | Role::Calls(_) | Role::Leaves(_) | Role::Stays(_) | Role::Free => {}
        }
        if let Some(side) = side_of(role) {
            let here = &mut last[side as usize];
            offset = offset.max(here.any.unwrap_or(0.0)).max(here.least(role));
            here.note(role, offset);
        }
        offsets.push(offset);
    }
    offsets
}

const fn side_of(role: Role) -> Option<Side> {
    match role {
        Role::Turns(side) | Role::Calls(side) | Role::Leaves(side) | Role::Reaches(side, _, _) | Role::Stays(side) => {
            Some(side)
        }
        Role::Vanishes(_) | Role::Free => None,
    }
}

fn roles(trace: &Trace, flights: &[Flight]) -> Vec<Role> {
    let mut roles: Vec<Role> = trace
        .records
        .iter()
        .map(|record| match record.kind {
            Kind::Call { place: Place::Host(side), .. } => Role::Calls(side),
            Kind::State { host, .. } => Role::Turns(host),
            Kind::Sent { from, .. } => Role::Leaves(from),
            Kind::Ignored { host, .. }
            | Kind::Timer { host, .. }
            | Kind::Data { host, .. }
            | Kind::Error { host, .. } => Role::Stays(host),
            Kind::Call { place: Place::Path, .. } | Kind::Fate { .. } | Kind::Outcome { .. } => Role::Free,
        })
        .collect();
    for flight in flights {
        let stop = flight.stop.record as usize;
        roles[stop] = match flight.end {
            ArrowEnd::Arrives | ArrowEnd::Corrupted => {
                Role::Reaches(flight.from.other(), flight.copy > 0, flight.start.record)
            }
            ArrowEnd::Lost => Role::Vanishes(flight.start.record),
            ArrowEnd::Waiting => continue,
        };
    }
    roles
}
