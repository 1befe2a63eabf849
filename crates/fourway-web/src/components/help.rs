//! The panel with the keys.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::keys::{Row, TABLE};
use crate::markup::{markup, on, worded};
use crate::part::Part;
use crate::words::Words;

/// What the panel is made of.
#[derive(PartialEq)]
pub struct Help {
    /// The words.
    pub words: Words,
    /// Where the dialog stands, to open it.
    pub dialog: NodeRef,
    /// Closes it.
    pub on_close: Callback<()>,
}

impl Part for Help {
    fn draw(&self) -> Html {
        let words = &self.words;
        let onclose = self.on_close.reform(|_: Event| ());
        let close = self.on_close.reform(|_: MouseEvent| ());
        let row = |(keys, sentence): Row| {
            let keys: Vec<Html> = keys.iter().map(|key| markup!("<kbd>{}</kbd>", *key)).collect();
            markup!("<div><dt>{}</dt><dd>{}</dd></div>", keys, words.get(sentence))
        };
        let rows: Vec<Html> = TABLE.into_iter().map(row).collect();
        worded!(
            words,
            "<dialog ref={} class=\"help\" aria-labelledby=\"help-title\" onclose={}>
                <header>
                    <h2 id=\"help-title\">{section.keys}</h2>
                    <button type=\"button\" class=\"round\" onclick={} aria-label={help.close}>{}</button>
                </header>
                <p>{keys.intro}</p>
                <dl>{}</dl>
            </dialog>",
            &self.dialog,
            on!(onclose, onclose),
            on!(onclick, close),
            icon(Icon::Close),
            rows
        )
    }
}
