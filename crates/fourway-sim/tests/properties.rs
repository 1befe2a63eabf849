//! Properties of every run: determinism, stable prefixes, whole streams, a trace that hangs together.

use fourway_proto::{Micros, State};
use fourway_sim::document::{FaultDoc, FaultKind, ScriptEntry};
use fourway_sim::{DataEvent, Document, Kind, Record, Scenario, Side, Sim, Trace, run};
use proptest::prelude::*;
use serde_json::{Value, json};

fn action() -> impl Strategy<Value = Value> {
    let call = prop_oneof![
        3 => Just(json!({"do": "send", "text": "hello"})),
        2 => Just(json!({"do": "send", "bytes": 3000})),
        2 => Just(json!({"do": "shutdown"})),
        2 => Just(json!({"do": "close"})),
        1 => Just(json!({"do": "abort"})),
        1 => Just(json!({"do": "pause_reading"})),
        1 => Just(json!({"do": "read"})),
        1 => Just(json!({"do": "crash"})),
        1 => Just(json!({"do": "reboot"})),
        1 => Just(json!({"do": "open"})),
        1 => Just(json!({"do": "inject", "segment": {"flags": ["FIN"], "seq": 1, "ack": 1, "len": 4, "relative": true}})),
    ];
    let path =
        prop_oneof![Just(json!({"do": "cut"})), Just(json!({"do": "heal"})), Just(json!({"do": "set", "delay_ms": 5}))];
    prop_oneof![
        6 => (call, any::<bool>()).prop_map(|(mut entry, client)| {
            entry["on"] = json!(if client { "client" } else { "server" });
            entry
        }),
        1 => path.prop_map(|mut entry| {
            entry["on"] = json!("path");
            entry
        }),
    ]
}

prop_compose! {
    fn document()(
        seed: u64,
        closed: bool,
        loss in 0..40_u32,
        duplicate in 0..40_u32,
        reorder in 0..40_u32,
        corrupt in 0..20_u32,
        jitter in 0..40_u32,
        profiles in (0..4_usize, 0..4_usize),
        isns: (u32, u32),
        steps in proptest::collection::vec((0..4000_u32, action()), 0..12),
        faults in proptest::collection::vec((1..12_u32, 0..4_usize), 0..4),
    ) -> Document {
        let names = ["rfc9293", "linux", "freebsd", "windows"];
        let script: Vec<_> = steps.into_iter().map(|(at, mut entry)| { entry["at_ms"] = json!(at); entry }).collect();
        let faults: Vec<_> = faults.into_iter().map(|(n, kind)| match kind {
            0 => json!({"segment": n, "do": "drop"}),
            1 => json!({"segment": n, "do": "delay", "ms": 120}),
            2 => json!({"segment": n, "do": "duplicate", "copies": 2}),
            _ => json!({"segment": n, "do": "corrupt"}),
        }).collect();
        let odds = |percent: u32| f64::from(percent) / 100.0;
        let text = json!({
            "fourway": 1, "seed": seed, "start": if closed { "closed" } else { "established" },
            "path": {"delay_ms": 50, "jitter_ms": jitter, "loss": odds(loss), "duplicate": odds(duplicate),
                     "reorder": odds(reorder), "corrupt": odds(corrupt)},
            "client": {"profile": names[profiles.0], "isn": isns.0, "window": 4000},
            "server": {"profile": names[profiles.1], "isn": isns.1},
            "script": script, "faults": faults,
        });
        Document::parse(&text.to_string()).unwrap()
    }
}

