//! What can be asked about a run, with the right answers and with wrong ones that stand near.

use super::{Answer, Ask, Stimulus, WaitsFor};
use fourway_proto::{Endpoint, Flags, Micros, OurFin, PeerFin, Rule, Segment, State, Status, Timer, TimerChange};
use fourway_sim::{Fate, Kind, Place, Record, Scenario, Side, Sim, Trace};

/// One question that a run allows.
pub(super) struct Found {
    pub(super) at: Micros,
    pub(super) ask: Ask,
    /// The right answer, or all in order.
    pub(super) right: Vec<Answer>,
    pub(super) wrong: Vec<Answer>,
}

/// The states of a close, for wrong answers.
const STATES: [State; 8] = [
    State::Established,
    State::FinWait1,
    State::FinWait2,
    State::CloseWait,
    State::Closing,
    State::LastAck,
    State::TimeWait,
    State::Closed,
];

/// Clauses for wrong answers, those that a closing connection meets.
const CLAUSES: [Rule; 7] = [
    Rule::CloseFirst,
    Rule::FinInEstablished,
    Rule::AckOfFinInLastAck,
    Rule::TimeWaitOver,
    Rule::Abort,
    Rule::ResetReceived,
    Rule::FinWithAckOfFin,
];

/// All questions of a concept about a run.
pub(super) fn find(concept: &'static str, scenario: &Scenario, trace: &Trace) -> Vec<Found> {
    let (kind, what) = concept.split_once('.').unwrap_or_default();
    match kind {
        "next" => moves(what, scenario, trace, false),
        "clause" => moves(what, scenario, trace, true),
        "numbers" => trace.records.iter().filter_map(|record| numbers(what, record)).collect(),
        "timer" | "waits" => conditions(kind, what, scenario, trace),
        "order" => order(what, trace).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn moves(name: &str, scenario: &Scenario, trace: &Trace, clause: bool) -> Vec<Found> {
    let mut found = Vec::new();
    for record in &trace.records {
        let Kind::State { host, from, to, rule } = record.kind else { continue };
        if rule.name() != name {
            continue;
        }
        let Some(stimulus) = stimulus(record, host, rule, scenario, trace) else { continue };
        let (ask, right, wrong) = if clause {
            let wrong = CLAUSES.iter().map(|rule| Answer::Clause(rule.cite())).collect();
            (Ask::Clause(host, from, to, stimulus), Answer::Clause(rule.cite()), wrong)
        } else {
            (Ask::Next(host, from, stimulus), Answer::State(to), STATES.map(Answer::State).to_vec())
        };
        found.push(Found { at: record.at, ask, right: vec![right], wrong });
    }
    found
}

/// What brought a move about, if one look at it says what will come of it.
fn stimulus(record: &Record, host: Side, rule: Rule, scenario: &Scenario, trace: &Trace) -> Option<Stimulus> {
    let cause = trace.records.get(record.cause? as usize)?;
    match cause.kind {
        Kind::Call { place: Place::Host(of), call, .. } if of == host => Some(Stimulus::Call(call)),
        Kind::Timer { host: of, timer, change: TimerChange::Fired, .. } if of == host => Some(Stimulus::Fires(timer)),
        Kind::Fate { segment, fate: Fate::Arrived, .. } => {
            let header = header_of(trace, segment)?;
            let before = Sim::at(scenario, Micros(record.at.0.checked_sub(1)?));
            let status = before.endpoint(host)?.status();
            let confirms = (status.our_fin == OurFin::Sent).then(|| header.ack == status.snd_nxt);
            // A FIN may have been held for the data before it; then it is not this segment that says it.
            let says = header.flags.has(Flags::FIN) || !rule.name().starts_with("fin-");
            let answers = confirms == Some(true) || !rule.name().contains("ack-of-fin");
            (says && answers).then_some(Stimulus::Arrives(header.flags, confirms))
        }
        Kind::Call { .. }
        | Kind::State { .. }
        | Kind::Sent { .. }
        | Kind::Fate { .. }
        | Kind::Ignored { .. }
        | Kind::Timer { .. }
        | Kind::Data { .. }
        | Kind::Error { .. }
        | Kind::Outcome { .. } => None,
    }
}

fn header_of(trace: &Trace, number: u32) -> Option<Segment> {
    trace.records.iter().find_map(|record| match record.kind {
        Kind::Sent { segment, header, .. } if segment == number => Some(header),
        _ => None,
    })
}

fn numbers(what: &str, record: &Record) -> Option<Found> {
    let Kind::Sent { from, header, seq_rel, ack_rel, .. } = record.kind else { return None };
    let fits = match what {
        "fin" => header.flags.has(Flags::FIN),
        "data" => header.len > 0 && !header.flags.has(Flags::FIN),
        _ => header.flags == Flags::ACK && header.len == 0,
    };
    if !fits || seq_rel == 0 {
        return None;
    }
    // One octet or FIN counted too often or not at all, the two numbers the wrong way round, the payload counted.
    let near = [
        (seq_rel + 1, ack_rel),
        (seq_rel, ack_rel + 1),
        (seq_rel.saturating_sub(1), ack_rel),
        (seq_rel, ack_rel.saturating_sub(1)),
        (ack_rel, seq_rel),
        (seq_rel + header.len.max(1), ack_rel),
    ];
    Some(Found {
        at: record.at,
        ask: Ask::Numbers(from, header.flags, header.len),
        right: vec![Answer::Numbers(seq_rel, ack_rel)],
        wrong: near.map(|(seq, ack)| Answer::Numbers(seq, ack)).to_vec(),
    })
}

/// What is so after each moment of a run.
fn conditions(kind: &str, what: &str, scenario: &Scenario, trace: &Trace) -> Vec<Found> {
    let mut moments: Vec<Micros> = trace.records.iter().map(|record| record.at).collect();
    moments.dedup();
    // After the last one nothing is left to wait for.
    moments.pop();
    let mut found = Vec::new();
    for at in moments {
        let sim = Sim::at(scenario, at);
        for host in Side::BOTH {
            let Some(end) = sim.endpoint(host) else { continue };
            found.extend(if kind == "timer" { timer(what, end, host, at) } else { waits(what, end, host, at) });
        }
    }
    found
}

fn timer(what: &str, end: &Endpoint, host: Side, at: Micros) -> Option<Found> {
    let runs: Vec<Timer> = Timer::ALL.into_iter().filter(|timer| end.deadline(*timer).is_some()).collect();
    let [only] = runs[..] else { return None };
    (only.name() == what).then(|| Found {
        at,
        ask: Ask::Timer(host, end.state()),
        right: vec![Answer::Timer(only)],
        wrong: Timer::ALL.map(Answer::Timer).to_vec(),
    })
}

fn waits(what: &str, end: &Endpoint, host: Side, at: Micros) -> Option<Found> {
    let status = end.status();
    let right = waits_for(&status).filter(|_| status.state.name() == what)?;
    let wrong = WaitsFor::ALL.map(Answer::Waits).to_vec();
    Some(Found { at, ask: Ask::Waits(host, status.state), right: vec![Answer::Waits(right)], wrong })
}

/// What an end waits for, from how far the two FINs have come.
pub(super) const fn waits_for(status: &Status) -> Option<WaitsFor> {
    Some(match (status.our_fin, status.peer_fin) {
        (OurFin::Sent, PeerFin::Awaited) => WaitsFor::AckAndFin,
        (OurFin::Acked, PeerFin::Awaited) => WaitsFor::Fin,
        (OurFin::NotSent, PeerFin::BeforeOurClose) => WaitsFor::Application,
        (OurFin::Sent, PeerFin::BeforeOurClose | PeerFin::AfterOurClose) => WaitsFor::Ack,
        (OurFin::Acked, PeerFin::AfterOurClose) => WaitsFor::Time,
        (OurFin::NotSent | OurFin::Queued, _) | (OurFin::Acked, PeerFin::BeforeOurClose) => return None,
    })
}

/// The segments from the first FIN on, where nothing was lost and no two were sent at one moment.
fn order(what: &str, trace: &Trace) -> Option<Found> {
    let (mut right, mut moments) = (Vec::new(), Vec::new());
    let mut crossed = false;
    for record in &trace.records {
        match record.kind {
            Kind::Sent { from, header, seq_rel, ack_rel, retransmission, .. } => {
                if retransmission || header.flags.has(Flags::RST) {
                    return None;
                }
                if header.flags.has(Flags::FIN) || !right.is_empty() {
                    right.push(Answer::Segment(from, header.flags, seq_rel, ack_rel));
                    moments.push(record.at);
                }
            }
            Kind::Fate { fate: Fate::Lost, .. } => return None,
            Kind::State { to: State::Closing, .. } => crossed = true,
            Kind::Call { .. }
            | Kind::State { .. }
            | Kind::Fate { .. }
            | Kind::Ignored { .. }
            | Kind::Timer { .. }
            | Kind::Data { .. }
            | Kind::Error { .. }
            | Kind::Outcome { .. } => {}
        }
    }
    let kind = match (right.len(), crossed) {
        (3, false) => "three",
        (4, false) => "four",
        (4, true) => "crossed",
        (_, _) => return None,
    };
    let apart = moments.windows(2).all(|pair| pair[0] < pair[1]);
    let at = *moments.first()?;
    (apart && kind == what).then(|| Found { at, ask: Ask::Order, right, wrong: Vec::new() })
}
