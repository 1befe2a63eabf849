//! Packs what the page carries: each scenario file as bytes, each locale's strings as sorted lines of key, tab, text.
//! A visitor then loads neither a reader of documents nor one of Fluent.

use fourway_sim::{Document, Scenario};
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    if let Err(problem) = pack() {
        println!("cargo::error={problem}");
    }
}

fn pack() -> Result<(), String> {
    let root = Path::new("../..");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR: found none, expected what cargo gives")?);
    for file in json_files(&root.join("scenarios"))? {
        let document = Document::parse(&read(&file)?).map_err(|refusal| format!("{}: {refusal}", file.display()))?;
        let scenario = Scenario::compile(&document).map_err(|refusal| format!("{}: {refusal}", file.display()))?;
        write(&out.join(file.with_extension("scenario").file_name().unwrap_or_default()), &scenario.pack())?;
    }
    let content = root.join("content");
    println!("cargo::rerun-if-changed={}", content.display());
    // Every locale is read, so that one that is not whole fails the build.
    let all = fourway_content::locales(&content).map_err(|told| told.join("\ncargo::error="))?;
    let english = all.first().ok_or("content: found no locale, expected one")?;
    let mut words = english.first.clone();
    write(&out.join("en-first.txt"), fourway_content::lines(&words).as_bytes())?;
    words.extend(english.more.clone());
    write(&out.join("en.txt"), fourway_content::lines(&words).as_bytes())?;
    words.extend(english.later.clone());
    write(&out.join("en-whole.txt"), fourway_content::lines(&words).as_bytes())
}

fn json_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let listed = fs::read_dir(folder).map_err(|e| format!("{}: cannot be read: {e}", folder.display()))?;
    let files = listed.flatten().map(|entry| entry.path());
    Ok(files.filter(|path| path.extension().is_some_and(|extension| extension == "json")).collect())
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|e| format!("{}: cannot be read: {e}", file.display()))
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(file, bytes).map_err(|e| format!("{}: cannot be written: {e}", file.display()))
}
