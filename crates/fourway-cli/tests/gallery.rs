//! The scenarios of the gallery: what they expect holds, and holds because of everything that stands in them.

mod common;

use common::{Ran, file, fourway, gallery, root, text};
use serde_json::{Value, json};

#[test]
fn the_gallery_is_what_stands_in_the_folder() {
    let mut stems: Vec<_> = std::fs::read_dir(root().join("scenarios"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    stems.sort();
    let mut scenes: Vec<_> = gallery().collect();
    scenes.sort_unstable();
    assert_eq!(stems, scenes);
}

#[test]
fn every_expectation_of_the_gallery_holds() {
    let files: Vec<_> = gallery().map(file).collect();
    let mut args = vec!["check"];
    args.extend(files.iter().map(String::as_str));
    let ok = files.iter().map(|file| format!("ok {file}\n")).collect::<String>();
    assert_eq!(fourway(&args, b""), Ran { status: Some(0), out: ok, err: String::new() });
}

#[test]
fn no_scenario_holds_without_one_of_its_faults_or_script_entries() {
    for stem in gallery().filter(|stem| *stem != "your-turn") {
        let whole: Value = serde_json::from_str(&text(stem)).unwrap();
        for key in ["script", "faults"] {
            for index in 0..whole[key].as_array().map_or(0, Vec::len) {
                let mut less = whole.clone();
                less[key].as_array_mut().unwrap().remove(index);
                fails(&format!("{stem} without {key}[{index}]"), &less);
            }
        }
    }
}

#[test]
fn no_scenario_holds_on_a_path_without_delay_that_loses_everything() {
    for stem in gallery().filter(|stem| *stem != "your-turn") {
        let mut other: Value = serde_json::from_str(&text(stem)).unwrap();
        other["path"]["delay_ms"] = json!(0);
        other["path"]["duplicate"] = json!(0);
        if stem != "client-gives-up" {
            fails(&format!("{stem} without delay"), &other);
        }
        other["path"]["loss"] = json!(1);
        if stem != "client-gives-up" {
            fails(&format!("{stem} with loss"), &other);
        }
    }
}

#[test]
fn the_opening_scene_fails_as_soon_as_a_person_acts_and_then_is_the_four_way_close() {
    let mut acted: Value = serde_json::from_str(&text("your-turn")).unwrap();
    acted["script"].as_array_mut().unwrap().push(json!({ "at_ms": 0, "on": "client", "do": "close" }));
    fails("your-turn with a close", &acted);
    let plain: Value = serde_json::from_str(&text("four-way-close")).unwrap();
    acted["expect"] = plain["expect"].clone();
    let ran = fourway(&["check", "-"], acted.to_string().as_bytes());
    assert_eq!((ran.status, ran.out.as_str()), (Some(0), "ok -\n"));
}

#[test]
fn without_rfc_1337_the_copy_of_the_last_ack_kills_time_wait() {
    let mut other: Value = serde_json::from_str(&text("everything-duplicated")).unwrap();
    other["client"]["rfc1337"] = json!(false);
    other["expect"] = json!([{ "outcome": "reset" }, { "rule": "reset-while-closing" }, { "within_ms": 340 }]);
    let ran = fourway(&["check", "-"], other.to_string().as_bytes());
    assert_eq!((ran.status, ran.out.as_str()), (Some(0), "ok -\n"));
}

#[test]
fn a_failed_expectation_says_what_happened_instead_and_the_rest_is_checked_too() {
    let wrong =
        r#"{ "fourway": 1, "expect": [{ "outcome": "closed" }, { "outcome": "reset" }, { "sent": {}, "times": 5 }] }"#;
    let good = file("abort");
    let ran = fourway(&["check", "-", &good], wrong.as_bytes());
    let out = format!(
        "failed -: expect[1]: expected outcome reset, found closed\n\
         failed -: expect[2]: expected segment sent 5 times, found 4\n\
         ok {good}\n"
    );
    assert_eq!(ran, Ran { status: Some(1), out, err: String::new() });
}

#[test]
fn a_refused_file_outweighs_a_failed_one() {
    let wrong = br#"{ "fourway": 1, "expect": [{ "outcome": "reset" }] }"#;
    let ran = fourway(&["check", "-", "no/such/file"], wrong);
    assert_eq!(ran.status, Some(2));
    assert!(ran.out.starts_with("failed -: expect[0]: "), "{}", ran.out);
    assert!(ran.err.starts_with("fourway: no/such/file: cannot be read: "), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 1);
}

fn fails(what: &str, scenario: &Value) {
    let ran = fourway(&["check", "-"], scenario.to_string().as_bytes());
    assert_eq!(ran.status, Some(1), "{what}: {}{}", ran.out, ran.err);
}
