//! Reading and writing of scenario documents, and exports: done by a module of its own, which `index.html` loads when
//! first asked.

use fourway_sim::Scenario;
use fourway_stage::{SceneCard, View};
use js_sys::{Array, Float64Array, Function, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use super::window;

/// The function of `index.html` that loads the module and asks it: what is wanted, of what, and who takes the answer.
const READER: &str = "fourwayReader";

/// Reads a document. The answer is the scenario, or why there is none: the line of the refusal, empty where the module
/// could not be loaded.
pub fn read(text: &str, take: impl FnOnce(Result<Scenario, String>) + 'static) {
    ask_for_scenario("read", &JsValue::from_str(text), take);
}

/// Writes a document. The answer is its text; none where the module could not be loaded.
pub fn write(scenario: &Scenario, take: impl FnOnce(Option<String>) + 'static) {
    ask_for_text("write", scenario, take);
}

/// Reads a document as a link carries it; the answer is as for [`read`].
pub fn unpack(packed: &str, take: impl FnOnce(Result<Scenario, String>) + 'static) {
    ask_for_scenario("unpack", &JsValue::from_str(packed), take);
}

/// Writes a document as a link carries it.
pub fn pack(scenario: &Scenario, take: impl FnOnce(Option<String>) + 'static) {
    ask_for_text("pack", scenario, take);
}

/// Does what a control of a panel says with a scenario. The answer is the scenario to run, or markup for the open dialog, or
/// nothing where the panel itself tells why.
pub fn put(of: &Scenario, control: &Element, take: impl FnOnce(Result<Scenario, String>) + 'static) {
    let packed = Uint8Array::from(of.pack().as_slice());
    ask_for_scenario("put", &Array::of2(&packed, control), take);
}

fn ask_for_scenario(what: &str, of: &JsValue, take: impl FnOnce(Result<Scenario, String>) + 'static) {
    ask(what, of, |answer| {
        let packed = answer.map(|bytes| Uint8Array::new(&bytes).to_vec());
        take(packed.and_then(|packed| Scenario::unpack_own(&packed).ok_or_else(String::new)));
    });
}

fn ask_for_text(what: &str, of: &Scenario, take: impl FnOnce(Option<String>) + 'static) {
    let packed = Uint8Array::from(of.pack().as_slice());
    ask(what, &packed, |answer| take(answer.ok().and_then(|text| text.as_string())));
}

/// Loads what saves and copies: a browser lets a page write to the clipboard only right after a press.
pub fn get_ready() {
    ask("keep", &JsValue::NULL, |_| ());
}

/// Saves or copies the run of a scenario as a button says. The answer is the name of the file, empty where it is on the
/// clipboard; or what kept it from that: `denied`, `large`, or nothing where the module could not be loaded.
pub fn export(scenario: &Scenario, button: &Element, take: impl FnOnce(Result<String, String>) + 'static) {
    let packed = Uint8Array::from(scenario.pack().as_slice());
    let of = Array::of3(&packed, button, &JsValue::from_str(&scenario.title));
    ask("keep", &of, |answer| take(answer.map(|name| name.as_string().unwrap_or_default())));
}

/// Asks for a scene of the gallery, by its place or its name. The answer is the scene, or the line that says that there is
/// none, empty where the module could not be loaded.
pub fn scene(which: &str, take: impl FnOnce(Result<(SceneCard, Scenario), String>) + 'static) {
    ask("scene", &JsValue::from_str(which), |answer| {
        let found = answer.map(|bytes| Uint8Array::new(&bytes).to_vec());
        take(found.and_then(|found| read_scene(&found).ok_or_else(String::new)));
    });
}

/// Four lines, and behind them the packed scenario.
fn read_scene(found: &[u8]) -> Option<(SceneCard, Scenario)> {
    let mut parts = found.splitn(5, |byte| *byte == b'\n');
    let mut line = || String::from_utf8(parts.next()?.to_vec()).ok();
    let card = SceneCard { place: line()?.parse().ok()?, name: line()?, title: line()?, watch: line()? };
    Some((card, Scenario::unpack_own(parts.next()?)?))
}

/// Asks for the markup of a panel of a run. The answer is none where the module could not be loaded.
pub fn panel(name: &str, of: &Scenario, view: &View, take: impl FnOnce(Option<String>) + 'static) {
    let packed = Uint8Array::from(of.pack().as_slice());
    let of = Array::of3(&JsValue::from_str(name), &packed, &Float64Array::from(view.to_numbers().as_slice()));
    ask("panel", &of, |answer| take(answer.ok().and_then(|markup| markup.as_string())));
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
