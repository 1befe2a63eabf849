//! The frame of every dialog: its title, and a button that closes it. One is open at a time.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::markup::{on, worded};
use crate::words::Words;

/// A dialog of this class at `place`, from where it is opened; `title` is the key of its title.
pub fn dialog(
    words: &Words,
    place: &NodeRef,
    class: &'static str,
    title: &str,
    on_close: &Callback<()>,
    content: Html,
) -> Html {
    let onclose = on_close.reform(|_: Event| ());
    let close = on_close.reform(|_: MouseEvent| ());
    worded!(
        words,
        "<dialog ref={} class={} aria-labelledby=\"dialog-title\" onclose={}>
            <header>
                <h2 id=\"dialog-title\">{}</h2>
                <button type=\"button\" class=\"round\" onclick={} aria-label={panel.close}>{}</button>
            </header>
            {}
        </dialog>",
        place,
        class,
        on!(onclose, onclose),
        words.get(title),
        on!(onclick, close),
        icon(Icon::Close),
        content
    )
}
