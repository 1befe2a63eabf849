//! What of the page a package has: where it opens, what there is to do, and when it is done.

use serde_json::{Value, json};

use super::Words;
use crate::ground;
use crate::run::Outcome;

/// Ways that are read or looked at: opened is done.
const READ: [&str; 6] = ["overview", "compare", "guide", "teach", "lab", "watch"];
/// How many different cards make `recall` done.
const CARDS: usize = 10;

/// A part of the page.
#[derive(Debug)]
pub struct Part {
    /// Its name for people.
    pub title: String,
    /// The parameters of `?embed` that open it.
    pub place: Value,
    /// When it is done.
    pub done: Done,
    /// What there is to do, in order.
    pub items: Vec<Item>,
}

/// When a part is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// When each item is.
    Items,
    /// When enough cards were answered.
    Cards,
    /// When the run was seen to its end.
    End,
    /// When it is opened.
    Open,
}

impl Done {
    /// The name for the course page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Items => "items",
            Self::Cards => "cards",
            Self::End => "end",
            Self::Open => "open",
        }
    }
}

/// Something to do, as the learner's progress names it.
#[derive(Debug)]
pub struct Item {
    kind: &'static str,
    id: String,
    title: String,
    /// The choices of a prediction, each with its name and its words.
    choices: Vec<Value>,
    /// The choice that is right, by its name; or whether a myth holds.
    right: Value,
}

impl Item {
    /// As the course page reads it.
    pub fn json(&self) -> Value {
        json!({ "kind": self.kind, "id": self.id, "title": self.title, "choices": self.choices, "right": self.right })
    }
}

impl Part {
    /// The part of a name: a way, an item of a way after a slash, or a scene.
    pub fn find(name: &str, words: &Words) -> Outcome<Self> {
        let (way, item) = name.split_once('/').map_or((name, None), |(way, item)| (way, Some(item)));
        let title = |key: &str| words.get(key).map(str::to_owned);
        let place = json!({ "way": name });
        let items = match way {
            "lesson" => steps(words)?,
            "myths" => myths(words)?,
            "challenges" => challenges(words)?,
            "recall" if item.is_none() => {
                return Ok(Self { title: title("way.recall")?, place, done: Done::Cards, items: Vec::new() });
            }
            "watch" if item.is_some_and(|id| known("scenes", id)) => {
                let title =
                    title(&format!("scene.{}.title", item.unwrap_or_default())).or_else(|_| title("way.watch"))?;
                return Ok(Self { title, place, done: Done::End, items: Vec::new() });
            }
            _ if READ.contains(&way) && item.is_none() => {
                let title = title(&format!("way.{way}"))?;
                return Ok(Self { title, place, done: Done::Open, items: Vec::new() });
            }
            _ if item.is_none() => return Self::scene(name, words),
            _ => return Err(unknown(name)),
        };
        let Some(id) = item else {
            return Ok(Self { title: title(&format!("way.{way}"))?, place, done: Done::Items, items });
        };
        let items: Vec<Item> = items.into_iter().filter(|item| item.id == id).collect();
        let title = items.first().map(|item| item.title.clone()).ok_or_else(|| unknown(name))?;
        Ok(Self { title, place, done: Done::Items, items })
    }

    /// A scene of the gallery, in the Lab.
    fn scene(name: &str, words: &Words) -> Outcome<Self> {
        let title = words.get(&format!("scene.{name}.title")).map_err(|_| unknown(name))?.to_owned();
        Ok(Self { title, place: json!({ "scene": name }), done: Done::End, items: Vec::new() })
    }

    /// How many things make it done.
    pub fn total(&self) -> usize {
        match self.done {
            Done::Items => self.items.len(),
            Done::Cards => CARDS,
            Done::End | Done::Open => 1,
        }
    }
}

fn unknown(name: &str) -> String {
    format!(
        "--part: found {name}, expected lesson, myths, challenges (or one of them: lesson/care), recall, watch/SCENE, \
         {}, or a scene of the gallery",
        READ.join(", ")
    )
}

/// The items of a file of what is taught.
fn data(file: &str, list: &str) -> Outcome<Vec<Value>> {
    let path = format!("crates/fourway-learn/data/{file}.json");
    let value: Value = serde_json::from_str(&ground::text(&path)?).map_err(|e| format!("{path}: {e}"))?;
    let items = value.get(list).and_then(Value::as_array).cloned();
    items.ok_or_else(|| format!("{path}: found no {list}, expected a list"))
}

