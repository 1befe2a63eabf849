//! The entries of the script and of the faults: each as a sentence that unfolds into its fields.

use super::Sheet;
use super::control::{self, Standing, bits, select, told};
use super::edit::{self, MATCH as BY_KIND, NUMBER};
use super::fields::{ACTS, BITS, ENTERS, FAULT, Form, Kind, MADE, MATCH, PATH_ACTS, STEP};
use crate::markup::{Markup, markup};

/// Entries that are shown; the others can be changed in the document itself.
const MOST: usize = 100;

impl Sheet<'_> {
    pub(super) fn script(&self) -> Markup {
        let plain = self.said.text("script").is_none();
        let note = match self.tree.len("script") {
            _ if plain => self.words.get("set.script.plain").to_owned(),
            0 => self.words.get("set.none").to_owned(),
            n => n.to_string(),
        };
        let content = self.list("script", &|path, n| self.step(path, n));
        self.section("script", &note, false, content)
    }

    pub(super) fn faults(&self) -> Markup {
        let note = match self.tree.len("faults") {
            0 => self.words.get("set.none").to_owned(),
            n => n.to_string(),
        };
        let content = self.list("faults", &|path, n| self.fault(path, n));
        self.section("faults", &note, false, content)
    }

    /// The entries of a list, and what adds one or removes all.
    pub(super) fn list(&self, list: &str, entry: &dyn Fn(&str, usize) -> Markup) -> Vec<Markup> {
        let there = self.tree.len(list);
        let entries: Vec<Markup> = (0..there.min(MOST)).map(|n| entry(&format!("{list}[{n}]"), n)).collect();
        let more = (there > MOST).then(|| {
            let rest = (there - MOST).to_string();
            markup!("<p class=\"what\">{}</p>", self.words.fill("set.more", &[("n", &rest)]))
        });
        let add = control::put(list, edit::ADD, self.words.get(&format!("set.{list}.add")), None, false);
        let clear = control::put(list, edit::REMOVE, self.words.get("set.clear"), None, there == 0);
        vec![markup!(
            "<p class=\"what\">{}</p><ol class=\"entries\" data-list={}>{}</ol>{}<div class=\"tools\">{}{}</div>{}",
            self.words.get(&format!("set.{list}.what")),
            list,
            entries,
            more,
            add,
            clear,
            control::wrong(list)
        )]
    }

    /// One entry: a sentence, and what it unfolds into.
    pub(super) fn entry(
        &self,
        path: &str,
        n: usize,
        list: &str,
        [when, what]: [String; 2],
        holds: Option<bool>,
        fields: Vec<Markup>,
    ) -> Markup {
        let last = n + 1 == self.tree.len(list);
        let host = self.tree.text(&format!("{path}.on")).or_else(|| self.tree.text(&format!("{path}.match.from")));
        markup!(
            "<li key={} class=\"entry\" data-host={} data-holds={}><details>
                <summary><span class=\"when\">{}</span><b>{}</b></summary>
                <div class=\"fields\">{}</div>
                <div class=\"tools\">{}{}{}</div>
                {}
            </details></li>",
            path,
            host,
            holds,
            when,
            what,
            fields,
            self.tool(path, edit::UP, "set.up", n, n == 0),
            self.tool(path, edit::DOWN, "set.down", n, last),
            self.tool(path, edit::REMOVE, "set.remove", n, false),
            control::wrong(path)
        )
    }

    /// The fields of these keys at a place; what they are without a value stands in `usual`.
    pub(super) fn some(&self, form: &Form, path: &str, keys: &[(&str, &str)]) -> Vec<Markup> {
        let field = |(key, usual): &(&str, &str)| {
            let of = form.field(key)?;
            let place = format!("{path}.{key}");
            if let Kind::Flags = of.kind {
                let [name, what] = told(self.words, form, key);
                return Some(bits(self.words, &place, &name, &what, &BITS, &edit::bits(&self.tree, &place)));
            }
            Some(self.plain(form, of, &place, (*usual != REQUIRED).then_some(*usual)))
        };
        keys.iter().filter_map(field).collect()
    }

    /// A choice at a key whose names depend on what else is chosen.
    pub(super) fn names(&self, form: &Form, path: &str, key: &str, names: &[&str], standing: &Standing) -> Markup {
        let place = format!("{path}.{key}");
        let [name, mut what] = told(self.words, form, key);
        if let ("do", Some(act)) = (key, &standing.value) {
            what = self.words.get(&format!("set.do.{act}.what")).to_owned();
        }
        markup!(
            "<div key={} class=\"field\" data-own=\"false\">
                <label for={}>{}</label><span class=\"control\">{}</span><p class=\"what\" id={}>{}</p>{}
            </div>",
            &place,
            control::at(&place),
            name,
            select(self.words, &place, names, standing),
            control::about(&place),
            what,
            control::wrong(&place)
        )
    }

    fn step(&self, path: &str, n: usize) -> Markup {
        let text = |key: &str| self.tree.text(&format!("{path}.{key}"));
        let (on, act) = (text("on").unwrap_or_default(), text("do").unwrap_or_default());
        let waits = text("when").is_some();
        let said = |value: &str| Standing { value: Some(value.to_owned()), usual: None };
        let mut fields = vec![self.names(
            &STEP,
            path,
            "when",
            &[edit::AT, edit::STATE],
            &said(if waits { edit::STATE } else { edit::AT }),
        )];
        if waits {
            fields.extend(self.some(&ENTERS, &format!("{path}.when"), &[("host", REQUIRED), ("state", REQUIRED)]));
            fields.extend(self.some(&STEP, path, &[("after_ms", "0")]));
        } else {
            fields.extend(self.some(&STEP, path, &[("at_ms", REQUIRED)]));
        }
        fields.extend(self.some(&STEP, path, &[("on", REQUIRED)]));
        let acts = if on == "path" { PATH_ACTS } else { ACTS };
        fields.push(self.names(&STEP, path, "do", acts, &said(&act)));
        fields.extend(self.of_act(path, &act));
        let when = if waits {
            let host = self.words.get(&format!("host.{}.mid", text("when.host").unwrap_or_default())).to_owned();
            let state = text("when.state").unwrap_or_default();
            let after = text("after_ms").unwrap_or_else(|| "0".to_owned());
            let key = if after == "0" { "set.step.on-entering" } else { "set.step.after-entering" };
            self.words.fill(key, &[("host", &host), ("state", &state), ("ms", &after)])
        } else {
            self.words.fill("set.step.at", &[("ms", &text("at_ms").unwrap_or_default())])
        };
        let call = self.words.get(&format!("set.do={act}")).to_owned();
        let place = self.words.get(&format!("set.on={on}")).to_owned();
        let what = self.words.fill("set.step.told", &[("place", &place), ("call", &call)]);
        self.entry(path, n, "script", [when, what], None, fields)
    }

    /// What an action needs besides.
    fn of_act(&self, path: &str, act: &str) -> Vec<Markup> {
        match act {
            "open" | "listen" => self.some(&STEP, path, &[("isn", ""), ("relative", "false")]),
            "send" => self.some(&STEP, path, &[("text", ""), ("bytes", "")]),
            "inject" => {
                let keys = [
                    ("flags", REQUIRED),
                    ("seq", REQUIRED),
                    ("ack", ""),
                    ("relative", "false"),
                    ("len", "0"),
                    ("window", "65535"),
                    ("ts_val", ""),
                    ("ts_ecr", ""),
                ];
                self.some(&MADE, &format!("{path}.segment"), &keys)
            }
            "cut" | "heal" => self.some(&STEP, path, &[("direction", "both")]),
            "set" => {
                let unchanged = self.words.get("set.unchanged");
                let keys = ["delay_ms", "jitter_ms", "loss", "duplicate", "reorder", "corrupt", "manual"];
                let mut fields = self.some(&STEP, path, &[("direction", "both")]);
                fields.extend(keys.iter().flat_map(|key| self.some(&STEP, path, &[(*key, unchanged)])));
                fields
            }
            "deliver" | "drop" | "duplicate" => {
                let number = self.tree.text(&format!("{path}.segment"));
                let way = self.tree.text(&format!("{path}.direction"));
                let chosen = Standing { value: way.or(Some(NUMBER.to_owned())), usual: None };
                let mut fields =
                    vec![self.names(&STEP, path, "direction", &["to_server", "to_client", NUMBER], &chosen)];
                if number.is_some() {
                    fields.extend(self.some(&STEP, path, &[("segment", REQUIRED)]));
                }
                fields
            }
            _ => Vec::new(),
        }
    }

    fn fault(&self, path: &str, n: usize) -> Markup {
        let text = |key: &str| self.tree.text(&format!("{path}.{key}"));
        let (act, number) = (text("do").unwrap_or_default(), text("segment"));
        let by = Standing { value: Some(if number.is_some() { NUMBER } else { BY_KIND }.to_owned()), usual: None };
        let mut fields = vec![self.names(&FAULT, path, "match", &[NUMBER, BY_KIND], &by)];
        if number.is_some() {
            fields.extend(self.some(&FAULT, path, &[("segment", REQUIRED), ("copy", "0"), ("at_ms", "")]));
        } else {
            let any = self.words.get("set.any");
            let keys =
                [("from", any), ("flags", ""), ("without", ""), ("retransmission", any), ("data", any), ("nth", "")];
            fields.extend(self.some(&MATCH, &format!("{path}.match"), &keys));
        }
        fields.extend(self.some(&FAULT, path, &[("do", REQUIRED)]));
        match act.as_str() {
            "delay" => fields.extend(self.some(&FAULT, path, &[("ms", REQUIRED)])),
            "duplicate" => fields.extend(self.some(&FAULT, path, &[("copies", "1"), ("gap_ms", "10")])),
            _ => {}
        }
        let which = number.map_or_else(
            || self.matched(&format!("{path}.match"), "set.match.of"),
            |n| self.words.fill("set.fault.number", &[("n", &n)]),
        );
        let what = self.words.get(&format!("set.fault.do={act}")).to_owned();
        self.entry(path, n, "faults", [which, what], None, fields)
    }

    /// Which segments the match at a place means, in a few words; `of` is the key of whose they are.
    pub(super) fn matched(&self, path: &str, of: &str) -> String {
        let text = |key: &str| self.tree.text(&format!("{path}.{key}"));
        let bits = |key: &str| edit::bits(&self.tree, &format!("{path}.{key}"));
        let joined = |bits: &[&str]| bits.join(" ");
        let mut parts = vec![match text("from") {
            Some(host) => self.words.fill(of, &[("host", self.words.get(&format!("host.{host}.mid")))]),
            None => self.words.get(&format!("{of}.any")).to_owned(),
        }];
        let (with, without) = (bits("flags"), bits("without"));
        if !with.is_empty() {
            parts.push(self.words.fill("set.match.with", &[("bits", &joined(&with))]));
        }
        if !without.is_empty() {
            parts.push(self.words.fill("set.match.not", &[("bits", &joined(&without))]));
        }
        for key in ["retransmission", "data"] {
            if let Some(value) = text(key) {
                parts.push(self.words.get(&format!("set.match.told.{key}.{value}")).to_owned());
            }
        }
        if let Some(nth) = text("nth") {
            parts.push(self.words.fill("set.match.told.nth", &[("n", &nth)]));
        }
        self.words.joined("join.list", &parts)
    }
}

/// Something has to be said.
pub const REQUIRED: &str = "\u{0}";
