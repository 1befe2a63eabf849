//! The scrubber: the whole run as one line, quiet time as short there as on the ladder.

use fourway_stage::within;
use fourway_stage::{Mark, MarkKind, Msg};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use crate::by_ptr::ByPtr;
use crate::part::{Part, part};
use crate::px;
use crate::words::Words;

/// How far a page key moves, as a part of the run.
const PAGE: f64 = 0.1;

/// What the scrubber is made of.
#[derive(PartialEq)]
pub struct Scrubber {
    /// The words.
    pub words: Words,
    /// Where the present stands, 0 to 1.
    pub position: f64,
    /// What stands on the line.
    pub marks: ByPtr<Vec<Mark>>,
    /// The present, in words.
    pub text: String,
    /// Takes what a person asks of the player.
    pub on_act: Callback<Msg>,
}

impl Part for Scrubber {
    fn draw(&self) -> Html {
        let onpointerdown = {
            let on_act = self.on_act.clone();
            Callback::from(move |event: PointerEvent| {
                if event.button() == 0 {
                    if let Some(track) = track(&event) {
                        // Refused only for a pointer that is gone already.
                        let _ = track.set_pointer_capture(event.pointer_id());
                    }
                    on_act.emit(Msg::Pause);
                    seek(&event, &on_act);
                }
            })
        };
        let onpointermove = {
            let on_act = self.on_act.clone();
            Callback::from(move |event: PointerEvent| {
                if track(&event).is_some_and(|track| track.has_pointer_capture(event.pointer_id())) {
                    seek(&event, &on_act);
                }
            })
        };
        let onkeydown = {
            let (on_act, position) = (self.on_act.clone(), self.position);
            Callback::from(move |event: KeyboardEvent| {
                let msg = match event.key().as_str() {
                    "ArrowUp" => Msg::StepForward,
                    "ArrowDown" => Msg::StepBack,
                    "PageUp" => Msg::SeekPosition((position + PAGE).min(1.0)),
                    "PageDown" => Msg::SeekPosition((position - PAGE).max(0.0)),
                    // Arrows to the sides, Home and End work anywhere on the page.
                    _ => return,
                };
                event.prevent_default();
                on_act.emit(msg);
            })
        };
        let place = format!("--at:{}", px::Part(self.position));
        let now = ((self.position * 1000.0).round() as u32).to_string();
        html! {
            <div class="scrubber" role="slider" tabindex="0" aria-label={self.words.text("transport.scrubber")}
                aria-valuemin="0" aria-valuemax="1000" aria-valuenow={now} aria-valuetext={self.text.clone()} style={place}
                {onpointerdown} {onpointermove} {onkeydown}>
                <div class="track"><div class="done"></div></div>
                { part(Marks(self.marks.clone())) }
                <div class="thumb"></div>
            </div>
        }
    }
}

fn track(event: &PointerEvent) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}

fn seek(event: &PointerEvent, on_act: &Callback<Msg>) {
    let Some(track) = track(event) else { return };
    let room = track.get_bounding_client_rect();
    if room.width() > 0.0 {
        let position = (f64::from(event.client_x()) - room.left()) / room.width();
        on_act.emit(Msg::SeekPosition(within(position, 0.0, 1.0)));
    }
}

/// The marks; drawn anew only with another run.
#[derive(PartialEq)]
struct Marks(ByPtr<Vec<Mark>>);

impl Part for Marks {
    fn draw(&self) -> Html {
        html! {
            <div class="marks" aria-hidden="true">
                { for self.0.iter().map(|mark| html! {
                    <i data-kind={kind(mark.kind)} style={format!("--at:{}", px::Part(mark.position))}></i>
                }) }
            </div>
        }
    }
}

const fn kind(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Transition => "transition",
        MarkKind::Loss => "loss",
        MarkKind::Act => "act",
        MarkKind::Timeout => "timeout",
    }
}
