//! Reading and writing of scenario documents and links, and exports: done by a module of its own, which `index.html` loads when
//! first asked.

use fourway_sim::Scenario;
use fourway_stage::{Link, SceneCard, View};
use js_sys::{Array, Float64Array, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::Element;

use super::function;
use crate::px::{digits, number};

/// Takes an answer, or why there is none. Boxed, so that the way to the module and back is compiled once.
type Take = Box<dyn FnOnce(Result<JsValue, String>)>;

/// The function of `index.html` that loads the module and asks it: what is wanted, of what, and who takes the answer.
const READER: &str = "fourwayReader";

/// Reads the document that was pasted. The answer is the scenario, or a sentence that says why there is none, empty where the
/// module could not be loaded.
pub fn paste(take: impl FnOnce(Result<Scenario, String>) + 'static) {
    ask_for_scenario("paste", &JsValue::TRUE, take);
}

/// Writes a document where one is pasted. The answer is a text if that could be done.
pub fn fill(scenario: &Scenario, take: impl FnOnce(Option<String>) + 'static) {
    ask_for_text("fill", &packed(scenario), take);
}

/// Does what a control of a panel says with a scenario. The answer is the scenario to run, or markup for the open dialog, or
/// nothing where the panel itself tells why.
pub fn put(of: &Scenario, control: &Element, take: impl FnOnce(Result<Scenario, String>) + 'static) {
    ask_for_scenario("put", &Array::of2(&packed(of), control), take);
}

fn ask_for_scenario(what: &str, of: &JsValue, take: impl FnOnce(Result<Scenario, String>) + 'static) {
    ask_for_bytes(what, of, |answer| {
        take(answer.and_then(|packed| Scenario::unpack_own(&packed).ok_or_else(String::new)));
    });
}

fn ask_for_bytes(what: &str, of: &JsValue, take: impl FnOnce(Result<Vec<u8>, String>) + 'static) {
    ask(what, of, Box::new(|answer| take(answer.map(|bytes| Uint8Array::new(&bytes).to_vec()))));
}

fn ask_for_text(what: &str, of: &JsValue, take: impl FnOnce(Option<String>) + 'static) {
    ask(what, of, Box::new(|answer| take(answer.ok().and_then(|text| text.as_string()))));
}

/// Loads what saves and copies: a browser lets a page write to the clipboard only right after a press.
pub fn get_ready() {
    ask("keep", &JsValue::NULL, Box::new(|_| ()));
}

/// Saves or copies the run of a scenario as a button says. The answer is a sentence for people: what became of it, or what
/// kept it from that; none where the module could not be loaded.
pub fn export(scenario: &Scenario, button: &Element, take: impl FnOnce(Option<String>) + 'static) {
    ask_for_text("keep", &Array::of3(&packed(scenario), button, &JsValue::from_str(&scenario.title)), take);
}

/// What was asked for: a scenario, and its card where it is a scene.
pub type Arrival = (Option<SceneCard>, Scenario);

/// Asks for a scene of the gallery, by its place. The answer is the scene, or why there is none: nothing where the module
/// could not be loaded.
pub fn scene(place: usize, take: impl FnOnce(Result<Box<Arrival>, String>) + 'static) {
    ask_for_bytes("scene", &JsValue::from_str(&digits(place as u64)), |answer| {
        take(answer.and_then(|found| read_scene(&found).ok_or_else(String::new)));
    });
}

/// Asks what the text of a link leads to; the answer is as for [`scene`], with the link.
pub fn follow(text: &str, take: impl FnOnce(Result<(Link, Box<Arrival>), String>) + 'static) {
    ask_for_bytes("follow", &JsValue::from_str(text), |answer| {
        take(answer.and_then(|found| read_linked(&found).ok_or_else(String::new)));
    });
}

/// Puts a link into the address and the clipboard. The scenario is given where it is not a scene of the gallery. The answer is
/// a sentence for people: what became of it; none where the module could not be loaded.
pub fn link(link: &Link, own: Option<&Scenario>, take: impl FnOnce(Option<String>) + 'static) {
    ask_for_text("link", &linked(link, own), take);
}

/// Puts a link into the address, once nothing has changed for a while.
pub fn stay(link: &Link, own: Option<&Scenario>) {
    ask("stay", &linked(link, own), Box::new(|_| ()));
}

fn linked(link: &Link, own: Option<&Scenario>) -> Array {
    let own = own.map_or(JsValue::NULL, |own| packed(own).into());
    Array::of2(&Uint8Array::from(link.to_bytes().as_slice()), &own)
}

/// Tells the host of an embedded page what is shown: the link, what was opened where it is not a scene, and the run.
pub fn tell_host(link: &Link, own: Option<&Scenario>, shown: &Scenario) {
    let own = own.map_or(JsValue::NULL, |own| packed(own).into());
    let link = Uint8Array::from(link.to_bytes().as_slice());
    ask("told", &Array::of3(&link, &own, &packed(shown)), Box::new(|_| ()));
}

/// Four lines, and behind them the packed scenario; the lines of what is no scene are empty.
fn read_scene(found: &[u8]) -> Option<Box<Arrival>> {
    let mut parts = found.splitn(5, |byte| *byte == b'\n');
    let mut line = || String::from_utf8(parts.next()?.to_vec()).ok();
    let (place, name, title, watch) = (number(&line()?), line()?, line()?, line()?);
    let card = place.map(|place| SceneCard { place: place as usize, name, title, watch });
    Some(Box::new((card, Scenario::unpack_own(parts.next()?)?)))
}

/// The length of the link, the link, and the scene or the document.
fn read_linked(found: &[u8]) -> Option<(Link, Box<Arrival>)> {
    let (length, rest) = found.split_first_chunk()?;
    let (link, scene) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    Some((Link::from_bytes(link)?, read_scene(scene)?))
}

/// What a way asks of the page.
pub enum Asks {
    /// Nothing but to be drawn anew.
    Nothing,
    /// To go to a place.
    Go(String),
    /// To open a run, with another one beside it or none.
    Open {
        /// Time runs from there.
        plays: bool,
        /// It is to be seen in the Lab.
        lab: bool,
        /// The run.
        shown: Box<(Link, Arrival)>,
        /// The other one.
        beside: Option<Box<(Link, Arrival)>>,
    },
}

/// Goes to a place of a way. The answer is what it asks for, or why there is none: nothing where the module could not be
/// loaded.
pub fn enter(place: &str, take: impl FnOnce(Result<Asks, String>) + 'static) {
    ask_for_asks("enter", &JsValue::from_str(place), take);
}

/// Gives the open way what was pressed; the answer is as for [`enter`].
pub fn act(
    of: &Scenario,
    view: &View,
    dark: bool,
    control: &Element,
    take: impl FnOnce(Result<Asks, String>) + 'static,
) {
    ask_for_asks("act", &Array::of4(&packed(of), &numbers(view), &dark.into(), control), take);
}

fn ask_for_asks(what: &str, of: &JsValue, take: impl FnOnce(Result<Asks, String>) + 'static) {
    ask_for_bytes(what, of, |answer| take(answer.and_then(|bytes| read_asks(&bytes).ok_or_else(String::new))));
}

/// A letter, and what follows it: `g` a place; `o`, `p` or `l` the length of the run to open, that run, and the other one.
fn read_asks(bytes: &[u8]) -> Option<Asks> {
    let Some((kind, rest)) = bytes.split_first() else { return Some(Asks::Nothing) };
    if *kind == b'g' {
        return Some(Asks::Go(String::from_utf8(rest.to_vec()).ok()?));
    }
    let run = |bytes| read_linked(bytes).map(|(link, arrival)| Box::new((link, *arrival)));
    let (length, rest) = rest.split_first_chunk()?;
    let (shown, beside) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    let beside = if beside.is_empty() { None } else { Some(run(beside)?) };
    Some(Asks::Open { plays: *kind == b'p', lab: *kind == b'l', shown: run(shown)?, beside })
}

fn numbers(view: &View) -> Float64Array {
    Float64Array::from(view.to_numbers().as_slice())
}

/// Asks for the markup of a panel of a run. The answer is none where the module could not be loaded.
pub fn panel(name: &str, of: &Scenario, view: &View, take: impl FnOnce(Option<String>) + 'static) {
    ask_for_text("panel", &Array::of3(&JsValue::from_str(name), &packed(of), &numbers(view)), take);
}

#[inline(never)]
fn packed(scenario: &Scenario) -> Uint8Array {
    Uint8Array::from(scenario.pack().as_slice())
}

fn ask(what: &str, of: &JsValue, take: Take) {
    let done = Closure::once_into_js(move |refused: JsValue, answer: JsValue| {
        take(refused.as_string().map_or(Ok(answer), Err));
    });
    if let Some(reader) = function(READER) {
        // Whatever goes wrong inside is told to the taker.
        let _ = reader.call3(&JsValue::NULL, &JsValue::from_str(what), of, &done);
    }
}
