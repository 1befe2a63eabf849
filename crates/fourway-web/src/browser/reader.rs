//! Reading and writing of scenario documents: done by a module of its own, which `index.html` loads when first asked.

use fourway_sim::Scenario;
use js_sys::{Function, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::window;

/// The function of `index.html` that loads the module and asks it: what is wanted, of what, and who takes the answer.
const READER: &str = "fourwayReader";

/// Reads a document. The answer is the scenario, or why there is none: the line of the refusal, empty where the module
/// could not be loaded.
pub fn read(text: &str, take: impl FnOnce(Result<Scenario, String>) + 'static) {
    ask("read", &JsValue::from_str(text), |answer| {
        let packed = answer.map(|bytes| Uint8Array::new(&bytes).to_vec());
        take(packed.and_then(|packed| Scenario::unpack_own(&packed).ok_or_else(String::new)));
    });
}

/// Writes a document. The answer is its text; none where the module could not be loaded.
pub fn write(scenario: &Scenario, take: impl FnOnce(Option<String>) + 'static) {
    let packed = Uint8Array::from(scenario.pack().as_slice());
    ask("write", &packed, |answer| take(answer.ok().and_then(|text| text.as_string())));
}

fn ask(what: &str, of: &JsValue, take: impl FnOnce(Result<JsValue, String>) + 'static) {
    let done = Closure::once_into_js(move |refused: JsValue, answer: JsValue| {
        take(refused.as_string().map_or(Ok(answer), Err));
    });
    let reader = window().and_then(|window| Reflect::get(&window, &JsValue::from_str(READER)).ok());
    if let Some(reader) = reader.and_then(|reader| reader.dyn_into::<Function>().ok()) {
        // Whatever goes wrong inside is told to the taker.
        let _ = reader.call3(&JsValue::NULL, &JsValue::from_str(what), of, &done);
    }
}
