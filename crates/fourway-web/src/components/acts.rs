//! What the person has done, each with a way to take it back.

use fourway_stage::{DoneAct, Msg};
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::by_ptr::ByPtr;
use crate::markup::{markup, on, worded};
use crate::part::Part;
use crate::words::Words;

/// What the part is made of.
#[derive(PartialEq)]
pub struct Acts {
    /// The words.
    pub words: Words,
    /// The acts, in order.
    pub acts: ByPtr<Vec<DoneAct>>,
    /// Takes what a person asks of the player.
    pub on_act: Callback<Msg>,
}

impl Part for Acts {
    fn draw(&self) -> Html {
        let words = &self.words;
        worded!(
            words,
            "<section class=\"acts\" aria-labelledby=\"acts-title\"><h2 id=\"acts-title\">{section.acts}</h2>{}</section>",
            if self.acts.is_empty() {
                worded!(words, "<p class=\"hint\">{acts.empty}</p>")
            } else {
                let rows = self.acts.iter().enumerate().map(|(index, act)| row(self, index, act));
                markup!("<ol>{}</ol>", rows.collect::<Vec<Html>>())
            }
        )
    }
}

fn row(props: &Acts, index: usize, act: &DoneAct) -> Html {
    let words = &props.words;
    let onclick = props.on_act.reform(move |_: MouseEvent| Msg::Undo(index));
    let label = words.fill("act.undo.this", &[("act", &act.text)]);
    worded!(
        words,
        "<li>
            <p>{} <span class=\"when\">{}</span></p>
            <button type=\"button\" class=\"quiet\" onclick={} aria-label={}>{}{act.undo}</button>
        </li>",
        &act.text,
        words.moment(act.at),
        on!(onclick, onclick),
        label,
        icon(Icon::Undo)
    )
}
