//! The frame of every dialog: its title, what the module that is loaded later shows in it, and what became of a wish. One
//! is open at a time.

use yew::prelude::*;

use super::icon::{Icon, icon};
use super::panel::Panel;
use crate::markup::{on, worded};
use crate::part::Part;
use crate::words::Words;

/// What a dialog is made of.
#[derive(PartialEq)]
pub struct Dialog {
    /// The words.
    pub words: Words,
    /// Where it stands, to open it.
    pub place: NodeRef,
    /// The key of its title.
    pub title: &'static str,
    /// What it shows.
    pub panel: Panel,
    /// A wish is being granted.
    pub busy: bool,
    /// What became of the last one.
    pub told: AttrValue,
    /// Closes it.
    pub on_close: Callback<()>,
}

impl Part for Dialog {
    fn draw(&self) -> Html {
        let onclose = self.on_close.reform(|_: Event| ());
        let close = self.on_close.reform(|_: MouseEvent| ());
        worded!(
            &self.words,
            "<dialog ref={} class={} aria-labelledby=\"dialog-title\" aria-busy={} onclose={}>\
                <header>\
                    <h2 id=\"dialog-title\">{}</h2>\
                    <button type=\"button\" class=\"round\" onclick={} aria-label={panel.close}>{}</button>\
                </header>\
                {}\
                <p id=\"told\" class=\"told\" role=\"status\">{}</p>\
            </dialog>",
            &self.place,
            self.panel.name,
            self.busy,
            on!(onclose, onclose),
            self.words.get(self.title),
            on!(onclick, close),
            icon(Icon::Close),
            self.panel.draw(),
            &self.told
        )
    }
}
