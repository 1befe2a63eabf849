//! Numbers kept within bounds.

/// The value, or the bound that it exceeds. `f64::clamp` has a panic that formats floats, which the page
/// would load for nothing else.
#[must_use]
pub fn within(value: f64, least: f64, most: f64) -> f64 {
    value.min(most).max(least)
}
