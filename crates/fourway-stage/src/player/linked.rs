//! From the player to a link and back.

use super::act::{Act, Befalls, Deed, compose, tell_call, tell_decision};
use super::past::Opened;
use super::run::Run;
use super::{Changed, Player};
use crate::{Link, LinkAct, LinkDeed, LinkStart, SceneCard, segment_noun};
use fourway_proto::Micros;
use fourway_sim::Scenario;
use std::rc::Rc;

impl Player {
    /// The link to what is shown. Where no scene of the gallery is open, the document is left to the caller, who packs
    /// [`Player::opened`].
    #[must_use]
    pub fn link(&self) -> Link {
        let scene = self.opened.card.as_ref().map(|card| LinkStart::Scene(card.name.clone()));
        let start = scene.unwrap_or_else(|| LinkStart::Document(String::new()));
        let acts = self.acts.iter().map(|act| LinkAct { at: act.at, deed: deed_of(&act.deed) }).collect();
        Link { start, acts, at: self.at, selected: self.selected }
    }

    /// What was opened, without the person's acts.
    #[must_use]
    pub fn opened(&self) -> &Scenario {
        &self.opened.scenario
    }

    /// Open what a link leads to, a scene or a document, with the acts, the moment and the choice of the link.
    pub fn follow(&mut self, card: Option<SceneCard>, scenario: Scenario, link: &Link) -> Changed {
        let mut acts = Vec::new();
        let mut run = Run::new(&scenario, &acts, &self.words, self.width);
        for linked in &link.acts {
            acts.push(self.act_of(linked, &run));
            run = Run::new(&scenario, &acts, &self.words, self.width);
        }
        self.opened = Rc::new(Opened { card, scenario });
        let told = self.words.fill("acts.opened", &[("title", self.title())]);
        self.past.grow(Rc::clone(&self.opened), Vec::new(), self.at, Micros::ZERO, told);
        if let Some(last) = acts.last() {
            // The run without the acts stays beside, and undo leads to it.
            self.past.grow(Rc::clone(&self.opened), acts.clone(), Micros::ZERO, link.at, last.text.clone());
        }
        (self.selected, self.playing, self.compared) = (link.selected, false, None);
        self.bookmarks.clear();
        self.show(run, acts, link.at);
        self.announcement = Some(self.words.get("say.linked").to_owned());
        Changed::ALL
    }

    /// The act that a link tells of, with the sentence about it in the run so far.
    fn act_of(&self, linked: &LinkAct, run: &Run) -> Act {
        let words = &self.words;
        let noun = |segment, copy| {
            let arrow = run.arrow((segment, copy)).or_else(|| run.arrow((segment, 0)));
            arrow.map_or_else(
                || words.fill("segment.number", &[("n", &segment.to_string())]),
                |arrow| segment_noun(&arrow.header, arrow.again, words),
            )
        };
        let fault = |segment, copy, what: Befalls| {
            (Deed::Fault { segment, copy, what }, what.tell(&noun(segment, copy), words))
        };
        let (deed, text) = match &linked.deed {
            LinkDeed::Drop(segment, copy) => fault(*segment, *copy, Befalls::Drop),
            LinkDeed::Delay(segment, copy, span) => fault(*segment, *copy, Befalls::Delay(*span)),
            LinkDeed::Duplicate(segment, copy) => fault(*segment, *copy, Befalls::Duplicate),
            LinkDeed::Corrupt(segment, copy) => fault(*segment, *copy, Befalls::Corrupt),
            LinkDeed::Call(host, call, text) => (
                Deed::Call { host: *host, call: *call, text: text.clone() },
                tell_call(*host, *call, text.as_deref(), words),
            ),
            LinkDeed::Network(on) => {
                let key = if *on { "you.network.on" } else { "you.network.off" };
                (Deed::Network { on: *on }, words.get(key).to_owned())
            }
            LinkDeed::Decide(call, segment) => {
                let deed = Deed::Decide { call: *call, segment: *segment };
                (deed, tell_decision(*call, &noun(*segment, 0), words))
            }
        };
        Act { at: linked.at, deed, text }
    }
}

/// A scenario with the acts of a link in it: what the player runs that follows the link.
#[must_use]
pub fn with_acts(scene: &Scenario, acts: &[LinkAct]) -> Scenario {
    let fault = |segment, copy, what| Deed::Fault { segment, copy, what };
    let deed = |deed: &LinkDeed| match deed {
        LinkDeed::Drop(segment, copy) => fault(*segment, *copy, Befalls::Drop),
        LinkDeed::Delay(segment, copy, span) => fault(*segment, *copy, Befalls::Delay(*span)),
        LinkDeed::Duplicate(segment, copy) => fault(*segment, *copy, Befalls::Duplicate),
        LinkDeed::Corrupt(segment, copy) => fault(*segment, *copy, Befalls::Corrupt),
        LinkDeed::Call(host, call, text) => Deed::Call { host: *host, call: *call, text: text.clone() },
        LinkDeed::Network(on) => Deed::Network { on: *on },
        LinkDeed::Decide(call, segment) => Deed::Decide { call: *call, segment: *segment },
    };
    let acts: Vec<Act> =
        acts.iter().map(|act| Act { at: act.at, deed: deed(&act.deed), text: String::new() }).collect();
    compose(scene, &acts)
}

fn deed_of(deed: &Deed) -> LinkDeed {
    match deed {
        Deed::Fault { segment, copy, what } => match what {
            Befalls::Drop => LinkDeed::Drop(*segment, *copy),
            Befalls::Delay(span) => LinkDeed::Delay(*segment, *copy, *span),
            Befalls::Duplicate => LinkDeed::Duplicate(*segment, *copy),
            Befalls::Corrupt => LinkDeed::Corrupt(*segment, *copy),
        },
        Deed::Call { host, call, text } => LinkDeed::Call(*host, *call, text.clone()),
        Deed::Network { on } => LinkDeed::Network(*on),
        Deed::Decide { call, segment } => LinkDeed::Decide(*call, *segment),
    }
}
