//! Every scene as a page that stands still, in `dist/static/`: what is shown where the engine may not run.

use std::fs;
use std::path::Path;

use crate::ground;
use crate::run::{Outcome, Run};
use crate::walk;

/// Where these pages stand in `dist/`, and the stem of their style sheet there.
pub const FOLDER: &str = "static";
const STYLE: &str = "fourway-reader-still";
/// The scene that is shown where none is chosen.
const DEFAULT: &str = "four-way-close";

/// Writes them anew.
pub fn write(dist: &Path) -> Outcome {
    let out = dist.join(FOLDER);
    if out.exists() {
        fs::remove_dir_all(&out).map_err(|e| format!("dist/{FOLDER}: cannot be removed: {e}"))?;
    }
    let files = walk::files(dist, "")?;
    let one = |of: &dyn Fn(&&String) -> bool, what: &str| {
        files.iter().find(of).cloned().ok_or_else(|| format!("dist/: found no {what}, expected one"))
    };
    let words = one(&|file| file.starts_with(ground::WORDS) && file.ends_with("/en.txt"), "words")?;
    let style = one(&|file| file.starts_with(STYLE) && file.ends_with(".css"), STYLE)?;
    let words = dist.join(words.trim_end_matches("/en.txt")).display().to_string();
    let (style, out) = (format!("../{style}"), out.display().to_string());
    let args = ["run", "--quiet", "--locked", "-p", "fourway-still", "--", &words, &style, &out];
    Run::new("cargo", &args).logged(&ground::tools().join("still.log"))
}

/// Whether a page of the folder is that of the scene which is shown unasked, in one of these languages.
pub fn is_default(file: &str, codes: &[&str]) -> bool {
    codes.iter().any(|code| file == format!("{DEFAULT}.{code}.html"))
}
