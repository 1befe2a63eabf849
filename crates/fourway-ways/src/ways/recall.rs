//! Recall: cards made of runs, asked again when they are about to be forgotten.

mod face;

use super::{Way, picture};
use crate::{Answer, Control, Drawn, Learner, Opening, Seen};
use fourway_learn::progress::Place;
use fourway_learn::recall::{Ask, CONCEPTS, Card, card};
use fourway_learn::repeat::{Grade, Review, next};
use fourway_panels::markup::Markup;
use fourway_sim::run;

/// The way: one card at a time, and no last one.
#[derive(Debug, Default)]
pub struct Recall {
    dealt: Option<Dealt>,
    /// How many were dealt since the way was opened.
    count: u64,
}

/// A card on the table.
#[derive(Debug)]
struct Dealt {
    card: Card,
    /// What was pressed so far: the answer, or places in the order in which they were pressed.
    given: Vec<usize>,
    /// Once it is answered.
    verdict: Option<Verdict>,
    /// What one sees of the run: before the answer only what came before.
    picture: Markup,
}

#[derive(Clone, Copy, Debug)]
struct Verdict {
    right: bool,
    /// What was remembered of the concept before.
    before: Option<Review>,
}

impl Dealt {
    fn new(card: Card, learner: &Learner) -> Self {
        let trace = run(&card.scenario);
        let picture = match card.ask {
            // What is sent at this moment is what is asked for.
            Ask::Next(..) | Ask::Clause(..) | Ask::Numbers(..) => picture::before(&learner.words, &trace, card.at),
            Ask::Timer(..) | Ask::Waits(..) => picture::until(&learner.words, &trace, card.at),
            Ask::Order => Markup::default(),
        };
        Self { card, given: Vec::new(), verdict: None, picture }
    }

    const fn orders(&self) -> bool {
        matches!(self.card.ask, Ask::Order)
    }

    /// Takes a press on one of the answers; true when the card is answered by it.
    fn press(&mut self, place: usize) -> bool {
        if self.verdict.is_some() || place >= self.card.answers.len() {
            return false;
        }
        match self.given.iter().position(|given| *given == place) {
            Some(at) => {
                self.given.remove(at);
            }
            None => self.given.push(place),
        }
        !self.orders()
    }

    /// Judges what was given, and notes it: a right one as usual until the learner says how hard it was.
    fn judge(&mut self, learner: &mut Learner) {
        let right = self.card.is_right(&self.given);
        let before = learner.progress.reviews.get(self.card.concept).copied();
        self.verdict = Some(Verdict { right, before });
        self.note(if right { Grade::Good } else { Grade::Wrong }, learner);
        self.picture = picture::around(&learner.words, &run(&self.card.scenario), self.card.at);
    }

    fn note(&self, grade: Grade, learner: &mut Learner) {
        let Some(Verdict { before, .. }) = self.verdict else { return };
        let today = learner.today;
        let review = before.map_or_else(|| Review::first(grade, today), |before| before.after(grade, today));
        learner.progress.reviews.insert(self.card.concept, review);
    }
}

impl Recall {
    /// Deals a card of a concept. Its place in the progress has the seed, so that it is the same card after a reload.
    fn deal(&mut self, concept: &str, seed: u64, learner: &mut Learner) {
        learner.progress.places.insert("recall", Place { when: seed, item: concept.to_owned() });
        self.dealt = card(concept, seed).map(|card| Dealt::new(card, learner));
        self.count += 1;
    }

    /// Deals the card that is to come.
    fn deal_next(&mut self, learner: &mut Learner) {
        let last = self.dealt.as_ref().map(|dealt| dealt.card.concept);
        let seed = learner.now + self.count;
        if let Some(concept) = next(&CONCEPTS, &learner.progress.reviews, learner.today, last) {
            self.deal(concept, seed, learner);
        }
    }

    /// The run of the card in the Lab, at its moment.
    fn opening(&self, learner: &Learner) -> Option<Opening> {
        let card = &self.dealt.as_ref()?.card;
        let title = learner.words.get("learn.way.recall.run").to_owned();
        Some(Opening { scenario: card.scenario.clone(), title, at: card.at, lab: true, ..Opening::default() })
    }

    /// After an answer the place is that of the card to come: what was answered is not asked again by a reload.
    fn answered(&self, learner: &mut Learner) {
        let Some(dealt) = &self.dealt else { return };
        let seed = learner.now + self.count;
        if let Some(concept) = next(&CONCEPTS, &learner.progress.reviews, learner.today, Some(dealt.card.concept)) {
            learner.progress.places.insert("recall", Place { when: seed, item: concept.to_owned() });
        }
    }

    fn judge(&mut self, learner: &mut Learner) {
        if let Some(dealt) = self.dealt.as_mut().filter(|dealt| dealt.verdict.is_none()) {
            dealt.judge(learner);
            self.answered(learner);
        }
    }
}

impl Way for Recall {
    fn open(&mut self, item: &str, learner: &mut Learner) -> Answer {
        if CONCEPTS.contains(&item) {
            self.deal(item, learner.now, learner);
            return Answer::Stay;
        }
        let was =
            learner.progress.places.get("recall").filter(|place| CONCEPTS.contains(&place.item.as_str())).cloned();
        match was {
            Some(place) => self.deal(&place.item, place.when, learner),
            None => self.deal_next(learner),
        }
        Answer::Stay
    }

    fn draw(&mut self, _seen: &Seen<'_>, learner: &mut Learner) -> Drawn {
        Drawn { markup: face::draw(self.dealt.as_ref(), learner), whole: true, holds: Vec::new(), ..Drawn::default() }
    }

    fn press(&mut self, control: &Control<'_>, _seen: &Seen<'_>, learner: &mut Learner) -> Answer {
        match control.name {
            "answer" => {
                let place = control.value.parse().unwrap_or(usize::MAX);
                if self.dealt.as_mut().is_some_and(|dealt| dealt.press(place)) {
                    self.judge(learner);
                }
            }
            "check" if self.dealt.as_ref().is_some_and(|dealt| dealt.given.len() == dealt.card.answers.len()) => {
                self.judge(learner);
            }
            "unknown" => {
                if let Some(dealt) = self.dealt.as_mut().filter(|dealt| dealt.verdict.is_none()) {
                    dealt.given.clear();
                }
                self.judge(learner);
            }
            "next" => {
                let Some(dealt) = self.dealt.as_ref().filter(|dealt| dealt.verdict.is_some()) else {
                    return Answer::Stay;
                };
                if let Some(grade) = face::grade(control.value).filter(|_| dealt.verdict.is_some_and(|one| one.right)) {
                    dealt.note(grade, learner);
                }
                self.deal_next(learner);
            }
            "lab" => return self.opening(learner).map_or(Answer::Stay, |opening| Answer::Open(Box::new(opening))),
            _ => {}
        }
        Answer::Stay
    }
}
