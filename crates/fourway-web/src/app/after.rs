//! What is done to the elements after they were drawn: scrolling, focus, opening a dialog, watching a width.

use fourway_stage::{Ladder, Msg as Act, within};
use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::panels::Place;
use super::{App, Msg, Panel};
use crate::browser::size::SizeWatch;
use crate::browser::{document, place};
use crate::components::events::{self, ROW, around};

/// Where the present is kept, as a part of the height of the ladder's column.
const PRESENT: f64 = 0.6;

/// Drawings up to this high are drawn as a whole, px.
const WHOLE: f64 = 4096.0;
/// What is drawn above and below what is in sight, px; it changes in steps of as much.
const MARGIN: f64 = 256.0;

/// All of a drawing.
pub const ALL: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);

/// What is drawn of a ladder that is scrolled this far, in a column of this height.
fn window(ladder: &Ladder, top: f64, height: f64) -> (f64, f64) {
    if ladder.height <= WHOLE {
        return ALL;
    }
    let top = (within(top, 0.0, ladder.height - height) / MARGIN).floor() * MARGIN;
    (top - MARGIN, top + height + 2.0 * MARGIN)
}

/// How far a column is scrolled, px.
fn scrolled(column: &NodeRef) -> f64 {
    column.cast::<Element>().map_or(0.0, |column| f64::from(column.scroll_top()))
}

/// The elements that are touched after drawing, and what was done to them last.
#[derive(Default)]
pub struct After {
    /// Where the ladder scrolls.
    pub scroller: NodeRef,
    /// Where the drawing beside it scrolls.
    pub beside: NodeRef,
    /// Where the list of events scrolls.
    pub events: NodeRef,
    /// The open dialog.
    pub dialog: NodeRef,
    /// The transport.
    pub transport: NodeRef,
    /// Where a text to send is written.
    pub writing: NodeRef,
    watched: Option<(Element, Option<SizeWatch>)>,
    /// The inner height of the ladder's column, px.
    pub height: f64,
    /// What is drawn of the run, from one height to another.
    pub window: (f64, f64),
    /// The first event that is drawn, where not all are.
    pub first: usize,
    /// How far the ladder, the one beside it and the list of events are scrolled, as far as is known, px.
    tops: [f64; 3],
    /// The event in focus may be drawn no more.
    held: bool,
    /// How far the ladder was scrolled last, px.
    followed: Option<f64>,
    shown: Option<(Element, usize, Option<usize>, AttrValue)>,
    opened: Option<Panel>,
    written: bool,
}

impl After {
    /// A person scrolled away: the present is to be found again.
    pub fn lose_present(&mut self) {
        self.followed = self.followed.map(|_| f64::MIN);
    }
}

impl App {
    /// Everything that is due.
    pub fn settle(&mut self, ctx: &Context<Self>) {
        self.watch_width(ctx);
        self.paint_anew();
        self.keep_present();
        if !self.lag.is_on() {
            self.keep_event();
        }
        self.open_dialog();
        self.focus_field();
    }

    /// The ladder is laid out for the width of its column, which another arrangement makes anew.
    fn watch_width(&mut self, ctx: &Context<Self>) {
        let Some(column) = self.after.scroller.cast::<Element>() else { return };
        if self.after.watched.as_ref().is_some_and(|(watched, _)| *watched == column) {
            return;
        }
        let link = ctx.link().clone();
        let watch = SizeWatch::new(&column, move |width, height| link.send_message(Msg::Size(width, height)));
        self.after.watched = Some((column, watch));
        self.after.followed = None;
    }

    /// Where the present asks the ladder to be scrolled to from where it is, and whether at once; none where it is to stay.
    fn due(&self, from: &dyn Fn() -> f64) -> Option<(f64, bool)> {
        let top = (self.seen.frame.y - self.after.height * PRESENT).max(0.0);
        if !self.follows || self.after.followed == Some(top) {
            return None;
        }
        let far = || place::is_far(from(), top, self.after.height);
        Some((top, self.still || self.is_playing() || self.after.followed.is_none() || far()))
    }

