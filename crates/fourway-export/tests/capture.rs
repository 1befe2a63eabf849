//! The capture of every run: packets as they pass, read back by our own decoder and by tshark where it is installed.

mod common;

use common::{every_run, scenario};
use fourway_export::{SeenAt, capture};
use fourway_proto::{Flags, Micros};
use fourway_sim::{Fate, Kind, Side, Trace, run};
use fourway_wire::{Refusal, decode};
use std::process::Command;

#[test]
fn each_end_sees_what_it_sends_and_what_reaches_it_at_that_moment() {
    for (name, scenario, trace) in every_run().into_iter().filter(|(name, ..)| *name != "long") {
        for side in Side::BOTH {
            let seen = packets(&capture(&scenario, &trace, SeenAt::One(side)));
            let wanted = passing(&trace, side);
            let times: Vec<Micros> = seen.iter().map(|packet| packet.at).collect();
            assert_eq!(times, wanted.iter().map(|(at, _)| *at).collect::<Vec<_>>(), "{name} at the {}", side.name());
            for (packet, (_, damaged)) in seen.iter().zip(wanted) {
                let read = decode(&packet.bytes).map(|_| ());
                assert_eq!(read, if damaged { Err(Refusal::TcpChecksum) } else { Ok(()) }, "{name}");
            }
        }
    }
}

#[test]
fn both_ends_in_one_file_are_the_two_files_interleaved() {
    for (name, scenario, trace) in every_run() {
        let both = packets(&capture(&scenario, &trace, SeenAt::Both));
        assert!(both.windows(2).all(|pair| pair[0].at <= pair[1].at), "{name}");
        for side in Side::BOTH {
            let one = packets(&capture(&scenario, &trace, SeenAt::One(side)));
            let here = both.iter().filter(|packet| packet.interface == side as u32);
            assert!(here.map(|packet| &packet.bytes).eq(one.iter().map(|packet| &packet.bytes)), "{name}");
        }
    }
}

#[test]
fn a_packet_says_what_the_segment_says() {
    for (name, scenario, trace) in every_run().into_iter().filter(|(name, ..)| !["long", "wide-window"].contains(name))
    {
        let seen = packets(&capture(&scenario, &trace, SeenAt::One(Side::Client)));
        let own = seen.iter().map(|packet| decode(&packet.bytes)).filter_map(Result::ok);
        let own: Vec<_> = own.filter(|packet| packet.addresses.source().port() == 49_152).collect();
        let sent = trace.records.iter().filter_map(|record| match record.kind {
            Kind::Sent { from: Side::Client, header, .. } => Some(header),
            Kind::Sent { .. }
            | Kind::Call { .. }
            | Kind::State { .. }
            | Kind::Fate { .. }
            | Kind::Ignored { .. }
            | Kind::Timer { .. }
            | Kind::Data { .. }
            | Kind::Error { .. }
            | Kind::Outcome { .. } => None,
        });
        assert!(own.iter().map(|packet| packet.segment).eq(sent), "{name}");
    }
}

#[test]
fn a_segment_sent_again_carries_the_same_octets() {
    let json = r#"{"fourway":1,"faults":[{"segment":1,"do":"drop"}],
        "script":[{"at_ms":0,"on":"client","do":"send","bytes":40}],"until_ms":3000}"#;
    let scenario = scenario(json);
    let seen = packets(&capture(&scenario, &run(&scenario), SeenAt::One(Side::Client)));
    let text = |n: usize| decode(&seen[n].bytes).unwrap().payload.to_vec();
    assert_eq!(text(0), b"abcdefghijklmnopqrstuvwxyzabcdefghijklmn");
    assert_eq!(text(0), text(1));
}

#[test]
fn a_segment_longer_than_a_packet_is_seen_as_several_that_follow_each_other() {
    let (_, scenario, trace) = every_run().into_iter().find(|(name, ..)| *name == "long").unwrap();
    let seen = packets(&capture(&scenario, &trace, SeenAt::One(Side::Client)));
    let (first, second) = (decode(&seen[0].bytes).unwrap(), decode(&seen[1].bytes).unwrap());
    assert_eq!(first.segment.len + second.segment.len, 65_536);
    assert_eq!(second.segment.seq, first.segment.end());
    assert!(first.segment.flags.has(Flags::SYN) && !first.segment.flags.has_any(Flags::FIN.with(Flags::PSH)));
    assert!(!second.segment.flags.has(Flags::SYN) && second.segment.flags.has(Flags::FIN.with(Flags::PSH)));
}

#[test]
fn a_window_that_needs_more_than_sixteen_bits_is_scaled_from_the_syn_on() {
    let (_, scenario, trace) = every_run().into_iter().find(|(name, ..)| *name == "wide-window").unwrap();
    let seen = packets(&capture(&scenario, &trace, SeenAt::One(Side::Client)));
    let syn = decode(&seen[0].bytes).unwrap();
    let shift = syn.options.window_scale.unwrap();
    assert_eq!((shift, syn.options.mss, syn.segment.window), (6, Some(1460), 65_535));
    let ack = decode(&seen[2].bytes).unwrap();
    assert_eq!(ack.scaled(shift).window, 4_000_000);
}

