//! Texts of the ways: the names of states stand out as they do everywhere on the page. And the terms of an event.

use crate::terms::{Terms, joined};
use fourway_learn::glossary;
use fourway_panels::Run;
use fourway_panels::markup::{Markup, markup, worded};
use fourway_proto::State;
use fourway_stage::View;

/// The ways from an event of a run to the terms of its sentence in the field guide; nothing where it has none.
#[must_use]
pub fn terms(run: &Run, view: &View) -> Markup {
    let words = fourway_learn::words();
    let Some(text) = view.line.and_then(|line| run.told(line)) else { return Markup::default() };
    let terms = Terms::new(&words);
    let mut found = terms.all(text);
    found.retain(|place| glossary().iter().any(|term| term.id == *place));
    if found.is_empty() {
        return Markup::default();
    }
    let link = |term: &&str| {
        let name = words.get(&format!("term.{term}.name")).to_owned();
        markup!("<li><a href={}>{}</a></li>", format!("#guide/{term}"), name)
    };
    worded!(
        &words,
        "<nav class=\"explains\" aria-label={way.guide}><h3>{way.guide}</h3><ul>{}</ul></nav>",
        found.iter().map(link).collect::<Vec<Markup>>()
    )
}

/// The name of a state as it stands in a text.
pub(crate) fn state(state: State) -> Markup {
    markup!("<b class=\"state\" data-state={}>{}</b>", state.name(), state.name())
}

/// A text in which the names of states stand out.
pub(crate) fn marked(text: &str) -> Markup {
    let (mut parts, mut plain, mut rest, mut before) = (Vec::new(), String::new(), text, None);
    while let Some(c) = rest.chars().next() {
        let here = if joined(before, Some(c)) { None } else { named(rest) };
        let Some(name) = here else {
            plain.push(c);
            (before, rest) = (Some(c), &rest[c.len_utf8()..]);
            continue;
        };
        parts.push(markup!("{}", std::mem::take(&mut plain)));
        parts.push(state(name));
        (before, rest) = (name.name().chars().last(), &rest[name.name().len()..]);
    }
    parts.push(markup!("{}", plain));
    parts.into_iter().collect()
}

/// The state with whose name a text begins, in a whole word.
fn named(text: &str) -> Option<State> {
    let begins = |state: &State| {
        text.strip_prefix(state.name()).is_some_and(|after| !joined(state.name().chars().last(), after.chars().next()))
    };
    State::ALL.into_iter().find(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state_html(name: &str) -> String {
        format!("<b class=\"state\" data-state=\"{name}\">{name}</b>")
    }

    #[test]
    fn the_names_of_states_stand_out_and_other_words_do_not() {
        let html = marked("In TIME-WAIT, not “CLOSED”; a FIN-WAIT-3 & CLOSED-ness: LAST-ACK").0;
        let [wait, closed, last] = ["TIME-WAIT", "CLOSED", "LAST-ACK"].map(state_html);
        assert_eq!(html, format!("In {wait}, not “{closed}”; a FIN-WAIT-3 &amp; CLOSED-ness: {last}"));
        assert_eq!(marked("一 TIME-WAIT").0, format!("一 {wait}"));
        assert_eq!(marked("").0, "");
    }
}
