//! The state diagram, in step with the ladder: where each end is, the way it took, and what would move it on.

use fourway_sim::{Side, Trace};
use fourway_stage::{Anchor, EDGES, Edges, Plan, Site, Walk, gallery, passages, plan, scene_with};
use wasm_bindgen::JsCast;
use web_sys::SvgElement;
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::browser::{around, by_id};
use crate::by_ptr::ByPtr;
use crate::go::Go;
use crate::markup::{markup, on, worded};
use crate::part::Part;
use crate::px::{Px, line, px};
use crate::words::Words;

/// What the diagram is made of.
#[derive(PartialEq)]
pub struct Diagram {
    /// The words.
    pub words: Words,
    /// The run.
    pub trace: ByPtr<Trace>,
    /// Its width, px.
    pub width: f64,
    /// Where the two ends are, and the ways they took.
    pub walks: [Walk; 2],
    /// The transitions that were shown in this visit.
    pub seen: Edges,
    /// What a person looks at, and where links lead.
    pub go: Go,
}

impl Part for Diagram {
    fn draw(&self) -> Html {
        let words = &self.words;
        let plan = plan(self.width);
        let [client, server] = self.walks.map(|walk| walk.state.name());
        let (n, total) = (self.seen.count().to_string(), EDGES.len().to_string());
        worded!(
            words,
            "<section class=\"diagram\" aria-label={tab.states} onclick={}>
                <svg role=\"group\" aria-label={} width={} height={} viewBox={} onkeydown={}>{}{}</svg>
                <p class=\"coverage\"><progress max={} value={} aria-hidden=\"true\"/><span>{}</span></p>
                <div class=\"about\">{}</div>
            </section>",
            self.go.pressed(),
            words.fill("diagram.title", &[("client", client), ("server", server)]),
            px(plan.width),
            px(plan.height),
            format!("0 0 {} {}", Px(plan.width), Px(plan.height)),
            on!(onkeydown, moves(&self.go)),
            (0..EDGES.len()).map(|index| edge(self, &plan, index)).collect::<Vec<Html>>(),
            plan.sites.iter().map(|place| site(self, place)).collect::<Vec<Html>>(),
            &total,
            &n,
            words.fill("diagram.seen", &[("n", &n), ("total", &total)]),
            match self.go.gaze.edge {
                Some(edge) => chosen(self, edge),
                None => Side::BOTH.map(|side| next(self, side)).to_vec().into_iter().collect::<Html>(),
            }
        )
    }
}

