//! Myths: a guess comes before the experiment, stays as it was, and stands beside what is so.

mod page;

use fourway_learn::{Myth, myths};
use fourway_proto::Micros;
use page::{Page, said};

fn guess(page: &mut Page, believed: &str, sure: &str) {
    page.press("believed", believed);
    page.press("sure", sure);
    page.press("commit", "");
}

fn key(myth: &Myth, last: &str) -> String {
    said(&format!("myth.{}.{last}", myth.id))
}

#[test]
fn nothing_is_given_away_before_the_guess() {
    for myth in myths() {
        let mut page = Page::at(&format!("myths/{}", myth.id), "");
        let opened = page.opened.clone().expect("a run");
        assert!(!opened.plays && opened.scenario.script.is_empty(), "{}", myth.id);
        page.finish();
        page.press("believed", "true");
        page.press("commit", "");
        let html = page.html();
        assert!(html.contains("name=\"commit\" aria-disabled=\"true\""), "how sure is not said yet: {html}");
        assert!(!html.contains(&key(myth, "shows")) && !html.contains(&key(myth, "truth")), "{html}");
    }
}

#[test]
fn every_experiment_shows_what_is_so_when_the_run_has_come_to_it() {
    for myth in myths() {
        let mut page = Page::at(&format!("myths/{}", myth.id), "");
        guess(&mut page, "false", "90");
        let row = page.raw().split("<p class=\"row\">").nth(1).map(str::to_owned).expect("a row of buttons");
        assert!(row.starts_with("<button type=\"button\" name=\"again\""), "what a second click does: {row}");
        let opened = page.opened.clone().expect("a run");
        assert!(opened.plays && opened.scenario == myth.experiment.scenario(), "{}", myth.id);
        page.until(Micros::ZERO);
        let html = page.html();
        assert!(html.contains(&key(myth, "do")) && !html.contains(&key(myth, "shows")), "{html}");
        assert!(page.progress().contains(&format!("myth {} 0 90 0\n", myth.id)));
        let holds = page.draw().holds;
        page.until(holds[0]);
        let html = page.html();
        assert!(html.contains(&key(myth, "shows")) && html.contains(&key(myth, "truth")), "{html}");
        assert!(html.contains("class=\"right\""), "{html}");
        assert!(page.progress().contains(&format!("myth {} 1 90 0\n", myth.id)));
        page.until(Micros::ZERO);
        assert!(page.html().contains(&key(myth, "truth")), "what was seen stays seen");
    }
}

#[test]
fn a_guess_stays_as_it_was() {
    let mut page = Page::at("myths/fin-closes", "fourway-progress 1\nmyth fin-closes 0 50 1\n");
    page.finish();
    let html = page.html();
    assert!(html.contains("class=\"wrong\"") && html.contains(&said("learn.way.myths.sure.50")), "{html}");
    assert!(!html.contains("name=\"commit\""), "{html}");
}

#[test]
fn a_changed_experiment_decides_nothing() {
    let mut page = Page::at("myths/always-four", "");
    guess(&mut page, "true", "100");
    page.do_so("drop.1.0@20000");
    page.finish();
    let html = page.html();
    assert!(html.contains(&said("learn.way.part.other")) && !html.contains(&key(&myths()[1], "truth")), "{html}");
    page.press("again", "");
    page.finish();
    assert!(page.html().contains(&key(&myths()[1], "truth")));
}

#[test]
fn the_summary_says_how_well_the_guesses_did_in_one_line() {
    let told = |lines: &str| {
        let mut page = Page::at("myths/summary", &format!("fourway-progress 1\n{lines}"));
        page.html()
    };
    let intro = said("learn.way.myths.intro");
    assert!(told("").contains(&intro));
    assert!(told("myth fin-closes 0 50 1\n").contains(&intro), "its experiment was not run");
    let all = |sure: u8, believed: u8| -> String {
        myths().iter().map(|myth| format!("myth {} 1 {sure} {believed}\n", myth.id)).collect()
    };
    for (lines, key, counted) in [
        (all(100, 1), "over", "Right: 0 of 4."),
        (all(100, 0), "fits", "Right: 4 of 4."),
        (all(50, 0), "under", "Right: 4 of 4."),
        ("myth fin-closes 1 90 1\nmyth always-four 1 70 0\n".to_owned(), "over", "Right: 1 of 2."),
    ] {
        let html = told(&lines);
        let full = said(&format!("learn.way.myths.calibration.{key}"));
        let judged = full.rsplit("%. ").next().expect("a judgement");
        assert!(html.contains(judged) && html.contains(counted), "{key}: {html}");
    }
}

#[test]
fn without_a_place_the_first_claim_that_was_not_tried_comes_up() {
    let mut page = Page::at("myths", "fourway-progress 1\nmyth fin-closes 1 50 1\n");
    assert!(page.html().contains(&key(&myths()[1], "claim")));
    let all: String = myths().iter().map(|myth| format!("myth {} 1 50 0\n", myth.id)).collect();
    let mut page = Page::at("myths", &format!("fourway-progress 1\n{all}"));
    assert!(page.html().contains(&said("learn.way.myths.title")));
}
