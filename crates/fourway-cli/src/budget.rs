//! The options of `fourway explore`: numbers with their ranges, and the form of its answer.

use fourway_explore::Budget;
use fourway_proto::Micros;

/// How the answer of a search is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Text,
    Scenario,
}

impl Form {
    /// The form with this name.
    pub fn from_name(name: &str) -> Result<Self, String> {
        match name {
            "text" => Ok(Self::Text),
            "scenario" => Ok(Self::Scenario),
            _ => Err(format!("--format: unknown format \"{name}\", expected one of text, scenario")),
        }
    }
}

/// Each option with the least and the most that it may be.
const RANGES: [(&str, u32, u32); 6] = [
    ("losses", 0, 31),
    ("duplicates", 0, 31),
    ("reorderings", 0, 31),
    ("delays", 0, 31),
    ("lifetime", 0, 2_592_000_000),
    ("states", 1, 100_000_000),
];

/// What was given of them.
#[derive(Default)]
pub struct Options([Option<u32>; RANGES.len()]);

impl Options {
    /// True for the name of an option.
    pub fn knows(name: &str) -> bool {
        RANGES.iter().any(|(known, _, _)| *known == name)
    }

    /// Takes the value of an option.
    pub fn set(&mut self, name: &str, text: &str) -> Result<(), String> {
        for (value, (known, least, most)) in self.0.iter_mut().zip(RANGES) {
            if known == name {
                let number = text.parse().ok().filter(|number| (least..=most).contains(number));
                let wrong = || format!("--{name}: found \"{text}\", expected a number from {least} to {most}");
                *value = Some(number.ok_or_else(wrong)?);
            }
        }
        Ok(())
    }

    /// An option that was given.
    pub fn first(&self) -> Option<&'static str> {
        self.0.iter().zip(RANGES).find_map(|(value, (name, _, _))| value.map(|_| name))
    }

    /// The budget that they make.
    pub fn budget(&self) -> Budget {
        let [losses, duplicates, reorderings, delays, lifetime, states] = self.0;
        let usual = Budget::default();
        // The ranges keep the faults within eight bits.
        let faults = |given: Option<u32>, usual: u8| given.map_or(usual, |number| number as u8);
        Budget {
            losses: faults(losses, usual.losses),
            duplicates: faults(duplicates, usual.duplicates),
            reorderings: faults(reorderings, usual.reorderings),
            delays: faults(delays, usual.delays),
            lifetime: lifetime.map_or(usual.lifetime, |ms| Micros::from_ms(u64::from(ms))),
            states: states.unwrap_or(usual.states),
        }
    }
}
