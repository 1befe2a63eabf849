//! Just enough of Rust's lexical structure to tell code from comments and literals.

/// A string literal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    /// The byte offset of the opening quote.
    pub start: usize,
    /// The byte offset after the closing quote.
    pub end: usize,
    /// What stands between the quotes, escapes as written.
    pub text: String,
}

/// The source with comments and the insides of literals replaced by spaces, and the string literals.
///
/// Offsets and lines stay as they were.
pub fn split(source: &str) -> (String, Vec<Literal>) {
    let bytes = source.as_bytes();
    let mut code = bytes.to_vec();
    let mut literals = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let end = if rest.starts_with(b"//") {
            let end = find(bytes, at, b"\n").unwrap_or(bytes.len());
            blank(&mut code, at, end);
            end
        } else if rest.starts_with(b"/*") {
            let end = comment_end(bytes, at);
            blank(&mut code, at, end);
            end
        } else if bytes[at] == b'"' {
            let (inside, end) = string_end(bytes, at);
            blank(&mut code, at + 1, inside);
            literals.push(Literal { start: at, end, text: source[at + 1..inside].to_owned() });
            end
        } else if bytes[at] == b'\'' {
            let end = char_end(source, at);
            blank(&mut code, at + 1, end.saturating_sub(1));
            end
        } else {
            at + 1
        };
        at = end;
    }
    // What is left beyond ASCII is part of a name: checks may then cut the code at any offset.
    let ascii = code.iter().map(|b| if b.is_ascii() { *b } else { b'_' });
    (ascii.map(char::from).collect(), literals)
}

fn blank(code: &mut [u8], start: usize, end: usize) {
    for byte in code.iter_mut().take(end).skip(start) {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

fn find(bytes: &[u8], from: usize, wanted: &[u8]) -> Option<usize> {
    bytes[from..].windows(wanted.len()).position(|part| part == wanted).map(|offset| from + offset)
}

/// The offset after a block comment, which may hold others.
fn comment_end(bytes: &[u8], start: usize) -> usize {
    let mut depth = 0;
    let mut at = start;
    while at < bytes.len() {
        if bytes[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if bytes[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    bytes.len()
}

/// For the string whose quote is at `start`: where its inside ends, and the offset after it.
fn string_end(bytes: &[u8], start: usize) -> (usize, usize) {
    let hashes = bytes[..start].iter().rev().take_while(|b| **b == b'#').count();
    let before = &bytes[..start - hashes];
    if is_raw(before) {
        let close: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', hashes)).collect();
        return find(bytes, start + 1, &close).map_or((bytes.len(), bytes.len()), |end| (end, end + close.len()));
    }
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return (at, at + 1),
            _ => at += 1,
        }
    }
    (bytes.len(), bytes.len())
}

/// Whether what stands before a quote and its hashes is the `r` of a raw string.
fn is_raw(before: &[u8]) -> bool {
    let name: Vec<u8> = before.iter().rev().take_while(|b| is_word(**b)).copied().collect();
    matches!(name.as_slice(), b"r" | b"rb" | b"rc")
}

/// The offset after a character literal, or after the quote of a lifetime.
fn char_end(source: &str, start: usize) -> usize {
    let rest = &source[start + 1..];
    let mut chars = rest.char_indices();
    let Some((_, first)) = chars.next() else {
        return source.len();
    };
    if first == '\\' {
        let tail = rest.char_indices().skip(2);
        return tail
            .filter(|(_, c)| *c == '\'')
            .map(|(offset, _)| start + 1 + offset + 1)
            .next()
            .unwrap_or(source.len());
    }
    match chars.next() {
        Some((offset, '\'')) => start + 1 + offset + 1,
        Some(_) | None => start + 1,
    }
}

/// Whether a byte may stand in an identifier.
pub fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Identifiers and keywords of blanked code with their offsets.
pub fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let bytes = code.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + bytes[at..].iter().position(|b| is_word(*b))?;
            let length = bytes[start..].iter().take_while(|b| is_word(**b)).count();
            at = start + length;
            if !bytes[start].is_ascii_digit() {
                return Some((start, &code[start..at]));
            }
        }
    })
}

/// The offset of the bracket that closes the one at `open`, in blanked code.
pub fn closing(code: &str, open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (offset, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(offset);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_insides_of_literals_are_blanked_in_place() {
        check("a // b\nc", "a     \nc");
        check("a /* b /* c */ \n */ d", "a              \n    d");
        check(r#"f("x // y", 'z')"#, r#"f("      ", ' ')"#);
        check(r#"f("a\"b") // c"#, r#"f("    ")     "#);
        check(r##"f(r#"a"b"#, br"\")"##, r##"f(r#"   "#, br" ")"##);
        check("'\\'' 'a 'é' b", "'  ' 'a '  ' b");
        check("fn f<'a>(x: &'a str) {}", "fn f<'a>(x: &'a str) {}");
        check("let größe = 1;", "let gr____e = 1;");
    }

    #[test]
    fn literals_are_collected_with_their_place() {
        let (_, literals) = split(r#"f("one", r"two")"#);
        let found: Vec<_> = literals.iter().map(|l| (l.start, l.end, l.text.as_str())).collect();
        assert_eq!(found, [(2, 7, "one"), (10, 15, "two")]);
    }

    #[test]
    fn an_unfinished_literal_ends_with_the_file() {
        for source in ["\"abc", "r#\"abc\"", "/* abc", "'", "'\\", "\"\\"] {
            let (code, _) = split(source);
            assert_eq!(code.len(), source.len(), "{source}");
        }
    }

    #[test]
    fn words_leave_numbers_out() {
        let found: Vec<_> = words("let x1 = 2usize + a::b_c;").collect();
        assert_eq!(found, [(0, "let"), (4, "x1"), (18, "a"), (21, "b_c")]);
    }

    #[test]
    fn brackets_are_matched_over_all_kinds() {
        assert_eq!(closing("f(a[1], {b})", 1), Some(11));
        assert_eq!(closing("f(a", 1), None);
    }

    fn check(source: &str, expected: &str) {
        assert_eq!(split(source).0, expected, "{source}");
    }
}
