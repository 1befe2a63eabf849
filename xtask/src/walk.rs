//! Lists of files: sorted, relative to a folder, without what tools generate.

use std::fs;
use std::path::Path;

use crate::run::Outcome;

/// Folders that hold nothing written by hand.
const GENERATED: [&str; 3] = ["target", "node_modules", "dist"];

/// Every file under `base/start`, as paths relative to `base` with `/` between names, sorted.
///
/// `start` may be a file or may not exist; hidden and generated folders below it are left out.
pub fn files(base: &Path, start: &str) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    let place = base.join(start);
    if place.is_file() {
        found.push(start.to_owned());
    } else if place.is_dir() {
        descend(&place, start, &mut found)?;
    }
    found.sort();
    Ok(found)
}

fn descend(folder: &Path, shown: &str, found: &mut Vec<String>) -> Outcome {
    let unreadable = |e: std::io::Error| format!("{shown}: cannot be listed: {e}");
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if shown.is_empty() { name.clone() } else { format!("{shown}/{name}") };
        let kind = entry.file_type().map_err(unreadable)?;
        if kind.is_file() {
            found.push(path);
        } else if kind.is_dir() && !name.starts_with('.') && !GENERATED.contains(&name.as_str()) {
            descend(&entry.path(), &path, found)?;
        }
    }
    Ok(())
}

/// A folder for one test, removed when dropped.
#[cfg(test)]
pub struct Scratch(pub std::path::PathBuf);

#[cfg(test)]
impl Scratch {
    /// An empty folder whose name contains `name`.
    pub fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    /// Writes one file below the folder.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

#[cfg(test)]
impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generated_and_hidden_folders_are_left_out() {
        let scratch = Scratch::new("walk");
        for path in ["b/two.rs", "a.rs", "target/x.rs", ".git/y.rs", "b/node_modules/z.js"] {
            scratch.write(path, "");
        }
        assert_eq!(files(&scratch.0, "").unwrap(), ["a.rs", "b/two.rs"]);
        assert_eq!(files(&scratch.0, "b").unwrap(), ["b/two.rs"]);
        assert_eq!(files(&scratch.0, "a.rs").unwrap(), ["a.rs"]);
        assert!(files(&scratch.0, "absent").unwrap().is_empty());
    }
}
