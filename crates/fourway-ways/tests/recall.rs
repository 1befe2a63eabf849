//! Recall: every concept is asked, answered and planned; cards come without end.

mod page;

use fourway_learn::progress::Progress;
use fourway_learn::recall::{Answer as Given, Ask, CONCEPTS, card};
use fourway_proto::Flags;
use fourway_sim::Kind;
use fourway_ways::Answer;
use page::reader::values;
use page::{DAY, NOW, Page};

fn progress(page: &mut Page) -> Progress {
    Progress::read(&page.progress()).expect("what was written can be read")
}

/// Gives these answers, as a person would.
fn answer(page: &mut Page, given: &[usize]) -> String {
    let mut html = String::new();
    for place in given {
        html = page.press("answer", &place.to_string());
    }
    if given.len() > 1 { page.press("check", "") } else { html }
}

#[test]
fn each_concept_is_asked_and_its_right_answer_counts() {
    for concept in CONCEPTS {
        let mut page = Page::new("");
        let asked = page.go(&format!("recall/{concept}"));
        let card = card(concept, NOW).expect(concept);
        assert!(!asked.contains("class=\"right\"") && !asked.contains("data-is="), "{concept}");
        assert_eq!(values(&asked, "name=\"answer\"", "value").len(), card.answers.len());
        let html = answer(&mut page, &card.right);
        assert!(html.contains("<p class=\"right\">") && html.contains("<svg"), "{concept}: {html}");
        assert_eq!(values(&html, "name=\"next\"", "value"), ["hard", "good", "easy"]);
        let review = *progress(&mut page).reviews.get(concept).expect("it is noted");
        assert_eq!((review.last, review.streak, review.interval), (DAY, 1, 1), "{concept}");
    }
}

#[test]
fn a_wrong_answer_is_told_shown_and_asked_again_tomorrow() {
    for concept in CONCEPTS {
        let mut page = Page::new("");
        page.go(&format!("recall/{concept}"));
        let card = card(concept, NOW).expect(concept);
        let wrong: Vec<usize> = if card.ask == Ask::Order {
            card.right.iter().rev().copied().collect()
        } else {
            (0..card.answers.len()).find(|place| !card.right.contains(place)).into_iter().collect()
        };
        let html = answer(&mut page, &wrong);
        assert!(html.contains("<p class=\"wrong\">") && html.contains("class=\"why\""), "{concept}: {html}");
        assert_eq!(values(&html, "name=\"next\"", "value"), [""]);
        assert_eq!(
            progress(&mut page).reviews.get(concept).map(|review| (review.streak, review.due())),
            Some((0, DAY + 1))
        );
    }
}

#[test]
fn before_the_answer_nothing_gives_it_away() {
    for (concept, never) in [("timer.retransmission", "class=\"timer\""), ("timer.time-wait", "class=\"timer\"")] {
        assert!(!Page::new("").go(&format!("recall/{concept}")).contains(never), "{concept}");
    }
    for seed in 0..30 {
        let mut page = Page::new("");
        page.ways.enter("recall/numbers.fin", seed, DAY);
        let html = page.raw();
        let card = card("numbers.fin", seed).expect("a card");
        let Given::Numbers(seq, ack) = card.answers[card.right[0]] else { panic!("numbers") };
        let shown = html.matches(&format!(">FIN ACK</tspan><tspan class=\"detail\" dx=\"8\">{seq}·{ack}<")).count();
        // Only a FIN that went out before with the same numbers is seen before the answer, and this one after it.
        let trace = fourway_sim::run(&card.scenario);
        let same = trace.records.iter().filter(|record| {
            let Kind::Sent { header, seq_rel, ack_rel, .. } = record.kind else { return false };
            header.flags.has(Flags::FIN) && (seq_rel, ack_rel) == (seq, ack)
        });
        let earlier = same.filter(|record| record.at < card.at).count();
        assert!(shown <= earlier, "{seed}: {html}");
    }
    let before = Page::new("").go("recall/numbers.fin");
    let mut page = Page::new("");
    page.go("recall/numbers.fin");
    let after = page.press("unknown", "");
    assert!(after.matches("class=\"name\"").count() > before.matches("class=\"name\"").count());
}

