//! The fields of the chosen segment.

use fourway_stage::{Arrow, ArrowEnd, Ladder};
use yew::prelude::*;

use crate::by_ptr::ByPtr;
use crate::markup::worded;
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
        worded!(
            words,
            "<section class=\"fields\" aria-labelledby=\"fields-title\"><h2 id=\"fields-title\">{section.selected}</h2>{}</section>",
            match arrow {
                Some(arrow) => table(words, arrow),
                None => worded!(words, "<p class=\"hint\">{selected.empty}</p>"),
            }
        )
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
    worded!(
        words,
        "<dl>
            <div><dt>{selected.from}</dt><dd>{}</dd></div>
            <div><dt>{selected.flags}</dt><dd class=\"code\">{}</dd></div>
            <div><dt>{selected.seq}</dt><dd class=\"code\">{}</dd></div>
            <div><dt>{selected.ack}</dt><dd class=\"code\">{}</dd></div>
            <div><dt>{selected.len}</dt><dd>{}</dd></div>
            <div><dt>{selected.window}</dt><dd>{}</dd></div>
            <div><dt>{selected.sent}</dt><dd>{}</dd></div>
            <div><dt>{selected.ends}</dt><dd>{}</dd></div>
        </dl>",
        words.host_name(arrow.from),
        flags.join(" "),
        header.seq.0.to_string(),
        header.ack.0.to_string(),
        words.bytes(header.len),
        words.bytes(header.window),
        words.moment(arrow.sent),
        fate
    )
}
