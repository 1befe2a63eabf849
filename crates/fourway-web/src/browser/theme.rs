//! Light or dark: the system's choice, or the person's where it differs. `index.html` applies a kept choice before the first paint.

use super::{document, window};

/// Where the person's choice is kept; the script of `index.html` reads the same name.
const KEY: &str = "fourway.theme";

/// Whether the page is dark now.
pub fn is_dark() -> bool {
    root_theme().as_deref() == Some("dark")
}

/// Turns the page over; the person's choice is forgotten again when it is the system's.
pub fn turn() {
    let dark = !is_dark();
    let name = if dark { "dark" } else { "light" };
    if let Some(root) = document().and_then(|d| d.document_element()) {
        // Refused only for a name that is no name.
        let _ = root.set_attribute("data-theme", name);
    }
    let system = window()
        .and_then(|w| w.match_media("(prefers-color-scheme: dark)").ok().flatten())
        .is_some_and(|q| q.matches());
    // Storage may be denied, as in a frame: then the choice lasts as long as the page.
    if let Some(kept) = window().and_then(|w| w.local_storage().ok().flatten()) {
        let _ = if dark == system { kept.remove_item(KEY) } else { kept.set_item(KEY, name) };
    }
}

fn root_theme() -> Option<String> {
    document()?.document_element()?.get_attribute("data-theme")
}
