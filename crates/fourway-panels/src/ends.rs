//! What each end knows at a moment: its variables, its queues and what its application was told, with what just changed.

use fourway_proto::{Endpoint, Micros, OurFin, PeerFin, Seq, State, Status};
use fourway_sim::{DataEvent, Kind, Scenario, Side, Sim, Trace};
use fourway_stage::Catalogue;

/// One fact about both ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What is known of: `end.<name>` in the catalogue, and `end.<name>.what` for what that is.
    pub name: &'static str,
    /// The client's and the server's.
    pub values: [Value; 2],
}

impl Fact {
    /// The entry of the field guide that explains it; none for what its application was told, which names its own.
    #[must_use]
    pub fn term(&self) -> Option<&'static str> {
        Some(match self.name {
            "our-fin" | "peer-fin" => "fin",
            "snd-una" => "snd-una",
            "snd-nxt" => "snd-nxt",
            "rcv-nxt" => "rcv-nxt",
            "snd-wnd" | "rcv-wnd" => "window",
            "waiting" | "unread" | "held" => "buffer",
            "in-flight" => "in-flight",
            "rto" => "rto",
            _ => return None,
        })
    }
}

/// What one end knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Value {
    /// For people: a relative sequence number, a count, a few words; empty where there is nothing to know.
    pub text: String,
    /// The absolute sequence number.
    pub absolute: Option<u32>,
    /// The last event changed it.
    pub changed: bool,
}

/// The facts in the order shown; a group begins at each name of [`GROUPS`].
const NAMES: [&str; 13] = [
    "our-fin",
    "peer-fin",
    "snd-una",
    "snd-nxt",
    "snd-wnd",
    "waiting",
    "in-flight",
    "rcv-nxt",
    "rcv-wnd",
    "unread",
    "held",
    "rto",
    "told",
];

/// Where a group of facts begins, and the key of its title.
pub const GROUPS: [(&str, &str); 4] =
    [("our-fin", "end.fins"), ("snd-una", "end.sending"), ("rcv-nxt", "end.receiving"), ("rto", "end.rest")];

/// What both ends know after everything up to the last record at or before `at`.
#[must_use]
pub fn facts(scenario: &Scenario, trace: &Trace, at: Micros, words: &Catalogue) -> Vec<Fact> {
    let last = trace.records.partition_point(|record| record.at <= at).checked_sub(1);
    let moment = last.and_then(|last| trace.records.get(last)).map(|record| record.at);
    let after = moment.map_or_else(|| Sim::new(scenario), |moment| Sim::at(scenario, moment));
    let before = moment.filter(|moment| *moment > Micros::ZERO).map(|moment| Sim::at(scenario, Micros(moment.0 - 1)));
    let before = before.unwrap_or_else(|| Sim::new(scenario));
    let known = |sim: &Sim, side, until: &dyn Fn(Micros) -> bool| {
        let mut values = Vec::with_capacity(NAMES.len());
        if let Some(end) = sim.endpoint(side) {
            variables(end, words, &mut values);
        }
        values.resize(NAMES.len() - 1, Known::default());
        values.push((told(trace, side, until, words), None));
        values
    };
    let mut facts: Vec<Fact> = NAMES.iter().map(|name| Fact { name, values: Default::default() }).collect();
    for side in Side::BOTH {
        let earlier = known(&before, side, &|time| Some(time) < moment);
        let now = known(&after, side, &|time| Some(time) <= moment);
        for ((fact, now), earlier) in facts.iter_mut().zip(now).zip(earlier) {
            let changed = now != earlier;
            fact.values[side as usize] = Value { text: now.0, absolute: now.1, changed };
        }
    }
    facts
}

/// A value as text, and the absolute sequence number.
type Known = (String, Option<u32>);

/// What an endpoint holds; nothing where it has no connection.
fn variables(end: &Endpoint, words: &Catalogue, values: &mut Vec<Known>) {
    let status = end.status();
    match status.state {
        State::Closed | State::Listen => return,
        State::SynSent
        | State::SynReceived
        | State::Established
        | State::FinWait1
        | State::FinWait2
        | State::CloseWait
        | State::Closing
        | State::LastAck
        | State::TimeWait => {}
    }
    for key in fins(&status) {
        values.push((words.get(key).to_owned(), None));
    }
    let knows_peer = status.state != State::SynSent;
    let in_flight = status.snd_nxt.since(status.snd_una);
    // Counts, and numbers with the ISN from which they count; whether the end knows them before it has heard of its peer.
    let all = [
        (status.snd_una, Some(status.iss), true),
        (status.snd_nxt, Some(status.iss), true),
        (Seq(status.snd_wnd), None, false),
        (Seq(status.unsent), None, true),
        (Seq(in_flight), None, true),
        (status.rcv_nxt, Some(status.irs), false),
        (Seq(status.rcv_wnd), None, false),
        (Seq(status.unread), None, true),
        (Seq(status.held), None, true),
    ];
    for (number, isn, known) in all {
        values.push(if known || knows_peer {
            (number.since(isn.unwrap_or_default()).to_string(), isn.map(|_| number.0))
        } else {
            Known::default()
        });
    }
    values.push((words.span(status.rto.rto), None));
}

