//! The scene: which one it is and what to watch for.

use yew::prelude::*;

use crate::words::Words;

/// What the part is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The words.
    pub words: Words,
    /// "Scene 1 of 17", or that it is the person's own.
    pub kicker: AttrValue,
    /// The scene's name.
    pub title: AttrValue,
    /// What to watch for; empty for a person's own.
    pub watch: AttrValue,
}

/// The scene's name and what to watch for.
#[component]
pub fn Guide(props: &Props) -> Html {
    html! {
        <section class="scene" aria-labelledby="scene-title">
            <p class="kicker">{ &props.kicker }</p>
            <h1 id="scene-title">{ &props.title }</h1>
            if !props.watch.is_empty() {
                <p class="watch">{ &props.watch }</p>
            }
        </section>
    }
}
