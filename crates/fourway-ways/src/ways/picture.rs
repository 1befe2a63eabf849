//! Small pictures of a run for the ways that are documents: the ladder around a moment, in the colours of the page. Its looks
//! are those of the page's own ladder, by the same classes.

use fourway_panels::markup::{Markup, markup, worded};
use fourway_proto::{Endpoint, Micros, State};
use fourway_sim::{Scenario, Side, Sim, Trace};
use fourway_stage::marks::{self, Px};
use fourway_stage::{Anchor, Arrow, ArrowEnd, ArrowKind, Band, Break, CallMark, Catalogue, Label, Ladder, TimerMark};

/// Width of a picture, px: that of a telephone's column, so that no text in it is ever made smaller.
const WIDTH: f64 = 328.0;
/// The most of a ladder that a picture shows, px.
const MOST_HEIGHT: f64 = 420.0;
/// Room for the names of the hosts above, px.
const HOSTS: f64 = 24.0;

/// What is left out of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// Nothing.
    All,
    /// What runs in the ends: a card may ask for it.
    NoTimers,
    /// Every name: a sheet on which they are to be written.
    Blank,
}

/// A picture with what it shows in words.
pub(super) fn figure(picture: Markup, told: &str) -> Markup {
    markup!("<figure class=\"run-picture\">{}<figcaption>{}</figcaption></figure>", picture, told)
}

/// The ladder around a moment, which is marked; all of it where it is small.
pub(super) fn around(words: &Catalogue, trace: &Trace, at: Micros) -> Markup {
    let ladder = fourway_stage::layout(trace, words, WIDTH);
    let y = ladder.scale.y(at);
    let top = (y - MOST_HEIGHT * 0.6).min(ladder.height - MOST_HEIGHT).max(0.0);
    let shown = (top, whole_gap(&ladder, top + MOST_HEIGHT).min(ladder.height));
    Picture { words, ladder: &ladder, shown, now: Some(y), detail: Detail::All }.draw()
}

/// A lower end that does not cut through what is said of a quiet span.
fn whole_gap(ladder: &Ladder, bottom: f64) -> f64 {
    let cut = ladder.breaks.iter().find(|gap| gap.y0 - 16.0 < bottom && bottom < gap.y1 + 16.0);
    cut.map_or(bottom, |gap| gap.y1 + 16.0)
}

/// The ladder up to a moment and without it: what one could see before it. Nothing for the first moment.
pub(super) fn before(words: &Catalogue, trace: &Trace, at: Micros) -> Markup {
    if trace.records.first().is_none_or(|record| record.at >= at) {
        return Markup::default();
    }
    so_far(words, trace, |ladder| ladder.scale.top(at))
}

/// The ladder up to a moment, and with it.
pub(super) fn until(words: &Catalogue, trace: &Trace, at: Micros) -> Markup {
    so_far(words, trace, |ladder| ladder.scale.y(at) + 1.0)
}

fn so_far(words: &Catalogue, trace: &Trace, end: impl Fn(&Ladder) -> f64) -> Markup {
    let ladder = fourway_stage::layout(trace, words, WIDTH);
    let end = end(&ladder).max(1.0);
    let shown = ((end - MOST_HEIGHT).max(0.0), end);
    Picture { words, ladder: &ladder, shown, now: Some(end), detail: Detail::NoTimers }.draw()
}

/// The whole ladder.
pub(super) fn whole(words: &Catalogue, trace: &Trace, detail: Detail) -> Markup {
    let ladder = fourway_stage::layout(trace, words, WIDTH);
    Picture { words, ladder: &ladder, shown: (0.0, ladder.height), now: None, detail }.draw()
}

/// The states of the client and of the server at a moment.
pub(super) fn states(scenario: &Scenario, at: Micros) -> [State; 2] {
    let sim = Sim::at(scenario, at);
    Side::BOTH.map(|side| sim.endpoint(side).map_or(State::Closed, Endpoint::state))
}