/// The two facts under the state, as keys.
const fn fins(status: &Status) -> [&'static str; 2] {
    let our = match status.our_fin {
        OurFin::NotSent => "end.our-fin.not-sent",
        OurFin::Queued => "end.our-fin.queued",
        OurFin::Sent => "end.our-fin.sent",
        OurFin::Acked => "end.our-fin.acked",
    };
    let peer = match status.peer_fin {
        PeerFin::Awaited => "end.peer-fin.awaited",
        PeerFin::BeforeOurClose => "end.peer-fin.before",
        PeerFin::AfterOurClose => "end.peer-fin.after",
    };
    [our, peer]
}

/// What the application of a host has been told.
fn told(trace: &Trace, side: Side, until: &dyn Fn(Micros) -> bool, words: &Catalogue) -> String {
    let (mut read, mut rest) = (0_u32, Vec::new());
    for record in trace.records.iter().take_while(|record| until(record.at)) {
        match record.kind {
            Kind::Data { host, event, len, .. } if host == side => match event {
                DataEvent::Delivered => read += len,
                DataEvent::EndOfStream => rest.push(words.get("end.told.end-of-stream").to_owned()),
                DataEvent::Discarded => {}
            },
            Kind::Error { host, error, .. } if host == side => rest.push(error.name().to_owned()),
            Kind::Call { .. }
            | Kind::State { .. }
            | Kind::Sent { .. }
            | Kind::Fate { .. }
            | Kind::Ignored { .. }
            | Kind::Timer { .. }
            | Kind::Data { .. }
            | Kind::Error { .. }
            | Kind::Outcome { .. } => {}
        }
    }
    if read > 0 {
        rest.insert(0, words.bytes(read));
    }
    words.joined("join.list", &rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use fourway_sim::run;
    use fourway_stage::gallery;

    fn at(scene: &str, ms: u64) -> Vec<Fact> {
        let scene = gallery().iter().find(|one| one.name == scene).expect(scene);
        let scenario = scene.scenario().expect("a scenario");
        facts(&scenario, &run(&scenario), Micros::from_ms(ms), &Catalogue::whole())
    }

    fn value<'a>(facts: &'a [Fact], name: &str, side: Side) -> &'a Value {
        &facts.iter().find(|fact| fact.name == name).expect(name).values[side as usize]
    }

    #[test]
    fn an_end_tells_its_numbers_its_fins_and_its_queues() {
        let facts = at("four-way-close", 60);
        let client = |name| value(&facts, name, Side::Client);
        assert_eq!((client("snd-una").text.as_str(), client("snd-una").absolute), ("1", Some(1001)));
        assert_eq!(client("snd-nxt").text, "2");
        assert_eq!(client("in-flight").text, "1");
        assert_eq!(client("our-fin").text, "sent");
        assert_eq!(value(&facts, "peer-fin", Side::Server).text, "before its close");
        assert_eq!(value(&facts, "told", Side::Server).text, "end of stream");
    }

    #[test]
    fn what_the_last_event_changed_is_marked_and_nothing_else() {
        let facts = at("four-way-close", 110);
        assert!(value(&facts, "snd-una", Side::Client).changed && value(&facts, "our-fin", Side::Client).changed);
        assert!(!value(&facts, "snd-nxt", Side::Client).changed);
        assert!(facts.iter().all(|fact| !fact.values[Side::Server as usize].changed));
    }

    #[test]
    fn a_closed_end_keeps_nothing_but_what_its_application_was_told() {
        let facts = at("four-way-close", 400_000);
        let gone = |fact: &&Fact| fact.name != "told";
        assert!(facts.iter().filter(gone).all(|fact| fact.values.iter().all(|value| value.text.is_empty())));
        assert_eq!(value(&facts, "told", Side::Server).text, "end of stream");
    }

    #[test]
    fn every_fact_has_a_name_and_says_what_it_is() {
        let words = Catalogue::whole();
        for name in NAMES {
            assert!(words.has(&format!("end.{name}")) && words.has(&format!("end.{name}.what")), "{name}");
        }
        assert!(GROUPS.iter().all(|(first, title)| NAMES.contains(first) && words.has(title)));
    }
}
