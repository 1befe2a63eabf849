//! Tests of the purity check: each forbidden thing once, and what merely looks like it.

use super::*;

const SIM: &str = "crates/fourway-sim/src/a.rs";
const PROTO: &str = "crates/fourway-proto/src/a.rs";

#[test]
fn a_hash_map_is_found() {
    found(SIM, "let m: HashMap<u8, u8>;", &["HashMap"]);
    found(PROTO, "use hashbrown::HashSet;", &["HashSet"]);
    found("crates/fourway-stage/src/a.rs", "let m: HashMap<u8, u8>;", &[]);
}

#[test]
fn a_clock_is_found() {
    found(SIM, "let t = Instant::now();", &["Instant"]);
    found(SIM, "use std::time::Duration;", &["std"]);
    found(SIM, "let t = SystemTime::UNIX_EPOCH;", &["SystemTime"]);
    found(PROTO, "pub struct Instant(u64); use core::time::Duration;", &[]);
}

#[test]
fn randomness_is_found() {
    found(SIM, "use rand::Rng;", &["rand"]);
    found(SIM, "let x = rand::random();", &["rand"]);
    found(SIM, "let x = crate::rand::of(seed); let rand = 1;", &[]);
    let manifest = "[dependencies]\nrand = \"0.9\"\n";
    found("crates/fourway-sim/Cargo.toml", manifest, &["rand"]);
    found("crates/fourway-web/Cargo.toml", manifest, &[]);
}

#[test]
fn a_float_is_found() {
    found(SIM, "fn f(x: f64) {}", &["f64"]);
    found(SIM, "let x = 1.5;", &["1.5"]);
    found(SIM, "let x = (2., 3e4, 1f32, 0..1.5);", &["2.", "3e4", "1f32", "1.5"]);
    found(SIM, "x.0.1 + 0xfe + 0..10 + 1_usize + 7.max(2) + 0x1f32 + 5u8", &[]);
}

#[test]
fn floats_are_allowed_where_documents_are_read_and_in_tests() {
    found("crates/fourway-sim/src/document/number.rs", "let x: f64 = 1.5;", &[]);
    found("crates/fourway-sim/src/document.rs", "let x: f64 = 1.5;", &[]);
    found("crates/fourway-sim/tests/run.rs", "let x: f64 = 1.5;", &[]);
    found(SIM, "#[cfg(test)]\nmod tests { fn f(x: f64) {} use std::time; }", &[]);
    found("crates/fourway-sim/src/documents.rs", "let x = 1.5;", &["1.5"]);
}

#[test]
fn the_standard_library_is_found() {
    found(PROTO, "use std::fmt;", &["std"]);
    found(PROTO, "extern crate std;", &["std"]);
    found(PROTO, "extern crate alloc;", &["alloc"]);
    found(PROTO, "use alloc::vec::Vec;", &["alloc"]);
    found(SIM, "extern crate alloc; use alloc::vec::Vec;", &[]);
    found(SIM, "let v: std::vec::Vec<u8>;", &["std"]);
    found(PROTO, "// std::fmt\nuse core::fmt; use self::alloc::x;", &[]);
}

#[test]
fn a_root_without_its_attributes_is_found() {
    let roots = |package: &str, text: &str| {
        let path = format!("crates/{package}/src/lib.rs");
        check(&Source::new(&path, text.into())).into_iter().map(|f| f.expected).collect::<Vec<_>>()
    };
    let both = "#![cfg_attr(not(test), no_std)]\n#![forbid(unsafe_code)]\n";
    assert!(roots("fourway-proto", both).is_empty());
    assert_eq!(roots("fourway-sim", "// #![forbid(unsafe_code)]"), ["`#![forbid(unsafe_code)]`", "`#![no_std]`"]);
    assert_eq!(roots("fourway-stage", ""), ["`#![forbid(unsafe_code)]`"]);
    assert!(roots("fourway-web", "").is_empty());
}

fn found(path: &str, text: &str, expected: &[&str]) {
    let found: Vec<_> = check(&Source::new(path, text.into())).into_iter().map(|finding| finding.found).collect();
    let expected: Vec<_> = expected.iter().map(|name| format!("`{name}`")).collect();
    assert_eq!(found, expected, "{path}: {text}");
}
