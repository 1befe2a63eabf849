//! `fourway export`: each form as it is, to standard output and to a file, and what is refused.

mod common;

use common::{Ran, file, fourway, gallery};
use std::path::PathBuf;

#[test]
fn a_drawing_and_a_diagram_are_as_they_were() {
    for stem in ["lost-final-ack", "simultaneous-close"] {
        insta::assert_snapshot!(format!("{stem}.mermaid"), printed(&["export", &file(stem), "--as", "mermaid"]));
        let drawn = printed(&["export", &file(stem), "--as", "svg", "--theme", "print", "--width", "480"]);
        insta::assert_snapshot!(format!("{stem}.svg"), drawn);
    }
}

#[test]
fn text_and_lines_are_those_of_run() {
    for stem in gallery() {
        let file = file(stem);
        assert_eq!(printed(&["export", &file, "--as", "text"]), printed(&["run", &file]), "{stem}");
        let lines = printed(&["run", &file, "--format", "jsonl"]);
        assert_eq!(printed(&["export", &file, "--as", "jsonl"]), lines, "{stem}");
    }
}

#[test]
fn a_file_gets_what_standard_output_would() {
    let out = scratch("a.svg");
    let ran = fourway(&["export", &file("lost-fin"), "--as=svg", "-o", &out.to_string_lossy()], b"");
    assert_eq!(ran, Ran { status: Some(0), out: String::new(), err: String::new() });
    let written = std::fs::read_to_string(&out).unwrap();
    assert_eq!(written, printed(&["export", &file("lost-fin"), "--as=svg", "-o", "-"]));
    std::fs::remove_file(out).unwrap();
}

#[test]
fn a_capture_has_as_many_interfaces_as_places() {
    for (place, interfaces) in [("client", 1), ("server", 1), ("both", 2)] {
        let out = scratch(&format!("{place}.pcapng"));
        let ran =
            fourway(&["export", &file("abort"), "--as", "pcapng", "--at", place, "-o", &out.to_string_lossy()], b"");
        assert_eq!(ran.status, Some(0), "{}", ran.err);
        let bytes = std::fs::read(&out).unwrap();
        assert!(bytes.starts_with(&[0x0a, 0x0d, 0x0d, 0x0a]));
        // The block of an interface begins with its kind, here followed by a length below 256.
        let begins =
            |at: &usize| bytes[*at..].starts_with(&[1, 0, 0, 0]) && bytes[*at + 5..].starts_with(&[0, 0, 0, 101, 0]);
        let found = (0..bytes.len() - 16).step_by(4).filter(begins).count();
        assert_eq!(found, interfaces, "{place}");
        std::fs::remove_file(out).unwrap();
    }
}

#[test]
fn what_cannot_be_exported_is_refused_in_one_line() {
    let refused = |args: &[&str], input: &str, line: &str| {
        let ran = fourway(args, input.as_bytes());
        assert_eq!(ran, Ran { status: Some(2), out: String::new(), err: format!("fourway: {line}\n") });
    };
    refused(&["export", "-", "--as", "svg"], "{}", "-: document: found no key fourway, expected it");
    refused(&["export", "-"], "", "export: found no --as, expected one of svg, pcapng, jsonl, mermaid, text");
    refused(
        &["export", "-", "--as", "mermaid", "--theme", "dark"],
        "",
        "export: found --theme with mermaid, expected it with svg only",
    );
    let ran = fourway(&["export", &file("abort"), "--as", "text", "-o", "no/such/folder"], b"");
    assert_eq!((ran.status, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.starts_with("fourway: no/such/folder: cannot be written: "), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
}

fn printed(args: &[&str]) -> String {
    let ran = fourway(args, b"");
    assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""), "{args:?}");
    ran.out
}

fn scratch(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("fourway-export-{}-{name}", std::process::id()))
}
