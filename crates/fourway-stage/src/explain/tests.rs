//! That every rule and every call has words, and that the words of the gallery's runs are whole and in order.

use super::*;
use crate::gallery;
use fourway_proto::{AppError, CallError, Rule, Timer};
use fourway_sim::{CallName, DataEvent, Document, Outcome, Scenario, run};

#[test]
fn every_rule_has_words_and_they_name_no_slot_but_host_and_peer_call_and_segment() {
    let words = Catalogue::english();
    for rule in Rule::ALL {
        let key = key_of(*rule);
        assert!(words.has(&key), "{key}");
        let slots = [("host", "client"), ("peer", "server"), ("call", "close"), ("segment", "ACK")];
        let told = words.fill(&key, &slots);
        assert!(told.ends_with('.') && !told.contains(['{', '}']) && told.len() < 240, "{told}");
    }
}

#[test]
fn every_name_that_a_trace_may_bear_has_words() {
    let words = Catalogue::whole();
    let mut keys: Vec<String> = Vec::new();
    for call in CallName::ALL {
        if !call.is_on_path() {
            keys.extend(["event.call", "ladder.call"].map(|start| format!("{start}.{}", call.name())));
        }
    }
    for timer in Timer::ALL {
        keys.push(format!("timer.{}", timer.name()));
        keys.extend(["mark", "short"].map(|end| format!("timer.{}.{end}", timer.name())));
        keys.push(format!("timer.fired.{}", timer.name()));
    }
    keys.extend(State::ALL.map(|state| format!("state.{}", state.name())));
    keys.extend(Outcome::ALL.map(|outcome| format!("outcome.{}", outcome.name())));
    let data = [DataEvent::Delivered, DataEvent::EndOfStream, DataEvent::Discarded];
    keys.extend(data.map(|event| format!("data.{}", event.name())));
    let refusals = [CallError::AlreadyOpen, CallError::NotConnected, CallError::Closing, CallError::Already];
    keys.extend(refusals.map(|error| format!("event.refused.{}", error.name())));
    for name in ["lost", "delayed", "duplicated"] {
        keys.extend(["", ".fault", ".you"].map(|end| format!("fate.{name}{end}")));
    }
    for scene in gallery() {
        keys.extend(["title", "watch"].map(|end| format!("scene.{}.{end}", scene.name)));
    }
    for key in keys {
        assert!(words.has(&key), "{key}");
    }
}

#[test]
fn every_key_in_this_crate_is_known() {
    let words = Catalogue::english();
    let starts = [
        "ladder.", "timer.", "unit.", "state.", "reason.", "say.", "you.", "call.", "event.", "sent.", "data.", "ack.",
        "fate.", "error.", "outcome.", "rule.", "segment.", "host.", "scene.",
    ];
    let mut found = 0;
    for text in sources(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let (code, _) = text.split_once("#[cfg(test)]\nmod tests {").unwrap_or((&text, ""));
        for literal in code.split('"').skip(1).step_by(2) {
            let shaped =
                literal.chars().all(|c| c.is_ascii_alphanumeric() || ".-_".contains(c)) && !literal.ends_with('.');
            if shaped && starts.iter().any(|start| literal.starts_with(start)) {
                assert!(words.has(literal), "{literal}");
                found += 1;
            }
        }
    }
    assert!(found > 80, "found {found} keys");
}

#[test]
fn lines_of_every_scene_are_whole_sentences_in_order() {
    for scene in gallery() {
        let trace = run(&scene.scenario().expect("a scenario"));
        let lines = lines(&trace, &Catalogue::english());
        assert!(!lines.is_empty(), "{}", scene.name);
        assert!(
            lines.windows(2).all(|pair| pair[0].record < pair[1].record && pair[0].at <= pair[1].at),
            "{}",
            scene.name
        );
        for line in &lines {
            let text = &line.text;
            let whole = text.ends_with('.') && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
            assert!(whole && !text.contains(['{', '}']) && !text.contains("  "), "{}: {text}", scene.name);
            assert_eq!(trace.records[line.record as usize].at, line.at);
        }
    }
}

#[test]
fn every_change_of_state_error_and_loss_of_every_scene_has_its_line() {
    for scene in gallery() {
        let trace = run(&scene.scenario().expect("a scenario"));
        let lines = lines(&trace, &Catalogue::english());
        for record in &trace.records {
            let root = record.cause.unwrap_or(record.id);
            let told = |test: &dyn Fn(&Line) -> bool| lines.iter().any(|line| line.at == record.at && test(line));
            let found = match record.kind {
                Kind::State { to, rule, .. } => told(&|line| {
                    line.record == root
                        && line.transition.is_some_and(|(_, last)| last == to)
                        && line.cite == Some(rule.cite())
                }),
                Kind::Error { error, .. } => {
                    told(&|line| line.kind == LineKind::Error && line.text.contains(error.name()))
                }
                Kind::Fate { segment, copy, fate: fourway_sim::Fate::Lost, .. } => {
                    told(&|line| line.kind == LineKind::Fate && line.segment == Some((segment, copy)))
                }
                Kind::Ignored { .. } | Kind::Outcome { .. } => told(&|_| true),
                Kind::Call { .. } => told(&|line| line.record == record.id),
                Kind::Sent { .. } | Kind::Fate { .. } | Kind::Timer { .. } | Kind::Data { .. } => true,
            };
            assert!(found, "{}: {record:?}", scene.name);
        }
    }
}

