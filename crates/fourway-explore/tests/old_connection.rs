//! Without TIME-WAIT, or with too short a one, something of an old connection lands in a new one: the search finds the
//! run, and the simulator reproduces it from the printed scenario alone.

mod common;

use common::{budget, document};
use fourway_explore::{Budget, Ending, Property, search, witness};
use fourway_proto::{Flags, State};
use fourway_sim::{DataEvent, Document, Kind, Scenario, Side, Trace, run};

#[test]
fn without_time_wait_an_old_byte_lands_in_the_new_connection() {
    let (length, trace) = found("no-time-wait", budget([0, 1, 1, 0]), Property::OldByte);
    assert_eq!(length, 13);
    assert!(delivers_an_old_byte(&trace));
}

#[test]
fn without_time_wait_an_old_fin_ends_the_new_connection() {
    let (length, trace) = found("old-fin", budget([0, 1, 1, 0]), Property::OldFin);
    assert_eq!(length, 10);
    assert!(takes_an_old_fin(&trace));
}

#[test]
fn with_too_short_an_msl_an_old_byte_lands_in_the_new_connection() {
    let (length, trace) = found("short-msl", budget([0, 1, 1, 1]), Property::OldByte);
    assert_eq!(length, 14);
    assert!(delivers_an_old_byte(&trace));
}

#[test]
fn an_msl_as_long_as_segments_live_is_not_too_short() {
    let lifetime = fourway_proto::Micros::from_ms(500);
    holds("short-msl-rfc1337", &Budget { lifetime, ..budget([0, 1, 1, 1]) });
    broken("short-msl-rfc1337", &budget([0, 1, 1, 1]), Property::OldByte);
}

#[test]
fn time_wait_holds_while_nobody_cuts_it_short() {
    // RFC 1337: an old ACK draws a RST from the end that is gone, and the RST ends TIME-WAIT.
    let (length, trace) = found("full-time-wait-same-numbers", budget([0, 1, 1, 1]), Property::OldByte);
    assert_eq!(length, 16);
    assert!(delivers_an_old_byte(&trace));
    holds("rfc1337", &budget([0, 1, 1, 1]));
}

#[test]
fn numbers_beyond_those_of_the_old_connection_hold_even_without_time_wait() {
    holds("full-time-wait", &budget([0, 1, 1, 1]));
    holds("no-time-wait-new-numbers", &budget([0, 1, 1, 0]));
}

#[test]
fn a_document_without_a_script_has_its_plain_close_written_out() {
    let document = Document::parse(r#"{"fourway":1}"#).unwrap();
    let scenario = Scenario::compile(&document).unwrap();
    let budget = budget([0; 4]);
    let report = search(&scenario, &budget).unwrap();
    let [(ending, 1, way)] = &report.endings[..] else { panic!("{:?}", report.endings) };
    assert_eq!(*ending, Ending::InOrder);
    let written = witness(&document, &scenario, &budget, Property::Ends, way).unwrap();
    let trace = run(&Scenario::compile(&written).unwrap());
    assert_eq!(trace.records.iter().filter(|record| matches!(record.kind, Kind::Sent { .. })).count(), 4);
    let closed = trace.records.iter().filter(|r| matches!(r.kind, Kind::State { to: State::Closed, .. })).count();
    assert_eq!(closed, 2);
}

fn broken(stem: &str, budget: &Budget, property: Property) {
    let report = search(&Scenario::compile(&document(stem)).unwrap(), budget).unwrap();
    assert!(report.complete && report.broken.iter().any(|(known, _)| *known == property), "{stem}");
}

fn holds(stem: &str, budget: &Budget) {
    let report = search(&Scenario::compile(&document(stem)).unwrap(), budget).unwrap();
    assert!(report.complete && report.broken.is_empty(), "{stem}: {:?}", report.broken);
}

/// Search, print the counterexample, read it again and run it.
fn found(stem: &str, budget: Budget, property: Property) -> (usize, Trace) {
    let document = document(stem);
    let scenario = Scenario::compile(&document).unwrap();
    let report = search(&scenario, &budget).unwrap();
    let way = report.broken.iter().find(|(known, _)| *known == property).map(|(_, way)| way);
    let way = way.unwrap_or_else(|| panic!("{stem}: {property:?} holds"));
    let text = witness(&document, &scenario, &budget, property, way).unwrap().to_json_pretty();
    let printed = Scenario::compile(&Document::parse(&text).unwrap()).unwrap();
    (way.len(), run(&printed))
}

/// Bytes of the client's first connection reach the server's application after the client has opened its second.
fn delivers_an_old_byte(trace: &Trace) -> bool {
    let opened = trace.records.iter().position(opens).unwrap();
    trace.records[opened..].iter().any(|record| {
        matches!(
            record.kind,
            Kind::Data { host: Side::Server, event: DataEvent::Delivered, len: 1.., from_incarnation: 1, .. }
        )
    })
}

/// The server goes to CLOSE-WAIT after the client has opened its second connection, and the client has sent no FIN on it.
fn takes_an_old_fin(trace: &Trace) -> bool {
    let opened = trace.records.iter().position(opens).unwrap();
    let rest = &trace.records[opened..];
    let taken = rest
        .iter()
        .position(|record| matches!(record.kind, Kind::State { host: Side::Server, to: State::CloseWait, .. }));
    let sends_fin = |record: &fourway_sim::Record| matches!(record.kind, Kind::Sent { from: Side::Client, header, .. } if header.flags.has(Flags::FIN));
    taken.is_some() && !rest.iter().any(sends_fin)
}

fn opens(record: &fourway_sim::Record) -> bool {
    matches!(record.kind, Kind::State { host: Side::Client, to: State::SynSent, .. })
}
