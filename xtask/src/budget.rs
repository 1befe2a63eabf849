//! The size budget: what a first visit transfers, compressed as a server would.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::ground;
use crate::markup::{without_links, without_metadata};
use crate::offline::smaller;
use crate::run::{Outcome, Run};
use crate::walk;

/// The most that a first visit may transfer, in bytes, with brotli. What is new makes room for itself, or is loaded later.
const LIMIT: u64 = 150_000;

/// What the page asks for when it is idle, to work without a network from then on.
const WHEN_IDLE: [&str; 2] = ["sw.js", "manifest.webmanifest"];

/// Prints each file's name with its length as it is and with brotli at quality 11.
const MEASURE: &str = "
const fs = require('fs'), zlib = require('zlib');
for (const file of process.argv.slice(1)) {
  const raw = fs.readFileSync(file);
  const params = {
    [zlib.constants.BROTLI_PARAM_QUALITY]: 11,
    [zlib.constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
  };
  console.log(raw.length, zlib.brotliCompressSync(raw, { params }).length, file);
}";

/// Measures the files of a first visit; the result names the total.
pub fn check() -> Outcome<String> {
    let dist = ground::dist();
    let files = first_visit(&dist)?;
    let mut args = vec!["-e", MEASURE, "--"];
    let paths: Vec<String> = files.iter().map(|file| dist.join(file).display().to_string()).collect();
    args.extend(paths.iter().map(String::as_str));
    let told =
        Run::new("node", &args).read().ok_or("node: cannot compress dist/, expected Node.js 20 or newer on PATH")?;
    let sizes: Vec<(u64, u64)> = told.lines().filter_map(read_line).collect();
    if sizes.len() != files.len() {
        return Err(format!("node: found {} sizes, expected {}", sizes.len(), files.len()));
    }
    println!("      {:>10} {:>10}", "raw", "brotli");
    for (file, (raw, brotli)) in files.iter().zip(&sizes) {
        println!("      {raw:>10} {brotli:>10}  {file}");
    }
    let raw = sizes.iter().map(|(raw, _)| raw).sum();
    let brotli = sizes.iter().map(|(_, brotli)| brotli).sum();
    println!("      {raw:>10} {brotli:>10}  in all, of {LIMIT} allowed");
    judge(raw, brotli)
}

fn judge(raw: u64, brotli: u64) -> Outcome<String> {
    if brotli > LIMIT {
        return Err(format!("dist/: found {brotli} bytes with brotli, expected at most {LIMIT}"));
    }
    Ok(format!("{brotli} of {LIMIT} bytes with brotli, {raw} without"))
}

fn read_line(line: &str) -> Option<(u64, u64)> {
    let mut words = line.split(' ');
    Some((words.next()?.parse().ok()?, words.next()?.parse().ok()?))
}

/// The files that `index.html` loads, itself first, each because a loaded file names it.
///
/// A file that is merely linked to is not loaded, and neither is what another page loads, nor what is loaded later or when the
/// page is idle; an end-to-end test sees that it is.
fn first_visit(dist: &Path) -> Outcome<Vec<String>> {
    let all = walk::files(dist, "")?;
    let mut found = vec!["index.html".to_owned()];
    let mut left: BTreeSet<String> = all.into_iter().collect();
    if !left.remove("index.html") {
        return Err("dist/index.html: found none, expected the built page: run `cargo xtask build`".into());
    }
    found.extend(words(dist, &left)?);
    left.retain(|file| {
        !smaller::is_compressed(file)
            && !file.ends_with(".html")
            && !file.starts_with(ground::LATER)
            && !file.starts_with(ground::WORDS)
            && !WHEN_IDLE.contains(&file.as_str())
    });
    let mut next = 0;
    while let Some(file) = found.get(next) {
        let bytes = fs::read(dist.join(file)).map_err(|e| format!("dist/{file}: cannot be read: {e}"))?;
        let mut text = String::from_utf8_lossy(&bytes).into_owned();
        if file.ends_with(".html") {
            text = without_links(&without_metadata(&text));
        }
        let named: Vec<String> = left.iter().filter(|name| names(&text, name)).cloned().collect();
        for name in named {
            left.remove(&name);
            found.push(name);
        }
        next += 1;
    }
    Ok(found)
}

/// The words of the language that has most to say at first; a visitor loads those of one. The made-up one has no visitors.
fn words(dist: &Path, files: &BTreeSet<String>) -> Outcome<Option<String>> {
    let first = |file: &&String| ground::is_first_words(file) && !file.ends_with("/en-XA.txt");
    let mut most = None;
    for file in files.iter().filter(first) {
        let length = fs::metadata(dist.join(file)).map_err(|e| format!("dist/{file}: cannot be read: {e}"))?.len();
        most = most.max(Some((length, file.clone())));
    }
    Ok(most.map(|(_, file)| file))
}

/// Whether a text names a file, by itself or at the end of a longer path.
fn names(text: &str, file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    text.match_indices(name).any(|(start, _)| {
        let before = text[..start].chars().next_back();
        let after = text[start + name.len()..].chars().next();
        let part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        !before.is_some_and(part) && !after.is_some_and(part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::walk::Scratch;

    #[test]
    fn a_first_visit_is_what_loaded_files_name() {
        let scratch = Scratch::new("budget");
        scratch.write(
            "index.html",
            "<link href=\"./app.css\"><script>import './app-1.js'</script>\
             <a href=\"linked.txt\">x</a><a href=\"demo.html\">y</a>\
             <script>import('./fourway-reader.js'); workers.register('./sw.js')</script>\
             <meta property=\"og:image\" content=\"https://a.example/preview.png\">",
        );
        scratch.write("app.css", "a { background: url(icons/dot.svg) }");
        scratch.write("app-1.js", "fetch(new URL('app-1_bg.wasm', import.meta.url))");
        scratch.write("app-1_bg.wasm", "\0asm");
        scratch.write("icons/dot.svg", "");
        for (file, text) in
            [("en", "aa"), ("es", "aaa"), ("es-more", "aaaaa"), ("es-later", "aaaaaa"), ("en-XA", "aaaaaaa")]
        {
            scratch.write(&format!("words-1/{file}.txt"), text);
        }
        for file in ["words-1/es.txt.br", "words-1/es.txt.gz", "app-1.js.br", "app.css.gz"] {
            scratch.write(file, "longer than what it is made of");
        }
        scratch.write("linked.txt", "");
        scratch.write("sw.js", "");
        scratch.write("preview.png", "");
        scratch.write("demo.html", "<script src=\"embed.js\"></script>");
        scratch.write("embed.js", "");
        scratch.write(&format!("{}.js", ground::LATER), "");
        assert_eq!(
            first_visit(&scratch.0).unwrap(),
            ["index.html", "words-1/es.txt", "app-1.js", "app.css", "app-1_bg.wasm", "icons/dot.svg"]
        );
    }

    #[test]
    fn a_name_inside_a_longer_name_is_another_file() {
        assert!(names("x 'a/app.js'", "b/app.js"));
        assert!(!names("my-app.js", "app.js"));
        assert!(!names("app.js.map", "app.js"));
    }

    #[test]
    fn a_page_without_index_is_an_error() {
        let scratch = Scratch::new("budget-empty");
        assert!(first_visit(&scratch.0).unwrap_err().contains("cargo xtask build"));
    }

    #[test]
    fn one_byte_over_the_budget_is_an_error() {
        assert!(judge(0, LIMIT).is_ok());
        assert_eq!(
            judge(0, LIMIT + 1).unwrap_err(),
            format!("dist/: found {} bytes with brotli, expected at most {LIMIT}", LIMIT + 1)
        );
    }
}
