//! The other runs of the scene: what an act in the past pushed aside is kept, and can be shown or put beside.

use fourway_stage::{Msg, OtherRun};
use yew::prelude::*;

use crate::by_ptr::ByPtr;
use crate::markup::{markup, press, worded};
use crate::part::Part;
use crate::words::Words;

/// What the part is made of.
#[derive(PartialEq)]
pub struct Runs {
    /// The words.
    pub words: Words,
    /// Every run of the scene, the shown one too.
    pub runs: ByPtr<Vec<OtherRun>>,
    /// The one that stands beside.
    pub beside: Option<usize>,
    /// Takes what a person asks of the player.
    pub on_act: Callback<Msg>,
}

impl Part for Runs {
    fn draw(&self) -> Html {
        if self.runs.len() < 2 {
            return Html::default();
        }
        worded!(
            &self.words,
            "<section class=\"runs\" aria-labelledby=\"runs-title\"><h2 id=\"runs-title\">{section.runs}</h2><ol>{}</ol></section>",
            self.runs.iter().map(|run| row(self, run)).collect::<Vec<Html>>()
        )
    }
}

fn row(props: &Runs, run: &OtherRun) -> Html {
    let (words, version) = (&props.words, run.version);
    let told = if run.told.is_empty() { words.text("runs.plain") } else { run.told.clone().into() };
    if run.now {
        return worded!(words, "<li aria-current=\"true\"><p>{}</p><span class=\"kind\">{runs.now}</span></li>", told);
    }
    let there = props.beside == Some(version);
    let button = |key: &str, pressed: Option<bool>, msg| {
        markup!(
            "<button type=\"button\" class=\"quiet\" aria-pressed={} aria-label={} onclick={}>{}</button>",
            pressed,
            words.fill(&[key, ".this"].concat(), &[("run", &told)]),
            press(&props.on_act, msg),
            words.get(key)
        )
    };
    markup!(
        "<li><p>{}</p><span class=\"row\">{}{}</span></li>",
        &told,
        button("runs.show", None, Msg::Switch(version)),
        button("runs.beside", Some(there), Msg::Compare((!there).then_some(version)))
    )
}
