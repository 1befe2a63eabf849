//! Closes on a path that loses, damages, doubles or delays what matters, and segments that nobody sent.

use fourway_proto::State::{CloseWait, Closed, Established, LastAck, TimeWait};
use fourway_proto::{Micros, Rule};

use super::is;
use crate::script::Act::{Close, Send, Shutdown};
use crate::script::Deed::{Damage, Double, Drop, Late};
use crate::script::Fact::{By, Ended, Heard};
use crate::script::Side::{Ours as O, Theirs as K};
use crate::script::Step::{Do, Forge, Hit, Until, Wait};
use crate::script::{Aim, Forged, Kind, Target, Weather, With};

pub(super) const KINDS: &[Kind] = &[
    Kind::new(
        "our-fin-lost",
        "our FIN is lost twice and sent again",
        &[
            Hit(Aim { from: O, at: Target::Fin, deed: Drop, times: 2 }),
            Do(O, Close),
            Until(K, Ended),
            Do(K, Close),
            is(O, TimeWait),
            is(K, Closed),
            is(O, Closed),
        ],
    ),
    Kind::new(
        "their-fin-lost",
        "their FIN is lost and sent again",
        &[
            Hit(Aim { from: K, at: Target::Fin, deed: Drop, times: 1 }),
            Do(K, Close),
            Until(O, Ended),
            Do(O, Close),
            is(O, Closed),
            is(K, TimeWait),
        ],
    ),
    Kind::new(
        "our-last-ack-lost",
        "their FIN comes again and starts our 2 MSL anew",
        &[
            Hit(Aim { from: O, at: Target::LastAck, deed: Drop, times: 1 }),
            Do(O, Close),
            Until(K, Ended),
            Do(K, Close),
            is(O, TimeWait),
            is(K, LastAck),
            Until(O, By(Rule::FinInTimeWait)),
            is(K, Closed),
            is(O, Closed),
        ],
    )
    .weather(Weather::Still)
    // Linux tries again after half a second where its own queue was busy (`TCP_RESOURCE_PROBE_INTERVAL`).
    .tune(|config| config.msl = Micros::from_secs(1)),
    Kind::new(
        "their-last-ack-lost",
        "our FIN comes again in their TIME-WAIT",
        &[
            Hit(Aim { from: K, at: Target::LastAck, deed: Drop, times: 1 }),
            Do(K, Close),
            Until(O, Ended),
            Do(O, Close),
            is(O, LastAck),
            is(O, Closed),
            is(K, TimeWait),
        ],
    )
    .weather(Weather::Still),
    Kind::new(
        "everything-twice-ours-first",
        "every segment arrives twice",
        &[
            Do(O, Send(3000)),
            Until(K, Heard(3000)),
            Do(O, Close),
            Until(K, Ended),
            Do(K, Close),
            is(K, Closed),
            is(O, Closed),
        ],
    )
    .weather(Weather::Doubled),
    Kind::new(
        "everything-twice-theirs-first",
        "every segment arrives twice",
        &[
            Do(K, Send(3000)),
            Until(O, Heard(3000)),
            Do(K, Close),
            Until(O, Ended),
            Do(O, Close),
            is(O, Closed),
            is(K, TimeWait),
        ],
    )
    .weather(Weather::Doubled),
    Kind::new(
        "storm-ours-first",
        "one segment in five is lost",
        &[
            Do(O, Send(6000)),
            Do(K, Send(6000)),
            Until(K, Heard(6000)),
            Until(O, Heard(6000)),
            Do(O, Shutdown),
            Until(K, Ended),
            Do(K, Close),
            Until(O, Ended),
            is(K, Closed),
            is(O, Closed),
        ],
    )
    .weather(Weather::Stormy),
    Kind::new(
        "storm-theirs-first",
        "one segment in five is lost",
        &[
            Do(O, Send(6000)),
            Do(K, Send(6000)),
            Until(K, Heard(6000)),
            Until(O, Heard(6000)),
            Do(K, Shutdown),
            Until(O, Ended),
            Do(O, Close),
            Until(K, Ended),
            Do(K, Close),
            is(O, Closed),
            is(K, TimeWait),
        ],
    )
    .weather(Weather::Stormy),
    Kind::new(
        "fins-damaged",
        "both FINs arrive with a wrong checksum and count for nothing",
        &[
            Hit(Aim { from: O, at: Target::Fin, deed: Damage, times: 1 }),
            Hit(Aim { from: K, at: Target::Fin, deed: Damage, times: 1 }),
            Do(O, Close),
            Until(K, Ended),
            Do(K, Close),
            is(O, TimeWait),
            is(K, Closed),
            is(O, Closed),
        ],
    ),
    Kind::new(
        "text-damaged",
        "text arrives with a wrong checksum and is never delivered",
        &[
            Hit(Aim { from: O, at: Target::Text, deed: Damage, times: 2 }),
            Hit(Aim { from: K, at: Target::Text, deed: Damage, times: 2 }),
            Do(O, Send(4000)),
            Do(K, Send(4000)),
            Until(K, Heard(4000)),
            Until(O, Heard(4000)),
            Do(O, Close),
            Until(K, Ended),
            Do(K, Close),
            is(K, Closed),
            is(O, Closed),
        ],
    ),
    Kind::new(
        "our-fin-overtakes-text",
        "the FIN waits beyond the gap until the text is there",
        &[
            Hit(Aim { from: O, at: Target::Text, deed: Late(25), times: 1 }),
            Do(O, Send(3500)),
            Do(O, Close),
            Until(K, Heard(3500)),
            Until(K, Ended),
            Do(K, Close),
            is(K, Closed),
            is(O, Closed),
        ],
    ),
    Kind::new(
        "their-fin-overtakes-text",
        "the FIN waits beyond the gap until the text is there",
        &[
            Hit(Aim { from: K, at: Target::Text, deed: Late(25), times: 1 }),
            Do(K, Send(3500)),
            Do(K, Close),
            Until(O, Heard(3500)),
            Until(O, Ended),
            Do(O, Close),
            is(O, Closed),
            is(K, TimeWait),
        ],
    ),
    Kind::new(
        "old-text-in-time-wait",
        "text comes again after the close and is delivered to nobody",
        &[
            Hit(Aim { from: K, at: Target::Text, deed: Double(200), times: 2 }),
            Do(K, Send(2000)),
            Until(O, Heard(2000)),
            Do(O, Close),
            Until(K, Ended),
            Do(K, Close),
            is(O, TimeWait),
            is(K, Closed),
            Wait(250),
            is(O, Closed),
        ],
    )
    .weather(Weather::NoLoss),
    Kind::new(
        "old-fin-in-last-ack",
        "their FIN comes again while we wait for the last ACK",
        &[
            Hit(Aim { from: K, at: Target::Fin, deed: Double(40), times: 1 }),
            Hit(Aim { from: O, at: Target::Fin, deed: Late(60), times: 1 }),
            Do(K, Close),
            Until(O, Ended),
            Do(O, Close),
            is(O, Closed),
            is(K, TimeWait),
        ],
    )
    .weather(Weather::Still),
    Kind::new(
        "forged-syn",
        "a SYN in the window draws a challenge ACK and nothing else (RFC 5961 section 4)",
        &[
            Forge(K, Forged::SynInWindow),
            Forge(O, Forged::SynInWindow),
            Wait(30),
            is(K, Established),
            is(O, Established),
            Do(O, Send(100)),
            Until(K, Heard(100)),
            Do(O, Close),
            Until(K, Ended),
            Do(K, Close),
            is(K, Closed),
            is(O, Closed),
        ],
    )
    .with(With::Posix),
    Kind::new(
        "forged-reset",
        "a RST that is not exactly where it is expected ends nothing (RFC 5961 section 3)",
        &[
            Forge(K, Forged::ResetInWindow),
            Forge(O, Forged::ResetInWindow),
            Forge(K, Forged::ResetOutside),
            Forge(O, Forged::ResetOutside),
            Wait(30),
            is(K, Established),
            is(O, Established),
            Do(K, Send(100)),
            Until(O, Heard(100)),
            Do(K, Close),
            is(O, CloseWait),
            Do(O, Close),
            is(O, Closed),
            is(K, TimeWait),
        ],
    )
    .with(With::Posix),
    Kind::new(
        "forged-text",
        "old text, text without an ACK and ACKs of what was never sent are not believed",
        &[
            Forge(K, Forged::AckOfUnsent),
            Forge(O, Forged::AckOfUnsent),
            Forge(K, Forged::OldText),
            Forge(O, Forged::OldText),
            Forge(K, Forged::NoAck),
            Forge(O, Forged::NoAck),
            Wait(30),
            Do(K, Send(100)),
            Until(O, Heard(100)),
            Do(O, Close),
            Until(K, Ended),
            Do(K, Close),
            is(K, Closed),
            is(O, Closed),
        ],
    )
    .with(With::Posix),
];
