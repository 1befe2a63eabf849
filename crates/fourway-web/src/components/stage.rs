//! The ladder's column: the two hosts on top, the drawing below, scrolled so that the present stays in sight.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::ladder::Drawing;
use crate::markup::{on, worded};
use crate::part::part;
use crate::px::px;
use crate::words::Words;

/// What the column is made of.
pub struct Stage {
    /// The words.
    pub words: Words,
    /// The hosts.
    pub hosts: Html,
    /// The drawing.
    pub drawing: Drawing,
    /// What stands over two runs side by side, and the other one.
    pub beside: Option<[Html; 2]>,
    /// What floats at the chosen segment.
    pub floats: Html,
    /// Where the drawing scrolls.
    pub scroller: NodeRef,
    /// The present is kept in sight; not while a person scrolls.
    pub follows: bool,
    /// Takes whether the present is to be kept in sight.
    pub on_follow: Callback<bool>,
}

impl Stage {
    /// The column's elements. It holds parts and is none: there is nothing of its own to draw anew.
    pub fn draw(self) -> Html {
        let Self { words, hosts, drawing, beside, floats, scroller, follows, on_follow } = self;
        let two = beside.is_some();
        let [strip, other] = beside.unwrap_or_default();
        let back = on_follow.reform(|_: MouseEvent| true);
        let ladder = &drawing.ladder;
        let lifelines = ["--client-x:", &px(ladder.client_x), "px;--server-x:", &px(ladder.server_x), "px"].concat();
        // A ladder with times along its edge is wide enough for the hosts to stand over their lifelines.
        let aligned = !ladder.ticks.is_empty() && !two;
        worded!(
            &words,
            "<main class=\"stage\" style={} data-aligned={}>\
                {}{}\
                <div class=\"columns\" data-two={}><div class=\"scroller\" ref={} tabindex=\"0\" role=\"region\" aria-label={ladder.title} onwheel={} ontouchmove={} \
                    onpointerdown={} onkeydown={}><div class=\"canvas\">{}{}</div></div>{}</div>\
                {}\
            </main>",
            lifelines,
            aligned,
            hosts,
            strip,
            two,
            &scroller,
            on!(onwheel, on_follow.reform(|_: WheelEvent| false)),
            on!(ontouchmove, on_follow.reform(|_: TouchEvent| false)),
            on!(onpointerdown, on_bar(&on_follow)),
            on!(onkeydown, on_key(&on_follow)),
            part(drawing),
            floats,
            other,
            (!follows).then(|| worded!(
                &words,
                "<button type=\"button\" class=\"to-present\" onclick={}>{}{ladder.follow}</button>",
                on!(onclick, back),
                icon(Icon::Present)
            ))
        )
    }
}

/// A press on the scroll bar: it belongs to the scroller itself, everything else is inside.
fn on_bar(on_follow: &Callback<bool>) -> Callback<PointerEvent> {
    let on_follow = on_follow.clone();
    Callback::from(move |event: PointerEvent| {
        let own = event
            .target()
            .and_then(|t| t.dyn_into::<Element>().ok())
            .is_some_and(|e| e.matches(".scroller").unwrap_or_default());
        if own {
            on_follow.emit(false);
        }
    })
}

fn on_key(on_follow: &Callback<bool>) -> Callback<KeyboardEvent> {
    let on_follow = on_follow.clone();
    Callback::from(move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "ArrowUp" | "ArrowDown" | "PageUp" | "PageDown") {
            on_follow.emit(false);
        }
    })
}