    /// The present stays in sight, unless a person scrolled away from it.
    pub fn keep_present(&mut self) {
        let Some((top, at_once)) = self.due(&|| scrolled(&self.after.scroller)) else { return };
        if let Some(column) = self.after.scroller.cast::<Element>() {
            place::scroll(&column, top, !at_once);
            self.after.followed = Some(top);
        }
        if let (Some(column), Some(other)) = (self.after.beside.cast::<Element>(), &self.seen.other) {
            place::scroll(&column, other.frame.y - self.after.height * PRESENT, false);
        }
    }

    /// What is drawn of long runs follows what will be in sight at once; tells whether that is something else.
    pub fn look_ahead(&mut self) -> bool {
        // To ask the browser would make it lay out here what is about to change.
        let (due, current) = (self.due(&|| self.after.tops[0]), self.player.current_line());
        if let (Some(_), Some(other)) = (due, &self.seen.other) {
            self.after.tops[1] = other.frame.y - self.after.height * PRESENT;
        }
        if let Some((top, true)) = due {
            self.after.tops[0] = top;
        }
        if self
            .after
            .shown
            .as_ref()
            .is_none_or(|(_, lines, before, _)| *lines != self.seen.lines.len() || *before != current)
        {
            self.after.first = around(self.after.first, current.unwrap_or_default());
        }
        self.look()
    }

    /// Something was scrolled: what is drawn of long runs follows; tells whether that is something else.
    pub fn scrolled(&mut self) -> bool {
        self.after.tops = [scrolled(&self.after.scroller), scrolled(&self.after.beside), self.after.tops[2]];
        let first = self.after.first;
        if let Some(panel) = self.after.events.cast::<HtmlElement>() {
            let top = f64::from(panel.scroll_top());
            if std::mem::replace(&mut self.after.tops[2], top) != top {
                // The events that are drawn are not all as high as one that is not, but there are more than enough.
                self.after.first = around(first, (top / ROW) as usize);
            }
            let focus = document().and_then(|d| d.active_element());
            self.after.held = self.after.first != first && panel.contains(focus.as_deref());
        }
        self.look() || self.after.first != first
    }

    fn look(&mut self) -> bool {
        let (after, seen) = (&mut self.after, &mut self.seen);
        let here = window(&seen.ladder, after.tops[0], after.height);
        let mut other = std::mem::replace(&mut after.window, here) != here;
        if let Some(beside) = &mut seen.other {
            let there = window(&beside.ladder, after.tops[1], after.height);
            other |= std::mem::replace(&mut beside.window, there) != there;
        }
        other
    }

    /// The current event stays in sight inside its own panel.
    fn keep_event(&mut self) {
        let Some(panel) = self.after.events.cast::<HtmlElement>() else { return };
        if std::mem::take(&mut self.after.held) {
            let focus = document().and_then(|d| d.active_element());
            if !panel.contains(focus.as_deref()) {
                // Refused only for an element that is gone.
                let _ = panel.focus();
            }
        }
        let current = self.player.current_line();
        let why = self.why(Place::Why);
        let now = (Element::from(panel.clone()), self.seen.lines.len(), current, why);
        if self.after.shown.as_ref() == Some(&now) {
            return;
        }
        // Where rows come and go, what glides would arrive beside its goal.
        let whole = self.seen.lines.len() <= events::WHOLE;
        match panel.query_selector(".now").ok().flatten() {
            Some(row) => place::reveal(&panel, &row, whole && !self.still && self.after.shown.is_some()),
            None => place::scroll(&panel, current.map_or(0.0, |row| row as f64 * ROW), false),
        }
        self.after.shown = Some(now);
    }

    fn open_dialog(&mut self) {
        if std::mem::replace(&mut self.after.opened, self.panel) == self.panel {
            return;
        }
        if let Some(dialog) = self.after.dialog.cast::<HtmlDialogElement>().filter(|_| self.panel.is_some()) {
            // Refused only when it is open already.
            let _ = dialog.show_modal();
        }
    }

    fn focus_field(&mut self) {
        let writes = self.writing.is_some();
        if std::mem::replace(&mut self.after.written, writes) == writes {
            return;
        }
        if let Some(field) = self.after.writing.cast::<HtmlInputElement>().filter(|_| writes) {
            // Refused only for an element that is gone.
            let _ = field.focus();
            field.select();
        }
    }

    /// The ladder's column has another size.
    pub fn resize(&mut self, ctx: &Context<Self>, width: f64, height: f64) -> bool {
        self.after.height = height;
        let changed = self.player.update(Act::Width(width));
        self.take(ctx, changed);
        true
    }
}