fn text(of: &Value, key: &str) -> Outcome<String> {
    let found = of.get(key).and_then(Value::as_str).map(str::to_owned);
    found.ok_or_else(|| format!("crates/fourway-learn/data: found an item without {key}, expected a text"))
}

fn known(file: &str, id: &str) -> bool {
    data(file, file).is_ok_and(|all| all.iter().any(|one| text(one, "id").is_ok_and(|found| found == id)))
}

fn steps(words: &Words) -> Outcome<Vec<Item>> {
    let step = |one: &Value| {
        let id = text(one, "id")?;
        let title = words.get(&format!("lesson.{id}.title"))?.to_owned();
        let listed = one.get("choices").and_then(Value::as_array).cloned().unwrap_or_default();
        let choice = |name: &Value| {
            let name = name.as_str().unwrap_or_default().to_owned();
            let text = words.get(&format!("lesson.{id}.choice.{name}"))?.to_owned();
            Ok(json!({ "id": name, "text": text }))
        };
        let choices = listed.iter().map(choice).collect::<Outcome<_>>()?;
        Ok(Item { kind: "step", id, title, choices, right: text(one, "right")?.into() })
    };
    data("lesson", "steps")?.iter().map(step).collect()
}

fn myths(words: &Words) -> Outcome<Vec<Item>> {
    let myth = |one: &Value| {
        let id = text(one, "id")?;
        let title = words.get(&format!("myth.{id}.claim"))?.to_owned();
        let right = one.get("holds").cloned().unwrap_or_default();
        Ok(Item { kind: "myth", id, title, choices: Vec::new(), right })
    };
    data("myths", "myths")?.iter().map(myth).collect()
}

fn challenges(words: &Words) -> Outcome<Vec<Item>> {
    let challenge = |one: &Value| {
        let id = text(one, "id")?;
        let title = words.get(&format!("challenge.{id}.title"))?.to_owned();
        Ok(Item { kind: "challenge", id, title, choices: Vec::new(), right: Value::Null })
    };
    data("challenges", "challenges")?.iter().map(challenge).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words for every key that a part asks for, as the files of English have them.
    fn english() -> Words {
        let mut text = String::new();
        for file in ["page", "later/scenes", "learn/lesson", "learn/myths", "learn/challenges"] {
            let ftl = ground::text(&format!("content/en/{file}.ftl")).unwrap();
            for (id, words) in ftl.lines().filter_map(|line| line.split_once(" = ")) {
                text += &format!("{}\t{words}\n", id.replace("--", "."));
            }
        }
        Words { folder: "words-0".into(), lang: "en".into(), text }
    }

    #[test]
    fn ways_items_and_scenes_are_parts() {
        let found = |name: &str| {
            let part = Part::find(name, &english()).unwrap();
            (part.done, part.items.len(), part.total())
        };
        assert_eq!(found("lesson"), (Done::Items, 7, 7));
        assert_eq!(found("lesson/care"), (Done::Items, 1, 1));
        assert_eq!(found("myths"), (Done::Items, 4, 4));
        assert_eq!(found("challenges").0, Done::Items);
        assert_eq!(found("recall"), (Done::Cards, 0, CARDS));
        assert_eq!(found("watch/lost-fin"), (Done::End, 0, 1));
        assert_eq!(found("lost-fin"), (Done::End, 0, 1));
        assert_eq!(found("overview"), (Done::Open, 0, 1));
        for name in ["lesson/no-such", "no-such", "recall/x", "watch/no-such", "guide/fin", ""] {
            assert!(Part::find(name, &english()).unwrap_err().starts_with("--part: found"), "{name}");
        }
    }

    #[test]
    fn a_prediction_has_its_choices_and_the_right_one() {
        let part = Part::find("lesson/care", &english()).unwrap();
        let item = part.items[0].json();
        assert_eq!(item["right"], "never");
        assert_eq!(item["choices"][2]["id"], "never");
        assert_eq!(item["choices"][2]["text"], "Not before it sends something");
        assert_eq!(part.title, "Why the end needs care");
    }
}
