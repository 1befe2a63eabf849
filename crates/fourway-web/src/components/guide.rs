//! The scene: which one it is and what to watch for.

use yew::prelude::*;

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
        html! {
            <section class="scene" aria-labelledby="scene-title">
                <p class="kicker">{ &self.kicker }</p>
                <h1 id="scene-title">{ &self.title }</h1>
                if !self.watch.is_empty() {
                    <p class="watch">{ &self.watch }</p>
                }
            </section>
        }
    }
}
