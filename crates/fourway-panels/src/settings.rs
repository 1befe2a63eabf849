//! The whole scenario as a form: each key of the contract with what it means, where it is set. A control says in `name` at
//! which place of the document it puts its value; `data-set` tells the page that it does.

mod control;
pub mod edit;
mod entries;
mod expect;
mod fields;
mod host;
#[cfg(test)]
mod tests;

use crate::Run;
use crate::markup::{Markup, markup, worded};
use control::{Standing, field, select};
use edit::{OFF, ON, SCRIPTED};
use fields::{DOCUMENT, Field, Form, HOST, KEEPALIVE, PATH};
use fourway_sim::document::Tree;
use fourway_sim::{PathSide, Scenario, Side};
use fourway_stage::Catalogue;

/// Where a group of the settings of a host begins, and the key of its title.
const GROUPS: [(&str, &str); 5] = [
    ("isn", "set.group.connection"),
    ("rto_initial_ms", "set.group.retransmission"),
    ("msl_ms", "set.group.time-wait"),
    ("challenge_ack", "set.group.answers"),
    ("fin_wait_2_timeout_ms", "set.group.after-close"),
];

/// What the form is made from.
struct Sheet<'a> {
    run: &'a Run,
    words: &'a Catalogue,
    /// The document with everything that it leaves unsaid and the form shows as said.
    tree: Tree,
    /// The document as it is.
    said: Tree,
}

/// The panel.
pub fn draw(run: &Run) -> Markup {
    let said = Tree::of(&run.scenario);
    let mut tree = said.clone();
    tree.say_script();
    tree.say_each_way();
    let sheet = Sheet { run, words: &run.words, tree, said };
    worded!(
        &run.words,
        "<div class=\"settings\" role=\"group\" aria-label={tab.setup}>
            <p class=\"hint\">{set.intro}</p>
            {}{}{}{}{}{}{}
        </div>",
        sheet.start(),
        sheet.path(),
        sheet.host(Side::Client),
        sheet.host(Side::Server),
        sheet.script(),
        sheet.faults(),
        sheet.expectations()
    )
}

