//! From the player to a link and back.

use super::act::{Act, Befalls, Deed, compose, tell_call, tell_decision};
use super::past::Opened;
use super::run::Run;
use super::{Changed, Player};
use crate::marks::digits;
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
        let beside = self.compared.as_ref().and_then(|other| self.acts_from_here(other.version)).map(linked);
        Link { start, acts: linked(&self.acts), at: self.at, selected: self.selected, beside, view: String::new() }
    }

    /// What was opened, without the person's acts.
    #[must_use]
    pub fn opened(&self) -> &Scenario {
        &self.opened.scenario
    }

    /// Open what a link leads to, a scene or a document, with the acts, the moment and the choice of the link.
    pub fn follow(&mut self, card: Option<SceneCard>, scenario: Scenario, link: &Link) -> Changed {
        let (acts, run) = self.act_again(&scenario, &link.acts);
        let beside = link.beside.as_ref().map(|acts| self.act_again(&scenario, acts).0);
        self.opened = Rc::new(Opened { card, scenario });
        let told = self.words.fill("acts.opened", &[("title", self.title())]);
        self.past.grow(Rc::clone(&self.opened), Vec::new(), self.at, Micros::ZERO, told);
        let mut other = beside.as_ref().map(|_| self.past.now());
        if let Some(acts) = beside
            && let Some(last) = acts.last()
        {
            let (first, told) = (self.past.now(), last.text.clone());
            self.past.grow(Rc::clone(&self.opened), acts, Micros::ZERO, link.at, told);
            other = Some(self.past.now());
            self.past.go_back(first);
        }
        if let Some(last) = acts.last() {
            // The run without the acts stays beside, and undo leads to it.
            self.past.grow(Rc::clone(&self.opened), acts.clone(), Micros::ZERO, link.at, last.text.clone());
        }
        (self.selected, self.playing, self.compared) = (link.selected, false, None);
        self.bookmarks.clear();
        self.show(run, acts, link.at);
        self.compare(other);
        self.announcement = Some(self.words.get("say.linked").to_owned());
        Changed::ALL
    }

    /// Open two runs, the other one beside the one that is shown.
    pub fn follow_both(
        &mut self,
        other: (Option<SceneCard>, Scenario, &Link),
        shown: (Option<SceneCard>, Scenario, &Link),
    ) -> Changed {
        self.follow(other.0, other.1, other.2);
        let steps = 1 + usize::from(!shown.2.acts.is_empty());
        self.follow(shown.0, shown.1, shown.2);
        self.compare(self.past.before(steps));
        Changed::ALL
    }

    /// What was done, and the run that it made.
    fn act_again(&self, scenario: &Scenario, linked: &[LinkAct]) -> (Vec<Act>, Run) {
        let mut acts = Vec::new();
        let mut run = Run::new(scenario, &acts, &self.words, self.width);
        for linked in linked {
            acts.push(self.act_of(linked, &run));
            run = Run::new(scenario, &acts, &self.words, self.width);
        }
        (acts, run)
    }

    /// The act that a link tells of, with the sentence about it in the run so far.
    fn act_of(&self, linked: &LinkAct, run: &Run) -> Act {
        let words = &self.words;
        let noun = |segment, copy| {
            let arrow = run.arrow((segment, copy)).or_else(|| run.arrow((segment, 0)));
            arrow.map_or_else(
                || words.fill("segment.number", &[("n", &digits(segment.into()))]),
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

fn linked(acts: &[Act]) -> Vec<LinkAct> {
    acts.iter().map(|act| LinkAct { at: act.at, deed: deed_of(&act.deed) }).collect()
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
