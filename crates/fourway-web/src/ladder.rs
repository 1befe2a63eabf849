//! The ladder in layers: what stands still, the veil over the future, and what moves at the present.

mod flight;
mod moving;
mod names;
mod still;

use fourway_stage::{Frame, Ladder, Msg};
use yew::prelude::*;

use crate::by_ptr::ByPtr;
use crate::words::Words;
use moving::Present;
use names::Names;
use still::Still;

/// What the drawing is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The words.
    pub words: Words,
    /// What stands still.
    pub ladder: ByPtr<Ladder>,
    /// What moves.
    pub frame: ByPtr<Frame>,
    /// The arrows whose segments are in flight: their chips bear the names.
    pub aloft: ByPtr<Vec<usize>>,
    /// The chosen segment and which copy of it.
    pub selected: Option<(u32, u32)>,
    /// Takes what a person asks of the player.
    pub on_act: Callback<Msg>,
}

/// The drawing, in CSS pixels: it is laid out for its width and never scaled.
#[component]
pub fn Drawing(props: &Props) -> Html {
    let Props { words, ladder, frame, aloft, selected, on_act } = props;
    let (width, height) = (ladder.width, ladder.height);
    html! {
        <svg class="ladder" role="group" aria-label={words.text("ladder.title")}
            width={width.to_string()} height={height.to_string()}
            viewBox={format!("0 0 {width} {height}")}>
            <Still ladder={ladder.clone()} on_act={on_act} />
            <Names words={words.clone()} ladder={ladder.clone()} aloft={aloft.clone()} on_act={on_act} />
            <rect class="veil" x="0" y={format!("{:.1}", frame.y)} width="100%" height="100%" />
            <Present words={words.clone()} ladder={ladder.clone()} frame={frame.clone()} selected={*selected} on_act={on_act} />
        </svg>
    }
}
