//! Situations as a few numbers, and the steps between them. A step of one host depends on that host and its input alone, so
//! each pair of the two goes through the simulator once and is remembered.

use crate::diagram::Stimulus;
use crate::ending::Ending;
use crate::facts::{self, Before, Fact};
use crate::intern::Interner;
use crate::property::Property;
use crate::watch::{self, Watch};
use crate::world::{Budget, Left, MOST_IN_FLIGHT, World};
use foldhash::fast::FixedState;
use fourway_proto::{Endpoint, Flags, Micros};
use fourway_sim::{Choice, Flight, Host, Progress, Record, Scenario, Side, Sim};
use hashbrown::HashMap;

/// The words of a state before those of its segments: the hosts, what is remembered of each, the script, the budget.
pub(crate) const HEAD: usize = 6;
const LATE: u32 = 1 << 31;

type Memo<K, V> = HashMap<K, V, FixedState>;

/// What one input does to one host.
#[derive(Clone)]
enum Effect {
    /// It concerns this host alone: the host after it, what it sent, what it told.
    Local { host: u32, sent: Box<[u32]>, facts: Box<[Fact]> },
    /// A connection began, so that the numbers of both hosts and of the path move.
    Global,
}

/// What is asked often of a segment.
#[derive(Clone, Copy)]
struct FlightFacts {
    to: Side,
    age: u64,
    syn_of: u32,
    by_itself: bool,
}

/// Every value that a situation is made of, and the steps that have been taken.
pub(crate) struct Space {
    scenario: Scenario,
    budget: Budget,
    hosts: Interner<Host>,
    flights: Interner<Flight>,
    watches: Interner<Watch>,
    scripts: Interner<Vec<Progress>>,
    /// For each host, how long until its next deadline; the largest number for never.
    deadlines: Vec<u64>,
    flight_facts: Vec<FlightFacts>,
    arrivals: Memo<(u32, u32, u32, u32), Effect>,
    firings: Memo<(u32, u32, u32, Side), Effect>,
    later_hosts: Memo<(u32, u64, u32), u32>,
    later_flights: Memo<(u32, u64, u32), u32>,
    calls: Memo<(u32, u32, u32), Box<[Choice]>>,
    sim: Sim,
    records: Vec<Record>,
    told: Vec<Fact>,
}

/// A step that was taken: the words of the new state stand in the buffer that was given.
pub(crate) struct Taken {
    pub(crate) broken: Vec<Property>,
}

impl Space {
    pub(crate) fn new(scenario: Scenario, budget: Budget) -> Self {
        let sim = Sim::new(&scenario);
        Self {
            scenario,
            budget,
            hosts: Interner::new(),
            flights: Interner::new(),
            watches: Interner::new(),
            scripts: Interner::new(),
            deadlines: Vec::new(),
            flight_facts: Vec::new(),
            arrivals: Memo::default(),
            firings: Memo::default(),
            later_hosts: Memo::default(),
            later_flights: Memo::default(),
            calls: Memo::default(),
            sim,
            records: Vec::new(),
            told: Vec::new(),
        }
    }

    pub(crate) fn start(&mut self, out: &mut Vec<u32>) {
        let world = World::new(&self.scenario, &self.budget);
        self.pack(&world, out);
    }

    /// The choices that a state has; none where too much is on the path.
    pub(crate) fn choices(&mut self, words: &[u32], out: &mut Vec<Choice>) {
        let flights = &words[HEAD..];
        if flights.len() >= MOST_IN_FLIGHT {
            return;
        }
        let facts = |word: &u32| self.flight_facts[(word & !LATE) as usize];
        if let Some(made) = flights.iter().position(|word| facts(word).by_itself) {
            return out.push(Choice::Deliver(made));
        }
        let left = left(words);
        for (index, word) in flights.iter().enumerate() {
            let to = facts(word).to;
            let passed = flights[..index].iter().filter(|word| *word & LATE == 0 && facts(word).to == to).count();
            if passed <= usize::from(left.reorderings) {
                out.push(Choice::Deliver(index));
                if left.duplicates > 0 {
                    out.push(Choice::Duplicate(index));
                }
            }
            if left.losses > 0 {
                out.push(Choice::Lose(index));
            }
        }
        let next = self.deadlines[words[0] as usize].min(self.deadlines[words[1] as usize]);
        let oldest = flights.iter().map(|word| facts(word).age).max().unwrap_or(0);
        let in_time = next.saturating_add(oldest) <= self.budget.lifetime.0;
        let patient = flights.is_empty() || (left.delays > 0 && in_time);
        if next != u64::MAX && patient {
            out.push(Choice::Time);
        }
        if self.scripts.get(words[4]).contains(&Progress::Ready) {
            let key = (words[0], words[1], words[4]);
            if !self.calls.contains_key(&key) {
                let world = self.unpack(words);
                let mut calls = Vec::new();
                world.sim.calls(&self.scenario, &mut calls);
                self.calls.insert(key, calls.into());
            }
            out.extend_from_slice(&self.calls[&key]);
        }
    }

