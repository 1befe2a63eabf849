//! The states of a search, one after the other in the order in which they were found, each as a few numbers, and none is
//! ever dropped: the queue is an index, equality is exact, and the way to a state is a walk along its parents.

use foldhash::fast::FixedState;
use fourway_sim::Choice;
use hashbrown::HashTable;
use std::hash::BuildHasher;

/// Words in one piece of the store.
const PIECE: usize = 1 << 18;

/// The states, and how each was reached.
pub(crate) struct Store {
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
    pub(crate) fn new() -> Self {
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

    pub(crate) fn words(&self, state: u32) -> &[u32] {
        words(&self.pieces, &self.starts, &self.lengths, state)
    }

    /// The number of this state, and whether it is new.
    pub(crate) fn add(&mut self, state: &[u32], parent: u32, choice: Choice) -> (u32, bool) {
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

    pub(crate) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The choices that lead to a state.
    pub(crate) fn way(&self, state: u32) -> Vec<Choice> {
        let mut way = Vec::new();
        let mut at = state;
        while at != 0 {
            way.push(decode(self.choices[at as usize]));
            at = self.parents[at as usize];
        }
        way.reverse();
        way
    }

    pub(crate) fn octets(&self) -> usize {
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
