//! The sheets to print: the worksheet with a ladder to fill in, and the handout with the ladder, the states and the lines to keep.

use super::picture::{self, Detail};
use crate::{parts, prose};
use fourway_learn::lesson;
use fourway_panels::markup::{Markup, markup, worded};
use fourway_proto::State;
use fourway_sim::{Scenario, run};
use fourway_stage::{Catalogue, Scene, gallery};

/// The run that both sheets show.
const SCENE: &str = "four-way-close";
/// How many questions the worksheet has.
const QUESTIONS: usize = 6;
/// The states on the way out, in the order in which they are taught.
const STATES: [State; 6] =
    [State::FinWait1, State::FinWait2, State::CloseWait, State::LastAck, State::Closing, State::TimeWait];

fn scenario() -> Scenario {
    gallery().iter().find(|scene| scene.name == SCENE).and_then(Scene::scenario).unwrap_or_default()
}

/// A sheet with the way back above and how to print it; neither of them is printed. Paper has no links.
fn sheet(words: &Catalogue, title: &str, inside: Markup) -> Markup {
    worded!(
        words,
        "<section class=\"way way-teach\" aria-labelledby=\"way-title\">
            <p class=\"back\"><a href=\"#teach/page\">{learn.way.teach.back}</a></p><p class=\"hint\">{learn.way.teach.print}</p>
            <article class=\"way-print\" data-terms=\"none\">{}{}</article>
        </section>",
        parts::title(title),
        inside
    )
}

/// The worksheet: names and answers are left for the learner.
pub(super) fn worksheet(words: &Catalogue) -> Markup {
    let questions = (1..=QUESTIONS).map(|n| {
        let key = format!("learn.way.teach.sheet.{n}");
        markup!("<li><p>{}</p><div class=\"lines\" aria-hidden=\"true\"></div></li>", words.get(&key))
    });
    let row = |state: State| markup!("<tr><th scope=\"row\">{}</th><td></td><td></td></tr>", prose::state(state));
    let inside = worded!(
        words,
        "<p class=\"who\"><span>{learn.way.teach.sheet.name}</span><span>{learn.way.teach.sheet.date}</span></p>
        <div class=\"beside\">
            {}
            <div><h2>{learn.way.teach.sheet.tasks}</h2><ol class=\"numbered\"><li>{learn.way.teach.sheet.task.1}</li>
                <li>{learn.way.teach.sheet.task.2}</li><li>{learn.way.teach.sheet.task.3}</li><li>{learn.way.teach.sheet.task.4}</li></ol></div>
        </div>
        <h2>{learn.way.teach.sheet.states}</h2>
        <div class=\"wide\"><table><thead>{}</thead><tbody>{}</tbody></table></div>
        <h2 class=\"over\">{learn.way.teach.sheet.questions}</h2><ol class=\"numbered\">{}</ol>",
        picture::figure(
            picture::whole(words, &run(&scenario()), Detail::Blank),
            words.get("learn.way.teach.sheet.ladder")
        ),
        head(words),
        STATES.map(row).to_vec(),
        questions.collect::<Vec<Markup>>()
    );
    sheet(words, words.get("learn.way.teach.worksheet"), inside)
}

/// The handout.
pub(super) fn handout(words: &Catalogue) -> Markup {
    let row = |state: State| {
        let name = state.name().to_ascii_lowercase();
        let (side, until) =
            (format!("learn.way.teach.table.{name}.side"), format!("learn.way.teach.table.{name}.until"));
        markup!(
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>",
            prose::state(state),
            words.get(&side),
            words.get(&until)
        )
    };
    let keep = lesson().iter().map(|step| {
        let key = format!("lesson.{}.keep", step.id);
        markup!("<li>{}</li>", words.get(&key))
    });
    let inside = worded!(
        words,
        "<div class=\"beside\">
            {}
            <div><h2>{learn.way.teach.handout.keep}</h2><ol class=\"numbered\">{}</ol></div>
        </div>
        <h2>{learn.way.teach.handout.states}</h2>
        <div class=\"wide\"><table><thead>{}</thead><tbody>{}</tbody></table></div>
        <h2>{learn.way.teach.handout.lost}</h2><ol class=\"numbered\"><li>{learn.way.teach.handout.lost.1}</li>
            <li>{learn.way.teach.handout.lost.2}</li><li>{learn.way.teach.handout.lost.3}</li><li>{learn.way.teach.handout.lost.4}</li></ol>",
        picture::figure(
            picture::whole(words, &run(&scenario()), Detail::All),
            words.get("learn.way.teach.handout.ladder")
        ),
        keep.collect::<Vec<Markup>>(),
        head(words),
        STATES.map(row).to_vec()
    );
    sheet(words, words.get("learn.way.teach.handout"), inside)
}

/// What to expect on a filled-in worksheet.
pub(super) fn answers(words: &Catalogue) -> Vec<Markup> {
    let ladder = worded!(
        words,
        "<li><p><a href=\"#teach/handout\">{learn.way.teach.handout}</a></p><p>{learn.way.teach.sheet.filled}</p></li>"
    );
    let answer = |n: usize| {
        let (ask, answer) = (format!("learn.way.teach.sheet.{n}"), format!("learn.way.teach.sheet.{n}.answer"));
        markup!("<li><p>{}</p><p class=\"solution\">{}</p></li>", words.get(&ask), words.get(&answer))
    };
    std::iter::once(ladder).chain((1..=QUESTIONS).map(answer)).collect()
}

fn head(words: &Catalogue) -> Markup {
    worded!(
        words,
        "<tr><th scope=\"col\">{learn.way.teach.table.state}</th><th scope=\"col\">{learn.way.teach.table.side}</th>
            <th scope=\"col\">{learn.way.teach.table.until}</th></tr>"
    )
}
