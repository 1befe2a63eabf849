//! From a document to a scenario: ranges, references and defaults; decimal milliseconds become microseconds.

use super::Refusal;
use super::kinds::Kind;
use super::print::decimal;
use super::refusal::Phrase;
use super::script::{compile_faults, compile_script};
use super::types::{Document, HostDoc, HostSettings, PathDoc, SideDoc, Start};
use crate::bounds::{LARGEST_WINDOW, LONGEST_PAYLOAD, LONGEST_SPAN};
use crate::path::CERTAIN;
use crate::scenario::PathChange;
use crate::sim::default_isn;
use crate::{HostPlan, PathSide, Scenario, Side};
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;
use fourway_proto::{Config, Keepalive, Micros, Profile, Seq, State, TimeWait};

/// Longest virtual time that a document may name.
const LONGEST_MS: f64 = LONGEST_SPAN.0 as f64 / 1000.0;

impl Scenario {
    /// Check a document and turn it into what a run needs.
    ///
    /// # Errors
    /// One [`Refusal`] for the first thing that is out of range or refers to nothing.
    pub fn compile(document: &Document) -> Result<Self, Refusal> {
        if document.fourway != 1 {
            return Err(Refusal::found("fourway", Phrase::count(Kind::Version, document.fourway), "1"));
        }
        let manual = document.path.manual.unwrap_or(false);
        let established = document.start.unwrap_or_default() == Start::Established;
        Ok(Self {
            title: document.title.clone(),
            seed: document.seed,
            established,
            manual,
            path: compile_path(&document.path)?,
            hosts: [
                compile_host("client", &document.client, Side::Client)?,
                compile_host("server", &document.server, Side::Server)?,
            ],
            script: match &document.script {
                Some(entries) => {
                    compile_script(entries, [is_scripted(&document.client), is_scripted(&document.server)])?
                }
                None => Self::plain_close(),
            },
            faults: compile_faults(&document.faults)?,
            until: span_or("until_ms", document.until_ms, Self::USUAL_UNTIL)?,
            expect: crate::expect::compile(&document.expect)?.into(),
        })
    }
}

fn is_scripted(host: &HostDoc) -> bool {
    matches!(host, HostDoc::Scripted)
}

pub(crate) fn side(doc: SideDoc) -> Side {
    match doc {
        SideDoc::Client => Side::Client,
        SideDoc::Server => Side::Server,
    }
}

pub(crate) fn state(path: &str, name: &str) -> Result<State, Refusal> {
    State::from_name(name).ok_or_else(|| {
        let known: Vec<_> = State::ALL.iter().map(|state| state.name()).collect();
        Refusal::new(path, Phrase::unknown(Kind::UnknownState, name, Phrase::one_of(&known)))
    })
}

pub(crate) fn span(path: &str, ms: f64) -> Result<Micros, Refusal> {
    if (0.0..=LONGEST_MS).contains(&ms) {
        // Halves round up; `core` has no rounding of floats.
        return Ok(Micros((ms * 1000.0 + 0.5) as u64));
    }
    Err(Refusal::new(path, Phrase::out_of(Kind::Milliseconds, decimal(ms), 0, decimal(LONGEST_MS))))
}

fn span_or(path: &str, ms: Option<f64>, default: Micros) -> Result<Micros, Refusal> {
    ms.map_or(Ok(default), |ms| span(path, ms))
}

fn chance(path: &str, probability: f64) -> Result<u32, Refusal> {
    if (0.0..=1.0).contains(&probability) {
        return Ok((probability * f64::from(CERTAIN) + 0.5) as u32);
    }
    Err(Refusal::new(path, Phrase::out_of(Kind::Probability, decimal(probability), 0, 1)))
}

pub(crate) fn number(path: &str, found: u32, least: u32, most: u32) -> Result<u32, Refusal> {
    if (least..=most).contains(&found) {
        return Ok(found);
    }
    Err(Refusal::new(path, Phrase::out_of(Kind::Range, found, least, most)))
}

