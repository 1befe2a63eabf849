//! The keyboard, as commands; and where its focus stands.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use super::document;
use fourway_stage::keys::{Command, Focus, command, is_ours};

/// Listens on the whole document until the handle is dropped.
pub fn listen(tell: impl Fn(Command) + 'static) -> Option<EventListener> {
    let target = document()?;
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&target, "keydown", options, move |event: &Event| {
        let Some(press) = event.dyn_ref::<KeyboardEvent>() else { return };
        if press.default_prevented() || press.alt_key() {
            return;
        }
        let key = press.key();
        let focus = event.target().and_then(|t| t.dyn_into::<Element>().ok()).map_or(Focus::Elsewhere, |e| focus(&e));
        if !is_ours(&key, focus) {
            return;
        }
        if let Some(command) = command(&key, press.ctrl_key() || press.meta_key()) {
            press.prevent_default();
            tell(command);
        }
    }))
}

fn focus(element: &Element) -> Focus {
    let within = |selector: &str| element.closest(selector).ok().flatten().is_some();
    if within("input, textarea, select, dialog, [contenteditable]") {
        Focus::Field
    } else if within("button, a, summary, [role=button], [role=tab]") {
        Focus::Control
    } else {
        Focus::Elsewhere
    }
}
