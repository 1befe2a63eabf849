//! The other end as the runner sees it, and what an application has seen.

use fourway_proto::{Micros, State};

use crate::chance::first_wrong;
use crate::script::{Act, Failure, Side};

/// What one application has seen of one connection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Octets read, each the right one.
    pub heard: u32,
    /// End of stream was told, this many times.
    pub ended: u32,
    /// The failure that was told.
    pub failed: Option<Failure>,
    /// The offset of the first octet that was not what the other side wrote.
    pub wrong: Option<u32>,
}

impl Seen {
    /// Octets were read by `side` in its `life`-th connection.
    pub fn hear(&mut self, side: Side, life: usize, bytes: &[u8]) {
        self.wrong = self.wrong.or(first_wrong(side.other(), life, self.heard, bytes));
        self.heard += bytes.len() as u32;
    }
}

/// The end that our endpoint talks to. Packets are whole IP packets.
pub trait Peer {
    /// The moment, on the clock that both ends share.
    fn now(&self) -> Micros;

    /// Let time pass up to a moment, or less when something may have happened.
    fn wait(&mut self, until: Micros);

    /// The application acts.
    ///
    /// # Errors
    /// A line that says why it cannot.
    fn act(&mut self, act: Act) -> Result<(), String>;

    /// A packet arrives.
    ///
    /// # Errors
    /// A line that says why it cannot be handed over.
    fn arrive(&mut self, packet: &[u8]) -> Result<(), String>;

    /// The next packet that leaves, if any. Lets the applications work as far as they can.
    ///
    /// # Errors
    /// A line that says what broke.
    fn leave(&mut self) -> Result<Option<Vec<u8>>, String>;

    /// When it wants to be asked again, where it knows.
    fn wake(&mut self) -> Option<Micros>;

    /// The state of its connection; CLOSED where there is none.
    fn state(&mut self) -> State;

    /// What its applications saw, one for each connection of the run.
    fn seen(&self) -> &[Seen];

    /// How long one line of a script may take before the run fails. Linux waits 3, 6, 12 s for an ACK where it has not
    /// measured the round trip, as after a SYN,ACK that was sent twice.
    fn patience(&self) -> Micros {
        Micros::from_secs(60)
    }
}