#[test]
fn the_plain_close_is_told_in_eight_lines() {
    check(
        r#"{"fourway":1}"#,
        &[
            "The client calls close: it has nothing more to send and ends its half of the connection. Its FIN goes out.",
            "The client’s FIN says that no more data will come. The server may still send until its own application closes. \
             Its application reads the end of the stream. An ACK goes back.",
            "The client’s FIN is confirmed: its direction is finished. Now it waits for the server’s FIN.",
            "The server calls close: it has nothing more to send either, and ends its half too. Its FIN goes out.",
            "The server has finished too. Both directions are done; the client waits 2 MSL, twice the longest life of a \
             segment, in case its last ACK is lost. An ACK goes back.",
            "The server’s FIN is confirmed, so both directions are finished. Nothing is left to answer, and it forgets the \
             connection.",
            "2 MSL have passed: nothing of this connection can still be on its way. The client forgets it.",
            "Both ends have finished, and nothing is left of the connection.",
        ],
    );
}

#[test]
fn a_run_without_any_act_says_whose_turn_it_is() {
    check(
        r#"{"fourway":1,"script":[]}"#,
        &["Nothing happens by itself. The client is ESTABLISHED and the server is ESTABLISHED: let one of them act."],
    );
}

#[test]
fn a_refused_call_says_why() {
    let json = r#"{"fourway":1,"script":[{"at_ms":0,"on":"client","do":"open"}]}"#;
    let lines = lines(&trace_of(json), &Catalogue::english());
    assert_eq!(lines[0].text, "The client calls open and is told EISCONN: there is a connection already.");
    assert_eq!(lines[0].kind, LineKind::Error);
}

#[test]
fn a_fault_by_a_person_is_told_as_theirs_and_by_the_scene_is_not() {
    let json = r#"{"fourway":1,"faults":[{"segment":1,"at_ms":20,"do":"drop"}]}"#;
    let mine = Doings { faults: vec![(1, 0, Micros::from_ms(20))], calls: Vec::new() };
    for (doings, who, text) in [
        (mine, Who::You, "You drop the FIN ACK on its way to the server."),
        (Doings::default(), Who::Path, "The FIN ACK is dropped on its way to the server."),
    ] {
        let lines = lines_of(&trace_of(json), &Catalogue::english(), &doings);
        assert_eq!((lines[1].who, lines[1].text.as_str()), (who, text));
    }
}

#[test]
fn segments_are_named_by_their_bits_or_their_bytes() {
    let segment = |flags: Flags, len| Segment { flags, len, ..Segment::default() };
    let fin = Flags::FIN.with(Flags::ACK);
    assert_eq!(segment_name(&segment(fin, 0), false), "FIN ACK");
    assert_eq!(segment_name(&segment(Flags::ACK.with(Flags::PSH), 5), false), "5 bytes");
    assert_eq!(segment_name(&segment(fin, 0), true), "repeated FIN ACK");
    let words = Catalogue::english();
    assert_eq!(segment_noun(&segment(Flags::ACK, 1), false, &words), "segment with 1 byte");
    assert_eq!(segment_noun(&segment(fin, 5), false, &words), "FIN with 5 bytes");
}

#[test]
fn all_errors_of_applications_are_told_by_their_posix_name() {
    for error in [AppError::ConnectionReset, AppError::ConnectionRefused, AppError::TimedOut] {
        let told = Catalogue::english().fill("error.told", &[("error", error.name())]);
        assert!(told.contains(error.name()), "{told}");
    }
}

fn check(json: &str, expected: &[&str]) {
    let told: Vec<String> = lines(&trace_of(json), &Catalogue::english()).into_iter().map(|line| line.text).collect();
    assert_eq!(told, expected);
}

fn trace_of(json: &str) -> Trace {
    run(&Scenario::compile(&Document::parse(json).expect("a document")).expect("a scenario"))
}

/// The text of every source file under a folder.
fn sources(folder: std::path::PathBuf) -> Vec<String> {
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            texts.extend(sources(path));
        } else if path.file_name().is_some_and(|name| name != "tests.rs") {
            texts.push(std::fs::read_to_string(path).expect("a file"));
        }
    }
    texts
}
