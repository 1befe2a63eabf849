//! Packs what the page carries: each scenario file as bytes, each locale's strings as sorted lines of key, tab, text.
//! A visitor then loads neither a reader of documents nor one of JSON.

use fourway_sim::{Document, Scenario};
use std::collections::BTreeMap;
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
    let first = root.join("content/en");
    write(&out.join("en.txt"), lines(&[&first])?.as_bytes())?;
    write(&out.join("en-whole.txt"), lines(&[&first, &first.join("later")])?.as_bytes())
}

/// The strings of these folders of a locale, by key.
fn lines(folders: &[&Path]) -> Result<String, String> {
    let mut strings = BTreeMap::new();
    let files: Vec<_> = folders.iter().map(|folder| json_files(folder)).collect::<Result<_, _>>()?;
    for file in files.into_iter().flatten() {
        let read: BTreeMap<String, String> = serde_json::from_str(&read(&file)?)
            .map_err(|e| format!("{}: {e}, expected a flat object of strings", file.display()))?;
        for (key, text) in read {
            if text.contains('\n') || key.contains(['\n', '\t']) {
                return Err(format!("{}: found a line break in {key}, expected one line", file.display()));
            }
            if strings.insert(key.clone(), text).is_some() {
                return Err(format!("{}: found {key} for the second time, expected it once", file.display()));
            }
        }
    }
    Ok(strings.into_iter().map(|(key, text)| format!("{key}\t{text}\n")).collect())
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
