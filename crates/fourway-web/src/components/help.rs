//! The panel with the keys.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::keys::TABLE;
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
        html! {
            <dialog ref={&self.dialog} class="help" aria-labelledby="help-title" {onclose}>
                <header>
                    <h2 id="help-title">{ words.get("section.keys") }</h2>
                    <button type="button" class="round" onclick={close} aria-label={words.text("help.close")}>{ icon(Icon::Close) }</button>
                </header>
                <p>{ words.get("keys.intro") }</p>
                <dl>
                    { for TABLE.into_iter().map(|(keys, sentence)| html! {
                        <div>
                            <dt>{ for keys.iter().map(|key| html! { <kbd>{ *key }</kbd> }) }</dt>
                            <dd>{ words.get(sentence) }</dd>
                        </div>
                    }) }
                </dl>
            </dialog>
        }
    }
}
