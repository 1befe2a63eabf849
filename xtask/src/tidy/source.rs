//! One file as the checks see it: as written, as code alone, and as code without tests.

use super::Finding;
use super::lexer::{self, Literal, closing, words};

/// A file with the views that checks need. For a file that is not Rust all views are the text.
pub struct Source {
    /// The path from the repository's root, with `/` between names.
    pub path: String,
    /// The file as written.
    pub text: String,
    /// Rust with comments and the insides of literals blanked, in ASCII only.
    pub code: String,
    /// `code` with items under `#[cfg(test)]` blanked too; all blank in a test file.
    pub live: String,
    /// The string literals.
    pub literals: Vec<Literal>,
}

/// Whether a file is one that some check reads.
pub fn is_text(path: &str) -> bool {
    ["rs", "toml", "mjs", "js", "css", "json", "md", "html", "ftl"]
        .iter()
        .any(|kind| path.rsplit('.').next() == Some(kind))
}

impl Source {
    /// Reads the views off a file's text.
    pub fn new(path: &str, text: String) -> Self {
        let (code, literals) = if is_rust(path) { lexer::split(&text) } else { (text.clone(), Vec::new()) };
        let live = if is_rust(path) { without_tests(path, &code) } else { text.clone() };
        Self { path: path.to_owned(), text, code, live, literals }
    }

    /// Whether the file is Rust.
    pub fn is_rust(&self) -> bool {
        is_rust(&self.path)
    }

    /// The name of the crate whose folder holds the file, if it is under `crates/`.
    pub fn package(&self) -> Option<&str> {
        Some(self.path.strip_prefix("crates/")?.split_once('/')?.0)
    }

    /// A finding at a byte offset.
    pub fn finding(&self, offset: usize, found: &str, expected: &str) -> Finding {
        Finding {
            path: self.path.clone(),
            line: line_of(&self.text, offset),
            found: found.to_owned(),
            expected: expected.to_owned(),
        }
    }
}

/// The line, from 1, of a byte offset.
pub fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|b| *b == b'\n').count() + 1
}

fn is_rust(path: &str) -> bool {
    path.ends_with(".rs")
}

/// Whether a whole file is tests or benchmarks.
pub fn is_test(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    path.contains("/tests/") || path.contains("/benches/") || name == "tests.rs" || name.ends_with("_tests.rs")
}

fn without_tests(path: &str, code: &str) -> String {
    let all = |text: &str| -> String {
        let blank = |c| if c == '\n' { '\n' } else { ' ' };
        text.chars().map(blank).collect()
    };
    if is_test(path) {
        return all(code);
    }
    let mut live = code.to_owned();
    let mut at = 0;
    while let Some(start) = live[at..].find("#[cfg(").map(|offset| at + offset) {
        let end = closing(&live, start + 1).map_or(live.len(), |end| end + 1);
        let condition = &live[start..end];
        let for_tests = words(condition).any(|(_, word)| word == "test")
            && !words(condition).any(|(_, word)| word == "not" || word == "any");
        at = end;
        if for_tests {
            let end = item_end(&live, end);
            let blank = all(&live[start..end]);
            live.replace_range(start..end, &blank);
            at = end;
        }
    }
    live
}

/// The offset after the item whose attributes go on at `from`.
fn item_end(code: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(byte) = code.as_bytes().get(at) {
        match byte {
            b';' => return at + 1,
            b'{' => return closing(code, at).map_or(code.len(), |end| end + 1),
            b'(' | b'[' => at = closing(code, at).map_or(code.len(), |end| end + 1),
            _ => at += 1,
        }
    }
    code.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_for_tests_are_blanked_in_the_live_view() {
        let text = "fn a() {}\n#[cfg(test)]\n#[path = \"x\"]\nmod t { fn b([u8; 2]) {} }\nfn c() {}\n\
                    #[cfg(all(test, unix))]\nuse d;\n#[cfg(not(test))]\nfn e() {}\n";
        let source = Source::new("crates/p/src/lib.rs", text.into());
        let left: Vec<_> = words(&source.live).map(|(_, word)| word).filter(|word| word.len() == 1).collect();
        assert_eq!(left, ["a", "c", "e"]);
        assert_eq!(source.live.len(), text.len());
    }

    #[test]
    fn a_test_file_has_no_live_code() {
        for path in ["crates/p/tests/a.rs", "crates/p/src/tests.rs", "xtask/src/b_tests.rs"] {
            let source = Source::new(path, "fn é() {}\n".into());
            assert_eq!(source.live.trim(), "", "{path}");
            assert_eq!(source.live.len(), source.code.len(), "{path}");
        }
    }

    #[test]
    fn a_file_knows_its_package_and_lines() {
        let source = Source::new("crates/fourway-sim/src/lib.rs", "a\nb\n".into());
        assert_eq!(source.package(), Some("fourway-sim"));
        assert_eq!(source.finding(2, "x", "y").line, 2);
        assert_eq!(Source::new("www/a.css", String::new()).package(), None);
    }
}
