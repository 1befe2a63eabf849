//! smoltcp: two interfaces, one socket each, packets moved between them without an allocation or a copy.

use std::hint::black_box;
use std::mem::swap;
use std::time::Duration;

use smoltcp::iface::{Config, Interface, SocketHandle, SocketSet};
use smoltcp::phy::{ChecksumCapabilities, Device, DeviceCapabilities, Medium, RxToken, TxToken};
use smoltcp::socket::tcp::{Socket, SocketBuffer, State};
use smoltcp::time::{Duration as Span, Instant};
use smoltcp::wire::{HardwareAddress, IpAddress, IpCidr};

use crate::{TEXT, timed};

/// Room for every packet of these benchmarks.
const ROOM: usize = 192;

/// Packets in memory of their own, written and read where they lie.
struct Queue {
    packets: Vec<(usize, [u8; ROOM])>,
    next: usize,
    end: usize,
}

impl Queue {
    fn new() -> Self {
        Self { packets: vec![(0, [0; ROOM]); 8], next: 0, end: 0 }
    }

    fn push<R>(&mut self, len: usize, write: impl FnOnce(&mut [u8]) -> R) -> R {
        let (kept, bytes) = &mut self.packets[self.end];
        self.end += 1;
        *kept = len;
        write(&mut bytes[..len])
    }

    fn pop(&mut self) -> Option<&[u8]> {
        if self.is_empty() {
            (self.next, self.end) = (0, 0);
            return None;
        }
        let (len, bytes) = &self.packets[self.next];
        self.next += 1;
        Some(&bytes[..*len])
    }

    fn is_empty(&self) -> bool {
        self.next == self.end
    }
}

struct Queues {
    arrived: Queue,
    leaving: Queue,
    checksums: bool,
}

struct Arrived<'a>(&'a [u8]);

impl RxToken for Arrived<'_> {
    fn consume<R, F: FnOnce(&[u8]) -> R>(self, f: F) -> R {
        f(self.0)
    }
}

struct Leaving<'a>(&'a mut Queue);

impl TxToken for Leaving<'_> {
    fn consume<R, F: FnOnce(&mut [u8]) -> R>(self, len: usize, f: F) -> R {
        self.0.push(len, f)
    }
}

impl Device for Queues {
    type RxToken<'a> = Arrived<'a>;
    type TxToken<'a> = Leaving<'a>;

    fn receive(&mut self, _: Instant) -> Option<(Arrived<'_>, Leaving<'_>)> {
        Some((Arrived(self.arrived.pop()?), Leaving(&mut self.leaving)))
    }

    fn transmit(&mut self, _: Instant) -> Option<Leaving<'_>> {
        Some(Leaving(&mut self.leaving))
    }

    fn capabilities(&self) -> DeviceCapabilities {
        let mut capabilities = DeviceCapabilities::default();
        capabilities.medium = Medium::Ip;
        capabilities.max_transmission_unit = 1500;
        if !self.checksums {
            capabilities.checksum = ChecksumCapabilities::ignored();
        }
        capabilities
    }
}

struct End {
    queues: Queues,
    interface: Interface,
    sockets: SocketSet<'static>,
    handle: SocketHandle,
}

impl End {
    fn new(host: u8, checksums: bool) -> Self {
        let mut queues = Queues { arrived: Queue::new(), leaving: Queue::new(), checksums };
        let mut interface = Interface::new(Config::new(HardwareAddress::Ip), &mut queues, Instant::ZERO);
        interface.update_ip_addrs(|addresses| {
            let _ = addresses.push(IpCidr::new(IpAddress::v4(10, 0, 0, host), 24));
        });
        let mut socket = Socket::new(SocketBuffer::new(vec![0; 4096]), SocketBuffer::new(vec![0; 4096]));
        // As our end is set: no delay of ACKs, no Nagle.
        socket.set_ack_delay(None);
        socket.set_nagle_enabled(false);
        let mut sockets = SocketSet::new(Vec::with_capacity(1));
        let handle = sockets.add(socket);
        Self { queues, interface, sockets, handle }
    }

    fn socket(&mut self) -> &mut Socket<'static> {
        self.sockets.get_mut(self.handle)
    }

    fn poll(&mut self, now: Instant) {
        self.interface.poll(now, &mut self.queues, &mut self.sockets);
    }
}

/// Two ends in ESTABLISHED, with nothing in flight.
fn pair(checksums: bool) -> [End; 2] {
    let mut ends = [End::new(1, checksums), End::new(2, checksums)];
    ends[1].socket().listen(2000).expect("a port");
    let End { interface, sockets, handle, .. } = &mut ends[0];
    let socket = sockets.get_mut::<Socket>(*handle);
    socket.connect(interface.context(), (IpAddress::v4(10, 0, 0, 2), 2000), 1000).expect("a route");
    settle(&mut ends, Instant::ZERO, 0);
    assert!(ends.iter_mut().all(|end| end.socket().state() == State::Established));
    ends
}

/// Carries packets to and fro until the end that was last given one is silent.
fn settle(ends: &mut [End; 2], mut now: Instant, first: usize) -> Instant {
    let [mut asked, mut other] = ends.each_mut();
    if first == 1 {
        swap(&mut asked, &mut other);
    }
    loop {
        now += Span::from_micros(10);
        asked.poll(now);
        if asked.queues.leaving.is_empty() {
            return now;
        }
        swap(&mut asked.queues.leaving, &mut other.queues.arrived);
        swap(&mut asked, &mut other);
    }
}

/// Tears down so many connections; opening them is not timed.
pub fn teardowns(count: usize, checksums: bool) -> Duration {
    let mut pairs: Vec<[End; 2]> = (0..count).map(|_| pair(checksums)).collect();
    let took = timed(|| pairs.iter_mut().for_each(|pair| tear_down(black_box(pair))));
    assert!(pairs.iter_mut().flatten().all(|end| end.socket().state() == State::Closed));
    took
}

fn tear_down(ends: &mut [End; 2]) {
    let mut now = Instant::from_secs(1);
    for closer in [0, 1] {
        ends[closer].socket().close();
        now = settle(ends, now, closer);
    }
    // smoltcp's TIME-WAIT lasts ten seconds.
    ends[0].poll(now + Span::from_secs(11));
}

/// Sends so many pieces of text one way, each acknowledged and read.
pub fn exchanges(count: usize) -> Duration {
    let mut ends = pair(true);
    let payload = [7; TEXT];
    let mut heard = 0;
    let took = timed(|| {
        let mut now = Instant::from_secs(1);
        for _ in 0..count {
            ends[0].socket().send_slice(&payload).expect("an open end");
            now = settle(black_box(&mut ends), now, 0);
            heard += ends[1].socket().recv(|bytes| (bytes.len(), bytes.len())).expect("an open end");
        }
    });
    // What lies at the end of the ring comes in two parts.
    while let Ok(len @ 1..) = ends[1].socket().recv(|bytes| (bytes.len(), bytes.len())) {
        heard += len;
    }
    assert_eq!(heard, count * TEXT);
    took
}
