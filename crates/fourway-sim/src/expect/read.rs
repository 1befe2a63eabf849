//! The expectations of a document, checked entry by entry.

use super::{Counted, Expect, Predicate};
use crate::Outcome;
use crate::document::compile::{number, side, span, state};
use crate::document::refusal::Phrase;
use crate::document::script::compile_match;
use crate::document::{Expectation, Kind, Refusal};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use fourway_proto::{AppError, Rule};

/// Check the expectations of a document.
pub(crate) fn compile(docs: &[Expectation]) -> Result<Vec<Expect>, Refusal> {
    docs.iter().enumerate().map(|(n, doc)| compile_one(&format!("expect[{n}]"), doc)).collect()
}

fn compile_one(path: &str, doc: &Expectation) -> Result<Expect, Refusal> {
    let at = |key: &str| format!("{path}.{key}");
    let within = doc.within_ms.map(|ms| span(&at("within_ms"), ms)).transpose()?;
    let found = predicates(path, doc)?;
    let count = found.len();
    let stray = |key: &str| Err(Refusal::new(at(key), Phrase::of(Kind::Stray, [("key", key.into())])));
    if (doc.is.is_some() || doc.contains.is_some()) && doc.path_of.is_none() {
        return stray(if doc.is.is_some() { "is" } else { "contains" });
    }
    if doc.at_ms.is_some() && doc.state.is_none() {
        return stray("at_ms");
    }
    if doc.times.is_some() && doc.sent.is_none() && doc.received.is_none() && doc.dropped.is_none() {
        return stray("times");
    }
    match (found.into_iter().next(), count, within) {
        (Some(predicate), 1, _) => Ok(Expect { predicate, within }),
        (None, _, Some(_)) => Ok(Expect { predicate: Predicate::Ends, within }),
        (_, count, _) => {
            let known =
                ["path_of", "state", "sent", "received", "dropped", "outcome", "never", "delivered", "error", "rule"];
            Err(Refusal::found(path, Phrase::count(Kind::Predicates, count), Phrase::one_of(&known)))
        }
    }
}

/// All predicates that one entry names.
fn predicates(path: &str, doc: &Expectation) -> Result<Vec<Predicate>, Refusal> {
    let at = |key: &str| format!("{path}.{key}");
    let mut found = Vec::new();
    if let Some(host) = doc.path_of {
        let states = |key: &str, list: &[String]| {
            list.iter()
                .enumerate()
                .map(|(n, name)| state(&format!("{path}.{key}[{n}]"), name))
                .collect::<Result<Vec<_>, _>>()
        };
        found.push(match (&doc.is, &doc.contains) {
            (Some(list), None) => Predicate::PathIs(side(host), states("is", list)?),
            (None, Some(list)) => Predicate::PathContains(side(host), states("contains", list)?),
            (_, _) => {
                let problem = [("key", "path_of".into()), ("one", "is".into()), ("other", "contains".into())];
                return Err(Refusal::new(path, Phrase::of(Kind::NotOne, problem)));
            }
        });
    }
    if let Some(held) = &doc.state {
        let when = doc.at_ms.map(|ms| span(&at("at_ms"), ms)).transpose()?;
        found.push(Predicate::StateAt(side(held.host), state(&at("state.state"), &held.state)?, when));
    }
    for (key, wanted, what) in [
        ("sent", &doc.sent, Counted::Sent),
        ("received", &doc.received, Counted::Received),
        ("dropped", &doc.dropped, Counted::Dropped),
    ] {
        if let Some(wanted) = wanted {
            let times = doc.times.map(|times| number(&at("times"), times, 0, u32::MAX)).transpose()?;
            found.push(Predicate::Count(what, compile_match(&at(key), wanted)?, times));
        }
    }
    if let Some(name) = &doc.outcome {
        let known = Outcome::ALL.iter().find(|outcome| outcome.name() == name);
        let names: Vec<_> = Outcome::ALL.iter().map(|outcome| outcome.name()).collect();
        let problem = || Phrase::unknown(Kind::UnknownOutcome, name, Phrase::one_of(&names));
        found.push(Predicate::Outcome(*known.ok_or_else(|| Refusal::new(at("outcome"), problem()))?));
    }
    if let Some(inner) = &doc.never {
        found.push(Predicate::Never(Box::new(compile_one(&at("never"), inner)?)));
    }
    if let Some(delivered) = &doc.delivered {
        found.push(Predicate::Delivered(side(delivered.host), delivered.bytes, delivered.whole));
    }
    if let Some(told) = &doc.error {
        found.push(Predicate::Error(
            side(told.host),
            told.is.as_deref().map(|name| error(&at("error.is"), name)).transpose()?,
        ));
    }
    if let Some(name) = &doc.rule {
        let problem = || Refusal::new(at("rule"), Phrase::unknown(Kind::UnknownRule, name, Kind::RuleName));
        found.push(Predicate::Rule(Rule::from_name(name).ok_or_else(problem)?));
    }
    Ok(found)
}

fn error(path: &str, name: &str) -> Result<AppError, Refusal> {
    let known = [AppError::ConnectionReset, AppError::ConnectionRefused, AppError::TimedOut];
    known.into_iter().find(|error| error.name() == name).ok_or_else(|| {
        let known = known.map(AppError::name);
        Refusal::new(path, Phrase::unknown(Kind::UnknownError, name, Phrase::one_of(&known)))
    })
}
