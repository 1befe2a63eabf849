//! What the built page has for where there is no network, no server or no WebAssembly: a service worker, one file with
//! everything in it, ladders that stand still, and the policy under which all of it works.

mod integrity;
mod names;
mod policy;
mod single;
pub mod smaller;
pub mod still;
mod worker;

use std::fs;
use std::path::{Path, PathBuf};

use crate::ground;
use crate::page;
use crate::run::{Outcome, Run};
use crate::stamp;

/// The name of the file with everything in it.
const SINGLE: &str = "fourway.html";

/// Prints each file, compressed and in the letters of base64, on a line of its own.
const COMPRESS: &str = "
const fs = require('fs'), zlib = require('zlib');
for (const file of process.argv.slice(1))
  console.log(zlib.gzipSync(fs.readFileSync(file), { level: 9 }).toString('base64'));";

/// Prints the SHA-256 of each file on a line of its own, as integrity metadata and policies write it.
const DIGEST: &str = "
const fs = require('fs'), crypto = require('crypto');
for (const file of process.argv.slice(1))
  console.log(crypto.createHash('sha256').update(fs.readFileSync(file)).digest('base64'));";

/// The last steps of a build, for the bundled page that is in `dist/`.
pub fn finish() -> Outcome {
    let dist = ground::dist();
    smaller::clear(&dist)?;
    names::by_content(&dist)?;
    still::write(&dist)?;
    integrity::write(&dist)?;
    policy::write(&dist)?;
    worker::write(&dist)?;
    let length = single::write(&dist, None, &dist.join(SINGLE))?;
    println!("dist/{SINGLE}: {length} bytes");
    println!("compressed beside themselves, {}", smaller::write(&dist)?);
    Ok(())
}

/// `cargo xtask single [--lang CODE]`: the page in one file, with every language or with one.
pub fn single(args: &[String]) -> Outcome {
    let lang = match args {
        [] => None,
        [flag, code] if flag == "--lang" => Some(code.as_str()),
        _ => return Err(format!("single: found {}, expected --lang CODE or nothing", args.join(" "))),
    };
    page::build()?;
    let dist = ground::dist();
    let out = lang.map_or_else(|| dist.join(SINGLE), |code| dist.join(format!("fourway-{code}.html")));
    // What is written beside the page is no reason to build it again.
    let sources = stamp::sources()?;
    let fresh = stamp::is_fresh(sources)?;
    let length = single::write(&dist, lang, &out)?;
    println!("{}: {length} bytes", out.display());
    if fresh { stamp::write(sources) } else { Ok(()) }
}

/// `cargo xtask policy`: the Content-Security-Policy of the page that is in `dist/`.
pub fn policy() -> Outcome {
    println!("{}", policy::of(&ground::dist())?);
    Ok(())
}

/// The policy of the page in this folder.
pub fn policy_of(dist: &Path) -> Outcome<String> {
    policy::of(dist)
}

/// Whether the name of a file changes with it.
pub fn is_named(file: &str) -> bool {
    names::is_named(file)
}

/// Puts the policy into the page of this folder, for servers that send no headers, and renews the list of its files.
pub fn seal(dist: &Path, policy: &str) -> Outcome {
    put(dist, "index.html", &policy::sealed(&read(dist, "index.html")?, policy)?)?;
    worker::write(dist)
}

/// The text of a file of the page.
fn read(dist: &Path, file: &str) -> Outcome<String> {
    fs::read_to_string(dist.join(file)).map_err(|e| format!("dist/{file}: cannot be read: {e}"))
}

fn put(dist: &Path, file: &str, text: &str) -> Outcome {
    fs::write(dist.join(file), text).map_err(|e| format!("dist/{file}: cannot be written: {e}"))
}

/// Each file through gzip, as text.
fn compressed(files: &[PathBuf]) -> Outcome<Vec<String>> {
    told(COMPRESS, files)
}

/// The SHA-256 of each file, in base64.
fn digests(files: &[PathBuf]) -> Outcome<Vec<String>> {
    told(DIGEST, files)
}

/// A line for each file, by a script for Node.js.
fn told(script: &str, files: &[PathBuf]) -> Outcome<Vec<String>> {
    let paths: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    let mut args = vec!["-e", script, "--"];
    args.extend(paths.iter().map(String::as_str));
    let text = Run::new("node", &args).read().ok_or("node: cannot read dist/, expected Node.js 20 or newer on PATH")?;
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if lines.len() != files.len() {
        return Err(format!("node: found {} lines, expected {}", lines.len(), files.len()));
    }
    Ok(lines)
}

/// A script of this folder through esbuild.
fn minified_script(text: &str) -> Outcome<String> {
    let folder = ground::tools();
    fs::create_dir_all(&folder).map_err(|e| format!("{}: cannot be made: {e}", folder.display()))?;
    let file = folder.join("offline.js");
    let path = file.display().to_string();
    fs::write(&file, text).map_err(|e| format!("{path}: cannot be written: {e}"))?;
    let out = format!("--outfile={path}");
    Run::new("esbuild", &["--minify", "--log-level=error", "--legal-comments=none", "--allow-overwrite", &path, &out])
        .show()?;
    let short = fs::read_to_string(&file).map_err(|e| format!("{path}: cannot be read: {e}"))?;
    Ok(short.trim().to_owned())
}
