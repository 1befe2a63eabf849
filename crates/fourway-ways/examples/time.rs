//! How long it takes to draw each place of each way while time runs, in µs: the longest of the first draw and of later ones.
//! `cargo run --release -p fourway-ways --example time`

use fourway_learn::recall::CONCEPTS;
use fourway_learn::{challenges, comparisons, glossary, lesson, myths, notes, tales};
use fourway_panels::Run;
use fourway_proto::Micros;
use fourway_stage::{Doings, View, gallery, with_acts};
use fourway_ways::{Answer, Seen, Ways};
use std::io::Write as _;
use std::time::Instant;

/// Moments of a run at which it is drawn.
const MOMENTS: u64 = 20;

fn places() -> Vec<String> {
    let mut places: Vec<String> = Ways::NAMES.iter().map(|name| (*name).to_owned()).collect();
    let more = ["lesson/end", "myths/summary", "compare/all", "compare/protocols", "challenges/all", "guide/words"];
    places.extend(more.iter().chain(&["teach/worksheet", "teach/handout"]).map(|place| (*place).to_owned()));
    places.extend(lesson().iter().map(|step| format!("lesson/{}", step.id)));
    places.extend(tales().iter().map(|tale| format!("watch/{}", tale.id)));
    places.extend(comparisons().iter().map(|one| format!("compare/{}", one.id)));
    places.extend(myths().iter().map(|myth| format!("myths/{}", myth.id)));
    places.extend(challenges().iter().map(|one| format!("challenges/{}", one.id)));
    places.extend(CONCEPTS.iter().map(|concept| format!("recall/{concept}")));
    places.extend(glossary().iter().map(|term| format!("guide/{}", term.id)));
    places.extend(notes().iter().map(|note| format!("guide/note/{}", note.id)));
    places
}

/// What a learner has done who has answered every question, so that a step is at the run that the learner acts in.
fn kept() -> String {
    let steps = lesson().iter().map(|step| format!("step {} 0 1\n", step.id));
    let guesses = myths().iter().map(|myth| format!("myth {} 1 90 1\n", myth.id));
    ["fourway-progress 1\n".to_owned()].into_iter().chain(steps).chain(guesses).collect()
}

fn main() -> std::io::Result<()> {
    let mut found = Vec::new();
    for place in places() {
        let (mut ways, _) = Ways::new(&kept());
        let start = gallery().iter().find_map(fourway_stage::Scene::scenario).unwrap_or_default();
        let before = Instant::now();
        let answer = ways.enter(&place, 1_700_000_000_000, 19_675);
        let entered = before.elapsed();
        let scenario = match answer {
            Some(Answer::Open(opening)) => with_acts(&opening.scenario, &opening.acts),
            Some(Answer::Stay | Answer::Go(_)) | None => start,
        };
        let run = Run::new(scenario, &Doings::default());
        let end = run.trace().end();
        let mut drawn = Vec::new();
        for n in 0..=MOMENTS {
            let view = View { now: Micros(end.0 / MOMENTS * n), ..View::default() };
            let before = Instant::now();
            ways.draw(&Seen { run: &run, view: &view, dark: false });
            drawn.push(before.elapsed().as_micros());
        }
        found.push((drawn[0], drawn[1..].iter().max().copied().unwrap_or_default(), entered.as_micros(), place));
    }
    let mut out = std::io::stdout().lock();
    for (what, key) in [("first", 0), ("later", 1), ("enter", 2)] {
        found.sort_by_key(|(first, later, entered, _)| std::cmp::Reverse([*first, *later, *entered][key]));
        for (first, later, entered, place) in &found[..6] {
            writeln!(out, "worst {what}: first {first} later {later} enter {entered} {place}")?;
        }
    }
    Ok(())
}
