//! The field guide: every page opens and draws, every link of it leads somewhere, and the calculator counts.

mod page;

use fourway_learn::{Shelf, glossary, notes};
use fourway_stage::Link;
use fourway_ways::{Answer, Ways};
use page::Page;
use page::reader::{text_of, values};

/// The items of the guide that the markup links to.
fn places(html: &str) -> Vec<String> {
    values(html, "a ", "href").into_iter().filter_map(|href| Some(href.strip_prefix("#guide/")?.to_owned())).collect()
}

#[test]
fn the_index_has_every_term_and_every_note_and_runs_nothing() {
    let html = Page::new("").go("guide");
    let linked = places(&html);
    for term in glossary() {
        assert_eq!(linked.iter().filter(|item| *item == term.id).count(), 1, "{}", term.id);
    }
    for note in notes() {
        assert!(linked.contains(&format!("note/{}", note.id)), "{}", note.id);
    }
    assert!(!html.contains("<svg"));
}

#[test]
fn every_page_opens_has_its_words_its_run_and_a_way_back() {
    let mut page = Page::new("");
    let terms = glossary().iter().map(|term| (term.id.to_owned(), term.experiment));
    let notes = notes().iter().map(|note| (format!("note/{}", note.id), note.experiment));
    for (item, experiment) in terms.chain(notes) {
        let html = page.go(&format!("guide/{item}"));
        assert_eq!(html.matches("<h1").count(), 1, "{item}");
        assert!(places(&html).contains(&"index".to_owned()), "{item}");
        assert_eq!(html.contains("class=\"ladder small\""), experiment.is_some(), "{item}");
        for place in places(&html) {
            assert!(Ways::new("").0.enter(&format!("guide/{place}"), 0, 0).is_some());
            let other = Page::new("").go(&format!("guide/{place}"));
            assert!(place == "index" || !other.contains("id=\"way-filter\""), "{item} leads to {place}, which is none");
        }
    }
}

#[test]
fn each_run_opens_in_the_lab_by_a_link_or_by_the_page() {
    let mut page = Page::new("");
    for term in glossary().iter().filter(|term| term.experiment.is_some()) {
        let html = page.go(&format!("guide/{}", term.id));
        let link = values(&html, "a ", "href").into_iter().find(|href| href.starts_with("#fourway="));
        if let Some(link) = link {
            let link = Link::read(&link[1..].replace("&amp;", "&")).expect("a link that can be read");
            assert_eq!(link.at, term.at, "{}", term.id);
        } else {
            let Answer::Open(opening) = page.ask("lab", "") else { panic!("{} has a run", term.id) };
            assert_eq!((opening.at, opening.lab), (term.at, true), "{}", term.id);
            assert_eq!(opening.scenario, term.experiment.expect("a run").scenario());
        }
    }
}

#[test]
fn a_note_is_shown_at_the_moment_at_which_its_claim_holds() {
    let mut page = Page::new("");
    page.go("guide/note/rfc5961");
    let Answer::Open(opening) = page.ask("lab", "") else { panic!("a run") };
    assert!(opening.at.0 > 0, "the challenge comes later than the beginning");
}

#[test]
fn a_link_names_a_term_first_and_a_note_where_no_term_has_the_name() {
    let heading = |item: &str| {
        let html = Page::new("").go(&format!("guide/{item}"));
        let (_, rest) = html.split_once("<h1").expect("a heading");
        text_of(rest.split("</h1>").next().unwrap_or_default()).trim().to_owned()
    };
    assert!(heading("rst").ends_with("RST"));
    assert!(heading("note/rst").ends_with("RST: when abandoning is meant"));
    assert!(heading("ports").ends_with("TIME-WAIT and running out of ports"));
    assert!(heading("words").ends_with("Words that get confused"));
    for item in ["", "nothing", "note/nothing"] {
        assert!(heading(item).ends_with("Field guide"), "{item}");
    }
}

#[test]
fn one_comes_back_to_where_one_was() {
    let mut page = Page::new("");
    let html = page.go("guide/msl");
    assert_eq!(Page::new(&page.progress()).go("guide"), html);
    page.go("guide/index");
    assert!(Page::new(&page.progress()).go("guide").contains("id=\"way-filter\""));
}

