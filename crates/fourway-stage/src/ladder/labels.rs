//! Texts along the arrows and at their ends: moved, then shortened, until none stands over another.

use super::arrows::details;
use super::columns::area;
use super::plan::Plan;
use super::room::{Area, Taken, length_of, text_width, texts_width};
use super::shelves::Shelves;
use super::{Anchor, Arrow, ArrowEnd, ArrowLabel, Label};
use crate::Catalogue;
use fourway_sim::Side;

/// Where along the arrow a text may stand, the best first.
const PLACES: [f64; 13] = [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.26, 0.74, 0.22, 0.78];
/// Left free at the sender's end, and at the head.
const ENDS: (f64, f64) = (2.0, 12.0);
/// What it costs to stand over another text, or across a line, or to say less.
const OVER: f64 = 1000.0;
const ACROSS: f64 = 20.0;
const LESS: f64 = 6.0;
/// What it costs to stand close to another text, and how close that is, px.
const CLOSE: f64 = 3.0;
const NEAR: f64 = 9.0;

/// Lifelines this far apart have room for the numbers in full.
const FAR: f64 = 220.0;
/// How often each text is placed anew, and how far above and below its arrow others count, px.
const ROUNDS: usize = 3;
const REACH: f64 = 40.0;

/// A straight line that texts should not stand on.
type Line = ((f64, f64), (f64, f64));

/// Name every arrow but the copies; `fixed` is what stands between the lifelines already. Each text is placed in view of
/// all others, in a few rounds, so that two that share a place both give way.
pub(super) fn name(arrows: &mut [Arrow], shelves: &Shelves, words: &Catalogue, plan: &Plan, mut fixed: Taken) {
    for arrow in arrows.iter() {
        if let (ArrowEnd::Lost, Some((x, y))) = (arrow.end, arrow.points.last().copied()) {
            fixed.put(Area::level(x - 6.0, y - 6.0, x + 6.0, y + 6.0));
        }
    }
    for _ in 0..ROUNDS {
        for index in 0..arrows.len() {
            if arrows[index].copy > 0 {
                continue;
            }
            let (taken, others) = around(arrows, shelves, index, &fixed, false);
            let stands = arrows[index].label.as_ref().is_some_and(|label| is_free(label, &taken));
            if !stands {
                arrows[index].label = Some(along(&arrows[index], words, plan, &taken, &others));
            }
        }
    }
    for index in 0..arrows.len() {
        let (taken, lines) = around(arrows, shelves, index, &fixed, true);
        if let Some(label) = at_end(&arrows[index], words, plan, &taken, &lines) {
            if label.shown {
                fixed.put(area(&label));
            }
            arrows[index].end_label = Some(label);
        }
    }
}

fn is_free(label: &ArrowLabel, taken: &[Area]) -> bool {
    let room = Area::above_line(label.x, label.y, label.along, label.width);
    !taken.iter().any(|other| other.meets(&room))
}

/// The texts and the lines near an arrow, its own only where asked for.
fn around(arrows: &[Arrow], shelves: &Shelves, index: usize, fixed: &Taken, own: bool) -> (Vec<Area>, Vec<Line>) {
    let (top, bottom) = arrows[index].span();
    let (top, bottom) = (top - REACH, bottom + REACH);
    let mut taken: Vec<Area> = fixed.between(top, bottom);
    let mut lines = Vec::new();
    for other in shelves.between(top, bottom) {
        let arrow = &arrows[other];
        if other == index && !own {
            continue;
        }
        lines.extend(arrow.points.windows(2).map(|leg| (leg[0], leg[1])));
        taken.extend(arrow.label.as_ref().map(|label| Area::above_line(label.x, label.y, label.along, label.width)));
    }
    (taken, lines)
}

/// The leg that the text runs along: the longest; a lost segment's text may run on along the way it did not go.
fn leg(arrow: &Arrow, plan: &Plan) -> Line {
    let legs = arrow.points.windows(2).map(|leg| (leg[0], leg[1]));
    let run = |leg: &Line| (leg.1.0 - leg.0.0).abs();
    let longest = legs.max_by(|a, b| run(a).total_cmp(&run(b))).unwrap_or_default();
    match arrow.end {
        ArrowEnd::Lost | ArrowEnd::Waiting if arrow.points.len() == 2 => {
            let to = plan.edge(arrow.from.other());
            let part = (to - longest.0.0) / (longest.1.0 - longest.0.0);
            (longest.0, (to, longest.0.1 + (longest.1.1 - longest.0.1) * part))
        }
        ArrowEnd::Lost | ArrowEnd::Waiting | ArrowEnd::Arrives | ArrowEnd::Corrupted => longest,
    }
}

