//! The text ladder: time at the left, the client's lifeline, the path, the server's lifeline, in at most 78 columns.

mod draw;
mod flights;
mod rows;
mod summary;

use fourway_sim::{Scenario, Trace};

/// Most columns of a line.
const COLUMNS: usize = 78;

/// The ladder of a run, one line a row.
#[must_use]
pub fn ladder(scenario: &Scenario, trace: &Trace) -> String {
    let flights = flights::flights(scenario, trace);
    let rows = rows::rows(scenario, trace, &flights);
    draw::draw(scenario, &rows)
}

/// The ladder with its title above, and below it how the run ended and what the applications were told.
#[must_use]
pub fn text(scenario: &Scenario, trace: &Trace) -> String {
    summary::around(scenario, trace, &ladder(scenario, trace))
}

/// The text with every control character written out.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.chars()
        .flat_map(|c| {
            let shown = if c.is_control() { c.escape_default().collect() } else { vec![c] };
            shown.into_iter()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_written_out() {
        assert_eq!(one_line("a\nb\u{1b}c é"), "a\\nb\\u{1b}c é");
    }
}
