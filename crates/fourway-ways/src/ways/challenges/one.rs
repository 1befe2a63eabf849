//! One challenge beside the ladder: the goals as the engine sees them, the limits, the hints, the verdict.

use super::acts::acts_in;
use super::list::link;
use super::{hints_seen, told};
use crate::{Learner, Seen};
use fourway_learn::progress::Met;
use fourway_learn::{Challenge, Verdict, challenges, judge};
use fourway_panels::markup::{Markup, markup, worded};
use fourway_stage::{Catalogue, LinkAct};

/// The challenge with this place in the list, and the best of it before the learner began. What is met is noted.
pub fn draw(place: usize, before: Option<Met>, seen: &Seen<'_>, learner: &mut Learner) -> Markup {
    let Some(challenge) = challenges().get(place) else { return Markup::default() };
    let acts = acts_in(&challenge.task.start.scenario(), seen.run.scenario());
    let hints = hints_seen(challenge, learner);
    let judged = acts.map(|acts| {
        let verdict = judge(challenge, &acts, seen.run.trace(), seen.view.now, hints);
        (acts, verdict)
    });
    if let Some((acts, Verdict { met: true, stars, .. })) = &judged {
        learner.progress.met(challenge.id, *stars, u8::try_from(acts.len()).unwrap_or(u8::MAX));
    }
    let the = The { challenge, place, hints, before, seen, learner };
    let words = &learner.words;
    worded!(
        words,
        "<section class=\"way challenge\" aria-labelledby=\"way-title\">
            <p class=\"kicker\">{}</p>
            <h1 id=\"way-title\">{}</h1>
            <p class=\"lead\">{}</p>
            {}{}{}{}{}
        </section>",
        the.kicker(),
        the.word("title"),
        the.word("text"),
        judged.is_none().then(|| elsewhere(words)),
        the.goals(judged.as_ref()),
        the.limits(judged.as_ref()),
        the.hints(),
        the.onward(judged.is_some_and(|(_, verdict)| verdict.met))
    )
}

/// Another run is on the page.
fn elsewhere(words: &Catalogue) -> Markup {
    worded!(
        words,
        "<div class=\"note\" role=\"status\"><p>{learn.way.challenges.elsewhere}</p>
            <button type=\"button\" class=\"primary\" name=\"again\" value=\"\">{learn.way.challenges.back}</button></div>"
    )
}

struct The<'a> {
    challenge: &'static Challenge,
    place: usize,
    hints: u8,
    before: Option<Met>,
    seen: &'a Seen<'a>,
    learner: &'a Learner,
}

