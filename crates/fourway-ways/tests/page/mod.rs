//! A page for the tests of the ways: it opens what a way asks for, does what a learner does, and reads the markup strictly.
#![allow(dead_code, reason = "each test uses its part")]

pub mod reader;

use fourway_learn::words;
use fourway_panels::Run;
use fourway_proto::Micros;
use fourway_sim::Scenario;
use fourway_stage::{Catalogue, Doings, Link, LinkAct, Player, View};
use fourway_ways::{Answer, Control, Drawn, Opening, Seen, Ways};
use reader::read;

/// When all tests take place, ms since 1970, and the day of it.
pub const NOW: u64 = 1_700_000_000_000;
pub const DAY: u32 = 19_675;

/// What the page shows, and what it was asked for.
pub struct Page {
    pub ways: Ways,
    start: Scenario,
    run: Run,
    pub view: View,
    /// The last run that was opened.
    pub opened: Option<Opening>,
}

impl Page {
    /// Without a way, for a learner whose progress was kept as this text.
    pub fn new(kept: &str) -> Self {
        let (ways, trouble) = Ways::new(kept);
        assert_eq!(trouble, None);
        let run = Run::new(Scenario::default(), &Doings::default());
        Self { ways, start: Scenario::default(), run, view: View::default(), opened: None }
    }

    /// At a place.
    pub fn at(place: &str, kept: &str) -> Self {
        let mut page = Self::new(kept);
        page.enter(place);
        page
    }

    /// Goes to a place.
    pub fn enter(&mut self, place: &str) {
        self.enter_on(place, DAY);
    }

    /// Goes to a place on a day.
    pub fn enter_on(&mut self, place: &str, day: u32) {
        let answer = self.ways.enter(place, NOW + u64::from(day - DAY) * 86_400_000, day).expect(place);
        self.take(answer);
    }

    /// Goes to a place that has the whole page, and draws it.
    pub fn go(&mut self, place: &str) -> String {
        self.go_on(place, DAY)
    }

    pub fn go_on(&mut self, place: &str, day: u32) -> String {
        self.enter_on(place, day);
        assert_eq!(self.opened, None, "{place}: a way that has the whole page opens no run");
        let drawn = self.draw();
        assert!(drawn.whole && drawn.holds.is_empty(), "{place}");
        drawn.markup.0
    }

    fn take(&mut self, answer: Answer) {
        match answer {
            Answer::Stay => {}
            Answer::Go(place) => self.enter(&place),
            Answer::Open(opening) => {
                self.show(&opening);
                self.opened = Some(*opening);
            }
        }
    }

    /// Opens this run.
    pub fn show(&mut self, opening: &Opening) {
        self.start = opening.scenario.clone();
        self.act(&opening.acts);
        self.view.now = opening.at;
    }

    /// Puts these acts into what was opened, in place of those in it, as the page's player does.
    pub fn act(&mut self, acts: &[LinkAct]) {
        let mut player = Player::new(Catalogue::whole());
        player.follow(None, self.start.clone(), &Link { acts: acts.to_vec(), ..Link::default() });
        self.view.doings = player.doings();
        self.run = Run::new(player.scenario().clone(), &self.view.doings);
    }

    /// The same, with acts as they stand in a link.
    pub fn do_so(&mut self, acts: &str) {
        self.act(&Link::read(&format!("fourway=1&scene=x&do={acts}")).expect(acts).acts);
    }

    /// Opens another run, of the learner's own choice.
    pub fn other(&mut self, scenario: &Scenario) {
        self.show(&Opening { scenario: scenario.clone(), ..Opening::default() });
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

    pub fn run(&self) -> &Run {
        &self.run
    }

    /// Draws, and reads the markup.
    pub fn draw(&mut self) -> Drawn {
        let seen = Seen { run: &self.run, view: &self.view, dark: false };
        let drawn = self.ways.draw(&seen).expect("an open way");
        read(&drawn.markup.0);
        drawn
    }

    /// Draws, and gives the markup, in which states do not stand out and terms are no links.
    pub fn html(&mut self) -> String {
        plain(&self.raw())
    }

    /// Draws, and gives the markup.
    pub fn raw(&mut self) -> String {
        self.draw().markup.0
    }

    /// Uses a button or a field that is there, and draws.
    pub fn press(&mut self, name: &str, value: &str) -> String {
        let html = self.raw();
        let tag = format!(" name=\"{name}\"");
        let there = html.split('<').filter_map(|part| part.split_once('>')).map(|(tag, _)| tag);
        let fits = |part: &str| {
            let said = part.split_once(" value=\"").map_or("", |(_, rest)| rest.split('"').next().unwrap_or_default());
            part.contains(&tag) && (!part.starts_with("button") || said == value)
        };
        assert!(there.into_iter().any(fits), "{name} {value}: {html}");
        let answer = self.ask(name, value);
        self.take(answer);
        self.raw()
    }

    /// Presses, whether it is there or not, for an answer.
    pub fn ask(&mut self, name: &str, value: &str) -> Answer {
        let seen = Seen { run: &self.run, view: &self.view, dark: false };
        self.ways.press(&Control { name, value }, &seen)
    }
}

/// A text of the catalogue as it stands in markup.
pub fn said(key: &str) -> String {
    let words = words();
    assert!(words.has(key), "{key}");
    words.get(key).replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// Markup in which neither states nor terms stand out from the text around them.
pub fn plain(html: &str) -> String {
    without(&without(html, "<b class=\"state\"", "</b>"), "<a class=\"term\"", "</a>")
}

/// Markup without the tags of this element, which does not stand within itself.
fn without(html: &str, begin: &str, end: &str) -> String {
    let mut text = String::new();
    for (n, part) in html.split(begin).enumerate() {
        let inner = part.split_once('>').filter(|_| n > 0).map(|(_, rest)| rest.replacen(end, "", 1));
        text.push_str(inner.as_deref().unwrap_or(part));
    }
    text
}
