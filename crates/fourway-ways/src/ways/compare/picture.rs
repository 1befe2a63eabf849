//! The ladder of a run as a drawing, in the look of the page's own: states as stretches of two lifelines, flights between.

use super::clock::Clock;
use super::stories::{Flight, Story, Stretch};
use fourway_panels::markup::{Markup, markup};
use fourway_proto::Micros;
use fourway_sim::Side;
use fourway_stage::marks::{self, Px};
use fourway_stage::{Catalogue, letters};

/// Width of the drawing, the lifelines, and the width of a state's band, px.
const WIDTH: f64 = 328.0;
const LINES: [f64; 2] = [68.0, 312.0];
const BAND: f64 = 12.0;
/// The least height that has room for the name of a state, the width of a letter of it, and how far a torn edge stands from
/// the moments before and after, px.
const LEAST: f64 = 22.0;
const LETTER: f64 = 7.5;
const TEAR: f64 = 26.0;
/// From one line of a name to the next, px.
const LINE: f64 = 15.0;

const fn lifeline(host: Side) -> f64 {
    match host {
        Side::Client => LINES[0],
        Side::Server => LINES[1],
    }
}

/// The drawing, with the future behind a veil.
pub fn picture(story: &Story, clock: &Clock, now: Micros, label: &str, words: &Catalogue) -> Markup {
    let bottom = clock.height - 16.0;
    let names = Side::BOTH.map(|host| {
        let name = if host == Side::Client { words.get("host.client") } else { words.get("host.server") };
        let x = Px(lifeline(host)).to_string();
        let anchor = if host == Side::Client { "middle" } else { "end" };
        let x = if host == Side::Client { x } else { Px(WIDTH).to_string() };
        markup!(
            "<text class=\"host\" data-host={} x={} y=\"14\" text-anchor={}>{}</text>",
            host.name(),
            x,
            anchor,
            name
        )
    });
    let bands = story.stretches.iter().map(|one| band(one, story, clock, bottom)).collect::<Vec<Markup>>();
    let state_names = story.stretches.iter().filter_map(|one| name(one, story, clock, bottom)).collect::<Vec<Markup>>();
    let flights = story.flights.iter().map(|one| flight(one, clock)).collect::<Vec<Markup>>();
    let flight_names = story.flights.iter().map(|one| flight_name(one, story, clock, words)).collect::<Vec<Markup>>();
    let aloft = story.flights.iter().filter(|one| one.sent <= now && now < one.ends).map(|one| dot(one, clock, now));
    markup!(
        "<svg class=\"ladder\" direction=\"ltr\" width={} height={} viewBox={} role=\"img\" aria-label={}>
            {}{}{}{}{}<g class=\"names\">{}{}</g>{}{}
        </svg>",
        Px(WIDTH).to_string(),
        Px(clock.height).to_string(),
        format!("0 0 {} {}", Px(WIDTH), Px(clock.height)),
        label,
        names.into_iter().collect::<Vec<Markup>>(),
        ticks(story, clock, words),
        bands,
        clock.breaks.iter().map(|gap| torn(gap, words)).collect::<Vec<Markup>>(),
        flights,
        state_names,
        flight_names,
        clock.moments.last().is_some_and(|(last, _)| now < *last).then(|| present(clock, now)),
        aloft.collect::<Vec<Markup>>()
    )
}

/// The line of the present, and the veil over what comes after it.
fn present(clock: &Clock, now: Micros) -> Markup {
    let y = clock.y(now);
    markup!(
        "<rect class=\"later-on\" x=\"0\" y={} width={} height={}/><line class=\"now\" x1={} x2={} y1={} y2={}/>",
        Px(y + 7.0).to_string(),
        Px(WIDTH).to_string(),
        Px((clock.height - y - 7.0).max(0.0)).to_string(),
        Px(LINES[0] - 12.0).to_string(),
        Px(WIDTH).to_string(),
        Px(y).to_string(),
        Px(y).to_string()
    )
}

/// The moments of this run along the edge.
fn ticks(story: &Story, clock: &Clock, words: &Catalogue) -> Vec<Markup> {
    let own = |at: Micros| {
        let flies = story.flights.iter().any(|flight| flight.sent == at || flight.ends == at);
        flies || at == Micros::ZERO || story.stretches.iter().any(|one| one.from == at)
    };
    let tick = |(at, y): &(Micros, f64)| {
        markup!(
            "<g class=\"tick\"><line x1={} x2={} y1={} y2={}/><text x=\"0\" y={}>{}</text></g>",
            Px(LINES[0]).to_string(),
            Px(LINES[1]).to_string(),
            Px(*y).to_string(),
            Px(*y).to_string(),
            Px(y + 4.0).to_string(),
            words.moment(*at)
        )
    };
    clock.moments.iter().filter(|(at, _)| own(*at)).map(tick).collect()
}

