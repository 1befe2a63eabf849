//! Every panel, as markup for the page of components: `cargo xtask components` puts it into a page.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use fourway_panels::Run;
use fourway_proto::{Rule, State};
use fourway_stage::{Doings, View, gallery};

/// Where the markup goes, for `cargo xtask components` to find.
const PLACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/components/panels.html");

fn run(name: &str) -> Run {
    let scene = gallery().iter().find(|scene| scene.name == name).expect(name);
    Run::new(scene.scenario().expect("a scenario"), &Doings::default())
}

/// A panel inside what its styles look for around it.
fn placed(name: &str, panel: &str) -> String {
    match name {
        "gallery" | "help" | "export" => {
            format!("<dialog open class=\"{name}\"><div class=\"later\">{panel}</div></dialog>")
        }
        "why" => format!("<div class=\"events\">{panel}</div>"),
        _ => format!("<div class=\"tab-panel\" data-tab=\"{name}\"><div class=\"later\">{panel}</div></div>"),
    }
}

#[test]
fn every_panel_is_shown() {
    let lost = run("lost-final-ack");
    let overtaken = run("fin-overtakes-data");
    let passed = vec![(State::Established, State::FinWait1, Rule::CloseFirst)];
    let view = View { width: 340.0, record: Some(12), line: Some(4), ..View::default() };
    let panels = [
        ("states", "nothing chosen", &lost, View { passed: passed.clone(), ..view.clone() }),
        ("states", "an edge chosen", &lost, View { edge: Some(9), passed, ..view.clone() }),
        ("ends", "something just changed", &lost, view.clone()),
        ("ends", "bytes on their way", &overtaken, View { record: Some(6), ..view.clone() }),
        ("segment", "none chosen", &lost, view.clone()),
        ("segment", "a field looked at", &lost, View { segment: Some((3, 0)), field: Some(3), ..view.clone() }),
        ("setup", "the scenario as a form", &lost, View::default()),
        ("why", "cause and effect", &lost, view),
        ("gallery", "one is open", &lost, View { scene: Some(1), ..View::default() }),
        ("help", "the keys", &lost, View::default()),
        ("export", "the forms", &lost, View::default()),
    ];
    let mut page = String::from("<section class=\"kind-of-part\" data-part=\"Panels\"><h2>Panels</h2>");
    for (name, state, run, view) in panels {
        let panel = run.panel(name, &view).expect(name);
        assert!(panel.len() > 40, "{name}: {state}: {panel}");
        let inside = placed(name, &panel);
        let _ = writeln!(
            page,
            "<figure><figcaption>{name}: {state}</figcaption><div class=\"frame\">{inside}</div></figure>"
        );
    }
    page.push_str("</section>\n");
    let place = Path::new(PLACE);
    fs::create_dir_all(place.parent().expect("a folder")).expect("target/components");
    fs::write(place, &page).expect("panels.html");
}
