//! What is told of a challenge beside its own words: stars, what may be done where, which limit is broken and how to go on.

use crate::Learner;
use fourway_learn::{ActKind, Broken, Challenge};
use fourway_panels::markup::{Markup, markup, worded};
use fourway_sim::{CallName, Kind, Side, Trace};
use fourway_stage::{Catalogue, LinkAct, LinkDeed, segment_noun};

/// Most stars of a challenge.
pub const STARS: u8 = 3;

/// Stars that were won of all.
pub fn stars(words: &Catalogue, won: u8) -> Markup {
    let label = words.fill("learn.way.challenges.stars", &[("n", &won.to_string()), ("total", &STARS.to_string())]);
    let shown: String = (0..STARS).map(|n| if n < won { '★' } else { '☆' }).collect();
    markup!("<span class=\"stars\" role=\"img\" aria-label={}>{}</span>", label, shown)
}

/// What may be done, by where: at the client, at the server, on the way.
pub fn allowed(challenge: &Challenge, learner: &Learner) -> Markup {
    let words = &learner.words;
    let calls = |host: Side| {
        let calls = challenge.may.kinds.iter().filter_map(|kind| call_key(*kind, host));
        if challenge.may.hosts.contains(&host) { calls.collect() } else { Vec::new() }
    };
    let path: Vec<&str> = challenge.may.kinds.iter().filter_map(|kind| path_key(*kind)).collect();
    let rows = [
        ("client", words.get("host.client"), calls(Side::Client)),
        ("server", words.get("host.server"), calls(Side::Server)),
        ("path", words.get("learn.way.challenges.path"), path),
    ];
    let rows = rows.into_iter().filter(|(.., keys)| !keys.is_empty());
    let row = |(who, name, keys): (&str, &str, Vec<&str>)| {
        let chips = keys.into_iter().map(|key| markup!("<li>{}</li>", words.get(key)));
        markup!(
            "<div><dt data-who={}>{}</dt><dd><ul class=\"chips\">{}</ul></dd></div>",
            who,
            name,
            chips.collect::<Vec<Markup>>()
        )
    };
    markup!("<dl class=\"may\">{}</dl>", rows.map(row).collect::<Vec<Markup>>())
}

/// True where segments on their way may be touched, and where calls may be made.
pub fn touches(challenge: &Challenge) -> (bool, bool) {
    let path = challenge.may.kinds.iter().any(|kind| path_key(*kind).is_some());
    (path, !challenge.may.hosts.is_empty())
}

/// True for an act that loses or damages a segment.
pub fn loses(act: &LinkAct) -> bool {
    matches!(ActKind::of(&act.deed), Some(ActKind::Drop | ActKind::Corrupt))
}

/// The key of a call's name, for the hosts that have a use for it.
const fn call_key(kind: ActKind, host: Side) -> Option<&'static str> {
    Some(match (kind, host) {
        (ActKind::Open, Side::Client) => "call.open",
        (ActKind::Listen, Side::Server) => "call.listen",
        (ActKind::Send, _) => "call.send",
        (ActKind::Shutdown, _) => "call.shutdown",
        (ActKind::Close, _) => "call.close",
        (ActKind::Abort, _) => "call.abort",
        (ActKind::Open, Side::Server) | (ActKind::Listen, Side::Client) => return None,
        (
            ActKind::Drop
            | ActKind::Delay
            | ActKind::Duplicate
            | ActKind::Corrupt
            | ActKind::Deliver
            | ActKind::Network,
            _,
        ) => return None,
    })
}

/// The key of what is done to a segment on its way.
const fn path_key(kind: ActKind) -> Option<&'static str> {
    Some(match kind {
        ActKind::Drop => "act.drop.short",
        ActKind::Delay => "act.delay.short",
        ActKind::Duplicate => "act.duplicate.short",
        ActKind::Corrupt => "act.corrupt.short",
        ActKind::Deliver => "act.deliver.short",
        ActKind::Network => "learn.way.challenges.network",
        ActKind::Open | ActKind::Listen | ActKind::Send | ActKind::Shutdown | ActKind::Close | ActKind::Abort => {
            return None;
        }
    })
}

/// The limits that are broken, each with how to go on.
pub fn broken(challenge: &Challenge, broken: &[Broken], acts: &[LinkAct], trace: &Trace, learner: &Learner) -> Markup {
    let words = &learner.words;
    let most = |key, most: u8| words.fill(key, &[("n", &most.to_string())]);
    let of_act = |key, n: usize| {
        let act = acts.get(n).map(|act| tell(act, trace, words)).unwrap_or_default();
        words.fill(key, &[("act", &act)])
    };
    let told = broken.iter().map(|limit| match limit {
        Broken::Acts => most("learn.way.challenges.broken.acts", challenge.may.acts),
        Broken::Losses => most("learn.way.challenges.broken.losses", challenge.may.losses),
        Broken::Kind(n) => of_act("learn.way.challenges.broken.kind", *n),
        Broken::Host(n) => of_act("learn.way.challenges.broken.host", *n),
    });
    let told: Vec<Markup> = told.map(|text| markup!("<li>{}</li>", text)).collect();
    if told.is_empty() {
        return Markup::default();
    }
    worded!(
        words,
        "<div class=\"note broken\"><p><b>{learn.way.challenges.broken}</b></p><ul>{}</ul><p>{learn.way.challenges.broken.then}</p></div>",
        told
    )
}

/// An act as a sentence, as the list of the learner's acts has it.
fn tell(act: &LinkAct, trace: &Trace, words: &Catalogue) -> String {
    let noun = |wanted: u32| {
        let sent = trace.records.iter().find_map(|record| {
            let Kind::Sent { segment, header, retransmission, .. } = record.kind else { return None };
            (segment == wanted).then_some((header, retransmission))
        });
        sent.map_or_else(
            || words.fill("segment.number", &[("n", &wanted.to_string())]),
            |(header, again)| segment_noun(&header, again, words),
        )
    };
    let of = |key, segment: u32| words.fill(key, &[("segment", &noun(segment))]);
    match &act.deed {
        LinkDeed::Drop(segment, _) | LinkDeed::Decide(CallName::Drop, segment) => of("you.drop", *segment),
        LinkDeed::Delay(segment, _, span) => {
            words.fill("you.delay", &[("segment", &noun(*segment)), ("span", &words.span(*span))])
        }
        LinkDeed::Duplicate(segment, _) => of("you.duplicate", *segment),
        LinkDeed::Corrupt(segment, _) => of("you.corrupt", *segment),
        LinkDeed::Decide(CallName::Duplicate, segment) => of("you.deliver.copy", *segment),
        LinkDeed::Decide(_, segment) => of("you.deliver", *segment),
        LinkDeed::Network(on) => words.get(if *on { "you.network.on" } else { "you.network.off" }).to_owned(),
        LinkDeed::Call(host, call, text) => {
            let key = format!("you.call.{}", call.name());
            let key = if words.has(&key) { key.as_str() } else { "you.call.other" };
            let bytes = text.as_ref().map_or(0, |text| u32::try_from(text.len()).unwrap_or(u32::MAX));
            let slots = [("host", words.host(*host)), ("call", call.name()), ("bytes", &words.bytes(bytes))];
            words.fill(key, &slots)
        }
    }
}