    /// Take one choice; `out` receives the words of the new state.
    pub(crate) fn take(&mut self, words: &[u32], choice: Choice, out: &mut Vec<u32>) -> Taken {
        out.clear();
        match choice {
            Choice::Lose(index) => {
                out.extend_from_slice(words);
                out.remove(HEAD + index);
                out[5] -= 1 << LOSSES;
                Taken { broken: Vec::new() }
            }
            Choice::Deliver(index) | Choice::Duplicate(index) => self.arrive(words, choice, index, out),
            Choice::Time => self.pass_time(words, out),
            Choice::Script(_) => self.take_in_full(words, choice, out),
        }
    }

    fn arrive(&mut self, words: &[u32], choice: Choice, index: usize, out: &mut Vec<u32>) -> Taken {
        let flight = words[HEAD + index] & !LATE;
        let to = self.flight_facts[flight as usize].to;
        let key = (words[to as usize], flight, part(words), words[4]);
        if !self.arrivals.contains_key(&key) {
            let effect = self.try_arrival(words, to, flight);
            self.arrivals.insert(key, effect);
        }
        let Some(Effect::Local { host, sent, facts }) = self.arrivals.get(&key) else {
            return self.take_in_full(words, choice, out);
        };
        out.extend_from_slice(words);
        let mut passed = 0;
        for word in &mut out[HEAD..HEAD + index] {
            if *word & LATE == 0 && self.flight_facts[*word as usize].to == to {
                *word |= LATE;
                passed += 1;
            }
        }
        out[5] -= passed << REORDERINGS;
        if matches!(choice, Choice::Deliver(_)) {
            out.remove(HEAD + index);
        } else {
            out[5] -= 1 << DUPLICATES;
        }
        out[to as usize] = *host;
        out.extend_from_slice(sent);
        if facts.is_empty() {
            return Taken { broken: Vec::new() };
        }
        self.told.clear();
        self.told.extend_from_slice(facts);
        Taken { broken: self.apply(to, out) }
    }

    /// Take over the facts in `told`.
    fn apply(&mut self, side: Side, out: &mut [u32]) -> Vec<Property> {
        let mut watches = [2, 3].map(|at| *self.watches.get(out[at]));
        let hosts = [0, 1].map(|at| self.hosts.get(out[at]));
        let broken = watch::apply(&mut watches, hosts, side, &self.told);
        out[2] = self.watches.id(&watches[0]);
        out[3] = self.watches.id(&watches[1]);
        broken
    }

    /// One arrival through the simulator, with nothing else on the path.
    fn try_arrival(&mut self, words: &[u32], to: Side, flight: u32) -> Effect {
        let facts = self.flight_facts[flight as usize];
        if facts.by_itself {
            return Effect::Global;
        }
        self.load(words, [flight].into_iter());
        let before = Before::of(self.sim.host(to), Some(Stimulus::Segment), facts.syn_of);
        self.records.clear();
        self.sim.choose(&self.scenario, Choice::Deliver(0), &mut self.records);
        self.effect(words, to, before)
    }

    /// The timers of one host that are due now, through the simulator, with nothing on the path.
    fn try_firing(&mut self, words: &[u32], side: Side) -> Effect {
        self.load(words, std::iter::empty());
        let before = Before::of(self.sim.host(side), Some(Stimulus::Timer), 0);
        self.records.clear();
        self.sim.fire(&self.scenario, side, &mut self.records);
        self.effect(words, side, before)
    }

