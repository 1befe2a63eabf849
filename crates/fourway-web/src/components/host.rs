//! A host: its name, its state now, and what its application can do; what is not possible now says why.

use fourway_proto::State;
use fourway_sim::{CallName, Side};
use fourway_stage::{Msg, Offer};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::events::chip;
use crate::by_ptr::ByPtr;
use crate::markup::{markup, on, press, worded};
use crate::part::Part;
use crate::words::Words;

/// What a host is made of.
#[derive(PartialEq)]
pub struct Host {
    /// The words.
    pub words: Words,
    /// Which host.
    pub side: Side,
    /// Its state now.
    pub state: State,
    /// What its application can do.
    pub offers: ByPtr<Vec<Offer>>,
    /// The act that the page invites to, if it is one of this host's.
    pub invited: Option<CallName>,
    /// The act whose reason stands below, of those that are not possible.
    pub asked: Option<CallName>,
    /// Where the text to send is written, while it is.
    pub writing: Option<NodeRef>,
    /// Takes what a person asks of the player.
    pub on_act: Callback<Msg>,
    /// Takes which reason is asked for.
    pub on_ask: Callback<(Side, CallName)>,
    /// Opens and closes the field for a text.
    pub on_write: Callback<Option<Side>>,
}

impl Part for Host {
    fn draw(&self) -> Html {
        let Self { words, side, .. } = self;
        let offers = || self.offers.iter();
        // Without being asked: why the first of what is offered is not possible.
        let asked = offers().find(|o| Some(o.call) == self.asked).or_else(|| offers().next());
        let why = asked.and_then(|o| o.possible.as_ref().err());
        let field = self.writing.as_ref().filter(|_| offers().any(|o| o.call == CallName::Send && o.possible.is_ok()));
        markup!(
            "<section class=\"host\" data-host={} aria-label={}>{}<div class=\"calls\">{}</div>{}</section>",
            side.name(),
            words.fill("section.application", &[("host", words.host_name(*side))]),
            title(words, *side, self.state),
            offers().map(|offer| button(self, offer)).collect::<Vec<Html>>(),
            match field {
                Some(field) => writing(self, field),
                None => markup!("<p class=\"why\">{}</p>", why.map(String::as_str).unwrap_or_default()),
            }
        )
    }
}

/// A host's name and its state now.
pub fn title(words: &Words, side: Side, state: State) -> Html {
    markup!("<h2><span class=\"who\">{}</span> {}</h2>", words.host_name(side), chip(state, true))
}

/// One element in both cases, so that the focus stays where an act has just made itself impossible.
fn button(host: &Host, offer: &Offer) -> Html {
    let (words, side, call) = (&host.words, host.side, offer.call);
    let (short, full) = words.call(side, call);
    let reason = offer.possible.as_ref().err();
    let sends = call == CallName::Send && reason.is_none();
    let open = host.writing.is_some();
    let ask = || host.on_ask.reform(move |()| (side, call));
    let pressed = match reason {
        Some(_) => on!(onclick, ask().reform(|_: MouseEvent| ())),
        None if sends => on!(onclick, host.on_write.reform(move |_: MouseEvent| (!open).then_some(side))),
        None => press(&host.on_act, Msg::Call(side, call)),
    };
    let id = ["why-", side.name(), "-", call.name()].concat();
    markup!(
        "<button type=\"button\" class={} aria-disabled={} aria-label={} aria-describedby={} aria-expanded={} title={} data-call={} \
            onclick={} onfocus={} onmouseenter={}>{}</button>\
        <span id={} class=\"unseen\">{}</span>",
        if host.invited == Some(call) && reason.is_none() { "primary" } else { "" },
        reason.map(|_| "true"),
        full,
        reason.map(|_| id.clone()),
        sends.then_some(open),
        reason.map_or_else(|| words.text(&["call.", call.name(), ".what"].concat()), |reason| reason.clone().into()),
        call.name(),
        pressed,
        on!(onfocus, ask().reform(|_: FocusEvent| ())),
        on!(onmouseenter, ask().reform(|_: MouseEvent| ())),
        short,
        &id,
        reason
    )
}

/// A field for the text and the button that sends it.
fn writing(host: &Host, field: &NodeRef) -> Html {
    let (words, side) = (&host.words, host.side);
    let onsubmit = {
        let (field, on_act, on_write) = (field.clone(), host.on_act.clone(), host.on_write.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let text = field.cast::<HtmlInputElement>().map(|f| f.value()).unwrap_or_default();
            if !text.is_empty() {
                on_write.emit(None);
                on_act.emit(Msg::Send(side, text));
            }
        })
    };
    let onkeydown = {
        let on_write = host.on_write.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                on_write.emit(None);
            }
        })
    };
    worded!(
        words,
        "<form class=\"writing\" onsubmit={} onkeydown={}>\
            <input ref={} type=\"text\" maxlength=\"200\" autocomplete=\"off\" aria-label={call.send.text} value={call.send.default}/>\
            <button type=\"submit\" class=\"primary\">{call.send}</button>\
        </form>",
        on!(onsubmit, onsubmit),
        on!(onkeydown, onkeydown),
        field
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::part::testing::markup;
    use fourway_stage::Catalogue;

    fn host(offers: Vec<Offer>, asked: Option<CallName>) -> Host {
        Host {
            words: Words::from(&Catalogue::english()),
            side: Side::Client,
            state: State::FinWait1,
            offers: ByPtr::new(offers),
            invited: Some(CallName::Abort),
            asked,
            writing: None,
            on_act: Callback::noop(),
            on_ask: Callback::noop(),
            on_write: Callback::noop(),
        }
    }

    fn offers() -> Vec<Offer> {
        vec![
            Offer { call: CallName::Close, possible: Err("Said already.".into()) },
            Offer { call: CallName::Send, possible: Err("Nothing to send.".into()) },
            Offer { call: CallName::Abort, possible: Ok(()) },
        ]
    }

    #[test]
    fn an_act_that_is_not_possible_is_there_and_says_why() {
        let html = markup(host(offers(), None));
        assert!(
            html.contains(r#"aria-disabled="true" aria-label="Client: close" aria-describedby="why-client-close""#),
            "{html}"
        );
        assert!(html.contains(r#"<span id="why-client-send" class="unseen">Nothing to send.</span>"#), "{html}");
        assert!(html.contains(r#"<p class="why">Said already.</p>"#), "{html}");
    }

    #[test]
    fn the_reason_below_is_the_one_that_was_asked_for() {
        let html = markup(host(offers(), Some(CallName::Send)));
        assert!(html.contains(r#"<p class="why">Nothing to send.</p>"#), "{html}");
    }

    #[test]
    fn the_act_that_is_invited_to_stands_out() {
        let html = markup(host(offers(), None));
        assert!(html.contains(r#"class="primary" aria-label="Client: abort""#), "{html}");
        assert!(html.contains(r#"data-state="FIN-WAIT-1""#), "{html}");
    }
}
