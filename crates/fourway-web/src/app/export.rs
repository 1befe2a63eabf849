//! The run taken along: the module that is loaded later makes a file of it, and the page says what became of it.

use web_sys::Element;
use yew::prelude::*;

use super::{App, Msg};
use crate::browser::reader;

impl App {
    /// A person pressed a button of a dialog, or set something in a panel.
    pub fn press(&mut self, ctx: &Context<Self>, button: &Element) -> bool {
        // A selector of our own is never refused.
        if button.closest("[data-panel=way]").is_ok_and(|way| way.is_some()) {
            self.press_way(ctx, button);
            return false;
        }
        if button.has_attribute("data-set") {
            return self.put(ctx, button);
        }
        if self.reading {
            return false;
        }
        match button.get_attribute("name").as_deref() {
            Some("read") => self.paste(ctx),
            Some("write") => self.fill(ctx),
            _ => self.export(ctx, button),
        }
    }

    fn export(&mut self, ctx: &Context<Self>, button: &Element) -> bool {
        let link = ctx.link().clone();
        self.reading = true;
        self.told = AttrValue::default();
        reader::export(self.player.scenario(), button, move |told| link.send_message(Msg::Told(told)));
        true
    }
}
