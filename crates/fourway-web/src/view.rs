//! What the page shows of the player, shared so that a part is drawn anew only when its own data is other data.

use fourway_proto::{Micros, Rule, State};
use fourway_sim::{CallName, Kind, Side, Trace};
use fourway_stage::{Changed, DoneAct, Frame, Ladder, Line, Mark, Offer, OtherRun, Player, SegmentOffer, gallery};
use yew::AttrValue;

use crate::app::same_shape;
use crate::by_ptr::ByPtr;
use crate::components::beside::Other;
use crate::px::digits;
use crate::words::Words;

/// The player as the page shows it.
pub struct Seen {
    /// The drawing.
    pub ladder: ByPtr<Ladder>,
    /// The list of events.
    pub lines: ByPtr<Vec<Line>>,
    /// The present.
    pub frame: Frame,
    /// A frame in which the same things move; the parts are drawn from it.
    pub shape: ByPtr<Frame>,
    /// The arrows whose segments are in flight.
    pub aloft: ByPtr<Vec<usize>>,
    /// What stands on the scrubber.
    pub marks: ByPtr<Vec<Mark>>,
    /// What the applications of the client and of the server can do.
    pub offers: [ByPtr<Vec<Offer>>; 2],
    /// What can be done to the chosen segment.
    pub choices: ByPtr<Vec<SegmentOffer>>,
    /// What the person has done.
    pub acts: ByPtr<Vec<DoneAct>>,
    /// Every run of the scene.
    pub runs: ByPtr<Vec<OtherRun>>,
    /// The run beside the one shown.
    pub other: Option<Other>,
    /// Where the scene stands among the others.
    pub kicker: AttrValue,
    /// The scene's name.
    pub title: AttrValue,
    /// What to watch for.
    pub watch: AttrValue,
    /// The run.
    pub trace: ByPtr<Trace>,
    /// The transitions that were shown in this visit, each once.
    pub passed: Vec<(State, State, Rule)>,
}

/// What an application can do, what ends a connection first.
fn offers(player: &Player, side: Side) -> Vec<Offer> {
    const ORDER: [CallName; 5] = [CallName::Close, CallName::Shutdown, CallName::Send, CallName::Abort, CallName::Open];
    let (mut offers, mut ordered) = (player.host_acts(side), Vec::new());
    for call in ORDER {
        ordered.extend(offers.extract_if(.., |offer| offer.call == call));
    }
    ordered.append(&mut offers);
    ordered
}

impl Seen {
    /// Everything, from a player.
    pub fn new(player: &Player, words: &Words) -> Self {
        let mut seen = Self {
            ladder: player.ladder().into(),
            lines: player.lines().into(),
            frame: player.frame(),
            shape: ByPtr::new(player.frame()),
            aloft: ByPtr::new(Vec::new()),
            marks: ByPtr::new(Vec::new()),
            offers: [ByPtr::new(Vec::new()), ByPtr::new(Vec::new())],
            choices: ByPtr::new(Vec::new()),
            acts: ByPtr::new(Vec::new()),
            runs: ByPtr::new(Vec::new()),
            other: None,
            kicker: AttrValue::default(),
            title: AttrValue::default(),
            watch: AttrValue::default(),
            trace: player.trace().into(),
            passed: Vec::new(),
        };
        seen.take(player, words, Changed::ALL);
        seen.passed.clear();
        seen
    }

    /// Takes over what a message changed; tells whether more changed than where things are.
    pub fn take(&mut self, player: &Player, words: &Words, changed: Changed) -> bool {
        if changed.ladder || changed.trace {
            self.ladder = player.ladder().into();
            self.lines = player.lines().into();
            self.name(player, words);
        }
        if changed.ladder || changed.trace || changed.marks {
            self.marks.keep(player.marks());
        }
        if changed.controls || changed.trace {
            self.acts.keep(player.acts().to_vec());
            self.runs.keep(player.runs());
        }
        let frame = player.frame();
        let other_moment = frame.record != self.frame.record;
        if changed.trace || changed.controls || other_moment {
            for side in Side::BOTH {
                self.offers[side as usize].keep(offers(player, side));
            }
        }
        if changed.trace || changed.selection || changed.controls || other_moment {
            self.choices.keep(player.selected_acts());
        }
        if changed.trace {
            self.trace = player.trace().into();
        }
        if changed.trace || other_moment {
            self.pass(frame.record);
        }
        self.aloft.keep(frame.moving.iter().map(|m| m.arrow).collect());
        let other_shape = changed.trace || changed.ladder || !same_shape(&frame, &self.shape);
        if other_shape {
            self.shape = ByPtr::new(frame.clone());
        }
        self.frame = frame;
        let before = self.other.as_ref().map(|other| other.shape.clone());
        self.other = Other::of(player, words, self.other.take());
        let other_beside = self.other.as_ref().map(|other| other.shape.clone()) != before;
        other_shape || other_beside || changed.ladder || changed.controls || changed.selection
    }

    /// Counts the transitions up to a record as shown.
    fn pass(&mut self, record: Option<u32>) {
        let shown = record.map_or(0, |record| record as usize + 1);
        for record in self.trace.records.iter().take(shown) {
            if let Kind::State { from, to, rule, .. } = record.kind
                && !self.passed.contains(&(from, to, rule))
            {
                self.passed.push((from, to, rule));
            }
        }
    }

    fn name(&mut self, player: &Player, words: &Words) {
        let (kicker, watch) = match player.scene() {
            Some(card) => {
                let (n, total) = (digits(card.place as u64 + 1), digits(gallery().len() as u64));
                (words.fill("gallery.count", &[("n", &n), ("total", &total)]), card.watch.clone())
            }
            None => (words.get("gallery.own").to_owned(), String::new()),
        };
        (self.kicker, self.watch) = (kicker.into(), watch.into());
        self.title = player.title().to_owned().into();
    }

    /// The act to invite to when nothing is left to play and nothing was done: a host's first that is possible.
    pub fn invited(&self, player: &Player) -> Option<(Side, CallName)> {
        if !player.at_end() || !self.acts.is_empty() || player.at() > Micros::ZERO {
            return None;
        }
        Side::BOTH.into_iter().find_map(|side| {
            let offer = self.offers[side as usize].iter().find(|o| o.possible.is_ok())?;
            Some((side, offer.call))
        })
    }
}
