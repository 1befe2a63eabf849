//! What a person has done in a run, so that the picture and the sentences can say "you".

use fourway_proto::Micros;
use fourway_sim::{CallName, Side};

/// The acts of a person, as far as the picture tells them apart from the scene's own.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Doings {
    /// Faults: the segment, which copy, and the moment of its flight.
    pub faults: Vec<(u32, u32, Micros)>,
    /// Calls: where, what and when.
    pub calls: Vec<(Side, CallName, Micros)>,
}

impl Doings {
    /// True when a person touched this copy of the segment at this moment.
    #[must_use]
    pub fn touched(&self, segment: u32, copy: u32, at: Micros) -> bool {
        self.faults.contains(&(segment, copy, at))
    }

    /// True when a person made this call.
    #[must_use]
    pub fn called(&self, host: Side, call: CallName, at: Micros) -> bool {
        self.calls.contains(&(host, call, at))
    }
}
