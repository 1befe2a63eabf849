//! What a group of records holds besides the record that began it.

use fourway_proto::{Flags, Rule, Segment, State, Timer, TimerChange};
use fourway_sim::{DataEvent, Kind, Record};

/// What a group of records holds besides the record that began it.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) transition: Option<(State, State)>,
    pub(super) rules: Vec<Rule>,
    pub(super) ignored: Option<Rule>,
    pub(super) rearmed: Option<Rule>,
    pub(super) error: Option<&'static str>,
    /// Number, header and whether it was sent before.
    pub(super) sent: Vec<(u32, Segment, bool)>,
    pub(super) data: Vec<(DataEvent, u32)>,
    pub(super) retransmission: Option<TimerChange>,
}

/// The key of the sentence that says that this went out.
pub(super) fn sent_key((_, header, again): &(u32, Segment, bool)) -> &'static str {
    let flags = header.flags;
    if *again {
        "sent.again"
    } else if flags.has(Flags::RST) {
        "sent.rst"
    } else if flags.has(Flags::SYN.with(Flags::ACK)) {
        "sent.syn-ack"
    } else if flags.has(Flags::SYN) {
        "sent.syn"
    } else if flags.has(Flags::FIN) && header.len > 0 {
        "sent.fin-data"
    } else if flags.has(Flags::FIN) {
        "sent.fin"
    } else if header.len > 0 {
        "sent.data"
    } else {
        "sent.ack"
    }
}

/// Gather what a group of records holds.
pub(super) fn gather(group: &[Record]) -> Gathered {
    let mut gathered = Gathered::default();
    for record in group {
        match record.kind {
            Kind::State { from, to, rule, .. } => {
                gathered.transition = Some((gathered.transition.map_or(from, |(first, _)| first), to));
                gathered.rules.push(rule);
            }
            Kind::Sent { segment, header, retransmission, .. } => gathered.sent.push((segment, header, retransmission)),
            Kind::Ignored { rule, .. } => gathered.ignored = Some(rule),
            Kind::Timer { timer, change, rule, .. } => {
                gathered.rearmed = gathered.rearmed.or(rule);
                if timer == Timer::Retransmission {
                    gathered.retransmission = Some(change);
                }
            }
            Kind::Data { event, len, .. } => gathered.data.push((event, len)),
            Kind::Error { error, .. } => gathered.error = Some(error.name()),
            Kind::Call { .. } | Kind::Fate { .. } | Kind::Outcome { .. } => {}
        }
    }
    gathered
}
