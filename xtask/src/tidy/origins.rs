//! The built page asks no other origin for anything.

use super::Finding;
use super::source::line_of;
use crate::markup::{without_links, without_metadata};

/// Names of XML vocabularies look like addresses and are never fetched.
const NAMES: [&str; 2] = ["http://www.w3.org/", "https://www.w3.org/"];
/// Ways to write an address that inherits its scheme.
const RELATIVE: [&str; 5] = ["=\"//", "='//", "url(//", "url(\"//", "url('//"];

/// Whether a file of `dist/` is one in which addresses are looked for.
pub fn is_checked(path: &str) -> bool {
    ["html", "css", "js", "mjs", "svg", "webmanifest"].iter().any(|kind| path.rsplit('.').next() == Some(kind))
}

/// Finds addresses of other origins in a file of `dist/`, by its path there.
pub fn check(path: &str, text: &str) -> Vec<Finding> {
    let mut live = without_comments(path, text);
    if path.ends_with(".html") {
        live = without_metadata(&live);
    }
    if path.starts_with("content/") {
        live = without_links(&live);
    }
    let mut places: Vec<(usize, usize)> = Vec::new();
    for scheme in ["http://", "https://"] {
        places.extend(live.match_indices(scheme).map(|(at, _)| (at, at)));
    }
    places.retain(|(at, _)| !NAMES.iter().any(|name| live[*at..].starts_with(name)));
    for begin in RELATIVE {
        let found = live.match_indices(begin);
        places.extend(found.map(|(at, _)| (at, at + begin.len() - 2)));
    }
    places.sort_unstable();
    places
        .into_iter()
        .map(|(at, start)| Finding {
            path: format!("dist/{path}"),
            line: line_of(text, at),
            found: format!("`{}`", address(&live[start..])),
            expected: "no request to another origin".to_owned(),
        })
        .collect()
}

fn address(text: &str) -> &str {
    let end = text.find(|c: char| c.is_whitespace() || "\"'`<>)\\".contains(c));
    &text[..end.unwrap_or(text.len())]
}

/// The text with comments blanked; an address in a comment is never asked.
fn without_comments(path: &str, text: &str) -> String {
    let mut out = text.as_bytes().to_vec();
    let (pairs, quotes): (&[(&str, &str)], &[u8]) = match path.rsplit('.').next() {
        Some("js" | "mjs") => (&[("//", "\n"), ("/*", "*/")], b"\"'`"),
        Some("css") => (&[("/*", "*/")], b"\"'"),
        _ => (&[("<!--", "-->")], b""),
    };
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        let rest = &text.as_bytes()[at..];
        let comment = pairs.iter().find(|(open, _)| rest.starts_with(open.as_bytes()));
        let length = if let Some((open, close)) = comment {
            let inside = &rest[open.len()..];
            let end = inside.windows(close.len()).position(|part| part == close.as_bytes());
            let length = end.map_or(rest.len(), |end| open.len() + end + close.len());
            let blanked = out.iter_mut().skip(at).take(length);
            blanked.filter(|b| **b != b'\n').for_each(|b| *b = b' ');
            length
        } else if quotes.contains(byte) {
            quoted(rest)
        } else {
            1
        };
        at += length;
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// The length of a quoted text; only a template may go on over lines.
fn quoted(text: &[u8]) -> usize {
    let quote = text[0];
    let mut at = 1;
    while let Some(byte) = text.get(at) {
        match byte {
            b'\\' => at += 2,
            b'\n' if quote != b'`' => return at,
            byte if *byte == quote => return at + 1,
            _ => at += 1,
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_another_origin_is_found_in_every_kind_of_file() {
        check_found("index.html", "\n<img src=\"https://a.example/x.png\">", &["2 `https://a.example/x.png`"]);
        check_found("index.html", "<script src='//a.example/x.js'>", &["1 `//a.example/x.js`"]);
        check_found("a.css", "@import url(//a.example/a.css);", &["1 `//a.example/a.css`"]);
        check_found("a.css", "a { background: url(http://a.example) }", &["1 `http://a.example`"]);
        check_found("a.js", "fetch('https://a.example/api')", &["1 `https://a.example/api`"]);
        check_found("a.svg", "<image href=\"http://a.example/i\"/>", &["1 `http://a.example/i`"]);
    }

    #[test]
    fn a_link_to_another_site_is_content() {
        let link = "<p><a class=\"x\" href=\"https://a.example/\">text</a>";
        check_found("index.html", link, &["1 `https://a.example/`"]);
        check_found("content/en/about.html", link, &[]);
        let image = "<img src=\"https://a.example/\">";
        check_found("content/en/about.html", image, &["1 `https://a.example/`"]);
    }

    #[test]
    fn what_a_page_says_of_itself_asks_nothing() {
        let told = "<link rel=\"canonical\" href=\"https://a.example/\"><script type=\"application/ld+json\">\"https://schema.org\"</script>";
        check_found("read/en/lab.html", told, &[]);
        check_found(
            "read/en/lab.html",
            &format!("{told}<script src=\"https://b.example/\">"),
            &["1 `https://b.example/`"],
        );
        check_found("a.js", "'<link rel=\"canonical\" href=\"https://a.example/\">'", &["1 `https://a.example/`"]);
    }

    #[test]
    fn names_of_vocabularies_and_comments_ask_nothing() {
        check_found("a.js", "const NS = 'http://www.w3.org/2000/svg'; // see https://a.example", &[]);
        check_found("a.js", "/* https://a.example\n*/ f('./x', `//`)", &[]);
        check_found("index.html", "<!-- https://a.example --><svg xmlns=\"http://www.w3.org/2000/svg\">", &[]);
        check_found("a.css", "/* https://a.example */ a { }", &[]);
    }

    #[test]
    fn a_comment_inside_a_text_ends_nothing() {
        check_found("a.js", "f('/*'); g('https://a.example')", &["1 `https://a.example`"]);
        check_found("a.js", "f('it\\'s // x'); g('https://a.example')", &["1 `https://a.example`"]);
    }

    #[test]
    fn only_files_that_can_ask_are_read() {
        assert!(is_checked("index.html") && is_checked("icons/a.svg"));
        assert!(!is_checked("a_bg.wasm") && !is_checked("icon.png"));
    }

    fn check_found(path: &str, text: &str, expected: &[&str]) {
        let found: Vec<_> = check(path, text).iter().map(|f| format!("{} {}", f.line, f.found)).collect();
        assert_eq!(found, expected, "{path}: {text}");
    }
}
