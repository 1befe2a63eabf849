//! JSON values as text.

use super::json::Json;
use alloc::format;
use alloc::string::{String, ToString};

/// A number as JSON writes it, to nine decimals: finer than any unit of a scenario. The formatting of floats in `core`
/// would bring code and tables into the module that the page loads for documents.
pub(crate) fn decimal(number: f64) -> String {
    let size = if number < 0.0 { -number } else { number };
    if size >= 9e9 {
        return format!("{}", number as i64);
    }
    let parts = (size * 1e9 + 0.5) as u64;
    let sign = if number < 0.0 { "-" } else { "" };
    let digits = format!("{sign}{}.{:09}", parts / 1_000_000_000, parts % 1_000_000_000);
    digits.trim_end_matches('0').trim_end_matches('.').to_string()
}

impl Json {
    /// Append the value as text; with an indent, on lines of its own.
    pub(crate) fn print(&self, indent: Option<usize>, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Whole(number) => out.push_str(&number.to_string()),
            Self::Huge(number) => out.push_str(&number.to_string()),
            Self::Decimal(number) => out.push_str(&decimal(*number)),
            Self::Text(text) => quote(text, out),
            Self::List(items) => {
                let print = |n: usize, inner, out: &mut String| items[n].print(inner, out);
                between("[", "]", items.len(), indent, out, &print);
            }
            Self::Object(entries) => {
                let print = |n: usize, inner: Option<usize>, out: &mut String| {
                    quote(&entries[n].0, out);
                    out.push_str(if inner.is_some() { ": " } else { ":" });
                    entries[n].1.print(inner, out);
                };
                between("{", "}", entries.len(), indent, out, &print);
            }
        }
    }
}

/// Print the parts of a list or an object between its brackets.
fn between(
    open: &str,
    close: &str,
    len: usize,
    indent: Option<usize>,
    out: &mut String,
    print: &dyn Fn(usize, Option<usize>, &mut String),
) {
    let inner = indent.map(|indent| indent + 2);
    let line = |out: &mut String, indent: Option<usize>| {
        if let (Some(indent), true) = (indent, len > 0) {
            out.push('\n');
            out.extend(core::iter::repeat_n(' ', indent));
        }
    };
    out.push_str(open);
    for n in 0..len {
        if n > 0 {
            out.push(',');
        }
        line(out, inner);
        print(n, inner, out);
    }
    line(out, indent);
    out.push_str(close);
}

/// Print a string with the escapes that JSON asks for (RFC 8259 section 7).
fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
}
