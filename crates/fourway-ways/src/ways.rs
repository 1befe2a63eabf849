//! Each way, by its name.

mod challenges;
mod compare;
mod guide;
mod lesson;
mod myths;
mod overview;
mod picture;
mod recall;
mod teach;
mod watch;

use crate::{Answer, Control, Drawn, Learner, Seen};

/// The names, in the order of the menu; the Lab stands after Watch.
pub const NAMES: [&str; 9] =
    ["overview", "lesson", "watch", "compare", "myths", "challenges", "recall", "guide", "teach"];

/// A view over the run on the page.
pub trait Way {
    /// Goes to an item, or to where the learner was for no item or one that is not known.
    fn open(&mut self, item: &str, learner: &mut Learner) -> Answer;

    /// Draws it, and notes in the learner's progress what the engine has brought about.
    fn draw(&mut self, seen: &Seen<'_>, learner: &mut Learner) -> Drawn;

    /// Takes what was pressed or chosen.
    fn press(&mut self, control: &Control<'_>, seen: &Seen<'_>, learner: &mut Learner) -> Answer;
}

/// The way with this name, as nobody has used it yet.
pub fn of(name: &str) -> Option<Box<dyn Way>> {
    Some(match name {
        "overview" => Box::new(overview::Overview::default()),
        "lesson" => Box::new(lesson::Lesson::default()),
        "watch" => Box::new(watch::Watch::default()),
        "compare" => Box::new(compare::Compare::default()),
        "myths" => Box::new(myths::Myths::default()),
        "challenges" => Box::new(challenges::Challenges::default()),
        "recall" => Box::new(recall::Recall::default()),
        "guide" => Box::new(guide::Guide::default()),
        "teach" => Box::new(teach::Teach::default()),
        _ => return None,
    })
}
