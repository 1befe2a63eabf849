//! The ladder's column: the two hosts on top, the drawing below, scrolled so that the present stays in sight.

use fourway_stage::{Frame, Ladder, Msg};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::browser::place;
use crate::browser::size::SizeWatch;
use crate::by_ptr::ByPtr;
use crate::ladder::Drawing;
use crate::words::Words;

/// Where the present is kept, as a part of the height.
const PRESENT: f64 = 0.6;

/// What the column is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The words.
    pub words: Words,
    /// What stands still.
    pub ladder: ByPtr<Ladder>,
    /// What moves.
    pub frame: ByPtr<Frame>,
    /// The arrows whose segments are in flight.
    pub aloft: ByPtr<Vec<usize>>,
    /// The chosen segment and which copy of it.
    pub selected: Option<(u32, u32)>,
    /// The present is kept in sight; not while a person scrolls.
    pub follows: bool,
    /// The way to the present may be seen.
    pub smooth: bool,
    /// The hosts.
    pub hosts: Html,
    /// What floats at the chosen segment.
    pub children: Html,
    /// Takes what a person asks of the player.
    pub on_act: Callback<Msg>,
    /// Takes whether the present is to be kept in sight.
    pub on_follow: Callback<bool>,
}

/// The column.
#[component]
pub fn Stage(props: &Props) -> Html {
    let scroller = use_node_ref();
    let height = use_mut_ref(|| 0.0_f64);
    {
        let (scroller, height, on_act) = (scroller.clone(), height.clone(), props.on_act.clone());
        use_effect_with((), move |()| {
            let watch = scroller.cast::<Element>().and_then(|element| {
                SizeWatch::new(&element, move |across, down| {
                    *height.borrow_mut() = down;
                    on_act.emit(Msg::Width(across));
                })
            });
            move || drop(watch)
        });
    }
    {
        let (scroller, height, smooth) = (scroller.clone(), height.clone(), props.smooth);
        let key = props.follows.then_some(props.frame.y);
        use_effect_with(key, move |y| {
            if let (Some(y), Some(scroller)) = (y, scroller.cast::<Element>()) {
                place::scroll(&scroller, y - *height.borrow() * PRESENT, smooth);
            }
        });
    }
    let follows = props.follows;
    let leave = {
        let on_follow = props.on_follow.clone();
        Callback::from(move |()| {
            if follows {
                on_follow.emit(false);
            }
        })
    };
    let onpointerdown = {
        let leave = leave.clone();
        Callback::from(move |event: PointerEvent| {
            // The scroll bar belongs to the scroller itself; everything else is inside.
            let on_bar = event.target() == event.current_target();
            if on_bar && event.current_target().is_some_and(|t| t.has_type::<Element>()) {
                leave.emit(());
            }
        })
    };
    let onkeydown = {
        let leave = leave.clone();
        Callback::from(move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "ArrowUp" | "ArrowDown" | "PageUp" | "PageDown") {
                leave.emit(());
            }
        })
    };
    let back = props.on_follow.reform(|_: MouseEvent| true);
    let lifelines = format!("--client:{:.1}px;--server:{:.1}px", props.ladder.client_x, props.ladder.server_x);
    html! {
        <main class="stage" id="ladder" style={lifelines}>
            { props.hosts.clone() }
            <div class="scroller" ref={scroller} tabindex="0" role="region" aria-label={props.words.text("ladder.title")}
                onwheel={leave.reform(|_: WheelEvent| ())} ontouchmove={leave.reform(|_: TouchEvent| ())} {onpointerdown} {onkeydown}>
                <div class="canvas">
                    <Drawing words={props.words.clone()} ladder={props.ladder.clone()} frame={props.frame.clone()}
                        aloft={props.aloft.clone()} selected={props.selected} on_act={&props.on_act} />
                    { props.children.clone() }
                </div>
            </div>
            if !props.follows {
                <button type="button" class="to-present" onclick={back}>{ icon(Icon::Present) }{ props.words.get("ladder.follow") }</button>
            }
        </main>
    }
}
