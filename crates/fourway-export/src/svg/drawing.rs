//! What stands in the drawing: times, states, timers, torn edges, segments, calls, names, in the order of painting.

use super::palette::{Palette, Theme, pattern};
use super::xml::{Attributes, Xml};
use super::{MONO, flight};
use fourway_proto::State;
use fourway_sim::Side;
use fourway_stage::marks::{self, Px};
use fourway_stage::{Anchor, Band, Catalogue, Label, Ladder};
use std::fmt::Display;

/// What a drawing is made from.
pub(super) struct Pen<'a> {
    pub(super) ladder: &'a Ladder,
    pub(super) theme: Theme,
    pub(super) words: &'a Catalogue,
}

/// The patterns of the states that come up, where patterns tell them apart.
pub(super) fn patterns(xml: &mut Xml, ladder: &Ladder, theme: Theme) {
    let mut states: Vec<State> = Vec::new();
    for band in &ladder.bands {
        if theme.palette().state(band.state).is_none() && !states.contains(&band.state) {
            states.push(band.state);
        }
    }
    if states.is_empty() {
        return;
    }
    xml.group("defs", &[], |xml| {
        for state in states {
            let Some((side, path)) = pattern(state) else { continue };
            let tile: Attributes<'_> =
                &[("id", &pattern_id(state)), ("width", &side), ("height", &side), ("patternUnits", &"userSpaceOnUse")];
            xml.inline("pattern", tile, |xml| {
                xml.empty("rect", &[("width", &side), ("height", &side), ("fill", &"#fff")]);
                if !path.is_empty() {
                    let stroke: Attributes<'_> = &[
                        ("d", &path),
                        ("fill", &"none"),
                        ("stroke", &"#000"),
                        ("stroke-width", &if path.contains(".01") { "1.6" } else { "1" }),
                        ("stroke-linecap", &"round"),
                    ];
                    xml.empty("path", stroke);
                }
            });
            xml.line();
        }
    });
}

fn pattern_id(state: State) -> String {
    format!("fourway-{}", state.name().to_ascii_lowercase())
}

