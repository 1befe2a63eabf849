//! Closes in order: who first, half-closed or not, with text before, with and after the FIN, with windows that close.

use fourway_proto::State::{CloseWait, Closed, FinWait2, TimeWait};
use fourway_proto::{Micros, Rule};

use super::is;
use crate::script::Act::{Close, Pause, Read, Send, Shutdown};
use crate::script::Deed::Late;
use crate::script::Fact::{By, Ended, Heard};
use crate::script::Side::{Ours as O, Theirs as K};
use crate::script::Step::{Do, Hit, Until, Wait};
use crate::script::{Aim, Kind, Socket, Target, Weather};

pub(super) const KINDS: &[Kind] = &[
    Kind::new(
        "ours-first",
        "our end closes first and stays in TIME-WAIT",
        &[Do(O, Close), Until(K, Ended), Do(K, Close), is(O, TimeWait), is(K, Closed), is(O, Closed)],
    ),
    Kind::new(
        "theirs-first",
        "their end closes first and stays in TIME-WAIT",
        &[Do(K, Close), Until(O, Ended), Do(O, Close), is(O, Closed), is(K, TimeWait)],
    ),
    Kind::new(
        "half-closed-by-ours",
        "we finish, they go on sending, then finish too",
        &[
            Do(O, Shutdown),
            Until(K, Ended),
            is(O, FinWait2),
            Do(K, Send(5000)),
            Until(O, Heard(5000)),
            Do(K, Close),
            Until(O, Ended),
            is(K, Closed),
            is(O, Closed),
        ],
    ),
    Kind::new(
        "half-closed-by-theirs",
        "they finish, we go on sending, then finish too",
        &[
            Do(K, Shutdown),
            Until(O, Ended),
            Do(O, Send(5000)),
            Until(K, Heard(5000)),
            Do(O, Close),
            Until(K, Ended),
            Do(K, Close),
            is(O, Closed),
            is(K, TimeWait),
        ],
    ),
    Kind::new(
        "simultaneous",
        "both close at once: the FINs cross, both ends pass through CLOSING",
        &[
            Hit(Aim { from: O, at: Target::Fin, deed: Late(100), times: 1 }),
            Hit(Aim { from: K, at: Target::Fin, deed: Late(100), times: 1 }),
            Do(O, Close),
            Do(K, Close),
            Until(O, By(Rule::FinInFinWait1)),
            is(O, TimeWait),
            is(K, TimeWait),
            is(O, Closed),
        ],
    )
    .weather(Weather::Still)
    .tune(|config| config.rto_min = Micros::from_ms(300)),
    Kind::new(
        "three-segments",
        "our FIN carries the ACK of theirs",
        &[Do(K, Close), Until(O, Ended), Do(O, Close), is(O, Closed), is(K, TimeWait)],
    )
    .weather(Weather::Still)
    .tune(|config| config.delayed_ack = Micros::from_ms(100)),
    Kind::new(
        "talk-then-ours-first",
        "text both ways, then a close",
        &[
            Do(O, Send(2000)),
            Do(K, Send(3000)),
            Until(K, Heard(2000)),
            Until(O, Heard(3000)),
            Do(O, Send(1)),
            Until(K, Heard(2001)),
            Do(O, Shutdown),
            Until(K, Ended),
            Do(K, Close),
            is(O, TimeWait),
            is(K, Closed),
            is(O, Closed),
        ],
    ),
    Kind::new(
        "text-with-our-fin",
        "we write and close at once",
        &[
            Do(O, Send(8000)),
            Do(O, Close),
            Until(K, Heard(8000)),
            Until(K, Ended),
            Do(K, Close),
            is(K, Closed),
            is(O, Closed),
        ],
    ),
    Kind::new(
        "text-with-their-fin",
        "they write and close at once",
        &[
            Do(K, Send(8000)),
            Do(K, Close),
            Until(O, Heard(8000)),
            Until(O, Ended),
            Do(O, Close),
            is(O, Closed),
            is(K, TimeWait),
        ],
    ),
    Kind::new(
        "bulk-both-ways",
        "forty thousand octets each way, and a FIN behind them",
        &[
            Do(K, Send(40_000)),
            Do(O, Send(40_000)),
            Do(O, Shutdown),
            Until(K, Heard(40_000)),
            Until(K, Ended),
            Until(O, Heard(40_000)),
            Do(K, Close),
            Until(O, Ended),
            is(K, Closed),
            is(O, Closed),
        ],
    ),
    Kind::new(
        "many-small-writes",
        "more writes than the endpoint remembers the ends of",
        &[
            Do(O, Send(1)),
            Do(O, Send(2)),
            Do(O, Send(700)),
            Do(O, Send(4)),
            Do(O, Send(1500)),
            Do(O, Send(6)),
            Do(O, Send(7)),
            Do(O, Send(8)),
            Do(O, Send(9)),
            Do(O, Send(1000)),
            Do(O, Send(11)),
            Do(O, Close),
            Until(K, Heard(3248)),
            Until(K, Ended),
            Do(K, Close),
            is(K, Closed),
            is(O, Closed),
        ],
    ),
    Kind::new(
        "read-after-their-fin",
        "text and FIN wait for our application",
        &[
            Do(O, Pause),
            Do(K, Send(3000)),
            Do(K, Close),
            is(O, CloseWait),
            Do(O, Read),
            Until(O, Heard(3000)),
            Until(O, Ended),
            Do(O, Close),
            is(O, Closed),
            is(K, TimeWait),
        ],
    ),
    Kind::new(
        "read-after-our-fin",
        "text and FIN wait for their application",
        &[
            Do(K, Pause),
            Do(O, Send(3000)),
            Do(O, Close),
            is(K, CloseWait),
            Do(K, Read),
            Until(K, Heard(3000)),
            Until(K, Ended),
            Do(K, Close),
            is(K, Closed),
            is(O, Closed),
        ],
    ),
    Kind::new(
        "our-window-closes",
        "their text and FIN wait behind our closed window",
        &[
            Do(O, Pause),
            Do(K, Send(9000)),
            Do(K, Close),
            Wait(300),
            Do(O, Read),
            Until(O, Heard(9000)),
            Until(O, Ended),
            Do(O, Close),
            is(O, Closed),
            is(K, TimeWait),
        ],
    )
    .tune(|config| config.window = 3000),
    Kind::new(
        "their-window-closes",
        "our text and FIN wait behind their closed window, which we probe",
        &[
            Do(K, Pause),
            Do(O, Send(30_000)),
            Do(O, Close),
            Wait(400),
            Do(K, Read),
            Until(K, Heard(30_000)),
            Until(K, Ended),
            Do(K, Close),
            is(K, Closed),
            is(O, Closed),
        ],
    )
    .socket(Socket { buffer: Some(4608), ..Socket::PLAIN }),
    Kind::new(
        "long-half-closed",
        "CLOSE-WAIT and FIN-WAIT-2 last as long as the applications want",
        &[
            Do(K, Shutdown),
            Until(O, Ended),
            Wait(300),
            is(O, CloseWait),
            is(K, FinWait2),
            Do(O, Close),
            Until(K, Ended),
            Do(K, Close),
            is(O, Closed),
            is(K, TimeWait),
        ],
    ),
];
