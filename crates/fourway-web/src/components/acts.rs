//! What the person has done, each with a way to take it back.

use fourway_stage::{DoneAct, Msg};
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::by_ptr::ByPtr;
use crate::markup::{markup, press, worded};
use crate::part::Part;
use crate::words::Words;

/// What the part is made of.
#[derive(PartialEq)]
pub struct Acts {
    /// The words.
    pub words: Words,
    /// The acts, in order.
    pub acts: ByPtr<Vec<DoneAct>>,
    /// There is a change to take back.
    pub can_undo: bool,
    /// There is one to do again.
    pub can_redo: bool,
    /// Each segment waits for the person.
    pub network: bool,
    /// Takes what a person asks of the player.
    pub on_act: Callback<Msg>,
}

impl Part for Acts {
    fn draw(&self) -> Html {
        let words = &self.words;
        let button = |key: &str, shown, can: bool, msg: Msg| {
            let disabled = (!can).then_some("true");
            markup!(
                "<button type=\"button\" class=\"round small\" aria-label={} title={} aria-disabled={} onclick={}>{}</button>",
                words.get(key),
                words.get(key),
                disabled,
                press(&self.on_act, msg),
                icon(shown)
            )
        };
        worded!(
            words,
            "<section class=\"acts\" aria-labelledby=\"acts-title\">\
                <div class=\"head\"><h2 id=\"acts-title\">{section.acts}</h2><span class=\"row\">{}{}</span></div>{}\
                <button type=\"button\" class=\"toggle\" aria-pressed={} onclick={} title={network.what}>{network}</button>\
            </section>",
            button("act.undo.last", Icon::Undo, self.can_undo, Msg::UndoLast),
            button("act.redo", Icon::Redo, self.can_redo, Msg::Redo),
            if self.acts.is_empty() {
                worded!(words, "<p class=\"hint\">{acts.empty}</p>")
            } else {
                let rows = self.acts.iter().enumerate().map(|(index, act)| row(self, index, act));
                markup!("<ol>{}</ol>", rows.collect::<Vec<Html>>())
            },
            self.network,
            press(&self.on_act, Msg::Network(!self.network))
        )
    }
}

fn row(props: &Acts, index: usize, act: &DoneAct) -> Html {
    let words = &props.words;
    let label = words.fill("act.undo.this", &[("act", &act.text)]);
    worded!(
        words,
        "<li>\
            <p>{} <span class=\"when\">{}</span></p>\
            <button type=\"button\" class=\"quiet\" onclick={} aria-label={}>{}{act.undo}</button>\
        </li>",
        &act.text,
        words.moment(act.at),
        press(&props.on_act, Msg::Undo(index)),
        label,
        icon(Icon::Undo)
    )
}
