//! What stands around a step: where one is among the seven, what comes next, and the last page with what to keep of all.

use super::done;
use super::page::{said, word};
use crate::Learner;
use crate::parts::{lab, link, onward, progress, title};
use fourway_learn::{Step, lesson};
use fourway_panels::markup::{Markup, markup, worded};
use fourway_stage::Catalogue;

/// A step with what stands around it.
pub(super) fn page(learner: &Learner, at: usize, step: &Step, body: Markup) -> Markup {
    let words = &learner.words;
    let class = done(learner, step).ticked.then_some("primary");
    let next = match lesson().get(at + 1) {
        Some(next) => {
            let text = words.fill("learn.way.lesson.next", &[("title", &word(words, next, "title"))]);
            link(class, &format!("lesson/{}", next.id), &text)
        }
        None => link(class, "lesson/end", words.get("learn.way.lesson.to-end")),
    };
    let length = (at == 0).then(|| worded!(words, "<p class=\"progress\">{learn.way.lesson.length}</p>"));
    markup!(
        "<section class=\"way lesson\" aria-labelledby=\"way-title\">
            {}
            {}
            {}{}
            {}
        </section>",
        list(learner, at),
        title(&word(words, step, "title")),
        length,
        body,
        onward(words, vec![next, lab(words)])
    )
}

/// The steps, with those that are done and the one that is open.
fn list(learner: &Learner, at: usize) -> Markup {
    let words = &learner.words;
    let entry = |(n, step): (usize, &Step)| {
        let ticked = done(learner, step).ticked;
        let key = if ticked { "learn.way.lesson.step.done" } else { "learn.way.lesson.step" };
        let number = (n + 1).to_string();
        let title = word(words, step, "title");
        let slots = [("n", number.as_str()), ("title", title.as_str())];
        markup!(
            "<li><a href={} aria-label={} title={} aria-current={} data-done={}>{}</a></li>",
            format!("#lesson/{}", step.id),
            words.fill(key, &slots),
            title,
            (n == at).then_some("step"),
            ticked,
            if ticked { "✓" } else { number.as_str() }
        )
    };
    worded!(
        words,
        "<nav class=\"stops\" aria-label={learn.way.lesson.steps}><ol>{}</ol></nav>",
        lesson().iter().enumerate().map(entry).collect::<Vec<Markup>>()
    )
}

/// The last page: the lines to keep, and where to go from here.
pub(super) fn end(learner: &Learner) -> Markup {
    let words = &learner.words;
    let ticked = lesson().iter().filter(|step| done(learner, step).ticked).count();
    let text = words.get(if ticked == lesson().len() { "learn.way.lesson.all" } else { "learn.way.lesson.some" });
    let line = |step: &Step| {
        markup!(
            "<li data-done={}>{}<p>{}</p></li>",
            done(learner, step).ticked,
            link(None, &format!("lesson/{}", step.id), &word(words, step, "title")),
            said(words, step, "keep")
        )
    };
    worded!(
        words,
        "<section class=\"way lesson\" aria-labelledby=\"way-title\">
            {}
            {}
            {}
            <p class=\"lead\">{}</p>
            <ol class=\"keeps\">{}</ol>
            {}
        </section>",
        list(learner, lesson().len()),
        title(words.get("learn.way.lesson.end")),
        progress(words, "learn.way.lesson.count", ticked, lesson().len()),
        text,
        lesson().iter().map(line).collect::<Vec<Markup>>(),
        onward(words, ways(words))
    )
}

fn ways(words: &Catalogue) -> Vec<Markup> {
    ["myths", "challenges", "recall"]
        .map(|name| {
            let class = (name == "myths").then_some("primary");
            link(class, name, words.get(&format!("learn.way.lesson.to.{name}")))
        })
        .into_iter()
        .chain([lab(words)])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::END;
    use super::*;

    #[test]
    fn the_last_page_is_no_step() {
        assert!(lesson().iter().all(|step| step.id != END));
    }
}
