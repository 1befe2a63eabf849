//! One field: its name, where it is set, its unit, its range and a sentence that explains it.

use super::edit::NONE;
use super::fields::{Field, Form, Kind};
use crate::markup::{Markup, markup, worded};
use fourway_stage::Catalogue;

/// What stands at a place, and what stands there when nothing is said.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// What is said.
    pub value: Option<String>,
    /// What holds where nothing is said; none where something has to be said, or need not hold at all.
    pub usual: Option<String>,
}

/// A field at a place.
pub fn field(words: &Catalogue, form: &Form, field: &Field, path: &str, standing: &Standing) -> Markup {
    let Standing { value, usual } = standing;
    // An entry of a list stands out as a whole.
    let set = value.is_some() && usual.as_ref().is_some_and(|usual| !usual.is_empty()) && !path.contains('[');
    let [name, what] = told(words, form, field.key);
    let unit = (!field.unit.is_empty()).then(|| {
        markup!(
            "<span class=\"unit\" data-unit={}>{}</span>",
            field.unit.trim_start_matches("set."),
            words.get(field.unit)
        )
    });
    let range = range(words, field.kind).map(|range| markup!(" <span class=\"range\">{}</span>", range));
    markup!(
        "<div key={} class=\"field\" data-own={}>
            <label for={} data-link={}>{}</label>
            <span class=\"control\">{}{}</span>
            <p class=\"what\" id={}>{}{}</p>
            {}
        </div>",
        path,
        set,
        at(path),
        term(field.key),
        name,
        control(words, field.kind, path, standing),
        unit,
        about(path),
        what,
        range,
        wrong(path)
    )
}

/// The entry of the field guide for a setting whose name is another word for a term.
fn term(key: &str) -> Option<&'static str> {
    Some(match key {
        "duplicate" => "duplicate",
        "max_retransmits" => "retransmission",
        "time_wait_reuse" => "time-wait-reuse",
        "linger" => "linger",
        "idle_ms" | "interval_ms" | "probes" => "keepalive",
        _ => return None,
    })
}

/// The id of what is set at a place.
pub fn at(path: &str) -> String {
    format!("set.{path}")
}

/// The id of what explains it.
pub fn about(path: &str) -> String {
    format!("set.{path}.what")
}

/// The ids of what explains it and of why it was refused.
pub fn described(path: &str) -> String {
    format!("set.{path}.what set.{path}.wrong")
}

/// Where the line of a refusal will stand.
pub fn wrong(path: &str) -> Markup {
    markup!("<p class=\"wrong\" role=\"alert\" id={}></p>", format!("set.{path}.wrong"))
}

/// The name of a field and the sentence about it.
pub fn told(words: &Catalogue, form: &Form, key: &str) -> [String; 2] {
    // What changes the path in a script is what it is in the path.
    let of = if words.has(&format!("{}{key}", form.words)) { form.words } else { "set.path." };
    [words.get(&format!("{of}{key}")).to_owned(), words.get(&format!("{of}{key}.what")).to_owned()]
}

/// What may stand in it, where that is a range.
fn range(words: &Catalogue, kind: Kind) -> Option<String> {
    let from_to = |least: &str, most: &str| words.fill("set.range", &[("least", least), ("most", most)]);
    match kind {
        Kind::Whole(least, most) if most > u64::from(u32::MAX) => Some(from_to(&least.to_string(), "2^64 − 1")),
        Kind::Whole(least, most) => Some(from_to(&least.to_string(), &most.to_string())),
        Kind::Ms => Some(words.get("set.range.ms").to_owned()),
        Kind::MsOrNone => Some(words.get("set.range.ms-or-none").to_owned()),
        Kind::Chance => Some(from_to("0", "1")),
        Kind::Text | Kind::Names(_) | Kind::OnOff | Kind::Flags | Kind::States | Kind::Inside(_) | Kind::List(_) => {
            None
        }
    }
}

