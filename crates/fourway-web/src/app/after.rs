//! What is done to the elements after they were drawn: scrolling, focus, opening a dialog, watching a width.

use fourway_stage::Msg as Act;
use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::panels::Place;
use super::{App, Msg, Panel};
use crate::browser::place;
use crate::browser::size::SizeWatch;

/// Where the present is kept, as a part of the height of the ladder's column.
const PRESENT: f64 = 0.6;

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
        self.keep_event();
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

    /// The present stays in sight, unless a person scrolled away from it.
    pub fn keep_present(&mut self) {
        let top = (self.seen.frame.y - self.after.height * PRESENT).max(0.0);
        if !self.follows || self.after.followed == Some(top) {
            return;
        }
        if let Some(column) = self.after.scroller.cast::<Element>() {
            let jump = self.still || self.is_playing() || self.after.followed.is_none();
            place::scroll(&column, top, !jump);
            self.after.followed = Some(top);
        }
        if let (Some(column), Some(other)) = (self.after.beside.cast::<Element>(), &self.seen.other) {
            place::scroll(&column, other.frame.y - self.after.height * PRESENT, false);
        }
    }

    /// The current event stays in sight inside its own panel.
    fn keep_event(&mut self) {
        let Some(panel) = self.after.events.cast::<HtmlElement>() else { return };
        let why = self.why(Place::Why);
        let now = (Element::from(panel.clone()), self.seen.lines.len(), self.player.current_line(), why);
        if self.after.shown.as_ref() == Some(&now) {
            return;
        }
        match panel.query_selector(".now").ok().flatten() {
            Some(row) => place::reveal(&panel, &row, !self.still && self.after.shown.is_some()),
            None => place::scroll(&panel, 0.0, !self.still),
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
