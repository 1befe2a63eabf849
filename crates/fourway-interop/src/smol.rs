//! smoltcp as the other end, on a clock that jumps.

use std::collections::VecDeque;
use std::net::SocketAddr;

use fourway_proto::{Micros, State};
use smoltcp::iface::{Config, Interface, SocketHandle, SocketSet};
use smoltcp::phy::{Device, DeviceCapabilities, Medium, RxToken, TxToken};
use smoltcp::socket::tcp;
use smoltcp::time::Instant;
use smoltcp::wire::{HardwareAddress, IpAddress, IpCidr};

use crate::chance::octets;
use crate::host::MTU;
use crate::peer::{Peer, Seen};
use crate::script::{Act, Failure, Side, Socket};

/// A device whose packets go to and come from the path.
#[derive(Debug, Default)]
pub struct Queues {
    /// What has arrived.
    pub arrived: VecDeque<Vec<u8>>,
    /// What leaves.
    pub leaving: VecDeque<Vec<u8>>,
}

/// One packet that has arrived.
pub struct Arrived(Vec<u8>);

impl RxToken for Arrived {
    fn consume<R, F: FnOnce(&[u8]) -> R>(self, f: F) -> R {
        f(&self.0)
    }
}

/// Room for one packet that leaves.
pub struct Leaving<'a>(&'a mut VecDeque<Vec<u8>>);

impl TxToken for Leaving<'_> {
    fn consume<R, F: FnOnce(&mut [u8]) -> R>(self, len: usize, f: F) -> R {
        let mut bytes = vec![0; len];
        let result = f(&mut bytes);
        self.0.push_back(bytes);
        result
    }
}

impl Device for Queues {
    type RxToken<'a> = Arrived;
    type TxToken<'a> = Leaving<'a>;

    fn receive(&mut self, _: Instant) -> Option<(Arrived, Leaving<'_>)> {
        let bytes = self.arrived.pop_front()?;
        Some((Arrived(bytes), Leaving(&mut self.leaving)))
    }

    fn transmit(&mut self, _: Instant) -> Option<Leaving<'_>> {
        Some(Leaving(&mut self.leaving))
    }

    fn capabilities(&self) -> DeviceCapabilities {
        let mut capabilities = DeviceCapabilities::default();
        capabilities.medium = Medium::Ip;
        capabilities.max_transmission_unit = usize::from(MTU);
        capabilities
    }
}

/// smoltcp with one socket, and its application.
pub struct Smol {
    queues: Queues,
    interface: Interface,
    sockets: SocketSet<'static>,
    handle: SocketHandle,
    ends: (SocketAddr, SocketAddr),
    now: Micros,
    /// Octets of its stream: written, and to be written.
    written: (u32, u32),
    reading: bool,
    finishing: bool,
    gone: bool,
    /// The connection was once more than asked for.
    active: bool,
    seen: Vec<Seen>,
}

impl Smol {
    /// smoltcp at the first of two addresses.
    #[must_use]
    pub fn new(ends: (SocketAddr, SocketAddr), seed: u64, socket: Socket) -> Self {
        let mut queues = Queues::default();
        let mut config = Config::new(HardwareAddress::Ip);
        config.random_seed = seed;
        let mut interface = Interface::new(config, &mut queues, Instant::ZERO);
        let cidr = IpCidr::new(IpAddress::from(ends.0.ip()), if ends.0.is_ipv4() { 24 } else { 64 });
        interface.update_ip_addrs(|addresses| {
            // One of the two places that every build of smoltcp has.
            let _ = addresses.push(cidr);
        });
        let buffer = |size: usize| tcp::SocketBuffer::new(vec![0; size]);
        let received = socket.buffer.map_or(65_535, |size| size as usize);
        let mut socket = tcp::Socket::new(buffer(received), buffer(65_535));
        socket.set_nagle_enabled(false);
        let mut sockets = SocketSet::new(Vec::new());
        let handle = sockets.add(socket);
        Self {
            queues,
            interface,
            sockets,
            handle,
            ends,
            now: Micros::ZERO,
            written: (0, 0),
            reading: true,
            finishing: false,
            gone: false,
            active: false,
            seen: Vec::new(),
        }
    }

