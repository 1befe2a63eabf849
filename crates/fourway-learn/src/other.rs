//! How other protocols end: SCTP's shutdown and QUIC's close as state machines of their own, two of them and a path
//! between. Their records are those of a ladder: states over time, packets with where they end, timers, calls.

pub mod quic;
pub mod sctp;

use fourway_proto::{Micros, TimerChange};
use fourway_sim::{Fate, Side};

/// Most records of a run, so that two ends that answer each other for ever come to an end.
const MOST_RECORDS: usize = 2000;

/// What an application asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Send one message.
    Send,
    /// End the connection in the protocol's own way.
    Close,
    /// Forget everything without a word.
    Crash,
}

/// What a run depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Time from one end to the other.
    pub delay: Micros,
    /// Packets that are lost, by their number in the run, from 1.
    pub lost: Vec<u32>,
    /// Packets that are held up, and by how much.
    pub late: Vec<(u32, Micros)>,
    /// What is asked for, in the order of time.
    pub asks: Vec<(Micros, Side, Ask)>,
}

impl Default for Plan {
    /// The client closes at 0 ms, over a path of 50 ms.
    fn default() -> Self {
        let asks = vec![(Micros::ZERO, Side::Client, Ask::Close)];
        Self { delay: Micros::from_ms(50), lost: Vec::new(), late: Vec::new(), asks }
    }
}

/// One thing that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at: Micros,
    /// What.
    pub what: What,
}

/// What an event says. Names are those of the protocol's own document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// An application asked for something.
    Asked {
        /// Where.
        host: Side,
        /// What.
        ask: Ask,
        /// It was refused: the protocol takes no more.
        refused: bool,
    },
    /// An end changed its state.
    State {
        /// Which end.
        host: Side,
        /// The state before.
        from: &'static str,
        /// The state after.
        to: &'static str,
        /// Where the move is written.
        cite: &'static str,
    },
    /// A packet was put on the path.
    Sent {
        /// Its number in the run, from 1.
        packet: u32,
        /// The sender.
        from: Side,
        /// What it carries.
        name: &'static str,
        /// Its number in its direction, or what it confirms, where it has one.
        number: Option<u32>,
    },
    /// A packet arrived or was lost.
    Fate {
        /// Its number.
        packet: u32,
        /// `Arrived` or `Lost`.
        fate: Fate,
    },
    /// A timer was set, went off or was stopped.
    Timer {
        /// Where.
        host: Side,
        /// Its name.
        timer: &'static str,
        /// What.
        change: TimerChange,
    },
    /// An application was told something.
    Told {
        /// Where.
        host: Side,
        /// What.
        what: Told,
    },
}

/// What an application is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// A message has come.
    Message,
    /// The connection has ended as the protocol wants it.
    Ended,
    /// The peer cannot be reached, or has lost the connection.
    Failed,
}

/// What one step of a machine gives.
pub(crate) struct Out<P> {
    host: Side,
    now: Micros,
    packets: Vec<P>,
    events: Vec<What>,
}

impl<P> Out<P> {
    fn go(&mut self, from: &'static str, to: &'static str, cite: &'static str) {
        self.events.push(What::State { host: self.host, from, to, cite });
    }

    fn send(&mut self, packet: P) {
        self.packets.push(packet);
    }

    fn timer(&mut self, timer: &'static str, change: TimerChange) {
        self.events.push(What::Timer { host: self.host, timer, change });
    }

    fn tell(&mut self, what: Told) {
        self.events.push(What::Told { host: self.host, what });
    }
}

/// One end. One input at a time: a call, a packet, or its own deadline.
pub(crate) trait Machine {
    type Packet: Copy;

