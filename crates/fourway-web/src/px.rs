//! Numbers as the markup has them, written with whole numbers: the formatting of floats was 16 KB of the module.

use std::fmt;

/// A length or an angle: a tenth of a pixel is fine enough.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Px(pub f64);

impl fmt::Display for Px {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal(f, (self.0 * 10.0).round() as i64, 10)
    }
}

/// A part of a whole, 0 to 1, in ten-thousandths.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part(pub f64);

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal(f, (self.0 * 10_000.0).round() as i64, 10_000)
    }
}

/// A length as an attribute.
pub fn px(value: f64) -> String {
    Px(value).to_string()
}

/// A place as the value of `transform`.
pub fn at(x: f64, y: f64) -> String {
    format!("translate({} {})", Px(x), Px(y))
}

/// A line through points as path data; closed where `end` is `Z`.
pub fn line(points: &[(f64, f64)], end: &str) -> String {
    let mut path = String::new();
    for (x, y) in points {
        let begin = if path.is_empty() { "M" } else { " L" };
        path += &format!("{begin}{} {}", Px(*x), Px(*y));
    }
    path + end
}

/// `parts` of `one` as a decimal fraction, without a fraction that is zero.
fn decimal(f: &mut fmt::Formatter<'_>, parts: i64, one: i64) -> fmt::Result {
    let (whole, mut rest, mut places) = (parts.abs() / one, parts.abs() % one, one.ilog10() as usize);
    if parts < 0 {
        f.write_str("-")?;
    }
    write!(f, "{whole}")?;
    if rest == 0 {
        return Ok(());
    }
    while rest % 10 == 0 {
        rest /= 10;
        places -= 1;
    }
    write!(f, ".{rest:0places$}")
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
    fn a_line_goes_through_its_points() {
        assert_eq!(line(&[(0.0, 1.0), (2.04, 3.0)], ""), "M0 1 L2 3");
        assert_eq!(line(&[(0.0, 1.0), (2.5, 3.0)], "Z"), "M0 1 L2.5 3Z");
    }

    #[test]
    fn parts_have_four_places_at_most() {
        for (value, expected) in [(0.0, "0"), (1.0, "1"), (0.5, "0.5"), (0.0625, "0.0625"), (0.012_34, "0.0123")] {
            assert_eq!(Part(value).to_string(), expected);
        }
    }
}
