//! A host: its name, its state now, and what its application can do; what is not possible now says why.

use fourway_proto::State;
use fourway_sim::{CallName, Side};
use fourway_stage::{Msg, Offer};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::by_ptr::ByPtr;
use crate::words::Words;

/// What the part is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The words.
    pub words: Words,
    /// Which host.
    pub side: Side,
    /// Its state now.
    pub state: State,
    /// What its application can do.
    pub offers: ByPtr<Vec<Offer>>,
    /// The act that the page invites to, if it is one of this host's.
    #[prop_or_default]
    pub invited: Option<CallName>,
    /// Only the name and the state.
    #[prop_or_default]
    pub bare: bool,
    /// Takes what a person asks of the player.
    pub on_act: Callback<Msg>,
}

/// The host.
#[component]
pub fn Host(props: &Props) -> Html {
    // The reason that stands below the buttons: of the one that was touched last.
    let asked = use_state_eq(|| None::<CallName>);
    let writing = use_state_eq(|| false);
    let words = &props.words;
    let name = words.host_name(props.side);
    let title = html! {
        <h2>
            <span class="who">{ name }</span>
            <span class="state" data-state={props.state.name()}>{ props.state.name() }</span>
        </h2>
    };
    if props.bare {
        return html! { <section class="host" data-host={props.side.name()} aria-label={name.to_owned()}>{ title }</section> };
    }
    let refused = props.offers.iter().find(|o| Some(o.call) == *asked).or_else(|| most_wanted(&props.offers));
    let why = refused.and_then(|o| o.possible.as_ref().err());
    let on_ask = {
        let asked = asked.clone();
        Callback::from(move |call| asked.set(Some(call)))
    };
    let on_write = {
        let writing = writing.clone();
        Callback::from(move |()| writing.set(!*writing))
    };
    let can_send = props.offers.iter().any(|o| o.call == CallName::Send && o.possible.is_ok());
    let close = {
        let writing = writing.clone();
        Callback::from(move |()| writing.set(false))
    };
    html! {
        <section class="host" data-host={props.side.name()}
            aria-label={words.fill("section.application", &[("host", name)])}>
            { title }
            <div class="calls">
                { for props.offers.iter().map(|offer| button(props, offer, *writing, &on_ask, &on_write)) }
            </div>
            if *writing && can_send {
                <Writing words={words.clone()} side={props.side} on_act={&props.on_act} on_close={close} />
            } else {
                <p class="why">{ why.cloned().unwrap_or_default() }</p>
            }
        </section>
    }
}

/// The reason worth saying without being asked: why the first of what is offered is not possible.
fn most_wanted(offers: &[Offer]) -> Option<&Offer> {
    offers.first().filter(|o| o.possible.is_err())
}

fn button(props: &Props, offer: &Offer, writing: bool, on_ask: &Callback<CallName>, on_write: &Callback<()>) -> Html {
    let (side, call) = (props.side, offer.call);
    let (short, full) = props.words.call(side, call);
    let id = format!("why-{}-{}", side.name(), call.name());
    let ask = on_ask.reform(move |_: FocusEvent| call);
    let over = on_ask.reform(move |_: MouseEvent| call);
    if let Err(reason) = &offer.possible {
        let onclick = on_ask.reform(move |_: MouseEvent| call);
        return html! {
            <>
                <button type="button" aria-disabled="true" aria-label={full} aria-describedby={id.clone()}
                    title={reason.clone()} data-call={call.name()} {onclick} onfocus={ask} onmouseenter={over}>{ short }</button>
                <span {id} class="unseen">{ reason }</span>
            </>
        };
    }
    let expanded = (call == CallName::Send).then(|| writing.to_string());
    let onclick = if call == CallName::Send {
        on_write.reform(|_: MouseEvent| ())
    } else {
        props.on_act.reform(move |_: MouseEvent| Msg::Call(side, call))
    };
    let class = if props.invited == Some(call) { "primary" } else { "" };
    let what = props.words.text(&format!("call.{}.what", call.name()));
    html! {
        <button type="button" {class} aria-label={full} aria-expanded={expanded} title={what} data-call={call.name()} {onclick}>{ short }</button>
    }
}

/// What the field for a text to send is made of.
#[derive(Properties, PartialEq)]
struct WritingProps {
    words: Words,
    side: Side,
    on_act: Callback<Msg>,
    on_close: Callback<()>,
}

/// A field for the text and the button that sends it.
#[component]
fn Writing(props: &WritingProps) -> Html {
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                field.select();
            }
        });
    }
    let onsubmit = {
        let (field, side) = (field.clone(), props.side);
        let (on_act, on_close) = (props.on_act.clone(), props.on_close.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let text = field.cast::<HtmlInputElement>().map(|f| f.value()).unwrap_or_default();
            if !text.is_empty() {
                on_close.emit(());
                on_act.emit(Msg::Send(side, text));
            }
        })
    };
    let onkeydown = {
        let on_close = props.on_close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                on_close.emit(());
            }
        })
    };
    let words = &props.words;
    html! {
        <form class="writing" {onsubmit} {onkeydown}>
            <input ref={field} type="text" maxlength="200" autocomplete="off" aria-label={words.text("call.send.text")}
                value={words.text("call.send.default")} />
            <button type="submit">{ words.get("call.send") }</button>
        </form>
    }
}
