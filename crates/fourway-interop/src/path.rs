//! The path between the two ends: delays, losses, duplicates and reordering by seed, and faults at chosen places.

use fourway_proto::{Flags, Micros};
use fourway_wire::decode;

use crate::chance::hash;
use crate::script::{Aim, Deed, Side, Weather, is_hit};

/// A packet on its way.
#[derive(Clone, Debug)]
struct Flight {
    due: Micros,
    order: u64,
    to: Side,
    bytes: Vec<u8>,
}

/// One packet as its sender put it on the wire.
#[derive(Clone, Debug)]
pub struct Sent {
    /// When.
    pub at: Micros,
    /// By whom.
    pub from: Side,
    /// The IP packet.
    pub bytes: Vec<u8>,
    /// What became of it at once, in one word.
    pub fate: &'static str,
}

/// How many segments chance may take from each direction of one run, so that every run comes to its end.
const LOSSES: u8 = 4;

/// The path of one run.
#[derive(Debug)]
pub struct Path {
    seed: u64,
    weather: Weather,
    flights: Vec<Flight>,
    order: u64,
    counts: [u64; 2],
    losses_left: [u8; 2],
    fins: [bool; 2],
    aims: Vec<Aim>,
    cut: bool,
    /// Everything that was sent, in order.
    pub log: Vec<Sent>,
}

impl Path {
    /// A path whose faults are a function of the seed and of who sends the how-manieth segment.
    #[must_use]
    pub fn new(seed: u64, weather: Weather) -> Self {
        let weather = match (weather, seed % 4) {
            (Weather::Any, 0) => Weather::Still,
            (Weather::Any, 1) => Weather::NoLoss,
            (Weather::Any | Weather::NoLoss | Weather::Still | Weather::Doubled | Weather::Stormy, _) => weather,
        };
        let losses = if weather == Weather::Stormy { u8::MAX } else { LOSSES };
        Self {
            seed,
            weather,
            flights: Vec::new(),
            order: 0,
            counts: [0; 2],
            losses_left: [losses; 2],
            fins: [false; 2],
            aims: Vec::new(),
            cut: false,
            log: Vec::new(),
        }
    }

    /// A fault at a chosen place, from now on.
    pub fn aim(&mut self, aim: Aim) {
        self.aims.push(aim);
    }

    /// Whether the path carries nothing.
    pub fn cut(&mut self, cut: bool) {
        self.cut = cut;
    }

    /// A packet leaves `from`.
    pub fn send(&mut self, now: Micros, from: Side, bytes: Vec<u8>) {
        let count = self.counts[from as usize];
        self.counts[from as usize] += 1;
        let seed = self.seed;
        let roll = |salt: u64| hash(seed, count * 64 + salt * 4 + from as u64);
        let percent = |salt, of: u64| roll(salt) % 100 < of;
        let mut delay = match self.weather {
            Weather::Still => 1000,
            Weather::Any | Weather::NoLoss | Weather::Doubled | Weather::Stormy => 300 + roll(1) % 6000,
        };
        let reset = decode(&bytes).is_ok_and(|packet| packet.segment.flags.has(Flags::RST));
        // A RST is sent once: chance leaves it alone, or else the outcome would be one of two.
        let mut lost = !reset
            && match self.weather {
                Weather::Still | Weather::NoLoss | Weather::Doubled => false,
                Weather::Any => percent(2, 12),
                Weather::Stormy => percent(2, 20),
            };
        if lost && self.losses_left[from as usize] == 0 {
            lost = false;
        } else if lost {
            self.losses_left[from as usize] -= 1;
        }
        let mut again = match self.weather {
            Weather::Still => None,
            Weather::Any | Weather::NoLoss | Weather::Stormy => percent(3, 12).then(|| roll(4) % 15_000),
            Weather::Doubled => Some(500),
        };
        let mut fate = "";
        let mut damaged = false;
        match self.take_aim(from, &bytes) {
            Some(Deed::Drop) => lost = true,
            Some(Deed::Double(ms)) => again = Some(ms * 1000),
            Some(Deed::Late(ms)) => (delay, fate) = (delay + ms * 1000, "late"),
            Some(Deed::Damage) => (damaged, fate) = (true, "damaged"),
            None => {}
        }
        if lost || self.cut {
            self.log.push(Sent { at: now, from, bytes, fate: "lost" });
            return;
        }
        let mut arriving = bytes.clone();
        if damaged {
            let last = arriving.len() - 1;
            arriving[last] ^= 1 << (roll(5) % 8);
        }
        self.log.push(Sent { at: now, from, bytes, fate: if again.is_some() { "twice" } else { fate } });
        let due = now.plus(Micros(delay));
        if let Some(later) = again {
            self.fly(due.plus(Micros(later)), from.other(), arriving.clone());
        }
        self.fly(due, from.other(), arriving);
    }

    /// A packet that nobody sent arrives at once.
    pub fn forge(&mut self, now: Micros, to: Side, bytes: Vec<u8>) {
        self.log.push(Sent { at: now, from: to.other(), bytes: bytes.clone(), fate: "forged" });
        self.fly(now, to, bytes);
    }

    /// A packet that arrives at `to` now, if any.
    pub fn arrival(&mut self, now: Micros, to: Side) -> Option<Vec<u8>> {
        let due = |flight: &&Flight| flight.to == to && flight.due <= now;
        let order = self.flights.iter().filter(due).min_by_key(|flight| (flight.due, flight.order))?.order;
        let at = self.flights.iter().position(|flight| flight.order == order)?;
        let flight = self.flights.swap_remove(at);
        // Those under way when the path is cut are lost with it.
        (!self.cut).then_some(flight.bytes)
    }

    /// When the next packet arrives anywhere.
    #[must_use]
    pub fn next(&self) -> Option<Micros> {
        self.flights.iter().map(|flight| flight.due).min()
    }

    fn fly(&mut self, due: Micros, to: Side, bytes: Vec<u8>) {
        let order = self.order;
        self.order += 1;
        self.flights.push(Flight { due, order, to, bytes });
    }

    fn take_aim(&mut self, from: Side, bytes: &[u8]) -> Option<Deed> {
        let segment = decode(bytes).ok()?.segment;
        self.fins[from as usize] |= segment.flags.has(Flags::FIN);
        let fins = self.fins;
        let aim =
            self.aims.iter_mut().find(|aim| aim.from == from && aim.times > 0 && is_hit(aim.at, &segment, fins))?;
        aim.times -= 1;
        Some(aim.deed)
    }
}

/// A run as lines for a person to read.
#[must_use]
pub fn ladder(log: &[Sent]) -> String {
    let mut text = String::new();
    for sent in log {
        let what = match decode(&sent.bytes) {
            Ok(packet) => format!("{:?}", packet.segment),
            Err(refusal) => refusal.to_string(),
        };
        text += &format!("  {:>12} {:6} {what} {}\n", sent.at.to_string(), format!("{:?}", sent.from), sent.fate);
    }
    text
}
