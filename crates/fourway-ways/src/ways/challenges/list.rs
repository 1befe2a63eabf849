//! The list of challenges, by level, with the stars that were won.

use super::told::{STARS, stars};
use crate::Learner;
use fourway_learn::{Challenge, challenges};
use fourway_panels::markup::{Markup, markup, worded};

/// The list as a page of its own.
pub fn draw(learner: &Learner) -> Markup {
    let words = &learner.words;
    let all = challenges();
    let (solved, won) = all
        .iter()
        .filter_map(|one| learner.progress.challenges.get(one.id))
        .fold((0_usize, 0_u32), |(solved, won), met| (solved + 1, won + u32::from(met.stars)));
    let most = all.len() * usize::from(STARS);
    let slots = [
        ("n", solved.to_string()),
        ("total", all.len().to_string()),
        ("stars", won.to_string()),
        ("most", most.to_string()),
    ];
    let slots: Vec<(&str, &str)> = slots.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut levels: Vec<u8> = all.iter().map(|one| one.level).collect();
    levels.dedup();
    worded!(
        words,
        "<section class=\"way challenges\" aria-labelledby=\"way-title\">
            <h1 id=\"way-title\">{learn.way.challenges.title}</h1>
            <p class=\"lead\">{learn.way.challenges.lead}</p>
            <p>{learn.way.challenges.rules}</p>
            <p class=\"progress\">{}</p>
            {}
            {}
            <div class=\"onward\"><a href=\"#recall\">{learn.way.challenges.recall}</a><a href=\"#lab\">{learn.way.challenges.free}</a></div>
        </section>",
        words.fill("learn.way.challenges.solved", &slots),
        next(learner),
        levels.into_iter().map(|level| of_level(level, learner)).collect::<Vec<Markup>>()
    )
}

/// The way to the first one that is not met yet.
fn next(learner: &Learner) -> Option<Markup> {
    let open = challenges().iter().find(|one| learner.progress.challenges.get(one.id).is_none())?;
    let title = learner.words.get(&format!("challenge.{}.title", open.id)).to_owned();
    let label = learner.words.fill("learn.way.challenges.go-on", &[("title", &title)]);
    Some(markup!("<p class=\"go-on\"><a class=\"primary\" href={}>{}</a></p>", link(open), label))
}

fn of_level(level: u8, learner: &Learner) -> Markup {
    let words = &learner.words;
    let of = challenges().iter().filter(|one| one.level == level);
    let cards: Vec<Markup> = of.map(|one| card(one, learner)).collect();
    markup!(
        "<section class=\"level\" aria-labelledby={}><h2 id={}>{}</h2><ol class=\"cards\">{}</ol></section>",
        format!("way-level-{level}"),
        format!("way-level-{level}"),
        words.get(&format!("learn.way.challenges.level.{level}")),
        cards
    )
}

fn card(challenge: &Challenge, learner: &Learner) -> Markup {
    let words = &learner.words;
    let word = |part: &str| words.get(&format!("challenge.{}.{part}", challenge.id)).to_owned();
    let met = learner.progress.challenges.get(challenge.id);
    let par = words.fill("learn.way.challenges.par", &[("n", &challenge.par.to_string())]);
    let best = met.map(|met| {
        let best = words.fill("learn.way.challenges.best", &[("acts", &met.acts.to_string())]);
        markup!("<span>{}</span>", best)
    });
    markup!(
        "<li><a class=\"card\" href={} data-done={}>
            <b>{}</b><span class=\"text\">{}</span>
            <span class=\"figures\">{} {} <span>{}</span></span>
        </a></li>",
        link(challenge),
        met.is_some(),
        word("title"),
        word("text"),
        stars(words, met.map_or(0, |met| met.stars)),
        best,
        par
    )
}

/// The link to a challenge.
pub fn link(challenge: &Challenge) -> String {
    format!("#{}/{}", super::NAME, challenge.id)
}
