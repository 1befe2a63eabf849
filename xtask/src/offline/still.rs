//! What can be read without the engine, by `fourway-still`: every scene in `dist/static/`, which is shown where the engine may
//! not run, every way in `dist/read/`, and what search engines and previews of links ask for.

use std::path::Path;

use crate::ground;
use crate::run::{Outcome, Run};
use crate::site;

/// Where these pages stand in `dist/`.
pub const FOLDERS: [&str; 2] = ["static", "read"];
/// The scene that is shown where none is chosen.
const DEFAULT: &str = "four-way-close";

/// Writes all of it anew.
pub fn write(dist: &Path) -> Outcome {
    let (dist, site) = (dist.display().to_string(), site::address());
    let args = ["run", "--quiet", "--locked", "-p", "fourway-still", "--", &dist, &site];
    Run::new("cargo", &args).logged(&ground::tools().join("still.log"))
}

/// Whether a page of the folder is that of the scene which is shown unasked, in one of these languages.
pub fn is_default(file: &str, codes: &[&str]) -> bool {
    codes.iter().any(|code| file == format!("{DEFAULT}.{code}.html"))
}