impl Pen<'_> {
    pub(super) fn colours(&self) -> &'static Palette {
        self.theme.palette()
    }

    /// All of it.
    pub(super) fn draw(&self, xml: &mut Xml) {
        let timers = || self.ladder.timers.iter().filter(|timer| timer.shown);
        self.ticks(xml);
        self.path_marks(xml);
        xml.group("g", &[("font-family", &MONO), ("font-weight", &"640")], |xml| {
            for band in &self.ladder.bands {
                self.band(xml, band);
            }
        });
        let stroke: Attributes<'_> = &[
            ("fill", &"none"),
            ("stroke", &self.colours().mute),
            ("stroke-width", &"1.3"),
            ("stroke-dasharray", &"1.5 3"),
            ("stroke-linecap", &"round"),
        ];
        xml.group("g", stroke, |xml| {
            for timer in timers() {
                let (path, (x, y)) = marks::bracket(timer);
                xml.empty("path", &[("d", &path)]);
                if timer.fired {
                    let fill = self.colours().mute;
                    xml.empty(
                        "circle",
                        &[("cx", &Px(x)), ("cy", &Px(y)), ("r", &"3.5"), ("fill", &fill), ("stroke", &"none")],
                    );
                }
                xml.line();
            }
        });
        self.breaks(xml);
        for timer in timers() {
            self.on_ground(xml, &timer.label);
            self.label(xml, &timer.label, &[]);
            xml.line();
        }
        flight::lines(self, xml);
        self.calls(xml);
        flight::names(self, xml);
    }

    /// A level text, where there is room for it.
    pub(super) fn label(&self, xml: &mut Xml, label: &Label, more: Attributes<'_>) {
        if !label.shown || label.text.is_empty() {
            return;
        }
        let anchor = match label.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let (x, y) = (Px(label.x), Px(label.y));
        let mut look: Vec<(&str, &dyn Display)> = vec![("x", &x), ("y", &y), ("text-anchor", &anchor)];
        look.extend(more);
        xml.text("text", &look, &label.text);
    }

    /// The ground under a level text: lines give way to it. Not every program knows how to stroke below a fill.
    pub(super) fn on_ground(&self, xml: &mut Xml, label: &Label) {
        if !label.shown || label.text.is_empty() {
            return;
        }
        let left = match label.anchor {
            Anchor::Start => label.x,
            Anchor::Middle => label.x - label.width / 2.0,
            Anchor::End => label.x - label.width,
        };
        let place: Attributes<'_> = &[
            ("x", &Px(left)),
            ("y", &Px(label.y - 10.0)),
            ("width", &Px(label.width)),
            ("height", &"13"),
            ("fill", &self.colours().ground),
        ];
        xml.empty("rect", place);
    }

    fn ticks(&self, xml: &mut Xml) {
        let half = self.ladder.band_width / 2.0;
        let (x1, x2) = (Px(self.ladder.client_x + half), Px(self.ladder.server_x - half));
        let dashes = if self.theme == Theme::Print { "0.5 4" } else { "none" };
        let stroke: Attributes<'_> = &[("stroke", &self.colours().line), ("stroke-dasharray", &dashes)];
        xml.group("g", stroke, |xml| {
            for tick in &self.ladder.ticks {
                xml.empty("line", &[("x1", &x1), ("x2", &x2), ("y1", &Px(tick.y)), ("y2", &Px(tick.y))]);
                xml.line();
            }
        });
        for tick in &self.ladder.ticks {
            let (x, y) = (Px(self.ladder.width - 8.0), Px(tick.y + 4.0));
            xml.text("text", &[("x", &x), ("y", &y), ("text-anchor", &"end")], &tick.text);
            xml.line();
        }
    }

    fn path_marks(&self, xml: &mut Xml) {
        let half = self.ladder.band_width / 2.0;
        for mark in &self.ladder.paths {
            let path = marks::line(&[(self.ladder.client_x + half, mark.y), (self.ladder.server_x - half, mark.y)], "");
            let stroke: Attributes<'_> =
                &[("d", &path), ("fill", &"none"), ("stroke", &self.colours().edge), ("stroke-dasharray", &"4 3")];
            xml.empty("path", stroke);
            xml.line();
        }
    }

    /// A state on its lifeline: a light body and a strong edge on the side of its name, or a pattern.
    fn band(&self, xml: &mut Xml, band: &Band) {
        let width = self.ladder.band_width;
        let middle = self.ladder.lifeline(band.host);
        let (x, y) = (Px(middle - width / 2.0), Px(band.y0));
        let (wide, high) = (Px(width), Px((band.y1 - band.y0).max(0.0)));
        let place: [(&str, &dyn Display); 4] = [("x", &x), ("y", &y), ("width", &wide), ("height", &high)];
        let strong = if let Some((strong, fill)) = self.colours().state(band.state) {
            xml.empty("rect", &[&place[..], &[("fill", &fill)]].concat());
            let edge = match band.host {
                Side::Client => middle - width / 2.0,
                Side::Server => middle + width / 2.0 - 4.0,
            };
            xml.empty("rect", &[("x", &Px(edge)), ("y", &y), ("width", &"4"), ("height", &high), ("fill", &strong)]);
            strong
        } else if pattern(band.state).is_some() {
            let fill = format!("url(#{})", pattern_id(band.state));
            xml.empty("rect", &[&place[..], &[("fill", &fill), ("stroke", &"#000")]].concat());
            "#000"
        } else {
            let path = marks::line(&[(middle, band.y0), (middle, band.y1)], "");
            xml.empty("path", &[("d", &path), ("stroke", &"#000"), ("stroke-dasharray", &"5 3")]);
            "#000"
        };
        self.label(xml, &band.label, &[("fill", &strong)]);
        xml.line();
    }

    /// The quiet spans: what is left out between two torn edges, with its length.
    fn breaks(&self, xml: &mut Xml) {
        for gap in &self.ladder.breaks {
            let [whole, upper, lower] = marks::torn(self.ladder, gap);
            xml.empty("path", &[("d", &whole), ("fill", &self.colours().paper)]);
            for edge in [upper, lower] {
                let stroke: Attributes<'_> = &[
                    ("d", &edge),
                    ("fill", &"none"),
                    ("stroke", &self.colours().edge),
                    ("stroke-width", &"1.2"),
                    ("stroke-linejoin", &"round"),
                ];
                xml.empty("path", stroke);
            }
            self.label(xml, &gap.label, &[("font-style", &"italic")]);
            xml.line();
        }
    }

    fn calls(&self, xml: &mut Xml) {
        let ink = self.colours().ink;
        for call in &self.ladder.calls {
            let path = marks::wedge(self.ladder, call);
            let fill = if call.refused { "none" } else { ink };
            xml.empty("path", &[("d", &path), ("fill", &fill), ("stroke", &ink)]);
            self.label(xml, &call.label, &[("fill", &ink), ("font-weight", &"600")]);
            xml.line();
        }
    }
}
