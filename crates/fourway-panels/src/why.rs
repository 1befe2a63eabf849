//! Cause and effect between the events of the list, and the way between them in the ladder.

use fourway_sim::{Side, Trace};
use fourway_stage::{Ladder, Line, Who, begins, x_at};

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

/// What led to an event, the nearest cause first.
#[must_use]
pub fn origins(causes: &[Option<usize>], of: usize) -> Vec<usize> {
    // A cause stands before its effect in the list, so this ends.
    let before = |at: &usize| causes.get(*at).copied().flatten().filter(|cause| cause < at);
    std::iter::successors(before(&of), before).collect()
}

/// The ways in the ladder from cause to effect: all that led to the chosen event, and what it led to.
#[must_use]
pub fn chain(ladder: &Ladder, lines: &[Line], causes: &[Option<usize>], chosen: usize) -> Vec<Vec<(f64, f64)>> {
    let mut events = origins(causes, chosen);
    events.push(chosen);
    events.extend((chosen..causes.len()).filter(|index| causes[*index] == Some(chosen)));
    let way = |index: usize| {
        let cause = lines.get(causes.get(index).copied().flatten()?)?;
        Some(between(ladder, cause, lines.get(index)?))
    };
    events.into_iter().filter_map(way).collect()
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
            let end = flight.and_then(|flight| x_at(&flight.points, y).or(flight.points.last().map(|p| p.0)));
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
    use fourway_sim::run;
    use fourway_stage::{Catalogue, gallery, layout, lines};

    struct Scene {
        lines: Vec<Line>,
        causes: Vec<Option<usize>>,
        ladder: Ladder,
    }

    fn scene(name: &str) -> Scene {
        let words = Catalogue::whole();
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
        assert_eq!(origins(&scene.causes, over).last(), Some(&0));
        assert_eq!(origins(&scene.causes, 1), [0]);
        assert!(origins(&scene.causes, 0).is_empty());
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
