//! The Linux kernel as the other end: real sockets behind a TUN device, in a network namespace of their own.

mod namespace;
mod socket;
mod states;
mod tun;

use std::net::SocketAddr;
use std::time::Instant;

use fourway_proto::{Micros, State};
use fourway_wire::{Refusal, decode};

use crate::peer::{Peer, Seen};
use crate::script::{Act, Socket as Settings};
use socket::App;

pub use namespace::{Absent, enter, is_inside, set_up};
pub use states::States;
pub use tun::Tun;

/// One kernel socket after the other, behind one TUN device.
pub struct Kernel<'a> {
    tun: &'a mut Tun,
    start: Instant,
    states: &'a States,
    app: App,
}

impl<'a> Kernel<'a> {
    /// The kernel's end of one run: its address, and that of our end.
    pub fn new(
        tun: &'a mut Tun,
        start: Instant,
        states: &'a States,
        ends: (SocketAddr, SocketAddr),
        settings: Settings,
    ) -> Self {
        Self { tun, start, states, app: App::new(ends.0, ends.1, settings) }
    }
}

impl Peer for Kernel<'_> {
    fn now(&self) -> Micros {
        Micros(self.start.elapsed().as_micros() as u64)
    }

    fn wait(&mut self, until: Micros) {
        let span = until.since(self.now());
        self.tun.poll(&self.app.interests(), span);
    }

    fn act(&mut self, act: Act) -> Result<(), String> {
        self.app.act(act).map_err(|error| format!("the kernel's {act:?}: {error}"))
    }

    fn arrive(&mut self, packet: &[u8]) -> Result<(), String> {
        self.tun.write(packet)
    }

    fn leave(&mut self) -> Result<Option<Vec<u8>>, String> {
        self.app.work().map_err(|error| format!("the kernel's socket: {error}"))?;
        while let Some(bytes) = self.tun.read() {
            match decode(&bytes) {
                Ok(_) => return Ok(Some(bytes)),
                // A link with IPv6 carries messages about groups and routers too.
                Err(Refusal::NotTcp) => {}
                Err(refusal) => return Err(format!("a packet of the kernel is refused: {refusal}: {bytes:02x?}")),
            }
        }
        Ok(None)
    }

    fn wake(&mut self) -> Option<Micros> {
        None
    }

    fn state(&mut self) -> State {
        self.states.of(self.app.ends())
    }

    fn seen(&self) -> &[Seen] {
        &self.app.seen
    }
}
