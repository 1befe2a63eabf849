//! What goes out of the page and comes into it: documents and links.

use fourway_sim::Scenario;
use fourway_stage::{LONGEST_LINK, Link, Msg as Act};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;

use super::panels::Place;
use super::{App, Msg};
use crate::browser::reader::{self, Arrival};
use crate::browser::{address, by_id};

impl App {
    /// Opens the pasted text, which should be a scenario.
    pub fn paste(&mut self, ctx: &Context<Self>) -> bool {
        let link = ctx.link().clone();
        self.reading = true;
        let text = paste_field().map(|field| field.value()).unwrap_or_default();
        reader::read(&text, move |scenario| link.send_message(Msg::Read(scenario.map(Box::new))));
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
            Err(refusal) => {
                self.told = match refusal.split_once('\n') {
                    None => self.words.text("scenario.unread"),
                    Some((line, place)) => {
                        mark_paste(place);
                        self.words.fill("scenario.error", &[("error", line)]).into()
                    }
                };
            }
        }
        true
    }

    /// Asks for the text of the link to what is shown.
    pub fn link(&mut self, ctx: &Context<Self>) -> bool {
        let (link, to) = (self.player.link(), ctx.link().clone());
        let own = self.player.scene().is_none().then(|| self.player.opened());
        reader::link(&link, own, move |text| to.send_message(Msg::Linked(text)));
        false
    }

    /// Puts the link into the address and the clipboard.
    pub fn linked(&mut self, ctx: &Context<Self>, text: Option<String>) -> bool {
        let key = if text.is_none() { "scenario.unread" } else { "link.not-made" };
        let Some(text) = text.filter(|text| text.len() <= LONGEST_LINK) else {
            self.notice = Some(self.words.text(key));
            return true;
        };
        let to = ctx.link().clone();
        let address = address::put_fragment(&text).unwrap_or_default();
        address::copy(&address, move |copied| to.send_message(Msg::Copied(copied)));
        false
    }

    /// Opens the link in the address, if there is one.
    pub fn arrive(&mut self, ctx: &Context<Self>) -> bool {
        let text = address::fragment();
        if text.starts_with("fourway=") {
            let to = ctx.link().clone();
            reader::follow(&text, move |found| {
                let (link, arrival) =
                    found.map_or_else(|why| (None, Err(why)), |(link, found)| (Some(link), Ok(found)));
                to.send_message(Msg::Arrived(link, arrival));
            });
        }
        false
    }

    /// Asks for a scene of the gallery.
    pub fn scene_at(&mut self, ctx: &Context<Self>, place: usize) -> bool {
        let to = ctx.link().clone();
        reader::scene(place, move |scene| to.send_message(Msg::Arrived(None, scene)));
        false
    }

    /// Takes a scene, or what the link leads to.
    pub fn arrived(&mut self, ctx: &Context<Self>, link: Option<Link>, arrival: Result<Box<Arrival>, String>) -> bool {
        match (arrival, link) {
            (Ok(_), Some(link)) if link == self.player.link() => return false,
            (Ok(arrival), Some(link)) => {
                let (card, scenario) = *arrival;
                let changed = self.player.follow(card, scenario, &link);
                self.take(ctx, changed);
                self.said = self.words.text("say.linked");
            }
            (Ok(arrival), None) => {
                self.panel = None;
                if let (Some(card), scenario) = *arrival {
                    self.act(ctx, Act::Open(Box::new((card, scenario))));
                }
            }
            (Err(why), _) => {
                self.notice = Some(if why.is_empty() { self.words.text("panel.unread") } else { why.into() });
            }
        }
        true
    }

    /// Asks for the document of this run.
    pub fn fill(&mut self, ctx: &Context<Self>) -> bool {
        let link = ctx.link().clone();
        self.reading = true;
        reader::write(self.player.scenario(), move |text| link.send_message(Msg::Written(text)));
        true
    }

    /// Takes the document.
    pub fn written(&mut self, text: Option<String>) -> bool {
        self.reading = false;
        self.told = text.is_none().then(|| self.words.text("scenario.unread")).unwrap_or_default();
        if let (Some(field), Some(text)) = (paste_field(), text) {
            field.set_value(&text);
        }
        true
    }
}

/// Where a scenario is pasted.
fn paste_field() -> Option<HtmlTextAreaElement> {
    by_id("paste")?.dyn_into().ok()
}

/// Selects the place of an error in what was pasted: two counts with a space between.
fn mark_paste(place: &str) {
    let ends = place.split_once(' ').and_then(|(start, end)| Some((start.parse().ok()?, end.parse().ok()?)));
    if let (Some(field), Some((start, end))) = (paste_field(), ends) {
        // Refused only for elements without text.
        let _ = field.focus();
        let _ = field.set_selection_range(start, end);
    }
}
