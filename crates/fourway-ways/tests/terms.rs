//! What the instruments link to in the field guide is there, and each name of theirs that the guide explains is a link.

use fourway_learn::{glossary, notes, words};
use fourway_panels::Run;
use fourway_proto::State;
use fourway_sim::{Document, Scenario};
use fourway_stage::{Doings, View, gallery, guide_place};
use fourway_ways::linked;

#[test]
fn every_state_of_the_diagram_leads_to_an_entry() {
    let mut seen = 0;
    for scene in gallery() {
        let run = Run::new(scene.scenario().expect("a scenario"), &Doings::default());
        let html = run.panel("states", &View { width: 350.0, ..View::default() }).expect("the panel");
        for link in html.split("href=\"#guide/").skip(1) {
            let entry = link.split('"').next().unwrap_or_default();
            assert!(glossary().iter().any(|term| term.id == entry), "{entry}");
            seen += 1;
        }
    }
    assert!(seen >= 2 * gallery().len(), "{seen}");
    for state in State::ALL {
        let entry = state.name().to_ascii_lowercase();
        let own = glossary().iter().any(|term| term.id == entry);
        assert!(own || matches!(state, State::SynSent | State::SynReceived), "{entry}");
    }
}

#[test]
fn what_the_lab_links_by_itself_has_an_entry() {
    let names = State::ALL.map(State::name);
    let mut seen = 0;
    for name in names.iter().chain(&["FIN", "ACK", "SYN", "RST", "PSH", "MSL", "RTO", "fin", ""]) {
        if let Some(place) = guide_place(name) {
            let entry = place.trim_start_matches("#guide/");
            assert!(glossary().iter().any(|term| term.id == entry), "{entry}");
            seen += 1;
        }
    }
    assert_eq!(seen, 14);
}

#[test]
fn the_terms_of_an_event_lead_to_their_entries() {
    let scene = gallery().iter().find(|scene| scene.name == "lost-final-ack").and_then(fourway_stage::Scene::scenario);
    let run = Run::new(scene.expect("a scenario"), &Doings::default());
    let mut seen = 0;
    for line in 0.. {
        let Some(text) = run.told(line) else { break };
        let html = fourway_ways::terms(&run, &View { line: Some(line), ..View::default() }).0;
        assert_eq!(html.contains("#guide/fin\""), text.contains("FIN") && !text.contains("FIN-"), "{text}: {html}");
        for link in html.split("href=\"#guide/").skip(1) {
            let entry = link.split('"').next().unwrap_or_default();
            assert!(glossary().iter().any(|term| term.id == entry), "{entry}");
            seen += 1;
        }
    }
    assert!(seen > 8, "{seen}");
    assert_eq!(fourway_ways::terms(&run, &View::default()).0, "");
}

/// A run of which the panels have all that they can have: options, queues, every kind of host setting.
fn everything() -> Run {
    let host =
        r#"{"timestamps": true, "window": 262144, "keepalive": {"idle_ms": 5000, "interval_ms": 1000, "probes": 3}}"#;
    let text = format!(
        r#"{{"fourway": 1, "start": "closed", "client": {host}, "server": {host}, "script": [
            {{"at_ms": 0, "on": "client", "do": "open"}},
            {{"at_ms": 200, "on": "client", "do": "send", "bytes": 100}},
            {{"at_ms": 200, "on": "client", "do": "shutdown"}}]}}"#
    );
    let scenario = Document::parse(&text).and_then(|document| Scenario::compile(&document));
    Run::new(scenario.expect("a scenario"), &Doings::default())
}

fn panel(name: &str, view: &View) -> String {
    linked(&words(), &everything().panel(name, view).expect(name))
}

