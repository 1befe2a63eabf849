//! A zip file that is the same whenever it is made of the same: names in order, one moment for all.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::run::Outcome;

/// Files for a zip file, by their names in it.
pub struct Archive {
    files: BTreeMap<String, Vec<u8>>,
}

impl Archive {
    /// Without a file.
    pub fn new() -> Self {
        Self { files: BTreeMap::new() }
    }

    /// Puts a file in that is on the disk.
    pub fn file(&mut self, name: &str, path: &Path) -> Outcome {
        let bytes = fs::read(path).map_err(|e| format!("{}: cannot be read: {e}", path.display()))?;
        self.add(name, &bytes)
    }

    /// Puts a file in. A name stands for one file.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Outcome {
        match self.files.insert(name.to_owned(), bytes.to_owned()) {
            None => Ok(()),
            Some(_) => Err(format!("{name}: found twice in a package, expected each name once")),
        }
    }

    /// The names so far, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The bytes of the zip file.
    pub fn done(self) -> Outcome<Vec<u8>> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.files {
            let written = zip.start_file(name.as_str(), options).map_err(|e| e.to_string());
            written
                .and_then(|()| zip.write_all(bytes).map_err(|e| e.to_string()))
                .map_err(|e| format!("{name}: cannot be put into a zip file: {e}"))?;
        }
        zip.finish().map(Cursor::into_inner).map_err(|e| format!("a zip file cannot be finished: {e}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(names: [&str; 2]) -> Vec<u8> {
        let mut archive = Archive::new();
        for name in names {
            archive.add(name, &[b'x'; 1000]).unwrap();
        }
        archive.done().unwrap()
    }

    #[test]
    fn the_same_files_make_the_same_bytes_in_whatever_order_they_came() {
        let zip = made(["a/b.js", "index.html"]);
        assert_eq!(zip, made(["index.html", "a/b.js"]));
        assert!(zip.starts_with(b"PK") && zip.len() < 1000, "{} bytes", zip.len());
    }

    #[test]
    fn a_name_stands_for_one_file() {
        let mut archive = Archive::new();
        archive.add("a", b"1").unwrap();
        assert!(archive.add("a", b"2").unwrap_err().contains("found twice"));
    }
}
