//! What is taken from the browser: each handle gives it back when it is dropped.

pub mod address;
pub mod failure;
pub mod host;
pub mod keyboard;
pub mod place;
pub mod reader;
pub mod size;
pub mod theme;
pub mod words;

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, Window};

/// The window; none where there is no browser, as in native tests.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// A function of `index.html`, by its name.
pub fn function(name: &str) -> Option<Function> {
    let window: JsValue = window()?.into();
    Reflect::get(&window, &JsValue::from_str(name)).ok()?.dyn_into().ok()
}

/// Calls a function of `index.html`.
pub fn call(name: &str, with: &JsValue) {
    if let Some(function) = function(name) {
        // It throws nothing.
        let _ = function.call1(&JsValue::NULL, with);
    }
}

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The element with this id.
pub fn by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// The element around an event's target. Not `current_target`: Yew listens at the root, so that is the root.
pub fn around(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}
