//! What a person sets: one place of the document at a time. What belongs together changes together, so that a choice which
//! needs another key brings it along.

use super::expect;
use super::fields::{ACTS, BITS, Kind, PATH_ACTS, STEP, kind_at};
use crate::told;
use fourway_sim::document::{Put, Tree};
use fourway_sim::{Refusal, Scenario};
use fourway_stage::Catalogue;

/// Adds an entry to a list.
pub const ADD: &str = "+";
/// Takes an entry out of its list, or every entry.
pub const REMOVE: &str = "-";
/// Moves an entry one place towards the beginning.
pub const UP: &str = "up";
/// Moves an entry one place towards the end.
pub const DOWN: &str = "down";
/// An entry of the script has a time of its own.
pub const AT: &str = "at";
/// An entry of the script waits for a state.
pub const STATE: &str = "state";
/// Segments are chosen by what they are.
pub const MATCH: &str = "match";
/// A segment is chosen by its number.
pub const NUMBER: &str = "segment";
/// A host or keepalive is there.
pub const ON: &str = "on";
/// Keepalive is not there.
pub const OFF: &str = "off";
/// No endpoint stands where the host is.
pub const SCRIPTED: &str = "scripted";
/// No bound, where a time is expected.
pub const NONE: &str = "none";

/// What keepalive begins with: the numbers of RFC 1122 and of the systems.
const KEEPALIVE: &str = r#"{"idle_ms":7200000,"interval_ms":75000,"probes":9}"#;
/// A fault to begin from.
const FAULT: &str = r#"{"segment":1,"do":"drop"}"#;
/// An expectation to begin from.
pub const OUTCOME: &str = r#"{"outcome":"closed"}"#;

/// The scenario with what a person put at a place: a value, nothing for the default, or what becomes of a list.
///
/// # Errors
/// The line of the refusal in the person's language; the scenario stays as it was.
pub fn set(scenario: &Scenario, path: &str, value: &str) -> Result<Scenario, String> {
    let mut tree = Tree::of(scenario);
    let value = if let Some(Kind::Text) = kind_at(path) { value } else { value.trim() };
    change(&mut tree, path, value).and_then(|()| tree.scenario()).map_err(|refusal| told(&refusal, &Catalogue::here()))
}

fn change(tree: &mut Tree, path: &str, value: &str) -> Result<(), Refusal> {
    let (list, rest) = path.split_once('[').unwrap_or((path, ""));
    if list == "script" {
        tree.say_script();
    }
    let entry = rest.split_once(']').and_then(|(n, key)| Some((n.parse::<usize>().ok()?, key.trim_start_matches('.'))));
    match (list, entry) {
        ("script" | "faults" | "expect", None) => all(tree, list, value),
        ("script" | "faults" | "expect", Some((n, ""))) => arrange(tree, list, n, value),
        ("script", Some((n, key))) => step(tree, &format!("{list}[{n}]"), key, value),
        ("expect", Some((n, key))) => expect::put(tree, &format!("{list}[{n}]"), key, value),
        ("faults", Some((n, key))) => fault(tree, &format!("{list}[{n}]"), key, value),
        (_, _) => match path.split_once('.') {
            Some(("path", key)) => way(tree, key, value),
            Some((_, "keepalive")) => tree.put(path, Put::Json(if value == ON { KEEPALIVE } else { "null" })),
            None if value == SCRIPTED => tree.put(path, Put::Text(value)),
            None if value == ON => tree.put(path, Put::Json("{}")),
            Some(_) | None => plain(tree, path, value),
        },
    }
}