    fn socket(&mut self) -> &mut tcp::Socket<'static> {
        self.sockets.get_mut(self.handle)
    }

    fn next_life(&mut self) {
        self.seen.push(Seen::default());
        (self.written, self.reading, self.finishing) = ((0, 0), true, false);
        (self.gone, self.active) = (false, false);
    }

    /// Reads, writes and finishes as far as that goes now.
    fn work(&mut self) {
        self.read();
        let life = self.seen.len().saturating_sub(1);
        let (done, all) = self.written;
        let socket = self.socket();
        if done < all && socket.may_send() {
            let len = socket.send_slice(&octets(Side::Theirs, life, done, all - done)).unwrap_or(0);
            self.written.0 += len as u32;
        }
        if self.finishing && self.written.0 == self.written.1 {
            self.finishing = false;
            self.socket().close();
        }
        self.look();
    }

    fn read(&mut self) {
        let (reading, gone) = (self.reading || self.gone, self.gone);
        let life = self.seen.len().saturating_sub(1);
        let mut buffer = [0; 4096];
        while reading && self.socket().can_recv() {
            let len = self.socket().recv_slice(&mut buffer).unwrap_or(0);
            if let (false, Some(seen)) = (gone, self.seen.last_mut()) {
                seen.hear(Side::Theirs, life, &buffer[..len]);
            }
        }
        let ended = reading && self.socket().recv_slice(&mut [0]) == Err(tcp::RecvError::Finished);
        if let (true, false, Some(seen)) = (ended, gone, self.seen.last_mut()) {
            seen.ended = 1;
        }
    }

    /// smoltcp does not say why a socket is closed; where nobody here has finished, it was the peer.
    fn look(&mut self) {
        let state = self.socket().state();
        let opening = state == tcp::State::SynSent || state == tcp::State::Listen;
        let finished = self.gone || self.seen.last().is_some_and(|seen| seen.ended > 0 && self.written.1 == 0);
        if state == tcp::State::Closed && !finished {
            let failure = if self.active { Failure::Reset } else { Failure::Refused };
            if let Some(seen) = self.seen.last_mut() {
                seen.failed = seen.failed.or(Some(failure));
            }
        }
        self.active |= !opening && state != tcp::State::Closed;
    }

    fn poll(&mut self) {
        self.work();
        let now = Instant::from_micros(self.now.0 as i64);
        self.interface.poll(now, &mut self.queues, &mut self.sockets);
        self.work();
        self.interface.poll(now, &mut self.queues, &mut self.sockets);
    }
}

impl Peer for Smol {
    fn now(&self) -> Micros {
        self.now
    }

    fn wait(&mut self, until: Micros) {
        self.now = self.now.max(until);
        self.poll();
    }

    fn act(&mut self, act: Act) -> Result<(), String> {
        let ends = self.ends;
        match act {
            Act::Listen => {
                self.next_life();
                self.socket().listen(ends.0).map_err(|error| error.to_string())?;
            }
            Act::Connect => {
                self.next_life();
                let socket = self.sockets.get_mut::<tcp::Socket>(self.handle);
                socket.connect(self.interface.context(), ends.1, ends.0.port()).map_err(|error| error.to_string())?;
            }
            Act::Send(len) => self.written.1 += len,
            Act::Pause => self.reading = false,
            Act::Read => self.reading = true,
            Act::Shutdown => self.finishing = true,
            Act::Close => (self.finishing, self.gone) = (true, true),
            Act::Abort => {
                self.gone = true;
                self.socket().abort();
            }
            Act::ShutdownRead | Act::Crash => return Err(format!("smoltcp has no {act:?}")),
        }
        self.poll();
        Ok(())
    }

    fn arrive(&mut self, packet: &[u8]) -> Result<(), String> {
        self.queues.arrived.push_back(packet.to_vec());
        self.poll();
        Ok(())
    }

    fn leave(&mut self) -> Result<Option<Vec<u8>>, String> {
        Ok(self.queues.leaving.pop_front())
    }

    fn wake(&mut self) -> Option<Micros> {
        let now = Instant::from_micros(self.now.0 as i64);
        let at = self.interface.poll_at(now, &self.sockets)?;
        // What is due and yet does nothing, such as a retransmission into a closed window, must not stop the clock.
        Some(Micros(at.total_micros() as u64).max(self.now.plus(Micros::from_ms(1))))
    }

    fn state(&mut self) -> State {
        match self.socket().state() {
            tcp::State::Closed => State::Closed,
            tcp::State::Listen => State::Listen,
            tcp::State::SynSent => State::SynSent,
            tcp::State::SynReceived => State::SynReceived,
            tcp::State::Established => State::Established,
            tcp::State::FinWait1 => State::FinWait1,
            tcp::State::FinWait2 => State::FinWait2,
            tcp::State::CloseWait => State::CloseWait,
            tcp::State::Closing => State::Closing,
            tcp::State::LastAck => State::LastAck,
            tcp::State::TimeWait => State::TimeWait,
        }
    }

    fn seen(&self) -> &[Seen] {
        &self.seen
    }

    fn patience(&self) -> Micros {
        Micros::from_secs(600)
    }
}
