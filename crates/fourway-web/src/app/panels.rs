//! The panels of the module that is loaded later: what is asked of it, and what it answered.

use fourway_sim::Trace;
use fourway_stage::View;
use yew::prelude::*;

use super::{App, Msg, Panel};
use crate::browser::reader;
use crate::by_ptr::ByPtr;
use crate::components::panel::Panel as Later;
use crate::room::{Room, Tab};

/// Where a panel stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the tabs.
    Tab,
    /// At the current event: why.
    Why,
    /// Over the ladder: the ways from cause to effect.
    Chain,
    /// In the open dialog.
    Dialog,
    /// In the place of the scene: the open way.
    Way,
}

impl Place {
    /// How many there are.
    pub const COUNT: usize = Self::Way as usize + 1;
}

/// A question to the module.
#[derive(Clone, PartialEq)]
struct Question {
    name: &'static str,
    view: View,
    turn: u32,
    trace: ByPtr<Trace>,
}

/// A panel: what was asked last, and the last answer.
#[derive(Default)]
pub struct Asked {
    question: Option<Question>,
    /// Its markup; none until it is there.
    pub markup: Option<AttrValue>,
}

impl App {
    /// Asks for what is shown and not answered yet.
    pub fn ask_panels(&mut self, ctx: &Context<Self>) {
        let why = self.asks_why();
        self.ask_panel(ctx, Place::Tab, self.tab.panel().filter(|_| self.shows_tab()));
        self.ask_panel(ctx, Place::Why, why.then_some("why"));
        self.ask_panel(ctx, Place::Chain, why.then_some("chain"));
        self.ask_panel(ctx, Place::Dialog, self.dialog_panel());
        let way = if self.dark { "way-dark" } else { "way" };
        self.ask_panel(ctx, Place::Way, (!self.way.place.is_empty()).then_some(way));
    }

    fn asks_why(&self) -> bool {
        self.gaze.why && !self.is_playing()
    }

    /// Whether the tabs can be seen: on a telephone the sheet may be down.
    fn shows_tab(&self) -> bool {
        self.room != Room::Narrow || self.lift.open
    }

    /// Whether the scene with its name can be seen.
    pub fn shows_scene(&self) -> bool {
        match self.room {
            Room::Wide | Room::Desk => true,
            Room::Narrow | Room::Middle => self.tab == Tab::Scene && self.shows_tab(),
        }
    }

    /// The panel of the open dialog.
    fn dialog_panel(&self) -> Option<&'static str> {
        Some(match self.panel? {
            Panel::Gallery => "gallery",
            Panel::Help => "help",
            Panel::Export if self.dark => "export-dark",
            Panel::Export => "export",
        })
    }

    fn ask_panel(&mut self, ctx: &Context<Self>, place: Place, name: Option<&'static str>) {
        let trace = &self.seen.trace;
        let question = name.map(|name| Question {
            name,
            view: self.view_of(name),
            turn: if place == Place::Way { self.way.turn } else { 0 },
            trace: trace.clone(),
        });
        let asked = &mut self.panels[place as usize];
        if asked.question == question {
            return;
        }
        // Another panel is not what stood here; the same one of another moment may stand until the new one is there.
        if asked.question.as_ref().map(|asked| asked.name) != name {
            asked.markup = None;
        }
        asked.question = question;
        if let Some(Question { name, view, .. }) = &asked.question {
            let (link, view) = (ctx.link().clone(), view.clone());
            let asked = view.clone();
            let take = move |markup| link.send_message(Msg::Panel(place, asked, markup));
            reader::panel(name, self.player.scenario(), &view, take);
        }
    }

    /// What a panel depends on, and no more: it is asked anew when this changes.
    fn view_of(&self, name: &str) -> View {
        let (player, width) = (&self.player, self.seen.ladder.width);
        let base = View { doings: player.doings(), ..View::default() };
        let record = self.seen.frame.record;
        match name {
            "states" => {
                let width = match self.room {
                    Room::Narrow => width - 16.0,
                    Room::Middle => 320.0,
                    Room::Wide => 350.0,
                    Room::Desk => 400.0,
                };
                View { width, record, edge: self.gaze.edge, passed: self.seen.passed.clone(), ..base }
            }
            "gallery" => View { scene: player.scene().map(|card| card.place), ..View::default() },
            "help" | "export" | "export-dark" | "setup" => View::default(),
            "way" | "way-dark" => self.way_view(),
            "ends" => View { record, ..base },
            "segment" => View { width, segment: player.selected(), field: self.gaze.field, ..base },
            _ => View { width, line: player.current_line(), ..base },
        }
    }

    /// Opens a dialog, or closes the open one.
    pub fn show(&mut self, panel: Option<Panel>) -> bool {
        self.told = AttrValue::default();
        if panel == Some(Panel::Export) {
            reader::get_ready();
        }
        std::mem::replace(&mut self.panel, panel) != panel
    }

    /// Takes an answer, unless something else was asked meanwhile.
    pub fn panel(&mut self, place: Place, view: &View, markup: Option<String>) -> bool {
        let asked = &self.panels[place as usize];
        if asked.question.as_ref().is_none_or(|question| question.view != *view) {
            return false;
        }
        let markup = if place == Place::Way { markup.map(|markup| self.arrange_way(&markup)) } else { markup };
        self.panels[place as usize].markup = Some(markup.map_or_else(|| self.not_loaded(), AttrValue::from));
        true
    }

    /// A panel as far as it is there, for a part of the page.
    pub fn later(&self, place: Place, name: &'static str) -> Later {
        let asked = &self.panels[place as usize];
        let here = asked.question.as_ref().is_some_and(|question| question.name.starts_with(name));
        let markup = asked.markup.clone().filter(|_| here);
        Later { name, markup, meanwhile: self.words.text("panel.loading"), go: self.go() }
    }

    /// The markup of what answers why.
    pub fn why(&self, place: Place) -> AttrValue {
        self.panels[place as usize].markup.clone().filter(|_| self.asks_why()).unwrap_or_default()
    }
}