#[test]
fn the_search_knows_names_as_systems_print_them_and_other_words() {
    let mut page = Page::new("");
    page.go("guide/index");
    for (typed, entry) in [
        ("FIN_WAIT2", "fin-wait-2"),
        ("FIN_WAIT_2", "fin-wait-2"),
        ("fin wait 2", "fin-wait-2"),
        ("finwait1", "fin-wait-1"),
        ("TIME_WAIT", "time-wait"),
        ("time wait", "time-wait"),
        ("CLOSE_WAIT", "close-wait"),
        ("LAST_ACK", "last-ack"),
        ("port exhaustion", "note/ports"),
        ("Ephemeral ports", "note/ports"),
        ("ephemeral port", "port"),
        ("tcp_orphan_retries", "orphan"),
        ("tcp-retries2", "retransmission"),
    ] {
        let found = places(&page.press("filter", typed));
        assert!(found.contains(&entry.to_owned()), "{typed}: {found:?}");
    }
    for (typed, first) in [("TIME_WAIT", "time-wait"), ("port", "port"), ("MSL", "msl")] {
        assert_eq!(places(&page.press("filter", typed))[0], first, "what is called so comes first");
    }
    assert!(places(&page.press("filter", "FIN_WAIT2")).len() < 12, "no more than what has to do with it");
}

#[test]
fn the_search_finds_names_and_texts_and_says_how_many() {
    let mut page = Page::new("");
    page.go("guide/index");
    let html = page.press("filter", " Two Minutes ");
    assert!(html.contains("No entry has “Two Minutes”.") && places(&html).is_empty(), "{html}");
    let html = page.press("filter", "keepalive");
    let found = places(&html);
    assert!(found.contains(&"keepalive".to_owned()) && found.contains(&"note/middlebox".to_owned()), "{found:?}");
    assert!(!found.contains(&"fin".to_owned()));
    assert!(html.contains(&format!("Entries with “keepalive”: {}", found.len())), "{html}");
    let html = page.press("filter", "<b>\"&");
    assert!(html.contains("&lt;b>"), "{html}");
    let before = values(&html, "name=\"filter\"", "key");
    let html = page.press("all", "");
    assert_ne!(values(&html, "name=\"filter\"", "key"), before, "a field without what was typed");
    assert!(places(&html).len() > glossary().len() + notes().len());
}

#[test]
fn every_shelf_is_there_what_is_left_out_too() {
    let html = Page::new("").go("guide/index");
    for shelf in [Shelf::Expert, Shelf::Production, Shelf::Elsewhere, Shelf::Related, Shelf::LeftOut] {
        assert!(notes().iter().any(|note| note.shelf == shelf), "{shelf:?}");
    }
    assert_eq!(html.matches("class=\"notes\"").count(), 5);
    assert!(html.contains("What this lab leaves out"));
}

#[test]
fn the_calculator_counts_draws_and_refuses() {
    let mut page = Page::new("");
    let html = page.go("guide/note/ports");
    for told in ["471 new connections per second", "18000 of 28232 ports", "That is enough"] {
        assert!(html.contains(told), "{told} in {html}");
    }
    assert!(html.contains("class=\"ports-plot\"") && html.contains("data-short=\"false\""));
    let html = page.press("rate", "700");
    assert!(html.contains("it would take 42000 ports") && html.contains("data-short=\"true\""), "{html}");
    // 28232 ports at 700 a second last for 40.3 s.
    assert!(html.contains("After 40.3 s"), "{html}");
    let html = page.press("wait", "1");
    assert!(html.contains("28232 new connections per second") && html.contains("700 of 28232"), "{html}");
    let html = page.press("ports", "many");
    assert!(html.contains("aria-invalid=\"true\"") && !html.contains("ports-plot"), "{html}");
    assert!(html.contains("value=\"many\"") && html.contains("from 1 to 65535"), "what was typed stays: {html}");
    assert!(page.press("ports", "50000").contains("ports-plot"));
}
