//! Standard output and standard error: a reader that goes away is no failure, and a complaint is one line.

use crate::Status;
use fourway_export::one_line;
use std::io::{ErrorKind, Write};

/// Prints everything, or as much as somebody reads.
pub fn print(text: &str) -> Status {
    print_bytes(text.as_bytes())
}

/// The same, of what may be no text.
pub fn print_bytes(bytes: &[u8]) -> Status {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
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
