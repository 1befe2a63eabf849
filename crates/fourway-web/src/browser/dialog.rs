//! A modal dialog that is open as long as its component asks for it.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// Opens the dialog of the returned reference when the component appears.
#[hook]
pub fn use_modal() -> NodeRef {
    let node = use_node_ref();
    let opened = node.clone();
    use_effect_with((), move |()| {
        let dialog = opened.cast::<HtmlDialogElement>();
        if let Some(dialog) = &dialog {
            // Refused only when it is open already.
            let _ = dialog.show_modal();
        }
        move || {
            if let Some(dialog) = dialog {
                dialog.close();
            }
        }
    });
    node
}
