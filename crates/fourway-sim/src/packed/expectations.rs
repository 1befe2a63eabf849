//! The expectations of a scenario. A run has no use for them, so they stay bytes until someone asks: the page never does.

use super::bytes::{Packed, Reader};
use crate::Expect;
use alloc::vec::Vec;

/// A list of expectations, as the bytes of one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Expectations(Vec<u8>);

impl Expectations {
    /// The list; empty where [`Scenario::unpack_own`](crate::Scenario::unpack_own) was given bytes that are none, or where
    /// it is deeper than any document.
    #[must_use]
    pub fn list(&self) -> Vec<Expect> {
        self.read().unwrap_or_default()
    }

    /// The list; none where the bytes are anything else.
    pub(super) fn read(&self) -> Option<Vec<Expect>> {
        Reader::all(&self.0)
    }
}

impl From<Vec<Expect>> for Expectations {
    fn from(list: Vec<Expect>) -> Self {
        let mut bytes = Vec::new();
        list.put(&mut bytes);
        Self(bytes)
    }
}

impl Default for Expectations {
    /// None: a list of the length zero.
    fn default() -> Self {
        Self([0].into())
    }
}

/// The last of a scenario: whatever is left.
impl Packed for Expectations {
    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.0);
    }

    fn take(from: &mut Reader) -> Self {
        Self(from.rest().into())
    }
}
