//! Opens that end at once or are strange, and second connections on the ports of a first one.

use fourway_proto::State::{Closed, Established, TimeWait};
use fourway_proto::{Micros, Rule};

use super::is;
use crate::script::Act::{Close, Connect, Crash, Listen, Send};
use crate::script::Deed::Late;
use crate::script::Fact::{By, Ended, Failed, Heard};
use crate::script::Failure::{Refused, Reset, TimedOut};
use crate::script::Side::{Ours as O, Theirs as K};
use crate::script::Step::{Cut, Do, Hit, Until};
use crate::script::{Aim, Kind, Opening, Target, Weather, With};

pub(super) const KINDS: &[Kind] = &[
    Kind::new(
        "refused-by-ours",
        "nobody listens here: ECONNREFUSED there",
        &[Do(K, Connect), Until(K, Failed(Refused)), is(O, Closed), is(K, Closed)],
    )
    .opening(Opening::Own)
    .with(With::Posix),
    Kind::new(
        "refused-by-theirs",
        "nobody listens there: ECONNREFUSED here",
        &[Do(O, Connect), Until(O, Failed(Refused)), is(O, Closed), is(K, Closed)],
    )
    .opening(Opening::Own)
    .with(With::Posix),
    Kind::new(
        "unanswered",
        "our SYN is sent as often as allowed: ETIMEDOUT",
        &[
            Cut(true),
            Do(O, Connect),
            Until(O, Failed(TimedOut)),
            Until(O, By(Rule::RetransmissionLimit)),
            is(O, Closed),
        ],
    )
    .opening(Opening::Own)
    .tune(|config| config.max_retransmits = 4)
    .with(With::Posix),
    Kind::new(
        "simultaneous-open",
        "the SYNs cross, and a close follows",
        &[
            Hit(Aim { from: O, at: Target::Syn, deed: Late(100), times: 1 }),
            Hit(Aim { from: K, at: Target::Syn, deed: Late(100), times: 1 }),
            Do(O, Connect),
            Do(K, Connect),
            is(O, Established),
            is(K, Established),
            Until(O, By(Rule::SimultaneousOpen)),
            Do(O, Send(100)),
            Until(K, Heard(100)),
            Do(O, Close),
            Until(K, Ended),
            Do(K, Close),
            is(K, Closed),
            is(O, Closed),
        ],
    )
    .opening(Opening::Own)
    .weather(Weather::Still),
    Kind::new(
        "their-time-wait-reused",
        "our new SYN ends their TIME-WAIT",
        &[
            Do(K, Send(10)),
            Until(O, Heard(10)),
            Do(K, Close),
            Until(O, Ended),
            Do(O, Close),
            is(O, Closed),
            is(K, TimeWait),
            Do(K, Listen),
            Do(O, Connect),
            is(O, Established),
            is(K, Established),
            Do(O, Send(2000)),
            Until(K, Heard(2000)),
            Do(K, Close),
            Until(O, Ended),
            Do(O, Close),
            is(O, Closed),
            is(K, TimeWait),
        ],
    )
    .with(With::Posix),
    Kind::new(
        "our-time-wait-reused",
        "their new SYN ends our TIME-WAIT",
        &[
            Do(O, Send(10)),
            Until(K, Heard(10)),
            Do(O, Close),
            Until(K, Ended),
            Do(K, Close),
            is(O, TimeWait),
            is(K, Closed),
            Do(O, Listen),
            Do(K, Connect),
            is(O, Established),
            is(K, Established),
            Until(O, By(Rule::TimeWaitReused)),
            Do(O, Send(2000)),
            Until(K, Heard(2000)),
            Do(O, Close),
            Until(K, Ended),
            Do(K, Close),
            is(K, Closed),
            is(O, Closed),
        ],
    )
    .tune(|config| config.msl = Micros::from_secs(2))
    .with(With::Posix),
    Kind::new(
        "reopened-after-crash",
        "our host forgets and opens anew (RFC 9293 figure 10)",
        &[
            Do(O, Crash),
            Do(O, Connect),
            Until(K, Failed(Reset)),
            Until(O, Failed(Refused)),
            is(O, Closed),
            is(K, Closed),
        ],
    )
    .with(With::Posix),
];
