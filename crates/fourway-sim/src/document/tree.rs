//! A document as a tree of values: what a form reads and changes, one place at a time. Places are those of a refusal, such
//! as `faults[0].match.from`.

use super::json::Json;
use super::kinds::Kind;
use super::parse::parse;
use super::read::within_length;
use super::{Document, Refusal};
use crate::Scenario;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

/// A document that is being changed. It may be wrong meanwhile; [`Tree::scenario`] says so.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree(Json);

/// What is put at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put<'a> {
    /// Nothing: the key is left out, the entry leaves its list.
    Nothing,
    /// A value as JSON; what is none is a text.
    Json(&'a str),
    /// A text.
    Text(&'a str),
}

/// One step on the way to a place.
pub(super) enum Step<'a> {
    Key(&'a str),
    Item(usize),
}

/// The steps to the place that a path names; a number that cannot be read leads to no entry.
pub(super) fn steps(path: &str) -> impl Iterator<Item = Step<'_>> {
    let parts = path.split('.').flat_map(|part| part.split('[')).filter(|part| !part.is_empty());
    parts.map(|part| match part.strip_suffix(']') {
        Some(number) => Step::Item(number.parse().unwrap_or(usize::MAX)),
        None => Step::Key(part),
    })
}

impl Tree {
    /// The document of a scenario. Without a script of its own it has none here either.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        Self(Document::from(scenario).to_value())
    }

    /// Says what a document without a script does: the plain close. One that has a script stays as it is.
    pub fn say_script(&mut self) {
        if self.find("script").is_none() {
            let plain = Document { script: Some(Document::plain_close()), ..Document::default() };
            if let (Json::Object(entries), Json::Object(plain)) = (&mut self.0, plain.to_value()) {
                entries.extend(plain.into_iter().filter(|(key, _)| key == "script"));
            }
        }
    }

    /// Says the properties of the path for each direction, where they are said for both.
    pub fn say_each_way(&mut self) {
        let Some(Json::Object(path)) = self.find("path") else { return };
        if path.iter().any(|(key, _)| key.starts_with("to_")) {
            return;
        }
        let (kept, both): (Vec<_>, Vec<_>) = path.iter().cloned().partition(|(key, _)| key == "manual");
        let each = ["to_server", "to_client"].map(|way| (way.to_string(), Json::Object(both.clone())));
        if let Some(Json::Object(path)) = self.find_mut("path") {
            *path = each.into_iter().chain(kept).collect();
        }
    }

    fn find(&self, path: &str) -> Option<&Json> {
        let mut here = &self.0;
        for step in steps(path) {
            here = match (step, here) {
                (Step::Key(key), Json::Object(entries)) => {
                    entries.iter().find(|(name, _)| name == key).map(|(_, value)| value)?
                }
                (Step::Item(n), Json::List(items)) => items.get(n)?,
                (Step::Key(_) | Step::Item(_), _) => return None,
            };
        }
        Some(here)
    }

    fn find_mut(&mut self, path: &str) -> Option<&mut Json> {
        let mut here = &mut self.0;
        for step in steps(path) {
            here = match (step, here) {
                (Step::Key(key), Json::Object(entries)) => {
                    entries.iter_mut().find(|(name, _)| name == key).map(|(_, value)| value)?
                }
                (Step::Item(n), Json::List(items)) => items.get_mut(n)?,
                (Step::Key(_) | Step::Item(_), _) => return None,
            };
        }
        Some(here)
    }

    /// What stands at a place: a text as it is, everything else as JSON. None where nothing does.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<String> {
        Some(match self.find(path)? {
            Json::Text(text) => text.clone(),
            other => {
                let mut text = String::new();
                other.print(None, &mut text);
                text
            }
        })
    }

    /// An object stands at a place.
    #[must_use]
    pub fn is_object(&self, path: &str) -> bool {
        matches!(self.find(path), Some(Json::Object(_)))
    }

    /// The entries of the list at a place; none where there is no list.
    #[must_use]
    pub fn len(&self, path: &str) -> usize {
        if let Some(Json::List(items)) = self.find(path) { items.len() } else { 0 }
    }

    /// Puts a value at a place. Objects on the way are made, and an entry behind the last one is appended.
    ///
    /// # Errors
    /// Where the way leads through what has no such place.
    pub fn put(&mut self, path: &str, put: Put<'_>) -> Result<(), Refusal> {
        let value = match put {
            Put::Nothing => None,
            Put::Json(text) => Some(parse(text).unwrap_or_else(|_| Json::Text(text.to_string()))),
            Put::Text(text) => Some(Json::Text(text.to_string())),
        };
        let mut way: Vec<Step<'_>> = steps(path).collect();
        let Some(last) = way.pop() else { return Err(Refusal::found("", Kind::NoPlace, Kind::One)) };
        let mut here = &mut self.0;
        for (step, next) in way.iter().zip(way.iter().skip(1).chain([&last])) {
            here = enter(here, step, next).ok_or_else(|| no_place(path))?;
        }
        match (here, last, value) {
            (Json::Object(entries), Step::Key(key), None) => entries.retain(|(name, _)| name != key),
            (Json::Object(entries), Step::Key(key), Some(value)) => {
                match entries.iter_mut().find(|(name, _)| name == key) {
                    Some((_, there)) => *there = value,
                    None => entries.push((key.to_string(), value)),
                }
            }
            (Json::List(items), Step::Item(n), None) if n < items.len() => drop(items.remove(n)),
            (Json::List(items), Step::Item(n), Some(value)) if n < items.len() => items[n] = value,
            (Json::List(items), Step::Item(n), Some(value)) if n == items.len() => items.push(value),
            (_, _, _) => return Err(no_place(path)),
        }
        Ok(())
    }

    /// Lets two entries of the list at a place change their places; there must be both.
    pub fn swap(&mut self, list: &str, one: usize, other: usize) {
        if let Some(Json::List(items)) = self.find_mut(list)
            && one.max(other) < items.len()
        {
            items.swap(one, other);
        }
    }

    /// The scenario of this document.
    ///
    /// # Errors
    /// One [`Refusal`] for the first thing that is wrong.
    pub fn scenario(&self) -> Result<Scenario, Refusal> {
        let document = Document::from_value(&self.0)?;
        within_length(document.to_json_pretty().len())?;
        Scenario::compile(&document)
    }
}

