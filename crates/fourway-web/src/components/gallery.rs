//! The gallery: every scene with what to watch for, and a place for a scenario of one's own.

use fourway_stage::{Msg, gallery};
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::paste::Paste;
use crate::browser::dialog::use_modal;
use crate::words::Words;

/// What the gallery is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The words.
    pub words: Words,
    /// The scene that is open.
    pub open: Option<usize>,
    /// Takes the choice of a scene.
    pub on_act: Callback<Msg>,
    /// Closes the gallery.
    pub on_close: Callback<()>,
    /// Takes a pasted text.
    pub on_paste: Callback<String>,
    /// Why the pasted text was refused.
    pub refusal: Option<AttrValue>,
    /// The run's document, to begin from.
    pub document: AttrValue,
}

/// The gallery.
#[component]
pub fn Gallery(props: &Props) -> Html {
    let node = use_modal();
    let words = &props.words;
    let onclose = props.on_close.reform(|_: Event| ());
    let close = props.on_close.reform(|_: MouseEvent| ());
    html! {
        <dialog ref={node} class="gallery" aria-labelledby="gallery-title" {onclose}>
            <header>
                <h2 id="gallery-title">{ words.get("section.gallery") }</h2>
                <button type="button" class="round" onclick={close} aria-label={words.text("panel.close")}>{ icon(Icon::Close) }</button>
            </header>
            <ol>
                { for gallery().iter().enumerate().map(|(index, scene)| card(props, index, scene.name)) }
            </ol>
            <Paste words={words.clone()} on_paste={&props.on_paste} refusal={props.refusal.clone()} document={props.document.clone()} />
        </dialog>
    }
}

fn card(props: &Props, index: usize, name: &str) -> Html {
    let words = &props.words;
    let onclick = {
        let (on_act, on_close) = (props.on_act.clone(), props.on_close.clone());
        Callback::from(move |_: MouseEvent| {
            on_close.emit(());
            on_act.emit(Msg::Open(index));
        })
    };
    let current = (props.open == Some(index)).then_some("true");
    html! {
        <li>
            <button type="button" class="card" {onclick} aria-current={current} data-scene={name.to_owned()}>
                <b>{ words.get(&format!("scene.{name}.title")) }</b>
                <span>{ words.get(&format!("scene.{name}.watch")) }</span>
            </button>
        </li>
    }
}
