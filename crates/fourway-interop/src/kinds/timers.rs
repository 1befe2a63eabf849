//! Closes that a timer brings about, or that come after one has been busy.

use fourway_proto::State::{Closed, Established, FinWait2, TimeWait};
use fourway_proto::{Config, Keepalive, Micros, Rule};

use super::is;
use crate::script::Act::{Close, Send};
use crate::script::Fact::{By, Ended, Failed};
use crate::script::Failure::{Reset, TimedOut};
use crate::script::Side::{Ours as O, Theirs as K};
use crate::script::Step::{Cut, Do, Until, Wait};
use crate::script::{Kind, Socket, Weather, With};

fn keepalive(config: &mut Config) {
    // Linux answers no more than one such probe in half a second (`tcp_invalid_ratelimit`).
    config.keepalive = Some(Keepalive { idle: Micros::from_ms(100), interval: Micros::from_ms(600), probes: 3 });
}

const KEEPALIVE: Socket = Socket { keepalive: true, ..Socket::PLAIN };

pub(super) const KINDS: &[Kind] = &[
    Kind::new(
        "our-orphan",
        "nobody finishes: FIN-WAIT-2 of our orphan ends",
        &[
            Do(O, Close),
            Until(K, Ended),
            Until(O, By(Rule::FinWait2Orphaned)),
            is(O, Closed),
            Do(K, Close),
            is(K, Closed),
        ],
    )
    .tune(|config| config.fin_wait_2_timeout = Some(Micros::from_ms(300)))
    .with(With::Posix),
    Kind::new(
        "their-orphan",
        "nobody finishes: FIN-WAIT-2 of their orphan ends",
        &[
            Do(K, Close),
            Until(O, Ended),
            is(K, FinWait2),
            is(K, Closed),
            Do(O, Send(100)),
            Until(O, Failed(Reset)),
            is(O, Closed),
        ],
    )
    .with(With::Posix),
    Kind::new(
        "our-keepalive",
        "they answer our probes; then a close",
        &[Wait(1500), is(O, Established), Do(O, Close), Until(K, Ended), Do(K, Close), is(K, Closed), is(O, Closed)],
    )
    .tune(keepalive)
    .weather(Weather::NoLoss),
    Kind::new(
        "their-keepalive",
        "we answer their probes; then a close",
        &[Wait(2500), is(K, Established), Do(K, Close), Until(O, Ended), Do(O, Close), is(O, Closed), is(K, TimeWait)],
    )
    .socket(KEEPALIVE)
    .weather(Weather::NoLoss)
    .with(With::Posix),
    Kind::new(
        "our-keepalive-fails",
        "nobody answers our probes: ETIMEDOUT; they learn when they speak",
        &[
            Cut(true),
            Until(O, Failed(TimedOut)),
            Cut(false),
            is(O, Closed),
            Do(K, Send(10)),
            Until(K, Failed(Reset)),
            is(K, Closed),
        ],
    )
    .tune(keepalive)
    .with(With::Posix),
    Kind::new(
        "their-keepalive-fails",
        "nobody answers their probes: ETIMEDOUT; we learn when we speak",
        &[
            Cut(true),
            Until(K, Failed(TimedOut)),
            Cut(false),
            is(K, Closed),
            Do(O, Send(10)),
            Until(O, Failed(Reset)),
            is(O, Closed),
        ],
    )
    .socket(KEEPALIVE)
    .with(With::Posix),
    Kind::new(
        "our-text-given-up",
        "our text is sent as often as allowed: ETIMEDOUT",
        &[
            Cut(true),
            Do(O, Send(100)),
            Until(O, Failed(TimedOut)),
            Until(O, By(Rule::RetransmissionLimit)),
            Cut(false),
            Do(K, Send(10)),
            Until(K, Failed(Reset)),
            is(O, Closed),
            is(K, Closed),
        ],
    )
    .tune(|config| config.max_retransmits = 4)
    .weather(Weather::NoLoss)
    .with(With::Posix),
    Kind::new(
        "our-fin-given-up",
        "our FIN is sent as often as allowed",
        &[
            Cut(true),
            Do(O, Close),
            Until(O, By(Rule::RetransmissionLimit)),
            Cut(false),
            is(O, Closed),
            Do(K, Send(10)),
            Until(K, Failed(Reset)),
            is(K, Closed),
        ],
    )
    .tune(|config| config.max_retransmits = 4)
    .weather(Weather::NoLoss)
    .with(With::Posix),
    Kind::new(
        "our-user-timeout",
        "our user's patience ends before the retransmissions do",
        &[
            Cut(true),
            Do(O, Send(100)),
            Until(O, Failed(TimedOut)),
            Until(O, By(Rule::UserTimeout)),
            Cut(false),
            Do(K, Send(10)),
            Until(K, Failed(Reset)),
            is(O, Closed),
            is(K, Closed),
        ],
    )
    .tune(|config| config.user_timeout = Some(Micros::from_ms(600)))
    .weather(Weather::NoLoss)
    .with(With::Posix),
    Kind::new(
        "their-user-timeout",
        "TCP_USER_TIMEOUT: ETIMEDOUT there; we learn when we speak",
        &[
            Cut(true),
            Do(K, Send(100)),
            Until(K, Failed(TimedOut)),
            Cut(false),
            is(K, Closed),
            Do(O, Send(10)),
            Until(O, Failed(Reset)),
            is(O, Closed),
        ],
    )
    .socket(Socket { user_timeout: Some(1000), ..Socket::PLAIN })
    .weather(Weather::NoLoss)
    .with(With::Posix),
];
