//! The ladder as a drawing that needs nothing around it: text stays text, fonts are the system's, colours are attributes.

mod drawing;
mod flight;
mod palette;
mod xml;

pub use palette::Theme;

use crate::{LEAST_WIDTH, MOST_WIDTH, one_line};
use drawing::Pen;
use fourway_sim::{Scenario, Side, Trace};
use fourway_stage::marks::Px;
use fourway_stage::{Catalogue, Ladder, LineKind, layout, lines};
use palette::Palette;
use xml::Xml;

const SANS: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const MONO: &str = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace";

/// Free room at the edges of the drawing, px.
const EDGE: f64 = 16.0;
/// Height of a line of the title and of the caption, px, and room that one of their characters may take.
const TITLE: (f64, f64) = (22.0, 9.7);
const CAPTION: (f64, f64) = (18.0, 7.25);
/// Most lines of either.
const MOST_LINES: usize = 3;

/// The drawing of a run at a width in px, with the scenario's title above and how the run ended below.
#[must_use]
pub fn svg(scenario: &Scenario, trace: &Trace, width: u32, theme: Theme) -> String {
    let words = Catalogue::here();
    let width = f64::from(width.clamp(LEAST_WIDTH, MOST_WIDTH));
    let ladder = layout(trace, &words, width);
    let columns = |room: (f64, f64)| ((width - 2.0 * EDGE) / room.1) as usize;
    let ended = lines(trace, &words).into_iter().rev().find(|line| line.kind == LineKind::Outcome);
    let ended = ended.map(|line| line.text).unwrap_or_default();
    let whole_title = one_line(&scenario.title);
    let (title, caption) = (wrapped(&whole_title, columns(TITLE)), wrapped(&ended, columns(CAPTION)));
    let (above, below) = (EDGE + TITLE.0 * title.len() as f64 + 20.0, 8.0 + CAPTION.0 * caption.len() as f64 + EDGE);
    let height = above + ladder.height + below;

    let colours = theme.palette();
    let mut xml = Xml::default();
    xml.group(
        "svg",
        &[
            ("xmlns", &"http://www.w3.org/2000/svg"),
            ("width", &Px(width)),
            ("height", &Px(height)),
            ("viewBox", &format!("0 0 {} {}", Px(width), Px(height))),
            ("role", &"img"),
            ("font-family", &SANS),
            ("font-size", &"12"),
            ("fill", &colours.mute),
        ],
        |xml| {
            xml.text("title", &[], if whole_title.is_empty() { words.get("ladder.title") } else { &whole_title });
            xml.text("desc", &[], &format!("{}. {ended}", words.get("ladder.title")));
            xml.line();
            drawing::patterns(xml, &ladder, theme);
            xml.empty("rect", &[("width", &"100%"), ("height", &"100%"), ("fill", &colours.ground)]);
            xml.line();
            heading(xml, &title, colours.ink);
            hosts(xml, &ladder, &words, colours, above - 6.0);
            let place = format!("translate(0 {})", Px(above));
            xml.group("g", &[("transform", &place)], |xml| Pen { ladder: &ladder, theme, words: &words }.draw(xml));
            for (n, line) in caption.iter().enumerate() {
                let y = above + ladder.height + 8.0 + CAPTION.0 * (n as f64 + 0.7);
                xml.text("text", &[("x", &Px(EDGE)), ("y", &Px(y))], line);
                xml.line();
            }
        },
    );
    xml.into_string()
}

/// The names of the hosts above their lifelines.
fn hosts(xml: &mut Xml, ladder: &Ladder, words: &Catalogue, colours: &Palette, y: f64) {
    for side in Side::BOTH {
        let name = match side {
            Side::Client => words.get("host.client"),
            Side::Server => words.get("host.server"),
        };
        let look: xml::Attributes<'_> = &[
            ("x", &Px(ladder.lifeline(side))),
            ("y", &Px(y)),
            ("text-anchor", &"middle"),
            ("font-size", &"13"),
            ("font-weight", &"650"),
            ("fill", &colours.host(side)),
        ];
        xml.text("text", look, name);
    }
    xml.line();
}

fn heading(xml: &mut Xml, lines: &[String], ink: &str) {
    for (n, line) in lines.iter().enumerate() {
        let y = EDGE + TITLE.0 * (n as f64 + 0.7);
        let look: xml::Attributes<'_> =
            &[("x", &Px(EDGE)), ("y", &Px(y)), ("font-size", &"16"), ("font-weight", &"650"), ("fill", &ink)];
        xml.text("text", look, line);
        xml.line();
    }
}

/// A text in lines of so many characters; what has no room ends in an ellipsis.
fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let mut word: Vec<char> = word.chars().collect();
        let length = word.len();
        if let Some(line) = lines.last_mut().filter(|line| line.chars().count() + 1 + length <= columns) {
            line.push(' ');
            line.extend(word);
            continue;
        }
        // A word longer than a line is cut where the line ends.
        while !word.is_empty() {
            let rest = word.split_off(word.len().min(columns.max(1)));
            lines.push(word.iter().collect());
            word = rest;
        }
    }
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        if let Some(last) = lines.last_mut() {
            *last = last.chars().take(columns.saturating_sub(2)).chain(" …".chars()).collect();
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_wrapped_and_ends_in_an_ellipsis() {
        assert_eq!(wrapped("one two  three", 7), ["one two", "three"]);
        assert_eq!(wrapped("", 7), Vec::<String>::new());
        assert_eq!(wrapped("abcdefghij k", 4), ["abcd", "efgh", "ij k"]);
        assert_eq!(wrapped("a b c d e f g", 3), ["a b", "c d", "e …"]);
    }
}
