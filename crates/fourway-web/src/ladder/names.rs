//! The names of segments, along their lines; a segment in flight bears its name on its chip instead.

use fourway_stage::{Arrow, ArrowLabel, Ladder, Msg};
use yew::prelude::*;

use super::flight::{fate, kind};
use crate::by_ptr::ByPtr;
use crate::markup::{markup, on, put, worded};
use crate::part::Part;
use crate::px::{part, px};
use crate::words::Words;

/// What the layer is made of.
#[derive(PartialEq)]
pub struct Names {
    /// The words.
    pub words: Words,
    /// The geometry.
    pub ladder: ByPtr<Ladder>,
    /// The arrows whose segments are in flight.
    pub aloft: ByPtr<Vec<usize>>,
    /// What is drawn, from one height to another.
    pub window: (f64, f64),
    /// Takes the choice of a segment.
    pub on_act: Callback<Msg>,
}

impl Part for Names {
    fn draw(&self) -> Html {
        let (mut names, (top, bottom)) = (Vec::new(), self.window);
        for index in self.ladder.arrows_between(top, bottom) {
            let arrow = &self.ladder.arrows[index];
            if let (Some(label), false) = (&arrow.label, self.aloft.contains(&index)) {
                put(&mut names, index, name(self, arrow, label));
            }
        }
        markup!("<g class=\"names\">{}</g>", names)
    }
}

fn name(props: &Names, arrow: &Arrow, label: &ArrowLabel) -> Html {
    let chosen = (arrow.segment, arrow.copy);
    let onclick = props.on_act.reform(move |_: MouseEvent| Msg::Select(Some(chosen)));
    let (across, down) = (&*part(label.along.0), &*part(label.along.1));
    // The matrix of a turn: to have its angle takes the arc tangent, which is 1 KB of the page's module.
    let place = [
        "matrix(",
        across,
        " ",
        down,
        " ",
        &part(-label.along.1),
        " ",
        across,
        " ",
        &px(label.x),
        " ",
        &px(label.y),
        ")",
    ]
    .concat();
    worded!(
        &props.words,
        "<g class=\"name\" transform={} data-kind={} data-end={} data-you={} onclick={}>\
            <rect class=\"grip\" x={} y=\"-20\" width={} height=\"20\"/>\
            <text y=\"-7\" text-anchor=\"middle\"><tspan class=\"flags\">{}</tspan>{}{}</text>\
        </g>",
        place,
        kind(arrow.kind),
        fate(arrow.end),
        arrow.by_person,
        on!(onclick, onclick),
        px(-label.width / 2.0),
        px(label.width),
        &label.flags,
        label.again.then(|| worded!(&props.words, "<tspan class=\"again\" dx=\"6\">{ladder.again}</tspan>")),
        (!label.detail.is_empty()).then(|| markup!("<tspan class=\"detail\" dx=\"8\">{}</tspan>", &label.detail))
    )
}
