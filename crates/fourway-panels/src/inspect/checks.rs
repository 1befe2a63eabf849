//! Which of the receiver's checks a segment passed, where it was stopped, and by what: from the records of its arrival.

use crate::diagram::walks;
use fourway_proto::{Rule, Segment, State};
use fourway_sim::{Fate, Kind, Side, Trace};

/// One check, in the order of RFC 9293 section 3.10.7.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    /// Its number there; 0 for the checksum, which comes before all.
    pub number: u8,
    /// `check.<name>` in the catalogue.
    pub name: &'static str,
    /// What came of it.
    pub verdict: Verdict,
}

/// What came of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It let the segment through: `check.<name>.pass` says how.
    Passed,
    /// There was nothing for it to look at: `check.<name>.none`.
    Nothing,
    /// It did something by this rule.
    Acted(Rule),
    /// It refused the segment, or a part of it, by this rule.
    Refused(Rule),
    /// The segment did not come so far.
    NotReached,
}

type Step = (u8, &'static str);

/// The checks of a receiver in a state.
const fn steps(state: State) -> &'static [Step] {
    match state {
        State::Closed => &[(0, "checksum"), (1, "connection")],
        State::Listen => &[(0, "checksum"), (1, "rst"), (2, "ack"), (3, "syn")],
        State::SynSent => &[(0, "checksum"), (1, "ack"), (2, "rst"), (3, "security"), (4, "syn")],
        State::SynReceived
        | State::Established
        | State::FinWait1
        | State::FinWait2
        | State::CloseWait
        | State::Closing
        | State::LastAck
        | State::TimeWait => &[
            (0, "checksum"),
            (1, "sequence"),
            (2, "rst"),
            (3, "security"),
            (4, "syn"),
            (5, "ack"),
            (6, "urg"),
            (7, "text"),
            (8, "fin"),
        ],
    }
}

/// Rules of checks whose number is not in the words of their citation.
const NUMBERS: [(Rule, u8); 24] = [
    (Rule::ChecksumFailed, 0),
    (Rule::NoConnection, 1),
    (Rule::ResetInClosed, 1),
    (Rule::ResetInListen, 1),
    (Rule::AckInListen, 2),
    (Rule::SynInListen, 3),
    (Rule::NoSynInListen, 3),
    (Rule::BadAckInSynSent, 1),
    (Rule::ResetUnproven, 2),
    (Rule::ResetInSynSent, 2),
    (Rule::NoSynInSynSent, 4),
    (Rule::SynAckInSynSent, 4),
    (Rule::SimultaneousOpen, 4),
    // A SYN in TIME-WAIT is looked at before its number is.
    (Rule::SynInTimeWait, 1),
    (Rule::TimeWaitReused, 1),
    // The number of a FIN that comes again is out of the window: that is where it is seen.
    (Rule::FinInTimeWait, 1),
    (Rule::KeepaliveProbe, 1),
    (Rule::WindowClosed, 1),
    (Rule::ResetChallenged, 2),
    (Rule::ResetInTimeWait, 2),
    (Rule::SynChallenged, 4),
    (Rule::AckTooOld, 5),
    (Rule::DataAfterClose, 7),
    (Rule::NoRoomToHold, 7),
];

/// The number of the check that a rule belongs to.
fn number(rule: Rule) -> Option<u8> {
    if let Some((_, number)) = NUMBERS.iter().find(|(known, _)| *known == rule) {
        return Some(*number);
    }
    let ordinals = [("first", 1), ("second", 2), ("fourth", 4), ("fifth", 5), ("seventh", 7), ("eighth", 8)];
    let cited = ordinals.into_iter().find(|(ordinal, _)| rule.cite().contains(ordinal)).map(|(_, number)| number);
    // Figure 5's second note is about the FIN; RFC 793's SYN in the window says "fourth" itself.
    cited.or((rule == Rule::FinWithAckOfFin).then_some(8))
}

/// True for a rule after which the checks go on.
const fn goes_on(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::DuplicateAck | Rule::WindowClosed | Rule::TextAfterFin | Rule::AckOfSyn | Rule::AckOfFinInFinWait1
    )
}

/// What the receiver's checks said of a copy of a segment, and in which state it was; none where it never arrived.
#[must_use]
pub fn checks(trace: &Trace, number_: u32, copy_: u32) -> Option<(State, Vec<Check>)> {
    let (from, header, _) = trace.sent(number_)?;
    let arrived = trace.records.iter().find(|record| match record.kind {
        Kind::Fate { segment, copy, fate: Fate::Arrived | Fate::Corrupted, .. } => (segment, copy) == (number_, copy_),
        Kind::Call { .. }
        | Kind::State { .. }
        | Kind::Sent { .. }
        | Kind::Fate { .. }
        | Kind::Ignored { .. }
        | Kind::Timer { .. }
        | Kind::Data { .. }
        | Kind::Error { .. }
        | Kind::Outcome { .. } => false,
    });
    let arrived = arrived?.id;
    let state = state_at(trace, from.other(), arrived);
    let rules = rules(trace, arrived);
    let mut stopped = false;
    let mut list = Vec::new();
    for (step, name) in steps(state) {
        let rule = rules.iter().find(|(rule, _)| number(*rule) == Some(*step));
        let verdict = match rule {
            _ if stopped => Verdict::NotReached,
            Some((rule, true)) => Verdict::Refused(*rule),
            Some((rule, false)) => Verdict::Acted(*rule),
            None if looks_at_nothing(name, &header) => Verdict::Nothing,
            None => Verdict::Passed,
        };
        stopped |= rule.is_some_and(|(rule, _)| !goes_on(*rule)) || (*step == 5 && ends_at_ack(state));
        list.push(Check { number: *step, name, verdict });
    }
    Some((state, list))
}

