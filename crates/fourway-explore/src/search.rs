//! Breadth first over every situation of a scenario within a budget.
//!
//! States stand one after the other in the order in which they were found, each as a few numbers, and none is ever
//! dropped: the queue is an index, equality is exact, and the way to a state is a walk along its parents.

use crate::cycles::{self, Edges};
use crate::ending::Ending;
use crate::property::Property;
use crate::space::{HEAD, MOST_FAULTS, Space};
use crate::world::{Budget, MOST_IN_FLIGHT, prepare};
use foldhash::fast::FixedState;
use fourway_sim::{Choice, Scenario};
use hashbrown::HashTable;
use std::fmt;
use std::hash::BuildHasher;

/// Words of a state with as much on the path as is never followed.
const LONGEST: usize = HEAD + MOST_IN_FLIGHT;
/// Words in one piece of the store.
const PIECE: usize = 1 << 18;

/// Why a scenario or a budget cannot be searched, in one line: the place, what was found, what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit(String);

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a search has found.
#[derive(Clone, Debug)]
pub struct Report {
    /// Unique states.
    pub states: usize,
    /// Steps taken, those to states that were known included.
    pub steps: u64,
    /// Choices on the longest of the shortest ways to a state.
    pub depth: u32,
    /// False when the search stopped at its bound of states, or left out a state with too much on the path.
    pub complete: bool,
    /// Each property that does not hold, with a shortest way to where it breaks.
    pub broken: Vec<(Property, Vec<Choice>)>,
    /// Each ending with the number of states that end so, and a shortest way to one.
    pub endings: Vec<(Ending, usize, Vec<Choice>)>,
    /// States from which time can go on for ever without new input: keepalive or window probes that are always answered.
    pub endless: usize,
    /// Octets held when the search was over, parents and remembered steps included.
    pub octets: usize,
    /// Different values of a host, and of a segment on its way.
    pub values: [usize; 2],
}

/// The states, and how each was reached.
struct Store {
    pieces: Vec<Vec<u32>>,
    /// Piece and place of each state's words.
    starts: Vec<u32>,
    lengths: Vec<u8>,
    parents: Vec<u32>,
    choices: Vec<u16>,
    table: HashTable<u32>,
    hasher: FixedState,
}

impl Store {
    fn new() -> Self {
        Self {
            pieces: Vec::new(),
            starts: Vec::new(),
            lengths: Vec::new(),
            parents: Vec::new(),
            choices: Vec::new(),
            table: HashTable::new(),
            hasher: FixedState::with_seed(0),
        }
    }

    fn words(&self, state: u32) -> &[u32] {
        words(&self.pieces, &self.starts, &self.lengths, state)
    }

    /// The number of this state, and whether it is new.
    fn add(&mut self, state: &[u32], parent: u32, choice: Choice) -> (u32, bool) {
        let hash = self.hasher.hash_one(state);
        let Self { pieces, starts, lengths, table, hasher, .. } = self;
        if let Some(known) = table.find(hash, |known| words(pieces, starts, lengths, *known) == state) {
            return (*known, false);
        }
        if pieces.last().is_none_or(|piece| piece.len() + state.len() > PIECE) {
            pieces.push(Vec::with_capacity(PIECE));
        }
        let number = starts.len() as u32;
        let piece = pieces.len() - 1;
        starts.push((piece * PIECE + pieces[piece].len()) as u32);
        lengths.push(state.len() as u8);
        pieces[piece].extend_from_slice(state);
        table.insert_unique(hash, number, |known| hasher.hash_one(words(pieces, starts, lengths, *known)));
        self.parents.push(parent);
        self.choices.push(code(choice));
        (number, true)
    }

    fn len(&self) -> usize {
        self.starts.len()
    }

    /// The choices that lead to a state.
    fn way(&self, state: u32) -> Vec<Choice> {
        let mut way = Vec::new();
        let mut at = state;
        while at != 0 {
            way.push(decode(self.choices[at as usize]));
            at = self.parents[at as usize];
        }
        way.reverse();
        way
    }

    fn octets(&self) -> usize {
        self.pieces.len() * PIECE * 4
            + self.starts.capacity() * 4
            + self.lengths.capacity()
            + self.parents.capacity() * 4
            + self.choices.capacity() * 2
            + self.table.allocation_size()
    }
}

fn words<'a>(pieces: &'a [Vec<u32>], starts: &[u32], lengths: &[u8], state: u32) -> &'a [u32] {
    let start = starts[state as usize] as usize;
    let from = start % PIECE;
    &pieces[start / PIECE][from..from + usize::from(lengths[state as usize])]
}

