//! What the instruments link to in the field guide is there.

use fourway_learn::glossary;
use fourway_panels::Run;
use fourway_proto::State;
use fourway_stage::{Doings, View, gallery};

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
