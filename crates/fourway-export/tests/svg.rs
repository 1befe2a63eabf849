//! The drawing of every run in every theme at several widths: well-formed, complete, self-contained, and legible.

mod common;

use common::every_run;
use fourway_export::{Theme, svg};
use fourway_proto::State;
use fourway_sim::Kind;
use roxmltree::{Document, Node};

const WIDTHS: [u32; 4] = [320, 480, 720, 1200];

#[test]
fn every_drawing_is_xml_of_its_width_with_a_title_and_a_description() {
    for_each(|name, _, width, text| {
        let document = Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let root = document.root_element();
        assert_eq!((root.tag_name().name(), root.attribute("width")), ("svg", Some(&*width.to_string())), "{name}");
        let child = |tag: &str| root.children().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", tag)));
        for tag in ["title", "desc"] {
            assert!(child(tag).and_then(|node| node.text()).is_some_and(|text| text.len() > 3), "{name}: {tag}");
        }
    });
}

#[test]
fn a_drawing_needs_nothing_from_elsewhere_and_no_style_sheet() {
    for_each(|name, _, _, text| {
        assert_eq!(text.matches("http").count(), 1, "{name}: the namespace alone");
        for outside in ["href", "<style", "class=", " style=", "@", "<script", "<image", "<foreignObject", "NaN", "inf"]
        {
            assert!(!text.contains(outside), "{name}: {outside}");
        }
        assert_eq!(text.matches("url(").count(), text.matches("url(#fourway-").count(), "{name}");
    });
}

#[test]
fn print_is_black_on_white_and_each_pattern_is_there_once() {
    for (name, scenario, trace) in every_run() {
        let text = svg(&scenario, &trace, 720, Theme::Print);
        let colours: Vec<&str> = text.split("=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(colours.iter().all(|colour| ["000", "fff"].contains(colour)), "{name}: {colours:?}");
        for used in text.split("url(#").skip(1).filter_map(|rest| rest.split(')').next()) {
            assert_eq!(text.matches(&format!("id=\"{used}\"")).count(), 1, "{name}: {used}");
        }
    }
}

#[test]
fn states_are_told_apart_in_print_without_their_names() {
    let states = [State::FinWait1, State::FinWait2, State::CloseWait, State::LastAck, State::TimeWait];
    let (_, scenario, trace) = every_run().into_iter().find(|(name, ..)| *name == "lost-final-ack").unwrap();
    let text = svg(&scenario, &trace, 720, Theme::Print);
    for state in states {
        assert!(text.contains(&format!("fill=\"url(#fourway-{})\"", state.name().to_lowercase())), "{state}");
    }
}

#[test]
fn every_segment_and_every_state_stands_in_the_drawing() {
    for (name, scenario, trace) in every_run() {
        if name == "chance" || name == "long" {
            // So dense, or so odd, that the ladder itself leaves names out.
            continue;
        }
        let text = svg(&scenario, &trace, 720, Theme::Light);
        let document = Document::parse(&text).unwrap();
        let texts: Vec<String> = texts(&document).map(|node| whole(&node)).collect();
        for record in &trace.records {
            match record.kind {
                Kind::State { to, .. } => assert!(texts.iter().any(|text| text == to.name()), "{name}: {to}"),
                Kind::Sent { header, .. } if header.len == 0 => {
                    let flags = header.flags.names().collect::<Vec<_>>().join(" ");
                    assert!(texts.iter().any(|text| text.starts_with(&flags)), "{name}: {flags}");
                }
                Kind::Sent { .. }
                | Kind::Call { .. }
                | Kind::Fate { .. }
                | Kind::Ignored { .. }
                | Kind::Timer { .. }
                | Kind::Data { .. }
                | Kind::Error { .. }
                | Kind::Outcome { .. } => {}
            }
        }
    }
}

#[test]
fn no_text_stands_over_another_or_out_of_the_drawing() {
    for (name, scenario, trace) in every_run() {
        // By chance the ladder of a dense run has names that meet; the geometry's own tests hold the scenes to it.
        if name == "chance" || name == "long" {
            continue;
        }
        for width in WIDTHS {
            let text = svg(&scenario, &trace, width, Theme::Light);
            let document = Document::parse(&text).unwrap();
            let high: f64 = document.root_element().attribute("height").unwrap().parse().unwrap();
            let rooms: Vec<(String, Room)> = texts(&document).map(|node| (whole(&node), Room::of(&node))).collect();
            assert!(rooms.len() > 6, "{name}");
            for (n, (one, a)) in rooms.iter().enumerate() {
                let inside = |(x, y): (f64, f64)| x >= -0.1 && x <= f64::from(width) + 0.1 && y >= 0.0 && y <= high;
                assert!(a.corners().into_iter().all(inside), "{name} at {width}: \"{one}\"");
                for (other, b) in &rooms[n + 1..] {
                    assert!(!a.meets(b), "{name} at {width}: \"{one}\" and \"{other}\"");
                }
            }
        }
    }
}

#[test]
fn a_width_out_of_range_is_taken_for_the_nearest() {
    let (_, scenario, trace) = every_run().swap_remove(1);
    for (asked, drawn) in [(0, "320"), (u32::MAX, "4000")] {
        let text = svg(&scenario, &trace, asked, Theme::Dark);
        assert_eq!(Document::parse(&text).unwrap().root_element().attribute("width"), Some(drawn));
    }
}

fn for_each(check: impl Fn(&str, Theme, u32, &str)) {
    for (name, scenario, trace) in every_run() {
        for theme in Theme::ALL {
            for width in WIDTHS {
                check(name, theme, width, &svg(&scenario, &trace, width, theme));
            }
        }
    }
}

fn texts<'a>(document: &'a Document<'a>) -> impl Iterator<Item = Node<'a, 'a>> {
    document.descendants().filter(|node| node.tag_name().name() == "text")
}

