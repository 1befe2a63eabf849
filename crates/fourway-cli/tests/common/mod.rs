//! What the tests share: running the binary, and where the scenarios are.
#![allow(dead_code, reason = "each test uses its part")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The gallery, by the stems of its files, in its order.
pub fn gallery() -> impl Iterator<Item = &'static str> {
    fourway_stage::gallery().iter().map(|scene| scene.name)
}

/// What a run of the binary left behind.
#[derive(Debug, PartialEq, Eq)]
pub struct Ran {
    /// The exit status.
    pub status: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// The top of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The file of a scenario of the gallery.
pub fn file(stem: &str) -> String {
    root().join(format!("scenarios/{stem}.json")).to_string_lossy().into_owned()
}

/// The text of a scenario of the gallery.
pub fn text(stem: &str) -> String {
    std::fs::read_to_string(file(stem)).unwrap()
}

/// Runs the binary, with this on standard input.
pub fn fourway(args: &[&str], input: &[u8]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_fourway"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A child that refuses early closes its end: that is its right.
    let _ = child.stdin.take().unwrap().write_all(input);
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    Ran { status: status.code(), out: String::from_utf8(stdout).unwrap(), err: String::from_utf8(stderr).unwrap() }
}
