//! The gallery: every scene with what to watch for, and a place for a scenario of one's own.

use fourway_stage::{Msg, gallery};
use yew::prelude::*;

use super::dialog::dialog;
use super::paste::Paste;
use crate::markup::{markup, on};
use crate::part::Part;
use crate::words::Words;

/// What the gallery is made of.
#[derive(PartialEq)]
pub struct Gallery {
    /// The words.
    pub words: Words,
    /// Where the dialog stands, to open it.
    pub dialog: NodeRef,
    /// The scene that is open.
    pub open: Option<usize>,
    /// Takes the choice of a scene.
    pub on_act: Callback<Msg>,
    /// Closes the gallery.
    pub on_close: Callback<()>,
    /// The place for a scenario of one's own.
    pub paste: Paste,
}

impl Part for Gallery {
    fn draw(&self) -> Html {
        let words = &self.words;
        let scenes = gallery().iter().enumerate().map(|(index, scene)| card(self, index, scene.name));
        let content = markup!("<ol>{}</ol>{}", scenes.collect::<Vec<Html>>(), self.paste.draw());
        dialog(words, &self.dialog, "gallery", "section.gallery", &self.on_close, content)
    }
}

fn card(props: &Gallery, index: usize, name: &str) -> Html {
    let words = &props.words;
    let onclick = {
        let (on_act, on_close) = (props.on_act.clone(), props.on_close.clone());
        Callback::from(move |_: MouseEvent| {
            on_close.emit(());
            on_act.emit(Msg::Open(index));
        })
    };
    let current = (props.open == Some(index)).then_some("true");
    markup!(
        "<li><button type=\"button\" class=\"card\" onclick={} aria-current={} data-scene={}><b>{}</b><span>{}</span></button></li>",
        on!(onclick, onclick),
        current,
        name,
        words.get(&format!("scene.{name}.title")),
        words.get(&format!("scene.{name}.watch"))
    )
}
