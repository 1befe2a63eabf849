//! Recall.

use super::Way;
use crate::{Answer, Control, Drawn, Learner, Seen};

/// The way.
#[derive(Debug, Default)]
pub struct Recall {}

impl Way for Recall {
    fn open(&mut self, _item: &str, _learner: &mut Learner) -> Answer {
        Answer::Stay
    }

    fn draw(&mut self, _seen: &Seen<'_>, _learner: &mut Learner) -> Drawn {
        Drawn::default()
    }

    fn press(&mut self, _control: &Control<'_>, _seen: &Seen<'_>, _learner: &mut Learner) -> Answer {
        Answer::Stay
    }
}