/// One value at its place, as its kind is written.
pub fn plain(tree: &mut Tree, path: &str, value: &str) -> Result<(), Refusal> {
    let put = match kind_at(path) {
        Some(Kind::Flags) => return toggle(tree, path, value),
        _ if value.is_empty() => Put::Nothing,
        Some(Kind::MsOrNone) if value == NONE => Put::Json("null"),
        Some(Kind::Names(["null", ..]) | Kind::Whole(..) | Kind::Ms | Kind::MsOrNone | Kind::Chance | Kind::OnOff) => {
            Put::Json(value)
        }
        Some(Kind::States) => return tree.put(path, Put::Json(&listed(value))),
        Some(Kind::Inside(_) | Kind::List(_)) => Put::Json(value),
        Some(Kind::Text | Kind::Names(_)) | None => Put::Text(value),
    };
    tree.put(path, put)
}

/// States as a list: what is between them is no part of a name.
fn listed(states: &str) -> String {
    let names = states.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').filter(|name| !name.is_empty());
    format!("[{}]", names.map(|name| format!("\"{}\"", name.to_ascii_uppercase())).collect::<Vec<_>>().join(","))
}

/// A control bit is asked for, or no more. One that must be set cannot be one that must not.
fn toggle(tree: &mut Tree, path: &str, bit: &str) -> Result<(), Refusal> {
    let was = take_bit(tree, path, bit)?;
    if let Some(made) = path.strip_suffix(".segment.flags") {
        // An acknowledgment number sets the bit.
        if was && bit == "ACK" {
            return tree.put(&format!("{made}.segment.ack"), Put::Nothing);
        }
    } else if let Some((of, key)) = path.rsplit_once('.') {
        take_bit(tree, &format!("{of}.{}", if key == "flags" { "without" } else { "flags" }), bit)?;
    }
    if was {
        return Ok(());
    }
    tree.put(&format!("{path}[{}]", tree.len(path)), Put::Text(bit))
}

fn take_bit(tree: &mut Tree, path: &str, bit: &str) -> Result<bool, Refusal> {
    let there = (0..tree.len(path)).find(|n| tree.text(&format!("{path}[{n}]")).as_deref() == Some(bit));
    there.map_or(Ok(()), |n| tree.put(&format!("{path}[{n}]"), Put::Nothing)).map(|()| there.is_some())
}

/// The bits of a list, in their order on the wire.
pub fn bits(tree: &Tree, path: &str) -> Vec<&'static str> {
    let there: Vec<_> = (0..tree.len(path)).filter_map(|n| tree.text(&format!("{path}[{n}]"))).collect();
    BITS.into_iter().filter(|bit| there.iter().any(|other| other == bit)).collect()
}

/// A property of the path: of both directions, or of one.
fn way(tree: &mut Tree, key: &str, value: &str) -> Result<(), Refusal> {
    let of_one = key.contains('.');
    if of_one {
        tree.say_each_way();
    } else if key != "manual" && (tree.is_object("path.to_server") || tree.is_object("path.to_client")) {
        plain(tree, &format!("path.to_server.{key}"), value)?;
        return plain(tree, &format!("path.to_client.{key}"), value);
    }
    plain(tree, &format!("path.{key}"), value)
}

fn all(tree: &mut Tree, list: &str, value: &str) -> Result<(), Refusal> {
    if value != ADD {
        return tree.put(list, Put::Json("[]"));
    }
    let end = tree.len(list);
    let entry = match list {
        "faults" => FAULT.to_owned(),
        "expect" => OUTCOME.to_owned(),
        _ => next_step(tree),
    };
    tree.put(&format!("{list}[{end}]"), Put::Json(&entry))
}

/// An entry for the script at its latest moment, of a host that can call.
fn next_step(tree: &Tree) -> String {
    let times = (0..tree.len("script")).filter_map(|n| tree.text(&format!("script[{n}].at_ms"))?.parse::<f64>().ok());
    let (at, on) = (times.fold(0.0, f64::max), some_host(tree));
    let (on, act) = on.map_or(("path", "cut"), |host| (host, "close"));
    format!(r#"{{"at_ms":{at},"on":"{on}","do":"{act}"}}"#)
}

/// A host with an endpoint; none where both are scripted.
fn some_host(tree: &Tree) -> Option<&'static str> {
    ["client", "server"].into_iter().find(|host| tree.text(host).as_deref() != Some(SCRIPTED))
}

