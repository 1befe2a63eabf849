//! The list of events, in step with the picture: what happened, why, and where it is written.

use fourway_stage::{Line, LineKind, Msg, Who};
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::browser::place;
use crate::by_ptr::ByPtr;
use crate::words::Words;

/// What the list is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The words.
    pub words: Words,
    /// The events of the whole run.
    pub lines: ByPtr<Vec<Line>>,
    /// The event of the present.
    pub current: Option<usize>,
    /// Things may move.
    pub smooth: bool,
    /// Takes what a person asks of the player.
    pub on_act: Callback<Msg>,
}

/// The list; the current event is kept in sight inside its own panel.
#[component]
pub fn Events(props: &Props) -> Html {
    let panel = use_node_ref();
    let row = use_node_ref();
    {
        let (panel, row, smooth) = (panel.clone(), row.clone(), props.smooth);
        use_effect_with((props.current, props.lines.clone()), move |(current, _)| {
            match (panel.cast::<HtmlElement>(), row.cast::<HtmlElement>()) {
                (Some(panel), Some(row)) if current.is_some() => place::reveal(&panel, &row, smooth),
                (Some(panel), _) => place::scroll(&panel, 0.0, smooth),
                (None, _) => {}
            }
        });
    }
    let words = &props.words;
    html! {
        <section class="events" aria-labelledby="events-title">
            <h2 id="events-title">{ words.get("section.events") }</h2>
            if props.lines.is_empty() {
                <p class="hint">{ words.get("events.empty") }</p>
            } else {
                <ol ref={panel} tabindex="-1">
                    { for props.lines.iter().enumerate().map(|(index, line)| {
                        let is_current = props.current == Some(index);
                        event(props, index, line, is_current.then(|| row.clone()).unwrap_or_default())
                    }) }
                </ol>
            }
        </section>
    }
}

fn event(props: &Props, index: usize, line: &Line, row: NodeRef) -> Html {
    let words = &props.words;
    let now = props.current == Some(index);
    let ahead = props.current.is_none_or(|current| index > current);
    let onclick = props.on_act.reform(move |_: MouseEvent| Msg::SeekLine(index));
    html! {
        <li key={index} ref={row} data-who={who(line.who)} data-kind={kind(line.kind)} data-ahead={ahead.to_string()}>
            <button type="button" {onclick} aria-current={now.then_some("step")}>
                <time>{ words.moment(line.at) }</time>
                <span class="what">{ &line.text }</span>
                if let Some((from, to)) = line.transition {
                    <span class="change">
                        <span class="state" data-state={from.name()}>{ from.name() }</span>
                        <span class="to">{ "→" }</span>
                        <span class="state" data-state={to.name()}>{ to.name() }</span>
                    </span>
                }
                if let Some(cite) = line.cite {
                    <cite>{ cite }</cite>
                }
            </button>
        </li>
    }
}

const fn who(who: Who) -> &'static str {
    match who {
        Who::Client => "client",
        Who::Server => "server",
        Who::Path => "path",
        Who::You => "you",
    }
}

const fn kind(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Call => "call",
        LineKind::Sent => "sent",
        LineKind::Transition => "transition",
        LineKind::Fate => "fate",
        LineKind::Ignored => "ignored",
        LineKind::Timer => "timer",
        LineKind::Data => "data",
        LineKind::Error => "error",
        LineKind::Outcome => "outcome",
    }
}
