//! A scenario as bytes: how a page carries its scenes, and how a scenario crosses from one module to another.

mod check;

use crate::bounds::MOST_NEVERS;
use crate::document::LONGEST_DOCUMENT;
use crate::{Expect, Scenario};
use alloc::vec;
use alloc::vec::Vec;

/// The first byte; another layout gets another one.
const LAYOUT: u8 = 2;

/// More than any document of the longest length takes: the settings of two hosts, and what it says.
const LONGEST: usize = LONGEST_DOCUMENT + 1024;

impl Scenario {
    /// The scenario as bytes that [`Scenario::unpack`] of the same release reads back.
    #[must_use]
    pub fn pack(&self) -> Vec<u8> {
        // Writing into memory cannot fail: every length is known beforehand.
        postcard::to_extend(self, vec![LAYOUT]).unwrap_or_default()
    }

    /// The scenario in bytes that [`Scenario::pack`] of the same release made; none for anything else, nor for a
    /// scenario that [`Scenario::compile`] makes of no document. So bytes from anywhere may be tried.
    #[must_use]
    pub fn unpack(bytes: &[u8]) -> Option<Self> {
        Self::unpack_own(bytes).filter(Self::is_bounded)
    }

    /// As [`Scenario::unpack`] for bytes that this program has made itself: the ranges of the numbers are not looked at.
    /// No bytes make it panic, but a run of what they give may take any time and memory.
    #[must_use]
    pub fn unpack_own(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [LAYOUT, packed @ ..] if packed.len() < LONGEST => match postcard::take_from_bytes(packed) {
                Ok((scenario, [])) => Some(scenario),
                Ok(_) | Err(_) => None,
            },
            [..] => None,
        }
    }
}

/// Expectations as a list in which a `Never` stands before what is within it. So reading needs no recursion, and no
/// bytes can exhaust the stack.
pub(crate) mod expectations {
    use super::{Expect, MOST_NEVERS, Vec};
    use crate::Predicate;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(crate) fn serialize<S: Serializer>(all: &[Expect], serializer: S) -> Result<S::Ok, S::Error> {
        let mut flat = Vec::new();
        for mut one in all {
            flat.push(one);
            while let Predicate::Never(inner) = &one.predicate {
                one = inner;
                flat.push(one);
            }
        }
        flat.serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Expect>, D::Error> {
        let mut flat = Vec::<Expect>::deserialize(deserializer)?;
        let (mut all, mut depth) = (Vec::new(), 0);
        while let Some(mut one) = flat.pop() {
            if let Predicate::Never(inner) = &mut one.predicate {
                let next = all.pop().filter(|_| depth < MOST_NEVERS);
                **inner = next.ok_or_else(|| D::Error::custom(""))?;
                depth += 1;
            } else {
                depth = 0;
            }
            all.push(one);
        }
        all.reverse();
        Ok(all)
    }
}

/// What is within a `Never`, where it stands: no bytes at all.
pub(crate) mod elsewhere {
    use super::Expect;
    use crate::Predicate;
    use alloc::boxed::Box;
    use serde::{Deserialize, Deserializer, Serializer};

    #[expect(clippy::borrowed_box, reason = "the type of the field")]
    pub(crate) fn serialize<S: Serializer>(_: &Box<Expect>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Box<Expect>, D::Error> {
        <()>::deserialize(deserializer)?;
        Ok(Box::new(Expect { predicate: Predicate::Ends, within: None }))
    }
}
