//! What moves: the line of the present, the segments in flight on it, and the timers that run.

use fourway_stage::within;
use fourway_stage::{Arrow, Clock, Frame, Ladder, Moving, Msg};
use yew::prelude::*;

use super::flight::{fate, kind};
use crate::by_ptr::ByPtr;
use crate::chip;
use crate::part::Part;
use crate::px::{Px, at, line, px};
use crate::words::{Words, readable};

/// Radius of a timer's arc, px.
const ARC: f64 = 10.0;
/// Height that a finger needs, px.
const TOUCH: f64 = 44.0;

/// What the layer is made of.
#[derive(PartialEq)]
pub struct Present {
    /// The words.
    pub words: Words,
    /// The geometry.
    pub ladder: ByPtr<Ladder>,
    /// The present.
    pub frame: ByPtr<Frame>,
    /// The chosen segment and which copy of it.
    pub selected: Option<(u32, u32)>,
    /// Takes the choice of a segment.
    pub on_act: Callback<Msg>,
}

impl Part for Present {
    fn draw(&self) -> Html {
        let Present { ladder, frame, .. } = self;
        let y = px(frame.y);
        let time = self.words.moment(readable(frame.at));
        // Beside a ladder without times there are the names of states: the tag hangs under the line then, over the future.
        let drop = if ladder.ticks.is_empty() { 13.0 } else { 0.0 };
        // Digits are all of one width, so the tag is as wide as its text is long.
        let tag = 14.0 + 7.4 * time.chars().count() as f64;
        // The chosen one lies over the others.
        let is_chosen = |m: &Moving| self.selected == Some((m.segment, m.copy));
        html! {
            <g class="present">
                if let Some(arrow) = chosen(ladder, self.selected) {
                    <path class="chosen" d={line(&arrow.points, "")} />
                }
                <line class="now" x1="0" x2="100%" y1={y.clone()} y2={y} />
                { for frame.clocks.iter().map(|c| clock(self, c)) }
                { for frame.moving.iter().filter(|m| !is_chosen(m)).map(|m| token(self, m)) }
                { for frame.moving.iter().filter(|m| is_chosen(m)).map(|m| token(self, m)) }
                <g class="time" transform={at(ladder.width - tag - 2.0, frame.y + drop)}>
                    <rect y="-11" width={px(tag)} height="22" rx="4" />
                    <text x={px(tag / 2.0)} y="4.5" text-anchor="middle">{ time }</text>
                </g>
            </g>
        }
    }
}

fn chosen(ladder: &Ladder, selected: Option<(u32, u32)>) -> Option<&Arrow> {
    let (segment, copy) = selected?;
    ladder.arrows.iter().find(|a| a.segment == segment && a.copy == copy)
}

/// A timer that runs: an arc that shrinks, and what is left of it.
fn clock(props: &Present, clock: &Clock) -> Html {
    let around = std::f64::consts::TAU * ARC;
    let left = format!("{} {}", Px(within(clock.left, 0.0, 1.0) * around), Px(around));
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
    html! {
        <g {key} class="clock" data-timer={clock.timer.name()} role="img" aria-label={label}
            transform={at(clock.x, clock.y)}>
            <circle class="ground" r={px(ARC + 3.0)} />
            <circle class="rest" r={px(ARC)} />
            <circle class="left" r={px(ARC)} stroke-dasharray={left} transform="rotate(-90)" />
            <path class="hand" d="M0 -5 V0 H4" />
        </g>
    }
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
    let peer = props.words.host(arrow.from.other());
    let label = props.words.fill("ladder.moving", &[("segment", &moving.flags), ("peer", peer)]);
    // A copy follows close behind: it bears its name alone.
    let copied = moving.copy > 0;
    let width = if copied { 18.0 + 7.8 * moving.flags.chars().count() as f64 } else { moving.width };
    html! {
        <g key={format!("{}.{}", moving.segment, moving.copy)} class="token" role="button" tabindex="0"
            aria-pressed={pressed.to_string()} aria-label={label} data-kind={kind(moving.kind)}
            data-copy={copied.to_string()} data-will={fate(moving.will_be)} data-segment={moving.segment.to_string()}
            transform={at(moving.x, moving.y)} {onclick} {onpointerdown} {onkeydown}>
            <rect class="grip" x={px(-width.max(TOUCH) / 2.0)} y={px(-TOUCH / 2.0)} width={px(width.max(TOUCH))} height={px(TOUCH)} />
            <path class="halo" d={chip::outline(moving.kind, arrow.from, width)} />
            <path class="chip" d={chip::outline(moving.kind, arrow.from, width)} />
            <text y="4.5" text-anchor="middle">
                <tspan class="flags">{ &moving.flags }</tspan>
                if !copied && !moving.detail.is_empty() {
                    <tspan class="detail" dx="6">{ &moving.detail }</tspan>
                }
            </text>
        </g>
    }
}
