//! A panel of the module that is loaded later: its markup, and what its links do.

use yew::prelude::*;

use crate::go::Go;
use crate::markup::{made, markup};
use crate::part::Part;

/// What the panel is made of.
#[derive(PartialEq)]
pub struct Panel {
    /// Its name.
    pub name: &'static str,
    /// Its markup; none until it is there.
    pub markup: Option<AttrValue>,
    /// What stands there until then.
    pub meanwhile: AttrValue,
    /// What a person looks at, and where links lead.
    pub go: Go,
}

impl Part for Panel {
    fn draw(&self) -> Html {
        markup!(
            "<div class=\"later\" data-panel={} onclick={} onpointerover={} onfocusin={} onkeydown={} onchange={}>{}</div>",
            self.name,
            self.go.pressed(),
            self.go.pointed(),
            self.go.focused(),
            self.go.keyed(),
            self.go.changed(),
            match &self.markup {
                Some(there) => made(there),
                None => markup!("<p class=\"hint meanwhile\">{}</p>", &self.meanwhile),
            }
        )
    }
}
