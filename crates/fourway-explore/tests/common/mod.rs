//! What the tests share: scenarios by name, from the gallery or from `data/`, and their budgets.
#![allow(dead_code, reason = "each test uses its part")]

use fourway_explore::Budget;
use fourway_sim::{Document, Scenario};
use std::path::Path;

/// Losses, duplicates, reorderings and delays.
pub fn budget([losses, duplicates, reorderings, delays]: [u8; 4]) -> Budget {
    Budget { losses, duplicates, reorderings, delays, ..Budget::NONE }
}

/// A scenario by the stem of its file.
pub fn document(stem: &str) -> Document {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = here.join(format!("tests/data/{stem}.json"));
    let file = if own.exists() { own } else { here.join(format!("../../scenarios/{stem}.json")) };
    let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    Document::parse(&text).unwrap_or_else(|refusal| panic!("{stem}: {refusal}"))
}

/// The same, ready to run.
pub fn scenario(stem: &str) -> Scenario {
    Scenario::compile(&document(stem)).unwrap()
}
