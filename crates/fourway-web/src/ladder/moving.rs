//! What moves: the line of the present, the segments in flight on it, and the timers that run.
//! Drawn anew when a flight or a timer begins or ends; where things are is painted (`app/paint.rs`).

use fourway_stage::{Arrow, Clock, Frame, Ladder, Moving, Msg};
use yew::prelude::*;

use super::flight::{fate, kind};
use crate::by_ptr::ByPtr;
use crate::chip;
use crate::markup::{markup, on};
use crate::part::Part;
use crate::px::{line, px};
use crate::words::Words;

/// Height that a finger needs, px.
const TOUCH: f64 = 44.0;

/// What the layer is made of.
#[derive(PartialEq)]
pub struct Present {
    /// The words.
    pub words: Words,
    /// The geometry.
    pub ladder: ByPtr<Ladder>,
    /// A frame in which the same things move.
    pub shape: ByPtr<Frame>,
    /// The chosen segment and which copy of it.
    pub selected: Option<(u32, u32)>,
    /// Takes the choice of a segment.
    pub on_act: Callback<Msg>,
}

impl Part for Present {
    fn draw(&self) -> Html {
        let Present { ladder, shape, .. } = self;
        markup!(
            "<g class=\"present\">
                {}<line class=\"now\" x1=\"0\" x2=\"100%\"/>{}{}
                <g class=\"tag\"><rect y=\"-11\" height=\"22\" rx=\"4\"/><text y=\"4.5\" text-anchor=\"middle\"/></g>
            </g>",
            chosen(ladder, self.selected).map(|a| markup!("<path class=\"chosen\" d={}/>", line(&a.points, ""))),
            shape.clocks.iter().map(|c| clock(self, c)).collect::<Vec<Html>>(),
            in_layers(shape, self.selected).map(|m| token(self, m)).collect::<Vec<Html>>()
        )
    }
}

/// The segments in flight from the lowest layer to the highest: copies, then originals, then the chosen one.
pub fn in_layers(shape: &Frame, chosen: Option<(u32, u32)>) -> impl Iterator<Item = &Moving> {
    let layer = move |m: &Moving| if chosen == Some((m.segment, m.copy)) { 2 } else { u8::from(m.copy == 0) };
    (0..3).flat_map(move |height| shape.moving.iter().filter(move |m| layer(m) == height))
}

fn chosen(ladder: &Ladder, selected: Option<(u32, u32)>) -> Option<&Arrow> {
    let (segment, copy) = selected?;
    ladder.arrows.iter().find(|a| a.segment == segment && a.copy == copy)
}

/// A timer that runs: an arc that shrinks, and what is left of it.
fn clock(props: &Present, clock: &Clock) -> Html {
    let name = format!("timer.{}", clock.timer.name());
    let label = props.words.fill(
        "timer.left",
        &[
            ("host", props.words.host(clock.host)),
            ("timer", props.words.get(&name)),
            ("left", &props.words.span(clock.remaining)),
        ],
    );
    let key = format!("{} {}", clock.host.name(), clock.timer.name());
    markup!(
        "<g key={} class=\"clock\" data-timer={} role=\"img\" aria-label={}>
            <circle class=\"ground\" r=\"13\"/><circle class=\"rest\" r=\"10\"/>
            <circle class=\"left\" r=\"10\" pathLength=\"1\" transform=\"rotate(-90)\"/><path class=\"hand\" d=\"M0-5V0H4\"/>
        </g>",
        key, clock.timer.name(), label
    )
}

/// A segment in flight: a button on the line of the present.
fn token(props: &Present, moving: &Moving) -> Html {
    let Some(arrow) = props.ladder.arrows.get(moving.arrow) else {
        return Html::default();
    };
    let this = (moving.segment, moving.copy);
    let pressed = props.selected == Some(this);
    let onclick = props.on_act.reform(move |_: MouseEvent| Msg::Select(Some(this)));
    // Time stops under the finger, so that the press ends where it began.
    let onpointerdown = props.on_act.reform(|_: PointerEvent| Msg::Pause);
    let onkeydown = {
        let on_act = props.on_act.clone();
        Callback::from(move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "Enter" | " ") {
                event.prevent_default();
                event.stop_propagation();
                on_act.emit(Msg::Select(Some(this)));
            }
        })
    };
    // A copy follows close behind: it bears its name alone.
    let copied = moving.copy > 0;
    let width = if copied { 18.0 + 7.8 * moving.flags.chars().count() as f64 } else { moving.width };
    let peer = props.words.host(arrow.from.other());
    // The name of the button begins with what it shows.
    let detail = if copied || moving.detail.is_empty() { String::new() } else { format!(" {}", moving.detail) };
    let shown = format!("{}{detail}", moving.flags);
    let label = props.words.fill("ladder.moving", &[("segment", &shown), ("peer", peer)]);
    let grip = width.max(TOUCH);
    let outline = chip::outline(moving.kind, arrow.from, width);
    markup!(
        "<g key={} class=\"token\" role=\"button\" tabindex=\"0\" aria-pressed={} aria-label={} data-kind={}
            data-copy={} data-will={} data-segment={} onclick={} onpointerdown={} onkeydown={}>
            <rect class=\"grip\" x={} y={} width={} height={}/><path class=\"halo\" d={}/><path class=\"chip\" d={}/>
            <text y=\"4.5\" text-anchor=\"middle\"><tspan class=\"flags\">{}</tspan><tspan class=\"detail\">{}</tspan></text>
        </g>",
        format!("{}.{}", moving.segment, moving.copy), pressed, label, kind(moving.kind),
        copied, fate(moving.will_be), moving.segment.to_string(),
        on!(onclick, onclick), on!(onpointerdown, onpointerdown), on!(onkeydown, onkeydown),
        px(-grip / 2.0), px(-TOUCH / 2.0), px(grip), px(TOUCH), &outline, &outline, &moving.flags, detail
    )
}
