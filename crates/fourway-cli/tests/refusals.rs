//! Input that is refused: exit status 2, nothing on standard output, and exactly one line on standard error.

mod common;

use common::{Ran, file, fourway};

const STATES: &str = "CLOSED, LISTEN, SYN-SENT, SYN-RECEIVED, ESTABLISHED, FIN-WAIT-1, FIN-WAIT-2, CLOSE-WAIT, CLOSING, \
                      LAST-ACK, TIME-WAIT";

#[test]
fn what_is_no_json_is_refused_with_its_place_in_the_text() {
    refused("", "document: line 1, column 1: found the end, expected a JSON value");
    refused("{", "document: line 1, column 2: found the end, expected a key in quotes");
    refused("{\"fourway\":1} x", "document: line 1, column 15: found 'x', expected the end of the document");
    refused("[]", "document: found a list, expected an object");
    refused(&"[".repeat(300), "document: line 1, column 65: found '[', expected at most 64 levels");
}

#[test]
fn the_document_itself_is_refused() {
    let range = "a whole number from 1 to 4294967295";
    refused(
        r#"{"fourway":1,"faults":[{"segment":{"from":"client"},"do":"drop"}]}"#,
        &format!("faults[0].segment: found an object, expected {range}"),
    );
    refused(
        r#"{"fourway":1,"script":[{"at_ms":0,"do":"close"}]}"#,
        "script[0]: found no key on, expected one of client, server, path",
    );
    refused("{}", "document: found no key fourway, expected it");
    refused(r#"{"fourway":2}"#, "fourway: found version 2, expected 1");
    refused(r#"{"fourway":"1"}"#, "fourway: found string \"1\", expected a whole number within range");
    refused(r#"{"fourway":1,"fourway":1}"#, "document: found key fourway twice, expected it once");
    refused(
        r#"{"fourway":1,"colour":"red"}"#,
        "colour: unknown key \"colour\", expected one of fourway, title, seed, start, path, client, server, script, \
         faults, until_ms, expect",
    );
    refused(r#"{"fourway":1,"title":null}"#, "title: found null, expected a string");
    refused(r#"{"fourway":1,"start":"open"}"#, "start: unknown value \"open\", expected established or closed");
    refused(
        r#"{"fourway":1,"until_ms":1e12}"#,
        "until_ms: found 1000000000000, expected milliseconds from 0 to 2592000000",
    );
}

#[test]
fn a_path_or_a_host_is_refused() {
    refused(r#"{"fourway":1,"path":{"loss":1.5}}"#, "path.loss: found 1.5, expected a probability from 0 to 1");
    refused(
        r#"{"fourway":1,"path":{"delay_ms":-1}}"#,
        "path.delay_ms: found -1, expected milliseconds from 0 to 2592000000",
    );
    refused(
        r#"{"fourway":1,"path":{"delay_ms":5,"to_server":{}}}"#,
        "path: found keys for both directions beside to_server or to_client, expected one or the other",
    );
    refused(
        r#"{"fourway":1,"client":"nobody"}"#,
        "client: found string \"nobody\", expected an object of host settings or \"scripted\"",
    );
    refused(
        r#"{"fourway":1,"client":{"profile":"bsd"}}"#,
        "client.profile: unknown value \"bsd\", expected one of rfc9293, linux, freebsd, windows",
    );
    refused(r#"{"fourway":1,"client":{"mss":0}}"#, "client.mss: found 0, expected a number from 1 to 65536");
    refused(
        r#"{"fourway":1,"server":{"max_retransmits":256}}"#,
        "server.max_retransmits: found 256, expected a number from 0 to 255",
    );
}

#[test]
fn a_script_is_refused() {
    refused(
        r#"{"fourway":1,"script":[{"at_ms":0,"on":"client","do":"hang_up"}]}"#,
        "script[0].do: unknown action \"hang_up\", expected one of open, listen, send, read, pause_reading, shutdown, \
         close, abort, crash, reboot, inject, cut, heal, set, deliver, drop, duplicate",
    );
    refused(
        r#"{"fourway":1,"script":[{"on":"client","do":"close"}]}"#,
        "script[0]: found neither at_ms nor when, expected one of them",
    );
    refused(
        r#"{"fourway":1,"script":[{"when":{"host":"client","state":"CLOSE_WAIT"},"on":"client","do":"close"}]}"#,
        &format!("script[0].when.state: unknown state \"CLOSE_WAIT\", expected one of {STATES}"),
    );
    refused(
        r#"{"fourway":1,"script":[{"when":{"host":"proxy","state":"CLOSED"},"on":"client","do":"close"}]}"#,
        "script[0].when.host: unknown value \"proxy\", expected client or server",
    );
    refused(
        r#"{"fourway":1,"script":[{"at_ms":0,"on":"client","do":"cut"}]}"#,
        "script[0].do: found cut on a host, expected it on the path",
    );
    refused(
        r#"{"fourway":1,"script":[{"at_ms":0,"on":"path","do":"deliver","segment":0}]}"#,
        "script[0].segment: found 0, expected a number from 1 to 4294967295",
    );
    refused(
        r#"{"fourway":1,"script":[{"at_ms":0,"on":"client","do":"inject","segment":{"flags":["NS"],"seq":1}}]}"#,
        "script[0].segment.flags[0]: unknown flag \"NS\", expected one of FIN, SYN, RST, PSH, ACK, URG",
    );
}

#[test]
fn a_fault_or_an_expectation_is_refused() {
    refused(
        r#"{"fourway":1,"faults":[{"match":{},"do":"dropp"}]}"#,
        "faults[0].do: unknown action \"dropp\", expected one of drop, delay, duplicate, corrupt",
    );
    refused(
        r#"{"fourway":1,"faults":[{"do":"drop"}]}"#,
        "faults[0]: found neither match nor segment, expected one of them",
    );
    refused(
        r#"{"fourway":1,"faults":[{"match":{"nth":0},"do":"drop"}]}"#,
        "faults[0].match.nth: found 0, expected a number from 1 to 4294967295",
    );
    refused(
        r#"{"fourway":1,"expect":[{"outcome":"fine"}]}"#,
        "expect[0].outcome: unknown outcome \"fine\", expected one of closed, reset, timed-out, half-open, stuck, bounded",
    );
    refused(
        r#"{"fourway":1,"expect":[{"never":{"state":{"host":"client","state":"OPEN"}}}]}"#,
        &format!("expect[0].never.state.state: unknown state \"OPEN\", expected one of {STATES}"),
    );
    refused(
        r#"{"fourway":1,"expect":[{"rule":"no-such"}]}"#,
        "expect[0].rule: unknown rule \"no-such\", expected a name that a trace can bear",
    );
}

#[test]
fn what_is_too_large_is_refused() {
    let title = "x".repeat(70_000);
    refused(&format!("{{\"fourway\":1,\"title\":\"{title}\"}}"), "document: found 70024 bytes, expected at most 65536");
    let entries = [r#"{"at_ms":0,"on":"client","do":"read"}"#; 1001].join(",");
    refused(&format!("{{\"fourway\":1,\"script\":[{entries}]}}"), "script: found 1001 entries, expected at most 1000");
    refused(
        r#"{"fourway":1,"script":[{"at_ms":0,"on":"client","do":"send","bytes":65537}]}"#,
        "script[0].bytes: found 65537, expected a number from 1 to 65536",
    );
    refused(
        r#"{"fourway":1,"script":[{"at_ms":0,"on":"client","do":"inject","segment":{"flags":[],"seq":1,"len":65537}}]}"#,
        "script[0].segment.len: found 65537, expected a number from 0 to 65536",
    );
    let endless = " ".repeat(2 * 1024 * 1024);
    refused(&endless, "document: found more than 1048576 bytes, expected at most 65536");
}

#[test]
fn a_line_stays_one_line_whatever_a_document_holds() {
    let ran = fourway(&["run", "-"], br#"{"fourway":1,"a\nb\u001b":1}"#);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert!(ran.err.starts_with("fourway: -: a\\nb\\u{1b}: unknown key"), "{}", ran.err);
    let ran = fourway(&["run", "no\nsuch"], b"");
    assert!(ran.err.starts_with("fourway: no\\nsuch: cannot be read: "), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let ran = fourway(&["run", "-"], b"{\"fourway\":1,\"title\":\"\xff\"}");
    let err = "fourway: -: document: found no UTF-8 at byte 22, expected JSON\n".to_owned();
    assert_eq!(ran, Ran { status: Some(2), out: String::new(), err });
}

#[test]
fn a_file_that_cannot_be_read_is_refused() {
    for file in ["no/such/file", "/"] {
        let ran = fourway(&["run", file], b"");
        assert_eq!((ran.status, ran.out.as_str()), (Some(2), ""));
        assert!(ran.err.starts_with(&format!("fourway: {file}: cannot be read: ")), "{}", ran.err);
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    }
}

#[test]
fn forms_that_do_not_exist_are_refused() {
    for format in ["svg", "mermaid", "xml"] {
        let ran = fourway(&["run", &file("abort"), "--format", format], b"");
        let err =
            format!("fourway: --format: unknown format \"{format}\", expected one of text, jsonl, json, ladder\n");
        assert_eq!(ran, Ran { status: Some(2), out: String::new(), err });
    }
}

/// The document is refused with this line, by `run` and by `check`.
fn refused(document: &str, line: &str) {
    for command in ["run", "check"] {
        let ran = fourway(&[command, "-"], document.as_bytes());
        let err = format!("fourway: -: {line}\n");
        assert_eq!(
            ran,
            Ran { status: Some(2), out: String::new(), err },
            "{command} {}",
            &document[..document.len().min(200)]
        );
    }
}
