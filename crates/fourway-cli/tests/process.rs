//! The process itself: what it prints about itself, and a standard output that goes away or is full.

mod common;

use common::{Ran, file, fourway};
use std::io::Read;
use std::process::{Command, Stdio};

#[test]
fn help_names_every_command_and_every_format() {
    let ran = fourway(&["--help"], b"");
    assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""));
    for word in [
        "run FILE",
        "check FILE",
        "explore FILE",
        "export FILE",
        "schema",
        "text|jsonl|json|ladder",
        "--version",
        "0 done, 1 an expectation",
    ] {
        assert!(ran.out.contains(word), "{word} in {}", ran.out);
    }
    assert!(ran.out.lines().all(|line| line.len() <= 80));
}

#[test]
fn version_is_that_of_the_package() {
    let out = format!("fourway {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(fourway(&["--version"], b""), Ran { status: Some(0), out, err: String::new() });
}

#[test]
fn without_a_command_one_line_says_which_there_are() {
    let err = "fourway: found no command, expected one of run, check, export, explore, schema; see fourway --help\n"
        .to_owned();
    assert_eq!(fourway(&[], b""), Ran { status: Some(2), out: String::new(), err });
}

#[test]
fn a_reader_that_stops_early_is_no_failure() {
    for args in [vec!["schema"], vec!["run", "--format", "jsonl"], vec!["check"]] {
        let gallery = file("everything-duplicated");
        let files = if args[0] == "schema" { vec![] } else { vec![gallery.as_str()] };
        let mut child = Command::new(env!("CARGO_BIN_EXE_fourway"))
            .args(&args)
            .args(files)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""), "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_in_one_line() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_fourway"))
        .args(["run", &file("abort")])
        .stdout(full)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(err.starts_with("fourway: standard output: cannot be written: "), "{err}");
    assert_eq!(err.lines().count(), 1, "{err}");
}
