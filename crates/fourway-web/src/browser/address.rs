//! The fragment of the page's address, where links stand, and the clipboard that carries them away.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::window;

/// The fragment, without its `#`; empty where there is none.
pub fn fragment() -> String {
    let hash = window().and_then(|w| w.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').map_or_else(String::new, str::to_owned)
}

/// Puts a fragment into the address, without a new entry of the history, and gives the whole address.
pub fn put_fragment(text: &str) -> Option<String> {
    let window = window()?;
    let history = window.history().ok()?;
    let state = history.state().unwrap_or(JsValue::NULL);
    // Refused only when asked too often; the address then stays as it was.
    let _ = history.replace_state_with_url(&state, "", Some(&format!("#{text}")));
    window.location().href().ok()
}

/// Copies a text; the answer is whether that was allowed.
pub fn copy(text: &str, take: impl FnOnce(bool) + Clone + 'static) {
    let Some(window) = window().filter(web_sys::Window::is_secure_context) else { return take(false) };
    let copied: Promise<_> = window.navigator().clipboard().write_text(text);
    let refused = take.clone();
    let (done, failed) = (Closure::once(move |_| take(true)), Closure::once(move |_| refused(false)));
    let _ = copied.then2(&done, &failed);
    // One of the two is called once; it is kept for that long.
    done.forget();
    failed.forget();
}