/// Where the links to the guide lead.
fn entries(html: &str) -> Vec<&str> {
    html.split("href=\"#guide/").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[track_caller]
fn check(html: &str, expected: &[&str]) {
    let found = entries(html);
    for entry in &found {
        let note = entry.strip_prefix("note/").is_some_and(|id| notes().iter().any(|note| note.id == id));
        assert!(note || glossary().iter().any(|term| term.id == *entry), "{entry} is no entry");
    }
    for entry in expected {
        assert!(found.contains(entry), "nothing leads to {entry}: {found:?}");
    }
}

/// How many names say that they stand for a term; each is a link to it.
#[track_caller]
fn named(html: &str) -> usize {
    let names = html.split(" data-link=\"").skip(1);
    let each = names.map(|rest| {
        let place = rest.split('"').next().unwrap_or_default();
        let link = format!("<a class=\"term\" href=\"#guide/{place}\" data-alone=\"true\">");
        assert!(rest.split_once('>').is_some_and(|(_, inside)| inside.starts_with(&link)), "{place}");
    });
    each.count()
}

#[test]
fn every_field_of_a_segment_leads_to_its_entry() {
    let view = View { width: 600.0, segment: Some((1, 0)), ..View::default() };
    let html = panel("segment", &view);
    let names =
        ["port", "sequence-number", "acknowledgment-number", "data-offset", "flags", "window", "checksum", "urg"];
    let options = ["mss", "timestamps", "window-scale"];
    check(&html, &[names.as_slice(), &options, &["syn", "header"]].concat());
    assert_eq!(named(&html), 12, "two ports, seven other fields, three options");
}

#[test]
fn every_fact_about_an_end_leads_to_its_entry() {
    let html = panel("ends", &View { record: Some(40), width: 600.0, ..View::default() });
    let names = ["fin", "snd-una", "snd-nxt", "window", "buffer", "in-flight", "rcv-nxt", "rto"];
    check(&html, &names);
    let facts = html.matches("<th scope=\"row\">").count();
    // All but what the application was told.
    assert_eq!((facts, named(&html)), (13, 12));
}

#[test]
fn every_setting_of_a_host_that_is_a_term_leads_to_its_entry_at_each_host() {
    let html = panel("setup", &View::default());
    let terms = [
        "isn",
        "mss",
        "window",
        "buffer",
        "rto",
        "retransmission",
        "rtt",
        "user-timeout",
        "msl",
        "time-wait",
        "closed",
        "rst",
        "note/rfc1337",
        "timestamps",
        "time-wait-reuse",
        "note/rfc6191",
        "syn",
        "challenge-ack",
        "note/rfc5961",
        "delayed-ack",
        "fin-wait-2",
        "linger",
        "half-duplex-close",
        "keepalive",
        "fin",
        "ack",
        "segment",
    ];
    let sections: Vec<&str> = html.split("data-section=\"").collect();
    for host in ["client", "server"] {
        let section = sections.iter().find(|section| section.starts_with(host)).expect(host);
        check(section, &terms);
        assert_eq!(named(section), 7, "retries, reuse, linger and the four fields of keepalive");
        let once = entries(section).iter().filter(|entry| **entry == "rto").count();
        assert_eq!(once, 1, "a term is a link once in a part");
    }
    let path = sections.iter().find(|section| section.starts_with("path")).expect("the path");
    check(path, &["segment", "checksum", "duplicate"]);
}

#[test]
fn what_is_read_in_the_dialogs_leads_to_its_entries_and_what_is_pressed_does_not() {
    for (name, expected) in [
        ("gallery", ["fin", "ack", "segment", "time-wait", "rst", "half-open", "close-wait"].as_slice()),
        ("help", &["segment"]),
        ("export", &["segment"]),
        ("export-dark", &["segment"]),
    ] {
        let html = panel(name, &View::default());
        check(&html, expected);
        let pressed = html.split("<button").skip(1).filter_map(|rest| rest.split("</button>").next());
        assert!(pressed.into_iter().all(|button| !button.contains("<a ")), "{name}");
        let each = entries(&html);
        assert!(each.iter().all(|entry| each.iter().filter(|other| *other == entry).count() == 1), "{name}: {each:?}");
    }
}

#[test]
fn a_title_of_the_gallery_is_a_button_alone_and_its_links_follow_it() {
    let html = panel("gallery", &View::default());
    let cards: Vec<&str> = html.split("<li class=\"card\">").skip(1).collect();
    assert_eq!(cards.len(), gallery().len());
    for card in cards {
        let card = card.split("</li>").next().unwrap_or_default();
        assert_eq!(card.matches("<button").count(), 1, "{card}");
        let link = card.find("<a ").unwrap_or(usize::MAX);
        assert!(card.find("</button>").is_some_and(|end| end < link), "{card}");
    }
}
