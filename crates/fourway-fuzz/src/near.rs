//! Text that is a scenario document, or nearly: templates with holes, filled from the recipe.

use arbitrary::{Result, Unstructured};

/// Entries of a script. What stands for a hole is explained at [`fill`].
const STEPS: [&str; 18] = [
    r#"{TIME,"on":HOST,"do":"send","bytes":COUNT}"#,
    r#"{TIME,"on":HOST,"do":"send","text":"TEXT"}"#,
    r#"{TIME,"on":HOST,"do":"CALL"}"#,
    r#"{TIME,"on":HOST,"do":"close"}"#,
    r#"{TIME,"on":HOST,"do":"shutdown"}"#,
    r#"{TIME,"on":HOST,"do":"open"}"#,
    r#"{TIME,"on":HOST,"do":"open","isn":COUNT,"relative":BOOL}"#,
    r#"{TIME,"on":HOST,"do":"listen","isn":COUNT}"#,
    r#"{TIME,"on":HOST,"do":"inject","segment":{"flags":[FLAGS],"seq":COUNT,"ack":COUNT,"len":COUNT,"relative":true}}"#,
    r#"{TIME,"on":HOST,"do":"inject","segment":{"flags":[FLAGS],"seq":COUNT,"window":COUNT,"ts_val":COUNT}}"#,
    r#"{TIME,"on":"path","do":"cut","direction":"WAY"}"#,
    r#"{TIME,"on":"path","do":"heal"}"#,
    r#"{TIME,"on":"path","do":"set","delay_ms":MS,"loss":ODDS}"#,
    r#"{TIME,"on":"path","do":"set","direction":"WAY","manual":BOOL,"jitter_ms":MS,"duplicate":ODDS}"#,
    r#"{TIME,"on":"path","do":"deliver","direction":"WAY"}"#,
    r#"{TIME,"on":"path","do":"drop","segment":COUNT}"#,
    r#"{TIME,"on":"path","do":"duplicate","segment":COUNT}"#,
    r#"{TIME,"on":"path","do":"deliver","segment":COUNT}"#,
];

const FAULTS: [&str; 8] = [
    r#"{"segment":COUNT,"do":"drop"}"#,
    r#"{"segment":COUNT,"do":"delay","ms":MS}"#,
    r#"{"segment":COUNT,"copy":COUNT,"at_ms":MS,"do":"drop"}"#,
    r#"{"segment":COUNT,"do":"duplicate","copies":COUNT,"gap_ms":MS}"#,
    r#"{"match":{},"do":"duplicate","copies":COUNT}"#,
    r#"{"match":{"from":HOST,"flags":[FLAGS],"without":[FLAGS],"nth":COUNT},"do":"drop"}"#,
    r#"{"match":{"data":BOOL,"retransmission":BOOL},"do":"delay","ms":MS}"#,
    r#"{"match":{"flags":[FLAGS]},"do":"corrupt"}"#,
];

const EXPECTATIONS: [&str; 10] = [
    r#"{"path_of":HOST,"is":[STATES]}"#,
    r#"{"path_of":HOST,"contains":[STATES],"within_ms":MS}"#,
    r#"{"state":{"host":HOST,"state":"STATE"},"at_ms":MS}"#,
    r#"{"sent":{"from":HOST,"flags":[FLAGS]},"times":COUNT}"#,
    r#"{"dropped":{"nth":COUNT}}"#,
    r#"{"outcome":"OUTCOME"}"#,
    r#"{"never":{"error":{"host":HOST,"is":"ECONNRESET"}},"within_ms":MS}"#,
    r#"{"never":{"never":{"within_ms":MS}}}"#,
    r#"{"delivered":{"host":HOST,"bytes":COUNT,"whole":BOOL}}"#,
    r#"{"rule":"close-first"}"#,
];

const SETTINGS: [&str; 21] = [
    r#""profile":"PROFILE""#,
    r#""isn":COUNT"#,
    r#""mss":COUNT"#,
    r#""window":COUNT"#,
    r#""rto_initial_ms":MS"#,
    r#""rto_min_ms":MS"#,
    r#""rto_max_ms":MS"#,
    r#""max_retransmits":COUNT"#,
    r#""user_timeout_ms":MS"#,
    r#""msl_ms":MS"#,
    r#""time_wait":"none""#,
    r#""rfc1337":BOOL"#,
    r#""timestamps":BOOL"#,
    r#""time_wait_reuse":BOOL"#,
    r#""challenge_ack":BOOL"#,
    r#""delayed_ack_ms":MS"#,
    r#""fin_wait_2_timeout_ms":null"#,
    r#""fin_wait_2_timeout_ms":MS"#,
    r#""keepalive":{"idle_ms":MS,"interval_ms":MS,"probes":COUNT}"#,
    r#""linger":0"#,
    r#""half_duplex_close":BOOL"#,
];

const PATHS: [&str; 8] = [
    r#""delay_ms":MS"#,
    r#""jitter_ms":MS"#,
    r#""loss":ODDS"#,
    r#""duplicate":ODDS"#,
    r#""reorder":ODDS"#,
    r#""corrupt":ODDS"#,
    r#""manual":BOOL"#,
    r#""to_server":{"delay_ms":MS,"loss":ODDS}"#,
];

