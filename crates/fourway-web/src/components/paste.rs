//! A place for a scenario of one's own: what is refused says why in one line and changes nothing.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::words::Words;

/// What the part is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The words.
    pub words: Words,
    /// Takes the text.
    pub on_paste: Callback<String>,
    /// Why the last text was refused.
    pub refusal: Option<AttrValue>,
    /// The run's document, to begin from.
    pub document: AttrValue,
}

/// The part.
#[component]
pub fn Paste(props: &Props) -> Html {
    let field = use_node_ref();
    let onsubmit = {
        let (field, on_paste) = (field.clone(), props.on_paste.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                on_paste.emit(field.value());
            }
        })
    };
    let fill = {
        let (field, document) = (field.clone(), props.document.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                field.set_value(&document);
            }
        })
    };
    let words = &props.words;
    let wrong = props.refusal.is_some();
    html! {
        <form class="paste" {onsubmit}>
            <h3>{ words.get("section.scenario") }</h3>
            <p id="paste-intro">{ words.get("scenario.intro") }</p>
            <textarea ref={field} rows="5" spellcheck="false" aria-label={words.text("scenario.label")} aria-describedby="paste-intro paste-refusal"
                aria-invalid={wrong.then_some("true")} placeholder={words.text("scenario.placeholder")} />
            <p id="paste-refusal" class="refusal" role="alert">
                if let Some(refusal) = &props.refusal {
                    { words.fill("scenario.error", &[("error", refusal)]) }
                }
            </p>
            <div class="row">
                <button type="submit" class="primary">{ words.get("scenario.apply") }</button>
                <button type="button" onclick={fill}>{ words.get("scenario.fill") }</button>
            </div>
        </form>
    }
}
