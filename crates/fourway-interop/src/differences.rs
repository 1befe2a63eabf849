//! What other implementations do otherwise, in one place; `docs/interop.md` repeats it for people.

use fourway_proto::{Flags, State};
use fourway_wire::decode;

use crate::play::{Outcome, Report};
use crate::script::Side;

/// One thing that another implementation does otherwise than our endpoint.
#[derive(Clone, Copy, Debug)]
pub struct Difference {
    /// Who.
    pub who: &'static str,
    /// What it does, and what we do.
    pub what: &'static str,
    /// Where the runs take it into account.
    pub how: &'static str,
}

/// Every difference that is known.
pub const KNOWN: &[Difference] = &[
    Difference {
        who: "Linux 6.18",
        what: "tells EPIPE for a reset in CLOSE-WAIT (tcp_reset); we tell ECONNRESET in every open state",
        how: "Model translates its own events",
    },
    Difference {
        who: "Linux 6.18",
        what: "answers one keepalive probe or other bare segment outside the window in half a second \
               (tcp_invalid_ratelimit); we answer each",
        how: "our probes are 600 ms apart",
    },
    Difference {
        who: "Linux 6.18",
        what: "has SHUT_RD, and resets a connection that was shut down both ways when text arrives; we have no such call",
        how: "two kinds without a prediction: the script says how they end",
    },
    Difference {
        who: "Linux 6.18",
        what: "takes any RST in the window of TIME-WAIT for the end of it (tcp_rfc1337 is off); so do we without rfc1337",
        how: "both ends ignore it here, or chance would decide the last state",
    },
    Difference {
        who: "Linux 6.18",
        what: "writes a checksum of zero as 0xffff, the same number (RFC 1624); we write it as zero",
        how: "both are decoded; the filter for tshark lets it pass",
    },
    Difference {
        who: "Linux 6.18",
        what: "honours a SYN in TIME-WAIT after a connection without timestamps only by its sequence number; we follow \
               RFC 6191, where an offer of timestamps that would be taken is enough",
        how: "the scripts that reuse ports end alike either way",
    },
    Difference {
        who: "smoltcp 0.14",
        what: "takes a RST in TIME-WAIT for the end of it and has no setting against that",
        how: "smoltcp_ends, below",
    },
    Difference {
        who: "smoltcp 0.14",
        what: "stops its retransmission timer at the third duplicate ACK when only its FIN is outstanding, and a FIN that \
               was lost is then never sent again",
        how: "smoltcp_forgets_its_fin, below",
    },
];

/// Changes a prediction where smoltcp's TIME-WAIT was ended by a RST of ours, the answer of a closed end to an old ACK.
pub fn smoltcp_ends(predicted: &mut Outcome, report: &Report) {
    let Ok(outcome) = &report.result else {
        return;
    };
    let reset = report
        .log
        .iter()
        .filter(|sent| sent.from == Side::Ours)
        .any(|sent| decode(&sent.bytes).is_ok_and(|packet| packet.segment.flags.has(Flags::RST)));
    if reset && predicted.states.1 == State::TimeWait && outcome.states.1 == State::Closed {
        predicted.states.1 = State::Closed;
    }
}

/// True where a run stopped because smoltcp never sent its lost FIN again, after duplicate ACKs of all that is before it.
#[must_use]
pub fn smoltcp_forgets_its_fin(report: &Report) -> bool {
    let segments = || report.log.iter().filter_map(|sent| Some((sent, decode(&sent.bytes).ok()?.segment)));
    let last_fin = segments().rfind(|(sent, segment)| sent.from == Side::Theirs && segment.flags.has(Flags::FIN));
    let Some((sent, fin)) = last_fin else {
        return false;
    };
    let acked = |segment: &fourway_proto::Segment| segment.seq_len() == 0 && segment.ack == fin.end().minus(1);
    let acks = segments().filter(|(sent, segment)| sent.from == Side::Ours && acked(segment)).count();
    // One ACK and three duplicates of it.
    report.result.is_err() && sent.fate == "lost" && acks >= 4
}
