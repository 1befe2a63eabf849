//! Closes out of order: RST from either side, for every reason that an end has to send one.

use fourway_proto::Rule;
use fourway_proto::State::{Closed, FinWait2};

use super::is;
use crate::script::Act::{Abort, Close, Crash, Pause, Send, Shutdown, ShutdownRead};
use crate::script::Deed::Drop;
use crate::script::Fact::{Acked, By, Ended, Failed, Heard, Unread};
use crate::script::Failure::{Pipe, Reset};
use crate::script::Side::{Ours as O, Theirs as K};
use crate::script::Step::{Do, Hit, Until, Wait};
use crate::script::{Aim, Kind, Target, With};

pub(super) const KINDS: &[Kind] = &[
    Kind::new(
        "ours-aborts",
        "RST from us: ECONNRESET there",
        &[Do(O, Abort), Until(K, Failed(Reset)), is(O, Closed), is(K, Closed)],
    ),
    Kind::new(
        "theirs-aborts",
        "RST from them: ECONNRESET here",
        &[Do(K, Abort), Until(O, Failed(Reset)), is(O, Closed), is(K, Closed)],
    ),
    Kind::new(
        "ours-aborts-after-text",
        "RST after text that was read",
        &[
            Do(O, Send(2000)),
            Until(K, Heard(2000)),
            Until(O, Acked),
            Do(O, Abort),
            Until(K, Failed(Reset)),
            is(O, Closed),
            is(K, Closed),
        ],
    ),
    Kind::new(
        "ours-aborts-in-close-wait",
        "they have finished, we abort: ECONNRESET there",
        &[
            Do(K, Shutdown),
            Until(O, Ended),
            is(K, FinWait2),
            Do(O, Abort),
            Until(K, Failed(Reset)),
            is(O, Closed),
            is(K, Closed),
        ],
    ),
    Kind::new(
        "theirs-aborts-in-close-wait",
        "we have finished, they abort: ECONNRESET here",
        &[
            Do(O, Shutdown),
            Until(K, Ended),
            is(O, FinWait2),
            Do(K, Abort),
            Until(O, Failed(Reset)),
            is(O, Closed),
            is(K, Closed),
        ],
    ),
    Kind::new(
        "ours-aborts-in-fin-wait-2",
        "a reset in CLOSE-WAIT is EPIPE on Linux",
        &[
            Do(O, Shutdown),
            Until(K, Ended),
            is(O, FinWait2),
            Do(O, Abort),
            Until(K, Failed(Pipe)),
            is(O, Closed),
            is(K, Closed),
        ],
    )
    .with(With::Posix),
    Kind::new(
        "theirs-aborts-in-fin-wait-2",
        "a reset in CLOSE-WAIT is ECONNRESET here",
        &[
            Do(K, Shutdown),
            Until(O, Ended),
            is(K, FinWait2),
            Do(K, Abort),
            Until(O, Failed(Reset)),
            is(O, Closed),
            is(K, Closed),
        ],
    ),
    Kind::new(
        "ours-linger-zero",
        "close with a linger time of zero is an abort",
        &[Do(O, Close), Until(K, Failed(Reset)), Until(O, By(Rule::LingerZero)), is(O, Closed), is(K, Closed)],
    )
    .tune(|config| config.linger_zero = true)
    .with(With::Posix),
    Kind::new(
        "theirs-close-unread",
        "they close with text unread: RST instead of FIN",
        &[
            Do(K, Pause),
            Do(O, Send(1000)),
            Until(O, Acked),
            Do(K, Close),
            Until(O, Failed(Reset)),
            is(O, Closed),
            is(K, Closed),
        ],
    )
    .with(With::Posix),
    Kind::new(
        "ours-close-unread",
        "we close with text unread: RST instead of FIN",
        &[
            Do(O, Pause),
            Do(K, Send(1000)),
            Until(O, Unread(1000)),
            Do(O, Close),
            Until(K, Failed(Reset)),
            Until(O, By(Rule::CloseWithUnread)),
            is(O, Closed),
            is(K, Closed),
        ],
    )
    .tune(|config| config.half_duplex_close = true)
    .with(With::Posix),
    Kind::new(
        "text-after-our-close",
        "text for an application that is gone draws RST",
        &[
            Do(O, Close),
            Until(K, Ended),
            Do(K, Send(500)),
            Until(K, Failed(Pipe)),
            Until(O, By(Rule::DataAfterClose)),
            is(O, Closed),
            is(K, Closed),
        ],
    )
    .tune(|config| config.half_duplex_close = true)
    .with(With::Posix),
    Kind::new(
        "text-after-their-close",
        "text for an application that is gone draws RST",
        &[Do(K, Close), Until(O, Ended), Do(O, Send(500)), Until(O, Failed(Reset)), is(O, Closed), is(K, Closed)],
    )
    .with(With::Posix),
    Kind::new(
        "their-shutdown-both",
        "text after SHUT_RDWR draws RST, and their own application is told",
        &[
            Do(K, ShutdownRead),
            Until(K, Ended),
            Do(K, Shutdown),
            Until(O, Ended),
            is(K, FinWait2),
            Do(O, Send(500)),
            Until(O, Failed(Reset)),
            Until(K, Failed(Reset)),
            is(O, Closed),
            is(K, Closed),
        ],
    )
    .with(With::KernelAlone),
    Kind::new(
        "their-shutdown-read",
        "after SHUT_RD text is taken all the same, and is unread at the close",
        &[
            Do(K, ShutdownRead),
            Until(K, Ended),
            Do(O, Send(500)),
            Until(O, Acked),
            Do(K, Close),
            Until(O, Failed(Reset)),
            is(O, Closed),
            is(K, Closed),
        ],
    )
    .with(With::KernelAlone),
    Kind::new(
        "our-reset-lost",
        "they learn of our abort when they speak",
        &[
            Hit(Aim { from: O, at: Target::Reset, deed: Drop, times: 1 }),
            Do(O, Abort),
            Wait(40),
            Do(K, Send(100)),
            Until(K, Failed(Reset)),
            is(O, Closed),
            is(K, Closed),
        ],
    )
    .with(With::Posix),
    Kind::new(
        "their-reset-lost",
        "we learn of their abort when we speak",
        &[
            Hit(Aim { from: K, at: Target::Reset, deed: Drop, times: 1 }),
            Do(K, Abort),
            is(K, Closed),
            Wait(40),
            Do(O, Send(100)),
            Until(O, Failed(Reset)),
            is(O, Closed),
        ],
    )
    .with(With::Posix),
    Kind::new(
        "our-crash",
        "our host forgets; they speak and are reset (RFC 9293 figure 11)",
        &[Do(O, Crash), Do(K, Send(100)), Until(K, Failed(Reset)), is(O, Closed), is(K, Closed)],
    )
    .with(With::Posix),
];
