//! A file of a crate holds at most 400 lines of code; past that it is split by concept.

use super::Finding;
use super::source::Source;

/// The most lines of code in one file, without comments, blank lines and tests.
const LIMIT: usize = 400;

/// Counts the lines of code of a crate's file.
pub fn check(file: &Source) -> Option<Finding> {
    if !file.is_rust() || file.package().is_none() {
        return None;
    }
    let lines = file.live.lines().filter(|l| !l.trim().is_empty()).count();
    (lines > LIMIT).then(|| {
        let expected = format!("at most {LIMIT}: split it by concept");
        file.finding(0, &format!("{lines} lines of code"), &expected)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_401_lines_of_code_is_found() {
        assert!(passes("crates/a/src/lib.rs", &"fn f() {}\n".repeat(400)));
        assert!(!passes("crates/a/src/lib.rs", &"fn f() {}\n".repeat(401)));
    }

    #[test]
    fn comments_blank_lines_and_tests_do_not_count() {
        let tests = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", "fn f() {}\n".repeat(500));
        let text = "// a\n\n".repeat(300) + &tests;
        assert!(passes("crates/a/src/lib.rs", &text));
        assert!(passes("crates/a/tests/run.rs", &"fn f() {}\n".repeat(500)));
    }

    fn passes(path: &str, text: &str) -> bool {
        check(&Source::new(path, text.into())).is_none()
    }
}
