//! Every challenge is played through the way: goals tick, limits speak, hints cost, progress is kept.

#[path = "support/formed.rs"]
mod formed;

use formed::check_formed;
use fourway_learn::{Challenge, challenges};
use fourway_panels::Run;
use fourway_proto::Micros;
use fourway_stage::{Doings, Link, LinkAct, View, with_acts};
use fourway_ways::{Answer, Control, Seen, Ways};

/// A learner's day.
const TODAY: u32 = 20_000;

fn run_of(challenge: &Challenge, acts: &[LinkAct]) -> Run {
    Run::new(with_acts(&challenge.task.start.scenario(), acts), &Doings::default())
}

fn at(now: Micros) -> View {
    View { now, width: 360.0, ..View::default() }
}

fn entered(place: &str, kept: &str) -> Ways {
    let (mut ways, trouble) = Ways::new(kept);
    assert_eq!(trouble, None);
    assert!(ways.enter(place, 1_700_000_000_000, TODAY).is_some(), "{place}");
    ways
}

fn drawn(ways: &mut Ways, run: &Run, now: Micros) -> String {
    let view = at(now);
    let drawn = ways.draw(&Seen { run, view: &view, dark: false }).expect("a way");
    check_formed(&drawn.markup.0, "challenges");
    drawn.markup.0
}

fn press(ways: &mut Ways, run: &Run, name: &str, value: &str) -> Answer {
    let view = at(Micros::ZERO);
    ways.press(&Control { name, value }, &Seen { run, view: &view, dark: false })
}

fn one(id: &str) -> &'static Challenge {
    challenges().iter().find(|one| one.id == id).expect(id)
}

fn acts(text: &str) -> Vec<LinkAct> {
    Link::read(&format!("fourway=1&scene=x&do={text}")).expect(text).acts
}

#[test]
fn every_challenge_opens_without_its_solution_and_its_solution_earns_three_stars() {
    for challenge in challenges() {
        let (mut ways, _) = Ways::new("");
        let answer = ways.enter(&format!("challenges/{}", challenge.id), 5, TODAY);
        let Some(Answer::Open(opening)) = answer else { panic!("{}: {answer:?}", challenge.id) };
        assert_eq!((opening.scenario, opening.acts.len()), (challenge.task.start.scenario(), 0), "{}", challenge.id);

        let start = run_of(challenge, &[]);
        let html = drawn(&mut ways, &start, Micros::ZERO);
        assert!(html.contains("data-met=\"false\"") && !html.contains("class=\"note\""), "{}: {html}", challenge.id);
        let untouched = drawn(&mut ways, &start, start.trace().end());
        assert!(!untouched.contains("data-met=\"true\""), "{}", challenge.id);
        assert!(!ways.progress().contains("\nchallenge "), "{}", challenge.id);

        let solution = challenge.task.start.acts().expect(challenge.id);
        let solved = run_of(challenge, &solution);
        let html = drawn(&mut ways, &solved, solved.trace().end());
        assert!(html.contains("data-met=\"true\"") && html.contains("★★★"), "{}: {html}", challenge.id);
        assert_eq!(html.matches("<li data-done=\"true\">").count(), challenge.task.goals().len(), "{}", challenge.id);
        let kept = format!("challenge {} 3 {}\n", challenge.id, challenge.par);
        assert!(ways.progress().contains(&kept), "{}: {}", challenge.id, ways.progress());
    }
}

#[test]
fn a_goal_ticks_when_the_present_comes_to_it_and_the_verdict_with_the_last() {
    let challenge = one("first-goodbye");
    let run = run_of(challenge, &acts("call.client.close@0"));
    let mut ways = entered("challenges/first-goodbye", "");
    for (ms, met) in [(199, 0), (200, 1), (240_199, 1), (240_200, 2)] {
        let html = drawn(&mut ways, &run, Micros::from_ms(ms));
        assert!(html.contains(&format!("Goals met: {met} of 2")), "{ms}: {html}");
        assert_eq!(html.contains("data-met=\"true\""), met == 2, "{ms}");
    }
    let html = drawn(&mut ways, &run, Micros::ZERO);
    assert!(html.contains("Your best: 1"), "the best is told even where time has gone back: {html}");
}

#[test]
fn a_broken_limit_says_which_and_how_to_go_on_and_earns_nothing() {
    for (id, text, told) in [
        ("fin-twice", "drop.1.0@25000,drop.5.0@1225000,drop.7.0@3225000", "More acts than allowed"),
        ("half-open", "drop.1.0@25000,drop.2.0@1025000", "More segments lost"),
        ("fin-twice", "call.client.abort@300000", "You let the client abort."),
        ("half-closed-talk", "call.client.close@60000", "not allowed at that host: You let the client close."),
        ("fin-twice", "delay.1.0.50000@25000", "You delay the FIN ACK by 50 ms."),
    ] {
        let challenge = one(id);
        let run = run_of(challenge, &acts(text));
        let mut ways = entered(&format!("challenges/{id}"), "");
        let html = drawn(&mut ways, &run, run.trace().end());
        assert!(html.contains(told) && html.contains("Undo"), "{id}: {html}");
        assert!(!html.contains("data-met=\"true\"") && !ways.progress().contains("\nchallenge "), "{id}");
    }
}

