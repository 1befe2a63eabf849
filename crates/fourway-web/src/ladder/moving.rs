//! What moves: the veil over the future, the line of the present, the segments in flight on it, and the timers that run.
//! Drawn anew when a flight or a timer begins or ends; where things are is painted (`app/paint.rs`).
//!
//! Each stands in a drawing of its own over the ladder: whatever moves within a drawing makes the browser lay it out anew.

use fourway_sim::Side;
use fourway_stage::{Arrow, ArrowEnd, ArrowKind, Clock, Frame, Ladder, Moving, Msg, letters};
use yew::prelude::*;

use super::flight::{fate, kind};
use crate::by_ptr::ByPtr;
use crate::chip;
use crate::markup::{markup, on};
use crate::part::{Part, keyed};
use crate::px::{at, digits, line, px};
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
    /// Where this run begins to differ from the one beside it, down.
    pub differs: Option<f64>,
    /// Takes the choice of a segment.
    pub on_act: Callback<Msg>,
}

impl Part for Present {
    fn draw(&self) -> Html {
        let Present { ladder, shape, .. } = self;
        let size = ["width:", &px(ladder.width), "px;height:", &px(ladder.height), "px"].concat();
        markup!(
            "<div class=\"ladder present\" style={}>\
                <div class=\"veil\"></div><svg class=\"over\" aria-hidden=\"true\">{}{}</svg>\
                <svg class=\"now\" aria-hidden=\"true\"><line x2=\"100%\" y1=\"1\" y2=\"1\"/></svg>{}{}<div class=\"tag\"></div>\
            </div>",
            size,
            self.differs.map(difference),
            chosen(ladder, self.selected).map(|a| markup!("<path class=\"chosen\" d={}/>", line(&a.points, ""))),
            shape.clocks.iter().map(|c| clock(self, c)).collect::<Vec<Html>>(),
            in_layers(shape, self.selected).filter_map(|m| token(self, m)).collect::<Vec<Html>>()
        )
    }
}

/// The line from which on two runs are no longer the same.
fn difference(y: f64) -> Html {
    markup!(
        "<g class=\"differs\" transform={}><line x2=\"100%\"/><rect x=\"3\" y=\"-8\" width=\"18\" height=\"16\" rx=\"3\"/><text x=\"12\" y=\"4.5\">≠</text></g>",
        at(0.0, y)
    )
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
    let name = ["timer.", clock.timer.name()].concat();
    let label = props.words.fill(
        "timer.left",
        &[
            ("host", props.words.host(clock.host)),
            ("timer", props.words.get(&name)),
            ("left", &props.words.span(clock.remaining)),
        ],
    );
    let key = [clock.host.name(), " ", clock.timer.name()].concat();
    markup!(
        "<svg key={} class=\"clock\" viewBox=\"-13 -13 26 26\" data-timer={} role=\"img\" aria-label={}>\
            <circle class=\"ground\" r=\"13\"/><circle class=\"rest\" r=\"10\"/>\
            <circle class=\"left\" r=\"10\" pathLength=\"1\" transform=\"rotate(-90)\"/><path class=\"hand\" d=\"M0-5V0H4\"/>\
        </svg>",
        key,
        clock.timer.name(),
        label
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
        stem: present.shape.y - moving.y,
        chosen: *selected == Some(this),
        on_act: on_act.clone(),
    };
    Some(keyed([&digits(moving.segment.into()), ".", &digits(moving.copy.into())].concat(), token))
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
    /// From its lane to the line of the present.
    stem: f64,
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
        let width = if copied { 18.0 + 7.8 * letters(&self.flags) } else { self.width };
        let peer = self.words.host(self.from.other());
        // The name of the button begins with what it shows.
        let detail = if copied || self.detail.is_empty() { String::new() } else { [" ", &self.detail].concat() };
        let shown = [self.flags.as_str(), &detail].concat();
        let label = self.words.fill("ladder.moving", &[("segment", &shown), ("peer", peer)]);
        let grip = width.max(TOUCH);
        let outline = chip::outline(self.kind, self.from, width);
        markup!(
            "<svg class=\"token\" width={} height=\"44\" viewBox={} role=\"button\" tabindex=\"0\" aria-pressed={} aria-label={} data-kind={} \
                data-copy={} data-will={} data-segment={} onclick={} onpointerdown={} onkeydown={}>\
                <line class=\"stem\" y2={}/><rect class=\"grip\" x={} y=\"-22\" width={} height=\"44\"/><path class=\"halo\" d={}/><path class=\"chip\" d={}/>\
                <text y=\"4.5\" text-anchor=\"middle\"><tspan class=\"flags\">{}</tspan><tspan class=\"detail\">{}</tspan></text>\
            </svg>",
            px(grip),
            [&px(-grip / 2.0), " -22 ", &px(grip), " 44"].concat(),
            self.chosen,
            label,
            kind(self.kind),
            copied,
            fate(self.will_be),
            this.0.to_string(),
            on!(onclick, onclick),
            on!(onpointerdown, onpointerdown),
            on!(onkeydown, onkeydown),
            px(self.stem),
            px(-grip / 2.0),
            px(grip),
            &outline,
            &outline,
            &self.flags,
            detail
        )
    }
}
