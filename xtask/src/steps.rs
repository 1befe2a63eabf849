//! A list of named steps: each says what it does and how long it took; the first failure ends it.

use std::time::{Duration, Instant};

use crate::run::Outcome;

/// How a step ended well.
pub enum Done {
    /// It did its work; the text, if any, is the result in a few words.
    Did(String),
    /// Nothing was to be done, for the reason given.
    Satisfied(String),
}

/// One step of a chore.
pub struct Step {
    /// The step's name, as in "tidy".
    pub name: &'static str,
    /// What it does, in a few words.
    pub does: &'static str,
    /// What a person does when it fails, in the imperative.
    pub remedy: &'static str,
    /// The work.
    pub work: fn() -> Outcome<Done>,
}

/// Runs all steps in order, or up to the first that fails.
pub fn run(steps: &[Step]) -> Outcome {
    let start = Instant::now();
    for (index, step) in steps.iter().enumerate() {
        println!("[{}/{}] {}: {}", index + 1, steps.len(), step.name, step.does);
        let began = Instant::now();
        let result = (step.work)();
        let took = spoken(began.elapsed());
        match result {
            Ok(Done::Did(what)) if what.is_empty() => println!("      done in {took}"),
            Ok(Done::Did(what)) => println!("      done in {took}: {what}"),
            Ok(Done::Satisfied(why)) => println!("      skipped: {why}"),
            Err(error) => {
                return Err(format!("{} failed after {took}: {error}; to mend it: {}", step.name, step.remedy));
            }
        }
    }
    println!("all {} steps passed in {}", steps.len(), spoken(start.elapsed()));
    Ok(())
}

/// A duration for people: "0.4 s", "47 s", "3 min 12 s".
pub fn spoken(time: Duration) -> String {
    let tenths = time.as_millis() / 100;
    let seconds = time.as_secs();
    if tenths < 100 {
        format!("{}.{} s", tenths / 10, tenths % 10)
    } else if seconds < 60 {
        format!("{seconds} s")
    } else {
        format!("{} min {} s", seconds / 60, seconds % 60)
    }
}

/// A number of things: "1 file", "2 files".
pub fn counted(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(work: fn() -> Outcome<Done>) -> Step {
        Step { name: "one", does: "something", remedy: "do it better", work }
    }

    #[test]
    fn the_first_failure_is_one_line_with_its_remedy() {
        let never: fn() -> Outcome<Done> = || unreachable!("a step after the failure");
        let error = run(&[step(|| Err("it broke".into())), step(never)]).unwrap_err();
        assert!(error.starts_with("one failed after 0.0 s: it broke"));
        assert!(error.ends_with("to mend it: do it better"));
        assert_eq!(error.lines().count(), 1);
    }

    #[test]
    fn steps_done_and_satisfied_both_pass() {
        let did = step(|| Ok(Done::Did(String::new())));
        let satisfied = step(|| Ok(Done::Satisfied("it was there".into())));
        assert_eq!(run(&[did, satisfied]), Ok(()));
    }

    #[test]
    fn one_thing_is_not_plural() {
        assert_eq!(counted(1, "file"), "1 file");
        assert_eq!(counted(0, "file"), "0 files");
    }

    #[test]
    fn durations_are_spoken_at_the_scale_that_matters() {
        assert_eq!(spoken(Duration::from_millis(449)), "0.4 s");
        assert_eq!(spoken(Duration::from_millis(47_900)), "47 s");
        assert_eq!(spoken(Duration::from_secs(192)), "3 min 12 s");
    }
}