fn choice<T>(path: &str, found: &str, known: &[(&str, T)]) -> Result<T, Refusal>
where
    T: Copy,
{
    known.iter().find(|(name, _)| *name == found).map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<_> = known.iter().map(|(name, _)| *name).collect();
        Refusal::new(
            path,
            Phrase::unknown(Kind::UnknownValue, found, Phrase::of(Kind::OneOf, [("list", names.join(", ").into())])),
        )
    })
}

fn compile_path(doc: &PathDoc) -> Result<[PathSide; 2], Refusal> {
    if doc.to_server.is_none() && doc.to_client.is_none() {
        let both = path_change("path", doc)?.over(PathSide::USUAL);
        return Ok([both; 2]);
    }
    if doc.has_keys_for_both_ways() {
        let ways = [("one", "to_server".into()), ("other", "to_client".into())];
        return Err(Refusal::new("path", Phrase::of(Kind::BothWays, ways)));
    }
    let way = |key: &str, doc: Option<&PathDoc>| {
        let path = format!("path.{key}");
        let Some(doc) = doc else { return Ok(PathSide::USUAL) };
        if doc.to_server.is_some() || doc.to_client.is_some() || doc.manual.is_some() {
            return Err(Refusal::new(path, Phrase::of(Kind::OneWay, [("key", "manual".into())])));
        }
        Ok(path_change(&path, doc)?.over(PathSide::USUAL))
    };
    Ok([way("to_server", doc.to_server.as_deref())?, way("to_client", doc.to_client.as_deref())?])
}

pub(super) fn path_change(path: &str, doc: &PathDoc) -> Result<PathChange, Refusal> {
    let at = |key: &str| {
        if path.is_empty() { key.to_string() } else { format!("{path}.{key}") }
    };
    let ms = |key: &str, ms: Option<f64>| ms.map(|ms| span(&at(key), ms)).transpose();
    let odds = |key: &str, odds: Option<f64>| odds.map(|odds| chance(&at(key), odds)).transpose();
    Ok(PathChange {
        delay: ms("delay_ms", doc.delay_ms)?,
        jitter: ms("jitter_ms", doc.jitter_ms)?,
        loss: odds("loss", doc.loss)?,
        duplicate: odds("duplicate", doc.duplicate)?,
        reorder: odds("reorder", doc.reorder)?,
        corrupt: odds("corrupt", doc.corrupt)?,
        manual: doc.manual,
    })
}

impl PathChange {
    /// The path with these changes.
    #[must_use]
    pub fn over(&self, side: PathSide) -> PathSide {
        PathSide {
            delay: self.delay.unwrap_or(side.delay),
            jitter: self.jitter.unwrap_or(side.jitter),
            loss: self.loss.unwrap_or(side.loss),
            duplicate: self.duplicate.unwrap_or(side.duplicate),
            reorder: self.reorder.unwrap_or(side.reorder),
            corrupt: self.corrupt.unwrap_or(side.corrupt),
        }
    }
}

fn compile_host(path: &str, doc: &HostDoc, side: Side) -> Result<Option<HostPlan>, Refusal> {
    match doc {
        HostDoc::Scripted => Ok(None),
        HostDoc::Endpoint(settings) => {
            let isn = settings.isn.map_or(default_isn(side), Seq);
            let profile = compile_profile(path, settings)?;
            Ok(Some(HostPlan { profile, config: compile_settings(path, settings, profile.config())?, isn }))
        }
    }
}

fn compile_profile(path: &str, doc: &HostSettings) -> Result<Profile, Refusal> {
    let profiles = Profile::ALL.map(|profile| (profile.name(), profile));
    let choose = |name| choice(&format!("{path}.profile"), name, &profiles);
    doc.profile.as_deref().map_or(Ok(Profile::default()), choose)
}

