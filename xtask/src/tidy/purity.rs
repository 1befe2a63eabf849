//! The two deterministic crates: no clock, no randomness, no floats, no order of hashes, no unsafe code.

use super::Finding;
use super::imports::dependencies;
use super::lexer::{is_word, words};
use super::source::Source;

/// The crates whose results are the same on every machine.
const DETERMINISTIC: [&str; 2] = ["fourway-proto", "fourway-sim"];
/// The crates without unsafe code.
const SAFE: [&str; 4] = ["fourway-proto", "fourway-sim", "fourway-stage", "fourway-explore"];
/// The one place for floats: a document's decimal numbers become integers there.
const DOCUMENT: &str = "crates/fourway-sim/src/document";

/// Checks a deterministic crate's code and manifest, and the attributes of its root.
pub fn check(file: &Source) -> Vec<Finding> {
    let Some(package) = file.package() else {
        return Vec::new();
    };
    let mut findings = root_attributes(file, package);
    if !DETERMINISTIC.contains(&package) {
        return findings;
    }
    if file.path.ends_with("/Cargo.toml") {
        for (offset, name) in dependencies(&file.text) {
            if is_random(&name) {
                findings.push(file.finding(offset, &format!("`{name}`"), "no randomness"));
            }
        }
    }
    if file.is_rust() && file.path.starts_with(&format!("crates/{package}/src/")) {
        findings.extend(names(file, package));
        if !is_document(&file.path) {
            findings.extend(floats(file));
        }
    }
    findings
}

fn root_attributes(file: &Source, package: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    if file.path != format!("crates/{package}/src/lib.rs") {
        return findings;
    }
    if SAFE.contains(&package) && !file.code.contains("#![forbid(unsafe_code)]") {
        let found = "no such attribute in the crate's root";
        findings.push(file.finding(0, found, "`#![forbid(unsafe_code)]`"));
    }
    if DETERMINISTIC.contains(&package) && !words(&file.code).any(|(_, word)| word == "no_std") {
        let found = "no such attribute in the crate's root";
        findings.push(file.finding(0, found, "`#![no_std]`"));
    }
    findings
}

fn is_document(path: &str) -> bool {
    path.strip_prefix(DOCUMENT).is_some_and(|rest| rest.starts_with('/') || rest == ".rs")
}

fn is_random(name: &str) -> bool {
    matches!(name, "rand" | "getrandom" | "fastrand" | "oorandom") || name.starts_with("rand_")
}

/// Names that bring a clock, randomness, a hash map's order or the standard library.
fn names(file: &Source, package: &str) -> Vec<Finding> {
    let code = &file.live;
    let mut findings = Vec::new();
    let mut last = "";
    for (offset, word) in words(code) {
        let after = code[offset + word.len()..].trim_start();
        let path = code[..offset].trim_end().ends_with("::");
        let leads = after.starts_with("::") && !path;
        let declared = !path && (last == "crate" || (last == "use" && after.starts_with(';')));
        let expected = match word {
            "HashMap" | "HashSet" => Some("an ordered map or set"),
            "SystemTime" => Some("time as an argument"),
            "Instant" if follows(after, "now") => Some("time as an argument"),
            "std" if leads && follows(after, "time") => Some("time as an argument"),
            "std" if leads || declared => Some("`core` or, above fourway-proto, `alloc`"),
            "alloc" if package == "fourway-proto" && (leads || declared) => Some("fourway-proto without an allocator"),
            "thread_rng" => Some("no randomness"),
            name if is_random(name) && (leads || declared) => Some("no randomness"),
            _ => None,
        };
        if let Some(expected) = expected {
            findings.push(file.finding(offset, &format!("`{word}`"), expected));
        }
        last = word;
    }
    findings
}

fn follows(after: &str, name: &str) -> bool {
    after.strip_prefix("::").is_some_and(|rest| words(rest.trim_start()).next() == Some((0, name)))
}

/// Float types and float literals.
fn floats(file: &Source) -> Vec<Finding> {
    let code = &file.live;
    let types =
        words(code).filter(|(_, word)| matches!(*word, "f32" | "f64")).map(|(offset, word)| (offset, word.to_owned()));
    types
        .chain(float_literals(code))
        .map(|(offset, found)| file.finding(offset, &format!("`{found}`"), "integers"))
        .collect()
}

fn float_literals(code: &str) -> Vec<(usize, String)> {
    let bytes = code.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !is_word(bytes[at]) {
            at += 1;
            continue;
        }
        let start = at;
        at += bytes[at..].iter().take_while(|b| is_word(**b)).count();
        // After a single dot a number is the field of a tuple; after two, the end of a range.
        let field = code[..start].ends_with('.') && !code[..start].ends_with("..");
        if !bytes[start].is_ascii_digit() || field {
            continue;
        }
        let mut token = code[start..at].to_owned();
        if bytes.get(at) == Some(&b'.') {
            let next = bytes.get(at + 1).copied().unwrap_or(b' ');
            if next != b'.' && (next.is_ascii_digit() || !is_word(next)) {
                let tail = bytes[at + 1..].iter().take_while(|b| is_word(**b)).count();
                at += 1 + tail;
                code[start..at].clone_into(&mut token);
            }
        }
        if is_float(&token) {
            found.push((start, token));
        }
    }
    found
}

fn is_float(token: &str) -> bool {
    let prefixed = ["0x", "0b", "0o"].iter().any(|p| token.starts_with(p));
    let suffixed = token.ends_with("f32") || token.ends_with("f64");
    let exponent = token.split_once(['e', 'E']).is_some_and(|(digits, rest)| {
        !digits.is_empty() && !rest.contains("size") && digits.bytes().all(|b| b.is_ascii_digit() || b == b'_')
    });
    token.contains('.') || (!prefixed && (suffixed || exponent))
}

#[cfg(test)]
#[path = "purity_tests.rs"]
mod tests;