/// The value a step further, made where it is not there and can be.
fn enter<'a>(here: &'a mut Json, step: &Step<'_>, next: &Step<'_>) -> Option<&'a mut Json> {
    match (here, step) {
        (Json::Object(entries), Step::Key(key)) => {
            let there = entries.iter().position(|(name, _)| name == key).unwrap_or_else(|| {
                let empty = if let Step::Item(_) = next { Json::List(vec![]) } else { Json::Object(vec![]) };
                entries.push(((*key).to_string(), empty));
                entries.len() - 1
            });
            entries.get_mut(there).map(|(_, value)| value)
        }
        (Json::List(items), Step::Item(n)) => items.get_mut(*n),
        (_, _) => None,
    }
}

fn no_place(path: &str) -> Refusal {
    Refusal::found(path, Kind::NoSuchPlace, Kind::OneOfDocument)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> Tree {
        let document = Document::parse(text).unwrap();
        Tree::of(&Scenario::compile(&document).unwrap())
    }

    fn document(tree: &Tree) -> String {
        Document::from(&tree.scenario().unwrap()).to_json()
    }

    #[test]
    fn a_value_is_put_where_there_was_none_and_taken_away_again() {
        let mut tree = tree(r#"{"fourway": 1}"#);
        tree.put("path.delay_ms", Put::Json("70.5")).unwrap();
        tree.put("client.keepalive.probes", Put::Json("3")).unwrap();
        assert_eq!(tree.text("path.delay_ms").as_deref(), Some("70.5"));
        assert_eq!(tree.scenario().unwrap_err().to_string(), "client.keepalive: found no key idle_ms, expected it");
        tree.put("client.keepalive", Put::Nothing).unwrap();
        assert_eq!(document(&tree), r#"{"fourway":1,"path":{"delay_ms":70.5}}"#);
        tree.put("path.delay_ms", Put::Nothing).unwrap();
        assert_eq!(document(&tree), r#"{"fourway":1}"#);
    }

    #[test]
    fn entries_are_appended_swapped_and_removed() {
        let mut tree = tree(r#"{"fourway": 1}"#);
        tree.put("faults[0]", Put::Json(r#"{"segment": 1, "do": "drop"}"#)).unwrap();
        tree.put("faults[1]", Put::Json(r#"{"match": {}, "do": "corrupt"}"#)).unwrap();
        tree.put("faults[1].match.nth", Put::Json("2")).unwrap();
        tree.swap("faults", 0, 1);
        tree.swap("faults", 1, 2);
        assert_eq!((tree.len("faults"), tree.text("faults[0].match.nth").as_deref()), (2, Some("2")));
        tree.put("faults[0]", Put::Nothing).unwrap();
        assert_eq!(document(&tree), r#"{"fourway":1,"faults":[{"segment":1,"do":"drop"}]}"#);
        for nowhere in ["faults[7].do", "faults[2]", "faults.do", "fourway.x", "faults[x]", ""] {
            assert!(tree.put(nowhere, Put::Text("x")).is_err(), "{nowhere}");
        }
    }

    #[test]
    fn what_is_left_unsaid_can_be_said() {
        let mut tree = tree(r#"{"fourway": 1, "path": {"loss": 0.5, "manual": true}}"#);
        tree.say_script();
        tree.say_each_way();
        assert_eq!(tree.text("script[1].when.state").as_deref(), Some("CLOSE-WAIT"));
        tree.put("path.to_client.loss", Put::Nothing).unwrap();
        assert_eq!(document(&tree), r#"{"fourway":1,"path":{"manual":true,"to_server":{"loss":0.5}}}"#);
    }

    #[test]
    fn what_is_no_json_is_a_text_and_refused_as_one() {
        let mut tree = tree(r#"{"fourway": 1}"#);
        tree.put("seed", Put::Json("many")).unwrap();
        assert_eq!(
            tree.scenario().unwrap_err().to_string(),
            "seed: found string \"many\", expected a whole number within range"
        );
        tree.put("seed", Put::Json("18446744073709551615")).unwrap();
        assert_eq!(tree.scenario().unwrap().seed, u64::MAX);
    }

    #[test]
    fn a_document_too_long_to_be_read_again_is_refused() {
        let mut tree = tree(r#"{"fourway": 1}"#);
        tree.put("title", Put::Text(&"x".repeat(70_000))).unwrap();
        assert!(tree.scenario().unwrap_err().to_string().contains("expected at most 65536"));
    }
}
