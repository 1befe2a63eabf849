//! For instructors: what a learner can do after, plans, answers, sheets to print, the links to each part, and what
//! puts one into another page.

mod answers;
mod builder;
mod links;
mod plan;
mod sheets;

use super::{Way, picture};
use crate::{Answer, Control, Drawn, Learner, Seen};
use fourway_panels::markup::Markup;

/// The way: the page for instructors, or one of the sheets.
#[derive(Debug, Default)]
pub struct Teach {
    shown: Shown,
    /// What is drawn of it; the same for every moment.
    drawn: Option<Markup>,
    builder: builder::Builder,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    #[default]
    Page,
    Worksheet,
    Handout,
    Embed,
}

impl Shown {
    const ALL: [Self; 4] = [Self::Page, Self::Worksheet, Self::Handout, Self::Embed];

    const fn item(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Worksheet => "worksheet",
            Self::Handout => "handout",
            Self::Embed => "embed",
        }
    }

    fn of(item: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shown| shown.item() == item)
    }
}

impl Way for Teach {
    fn open(&mut self, item: &str, learner: &mut Learner) -> Answer {
        // The builder can be told which scene is wanted: `embed/lost-fin`.
        let (item, scene) = item.split_once('/').unwrap_or((item, ""));
        self.builder.take(scene);
        let was = || learner.place("teach").and_then(Shown::of);
        self.shown = Shown::of(item).or_else(was).unwrap_or_default();
        self.drawn = None;
        learner.is_at("teach", self.shown.item());
        Answer::Stay
    }

    fn draw(&mut self, _seen: &Seen<'_>, learner: &mut Learner) -> Drawn {
        let words = &learner.words;
        let drawn = self.drawn.get_or_insert_with(|| match self.shown {
            Shown::Page => plan::draw(words),
            Shown::Worksheet => sheets::worksheet(words),
            Shown::Handout => sheets::handout(words),
            Shown::Embed => self.builder.draw(words),
        });
        Drawn { markup: drawn.clone(), whole: true, holds: Vec::new(), ..Drawn::default() }
    }

    fn press(&mut self, control: &Control<'_>, _seen: &Seen<'_>, learner: &mut Learner) -> Answer {
        if self.shown == Shown::Embed {
            self.builder.press(control, &learner.words);
            self.drawn = None;
        }
        Answer::Stay
    }
}