/// From where to where a state stands; the last one goes on to the end of the drawing.
fn span(one: &Stretch, story: &Story, clock: &Clock, bottom: f64) -> (f64, f64) {
    let last = story.stretches.iter().rfind(|other| other.host == one.host);
    let ends = last.is_some_and(|last| last.from == one.from && last.state == one.state);
    (clock.y(one.from), if ends { bottom } else { clock.y(one.to) })
}

fn band(one: &Stretch, story: &Story, clock: &Clock, bottom: f64) -> Markup {
    let (top, end) = span(one, story, clock, bottom);
    let left = lifeline(one.host) - BAND / 2.0;
    let edge = if one.host == Side::Client { left } else { left + BAND - 4.0 };
    let height = Px((end - top).max(0.0)).to_string();
    markup!(
        "<g class=\"band\" data-state={}><rect class=\"body\" x={} y={} width={} height={}/><rect class=\"edge\" x={} y={} width=\"4\" height={}/></g>",
        one.state,
        Px(left).to_string(),
        Px(top).to_string(),
        Px(BAND).to_string(),
        &height,
        Px(edge).to_string(),
        Px(top).to_string(),
        &height
    )
}

/// The name of a state beside its band, at the first height where nothing else stands, in two lines where one has no room;
/// none where the state is too short.
fn name(one: &Stretch, story: &Story, clock: &Clock, bottom: f64) -> Option<Markup> {
    let (top, end) = span(one, story, clock, bottom);
    if end - top < LEAST {
        return None;
    }
    let (x, anchor) = match one.host {
        Side::Client => (LINES[0] + 11.0, "start"),
        Side::Server => (LINES[1] - 11.0, "end"),
    };
    let free = |lines: &[&str]| {
        let room = lines.iter().map(|line| letters(line)).fold(0.0, f64::max) * LETTER;
        let left = if one.host == Side::Client { x } else { x - room };
        let more = (lines.len() - 1) as f64 * LINE;
        heights(top, end - more).find(|y| is_free((left, left + room), (y - 12.0, y + more + 5.0), story, clock))
    };
    let halves = one.state.match_indices('-').map(|(place, _)| one.state.split_at(place + 1));
    let halves = halves.min_by_key(|(left, right)| left.len().max(right.len()));
    let whole = vec![one.state];
    let (lines, y) = match (free(&whole), halves.map(|(left, right)| vec![left, right])) {
        (None, Some(halves)) if free(&halves).is_some() => {
            let y = free(&halves)?;
            (halves, y)
        }
        (found, _) => (whole, found.unwrap_or(top + 16.0)),
    };
    let line = |(n, line): (usize, &&str)| {
        markup!(
            "<text class=\"state-name\" x={} y={} text-anchor={}>{}</text>",
            Px(x).to_string(),
            Px(y + n as f64 * LINE).to_string(),
            anchor,
            *line
        )
    };
    Some(markup!(
        "<g class=\"band\" data-state={}>{}</g>",
        one.state,
        lines.iter().enumerate().map(line).collect::<Vec<Markup>>()
    ))
}

/// The baselines at which a name may stand, from the beginning of a state to its end.
fn heights(top: f64, end: f64) -> impl Iterator<Item = f64> {
    let steps = ((end - top - 20.0) / 3.0).max(0.0) as u32;
    (0..=steps).map(move |n| top + 16.0 + 3.0 * f64::from(n))
}

/// True where a name between two places and two heights stands clear of what is under way, of the names of that, and of
/// quiet spans.
fn is_free((left, right): (f64, f64), (upper, lower): (f64, f64), story: &Story, clock: &Clock) -> bool {
    let crossed = |flight: &Flight| {
        let [a, b] = ends(flight, clock);
        let (from, to) = (left.max(a.0.min(b.0)), right.min(a.0.max(b.0)));
        if from > to {
            return false;
        }
        let height = |x: f64| a.1 + (b.1 - a.1) * (x - a.0) / (b.0 - a.0);
        let (one, other) = (height(from), height(to));
        // Its own name stands above the line, around its middle.
        let half = half_of(flight) + 8.0;
        let (middle, _) = name_at(flight, story, clock);
        let named = from < middle + half && middle - half < to;
        let above = if named { 18.0 } else { 2.0 };
        one.min(other) - above < lower && upper < one.max(other) + 2.0
    };
    let torn = |[(_, y0), (_, y1)]: &[(Micros, f64); 2]| y0 + TEAR - 5.0 < lower && upper < y1 - TEAR + 5.0;
    !story.flights.iter().any(crossed) && !clock.breaks.iter().any(torn)
}

