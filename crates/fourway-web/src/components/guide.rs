//! The scene: which one it is and what to watch for.

use yew::prelude::*;

use crate::markup::markup;
use crate::part::Part;

/// What the part is made of.
#[derive(PartialEq)]
pub struct Guide {
    /// "Scene 1 of 17", or that it is the person's own.
    pub kicker: AttrValue,
    /// The scene's name.
    pub title: AttrValue,
    /// What to watch for; empty for a person's own.
    pub watch: AttrValue,
}

impl Part for Guide {
    fn draw(&self) -> Html {
        markup!(
            "<section class=\"scene\" aria-labelledby=\"scene-title\">\
                <p class=\"kicker\">{}</p><h1 id=\"scene-title\">{}</h1>{}\
            </section>",
            &self.kicker,
            &self.title,
            (!self.watch.is_empty()).then(|| markup!("<p class=\"watch\">{}</p>", &self.watch))
        )
    }
}
