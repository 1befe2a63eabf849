//! The fragment of the page's address, where links stand and the names of places.

use super::window;

/// The fragment, without its `#`; empty where there is none.
pub fn fragment() -> String {
    let hash = window().and_then(|w| w.location().hash().ok()).unwrap_or_default();
    // A place may be written as the routes of other pages are, `#/lesson`.
    hash.trim_start_matches(['#', '/']).to_owned()
}

/// Goes to a place: another fragment.
pub fn go(place: &str) {
    if let Some(window) = window() {
        // Refused only where an address may not be changed, and then the page stays where it is.
        let _ = window.location().set_hash(place);
    }
}
