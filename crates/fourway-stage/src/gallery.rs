//! The scenes: the scenario files, in the order shown.

use fourway_sim::Scenario;

/// One scene of the gallery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scene {
    /// The stem of its file, and of its keys in the catalogue.
    pub name: &'static str,
    packed: &'static [u8],
}

impl Scene {
    /// Its scenario. None never comes about: a test opens every scene.
    #[must_use]
    pub fn scenario(&self) -> Option<Scenario> {
        Scenario::unpack_own(self.packed)
    }
}

macro_rules! scenes {
    ($($name:literal)*) => {
        &[$(Scene { name: $name, packed: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".scenario")) }),*]
    };
}

const SCENES: &[Scene] = scenes! {
    "your-turn"
    "four-way-close"
    "three-segment-close"
    "server-closes-first"
    "half-close-with-data"
    "simultaneous-close"
    "lost-fin"
    "lost-ack-of-fin"
    "lost-final-ack"
    "both-final-acks-lost"
    "everything-duplicated"
    "fin-overtakes-data"
    "abort"
    "segment-to-closed-end"
    "server-never-closes"
    "client-gives-up"
    "open-talk-close"
};

/// Every scene; the first is the one that opens.
#[must_use]
pub const fn gallery() -> &'static [Scene] {
    SCENES
}
