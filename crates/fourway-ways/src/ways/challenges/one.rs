//! One challenge beside the ladder: the goals as the engine sees them, the limits, the hints, the verdict.

use super::list::place;
use super::{hints_seen, told};
use crate::parts::{button, lab, link, note, onward, progress, tasks, title};
use crate::prose::marked;
use crate::runs::{Memo, own_acts};
use crate::{Learner, Seen};
use fourway_learn::progress::Met;
use fourway_learn::{Challenge, Goal, Verdict, challenges, weigh};
use fourway_panels::markup::{Markup, markup, worded};
use fourway_proto::Micros;
use fourway_stage::{Catalogue, LinkAct};

/// What the learner did in a challenge, and what is to be said of it. None where the page shows another run.
type Judged = Option<(Vec<LinkAct>, Verdict)>;

/// Judges the run on the page. What is met is noted.
pub fn judged(
    challenge: &'static Challenge,
    known: &mut Memo<Vec<Option<Micros>>>,
    seen: &Seen<'_>,
    learner: &mut Learner,
) -> Judged {
    let acts = own_acts(&challenge.task.start.scenario(), seen)?;
    let (trace, now) = (seen.run.trace(), seen.view.now);
    let since = known.of(seen.run.scenario(), challenge.id, || {
        challenge.task.goals_in(trace, Micros::ZERO).iter().map(|goal| goal.since).collect()
    });
    let goals = since.into_iter().map(|since| Goal::at(since, now)).collect();
    let verdict = weigh(challenge, &acts, goals, hints_seen(challenge, learner));
    if verdict.met {
        learner.progress.met(challenge.id, verdict.stars, u8::try_from(acts.len()).unwrap_or(u8::MAX));
    }
    Some((acts, verdict))
}

/// The challenge, with the best of it before the learner began.
pub fn draw(
    challenge: &'static Challenge,
    judged: Judged,
    before: Option<Met>,
    seen: &Seen<'_>,
    learner: &Learner,
) -> Markup {
    let place = challenges().iter().position(|one| one.id == challenge.id).unwrap_or_default();
    let the = The { challenge, place, hints: hints_seen(challenge, learner), before, seen, learner };
    let words = &learner.words;
    let elsewhere = || {
        let back = button(Some("primary"), "again", "", words.get("learn.way.challenges.back"));
        note(words.get("learn.way.challenges.elsewhere"), Some(back))
    };
    markup!(
        "<section class=\"way challenge\" aria-labelledby=\"way-title\">
            <p class=\"kicker\">{}</p>
            {}
            <p class=\"lead\">{}</p>
            {}{}{}{}{}
        </section>",
        the.kicker(),
        title(&the.word("title")),
        the.prose("text"),
        judged.is_none().then(elsewhere),
        the.goals(judged.as_ref()),
        the.limits(judged.as_ref()),
        the.hints(),
        the.onward(judged.is_some_and(|(_, verdict)| verdict.met))
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

    fn prose(&self, part: &str) -> Markup {
        marked(&self.word(part))
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
        let goals: Vec<(String, bool)> =
            (0..count).map(|n| (self.word(&format!("goal.{}", n + 1)), ticked(n))).collect();
        let met = goals.iter().filter(|(_, ticked)| *ticked).count();
        worded!(
            words,
            "<h2>{learn.way.challenges.goals}</h2>
            {}
            <div role=\"status\" class=\"verdict\" data-met={}>{}{}</div>",
            tasks(words, &goals),
            verdict.is_some_and(|verdict| verdict.met),
            progress(words, "learn.way.challenges.goals.met", met, count),
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
                self.prose("why"),
                more.map(|key| markup!("<p class=\"hint\">{}</p>", words.get(key)))
            );
        }
        // Where nothing happens by itself a run is at its end before anybody has acted.
        let end = self.seen.run.trace().end();
        let over = end > Micros::ZERO && self.seen.view.now >= end;
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
        let shown = (1..=self.hints).map(|n| markup!("<li>{}</li>", self.prose(&format!("hint.{n}"))));
        let shown: Vec<Markup> = shown.collect();
        let (next, of) = ((self.hints + 1).to_string(), total.to_string());
        let label = words.fill("learn.way.challenges.hint", &[("n", &next), ("total", &of)]);
        let more = (self.hints < total).then(|| button(None, "hint", &next, &label));
        worded!(
            words,
            "<h2>{learn.way.challenges.hints}</h2>
            <div role=\"status\">{}</div>{}",
            (!shown.is_empty()).then(|| markup!("<ol class=\"hints\">{}</ol>", shown)),
            more
        )
    }

    fn onward(&self, met: bool) -> Markup {
        let words = self.words();
        let class = met.then_some("primary");
        let next = match challenges().get(self.place + 1) {
            None => link(class, "recall", words.get("learn.way.challenges.recall")),
            Some(one) => {
                let title = words.get(&format!("challenge.{}.title", one.id)).to_owned();
                link(class, &place(one), &words.fill("learn.way.challenges.next", &[("title", &title)]))
            }
        };
        let again = button(None, "again", "", words.get("learn.way.challenges.again"));
        let all = link(None, "challenges/all", words.get("learn.way.challenges.all"));
        onward(words, vec![next, again, all, lab(words)])
    }
}
