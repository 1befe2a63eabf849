//! Every run in every form, and the grammar of the Mermaid diagrams.

mod common;

use common::{every_run, scenario};
use fourway_export::{Form, Options, export, ladder, mermaid, text};
use fourway_sim::{Fate, Kind, run};

#[test]
fn every_run_has_every_form_and_the_same_bytes_each_time() {
    for (name, scenario, trace) in every_run() {
        for form in Form::ALL {
            let bytes = export(&scenario, form, &Options::default());
            assert_eq!(bytes, export(&scenario, form, &Options::default()), "{name}: {}", form.name());
            let begin: &[u8] = match form {
                Form::Svg => b"<svg xmlns=",
                Form::Pcapng => &[0x0a, 0x0d, 0x0d, 0x0a],
                Form::JsonLines => b"{\"id\":0,",
                Form::Mermaid => b"sequenceDiagram\n",
                Form::Text => &[],
            };
            assert!(bytes.starts_with(begin) && bytes.len() > 100, "{name}: {}", form.name());
        }
        let lines = export(&scenario, Form::JsonLines, &Options::default());
        assert_eq!(lines, trace.to_json_lines().into_bytes(), "{name}");
        assert!(text(&scenario, &trace).contains(&ladder(&scenario, &trace)), "{name}");
    }
}

#[test]
fn names_lead_to_their_forms() {
    for form in Form::ALL {
        assert_eq!(Form::from_name(form.name()), Some(form));
    }
    assert_eq!(Form::from_name("png"), None);
}

#[test]
fn every_line_of_a_diagram_is_of_a_known_kind_with_nothing_that_is_notation_in_its_text() {
    for (name, scenario, trace) in every_run() {
        let diagram = mermaid(&scenario, &trace);
        let mut lines = diagram.lines();
        assert_eq!(lines.next(), Some("sequenceDiagram"), "{name}");
        for line in lines {
            let statement = line.strip_prefix("    ").unwrap_or_else(|| panic!("{name}: {line}"));
            let heads = ["C->>S", "S->>C", "C-->>S", "S-->>C", "C-xS", "S-xC", "C--xS", "S--xC"];
            let notes = ["Note over C", "Note over S", "Note over C,S", "title"];
            let text = if let Some(participant) = statement.strip_prefix("participant ") {
                assert!(["C as Client", "S as Server"].contains(&participant), "{name}: {line}");
                continue;
            } else {
                let (head, text) = statement.split_once(": ").unwrap_or_else(|| panic!("{name}: {line}"));
                assert!(heads.contains(&head) || notes.contains(&head), "{name}: {line}");
                text
            };
            assert!(!text.is_empty(), "{name}: {line}");
            let without_entities: String = text
                .split('#')
                .enumerate()
                .map(|(n, part)| if n == 0 { part } else { part.split_once(';').map_or("#", |(_, rest)| rest) })
                .collect();
            assert!(!without_entities.contains(['#', ';', '%', '<', '>', '&', '{', '}', '`']), "{name}: {line}");
        }
    }
}

#[test]
fn a_diagram_has_a_message_for_each_way_that_ends_and_a_note_for_each_state() {
    for (name, scenario, trace) in every_run() {
        let diagram = mermaid(&scenario, &trace);
        let ends = trace.records.iter().filter(|record| match record.kind {
            Kind::Fate { fate, .. } => matches!(fate, Fate::Arrived | Fate::Lost | Fate::Corrupted),
            Kind::Call { .. }
            | Kind::State { .. }
            | Kind::Sent { .. }
            | Kind::Ignored { .. }
            | Kind::Timer { .. }
            | Kind::Data { .. }
            | Kind::Error { .. }
            | Kind::Outcome { .. } => false,
        });
        let messages = diagram.lines().filter(|line| line.contains(">>") || line.contains("-x"));
        assert_eq!(messages.count(), ends.count(), "{name}: {diagram}");
        for record in &trace.records {
            if let Kind::State { to, .. } = record.kind {
                assert!(diagram.contains(&format!(": {to}\n")), "{name}: {to}");
            }
        }
    }
}

#[test]
fn a_lost_segment_ends_in_a_cross_and_one_sent_again_is_dotted() {
    let scenario = scenario(r#"{"fourway":1,"title":"x","faults":[{"segment":1,"do":"drop"}]}"#);
    let diagram = mermaid(&scenario, &run(&scenario));
    assert!(diagram.contains("    C-xS: FIN ACK seq 1 ack 1, lost\n"), "{diagram}");
    assert!(diagram.contains("    C-->>S: FIN ACK seq 1 ack 1 again\n"), "{diagram}");
    assert!(diagram.contains("    Note over C,S: 975 ms later\n"), "{diagram}");
}
