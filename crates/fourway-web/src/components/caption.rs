//! The event of the present in a few lines, for where the list of events has no room.

use fourway_stage::Line;
use yew::prelude::*;

use crate::by_ptr::ByPtr;
use crate::markup::markup;
use crate::part::Part;
use crate::words::Words;

/// What the caption is made of.
#[derive(PartialEq)]
pub struct Caption {
    /// The words.
    pub words: Words,
    /// The events of the whole run.
    pub lines: ByPtr<Vec<Line>>,
    /// The event of the present.
    pub current: Option<usize>,
    /// What to read before anything has happened.
    pub watch: AttrValue,
}

impl Part for Caption {
    fn draw(&self) -> Html {
        let line = self.current.and_then(|index| self.lines.get(index));
        match line {
            Some(line) => {
                markup!("<p class=\"caption\"><time>{}</time> {}</p>", self.words.moment(line.at), &line.text)
            }
            None => markup!("<p class=\"caption\">{}</p>", &self.watch),
        }
    }
}
