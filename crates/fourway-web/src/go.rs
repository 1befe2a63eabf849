//! Links of the instruments: an element says where it leads in `data-go`, and one listener around them all takes it.
//!
//! A letter and a number: `l` an event of the list, `t` a moment in microseconds, `s` a scene, `e` an edge of the state
//! diagram, `f` a field of the chosen segment, `w` the question why, `c` a segment, 256 for each and
//! which copy, `x` no segment.

use fourway_proto::Micros;
use fourway_stage::Msg;
use wasm_bindgen::JsCast;
use web_sys::{Element, SvgElement};
use yew::prelude::*;

use crate::browser::around;
use crate::gaze::Gaze;
use crate::markup::{Slot, on};
use crate::px::number;

/// Where links lead.
#[derive(Clone, PartialEq)]
pub struct Go {
    /// What a person looks at.
    pub gaze: Gaze,
    /// Takes what a person looks at.
    pub on_gaze: Callback<Gaze>,
    /// Takes what a person asks of the player.
    pub on_act: Callback<Msg>,
    /// Takes the choice of a scene.
    pub on_scene: Callback<usize>,
    /// Takes a button with a name that was pressed, or a field with another value.
    pub on_press: Callback<Element>,
}

impl Go {
    /// The listener for what is pressed.
    pub fn pressed(&self) -> Slot {
        let go = self.clone();
        on!(onclick, Callback::from(move |event: MouseEvent| go.follow(&event)))
    }

    /// The listener for what is pointed at.
    pub fn pointed(&self) -> Slot {
        let go = self.clone();
        on!(onpointerover, Callback::from(move |event: PointerEvent| go.look(&event)))
    }

    /// The listener for what has the focus.
    pub fn focused(&self) -> Slot {
        let go = self.clone();
        on!(onfocusin, Callback::from(move |event: FocusEvent| go.look(&event)))
    }

    /// The listener for keys on what is no button: it is pressed, or the one beside it in the drawing.
    pub fn keyed(&self) -> Slot {
        let go = self.clone();
        on!(onkeydown, Callback::from(move |event: KeyboardEvent| go.walk(&event)))
    }

    fn walk(&self, event: &KeyboardEvent) {
        let Some(here) = around(event, "g[data-go]") else { return };
        let to = match event.key().as_str() {
            "Enter" | " " => None,
            "ArrowRight" | "ArrowDown" => here.next_element_sibling(),
            "ArrowLeft" | "ArrowUp" => here.previous_element_sibling(),
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        let to = to.filter(|to| to.has_attribute("data-go")).unwrap_or(here);
        self.to(&to);
        if let Ok(to) = to.dyn_into::<SvgElement>() {
            // Refused only for an element that is gone.
            let _ = to.focus();
        }
    }

    /// The listener for what has another value.
    pub fn changed(&self) -> Slot {
        let go = self.clone();
        on!(onchange, Callback::from(move |event: Event| go.press(&event, "[data-set]")))
    }

    fn follow(&self, event: &Event) {
        match around(event, "[data-go]") {
            Some(place) => self.to(&place),
            None => self.press(event, "button[name]"),
        }
    }

    fn press(&self, event: &Event, what: &str) {
        if let Some(control) = around(event, what) {
            self.on_press.emit(control);
        }
    }

    fn to(&self, place: &Element) {
        let Some((kind, n)) = asked(place) else { return };
        match kind {
            b'l' => self.on_act.emit(Msg::SeekLine(n)),
            b't' => self.on_act.emit(Msg::Seek(Micros(n as u64))),
            b'c' => self.on_act.emit(Msg::Select(Some((n as u32 / 256, n as u32 % 256)))),
            b'x' => self.on_act.emit(Msg::Select(None)),
            b's' => self.on_scene.emit(n),
            b'e' => {
                let edge = Some(n).filter(|edge| self.gaze.edge != Some(*edge));
                self.on_gaze.emit(Gaze { edge, ..self.gaze });
            }
            b'w' => self.on_gaze.emit(Gaze { why: !self.gaze.why, ..self.gaze }),
            _ => self.on_gaze.emit(Gaze { field: Some(n), ..self.gaze }),
        }
    }

    fn look(&self, event: &Event) {
        let place = around(event, "[data-go]");
        let field = place.as_ref().and_then(asked).filter(|(kind, _)| *kind == b'f').map(|(_, n)| n);
        if field != self.gaze.field {
            self.on_gaze.emit(Gaze { field, ..self.gaze });
        }
    }
}

/// Where an element leads.
fn asked(place: &Element) -> Option<(u8, usize)> {
    let text = place.get_attribute("data-go")?;
    Some((*text.as_bytes().first()?, number(text.get(1..)?)? as usize))
}
