//! The scenes: the scenario files, in the order shown, and what is said of each.

use crate::Catalogue;
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

/// What a person reads of a scene: its card in the gallery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SceneCard {
    /// Its place in the gallery, from 0.
    pub place: usize,
    /// The stem of its file: what a link calls it.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What to watch for.
    pub watch: String,
}

impl Scene {
    fn card(&self, place: usize, words: &Catalogue) -> SceneCard {
        let said = |of: &str| words.get(&["scene.", self.name, of].concat()).to_owned();
        SceneCard { place, name: self.name.to_owned(), title: said(".title"), watch: said(".watch") }
    }

    /// The scene that opens first. It alone is known to a first visit; the others are handed to the page when asked for.
    #[must_use]
    pub fn first(words: &Catalogue) -> Option<(SceneCard, Scenario)> {
        Some((FIRST.card(0, words), FIRST.scenario()?))
    }

    /// The scene at a place of the gallery, or with a name.
    #[must_use]
    pub fn find(which: &str, words: &Catalogue) -> Option<(SceneCard, Scenario)> {
        let named = || gallery().iter().position(|scene| scene.name == which);
        let place = which.parse().ok().or_else(named)?;
        let scene = gallery().get(place)?;
        Some((scene.card(place, words), scene.scenario()?))
    }
}

macro_rules! scene {
    ($name:literal) => {
        Scene { name: $name, packed: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".scenario")) }
    };
}

macro_rules! scenes {
    ($($name:literal)*) => {
        &[FIRST, $(scene!($name)),*]
    };
}

const FIRST: Scene = scene!("your-turn");

const SCENES: &[Scene] = scenes! {
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
