//! The expectations: each as a sentence with what the run says to it, which unfolds into its fields.

use super::Sheet;
use super::control::Standing;
use super::edit;
use super::entries::REQUIRED;
use super::fields::{DELIVERED, ENTERS, EXPECTATION, FAILED, Form, MATCH};
use crate::markup::Markup;
use fourway_proto::{AppError, State};
use fourway_sim::document::{Put, Tree};
use fourway_sim::{Expect, Found, Outcome, Predicate, Refusal, Side};

/// What can be expected. A path is told by how it is compared, all others by their key.
pub const KINDS: &[&str] =
    &["contains", "is", "state", "sent", "received", "dropped", "outcome", "delivered", "error", "rule", "ends"];

impl Sheet<'_> {
    pub(super) fn expectations(&self) -> Markup {
        let expect = self.run.scenario.expect.list();
        let fails = expect.iter().filter(|expect| expect.check(&self.run.trace).is_err()).count();
        let note = match (expect.len(), fails) {
            (0, _) => self.words.get("set.none").to_owned(),
            (n, 0) => self.words.fill("set.expect.hold", &[("n", &n.to_string())]),
            (n, fails) => self.words.fill("set.expect.fail", &[("n", &n.to_string()), ("fails", &fails.to_string())]),
        };
        let content = self.list("expect", &|path, n| self.expectation(path, n, expect.get(n)));
        self.section("expect", &note, false, content)
    }

    fn expectation(&self, path: &str, n: usize, expect: Option<&Expect>) -> Markup {
        let found = expect.and_then(|expect| expect.check(&self.run.trace).err());
        let holds = match &found {
            None => self.words.get("set.expect.holds").to_owned(),
            Some(failure) => self.words.fill("set.expect.found", &[("found", &self.found(&failure.found))]),
        };
        let within = expect.and_then(|expect| expect.within);
        let inner = innermost(&self.tree, path);
        let mut told = expect.map(|expect| self.told(&expect.predicate, &inner)).unwrap_or_default();
        if let Some(within) = within {
            told = self.words.fill("set.expect.within", &[("told", &told), ("ms", &super::host::ms(within))]);
        }
        let kind = kind(&self.tree, &inner);
        let said = |value: &str| Standing { value: Some(value.to_owned()), usual: None };
        let mut fields = vec![
            self.names(&EXPECTATION, path, "kind", KINDS, &said(kind)),
            self.names(&EXPECTATION, path, "not", &["false", "true"], &said(&(inner != path).to_string())),
        ];
        let mut some = |form: &Form, at: &str, keys: &[(&str, &str)]| fields.extend(self.some(form, at, keys));
        match kind {
            "is" | "contains" => some(&EXPECTATION, &inner, &[("path_of", REQUIRED), (kind, REQUIRED)]),
            "state" => {
                some(&ENTERS, &format!("{inner}.state"), &[("host", REQUIRED), ("state", REQUIRED)]);
                some(&EXPECTATION, &inner, &[("at_ms", "")]);
            }
            "sent" | "received" | "dropped" => {
                let any = self.words.get("set.any");
                let keys = [
                    ("from", any),
                    ("flags", ""),
                    ("without", ""),
                    ("retransmission", any),
                    ("data", any),
                    ("nth", ""),
                ];
                some(&MATCH, &format!("{inner}.{kind}"), &keys);
                some(&EXPECTATION, &inner, &[("times", "")]);
            }
            "delivered" => {
                let any = self.words.get("set.any");
                some(&DELIVERED, &format!("{inner}.delivered"), &[("host", REQUIRED), ("bytes", ""), ("whole", any)]);
            }
            "error" => {
                let any = self.words.get("set.any");
                some(&FAILED, &format!("{inner}.error"), &[("host", REQUIRED), ("is", any)]);
            }
            "outcome" | "rule" => some(&EXPECTATION, &inner, &[(kind, REQUIRED)]),
            _ => {}
        }
        let at = if kind == "ends" { &inner } else { path };
        some(&EXPECTATION, at, &[("within_ms", "")]);
        self.entry(path, n, "expect", [holds, told], Some(found.is_none()), fields)
    }

    /// What is expected as a sentence without its full stop; a match stands at `inner`.
    fn told(&self, predicate: &Predicate, inner: &str) -> String {
        let words = self.words;
        let told = |what: &str, slots: &[(&str, &str)]| words.fill(&format!("set.expect.told.{what}"), slots);
        let of = |side: &Side| ("host", words.host(*side));
        match predicate {
            Predicate::PathIs(side, states) => told("is", &[of(side), ("states", &names(states))]),
            Predicate::PathContains(side, states) => told("contains", &[of(side), ("states", &names(states))]),
            Predicate::StateAt(side, state, None) => told("state", &[of(side), ("state", state.name())]),
            Predicate::StateAt(side, state, Some(at)) => {
                told("state.at", &[of(side), ("state", state.name()), ("at", &words.span(*at))])
            }
            Predicate::Count(what, _, times) => {
                let which = self.matched(&format!("{inner}.{}", what.name()), "set.expect.told.from");
                let one = told(what.name(), &[("which", &which)]);
                times.map_or_else(|| one.clone(), |n| told("times", &[("told", &one), ("n", &n.to_string())]))
            }
            Predicate::Outcome(outcome) => told("outcome", &[("outcome", &self.outcome(*outcome))]),
            Predicate::Never(within) => told("never", &[("told", &self.told(&within.predicate, inner))]),
            Predicate::Delivered(side, bytes, whole) => {
                let bytes = bytes.map(|bytes| words.bytes(bytes));
                let whole = whole.map(|whole| words.get(all(whole)).to_owned());
                let mut what: Vec<String> = [bytes, whole].into_iter().flatten().collect();
                if what.is_empty() {
                    what.push(told("any", &[]));
                }
                told("delivered", &[of(side), ("what", &words.joined("join.list", &what))])
            }
            Predicate::Error(side, Some(error)) => told("error", &[of(side), ("error", error.name())]),
            Predicate::Error(side, None) => told("error.any", &[of(side)]),
            Predicate::Rule(rule) => told("rule", &[("rule", rule.name())]),
            Predicate::Ends => told("ends", &[]),
        }
    }

    /// What was found in its place.
    fn found(&self, found: &Found) -> String {
        let words = self.words;
        let plain = |what: &str| words.get(&format!("set.expect.found.{what}")).to_owned();
        match found {
            Found::Path(states) => names(states),
            Found::State(state) => state.map_or_else(|| plain("host"), |state| state.name().to_owned()),
            Found::Count(count) => count.to_string(),
            Found::Outcome(outcome) => outcome.map_or_else(|| plain("running"), |outcome| self.outcome(outcome)),
            Found::Delivered(got, sent, whole) => {
                let slots = [("got", &*got.to_string()), ("bytes", &words.bytes(*sent))];
                let part = words.fill("set.expect.found.delivered", &slots);
                words.joined("join.list", &[part.as_str(), words.get(all(*whole))])
            }
            Found::Errors(errors) if errors.is_empty() => plain("error"),
            Found::Errors(errors) => {
                let names: Vec<&str> = errors.iter().copied().map(AppError::name).collect();
                words.joined("join.list", &names)
            }
            Found::NoRule => plain("rule"),
            Found::Running => plain("running"),
        }
    }

    fn outcome(&self, outcome: Outcome) -> String {
        self.words.get(&format!("set.outcome={}", outcome.name())).to_owned()
    }
}

