//! What the tests of all ways share: a page with a run on it, and a reader that takes markup as the page does.
#![allow(dead_code, reason = "each test takes what it needs")]

use fourway_panels::Run;
use fourway_stage::{Doings, View, gallery};
use fourway_ways::{Answer, Control, Seen, Ways};

/// A page with the first scene on it.
pub struct Page {
    pub run: Run,
    pub view: View,
    pub ways: Ways,
}

/// A day, and a time within it in ms.
pub const DAY: u32 = 19_675;
pub const NOW: u64 = 1_700_000_000_000;

impl Page {
    pub fn new(kept: &str) -> Self {
        let scenario = gallery()[0].scenario().expect("a scenario");
        let run = Run::new(scenario, &Doings::default());
        Self { run, view: View::default(), ways: Ways::new(kept).0 }
    }

    fn seen<'a>(run: &'a Run, view: &'a View) -> Seen<'a> {
        Seen { run, view, dark: false }
    }

    /// Goes to a place on a day and draws it.
    pub fn go_on(&mut self, place: &str, day: u32) -> String {
        let answer = self.ways.enter(place, NOW + u64::from(day - DAY) * 86_400_000, day);
        assert_eq!(answer, Some(Answer::Stay), "{place}");
        self.draw()
    }

    pub fn go(&mut self, place: &str) -> String {
        self.go_on(place, DAY)
    }

    pub fn draw(&mut self) -> String {
        let drawn = self.ways.draw(&Self::seen(&self.run, &self.view)).expect("a way is open");
        assert!(drawn.whole && drawn.holds.is_empty());
        check(&drawn.markup.0);
        drawn.markup.0
    }

    /// Presses what is there and draws again.
    pub fn press(&mut self, name: &str, value: &str) -> String {
        assert_eq!(self.ask(name, value), Answer::Stay, "{name} {value}");
        self.draw()
    }

    /// Presses, for an answer.
    pub fn ask(&mut self, name: &str, value: &str) -> Answer {
        self.ways.press(&Control { name, value }, &Self::seen(&self.run, &self.view))
    }
}

/// Refuses markup that the page could not read, keys without words, slots that were not filled, and ids that come twice.
pub fn check(html: &str) {
    let (mut open, mut ids, mut rest) = (Vec::new(), Vec::new(), html);
    while let Some(at) = rest.find('<') {
        text(&rest[..at], html);
        let end = at + tag_end(&rest[at..]);
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "closed out of turn before {}", &rest[..rest.len().min(60)]);
            continue;
        }
        let whole = tag.ends_with('/');
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        assert_eq!(whole, ["input", "br", "hr"].contains(&name), "{tag}");
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        assert!(!tag.contains("=\"learn.") && !tag.contains('{'), "a key without words in {tag}");
        if let Some((_, id)) = tag.split_once(" id=\"") {
            let id = id.split('"').next().unwrap_or_default();
            assert!(id.starts_with("way-") && !ids.contains(&id), "the id {id}");
            ids.push(id);
        }
        if !whole {
            open.push(name);
        }
    }
    text(rest, html);
    assert!(open.is_empty(), "still open: {open:?}");
    for reference in html.split("aria-labelledby=\"").skip(1).chain(html.split("aria-describedby=\"").skip(1)) {
        let id = reference.split('"').next().unwrap_or_default();
        assert!(ids.contains(&id), "no element has the id {id}");
    }
}

/// Where a tag ends: at the first `>` outside of quotes.
fn tag_end(rest: &str) -> usize {
    let mut quoted = false;
    let end = rest.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    });
    end.expect("a tag ends")
}

fn text(text: &str, html: &str) {
    for part in text.split('&').skip(1) {
        let known = ["lt;", "amp;", "quot;", "lbrace;"].iter().any(|name| part.starts_with(name));
        assert!(known, "&{part} in {html}");
    }
    let keys = ["learn.", "term.", "note.", "rule.", "lesson.", "myth.", "challenge.", "host.", "ladder."];
    assert!(!keys.iter().any(|key| text.starts_with(key)), "a key without words: {text}");
    assert!(!text.contains('{') && !text.contains('}'), "a slot that was not filled: {text}");
}

/// The text of markup, without its tags.
pub fn words(html: &str) -> String {
    html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect::<Vec<_>>().join(" ")
}

/// The values of the attribute of every element whose tag has this in it.
pub fn values(html: &str, tag_has: &str, attribute: &str) -> Vec<String> {
    let start = format!(" {attribute}=\"");
    let tags = html.split('<').filter(|part| part.split('>').next().is_some_and(|tag| tag.contains(tag_has)));
    tags.filter_map(|tag| Some(tag.split_once(&start)?.1.split('"').next()?.to_owned())).collect()
}
