//! The transport: back, play, forward, the scrubber, the speed, and whether quiet time is skimmed.

use fourway_proto::Micros;
use fourway_stage::{Mark, Msg, Speed};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::scrubber::Scrubber;
use crate::by_ptr::ByPtr;
use crate::part::Part;
use crate::words::{Words, readable, speed};

/// What the transport is made of.
#[derive(PartialEq)]
pub struct Transport {
    /// The words.
    pub words: Words,
    /// Time runs.
    pub playing: bool,
    /// The present is the beginning.
    pub at_start: bool,
    /// Nothing is left to play.
    pub at_end: bool,
    /// The page invites to play.
    pub invited: bool,
    /// The present.
    pub at: Micros,
    /// The end of the run.
    pub end: Micros,
    /// Where the present stands, 0 to 1.
    pub position: f64,
    /// What stands on the scrubber.
    pub marks: ByPtr<Vec<Mark>>,
    /// How fast time runs.
    pub speed: Speed,
    /// Quiet time is skimmed.
    pub skims: bool,
    /// Takes what a person asks of the player.
    pub on_act: Callback<Msg>,
}

impl Part for Transport {
    fn draw(&self) -> Html {
        let Transport { words, playing, on_act, .. } = self;
        let send = |msg: Msg| on_act.reform(move |_: MouseEvent| msg.clone());
        let (play, play_icon) =
            if *playing { ("transport.pause", Icon::Pause) } else { ("transport.play", Icon::Play) };
        let play_class = if self.invited { "play primary" } else { "play" };
        let skim = on_act.reform({
            let skims = self.skims;
            move |_: MouseEvent| Msg::SetSkim(!skims)
        });
        let time =
            words.fill("transport.now", &[("at", &words.moment(readable(self.at))), ("end", &words.moment(self.end))]);
        let scrubber = Scrubber {
            words: words.clone(),
            position: self.position,
            marks: self.marks.clone(),
            text: time.clone(),
            on_act: on_act.clone(),
        };
        html! {
            <footer class="transport" role="group" aria-label={words.text("transport.label")}>
                <div class="steps">
                    <button type="button" onclick={send(Msg::Restart)} aria-label={words.text("transport.restart")}
                        title={words.text("transport.restart")} aria-disabled={off(self.at_start)}>{ icon(Icon::Restart) }</button>
                    <button type="button" onclick={send(Msg::StepBack)} aria-label={words.text("transport.back")}
                        title={words.text("transport.back")} aria-disabled={off(self.at_start)}>{ icon(Icon::Back) }</button>
                    <button type="button" class={play_class} onclick={send(Msg::Toggle)} aria-label={words.text(play)}
                        title={words.text(play)} aria-disabled={off(self.end == Micros::ZERO)}>{ icon(play_icon) }</button>
                    <button type="button" onclick={send(Msg::StepForward)} aria-label={words.text("transport.forward")}
                        title={words.text("transport.forward")} aria-disabled={off(self.at_end)}>{ icon(Icon::Forward) }</button>
                </div>
                { scrubber.draw() }
                <p class="time" aria-hidden="true">{ time }</p>
                <div class="pace">
                    { speeds(self) }
                    <button type="button" class="toggle" aria-pressed={self.skims.to_string()} onclick={skim}
                        title={words.text("transport.skim.what")}>{ words.get("transport.skim") }</button>
                </div>
            </footer>
        }
    }
}

fn off(disabled: bool) -> Option<&'static str> {
    disabled.then_some("true")
}

fn speeds(props: &Transport) -> Html {
    let words = &props.words;
    let onchange = props.on_act.reform(|event: Event| {
        let chosen =
            event.target_dyn_into::<HtmlSelectElement>().and_then(|s| usize::try_from(s.selected_index()).ok());
        Msg::SetSpeed(chosen.and_then(|i| Speed::ALL.get(i).copied()).unwrap_or_default())
    });
    html! {
        <select class="speed" aria-label={words.text("transport.speed")} {onchange}>
            { for Speed::ALL.into_iter().map(|one| html! {
                <option selected={one == props.speed}>{ words.get(speed(one)) }</option>
            }) }
        </select>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::part::testing::markup;
    use fourway_stage::{Catalogue, MarkKind};

    fn transport(playing: bool, at_end: bool, end: u64) -> String {
        markup(Transport {
            words: Words::from(&Catalogue::english()),
            playing,
            at_start: false,
            at_end,
            invited: !at_end && !playing,
            at: Micros::from_ms(1510),
            end: Micros::from_ms(end),
            position: 0.5,
            marks: ByPtr::new(vec![Mark { at: Micros::ZERO, position: 0.25, kind: MarkKind::Loss }]),
            speed: Speed::Half,
            skims: true,
            on_act: Callback::noop(),
        })
    }

    #[test]
    fn the_scrubber_is_a_slider_that_says_the_moment() {
        let html = transport(false, false, 240_200);
        assert!(html.contains(r#"role="slider" tabindex="0""#), "{html}");
        assert!(html.contains(r#"aria-valuenow="500" aria-valuetext="1.51 s of 240.2 s""#), "{html}");
        assert!(html.contains(r#"<i data-kind="loss" style="--at:0.25">"#), "{html}");
    }

    #[test]
    fn the_middle_button_plays_or_pauses_and_is_off_only_where_there_is_nothing_to_play() {
        assert!(transport(false, false, 240_200).contains(r#"class="play primary" aria-label="Play""#));
        assert!(transport(true, false, 240_200).contains(r#"class="play" aria-label="Pause""#));
        let nothing = transport(false, true, 0);
        assert!(nothing.contains(r#"aria-label="Play" title="Play" aria-disabled="true""#), "{nothing}");
        let again = transport(false, true, 240_200);
        assert!(again.contains(r#"class="play" aria-label="Play" title="Play">"#), "{again}");
    }

    #[test]
    fn the_speed_and_the_skimming_are_told() {
        let html = transport(false, false, 240_200);
        assert!(html.contains("<option selected>½×</option>"), "{html}");
        assert!(html.contains(r#"class="toggle" aria-pressed="true""#), "{html}");
    }
}
