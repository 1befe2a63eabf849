//! The line of one segment: its slope is its delay, its style says what it is, its end what became of it.

use fourway_stage::{Arrow, ArrowEnd, ArrowKind, Label, Msg};
use yew::prelude::*;

use super::still::text;
use crate::chip;
use crate::px::{Px, line, px};

/// The line, its head or its cross, and a wide invisible line to press on.
pub fn flight(arrow: &Arrow, on_act: &Callback<Msg>) -> Html {
    let [.., a, b] = arrow.points[..] else {
        return Html::default();
    };
    let path = line(&arrow.points, "");
    let end = match arrow.end {
        ArrowEnd::Arrives | ArrowEnd::Corrupted => html! { <path class="head" d={chip::head(arrow.kind, a, b)} /> },
        ArrowEnd::Lost => html! { <path class="cross" d={cross(b)} /> },
        ArrowEnd::Waiting => html! { <circle class="waits" cx={px(b.0)} cy={px(b.1)} r="4" /> },
    };
    let chosen = (arrow.segment, arrow.copy);
    let onclick = on_act.reform(move |_: MouseEvent| Msg::Select(Some(chosen)));
    html! {
        <g class="flight" data-kind={kind(arrow.kind)} data-end={fate(arrow.end)} data-from={arrow.from.name()}
            data-again={arrow.again.to_string()} data-copy={(arrow.copy > 0).to_string()}
            data-you={arrow.by_person.to_string()} data-ignored={arrow.ignored.to_string()} data-segment={arrow.segment.to_string()}>
            <path class="grip" d={path.clone()} {onclick} />
            <path class="line" d={path} />
            if arrow.points.len() > 2 {
                <circle class="bend" cx={px(arrow.points[1].0)} cy={px(arrow.points[1].1)} r="3.5" />
            }
            if arrow.end == ArrowEnd::Corrupted {
                <path class="crack" d={crack(a, b)} />
            }
            { end }
            if let Some(label) = &arrow.end_label {
                { fate_name(label) }
            }
        </g>
    }
}

/// What is written at a cross stands a little above it: the line of the present often stops right there.
fn fate_name(label: &Label) -> Html {
    text(&Label { y: label.y - 9.0, ..label.clone() }, "fate-name")
}

/// The kind in the markup.
pub const fn kind(kind: ArrowKind) -> &'static str {
    match kind {
        ArrowKind::Syn => "syn",
        ArrowKind::Fin => "fin",
        ArrowKind::Rst => "rst",
        ArrowKind::Data => "data",
        ArrowKind::Ack => "ack",
    }
}

/// The end in the markup.
pub const fn fate(end: ArrowEnd) -> &'static str {
    match end {
        ArrowEnd::Arrives => "arrives",
        ArrowEnd::Lost => "lost",
        ArrowEnd::Corrupted => "corrupted",
        ArrowEnd::Waiting => "waiting",
    }
}

fn cross((x, y): (f64, f64)) -> String {
    format!("M{} {}l12 12m0-12l-12 12", Px(x - 6.0), Px(y - 6.0))
}

/// A bolt across the line before its end: what arrives here is damaged.
fn crack(a: (f64, f64), b: (f64, f64)) -> String {
    let (x, y) = (b.0 + (a.0 - b.0) * 0.14, b.1 + (a.1 - b.1) * 0.14);
    format!("M{} {}l4 6h-6l4 7", Px(x - 1.0), Px(y - 7.0))
}
