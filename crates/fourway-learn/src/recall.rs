//! Cards that never run out: each is made of a run of the engine by a seed, and its answer is what that run shows. Wrong
//! answers are made from what stands beside the right one, and a test holds them against the engine too.

mod asks;
mod dice;
mod runs;
mod tell;

use asks::Found;
use dice::Dice;
use fourway_proto::{Flags, Micros, State, Timer};
use fourway_sim::{Scenario, Side, run};

/// Runs that are tried for a card. A test finds one for every concept well before.
const MOST_TRIES: u64 = 3000;
/// Most answers of a card to choose from.
const MOST_ANSWERS: usize = 4;

/// What is practised, and what the repetition is planned for: `next.close-first`, `waits.FIN-WAIT-2`, `order.four`.
pub const CONCEPTS: [&str; 39] = [
    "waits.FIN-WAIT-1",
    "waits.FIN-WAIT-2",
    "waits.CLOSE-WAIT",
    "waits.CLOSING",
    "waits.LAST-ACK",
    "waits.TIME-WAIT",
    "order.four",
    "order.three",
    "order.crossed",
    "next.close-first",
    "next.fin-in-established",
    "next.ack-of-fin-in-fin-wait-1",
    "next.close-second",
    "next.fin-in-fin-wait-2",
    "next.ack-of-fin-in-last-ack",
    "next.time-wait-over",
    "next.fin-in-fin-wait-1",
    "next.ack-of-fin-in-closing",
    "next.fin-with-ack-of-fin",
    "next.abort",
    "next.reset-received",
    "numbers.fin",
    "numbers.ack",
    "numbers.data",
    "timer.retransmission",
    "timer.time-wait",
    "timer.delayed-ack",
    "clause.close-first",
    "clause.fin-in-established",
    "clause.ack-of-fin-in-fin-wait-1",
    "clause.close-second",
    "clause.fin-in-fin-wait-2",
    "clause.ack-of-fin-in-last-ack",
    "clause.time-wait-over",
    "clause.fin-in-fin-wait-1",
    "clause.ack-of-fin-in-closing",
    "clause.fin-with-ack-of-fin",
    "clause.abort",
    "clause.reset-received",
];

/// A question about a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// One of [`CONCEPTS`].
    pub concept: &'static str,
    /// The run that it is about.
    pub scenario: Scenario,
    /// The moment that it is about: what is asked for happens then, or is so then.
    pub at: Micros,
    /// What is asked.
    pub ask: Ask,
    /// The answers to choose from or to put in order.
    pub answers: Vec<Answer>,
    /// The place of the right answer; of all, in the right order, where they are to be put in order.
    pub right: Vec<usize>,
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// In which state is the host after this?
    Next(Side, State, Stimulus),
    /// By which clause does it move?
    Clause(Side, State, State, Stimulus),
    /// With which numbers does it send this segment?
    Numbers(Side, Flags, u32),
    /// Which timer runs there?
    Timer(Side, State),
    /// What does it wait for?
    Waits(Side, State),
    /// In which order are these sent?
    Order,
}

/// What happens to an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stimulus {
    /// Its application calls this.
    Call(fourway_sim::CallName),
    /// A segment with these bits arrives; whether it confirms the end's own FIN, where that is sent and not confirmed.
    Arrives(Flags, Option<bool>),
    /// A timer goes off.
    Fires(Timer),
}

/// One answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A state.
    State(State),
    /// A place in a document.
    Clause(&'static str),
    /// A sequence number and an acknowledgment number, counted from the ISNs.
    Numbers(u32, u32),
    /// A timer.
    Timer(Timer),
    /// What an end waits for.
    Waits(WaitsFor),
    /// A segment: its sender, bits, and numbers.
    Segment(Side, Flags, u32, u32),
}

/// What an end waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitsFor {
    /// The ACK of its FIN, and the peer's FIN.
    AckAndFin,
    /// The peer's FIN.
    Fin,
    /// Its own application.
    Application,
    /// Only the ACK of its FIN.
    Ack,
    /// Nothing but time.
    Time,
}

impl WaitsFor {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::AckAndFin, Self::Fin, Self::Application, Self::Ack, Self::Time];
}

/// The card of a concept for a seed; the same for the same two. None for a concept that is none of [`CONCEPTS`].
#[must_use]
pub fn card(concept: &str, seed: u64) -> Option<Card> {
    let concept = CONCEPTS.into_iter().find(|known| *known == concept)?;
    let mut dice = Dice::new(seed, concept);
    for _ in 0..MOST_TRIES {
        let scenario = runs::scenario(&mut dice);
        let trace = run(&scenario);
        let mut found: Vec<Found> = asks::find(concept, &scenario, &trace);
        if !found.is_empty() {
            let Found { at, ask, right, wrong } = found.swap_remove(dice.below(found.len()));
            return Some(deal(concept, scenario, at, ask, right, wrong, &mut dice));
        }
    }
    None
}

/// Mix the answers.
fn deal(
    concept: &'static str,
    scenario: Scenario,
    at: Micros,
    ask: Ask,
    right: Vec<Answer>,
    mut wrong: Vec<Answer>,
    dice: &mut Dice,
) -> Card {
    let mut answers = right.clone();
    wrong.retain(|answer| !right.contains(answer));
    dice.shuffle(&mut wrong);
    for answer in wrong {
        if answers.len() < MOST_ANSWERS && !answers.contains(&answer) {
            answers.push(answer);
        }
    }
    dice.shuffle(&mut answers);
    let place = |answer| answers.iter().position(|other| *other == answer);
    let right = right.into_iter().filter_map(place).collect();
    Card { concept, scenario, at, ask, answers, right }
}

impl Card {
    /// True when this is the right answer: one place, or all in order.
    #[must_use]
    pub fn is_right(&self, given: &[usize]) -> bool {
        given == self.right
    }
}
