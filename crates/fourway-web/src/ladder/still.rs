//! What stands still: times, lifelines with their states, timers, torn edges, calls and the lines of the segments.

use fourway_sim::Side;
use fourway_stage::marks;
use fourway_stage::{Anchor, Band, Break, CallMark, Label, Ladder, Msg, Tick, TimerMark};
use yew::prelude::*;

use super::flight::flight;
use crate::by_ptr::ByPtr;
use crate::markup::{markup, put};
use crate::part::Part;
use crate::px::px;

/// What the layer is made of.
#[derive(PartialEq)]
pub struct Still {
    /// The geometry.
    pub ladder: ByPtr<Ladder>,
    /// What is drawn, from one height to another.
    pub window: (f64, f64),
    /// Takes the choice of a segment.
    pub on_act: Callback<Msg>,
}

/// How many kinds of marks stand in one list.
const KINDS: usize = 7;

impl Part for Still {
    fn draw(&self) -> Html {
        let (ladder, (top, bottom)) = (&*self.ladder, self.window);
        let seen = |y0: f64, y1: f64| y0 <= bottom && top <= y1;
        let timers = ladder.timers_between(top, bottom);
        // Each kind counts for itself: another run that begins alike changes what is other in it, and nothing before that.
        let (mut parts, mut names, mut flights) = (Vec::new(), Vec::new(), Vec::new());
        for (n, t) in ladder.ticks.iter().enumerate() {
            if seen(t.y, t.y) {
                put(&mut parts, n * KINDS, tick(ladder, t));
            }
        }
        for (n, mark) in ladder.paths.iter().enumerate() {
            if seen(mark.y, mark.y) {
                let ends = [ladder.client_x, ladder.server_x].map(|x| (x, mark.y));
                put(&mut parts, n * KINDS + 1, markup!("<path class=\"path\" d={}/>", marks::line(&ends, "")));
                put(&mut names, n * KINDS + 2, text(&mark.label, "call-name"));
            }
        }
        for (n, b) in ladder.bands.iter().enumerate() {
            if seen(b.y0, b.y1) {
                put(&mut parts, n * KINDS + 3, band(ladder, b));
            }
        }
        for n in timers {
            let mark = &ladder.timers[n];
            if mark.shown {
                put(&mut parts, n * KINDS + 4, timer(mark));
                put(&mut names, n * KINDS + 5, text(&mark.label, "timer-name"));
            }
        }
        for (n, b) in ladder.breaks.iter().enumerate() {
            if seen(b.y0, b.y1) {
                put(&mut parts, n * KINDS + 6, torn(ladder, b));
            }
        }
        parts.append(&mut names);
        for n in ladder.arrows_between(top, bottom) {
            put(&mut flights, n, flight(&ladder.arrows[n], &self.on_act));
        }
        for (n, c) in ladder.calls.iter().enumerate() {
            if seen(c.y, c.y) {
                put(&mut names, n, call(ladder, c));
            }
        }
        markup!("<g class=\"still\">{}{}{}</g>", parts, flights, names)
    }
}

/// A text of the drawing, where there is room for it.
pub fn text(label: &Label, class: &'static str) -> Html {
    if !label.shown || label.text.is_empty() {
        return Html::default();
    }
    markup!(
        "<text class={} x={} y={} text-anchor={}>{}</text>",
        class,
        px(label.x),
        px(label.y),
        anchor(label.anchor),
        &label.text
    )
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
    markup!(
        "<g class=\"tick\"><line x1={} x2={} y1={} y2={}/><text x={} y={} text-anchor=\"end\">{}</text></g>",
        px(ladder.client_x + half),
        px(ladder.server_x - half),
        px(tick.y),
        px(tick.y),
        px(ladder.width - 8.0),
        px(tick.y + 4.0),
        &tick.text
    )
}

/// A state on its lifeline: a light body, and an edge in the state's strong colour on the side of its name.
fn band(ladder: &Ladder, band: &Band) -> Html {
    let x = ladder.lifeline(band.host) - ladder.band_width / 2.0;
    let edge = match band.host {
        Side::Client => x,
        Side::Server => x + ladder.band_width - 4.0,
    };
    let height = (band.y1 - band.y0).max(0.0);
    markup!(
        "<g class=\"band\" data-state={}>\
            <rect class=\"body\" x={} y={} width={} height={}/><rect class=\"edge\" x={} y={} width=\"4\" height={}/>{}\
        </g>",
        band.state.name(),
        px(x),
        px(band.y0),
        px(ladder.band_width),
        px(height),
        px(edge),
        px(band.y0),
        px(height),
        text(&band.label, "state-name")
    )
}

/// A bracket from where a timer was armed to where it ended; fired ones end in a bar.
fn timer(timer: &TimerMark) -> Html {
    let (path, (x, y)) = marks::bracket(timer);
    markup!(
        "<g class=\"timer\" data-fired={} data-timer={}><path d={}/>{}</g>",
        timer.fired,
        timer.timer.name(),
        path,
        timer.fired.then(|| markup!("<circle cx={} cy={} r=\"3.5\"/>", px(x), px(y)))
    )
}

/// Two torn edges across both lifelines, with the length of what is left out between them.
fn torn(ladder: &Ladder, gap: &Break) -> Html {
    let [whole, upper, lower] = marks::torn(ladder, gap);
    markup!(
        "<g class=\"torn\"><path class=\"gap\" d={}/><path class=\"edge\" d={}/><path class=\"edge\" d={}/>{}</g>",
        whole,
        upper,
        lower,
        text(&gap.label, "torn-name")
    )
}

/// A call of an application: a wedge beside the lifeline, and its name.
fn call(ladder: &Ladder, call: &CallMark) -> Html {
    markup!(
        "<g class=\"call\" data-you={} data-refused={}><path d={}/>{}</g>",
        call.by_person,
        call.refused,
        marks::wedge(ladder, call),
        text(&call.label, "call-name")
    )
}
