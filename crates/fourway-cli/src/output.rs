//! Standard output and standard error: a reader that goes away is no failure, and a complaint is one line.

use crate::Status;
use std::io::{ErrorKind, Write};

/// Prints everything, or as much as somebody reads.
pub fn print(text: &str) -> Status {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Status::Done,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Status::Done,
        Err(error) => {
            complain(&format!("standard output: cannot be written: {error}"));
            Status::Refused
        }
    }
}

/// One line on standard error.
pub fn complain(line: &str) {
    // Nothing is left to tell it to when even this fails.
    let _ = writeln!(std::io::stderr().lock(), "fourway: {}", one_line(line));
}

/// The text with every control character written out.
pub fn one_line(text: &str) -> String {
    text.chars()
        .flat_map(|c| {
            let shown = if c.is_control() { c.escape_default().collect() } else { vec![c] };
            shown.into_iter()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_written_out() {
        assert_eq!(one_line("a\nb\u{1b}c é"), "a\\nb\\u{1b}c é");
    }
}
