//! A page for the tests of the ways: it opens what a way asks for, does what a learner does, and reads the markup strictly.
#![allow(dead_code, reason = "each test uses its part")]

use fourway_learn::words;
use fourway_panels::Run;
use fourway_proto::Micros;
use fourway_sim::Scenario;
use fourway_stage::{Doings, LinkAct, LinkDeed, View, with_acts};
use fourway_ways::{Answer, Control, Drawn, Opening, Seen, Ways};
use std::collections::BTreeSet;

/// When all tests take place, ms since 1970.
pub const NOW: u64 = 1_700_000_000_000;

/// What the page shows, and what it was asked for.
pub struct Page {
    ways: Ways,
    start: Scenario,
    run: Run,
    pub view: View,
    /// The last run that was opened.
    pub opened: Option<Opening>,
}

impl Page {
    /// At a place, for a learner whose progress was kept as this text.
    pub fn at(place: &str, kept: &str) -> Self {
        let (ways, trouble) = Ways::new(kept);
        assert_eq!(trouble, None);
        let run = Run::new(Scenario::default(), &Doings::default());
        let mut page = Self { ways, start: Scenario::default(), run, view: View::default(), opened: None };
        page.enter(place);
        page
    }

    /// Goes to a place.
    pub fn enter(&mut self, place: &str) {
        let answer = self.ways.enter(place, NOW, 19_000).expect(place);
        self.take(answer);
    }

    fn take(&mut self, answer: Answer) {
        match answer {
            Answer::Stay => {}
            Answer::Go(place) => self.enter(&place),
            Answer::Open(opening) => {
                self.start = opening.scenario.clone();
                self.act(&opening.acts);
                self.view.now = opening.at;
                self.opened = Some(*opening);
            }
        }
    }

    /// Puts these acts into what was opened, in place of those in it.
    pub fn act(&mut self, acts: &[LinkAct]) {
        self.view.doings = doings(acts);
        self.run = Run::new(with_acts(&self.start, acts), &self.view.doings);
    }

    /// Opens another run, of the learner's own choice.
    pub fn other(&mut self, scenario: &Scenario) {
        self.start = scenario.clone();
        self.act(&[]);
        self.view.now = Micros::ZERO;
    }

    /// Time comes to this moment.
    pub fn until(&mut self, at: Micros) {
        self.view.now = at;
    }

    /// Time comes to the end.
    pub fn finish(&mut self) {
        self.view.now = self.run.trace().end();
    }

    /// What is kept of the learner.
    pub fn progress(&mut self) -> String {
        self.ways.progress()
    }

    pub fn scenario(&self) -> &Scenario {
        self.run.scenario()
    }

    /// Draws, and reads the markup.
    pub fn draw(&mut self) -> Drawn {
        let seen = Seen { run: &self.run, view: &self.view, dark: false };
        let drawn = self.ways.draw(&seen).expect("an open way");
        read(&drawn.markup.0);
        drawn
    }

    /// Draws, and gives the markup, in which states do not stand out.
    pub fn html(&mut self) -> String {
        plain(&self.raw())
    }

    /// Draws, and gives the markup.
    pub fn raw(&mut self) -> String {
        self.draw().markup.0
    }

    /// Presses a button that is there.
    pub fn press(&mut self, name: &str, value: &str) {
        let html = self.html();
        let there = format!(" name=\"{name}\" value=\"{value}\"");
        let plain = format!(" name=\"{name}\"");
        assert!(html.contains(&there) || (value.is_empty() && html.contains(&plain)), "{name} {value}: {html}");
        let seen = Seen { run: &self.run, view: &self.view, dark: false };
        let answer = self.ways.press(&Control { name, value }, &seen);
        self.take(answer);
    }
}

fn doings(acts: &[LinkAct]) -> Doings {
    let mut doings = Doings::default();
    for act in acts {
        match &act.deed {
            LinkDeed::Call(host, call, _) => doings.calls.push((*host, *call, act.at)),
            LinkDeed::Drop(segment, copy)
            | LinkDeed::Delay(segment, copy, _)
            | LinkDeed::Duplicate(segment, copy)
            | LinkDeed::Corrupt(segment, copy) => doings.faults.push((*segment, *copy, act.at)),
            LinkDeed::Decide(_, segment) => doings.faults.push((*segment, 0, act.at)),
            LinkDeed::Network(_) => {}
        }
    }
    doings
}

/// Reads markup strictly: every element ends where it should, identifiers are the way's own and stand once, headings and
/// labels are what is named, every text has words, and links lead within the page.
pub fn read(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    let (mut ids, mut named) = (BTreeSet::new(), Vec::new());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text(&rest[..at], html);
        rest = &rest[at + 1..];
        let end = rest.find('>').unwrap_or_else(|| panic!("a tag without an end: {html}"));
        let tag = &rest[..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{html}");
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        for (key, value) in pairs(attributes) {
            text(value, html);
            match key {
                "id" => assert!(value.starts_with("way-") && ids.insert(value), "id {value}: {html}"),
                "aria-labelledby" | "aria-describedby" => named.push(value),
                "href" => assert!(value.starts_with('#'), "href {value}: {html}"),
                _ => {}
            }
        }
        let void = name.ends_with('/') || attributes.ends_with('/');
        if !void {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?} without an end: {html}");
    assert!(named.iter().all(|name| ids.contains(name)), "{named:?}: {html}");
    assert_eq!(html.matches("<h1").count(), 1, "{html}");
}

/// A key that has no words stands for itself.
fn text(text: &str, html: &str) {
    let key = |part: &str| part.starts_with("learn.") || part.starts_with("lesson.") || part.starts_with("myth.");
    let slot = text.contains("&lbrace;") || text.contains('{');
    assert!(!slot && !text.split(' ').any(key), "{text:?} has no words: {html}");
}

fn pairs(mut attributes: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    while let Some((key, rest)) = attributes.trim_start().split_once("=\"") {
        let (value, rest) = rest.split_once('"').expect("a value has an end");
        found.push((key, value));
        attributes = rest;
    }
    found
}

/// A text of the catalogue as it stands in markup.
pub fn said(key: &str) -> String {
    let words = words();
    assert!(words.has(key), "{key}");
    words.get(key).replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// Markup in which states do not stand out from the text around them.
fn plain(html: &str) -> String {
    let mut text = String::new();
    for (n, part) in html.split("<b class=\"state\"").enumerate() {
        let inner = part.split_once('>').filter(|_| n > 0).map(|(_, rest)| rest.replacen("</b>", "", 1));
        text.push_str(inner.as_deref().unwrap_or(part));
    }
    text
}
