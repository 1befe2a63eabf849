//! What a learner has done in a run, read back from the scenario that has it in it.

use fourway_sim::{Act, CallName, Expectations, Fate, Fault, Scenario, Step, Target, Waiting, When};
use fourway_stage::{LinkAct, LinkDeed, with_acts};

/// The acts that make one scenario of another, in the order of time; none where no acts do, since it is another run.
pub fn acts_in(start: &Scenario, seen: &Scenario) -> Option<Vec<LinkAct>> {
    let faults = seen.faults.strip_prefix(start.faults.as_slice())?;
    let steps = seen.script.strip_prefix(start.script.as_slice())?;
    let all = faults.iter().map(befallen).chain(steps.iter().map(done));
    let mut acts: Vec<LinkAct> = all.collect::<Option<_>>()?;
    acts.sort_by_key(|act| act.at);
    (bare(with_acts(start, &acts)) == bare(seen.clone())).then_some(acts)
}

/// What is expected of a run is no part of it, nor is its name.
fn bare(scenario: Scenario) -> Scenario {
    Scenario { title: String::new(), expect: Expectations::default(), ..scenario }
}

fn befallen(fault: &Fault) -> Option<LinkAct> {
    let Target::Number(segment) = fault.target else { return None };
    let copy = fault.copy;
    let deed = match fault.fate {
        Fate::Lost => LinkDeed::Drop(segment, copy),
        Fate::Delayed(span) => LinkDeed::Delay(segment, copy, span),
        Fate::Duplicated(_) => LinkDeed::Duplicate(segment, copy),
        Fate::Corrupted => LinkDeed::Corrupt(segment, copy),
        Fate::Arrived => return None,
    };
    Some(LinkAct { at: fault.at?, deed })
}

fn done(step: &Step) -> Option<LinkAct> {
    let When::At(at) = step.when else { return None };
    let deed = match &step.act {
        Act::Host { host, call, text, .. } => {
            let text = if *call == CallName::Send { text.clone() } else { None };
            LinkDeed::Call(*host, *call, text)
        }
        Act::Set { change, .. } => LinkDeed::Network(change.manual?),
        Act::Decide { call, which: Waiting::Number(segment) } => LinkDeed::Decide(*call, *segment),
        Act::Decide { .. } | Act::Inject { .. } | Act::Cut { .. } => return None,
    };
    Some(LinkAct { at, deed })
}

#[cfg(test)]
mod tests {
    use super::*;
    use fourway_learn::challenges;
    use fourway_stage::Link;

    fn acts(text: &str) -> Vec<LinkAct> {
        Link::read(&format!("fourway=1&scene=x&do={text}")).expect(text).acts
    }

    #[test]
    fn every_solution_is_read_back_from_the_run_it_makes() {
        for one in challenges() {
            let (start, solution) = (one.task.start.scenario(), one.task.start.acts().expect(one.id));
            assert_eq!(acts_in(&start, &start), Some(Vec::new()), "{}", one.id);
            assert_eq!(acts_in(&start, &with_acts(&start, &solution)), Some(solution), "{}", one.id);
        }
    }

    #[test]
    fn acts_of_every_kind_are_read_back_and_another_run_is_told_apart() {
        let start = Scenario::default();
        let all = acts(
            "call.client.send.a%20b@0,corrupt.1.0@5,network.1@10,decide.deliver.2@20,network.0@30,duplicate.3.0@40,delay.3.1.7@50",
        );
        assert_eq!(acts_in(&start, &with_acts(&start, &all)), Some(all.clone()));
        let other = challenges()[1].task.start.scenario();
        assert_eq!(acts_in(&other, &with_acts(&start, &all)), None);
        assert_eq!(acts_in(&with_acts(&start, &all), &start), None, "something was taken away");
        let slower = Scenario { seed: 9, ..start.clone() };
        assert_eq!(acts_in(&start, &slower), None);
    }
}