fn arrange(tree: &mut Tree, list: &str, n: usize, value: &str) -> Result<(), Refusal> {
    match (value, n.checked_sub(1)) {
        (UP, Some(before)) => tree.swap(list, before, n),
        (UP, None) => {}
        (DOWN, _) => tree.swap(list, n, n.saturating_add(1)),
        (_, _) => return tree.put(&format!("{list}[{n}]"), Put::Nothing),
    }
    Ok(())
}

fn step(tree: &mut Tree, entry: &str, key: &str, value: &str) -> Result<(), Refusal> {
    let at = |key: &str| format!("{entry}.{key}");
    match key {
        "on" => {
            let act = tree.text(&at("do")).unwrap_or_default();
            tree.put(&at("on"), Put::Text(value))?;
            let possible = if value == "path" { PATH_ACTS } else { ACTS };
            if possible.contains(&act.as_str()) {
                return Ok(());
            }
            act_of(tree, entry, if value == "path" { "cut" } else { "close" })
        }
        "do" => act_of(tree, entry, value),
        "when" if value == STATE => {
            tree.put(&at("at_ms"), Put::Nothing)?;
            tree.put(&at("when.host"), Put::Text(some_host(tree).unwrap_or("server")))?;
            tree.put(&at("when.state"), Put::Text("CLOSE-WAIT"))
        }
        "when" => {
            tree.put(&at("when"), Put::Nothing)?;
            tree.put(&at("after_ms"), Put::Nothing)?;
            tree.put(&at("at_ms"), Put::Json("0"))
        }
        "text" | "bytes" => {
            tree.put(&at(if key == "text" { "bytes" } else { "text" }), Put::Nothing)?;
            plain(tree, &at(key), value)
        }
        "direction" if value == NUMBER => {
            tree.put(&at("direction"), Put::Nothing)?;
            tree.put(&at("segment"), Put::Json("1"))
        }
        "direction" => {
            tree.put(&at("segment"), Put::Nothing)?;
            plain(tree, &at(key), value)
        }
        _ => plain(tree, &at(key), value),
    }
}

/// Another action: what the old one needed goes, what the new one needs comes.
fn act_of(tree: &mut Tree, entry: &str, act: &str) -> Result<(), Refusal> {
    for field in STEP.fields {
        if !["on", "do", "when", "at_ms", "after_ms"].contains(&field.key) {
            tree.put(&format!("{entry}.{}", field.key), Put::Nothing)?;
        }
    }
    let (key, needed) = match act {
        "send" => ("text", r#""hello""#),
        "inject" => ("segment", r#"{"flags":["ACK"],"seq":1,"ack":1,"relative":true}"#),
        "set" => ("delay_ms", "200"),
        "deliver" | "drop" | "duplicate" => ("direction", r#""to_server""#),
        _ => ("do", act),
    };
    tree.put(&format!("{entry}.do"), Put::Text(act))?;
    tree.put(&format!("{entry}.{key}"), Put::Json(needed))
}

fn fault(tree: &mut Tree, entry: &str, key: &str, value: &str) -> Result<(), Refusal> {
    let at = |key: &str| format!("{entry}.{key}");
    match key {
        "match" if value == NUMBER => {
            tree.put(&at("match"), Put::Nothing)?;
            tree.put(&at("segment"), Put::Json("1"))
        }
        "match" => {
            for key in ["segment", "copy", "at_ms"] {
                tree.put(&at(key), Put::Nothing)?;
            }
            tree.put(&at("match"), Put::Json("{}"))
        }
        "do" => {
            for key in ["ms", "copies", "gap_ms"] {
                tree.put(&at(key), Put::Nothing)?;
            }
            tree.put(&at("do"), Put::Text(value))?;
            if value == "delay" { tree.put(&at("ms"), Put::Json("100")) } else { Ok(()) }
        }
        _ => plain(tree, &at(key), value),
    }
}
