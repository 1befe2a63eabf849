//! A scenario as bytes: how a page carries its scenes, and how a scenario crosses from one module to another.

mod bytes;
mod check;
mod expectations;
mod forms;

use crate::Scenario;
use crate::document::LONGEST_DOCUMENT;
use alloc::vec;
use alloc::vec::Vec;
use bytes::{Packed, Reader};

pub use expectations::Expectations;

/// The first byte; another layout gets another one.
const LAYOUT: u8 = 2;

/// More than any document of the longest length takes: the settings of two hosts, and what it says.
const LONGEST: usize = LONGEST_DOCUMENT + 1024;

impl Scenario {
    /// The scenario as bytes that [`Scenario::unpack`] of the same release reads back.
    #[must_use]
    pub fn pack(&self) -> Vec<u8> {
        let mut out = vec![LAYOUT];
        self.put(&mut out);
        out
    }

    /// The scenario in bytes that [`Scenario::pack`] of the same release made; none for anything else, nor for a
    /// scenario that [`Scenario::compile`] makes of no document. So bytes from anywhere may be tried.
    #[must_use]
    pub fn unpack(bytes: &[u8]) -> Option<Self> {
        let mut scenario = Self::unpack_own(bytes).filter(Self::is_bounded)?;
        // The same list has the same bytes, whoever wrote them.
        scenario.expect = scenario.expect.list().into();
        Some(scenario)
    }

    /// As [`Scenario::unpack`] for bytes that this program has made itself: the ranges of the numbers are not looked at.
    /// No bytes make it panic, but a run of what they give may take any time and memory.
    #[must_use]
    pub fn unpack_own(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [LAYOUT, packed @ ..] if packed.len() < LONGEST => Reader::all(packed),
            [..] => None,
        }
    }
}
