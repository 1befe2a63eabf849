//! Cause and effect between the events of the list, and the way between them in the ladder.

use crate::explain::begins;
use crate::{Ladder, Line, Who};
use fourway_sim::{Side, Trace};

/// For each event of the list, the event that brought it about.
#[must_use]
pub fn causes(trace: &Trace, lines: &[Line]) -> Vec<Option<usize>> {
    lines.iter().map(|line| event_of(trace, lines, trace.records.get(line.record as usize)?.cause)).collect()
}

/// The event that tells of a record; where none does, the one that brought it about.
fn event_of(trace: &Trace, lines: &[Line], mut record: Option<u32>) -> Option<usize> {
    loop {
        let mut root = record?;
        while root > 0 && !begins(trace.records.get(root as usize)?) {
            root -= 1;
        }
        if let Ok(event) = lines.binary_search_by(|line| line.record.cmp(&root)) {
            return Some(event);
        }
        record = trace.records.get(root as usize)?.cause;
    }
}

/// What an event has to do with the chosen one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tie {
    /// It brought it about, or what brought it about.
    Cause,
    /// It was brought about by it.
    Effect,
}

/// What the event at `index` has to do with the chosen one, if anything.
#[must_use]
pub fn link(causes: &[Option<usize>], chosen: usize, index: usize) -> Option<Tie> {
    if causes.get(index).copied().flatten() == Some(chosen) {
        return Some(Tie::Effect);
    }
    let mut at = chosen;
    // A cause stands before its effect in the list, so this ends.
    while let Some(cause) = causes.get(at).copied().flatten().filter(|cause| *cause < at) {
        if cause == index {
            return Some(Tie::Cause);
        }
        at = cause;
    }
    None
}

/// The ways in the ladder from cause to effect: all that led to the chosen event, and what it led to.
#[must_use]
pub fn chain(ladder: &Ladder, lines: &[Line], causes: &[Option<usize>], chosen: usize) -> Vec<Vec<(f64, f64)>> {
    let of_chain = |index: &usize| *index == chosen || link(causes, chosen, *index).is_some();
    let way = |index: usize| {
        let cause = lines.get(causes.get(index).copied().flatten()?)?;
        if index == chosen || link(causes, chosen, index).is_some() {
            Some(between(ladder, cause, lines.get(index)?))
        } else {
            None
        }
    };
    (0..lines.len()).filter(of_chain).filter_map(way).collect()
}

/// The way from one event to another: along the flight of the segment that the second is about, or down a lifeline.
fn between(ladder: &Ladder, cause: &Line, effect: &Line) -> Vec<(f64, f64)> {
    let (start, end) = (place(ladder, cause), place(ladder, effect));
    let flight = effect.segment.and_then(|it| ladder.arrows.iter().find(|a| (a.segment, a.copy) == it));
    match flight.filter(|flight| flight.ends == effect.at && flight.sent >= cause.at) {
        Some(flight) => {
            let mut way = vec![start];
            way.extend(flight.points.iter().copied());
            way
        }
        None => vec![start, end],
    }
}

/// Where an event stands in the ladder.
fn place(ladder: &Ladder, line: &Line) -> (f64, f64) {
    let y = ladder.scale.y(line.at);
    let flight = line.segment.and_then(|it| ladder.arrows.iter().find(|a| (a.segment, a.copy) == it));
    let x = match line.who {
        Who::Client => ladder.client_x,
        Who::Server => ladder.server_x,
        Who::Path | Who::You => {
            let end =
                flight.and_then(|flight| crate::ladder::x_at(&flight.points, y).or(flight.points.last().map(|p| p.0)));
            end.unwrap_or(match flight.map(|flight| flight.from) {
                Some(Side::Server) => ladder.server_x,
                Some(Side::Client) | None => ladder.client_x,
            })
        }
    };
    (x, y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Catalogue, gallery, layout, lines};
    use fourway_sim::run;

    struct Scene {
        lines: Vec<Line>,
        causes: Vec<Option<usize>>,
        ladder: Ladder,
    }

    fn scene(name: &str) -> Scene {
        let words = Catalogue::english();
        let scene = gallery().iter().find(|scene| scene.name == name).expect(name);
        let trace = run(&scene.scenario().expect(name));
        let lines = lines(&trace, &words);
        let causes = causes(&trace, &lines);
        Scene { causes, ladder: layout(&trace, &words, 600.0), lines }
    }

    #[test]
    fn a_cause_stands_before_its_effect_in_every_scene() {
        for one in gallery() {
            let scene = scene(one.name);
            for (index, cause) in scene.causes.iter().enumerate() {
                assert!(cause.is_none_or(|cause| cause < index), "{}: {index} {cause:?}", one.name);
            }
        }
    }

    #[test]
    fn the_end_of_time_wait_goes_back_to_the_first_close() {
        let scene = scene("four-way-close");
        let over = scene.lines.iter().position(|line| line.cite == Some("RFC 9293 3.10.8")).expect("2 MSL");
        assert_eq!(link(&scene.causes, over, 0), Some(Tie::Cause));
        assert_eq!(link(&scene.causes, 0, 1), Some(Tie::Effect));
        assert_eq!(link(&scene.causes, over, over), None);
    }

    #[test]
    fn a_chain_follows_the_flights_and_stays_in_the_drawing() {
        let scene = scene("lost-final-ack");
        for chosen in 0..scene.lines.len() {
            let ways = chain(&scene.ladder, &scene.lines, &scene.causes, chosen);
            let inside = |p: &(f64, f64)| {
                (0.0..=scene.ladder.width).contains(&p.0) && (0.0..=scene.ladder.height).contains(&p.1)
            };
            assert!(ways.iter().flatten().all(inside));
            assert!(ways.iter().all(|way| way.len() > 1));
        }
        let second = chain(&scene.ladder, &scene.lines, &scene.causes, 1);
        let crosses = |way: &Vec<(f64, f64)>| (way[0].0 - way[way.len() - 1].0).abs() > 100.0;
        assert!(second.iter().any(crosses));
    }
}
