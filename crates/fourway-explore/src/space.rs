//! Situations as a few numbers, and the steps between them. A step of one host depends on that host and its input alone, so
//! each pair of the two goes through the simulator once and is remembered.

mod values;

use crate::diagram::Stimulus;
use crate::facts::{self, Before, Fact};
use crate::intern::Interner;
use crate::property::Property;
use crate::watch::{self, Watch};
use crate::words::{DELAYS, DUPLICATES, HEAD, LATE, LOSSES, REORDERINGS, SCRIPT, budget, left, part, spend};
use crate::world::{Budget, MOST_IN_FLIGHT, World};
use foldhash::fast::FixedState;
use fourway_sim::{Choice, Flight, Host, Progress, Record, Scenario, Side, Sim};
use hashbrown::HashMap;

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
        if self.scripts.get(words[SCRIPT]).contains(&Progress::Ready) {
            let key = (words[0], words[1], words[SCRIPT]);
            if !self.calls.contains_key(&key) {
                let world = self.unpack(words);
                let mut calls = Vec::new();
                world.sim.calls(&self.scenario, &mut calls);
                self.calls.insert(key, calls.into());
            }
            out.extend_from_slice(&self.calls[&key]);
        }
    }

    /// Take one choice; `out` receives the words of the new state. Gives what does not hold.
    pub(crate) fn take(&mut self, words: &[u32], choice: Choice, out: &mut Vec<u32>) -> Vec<Property> {
        out.clear();
        match choice {
            Choice::Lose(index) => {
                out.extend_from_slice(words);
                out.remove(HEAD + index);
                spend(out, LOSSES, 1);
                Vec::new()
            }
            Choice::Deliver(index) | Choice::Duplicate(index) => self.arrive(words, choice, index, out),
            Choice::Time => self.pass_time(words, out),
            Choice::Script(_) => self.take_in_full(words, choice, out),
        }
    }

    fn arrive(&mut self, words: &[u32], choice: Choice, index: usize, out: &mut Vec<u32>) -> Vec<Property> {
        let flight = words[HEAD + index] & !LATE;
        let to = self.flight_facts[flight as usize].to;
        let key = (words[to as usize], flight, part(words), words[SCRIPT]);
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
        spend(out, REORDERINGS, passed);
        if matches!(choice, Choice::Deliver(_)) {
            out.remove(HEAD + index);
        } else {
            spend(out, DUPLICATES, 1);
        }
        out[to as usize] = *host;
        out.extend_from_slice(sent);
        if facts.is_empty() {
            return Vec::new();
        }
        self.told.clear();
        self.told.extend_from_slice(facts);
        self.apply(to, out)
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
        let moved_script = !self.sim.progress().eq(self.scripts.get(words[SCRIPT]).iter().copied());
        if told.contains(&Fact::Begins) || moved_script {
            return Effect::Global;
        }
        self.sim.settle(&self.scenario);
        let host = self.host_id(side);
        let sent = (0..self.sim.flights().len()).map(|n| self.flight_id(n)).collect();
        Effect::Local { host, sent, facts: told.into() }
    }

    /// The clock goes on to the next deadline, all that is due fires, and a moment more passes.
    fn pass_time(&mut self, words: &[u32], out: &mut Vec<u32>) -> Vec<Property> {
        let wait = self.deadlines[words[0] as usize].min(self.deadlines[words[1] as usize]);
        out.extend_from_slice(words);
        if words.len() > HEAD {
            spend(out, DELAYS, 1);
        }
        self.shift(out, wait);
        let mut broken = Vec::new();
        for side in Side::BOTH {
            if self.deadlines[out[side as usize] as usize] != 0 {
                continue;
            }
            let key = (out[side as usize], part(out), out[SCRIPT], side);
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
        self.shift(out, next.min(Sim::TICK.0));
        broken
    }

    fn load(&mut self, words: &[u32], flights: impl Iterator<Item = u32>) {
        let hosts = [0, 1].map(|at| self.hosts.get(words[at]));
        let script = self.scripts.get(words[SCRIPT]).iter().copied();
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
        out.push(budget(world.left, (world.sim.now().0 % 1000) as u32));
        for index in 0..self.sim.flights().len() {
            let late = if index < MOST_IN_FLIGHT && world.late >> index & 1 == 1 { LATE } else { 0 };
            let id = self.flight_id(index);
            out.push(id | late);
        }
    }

    fn take_in_full(&mut self, words: &[u32], choice: Choice, out: &mut Vec<u32>) -> Vec<Property> {
        let mut world = self.unpack(words);
        let mut records = std::mem::take(&mut self.records);
        let broken = world.take(&self.scenario, choice, &mut records);
        self.records = records;
        self.pack(&world, out);
        broken
    }
}
