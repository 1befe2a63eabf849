//! The fields of the chosen segment.

use fourway_sim::Side;
use fourway_stage::{Arrow, ArrowEnd, Ladder};
use yew::prelude::*;

use crate::by_ptr::ByPtr;
use crate::part::Part;
use crate::words::Words;

/// What the part is made of.
#[derive(PartialEq)]
pub struct Fields {
    /// The words.
    pub words: Words,
    /// The drawing, whose arrows know their segments.
    pub ladder: ByPtr<Ladder>,
    /// The chosen segment and which copy of it.
    pub selected: Option<(u32, u32)>,
}

impl Part for Fields {
    fn draw(&self) -> Html {
        let Fields { words, ladder, selected } = self;
        let arrow =
            selected.and_then(|(segment, copy)| ladder.arrows.iter().find(|a| a.segment == segment && a.copy == copy));
        html! {
            <section class="fields" aria-labelledby="fields-title">
                <h2 id="fields-title">{ words.get("section.selected") }</h2>
                if let Some(arrow) = arrow {
                    { table(words, arrow) }
                } else {
                    <p class="hint">{ words.get("selected.empty") }</p>
                }
            </section>
        }
    }
}

fn table(words: &Words, arrow: &Arrow) -> Html {
    let header = &arrow.header;
    let flags: Vec<&str> = header.flags.names().collect();
    let ends = words.moment(arrow.ends);
    let fate = match arrow.end {
        ArrowEnd::Arrives => words.fill("selected.fate.arrives", &[("at", &ends)]),
        ArrowEnd::Lost => words.fill("selected.fate.lost", &[("at", &ends)]),
        ArrowEnd::Corrupted => words.fill("selected.fate.corrupted", &[("at", &ends)]),
        ArrowEnd::Waiting => words.get("selected.fate.waiting").to_owned(),
    };
    let rows = [
        ("selected.from", words.host_name(arrow.from).to_owned(), ""),
        ("selected.flags", flags.join(" "), "code"),
        ("selected.seq", header.seq.0.to_string(), "code"),
        ("selected.ack", header.ack.0.to_string(), "code"),
        ("selected.len", words.bytes(header.len), ""),
        ("selected.window", words.bytes(header.window), ""),
        ("selected.sent", words.moment(arrow.sent), ""),
        ("selected.ends", fate, ""),
    ];
    let side = match arrow.from {
        Side::Client => "client",
        Side::Server => "server",
    };
    html! {
        <dl data-host={side}>
            { for rows.into_iter().map(|(key, value, class)| html! {
                <div><dt>{ words.get(key) }</dt><dd {class}>{ value }</dd></div>
            }) }
        </dl>
    }
}
