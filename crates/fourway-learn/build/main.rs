//! Packs what is taught: `data/` with the scenarios it names becomes tables of the program, `content/<locale>/learn/` lines
//! of key, tab, text. What is not in order is refused in one line, and nothing is built.

mod format;
mod read;
mod write;

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    if let Err(problem) = pack() {
        println!("cargo::error={problem}");
    }
}

fn pack() -> Result<(), String> {
    let root = Path::new("../..");
    for watched in ["build", "data", "../../scenarios", "../../content/en"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR: found none, expected what cargo gives")?);
    let data = read::data(Path::new("data"), &root.join("scenarios"))?;
    let mut words = fourway_content::folder(&root.join("content/en/learn"), "en")?;
    read::same_keys(&data.keys, &words)?;
    // What is taught is told with the page's words for states, hosts and moments.
    for folder in ["content/en", "content/en/more", "content/en/later"] {
        words.extend(fourway_content::folder(&root.join(folder), "en")?);
    }
    put(&out.join("tables.rs"), &write::tables(&data))?;
    put(&out.join("en-learn.txt"), &fourway_content::lines(&words))
}

fn put(file: &Path, text: &str) -> Result<(), String> {
    fs::write(file, text).map_err(|e| format!("{}: cannot be written: {e}", file.display()))
}
