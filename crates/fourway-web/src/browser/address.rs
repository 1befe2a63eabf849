//! The fragment of the page's address, where links stand.

use super::window;

/// The fragment, without its `#`; empty where there is none.
pub fn fragment() -> String {
    let hash = window().and_then(|w| w.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').map_or_else(String::new, str::to_owned)
}