#[test]
fn how_hard_it_was_plans_the_next_question() {
    for (grade, ease) in [("hard", 236), ("good", 250), ("easy", 260)] {
        let mut page = Page::new("");
        page.go("recall/waits.FIN-WAIT-2");
        answer(&mut page, &card("waits.FIN-WAIT-2", NOW).expect("a card").right);
        let html = page.press("next", grade);
        assert!(html.contains("name=\"unknown\""), "the next card: {html}");
        assert_eq!(progress(&mut page).reviews.get("waits.FIN-WAIT-2").map(|review| review.ease), Some(ease));
    }
}

#[test]
fn cards_never_run_out_and_what_is_due_comes_back() {
    let mut page = Page::new("");
    let mut html = page.go("recall");
    for n in 0..CONCEPTS.len() + 15 {
        assert!(html.contains("id=\"way-question\""), "{n}");
        page.press("unknown", "");
        html = page.press("next", "");
    }
    let done = progress(&mut page);
    assert_eq!(done.reviews.len(), CONCEPTS.len());
    assert!(html.contains("Nothing is due today"), "{html}");
    // A day later all are due, and the one longest overdue is asked; the page has been left in between.
    let mut page = Page::new(&page.progress());
    let html = page.go_on("recall", DAY + 1);
    assert!(html.contains("<dt>Due today</dt><dd>39</dd>"), "{html}");
}

#[test]
fn the_same_card_is_there_after_a_reload_and_an_answered_one_is_not() {
    let mut page = Page::new("");
    let before = page.go("recall");
    let mut again = Page::new(&page.progress());
    assert_eq!(again.go_on("recall", DAY), before);
    again.press("unknown", "");
    let place = progress(&mut again).places.get("recall").expect("a place").item.clone();
    assert_ne!(place, CONCEPTS[0], "it was answered");
    let after = Page::new(&again.progress()).go("recall");
    assert_ne!(after, before);
}

#[test]
fn segments_are_put_in_order_by_pressing_them_and_taken_back() {
    let mut page = Page::new("");
    page.go("recall/order.four");
    page.press("answer", "2");
    let html = page.press("answer", "0");
    assert!(html.contains("<b class=\"place\">1</b>") && html.contains("<b class=\"place\">2</b>"), "{html}");
    let html = page.press("answer", "2");
    assert_eq!(html.matches("aria-pressed=\"true\"").count(), 1);
    let html = page.press("check", "");
    assert!(!html.contains("class=\"wrong\""), "not all are in order yet: {html}");
}

#[test]
fn the_run_of_a_card_opens_in_the_lab_at_its_moment() {
    let mut page = Page::new("");
    page.go("recall/next.close-second");
    let card = card("next.close-second", NOW).expect("a card");
    page.press("unknown", "");
    let Answer::Open(opening) = page.ask("lab", "") else { panic!("a run") };
    assert_eq!((&opening.scenario, opening.at, opening.lab), (&card.scenario, card.at, true));
}

#[test]
fn nothing_that_is_pressed_out_of_turn_does_harm() {
    let mut page = Page::new("");
    let html = page.go("recall");
    for (name, value) in [("next", "easy"), ("answer", "99"), ("answer", "x"), ("check", ""), ("odd", "")] {
        assert_eq!(page.ask(name, value), Answer::Stay, "{name}");
        assert_eq!(page.raw(), html, "{name}");
    }
    let html = page.press("unknown", "");
    for (name, value) in [("answer", "0"), ("unknown", "")] {
        assert_eq!((page.ask(name, value), page.raw()), (Answer::Stay, html.clone()), "{name}");
    }
    assert_eq!(progress(&mut page).reviews.len(), 1);
    page.ask("next", "easy");
    assert_eq!(
        progress(&mut page).reviews.iter().next().map(|(_, review)| review.streak),
        Some(0),
        "wrong stays wrong"
    );
}
