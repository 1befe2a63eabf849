//! A scenario as bytes: how a page carries its scenes, and how a scenario crosses from one module to another.

use crate::Scenario;
use alloc::vec;
use alloc::vec::Vec;

/// The first byte; another layout gets another one.
const LAYOUT: u8 = 1;

impl Scenario {
    /// The scenario as bytes that [`Scenario::unpack`] of the same release reads back.
    #[must_use]
    pub fn pack(&self) -> Vec<u8> {
        // Writing into memory cannot fail: every length is known beforehand.
        postcard::to_extend(self, vec![LAYOUT]).unwrap_or_default()
    }

    /// The scenario in bytes that [`Scenario::pack`] of the same release made; none for anything else. The ranges that
    /// reading a document checks are not checked again.
    #[must_use]
    pub fn unpack(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [LAYOUT, packed @ ..] => postcard::from_bytes(packed).ok(),
            [..] => None,
        }
    }
}
