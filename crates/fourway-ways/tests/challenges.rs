//! Every challenge is played through the way: goals tick, limits speak, hints cost, progress is kept.

mod page;

use fourway_learn::{Challenge, challenges};
use fourway_proto::Micros;
use page::{DAY, Page};

fn one(id: &str) -> &'static Challenge {
    challenges().iter().find(|one| one.id == id).expect(id)
}

/// A learner who has done this in a challenge, and waited for the end.
fn acted(id: &str, acts: &str, kept: &str) -> Page {
    let mut page = Page::at(&format!("challenges/{id}"), kept);
    page.do_so(acts);
    page.finish();
    page
}

#[test]
fn every_challenge_opens_without_its_solution_and_its_solution_earns_three_stars() {
    for challenge in challenges() {
        let mut page = Page::at(&format!("challenges/{}", challenge.id), "");
        let opening = page.opened.clone().expect(challenge.id);
        assert_eq!((opening.scenario, opening.acts.len()), (challenge.task.start.scenario(), 0), "{}", challenge.id);

        let html = page.raw();
        assert!(html.contains("data-met=\"false\"") && !html.contains("class=\"note\""), "{}: {html}", challenge.id);
        page.finish();
        assert!(!page.raw().contains("data-met=\"true\""), "{}", challenge.id);
        assert!(!page.progress().contains("\nchallenge "), "{}", challenge.id);

        page.act(&challenge.task.start.acts().expect(challenge.id));
        page.finish();
        let html = page.raw();
        assert!(html.contains("data-met=\"true\"") && html.contains("★★★"), "{}: {html}", challenge.id);
        assert_eq!(html.matches("<li data-done=\"true\">").count(), challenge.task.goals().len(), "{}", challenge.id);
        let kept = format!("challenge {} 3 {}\n", challenge.id, challenge.par);
        assert!(page.progress().contains(&kept), "{}: {}", challenge.id, page.progress());
    }
}

#[test]
fn a_goal_ticks_when_the_present_comes_to_it_and_the_verdict_with_the_last() {
    let mut page = acted("first-goodbye", "call.client.close@0", "");
    for (ms, met) in [(199, 0), (200, 1), (240_199, 1), (240_200, 2)] {
        page.until(Micros::from_ms(ms));
        let html = page.raw();
        assert!(html.contains(&format!("Goals met: {met} of 2")), "{ms}: {html}");
        assert_eq!(html.contains("data-met=\"true\""), met == 2, "{ms}");
    }
    page.until(Micros::ZERO);
    let html = page.raw();
    assert!(html.contains("Your best: 1"), "the best is told even where time has gone back: {html}");
}

#[test]
fn a_broken_limit_says_which_and_how_to_go_on_and_earns_nothing() {
    for (id, acts, told) in [
        ("fin-twice", "drop.1.0@25000,drop.5.0@1225000,drop.7.0@3225000", "More acts than allowed"),
        ("half-open", "drop.1.0@25000,drop.2.0@1025000", "More segments lost"),
        ("fin-twice", "call.client.abort@300000", "You let the client abort."),
        ("half-closed-talk", "call.client.close@60000", "not allowed at that host: You let the client close."),
        ("fin-twice", "delay.1.0.50000@25000", "You delay the FIN ACK by 50 ms."),
    ] {
        let mut page = acted(id, acts, "");
        let html = page.html();
        assert!(html.contains(told) && html.contains("Undo"), "{id}: {html}");
        assert!(!html.contains("data-met=\"true\"") && !page.progress().contains("\nchallenge "), "{id}");
    }
}