/// The state of a host when a record came.
fn state_at(trace: &Trace, host: Side, record: u32) -> State {
    let before = record.checked_sub(1);
    // An end that never moves in a run is in its first state: the one that the outcome still names.
    let last = trace.records.last().map_or([State::Closed; 2], |record| match record.kind {
        Kind::Outcome { client, server, .. } => [client, server],
        Kind::Call { .. }
        | Kind::State { .. }
        | Kind::Sent { .. }
        | Kind::Fate { .. }
        | Kind::Ignored { .. }
        | Kind::Timer { .. }
        | Kind::Data { .. }
        | Kind::Error { .. } => [State::Closed; 2],
    });
    walks(trace, last, before)[host as usize].state
}

/// The rules that an arrival brought into play, and whether they refused it.
fn rules(trace: &Trace, arrived: u32) -> Vec<(Rule, bool)> {
    let follow = trace.records.iter().skip(arrived as usize + 1).filter(|record| record.cause == Some(arrived));
    follow
        .filter_map(|record| match record.kind {
            Kind::State { rule, .. } => Some((rule, false)),
            Kind::Timer { rule, .. } => rule.map(|rule| (rule, false)),
            Kind::Ignored { rule, .. } => Some((rule, true)),
            Kind::Call { .. }
            | Kind::Sent { .. }
            | Kind::Fate { .. }
            | Kind::Data { .. }
            | Kind::Error { .. }
            | Kind::Outcome { .. } => None,
        })
        .collect()
}

/// In these states nothing but an ACK or a FIN that comes again is of interest.
const fn ends_at_ack(state: State) -> bool {
    match state {
        State::Closing | State::LastAck | State::TimeWait => true,
        State::Closed
        | State::Listen
        | State::SynSent
        | State::SynReceived
        | State::Established
        | State::FinWait1
        | State::FinWait2
        | State::CloseWait => false,
    }
}

fn looks_at_nothing(name: &str, header: &Segment) -> bool {
    use fourway_proto::Flags;
    match name {
        "rst" => !header.flags.has(Flags::RST),
        "syn" => !header.flags.has(Flags::SYN),
        "ack" => !header.flags.has(Flags::ACK),
        "text" => header.len == 0,
        "fin" => !header.flags.has(Flags::FIN),
        "security" | "urg" => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fourway_sim::run;
    use fourway_stage::{Catalogue, gallery};

    fn check(scene: &str, segment: u32, state: State, expected: &[(u8, Verdict)]) {
        let scene = gallery().iter().find(|one| one.name == scene).expect(scene);
        let trace = run(&scene.scenario().expect("a scenario"));
        let (found, list) = checks(&trace, segment, 0).expect("it arrives");
        assert_eq!(found, state);
        let told: Vec<_> = list.iter().map(|check| (check.number, check.verdict)).collect();
        for one in expected {
            assert!(told.contains(one), "{one:?} in {told:?}");
        }
    }

    #[test]
    fn a_fin_in_established_passes_every_check_and_is_taken_at_the_eighth() {
        use Verdict::{Acted, Nothing, Passed};
        let told = [
            (0, Passed),
            (1, Passed),
            (2, Nothing),
            (4, Nothing),
            (5, Passed),
            (7, Nothing),
            (8, Acted(Rule::FinInEstablished)),
        ];
        check("four-way-close", 1, State::Established, &told);
    }

    #[test]
    fn the_last_ack_acts_at_the_fifth_and_nothing_is_reached_after_it() {
        use Verdict::{Acted, NotReached};
        check(
            "four-way-close",
            4,
            State::LastAck,
            &[(5, Acted(Rule::AckOfFinInLastAck)), (7, NotReached), (8, NotReached)],
        );
    }

    #[test]
    fn a_segment_to_a_closed_end_is_refused_for_want_of_a_connection() {
        let scene = gallery().iter().find(|one| one.name == "segment-to-closed-end").expect("a scene");
        let trace = run(&scene.scenario().expect("a scenario"));
        let segments = 1..=trace.records.len() as u32;
        let refused = segments.filter_map(|segment| checks(&trace, segment, 0));
        assert!(refused.flat_map(|(_, list)| list).any(|check| check.verdict == Verdict::Refused(Rule::NoConnection)));
    }

    #[test]
    fn every_rule_of_an_arrival_in_the_gallery_belongs_to_a_check_of_its_state() {
        for scene in gallery() {
            let trace = run(&scene.scenario().expect("a scenario"));
            for record in &trace.records {
                let Kind::Fate { segment, copy, fate: Fate::Arrived | Fate::Corrupted, .. } = record.kind else {
                    continue;
                };
                let (_, list) = checks(&trace, segment, copy).expect("it arrives");
                for (rule, _) in rules(&trace, record.id) {
                    let shown =
                        |check: &Check| matches!(check.verdict, Verdict::Acted(r) | Verdict::Refused(r) if r == rule);
                    assert!(list.iter().any(shown), "{}: {} of segment {segment}", scene.name, rule.name());
                }
            }
        }
    }

    #[test]
    fn every_check_has_words() {
        let words = Catalogue::whole();
        for state in State::ALL {
            for (_, name) in steps(state) {
                assert!(words.has(&format!("check.{name}")), "{name}");
                let says = |how: &str| words.has(&format!("check.{name}.{how}"));
                assert!(says("pass") || says("none"), "{name}");
            }
        }
    }
}
