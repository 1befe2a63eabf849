//! The plot: connections a second across, ports in TIME-WAIT up, the ports that there are as a line, and the chosen rate as a
//! point.

use super::super::picture::px;
use super::ports::{Numbers, short};
use fourway_panels::markup::{Markup, markup, worded};
use fourway_stage::Catalogue;
use fourway_stage::marks::line;

/// Width and height, px; the plot proper within them.
const SIZE: (f64, f64) = (328.0, 232.0);
const LEFT: f64 = 52.0;
const RIGHT: f64 = 316.0;
const TOP: f64 = 28.0;
const BOTTOM: f64 = 184.0;

/// The drawing, and the same as a sentence.
pub(super) fn draw(words: &Catalogue, numbers: Numbers) -> (Markup, String) {
    let (ports, rate, most) = (f64::from(numbers.ports), f64::from(numbers.rate), numbers.most());
    let across = steps(1.25 * rate.max(most * 1.4));
    let up = steps(ports * 1.2);
    let x = |value: f64| LEFT + (RIGHT - LEFT) * value / across.1;
    let y = |value: f64| BOTTOM - (BOTTOM - TOP) * value / up.1;
    let taken = numbers.wanted().min(ports);
    let rise = line(&[(x(0.0), y(0.0)), (x(most), y(ports)), (x(across.1), y(ports))], "");
    // What it would take if there were more ports, as far as the plot goes.
    let end = across.1.min(up.1 * most / ports);
    let beyond = line(&[(x(most), y(ports)), (x(end), y(end * ports / most))], "");
    let short_of = numbers.wanted() > ports;
    let name = words.get("learn.way.guide.ports.plot");
    let limit = words.fill("learn.way.guide.ports.limit", &[("n", &numbers.ports.to_string())]);
    let drawing = worded!(
        words,
        "<svg class=\"ports-plot\" viewBox={} width={} height={} role=\"img\" aria-label={}>
            <text x={} y=\"14\">{learn.way.guide.ports.up}</text>{}{}
            <path class=\"axis\" d={}/><path class=\"beyond\" d={}/><path class=\"rise\" d={}/>
            <text class=\"limit\" x={} y={}>{}</text>
            <path class=\"drop\" d={}/><circle class=\"point\" data-short={} cx={} cy={} r=\"5\"/>
            <text x={} y={} text-anchor=\"end\">{learn.way.guide.ports.across}</text>
        </svg>",
        format!("0 0 {} {}", px(SIZE.0), px(SIZE.1)),
        px(SIZE.0),
        px(SIZE.1),
        name,
        px(0.0),
        ticks(across, |value| (x(value), BOTTOM), true),
        ticks(up, |value| (LEFT, y(value)), false),
        line(&[(LEFT, TOP), (LEFT, BOTTOM), (RIGHT, BOTTOM)], ""),
        beyond,
        rise,
        px(LEFT + 6.0),
        px(y(ports) - 6.0),
        limit,
        line(&[(x(rate), BOTTOM), (x(rate), y(taken)), (LEFT, y(taken))], ""),
        short_of,
        px(x(rate)),
        px(y(taken)),
        px(RIGHT),
        px(SIZE.1 - 8.0)
    );
    let slots = [
        ("most", short(most)),
        ("ports", numbers.ports.to_string()),
        ("rate", numbers.rate.to_string()),
        ("taken", short(taken)),
    ];
    let told = words.fill("learn.way.guide.ports.told", &slots.each_ref().map(|(key, text)| (*key, text.as_str())));
    (drawing, told)
}

/// A step that reads well, and the end of an axis that is a whole number of them and reaches so far.
fn steps(reach: f64) -> (f64, f64) {
    let least = (reach / 4.0).max(0.25);
    let power = 10_f64.powf(least.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|n| n * power).find(|step| *step >= least).unwrap_or(least);
    (step, step * (reach / step).ceil().max(1.0))
}

/// The marks of an axis with their numbers.
fn ticks((step, end): (f64, f64), place: impl Fn(f64) -> (f64, f64), across: bool) -> Vec<Markup> {
    let count = (end / step).round() as u32;
    let tick = |n: u32| {
        let value = f64::from(n) * step;
        let (x, y) = place(value);
        let (x2, y2, text_x, text_y, anchor) = if across {
            (x, y + 4.0, x, y + 18.0, if n == count { "end" } else { "middle" })
        } else {
            (x - 4.0, y, x - 8.0, y + 4.0, "end")
        };
        markup!(
            "<line class=\"axis\" x1={} y1={} x2={} y2={}/><text x={} y={} text-anchor={}>{}</text>",
            px(x),
            px(y),
            px(x2),
            px(y2),
            px(text_x),
            px(text_y),
            anchor,
            short(value)
        )
    };
    (0..=count).map(tick).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_has_few_steps_and_reaches_far_enough() {
        for reach in [0.02, 1.0, 3.9, 47.0, 588.0, 33_878.0, 125_000.0] {
            let (step, end) = steps(reach);
            let count = end / step;
            assert!(end >= reach && (1.0..=5.0).contains(&count), "{reach}: {step} {end}");
        }
        assert_eq!(steps(588.0), (200.0, 600.0));
    }
}
