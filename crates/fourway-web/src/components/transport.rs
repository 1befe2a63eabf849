//! The transport: back, play, forward, the scrubber, the speed, and whether quiet time is skimmed.

use fourway_proto::Micros;
use fourway_stage::{Mark, Msg, Speed};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::scrubber::Scrubber;
use crate::by_ptr::ByPtr;
use crate::words::{Words, speed};
use crate::part::Part;

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
        let (play, play_icon) = if *playing { ("transport.pause", Icon::Pause) } else { ("transport.play", Icon::Play) };
        let play_class = if self.invited { "play primary" } else { "play" };
        let skim = on_act.reform({
            let skims = self.skims;
            move |_: MouseEvent| Msg::SetSkim(!skims)
        });
        let time = words.fill("transport.now", &[("at", &words.moment(self.at)), ("end", &words.moment(self.end))]);
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
                        title={words.text(play)} aria-disabled={off(self.at_end && !*playing)}>{ icon(play_icon) }</button>
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
        let chosen = event.target_dyn_into::<HtmlSelectElement>().and_then(|s| usize::try_from(s.selected_index()).ok());
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