fn control(words: &Catalogue, kind: Kind, path: &str, standing: &Standing) -> Markup {
    let Standing { value, usual } = standing;
    match kind {
        Kind::Names(names) => select(words, path, names, standing),
        Kind::OnOff => select(words, path, &["true", "false"], standing),
        Kind::Text
        | Kind::Whole(..)
        | Kind::Ms
        | Kind::MsOrNone
        | Kind::Chance
        | Kind::Flags
        | Kind::States
        | Kind::Inside(_)
        | Kind::List(_) => {
            let mode = match kind {
                Kind::Whole(0.., _) => "numeric",
                Kind::Ms | Kind::Chance => "decimal",
                _ => "text",
            };
            let value = value.as_deref().map(|value| if value == "null" { NONE } else { value });
            let states = value.filter(|_| matches!(kind, Kind::States));
            let states = states.map(|list| list.replace(['[', ']', '"'], "").replace(',', " "));
            let value = states.as_deref().or(value);
            markup!(
                "<input type=\"text\" data-set=\"form\" id={} name={} value={} placeholder={} inputmode={} autocomplete=\"off\" spellcheck=\"false\" aria-describedby={}/>",
                at(path),
                path,
                value,
                usual.as_ref(),
                mode,
                described(path)
            )
        }
    }
}

/// A choice; what holds without one comes first and says so.
pub fn select(words: &Catalogue, path: &str, names: &[&str], standing: &Standing) -> Markup {
    let Standing { value, usual } = standing;
    let first = usual.as_ref().map(|usual| {
        let name = named(words, path, usual);
        let selected = value.is_none().then_some("true");
        markup!("<option value=\"\" selected={}>{}</option>", selected, name)
    });
    let rest = names.iter().filter(|name| usual.as_deref() != Some(name)).map(|name| {
        let selected = (value.as_deref() == Some(name)).then_some("true");
        markup!("<option value={} selected={}>{}</option>", *name, selected, named(words, path, name))
    });
    markup!(
        "<select data-set=\"form\" id={} name={} aria-describedby={}>{}{}</select>",
        at(path),
        path,
        described(path),
        first,
        rest.collect::<Vec<Markup>>()
    )
}

/// What a value is called: where its field calls it otherwise, so; a name of the contract otherwise.
fn named(words: &Catalogue, path: &str, value: &str) -> String {
    let key = path.rsplit(['.', ']']).next().unwrap_or_default();
    let own = format!("set.{key}={value}");
    let any = format!("set.={value}");
    let known = [own, any].into_iter().find(|key| words.has(key));
    known.map_or_else(|| value.to_owned(), |key| words.get(&key).to_owned())
}

/// A button that puts a value at a place.
pub fn put(path: &str, value: &str, text: &str, label: Option<String>, disabled: bool) -> Markup {
    markup!(
        "<button type=\"button\" data-set=\"form\" name={} value={} aria-label={} disabled={}>{}</button>",
        path,
        value,
        label,
        disabled.then_some("true"),
        text
    )
}

/// Control bits: each pressed or not.
pub fn bits(words: &Catalogue, path: &str, name: &str, what: &str, all: &[&str], there: &[&str]) -> Markup {
    let one = |bit: &&str| {
        markup!(
            "<button type=\"button\" class=\"toggle\" data-set=\"form\" name={} value={} aria-pressed={}>{}</button>",
            path,
            *bit,
            there.contains(bit),
            *bit
        )
    };
    worded!(
        words,
        "<div key={} class=\"field\" data-own={}>
            <span class=\"label\" id={}>{}</span>
            <span class=\"bits\" role=\"group\" aria-labelledby={} aria-describedby={}>{}</span>
            <p class=\"what\" id={}>{}</p>
            {}
        </div>",
        path,
        false,
        format!("set.{path}.name"),
        name,
        format!("set.{path}.name"),
        described(path),
        all.iter().map(one).collect::<Vec<Markup>>(),
        about(path),
        what,
        wrong(path)
    )
}
