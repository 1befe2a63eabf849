//! Where things are at the present, set on the elements directly: sixty times a second there is nothing else to do.
//!
//! No part draws these attributes, so nothing that is painted here is ever drawn over with something older.

use fourway_proto::Micros;
use fourway_sim::Side;
use fourway_stage::{Frame, Ladder, letters, within};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::NodeRef;

use super::App;
use crate::ladder::in_layers;
use crate::px::{digits, part, px};
use crate::words::readable;

/// The elements that move, as they were drawn last.
#[derive(Default)]
pub struct Canvas {
    veil: Option<HtmlElement>,
    now: Option<HtmlElement>,
    tag: Option<HtmlElement>,
    tokens: Vec<((u32, u32), HtmlElement)>,
    /// Each with the arc of what is left.
    clocks: Vec<(HtmlElement, HtmlElement)>,
}

/// What shows the moment on the transport.
#[derive(Default)]
pub struct Clockwork {
    scrubber: Option<HtmlElement>,
    done: Option<HtmlElement>,
    thumb: Option<HtmlElement>,
    time: Option<HtmlElement>,
}

impl Canvas {
    /// Finds the elements of a drawing of `shape`.
    pub fn find(stage: &NodeRef, shape: &Frame, chosen: Option<(u32, u32)>) -> Self {
        let Some(stage) = stage.cast::<Element>() else { return Self::default() };
        let all = |selector: &str| {
            let list = stage.query_selector_all(selector).ok();
            let count = list.as_ref().map_or(0, web_sys::NodeList::length);
            (0..count).filter_map(move |i| Some(list.as_ref()?.item(i)?.unchecked_into()))
        };
        let drawn = in_layers(shape, chosen).map(|m| (m.segment, m.copy));
        Self {
            veil: one(&stage, ".veil"),
            now: one(&stage, ".now"),
            tag: one(&stage, ".tag"),
            tokens: drawn.zip(all(".token")).collect(),
            clocks: all(".clock")
                .filter_map(|clock: HtmlElement| Some((clock.clone(), one(&clock, ".left")?)))
                .collect(),
        }
    }

    /// Sets what depends on the moment alone; `over` where nothing is still to come.
    fn paint(&self, frame: &Frame, ladder: &Ladder, over: bool) {
        if let Some(veil) = &self.veil {
            shift(veil, 0.0, if over { ladder.height } else { frame.y });
        }
        if let Some(now) = &self.now {
            shift(now, 0.0, frame.y);
        }
        for moving in &frame.moving {
            let this = (moving.segment, moving.copy);
            if let Some((_, token)) = self.tokens.iter().find(|(id, _)| *id == this) {
                shift(token, moving.x, moving.y);
            }
        }
        for (clock, (whole, left)) in frame.clocks.iter().zip(&self.clocks) {
            shift(whole, clock.x, clock.y);
            set(left, "stroke-dasharray", &[&part(within(clock.left, 0.0, 1.0)), " 1"].concat());
        }
        if let Some(tag) = &self.tag {
            // Beside a ladder without times stand the names of states: the tag hangs under the line then, over the future.
            shift(tag, 0.0, frame.y + if ladder.ticks.is_empty() { 13.0 } else { 0.0 });
        }
    }

    /// Writes the moment.
    fn tell(&self, moment: &str) {
        if let Some(tag) = &self.tag {
            // Digits are all of one width, so the tag is as wide as its text is long.
            style(tag, "width", &[&px(14.0 + 7.4 * letters(moment)), "px"].concat());
            tag.set_text_content(Some(moment));
        }
    }
}

impl Clockwork {
    fn find(transport: &NodeRef) -> Self {
        let Some(transport) = transport.cast::<Element>() else { return Self::default() };
        Self {
            scrubber: one(&transport, ".scrubber"),
            done: one(&transport, ".done"),
            thumb: one(&transport, ".thumb"),
            time: one(&transport, ".time"),
        }
    }
}

/// An element to paint on. Those of a drawing have a style as well.
fn one(root: &Element, selector: &str) -> Option<HtmlElement> {
    Some(root.query_selector(selector).ok()??.unchecked_into())
}

impl App {
    /// Sets everything that depends on the moment alone, but no text: nothing is laid out anew.
    pub fn paint(&self) {
        let (player, seen) = (&self.player, &self.seen);
        let over = player.at_end() && player.at() > Micros::ZERO;
        self.canvas.paint(&seen.frame, &seen.ladder, over);
        if let Some(other) = &seen.other {
            self.canvas_beside.paint(&other.frame, &other.ladder, false);
        }
        let position = part(player.position());
        if let (Some(done), Some(thumb)) = (&self.clockwork.done, &self.clockwork.thumb) {
            style(done, "transform", &["scaleX(", &position, ")"].concat());
            style(thumb, "transform", &["translateX(calc(", &position, "*100cqw))"].concat());
        }
    }

    /// Writes the moment where it stands.
    fn tell(&self) {
        let (words, player) = (&self.words, &self.player);
        let moment = words.moment(readable(player.at()));
        self.canvas.tell(&moment);
        self.canvas_beside.tell(&moment);
        let end = words.moment(player.trace().end());
        let told = words.fill("transport.now", &[("at", &moment), ("end", &end)]);
        if let Some(scrubber) = &self.clockwork.scrubber {
            set(scrubber, "aria-valuenow", &digits((player.position() * 1000.0).round() as u64));
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
        self.tell();
    }
}

fn set(element: &Element, name: &str, value: &str) {
    // Refused only for a name that is no name.
    let _ = element.set_attribute(name, value);
}

fn style(element: &HtmlElement, name: &str, value: &str) {
    // Refused only for a property that cannot be set.
    let _ = element.style().set_property(name, value);
}

fn shift(element: &HtmlElement, x: f64, y: f64) {
    style(element, "transform", &["translate(", &px(x), "px,", &px(y), "px)"].concat());
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
