//! The segments: lines whose slope is the delay, what became of them, and their names.

use super::MONO;
use super::drawing::Pen;
use super::xml::{Attributes, Xml};
use fourway_stage::marks::{self, Px};
use fourway_stage::{Arrow, ArrowEnd, ArrowKind, ArrowLabel};

/// The lines first, then the ground under the names, then heads and crosses: a name may stand over a line, a head over a
/// name's ground.
pub(super) fn lines(pen: &Pen<'_>, xml: &mut Xml) {
    let arrows = &pen.ladder.arrows;
    xml.group("g", &[("fill", &"none")], |xml| {
        for arrow in arrows {
            line(pen, xml, arrow);
        }
    });
    for arrow in arrows {
        if let Some(label) = &arrow.label {
            let place = placed(label);
            let (x, width) = (Px(-label.width / 2.0), Px(label.width));
            let ground: Attributes<'_> = &[
                ("transform", &place),
                ("x", &x),
                ("y", &"-14.5"),
                ("width", &width),
                ("height", &"12"),
                ("fill", &pen.colours().ground),
            ];
            xml.empty("rect", ground);
            xml.line();
        }
        if let Some(label) = &arrow.end_label {
            pen.on_ground(xml, label);
            xml.line();
        }
    }
    for arrow in arrows {
        ends(pen, xml, arrow);
    }
}

/// The names, along the lines and at the crosses.
pub(super) fn names(pen: &Pen<'_>, xml: &mut Xml) {
    for arrow in &pen.ladder.arrows {
        if let Some(label) = &arrow.label {
            name(pen, xml, arrow, label);
        }
        if let Some(label) = &arrow.end_label {
            pen.label(xml, label, &[("fill", &colour(pen, arrow)), ("font-weight", &"620")]);
            xml.line();
        }
    }
    for gap in pen.ladder.paths.iter() {
        pen.on_ground(xml, &gap.label);
        pen.label(xml, &gap.label, &[]);
        xml.line();
    }
}

fn colour(pen: &Pen<'_>, arrow: &Arrow) -> &'static str {
    match arrow.end {
        ArrowEnd::Lost | ArrowEnd::Corrupted => pen.colours().lost,
        ArrowEnd::Arrives | ArrowEnd::Waiting => pen.colours().ink,
    }
}

fn line(pen: &Pen<'_>, xml: &mut Xml, arrow: &Arrow) {
    let width = match (arrow.copy > 0, arrow.kind) {
        (true, _) => "1",
        (false, ArrowKind::Fin) => "2.4",
        (false, ArrowKind::Syn | ArrowKind::Rst | ArrowKind::Data) => "2",
        (false, ArrowKind::Ack) => "1.5",
    };
    let dashes = match (arrow.end, arrow.again) {
        (ArrowEnd::Corrupted, _) => "14 3 3 3",
        (ArrowEnd::Arrives | ArrowEnd::Lost | ArrowEnd::Waiting, true) => "8 5",
        (ArrowEnd::Arrives | ArrowEnd::Lost | ArrowEnd::Waiting, false) => "none",
    };
    let stroke: Attributes<'_> = &[
        ("d", &marks::line(&arrow.points, "")),
        ("stroke", &colour(pen, arrow)),
        ("stroke-width", &width),
        ("stroke-dasharray", &dashes),
    ];
    xml.empty("path", stroke);
    xml.line();
}

/// The head, the cross or the dot at the end, the bolt of a damaged segment, the bend of a delayed one.
fn ends(pen: &Pen<'_>, xml: &mut Xml, arrow: &Arrow) {
    let [.., a, b] = arrow.points[..] else { return };
    let (ink, ground) = (colour(pen, arrow), pen.colours().ground);
    let dot = |xml: &mut Xml, (x, y): (f64, f64)| {
        let look: Attributes<'_> = &[
            ("cx", &Px(x)),
            ("cy", &Px(y)),
            ("r", &"3.5"),
            ("fill", &ground),
            ("stroke", &ink),
            ("stroke-width", &"1.6"),
        ];
        xml.empty("circle", look);
    };
    let stroked = |xml: &mut Xml, path: String| {
        let look: Attributes<'_> = &[
            ("d", &path),
            ("fill", &"none"),
            ("stroke", &ink),
            ("stroke-width", &"2.2"),
            ("stroke-linecap", &"round"),
        ];
        xml.empty("path", look);
    };
    if let [_, bend, _] = arrow.points[..] {
        dot(xml, bend);
    }
    match arrow.end {
        ArrowEnd::Arrives | ArrowEnd::Corrupted => {
            let (fill, width) = match (arrow.kind, arrow.ignored) {
                (ArrowKind::Ack, _) | (_, true) => ("none", "1.6"),
                (ArrowKind::Syn, false) => (ground, "1.6"),
                (ArrowKind::Fin | ArrowKind::Rst | ArrowKind::Data, false) => (ink, "1"),
            };
            let look: Attributes<'_> = &[
                ("d", &marks::head(arrow.kind, a, b)),
                ("fill", &fill),
                ("stroke", &ink),
                ("stroke-width", &width),
                ("stroke-linejoin", &"round"),
            ];
            xml.empty("path", look);
            if arrow.end == ArrowEnd::Corrupted {
                stroked(xml, marks::crack(a, b));
            }
        }
        ArrowEnd::Lost => stroked(xml, marks::cross(b)),
        ArrowEnd::Waiting => dot(xml, b),
    }
    xml.line();
}

fn placed(label: &ArrowLabel) -> String {
    format!("translate({} {}) rotate({})", Px(label.x), Px(label.y), Px(label.angle()))
}

fn name(pen: &Pen<'_>, xml: &mut Xml, arrow: &Arrow, label: &ArrowLabel) {
    let place = placed(label);
    let ink = pen.colours().ink;
    let look: Attributes<'_> =
        &[("transform", &place), ("y", &"-5"), ("text-anchor", &"middle"), ("font-family", &MONO)];
    xml.inline("text", look, |xml| {
        xml.text("tspan", &[("font-weight", &"700"), ("fill", &colour(pen, arrow))], &label.flags);
        if label.again {
            let again = format!(" {}", pen.words.get("ladder.again"));
            xml.text("tspan", &[("fill", &ink), ("font-style", &"italic")], &again);
        }
        if !label.detail.is_empty() {
            xml.text("tspan", &[], &format!(" {}", label.detail));
        }
    });
    xml.line();
}
