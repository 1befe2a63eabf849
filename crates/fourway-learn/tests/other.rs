//! SCTP's shutdown and QUIC's close, clause by clause.

use fourway_learn::other::{Ask, Event, Plan, Told, What, ladder, quic, sctp};
use fourway_learn::words;
use fourway_proto::{Micros, TimerChange};
use fourway_sim::{Fate, Side};

fn ms(ms: u64) -> Micros {
    Micros::from_ms(ms)
}

fn plan(asks: &[(u64, Side, Ask)], lost: &[u32]) -> Plan {
    let asks = asks.iter().map(|(at, host, ask)| (ms(*at), *host, *ask)).collect();
    Plan { asks, lost: lost.to_vec(), ..Plan::default() }
}

/// What was sent, in order: `c:` or `s:` and the name.
fn sent(events: &[Event]) -> Vec<String> {
    let mut names = Vec::new();
    for event in events {
        if let What::Sent { from, name, .. } = event.what {
            names.push(format!("{}:{name}", &from.name()[..1]));
        }
    }
    names
}

fn states(events: &[Event], side: Side) -> Vec<&'static str> {
    let to = |event: &Event| match event.what {
        What::State { host, to, .. } if host == side => Some(to),
        _ => None,
    };
    events.iter().filter_map(to).collect()
}

fn told(events: &[Event], side: Side) -> Vec<Told> {
    let what = |event: &Event| match event.what {
        What::Told { host, what } if host == side => Some(what),
        _ => None,
    };
    events.iter().filter_map(what).collect()
}

fn end(events: &[Event]) -> Micros {
    events.last().expect("events").at
}

fn refused(events: &[Event]) -> usize {
    events.iter().filter(|event| matches!(event.what, What::Asked { refused: true, .. })).count()
}

const CLOSE: &[(u64, Side, Ask)] = &[(0, Side::Client, Ask::Close)];

#[test]
fn sctp_ends_in_three_messages_and_nobody_waits() {
    let events = sctp::run(&Plan::default());
    assert_eq!(sent(&events), ["c:SHUTDOWN", "s:SHUTDOWN ACK", "c:SHUTDOWN COMPLETE"]);
    assert_eq!(states(&events, Side::Client), ["SHUTDOWN-PENDING", "SHUTDOWN-SENT", "CLOSED"]);
    assert_eq!(states(&events, Side::Server), ["SHUTDOWN-RECEIVED", "SHUTDOWN-ACK-SENT", "CLOSED"]);
    assert_eq!((told(&events, Side::Client), told(&events, Side::Server)), (vec![Told::Ended], vec![Told::Ended]));
    assert_eq!(end(&events), ms(150));
}

#[test]
fn sctp_waits_until_all_that_it_sent_is_confirmed_before_it_says_shutdown() {
    let asks = [(0, Side::Client, Ask::Send), (10, Side::Client, Ask::Close)];
    let events = sctp::run(&plan(&asks, &[1]));
    assert_eq!(sent(&events)[..4], ["c:DATA", "c:DATA", "s:SACK", "c:SHUTDOWN"]);
    assert_eq!(told(&events, Side::Server), [Told::Message, Told::Ended]);
}

#[test]
fn sctp_has_no_half_close_but_sends_what_was_taken_before() {
    let asks = [
        (0, Side::Client, Ask::Close),
        (10, Side::Client, Ask::Send),
        (40, Side::Server, Ask::Send),
        (60, Side::Server, Ask::Send),
    ];
    let events = sctp::run(&plan(&asks, &[]));
    assert_eq!(refused(&events), 2, "after the own close, and after the peer’s SHUTDOWN");
    assert_eq!(states(&events, Side::Server), ["SHUTDOWN-RECEIVED", "SHUTDOWN-ACK-SENT", "CLOSED"]);
    let names = sent(&events);
    assert_eq!(names[..3], ["c:SHUTDOWN", "s:DATA", "c:SHUTDOWN"], "data in SHUTDOWN-SENT is answered with SHUTDOWN");
    assert_eq!(names[3..], ["s:SHUTDOWN ACK", "c:SHUTDOWN COMPLETE"]);
    assert_eq!(told(&events, Side::Client), [Told::Message, Told::Ended]);
}