fn along(arrow: &Arrow, words: &Catalogue, plan: &Plan, taken: &[Area], others: &[Line]) -> ArrowLabel {
    let (from, to) = leg(arrow, plan);
    let (left, right) = if from.0 <= to.0 { (from, to) } else { (to, from) };
    let (dx, dy) = (right.0 - left.0, right.1 - left.1);
    let length = length_of(dx, dy);
    let along = (dx / length, dy / length);
    let again = if arrow.again { words.get("ladder.again") } else { "" };
    let word = |said: bool| if said { again } else { "" };
    // Best half way along what is drawn; beyond the cross only where nothing else is left.
    let drawn = arrow.points.last().map_or(1.0, |end| ((end.0 - from.0) / (to.0 - from.0)).min(1.0));
    let (best_place, pull) = if drawn < 1.0 { (drawn / 2.0, 24.0) } else { (0.5, 4.0) };
    let mut best: Option<(f64, ArrowLabel)> = None;
    let (long, short) = details(&arrow.header, arrow.seq, arrow.ack, words);
    // Between near lifelines all say it shortly, rather than some this way and some that.
    let far = plan.server_x - plan.client_x >= FAR;
    let forms =
        [(if far { &long } else { &short }, true), (&short, true), (&String::new(), true), (&String::new(), false)];
    for (less, (detail, said)) in forms.into_iter().enumerate() {
        let width = texts_width(&[&arrow.flags, word(said), detail]);
        let reach = width / 2.0;
        let fits = |place: f64| place * length - reach >= ENDS.0 && (1.0 - place) * length - reach >= ENDS.1;
        // Centred between the two free ends, so that a text that just fits has a place.
        let snug = (length + ENDS.0 - ENDS.1) / 2.0 / length;
        let first = (ENDS.0 + reach) / length;
        for place in PLACES
            .into_iter()
            .chain([snug, first, best_place])
            .filter(|place| fits(*place) || (detail.is_empty() && *place == snug))
        {
            // It cannot become cheaper than this.
            let least = less as f64 * LESS + (place - best_place).abs() * pull;
            if best.as_ref().is_some_and(|(cost, _)| *cost <= least) {
                continue;
            }
            let (x, y) = (from.0 + (to.0 - from.0) * place, from.1 + (to.1 - from.1) * place);
            let room = Area::above_line(x, y, along, width);
            let over = taken.iter().filter(|other| other.meets(&room)).count() as f64;
            let near = taken.iter().filter(|other| other.meets(&room.longer(NEAR))).count() as f64;
            let across = others.iter().filter(|line| room.is_crossed_by(line.0, line.1)).count() as f64;
            // Where nothing is free it goes as far aside as it can, so that the other text finds room in the next round.
            let aside = (place - best_place).abs() * if over > 0.0 { -pull } else { pull };
            let cost = over * OVER + near * CLOSE + across * ACROSS + less as f64 * LESS + aside;
            if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                let (flags, detail, again) = (arrow.flags.clone(), detail.clone(), arrow.again && said);
                best = Some((cost, ArrowLabel { x, y, along, flags, detail, again, width }));
            }
        }
    }
    best.map(|(_, label)| label).unwrap_or_default()
}

/// What is written at the cross of a lost segment, or at the head of a damaged one.
fn at_end(arrow: &Arrow, words: &Catalogue, plan: &Plan, taken: &[Area], lines: &[Line]) -> Option<Label> {
    let keys: &[&str] = match (arrow.end, arrow.by_person, arrow.by_fault) {
        (ArrowEnd::Lost, true, _) => &["ladder.lost.you", "ladder.lost.fault", "ladder.lost"],
        (ArrowEnd::Lost, false, true) => &["ladder.lost.fault", "ladder.lost"],
        (ArrowEnd::Lost, false, false) => &["ladder.lost"],
        (ArrowEnd::Corrupted, true, _) => &["ladder.corrupted.you", "ladder.corrupted"],
        (ArrowEnd::Corrupted, false, _) => &["ladder.corrupted"],
        (ArrowEnd::Arrives | ArrowEnd::Waiting, _, _) => return None,
    };
    let (x, y) = arrow.points.last().copied()?;
    let onward = match arrow.from {
        Side::Client => 1.0,
        Side::Server => -1.0,
    };
    let beyond = if onward > 0.0 { Anchor::Start } else { Anchor::End };
    let behind = if onward > 0.0 { Anchor::End } else { Anchor::Start };
    let places: &[(f64, f64, Anchor)] = if arrow.end == ArrowEnd::Lost {
        &[
            (10.0, 4.0, beyond),
            (10.0, 9.0, beyond),
            (0.0, 19.0, Anchor::Middle),
            (8.0, 15.0, beyond),
            (4.0, 19.0, behind),
            (0.0, -10.0, Anchor::Middle),
            (8.0, -6.0, beyond),
            (0.0, 31.0, Anchor::Middle),
            (0.0, -22.0, Anchor::Middle),
        ]
    } else {
        &[(-12.0, 15.0, behind), (-12.0, -24.0, behind)]
    };
    let mut best: Option<(f64, Label)> = None;
    for (less, key) in keys.iter().enumerate() {
        let text = words.get(key).to_owned();
        let width = text_width(&text);
        for (order, (right, down, anchor)) in places.iter().enumerate() {
            let label =
                Label { x: x + right * onward, y: y + down, anchor: *anchor, text: text.clone(), width, shown: true };
            let room = area(&label);
            let inside = room.is_within(plan.edge(Side::Client) + 3.0, 0.0, plan.edge(Side::Server) - 3.0, f64::MAX);
            let over = taken.iter().filter(|other| other.meets(&room)).count() as f64 + f64::from(u8::from(!inside));
            let across = lines.iter().filter(|line| room.is_crossed_by(line.0, line.1)).count() as f64;
            let cost = over * OVER + across * ACROSS + less as f64 * LESS + order as f64;
            if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                // Across another line it would seem to belong to that.
                let shown = over == 0.0 && (across == 0.0 || arrow.end == ArrowEnd::Lost);
                best = Some((cost, Label { shown, ..label }));
            }
        }
    }
    best.map(|(_, label)| label)
}
