//! Light or dark: the system's choice, or the person's where it differs. `index.html` applies a kept choice before the first paint, and keeps it.

use wasm_bindgen::JsValue;

use super::{call, document};

/// Whether the page is dark now.
pub fn is_dark() -> bool {
    root_theme().as_deref() == Some("dark")
}

/// Turns the page over; the person's choice is forgotten again when it is the system's.
pub fn turn() {
    call("fourwayTheme", &JsValue::NULL);
}

fn root_theme() -> Option<String> {
    document()?.document_element()?.get_attribute("data-theme")
}