#[test]
fn sctp_repeats_what_t2_guards_and_doubles_the_wait() {
    for (lost, expected) in [
        (1, ["c:SHUTDOWN", "c:SHUTDOWN", "s:SHUTDOWN ACK", "c:SHUTDOWN COMPLETE"].as_slice()),
        // A SHUTDOWN that comes again in SHUTDOWN-ACK-SENT is answered again.
        (2, ["c:SHUTDOWN", "s:SHUTDOWN ACK", "c:SHUTDOWN", "s:SHUTDOWN ACK", "s:SHUTDOWN ACK"].as_slice()),
        // The one who has forgotten answers a SHUTDOWN ACK all the same: no TIME-WAIT is needed.
        (
            3,
            ["c:SHUTDOWN", "s:SHUTDOWN ACK", "c:SHUTDOWN COMPLETE", "s:SHUTDOWN ACK", "c:SHUTDOWN COMPLETE"].as_slice(),
        ),
    ] {
        let events = sctp::run(&plan(CLOSE, &[lost]));
        assert_eq!(sent(&events)[..expected.len()], *expected, "{lost}");
        for side in Side::BOTH {
            assert_eq!(states(&events, side).last(), Some(&"CLOSED"), "{lost}");
            assert_eq!(told(&events, side), [Told::Ended], "{lost}");
        }
    }
    let fired: Vec<u64> = timers(&sctp::run(&plan(CLOSE, &[1, 2, 3])), "T2-shutdown").collect();
    assert_eq!(fired[..3], [1000, 3000, 7000]);
}

fn timers(events: &[Event], name: &'static str) -> impl Iterator<Item = u64> {
    events.iter().filter_map(move |event| match event.what {
        What::Timer { timer, change: TimerChange::Fired, .. } if timer == name => Some(event.at.0 / 1000),
        _ => None,
    })
}

#[test]
fn sctp_gives_up_after_ten_repetitions() {
    let asks = [(0, Side::Server, Ask::Crash), (10, Side::Client, Ask::Close)];
    let lost: Vec<u32> = (1..100).collect();
    let events = sctp::run(&plan(&asks, &lost));
    assert_eq!(sent(&events), ["c:SHUTDOWN"; 11]);
    assert_eq!(told(&events, Side::Client), [Told::Failed]);
}

#[test]
fn sctp_data_in_shutdown_sent_clears_the_count_and_a_gap_is_told_with_a_sack() {
    // Nothing of the client's arrives, and the server goes on sending.
    let asks = [(0, Side::Client, Ask::Close), (0, Side::Server, Ask::Send)];
    let mut lost = Vec::new();
    let events = loop {
        let events = sctp::run(&plan(&asks, &lost));
        let from_client = |event: &Event| match event.what {
            What::Sent { packet, from: Side::Client, .. } => Some(packet),
            _ => None,
        };
        let all: Vec<u32> = events.iter().filter_map(from_client).collect();
        if all == lost {
            break events;
        }
        lost = all;
    };
    let arrived = |event: &Event| matches!(event.what, What::Fate { fate: Fate::Arrived, .. });
    let last = events.iter().rposition(arrived).expect("data arrives");
    assert_eq!(timers(&events[last..], "T2-shutdown").count(), 11, "ten repetitions after the last data");
    assert!(timers(&events[..last], "T2-shutdown").count() > 0);

    let asks = [(0, Side::Client, Ask::Close), (10, Side::Server, Ask::Send), (20, Side::Server, Ask::Send)];
    let events = sctp::run(&plan(&asks, &[2]));
    assert_eq!(sent(&events)[..5], ["c:SHUTDOWN", "s:DATA", "s:DATA", "c:SACK", "c:SHUTDOWN"]);
    assert_eq!(told(&events, Side::Client), [Told::Message, Told::Message, Told::Ended]);
}

