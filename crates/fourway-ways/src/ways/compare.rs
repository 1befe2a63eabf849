//! Comparisons: two runs side by side on one clock, and three protocols side by side.

mod clock;
mod figures;
mod list;
mod pair;
mod picture;
mod protocols;
mod stories;

use super::Way;
use crate::{Answer, Control, Drawn, Learner, Opening, Seen};
use fourway_learn::{Comparison, Experiment, comparisons};
use protocols::Protocols;
use std::rc::Rc;

/// Its name in links and in a learner's progress.
const NAME: &str = "compare";
/// The list, where a link or a place names an item.
const LIST: &str = "all";
/// Three protocols, where a link or a place names an item.
const PROTOCOLS: &str = "protocols";

/// What is open.
#[derive(Debug, Default)]
enum Item {
    #[default]
    List,
    Pair(Pair),
    Protocols(Protocols),
}

/// Two runs of a comparison, each by its place among its runs.
#[derive(Debug)]
struct Pair {
    of: &'static Comparison,
    /// Its place among the comparisons.
    place: usize,
    runs: [usize; 2],
    /// What they have shown, for these two places.
    shown: Option<([usize; 2], Rc<pair::Shown>)>,
}

/// The way.
#[derive(Debug, Default)]
pub struct Compare {
    open: Item,
}

impl Way for Compare {
    fn open(&mut self, item: &str, learner: &mut Learner) -> Answer {
        let before = learner.place(NAME).map(str::to_owned);
        self.open = known(item).or_else(|| known(&before?)).unwrap_or_default();
        let (item, answer) = match &self.open {
            Item::List => (LIST, Answer::Stay),
            Item::Protocols(_) => (PROTOCOLS, Answer::Stay),
            Item::Pair(pair) => (pair.of.id, pair.begin(false, learner)),
        };
        learner.is_at(NAME, item);
        answer
    }

    fn draw(&mut self, seen: &Seen<'_>, learner: &mut Learner) -> Drawn {
        match &mut self.open {
            Item::List => Drawn { markup: list::draw(learner), whole: true, ..Drawn::default() },
            Item::Protocols(shown) => Drawn { markup: shown.draw(learner), whole: true, ..Drawn::default() },
            Item::Pair(pair) => pair::draw(pair, seen, learner),
        }
    }

    fn press(&mut self, control: &Control<'_>, _seen: &Seen<'_>, learner: &mut Learner) -> Answer {
        match &mut self.open {
            Item::List => Answer::Stay,
            Item::Protocols(shown) => {
                shown.press(control, &learner.words);
                Answer::Stay
            }
            Item::Pair(pair) => pair.press(control, learner),
        }
    }
}

/// The item of a name; none where there is no such item.
fn known(item: &str) -> Option<Item> {
    match item {
        LIST => Some(Item::List),
        PROTOCOLS => Some(Item::Protocols(Protocols::default())),
        _ => {
            let place = comparisons().iter().position(|one| one.id == item)?;
            Some(Item::Pair(Pair { of: comparisons().get(place)?, place, runs: [0, 1], shown: None }))
        }
    }
}

impl Pair {
    /// A run with its name; those of a comparison are two or more, and the places are within them.
    fn run(&self, which: usize) -> (&'static str, &'static Experiment) {
        let (name, experiment) = &self.of.runs[self.runs[which]];
        (name, experiment)
    }

    fn title(&self, which: usize, learner: &Learner) -> String {
        learner.words.get(&format!("compare.{}.{}.title", self.of.id, self.run(which).0)).to_owned()
    }

    /// Both from their beginning.
    fn begin(&self, plays: bool, learner: &Learner) -> Answer {
        let opening = |which| Opening::of(self.run(which).1, &self.title(which, learner));
        let beside = Some(Box::new(opening(1)));
        Answer::Open(Box::new(Opening { beside, plays, ..opening(0) }))
    }

    fn press(&mut self, control: &Control<'_>, learner: &Learner) -> Answer {
        let chosen = self.of.runs.iter().position(|(name, _)| *name == control.value);
        match (control.name, chosen) {
            ("first", Some(chosen)) => self.put(0, chosen),
            ("second", Some(chosen)) => self.put(1, chosen),
            ("swap", _) => self.runs.swap(0, 1),
            ("play", _) => return self.begin(true, learner),
            ("begin", _) => {}
            _ => return Answer::Stay,
        }
        self.begin(false, learner)
    }

    /// Another run in one of the two places. A run is not put beside itself: the two change places then.
    fn put(&mut self, which: usize, chosen: usize) {
        if self.runs[1 - which] == chosen {
            self.runs.swap(0, 1);
        } else {
            self.runs[which] = chosen;
        }
    }
}
