//! The way that an end took through the diagram, and where in this or another run an edge was taken.

use super::{EDGES, Edges, edge_of};
use fourway_proto::{Micros, State};
use fourway_sim::{Kind, Record, Side, Trace, run};
use fourway_stage::gallery;
use std::cell::OnceCell;

/// Where an end is in the diagram, and how it came there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Walk {
    /// Where it is.
    pub state: State,
    /// It is in CLOSED after a connection.
    pub after: bool,
    /// Every edge that it took.
    pub taken: Edges,
    /// The last one, with its record.
    pub last: Option<(usize, u32)>,
}

/// One taking of an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Which end.
    pub host: Side,
    /// When.
    pub at: Micros,
    /// Its place in [`EDGES`].
    pub edge: usize,
    /// The record that says so.
    pub record: u32,
}

/// Every taking of an edge in a run, in order.
pub fn passages(trace: &Trace) -> impl Iterator<Item = Passage> + '_ {
    trace.records.iter().filter_map(passage)
}

fn passage(record: &Record) -> Option<Passage> {
    match record.kind {
        Kind::State { host, from, to, rule } => {
            let edge = edge_of(from, to, rule)?;
            Some(Passage { host, at: record.at, edge, record: record.id })
        }
        Kind::Call { .. }
        | Kind::Sent { .. }
        | Kind::Fate { .. }
        | Kind::Ignored { .. }
        | Kind::Timer { .. }
        | Kind::Data { .. }
        | Kind::Error { .. }
        | Kind::Outcome { .. } => None,
    }
}

/// The ways of the client and of the server after `record`; an end that never moves stays in its state of `still`.
#[must_use]
pub fn walks(trace: &Trace, still: [State; 2], record: Option<u32>) -> [Walk; 2] {
    let mut walks = Side::BOTH.map(|side| {
        let first = passages(trace).find(|passage| passage.host == side);
        let state = first.map_or(still[side as usize], |passage| EDGES[passage.edge].from);
        Walk { state, after: false, taken: Edges::default(), last: None }
    });
    for passage in passages(trace).take_while(|passage| Some(passage.record) <= record) {
        let walk = &mut walks[passage.host as usize];
        walk.taken.add(passage.edge);
        walk.last = Some((passage.edge, passage.record));
        let edge = &EDGES[passage.edge];
        walk.state = edge.to;
        walk.after = edge.to == State::Closed && !matches!(edge.from, State::Listen | State::SynSent);
    }
    walks
}

/// The first scene of the gallery in which an end takes this edge. The gallery is run once, when first asked.
#[must_use]
pub fn scene_with(edge: usize) -> Option<usize> {
    thread_local! {
        static SCENES: OnceCell<Vec<Edges>> = const { OnceCell::new() };
    }
    SCENES.with(|scenes| {
        let taken = scenes.get_or_init(|| {
            let taken = |trace: &Trace| {
                let mut edges = Edges::default();
                passages(trace).for_each(|passage| edges.add(passage.edge));
                edges
            };
            gallery().iter().map(|scene| scene.scenario().map(|s| taken(&run(&s))).unwrap_or_default()).collect()
        });
        taken.iter().position(|edges| edges.has(edge))
    })
}
