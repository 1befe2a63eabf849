//! The ways to learn, as markup: each is a view over the run on the page and over what the learner has done so far. No
//! browser: the page brings the run, the moment and what was pressed, and takes markup, runs to open and places to go to.
#![forbid(unsafe_code)]

mod desk;
mod links;
mod parts;
mod prose;
mod runs;
mod terms;
mod ways;

pub use desk::{Answer, Control, Drawn, Learner, Opening, Seen};
use fourway_learn::progress::{Corrupt, Progress};
use fourway_panels::markup::Markup;
pub use links::linked;
pub use prose::terms;

use ways::{NAMES, Way, of};

/// The ways of one learner: what was done, and the one that is open.
pub struct Ways {
    learner: Learner,
    open: Option<Box<dyn Way>>,
}

impl Ways {
    /// The names of the ways, as they stand in links; the Lab is none of these, since it is the page itself.
    pub const NAMES: [&'static str; NAMES.len()] = NAMES;

    /// For a learner whose progress was kept as text; empty for a new one. A text that cannot be read is told, and counts
    /// as none.
    #[must_use]
    pub fn new(kept: &str) -> (Self, Option<Corrupt>) {
        let (progress, trouble) = match Progress::read(kept) {
            Ok(progress) => (progress, None),
            Err(_) if kept.is_empty() => (Progress::default(), None),
            Err(trouble) => (Progress::default(), Some(trouble)),
        };
        (Self { learner: Learner::new(progress), open: None }, trouble)
    }

    /// What is to be kept of the learner.
    #[must_use]
    pub fn progress(&self) -> String {
        self.learner.progress.write()
    }

    /// The same, together with what another page has kept meanwhile.
    pub fn progress_with(&mut self, kept: &str) -> String {
        if let Ok(other) = Progress::read(kept) {
            self.learner.progress = std::mem::take(&mut self.learner.progress).merge(other);
        }
        self.progress()
    }

    /// Goes to a place: the name of a way, and after a slash what of it is meant, such as `lesson/care`. None where there is
    /// no such way. `now` is the time in ms since 1970, `today` the learner's day counted from then.
    pub fn enter(&mut self, place: &str, now: u64, today: u32) -> Option<Answer> {
        let (name, item) = place.split_once('/').unwrap_or((place, ""));
        (self.learner.now, self.learner.today) = (now, today);
        let mut way = of(name)?;
        let answer = way.open(item, &mut self.learner);
        self.open = Some(way);
        Some(answer)
    }

    /// The open way as the page shall show it now, its terms as links; none where none is open. What the engine has brought
    /// about is noted.
    pub fn draw(&mut self, seen: &Seen<'_>) -> Option<Drawn> {
        let drawn = self.open.as_mut()?.draw(seen, &mut self.learner);
        let markup = Markup(linked(&fourway_learn::words(), &drawn.markup.0));
        Some(Drawn { markup, ..drawn })
    }

    /// Takes what was pressed or chosen in the open way.
    pub fn press(&mut self, control: &Control<'_>, seen: &Seen<'_>) -> Answer {
        self.open.as_mut().map_or(Answer::Stay, |way| way.press(control, seen, &mut self.learner))
    }
}
