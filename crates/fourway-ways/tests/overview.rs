//! The overview: five sentences that light up as the run comes to them, and a way on to everything else.

mod page;

use fourway_learn::{lesson, tales};
use page::{Page, said};

const SAID: &str = "data-said=\"true\"";

#[test]
fn the_close_plays_itself_and_the_sentences_light_up_with_it() {
    let tale = &tales()[0];
    let mut page = Page::at("overview", "");
    assert!(page.opened.as_ref().is_some_and(|opening| opening.plays));
    let told = tale.narration.told(&tale.run.run());
    assert_eq!(told.len(), 5);
    for (n, (say, at)) in told.iter().enumerate() {
        page.until(*at);
        let html = page.html();
        assert_eq!(html.matches(SAID).count(), n + 1, "{html}");
        let text = said(&format!("scene.overview.say.{say}"));
        let now = format!("{SAID} aria-current=\"step\"><p>{text}</p>");
        assert!(html.contains(&now), "{html}");
        assert!(html.contains(&format!("role=\"status\">{text}")), "{html}");
        assert!(html.contains(&said(&format!("learn.phone.{}", n + 1))), "{html}");
    }
}

#[test]
fn another_run_lights_nothing_up_and_the_close_can_be_played_again() {
    let mut page = Page::at("overview", "");
    page.other(&lesson()[0].task.start.scenario());
    page.finish();
    let html = page.html();
    assert!(!html.contains(SAID) && html.contains(&said("learn.way.part.other")), "{html}");
    page.press("again", "");
    assert!(page.opened.as_ref().is_some_and(|opening| opening.plays));
    assert_eq!(page.html().matches(SAID).count(), 1);
}

#[test]
fn it_ends_with_a_link_to_every_other_way() {
    let mut page = Page::at("overview", "");
    let html = page.html();
    for name in ["lesson", "lab", "watch", "compare", "myths", "challenges", "recall", "guide", "teach"] {
        assert!(html.contains(&format!("href=\"#{name}\"")), "{name}: {html}");
    }
    assert!(html.contains(&said("learn.way.overview.wish.lesson.text")));
}

#[test]
fn a_lesson_that_was_begun_goes_on() {
    let mut page = Page::at("overview", "fourway-progress 1\nplace lesson 1 care\n");
    let html = page.html();
    assert!(html.contains(&said("lesson.care.title")), "{html}");
    assert!(!html.contains(&said("learn.way.overview.wish.lesson.text")));
}
