//! The two ends now: the state of each in plain words, and the timers that run.

use fourway_proto::State;
use fourway_sim::Side;
use fourway_stage::Clock;
use yew::prelude::*;

use super::events::chip;
use crate::markup::{markup, worded};
use crate::part::Part;
use crate::words::Words;

/// What the part is made of.
#[derive(PartialEq)]
pub struct Ends {
    /// The words.
    pub words: Words,
    /// The state of the client and of the server.
    pub states: [State; 2],
    /// The timers that run, as text.
    pub timers: Vec<(Side, AttrValue)>,
}

/// What is said of the timers: one sentence each, to the tenth of a second so that it can be read while it runs.
pub fn told(words: &Words, clocks: &[Clock]) -> Vec<(Side, AttrValue)> {
    clocks
        .iter()
        .map(|clock| {
            let mut left = clock.remaining;
            // Not every frame: a text that changes sixty times a second cannot be read.
            left.0 -= left.0 % 100_000;
            let key = ["timer.", clock.timer.name(), ".mark"].concat();
            (clock.host, AttrValue::from(words.fill(&key, &[("span", &words.span(left))])))
        })
        .collect()
}

impl Part for Ends {
    fn draw(&self) -> Html {
        worded!(
            &self.words,
            "<section class=\"ends\" aria-labelledby=\"ends-title\"><h2 id=\"ends-title\">{section.ends}</h2>{}{}</section>",
            end(self, Side::Client),
            end(self, Side::Server)
        )
    }
}

fn end(props: &Ends, side: Side) -> Html {
    let words = &props.words;
    let state = props.states[side as usize];
    let timers = props.timers.iter().filter(|(host, _)| *host == side);
    let timers: Vec<Html> = timers.map(|(_, text)| markup!("<p class=\"timer\">{}</p>", text)).collect();
    markup!(
        "<div class=\"end\" data-host={}>\
            <h3><span class=\"who\">{}</span> {}</h3><p>{}</p>{}\
        </div>",
        side.name(),
        words.host_name(side),
        chip(state, true),
        words.get(&["state.", state.name()].concat()),
        timers
    )
}