impl The<'_> {
    fn words(&self) -> &Catalogue {
        &self.learner.words
    }

    fn word(&self, part: &str) -> String {
        self.words().get(&format!("challenge.{}.{part}", self.challenge.id)).to_owned()
    }

    fn kicker(&self) -> String {
        let (n, total) = ((self.place + 1).to_string(), challenges().len().to_string());
        self.words().fill("learn.way.challenges.place", &[("n", &n), ("total", &total)])
    }

    /// The goals, how many are met, and what is to be said of it.
    fn goals(&self, judged: Option<&(Vec<LinkAct>, Verdict)>) -> Markup {
        let verdict = judged.map(|(_, verdict)| verdict);
        let words = self.words();
        let count = self.challenge.task.goals().len();
        let ticked = |n: usize| verdict.and_then(|verdict| verdict.goals.get(n)).is_some_and(|goal| goal.ticked);
        let goal = |n: usize| {
            let key = if ticked(n) { "learn.way.challenges.ticked" } else { "learn.way.challenges.open" };
            markup!(
                "<li data-done={}><span class=\"unseen\">{} </span>{}</li>",
                ticked(n),
                words.get(key),
                self.word(&format!("goal.{}", n + 1))
            )
        };
        let met = (0..count).filter(|n| ticked(*n)).count();
        let told =
            words.fill("learn.way.challenges.goals.met", &[("n", &met.to_string()), ("total", &count.to_string())]);
        worded!(
            words,
            "<h2>{learn.way.challenges.goals}</h2>
            <ol class=\"tasks\">{}</ol>
            <div role=\"status\" class=\"verdict\" data-met={}><p class=\"progress\">{}</p>{}</div>",
            (0..count).map(goal).collect::<Vec<Markup>>(),
            verdict.is_some_and(|verdict| verdict.met),
            told,
            judged.map(|(acts, verdict)| self.verdict(verdict, acts.len(), met == count))
        )
    }

    fn verdict(&self, verdict: &Verdict, acts: usize, all: bool) -> Markup {
        let words = self.words();
        if verdict.met {
            let better = |before: &Met| verdict.stars > before.stars || acts < usize::from(before.acts);
            let won = match &self.before {
                None => "learn.way.challenges.won",
                Some(before) if better(before) => "learn.way.challenges.won.better",
                Some(_) => "learn.way.challenges.won.again",
            };
            let more = if verdict.stars == told::STARS {
                None
            } else if self.hints == 0 {
                Some("learn.way.challenges.more.acts")
            } else {
                Some("learn.way.challenges.more.hints")
            };
            return worded!(
                words,
                "<div class=\"right\"><p class=\"won\">{} <b>{}</b></p><p>{}</p>{}</div>",
                told::stars(words, verdict.stars),
                words.get(won),
                self.word("why"),
                more.map(|key| markup!("<p class=\"hint\">{}</p>", words.get(key)))
            );
        }
        let over = self.seen.view.now >= self.seen.run.trace().end();
        if all {
            return worded!(words, "<p class=\"wrong\">{learn.way.challenges.but}</p>");
        }
        if over && verdict.broken.is_empty() {
            return worded!(words, "<p class=\"wrong\">{learn.way.challenges.over}</p>");
        }
        Markup::default()
    }

    /// What may be done, how much of it was, and what was too much.
    fn limits(&self, judged: Option<&(Vec<LinkAct>, Verdict)>) -> Markup {
        let (words, may) = (self.words(), &self.challenge.may);
        let (path, calls) = told::touches(self.challenge);
        let how = |holds: bool, key: &'static str| holds.then(|| markup!("<p class=\"hint\">{}</p>", words.get(key)));
        let acts: &[LinkAct] = judged.map_or(&[], |(acts, _)| acts);
        let count = |key, n: usize, total: u8| {
            markup!("<li>{}</li>", words.fill(key, &[("n", &n.to_string()), ("total", &total.to_string())]))
        };
        let best = self.learner.progress.challenges.get(self.challenge.id);
        let best = best.map(|met| {
            let acts = met.acts.to_string();
            let text = words.fill("learn.way.challenges.best", &[("acts", &acts)]);
            markup!("<li>{} {}</li>", told::stars(words, met.stars), text)
        });
        let losses = acts.iter().filter(|act| told::loses(act)).count();
        worded!(
            words,
            "<h2>{learn.way.challenges.limits}</h2>{}{}{}
            <ul class=\"counts\">{}{}<li>{}</li>{}</ul>
            <div role=\"status\">{}</div>",
            told::allowed(self.challenge, self.learner),
            how(calls, "learn.way.challenges.how.calls"),
            how(path, "learn.way.challenges.how.path"),
            count("learn.way.challenges.acts", acts.len(), may.acts),
            (may.losses > 0).then(|| count("learn.way.challenges.losses", losses, may.losses)),
            words.fill("learn.way.challenges.par", &[("n", &self.challenge.par.to_string())]),
            best,
            judged.map(|(acts, verdict)| {
                told::broken(self.challenge, &verdict.broken, acts, self.seen.run.trace(), self.learner)
            })
        )
    }

    fn hints(&self) -> Markup {
        let (words, total) = (self.words(), self.challenge.hints);
        let shown = (1..=self.hints).map(|n| markup!("<li>{}</li>", self.word(&format!("hint.{n}"))));
        let shown: Vec<Markup> = shown.collect();
        let next = self.hints + 1;
        let slots = [("n", next.to_string()), ("total", total.to_string())];
        let label = words.fill("learn.way.challenges.hint", &[("n", &slots[0].1), ("total", &slots[1].1)]);
        let button = (next <= total)
            .then(|| markup!("<button type=\"button\" name=\"hint\" value={}>{}</button>", next.to_string(), label));
        worded!(
            words,
            "<h2>{learn.way.challenges.hints}</h2>
            <div role=\"status\">{}</div>{}",
            (!shown.is_empty()).then(|| markup!("<ol class=\"hints\">{}</ol>", shown)),
            button
        )
    }

    fn onward(&self, met: bool) -> Markup {
        let words = self.words();
        let to = |place: usize| challenges().get(place);
        let class = met.then_some("primary");
        let title = |one: &Challenge| words.get(&format!("challenge.{}.title", one.id)).to_owned();
        let next = to(self.place + 1).map_or_else(
            || worded!(words, "<a class={} href=\"#recall\">{learn.way.challenges.recall}</a>", class),
            |one| {
                let label = words.fill("learn.way.challenges.next", &[("title", &title(one))]);
                markup!("<a class={} href={}>{}</a>", class, link(one), label)
            },
        );
        worded!(
            words,
            "<div class=\"onward\">
                {}
                <button type=\"button\" name=\"again\" value=\"\">{learn.way.challenges.again}</button>
                <a href=\"#challenges/all\">{learn.way.challenges.all}</a>
                <a href=\"#lab\">{learn.way.challenges.lab}</a>
            </div>",
            next
        )
    }
}
