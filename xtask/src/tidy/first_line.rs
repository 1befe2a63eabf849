//! Every source file begins with a line that says what it holds.

use super::Finding;
use super::source::Source;

/// Checks the first line of Rust, JavaScript modules and style sheets.
pub fn check(file: &Source) -> Option<Finding> {
    let begin = match file.path.rsplit('.').next()? {
        "rs" => "//!",
        "mjs" => "//",
        "css" => "/*",
        _ => return None,
    };
    let first = file.text.lines().next().unwrap_or_default();
    let says = first.strip_prefix(begin).is_some_and(|rest| rest.chars().any(char::is_alphabetic));
    if says {
        return None;
    }
    let expected = format!("a line that begins with `{begin}` and says what the file holds");
    let shown =
        if first.trim().is_empty() { "nothing in the first line".to_owned() } else { format!("`{}`", first.trim()) };
    Some(file.finding(0, &shown, &expected))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_says_what_it_holds_passes() {
        assert!(passes("crates/a/src/lib.rs", "//! One thing.\n"));
        assert!(passes("e2e/page.test.mjs", "// The page.\n"));
        assert!(passes("www/css/base.css", "/* Elements. */\n"));
        assert!(passes("content/en/a.md", "# Any\n"));
    }

    #[test]
    fn a_file_that_does_not_is_found() {
        assert!(!passes("crates/a/src/lib.rs", "// One thing.\n"));
        assert!(!passes("crates/a/src/lib.rs", "//!\n"));
        assert!(!passes("crates/a/src/lib.rs", ""));
        assert!(!passes("crates/a/tests/run.rs", "use a;\n"));
        assert!(!passes("e2e/page.test.mjs", "import x\n"));
        assert!(!passes("www/css/base.css", "a { }\n"));
    }

    fn passes(path: &str, text: &str) -> bool {
        check(&Source::new(path, text.into())).is_none()
    }
}
