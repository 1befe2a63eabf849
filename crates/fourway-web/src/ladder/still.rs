//! What stands still: times, lifelines with their states, timers, torn edges, calls and the lines of the segments.

use fourway_sim::Side;
use fourway_stage::{Anchor, Band, Break, CallMark, Label, Ladder, Msg, Tick, TimerMark};
use yew::prelude::*;

use super::flight::flight;
use crate::by_ptr::ByPtr;
use crate::part::Part;
use crate::px::{line, px};

/// What the layer is made of.
#[derive(PartialEq)]
pub struct Still {
    /// The geometry.
    pub ladder: ByPtr<Ladder>,
    /// Takes the choice of a segment.
    pub on_act: Callback<Msg>,
}

impl Part for Still {
    fn draw(&self) -> Html {
        let ladder = &self.ladder;
        html! {
            <g class="still">
                { for ladder.ticks.iter().map(|t| tick(ladder, t)) }
                { for ladder.bands.iter().map(|b| band(ladder, b)) }
                { for ladder.timers.iter().filter(|t| t.shown).map(timer) }
                { for ladder.breaks.iter().map(|b| torn(ladder, b)) }
                { for ladder.timers.iter().filter(|t| t.shown).map(|t| text(&t.label, "timer-name")) }
                { for ladder.arrows.iter().map(|a| flight(a, &self.on_act)) }
                { for ladder.calls.iter().map(|c| call(ladder, c)) }
            </g>
        }
    }
}

/// A text of the drawing, where there is room for it.
pub fn text(label: &Label, class: &'static str) -> Html {
    if !label.shown || label.text.is_empty() {
        return Html::default();
    }
    html! {
        <text {class} x={px(label.x)} y={px(label.y)} text-anchor={anchor(label.anchor)}>{ &label.text }</text>
    }
}

const fn anchor(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    }
}

fn tick(ladder: &Ladder, tick: &Tick) -> Html {
    let half = ladder.band_width / 2.0;
    html! {
        <g class="tick">
            <line x1={px(ladder.client_x + half)} x2={px(ladder.server_x - half)} y1={px(tick.y)} y2={px(tick.y)} />
            <text x={px(ladder.width - 8.0)} y={px(tick.y + 4.0)} text-anchor="end">{ &tick.text }</text>
        </g>
    }
}

/// A state on its lifeline: a light body, and an edge in the state's strong colour on the side of its name.
fn band(ladder: &Ladder, band: &Band) -> Html {
    let x = lifeline(ladder, band.host) - ladder.band_width / 2.0;
    let edge = match band.host {
        Side::Client => x,
        Side::Server => x + ladder.band_width - 4.0,
    };
    let height = (band.y1 - band.y0).max(0.0);
    html! {
        <g class="band" data-state={band.state.name()}>
            <rect class="body" x={px(x)} y={px(band.y0)} width={px(ladder.band_width)} height={px(height)} />
            <rect class="edge" x={px(edge)} y={px(band.y0)} width="4" height={px(height)} />
            { text(&band.label, "state-name") }
        </g>
    }
}

/// A bracket from where a timer was armed to where it ended; fired ones end in a bar.
fn timer(timer: &TimerMark) -> Html {
    let toward = match timer.host {
        Side::Client => 8.0,
        Side::Server => -8.0,
    };
    let (x, near) = (timer.x, timer.x + toward);
    let path = line(&[(near, timer.y0), (x, timer.y0), (x, timer.y1), (near, timer.y1)], "");
    html! {
        <g class="timer" data-fired={timer.fired.to_string()} data-timer={timer.timer.name()}>
            <path d={path} />
            if timer.fired {
                <circle cx={px(near)} cy={px(timer.y1)} r="3.5" />
            }
        </g>
    }
}

/// Two torn edges across both lifelines, with the length of what is left out between them.
fn torn(ladder: &Ladder, gap: &Break) -> Html {
    let (left, right) = (ladder.client_x - 28.0, ladder.server_x + 28.0);
    let edge = |y: f64| -> Vec<(f64, f64)> {
        let teeth = ((right - left) / 7.0).ceil().max(2.0);
        let step = (right - left) / teeth;
        let tooth = |i: u32| if i.is_multiple_of(2) { -3.0 } else { 3.0 };
        (0..=teeth as u32).map(|i| (left + f64::from(i) * step, y + tooth(i))).collect()
    };
    let (upper, lower) = (edge(gap.y0), edge(gap.y1));
    let around: Vec<_> = upper.iter().chain(lower.iter().rev()).copied().collect();
    html! {
        <g class="torn">
            <path class="gap" d={line(&around, "Z")} />
            <path class="edge" d={line(&upper, "")} />
            <path class="edge" d={line(&lower, "")} />
            { text(&gap.label, "torn-name") }
        </g>
    }
}

/// A call of an application: a wedge beside the lifeline, and its name.
fn call(ladder: &Ladder, call: &CallMark) -> Html {
    let half = ladder.band_width / 2.0;
    let x = lifeline(ladder, call.host);
    let (tip, back) = match call.host {
        Side::Client => (x - half - 1.0, -8.0),
        Side::Server => (x + half + 1.0, 8.0),
    };
    let wedge = line(&[(tip, call.y), (tip + back, call.y - 4.5), (tip + back, call.y + 4.5)], "Z");
    html! {
        <g class="call" data-you={call.by_person.to_string()} data-refused={call.refused.to_string()}>
            <path d={wedge} />
            { text(&call.label, "call-name") }
        </g>
    }
}

/// The middle of a host's lifeline.
pub const fn lifeline(ladder: &Ladder, host: Side) -> f64 {
    match host {
        Side::Client => ladder.client_x,
        Side::Server => ladder.server_x,
    }
}
