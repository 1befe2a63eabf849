//! When the engine fails: the failure panel of `index.html` hears of it, and can start again at the last good step.

use std::panic::PanicHookInfo;

use fourway_proto::Micros;
use fourway_sim::Scenario;
use wasm_bindgen::JsValue;

use super::{call, window};
use crate::px::{digits, number};

/// Sends every panic to the console and to the failure panel.
pub fn report_panics() {
    // Yew has a hook of its own, which it puts in place when it starts unless it is given one.
    yew::set_custom_panic_hook(Box::new(|info: &PanicHookInfo<'_>| {
        let text = info.to_string();
        // Said on the console as well; where it cannot be called, nobody is there to be told.
        call("fourwayPanic", &JsValue::from_str(&text));
    }));
}

/// A step that worked: what to run and where to stand.
#[cfg_attr(test, derive(Clone, Debug, PartialEq))]
pub struct GoodStep {
    /// The scene and the person's acts in it.
    pub scenario: Scenario,
    /// The present.
    pub at: Micros,
}

impl GoodStep {
    /// Keeps the step with this entry of the tab's history: it outlives a reload and needs no storage.
    pub fn keep(&self) {
        let Some(history) = window().and_then(|w| w.history().ok()) else { return };
        // Refused only when asked too often, and then an older step stays.
        let _ = history.replace_state(&JsValue::from_str(&self.write(false)), "");
    }

    /// The kept step, if the failure panel asked for it before it loaded the page anew.
    pub fn asked_for() -> Option<Self> {
        let history = window()?.history().ok()?;
        Self::read(&history.state().ok()?.as_string()?)
    }

    /// The first word says whether the step is asked for, the second is the time, the rest is the scenario: a character
    /// for each byte.
    fn write(&self, asked: bool) -> String {
        let word = if asked { "again" } else { "kept" };
        let packed: String = self.scenario.pack().into_iter().map(char::from).collect();
        [word, " ", &digits(self.at.0), " ", &packed].concat()
    }

    fn read(text: &str) -> Option<Self> {
        let (at, packed) = text.strip_prefix("again ")?.split_once(' ')?;
        let packed = packed.chars().map(|c| u8::try_from(c).ok()).collect::<Option<Vec<u8>>>()?;
        Some(Self { at: Micros(number(at)?), scenario: Scenario::unpack_own(&packed)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_read_back_only_when_it_is_asked_for() {
        let step = GoodStep { scenario: Scenario::default(), at: Micros(1510) };
        assert_eq!(GoodStep::read(&step.write(true)), Some(step.clone()));
        assert_eq!(GoodStep::read(&step.write(false)), None);
        assert_eq!(GoodStep::read("again x {}"), None);
        assert_eq!(GoodStep::read(""), None);
    }
}
