//! The names of segments, along their lines; a segment in flight bears its name on its chip instead.

use fourway_stage::{Arrow, ArrowLabel, Ladder, Msg};
use yew::prelude::*;

use super::flight::{fate, kind};
use crate::by_ptr::ByPtr;
use crate::words::Words;

/// What the layer is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The words.
    pub words: Words,
    /// The geometry.
    pub ladder: ByPtr<Ladder>,
    /// The arrows whose segments are in flight.
    pub aloft: ByPtr<Vec<usize>>,
    /// Takes the choice of a segment.
    pub on_act: Callback<Msg>,
}

/// The layer; it is drawn anew when the ladder is another one or when a flight begins or ends.
#[component]
pub fn Names(props: &Props) -> Html {
    let arrows = props.ladder.arrows.iter().enumerate();
    html! {
        <g class="names">
            { for arrows.map(|(index, arrow)| match &arrow.label {
                Some(label) if !props.aloft.contains(&index) => name(props, arrow, label),
                Some(_) | None => Html::default(),
            }) }
        </g>
    }
}

fn name(props: &Props, arrow: &Arrow, label: &ArrowLabel) -> Html {
    let chosen = (arrow.segment, arrow.copy);
    let onclick = props.on_act.reform(move |_: MouseEvent| Msg::Select(Some(chosen)));
    let place = format!("translate({:.1} {:.1}) rotate({:.2})", label.x, label.y, label.angle);
    html! {
        <g class="name" transform={place} data-kind={kind(arrow.kind)} data-end={fate(arrow.end)}
            data-you={arrow.by_person.to_string()} {onclick}>
            <rect class="grip" x={format!("{:.1}", -label.width / 2.0)} y="-20" width={format!("{:.1}", label.width)} height="20" />
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
