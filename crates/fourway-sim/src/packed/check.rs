//! Whether a scenario is one that a document can say: the bounds that `document` refuses by name, here as one answer.
//! A fuzz target holds the two against each other.

use crate::bounds::{
    FARTHEST, LARGEST_WINDOW, LONGEST_PAYLOAD, LONGEST_SCRIPT, LONGEST_SPAN, MOST_COPIES, MOST_NEVERS,
};
use crate::path::CERTAIN;
use crate::scenario::{Isn, Made, PathChange, Waiting};
use crate::{
    Act, CallName, Expect, Fate, Fault, HostPlan, Predicate, Scenario, SegmentMatch, Side, Step, Target, When,
};
use fourway_proto::{Flags, Micros};

const ONE: Micros = Micros(1);

impl Scenario {
    /// True where every number is in its range and everything that is referred to is there.
    pub(super) fn is_bounded(&self) -> bool {
        let listed = self.script.len() <= LONGEST_SCRIPT && self.faults.len() <= LONGEST_SCRIPT;
        listed
            && is_span(self.until)
            && self.path.iter().all(|side| {
                are_spans(&[side.delay, side.jitter]) && are_chances(&[side.loss, side.duplicate, side.reorder, side.corrupt])
            })
            && self.hosts.iter().flatten().all(host)
            // The plain close is what a document means without a script, whoever its hosts are.
            && (self.script.iter().all(|step| self.step(step)) || self.script == Self::plain_close())
            && self.faults.iter().all(fault)
            && self.expect.read().is_some_and(|list| list.iter().all(|one| expect(one, 0)))
    }

    fn step(&self, step: &Step) -> bool {
        let stands = |host: Side| self.hosts[host as usize].is_some();
        let when = match step.when {
            When::At(at) => is_span(at),
            When::Enters { host, state: _, after } => stands(host) && is_span(after),
        };
        when && match &step.act {
            Act::Host { host, call, len, text, isn } => {
                let opens = matches!(call, CallName::Open | CallName::Listen);
                stands(*host)
                    && !call.is_on_path()
                    && *call != CallName::Inject
                    && if *call == CallName::Send { (1..=LONGEST_PAYLOAD).contains(len) } else { *len == 0 }
                    && text.as_ref().is_none_or(|text| *call == CallName::Send && text.len() == *len as usize)
                    && isn.is_none_or(|isn| {
                        opens
                            && match isn {
                                Isn::Absolute(_) => true,
                                Isn::Relative(distance) => is_near(distance),
                            }
                    })
            }
            Act::Inject { host: _, segment } => made(segment),
            Act::Cut { cut: _, ways } => *ways != [false; 2],
            Act::Set { change, ways } => {
                let PathChange { delay, jitter, loss, duplicate, reorder, corrupt, manual: _ } = *change;
                *ways != [false; 2]
                    && *change != PathChange::default()
                    && are_spans(&[delay, jitter].map(Option::unwrap_or_default))
                    && are_chances(&[loss, duplicate, reorder, corrupt].map(Option::unwrap_or_default))
            }
            Act::Decide { call, which } => {
                matches!(call, CallName::Deliver | CallName::Drop | CallName::Duplicate) && *which != Waiting::Number(0)
            }
        }
    }
}

fn is_span(span: Micros) -> bool {
    span <= LONGEST_SPAN
}

fn are_spans(spans: &[Micros]) -> bool {
    spans.iter().all(|span| is_span(*span))
}

fn are_chances(chances: &[u32]) -> bool {
    chances.iter().all(|chance| *chance <= CERTAIN)
}

fn is_near(distance: i64) -> bool {
    (-FARTHEST..=FARTHEST).contains(&distance)
}

fn are_flags(flags: Flags) -> bool {
    let known = Flags::FIN.with(Flags::SYN).with(Flags::RST).with(Flags::PSH).with(Flags::ACK).with(Flags::URG);
    known.has(flags)
}

fn host(plan: &HostPlan) -> bool {
    let config = &plan.config;
    // Every span of a keepalive is at least one unit, and so is what stands here for none.
    let (idle, interval, probes) = config.keepalive.map_or((ONE, ONE, 1), |set| (set.idle, set.interval, set.probes));
    let optional = [config.user_timeout, config.fin_wait_2_timeout].map(Option::unwrap_or_default);
    (1..=LONGEST_PAYLOAD).contains(&config.mss)
        && config.window <= LARGEST_WINDOW
        && config.rto_min <= config.rto_max
        && [config.rto_initial, config.rto_max, idle, interval].iter().all(|span| (ONE..=LONGEST_SPAN).contains(span))
        && probes > 0
        && are_spans(&[config.msl, config.delayed_ack])
        && are_spans(&optional)
}

fn made(made: &Made) -> bool {
    are_flags(made.flags)
        && is_near(made.seq)
        && made.ack.is_none_or(|ack| is_near(ack) && made.flags.has(Flags::ACK))
        && made.len <= LONGEST_PAYLOAD
}

fn wanted(wanted: &SegmentMatch) -> bool {
    are_flags(wanted.flags) && are_flags(wanted.without) && wanted.nth != Some(0)
}

fn fault(fault: &Fault) -> bool {
    let target = match &fault.target {
        Target::Match(segment) => wanted(segment) && fault.copy == 0 && fault.at.is_none(),
        Target::Number(number) => *number > 0 && fault.copy <= MOST_COPIES,
    };
    let fate = match fault.fate {
        Fate::Duplicated(copies) => {
            return target
                && (1..=MOST_COPIES).contains(&copies)
                && are_spans(&[fault.gap, fault.at.unwrap_or_default()]);
        }
        Fate::Delayed(span) => is_span(span),
        Fate::Lost | Fate::Corrupted => true,
        Fate::Arrived => false,
    };
    target && fate && fault.gap == Fault::USUAL_GAP && is_span(fault.at.unwrap_or_default())
}

/// An expectation within so many others.
fn expect(one: &Expect, depth: usize) -> bool {
    is_span(one.within.unwrap_or_default())
        && match &one.predicate {
            Predicate::StateAt(_, _, at) => is_span(at.unwrap_or_default()),
            Predicate::Count(_, segment, _) => wanted(segment),
            Predicate::Never(inner) => depth < MOST_NEVERS && expect(inner, depth + 1),
            Predicate::Ends => one.within.is_some(),
            Predicate::PathIs(..)
            | Predicate::PathContains(..)
            | Predicate::Outcome(_)
            | Predicate::Delivered(..)
            | Predicate::Error(..)
            | Predicate::Rule(_) => true,
        }
}
