//! What the learner believed of all claims, what is so, and how well the two agree.

use super::{level, verdict};
use crate::Learner;
use crate::parts::{lab, link, onward, progress, title};
use fourway_learn::progress::Guess;
use fourway_learn::{Myth, myths};
use fourway_panels::markup::{Markup, markup, worded};

/// By how many percent the mean of how sure one was may differ from how often one was right and still agree with it: one
/// guess of four.
const NEAR: usize = 25;

/// The claims that were tried, with the guesses.
fn tried(learner: &Learner) -> Vec<(&'static Myth, Guess)> {
    let guess = |myth: &'static Myth| Some((myth, *learner.progress.myths.get(myth.id)?));
    myths().iter().filter_map(guess).filter(|(_, guess)| guess.seen).collect()
}

pub(super) fn draw(learner: &Learner) -> Markup {
    let words = &learner.words;
    let tried = tried(learner);
    let next = myths().iter().find(|myth| !tried.iter().any(|(other, _)| other.id == myth.id));
    let next = match next {
        Some(myth) => link(Some("primary"), &format!("myths/{}", myth.id), words.get("learn.way.myths.on")),
        None => link(Some("primary"), "challenges", words.get("learn.way.myths.challenges")),
    };
    worded!(
        words,
        "<section class=\"way myths\" aria-labelledby=\"way-title\">
            {}
            {}
            {}
            <ol class=\"cards\">{}</ol>
            {}
        </section>",
        progress(words, "learn.way.myths.tried", tried.len(), myths().len()),
        title(words.get("learn.way.myths.title")),
        calibration(learner, &tried),
        myths().iter().map(|myth| row(learner, myth)).collect::<Vec<Markup>>(),
        onward(words, vec![next, lab(words)])
    )
}

/// One line: how often right, how sure, and whether the two agree.
fn calibration(learner: &Learner, tried: &[(&Myth, Guess)]) -> Markup {
    let words = &learner.words;
    let total = tried.len();
    if total == 0 {
        return worded!(words, "<p class=\"lead\">{learn.way.myths.intro}</p>");
    }
    let right = tried.iter().filter(|(myth, guess)| guess.believed == myth.holds).count();
    let sure = tried.iter().map(|(_, guess)| usize::from(guess.sure)).sum::<usize>() / total;
    let hits = 100 * right / total;
    let key = if sure > hits + NEAR {
        "learn.way.myths.calibration.over"
    } else if sure + NEAR < hits {
        "learn.way.myths.calibration.under"
    } else {
        "learn.way.myths.calibration.fits"
    };
    let slots = [("right", right.to_string()), ("total", total.to_string()), ("sure", sure.to_string())];
    let slots = slots.each_ref().map(|(name, value)| (*name, value.as_str()));
    markup!("<p class=\"lead\">{}</p>", words.fill(key, &slots))
}

fn row(learner: &Learner, myth: &Myth) -> Markup {
    let words = &learner.words;
    let guess = learner.progress.myths.get(myth.id).filter(|guess| guess.seen);
    let told = guess.map_or_else(
        || words.get("learn.way.myths.untried").to_owned(),
        |guess| {
            let slots = [
                ("guess", verdict(words, guess.believed)),
                ("sure", &level(words, guess.sure)),
                ("truth", verdict(words, myth.holds)),
            ];
            words.fill("learn.way.myths.row", &slots)
        },
    );
    let met = guess.map(|guess| (guess.believed == myth.holds).to_string());
    markup!(
        "<li><a class=\"card\" href={} data-met={}><b>{}</b><span>{}</span></a></li>",
        format!("#myths/{}", myth.id),
        met,
        words.get(&format!("myth.{}.claim", myth.id)),
        told
    )
}
