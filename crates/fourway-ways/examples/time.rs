//! How long it takes to come to each place of each way, and to draw it while time runs: the longest of all.
//! `cargo run --release -p fourway-ways --example time`

use fourway_learn::recall::CONCEPTS;
use fourway_learn::{challenges, comparisons, glossary, lesson, myths, notes, tales};
use fourway_panels::Run;
use fourway_proto::Micros;
use fourway_stage::{Catalogue, Link, LinkAct, Player, View, gallery};
use fourway_ways::{Answer, Seen, Ways};
use std::io::Write as _;
use std::time::Instant;

/// Moments of a run at which it is drawn.
const MOMENTS: u64 = 20;
/// How often each is timed.
const TIMES: usize = 5;

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

/// What is to be done at a place: with it there is most to find out and to say.
fn solution(place: &str) -> Option<Vec<LinkAct>> {
    let (way, item) = place.split_once('/')?;
    match way {
        "lesson" => lesson().iter().find(|step| step.id == item)?.task.start.acts(),
        "challenges" => challenges().iter().find(|one| one.id == item)?.task.start.acts(),
        _ => None,
    }
}

/// How long it takes to come to a place, and to draw each moment of it.
fn timed(place: &str) -> Vec<u128> {
    let (mut ways, _) = Ways::new(&kept());
    let start = gallery().iter().find_map(fourway_stage::Scene::scenario).unwrap_or_default();
    let before = Instant::now();
    let answer = ways.enter(place, 1_700_000_000_000, 19_675);
    let mut taken = vec![before.elapsed().as_micros()];
    let (scenario, acts) = match answer {
        Some(Answer::Open(opening)) => (opening.scenario, opening.acts),
        Some(Answer::Stay | Answer::Go(_)) | None => (start, Vec::new()),
    };
    let mut player = Player::new(Catalogue::whole());
    player.follow(None, scenario, &Link { acts: solution(place).unwrap_or(acts), ..Link::default() });
    let run = Run::new(player.scenario().clone(), &player.doings());
    let end = run.trace().end();
    for n in 0..=MOMENTS {
        let view = View { now: Micros(end.0 / MOMENTS * n), doings: player.doings(), ..View::default() };
        let before = Instant::now();
        ways.draw(&Seen { run: &run, view: &view, dark: false });
        taken.push(before.elapsed().as_micros());
    }
    taken
}

fn main() -> std::io::Result<()> {
    let mut found = Vec::new();
    for place in places() {
        // The least of several goes is what it takes; more is what else the machine had to do.
        let least = (1..TIMES).fold(timed(&place), |least, _| {
            least.iter().zip(timed(&place)).map(|(least, again)| again.min(*least)).collect()
        });
        found.push((least[0], least[1], least[2..].iter().max().copied().unwrap_or_default(), place));
    }
    let mut out = std::io::stdout().lock();
    for (what, key) in [("coming there", 0), ("first draw", 1), ("later draw", 2)] {
        found.sort_by_key(|(enter, first, later, _)| std::cmp::Reverse([*enter, *first, *later][key]));
        writeln!(out, "longest: {what}")?;
        for (enter, first, later, place) in &found[..6] {
            writeln!(out, "  {place}: coming there {enter} µs, first draw {first} µs, later draws {later} µs")?;
        }
    }
    Ok(())
}
