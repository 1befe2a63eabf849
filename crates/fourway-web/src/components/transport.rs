//! The transport: back, play, forward, the scrubber, the speed, and whether quiet time is skimmed.

use fourway_stage::{Mark, Msg};
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::scrubber::scrubber;
use crate::by_ptr::ByPtr;
use crate::markup::{markup, press, worded};
use crate::part::Part;
use crate::words::Words;

/// What the transport is made of. The moment itself is painted (`app/paint.rs`).
#[derive(PartialEq)]
pub struct Transport {
    /// The words.
    pub words: Words,
    /// Where the moment is painted.
    pub node: NodeRef,
    /// Time runs.
    pub playing: bool,
    /// The present is the beginning.
    pub at_start: bool,
    /// Nothing is left to play.
    pub at_end: bool,
    /// There is nothing to play at all.
    pub empty: bool,
    /// The page invites to play.
    pub invited: bool,
    /// What stands on the scrubber.
    pub marks: ByPtr<Vec<Mark>>,
    /// Time runs backwards.
    pub backwards: bool,
    /// The pace.
    pub pace: Html,
    /// Takes what a person asks of the player.
    pub on_act: Callback<Msg>,
}

impl Part for Transport {
    fn draw(&self) -> Html {
        let Transport { words, on_act, .. } = self;
        let (play, play_icon) = if self.playing && !self.backwards {
            ("transport.pause", Icon::Pause)
        } else {
            ("transport.play", Icon::Play)
        };
        let play_class = if self.invited { "play primary" } else { "play" };
        let button = |key, class, shown, disabled: bool, msg: Msg| {
            let label = words.text(key);
            let disabled = disabled.then_some("true");
            markup!(
                "<button type=\"button\" class={} onclick={} aria-label={} title={} aria-disabled={}>{}</button>",
                class,
                press(on_act, msg),
                &label,
                &label,
                disabled,
                icon(shown)
            )
        };
        worded!(
            words,
            "<section class=\"transport\" ref={} aria-label={transport.label}>\
                <div class=\"steps\">{}{}{}{}{}</div>\
                {}\
                <p class=\"time\" aria-hidden=\"true\"></p>\
                {}\
            </section>",
            &self.node,
            button("transport.restart", "", Icon::Restart, self.at_start, Msg::Restart),
            button("transport.back", "", Icon::Back, self.at_start, Msg::StepBack),
            button(
                if self.backwards { "transport.pause" } else { "transport.reverse" },
                "reverse",
                if self.backwards { Icon::Pause } else { Icon::PlayBack },
                self.empty,
                Msg::PlayBack
            ),
            button(play, play_class, play_icon, self.empty, Msg::Toggle),
            button("transport.forward", "", Icon::Forward, self.at_end, Msg::StepForward),
            scrubber(words, &self.marks, on_act),
            self.pace.clone()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::part::testing::markup;
    use fourway_proto::Micros;
    use fourway_stage::{Catalogue, MarkKind};

    fn transport(playing: bool, at_end: bool, empty: bool) -> String {
        markup(Transport {
            words: Words::from(&Catalogue::english()),
            node: NodeRef::default(),
            playing,
            at_start: false,
            at_end,
            empty,
            invited: !at_end && !playing,
            marks: ByPtr::new(vec![Mark { at: Micros::ZERO, position: 0.25, kind: MarkKind::Loss }]),
            backwards: false,
            pace: Html::default(),
            on_act: Callback::noop(),
        })
    }

    #[test]
    fn the_scrubber_is_a_slider_with_marks() {
        let html = transport(false, false, false);
        assert!(html.contains(r#"role="slider" tabindex="0" aria-label="Moment of the run""#), "{html}");
        assert!(html.contains(r#"<i data-kind="loss" style="--at:0.25">"#), "{html}");
    }

    #[test]
    fn the_middle_button_plays_or_pauses_and_is_off_only_where_there_is_nothing_to_play() {
        let is_there = |html: String, part: &str| assert!(html.contains(part), "{part} in {html}");
        is_there(transport(false, false, false), r#"class="play primary" aria-label="Play" title="Play">"#);
        is_there(transport(true, false, false), r#"class="play" aria-label="Pause" title="Pause">"#);
        is_there(transport(false, true, false), r#"class="play" aria-label="Play" title="Play">"#);
        is_there(transport(false, true, true), r#"aria-label="Play" title="Play" aria-disabled="true""#);
    }

    #[test]
    fn a_step_that_leads_nowhere_is_off() {
        let html = transport(false, true, false);
        assert!(html.contains(r#"aria-label="Step forward" title="Step forward" aria-disabled="true""#), "{html}");
        assert!(html.contains(r#"aria-label="Step back" title="Step back">"#), "{html}");
    }
}
