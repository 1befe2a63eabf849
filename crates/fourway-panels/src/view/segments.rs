//! Every segment of the run as a table: what the ladder shows, for those who do not see it, and a place to choose from.

use crate::Run;
use crate::markup::{Markup, markup, worded};
use fourway_stage::{Arrow, ArrowEnd, View};

/// Where a row leads: a number for the segment and which copy of it.
pub fn place(arrow: &Arrow) -> String {
    format!("c{}", arrow.segment * COPIES + arrow.copy.min(COPIES - 1))
}

/// More copies than a path makes of one segment.
const COPIES: u32 = 256;

/// The panel.
pub fn draw(run: &Run, view: &View) -> Markup {
    let words = &run.words;
    let ladder = run.ladder(view);
    if ladder.arrows.is_empty() {
        return worded!(words, "<p class=\"hint\">{table.none}</p>");
    }
    let mut arrows: Vec<&Arrow> = ladder.arrows.iter().collect();
    arrows.sort_by_key(|arrow| (arrow.sent, arrow.segment, arrow.copy));
    worded!(
        words,
        "<p class=\"hint\">{table.hint}</p>
        <table class=\"segments\"><caption class=\"unseen\">{table.caption}</caption>
            <thead><tr><th scope=\"col\">{table.sent}</th><th scope=\"col\">{table.segment}</th><th scope=\"col\">{table.from}</th><th scope=\"col\">{table.fate}</th></tr></thead>
            <tbody>{}</tbody>
        </table>",
        arrows.into_iter().map(|arrow| row(run, arrow)).collect::<Vec<Markup>>()
    )
}

fn row(run: &Run, arrow: &Arrow) -> Markup {
    let words = &run.words;
    let key = match arrow.end {
        ArrowEnd::Arrives if arrow.ignored => "table.ignored",
        ArrowEnd::Arrives => "table.arrives",
        ArrowEnd::Lost if arrow.by_person => "table.dropped.you",
        ArrowEnd::Lost => "table.lost",
        ArrowEnd::Corrupted => "table.corrupted",
        ArrowEnd::Waiting => "table.waiting",
    };
    let fate = words.fill(key, &[("at", &words.moment(arrow.ends))]);
    let again = arrow.again.then(|| worded!(words, " <span class=\"again\">{table.again}</span>"));
    let copy = (arrow.copy > 0).then(|| worded!(words, " <span class=\"again\">{table.copy}</span>"));
    markup!(
        "<tr><td><time>{}</time></td><th scope=\"row\"><button type=\"button\" data-go={}><b>{}</b> <span class=\"detail\">{}</span></button>{}{}</th><td data-host={}>{}</td><td data-end={}>{}</td></tr>",
        words.moment(arrow.sent),
        place(arrow),
        &arrow.flags,
        &arrow.detail,
        again,
        copy,
        arrow.from.name(),
        run.host(arrow.from),
        match arrow.end {
            ArrowEnd::Lost | ArrowEnd::Corrupted => "bad",
            ArrowEnd::Arrives | ArrowEnd::Waiting => "good",
        },
        fate
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::testing::scene;

    #[test]
    fn every_flight_has_a_row_with_its_numbers_and_its_fate() {
        let run = scene("lost-final-ack");
        let view = View { width: 600.0, ..View::default() };
        let html = draw(&run, &view).0;
        assert_eq!(html.matches("scope=\"row\"").count(), run.ladder(&view).arrows.len());
        for part in [
            "<b>FIN ACK</b> <span class=\"detail\">seq 1 ack 1</span>",
            "Lost at 225 ms",
            "sent again",
            "data-go=\"c256\"",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn a_run_without_segments_says_so() {
        assert!(draw(&scene("your-turn"), &View { width: 600.0, ..View::default() }).0.contains("No segment"));
    }
}
