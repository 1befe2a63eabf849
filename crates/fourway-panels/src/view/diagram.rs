//! The state diagram, in step with the ladder: where each end is, the way it took, and what would move it on.

use crate::Run;
use crate::diagram::{EDGES, Edge, Edges, Plan, Site, Walk, edge_of, passages, plan, scene_with, walks};
use crate::markup::{Markup, markup, worded};
use fourway_proto::State;
use fourway_sim::Side;
use fourway_stage::marks::{Px, line};
use fourway_stage::{Anchor, View, gallery};

/// What every part of the picture reads.
struct Seen<'a> {
    run: &'a Run,
    view: &'a View,
    /// Where the two ends are, and the ways they took.
    walks: [Walk; 2],
}

/// The panel.
pub fn draw(run: &Run, view: &View) -> Markup {
    let words = &run.words;
    let plan = plan(view.width);
    let the = &Seen { run, view, walks: walks(&run.trace, run.still(), view.record) };
    let [client, server] = the.walks.map(|walk| walk.state.name());
    let mut seen = Edges::default();
    view.passed.iter().filter_map(|(from, to, rule)| edge_of(*from, *to, *rule)).for_each(|edge| seen.add(edge));
    let (n, total) = (seen.count().to_string(), EDGES.len().to_string());
    worded!(
        words,
        "<section class=\"diagram\" aria-label={tab.states}>
            <svg role=\"group\" aria-label={} width={} height={} viewBox={}>{}{}</svg>
            <p class=\"coverage\"><progress max={} value={} aria-hidden=\"true\"/><span>{}</span></p>
            <div class=\"about\">{}</div>
        </section>",
        words.fill("diagram.title", &[("client", client), ("server", server)]),
        px(plan.width),
        px(plan.height),
        format!("0 0 {} {}", Px(plan.width), Px(plan.height)),
        (0..EDGES.len()).map(|index| edge(the, &plan, index)).collect::<Vec<Markup>>(),
        plan.sites.iter().map(|place| site(the, place)).collect::<Vec<Markup>>(),
        &total,
        &n,
        words.fill("diagram.seen", &[("n", &n), ("total", &total)]),
        match view.edge.filter(|edge| *edge < EDGES.len()) {
            Some(edge) => chosen(the, edge),
            None => Side::BOTH.map(|side| next(the, side)).into_iter().collect(),
        }
    )
}

/// A length as an attribute.
fn px(length: f64) -> String {
    Px(length).to_string()
}

/// The icon of what closes.
fn close() -> Markup {
    markup!(
        "<svg class=\"icon\" viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\" focusable=\"false\"><path d=\"M4 4l8 8M12 4l-8 8\"/></svg>"
    )
}

