//! Two endpoints, the path between them and the faults on it. A run is a function: scenario in, trace out, the same
//! bytes on every machine. Never wall time, true randomness, I/O, or a float outside the reading of documents.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod bounds;
pub mod document;
mod expect;
mod flight;
mod host;
mod packed;
mod path;
mod scenario;
mod sim;
mod trace;
mod trace_json;
mod who;

pub use document::{Document, Refusal};
pub use expect::{Counted, Expect, Failure, Found, Predicate};
pub use flight::Flight;
pub use host::Host;
pub use packed::Expectations;
pub use scenario::{
    Act, Fault, HostPlan, Isn, Made, PathChange, PathSide, Scenario, SegmentMatch, Step, Target, Waiting, When,
};
pub use sim::{Choice, MOST_FLIGHTS, MOST_RECORDS, Progress, Sim, run};
pub use trace::{By, DataEvent, Fate, Kind, Outcome, Record, Trace};
pub use who::{CallName, Place, Side};
