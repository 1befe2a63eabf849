//! Numbers as the markup has them, written with whole numbers: the formatting of floats was 16 KB of the module.

use fourway_stage::marks::decimal;
pub use fourway_stage::marks::{digits, line, px};

/// The whole number that a text is. One type serves all: the standard library reads each with code of its own.
#[inline(never)]
pub fn number(text: &str) -> Option<u64> {
    text.parse().ok()
}

/// A part of a whole, 0 to 1, in ten-thousandths.
pub fn part(value: f64) -> String {
    decimal((value * 10_000.0).round() as i64, 10_000)
}

/// A place as the value of `transform`.
pub fn at(x: f64, y: f64) -> String {
    ["translate(", &px(x), " ", &px(y), ")"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_short() {
        for (value, expected) in
            [(12.345, "12.3"), (-0.01, "0"), (7.0, "7"), (-3.25, "-3.3"), (0.96, "1"), (-0.5, "-0.5")]
        {
            assert_eq!(px(value), expected);
        }
    }

    #[test]
    fn parts_have_four_places_at_most() {
        for (value, expected) in [(0.0, "0"), (1.0, "1"), (0.5, "0.5"), (0.0625, "0.0625"), (0.012_34, "0.0123")] {
            assert_eq!(part(value), expected);
        }
    }
}
