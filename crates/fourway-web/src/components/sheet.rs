//! The sheet of a telephone: a caption when it is down, a panel over two thirds of the screen when it is up.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use crate::browser::window;
use crate::words::Words;

/// Part of the screen that the open sheet takes.
const OPEN: f64 = 0.66;
/// A drag shorter than this is a press, px.
const SLACK: f64 = 6.0;

/// What the sheet is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The words.
    pub words: Words,
    /// It is up.
    pub open: bool,
    /// Moves it up or down.
    pub on_open: Callback<bool>,
    /// What stands on it when it is down.
    pub caption: Html,
    /// What stands on it when it is up.
    pub children: Html,
}

/// A finger on the handle: where it began, how high the sheet was, how far it went.
#[derive(Clone, Copy)]
struct Drag {
    from: f64,
    height: f64,
    moved: bool,
}

/// The sheet.
#[component]
pub fn Sheet(props: &Props) -> Html {
    let drag = use_mut_ref(|| None::<Drag>);
    let height = use_state_eq(|| None::<f64>);
    let node = use_node_ref();
    // A drag ends in a click too, which is no press.
    let dragged = use_mut_ref(|| false);
    let onpointerdown = {
        let (drag, node) = (drag.clone(), node.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(sheet) = node.cast::<Element>() else { return };
            if let Some(handle) = event.current_target().and_then(|t| t.dyn_into::<Element>().ok()) {
                // Refused only for a pointer that is gone already.
                let _ = handle.set_pointer_capture(event.pointer_id());
            }
            let height = sheet.get_bounding_client_rect().height();
            *drag.borrow_mut() = Some(Drag { from: f64::from(event.client_y()), height, moved: false });
        })
    };
    let onpointermove = {
        let (drag, height) = (drag.clone(), height.clone());
        Callback::from(move |event: PointerEvent| {
            if let Some(drag) = drag.borrow_mut().as_mut() {
                let way = drag.from - f64::from(event.client_y());
                drag.moved |= way.abs() > SLACK;
                if drag.moved {
                    height.set(Some((drag.height + way).clamp(0.0, screen() * OPEN)));
                }
            }
        })
    };
    let onpointerup = {
        let (drag, dragged, height) = (drag.clone(), dragged.clone(), height.clone());
        let (on_open, open) = (props.on_open.clone(), props.open);
        Callback::from(move |event: PointerEvent| {
            let Some(drag) = drag.borrow_mut().take() else { return };
            height.set(None);
            *dragged.borrow_mut() = drag.moved;
            if drag.moved {
                let way = drag.from - f64::from(event.client_y());
                on_open.emit(if open { way > -60.0 } else { way > 40.0 });
            }
        })
    };
    let onpointercancel = {
        let (drag, height) = (drag, height.clone());
        Callback::from(move |_: PointerEvent| {
            drag.borrow_mut().take();
            height.set(None);
        })
    };
    let onclick = {
        let (on_open, open) = (props.on_open.clone(), props.open);
        Callback::from(move |_: MouseEvent| {
            if !dragged.replace(false) {
                on_open.emit(!open);
            }
        })
    };
    let style = height.map(|h| format!("height:{h:.0}px;transition:none"));
    let shown = props.open || height.is_some();
    let label = if props.open { "panel.close" } else { "sheet.open" };
    html! {
        <aside class="sheet" ref={node} data-open={props.open.to_string()} {style}>
            <button type="button" class="handle" aria-expanded={props.open.to_string()} aria-label={props.words.text(label)}
                {onclick} {onpointerdown} {onpointermove} {onpointerup} {onpointercancel}>
                if !shown {
                    { props.caption.clone() }
                }
            </button>
            if shown {
                { props.children.clone() }
            }
        </aside>
    }
}

fn screen() -> f64 {
    window().and_then(|w| w.inner_height().ok()).and_then(|h| h.as_f64()).unwrap_or(640.0)
}
