//! The ways from cause to effect, laid over the ladder where a person asks why.

use fourway_stage::{Ladder, Line, chain};
use yew::prelude::*;

use crate::by_ptr::ByPtr;
use crate::markup::markup;
use crate::part::Part;
use crate::px::{line, px};

/// What the layer is made of.
#[derive(PartialEq)]
pub struct Chain {
    /// The geometry.
    pub ladder: ByPtr<Ladder>,
    /// The events.
    pub lines: ByPtr<Vec<Line>>,
    /// What brought each about.
    pub causes: ByPtr<Vec<Option<usize>>>,
    /// The event whose causes and effects are asked for.
    pub asked: usize,
}

impl Part for Chain {
    fn draw(&self) -> Html {
        let ways = chain(&self.ladder, &self.lines, &self.causes, self.asked);
        let way = |way: &Vec<(f64, f64)>| {
            let (x, y) = way.last().copied().unwrap_or_default();
            markup!("<path d={}/><circle cx={} cy={} r=\"5\"/>", line(way, ""), px(x), px(y))
        };
        markup!("<g class=\"chain\">{}</g>", ways.iter().map(way).collect::<Vec<Html>>())
    }
}
