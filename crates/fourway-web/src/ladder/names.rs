//! The names of segments, along their lines; a segment in flight bears its name on its chip instead.

use fourway_stage::{Arrow, ArrowLabel, Ladder, Msg};
use yew::prelude::*;

use super::flight::{fate, kind};
use crate::by_ptr::ByPtr;
use crate::part::Part;
use crate::px::{Px, at, px};
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
    /// Takes the choice of a segment.
    pub on_act: Callback<Msg>,
}

impl Part for Names {
    fn draw(&self) -> Html {
        let arrows = self.ladder.arrows.iter().enumerate();
        html! {
            <g class="names">
                { for arrows.map(|(index, arrow)| match &arrow.label {
                    Some(label) if !self.aloft.contains(&index) => name(self, arrow, label),
                    Some(_) | None => Html::default(),
                }) }
            </g>
        }
    }
}

fn name(props: &Names, arrow: &Arrow, label: &ArrowLabel) -> Html {
    let chosen = (arrow.segment, arrow.copy);
    let onclick = props.on_act.reform(move |_: MouseEvent| Msg::Select(Some(chosen)));
    let place = format!("{} rotate({})", at(label.x, label.y), Px(label.angle));
    html! {
        <g class="name" transform={place} data-kind={kind(arrow.kind)} data-end={fate(arrow.end)}
            data-you={arrow.by_person.to_string()} {onclick}>
            <rect class="grip" x={px(-label.width / 2.0)} y="-20" width={px(label.width)} height="20" />
            <text y="-7" text-anchor="middle">
                <tspan class="flags">{ &label.flags }</tspan>
                if label.again {
                    <tspan class="again" dx="6">{ props.words.get("ladder.again") }</tspan>
                }
                if !label.detail.is_empty() {
                    <tspan class="detail" dx="8">{ &label.detail }</tspan>
                }
            </text>
        </g>
    }
}
