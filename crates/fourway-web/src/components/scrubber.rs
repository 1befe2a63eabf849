//! The scrubber: the whole run as one line, quiet time as short there as on the ladder.

use fourway_stage::within;
use fourway_stage::{Mark, MarkKind, Msg};
use web_sys::Element;
use yew::prelude::*;

use crate::browser::around;
use crate::by_ptr::ByPtr;
use crate::markup::{markup, on, put, worded};
use crate::part::{Part, part};
use crate::px;
use crate::px::number;
use crate::words::Words;

/// How far a page key moves, as a part of the run.
const PAGE: f64 = 0.1;
/// Marks of one kind that are nearer to each other, as a part of the run, are one mark to the eye.
const LEAST: f64 = 0.001;

/// The scrubber; a slider for the keyboard and for those who hear it. Its value is painted (`app/paint.rs`).
pub fn scrubber(words: &Words, marks: &ByPtr<Vec<Mark>>, on_act: &Callback<Msg>) -> Html {
    let onpointerdown = {
        let on_act = on_act.clone();
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
        let on_act = on_act.clone();
        Callback::from(move |event: PointerEvent| {
            if track(&event).is_some_and(|track| track.has_pointer_capture(event.pointer_id())) {
                seek(&event, &on_act);
            }
        })
    };
    let onkeydown = {
        let on_act = on_act.clone();
        Callback::from(move |event: KeyboardEvent| {
            let page = |by: f64| Msg::SeekPosition(within(position(&event) + by, 0.0, 1.0));
            let msg = match event.key().as_str() {
                "ArrowUp" => Msg::StepForward,
                "ArrowDown" => Msg::StepBack,
                "PageUp" => page(PAGE),
                "PageDown" => page(-PAGE),
                // Arrows to the sides, Home and End work anywhere on the page.
                _ => return,
            };
            event.prevent_default();
            on_act.emit(msg);
        })
    };
    worded!(
        words,
        "<div class=\"scrubber\" role=\"slider\" tabindex=\"0\" aria-label={transport.scrubber} aria-valuemin=\"0\" \
            aria-valuemax=\"1000\" onpointerdown={} onpointermove={} onkeydown={}>\
            <div class=\"track\"><div class=\"done\"></div></div>{}<div class=\"thumb\"></div>\
        </div>",
        on!(onpointerdown, onpointerdown),
        on!(onpointermove, onpointermove),
        on!(onkeydown, onkeydown),
        part(Marks(marks.clone()))
    )
}

/// Where the present stands, as it was painted.
fn position(event: &KeyboardEvent) -> f64 {
    let value = around(event, ".scrubber").and_then(|s| s.get_attribute("aria-valuenow"));
    value.and_then(|v| number(&v)).map_or(0.0, |v| v as f64 / 1000.0)
}

fn track(event: &PointerEvent) -> Option<Element> {
    around(event, ".scrubber")
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
        let mut last = [-1.0; 5];
        let mut marks = Vec::new();
        for (n, one) in self.0.iter().enumerate() {
            let last = &mut last[one.kind as usize];
            if one.position - *last >= LEAST {
                *last = one.position;
                put(&mut marks, n, mark(one));
            }
        }
        markup!("<div class=\"marks\" aria-hidden=\"true\">{}</div>", marks)
    }
}

fn mark(mark: &Mark) -> Html {
    markup!("<i data-kind={} style={}></i>", kind(mark.kind), ["--at:", &px::part(mark.position)].concat())
}

const fn kind(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Transition => "transition",
        MarkKind::Loss => "loss",
        MarkKind::Act => "act",
        MarkKind::Timeout => "timeout",
        MarkKind::Bookmark => "bookmark",
    }
}
