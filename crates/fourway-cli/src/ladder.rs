//! The text ladder: time at the left, the client's lifeline, the path, the server's lifeline, in at most 78 columns.

mod draw;
mod flights;
mod rows;

use fourway_sim::{Scenario, Trace};

/// Most columns of a line.
pub const COLUMNS: usize = 78;

/// The ladder of a run, one line a row.
pub fn ladder(scenario: &Scenario, trace: &Trace) -> String {
    let flights = flights::flights(scenario, trace);
    let rows = rows::rows(scenario, trace, &flights);
    draw::draw(scenario, &rows)
}
