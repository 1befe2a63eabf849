//! The fields of the form are those of the contract.

use super::*;
use serde_json::Value;
use std::collections::BTreeSet;

static FORMS: [&Form; 12] =
    [&DOCUMENT, &PATH, &HOST, &KEEPALIVE, &STEP, &ENTERS, &MADE, &FAULT, &MATCH, &EXPECTATION, &DELIVERED, &FAILED];

fn schema() -> Value {
    serde_json::from_str(&fourway_sim::document::schema_json()).expect("the schema")
}

fn objects(schema: &Value) -> Vec<(&str, &serde_json::Map<String, Value>)> {
    let root = ("Document", schema["properties"].as_object().expect("properties"));
    let inner = schema["$defs"].as_object().expect("definitions").iter();
    let inner = inner.filter_map(|(name, of)| Some((name.as_str(), of.get("properties")?.as_object()?)));
    [root].into_iter().chain(inner).collect()
}

#[test]
fn every_key_of_the_contract_has_a_field() {
    let schema = schema();
    let mut of: BTreeSet<&str> = BTreeSet::new();
    for (name, properties) in objects(&schema) {
        let form = FORMS.iter().find(|form| form.of == name).unwrap_or_else(|| panic!("no form for {name}"));
        let ours: BTreeSet<&str> = form.fields.iter().map(|field| field.key).collect();
        let theirs: BTreeSet<&str> = properties.keys().map(String::as_str).collect();
        assert_eq!(ours, theirs, "{name}");
        of.insert(form.of);
    }
    assert_eq!(of.len(), FORMS.len(), "a form of nothing");
}

#[test]
fn the_ranges_and_names_are_those_of_the_contract() {
    let schema = schema();
    for (name, properties) in objects(&schema) {
        let Some(form) = FORMS.iter().find(|form| form.of == name) else { continue };
        for field in form.fields {
            let (of, place) = (&properties[field.key], format!("{name}.{}", field.key));
            let bound = |key: &str| of[key].as_f64();
            match field.kind {
                Ms | MsOrNone => {
                    assert_eq!((bound("minimum"), bound("maximum")), (Some(0.0), Some(2_592_000_000.0)), "{place}");
                }
                Chance => assert_eq!((bound("minimum"), bound("maximum")), (Some(0.0), Some(1.0)), "{place}"),
                Whole(least, most) => {
                    assert!(bound("minimum").is_none_or(|of| of == least as f64), "{place}: {of}");
                    assert!(bound("maximum").is_none_or(|of| of == most as f64), "{place}: {of}");
                }
                OnOff => assert_eq!(of["type"], "boolean", "{place}"),
                Text => assert_eq!(of["type"], "string", "{place}"),
                Flags => assert_eq!(of["items"]["enum"], serde_json::json!(BITS), "{place}"),
                Names(names) => {
                    if let Some(theirs) = of["enum"].as_array() {
                        assert_eq!(theirs.iter().filter_map(Value::as_str).collect::<Vec<_>>(), names, "{place}");
                    }
                }
                States => assert_eq!(of["items"]["enum"], serde_json::json!(STATES), "{place}"),
                Inside(_) | List(_) => {}
            }
        }
    }
    let names = |of: &str| -> Vec<String> {
        let of = &schema["$defs"][of];
        let listed = of["enum"].as_array().map(|names| names.iter().map(|name| name.as_str().map(str::to_owned)));
        listed.map_or_else(
            || {
                of["oneOf"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(|one| one["const"].as_str().map(str::to_owned))
                    .collect()
            },
            |names| names.flatten().collect(),
        )
    };
    assert_eq!(names("Action"), [ACTS, PATH_ACTS].concat());
    assert_eq!(names("Direction"), WAYS);
    assert_eq!(names("SideDoc"), HOSTS);
    assert_eq!(names("Start"), ["established", "closed"]);
    assert_eq!(names("FaultKind"), ["drop", "delay", "duplicate", "corrupt"]);
}

#[test]
fn a_place_leads_to_what_may_stand_there() {
    assert!(matches!(kind_at("script[12].segment.flags"), Some(Flags)));
    assert!(matches!(kind_at("path.to_server.loss"), Some(Chance)));
    assert!(matches!(kind_at("client.keepalive.probes"), Some(Whole(1, 255))));
    assert!(matches!(kind_at("expect[1].never.never.sent.flags"), Some(Flags)));
    assert!(kind_at("client.colour").is_none() && kind_at("").is_none());
}
