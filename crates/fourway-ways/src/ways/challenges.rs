//! Challenges: puzzles that the engine checks. A list by level, and one at a time over the ladder.

mod list;
mod one;
mod told;

use super::Way;
use crate::runs::Memo;
use crate::{Answer, Control, Drawn, Learner, Opening, Seen};
use fourway_learn::progress::{Met, Place};
use fourway_learn::{Challenge, challenges};
use fourway_proto::Micros;

/// Its name in links and in a learner's progress.
const NAME: &str = "challenges";
/// The list, where a link or a place names an item.
const LIST: &str = "all";

/// The way.
#[derive(Debug, Default)]
pub struct Challenges {
    /// The place of the open challenge; none for the list.
    open: Option<usize>,
    /// The best of it as the learner began.
    before: Option<Met>,
    /// Since when the goals of it are met.
    goals: Memo<Vec<Option<Micros>>>,
}

impl Way for Challenges {
    fn open(&mut self, item: &str, learner: &mut Learner) -> Answer {
        let before = learner.place(NAME).map(str::to_owned);
        let known = |item: &str| challenges().iter().position(|one| one.id == item);
        self.open = match (item, known(item)) {
            (LIST, _) => None,
            (_, Some(place)) => Some(place),
            (_, None) => before.and_then(|item| known(&item)),
        };
        let challenge = self.challenge();
        learner.is_at(NAME, challenge.map_or(LIST, |challenge| challenge.id));
        challenge.map_or(Answer::Stay, |challenge| self.begin(challenge, learner))
    }

    fn draw(&mut self, seen: &Seen<'_>, learner: &mut Learner) -> Drawn {
        match self.challenge() {
            Some(challenge) => {
                let judged = one::judged(challenge, &mut self.goals, seen, learner);
                Drawn { markup: one::draw(challenge, judged, self.before, seen, learner), ..Drawn::default() }
            }
            None => Drawn { markup: list::draw(learner), whole: true, ..Drawn::default() },
        }
    }

    fn press(&mut self, control: &Control<'_>, _seen: &Seen<'_>, learner: &mut Learner) -> Answer {
        let Some(challenge) = self.challenge() else { return Answer::Stay };
        match control.name {
            "again" => self.begin(challenge, learner),
            "hint" => {
                // The number of the hint is in the button, so that two presses of the same one cost one star.
                let wanted = control.value.parse().unwrap_or(0).min(challenge.hints);
                if wanted > hints_seen(challenge, learner) {
                    note_hints(challenge, wanted, learner);
                }
                Answer::Stay
            }
            _ => Answer::Stay,
        }
    }
}

impl Challenges {
    fn challenge(&self) -> Option<&'static Challenge> {
        challenges().get(self.open?)
    }

    /// Its start, without anything done in it.
    fn begin(&mut self, challenge: &Challenge, learner: &Learner) -> Answer {
        self.before = learner.progress.challenges.get(challenge.id).copied();
        let title = learner.words.get(&format!("challenge.{}.title", challenge.id)).to_owned();
        Answer::Open(Box::new(Opening { scenario: challenge.task.start.scenario(), title, ..Opening::default() }))
    }
}

/// Under what name it is kept how many hints of a challenge were seen, and on which day. The moment is 0, so that it is never
/// taken for where the learner was last.
fn hints_name(challenge: &Challenge) -> String {
    format!("hints/{}", challenge.id)
}

/// How many hints the learner has seen today. On another day all are folded up again, and three stars can be won.
fn hints_seen(challenge: &Challenge, learner: &Learner) -> u8 {
    let kept = learner.progress.places.get(&hints_name(challenge));
    let read = |item: &str| {
        let (day, seen) = item.split_once('.')?;
        (day.parse() == Ok(learner.today)).then(|| seen.parse().ok()).flatten()
    };
    kept.and_then(|place| read(&place.item)).unwrap_or(0).min(challenge.hints)
}

fn note_hints(challenge: &Challenge, seen: u8, learner: &mut Learner) {
    let item = format!("{}.{seen}", learner.today);
    learner.progress.places.insert(&hints_name(challenge), Place { when: 0, item });
}