#[test]
fn comments_are_the_sentences_of_the_events() {
    let (_, scenario, trace) = every_run().into_iter().find(|(name, ..)| *name == "lost-final-ack").unwrap();
    let file = capture(&scenario, &trace, SeenAt::One(Side::Server));
    let text = String::from_utf8_lossy(&file);
    assert!(text.contains("#5: The server has waited 1 s for an ACK."), "{text}");
    assert!(text.contains("RFC 9293 3.10.7.4"), "{text}");
}

#[test]
fn tshark_finds_nothing_malformed_and_no_wrong_checksum_but_the_damaged() {
    if !Command::new("tshark").arg("--version").output().is_ok_and(|output| output.status.success()) {
        println!("skipped: tshark is not installed on this machine");
        return;
    }
    // One file of many sections, for tshark takes its time to start; a file of both ends has all packets of either.
    let captures: Vec<Vec<u8>> =
        every_run().iter().map(|(_, scenario, trace)| capture(scenario, trace, SeenAt::Both)).collect();
    let alone = every_run().into_iter().find(|(name, ..)| *name == "chance");
    let alone = alone.map(|(_, scenario, trace)| capture(&scenario, &trace, SeenAt::One(Side::Client))).unwrap();
    for (name, bytes, least) in [("all", captures.concat(), 200), ("alone", alone, 5)] {
        let file = std::env::temp_dir().join(format!("fourway-{name}-{}.pcapng", std::process::id()));
        std::fs::write(&file, &bytes).unwrap();
        let found = tshark(&file);
        std::fs::remove_file(&file).unwrap();
        let seen = packets(&bytes);
        assert_eq!(found.len(), seen.len(), "{name}");
        assert!(found.len() > least, "{name}: {} packets", found.len());
        for (n, (verdict, packet)) in found.iter().zip(seen).enumerate() {
            // A damaged segment is an error by its checksum, and nothing else is one.
            let damaged = decode(&packet.bytes).is_err();
            assert_eq!(*verdict, if damaged { DAMAGED } else { GOOD }, "{name}: frame {}", n + 1);
        }
        assert!(found.iter().any(|verdict| verdict == DAMAGED), "{name}: something is damaged");
    }
}

/// Protocol, malformed or cut, IP checksum, TCP checksum, an error of any kind: what tshark says of a packet. For it 1 is
/// good and 0 is bad.
const GOOD: &str = "TCP,,1,1,";
const DAMAGED: &str = "TCP,,1,0,error";

/// What tshark says of each packet.
fn tshark(file: &std::path::Path) -> Vec<String> {
    const ERROR: &str = "8388608";
    let fields =
        ["_ws.col.Protocol", "_ws.malformed", "ip.checksum.status", "tcp.checksum.status", "_ws.expert.severity"];
    let mut args = vec!["-n", "-T", "fields", "-E", "separator=|", "-o", "ip.check_checksum:TRUE"];
    args.extend(["-o", "tcp.check_checksum:TRUE", "-r"]);
    let output =
        Command::new("tshark").args(args).arg(file).args(fields.iter().flat_map(|field| ["-e", field])).output();
    let output = output.unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let complaint = said.lines().find(|line| !line.starts_with("Running as user"));
    assert!(output.status.success() && complaint.is_none(), "{}: {said}", file.display());
    let verdict = |line: &str| {
        let mut fields: Vec<&str> = line.split('|').collect();
        if let Some(severities) = fields.last_mut() {
            *severities = if severities.split(',').any(|severity| severity == ERROR) { "error" } else { "" };
        }
        fields.join(",")
    };
    String::from_utf8_lossy(&output.stdout).lines().map(verdict).collect()
}

/// When a segment passes a host, and whether it is damaged there.
fn passing(trace: &Trace, side: Side) -> Vec<(Micros, bool)> {
    let mut from = Vec::new();
    let mut seen = Vec::new();
    for record in &trace.records {
        match record.kind {
            Kind::Sent { from: sender, .. } => {
                from.push(sender);
                seen.extend((sender == side).then_some((record.at, false)));
            }
            Kind::Fate { segment, fate, .. } if from[segment as usize - 1] != side => match fate {
                Fate::Arrived => seen.push((record.at, false)),
                Fate::Corrupted => seen.push((record.at, true)),
                Fate::Lost | Fate::Delayed(_) | Fate::Duplicated(_) => {}
            },
            Kind::Fate { .. }
            | Kind::Call { .. }
            | Kind::State { .. }
            | Kind::Ignored { .. }
            | Kind::Timer { .. }
            | Kind::Data { .. }
            | Kind::Error { .. }
            | Kind::Outcome { .. } => {}
        }
    }
    seen
}

/// A packet as it stands in a file.
struct Seen {
    interface: u32,
    at: Micros,
    bytes: Vec<u8>,
}

/// Walks over the blocks of a file.
fn packets(file: &[u8]) -> Vec<Seen> {
    let word = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().unwrap());
    let mut found = Vec::new();
    let mut at = 0;
    while at < file.len() {
        let length = word(at + 4) as usize;
        assert_eq!(word(at + length - 4) as usize, length);
        if word(at) == 6 {
            let time = u64::from(word(at + 12)) << 32 | u64::from(word(at + 16));
            let bytes = file[at + 28..at + 28 + word(at + 20) as usize].to_vec();
            found.push(Seen { interface: word(at + 8), at: Micros(time), bytes });
        }
        at += length;
    }
    found
}