    /// Read what one host's input has come to.
    fn effect(&mut self, words: &[u32], side: Side, before: Before) -> Effect {
        let mut told = Vec::new();
        facts::read(side, before, &self.records, self.sim.host(side), &mut told);
        // An entry of the script that waited for the state entered is another thing that is not this host's alone.
        let moved_script = !self.sim.progress().eq(self.scripts.get(words[4]).iter().copied());
        if told.contains(&Fact::Begins) || moved_script {
            return Effect::Global;
        }
        self.sim.settle(&self.scenario);
        let host = self.host_id(side);
        let sent = (0..self.sim.flights().len()).map(|n| self.flight_id(n)).collect();
        Effect::Local { host, sent, facts: told.into() }
    }

    /// The clock goes on to the next deadline, all that is due fires, and a moment more passes.
    fn pass_time(&mut self, words: &[u32], out: &mut Vec<u32>) -> Taken {
        let wait = self.deadlines[words[0] as usize].min(self.deadlines[words[1] as usize]);
        out.extend_from_slice(words);
        if words.len() > HEAD {
            out[5] -= 1 << DELAYS;
        }
        let mut part = part(words);
        self.shift(out, wait, part);
        part = (part + (wait % 1000) as u32) % 1000;
        set_part(out, part);
        let mut broken = Vec::new();
        for side in Side::BOTH {
            if self.deadlines[out[side as usize] as usize] != 0 {
                continue;
            }
            let key = (out[side as usize], part, out[4], side);
            if !self.firings.contains_key(&key) {
                let effect = self.try_firing(out, side);
                self.firings.insert(key, effect);
            }
            let Some(Effect::Local { host, sent, facts }) = self.firings.get(&key) else {
                return self.take_in_full(words, Choice::Time, out);
            };
            out[side as usize] = *host;
            out.extend_from_slice(sent);
            self.told.clear();
            self.told.extend_from_slice(facts);
            broken.extend(self.apply(side, out));
        }
        let next = self.deadlines[out[0] as usize].min(self.deadlines[out[1] as usize]);
        let moment = next.min(TICK);
        self.shift(out, moment, part);
        set_part(out, (part + (moment % 1000) as u32) % 1000);
        Taken { broken }
    }

    /// Both hosts and every segment, so much later.
    fn shift(&mut self, words: &mut [u32], span: u64, part: u32) {
        if span == 0 {
            return;
        }
        for side in Side::BOTH {
            let key = (words[side as usize], span, part);
            let later = match self.later_hosts.get(&key) {
                Some(id) => *id,
                None => {
                    let id = self.later_host(words[side as usize], side, span, part);
                    self.later_hosts.insert(key, id);
                    id
                }
            };
            words[side as usize] = later;
        }
        for word in &mut words[HEAD..] {
            let key = (*word & !LATE, span, part);
            let later = match self.later_flights.get(&key) {
                Some(id) => *id,
                None => {
                    let id = self.later_flight(key.0, span, part);
                    self.later_flights.insert(key, id);
                    id
                }
            };
            *word = later | (*word & LATE);
        }
    }

    fn later_host(&mut self, host: u32, side: Side, span: u64, part: u32) -> u32 {
        let host = self.hosts.get(host).clone();
        self.sim.assemble([&host, &host], std::iter::empty(), std::iter::empty(), u64::from(part));
        self.sim.pass(Micros(span));
        self.sim.settle_clock();
        self.host_id(side)
    }

    fn later_flight(&mut self, flight: u32, span: u64, part: u32) -> u32 {
        let host = self.hosts.get(0).clone();
        let flight = self.flights.get(flight).clone();
        self.sim.assemble([&host, &host], [&flight].into_iter(), std::iter::empty(), u64::from(part));
        self.sim.pass(Micros(span));
        self.sim.settle_clock();
        self.flight_id(0)
    }

    fn host_id(&mut self, side: Side) -> u32 {
        let id = self.hosts.id(self.sim.host(side));
        if id as usize == self.deadlines.len() {
            let next = self.sim.host(side).endpoint().and_then(Endpoint::poll_timeout);
            self.deadlines.push(next.map_or(u64::MAX, |(at, _)| at.since(self.sim.now()).0));
        }
        id
    }

    fn flight_id(&mut self, index: usize) -> u32 {
        let flight = &self.sim.flights()[index];
        let id = self.flights.id(flight);
        if id as usize == self.flight_facts.len() {
            self.flight_facts.push(FlightFacts {
                to: flight.to(),
                age: self.sim.now().since(flight.sent_at()).0,
                syn_of: if flight.header().flags.has(Flags::SYN) { flight.incarnation() } else { 0 },
                by_itself: flight.arrives_by_itself(),
            });
        }
        id
    }