/// A sentence with what a picture shows of a moment.
pub(super) fn told(words: &Catalogue, scenario: &Scenario, at: Micros) -> String {
    let [client, server] = states(scenario, at).map(State::name);
    let at = words.moment(at);
    words.fill("learn.way.picture.at", &[("at", &at), ("client", client), ("server", server)])
}

struct Picture<'a> {
    words: &'a Catalogue,
    ladder: &'a Ladder,
    /// Upper and lower end of what is shown, px of the ladder.
    shown: (f64, f64),
    /// Where the moment stands.
    now: Option<f64>,
    detail: Detail,
}

impl Picture<'_> {
    fn draw(&self) -> Markup {
        let (top, bottom) = self.shown;
        let height = bottom - top;
        // A picture that ends above the bottom of the ladder ends in the middle of things.
        let now =
            self.now.map(|y| markup!("<line class=\"moment\" x1=\"0\" x2={} y1={} y2={}/>", px(WIDTH), px(y), px(y)));
        worded!(
            self.words,
            "<svg class=\"ladder small\" data-blank={} viewBox={} width={} height={} role=\"img\" aria-label={ladder.title}>{}
                <svg x=\"0\" y={} width={} height={} viewBox={}>{}{}</svg>
            </svg>",
            self.detail == Detail::Blank,
            format!("0 0 {} {}", Px(WIDTH), Px(height + HOSTS)),
            px(WIDTH),
            px(height + HOSTS),
            Side::BOTH.map(|side| self.host(side)).to_vec(),
            px(HOSTS),
            px(WIDTH),
            px(height),
            format!("0 {} {} {}", Px(top), Px(WIDTH), Px(height)),
            self.still(),
            now
        )
    }

    fn host(&self, side: Side) -> Markup {
        let name = match side {
            Side::Client => self.words.get("host.client"),
            Side::Server => self.words.get("host.server"),
        };
        let x = px(self.ladder.lifeline(side));
        markup!(
            "<text class=\"host-name\" data-host={} x={} y=\"15\" text-anchor=\"middle\">{}</text>",
            side.name(),
            x,
            name
        )
    }

    /// True for what reaches into the picture.
    fn seen(&self, y0: f64, y1: f64) -> bool {
        y0 < self.shown.1 && self.shown.0 <= y1
    }

    /// True for what ends within it; a span that goes on beyond would tell what is to come.
    fn ends(&self, y: f64) -> bool {
        self.detail != Detail::NoTimers || y <= self.shown.1
    }

    fn still(&self) -> Markup {
        let ladder = self.ladder;
        let mut parts: Vec<Markup> =
            ladder.bands.iter().filter(|b| self.seen(b.y0, b.y1)).map(|b| self.band(b)).collect();
        let timers = || {
            let shown = ladder.timers.iter().filter(|_| self.detail == Detail::All);
            shown.filter(|mark| mark.shown && self.seen(mark.y0, mark.y1))
        };
        parts.extend(timers().map(timer));
        parts.extend(ladder.breaks.iter().filter(|b| self.seen(b.y0, b.y1) && self.ends(b.y1)).map(|b| self.torn(b)));
        parts.extend(timers().map(|mark| text(&mark.label, "timer-name")));
        for arrow in &ladder.arrows {
            let (y0, y1) = arrow.span();
            if self.seen(y0, y1.max(y0)) {
                parts.push(flight(arrow, self.detail == Detail::Blank));
            }
        }
        if self.detail == Detail::Blank {
            return markup!("<g class=\"still\">{}</g>", parts);
        }
        let calls = ladder.calls.iter().filter(|call| self.seen(call.y - 5.0, call.y + 5.0) && call.y < self.shown.1);
        parts.extend(calls.map(|call| self.call(call)));
        let names = ladder.arrows.iter().filter(|arrow| self.seen(arrow.span().0, arrow.span().1));
        let names: Vec<Markup> = names.filter_map(|arrow| self.name(arrow)).collect();
        markup!("<g class=\"still\">{}</g><g class=\"names\">{}</g>", parts, names)
    }

    fn band(&self, band: &Band) -> Markup {
        let width = self.ladder.band_width;
        let middle = self.ladder.lifeline(band.host);
        let edge = match band.host {
            Side::Client => middle - width / 2.0,
            Side::Server => middle + width / 2.0 - 4.0,
        };
        let (y, height) = (px(band.y0), px((band.y1 - band.y0).max(0.0)));
        let name = (self.detail != Detail::Blank).then(|| {
            // A state that has begun above the picture is named where the picture begins.
            let label = Label { y: band.label.y.max(self.shown.0 + 14.0), ..band.label.clone() };
            if label.y + 2.0 < band.y1 { text(&label, "state-name") } else { Markup::default() }
        });
        markup!(
            "<g class=\"band\" data-state={}><rect class=\"body\" x={} y={} width={} height={}/><rect class=\"edge\" x={} y={} width=\"4\" height={}/>{}</g>",
            band.state.name(),
            px(middle - width / 2.0),
            &y,
            px(width),
            &height,
            px(edge),
            &y,
            &height,
            name
        )
    }

    fn torn(&self, gap: &Break) -> Markup {
        let [whole, upper, lower] = marks::torn(self.ladder, gap);
        let name = (self.detail != Detail::Blank).then(|| text(&gap.label, "torn-name"));
        markup!(
            "<g class=\"torn\"><path class=\"gap\" d={}/><path class=\"edge\" d={}/><path class=\"edge\" d={}/>{}</g>",
            whole,
            upper,
            lower,
            name
        )
    }

    fn call(&self, call: &CallMark) -> Markup {
        let path = marks::wedge(self.ladder, call);
        markup!(
            "<g class=\"call\" data-refused={}><path d={}/>{}</g>",
            call.refused,
            path,
            text(&call.label, "call-name")
        )
    }

    fn name(&self, arrow: &Arrow) -> Option<Markup> {
        let label = arrow.label.as_ref().filter(|label| label.y < self.shown.1)?;
        let place = format!("translate({} {}) rotate({})", Px(label.x), Px(label.y), Px(label.angle()));
        let again = label.again.then(|| worded!(self.words, "<tspan class=\"again\" dx=\"6\">{ladder.again}</tspan>"));
        let detail =
            (!label.detail.is_empty()).then(|| markup!("<tspan class=\"detail\" dx=\"8\">{}</tspan>", &label.detail));
        Some(markup!(
            "<g class=\"name\" transform={} data-end={}><text y=\"-7\" text-anchor=\"middle\"><tspan class=\"flags\">{}</tspan>{}{}</text></g>",
            place,
            fate(arrow.end),
            &label.flags,
            again,
            detail
        ))
    }
}

