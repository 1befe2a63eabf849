//! What the page listens to, and the callbacks that the parts get.

use fourway_sim::{CallName, Side};
use fourway_stage::Msg as Act;
use gloo_events::{EventListener, EventListenerOptions};
use web_sys::Element;
use yew::prelude::*;

use super::{App, Msg, Panel};
use crate::browser::size::QueryWatch;
use crate::browser::{address, document, host, keyboard, window};
use crate::components::sheet::Finger;
use crate::gaze::Gaze;
use crate::room::{Room, Tab};

/// The callbacks that the parts get: made once, so that they are equal to themselves.
pub struct Callbacks {
    pub act: Callback<Act>,
    pub follow: Callback<bool>,
    pub delay: Callback<u64>,
    pub tab: Callback<Tab>,
    pub gaze: Callback<Gaze>,
    pub details: Callback<()>,
    pub finger: Callback<Finger>,
    pub ask: Callback<(Side, CallName)>,
    pub write: Callback<Option<Side>>,
    pub close: Callback<()>,
    pub gallery: Callback<MouseEvent>,
    pub help: Callback<MouseEvent>,
    pub export: Callback<MouseEvent>,
    pub press: Callback<Element>,
    pub scene: Callback<usize>,
    pub theme: Callback<MouseEvent>,
    pub link: Callback<MouseEvent>,
}

/// Makes the callbacks.
pub fn callbacks(ctx: &Context<App>) -> Callbacks {
    Callbacks {
        act: callback(ctx, |act| Msg::Act(Box::new(act))),
        follow: callback(ctx, Msg::Follow),
        delay: callback(ctx, Msg::Delay),
        tab: callback(ctx, Msg::Tab),
        gaze: callback(ctx, Msg::Gaze),
        details: callback(ctx, |()| Msg::Details),
        finger: callback(ctx, Msg::Finger),
        ask: callback(ctx, |(side, call)| Msg::Ask(side, call)),
        write: callback(ctx, Msg::Write),
        close: callback(ctx, |()| Msg::Show(None)),
        gallery: callback(ctx, |_| Msg::Show(Some(Panel::Gallery))),
        help: callback(ctx, |_| Msg::Show(Some(Panel::Help))),
        export: callback(ctx, |_| Msg::Show(Some(Panel::Export))),
        press: callback(ctx, Msg::Press),
        scene: callback(ctx, Msg::Scene),
        theme: callback(ctx, |_| Msg::Theme),
        link: callback(ctx, |_| Msg::Link),
    }
}

/// A callback that sends this. Compiled once for each type of what it is given.
#[inline(never)]
fn callback<T: 'static>(ctx: &Context<App>, msg: fn(T) -> Msg) -> Callback<T> {
    ctx.link().callback(msg)
}

/// Asks the width of the window and the wishes of the system.
pub fn queries(ctx: &Context<App>) -> [Option<QueryWatch>; 5] {
    let (still, dark) = ("(prefers-reduced-motion: reduce)", "(prefers-color-scheme: dark)");
    let queries = [Room::MIDDLE, Room::WIDE, Room::DESK, still, dark];
    queries.map(|query| {
        let link = ctx.link().clone();
        QueryWatch::new(query, move || link.send_message(Msg::Surroundings))
    })
}

/// Listens to the keyboard, to whether the page is seen, to the fragment of its address and to the host of an embedded page.
pub fn listeners(ctx: &Context<App>) -> Vec<EventListener> {
    let link = ctx.link().clone();
    let keys = keyboard::listen(move |command| link.send_message(Msg::Key(command)));
    let link = ctx.link().clone();
    let visibility =
        document().map(|d| EventListener::new(&d, "visibilitychange", move |_| link.send_message(Msg::Visibility)));
    let link = ctx.link().clone();
    // The failure panel has a test: nothing on the page leads here.
    let fragment = window().map(|w| {
        EventListener::new(&w, "hashchange", move |_| {
            let asked = address::fragment() == "panic";
            link.send_message(if asked { Msg::Panic } else { Msg::Fragment });
            // Another fragment is another entry of the history, and the step is kept with the entry.
            link.send_message(Msg::Settled);
        })
    });
    let link = ctx.link().clone();
    let scrolls = document().map(|d| {
        let capture = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&d, "scroll", capture, move |_| link.send_message(Msg::Scrolled))
    });
    let link = ctx.link().clone();
    let host = document().map(|d| {
        EventListener::new(&d, "fourway", move |event| {
            if let Some(act) = host::asked(event) {
                link.send_message(Msg::Act(Box::new(act)));
            }
        })
    });
    [keys, visibility, fragment, scrolls, host].into_iter().flatten().collect()
}