#[test]
fn each_hint_is_shown_when_it_is_asked_for_and_costs_a_star_that_day() {
    let solution = one("fin-twice").task.start.acts().expect("acts");
    let mut page = Page::at("challenges/fin-twice", "");
    assert!(!page.raw().contains("class=\"hints\""));
    page.press("hint", "1");
    page.ask("hint", "1");
    let html = page.html();
    assert!(html.contains("when no ACK has come") && !html.contains("Lose its first FIN"), "{html}");
    page.opened = None;
    page.press("again", "");
    assert!(page.opened.is_some());

    // Neither starting again nor coming back folds it up; another day does.
    let mut page = Page::at("challenges/fin-twice", &page.progress());
    page.act(&solution);
    page.finish();
    assert!(page.raw().contains("★★☆"));
    assert!(page.progress().contains("challenge fin-twice 2 1\n"), "{}", page.progress());
    page.press("hint", "2");
    assert!(page.html().contains("Lose its first FIN"));
    page.ask("hint", "9");
    page.raw();
    let mut later = Page::new(&page.progress());
    later.enter_on("challenges/fin-twice", DAY + 1);
    later.act(&solution);
    later.finish();
    assert!(later.raw().contains("★★★"));
    assert!(later.progress().contains("challenge fin-twice 3 1\n"), "{}", later.progress());
}

#[test]
fn the_verdict_says_whether_it_is_the_first_a_better_or_another_time() {
    for (kept, told) in [
        ("", "<b>Solved</b>"),
        ("fourway-progress 1\nchallenge abort 2 2\n", "<b>Solved, and better than before</b>"),
        ("fourway-progress 1\nchallenge abort 3 1\n", "<b>Solved again</b>"),
    ] {
        let mut page = acted("abort", "call.client.abort@0", kept);
        for _ in 0..2 {
            let html = page.raw();
            assert!(html.contains(told), "{kept}: {html}");
        }
        page.press("again", "");
        page.do_so("call.client.abort@0");
        page.finish();
        assert!(page.raw().contains("<b>Solved again</b>"), "{kept}");
    }
}

#[test]
fn another_run_is_said_to_be_one_and_the_challenge_can_be_opened_again() {
    let mut page = Page::at("challenges/reach-closing", "");
    page.other(&one("whole-life").task.start.scenario());
    page.finish();
    let html = page.raw();
    assert!(html.contains("Another run is on the page") && html.contains("name=\"again\""), "{html}");
    assert!(html.contains("Goals met: 0 of 2"), "{html}");
    page.opened = None;
    page.press("again", "");
    let opening = page.opened.clone().expect("a run");
    assert_eq!(opening.scenario, one("reach-closing").task.start.scenario());
}

#[test]
fn what_a_scene_does_by_itself_solves_nothing() {
    let challenge = one("abort");
    let mut page = Page::at("challenges/abort", "");
    let acts = challenge.task.start.acts().expect("acts");
    page.other(&fourway_stage::with_acts(&challenge.task.start.scenario(), &acts));
    page.finish();
    assert!(page.raw().contains("Another run is on the page") && !page.progress().contains("\nchallenge "));
}

#[test]
fn the_list_has_all_with_their_stars_and_the_place_is_kept() {
    let mut page = Page::new("fourway-progress 1\nchallenge abort 2 3\n");
    let html = page.go("challenges/all");
    assert_eq!(html.matches("class=\"card\"").count(), challenges().len());
    assert!(html.contains("Solved: 1 of 31. Stars: 2 of 93.") && html.contains("★★☆"), "{html}");
    assert!(html.contains("<span>Your best: 3</span>"), "{html}");
    page.enter("challenges/refused");
    assert!(page.progress().contains("place challenges 1700000000000 refused\n"), "{}", page.progress());
    assert!(Page::at("challenges", &page.progress()).raw().contains("Nobody home"));
    assert!(Page::new("").go("challenges/no-such").contains("class=\"way challenges\""));
}

#[test]
fn a_run_that_is_over_without_being_met_says_how_to_go_on() {
    let mut page = acted("reach-closing", "call.client.close@0", "");
    assert!(page.raw().contains("This run is over"));
    page.until(Micros::ZERO);
    assert!(!page.raw().contains("This run is over"));
}

#[test]
fn the_last_challenge_leads_to_another_way() {
    let last = challenges().last().expect("a challenge");
    let html = Page::at(&format!("challenges/{}", last.id), "").raw();
    assert!(html.contains("href=\"#recall\"") && html.contains("href=\"#lab\""), "{html}");
}