#[test]
fn quic_repeating_into_silence_does_not_put_the_end_off() {
    let lost: Vec<u32> = (1..100).collect();
    let events = quic(&[(100, Side::Client, Ask::Send)], &lost);
    assert!(timers(&events, "PTO").count() > 3);
    let (stretches, _) = ladder(&events, quic::START);
    assert_eq!(stretches[0].to, ms(30_100));
}

#[test]
fn sctp_both_sides_at_once_and_both_end() {
    let events = sctp::run(&plan(&[(0, Side::Client, Ask::Close), (0, Side::Server, Ask::Close)], &[]));
    for side in Side::BOTH {
        assert_eq!(states(&events, side)[..3], ["SHUTDOWN-PENDING", "SHUTDOWN-SENT", "SHUTDOWN-ACK-SENT"]);
        assert_eq!(told(&events, side), [Told::Ended]);
    }
}

#[test]
fn sctp_an_unknown_association_is_answered_with_abort() {
    let events = sctp::run(&plan(&[(0, Side::Server, Ask::Crash), (10, Side::Client, Ask::Send)], &[]));
    assert_eq!(sent(&events), ["c:DATA", "s:ABORT"]);
    assert_eq!(told(&events, Side::Client), [Told::Failed]);
}

fn quic(asks: &[(u64, Side, Ask)], lost: &[u32]) -> Vec<Event> {
    quic::run(&plan(asks, lost), quic::Settings::default())
}

#[test]
fn quic_says_it_once_and_both_are_silent_for_three_probe_timeouts() {
    let events = quic(CLOSE, &[]);
    assert_eq!(sent(&events), ["c:CONNECTION_CLOSE"]);
    assert_eq!(states(&events, Side::Client), ["closing", "closed"]);
    assert_eq!(states(&events, Side::Server), ["draining", "closed"]);
    let (stretches, flights) = ladder(&events, quic::START);
    let closing = stretches.iter().find(|one| one.state == "closing").expect("a state");
    let draining = stretches.iter().find(|one| one.state == "draining").expect("a state");
    assert_eq!((closing.from, closing.to), (ms(0), ms(675)));
    assert_eq!((draining.from, draining.to), (ms(50), ms(725)));
    assert_eq!((flights.len(), flights[0].sent, flights[0].ends, flights[0].lost), (1, ms(0), ms(50), false));
}

#[test]
fn quic_what_comes_while_closing_is_answered_ever_more_rarely() {
    let sends = (0..8).map(|n| (n, Side::Server, Ask::Send));
    let asks: Vec<_> = CLOSE.iter().copied().chain(sends).collect();
    let events = quic(&asks, &[1]);
    let closes = sent(&events).iter().filter(|name| *name == "c:CONNECTION_CLOSE").count();
    assert_eq!(closes, 1 + 4, "the first, then at the first, second, fourth and eighth packet");
    assert_eq!(states(&events, Side::Server), ["draining", "closed"]);
}

#[test]
fn quic_a_draining_end_sends_nothing_and_takes_nothing() {
    let asks = [(0, Side::Client, Ask::Close), (20, Side::Server, Ask::Send), (60, Side::Server, Ask::Send)];
    let events = quic(&asks, &[]);
    assert_eq!(refused(&events), 1);
    assert_eq!(sent(&events), ["c:CONNECTION_CLOSE", "s:STREAM", "c:CONNECTION_CLOSE"]);
    assert_eq!(told(&events, Side::Client), [], "a closing end gives nothing to its application");
    assert_eq!(timers(&events, "PTO").count(), 0, "a draining end repeats nothing");
}

#[test]
fn quic_both_close_and_draining_ends_when_closing_would_have() {
    let events = quic(&[(0, Side::Client, Ask::Close), (20, Side::Server, Ask::Close)], &[]);
    for (side, over) in [(Side::Client, 675), (Side::Server, 695)] {
        assert_eq!(states(&events, side), ["closing", "draining", "closed"]);
        let last = events.iter().rfind(|event| matches!(event.what, What::State { host, .. } if host == side));
        assert_eq!(last.map(|event| event.at), Some(ms(over)));
    }
}

