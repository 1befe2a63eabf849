//! The lesson, walked: a prediction comes first, the run answers, the task ticks itself, and nothing breaks on a detour.

mod page;

use fourway_learn::{Step, lesson, tales};
use fourway_proto::Micros;
use page::{Page, said};

const TICKED: &str = "data-done=\"true\"><span>";

fn commit(page: &mut Page, choice: &str) {
    page.press("choose", choice);
    page.press("commit", "");
}

fn key(step: &Step, last: &str) -> String {
    said(&format!("lesson.{}.{last}", step.id))
}

fn solve(page: &mut Page, step: &Step) {
    page.act(&step.task.start.acts().expect("acts"));
    page.finish();
}

#[test]
fn nothing_moves_and_nothing_is_given_away_before_the_prediction() {
    for step in lesson() {
        let mut page = Page::at(&format!("lesson/{}", step.id), "");
        let opened = page.opened.clone().expect("a run");
        assert!(!opened.plays && opened.scenario.script.is_empty() && opened.scenario.faults.is_empty(), "{}", step.id);
        page.finish();
        let html = page.html();
        assert!(html.contains(&key(step, "ask")) && html.contains(&key(step, "intro")), "{html}");
        for hidden in ["do", "why", "keep", &format!("choice.{}.why", step.right)] {
            assert!(!html.contains(&key(step, hidden)), "{}: {hidden}", step.id);
        }
        assert!(html.contains("name=\"commit\" aria-disabled=\"true\""), "{html}");
        page.press("commit", "");
        assert!(page.html().contains(&key(step, "intro")), "without an answer there is nothing to commit");
    }
}

#[test]
fn the_whole_lesson_is_walked_with_right_answers() {
    let mut page = Page::at("lesson", "");
    for (n, step) in lesson().iter().enumerate() {
        page.enter(&format!("lesson/{}", step.id));
        commit(&mut page, step.right);
        let opened = page.opened.clone().expect("a run");
        assert!(opened.plays, "{}", step.id);
        assert_eq!(opened.scenario, step.shown.scenario());
        let why = key(step, &format!("choice.{}.why", step.right));
        assert!(!page.html().contains(&why), "{}: the run has not answered yet", step.id);
        let holds = page.draw().holds;
        assert_eq!(holds.len(), 1);
        page.until(holds[0]);
        assert!(page.html().contains(&why), "{}", step.id);
        page.press("act", "");
        let html = page.html();
        assert!(
            html.contains(&key(step, "do")) && !html.contains(TICKED) && !html.contains(&key(step, "why")),
            "{html}"
        );
        assert!(!page.opened.as_ref().is_some_and(|opening| opening.plays));
        solve(&mut page, step);
        let html = page.html();
        assert_eq!(html.matches(TICKED).count(), step.task.goals().len(), "{html}");
        assert!(html.contains(&key(step, "why")) && html.contains(&key(step, "keep")), "{html}");
        let place = step.choices.iter().position(|choice| *choice == step.right).expect("an answer") + 1;
        assert!(page.progress().contains(&format!("step {} 1 {place}\n", step.id)), "{}", page.progress());
        assert_eq!(page.html().matches("data-done=\"true\">✓").count(), n + 1);
    }
    page.enter("lesson/end");
    let html = page.html();
    for step in lesson() {
        assert!(html.contains(&key(step, "keep")), "{}", step.id);
    }
    assert!(html.contains("7 of 7") && html.contains("href=\"#myths\""), "{html}");
}

#[test]
fn a_second_click_on_the_commit_button_does_not_go_past_the_run() {
    for step in lesson() {
        let mut page = Page::at(&format!("lesson/{}", step.id), "");
        let row = |html: &str| html.split("<p class=\"row\">").nth(1).map(str::to_owned).expect("a row of buttons");
        let html = page.press("choose", step.right);
        assert!(row(&html).starts_with("<button type=\"button\" class=\"primary\" name=\"commit\""), "{html}");
        let html = page.press("commit", "");
        assert!(
            row(&html).starts_with("<button type=\"button\" class=\"primary\" name=\"act\" aria-disabled"),
            "{html}"
        );
        let html = page.press("act", "");
        assert!(!html.contains(&said("learn.way.lesson.turn")), "{html}");
        let skipped = page.press("skip", "");
        assert!(skipped.contains(&said("learn.way.lesson.turn")), "{skipped}");
    }
}

