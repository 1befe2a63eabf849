//! What moves: the line of the present, the segments in flight on it, and the timers that run.
//! Drawn anew when a flight or a timer begins or ends; where things are is painted (`app/paint.rs`).

use fourway_sim::Side;
use fourway_stage::{Arrow, ArrowEnd, ArrowKind, Clock, Frame, Ladder, Moving, Msg};
use yew::prelude::*;

use super::flight::{fate, kind};
use crate::by_ptr::ByPtr;
use crate::chip;
use crate::markup::{markup, on};
use crate::part::{Part, keyed};
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
            in_layers(shape, self.selected).filter_map(|m| token(self, m)).collect::<Vec<Html>>()
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

fn token(present: &Present, moving: &Moving) -> Option<Html> {
    let Present { words, ladder, selected, on_act, .. } = present;
    let this = (moving.segment, moving.copy);
    let token = Token {
        words: words.clone(),
        this,
        from: ladder.arrows.get(moving.arrow)?.from,
        kind: moving.kind,
        will_be: moving.will_be,
        flags: moving.flags.clone(),
        detail: moving.detail.clone(),
        width: moving.width,
        chosen: *selected == Some(this),
        on_act: on_act.clone(),
    };
    Some(keyed(format!("{}.{}", moving.segment, moving.copy), token))
}

/// A segment in flight: a button on the line of the present.
#[derive(PartialEq)]
struct Token {
    words: Words,
    this: (u32, u32),
    from: Side,
    kind: ArrowKind,
    will_be: ArrowEnd,
    flags: String,
    detail: String,
    width: f64,
    chosen: bool,
    on_act: Callback<Msg>,
}

impl Part for Token {
    fn draw(&self) -> Html {
        let this = self.this;
        let onclick = self.on_act.reform(move |_: MouseEvent| Msg::Select(Some(this)));
        // Time stops under the finger, so that the press ends where it began.
        let onpointerdown = self.on_act.reform(|_: PointerEvent| Msg::Pause);
        let onkeydown = {
            let on_act = self.on_act.clone();
            Callback::from(move |event: KeyboardEvent| {
                if matches!(event.key().as_str(), "Enter" | " ") {
                    event.prevent_default();
                    event.stop_propagation();
                    on_act.emit(Msg::Select(Some(this)));
                }
            })
        };
        // A copy follows close behind: it bears its name alone.
        let copied = this.1 > 0;
        let width = if copied { 18.0 + 7.8 * self.flags.chars().count() as f64 } else { self.width };
        let peer = self.words.host(self.from.other());
        // The name of the button begins with what it shows.
        let detail = if copied || self.detail.is_empty() { String::new() } else { format!(" {}", self.detail) };
        let shown = format!("{}{detail}", self.flags);
        let label = self.words.fill("ladder.moving", &[("segment", &shown), ("peer", peer)]);
        let grip = width.max(TOUCH);
        let outline = chip::outline(self.kind, self.from, width);
        markup!(
            "<g class=\"token\" role=\"button\" tabindex=\"0\" aria-pressed={} aria-label={} data-kind={}
                data-copy={} data-will={} data-segment={} onclick={} onpointerdown={} onkeydown={}>
                <line class=\"stem\"/><rect class=\"grip\" x={} y={} width={} height={}/><path class=\"halo\" d={}/><path class=\"chip\" d={}/>
                <text y=\"4.5\" text-anchor=\"middle\"><tspan class=\"flags\">{}</tspan><tspan class=\"detail\">{}</tspan></text>
            </g>",
            self.chosen, label, kind(self.kind), copied, fate(self.will_be), this.0.to_string(),
            on!(onclick, onclick), on!(onpointerdown, onpointerdown), on!(onkeydown, onkeydown),
            px(-grip / 2.0), px(-TOUCH / 2.0), px(grip), px(TOUCH), &outline, &outline, &self.flags, detail
        )
    }
}
