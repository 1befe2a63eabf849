//! The ways to learn, for the page: one learner, whose progress the page keeps.

use super::{said, with_run};
use fourway_panels::Run;
use fourway_sim::CallName;
use fourway_stage::{Link, View};
use fourway_ways::{Answer, Control, Opening, Seen, Ways};
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static WAYS: RefCell<Ways> = RefCell::new(Ways::new("").0);
}

/// Takes the progress that was kept, as text; empty for a new learner.
///
/// # Errors
/// One line for a text that cannot be read; the learner is a new one then.
#[wasm_bindgen]
pub fn learner(kept: &str) -> Result<(), String> {
    let (ways, trouble) = Ways::new(kept);
    WAYS.set(ways);
    trouble.map_or(Ok(()), |trouble| Err(trouble.to_string()))
}

/// What is to be kept of the learner, together with what was kept meanwhile.
#[wasm_bindgen]
pub fn progress(kept: &str) -> String {
    WAYS.with_borrow_mut(|ways| ways.progress_with(kept))
}

/// Whether a text is a progress that can be taken together with the learner's.
///
/// # Errors
/// One line for a text that cannot be read.
#[wasm_bindgen]
pub fn legible(progress: &str) -> Result<(), String> {
    Ways::new(progress).1.map_or(Ok(()), |trouble| Err(trouble.to_string()))
}

/// Goes to a place of a way: what it asks for, as [`act`] gives it. `now` is the time in ms since 1970, `today` the
/// learner's day counted from then.
///
/// # Errors
/// A sentence for people where there is no such way.
#[wasm_bindgen]
pub fn enter(place: &str, now: f64, today: u32) -> Result<Vec<u8>, String> {
    let answer = WAYS.with_borrow_mut(|ways| ways.enter(place, now as u64, today));
    answer.map(|answer| bytes(&answer)).ok_or_else(|| said("link.no-way", place))
}

/// Gives the open way the name and the value of what was pressed. The answer is what it asks for: nothing; `g` and a place to
/// go to; or `o` (at rest), `p` (it plays) or `l` (to be seen in the Lab) with a run to open, as its length in four bytes, the least first, and what
/// [`follow`](super::follow) gives, and behind it another one to stand beside, or nothing.
///
/// # Errors
/// One line, as for [`panel`](super::panel()).
#[wasm_bindgen]
pub fn act(packed: &[u8], view: &[f64], dark: bool, name: &str, value: &str) -> Result<Vec<u8>, String> {
    with_run(packed, view, |run, view| {
        let control = Control { name, value };
        WAYS.with_borrow_mut(|ways| bytes(&ways.press(&control, &Seen { run, view, dark })))
    })
}

/// The open way: in the first line how much room it wants, the act that it asks for (its place among all calls, twice, and one more for the server) and the moments at which time stops, then
/// its markup.
pub fn draw(run: &Run, view: &View, dark: bool) -> Option<String> {
    let drawn = WAYS.with_borrow_mut(|ways| ways.draw(&Seen { run, view, dark }))?;
    let mut head = if drawn.whole { "whole" } else { "beside" }.to_owned();
    let place = |call| CallName::ALL.iter().position(|known| *known == call).unwrap_or_default();
    head.push_str(
        &drawn.invites.map_or(" -".to_owned(), |(host, call)| format!(" {}", place(call) * 2 + host as usize)),
    );
    for hold in drawn.holds {
        head.push_str(&format!(" {}", hold.0));
    }
    Some(format!("{head}\n{}", drawn.markup.0))
}

fn bytes(answer: &Answer) -> Vec<u8> {
    match answer {
        Answer::Stay => Vec::new(),
        Answer::Go(place) => [b"g", place.as_bytes()].concat(),
        Answer::Open(opening) => {
            let kind = match (opening.lab, opening.plays) {
                (true, _) => b"l",
                (false, true) => b"p",
                (false, false) => b"o",
            };
            let shown = opened(opening);
            let beside = opening.beside.as_ref().map(|other| opened(other)).unwrap_or_default();
            [kind.as_slice(), &(shown.len() as u32).to_le_bytes(), &shown, &beside].concat()
        }
    }
}

/// The length of the link, the link, four empty lines and the scenario under its title.
fn opened(opening: &Opening) -> Vec<u8> {
    let link = Link { acts: opening.acts.clone(), at: opening.at, ..Link::default() }.to_bytes();
    let mut scenario = opening.scenario.clone();
    if !opening.title.is_empty() {
        scenario.title.clone_from(&opening.title);
    }
    [&(link.len() as u32).to_le_bytes(), link.as_slice(), b"\n\n\n\n", &scenario.pack()].concat()
}
