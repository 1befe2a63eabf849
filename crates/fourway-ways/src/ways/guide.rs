//! The field guide: the terms, the words that get confused, the notes, and TIME-WAIT and ports as arithmetic.

mod index;
mod page;
mod plot;
mod ports;

use super::{Way, picture};
use crate::{Answer, Control, Drawn, Learner, Opening, Seen};
use fourway_learn::{Experiment, Note, Term, first_held, glossary, notes};
use fourway_panels::markup::Markup;
use fourway_proto::Micros;
use fourway_sim::run;
use fourway_stage::{Catalogue, Link, LinkStart, gallery, with_acts};

/// The way: the index, or one page of it.
#[derive(Debug, Default)]
pub struct Guide {
    shown: Shown,
    /// What the index is searched for.
    filter: String,
    /// How often the search was cleared.
    cleared: u32,
    ports: ports::Fields,
    /// The picture of the shown page; one run is enough for it.
    picture: Option<Markup>,
}

/// A page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    #[default]
    Index,
    Term(&'static Term),
    Note(&'static Note),
    /// The words that get confused.
    Words,
}

impl Shown {
    /// What a link names: a term, a note as `note/id`, a note by its id alone where no term has it, or a part.
    fn of(item: &str) -> Option<Self> {
        let note = |id: &str| notes().iter().find(|note| note.id == id).map(Self::Note);
        match item {
            "index" => Some(Self::Index),
            "words" => Some(Self::Words),
            _ => match item.strip_prefix("note/") {
                Some(id) => note(id),
                None => glossary().iter().find(|term| term.id == item).map(Self::Term).or_else(|| note(item)),
            },
        }
    }

    fn item(self) -> String {
        match self {
            Self::Index => "index".to_owned(),
            Self::Words => "words".to_owned(),
            Self::Term(term) => term.id.to_owned(),
            Self::Note(note) => ["note/", note.id].concat(),
        }
    }

    /// The run of the page, the moment to show, and its title.
    fn seen_in(self, words: &Catalogue) -> Option<(Experiment, Micros, String)> {
        match self {
            Self::Term(term) => {
                let key = format!("term.{}.name", term.id);
                Some((term.experiment?, term.at, words.get(&key).to_owned()))
            }
            Self::Note(note) => {
                let (experiment, key) = (note.experiment?, format!("note.{}.title", note.id));
                // A note is about what its first claim says, so that is the moment to look at.
                let trace = experiment.run();
                let at = experiment.claims().first().and_then(|claim| first_held(claim, &trace));
                Some((experiment, at.unwrap_or_default(), words.get(&key).to_owned()))
            }
            Self::Index | Self::Words => None,
        }
    }
}

/// The picture of a run at a moment, what it shows in words, and the way into the Lab.
fn figure(words: &Catalogue, experiment: &Experiment, at: Micros) -> Markup {
    let scenario = with_acts(&experiment.scenario(), &experiment.acts().unwrap_or_default());
    picture::figure(picture::around(words, &run(&scenario), at), &picture::told(words, &scenario, at))
}

/// The address of a run, where it is one of the gallery; the others the page opens itself.
fn address(experiment: &Experiment, at: Micros) -> Option<String> {
    gallery().iter().find(|scene| scene.name == experiment.scene)?;
    let start = LinkStart::Scene(experiment.scene.to_owned());
    let link = Link { start, acts: experiment.acts()?, at, ..Link::default() };
    Some(["#", &link.write()].concat())
}

impl Guide {
    fn lab(&self, words: &Catalogue) -> Answer {
        let Some((experiment, at, title)) = self.shown.seen_in(words) else { return Answer::Stay };
        let opening = Opening { at, lab: true, ..Opening::of(&experiment, &title) };
        Answer::Open(Box::new(opening))
    }
}

impl Way for Guide {
    fn open(&mut self, item: &str, learner: &mut Learner) -> Answer {
        let was = || learner.place("guide").and_then(Shown::of);
        self.shown = Shown::of(item).or_else(was).unwrap_or_default();
        self.picture = None;
        learner.is_at("guide", &self.shown.item());
        Answer::Stay
    }

    fn draw(&mut self, _seen: &Seen<'_>, learner: &mut Learner) -> Drawn {
        let words = &learner.words;
        if self.picture.is_none() {
            self.picture = self.shown.seen_in(words).map(|(experiment, at, _)| {
                let figure = figure(words, &experiment, at);
                page::with_lab(words, figure, address(&experiment, at))
            });
        }
        let markup = match self.shown {
            Shown::Index => index::draw(words, &self.filter, self.cleared),
            Shown::Words => page::confused(words),
            Shown::Term(term) => page::term(words, term, self.picture.as_ref()),
            Shown::Note(note) => {
                let arithmetic = (note.id == "ports").then(|| self.ports.draw(words));
                page::note(words, note, self.picture.as_ref(), arithmetic)
            }
        };
        Drawn { markup, whole: true, holds: Vec::new(), ..Drawn::default() }
    }

    fn press(&mut self, control: &Control<'_>, _seen: &Seen<'_>, learner: &mut Learner) -> Answer {
        match control.name {
            "filter" => self.filter = control.value.trim().to_owned(),
            "all" => {
                self.filter.clear();
                self.cleared += 1;
            }
            "lab" => return self.lab(&learner.words),
            name => self.ports.set(name, control.value),
        }
        Answer::Stay
    }
}
