//! Numbers kept within bounds.

/// The value, or the bound that it exceeds. `f64::clamp` would bring the formatting of floats, 10 KB, to the page.
#[must_use]
pub fn within(value: f64, least: f64, most: f64) -> f64 {
    value.min(most).max(least)
}
