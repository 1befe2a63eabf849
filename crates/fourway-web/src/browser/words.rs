//! The words of the person's language: `index.html` fetches them while the engine comes, and knows the browser's rules for
//! numbers.

use fourway_stage::Catalogue;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::{call, function};

/// Puts the words in place as soon as they are there, and goes on; once more when all of them are. Where none come, the
/// failure panel says so.
pub fn when_there(mut then: impl FnMut() + 'static) {
    let begin = Closure::<dyn FnMut(String)>::new(move |text: String| {
        // They stay as long as the page.
        Catalogue::given(text.leak(), category).put();
        then();
    });
    call("fourwayBegin", &begin.into_js_value());
}

/// Asks for the words that a first picture does without.
pub fn ask_for_more() {
    call("fourwayMore", &JsValue::NULL);
}

fn category(number: &str) -> String {
    let told = function("fourwayPlural").and_then(|ask| ask.call1(&JsValue::NULL, &JsValue::from_str(number)).ok());
    told.and_then(|category| category.as_string()).unwrap_or_default()
}
