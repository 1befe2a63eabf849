//! `cargo xtask conformance`: rewrites the marked section of `docs/conformance.md` from the rules and their scenarios.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::run::{Outcome, Run};

/// The test that compares the section, and writes it when it is given the date.
const TEST: &str = "report::the_committed_section_is_what_the_rules_and_their_scenarios_give";

/// Writes the section; its date changes only when the rest does.
pub fn run() -> Outcome {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|_| "the clock stands before 1970")?.as_secs();
    let args =
        ["test", "--locked", "--quiet", "--package", "fourway-sim", "--test", "conformance", "--", "--exact", TEST];
    Run::new("cargo", &args).env("FOURWAY_CONFORMANCE_DATE", &date(seconds / 86_400)).show()
}

/// A day since 1970-01-01 in the Gregorian calendar, such as `2026-11-22`.
fn date(days: u64) -> String {
    // Years begin in March, so that the leap day ends one: 400 years are 146097 days.
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
    format!("{:04}-{month:02}-{day:02}", era * 400 + year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (days, expected) in [
            (0, "1970-01-01"),
            (11_016, "2000-02-29"),
            (11_017, "2000-03-01"),
            (20_453, "2025-12-31"),
            (20_454, "2026-01-01"),
        ] {
            assert_eq!(date(days), expected);
        }
    }
}