/// A quiet span: two torn edges with its length between them.
fn torn([(from, y0), (to, y1)]: &[(Micros, f64); 2], words: &Catalogue) -> Markup {
    let (left, right) = (LINES[0] - 14.0, LINES[1] + 14.0);
    let (upper, lower) = (y0 + TEAR, y1 - TEAR);
    let edge = |y: f64| -> Vec<(f64, f64)> {
        let teeth = 38_u32;
        let step = (right - left) / f64::from(teeth);
        let tooth = |n: u32| if n.is_multiple_of(2) { -2.5 } else { 2.5 };
        (0..=teeth).map(|n| (left + f64::from(n) * step, y + tooth(n))).collect()
    };
    let around: Vec<_> = edge(upper).into_iter().chain(edge(lower).into_iter().rev()).collect();
    let later = words.fill("learn.way.compare.later", &[("span", &words.span(to.since(*from)))]);
    markup!(
        "<g class=\"torn\"><path class=\"gap\" d={}/><path class=\"edge\" d={}/><path class=\"edge\" d={}/><text class=\"torn-name\" x={} y={} text-anchor=\"middle\">{}</text></g>",
        marks::line(&around, "Z"),
        marks::line(&edge(upper), ""),
        marks::line(&edge(lower), ""),
        Px(f64::midpoint(left, right)).to_string(),
        Px(f64::midpoint(upper, lower) + 4.5).to_string(),
        later
    )
}

/// Where a flight begins and where it ends: a lost one half way.
fn ends(flight: &Flight, clock: &Clock) -> [(f64, f64); 2] {
    let inner = |host: Side| match host {
        Side::Client => LINES[0] + BAND / 2.0,
        Side::Server => LINES[1] - BAND / 2.0,
    };
    let (from, to) = (inner(flight.from), inner(flight.from.other()));
    let to = if flight.lost { f64::midpoint(from, to) } else { to };
    [(from, clock.y(flight.sent)), (to, clock.y(flight.ends))]
}

fn flight(flight: &Flight, clock: &Clock) -> Markup {
    let [a, b] = ends(flight, clock);
    let kind = match flight.kind {
        fourway_stage::ArrowKind::Syn => "syn",
        fourway_stage::ArrowKind::Fin => "fin",
        fourway_stage::ArrowKind::Rst => "rst",
        fourway_stage::ArrowKind::Data => "data",
        fourway_stage::ArrowKind::Ack => "ack",
    };
    let end = if flight.lost {
        markup!("<path class=\"cross\" d={}/>", marks::cross(b))
    } else {
        markup!("<path class=\"head\" d={}/>", marks::head(flight.kind, a, b))
    };
    markup!(
        "<g class=\"flight\" data-kind={} data-end={} data-again={}><path class=\"line\" d={}/>{}</g>",
        kind,
        if flight.lost { "lost" } else { "arrives" },
        flight.again,
        marks::line(&[a, b], ""),
        end
    )
}

/// Half the room of the name of what is on the way, px.
fn half_of(flight: &Flight) -> f64 {
    letters(&flight.name) * LETTER / 2.0
}

/// The middle of its name on its line: the middle of the line, or nearer to the sender where it crosses another, and clear of
/// the lifeline where it is lost before it is long enough.
fn name_at(flight: &Flight, story: &Story, clock: &Clock) -> (f64, f64) {
    let [a, b] = ends(flight, clock);
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = dx.hypot(dy).max(1.0);
    let along = if flight.lost {
        (length / 2.0).max(half_of(flight) + 16.0)
    } else if story.is_crossed(flight) {
        // Clear of the heads that end where it begins, and of the other name at the crossing, 18 px above the line.
        let most = ((dx.abs() / 2.0 - 3.0) - 18.0 * dy / length) * length / dx.abs().max(1.0);
        (half_of(flight) + 20.0).min(most - half_of(flight)).max(half_of(flight) + 3.0)
    } else {
        length / 2.0
    };
    (a.0 + dx * along / length, a.1 + dy * along / length)
}

/// The name of what is on the way, along its line and above it.
fn flight_name(flight: &Flight, story: &Story, clock: &Clock, words: &Catalogue) -> Markup {
    let [a, b] = ends(flight, clock);
    let (x, y) = name_at(flight, story, clock);
    // So that it reads from the left, whoever sends.
    let (left, right) = if a.0 < b.0 { (a, b) } else { (b, a) };
    let angle = (right.1 - left.1).atan2(right.0 - left.0).to_degrees();
    let again = flight.again.then(|| {
        let text = words.get("learn.way.compare.again");
        markup!("<tspan class=\"again\" dx=\"6\">{}</tspan>", text)
    });
    // A name that reaches over the cross stands higher.
    let above = if flight.lost { 9.0 } else { 6.0 };
    markup!(
        "<g class=\"name\" data-end={}><text transform={} text-anchor=\"middle\"><tspan class=\"flags\">{}</tspan>{}</text></g>",
        if flight.lost { "lost" } else { "arrives" },
        format!("translate({} {}) rotate({}) translate(0 {})", Px(x), Px(y), Px(angle), Px(-above)),
        &flight.name,
        again
    )
}

/// Where a flight is now.
fn dot(flight: &Flight, clock: &Clock, now: Micros) -> Markup {
    let [a, b] = ends(flight, clock);
    let y = clock.y(now);
    let part = if b.1 > a.1 { (y - a.1) / (b.1 - a.1) } else { 0.0 };
    markup!(
        "<circle class=\"aloft\" cx={} cy={} r=\"5\"/>",
        Px(a.0 + (b.0 - a.0) * part).to_string(),
        Px(y).to_string()
    )
}
