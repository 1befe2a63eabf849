//! The event of the present in a few lines, for where the list of events has no room.

use fourway_stage::Line;
use yew::prelude::*;

use crate::by_ptr::ByPtr;
use crate::words::Words;

/// What the caption is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The words.
    pub words: Words,
    /// The events of the whole run.
    pub lines: ByPtr<Vec<Line>>,
    /// The event of the present.
    pub current: Option<usize>,
    /// What to read before anything has happened.
    pub watch: AttrValue,
}

/// The caption.
#[component]
pub fn Caption(props: &Props) -> Html {
    let line = props.current.and_then(|index| props.lines.get(index));
    html! {
        <p class="caption">
            if let Some(line) = line {
                <time>{ props.words.moment(line.at) }</time>{ " " }{ &line.text }
            } else {
                { &props.watch }
            }
        </p>
    }
}
