//! Values kept once and named by a number, so that a state of the search is a few numbers.

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use std::hash::{BuildHasher, Hash};

/// Each different value once, in the order of first sight.
pub(crate) struct Interner<T> {
    hasher: FixedState,
    table: HashTable<u32>,
    values: Vec<T>,
}

impl<T: Clone + Eq + Hash> Interner<T> {
    pub(crate) fn new() -> Self {
        Self { hasher: FixedState::with_seed(0), table: HashTable::new(), values: Vec::new() }
    }

    /// The number of this value.
    pub(crate) fn id(&mut self, value: &T) -> u32 {
        let hash = self.hasher.hash_one(value);
        if let Some(id) = self.table.find(hash, |id| self.values[*id as usize] == *value) {
            return *id;
        }
        let id = self.values.len() as u32;
        self.values.push(value.clone());
        let (hasher, values) = (&self.hasher, &self.values);
        self.table.insert_unique(hash, id, |id| hasher.hash_one(&values[*id as usize]));
        id
    }

    pub(crate) fn get(&self, id: u32) -> &T {
        &self.values[id as usize]
    }

    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    /// Octets held, but for what the values themselves own elsewhere.
    pub(crate) fn octets(&self) -> usize {
        self.table.allocation_size() + self.values.capacity() * size_of::<T>()
    }
}
