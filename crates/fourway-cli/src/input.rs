//! A scenario from a file or from standard input, or the one line that refuses it.

use fourway_sim::document::{Document, LONGEST_DOCUMENT};
use fourway_sim::{Scenario, Trace};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};

/// Most bytes that are read at all; a document is far shorter.
const MOST: usize = 1024 * 1024;

/// A scenario that was read.
pub struct Input {
    /// As it was written.
    pub document: Document,
    /// As it is run.
    pub scenario: Scenario,
}

impl Input {
    /// Reads a scenario; `-` is standard input.
    pub fn read(file: &OsStr) -> Result<Self, String> {
        Self::parse(file).map_err(|problem| format!("{}: {problem}", shown(file)))
    }

    fn parse(file: &OsStr) -> Result<Self, String> {
        let bytes = bytes(file).map_err(|error| format!("cannot be read: {error}"))?;
        if bytes.len() > MOST {
            return Err(format!("document: found more than {MOST} bytes, expected at most {LONGEST_DOCUMENT}"));
        }
        let text = String::from_utf8(bytes).map_err(|error| {
            format!("document: found no UTF-8 at byte {}, expected JSON", error.utf8_error().valid_up_to())
        })?;
        let document = Document::parse(&text).map_err(|refusal| refusal.to_string())?;
        let scenario = Scenario::compile(&document).map_err(|refusal| refusal.to_string())?;
        Ok(Self { document, scenario })
    }

    /// Runs the scenario.
    pub fn run(&self) -> Trace {
        fourway_sim::run(&self.scenario)
    }
}

/// A file as a person names it.
pub fn shown(file: &OsStr) -> String {
    fourway_export::one_line(&file.to_string_lossy())
}

fn bytes(file: &OsStr) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = MOST as u64 + 1;
    if file == "-" {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.take(limit).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}