#[test]
fn quic_a_close_that_is_lost_leaves_the_peer_to_its_idle_timeout() {
    let events = quic(CLOSE, &[1]);
    assert_eq!(states(&events, Side::Server), ["closed"]);
    assert_eq!(end(&events), ms(30_000));
    assert_eq!(told(&events, Side::Server), [Told::Failed]);
    assert_eq!(sent(&events).len(), 1, "nothing is said when the silence has lasted too long");
}

#[test]
fn quic_idle_time_begins_anew_with_what_arrives_and_with_the_first_thing_sent_since() {
    let asks = [(10_000, Side::Client, Ask::Send)];
    let events = quic(&asks, &[]);
    let (stretches, _) = ladder(&events, quic::START);
    let open = |side| stretches.iter().find(|one| one.host == side).map(|one| one.to);
    assert_eq!((open(Side::Client), open(Side::Server)), (Some(ms(40_100)), Some(ms(40_050))));
    let short = quic::Settings { idle: Some(ms(1)), ..quic::Settings::default() };
    let events = quic::run(&plan(&[], &[]), short);
    assert_eq!(end(&events), ms(675), "never less than three probe timeouts");
    let none = quic::Settings { idle: None, ..quic::Settings::default() };
    assert_eq!(quic::run(&plan(&[], &[]), none), []);
}

#[test]
fn quic_who_has_lost_the_connection_says_so_without_state() {
    let asks = [(0, Side::Server, Ask::Crash), (10, Side::Client, Ask::Send)];
    let events = quic(&asks, &[]);
    assert_eq!(sent(&events), ["c:STREAM", "s:stateless reset"]);
    assert_eq!(states(&events, Side::Client), ["draining", "closed"]);
    assert_eq!(told(&events, Side::Client), [Told::Failed]);
}

#[test]
fn quic_a_lost_message_is_probed_for_with_twice_the_patience() {
    let events = quic(&[(0, Side::Client, Ask::Send)], &[1, 2]);
    assert_eq!(timers(&events, "PTO").collect::<Vec<_>>(), [225, 675]);
    assert_eq!(told(&events, Side::Server)[0], Told::Message);
}

#[test]
fn whatever_is_lost_a_run_comes_to_an_end() {
    for mask in 0..64_u32 {
        let lost: Vec<u32> = (1..=6).filter(|n| mask & (1 << (n - 1)) != 0).collect();
        for second in [0, 20, 60, 200] {
            let asks =
                [(0, Side::Client, Ask::Send), (5, Side::Client, Ask::Close), (second, Side::Server, Ask::Close)];
            let (one, other) = (sctp::run(&plan(&asks, &lost)), quic(&asks, &lost));
            for (events, last) in [(&one, "CLOSED"), (&other, "closed")] {
                assert!(events.len() < 500, "{mask} {second}");
                for side in Side::BOTH {
                    assert_eq!(states(events, side).last(), Some(&last), "{mask} {second} {side:?}");
                }
            }
        }
    }
}

#[test]
fn every_state_has_words_and_the_comparison_says_what_the_runs_show() {
    let words = words();
    for (name, states) in [("sctp", sctp::STATES.as_slice()), ("quic", quic::STATES.as_slice())] {
        for state in states {
            assert!(words.has(&format!("learn.other.{name}.{state}")), "{name} {state}");
        }
        assert!(words.has(&format!("learn.other.{name}")));
    }
    // How many packets, and when the last end has forgotten.
    let tcp = fourway_sim::run(&fourway_sim::Scenario::default());
    let four = tcp.records.iter().filter(|record| matches!(record.kind, fourway_sim::Kind::Sent { .. })).count();
    assert_eq!((four, tcp.end()), (4, ms(240_200)));
    let (sctp, quic) = (sctp::run(&Plan::default()), quic(CLOSE, &[]));
    assert_eq!((sent(&sctp).len(), end(&sctp)), (3, ms(150)));
    assert_eq!((sent(&quic).len(), end(&quic)), (1, ms(725)));
}
