//! The JSON Schema of a document: its shape from the types that read it, its ranges and names from the tables that check it.

use super::{Document, HostDoc, HostSettings, InjectDoc, LONGEST_PAYLOAD, LONGEST_SCRIPT, SegmentDoc};
use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use fourway_proto::{Profile, Rule, State};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

/// The JSON Schema of a scenario, for people to read too.
///
/// What it cannot say, such as which keys of an entry go together, only the reader checks.
#[must_use]
pub fn schema_json() -> String {
    let root = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Document>();
    let mut value = root.to_value();
    narrow_all(&mut value, "Document");
    value["title"] = json!("Fourway scenario, version 1");
    serde_json::to_string_pretty(&value).unwrap_or_default()
}

impl JsonSchema for HostDoc {
    fn schema_name() -> Cow<'static, str> {
        "Host".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let settings = generator.subschema_for::<HostSettings>();
        json_schema!({
            "description": "A host: an endpoint with its settings, or nobody at all.",
            "anyOf": [{ "const": "scripted" }, settings]
        })
    }
}

impl JsonSchema for SegmentDoc {
    fn schema_name() -> Cow<'static, str> {
        "Segment".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let made = generator.subschema_for::<InjectDoc>();
        json_schema!({
            "description": "A made-up segment, or the number of one sent in the run, from 1.",
            "anyOf": [{ "type": "integer", "format": "uint32", "minimum": 1, "maximum": u32::MAX }, made]
        })
    }
}

/// Narrow every object type of the schema; `name` is the type in whose definition we are.
fn narrow_all(schema: &mut Value, name: &str) {
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        for (key, property) in properties {
            narrow(name, key, property);
        }
    }
    if let Some(object) = schema.as_object_mut().filter(|object| object.contains_key("properties")) {
        insert(object, "required", json!(required(name)));
    }
    if let Some(definitions) = schema.get_mut("$defs").and_then(Value::as_object_mut) {
        for (name, definition) in definitions {
            narrow_all(definition, name);
        }
    }
}

/// The keys that a type cannot do without.
fn required(name: &str) -> &'static [&'static str] {
    match name {
        "Document" => &["fourway"],
        "KeepaliveDoc" => &["idle_ms", "interval_ms", "probes"],
        "HostState" => &["host", "state"],
        "ScriptEntry" => &["on", "do"],
        "InjectDoc" => &["flags", "seq"],
        "FaultDoc" => &["do"],
        "Delivered" | "ErrorAt" => &["host"],
        _ => &[],
    }
}

/// Keys for which `null` means something. Everywhere else the reader refuses it.
const NULLABLE: [&str; 5] = ["user_timeout_ms", "fin_wait_2_timeout_ms", "keepalive", "linger", "ack"];
/// Longest virtual time that a document may name, ms.
const LONGEST_MS: u64 = 30 * 24 * 3600 * 1000;

/// Say of one property what its Rust type does not.
fn narrow(of: &str, key: &str, property: &mut Value) {
    if !NULLABLE.contains(&key) {
        refuse_null(property);
    }
    let Some(object) = property.as_object_mut() else { return };
    if object.get("format").is_some_and(|format| format == "uint32") {
        object.entry("maximum").or_insert(json!(u32::MAX));
    }
    let range = match (of, key) {
        (_, key) if key.ends_with("_ms") => Some((0, LONGEST_MS)),
        ("FaultDoc", "ms") => Some((0, LONGEST_MS)),
        (_, "loss" | "reorder" | "corrupt") | ("PathDoc" | "ScriptEntry", "duplicate") => Some((0, 1)),
        (_, "fourway") => Some((1, 1)),
        (_, "mss") | ("ScriptEntry", "bytes") => Some((1, u64::from(LONGEST_PAYLOAD))),
        ("InjectDoc", "len") => Some((0, u64::from(LONGEST_PAYLOAD))),
        ("HostSettings", "window") => Some((0, 1 << 30)),
        (_, "max_retransmits") => Some((0, 255)),
        (_, "probes") => Some((1, 255)),
        (_, "linger") => Some((0, 0)),
        (_, "nth") | ("FaultDoc", "segment") => Some((1, u64::from(u32::MAX))),
        (_, "copies") => Some((1, 100)),
        (_, "copy") => Some((0, 100)),
        (_, _) => None,
    };
    if let Some((least, most)) = range {
        object.insert("minimum".to_string(), json!(least));
        object.insert("maximum".to_string(), json!(most));
    }
    match key {
        "script" | "faults" => insert(object, "maxItems", json!(LONGEST_SCRIPT)),
        "text" => {
            insert(object, "minLength", json!(1));
            insert(object, "maxLength", json!(LONGEST_PAYLOAD));
        }
        _ => {}
    }
    name_values(of, key, object);
}

/// List the names that a string, or a string in a list, may be.
fn name_values(of: &str, key: &str, object: &mut Map<String, Value>) {
    let states = || State::ALL.iter().map(|state| state.name()).collect::<Vec<_>>();
    let names: Vec<&str> = match (of, key) {
        (_, "profile") => Profile::ALL.iter().map(|profile| profile.name()).collect(),
        (_, "time_wait") => Vec::from(["full", "none"]),
        (_, "flags" | "without") => Vec::from(["FIN", "SYN", "RST", "PSH", "ACK", "URG"]),
        ("HostState", "state") | ("Expectation", "is" | "contains") => states(),
        ("Expectation", "outcome") => crate::Outcome::ALL.iter().map(|outcome| outcome.name()).collect(),
        ("Expectation", "rule") => Rule::ALL.iter().map(|rule| rule.name()).collect(),
        ("ErrorAt", "is") => Vec::from(["ECONNRESET", "ECONNREFUSED", "ETIMEDOUT"]),
        (_, _) => return,
    };
    match object.get_mut("items").and_then(Value::as_object_mut) {
        Some(items) => insert(items, "enum", json!(names)),
        None => insert(object, "enum", json!(names)),
    }
}

fn insert(object: &mut Map<String, Value>, key: &str, value: Value) {
    object.insert(key.to_string(), value);
}

/// `Option` stands for a key that may be absent, not for `null`.
fn refuse_null(property: &mut Value) {
    let Some(object) = property.as_object_mut() else { return };
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_string(), only);
        }
    }
    let Some(Value::Array(any)) = object.get_mut("anyOf") else { return };
    any.retain(|option| option.get("type").is_none_or(|kind| kind != "null"));
    if let [only] = any.as_slice() {
        let only = only.clone();
        object.remove("anyOf");
        if let Value::Object(only) = only {
            object.extend(only);
        }
    }
}
