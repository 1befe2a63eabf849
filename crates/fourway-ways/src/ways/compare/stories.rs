//! The same wish in three protocols, each run by a machine of its own, and told in one form.

use fourway_learn::other::{Ask, Event, Plan, Told, What, ladder, quic, sctp};
use fourway_proto::{Micros, TimerChange};
use fourway_sim::{Fate, Scenario, Side, run};
use fourway_stage::{ArrowEnd, ArrowKind, Catalogue, Doings, Link, LinkStart, gallery, layout_of, lines, with_acts};

/// What is asked for and what goes wrong. Words: `learn.way.compare.case.<name>`, `.text`, `.tcp`, `.sctp`, `.quic`.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// Its name.
    pub name: &'static str,
    /// TCP's run, as a link to it.
    pub tcp: &'static str,
    asks: &'static [(u64, Side, Ask)],
    /// Packets that are lost in the run of SCTP, and in that of QUIC.
    lost: [&'static [u32]; 2],
}

/// The client is done at 0 ms.
const CLOSE: &[(u64, Side, Ask)] = &[(0, Side::Client, Ask::Close)];

/// Every case.
pub const CASES: [Case; 6] = [
    Case { name: "plain", tcp: "fourway=1&scene=your-turn&do=call.client.close@0", asks: CLOSE, lost: [&[], &[]] },
    Case {
        name: "first-lost",
        tcp: "fourway=1&scene=your-turn&do=call.client.close@0,drop.1.0@25000",
        asks: CLOSE,
        lost: [&[1], &[1]],
    },
    Case {
        name: "last-lost",
        tcp: "fourway=1&scene=your-turn&do=call.client.close@0,drop.4.0@225000",
        asks: CLOSE,
        lost: [&[3], &[1]],
    },
    Case {
        name: "still-talking",
        tcp: "fourway=1&scene=your-turn&do=call.client.shutdown@0,call.server.send.hello@60000",
        asks: &[(0, Side::Client, Ask::Close), (60, Side::Server, Ask::Send)],
        lost: [&[], &[]],
    },
    Case {
        name: "at-once",
        tcp: "fourway=1&scene=simultaneous-close",
        asks: &[(0, Side::Client, Ask::Close), (0, Side::Server, Ask::Close)],
        lost: [&[], &[]],
    },
    Case {
        name: "gone",
        tcp: "fourway=1&scene=your-turn&do=call.server.crash@0,call.client.close@10000",
        asks: &[(0, Side::Server, Ask::Crash), (10, Side::Client, Ask::Close)],
        lost: [&[], &[]],
    },
];

/// A host in one state.
#[derive(Clone, Copy, Debug)]
pub struct Stretch {
    pub host: Side,
    pub state: &'static str,
    pub from: Micros,
    /// For the last one the end of the run.
    pub to: Micros,
}

/// What goes from one host to the other.
#[derive(Clone, Debug)]
pub struct Flight {
    pub from: Side,
    pub name: String,
    pub kind: ArrowKind,
    pub again: bool,
    pub sent: Micros,
    pub ends: Micros,
    pub lost: bool,
}

/// One thing that happens, in words.
#[derive(Clone, Debug)]
pub struct Said {
    pub at: Micros,
    pub text: String,
}

/// The run of one protocol.
#[derive(Clone, Debug)]
pub struct Story {
    /// `tcp`, `sctp` or `quic`.
    pub name: &'static str,
    /// Its own name.
    pub title: &'static str,
    pub stretches: Vec<Stretch>,
    pub flights: Vec<Flight>,
    pub said: Vec<Said>,
}

impl Story {
    /// True for what meets something of the other end about half way.
    pub fn is_crossed(&self, flight: &Flight) -> bool {
        let near = |other: &Flight| {
            let apart = other.sent.since(flight.sent).max(flight.sent.since(other.sent));
            apart.0 * 5 < flight.ends.since(flight.sent).0 * 2
        };
        self.flights.iter().any(|other| other.from != flight.from && near(other))
    }

    /// The state of an end at a moment.
    pub fn state(&self, host: Side, at: Micros) -> &'static str {
        let known = self.stretches.iter().rfind(|one| one.host == host && one.from <= at);
        known.map_or("", |one| one.state)
    }

    /// Since when an end remembers nothing.
    pub fn forgotten(&self, host: Side) -> Option<Micros> {
        let last = self.stretches.iter().rfind(|one| one.host == host)?;
        last.state.eq_ignore_ascii_case("closed").then_some(last.from)
    }
}

/// The three runs of a case.
pub fn stories(case: &Case, words: &Catalogue) -> [Story; 3] {
    let plan = |which: usize| Plan {
        asks: case.asks.iter().map(|(ms, host, ask)| (Micros::from_ms(*ms), *host, *ask)).collect(),
        lost: case.lost[which].to_vec(),
        ..Plan::default()
    };
    let sctp = told("sctp", "SCTP", &sctp::run(&plan(0)), sctp::START, words);
    let quic = told("quic", "QUIC", &quic::run(&plan(1), quic::Settings::default()), quic::START, words);
    [tcp(case, words), sctp, quic]
}

/// TCP's run: a scene of the gallery with acts in it.
pub fn tcp_run(case: &Case) -> Scenario {
    // A test follows every one of these links.
    let link = Link::read(case.tcp).unwrap_or_default();
    let LinkStart::Scene(name) = &link.start else { return Scenario::default() };
    let scene = gallery().iter().find(|scene| scene.name == name);
    let scenario = scene.and_then(fourway_stage::Scene::scenario).unwrap_or_default();
    with_acts(&scenario, &link.acts)
}