fn names(states: &[State]) -> String {
    states.iter().map(|state| state.name()).collect::<Vec<_>>().join(" → ")
}

/// The key of whether everything was delivered.
const fn all(whole: bool) -> &'static str {
    if whole { "set.expect.told.whole=true" } else { "set.expect.told.whole=false" }
}

/// The place of the predicate that is turned round, and not of what turns it.
fn innermost(tree: &Tree, path: &str) -> String {
    let mut path = path.to_owned();
    while tree.is_object(&format!("{path}.never")) {
        path.push_str(".never");
    }
    path
}

fn kind(tree: &Tree, path: &str) -> &'static str {
    let there = KINDS.iter().find(|kind| tree.text(&format!("{path}.{kind}")).is_some());
    there.copied().unwrap_or("ends")
}

/// Puts a value at a key of an expectation. Another kind begins with something that can be expected.
pub fn put(tree: &mut Tree, entry: &str, key: &str, value: &str) -> Result<(), Refusal> {
    let inner = innermost(tree, entry);
    match key {
        "kind" => {
            let began = match value {
                "contains" => r#"{"path_of":"client","contains":["FIN-WAIT-1","FIN-WAIT-2"]}"#,
                "is" => r#"{"path_of":"server","is":["ESTABLISHED","CLOSE-WAIT","LAST-ACK","CLOSED"]}"#,
                "state" => r#"{"state":{"host":"client","state":"TIME-WAIT"},"at_ms":1000}"#,
                "sent" => r#"{"sent":{"flags":["FIN"]}}"#,
                "received" => r#"{"received":{"flags":["FIN"]}}"#,
                "dropped" => r#"{"dropped":{}}"#,
                "delivered" => r#"{"delivered":{"host":"server"}}"#,
                "error" => r#"{"error":{"host":"server"}}"#,
                "rule" => r#"{"rule":"close-first"}"#,
                "ends" => r#"{"within_ms":240000}"#,
                _ => edit::OUTCOME,
            };
            tree.put(&inner, Put::Json(began))
        }
        "not" if value == "true" => {
            let whole = tree.text(entry).unwrap_or_default();
            tree.put(entry, Put::Json(&format!("{{\"never\":{whole}}}")))
        }
        "not" => {
            let whole = tree.text(&format!("{entry}.never"));
            whole.map_or(Ok(()), |whole| tree.put(entry, Put::Json(&whole)))
        }
        _ => edit::plain(tree, &format!("{entry}.{key}"), value),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{after, drawn, scenario};
    use super::*;
    use crate::settings::edit::set;

    const CLOSED: &str = r#"{"fourway": 1, "expect": [{"outcome": "closed"}]}"#;

    #[track_caller]
    fn check(puts: &[(&str, &str)], expected: &str) {
        assert_eq!(after(CLOSED, puts), format!(r#"{{"fourway":1,"expect":[{expected}]}}"#));
    }

    #[test]
    fn every_kind_begins_with_what_can_be_expected() {
        for kind in KINDS {
            let text = after(CLOSED, &[("expect[0].kind", kind)]);
            assert!(text.contains(&format!("\"{}\":", if *kind == "ends" { "within_ms" } else { kind })), "{text}");
            let html = drawn(&scenario(&text));
            assert!(html.contains(&format!("<option value=\"{kind}\" selected=\"true\">")), "{kind}");
            let turned = after(&text, &[("expect[0].not", "true")]);
            assert!(turned.contains(r#""expect":[{"never":{"#), "{turned}");
            assert_eq!(after(&turned, &[("expect[0].not", "false")]), text);
        }
    }

    #[test]
    fn each_field_of_a_kind_is_set_at_its_place() {
        check(&[("expect[0].outcome", "reset")], r#"{"outcome":"reset"}"#);
        check(&[("expect[0].within_ms", "500")], r#"{"outcome":"closed","within_ms":500}"#);
        check(
            &[
                ("expect[0].kind", "is"),
                ("expect[0].is", "established → fin-wait-1,closed"),
                ("expect[0].path_of", "client"),
            ],
            r#"{"path_of":"client","is":["ESTABLISHED","FIN-WAIT-1","CLOSED"]}"#,
        );
        check(
            &[
                ("expect[0].kind", "sent"),
                ("expect[0].not", "true"),
                ("expect[0].never.sent.flags", "RST"),
                ("expect[0].never.times", "2"),
            ],
            r#"{"never":{"sent":{"flags":["FIN","RST"]},"times":2}}"#,
        );
        check(
            &[
                ("expect[0].kind", "delivered"),
                ("expect[0].delivered.whole", "true"),
                ("expect[0].delivered.bytes", "5"),
            ],
            r#"{"delivered":{"host":"server","bytes":5,"whole":true}}"#,
        );
        check(
            &[("expect[0].kind", "error"), ("expect[0].error.is", "ECONNRESET")],
            r#"{"error":{"host":"server","is":"ECONNRESET"}}"#,
        );
        check(
            &[("expect", "+"), ("expect[1].kind", "rule"), ("expect[1]", "up"), ("expect[1]", "-")],
            r#"{"rule":"close-first"}"#,
        );
    }

    #[test]
    fn what_cannot_be_expected_is_refused_in_one_line() {
        let refused = |path: &str, value: &str, expected: &str| {
            let refusal = set(&scenario(&after(CLOSED, &[("expect[0].kind", "is")])), path, value).unwrap_err();
            assert!(refusal.starts_with(expected) && !refusal.contains('\n'), "{refusal}");
        };
        refused("expect[0].is", "ESTABLISHED, DONE", "expect[0].is[1]: unknown state \"DONE\"");
        refused("expect[0].within_ms", "-1", "expect[0].within_ms: found -1");
        refused("expect[9].outcome", "reset", "expect[9].outcome: found no such place");
    }
}
