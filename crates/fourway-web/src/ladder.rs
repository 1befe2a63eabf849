//! The ladder in layers: what stands still, the veil over the future, and what moves at the present.

mod flight;
mod moving;
mod names;
mod still;

use fourway_stage::{Frame, Ladder, Msg};
use yew::prelude::*;

use crate::by_ptr::ByPtr;
use crate::markup::{made, markup, worded};
use crate::part::{Part, part};
use crate::px::{Px, at, px};
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
    /// Takes what a person asks of the player.
    pub on_act: Callback<Msg>,
}

impl Part for Drawing {
    fn draw(&self) -> Html {
        let Drawing { words, ladder, shape, aloft, selected, differs, on_act, .. } = self;
        let (width, height) = (ladder.width, ladder.height);
        let (words, on_act) = (|| words.clone(), || on_act.clone());
        let still = Still { ladder: ladder.clone(), on_act: on_act() };
        let names = Names { words: words(), ladder: ladder.clone(), aloft: aloft.clone(), on_act: on_act() };
        let present = Present {
            words: words(),
            ladder: ladder.clone(),
            shape: shape.clone(),
            selected: *selected,
            on_act: on_act(),
        };
        worded!(
            &words(),
            "<svg class=\"ladder\" role=\"group\" aria-label={ladder.title} width={} height={} viewBox={}>
                {}{}{}<rect class=\"veil\" width=\"100%\" height=\"100%\"/>{}{}
            </svg>",
            px(width),
            px(height),
            format!("0 0 {} {}", Px(width), Px(height)),
            part(still),
            made(&self.chain),
            part(names),
            differs.map(difference),
            part(present)
        )
    }
}

/// The line from which on two runs are no longer the same.
fn difference(y: f64) -> Html {
    markup!(
        "<g class=\"differs\" transform={} aria-hidden=\"true\"><line x2=\"100%\"/><rect x=\"3\" y=\"-8\" width=\"18\" height=\"16\" rx=\"3\"/><text x=\"12\" y=\"4.5\">≠</text></g>",
        at(0.0, y)
    )
}
