//! The ladder in layers: what stands still, the veil over the future, and what moves at the present. Of a long run only
//! what is in sight and a little around it is drawn.

mod flight;
mod moving;
mod names;
mod still;

use fourway_stage::{Frame, Ladder, Msg};
use yew::prelude::*;

use crate::by_ptr::ByPtr;
use crate::markup::{made, worded};
use crate::part::{Part, part};
use crate::px::px;
use crate::words::Words;
use moving::Present;
pub use moving::in_layers;
use names::Names;
use still::Still;

/// What the drawing is made of.
#[derive(PartialEq)]
pub struct Drawing {
    /// The words.
    pub words: Words,
    /// What stands still.
    pub ladder: ByPtr<Ladder>,
    /// A frame in which the same things move.
    pub shape: ByPtr<Frame>,
    /// The arrows whose segments are in flight: their chips bear the names.
    pub aloft: ByPtr<Vec<usize>>,
    /// The ways from cause to effect, as markup, where they are asked for.
    pub chain: AttrValue,
    /// The chosen segment and which copy of it.
    pub selected: Option<(u32, u32)>,
    /// Where this run begins to differ from the one beside it, down.
    pub differs: Option<f64>,
    /// What is drawn of the run, from one height to another.
    pub window: (f64, f64),
    /// Takes what a person asks of the player.
    pub on_act: Callback<Msg>,
}

impl Part for Drawing {
    fn draw(&self) -> Html {
        let Drawing { words, ladder, shape, aloft, selected, differs, window, on_act, .. } = self;
        let (width, height) = (ladder.width, ladder.height);
        let (words, on_act) = (|| words.clone(), || on_act.clone());
        let still = Still { ladder: ladder.clone(), window: *window, on_act: on_act() };
        let names =
            Names { words: words(), ladder: ladder.clone(), aloft: aloft.clone(), window: *window, on_act: on_act() };
        let present = Present {
            words: words(),
            ladder: ladder.clone(),
            shape: shape.clone(),
            selected: *selected,
            differs: *differs,
            on_act: on_act(),
        };
        worded!(
            &words(),
            "<svg class=\"ladder\" role=\"group\" aria-label={ladder.title} width={} height={}>{}{}{}</svg>{}",
            px(width),
            px(height),
            part(still),
            made(&self.chain),
            part(names),
            part(present)
        )
    }
}