fn timer(mark: &TimerMark) -> Markup {
    let (path, (x, y)) = marks::bracket(mark);
    let fired = mark.fired.then(|| markup!("<circle cx={} cy={} r=\"3.5\"/>", px(x), px(y)));
    markup!("<g class=\"timer\"><path d={}/>{}</g>", path, fired)
}

/// The line of a segment; on a sheet to be filled in all are alike.
fn flight(arrow: &Arrow, blank: bool) -> Markup {
    let [.., a, b] = arrow.points[..] else { return Markup::default() };
    let shape = |class: &'static str, path: String| markup!("<path class={} d={}/>", class, path);
    let dot = |class: &'static str, (x, y): (f64, f64)| {
        markup!("<circle class={} cx={} cy={} r=\"3.5\"/>", class, px(x), px(y))
    };
    let look = if blank { ArrowKind::Ack } else { arrow.kind };
    let end = match arrow.end {
        ArrowEnd::Arrives | ArrowEnd::Corrupted => shape("head", marks::head(look, a, b)),
        ArrowEnd::Lost => shape("cross", marks::cross(b)),
        ArrowEnd::Waiting => dot("waits", b),
    };
    let bend = match arrow.points[..] {
        [_, bend, _] => Some(dot("bend", bend)),
        _ => None,
    };
    let crack = (arrow.end == ArrowEnd::Corrupted).then(|| shape("crack", marks::crack(a, b)));
    let name = arrow.end_label.as_ref().filter(|_| !blank);
    let name = name.map(|label| text(&Label { y: label.y - 9.0, ..label.clone() }, "fate-name"));
    markup!(
        "<g class=\"flight\" data-kind={} data-end={} data-again={} data-copy={} data-ignored={}><path class=\"line\" d={}/>{}{}{}{}</g>",
        kind(look),
        fate(arrow.end),
        arrow.again,
        arrow.copy > 0,
        arrow.ignored,
        marks::line(&arrow.points, ""),
        bend,
        crack,
        end,
        name
    )
}