    fn load(&mut self, words: &[u32], flights: impl Iterator<Item = u32>) {
        let hosts = [0, 1].map(|at| self.hosts.get(words[at]));
        let script = self.scripts.get(words[4]).iter().copied();
        let flights = flights.map(|id| self.flights.get(id));
        self.sim.assemble(hosts, flights, script, u64::from(part(words)));
    }

    /// The situation itself.
    pub(crate) fn unpack(&mut self, words: &[u32]) -> World {
        let flights: Vec<u32> = words[HEAD..].iter().map(|word| word & !LATE).collect();
        self.load(words, flights.into_iter());
        let late = words[HEAD..].iter().enumerate().filter(|(_, word)| *word & LATE != 0);
        World {
            sim: self.sim.clone(),
            watches: [2, 3].map(|at| *self.watches.get(words[at])),
            left: left(words),
            late: late.fold(0, |bits, (index, _)| bits | 1 << index),
        }
    }

    fn pack(&mut self, world: &World, out: &mut Vec<u32>) {
        self.sim.clone_from(&world.sim);
        out.clear();
        out.extend(Side::BOTH.map(|side| self.host_id(side)));
        out.extend(world.watches.map(|watch| self.watches.id(&watch)));
        out.push(self.scripts.id(&world.sim.progress().collect()));
        let left = world.left;
        let part = (world.sim.now().0 % 1000) as u32;
        out.push(
            part | u32::from(left.losses) << LOSSES
                | u32::from(left.duplicates) << DUPLICATES
                | u32::from(left.reorderings) << REORDERINGS
                | u32::from(left.delays) << DELAYS,
        );
        for index in 0..self.sim.flights().len() {
            let late = if index < MOST_IN_FLIGHT && world.late >> index & 1 == 1 { LATE } else { 0 };
            let id = self.flight_id(index);
            out.push(id | late);
        }
    }

    fn take_in_full(&mut self, words: &[u32], choice: Choice, out: &mut Vec<u32>) -> Taken {
        let mut world = self.unpack(words);
        let mut records = std::mem::take(&mut self.records);
        let broken = world.take(&self.scenario, choice, &mut records);
        self.records = records;
        self.pack(&world, out);
        Taken { broken }
    }

    /// Octets held by values and remembered steps.
    pub(crate) fn octets(&self) -> usize {
        let boxed = |effect: &Effect| match effect {
            Effect::Local { sent, facts, .. } => size_of_val(&**sent) + size_of_val(&**facts),
            Effect::Global => 0,
        };
        let effects: usize = self.arrivals.values().chain(self.firings.values()).map(boxed).sum();
        self.hosts.octets()
            + self.flights.octets()
            + self.watches.octets()
            + self.scripts.octets()
            + self.arrivals.allocation_size()
            + self.firings.allocation_size()
            + self.later_hosts.allocation_size()
            + self.later_flights.allocation_size()
            + self.calls.allocation_size()
            + effects
    }

    /// How a state ends in which nothing can happen.
    pub(crate) fn ending(&self, words: &[u32]) -> Ending {
        Ending::of([0, 1].map(|at| self.hosts.get(words[at])), [2, 3].map(|at| self.watches.get(words[at])))
    }

    /// How many different values a host and a segment take.
    pub(crate) fn values(&self) -> [usize; 2] {
        [self.hosts.len(), self.flights.len()]
    }
}

const LOSSES: u32 = 10;
const DUPLICATES: u32 = 15;
const REORDERINGS: u32 = 20;
const DELAYS: u32 = 25;
const TICK: u64 = Sim::TICK.0;
/// The most of each fault that the words have room for.
pub(crate) const MOST_FAULTS: u8 = 31;

const fn part(words: &[u32]) -> u32 {
    words[5] & 0x3ff
}

fn set_part(words: &mut [u32], part: u32) {
    words[5] = (words[5] & !0x3ff) | part;
}

fn left(words: &[u32]) -> Left {
    let field = |at: u32| (words[5] >> at & 0x1f) as u8;
    Left {
        losses: field(LOSSES),
        duplicates: field(DUPLICATES),
        reorderings: field(REORDERINGS),
        delays: field(DELAYS),
    }
}
