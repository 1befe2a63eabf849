//! The panel with the keys.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::browser::dialog::use_modal;
use crate::keys::TABLE;
use crate::words::Words;

/// What the panel is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The words.
    pub words: Words,
    /// Closes it.
    pub on_close: Callback<()>,
}

/// The panel.
#[component]
pub fn Help(props: &Props) -> Html {
    let node = use_modal();
    let words = &props.words;
    let onclose = props.on_close.reform(|_: Event| ());
    let close = props.on_close.reform(|_: MouseEvent| ());
    html! {
        <dialog ref={node} class="help" aria-labelledby="help-title" {onclose}>
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