/// What stands in a text.
fn whole(node: &Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|part| part.text()).collect()
}

/// The room of a text: its middle, half its length and height, and the way it runs.
struct Room {
    middle: (f64, f64),
    half: (f64, f64),
    along: (f64, f64),
}

impl Room {
    fn of(node: &Node<'_, '_>) -> Self {
        let number = |name: &str| node.attribute(name).map_or(0.0, |value| value.parse::<f64>().unwrap());
        let size = node.attribute("font-size").map_or(12.0, |size| size.parse::<f64>().unwrap());
        let width = whole(node).chars().count() as f64 * 7.25 * size / 12.0;
        let start = match node.attribute("text-anchor") {
            Some("middle") => -width / 2.0,
            Some("end") => -width,
            _ => 0.0,
        };
        let mut place = (0.0, 0.0);
        let mut along = (1.0, 0.0);
        for transform in node.ancestors().filter_map(|node| node.attribute("transform")) {
            let values = |name: &str| -> Option<Vec<f64>> {
                let inside = transform.split_once(name)?.1.split_once(')')?.0;
                Some(inside.split(' ').map(|value| value.parse().unwrap()).collect())
            };
            if let Some(by) = values("translate(") {
                place = (place.0 + by[0], place.1 + by[1]);
            }
            if let Some(by) = values("rotate(") {
                let angle = by[0].to_radians();
                along = (angle.cos(), angle.sin());
            }
        }
        // From the anchor to the middle: along the text, and up to the middle of its letters.
        let (right, down) = (number("x") + start + width / 2.0, number("y") - 3.5 * size / 12.0);
        let middle = (place.0 + along.0 * right - along.1 * down, place.1 + along.1 * right + along.0 * down);
        Self { middle, half: (width / 2.0, 5.5 * size / 12.0), along }
    }

    fn axes(&self) -> [(f64, f64); 2] {
        [self.along, (-self.along.1, self.along.0)]
    }

    fn corners(&self) -> [(f64, f64); 4] {
        let [a, b] = self.axes();
        [(1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0)].map(|(u, v)| {
            let (u, v) = (u * self.half.0, v * self.half.1);
            (self.middle.0 + a.0 * u + b.0 * v, self.middle.1 + a.1 * u + b.1 * v)
        })
    }

    fn meets(&self, other: &Self) -> bool {
        let span = |room: &Self, axis: (f64, f64)| {
            let along = room.corners().map(|corner| corner.0 * axis.0 + corner.1 * axis.1);
            (along.iter().copied().fold(f64::MAX, f64::min), along.iter().copied().fold(f64::MIN, f64::max))
        };
        [self.axes(), other.axes()].concat().into_iter().all(|axis| {
            let (a, b) = (span(self, axis), span(other, axis));
            a.0 < b.1 && b.0 < a.1
        })
    }
}