#[test]
fn a_wrong_prediction_is_told_with_what_is_so() {
    for step in lesson() {
        for choice in step.choices.iter().filter(|choice| **choice != step.right) {
            let mut page = Page::at(&format!("lesson/{}", step.id), "");
            commit(&mut page, choice);
            page.finish();
            let html = page.html();
            assert!(html.contains("class=\"wrong\"") && html.contains(&key(step, &format!("choice.{choice}.why"))));
            assert!(html.contains(&key(step, &format!("choice.{}", step.right))), "{html}");
        }
    }
}

#[test]
fn goals_tick_one_by_one_as_the_run_comes_to_them_and_the_sentences_with_them() {
    let step = &lesson()[2];
    let mut page = Page::at("lesson/four-segments", "fourway-progress 1\nstep four-segments 0 2\n");
    page.act(&step.task.start.acts().expect("acts"));
    let mut seen = Vec::new();
    for ms in [0, 50, 100, 101, 151, 201] {
        page.until(Micros::from_ms(ms));
        let html = page.html();
        seen.push((html.matches(TICKED).count(), html.contains(&key(step, "say.wait"))));
    }
    assert_eq!(seen, [(0, false), (0, false), (1, true), (2, true), (2, true), (3, true)]);
}

#[test]
fn a_detour_is_told_right_and_ticks_nothing() {
    let step = &lesson()[2];
    let mut page = Page::at("lesson/four-segments", "fourway-progress 1\nstep four-segments 0 2\n");
    let both = &lesson()[6].task.start.acts().expect("acts")[..2];
    page.act(both);
    page.finish();
    let html = page.html();
    assert!(html.contains(&key(step, "say.crossed")) && !html.contains(&key(step, "why")), "{html}");
    // Undo, and there is nothing to tell.
    page.act(&[]);
    page.until(Micros::ZERO);
    assert!(!page.html().contains("class=\"told\""));
}

#[test]
fn another_run_is_not_taken_for_the_learners_own() {
    let mut page = Page::at("lesson/four-segments", "fourway-progress 1\nstep four-segments 0 2\n");
    for tale in tales().iter().filter(|tale| tale.id != "your-turn") {
        page.other(&tale.run.scenario());
        page.finish();
        let html = page.html();
        assert!(html.contains(&said("learn.way.part.other")) && !html.contains(TICKED), "{}: {html}", tale.id);
    }
    assert!(page.progress().contains("step four-segments 0 2\n"));
    page.press("act", "");
    assert!(!page.html().contains(&said("learn.way.part.other")));
}

#[test]
fn the_run_that_answers_may_be_left_and_shown_again() {
    let mut page = Page::at("lesson/half-closed", "");
    commit(&mut page, "no");
    page.other(&lesson()[0].task.start.scenario());
    assert!(page.html().contains(&said("learn.way.part.other")));
    page.press("show", "");
    page.do_so("drop.1.0@20000");
    page.finish();
    let html = page.html();
    assert!(html.contains(&said("learn.way.part.other")) && !html.contains("class=\"wrong\""), "{html}");
    page.press("show", "");
    assert!(!page.html().contains(&said("learn.way.part.other")));
    page.finish();
    assert!(page.html().contains("class=\"wrong\""));
    page.until(Micros::ZERO);
    assert!(page.html().contains("class=\"wrong\""), "what was answered stays answered");
}

#[test]
fn to_be_shown_one_way_is_not_to_do_it() {
    for step in lesson() {
        let mut page = Page::at(&format!("lesson/{}", step.id), "");
        commit(&mut page, step.choices[0]);
        page.press("skip", "");
        page.press("help", "");
        page.finish();
        let html = page.html();
        assert!(html.contains(&said("learn.way.lesson.borrowed")) && !html.contains(&key(step, "why")), "{html}");
        page.press("act", "");
        solve(&mut page, step);
        assert!(page.html().contains(&key(step, "why")), "{}", step.id);
    }
}

#[test]
fn a_learner_comes_back_to_where_they_were() {
    let kept = "fourway-progress 1\nstep two-ends 1 2\nstep care 0 1\nplace lesson 5 care\n";
    let mut page = Page::at("lesson", kept);
    let html = page.html();
    assert!(html.contains(&key(&lesson()[1], "do")) && html.contains("aria-current=\"step\""), "{html}");
    let mut page = Page::at("lesson", "fourway-progress 1\nstep two-ends 1 2\n");
    assert!(page.html().contains(&key(&lesson()[1], "ask")), "the first that is not done");
    let mut page = Page::at("lesson/nowhere", "");
    assert!(page.html().contains(&key(&lesson()[0], "ask")));
}