fn tcp(case: &Case, words: &Catalogue) -> Story {
    let trace = run(&tcp_run(case));
    let drawn = layout_of(&trace, words, &Doings::default(), 360.0);
    let stretch = |band: &fourway_stage::Band| Stretch {
        host: band.host,
        state: band.state.name(),
        from: band.from,
        to: band.to,
    };
    let flight = |arrow: &fourway_stage::Arrow| Flight {
        from: arrow.from,
        name: arrow.flags.clone(),
        kind: arrow.kind,
        again: arrow.again,
        sent: arrow.sent,
        ends: arrow.ends,
        lost: arrow.end == ArrowEnd::Lost,
    };
    Story {
        name: "tcp",
        title: "TCP",
        stretches: drawn.bands.iter().map(stretch).collect(),
        flights: drawn.arrows.iter().map(flight).collect(),
        said: lines(&trace, words).into_iter().map(|line| Said { at: line.at, text: line.text }).collect(),
    }
}

/// The run of another protocol, from its events.
fn told(name: &'static str, title: &'static str, events: &[Event], start: &'static str, words: &Catalogue) -> Story {
    let (stretches, flights) = ladder(events, start);
    let mut names: Vec<(&str, Side)> = Vec::new();
    let flight = |flight: &fourway_learn::other::Flight| {
        // A name that the same end has sent before is sent again: none of these runs says anything twice otherwise.
        let again = names.contains(&(flight.name, flight.from));
        names.push((flight.name, flight.from));
        Flight {
            from: flight.from,
            name: flight.name.to_owned(),
            kind: kind(flight.name),
            again,
            sent: flight.sent,
            ends: flight.ends,
            lost: flight.lost,
        }
    };
    let flights: Vec<Flight> = flights.iter().map(flight).collect();
    let stretch =
        |one: &fourway_learn::other::Stretch| Stretch { host: one.host, state: one.state, from: one.from, to: one.to };
    Story {
        name,
        title,
        stretches: stretches.iter().map(stretch).collect(),
        said: events.iter().filter_map(|event| say(event, events, words)).collect(),
        flights,
    }
}

/// The head that a packet gets: what ends, what only confirms, what carries a message, what resets.
fn kind(name: &str) -> ArrowKind {
    match name {
        "DATA" | "STREAM" => ArrowKind::Data,
        "SACK" | "ACK" => ArrowKind::Ack,
        "ABORT" | "stateless reset" => ArrowKind::Rst,
        _ => ArrowKind::Fin,
    }
}

/// An event as a sentence; timers that are only set or stopped are not told.
fn say(event: &Event, all: &[Event], words: &Catalogue) -> Option<Said> {
    let fill = |key: &str, host: Side, more: &[(&str, &str)]| {
        let slots = [&[("host", words.host(host))], more].concat();
        words.fill(&format!("learn.way.compare.say.{key}"), &slots)
    };
    let text = match event.what {
        What::Asked { host, ask, refused } => {
            let key = match (ask, refused) {
                (Ask::Send, false) => "send",
                (Ask::Send, true) => "send.refused",
                (Ask::Close, false) => "close",
                (Ask::Close, true) => "close.refused",
                (Ask::Crash, _) => "crash",
            };
            fill(key, host, &[])
        }
        What::State { host, from, to, cite: "" } => fill("state", host, &[("from", from), ("to", to)]),
        What::State { host, from, to, cite } => fill("state.cite", host, &[("from", from), ("to", to), ("cite", cite)]),
        What::Sent { from, name, .. } => fill("sent", from, &[("name", name)]),
        What::Fate { packet, fate } => {
            let (from, name) = all.iter().find_map(|event| {
                let What::Sent { packet: number, from, name, .. } = event.what else { return None };
                (number == packet).then_some((from, name))
            })?;
            let key = if fate == Fate::Lost { "lost" } else { "arrived" };
            fill(key, from.other(), &[("name", name)])
        }
        What::Timer { host, timer, change: TimerChange::Fired } => fill("timer", host, &[("timer", timer)]),
        What::Timer { change: TimerChange::Armed(_) | TimerChange::Cancelled, .. } => return None,
        What::Told { host, what } => {
            let key = match what {
                Told::Message => "told.message",
                Told::Ended => "told.ended",
                Told::Failed => "told.failed",
            };
            fill(key, host, &[])
        }
    };
    Some(Said { at: event.at, text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_link_leads_to_a_run_of_the_gallery_and_each_end_has_a_state_at_every_moment() {
        for case in &CASES {
            let link = Link::read(case.tcp).expect(case.name);
            assert_eq!(link.write(), case.tcp);
            let LinkStart::Scene(name) = &link.start else { panic!("{}: no scene", case.name) };
            let scene = gallery().iter().find(|scene| scene.name == name).expect(name);
            assert_eq!(tcp_run(case), with_acts(&scene.scenario().expect(name), &link.acts));
            for story in stories(case, &fourway_learn::words()) {
                let moments = story.said.iter().map(|said| said.at).chain([Micros::ZERO]);
                for at in moments.collect::<Vec<_>>() {
                    assert!(Side::BOTH.iter().all(|host| !story.state(*host, at).is_empty()), "{} {at:?}", case.name);
                }
                assert!(story.said.is_sorted_by_key(|said| said.at), "{} {}", case.name, story.name);
            }
        }
    }

    #[test]
    fn what_is_sent_again_is_marked_so_and_nothing_else() {
        for (name, again) in [("plain", [0, 0, 0]), ("first-lost", [1, 1, 0]), ("last-lost", [1, 2, 0])] {
            let case = CASES.iter().find(|case| case.name == name).expect(name);
            let all = stories(case, &fourway_learn::words());
            let counts = all.each_ref().map(|story| story.flights.iter().filter(|flight| flight.again).count());
            assert_eq!(counts, again, "{name}");
        }
    }
}
