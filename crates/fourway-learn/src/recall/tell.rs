//! Cards in words.

use super::{Answer, Ask, Card, Stimulus, WaitsFor};
use fourway_proto::{Flags, Timer};
use fourway_sim::Side;
use fourway_stage::Catalogue;

impl Card {
    /// The question; `words` are those of this crate.
    #[must_use]
    pub fn question(&self, words: &Catalogue) -> String {
        let host = |side: Side| host(side, words);
        match &self.ask {
            Ask::Next(side, state, stimulus) => words.fill(
                "learn.ask.next",
                &[("host", host(*side)), ("state", state.name()), ("stimulus", &told(*stimulus, *side, words))],
            ),
            Ask::Clause(side, from, to, stimulus) => words.fill(
                "learn.ask.clause",
                &[
                    ("host", host(*side)),
                    ("from", from.name()),
                    ("to", to.name()),
                    ("stimulus", &told(*stimulus, *side, words)),
                ],
            ),
            Ask::Numbers(side, flags, len) => {
                let len = len.to_string();
                words.fill("learn.ask.numbers", &[("host", host(*side)), ("flags", &bits(*flags)), ("len", &len)])
            }
            Ask::Timer(side, state) => words.fill("learn.ask.timer", &[("host", host(*side)), ("state", state.name())]),
            Ask::Waits(side, state) => words.fill("learn.ask.waits", &[("host", host(*side)), ("state", state.name())]),
            Ask::Order => words.get("learn.ask.order").to_owned(),
        }
    }
}

impl Answer {
    /// The answer.
    #[must_use]
    pub fn text(self, words: &Catalogue) -> String {
        match self {
            Self::State(state) => state.name().to_owned(),
            Self::Clause(cite) => cite.to_owned(),
            Self::Numbers(seq, ack) => {
                words.fill("learn.answer.numbers", &[("seq", &seq.to_string()), ("ack", &ack.to_string())])
            }
            Self::Timer(timer) => words.get(timer_key(timer)).to_owned(),
            Self::Waits(what) => words.get(waits_key(what)).to_owned(),
            Self::Segment(from, flags, seq, ack) => words.fill(
                "learn.answer.segment",
                &[
                    ("host", host(from, words)),
                    ("flags", &bits(flags)),
                    ("seq", &seq.to_string()),
                    ("ack", &ack.to_string()),
                ],
            ),
        }
    }
}

fn host(side: Side, words: &Catalogue) -> &str {
    words.get(match side {
        Side::Client => "learn.host.client",
        Side::Server => "learn.host.server",
    })
}

fn told(stimulus: Stimulus, side: Side, words: &Catalogue) -> String {
    match stimulus {
        Stimulus::Call(call) => {
            words.fill("learn.stimulus.call", &[("host", host(side, words)), ("call", call.name())])
        }
        Stimulus::Arrives(flags, confirms) => {
            let key = match confirms {
                Some(true) => "learn.stimulus.confirms",
                Some(false) => "learn.stimulus.confirms-not",
                None => "learn.stimulus.arrives",
            };
            words.fill(key, &[("flags", &bits(flags))])
        }
        Stimulus::Fires(timer) => words.fill("learn.stimulus.fires", &[("timer", words.get(timer_key(timer)))]),
    }
}

fn bits(flags: Flags) -> String {
    flags.names().collect::<Vec<_>>().join(" ")
}

const fn timer_key(timer: Timer) -> &'static str {
    match timer {
        Timer::User => "learn.timer.user",
        Timer::Retransmission => "learn.timer.retransmission",
        Timer::Persist => "learn.timer.persist",
        Timer::DelayedAck => "learn.timer.delayed-ack",
        Timer::Keepalive => "learn.timer.keepalive",
        Timer::FinWait2 => "learn.timer.fin-wait-2",
        Timer::TimeWait => "learn.timer.time-wait",
    }
}

const fn waits_key(what: WaitsFor) -> &'static str {
    match what {
        WaitsFor::AckAndFin => "learn.waits.ack-and-fin",
        WaitsFor::Fin => "learn.waits.fin",
        WaitsFor::Application => "learn.waits.application",
        WaitsFor::Ack => "learn.waits.ack",
        WaitsFor::Time => "learn.waits.time",
    }
}
