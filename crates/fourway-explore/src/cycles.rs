//! Runs that come back to where they were: without time passing, two ends that answer each other for ever; with it, ends
//! that ask each other again and again.

use fourway_sim::Choice;

/// Steps that use up nothing: arrivals, and time. Only they can lie on a cycle.
#[derive(Default)]
pub(crate) struct Edges {
    /// Where the steps of each state begin in `to`.
    first: Vec<u32>,
    /// The state that a step leads to; the top bit says that time passes.
    to: Vec<u32>,
}

const TIME: u32 = 1 << 31;

/// What is on a cycle.
#[derive(Default)]
pub(crate) struct Cycles {
    /// A state on a cycle of arrivals alone.
    pub(crate) without_time: Option<u32>,
    /// How many states can come back to themselves.
    pub(crate) with_time: usize,
}

impl Edges {
    /// The steps that follow are those of the next state.
    pub(crate) fn begin(&mut self) {
        self.first.push(self.to.len() as u32);
    }

    pub(crate) fn add(&mut self, choice: Choice, to: u32) {
        match choice {
            Choice::Deliver(_) => self.to.push(to),
            Choice::Time => self.to.push(to | TIME),
            Choice::Lose(_) | Choice::Duplicate(_) | Choice::Script(_) => {}
        }
    }

    pub(crate) fn octets(&self) -> usize {
        (self.first.capacity() + self.to.capacity()) * 4
    }

    fn of(&self, state: usize, timed: bool) -> impl Iterator<Item = usize> {
        let from = self.first[state] as usize;
        let to = self.first.get(state + 1).map_or(self.to.len(), |next| *next as usize);
        let wanted = move |edge: &&u32| timed || *edge & TIME == 0;
        self.to[from..to].iter().filter(wanted).map(|edge| (edge & !TIME) as usize)
    }
}

/// Take away, again and again, every state that no step leads to, then every state that no step leaves: what stays is on
/// a cycle or between two.
pub(crate) fn find(edges: &Edges) -> Cycles {
    let without_time = left_over(edges, false).first().copied();
    Cycles { without_time, with_time: left_over(edges, true).len() }
}

fn left_over(edges: &Edges, timed: bool) -> Vec<u32> {
    let count = edges.first.len();
    let mut into = vec![0_u32; count];
    for state in 0..count {
        for next in edges.of(state, timed) {
            into[next] += 1;
        }
    }
    let mut free: Vec<usize> = (0..count).filter(|state| into[*state] == 0).collect();
    let mut gone = vec![false; count];
    while let Some(state) = free.pop() {
        gone[state] = true;
        for next in edges.of(state, timed) {
            into[next] -= 1;
            if into[next] == 0 {
                free.push(next);
            }
        }
    }
    let mut stays: Vec<u32> = (0..count).filter(|state| !gone[*state]).map(|state| state as u32).collect();
    loop {
        let before = stays.len();
        let leads_on = |state: &u32| edges.of(*state as usize, timed).any(|next| !gone[next]);
        let (on, off): (Vec<u32>, Vec<u32>) = stays.iter().partition(|state| leads_on(state));
        off.iter().for_each(|state| gone[*state as usize] = true);
        stays = on;
        if stays.len() == before {
            return stays;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_lies_on_a_cycle_stays() {
        let mut edges = Edges::default();
        let steps: [&[(Choice, u32)]; 5] = [
            &[(Choice::Deliver(0), 1)],
            &[(Choice::Time, 2), (Choice::Deliver(0), 4)],
            &[(Choice::Deliver(0), 3)],
            &[(Choice::Deliver(1), 1), (Choice::Lose(0), 0)],
            &[],
        ];
        for steps in steps {
            edges.begin();
            steps.iter().for_each(|(choice, to)| edges.add(*choice, *to));
        }
        assert_eq!(left_over(&edges, true), [1, 2, 3]);
        assert_eq!(left_over(&edges, false), Vec::<u32>::new());
        edges.begin();
        edges.add(Choice::Deliver(0), 5);
        assert_eq!(find(&edges).without_time, Some(5));
    }
}
