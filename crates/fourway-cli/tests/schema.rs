//! The JSON Schema: it takes what the reader takes, and refuses by key, type, range and name what the reader refuses.

mod common;

use common::{fourway, gallery, text};
use serde_json::{Value, json};

#[test]
fn the_gallery_and_the_smallest_scenario_fit_the_schema() {
    let schema = schema();
    for stem in gallery() {
        let document = serde_json::from_str(&text(stem)).unwrap();
        assert_eq!(fits(&schema, &schema, &document), Ok(()), "{stem}");
    }
    assert_eq!(fits(&schema, &schema, &json!({ "fourway": 1 })), Ok(()));
}

#[test]
fn descriptions_are_for_people() {
    fn each(value: &Value, seen: &mut usize) {
        if let Some(text) = value["description"].as_str() {
            *seen += 1;
            assert!(!text.is_empty() && !text.contains("::") && !text.contains("[`") && !text.contains("]("), "{text}");
        }
        match value {
            Value::Object(inside) => inside.values().for_each(|value| each(value, seen)),
            Value::Array(inside) => inside.iter().for_each(|value| each(value, seen)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let mut seen = 0;
    each(&schema(), &mut seen);
    assert!(seen > 100, "{seen}");
}

#[test]
fn what_the_reader_refuses_by_key_type_range_or_name_the_schema_refuses_too() {
    let schema = schema();
    let entries = vec![json!({ "at_ms": 0, "on": "client", "do": "read" }); 1001];
    let table = [
        json!([]),
        json!({}),
        json!({ "fourway": 2 }),
        json!({ "fourway": "1" }),
        json!({ "fourway": 1, "colour": "red" }),
        json!({ "fourway": 1, "start": "open" }),
        json!({ "fourway": 1, "client": "nobody" }),
        json!({ "fourway": 1, "client": 7 }),
        json!({ "fourway": 1, "client": { "profile": "bsd" } }),
        json!({ "fourway": 1, "client": { "time_wait": "half" } }),
        json!({ "fourway": 1, "client": { "keepalive": { "idle_ms": 1 } } }),
        json!({ "fourway": 1, "script": entries }),
        json!({ "fourway": 1, "script": [{ "at_ms": 0, "on": "client", "do": "hang_up" }] }),
        json!({ "fourway": 1, "script": [{ "at_ms": 0, "on": "client", "do": "inject", "segment": { "flags": ["NS"], "seq": 1 } }] }),
        json!({ "fourway": 1, "script": [{ "at_ms": 0, "on": "path", "do": "deliver", "segment": 0 }] }),
        json!({ "fourway": 1, "faults": [{ "match": {}, "do": "dropp" }] }),
        json!({ "fourway": 1, "expect": [{ "rule": "no-such" }] }),
        json!({ "fourway": 1, "expect": [{ "outcome": "fine" }] }),
        json!({ "fourway": 1, "expect": [{ "path_of": "client", "is": ["OPEN"] }] }),
        json!({ "fourway": 1, "expect": [{ "never": { "state": { "host": "client", "state": "OPEN" } } }] }),
        json!({ "fourway": 1, "expect": [{ "error": { "host": "client", "is": "EIO" } }] }),
    ];
    for document in table {
        assert!(fits(&schema, &schema, &document).is_err(), "the schema takes {document}");
        assert_eq!(read(&document).0, Some(2), "the reader takes {document}");
    }
}

#[test]
fn null_fits_the_schema_exactly_where_the_reader_takes_it() {
    let schema = schema();
    for (of, key, property) in properties(&schema) {
        let by_schema = fits(&schema, &property, &Value::Null).is_ok();
        let by_reader = !read(&with(&of, &key, Value::Null)).1.contains(&format!("{key}: "));
        assert_eq!(by_schema, by_reader, "{of}.{key}");
    }
}

#[test]
fn the_schema_requires_exactly_the_keys_that_the_reader_misses() {
    let schema = schema();
    for (of, key, _) in properties(&schema) {
        let place = if of == "Document" { &schema } else { &schema["$defs"][&of] };
        let by_schema = place["required"].as_array().unwrap().contains(&json!(key));
        let mut document = with(&of, &key, json!(0));
        take_out(&mut document, &key);
        let by_reader = read(&document).1.contains(&format!("found no key {key}, expected "));
        assert_eq!(by_schema, by_reader, "{of}.{key}");
    }
}

#[test]
fn the_bounds_of_the_schema_are_those_of_the_reader() {
    let schema = schema();
    let mut checked = 0;
    for (of, key, property) in properties(&schema) {
        for (bound, beyond) in [("minimum", -1_i64), ("maximum", 1)] {
            let Some(limit) = property.get(bound).and_then(Value::as_i64) else { continue };
            let refused = |value: i64| {
                let (status, line) = read(&with(&of, &key, json!(value)));
                status == Some(2) && line.contains(&format!("{key}: found "))
            };
            assert!(refused(limit + beyond), "{of}.{key} beyond its {bound} {limit} is read");
            // A timeout of zero is in range and still refused, as the schema cannot say.
            let alone = ["rto_initial_ms", "rto_min_ms", "rto_max_ms", "idle_ms", "interval_ms"].contains(&&*key);
            assert!(alone || !refused(limit), "{of}.{key} at its {bound} {limit} is refused");
            checked += 1;
        }
    }
    assert!(checked > 60, "{checked} bounds");
}

fn schema() -> Value {
    let ran = fourway(&["schema"], b"");
    assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""));
    serde_json::from_str(&ran.out).unwrap()
}

/// What the reader says: its exit status and its line.
fn read(document: &Value) -> (Option<i32>, String) {
    let ran = fourway(&["run", "-", "--format", "json"], document.to_string().as_bytes());
    (ran.status, ran.err)
}

/// Every property of every type: the type, the key, its schema.
fn properties(schema: &Value) -> Vec<(String, String, Value)> {
    let definitions = schema["$defs"].as_object().unwrap();
    let all = definitions.iter().map(|(name, of)| (name.as_str(), of)).chain([("Document", schema)]);
    let mut found = Vec::new();
    for (name, of) in all {
        for (key, property) in of["properties"].as_object().into_iter().flatten() {
            found.push((name.to_owned(), key.clone(), property.clone()));
        }
    }
    found
}

/// A document in which this key of this type has this value, and which is good otherwise wherever it can be.
fn with(of: &str, key: &str, value: Value) -> Value {
    let mut part = match (of, key) {
        ("Document", _) => json!({ "fourway": 1 }),
        ("KeepaliveDoc", _) => json!({ "idle_ms": 1, "interval_ms": 1, "probes": 1 }),
        ("HostState", _) => json!({ "host": "client", "state": "CLOSED" }),
        ("ScriptEntry", "after_ms" | "when") => {
            json!({ "when": { "host": "client", "state": "CLOSED" }, "on": "client", "do": "read" })
        }
        ("ScriptEntry", "text" | "bytes") => json!({ "at_ms": 0, "on": "client", "do": "send" }),
        ("ScriptEntry", "isn" | "relative") => json!({ "at_ms": 0, "on": "client", "do": "open" }),
        ("ScriptEntry", "at_ms" | "on" | "do" | "segment") => json!({ "at_ms": 0, "on": "client", "do": "read" }),
        ("ScriptEntry", _) => json!({ "at_ms": 0, "on": "path", "do": "set" }),
        ("InjectDoc", _) => json!({ "flags": [], "seq": 0 }),
        ("FaultDoc", "ms") => json!({ "match": {}, "do": "delay" }),
        ("FaultDoc", "copies" | "gap_ms") => json!({ "segment": 1, "do": "duplicate" }),
        ("FaultDoc", "match") => json!({ "do": "drop" }),
        ("FaultDoc", _) => json!({ "segment": 1, "do": "drop" }),
        ("Expectation", "at_ms") => json!({ "state": { "host": "client", "state": "CLOSED" } }),
        ("Expectation", "times") => json!({ "sent": {} }),
        ("Expectation", "is" | "contains") => json!({ "path_of": "client" }),
        ("Expectation", _) => json!({}),
        ("Delivered" | "ErrorAt", _) => json!({ "host": "client" }),
        (_, _) => json!({}),
    };
    part[key] = value;
    match of {
        "Document" => part,
        "PathDoc" => json!({ "fourway": 1, "path": part }),
        "HostSettings" => json!({ "fourway": 1, "client": part }),
        "KeepaliveDoc" => json!({ "fourway": 1, "client": { "keepalive": part } }),
        "HostState" => json!({ "fourway": 1, "expect": [{ "state": part }] }),
        "ScriptEntry" => json!({ "fourway": 1, "script": [part] }),
        "InjectDoc" => {
            json!({ "fourway": 1, "script": [{ "at_ms": 0, "on": "client", "do": "inject", "segment": part }] })
        }
        "Match" => json!({ "fourway": 1, "faults": [{ "match": part, "do": "drop" }] }),
        "FaultDoc" => json!({ "fourway": 1, "faults": [part] }),
        "Expectation" => json!({ "fourway": 1, "expect": [part] }),
        "Delivered" => json!({ "fourway": 1, "expect": [{ "delivered": part }] }),
        "ErrorAt" => json!({ "fourway": 1, "expect": [{ "error": part }] }),
        other => panic!("no place is known for the type {other}"),
    }
}

/// Remove every entry with this key whose value is the zero that [`with`] has put there.
fn take_out(value: &mut Value, key: &str) {
    match value {
        Value::Object(object) => {
            if object.get(key) == Some(&json!(0)) {
                object.remove(key);
            }
            object.values_mut().for_each(|inner| take_out(inner, key));
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| take_out(inner, key)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Whether a value fits a schema, by the keywords that this schema uses; any other keyword is a failure of the test.
fn fits(root: &Value, schema: &Value, value: &Value) -> Result<(), String> {
    let Some(rules) = schema.as_object() else { return Ok(()) };
    for (keyword, rule) in rules {
        let good = match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" | "default" | "format" => true,
            "$ref" => {
                let place = rule.as_str().unwrap().trim_start_matches('#');
                fits(root, root.pointer(place).unwrap(), value)?;
                true
            }
            "type" => match rule {
                Value::Array(any) => any.iter().any(|kind| is(value, kind.as_str().unwrap())),
                one => is(value, one.as_str().unwrap()),
            },
            "const" => value == rule,
            "enum" => rule.as_array().unwrap().contains(value),
            "anyOf" => rule.as_array().unwrap().iter().any(|option| fits(root, option, value).is_ok()),
            "oneOf" => rule.as_array().unwrap().iter().filter(|option| fits(root, option, value).is_ok()).count() == 1,
            "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap()),
            "minLength" => value.as_str().is_none_or(|text| text.chars().count() as u64 >= rule.as_u64().unwrap()),
            "maxLength" => value.as_str().is_none_or(|text| text.chars().count() as u64 <= rule.as_u64().unwrap()),
            "maxItems" => value.as_array().is_none_or(|list| list.len() as u64 <= rule.as_u64().unwrap()),
            "items" => value.as_array().is_none_or(|list| list.iter().all(|item| fits(root, rule, item).is_ok())),
            "required" => value.as_object().is_none_or(|object| {
                rule.as_array().unwrap().iter().all(|key| object.contains_key(key.as_str().unwrap()))
            }),
            "additionalProperties" => {
                assert_eq!(rule, &json!(false));
                value.as_object().is_none_or(|object| object.keys().all(|key| rules["properties"].get(key).is_some()))
            }
            "properties" => {
                for (key, item) in value.as_object().into_iter().flatten() {
                    fits(root, rule.get(key).unwrap_or(&Value::Null), item)?;
                }
                true
            }
            other => panic!("unknown keyword {other}"),
        };
        if !good {
            return Err(format!("{value} against {keyword} {rule}"));
        }
    }
    Ok(())
}

fn is(value: &Value, kind: &str) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("unknown type {other}"),
    }
}
