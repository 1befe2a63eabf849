//! The ladder in layers: what stands still, the veil over the future, and what moves at the present.

mod flight;
mod moving;
mod names;
mod still;

use fourway_stage::{Frame, Ladder, Msg};
use yew::prelude::*;

use crate::by_ptr::ByPtr;
use crate::part::{Part, part};
use crate::px::{Px, px};
use crate::words::Words;
use moving::Present;
use names::Names;
use still::Still;

/// What the drawing is made of.
#[derive(PartialEq)]
pub struct Drawing {
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

impl Part for Drawing {
    fn draw(&self) -> Html {
        let Drawing { words, ladder, frame, aloft, selected, on_act } = self;
        let (width, height) = (ladder.width, ladder.height);
        let (words, on_act) = (|| words.clone(), || on_act.clone());
        let still = Still { ladder: ladder.clone(), on_act: on_act() };
        let names = Names { words: words(), ladder: ladder.clone(), aloft: aloft.clone(), on_act: on_act() };
        let present = Present {
            words: words(),
            ladder: ladder.clone(),
            frame: frame.clone(),
            selected: *selected,
            on_act: on_act(),
        };
        html! {
            <svg class="ladder" role="group" aria-label={words().text("ladder.title")}
                width={px(width)} height={px(height)}
                viewBox={format!("0 0 {} {}", Px(width), Px(height))}>
                { part(still) }
                { part(names) }
                <rect class="veil" x="0" y={px(frame.y)} width="100%" height="100%" />
                { part(present) }
            </svg>
        }
    }
}
