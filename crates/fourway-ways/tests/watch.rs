//! Watch: every scene holds at its moments, says what belongs to each, and can be stepped through in both directions.

mod page;

use fourway_learn::{Tale, tales};
use fourway_proto::Micros;
use page::{Page, said};

fn scenes() -> impl Iterator<Item = &'static Tale> {
    tales().iter().filter(|tale| tale.id != "overview")
}

fn go(at: Option<Micros>) -> String {
    at.map_or_else(|| "data-go=\"x\" aria-disabled=\"true\"".to_owned(), |at| format!("data-go=\"t{}\"", at.0))
}

#[test]
fn every_scene_is_in_the_list() {
    let mut page = Page::at("watch", "");
    assert_eq!(page.opened, None, "the run on the page stays");
    let html = page.html();
    for tale in scenes() {
        assert!(html.contains(&format!("href=\"#watch/{}\"", tale.id)), "{}", tale.id);
        assert!(html.contains(&said(&format!("learn.way.watch.{}", tale.id))));
    }
}

#[test]
fn every_scene_is_told_moment_by_moment() {
    for tale in scenes() {
        let mut page = Page::at(&format!("watch/{}", tale.id), "");
        let told = tale.narration.told(&tale.run.run());
        let at_once = told[0].1 == Micros::ZERO;
        assert_eq!(page.opened.as_ref().is_some_and(|opening| opening.plays), !at_once, "{}", tale.id);
        let holds: Vec<Micros> = told.iter().map(|(_, at)| *at).filter(|at| *at > Micros::ZERO).collect();
        assert_eq!(page.draw().holds, holds, "{}", tale.id);
        for (n, (say, at)) in told.iter().enumerate() {
            page.until(*at);
            let html = page.html();
            let text = said(&format!("scene.{}.say.{say}", tale.id));
            assert!(html.contains(&format!("<p class=\"said\" role=\"status\">{text}</p>")), "{}: {html}", tale.id);
            let back = n.checked_sub(1).map(|n| told[n].1).or((*at > Micros::ZERO).then_some(Micros::ZERO));
            let back = format!("{}>{}", go(back), said("learn.way.watch.back"));
            let forward = format!("{}>{}", go(told.get(n + 1).map(|(_, at)| *at)), said("learn.way.watch.forward"));
            assert!(html.contains(&back) && html.contains(&forward), "{}: {back} {forward} {html}", tale.id);
        }
    }
}

#[test]
fn time_goes_on_from_where_it_was_held() {
    let mut page = Page::at("watch/lost-fin", "");
    let holds = page.draw().holds;
    page.until(holds[0]);
    page.press("on", "");
    let opening = page.opened.clone().expect("a run");
    assert_eq!((opening.plays, opening.at), (true, holds[0]));
    page.finish();
    page.press("again", "");
    assert_eq!(page.opened.as_ref().map(|opening| opening.at), Some(Micros::ZERO));
}

#[test]
fn a_scene_with_the_learners_acts_in_it_is_still_told_and_another_run_is_not() {
    let tale = scenes().find(|tale| tale.id == "server-never-closes").expect("a scene");
    let mut page = Page::at("watch/server-never-closes", "");
    let acts = fourway_stage::Link::read("fourway=1&scene=x&do=call.server.close@300000").expect("a link").acts;
    page.act(&acts);
    page.finish();
    let last = tale.narration.says().last().expect("a sentence");
    assert!(page.html().contains(&said(&format!("scene.server-never-closes.say.{last}"))));
    page.until(Micros::from_ms(50));
    page.press("on", "");
    assert_eq!(page.opened.as_ref().map(|opening| opening.acts.clone()), Some(acts), "the acts stay");
    page.other(&tales()[2].run.scenario());
    let drawn = page.draw();
    assert!(drawn.holds.is_empty() && page.html().contains(&said("learn.way.part.other")));
}

#[test]
fn a_learner_comes_back_to_the_scene_and_may_leave_it() {
    let kept = "fourway-progress 1\nplace watch 1 abort\n";
    let mut page = Page::at("watch", kept);
    assert!(page.html().contains(&said("scene.abort.watch")));
    page.enter("watch/all");
    assert!(page.html().contains(&said("learn.way.watch.intro")));
    assert!(page.progress().contains(&format!("place watch {} all\n", page::NOW)));
    page.enter("watch/nothing-like-it");
    assert!(page.html().contains(&said("learn.way.watch.intro")));
}
