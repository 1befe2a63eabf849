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

/// The crates that trunk makes the page of, by their manifests; each writes a log of this name when compiled ahead.
const MANIFESTS: [(&str, &str); 2] =
    [("page", "crates/fourway-web/Cargo.toml"), ("reader", "crates/fourway-reader/Cargo.toml")];

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

/// Compiles what the page is made of, and what writes its words, before trunk is there to ask for it.
///
/// An error is left for trunk to show, which makes the same calls.
pub fn compile_ahead(ahead: Ahead) {
    let profile: &[&str] = match ahead {
        Ahead::Nothing => return,
        Ahead::Release => &["--release"],
        Ahead::Dev => &[],
    };
    println!("  the page's crates: compiling meanwhile");
    let compile = |name: &str, args: &[&str]| {
        let args = [&["build", "--locked"], args].concat();
        let _ = Run::new("cargo", &args).logged(&ground::tools().join(format!("{name}.log")));
    };
    for (name, manifest) in MANIFESTS {
        compile(name, &[&["--target", WASM, "--manifest-path", manifest], profile].concat());
    }
    compile("words", &["-p", "fourway-content"]);
}
