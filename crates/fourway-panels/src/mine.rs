//! The scenarios that a person keeps in their browser, as a part of the gallery. What is kept, and what became of the last
//! wish, is told to it: only the page knows a storage.

use crate::markup::{Markup, markup, worded};
use fourway_stage::Catalogue;

/// What is kept, and what is told about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    own: Vec<Own>,
    notes: Vec<Note>,
}

/// A scenario that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Own {
    id: String,
    date: String,
    title: String,
}

/// What became of a wish: the end of the key of its words, and what stands in them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Note {
    key: String,
    name: String,
    line: String,
}

impl Shelf {
    /// Reads lines whose parts stand between tabs: of what is kept its id, its date and its title, and of what is told the
    /// end of its key (`mine.note.`), a name and a line. Missing parts are empty.
    #[must_use]
    pub fn read(own: &str, notes: &str) -> Self {
        fn rows(lines: &str) -> impl Iterator<Item = [String; 3]> {
            lines.lines().filter(|line| !line.is_empty()).map(|line| {
                let mut parts = line.split('\t').map(str::to_owned);
                [(); 3].map(|()| parts.next().unwrap_or_default())
            })
        }
        Self {
            own: rows(own).map(|[id, date, title]| Own { id, date, title }).collect(),
            notes: rows(notes).map(|[key, name, line]| Note { key, name, line }).collect(),
        }
    }
}

/// What goes wrong is told as an alert.
const TROUBLES: [&str; 6] = ["full", "forbidden", "failed", "gone", "large", "refused"];

/// The part of the gallery.
pub fn draw(words: &Catalogue, shelf: &Shelf) -> Markup {
    let list = if shelf.own.is_empty() {
        worded!(words, "<p class=\"none\">{mine.none}</p>")
    } else {
        markup!("<ol>{}</ol>", shelf.own.iter().map(|own| row(words, own)).collect::<Vec<Markup>>())
    };
    let all = (shelf.own.len() > 1).then(|| button("all", "", words.get("mine.all"), None, ""));
    worded!(
        words,
        "<section class=\"own\" aria-labelledby=\"own-title\">
            <h3 id=\"own-title\">{section.mine}</h3>
            <p>{mine.intro}</p>
            {}
            <div class=\"row\">
                {}{}{}
                <label class=\"files\">{mine.import}<input type=\"file\" multiple=\"true\" accept=\".json,application/json\" data-set=\"own\" name=\"own.import\"/></label>
            </div>
            <div class=\"notes\" data-terms=\"none\">{}</div>
        </section>",
        list,
        button("keep", "", words.get("mine.keep"), None, "primary"),
        button("file", "", words.get("mine.file"), None, ""),
        all,
        shelf.notes.iter().map(|note| told(words, note)).collect::<Vec<Markup>>()
    )
}

fn row(words: &Catalogue, own: &Own) -> Markup {
    let title = if own.title.is_empty() { words.get("mine.untitled") } else { &own.title };
    let act = |name: &str| {
        let text = words.get(&format!("mine.{name}")).to_owned();
        let label = words.fill("mine.this", &[("act", &text), ("title", title)]);
        button(name, &own.id, &text, Some(label), "")
    };
    worded!(
        words,
        "<li key={}>
            <input type=\"text\" data-set=\"own\" name=\"own.rename\" data-id={} value={} placeholder={mine.untitled} aria-label={}
                autocomplete=\"off\" spellcheck=\"false\"/>
            <span class=\"date\">{}</span>
            <span class=\"row\">{}{}{}</span>
        </li>",
        &own.id,
        &own.id,
        &own.title,
        words.fill("mine.title", &[("title", title)]),
        &own.date,
        act("open"),
        act("export"),
        act("remove")
    )
}

fn button(name: &str, id: &str, text: &str, label: Option<String>, class: &'static str) -> Markup {
    markup!(
        "<button type=\"button\" class={} data-set=\"own\" name={} value={} aria-label={}>{}</button>",
        (!class.is_empty()).then_some(class),
        format!("own.{name}"),
        id,
        label,
        text
    )
}

fn told(words: &Catalogue, note: &Note) -> Markup {
    let name = if note.name.is_empty() { words.get("mine.untitled") } else { &note.name };
    let text = words.fill(&format!("mine.note.{}", note.key), &[("name", name), ("line", &note.line)]);
    let back = (note.key == "removed").then(|| button("back", "", words.get("act.undo"), None, ""));
    let wrong = TROUBLES.contains(&note.key.as_str());
    markup!("<p role={} data-wrong={}>{}{}</p>", if wrong { "alert" } else { "status" }, wrong, text, back)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(own: &str, notes: &str) -> String {
        draw(&Catalogue::whole(), &Shelf::read(own, notes)).0
    }

    #[test]
    fn each_that_is_kept_can_be_opened_renamed_exported_and_removed() {
        let html = drawn("a\t2 May\tLost <FIN>\nb\t1 May\t", "");
        for name in ["open", "export", "remove"] {
            assert_eq!(html.matches(&format!("name=\"own.{name}\" value=\"")).count(), 2, "{html}");
        }
        assert!(html.contains("data-id=\"a\" value=\"Lost &lt;FIN>\""), "{html}");
        assert!(html.contains("aria-label=\"Open: Untitled\""), "{html}");
        assert!(!html.contains(">mine.") && !html.contains("\"mine."), "a key without words: {html}");
    }

    #[test]
    fn one_alone_is_not_saved_as_all_and_nothing_says_that_there_is_nothing() {
        assert!(!drawn("a\t1 May\tX", "").contains("own.all") && drawn("a\t\tX\nb\t\tY", "").contains("own.all"));
        assert!(drawn("", "").contains("class=\"none\""));
    }

    #[test]
    fn everything_that_can_be_told_has_words_and_what_was_removed_can_come_back() {
        for key in ["kept", "saved", "renamed", "removed", "imported"].iter().chain(&TROUBLES) {
            let html = drawn("", &format!("{key}\tname\tthe line"));
            assert!(!html.contains("mine.note"), "{key}: {html}");
            assert_eq!(html.contains("role=\"alert\""), TROUBLES.contains(key), "{key}");
            assert_eq!(html.contains("own.back"), *key == "removed", "{key}");
        }
        assert!(drawn("", "refused\ta.json\tfaults[0].do: x").contains("a.json: faults[0].do: x"));
    }
}
