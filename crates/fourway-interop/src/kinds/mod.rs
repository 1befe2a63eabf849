//! The kinds of teardown: each a script with the facts that must come true, from the opening to the last state.

mod aborts;
mod faults;
mod openings;
mod orderly;
mod timers;

use fourway_proto::State;

use crate::script::{Fact, Kind, Side, Step};

/// Every kind, in groups.
pub const GROUPS: [(&str, &[Kind]); 5] = [
    ("orderly", orderly::KINDS),
    ("faults", faults::KINDS),
    ("aborts", aborts::KINDS),
    ("timers", timers::KINDS),
    ("openings", openings::KINDS),
];

/// Every kind.
pub fn all() -> impl Iterator<Item = &'static Kind> {
    GROUPS.iter().flat_map(|(_, kinds)| kinds.iter())
}

/// Wait until a side is in a state.
const fn is(side: Side, state: State) -> Step {
    Step::Until(side, Fact::In(state))
}
