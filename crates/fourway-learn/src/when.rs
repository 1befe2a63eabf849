//! When a predicate comes to hold: the moment at which a goal is ticked and a sentence said.

use fourway_proto::Micros;
use fourway_sim::{Expect, Predicate, Trace};

/// Most moments that are tried one by one; of a longer run the middle is halved again and again.
const NEAR: usize = 500;

/// Since when a predicate holds to the end of the run; none where it does not hold at the end. What only the end can
/// show, that something never happened, holds since the end or since the time up to which it looks.
#[must_use]
pub fn held_since(expect: &Expect, trace: &Trace) -> Option<Micros> {
    if expect.check(trace).is_err() {
        return None;
    }
    let end = trace.end();
    if let Predicate::Never(inner) = &expect.predicate {
        return Some(inner.within.or(expect.within).map_or(end, |within| within.min(end)));
    }
    let moments = moments(expect, trace);
    let mut first = moments.len();
    while first > 0 && moments.len() - first < NEAR && holds(expect, trace, moments[first - 1]) {
        first -= 1;
    }
    if moments.len() - first == NEAR {
        first = moments[..first].partition_point(|moment| !holds(expect, trace, *moment));
    }
    Some(moments.get(first).copied().unwrap_or(end))
}

/// When a predicate first holds of what has happened so far; none where it never does. Both this and [`held_since`] look
/// at the run again for each moment: call them when the run changes, not for every frame.
#[must_use]
pub fn first_held(expect: &Expect, trace: &Trace) -> Option<Micros> {
    let moments = moments(expect, trace);
    let (near, far) = moments.split_at(NEAR.min(moments.len()));
    let early = near.iter().find(|moment| holds(expect, trace, **moment));
    early.or_else(|| far.get(far.partition_point(|moment| !holds(expect, trace, *moment)))).copied()
}

fn holds(expect: &Expect, trace: &Trace, until: Micros) -> bool {
    let within = expect.within.map_or(until, |within| within.min(until));
    // A time to look at lies in the future until the run has come to it.
    if let Predicate::StateAt(_, _, Some(at)) = expect.predicate
        && at > until
        && until < trace.end()
    {
        return false;
    }
    Expect { predicate: expect.predicate.clone(), within: Some(within) }.check(trace).is_ok()
}

/// The moments at which something happens, each once, with the one that a predicate names.
fn moments(expect: &Expect, trace: &Trace) -> Vec<Micros> {
    let mut moments: Vec<Micros> = trace.records.iter().map(|record| record.at).collect();
    if let Predicate::StateAt(_, _, Some(at)) = expect.predicate
        && at < trace.end()
    {
        moments.push(at);
        moments.sort_unstable();
    }
    moments.dedup();
    moments
}

#[cfg(test)]
mod tests {
    use super::*;
    use fourway_sim::{Document, Scenario, run};

    fn check(entry: &str, since: Option<u64>, first: Option<u64>) {
        let document = Document::parse(&format!("{{\"fourway\":1,\"expect\":[{entry}]}}")).expect(entry);
        let scenario = Scenario::compile(&document).expect(entry);
        let trace = run(&scenario);
        let expect = &scenario.expect.list()[0];
        assert_eq!(held_since(expect, &trace), since.map(Micros::from_ms), "since: {entry}");
        assert_eq!(first_held(expect, &trace), first.map(Micros::from_ms), "first: {entry}");
    }

    #[test]
    fn a_goal_holds_since_the_moment_that_brought_it_about() {
        check("{\"rule\": \"close-second\"}", Some(150), Some(150));
        check("{\"sent\": {\"flags\": [\"FIN\"]}, \"times\": 2}", Some(150), Some(150));
        check("{\"path_of\": \"client\", \"contains\": [\"FIN-WAIT-2\", \"TIME-WAIT\"]}", Some(200), Some(200));
        check("{\"outcome\": \"closed\"}", Some(240_200), Some(240_200));
        check("{\"outcome\": \"reset\"}", None, None);
    }

    #[test]
    fn a_state_that_is_left_again_counts_for_a_sentence_and_not_for_a_goal() {
        check("{\"state\": {\"host\": \"client\", \"state\": \"FIN-WAIT-2\"}}", None, Some(100));
        check("{\"state\": {\"host\": \"server\", \"state\": \"CLOSED\"}}", Some(250), Some(250));
        check("{\"sent\": {\"flags\": [\"FIN\"]}, \"times\": 1}", None, Some(0));
    }

    #[test]
    fn a_long_run_is_searched_too() {
        let entry = "{\"state\": {\"host\": \"client\", \"state\": \"FIN-WAIT-1\"}}";
        let sends: Vec<String> = (0..900)
            .map(|n| format!("{{\"at_ms\": {}, \"on\": \"client\", \"do\": \"send\", \"bytes\": 1}}", n * 10))
            .collect();
        let last = "{\"at_ms\": 9500, \"on\": \"client\", \"do\": \"shutdown\"}";
        let text = format!(
            "{{\"fourway\":1,\"script\":[{},{last}],\"expect\":[{entry},{{\"rule\":\"close-first\"}}]}}",
            sends.join(",")
        );
        let scenario = Scenario::compile(&Document::parse(&text).expect("a document")).expect("a scenario");
        let trace = run(&scenario);
        assert!(moments(&scenario.expect.list()[0], &trace).len() > NEAR);
        let claims = scenario.expect.list();
        assert_eq!(first_held(&claims[1], &trace), Some(Micros::from_ms(9500)));
        assert_eq!(held_since(&claims[1], &trace), Some(Micros::from_ms(9500)));
        assert_eq!(held_since(&claims[0], &trace), None, "it was left again");
    }

    #[test]
    fn a_state_at_a_time_is_known_at_that_time() {
        let at = |state: &str, ms: u64| {
            format!("{{\"state\": {{\"host\": \"client\", \"state\": \"{state}\"}}, \"at_ms\": {ms}}}")
        };
        check(&at("FIN-WAIT-2", 120), Some(120), Some(120));
        check(&at("FIN-WAIT-2", 100), Some(100), Some(100));
        check(&at("TIME-WAIT", 120), None, None);
        check(&at("CLOSED", 999_999), Some(240_200), Some(240_200));
    }

    #[test]
    fn that_something_never_happens_is_known_only_in_the_end() {
        check("{\"never\": {\"rule\": \"abort\"}}", Some(240_200), Some(0));
        check("{\"never\": {\"rule\": \"close-second\"}}", None, Some(0));
        check("{\"never\": {\"rule\": \"abort\", \"within_ms\": 100}}", Some(100), Some(0));
    }
}
