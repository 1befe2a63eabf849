//! Building the page into `dist/` with trunk, and not building it when nothing changed.

use std::env;
use std::time::Instant;

use crate::ground;
use crate::offline;
use crate::run::{Outcome, Run};
use crate::setup::{self, Ahead, WASM};
use crate::site;
use crate::slim;
use crate::stamp;
use crate::steps::spoken;

/// The manifest of the crate that becomes the page.
const MANIFEST: &str = "crates/fourway-web/Cargo.toml";

/// `cargo xtask build`: the optimised page in `dist/`; tells whether it had to be built.
pub fn build() -> Outcome<bool> {
    setup::page_tools(Ahead::Release)?;
    // The digest is taken first: an edit during the build makes the result stale, as it should.
    let sources = stamp::sources()?;
    if stamp::is_fresh(sources)? {
        return Ok(false);
    }
    println!("building the page");
    let start = Instant::now();
    fetch()?;
    trunk(&["build", "--release", "--locked"]).env("FOURWAY_VERSION", &site::spoken()?).show()?;
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

/// Compiles the page's crates before trunk is there to ask for it.
///
/// An error is left for trunk to show, which makes the same call.
pub fn compile_ahead(ahead: Ahead) {
    let mut args = vec!["build", "--locked", "--target", WASM, "--manifest-path", MANIFEST];
    match ahead {
        Ahead::Nothing => return,
        Ahead::Release => args.push("--release"),
        Ahead::Dev => {}
    }
    println!("  the page's crates: compiling meanwhile");
    let _ = Run::new("cargo", &args).logged(&ground::tools().join("page.log"));
}