/// An edge: a button that is moved through with the arrow keys.
fn edge(the: &Seen, plan: &Plan, index: usize) -> Markup {
    let (words, edge, route) = (&the.run.words, &EDGES[index], &plan.routes[index]);
    let names = [("from", edge.from.name()), ("to", edge.to.name()), ("cue", words.get(edge.sign))];
    let label = words.fill(if edge.cut { "diagram.edge.cut" } else { "diagram.edge" }, &names);
    let path = line(&route.points, "");
    let pressed = the.view.edge == Some(index);
    let way = |side: Side| {
        let walk = &the.walks[side as usize];
        let now = walk.last.is_some_and(|(last, _)| last == index);
        walk.taken
            .has(index)
            .then(|| markup!("<path class=\"way\" data-host={} data-now={} d={}/>", side.name(), now, &path))
    };
    let leads_on = the.walks.iter().any(|walk| walk.state == edge.from && !walk.after);
    let anchor = match route.sign.2 {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    markup!(
        "<g class=\"edge\" id={} role=\"button\" tabindex={} aria-pressed={} aria-label={} data-cut={} data-next={} data-go={}>
            <rect class=\"grip\" x={} y={} width=\"24\" height=\"24\"/><path class=\"reach\" d={}/>
            <path class=\"line\" d={}/>{}{}<path class=\"tip\" d={}/>{}
        </g>",
        format!("edge-{index}"),
        if the.view.edge.unwrap_or_default() == index { "0" } else { "-1" },
        pressed,
        label,
        edge.cut,
        leads_on, format!("e{index}"),
        px(route.middle.0 - 12.0),
        px(route.middle.1 - 12.0),
        &path,
        &path,
        way(Side::Client),
        way(Side::Server),
        tip(&route.points, edge.cut),
        (!edge.cut).then(|| markup!(
            "<text x={} y={} text-anchor={}>{}</text>",
            px(route.sign.0),
            px(route.sign.1),
            anchor,
            words.get(edge.sign)
        ))
    )
}

/// The head of an edge, or the cross of a cut.
fn tip(points: &[(f64, f64)], cut: bool) -> String {
    let [.., a, b] = points else { return String::new() };
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = (dx * dx + dy * dy).sqrt().max(0.001);
    let (ux, uy) = (dx / length, dy / length);
    let at = |back: f64, across: f64| (b.0 - ux * back - uy * across, b.1 - uy * back + ux * across);
    if cut {
        return line(&[at(-4.0, -4.0), at(4.0, 4.0)], "") + &line(&[at(-4.0, 4.0), at(4.0, -4.0)], "");
    }
    line(&[at(0.0, 0.0), at(9.0, 4.0), at(9.0, -4.0)], "Z")
}

/// A state, with a mark for each end that is in it.
fn site(the: &Seen, site: &Site) -> Markup {
    let here = |side: Side| {
        let walk = &the.walks[side as usize];
        walk.state == site.state && walk.after == site.after
    };
    let (left, top) = (site.x - site.width / 2.0, site.y - site.height / 2.0);
    let name = site.state.name();
    let mark = |side: Side| {
        let rounded = if side == Side::Client { "1" } else { "6" };
        let x = if side == Side::Client { left - 2.0 } else { left + site.width - 10.0 };
        here(side).then(|| {
            markup!(
                "<rect class=\"mark\" data-host={} x={} y={} width=\"12\" height=\"12\" rx={}/>",
                side.name(),
                px(x),
                px(top - 6.0),
                rounded
            )
        })
    };
    markup!(
        "<g class=\"site\" data-state={} data-here={}>
            <rect class=\"box\" x={} y={} width={} height={} rx=\"6\"/><text x={} y={} text-anchor=\"middle\">{}</text>{}{}
        </g>",
        name, Side::BOTH.iter().any(|side| here(*side)),
        px(left), px(top), px(site.width), px(site.height), px(site.x), px(site.y + 4.0), name,
        mark(Side::Client), mark(Side::Server)
    )
}

/// What would move an end on from where it is.
fn next(the: &Seen, side: Side) -> Markup {
    let state = the.walks[side as usize].state;
    let on = |(index, _): (usize, &Edge)| move_on(the, index);
    let edges = EDGES.iter().enumerate().filter(|(_, edge)| edge.from == state && !edge.cut);
    markup!(
        "<div class=\"next\" data-host={}><h3><span class=\"who\">{}</span> {}</h3><ul>{}</ul></div>",
        side.name(),
        the.run.host(side),
        explained(state),
        edges.map(on).collect::<Vec<Markup>>()
    )
}

/// A state with the way to what the field guide says of it.
fn explained(state: State) -> Markup {
    let entry = match state {
        State::SynSent | State::SynReceived => "three-way-handshake".to_owned(),
        State::Closed
        | State::Listen
        | State::Established
        | State::FinWait1
        | State::FinWait2
        | State::CloseWait
        | State::Closing
        | State::LastAck
        | State::TimeWait => state.name().to_ascii_lowercase(),
    };
    markup!(
        "<a class=\"term\" href={}><span class=\"state\" data-state={}>{}</span></a>",
        format!("#guide/{entry}"),
        state.name(),
        state.name()
    )
}

/// One move that is possible, as a button that chooses its edge.
fn move_on(the: &Seen, index: usize) -> Markup {
    let (words, edge) = (&the.run.words, &EDGES[index]);
    let cue = words.get(&cue(edge.rules[0])).to_owned();
    markup!(
        "<li><button type=\"button\" data-go={}><span class=\"to\">→</span> <span class=\"state\" data-state={}>{}</span> <span class=\"cue\">{}</span></button></li>",
        format!("e{index}"),
        edge.to.name(),
        edge.to.name(),
        words.fill("diagram.when", &[("cue", &cue)])
    )
}

fn cue(rule: fourway_proto::Rule) -> String {
    format!("cue.{}", rule.name())
}

/// The chosen edge: what makes it, where that is written, and where it was taken.
fn chosen(the: &Seen, index: usize) -> Markup {
    let (words, edge) = (&the.run.words, &EDGES[index]);
    let rule = |rule: &fourway_proto::Rule| {
        let when = words.fill("diagram.when", &[("cue", words.get(&cue(*rule)))]);
        markup!("<li><span>{}</span><cite>{}</cite></li>", when, rule.cite())
    };
    let taken: Vec<Markup> = passages(&the.run.trace)
        .filter(|passage| passage.edge == index)
        .map(|passage| {
            let slots = [("host", the.run.host(passage.host)), ("at", &words.moment(passage.at))];
            let label = words.fill("diagram.taken.at", &slots);
            markup!(
                "<button type=\"button\" data-host={} data-go={}>{}</button>",
                passage.host.name(),
                format!("t{}", passage.at.0),
                label
            )
        })
        .collect();
    worded!(
        words,
        "<div class=\"card\" role=\"status\"><header><h3>{} <span class=\"to\">→</span> {}</h3>
            <button type=\"button\" class=\"round small\" data-go={} aria-label={diagram.clear}>{}</button></header>
            <ul>{}</ul>{}
        </div>",
        explained(edge.from),
        explained(edge.to),
        format!("e{index}"),
        close(),
        edge.rules.iter().map(rule).collect::<Vec<Markup>>(),
        if taken.is_empty() {
            elsewhere(the, index)
        } else {
            worded!(words, "<p class=\"label\">{diagram.taken}</p><div class=\"choices\">{}</div>", taken)
        }
    )
}

/// The scene that takes an edge which this run does not.
fn elsewhere(the: &Seen, index: usize) -> Markup {
    let words = &the.run.words;
    let Some((scene, known)) = scene_with(index).and_then(|scene| Some((scene, gallery().get(scene)?))) else {
        return worded!(words, "<p class=\"label\">{diagram.untaken} {diagram.no-scene}</p>");
    };
    let title = format!("scene.{}.title", known.name);
    worded!(
        words,
        "<p class=\"label\">{diagram.untaken}</p><div class=\"choices\"><button type=\"button\" data-go={}>{}</button></div>",
        format!("s{scene}"),
        words.fill("diagram.open", &[("scene", words.get(&title))])
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::testing::scene;
    use fourway_proto::State;

    fn diagram(edge: Option<usize>) -> String {
        let run = scene("four-way-close");
        let record = run.trace.records.last().map(|record| record.id);
        let passed = passages(&run.trace).map(|passage| {
            let edge = &EDGES[passage.edge];
            (edge.from, edge.to, edge.rules[0])
        });
        let view = View { width: 350.0, record, edge, passed: passed.collect(), ..View::default() };
        draw(&run, &view).0
    }

    #[test]
    fn it_marks_where_the_ends_are_and_what_was_seen() {
        let html = diagram(None);
        assert_eq!(html.matches("class=\"mark\"").count(), 2);
        assert_eq!(html.matches("class=\"way\"").count(), 7);
        assert!(html.contains("7 of 31 transitions seen"), "{html}");
    }

    #[test]
    fn a_chosen_edge_tells_its_clause_and_where_it_was_taken() {
        let taken = EDGES.iter().position(|edge| edge.from == State::TimeWait && edge.to == State::Closed);
        let html = diagram(taken);
        assert!(html.contains("RFC 9293 3.10.8") && html.contains("Client at 240.2 s"), "{html}");
        assert!(html.contains("data-go=\"t240"), "{html}");
    }

    #[test]
    fn an_edge_not_taken_offers_the_scene_that_takes_it() {
        let closing = EDGES.iter().position(|edge| edge.to == State::Closing);
        assert!(diagram(closing).contains("See it in: "));
    }
}
