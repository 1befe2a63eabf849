//! Every run that a scenario allows within a budget of faults, breadth first over the simulator: what happens next is
//! chosen, in place of the clock. Never a clock of its own, I/O, or a rule of TCP but the table that it checks against.
//!
//! [`search`] gives a [`Report`]; [`witness`] turns the way to a finding into a scenario that the simulator reproduces.
//! What is explored, what is abstracted and what is checked stands in `docs/explore.md`.
#![forbid(unsafe_code)]

mod cycles;
pub mod diagram;
mod ending;
mod facts;
mod intern;
mod property;
mod search;
mod space;
mod store;
mod watch;
mod witness;
mod words;
mod world;

pub use ending::Ending;
pub use property::Property;
pub use search::{Report, Unfit, search};
pub use watch::Watch;
pub use witness::witness;
pub use world::{Budget, MOST_IN_FLIGHT, World, prepare};