fn text(label: &Label, class: &'static str) -> Markup {
    if !label.shown || label.text.is_empty() {
        return Markup::default();
    }
    let anchor = match label.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    markup!("<text class={} x={} y={} text-anchor={}>{}</text>", class, px(label.x), px(label.y), anchor, &label.text)
}

pub(super) fn px(value: f64) -> String {
    Px(value).to_string()
}

const fn kind(kind: ArrowKind) -> &'static str {
    match kind {
        ArrowKind::Syn => "syn",
        ArrowKind::Fin => "fin",
        ArrowKind::Rst => "rst",
        ArrowKind::Data => "data",
        ArrowKind::Ack => "ack",
    }
}

const fn fate(end: ArrowEnd) -> &'static str {
    match end {
        ArrowEnd::Arrives => "arrives",
        ArrowEnd::Lost => "lost",
        ArrowEnd::Corrupted => "corrupted",
        ArrowEnd::Waiting => "waiting",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fourway_learn::{glossary, notes};

    fn numbers(html: &str, after: &str) -> Vec<f64> {
        let (_, rest) = html.split_once(after).expect(after);
        let value = rest.split('"').next().unwrap_or_default();
        value.split(' ').map(|number| number.parse().expect("a number")).collect()
    }

    #[test]
    fn a_picture_is_small_and_has_its_moment_in_it() {
        let words = fourway_learn::words();
        let terms = glossary().iter().filter_map(|term| Some((term.id, term.experiment?, term.at)));
        let notes = notes().iter().filter_map(|note| {
            let experiment = note.experiment?;
            let last = experiment.run().records.last().map_or(Micros::ZERO, |record| record.at);
            Some((note.id, experiment, last))
        });
        for (id, experiment, at) in terms.chain(notes) {
            let html = around(&words, &experiment.run(), at).0;
            let inner = &html[4 + html[4..].find("<svg").expect("a drawing in the drawing")..];
            let [_, top, width, height] = numbers(inner, "viewBox=\"")[..] else { panic!("{id}: {inner}") };
            let y = numbers(&html[html.find("class=\"moment\"").expect(id)..], "y1=\"")[0];
            assert!((top..=top + height).contains(&y), "{id}: {y} in {top} {height}");
            assert!(width == WIDTH && height <= MOST_HEIGHT + 80.0, "{id}: {height}");
        }
    }

    #[test]
    fn a_state_that_has_begun_above_is_named_where_the_picture_begins() {
        let words = fourway_learn::words();
        let reliability = notes().iter().find(|note| note.id == "reliability").expect("a note with a long run");
        let trace = reliability.experiment.expect("a run").run();
        let last = trace.records.last().map_or(Micros::ZERO, |record| record.at);
        let html = around(&words, &trace, last).0;
        assert!(html.contains(">FIN-WAIT-1</text>"), "{html}");
    }

    #[test]
    fn what_comes_later_is_not_in_a_picture_of_what_was() {
        let words = fourway_learn::words();
        let close = glossary().iter().find(|term| term.id == "four-way-close").and_then(|term| term.experiment);
        let trace = close.expect("a run").run();
        assert_eq!(before(&words, &trace, Micros::ZERO), Markup::default());
        let html = before(&words, &trace, Micros::from_ms(150)).0;
        assert!(html.contains("CLOSE-WAIT") && !html.contains("LAST-ACK") && !html.contains("TIME-WAIT"), "{html}");
        assert!(until(&words, &trace, Micros::from_ms(150)).0.contains("LAST-ACK"));
    }
}
