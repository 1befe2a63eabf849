//! What stands still: times, lifelines with their states, timers, torn edges, calls and the lines of the segments.

use fourway_sim::Side;
use fourway_stage::{Anchor, Band, Break, CallMark, Label, Ladder, Msg, Tick, TimerMark};
use yew::prelude::*;

use super::flight::flight;
use crate::by_ptr::ByPtr;

/// What the layer is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The geometry.
    pub ladder: ByPtr<Ladder>,
    /// Takes the choice of a segment.
    pub on_act: Callback<Msg>,
}

/// The layer; it is drawn anew only when the ladder is another one.
#[component]
pub fn Still(props: &Props) -> Html {
    let ladder = &props.ladder;
    html! {
        <g class="still">
            { for ladder.ticks.iter().map(|t| tick(ladder, t)) }
            { for ladder.bands.iter().map(|b| band(ladder, b)) }
            { for ladder.timers.iter().filter(|t| t.shown).map(timer) }
            { for ladder.breaks.iter().map(|b| torn(ladder, b)) }
            { for ladder.arrows.iter().map(|a| flight(a, &props.on_act)) }
            { for ladder.calls.iter().map(|c| call(ladder, c)) }
        </g>
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

/// A coordinate as the markup has it: a tenth of a pixel is fine enough.
pub fn px(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    // No "-0".
    (tenths + 0.0).to_string()
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
    let path = format!("M{near:.1} {:.1} H{x:.1} V{:.1} H{near:.1}", timer.y0, timer.y1);
    html! {
        <g class="timer" data-fired={timer.fired.to_string()} data-timer={timer.timer.name()}>
            <path d={path} />
            if timer.fired {
                <circle cx={px(near)} cy={px(timer.y1)} r="3.5" />
            }
            { text(&timer.label, "timer-name") }
        </g>
    }
}

/// Two torn edges across both lifelines, with the length of what is left out between them.
fn torn(ladder: &Ladder, gap: &Break) -> Html {
    let (left, right) = (ladder.client_x - 28.0, ladder.server_x + 28.0);
    let points = |y: f64| -> Vec<String> {
        let teeth = ((right - left) / 7.0).ceil().max(2.0);
        let step = (right - left) / teeth;
        (0..=teeth as u32)
            .map(|i| format!("{:.1} {:.1}", left + f64::from(i) * step, y + if i % 2 == 0 { -3.0 } else { 3.0 }))
            .collect()
    };
    let (upper, lower) = (points(gap.y0), points(gap.y1));
    let back: Vec<&str> = lower.iter().rev().map(String::as_str).collect();
    let area = format!("M{} L{} Z", upper.join(" L"), back.join(" L"));
    html! {
        <g class="torn">
            <path class="gap" d={area} />
            <polyline points={upper.join(" ")} />
            <polyline points={lower.join(" ")} />
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
    let wedge = format!("M{tip:.1} {:.1} l{back} -4.5 v9 Z", call.y);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_short() {
        assert_eq!(px(12.345), "12.3");
        assert_eq!(px(-0.01), "0");
        assert_eq!(px(7.0), "7");
    }
}
