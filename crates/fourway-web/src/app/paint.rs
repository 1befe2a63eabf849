//! Where things are at the present, set on the elements directly: sixty times a second there is nothing else to do.
//!
//! No part draws these attributes, so nothing that is painted here is ever drawn over with something older.

use fourway_proto::Micros;
use fourway_sim::Side;
use fourway_stage::{Frame, Ladder, within};
use web_sys::{Element, HtmlElement};
use yew::NodeRef;

use super::App;
use crate::ladder::in_layers;
use crate::px::{Part, Px, at, px};
use crate::words::readable;

/// The elements that move, as they were drawn last.
#[derive(Default)]
pub struct Canvas {
    veil: Option<Element>,
    now: Option<Element>,
    tag: Option<[Element; 3]>,
    /// Each with the stem to the line of the present, for those that travel in a lane beside it.
    tokens: Vec<((u32, u32), Element, Element)>,
    clocks: Vec<(Element, Element)>,
}

/// What shows the moment on the transport.
#[derive(Default)]
pub struct Clockwork {
    scrubber: Option<HtmlElement>,
    time: Option<Element>,
}

impl Canvas {
    /// Finds the elements of a drawing of `shape`.
    pub fn find(stage: &NodeRef, shape: &Frame, chosen: Option<(u32, u32)>) -> Self {
        let Some(stage) = stage.cast::<Element>() else { return Self::default() };
        let all = |selector: &str| {
            let list = stage.query_selector_all(selector).ok();
            let count = list.as_ref().map_or(0, web_sys::NodeList::length);
            (0..count).filter_map(move |i| wasm_bindgen::JsCast::dyn_into(list.as_ref()?.item(i)?).ok())
        };
        let drawn = in_layers(shape, chosen).map(|m| (m.segment, m.copy));
        let tag = one(&stage, ".tag").and_then(|tag| {
            let (rect, text) = (one(&tag, "rect")?, one(&tag, "text")?);
            Some([tag, rect, text])
        });
        Self {
            veil: one(&stage, ".veil"),
            now: one(&stage, ".now"),
            tag,
            tokens: drawn
                .zip(all(".token"))
                .filter_map(|(id, t): (_, Element)| Some((id, t.clone(), one(&t, ".stem")?)))
                .collect(),
            clocks: all(".clock").filter_map(|clock: Element| Some((clock.clone(), one(&clock, ".left")?))).collect(),
        }
    }

    /// Sets what depends on the moment alone; `over` where nothing is still to come.
    fn paint(&self, frame: &Frame, ladder: &Ladder, over: bool, moment: &str) {
        let y = px(frame.y);
        if let Some(veil) = &self.veil {
            set(veil, "y", &if over { px(ladder.height) } else { y.clone() });
        }
        if let Some(now) = &self.now {
            set(now, "y1", &y);
            set(now, "y2", &y);
        }
        for moving in &frame.moving {
            let this = (moving.segment, moving.copy);
            if let Some((_, token, stem)) = self.tokens.iter().find(|(id, _, _)| *id == this) {
                set(token, "transform", &at(moving.x, moving.y));
                set(stem, "y2", &px(frame.y - moving.y));
            }
        }
        for (clock, (whole, left)) in frame.clocks.iter().zip(&self.clocks) {
            set(whole, "transform", &at(clock.x, clock.y));
            set(left, "stroke-dasharray", &format!("{} 1", Part(within(clock.left, 0.0, 1.0))));
        }
        if let Some([tag, rect, text]) = &self.tag {
            // Digits are all of one width, so the tag is as wide as its text is long.
            let width = 14.0 + 7.4 * moment.chars().count() as f64;
            // Beside a ladder without times stand the names of states: the tag hangs under the line then, over the future.
            let drop = if ladder.ticks.is_empty() { 13.0 } else { 0.0 };
            set(tag, "transform", &at(ladder.width - width - 2.0, frame.y + drop));
            set(rect, "width", &px(width));
            set(text, "x", &Px(width / 2.0).to_string());
            text.set_text_content(Some(moment));
        }
    }
}

impl Clockwork {
    fn find(transport: &NodeRef) -> Self {
        let Some(transport) = transport.cast::<Element>() else { return Self::default() };
        Self {
            scrubber: one(&transport, ".scrubber").and_then(|s| wasm_bindgen::JsCast::dyn_into(s).ok()),
            time: one(&transport, ".time"),
        }
    }
}

fn one(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

impl App {
    /// Sets everything that depends on the moment alone.
    pub fn paint(&self) {
        let (words, player, seen) = (&self.words, &self.player, &self.seen);
        let over = player.at_end() && player.at() > Micros::ZERO;
        let moment = words.moment(readable(player.at()));
        self.canvas.paint(&seen.frame, &seen.ladder, over, &moment);
        if let Some(other) = &seen.other {
            self.canvas_beside.paint(&other.frame, &other.ladder, false, &moment);
        }
        let end = words.moment(player.trace().end());
        let told = words.fill("transport.now", &[("at", &moment), ("end", &end)]);
        if let Some(scrubber) = &self.clockwork.scrubber {
            let position = player.position();
            // Refused only for a property that cannot be set.
            let _ = scrubber.style().set_property("--at", &Part(position).to_string());
            set(scrubber, "aria-valuenow", &((position * 1000.0).round() as u32).to_string());
            set(scrubber, "aria-valuetext", &told);
        }
        if let Some(time) = &self.clockwork.time {
            time.set_text_content(Some(&told));
        }
    }

    /// The elements of the last drawing, and where things are in it.
    pub fn paint_anew(&mut self) {
        let (after, seen) = (&self.after, &self.seen);
        self.canvas = Canvas::find(&after.scroller, &seen.shape, self.player.selected());
        self.canvas_beside =
            seen.other.as_ref().map_or_else(Canvas::default, |other| Canvas::find(&after.beside, &other.shape, None));
        self.clockwork = Clockwork::find(&after.transport);
        self.paint();
    }
}

fn set(element: &Element, name: &str, value: &str) {
    // Refused only for a name that is no name.
    let _ = element.set_attribute(name, value);
}

/// True when two frames show the same things, if at other places.
pub fn same_shape(one: &Frame, other: &Frame) -> bool {
    let moving = |frame: &Frame| frame.moving.iter().map(|m| (m.arrow, m.segment, m.copy)).collect::<Vec<_>>();
    let clocks = |frame: &Frame| frame.clocks.iter().map(|c| (c.host == Side::Client, c.timer)).collect::<Vec<_>>();
    one.record == other.record
        && one.states == other.states
        && moving(one) == moving(other)
        && clocks(one) == clocks(other)
}