impl Sheet<'_> {
    /// A part of the form that can be folded.
    fn section(&self, name: &str, note: &str, open: bool, content: Vec<Markup>) -> Markup {
        let title = self.words.get(match name {
            "client" => "host.client",
            "server" => "host.server",
            name => return self.titled(name, self.words.get(&format!("set.section.{name}")), note, open, content),
        });
        self.titled(name, title, note, open, content)
    }

    fn titled(&self, name: &str, title: &str, note: &str, open: bool, content: Vec<Markup>) -> Markup {
        let host = ["client", "server"].contains(&name).then_some(name);
        markup!(
            "<details class=\"section\" data-terms=\"each\" data-section={} data-host={} open={}>
                <summary><b>{}</b><span class=\"note\">{}</span></summary>
                <div class=\"fields\">{}</div>
            </details>",
            name,
            host,
            open.then_some("true"),
            title,
            note,
            content
        )
    }

    /// How many settings are not the usual ones.
    fn changed(&self, count: usize) -> String {
        match count {
            0 => self.words.get("set.usual.all").to_owned(),
            count => self.words.fill("set.changed", &[("n", &count.to_string())]),
        }
    }

    /// A field whose usual value is known.
    fn plain(&self, form: &Form, of: &Field, path: &str, usual: Option<&str>) -> Markup {
        let standing = Standing { value: self.tree.text(path), usual: usual.map(str::to_owned) };
        field(self.words, form, of, path, &standing)
    }

    fn start(&self) -> Markup {
        let until = host::ms(Scenario::USUAL_UNTIL);
        let usual = [("title", ""), ("start", "established"), ("seed", "0"), ("until_ms", until.as_str())];
        let changed = usual.iter().filter(|(key, _)| *key != "title" && self.said.text(key).is_some()).count();
        let fields =
            usual.iter().filter_map(|(key, usual)| Some(self.plain(&DOCUMENT, DOCUMENT.field(key)?, key, Some(usual))));
        self.section("start", &self.changed(changed), false, fields.collect())
    }

    fn path(&self) -> Markup {
        let [there, back] = self.run.scenario.path;
        let span = |way: PathSide| self.words.span(way.delay);
        let delays = if there.delay == back.delay {
            span(there)
        } else {
            self.words.fill("set.path.each", &[("there", &span(there)), ("back", &span(back))])
        };
        let properties =
            || PATH.fields.iter().filter(|field| !matches!(field.key, "manual" | "to_server" | "to_client"));
        let mut content: Vec<Markup> = properties().map(|of| self.both_ways(of)).collect();
        content.extend(PATH.field("manual").map(|of| self.plain(&PATH, of, "path.manual", Some("false"))));
        let each = ["to_server", "to_client"].map(|way| {
            let fields =
                properties().map(|of| self.plain(&PATH, of, &format!("path.{way}.{}", of.key), Some(usual(of.key))));
            markup!("<h3>{}</h3>{}", self.words.get(&format!("set.path.{way}")), fields.collect::<Vec<Markup>>())
        });
        let differ = (there != back).then_some("true");
        content.push(worded!(
            self.words,
            "<details class=\"each\" open={}><summary><b>{set.path.each-way}</b></summary><div class=\"fields\">{}</div></details>",
            differ,
            Vec::from(each)
        ));
        let manual = self.run.scenario.manual.then(|| self.words.get("set.path.manual.note"));
        let lossy =
            [there, back].iter().any(|way| PathSide { delay: PathSide::USUAL.delay, ..*way } != PathSide::USUAL);
        let chance = lossy.then(|| self.words.get("set.path.chance.note"));
        let notes: Vec<&str> = [Some(delays.as_str()), chance, manual].into_iter().flatten().collect();
        let note = self.words.joined("join.notes", &notes);
        self.section("path", &note, true, content)
    }

    /// A property of the path where both directions have it the same.
    fn both_ways(&self, of: &Field) -> Markup {
        let [there, back] = ["to_server", "to_client"].map(|way| self.tree.text(&format!("path.{way}.{}", of.key)));
        let usual = if there == back { usual(of.key).to_owned() } else { self.words.get("set.path.differ").to_owned() };
        let value = there.filter(|there| back.as_ref() == Some(there));
        field(self.words, &PATH, of, &format!("path.{}", of.key), &Standing { value, usual: Some(usual) })
    }

    fn host(&self, side: Side) -> Markup {
        let name = side.name();
        let kind = self.kind(name, self.run.scenario.hosts[side as usize].map_or(SCRIPTED, |_| ON));
        let Some(plan) = self.run.scenario.hosts[side as usize] else {
            return self.section(name, self.words.get("set.host.scripted"), false, vec![kind]);
        };
        let base = plan.profile.config();
        let mut content = vec![kind];
        for of in HOST.fields {
            if let Some((_, title)) = GROUPS.iter().find(|(first, _)| *first == of.key) {
                content.push(markup!("<h3>{}</h3>", self.words.get(title)));
            }
            let path = format!("{name}.{}", of.key);
            let usual = match of.key {
                "profile" => Some("rfc9293".to_owned()),
                "isn" => Scenario::default().hosts[side as usize].map(|plan| plan.isn.0.to_string()),
                key => host::setting(&base, key),
            };
            if let Some(usual) = usual {
                content.push(self.plain(&HOST, of, &path, Some(&usual)));
            }
        }
        content.push(self.keepalive(name, plan.config.keepalive.is_some()));
        let changed = HOST.fields.iter().filter(|of| of.key != "profile");
        let changed = changed.filter(|of| self.said.text(&format!("{name}.{}", of.key)).is_some()).count();
        let note = self.words.joined("join.notes", &[plan.profile.name(), &self.changed(changed)]);
        self.section(name, if changed == 0 { plan.profile.name() } else { &note }, false, content)
    }

    /// Whether an endpoint stands there.
    fn kind(&self, name: &str, stands: &str) -> Markup {
        let value = (stands == SCRIPTED).then(|| SCRIPTED.to_owned());
        let standing = Standing { value, usual: Some(ON.to_owned()) };
        self.choice(name, "set.host.kind", &[ON, SCRIPTED], &standing)
    }

    /// A choice that is no single key of the contract; `words` is the key of its name.
    fn choice(&self, path: &str, words: &str, names: &[&str], standing: &Standing) -> Markup {
        markup!(
            "<div class=\"field\" data-own={}>
                <label for={} data-link={}>{}</label>
                <span class=\"control\">{}</span>
                <p class=\"what\" id={}>{}</p>
                {}
            </div>",
            standing.value.is_some() && standing.usual.is_some(),
            control::at(path),
            (words == "set.host.keepalive").then_some("keepalive"),
            self.words.get(words),
            select(self.words, path, names, standing),
            control::about(path),
            self.words.get(&format!("{words}.what")),
            control::wrong(path)
        )
    }

    fn keepalive(&self, name: &str, on: bool) -> Markup {
        let path = format!("{name}.keepalive");
        let standing = Standing { value: on.then(|| ON.to_owned()), usual: Some(OFF.to_owned()) };
        let fields = KEEPALIVE.fields.iter().filter(|_| on);
        let fields = fields.map(|of| self.plain(&KEEPALIVE, of, &format!("{path}.{}", of.key), None));
        markup!(
            "<h3>{}</h3>{}{}",
            self.words.get("set.group.keepalive"),
            self.choice(&path, "set.host.keepalive", &[ON, OFF], &standing),
            fields.collect::<Vec<Markup>>()
        )
    }

    /// A button at the n-th entry of a list.
    fn tool(&self, path: &str, value: &str, key: &str, n: usize, disabled: bool) -> Markup {
        let label = self.words.fill(&format!("{key}.this"), &[("n", &(n + 1).to_string())]);
        control::put(path, value, self.words.get(key), Some(label), disabled)
    }
}

/// What a property of the path is where nothing is said.
fn usual(key: &str) -> &'static str {
    if key == "delay_ms" { "50" } else { "0" }
}
