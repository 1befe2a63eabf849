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
        match bytes {
            [LAYOUT, packed @ ..] if packed.len() < LONGEST => match postcard::take_from_bytes::<Self>(packed) {
                Ok((scenario, [])) if scenario.is_bounded() => Some(scenario),
                Ok(_) | Err(_) => None,
            },
            [..] => None,
        }
    }
}

/// Expectations as a list whose entries hold no other: what is within a `Never` stands after the limits of those around
/// it. So reading needs no recursion, and no bytes can exhaust the stack.
pub(crate) mod expectations {
    use super::{Expect, MOST_NEVERS, Vec};
    use crate::Predicate;
    use alloc::boxed::Box;
    use fourway_proto::Micros;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(crate) fn serialize<S: Serializer>(all: &[Expect], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(all.iter().map(|expect| {
            let (mut around, mut inner): (Vec<Option<Micros>>, _) = (Vec::new(), expect);
            while let Predicate::Never(next) = &inner.predicate {
                around.push(inner.within);
                inner = next;
            }
            (around, inner)
        }))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Expect>, D::Error> {
        let mut all = Vec::new();
        for (around, mut inner) in Vec::<(Vec<Option<Micros>>, Expect)>::deserialize(deserializer)? {
            if around.len() > MOST_NEVERS {
                return Err(D::Error::custom("too deep"));
            }
            for within in around.into_iter().rev() {
                inner = Expect { predicate: Predicate::Never(Box::new(inner)), within };
            }
            all.push(inner);
        }
        Ok(all)
    }
}
