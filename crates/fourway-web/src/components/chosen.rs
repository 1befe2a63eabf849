//! The chosen segment and what can be done to it, close to where it is.

use fourway_proto::Micros;
use fourway_stage::{Msg, SegmentAct, SegmentOffer};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::by_ptr::ByPtr;
use crate::markup::{markup, on, press, worded};
use crate::part::Part;
use crate::px::{digits, number};
use crate::words::Words;

/// The amounts of a delay, ms.
pub const DELAYS: [u64; 4] = [50, 200, 1000, 3000];

/// What the part is made of.
#[derive(PartialEq)]
pub struct Chosen {
    /// The words.
    pub words: Words,
    /// What people call the segment.
    pub name: AttrValue,
    /// Its numbers.
    pub detail: AttrValue,
    /// What can be done to it.
    pub offers: ByPtr<Vec<SegmentOffer>>,
    /// The amount of a delay, ms.
    pub delay: u64,
    /// Opens what is known of it.
    pub on_details: Callback<()>,
    /// Takes another amount.
    pub on_delay: Callback<u64>,
    /// Where it floats over the ladder; none in the bar of a telephone.
    pub place: Option<AttrValue>,
    /// Takes what a person asks of the player.
    pub on_act: Callback<Msg>,
}

impl Part for Chosen {
    fn draw(&self) -> Html {
        let Chosen { words, name, detail, offers, .. } = self;
        let class = if self.place.is_some() { "chosen-acts floats" } else { "chosen-acts" };
        let why = offers.iter().find_map(|o| o.possible.as_ref().err());
        worded!(
            words,
            "<section class={} style={} aria-label={}>\
                <header>\
                    <p><b>{}</b> <span class=\"detail\">{}</span></p>\
                    <button type=\"button\" class=\"quiet details\" onclick={}>{segment.details}</button>\
                    <button type=\"button\" class=\"round small\" onclick={} aria-label={selected.clear}>{}</button>\
                </header>\
                <div class=\"choices\">{}</div>{}\
            </section>",
            class,
            self.place.as_ref(),
            words.fill("selected.title", &[("segment", name)]),
            name,
            detail,
            on!(onclick, self.on_details.reform(|_: MouseEvent| ())),
            press(&self.on_act, Msg::Select(None)),
            icon(Icon::Close),
            offers.iter().map(|offer| choice(self, offer)).collect::<Vec<Html>>(),
            why.map(|why| markup!("<p class=\"why\">{}</p>", why))
        )
    }
}

fn choice(props: &Chosen, offer: &SegmentOffer) -> Html {
    let words = &props.words;
    let act = key(offer.act);
    let name = words.fill(act, &[("segment", &props.name)]);
    let short = words.text(&[act, ".short"].concat());
    let disabled = offer.possible.is_err();
    let delay = props.delay;
    let msg = match offer.act {
        SegmentAct::Deliver => Msg::Deliver,
        SegmentAct::Drop => Msg::Drop,
        SegmentAct::Delay => Msg::Delay(Micros::from_ms(delay)),
        SegmentAct::Duplicate => Msg::Duplicate,
        SegmentAct::Corrupt => Msg::Corrupt,
    };
    let title = match &offer.possible {
        Ok(()) => words.text(&[act, ".what"].concat()),
        Err(reason) => AttrValue::from(reason.clone()),
    };
    let button = markup!(
        "<button type=\"button\" aria-label={} aria-disabled={} title={} data-act={} onclick={}>{}</button>",
        name,
        disabled.then_some("true"),
        title,
        act,
        (!disabled).then(|| press(&props.on_act, msg)),
        short
    );
    if offer.act != SegmentAct::Delay {
        return button;
    }
    let onchange = props.on_delay.reform(|event: Event| {
        let chosen = event.target_dyn_into::<HtmlSelectElement>();
        chosen.and_then(|s| number(&s.value())).unwrap_or(DELAYS[1])
    });
    let amount = |ms: u64| {
        let chosen = (ms == delay).then_some("selected");
        markup!("<option value={} selected={}>{}</option>", digits(ms), chosen, words.span(Micros::from_ms(ms)))
    };
    let amounts: Vec<Html> = DELAYS.into_iter().map(amount).collect();
    worded!(
        words,
        "<span class=\"with-amount\">{}<select aria-label={act.delay.amount} onchange={} disabled={}>{}</select></span>",
        button,
        on!(onchange, onchange),
        disabled.then_some(""),
        amounts
    )
}

const fn key(act: SegmentAct) -> &'static str {
    match act {
        SegmentAct::Deliver => "act.deliver",
        SegmentAct::Drop => "act.drop",
        SegmentAct::Delay => "act.delay",
        SegmentAct::Duplicate => "act.duplicate",
        SegmentAct::Corrupt => "act.corrupt",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::part::testing::markup;
    use fourway_stage::Catalogue;

    #[test]
    fn each_act_names_the_segment_and_one_that_is_not_possible_says_why() {
        let offers = vec![
            SegmentOffer { act: SegmentAct::Drop, possible: Ok(()) },
            SegmentOffer { act: SegmentAct::Delay, possible: Ok(()) },
            SegmentOffer { act: SegmentAct::Corrupt, possible: Err("It is already damaged.".into()) },
        ];
        let html = markup(Chosen {
            words: Words::from(&Catalogue::english()),
            name: "ACK".into(),
            detail: "seq 2 ack 2".into(),
            offers: ByPtr::new(offers),
            delay: 200,
            on_details: Callback::noop(),
            on_delay: Callback::noop(),
            place: None,
            on_act: Callback::noop(),
        });
        for part in [
            r#"aria-label="Drop this ACK""#,
            r#"<option value="200" selected="selected">200 ms</option>"#,
            r#"aria-label="Corrupt this ACK" aria-disabled="true""#,
            r#"<p class="why">It is already damaged.</p>"#,
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }
}
