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
use fourway_stage::{Catalogue, Ladder, LineKind, layout, letter_width, letters, lines};
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
    let mut xml = Xml::of(words.get("language.direction") == "rtl");
    // Where a line of the title and of the caption begins.
    let (begin, anchor) = if xml.is_rtl() { (width - EDGE, "end") } else { (EDGE, "start") };
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
            heading(xml, &title, (begin, anchor), colours.ink);
            hosts(xml, &ladder, &words, colours, above - 6.0);
            let place = format!("translate(0 {})", Px(above));
            xml.group("g", &[("transform", &place)], |xml| Pen { ladder: &ladder, theme, words: &words }.draw(xml));
            for (n, line) in caption.iter().enumerate() {
                let y = above + ladder.height + 8.0 + CAPTION.0 * (n as f64 + 0.7);
                xml.text("text", &[("x", &Px(begin)), ("y", &Px(y)), ("text-anchor", &anchor)], line);
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

fn heading(xml: &mut Xml, lines: &[String], (begin, anchor): (f64, &str), ink: &str) {
    for (n, line) in lines.iter().enumerate() {
        let y = EDGE + TITLE.0 * (n as f64 + 0.7);
        let look: xml::Attributes<'_> = &[
            ("x", &Px(begin)),
            ("y", &Px(y)),
            ("text-anchor", &anchor),
            ("font-size", &"16"),
            ("font-weight", &"650"),
            ("fill", &ink),
        ];
        xml.text("text", look, line);
        xml.line();
    }
}

/// A text in lines of so many Latin letters; what has no room ends in an ellipsis.
fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1) as f64;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let mut gap = " ";
        for piece in pieces(word) {
            match lines.last_mut() {
                Some(line) if letters(line) + letters(gap) + letters(piece) <= columns => {
                    line.push_str(gap);
                    line.push_str(piece);
                }
                _ => lines.extend(cut(piece, columns)),
            }
            gap = "";
        }
    }
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        if let Some(last) = lines.last_mut() {
            while letters(last) + 2.0 > columns && last.pop().is_some() {}
            last.push_str(" …");
        }
    }
    lines
}

/// The parts of a word between which a line may end: before and after each letter of Chinese, but for punctuation, which
/// begins no line where it closes and ends none where it opens.
fn pieces(word: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut begin, mut before) = (0, None);
    for (place, letter) in word.char_indices() {
        let wide = |letter: char| letter_width(letter) > 1.0;
        let parts = |before: char| {
            (wide(before) || wide(letter))
                && !"，。、；：！？）》」』”’,.;:!?)".contains(letter)
                && !"（《「『“‘(".contains(before)
        };
        if before.is_some_and(parts) {
            pieces.push(&word[begin..place]);
            begin = place;
        }
        before = Some(letter);
    }
    pieces.push(&word[begin..]);
    pieces
}

/// A piece as lines of its own: cut where a line ends, if it is longer than one.
fn cut(piece: &str, columns: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for letter in piece.chars() {
        if let Some(line) =
            lines.last_mut().filter(|line| line.is_empty() || letters(line) + letter_width(letter) <= columns)
        {
            line.push(letter);
        } else {
            lines.push(letter.to_string());
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

    #[test]
    fn in_a_language_from_right_to_left_each_text_runs_its_own_way_and_the_title_stands_right() {
        let words = "host.client\tالعميل\nladder.again\tمعاد\nlanguage.direction\trtl\n";
        Catalogue::parse(words, fourway_stage::Numbers::english()).put();
        let scene = fourway_stage::gallery().iter().find(|scene| scene.name == "lost-final-ack").expect("a scene");
        let scenario = Scenario { title: "ضاع".into(), ..scene.scenario().expect("a scenario") };
        let drawn = svg(&scenario, &fourway_sim::run(&scenario), 600, Theme::Light);
        assert!(drawn.contains(r#"x="584" y="31.4" text-anchor="end""#), "{drawn}");
        assert!(drawn.contains(r#" unicode-bidi="plaintext">العميل</text>"#), "{drawn}");
        // The parts of a name keep their order, and so the whole of it has no direction of its own.
        assert!(drawn.contains(r#" font-style="italic" unicode-bidi="plaintext"> معاد</tspan>"#), "{drawn}");
        let names = drawn.lines().filter(|line| line.contains("<tspan"));
        assert!(names.map(|line| line.split("><").next()).all(|text| !text.is_some_and(|text| text.contains("bidi"))));
    }

    #[test]
    fn chinese_is_wrapped_between_any_two_letters_and_never_before_a_full_stop() {
        // Four letters as wide as high have the room of seven others.
        assert_eq!(wrapped("两端都已结束连接", 7), ["两端都已", "结束连接"]);
        assert_eq!(wrapped("客户端停在 FIN-WAIT-2。", 18), ["客户端停在", "FIN-WAIT-2。"]);
        assert_eq!(wrapped("两端都已。结束", 7), ["两端都", "已。结束"]);
        assert_eq!(wrapped("他说“结束”", 5), ["他说", "“结", "束”"]);
        assert_eq!(wrapped("两端都已结束连接", 2), ["两", "端", "…"].map(|line| if line == "…" { " …" } else { line }));
    }
}