const TOP: [&str; 5] =
    [r#""start":"closed""#, r#""seed":COUNT"#, r#""until_ms":MS"#, r#""title":"TEXT""#, r#""start":"established""#];

/// The words of each hole; what stands for itself is drawn more often than what breaks a document.
const WORDS: [(&str, &[&str]); 14] = [
    (
        "TIME",
        &[
            "\"at_ms\":0",
            "\"at_ms\":MS",
            "\"when\":{\"host\":HOST,\"state\":\"STATE\"}",
            "\"when\":{\"host\":HOST,\"state\":\"STATE\"},\"after_ms\":MS",
        ],
    ),
    ("HOST", &["\"client\"", "\"server\"", "\"client\"", "\"server\"", "\"client\"", "\"server\"", "\"path\""]),
    ("CALL", &["read", "pause_reading", "abort", "crash", "reboot", "listen", "close", "shutdown", "inject"]),
    (
        "COUNT",
        &[
            "0",
            "1",
            "2",
            "3",
            "4",
            "7",
            "100",
            "255",
            "1000",
            "1460",
            "65535",
            "65536",
            "1073741824",
            "4294967295",
            "-1",
            "4294967296",
            "1.5",
            "18446744073709551615",
        ],
    ),
    (
        "MS",
        &[
            "0",
            "1",
            "0.001",
            "10",
            "50",
            "99.9995",
            "100",
            "200",
            "1000",
            "3000",
            "60000",
            "2592000000",
            "1e3",
            "2592000000.1",
            "-1",
            "1e400",
            "null",
        ],
    ),
    ("ODDS", &["0", "1", "0.5", "0.1", "1e-9", "0.0000000004", "0.999999999", "1.1", "-0.0"]),
    ("BOOL", &["true", "false", "true", "false", "null", "0"]),
    (
        "FLAGS",
        &[
            "",
            "\"FIN\"",
            "\"SYN\"",
            "\"RST\"",
            "\"ACK\"",
            "\"FIN\",\"ACK\"",
            "\"SYN\",\"ACK\"",
            "\"PSH\",\"URG\"",
            "\"fin\"",
        ],
    ),
    ("STATES", &["", "\"STATE\"", "\"STATE\",\"STATE\"", "\"ESTABLISHED\",\"FIN-WAIT-1\""]),
    (
        "STATE",
        &[
            "CLOSED",
            "LISTEN",
            "SYN-SENT",
            "SYN-RECEIVED",
            "ESTABLISHED",
            "FIN-WAIT-1",
            "FIN-WAIT-2",
            "CLOSE-WAIT",
            "CLOSING",
            "LAST-ACK",
            "TIME-WAIT",
            "DONE",
        ],
    ),
    ("OUTCOME", &["closed", "reset", "timed-out", "half-open", "stuck", "bounded", "fine"]),
    ("PROFILE", &["rfc9293", "linux", "freebsd", "windows", "amiga"]),
    ("WAY", &["to_server", "to_client", "both"]),
    ("TEXT", &["a", "hello", "", "é", "\\u0000", "\\\"", "\\ud800", "\\ud83d\\ude00", "\n"]),
];

/// A document after the recipe; where the recipe ends, the first of everything is taken.
pub fn document(recipe: &mut Unstructured<'_>) -> String {
    let text = build(recipe).unwrap_or_default();
    match recipe.arbitrary::<(bool, bool, u16, u8)>() {
        Ok((true, true, at, byte)) => damaged(text, at, byte),
        Ok(_) | Err(_) => text,
    }
}

fn build(recipe: &mut Unstructured<'_>) -> Result<String> {
    let mut keys = vec!["\"fourway\":1".to_owned()];
    keys.extend(some(recipe, &TOP, 3)?);
    keys.push(format!("\"path\":{{{}}}", some(recipe, &PATHS, 4)?.join(",")));
    for name in ["client", "server"] {
        keys.push(if recipe.ratio(1_u8, 8_u8)? {
            format!("\"{name}\":\"scripted\"")
        } else {
            format!("\"{name}\":{{{}}}", some(recipe, &SETTINGS, 5)?.join(","))
        });
    }
    if recipe.ratio(7_u8, 8_u8)? {
        keys.push(format!("\"script\":[{}]", some(recipe, &STEPS, 12)?.join(",")));
    }
    keys.push(format!("\"faults\":[{}]", some(recipe, &FAULTS, 4)?.join(",")));
    keys.push(format!("\"expect\":[{}]", some(recipe, &EXPECTATIONS, 3)?.join(",")));
    Ok(format!("{{{}}}", keys.join(",")))
}

/// Up to so many of the templates, filled.
fn some(recipe: &mut Unstructured<'_>, templates: &[&str], most: usize) -> Result<Vec<String>> {
    let count = recipe.int_in_range(0..=most)?;
    (0..count)
        .map(|_| {
            let template = one_of(recipe, templates)?;
            fill(recipe, template)
        })
        .collect()
}

fn one_of<'a>(recipe: &mut Unstructured<'_>, choices: &[&'a str]) -> Result<&'a str> {
    recipe.choose(choices).copied()
}

/// Put a word for every hole. Longer names come first, so that `STATES` is not taken for `STATE`.
fn fill(recipe: &mut Unstructured<'_>, template: &str) -> Result<String> {
    let mut text = template.to_owned();
    for (hole, words) in WORDS {
        while let Some(at) = text.find(hole) {
            text.replace_range(at..at + hole.len(), one_of(recipe, words)?);
        }
    }
    Ok(text)
}

/// One byte of the text changed, where it stays text.
fn damaged(text: String, at: u16, byte: u8) -> String {
    let mut bytes = text.into_bytes();
    let at = usize::from(at) % bytes.len().max(1);
    if let Some(place) = bytes.get_mut(at) {
        *place = byte;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
