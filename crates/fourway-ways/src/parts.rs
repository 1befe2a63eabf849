//! Pieces of markup that several ways share; `ways.css` has their looks.

use crate::prose::marked;
use fourway_panels::markup::{Markup, markup, worded};
use fourway_stage::Catalogue;

/// The heading of a way, by which the whole of it is called. The page puts the focus there when what had it is gone.
pub(crate) fn title(text: &str) -> Markup {
    markup!("<h1 id=\"way-title\" tabindex=\"-1\">{}</h1>", text)
}

/// Goals in order, each with whether it is met: by a tick, and in words for who does not see it.
pub(crate) fn tasks<T: AsRef<str>>(words: &Catalogue, goals: &[(T, bool)]) -> Markup {
    let goal = |(text, done): &(T, bool)| {
        let told = words.get(if *done { "learn.way.part.done" } else { "learn.way.part.open" });
        markup!(
            "<li data-done={}><span>{}</span> <span class=\"unseen\">{}</span></li>",
            *done,
            marked(text.as_ref()),
            told
        )
    };
    markup!("<ol class=\"tasks\">{}</ol>", goals.iter().map(goal).collect::<Vec<Markup>>())
}

/// A question with one answer: buttons of one name, each with its value and what stands on it. A browser keeps what was
/// chosen among radio buttons when the page is drawn anew; what is pressed here is only what the way says.
pub(crate) fn choices<T: AsRef<str>>(
    name: &str,
    question: &str,
    answers: &[(&str, T)],
    chosen: Option<&str>,
) -> Markup {
    let answer = |(value, text): &(&str, T)| {
        markup!(
            "<button type=\"button\" name={} value={} aria-pressed={}><span>{}</span></button>",
            name,
            *value,
            chosen == Some(*value),
            text.as_ref()
        )
    };
    markup!(
        "<fieldset class=\"choices\"><legend>{}</legend>{}</fieldset>",
        question,
        answers.iter().map(answer).collect::<Vec<Markup>>()
    )
}

/// A button of the way.
pub(crate) fn button(class: Option<&str>, name: &str, value: &str, text: &str) -> Markup {
    markup!("<button type=\"button\" class={} name={} value={}>{}</button>", class, name, value, text)
}

/// The one thing to do next; without its time it says so and does nothing.
pub(crate) fn primary(name: &str, text: &str, may: bool) -> Markup {
    let off = (!may).then_some("true");
    markup!("<button type=\"button\" class=\"primary\" name={} aria-disabled={}>{}</button>", name, off, text)
}

/// A button that leads to a moment of the run on the page; none leads nowhere and says so.
pub(crate) fn moment(text: &str, at: Option<u64>) -> Markup {
    let place = at.map_or_else(|| "x".to_owned(), |at| format!("t{at}"));
    let off = at.is_none().then_some("true");
    markup!("<button type=\"button\" data-go={} aria-disabled={}>{}</button>", place, off, text)
}

/// A link to a place of the page, such as `lesson/care`.
pub(crate) fn link(class: Option<&str>, place: &str, text: &str) -> Markup {
    markup!("<a class={} href={}>{}</a>", class, format!("#{place}"), text)
}

/// A link to a place of the page as a card: what it is called, and what it is about.
pub(crate) fn card(place: &str, title: &str, text: &str) -> Markup {
    markup!("<a class=\"card\" href={}><b>{}</b><span>{}</span></a>", format!("#{place}"), title, text)
}

/// Cards as a list.
pub(crate) fn cards(cards: Vec<Markup>) -> Markup {
    let items = cards.into_iter().map(|card| markup!("<li>{}</li>", card)).collect::<Vec<Markup>>();
    markup!("<ol class=\"cards\">{}</ol>", items)
}

/// The row at the end of a way, with what comes next.
pub(crate) fn onward(words: &Catalogue, next: Vec<Markup>) -> Markup {
    worded!(words, "<nav class=\"onward\" aria-label={learn.way.part.onward}>{}</nav>", next)
}

/// The present run, taken to the Lab.
pub(crate) fn lab(words: &Catalogue) -> Markup {
    link(None, "lab", words.get("learn.way.part.lab"))
}

/// How far: so many of so many.
pub(crate) fn progress(words: &Catalogue, key: &str, n: usize, of: usize) -> Markup {
    let text = words.fill(key, &[("n", &n.to_string()), ("total", &of.to_string())]);
    markup!("<p class=\"progress\">{}</p>", text)
}

/// The page shows another run than the way speaks of; a button of this name opens the right one again, where it does not
/// stand among the others.
pub(crate) fn other_run(words: &Catalogue, name: Option<&str>) -> Markup {
    let back = name.map(|name| button(None, name, "", words.get("learn.way.part.again")));
    note(words.get("learn.way.part.other"), back)
}

/// Said aside, with what can be done about it.
pub(crate) fn note(text: &str, back: Option<Markup>) -> Markup {
    markup!("<div class=\"note\" role=\"status\"><p>{}</p>{}</div>", text, back)
}

/// What stands in a way from one press to the next: something to read, what can be pressed, and something to read after it.
/// What is pressed stays where it is, and so the focus stays with it.
pub(crate) fn body(before: Vec<Markup>, row: Vec<Markup>, after: Vec<Markup>) -> Markup {
    markup!("<div class=\"part\">{}</div><p class=\"row\">{}</p><div class=\"part\">{}</div>", before, row, after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use fourway_learn::words;

    #[test]
    fn a_goal_is_ticked_in_words_too() {
        let html = tasks(&words(), &[("a", true), ("b", false)]).0;
        assert!(
            html.contains("<li data-done=\"true\"><span>a</span> <span class=\"unseen\">done</span></li>"),
            "{html}"
        );
        assert!(
            html.contains("<li data-done=\"false\"><span>b</span> <span class=\"unseen\">to do</span></li>"),
            "{html}"
        );
    }

    #[test]
    fn one_answer_is_pressed() {
        let html = choices("c", "q", &[("x", "one"), ("y", "two")], Some("y")).0;
        assert_eq!((html.matches("aria-pressed=\"true\"").count(), html.matches("aria-pressed").count()), (1, 2));
        assert!(html.contains("value=\"y\" aria-pressed=\"true\""), "{html}");
    }

    #[test]
    fn a_moment_that_there_is_not_leads_nowhere() {
        assert!(moment("a", None).0.contains("data-go=\"x\" aria-disabled=\"true\""));
        assert!(moment("a", Some(5)).0.contains("data-go=\"t5\">"));
    }
}
