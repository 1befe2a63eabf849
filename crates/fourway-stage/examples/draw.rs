//! Draws the gallery's ladders as SVG files for the eye: `cargo run -p fourway-stage --example draw -- DIR WIDTH [STEM…]`.

use fourway_sim::{Document, Scenario, Side, run};
use fourway_stage::{Anchor, ArrowEnd, Catalogue, Label, Ladder, gallery, layout};
use std::fmt::Write as _;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let dir = words.next().ok_or("a directory is expected")?;
    let width: f64 = words.next().ok_or("a width is expected")?.parse()?;
    let wanted: Vec<String> = words.collect();
    let catalogue = Catalogue::english();
    std::fs::create_dir_all(&dir)?;
    for scene in gallery() {
        if !wanted.is_empty() && !wanted.iter().any(|name| name == scene.name) {
            continue;
        }
        let document = Document::parse(scene.json)?;
        let ladder = layout(&run(&Scenario::compile(&document)?), &catalogue, width);
        std::fs::write(Path::new(&dir).join(format!("{}-{width}.svg", scene.name)), draw(&ladder)?)?;
    }
    Ok(())
}

fn draw(ladder: &Ladder) -> Result<String, std::fmt::Error> {
    let mut svg = String::new();
    let (w, h) = (ladder.width, ladder.height);
    writeln!(
        svg,
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" font-family="DejaVu Sans Mono" font-size="12"><rect width="{w}" height="{h}" fill="white"/>"#
    )?;
    for band in &ladder.bands {
        let x = if band.host == Side::Client { ladder.client_x } else { ladder.server_x } - ladder.band_width / 2.0;
        let hue = band.state as u32 * 47 % 360;
        writeln!(
            svg,
            r#"<rect x="{x}" y="{}" width="{}" height="{}" fill="hsl({hue},50%,75%)" stroke="white"/>"#,
            band.y0,
            ladder.band_width,
            band.y1 - band.y0
        )?;
        text(&mut svg, &band.label, "font-weight='bold'")?;
    }
    for quiet in &ladder.breaks {
        for y in [quiet.y0, quiet.y1] {
            writeln!(
                svg,
                r#"<line x1="{}" x2="{}" y1="{y}" y2="{y}" stroke="gray" stroke-dasharray="6 3"/>"#,
                ladder.client_x - 16.0,
                ladder.server_x + 16.0
            )?;
        }
        text(&mut svg, &quiet.label, "fill='gray'")?;
    }
    for arrow in &ladder.arrows {
        let points: Vec<String> = arrow.points.iter().map(|(x, y)| format!("{x},{y}")).collect();
        let thin = if arrow.copy > 0 { 0.7 } else { 1.6 };
        let dash = if arrow.again { "6 3" } else { "none" };
        let colour = if arrow.ignored { "#888" } else { "#113" };
        writeln!(
            svg,
            r#"<polyline points="{}" fill="none" stroke="{colour}" stroke-width="{thin}" stroke-dasharray="{dash}"/>"#,
            points.join(" ")
        )?;
        let (x, y) = *arrow.points.last().unwrap_or(&(0.0, 0.0));
        match arrow.end {
            ArrowEnd::Lost => {
                writeln!(svg, r#"<path d="M{} {}l10 10m0 -10l-10 10" stroke="red"/>"#, x - 5.0, y - 5.0)?;
            }
            ArrowEnd::Arrives | ArrowEnd::Corrupted | ArrowEnd::Waiting => {
                writeln!(svg, r#"<circle cx="{x}" cy="{y}" r="2.5"/>"#)?;
            }
        }
        if let Some(label) = &arrow.label {
            let again = if label.again { " <tspan font-style='italic'>again</tspan>" } else { "" };
            writeln!(
                svg,
                r#"<g transform="translate({} {}) rotate({})"><text y="-4" text-anchor="middle"><tspan font-weight="bold">{}</tspan>{again} <tspan fill="gray">{}</tspan></text></g>"#,
                label.x, label.y, label.angle, label.flags, label.detail
            )?;
        }
        if let Some(label) = &arrow.end_label {
            text(&mut svg, label, "fill='red'")?;
        }
    }
    for mark in ladder.timers.iter().filter(|mark| mark.shown) {
        writeln!(
            svg,
            r#"<line x1="{0}" x2="{0}" y1="{1}" y2="{2}" stroke="brown" stroke-dasharray="2 2"/>"#,
            mark.x, mark.y0, mark.y1
        )?;
        text(&mut svg, &mark.label, "fill='brown'")?;
    }
    for tick in &ladder.ticks {
        writeln!(
            svg,
            r#"<text x="{}" y="{}" text-anchor="end" fill="gray">{}</text>"#,
            w - 4.0,
            tick.y + 4.0,
            tick.text
        )?;
    }
    for call in &ladder.calls {
        let x = if call.host == Side::Client { ladder.client_x } else { ladder.server_x };
        writeln!(svg, r#"<line x1="{}" x2="{}" y1="{2}" y2="{2}" stroke="blue"/>"#, x - 12.0, x + 12.0, call.y)?;
        text(&mut svg, &call.label, "fill='blue'")?;
    }
    for mark in &ladder.paths {
        text(&mut svg, &mark.label, "fill='purple'")?;
    }
    svg.push_str("</svg>\n");
    Ok(svg)
}

fn text(svg: &mut String, label: &Label, style: &str) -> std::fmt::Result {
    if !label.shown {
        return Ok(());
    }
    let anchor = match label.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    writeln!(svg, r#"<text x="{}" y="{}" text-anchor="{anchor}" {style}>{}</text>"#, label.x, label.y, label.text)
}
