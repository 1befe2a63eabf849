//! The line of one segment: its slope is its delay, its style says what it is, its end what became of it.

use fourway_stage::marks;
use fourway_stage::{Arrow, ArrowEnd, ArrowKind, Label, Msg};
use yew::prelude::*;

use super::still::text;
use crate::markup::{markup, on};
use crate::px::{digits, line, px};

/// The line, its head or its cross, and a wide invisible line to press on.
pub fn flight(arrow: &Arrow, on_act: &Callback<Msg>) -> Html {
    let [.., a, b] = arrow.points[..] else {
        return markup!("<g/>");
    };
    let path = line(&arrow.points, "");
    let end = match arrow.end {
        ArrowEnd::Arrives | ArrowEnd::Corrupted => shape("head", marks::head(arrow.kind, a, b)),
        ArrowEnd::Lost => shape("cross", marks::cross(b)),
        ArrowEnd::Waiting => dot("waits", b),
    };
    let chosen = (arrow.segment, arrow.copy);
    let bend = match arrow.points[..] {
        [_, bend, _] => dot("bend", bend),
        _ => Html::default(),
    };
    let crack = (arrow.end == ArrowEnd::Corrupted).then(|| shape("crack", marks::crack(a, b)));
    markup!(
        "<g class=\"flight\" data-kind={} data-end={} data-from={} data-again={} data-copy={} data-you={} \
            data-ignored={} data-segment={}>\
            <path class=\"grip\" d={} onclick={}/><path class=\"line\" d={}/>{}{}{}{}\
        </g>",
        kind(arrow.kind),
        fate(arrow.end),
        arrow.from.name(),
        arrow.again,
        arrow.copy > 0,
        arrow.by_person,
        arrow.ignored,
        digits(arrow.segment.into()),
        &path,
        on!(onclick, on_act.reform(move |_: MouseEvent| Msg::Select(Some(chosen)))),
        &path,
        bend,
        crack,
        end,
        arrow.end_label.as_ref().map(fate_name)
    )
}

fn shape(class: &str, path: String) -> Html {
    markup!("<path class={} d={}/>", class, path)
}

fn dot(class: &str, (x, y): (f64, f64)) -> Html {
    markup!("<circle class={} cx={} cy={} r=\"3.5\"/>", class, px(x), px(y))
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
