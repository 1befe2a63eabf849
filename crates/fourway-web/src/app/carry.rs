//! What goes out of the page and comes into it: documents and links.

use fourway_sim::Scenario;
use fourway_stage::{LONGEST_LINK, Link, LinkStart, Msg as Act};
use yew::prelude::*;

use super::{App, Msg};
use crate::browser::{address, reader};

impl App {
    /// Opens a text that should be a scenario.
    pub fn paste(&mut self, ctx: &Context<Self>, text: &str) -> bool {
        let link = ctx.link().clone();
        self.reading = true;
        reader::read(text, move |scenario| link.send_message(Msg::Read(scenario.map(Box::new))));
        true
    }

    /// Takes the scenario, or tells why there is none.
    pub fn read(&mut self, ctx: &Context<Self>, scenario: Result<Box<Scenario>, String>) -> bool {
        self.reading = false;
        self.refusal = scenario.as_ref().err().map(|refusal| match refusal.split_once('\n') {
            None => self.words.text("scenario.unread"),
            Some((line, place)) => {
                self.mark_paste(place);
                self.words.fill("scenario.error", &[("error", line)]).into()
            }
        });
        if let Ok(scenario) = scenario {
            self.act(ctx, Act::Load(scenario));
            self.panel = None;
        }
        true
    }

    /// Writes the link to what is shown. The document of a scenario of one's own is packed for it.
    pub fn link(&mut self, ctx: &Context<Self>) -> bool {
        let (link, to) = (self.player.link(), ctx.link().clone());
        match link.start {
            LinkStart::Scene(_) => to.send_message(Msg::Linked(Some(link))),
            LinkStart::Document(_) => reader::pack(self.player.opened(), move |packed| {
                let start = packed.map(LinkStart::Document);
                to.send_message(Msg::Linked(start.map(|start| Link { start, ..link })));
            }),
        }
        false
    }

    /// Puts the link into the address and the clipboard.
    pub fn linked(&mut self, ctx: &Context<Self>, link: Option<Link>) -> bool {
        let text = link.map(|link| link.write()).unwrap_or_default();
        if text.is_empty() || text.len() > LONGEST_LINK {
            self.notice = Some(self.words.text(if text.is_empty() { "scenario.unread" } else { "link.not-made" }));
            return true;
        }
        let to = ctx.link().clone();
        let address = address::put_fragment(&text).unwrap_or_default();
        address::copy(&address, move |copied| to.send_message(Msg::Copied(copied)));
        false
    }

    /// Opens the link in the address, if there is one.
    pub fn arrive(&mut self, ctx: &Context<Self>) -> bool {
        let link = match Link::read(&address::fragment()) {
            Ok(link) => link,
            Err(trouble) => {
                self.notice = trouble.key().map(|key| self.words.text(key));
                return trouble.key().is_some();
            }
        };
        if link == self.player.link() {
            return false;
        }
        let to = ctx.link().clone();
        match &link.start {
            LinkStart::Scene(_) => return self.act(ctx, Act::Follow(Box::new(link))),
            LinkStart::Document(packed) => {
                let packed = packed.clone();
                reader::unpack(&packed, move |scenario| {
                    to.send_message(Msg::Arrived(link, scenario.map(Box::new)));
                });
            }
        }
        false
    }

    /// Takes what the link leads to.
    pub fn arrived(&mut self, ctx: &Context<Self>, link: &Link, scenario: Result<Box<Scenario>, String>) -> bool {
        match scenario {
            Ok(scenario) => {
                let changed = self.player.follow_to(None, *scenario, link);
                self.take(ctx, changed);
                self.said = self.words.text("say.linked");
            }
            Err(refusal) => {
                let line = refusal.lines().next().unwrap_or_default();
                let key = if line.is_empty() { "link.damaged" } else { "scenario.error" };
                self.notice = Some(self.words.fill(key, &[("error", line)]).into());
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
        self.refusal = text.is_none().then(|| self.words.text("scenario.unread"));
        if let Some(text) = text {
            self.fill_paste(&text);
        }
        true
    }
}