/// Moves the choice through the edges with the arrow keys.
fn moves(go: &Go) -> Callback<KeyboardEvent> {
    let go = go.clone();
    Callback::from(move |event: KeyboardEvent| {
        let now = around(&event, ".edge").and_then(|edge| edge.id().strip_prefix("edge-")?.parse().ok());
        let Some(now) = now else { return };
        let to: usize = match event.key().as_str() {
            "Enter" | " " => now,
            "ArrowRight" | "ArrowDown" => (now + 1) % EDGES.len(),
            "ArrowLeft" | "ArrowUp" => (now + EDGES.len() - 1) % EDGES.len(),
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        go.edge(to);
        if let Some(place) = by_id(&format!("edge-{to}")).and_then(|place| place.dyn_into::<SvgElement>().ok()) {
            // Refused only for an element that is gone.
            let _ = place.focus();
        }
    })
}

/// An edge: a button that is moved through with the arrow keys.
fn edge(props: &Diagram, plan: &Plan, index: usize) -> Html {
    let (words, edge, route) = (&props.words, &EDGES[index], &plan.routes[index]);
    let names = [("from", edge.from.name()), ("to", edge.to.name()), ("cue", words.get(edge.sign))];
    let label = words.fill(if edge.cut { "diagram.edge.cut" } else { "diagram.edge" }, &names);
    let path = line(&route.points, "");
    let pressed = props.go.gaze.edge == Some(index);
    let way = |side: Side| {
        let walk = &props.walks[side as usize];
        let now = walk.last.is_some_and(|(last, _)| last == index);
        walk.taken
            .has(index)
            .then(|| markup!("<path class=\"way\" data-host={} data-now={} d={}/>", side.name(), now, &path))
    };
    let leads_on = props.walks.iter().any(|walk| walk.state == edge.from && !walk.after);
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
        if props.go.gaze.edge.unwrap_or_default() == index { "0" } else { "-1" },
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
fn site(props: &Diagram, site: &Site) -> Html {
    let here = |side: Side| {
        let walk = &props.walks[side as usize];
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
fn next(props: &Diagram, side: Side) -> Html {
    let words = &props.words;
    let state = props.walks[side as usize].state;
    let on = |(index, _): (usize, &fourway_stage::Edge)| move_on(props, index);
    let edges = EDGES.iter().enumerate().filter(|(_, edge)| edge.from == state && !edge.cut);
    markup!(
        "<div class=\"next\" data-host={}><h3><span class=\"who\">{}</span> <span class=\"state\" data-state={}>{}</span></h3><ul>{}</ul></div>",
        side.name(),
        words.host_name(side),
        state.name(),
        state.name(),
        edges.map(on).collect::<Vec<Html>>()
    )
}

/// One move that is possible, as a button that chooses its edge.
fn move_on(props: &Diagram, index: usize) -> Html {
    let (words, edge) = (&props.words, &EDGES[index]);
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
fn chosen(props: &Diagram, index: usize) -> Html {
    let (words, edge) = (&props.words, &EDGES[index]);
    let rule = |rule: &fourway_proto::Rule| {
        let when = words.fill("diagram.when", &[("cue", words.get(&cue(*rule)))]);
        markup!("<li>{}<cite>{}</cite></li>", when, rule.cite())
    };
    let taken: Vec<Html> = passages(&props.trace)
        .filter(|passage| passage.edge == index)
        .map(|passage| {
            let slots = [("host", words.host_name(passage.host)), ("at", &words.moment(passage.at))];
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
        "<div class=\"card\" role=\"status\"><header><h3><span class=\"state\" data-state={}>{}</span> <span class=\"to\">→</span> <span class=\"state\" data-state={}>{}</span></h3>
            <button type=\"button\" class=\"round small\" data-go={} aria-label={diagram.clear}>{}</button></header>
            <ul>{}</ul>{}
        </div>",
        edge.from.name(), edge.from.name(), edge.to.name(), edge.to.name(), format!("e{index}"), icon(Icon::Close),
        edge.rules.iter().map(rule).collect::<Vec<Html>>(),
        if taken.is_empty() {
            elsewhere(props, index)
        } else {
            worded!(words, "<p class=\"label\">{diagram.taken}</p><div class=\"choices\">{}</div>", taken)
        }
    )
}

/// The scene that takes an edge which this run does not.
fn elsewhere(props: &Diagram, index: usize) -> Html {
    let words = &props.words;
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
    use crate::gaze::Gaze;
    use crate::part::testing::markup;
    use fourway_sim::run;
    use fourway_stage::{Catalogue, walks};

    fn diagram(scene: usize, edge: Option<usize>) -> String {
        let trace = run(&gallery()[scene].scenario().expect("a scenario"));
        let last = trace.records.last().map(|record| record.id);
        let walks = walks(&trace, [fourway_proto::State::Closed; 2], last);
        let mut seen = walks[0].taken;
        seen.join(walks[1].taken);
        markup(Diagram {
            words: Words::from(&Catalogue::english()),
            trace: ByPtr::new(trace),
            width: 320.0,
            walks,
            seen,
            go: Go { gaze: Gaze { edge, ..Gaze::default() }, on_gaze: Callback::noop(), on_act: Callback::noop() },
        })
    }

    #[test]
    fn both_ends_their_ways_and_the_count_are_drawn() {
        let html = diagram(1, None);
        assert_eq!(html.matches("class=\"mark\"").count(), 2);
        assert_eq!(html.matches("class=\"way\"").count(), 7);
        assert!(html.contains("7 of 30 transitions seen"), "{html}");
    }

    #[test]
    fn a_chosen_edge_shows_its_clause_and_where_it_was_taken() {
        let taken = EDGES.iter().position(|edge| edge.sign == "sign.2msl");
        let html = diagram(1, taken);
        assert!(html.contains("RFC 9293 3.10.8") && html.contains("Client at 240.2 s"), "{html}");
    }

    #[test]
    fn an_edge_not_taken_offers_the_scene_that_takes_it() {
        let closing = EDGES.iter().position(|edge| edge.to == fourway_proto::State::Closing);
        assert!(diagram(1, closing).contains("See it in: "));
    }
}
