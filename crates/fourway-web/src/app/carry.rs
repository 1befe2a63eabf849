//! What goes out of the page and comes into it: documents and links.

use fourway_sim::Scenario;
use fourway_stage::{Link, Msg as Act};
use web_sys::Element;
use yew::prelude::*;

use super::panels::Place;
use super::{App, Msg};
use crate::browser::failure::GoodStep;
use crate::browser::reader::{self, Arrival};
use crate::browser::{address, host};

impl App {
    /// Opens the pasted text, which should be a scenario.
    pub fn paste(&mut self, ctx: &Context<Self>) -> bool {
        let link = ctx.link().clone();
        self.reading = true;
        reader::paste(move |scenario| link.send_message(Msg::Read(scenario.map(Box::new))));
        true
    }

    /// Does what a control of a panel says.
    pub fn put(&mut self, ctx: &Context<Self>, control: &Element) -> bool {
        let link = ctx.link().clone();
        reader::put(self.player.scenario(), control, move |answer| link.send_message(Msg::Read(answer.map(Box::new))));
        false
    }

    /// Takes the scenario, or tells why there is none.
    pub fn read(&mut self, ctx: &Context<Self>, scenario: Result<Box<Scenario>, String>) -> bool {
        self.reading = false;
        match scenario {
            Ok(scenario) => {
                let at = self.player.at();
                self.act(ctx, Act::Load(scenario));
                // What was set beside the ladder is seen at the moment at which it was set.
                if self.panel.take().is_none() {
                    self.act(ctx, Act::Seek(at));
                }
            }
            Err(markup) if markup.starts_with('<') => {
                self.told = AttrValue::default();
                self.panels[Place::Dialog as usize].markup = Some(markup.into());
            }
            Err(why) => self.told = if why.is_empty() { self.not_loaded() } else { why.into() },
        }
        true
    }

    /// Puts the link to what is shown into the address and the clipboard.
    pub fn link(&mut self, ctx: &Context<Self>) -> bool {
        let (link, to) = (self.shown_link(), ctx.link().clone());
        reader::link(&link, self.own(), move |told| to.send_message(Msg::Linked(told)));
        false
    }

    /// Nothing has failed and nobody has acted for a while: here a start after a failure may go on.
    pub fn settled(&self) -> bool {
        GoodStep { scenario: self.player.scenario().clone(), at: self.player.at() }.keep();
        self.tell_where();
        false
    }

    /// Tells the host of an embedded page what is shown. Elsewhere the address has it, for a reload and for the way back:
    /// what is shown in the Lab, unless that opens by itself. Nobody is told what the address is about to replace.
    pub fn tell_where(&self) {
        if self.arriving {
            return;
        }
        let is_first = self.player.scene().is_some_and(|card| card.place == 0) && !self.player.can_undo();
        if host::listens() {
            reader::tell_host(&self.shown_link(), self.own(), self.player.scenario());
        } else if self.way.place.is_empty() && !is_first {
            reader::stay(&self.shown_link(), self.own());
        }
    }

    /// What was opened, where it is no scene of the gallery.
    fn own(&self) -> Option<&Scenario> {
        self.player.scene().is_none().then(|| self.player.opened())
    }

    /// Says what became of the link.
    pub fn linked(&mut self, told: Option<String>) -> bool {
        self.notice = Some(told.map_or_else(|| self.not_loaded(), AttrValue::from));
        true
    }

    /// Opens the link in the address, if there is one.
    pub fn arrive(&mut self, ctx: &Context<Self>) -> bool {
        let text = address::fragment();
        if text.starts_with("fourway=") {
            let to = ctx.link().clone();
            self.arriving = true;
            reader::follow(&text, move |found| {
                let (link, arrival) =
                    found.map_or_else(|why| (None, Err(why)), |(link, found)| (Some(link), Ok(found)));
                to.send_message(Msg::Arrived(link, arrival));
            });
            return false;
        }
        self.enter(ctx, &text, false)
    }

    /// Asks for a scene of the gallery.
    pub fn scene_at(&mut self, ctx: &Context<Self>, place: usize) -> bool {
        let to = ctx.link().clone();
        reader::scene(place, move |scene| to.send_message(Msg::Arrived(None, scene)));
        false
    }

    /// Takes a scene, or what the link leads to.
    pub fn arrived(&mut self, ctx: &Context<Self>, link: Option<Link>, arrival: Result<Box<Arrival>, String>) -> bool {
        self.arriving = false;
        match (arrival, link) {
            (Ok(_), Some(link)) if link == self.shown_link() => return false,
            (Ok(arrival), Some(link)) => {
                let (card, scenario) = *arrival;
                let changed = self.player.follow(card, scenario, &link);
                self.take(ctx, changed);
                self.said = self.words.text("say.linked");
                self.look_at(ctx, &link.view);
            }
            (Ok(arrival), None) => {
                self.panel = None;
                if let (Some(card), scenario) = *arrival {
                    self.act(ctx, Act::Open(Box::new((card, scenario))));
                }
            }
            (Err(why), _) => self.unread(why),
        }
        true
    }

    /// Asks for the document of this run.
    pub fn fill(&mut self, ctx: &Context<Self>) -> bool {
        let link = ctx.link().clone();
        self.reading = true;
        reader::fill(self.player.scenario(), move |told| link.send_message(Msg::Told(told)));
        true
    }

    /// What is said where the module that is loaded later did not come.
    pub fn not_loaded(&self) -> AttrValue {
        self.words.text("part.unread")
    }

    /// Says what became of a wish in a dialog.
    pub fn told(&mut self, told: Option<String>) -> bool {
        self.reading = false;
        self.told = told.map_or_else(|| self.not_loaded(), AttrValue::from);
        true
    }
}