    /// False where the protocol refuses.
    fn ask(&mut self, ask: Ask, out: &mut Out<Self::Packet>) -> bool;
    fn receive(&mut self, packet: Self::Packet, out: &mut Out<Self::Packet>);
    fn deadline(&self) -> Option<Micros>;
    fn fire(&mut self, out: &mut Out<Self::Packet>);
    /// What a packet is called, and its number.
    fn name(packet: Self::Packet) -> (&'static str, Option<u32>);
}

/// Runs two ends until nothing is left to happen. At one moment calls come first, then packets by their number, then
/// timers, the client's first.
pub(crate) fn play<M: Machine>(mut ends: [M; 2], plan: &Plan) -> Vec<Event> {
    let mut events = Vec::new();
    let mut asks = plan.asks.clone();
    asks.sort_by_key(|(at, ..)| *at);
    let mut asks = asks.into_iter().peekable();
    // When, number, whether it arrives, to whom, what.
    let mut flights: Vec<(Micros, u32, bool, Side, M::Packet)> = Vec::new();
    let mut packets = 0;
    while events.len() < MOST_RECORDS {
        let ask = asks.peek().map(|(at, ..)| *at);
        let flight = flights.iter().enumerate().min_by_key(|(_, flight)| (flight.0, flight.1)).map(|(n, f)| (f.0, n));
        let timer = Side::BOTH.into_iter().filter_map(|side| Some((ends[side as usize].deadline()?, side))).min();
        let next = [ask, flight.map(|(at, _)| at), timer.map(|(at, _)| at)].into_iter().flatten().min();
        let Some(now) = next else { break };
        let mut out = Out { host: Side::Client, now, packets: Vec::new(), events: Vec::new() };
        if ask == Some(now) {
            let Some((_, host, ask)) = asks.next() else { break };
            out.host = host;
            let refused = !ends[host as usize].ask(ask, &mut out);
            out.events.insert(0, What::Asked { host, ask, refused });
        } else if let Some((_, n)) = flight.filter(|(at, _)| *at == now) {
            let (_, packet, arrives, to, content) = flights.remove(n);
            out.host = to;
            out.events.push(What::Fate { packet, fate: if arrives { Fate::Arrived } else { Fate::Lost } });
            if arrives {
                ends[to as usize].receive(content, &mut out);
            }
        } else if let Some((_, host)) = timer {
            out.host = host;
            ends[host as usize].fire(&mut out);
        }
        events.extend(out.events.into_iter().map(|what| Event { at: now, what }));
        for content in out.packets {
            packets += 1;
            let (name, number) = M::name(content);
            events.push(Event { at: now, what: What::Sent { packet: packets, from: out.host, name, number } });
            let held = plan.late.iter().find(|(packet, _)| *packet == packets).map_or(Micros::ZERO, |(_, by)| *by);
            let arrives = !plan.lost.contains(&packets);
            let way = if arrives { Micros(plan.delay.0 + held.0) } else { Micros(plan.delay.0 / 2) };
            flights.push((now.plus(way), packets, arrives, out.host.other(), content));
        }
    }
    events
}

/// A stretch of a lifeline in one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Which end.
    pub host: Side,
    /// The state.
    pub state: &'static str,
    /// From when.
    pub from: Micros,
    /// Until when: the end of the run for the last one.
    pub to: Micros,
}

/// The flight of a packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flight {
    /// Its number in the run.
    pub packet: u32,
    /// The sender.
    pub from: Side,
    /// What it carries.
    pub name: &'static str,
    /// When it was sent.
    pub sent: Micros,
    /// When it arrived or was lost.
    pub ends: Micros,
    /// It was lost, half way.
    pub lost: bool,
}

/// What a ladder draws of a run: the states of each end, the client's first, and every packet.
#[must_use]
pub fn ladder(events: &[Event], start: &'static str) -> (Vec<Stretch>, Vec<Flight>) {
    let end = events.last().map_or(Micros::ZERO, |event| event.at);
    let (mut stretches, mut flights) = (Vec::new(), Vec::<Flight>::new());
    for host in Side::BOTH {
        let mut now = Stretch { host, state: start, from: Micros::ZERO, to: end };
        for event in events {
            if let What::State { host: of, to, .. } = event.what
                && of == host
            {
                stretches.push(Stretch { to: event.at, ..now });
                now = Stretch { host, state: to, from: event.at, to: end };
            }
        }
        stretches.push(now);
    }
    for event in events {
        if let What::Sent { packet, from, name, .. } = event.what {
            flights.push(Flight { packet, from, name, sent: event.at, ends: end, lost: false });
        }
        if let What::Fate { packet, fate } = event.what
            && let Some(flight) = flights.iter_mut().find(|flight| flight.packet == packet)
        {
            (flight.ends, flight.lost) = (event.at, fate == Fate::Lost);
        }
    }
    (stretches, flights)
}
