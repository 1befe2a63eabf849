//! Building the page into `dist/`, and not building it when nothing changed.

use std::env;
use std::time::Instant;

use crate::bundle;
use crate::ground;
use crate::offline;
use crate::run::{Outcome, Run};
use crate::setup::{self, Need, WASM};
use crate::slim;
use crate::stamp;
use crate::steps::spoken;

/// The crates that the page is made of, by their manifests; each writes a log of this name when compiled ahead.
const MANIFESTS: [(&str, &str); 2] =
    [("page", "crates/fourway-web/Cargo.toml"), ("reader", "crates/fourway-reader/Cargo.toml")];

/// `cargo xtask build`: the optimised page in `dist/`; tells whether it had to be built.
pub fn build() -> Outcome<bool> {
    setup::page_tools(Need::Release)?;
    // The digest is taken first: an edit during the build makes the result stale, as it should.
    let sources = stamp::sources()?;
    if stamp::is_fresh(sources)? {
        return Ok(false);
    }
    println!("building the page");
    let start = Instant::now();
    bundle::dist()?;
    slim::dist()?;
    offline::finish()?;
    stamp::write(sources)?;
    println!("built dist/ in {}", spoken(start.elapsed()));
    Ok(true)
}

/// Trunk with `args`, from the tools of the repository and without a network.
pub fn trunk(args: &[&str]) -> Run {
    // Trunk reads NO_COLOR as a boolean and stops at the usual value 1.
    let colour = if env::var_os("NO_COLOR").is_some() { "never" } else { "auto" };
    Run::new("trunk", args)
        .without("NO_COLOR")
        .without("RUST_LOG")
        .env("TRUNK_COLOR", colour)
        .env("TRUNK_OFFLINE", "true")
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
}

/// Downloads every crate in `Cargo.lock`, so that trunk needs no network.
pub fn fetch() -> Outcome {
    Run::new("cargo", &["fetch", "--locked", "--quiet"]).show()
}

/// The compilation of one of the page's crates as it goes into `dist/`.
pub fn compile(manifest: &str) -> Run {
    let args =
        ["build", "--release", "--locked", "--target", WASM, "--target-dir", "target", "--manifest-path", manifest];
    Run::new("cargo", &args)
}

/// Compiles what the page is made of, and what writes its words, while the tools are still to come.
///
/// An error is left for the build to show, which makes the same calls.
pub fn compile_ahead(need: Need) {
    let log = |name: &str| ground::tools().join(format!("{name}.log"));
    let words = || Run::new("cargo", &["build", "--locked", "-p", "fourway-content"]).logged(&log("words"));
    let dev = |manifest: &str| Run::new("cargo", &["build", "--locked", "--target", WASM, "--manifest-path", manifest]);
    let of: &dyn Fn(&str) -> Run = match need {
        Need::Everything => return,
        Need::Release => &compile,
        Need::Dev => &dev,
    };
    println!("  the page's crates: compiling meanwhile");
    for (name, manifest) in MANIFESTS {
        let _ = of(manifest).logged(&log(name));
    }
    let _ = words();
}
