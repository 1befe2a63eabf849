//! What stands in a step: the question, the run that answers it, and what the learner brings about.

use super::{Doing, done};
use crate::Learner;
use crate::parts::{body, button, choices, moment, note, other_run, primary, tasks};
use crate::prose::marked;
use fourway_learn::Step;
use fourway_panels::markup::{Markup, markup, worded};
use fourway_proto::Micros;
use fourway_stage::Catalogue;

/// A text of a step.
pub(super) fn word(words: &Catalogue, step: &Step, last: &str) -> String {
    words.get(&format!("lesson.{}.{last}", step.id)).to_owned()
}

/// A text of a step with its states and terms.
pub(super) fn said(words: &Catalogue, step: &Step, last: &str) -> Markup {
    marked(&word(words, step, last))
}

/// The question, before anything moves.
pub(super) fn asked(words: &Catalogue, step: &Step, chosen: Option<usize>) -> Markup {
    let answers: Vec<(&str, String)> =
        step.choices.iter().map(|choice| (*choice, word(words, step, &format!("choice.{choice}")))).collect();
    let chosen = chosen.and_then(|n| step.choices.get(n)).copied();
    let lacks = worded!(words, "<p class=\"hint\">{learn.way.lesson.lacks}</p>");
    let lacks = if chosen.is_some() { Vec::new() } else { vec![lacks] };
    let intro = markup!("<p>{}</p>", said(words, step, "intro"));
    let question = choices("choose", &word(words, step, "ask"), &answers, chosen);
    let commit = primary("commit", words.get("learn.way.lesson.commit"), chosen.is_some());
    body(vec![intro, question], vec![commit], lacks)
}

/// The prediction, and once the run has answered, what is so; that may be where the learner goes on.
fn prediction(learner: &Learner, step: &Step, answered: bool, goal: bool) -> Markup {
    let words = &learner.words;
    let place = usize::from(done(learner, step).predicted);
    let chosen = place.checked_sub(1).and_then(|n| step.choices.get(n)).copied().unwrap_or(step.right);
    let right = chosen == step.right;
    let verdict = answered.then(|| {
        let so = (!right).then(|| {
            let answer = word(words, step, &format!("choice.{}", step.right));
            markup!("<p><b>{}</b></p>", words.fill("learn.way.lesson.so", &[("answer", &answer)]))
        });
        markup!(
            "<div class={} id={} tabindex={}><p>{}</p>{}</div>",
            if right { "right" } else { "wrong" },
            goal.then_some("way-goal"),
            goal.then_some("-1"),
            said(words, step, &format!("choice.{chosen}.why")),
            so
        )
    });
    let told = words.fill("learn.way.lesson.predicted", &[("answer", &word(words, step, &format!("choice.{chosen}")))]);
    markup!("<p>{}</p><p class=\"predicted\">{}</p>{}", word(words, step, "ask"), told, verdict)
}

/// A run answers the question.
pub(super) fn shown(learner: &Learner, step: &Step, here: bool, at: Micros, answered: bool) -> Markup {
    let words = &learner.words;
    let waits = (!answered).then(|| worded!(words, "<p class=\"hint\">{learn.way.lesson.watch}</p>"));
    let elsewhere = (!here).then(|| other_run(words, None));
    let way = match (here, answered) {
        (false, _) => button(None, "show", "", words.get("learn.way.part.again")),
        (true, true) => button(None, "show", "", words.get("learn.way.lesson.again")),
        (true, false) => moment(words.get("learn.way.lesson.answer"), Some(at.0)),
    };
    let before = markup!(
        "<section role=\"status\">{}{}</section>{}",
        prediction(learner, step, answered, true),
        waits,
        elsewhere
    );
    // What takes the place of the button that committed the prediction waits for the answer: a second click on that one
    // would otherwise go past it. To go past it is further down.
    let act = primary("act", words.get("learn.way.lesson.act"), answered);
    let skip = (!answered).then(|| button(Some("quiet"), "skip", "", words.get("learn.way.lesson.skip")));
    let skip = skip.map(|skip| markup!("<p class=\"row\">{}</p>", skip));
    body(vec![before], vec![act, way], skip.into_iter().collect())
}

/// The learner's turn: what is to be done, what of it the engine has seen, and what is said of the run; once it is done, why.
pub(super) fn acting(learner: &Learner, step: &Step, doing: &Doing) -> Markup {
    let words = &learner.words;
    let texts: Vec<String> = (1..=doing.ticked.len()).map(|n| format!("task.{n}")).collect();
    let goals: Vec<(String, bool)> =
        texts.iter().zip(&doing.ticked).map(|(key, ticked)| (word(words, step, key), *ticked)).collect();
    let elsewhere = (!doing.here).then(|| other_run(words, None));
    let borrowed = doing.borrowed.then(|| note(words.get("learn.way.lesson.borrowed"), None));
    let rests = !step.task.start.scenario().script.is_empty();
    let rests = (doing.here && doing.said.is_empty() && rests)
        .then(|| worded!(words, "<p class=\"hint\">{learn.way.lesson.rests}</p>"));
    let ticked = done(learner, step).ticked;
    let before = worded!(
        words,
        "<section><h2 id=\"way-goal\" tabindex=\"-1\">{learn.way.lesson.turn}</h2><p>{}</p>{}{}{}{}{}<div role=\"status\">{}</div></section>",
        said(words, step, "do"),
        tasks(words, &goals),
        rests,
        elsewhere,
        borrowed,
        narration(words, step, doing),
        heard(words, step, doing, ticked)
    );
    let restart = words.get(if doing.here { "learn.way.lesson.restart" } else { "learn.way.part.again" });
    let mut row = vec![button(None, "act", "", restart)];
    if !ticked {
        row.push(button(None, "help", "", words.get("learn.way.lesson.help")));
    }
    let question = worded!(
        words,
        "<details class=\"question\"><summary>{learn.way.lesson.question}</summary><div>{}<p>{}</p></div></details>",
        prediction(learner, step, true, false),
        button(None, "show", "", words.get("learn.way.lesson.again"))
    );
    let after = if ticked { vec![why(words, step), question] } else { vec![question] };
    body(vec![before], row, after)
}

/// What was said so far, the last of it as what the run has come to.
fn narration(words: &Catalogue, step: &Step, doing: &Doing) -> Option<Markup> {
    let sentence = |(n, say): (usize, &&str)| {
        let now = (n + 1 == doing.said.len()).then_some("step");
        markup!("<li aria-current={}>{}</li>", now, said(words, step, &format!("say.{say}")))
    };
    let list = doing.said.iter().enumerate().map(sentence).collect::<Vec<Markup>>();
    (!list.is_empty()).then(|| markup!("<ol class=\"told\">{}</ol>", list))
}

/// The last sentence, and that the step is done, for who hears the page.
fn heard(words: &Catalogue, step: &Step, doing: &Doing, ticked: bool) -> Markup {
    let last = doing.said.last().map(|say| word(words, step, &format!("say.{say}")));
    let last = last.map(|text| markup!("<p class=\"unseen\">{}</p>", text));
    let told = ticked.then(|| worded!(words, "<p class=\"seen\">{learn.way.lesson.done}</p>"));
    markup!("{}{}", last, told)
}

fn why(words: &Catalogue, step: &Step) -> Markup {
    worded!(
        words,
        "<section><h2>{learn.way.lesson.why}</h2><p>{}</p></section>
        <section class=\"keep\"><h2>{learn.way.lesson.keep}</h2><p>{}</p></section>",
        said(words, step, "why"),
        said(words, step, "keep")
    )
}
