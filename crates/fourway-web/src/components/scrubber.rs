//! The scrubber: the whole run as one line, quiet time as short there as on the ladder.

use fourway_stage::{Mark, MarkKind, Msg};
use web_sys::Element;
use yew::prelude::*;

use crate::by_ptr::ByPtr;
use crate::words::Words;

/// How far a page key moves, as a part of the run.
const PAGE: f64 = 0.1;

/// What the scrubber is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
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

/// The scrubber; a slider for the keyboard and for those who hear it.
#[component]
pub fn Scrubber(props: &Props) -> Html {
    let held = use_mut_ref(|| false);
    let onpointerdown = {
        let (held, on_act) = (held.clone(), props.on_act.clone());
        Callback::from(move |event: PointerEvent| {
            if event.button() != 0 {
                return;
            }
            *held.borrow_mut() = true;
            if let Some(track) = event.current_target().and_then(|t| wasm_bindgen::JsCast::dyn_into::<Element>(t).ok()) {
                // Refused only for a pointer that is gone already.
                let _ = track.set_pointer_capture(event.pointer_id());
            }
            on_act.emit(Msg::Pause);
            seek(&event, &on_act);
        })
    };
    let onpointermove = {
        let (held, on_act) = (held.clone(), props.on_act.clone());
        Callback::from(move |event: PointerEvent| {
            if *held.borrow() {
                seek(&event, &on_act);
            }
        })
    };
    let release = Callback::from(move |_: PointerEvent| *held.borrow_mut() = false);
    let onkeydown = {
        let (on_act, position) = (props.on_act.clone(), props.position);
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
    let place = format!("--at:{:.5}", props.position);
    let now = (props.position * 1000.0).round().to_string();
    html! {
        <div class="scrubber" role="slider" tabindex="0" aria-label={props.words.text("transport.scrubber")}
            aria-valuemin="0" aria-valuemax="1000" aria-valuenow={now} aria-valuetext={props.text.clone()} style={place}
            {onpointerdown} {onpointermove} onpointerup={release.clone()} onpointercancel={release} {onkeydown}>
            <div class="track"><div class="done"></div></div>
            <Marks marks={props.marks.clone()} />
            <div class="thumb"></div>
        </div>
    }
}

fn seek(event: &PointerEvent, on_act: &Callback<Msg>) {
    let Some(track) = event.current_target().and_then(|t| wasm_bindgen::JsCast::dyn_into::<Element>(t).ok()) else { return };
    let room = track.get_bounding_client_rect();
    if room.width() > 0.0 {
        let position = (f64::from(event.client_x()) - room.left()) / room.width();
        on_act.emit(Msg::SeekPosition(position.clamp(0.0, 1.0)));
    }
}

/// What the marks are made of.
#[derive(Properties, PartialEq)]
struct MarksProps {
    marks: ByPtr<Vec<Mark>>,
}

/// The marks; drawn anew only with another run.
#[component]
fn Marks(props: &MarksProps) -> Html {
    html! {
        <div class="marks" aria-hidden="true">
            { for props.marks.iter().map(|mark| html! {
                <i data-kind={kind(mark.kind)} style={format!("--at:{:.4}", mark.position)}></i>
            }) }
        </div>
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
