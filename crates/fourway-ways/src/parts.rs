//! Pieces of markup that several ways share; `ways.css` has their looks.

use fourway_panels::markup::{Markup, markup, worded};
use fourway_proto::State;
use fourway_stage::Catalogue;

/// Goals in order, each with whether it is met: by a tick, and in words for who does not see it.
pub(crate) fn tasks<T: AsRef<str>>(words: &Catalogue, goals: &[(T, bool)]) -> Markup {
    let goal = |(text, done): &(T, bool)| {
        let told = words.get(if *done { "learn.way.part.done" } else { "learn.way.part.open" });
        markup!(
            "<li data-done={}><span>{}</span> <span class=\"unseen\">{}</span></li>",
            done.to_string(),
            text.as_ref(),
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

/// The row at the end of a way, with what comes next; the present run can always be taken to the Lab.
pub(crate) fn onward(words: &Catalogue, next: Vec<Markup>) -> Markup {
    worded!(
        words,
        "<nav class=\"onward\" aria-label={learn.way.part.onward}>{}<a href=\"#lab\">{learn.way.part.lab}</a></nav>",
        next
    )
}

/// A text in which the names of states stand out as they do everywhere on the page.
pub(crate) fn prose(text: &str) -> Markup {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, state, after)) = first_state(rest) {
        let (plain, name) = (markup!("{}", before), state.name());
        pieces.extend([plain, markup!("<b class=\"state\" data-state={}>{}</b>", name, name)]);
        rest = after;
    }
    pieces.push(markup!("{}", rest));
    pieces.into_iter().collect()
}

/// The first state that a text names as a word of its own, with what stands before and after it.
fn first_state(text: &str) -> Option<(&str, State, &str)> {
    let inside = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let mut from = 0;
    loop {
        let start = from + text.get(from..)?.find(inside)?;
        let word = &text[start..];
        let word = &word[..word.find(|c| !inside(c)).unwrap_or(word.len())];
        from = start + word.len();
        if let Some(state) = State::ALL.into_iter().find(|state| state.name() == word) {
            return Some((&text[..start], state, &text[from..]));
        }
    }
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
    worded!(words, "<div class=\"note\"><p>{learn.way.part.other}</p>{}</div>", back)
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
    fn the_names_of_states_stand_out_and_other_words_do_not() {
        let html = prose("In TIME-WAIT, not “CLOSED”; a FIN-WAIT-3 & CLOSED-ness: LAST-ACK").0;
        let state = |name: &str| format!("<b class=\"state\" data-state=\"{name}\">{name}</b>");
        let [wait, closed, last] = ["TIME-WAIT", "CLOSED", "LAST-ACK"].map(state);
        assert_eq!(html, format!("In {wait}, not “{closed}”; a FIN-WAIT-3 &amp; CLOSED-ness: {last}"));
        assert_eq!(prose("一 TIME-WAIT").0, format!("一 {wait}"));
        assert_eq!(prose("").0, "");
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