/// Search every run of a scenario.
///
/// # Errors
/// One line for a host that is only scripted, or a budget beyond 31 of a kind.
pub fn search(scenario: &Scenario, budget: &Budget) -> Result<Report, Unfit> {
    check(scenario, budget)?;
    let scenario = prepare(scenario);
    let mut space = Space::new(scenario, *budget);
    let mut store = Store::new();
    let mut edges = Edges::default();
    let mut found = Findings::default();
    let (mut here, mut there, mut choices) = (Vec::new(), Vec::new(), Vec::new());
    space.start(&mut here);
    store.add(&here, 0, Choice::Time);
    let (mut steps, mut depth, mut layer_end) = (0_u64, 0, 1);
    let mut complete = true;
    let mut at = 0;
    while at < store.len() {
        if at == layer_end {
            depth += 1;
            layer_end = store.len();
        }
        here.clear();
        here.extend_from_slice(store.words(at as u32));
        choices.clear();
        edges.begin();
        if !found.ends_at(at as u32) {
            space.choices(&here, &mut choices);
            if here.len() >= LONGEST {
                complete = false;
            } else if choices.is_empty() {
                found.end(&space, &here, at as u32);
            }
        }
        for &choice in &choices {
            steps += 1;
            let taken = space.take(&here, choice, &mut there);
            // A state with too much on the path is not followed, so its end may go.
            there.truncate(LONGEST);
            let (next, new) = store.add(&there, at as u32, choice);
            found.broken(&taken.broken, next, new);
            edges.add(choice, next);
        }
        if store.len() >= budget.states as usize {
            complete = false;
            break;
        }
        at += 1;
    }
    let cycles = if complete { cycles::find(&edges) } else { cycles::Cycles::default() };
    if let Some(state) = cycles.without_time {
        found.broken(&[Property::Quiet], state, true);
    }
    let octets = store.octets() + edges.octets() + space.octets();
    Ok(Report {
        states: store.len(),
        steps,
        depth,
        complete,
        broken: found.ways(&store),
        endings: found.endings(&store),
        endless: cycles.with_time,
        octets,
        values: space.values(),
    })
}

fn check(scenario: &Scenario, budget: &Budget) -> Result<(), Unfit> {
    for (host, name) in scenario.hosts.iter().zip(["client", "server"]) {
        if host.is_none() {
            return Err(Unfit(format!("{name}: found a scripted host, expected an endpoint")));
        }
    }
    let most = budget.losses.max(budget.duplicates).max(budget.reorderings).max(budget.delays);
    if most > MOST_FAULTS {
        return Err(Unfit(format!("budget: found {most} of one kind, expected at most {MOST_FAULTS}")));
    }
    Ok(())
}

/// What the search has come upon: states, not yet ways.
#[derive(Default)]
struct Findings {
    broken: Vec<(Property, u32)>,
    /// States that are not followed, in order.
    closed: Vec<u32>,
    endings: Vec<(Ending, usize, u32)>,
}

impl Findings {
    fn broken(&mut self, properties: &[Property], state: u32, new: bool) {
        for &property in properties {
            if !self.broken.iter().any(|(known, _)| *known == property) {
                self.broken.push((property, state));
            }
        }
        if new && !properties.is_empty() {
            self.closed.push(state);
        }
    }

    /// Nothing is followed beyond a broken property.
    fn ends_at(&self, state: u32) -> bool {
        self.closed.binary_search(&state).is_ok()
    }

    fn end(&mut self, space: &Space, words: &[u32], state: u32) {
        let ending = space.ending(words);
        match self.endings.iter_mut().find(|(known, _, _)| *known == ending) {
            Some((_, count, _)) => *count += 1,
            None => self.endings.push((ending, 1, state)),
        }
        if ending == Ending::Stuck {
            self.broken(&[Property::Ends], state, false);
        }
    }

    fn ways(&self, store: &Store) -> Vec<(Property, Vec<Choice>)> {
        let mut ways: Vec<_> = self.broken.iter().map(|(property, state)| (*property, store.way(*state))).collect();
        ways.sort_by_key(|(property, _)| *property);
        ways
    }

    fn endings(&self, store: &Store) -> Vec<(Ending, usize, Vec<Choice>)> {
        let mut endings: Vec<_> =
            self.endings.iter().map(|(ending, count, state)| (*ending, *count, store.way(*state))).collect();
        endings.sort_by_key(|(ending, _, _)| *ending);
        endings
    }
}

fn code(choice: Choice) -> u16 {
    let (kind, index) = match choice {
        Choice::Time => (0, 0),
        Choice::Deliver(index) => (1, index),
        Choice::Lose(index) => (2, index),
        Choice::Duplicate(index) => (3, index),
        Choice::Script(index) => (4, index),
    };
    kind << 12 | index as u16
}

fn decode(code: u16) -> Choice {
    let index = usize::from(code & 0xfff);
    match code >> 12 {
        1 => Choice::Deliver(index),
        2 => Choice::Lose(index),
        3 => Choice::Duplicate(index),
        4 => Choice::Script(index),
        _ => Choice::Time,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_written_and_read_again() {
        for choice in [Choice::Time, Choice::Deliver(3), Choice::Lose(0), Choice::Duplicate(63), Choice::Script(999)] {
            assert_eq!(decode(code(choice)), choice);
        }
    }
}
