//! What is taught, over the engine: lesson, myths, comparisons, challenges, recall, field guide, and a learner's progress.
//! Content is data, and every claim in it a predicate over a run. Never a browser.
#![forbid(unsafe_code)]

mod content;
mod items;
mod judge;
pub mod other;
mod ports;
pub mod progress;
pub mod recall;
pub mod repeat;
mod search;
mod when;

pub use content::{
    ActKind, Challenge, Comparison, Experiment, May, Myth, Narration, Note, Shelf, Step, Tale, Task, Term, challenges,
    comparisons, glossary, lesson, myths, notes, tales, words,
};
pub use judge::{Broken, Goal, Verdict, judge, weigh};
pub use ports::{ports_in_use, ports_per_second};
pub use search::{acts_of, shortest};
pub use when::{first_held, held_since};
