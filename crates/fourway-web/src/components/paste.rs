//! A place for a scenario of one's own: what is refused says why in one line and changes nothing.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::markup::{on, worded};
use crate::part::Part;
use crate::words::Words;

/// What the part is made of.
#[derive(PartialEq)]
pub struct Paste {
    /// The words.
    pub words: Words,
    /// Takes the text.
    pub on_paste: Callback<String>,
    /// Why the last text was refused.
    pub refusal: Option<AttrValue>,
    /// Asks for the run's document, to begin from.
    pub on_fill: Callback<()>,
    /// An answer is awaited.
    pub reading: bool,
    /// Where the text stands.
    pub field: NodeRef,
}

impl Part for Paste {
    fn draw(&self) -> Html {
        let onsubmit = {
            let (field, on_paste) = (self.field.clone(), self.on_paste.clone());
            Callback::from(move |event: SubmitEvent| {
                event.prevent_default();
                if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                    on_paste.emit(field.value());
                }
            })
        };
        let fill = self.on_fill.reform(|_: MouseEvent| ());
        let words = &self.words;
        let (wrong, waits) = (self.refusal.is_some(), self.reading.then_some("true"));
        worded!(
            words,
            "<form class=\"paste\" aria-busy={} onsubmit={}>
                <h3>{section.scenario}</h3>
                <p id=\"paste-intro\">{scenario.intro}</p>
                <textarea ref={} rows=\"5\" spellcheck=\"false\" aria-label={scenario.label} placeholder={scenario.placeholder}
                    aria-describedby=\"paste-intro paste-refusal\" aria-invalid={}/>
                <p id=\"paste-refusal\" class=\"refusal\" role=\"alert\">{}</p>
                <div class=\"row\">
                    <button type=\"submit\" class=\"primary\" disabled={}>{scenario.apply}</button>
                    <button type=\"button\" disabled={} onclick={}>{scenario.fill}</button>
                </div>
            </form>",
            waits, on!(onsubmit, onsubmit), &self.field, wrong.then_some("true"), self.refusal.as_ref(),
            waits, waits, on!(onclick, fill)
        )
    }
}