fn trace_of(document: &Document) -> Trace {
    run(&Scenario::compile(document).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_scenario_gives_the_same_bytes(document in document()) {
        prop_assert_eq!(trace_of(&document).to_json_lines(), trace_of(&document).to_json_lines());
    }

    #[test]
    fn a_document_written_and_read_again_is_the_same(document in document()) {
        prop_assert_eq!(&Document::parse(&document.to_json()).unwrap(), &document);
        prop_assert_eq!(&Document::parse(&document.to_json_pretty()).unwrap(), &document);
    }

    #[test]
    fn a_run_stopped_anywhere_goes_on_as_the_whole(document in document(), at in 0..5000_u64) {
        let scenario = Scenario::compile(&document).unwrap();
        let whole = run(&scenario);
        let mut sim = Sim::at(&scenario, Micros::from_ms(at));
        let mut rest = Vec::new();
        while sim.step(&scenario, &mut rest) {}
        let before = whole.records.len() - rest.len();
        prop_assert_eq!(&whole.records[before..], &rest[..]);
        let later = rest.iter().all(|r| r.at > Micros::from_ms(at) || matches!(r.kind, Kind::Outcome { .. }));
        prop_assert!(later);
    }

    #[test]
    fn an_edit_leaves_every_record_before_it_as_it_was(
        document in document(), at in 0..3000_u32, segment in 1..12_u32, kind in 0..6_usize,
    ) {
        let before = trace_of(&document);
        let mut edited = document;
        let fault = |kind, ms| FaultDoc {
            matches: None, segment: Some(segment), copy: None, at_ms: Some(f64::from(at)), kind, ms, copies: None, gap_ms: None,
        };
        let flies = before.records.iter().any(|r| matches!(r.kind, Kind::Sent { segment: n, .. } if n == segment)
            && r.at <= Micros::from_ms(u64::from(at)));
        match kind {
            0 if flies => edited.faults.push(fault(FaultKind::Drop, None)),
            1 if flies => edited.faults.push(fault(FaultKind::Delay, Some(70.0))),
            2 if flies => edited.faults.push(fault(FaultKind::Duplicate, None)),
            3 if flies => edited.faults.push(fault(FaultKind::Corrupt, None)),
            _ => edited.script.get_or_insert_default().push(entry(at, kind % 2 == 0)),
        }
        // A fault on a segment that has arrived by then changes nothing; one in flight changes what follows.
        let arrived = before.records.iter().any(|r| r.at < Micros::from_ms(u64::from(at))
            && matches!(r.kind, Kind::Fate { segment: n, fate, copy: 0, .. }
                if n == segment && !matches!(fate, fourway_sim::Fate::Delayed(_) | fourway_sim::Fate::Duplicated(_))));
        prop_assume!(kind >= 4 || !flies || !arrived);
        let after = trace_of(&edited);
        let until = |trace: &Trace| -> Vec<Record> {
            let outcome = |r: &Record| matches!(r.kind, Kind::Outcome { .. });
            trace.records.iter().filter(|r| r.at < Micros::from_ms(u64::from(at)) && !outcome(r)).copied().collect()
        };
        prop_assert_eq!(until(&before), until(&after));
    }

    #[test]
    fn a_trace_hangs_together(document in document()) {
        let trace = trace_of(&document);
        let mut states = [None::<State>; 2];
        let mut last = Micros::ZERO;
        for (n, record) in trace.records.iter().enumerate() {
            prop_assert_eq!(record.id as usize, n);
            prop_assert!(record.at >= last);
            last = record.at;
            prop_assert!(record.cause.is_none_or(|cause| cause < record.id));
            if let Kind::State { host, from, to, .. } = record.kind {
                prop_assert!(states[host as usize].is_none_or(|state| state == from));
                states[host as usize] = Some(to);
            }
        }
        prop_assert!(trace.outcome().is_some());
    }

    #[test]
    fn what_an_application_is_given_is_a_prefix_of_what_was_sent(document in document()) {
        let trace = trace_of(&document);
        let sent = |side: Side| trace.records.iter().map(|r| match r.kind {
            Kind::Call { place: fourway_sim::Place::Host(host), len: Some(len), error: None, .. } if host == side => len,
            _ => 0,
        }).sum::<u32>();
        for side in Side::BOTH {
            let mut next = std::collections::BTreeMap::new();
            for record in &trace.records {
                if let Kind::Data { host, event: DataEvent::Delivered, offset, len, from_incarnation } = record.kind
                    && host == side && from_incarnation > 0
                {
                    let expected = next.entry(from_incarnation).or_insert(0);
                    prop_assert_eq!(offset, *expected);
                    *expected += len;
                }
            }
            prop_assert!(next.values().sum::<u32>() <= sent(side.other()));
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,200}") {
        let _ = Document::parse(&text);
    }

    #[test]
    fn no_damage_to_a_document_makes_the_reader_panic(document in document(), at: prop::sample::Index, byte: u8) {
        let mut bytes = document.to_json().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(text) = String::from_utf8(bytes)
            && let Err(refusal) = Document::parse(&text)
        {
            prop_assert_eq!(refusal.to_string().lines().count(), 1);
        }
    }
}

fn entry(at: u32, close: bool) -> ScriptEntry {
    let (host, call) = if close { ("client", "close") } else { ("server", "abort") };
    let document = json!({"fourway": 1, "script": [{"at_ms": at, "on": host, "do": call}]});
    Document::parse(&document.to_string()).unwrap().script.unwrap().remove(0)
}