fn compile_settings(path: &str, doc: &HostSettings, base: Config) -> Result<Config, Refusal> {
    let at = |key: &str| format!("{path}.{key}");
    let ms = |key: &str, value: Option<f64>, default| span_or(&at(key), value, default);
    let optional = |key: &str, value: Option<Option<f64>>, default| match value {
        None => Ok(default),
        Some(None) => Ok(None),
        Some(Some(ms)) => span(&at(key), ms).map(Some),
    };
    let config = Config {
        mss: doc.mss.map_or(Ok(base.mss), |mss| number(&at("mss"), mss, 1, LONGEST_PAYLOAD))?,
        window: doc.window.map_or(Ok(base.window), |window| number(&at("window"), window, 0, LARGEST_WINDOW))?,
        rto_initial: ms("rto_initial_ms", doc.rto_initial_ms, base.rto_initial)?,
        rto_min: ms("rto_min_ms", doc.rto_min_ms, base.rto_min)?,
        rto_max: ms("rto_max_ms", doc.rto_max_ms, base.rto_max)?,
        max_retransmits: doc
            .max_retransmits
            .map_or(Ok(u32::from(base.max_retransmits)), |n| number(&at("max_retransmits"), n, 0, 255))?
            as u8,
        user_timeout: optional("user_timeout_ms", doc.user_timeout_ms, base.user_timeout)?,
        msl: ms("msl_ms", doc.msl_ms, base.msl)?,
        time_wait: doc.time_wait.as_deref().map_or(Ok(base.time_wait), |name| {
            choice(&at("time_wait"), name, &[("full", TimeWait::Full), ("none", TimeWait::None)])
        })?,
        rfc1337: doc.rfc1337.unwrap_or(base.rfc1337),
        timestamps: doc.timestamps.unwrap_or(base.timestamps),
        time_wait_reuse: doc.time_wait_reuse.unwrap_or(base.time_wait_reuse),
        challenge_ack: doc.challenge_ack.unwrap_or(base.challenge_ack),
        delayed_ack: ms("delayed_ack_ms", doc.delayed_ack_ms, base.delayed_ack)?,
        fin_wait_2_timeout: optional("fin_wait_2_timeout_ms", doc.fin_wait_2_timeout_ms, base.fin_wait_2_timeout)?,
        keepalive: keepalive(path, doc, base.keepalive)?,
        linger_zero: match doc.linger {
            None => base.linger_zero,
            Some(None) => false,
            Some(Some(0)) => true,
            Some(Some(seconds)) => {
                return Err(Refusal::found(at("linger"), seconds.to_string(), Phrase::one_of(&["null", "0"])));
            }
        },
        half_duplex_close: doc.half_duplex_close.unwrap_or(base.half_duplex_close),
    };
    if config.rto_min > config.rto_max {
        let most = ("most", Phrase::count(Kind::Ms, config.rto_max).into());
        let most = Phrase::of(Kind::AtMostOf, [("key", "rto_max_ms".into()), most]);
        return Err(Refusal::found(at("rto_min_ms"), Phrase::count(Kind::Ms, config.rto_min), most));
    }
    for (key, span) in [("rto_initial_ms", config.rto_initial), ("rto_max_ms", config.rto_max)] {
        if span == Micros::ZERO {
            return Err(Refusal::found(at(key), "0", Kind::More));
        }
    }
    Ok(config)
}

fn keepalive(path: &str, doc: &HostSettings, base: Option<Keepalive>) -> Result<Option<Keepalive>, Refusal> {
    let at = |key: &str| format!("{path}.keepalive.{key}");
    match &doc.keepalive {
        None => Ok(base),
        Some(None) => Ok(None),
        Some(Some(doc)) => {
            let positive = |key: &str, ms: f64| match span(&at(key), ms)? {
                Micros::ZERO => Err(Refusal::found(at(key), "0", Kind::More)),
                span => Ok(span),
            };
            Ok(Some(Keepalive {
                idle: positive("idle_ms", doc.idle_ms)?,
                interval: positive("interval_ms", doc.interval_ms)?,
                probes: number(&at("probes"), doc.probes, 1, 255)? as u8,
            }))
        }
    }
}
