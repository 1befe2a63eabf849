//! Panels of the page: what it shows only on request, as markup. A panel is a function of a run and of what a person looks
//! at, so it needs no browser, and the page that shows it needs none of its code.
#![forbid(unsafe_code)]

mod diagram;
mod ends;
mod inspect;
pub mod markup;
mod mine;
mod settings;
mod streams;
mod told;
mod view;
mod why;

use fourway_export::Theme;
use fourway_proto::{Endpoint, State};
use fourway_sim::{Scenario, Side, Sim, Trace, run};
use fourway_stage::{Catalogue, Doings, Ladder, Line, Scene, View, gallery, layout_of, lines_of};
use std::rc::Rc;

pub use mine::Shelf;
pub use settings::edit::set;
pub use told::told;

/// The scene of the gallery that a scenario is, or was before somebody changed it: the one that bears its title.
#[must_use]
pub fn scene_of(scenario: &Scenario) -> Option<&'static Scene> {
    gallery().iter().find(|scene| scene.scenario().is_some_and(|known| known.title == scenario.title))
}

/// A run with what every panel reads of it.
pub struct Run {
    scenario: Scenario,
    trace: Trace,
    lines: Vec<Line>,
    /// For each event, the event that brought it about.
    causes: Vec<Option<usize>>,
    words: Rc<Catalogue>,
}

impl Run {
    /// Runs a scenario; what the person did in it is told as theirs.
    #[must_use]
    pub fn new(scenario: Scenario, doings: &Doings) -> Self {
        let words = Catalogue::here();
        let trace = run(&scenario);
        let lines = lines_of(&trace, &words, doings);
        let causes = why::causes(&trace, &lines);
        Self { scenario, trace, lines, causes, words }
    }

    /// The panel with this name, for what a person looks at; none where there is no such panel.
    #[must_use]
    pub fn panel(&self, name: &str, view: &View) -> Option<String> {
        let panel = match name {
            "states" => view::diagram::draw(self, view),
            "ends" => view::ends::draw(self, view),
            "segment" => view::segment::draw(self, view),
            "why" => view::why::draw(self, view),
            "gallery" => return Some(self.gallery(view, &Shelf::default())),
            "setup" => settings::draw(self),
            "help" => view::help::draw(self),
            "export" => view::export::draw(self, Theme::Light),
            "export-dark" => view::export::draw(self, Theme::Dark),
            "chain" => view::why::chain(self, view),
            _ => return None,
        };
        Some(panel.0)
    }

    /// The gallery, with what a person keeps beside its scenes.
    #[must_use]
    pub fn gallery(&self, view: &View, shelf: &Shelf) -> String {
        view::gallery::draw(self, view, shelf).0
    }

    /// The scenario.
    #[must_use]
    pub const fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// What happens in it.
    #[must_use]
    pub const fn trace(&self) -> &Trace {
        &self.trace
    }

    /// The sentence of an event, by its place in the list.
    #[must_use]
    pub fn told(&self, line: usize) -> Option<&str> {
        self.lines.get(line).map(|line| line.text.as_str())
    }

    fn ladder(&self, view: &View) -> Ladder {
        layout_of(&self.trace, &self.words, &view.doings, view.width)
    }

    /// The states of an end that never moves in this run.
    fn still(&self) -> [State; 2] {
        let sim = Sim::new(&self.scenario);
        Side::BOTH.map(|side| sim.endpoint(side).map_or(State::Closed, Endpoint::state))
    }

    /// What a host is called where it stands alone.
    fn host(&self, side: Side) -> &str {
        match side {
            Side::Client => self.words.get("host.client"),
            Side::Server => self.words.get("host.server"),
        }
    }
}
