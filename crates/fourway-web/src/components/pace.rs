//! The pace: bookmarks, what a step leads to, how fast time runs and whether quiet time is skimmed.

use fourway_stage::{MarkKind, Msg, Speed, Stride};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::markup::{markup, on, press, worded};
use crate::part::Part;
use crate::words::{Words, speed};

/// What the part is made of. It stands in the transport, and where that has no room for all of it, in a panel too.
#[derive(PartialEq)]
pub struct Pace {
    /// The words.
    pub words: Words,
    /// The present is bookmarked.
    pub bookmarked: bool,
    /// What a step leads to.
    pub stride: Stride,
    /// How fast time runs.
    pub speed: Speed,
    /// Quiet time is skimmed.
    pub skims: bool,
    /// Takes what a person asks of the player.
    pub on_act: Callback<Msg>,
}

impl Part for Pace {
    fn draw(&self) -> Html {
        worded!(
            &self.words,
            "<div class=\"pace\">\
                <button type=\"button\" class=\"flag\" aria-pressed={} aria-label={transport.bookmark} title={transport.bookmark} onclick={}>{}</button>\
                {}{}\
                <button type=\"button\" class=\"toggle\" aria-pressed={} onclick={} title={transport.skim.what}>{transport.skim}</button>\
            </div>",
            self.bookmarked,
            press(&self.on_act, Msg::Bookmark),
            icon(Icon::Bookmark),
            strides(self),
            speeds(self),
            self.skims,
            press(&self.on_act, Msg::SetSkim(!self.skims))
        )
    }
}

fn strides(props: &Pace) -> Html {
    let words = &props.words;
    let onchange = props.on_act.reform(|event: Event| {
        let chosen =
            event.target_dyn_into::<HtmlSelectElement>().and_then(|s| usize::try_from(s.selected_index()).ok());
        Msg::SetStride(chosen.and_then(|i| Stride::ALL.get(i).copied()).unwrap_or_default())
    });
    let one = |one| {
        markup!("<option selected={}>{}</option>", (one == props.stride).then_some("selected"), words.get(stride(one)))
    };
    let strides: Vec<Html> = Stride::ALL.into_iter().map(one).collect();
    worded!(
        words,
        "<select class=\"stride\" aria-label={transport.stride} title={transport.stride} onchange={}>{}</select>",
        on!(onchange, onchange),
        strides
    )
}

const fn stride(stride: Stride) -> &'static str {
    match stride {
        Stride::Event => "stride.event",
        Stride::Mark(MarkKind::Transition) => "stride.transition",
        Stride::Mark(MarkKind::Loss) => "stride.loss",
        Stride::Mark(MarkKind::Timeout) => "stride.timeout",
        Stride::Mark(MarkKind::Act) => "stride.act",
        Stride::Mark(MarkKind::Bookmark) => "stride.bookmark",
    }
}

fn speeds(props: &Pace) -> Html {
    let words = &props.words;
    let onchange = props.on_act.reform(|event: Event| {
        let chosen =
            event.target_dyn_into::<HtmlSelectElement>().and_then(|s| usize::try_from(s.selected_index()).ok());
        Msg::SetSpeed(chosen.and_then(|i| Speed::ALL.get(i).copied()).unwrap_or_default())
    });
    let one = |one| {
        markup!("<option selected={}>{}</option>", (one == props.speed).then_some("selected"), words.get(speed(one)))
    };
    let speeds: Vec<Html> = Speed::ALL.into_iter().map(one).collect();
    worded!(
        words,
        "<select class=\"speed\" aria-label={transport.speed} onchange={}>{}</select>",
        on!(onchange, onchange),
        speeds
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::part::testing::markup;
    use fourway_stage::Catalogue;

    #[test]
    fn the_speed_the_stride_and_what_is_pressed_are_told() {
        let html = markup(Pace {
            words: Words::from(&Catalogue::english()),
            bookmarked: false,
            stride: Stride::Mark(MarkKind::Loss),
            speed: Speed::Half,
            skims: true,
            on_act: Callback::noop(),
        });
        assert!(html.contains(r#"<option selected="selected">½×</option>"#), "{html}");
        assert!(html.contains(r#"<option selected="selected">Step: loss</option>"#), "{html}");
        assert!(html.contains(r#"class="flag" aria-pressed="false""#), "{html}");
        assert!(html.contains(r#"class="toggle" aria-pressed="true""#), "{html}");
    }
}
