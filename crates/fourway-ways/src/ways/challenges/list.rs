//! The list of challenges, by level, with the stars that were won.

use super::told::{STARS, stars};
use crate::Learner;
use crate::parts::{cards, link, onward, title};
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
            {}
            <p class=\"lead\">{learn.way.challenges.lead}</p>
            <p>{learn.way.challenges.rules}</p>
            <p class=\"progress\">{}</p>
            {}
            {}
            {}
        </section>",
        title(words.get("learn.way.challenges.title")),
        words.fill("learn.way.challenges.solved", &slots),
        next(learner),
        levels.into_iter().map(|level| of_level(level, learner)).collect::<Vec<Markup>>(),
        onward(
            words,
            vec![
                link(None, "recall", words.get("learn.way.challenges.recall")),
                link(None, "lab", words.get("learn.way.challenges.free")),
            ]
        )
    )
}

/// The way to the first one that is not met yet.
fn next(learner: &Learner) -> Option<Markup> {
    let open = challenges().iter().find(|one| learner.progress.challenges.get(one.id).is_none())?;
    let title = learner.words.get(&format!("challenge.{}.title", open.id)).to_owned();
    let label = learner.words.fill("learn.way.challenges.go-on", &[("title", &title)]);
    Some(markup!("<p>{}</p>", link(Some("primary"), &place(open), &label)))
}

fn of_level(level: u8, learner: &Learner) -> Markup {
    let words = &learner.words;
    let of = challenges().iter().filter(|one| one.level == level);
    markup!(
        "<section class=\"level\" aria-labelledby={}><h2 id={}>{}</h2>{}</section>",
        format!("way-level-{level}"),
        format!("way-level-{level}"),
        words.get(&format!("learn.way.challenges.level.{level}")),
        cards(of.map(|one| card(one, learner)).collect())
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
        "<a class=\"card\" href={}>
            <b>{}</b><span>{}</span>
            <span class=\"figures\">{} {} <span>{}</span></span>
        </a>",
        ["#", &place(challenge)].concat(),
        word("title"),
        word("text"),
        stars(words, met.map_or(0, |met| met.stars)),
        best,
        par
    )
}

/// The place of a challenge, for a link.
pub fn place(challenge: &Challenge) -> String {
    [super::NAME, "/", challenge.id].concat()
}