#[test]
fn each_hint_is_shown_when_it_is_asked_for_and_costs_a_star_that_day() {
    let challenge = one("fin-twice");
    let run = run_of(challenge, &challenge.task.start.acts().expect("acts"));
    let start = run_of(challenge, &[]);
    let mut ways = entered("challenges/fin-twice", "");
    assert!(!drawn(&mut ways, &start, Micros::ZERO).contains("class=\"hints\""));
    assert_eq!(press(&mut ways, &start, "hint", "1"), Answer::Stay);
    assert_eq!(press(&mut ways, &start, "hint", "1"), Answer::Stay);
    let html = drawn(&mut ways, &start, Micros::ZERO);
    assert!(html.contains("when no ACK has come") && !html.contains("Lose its first FIN"), "{html}");
    assert!(matches!(press(&mut ways, &start, "again", ""), Answer::Open(_)));

    // Neither starting again nor coming back folds it up; another day does.
    let mut ways = entered("challenges/fin-twice", &ways.progress());
    assert!(drawn(&mut ways, &run, run.trace().end()).contains("★★☆"));
    assert!(ways.progress().contains("challenge fin-twice 2 1\n"), "{}", ways.progress());
    press(&mut ways, &start, "hint", "2");
    assert!(drawn(&mut ways, &start, Micros::ZERO).contains("Lose its first FIN"));
    press(&mut ways, &start, "hint", "9");
    drawn(&mut ways, &start, Micros::ZERO);
    let (mut later, _) = Ways::new(&ways.progress());
    later.enter("challenges/fin-twice", 0, TODAY + 1);
    assert!(drawn(&mut later, &run, run.trace().end()).contains("★★★"));
    assert!(later.progress().contains("challenge fin-twice 3 1\n"), "{}", later.progress());
}

#[test]
fn the_verdict_says_whether_it_is_the_first_a_better_or_another_time() {
    let challenge = one("abort");
    let run = run_of(challenge, &acts("call.client.abort@0"));
    for (kept, told) in [
        ("", "<b>Solved</b>"),
        ("fourway-progress 1\nchallenge abort 2 2\n", "<b>Solved, and better than before</b>"),
        ("fourway-progress 1\nchallenge abort 3 1\n", "<b>Solved again</b>"),
    ] {
        let mut ways = entered("challenges/abort", kept);
        for _ in 0..2 {
            let html = drawn(&mut ways, &run, run.trace().end());
            assert!(html.contains(told), "{kept}: {html}");
        }
        press(&mut ways, &run, "again", "");
        assert!(drawn(&mut ways, &run, run.trace().end()).contains("<b>Solved again</b>"), "{kept}");
    }
}

#[test]
fn another_run_is_said_to_be_one_and_the_challenge_can_be_opened_again() {
    let challenge = one("reach-closing");
    let other = run_of(one("whole-life"), &[]);
    let mut ways = entered("challenges/reach-closing", "");
    let html = drawn(&mut ways, &other, other.trace().end());
    assert!(html.contains("Another run is on the page") && html.contains("name=\"again\""), "{html}");
    assert!(html.contains("Goals met: 0 of 2"), "{html}");
    let Answer::Open(opening) = press(&mut ways, &other, "again", "") else { panic!("nothing opens") };
    assert_eq!(opening.scenario, challenge.task.start.scenario());
}

#[test]
fn the_list_has_all_with_their_stars_and_the_place_is_kept() {
    let mut ways = entered("challenges/all", "fourway-progress 1\nchallenge abort 2 3\n");
    let run = run_of(one("abort"), &[]);
    let html = drawn(&mut ways, &run, Micros::ZERO);
    assert_eq!(html.matches("class=\"card\"").count(), challenges().len());
    assert!(html.contains("Solved: 1 of 31. Stars: 2 of 93.") && html.contains("★★☆"), "{html}");
    assert!(html.contains("<span>Your best: 3</span>"), "{html}");
    let ways = entered("challenges/refused", &ways.progress());
    assert!(ways.progress().contains("place challenges 1700000000000 refused\n"), "{}", ways.progress());
    let mut ways = entered("challenges", &ways.progress());
    assert!(drawn(&mut ways, &run, Micros::ZERO).contains("Nobody home"));
    let mut ways = entered("challenges/no-such", "");
    assert!(drawn(&mut ways, &run, Micros::ZERO).contains("class=\"way challenges\""));
}

#[test]
fn a_run_that_is_over_without_being_met_says_how_to_go_on() {
    let challenge = one("reach-closing");
    let run = run_of(challenge, &acts("call.client.close@0"));
    let mut ways = entered("challenges/reach-closing", "");
    assert!(drawn(&mut ways, &run, run.trace().end()).contains("This run is over"));
    assert!(!drawn(&mut ways, &run, Micros::ZERO).contains("This run is over"));
}

#[test]
fn the_last_challenge_leads_to_another_way() {
    let last = challenges().last().expect("a challenge");
    let run = run_of(last, &[]);
    let mut ways = entered(&format!("challenges/{}", last.id), "");
    let html = drawn(&mut ways, &run, Micros::ZERO);
    assert!(html.contains("href=\"#recall\"") && html.contains("href=\"#lab\""), "{html}");
}
