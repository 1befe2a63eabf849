//! The prediction: an endpoint of ours, with the settings of Linux, in the place of the kernel, on a clock that jumps.

use fourway_proto::{Config, Keepalive, Micros, Profile, State};
use fourway_wire::{Addresses, decode};

use crate::host::{Host, Options};
use crate::peer::{Peer, Seen};
use crate::play::{Choice, Outcome, play};
use crate::script::{Act, Failure, Kind, Side, Socket};

/// `net.ipv4.tcp_fin_timeout` of the namespace, in seconds.
pub const FIN_TIMEOUT: u64 = 2;

/// The endpoint that plays the kernel.
#[derive(Debug)]
pub struct Model {
    host: Host,
    now: Micros,
    seen: Vec<Seen>,
}

impl Model {
    /// A kernel with the settings that the namespace gets; and those of the kind's socket.
    #[must_use]
    pub fn new(addresses: Addresses, options: Options, socket: Socket) -> Self {
        let second = Micros::from_secs(1);
        let linux = Profile::Linux.config();
        let config = Config {
            rto_min: Micros::from_ms(20),
            fin_wait_2_timeout: Some(Micros::from_secs(FIN_TIMEOUT)),
            rfc1337: true,
            window: socket.buffer.unwrap_or(65_535),
            mss: 1428,
            keepalive: socket.keepalive.then_some(Keepalive { idle: second, interval: second, probes: 3 }),
            user_timeout: socket.user_timeout.map(|ms| Micros::from_ms(u64::from(ms))),
            ..linux
        };
        Self { host: Host::new(Side::Theirs, config, addresses, options), now: Micros::ZERO, seen: Vec::new() }
    }

    /// What Linux tells differently: a reset in CLOSE-WAIT is `EPIPE` (`tcp_reset` in `net/ipv4/tcp_input.c`).
    fn as_linux_tells(&mut self) {
        self.seen.clone_from(&self.host.seen);
        if let (true, Some(last)) = (self.host.was_reset_in_close_wait(), self.seen.last_mut())
            && last.failed == Some(Failure::Reset)
        {
            last.failed = Some(Failure::Pipe);
        }
    }
}

impl Peer for Model {
    fn now(&self) -> Micros {
        self.now
    }

    fn wait(&mut self, until: Micros) {
        self.now = self.now.max(until);
        while self.host.tick(self.now) {}
        self.as_linux_tells();
    }

    fn act(&mut self, act: Act) -> Result<(), String> {
        let result = self.host.act(self.now, act);
        self.as_linux_tells();
        result
    }

    fn arrive(&mut self, packet: &[u8]) -> Result<(), String> {
        if let Ok(packet) = decode(packet) {
            self.host.arrive(self.now, &packet);
            self.as_linux_tells();
        }
        Ok(())
    }

    fn leave(&mut self) -> Result<Option<Vec<u8>>, String> {
        self.host.leave(self.now)
    }

    fn wake(&mut self) -> Option<Micros> {
        self.host.end.poll_timeout().map(|(at, _)| at)
    }

    fn state(&mut self) -> State {
        self.host.end.state()
    }

    fn seen(&self) -> &[Seen] {
        &self.seen
    }

    fn patience(&self) -> Micros {
        Micros::from_secs(600)
    }
}

/// How a run should end: the same script with our endpoint in the kernel's place.
///
/// # Errors
/// Why the script cannot be played so.
pub fn predict(kind: &Kind, choice: &Choice, pair: Addresses) -> Result<Outcome, String> {
    let mut model = Model::new(pair.reversed(), choice.options, kind.socket);
    play(kind, choice, pair, &mut model).result
}
