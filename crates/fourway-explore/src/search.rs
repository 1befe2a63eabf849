//! Breadth first over every situation of a scenario within a budget.

use crate::cycles::{self, Edges};
use crate::ending::Ending;
use crate::property::Property;
use crate::space::Space;
use crate::store::Store;
use crate::words::{HEAD, MOST_FAULTS};
use crate::world::{Budget, MOST_IN_FLIGHT, prepare};
use fourway_sim::{Choice, Scenario};
use std::fmt;

/// Words of a state with as much on the path as is never followed.
const LONGEST: usize = HEAD + MOST_IN_FLIGHT;
/// Why a scenario or a budget cannot be searched, in one line: the place, what was found, what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit(String);

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a search has found.
#[derive(Clone, Debug)]
pub struct Report {
    /// Unique states.
    pub states: usize,
    /// Steps taken, those to states that were known included.
    pub steps: u64,
    /// Choices on the longest of the shortest ways to a state.
    pub depth: u32,
    /// False when the search stopped at its bound of states, or left out a state with too much on the path.
    pub complete: bool,
    /// Each property that does not hold, with a shortest way to where it breaks.
    pub broken: Vec<(Property, Vec<Choice>)>,
    /// Each ending with the number of states that end so, and a shortest way to one.
    pub endings: Vec<(Ending, usize, Vec<Choice>)>,
    /// States from which time can go on for ever without new input: keepalive or window probes that are always answered.
    pub endless: usize,
    /// Octets held when the search was over, parents and remembered steps included.
    pub octets: usize,
    /// Different values of a host, and of a segment on its way.
    pub values: [usize; 2],
}

/// Search every run of a scenario.
///
/// # Errors
/// One line for a host that is only scripted, or a budget beyond 31 of a kind.
pub fn search(scenario: &Scenario, budget: &Budget) -> Result<Report, Unfit> {
    check(scenario, budget)?;
    let mut run = Run::new(prepare(scenario), *budget);
    let (mut depth, mut layer_end, mut at) = (0, 1, 0);
    while at < run.store.len() {
        if at == layer_end {
            depth += 1;
            layer_end = run.store.len();
        }
        run.expand(at as u32);
        if run.store.len() >= budget.states as usize {
            run.complete = false;
            break;
        }
        at += 1;
    }
    Ok(run.report(depth))
}

/// A search on its way.
struct Run {
    space: Space,
    store: Store,
    edges: Edges,
    found: Findings,
    steps: u64,
    complete: bool,
    /// Room for the words of a state, of the next one, and for choices.
    here: Vec<u32>,
    there: Vec<u32>,
    choices: Vec<Choice>,
}

impl Run {
    fn new(scenario: Scenario, budget: Budget) -> Self {
        let mut run = Self {
            space: Space::new(scenario, budget),
            store: Store::new(),
            edges: Edges::default(),
            found: Findings::default(),
            steps: 0,
            complete: true,
            here: Vec::new(),
            there: Vec::new(),
            choices: Vec::new(),
        };
        run.space.start(&mut run.here);
        run.store.add(&run.here, 0, Choice::Time);
        run
    }

    /// Take every choice of one state.
    fn expand(&mut self, state: u32) {
        self.here.clear();
        self.here.extend_from_slice(self.store.words(state));
        self.choices.clear();
        self.edges.begin();
        if self.found.ends_at(state) {
            return;
        }
        self.space.choices(&self.here, &mut self.choices);
        if self.here.len() >= LONGEST {
            self.complete = false;
        } else if self.choices.is_empty() {
            self.found.end(&self.space, &self.here, state);
        }
        for &choice in &self.choices {
            self.steps += 1;
            let broken = self.space.take(&self.here, choice, &mut self.there);
            // A state with too much on the path is not followed, so its end may go.
            self.there.truncate(LONGEST);
            let (next, new) = self.store.add(&self.there, state, choice);
            self.found.broken(&broken, next, new);
            self.edges.add(choice, next);
        }
    }

    fn report(mut self, depth: u32) -> Report {
        let cycles = if self.complete { cycles::find(&self.edges) } else { cycles::Cycles::default() };
        if let Some(state) = cycles.without_time {
            self.found.broken(&[Property::Quiet], state, false);
        }
        Report {
            states: self.store.len(),
            steps: self.steps,
            depth,
            complete: self.complete,
            broken: self.found.ways(&self.store),
            endings: self.found.endings(&self.store),
            endless: cycles.with_time,
            octets: self.store.octets() + self.edges.octets() + self.space.octets(),
            values: self.space.values(),
        }
    }
}

fn check(scenario: &Scenario, budget: &Budget) -> Result<(), Unfit> {
    for (host, name) in scenario.hosts.iter().zip(["client", "server"]) {
        if host.is_none() {
            return Err(Unfit(format!("{name}: found a scripted host, expected an endpoint")));
        }
    }
    let most = budget.losses.max(budget.duplicates).max(budget.reorderings).max(budget.delays);
    if most > MOST_FAULTS {
        return Err(Unfit(format!("budget: found {most} of one kind, expected at most {MOST_FAULTS}")));
    }
    Ok(())
}

/// What the search has come upon: states, not yet ways.
#[derive(Default)]
struct Findings {
    broken: Vec<(Property, u32)>,
    /// States that are not followed, in order.
    closed: Vec<u32>,
    endings: Vec<(Ending, usize, u32)>,
}

impl Findings {
    fn broken(&mut self, properties: &[Property], state: u32, new: bool) {
        for &property in properties {
            if !self.broken.iter().any(|(known, _)| *known == property) {
                self.broken.push((property, state));
            }
        }
        if new && !properties.is_empty() {
            self.closed.push(state);
        }
    }

    /// Nothing is followed beyond a broken property.
    fn ends_at(&self, state: u32) -> bool {
        self.closed.binary_search(&state).is_ok()
    }

    fn end(&mut self, space: &Space, words: &[u32], state: u32) {
        let ending = space.ending(words);
        match self.endings.iter_mut().find(|(known, _, _)| *known == ending) {
            Some((_, count, _)) => *count += 1,
            None => self.endings.push((ending, 1, state)),
        }
        if ending == Ending::Stuck {
            self.broken(&[Property::Ends], state, false);
        }
    }

    fn ways(&self, store: &Store) -> Vec<(Property, Vec<Choice>)> {
        let mut ways: Vec<_> = self.broken.iter().map(|(property, state)| (*property, store.way(*state))).collect();
        ways.sort_by_key(|(property, _)| *property);
        ways
    }

    fn endings(&self, store: &Store) -> Vec<(Ending, usize, Vec<Choice>)> {
        let mut endings: Vec<_> =
            self.endings.iter().map(|(ending, count, state)| (*ending, *count, store.way(*state))).collect();
        endings.sort_by_key(|(ending, _, _)| *ending);
        endings
    }
}
