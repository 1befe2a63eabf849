//! `cargo xtask bench`: the native benchmarks of every crate, then those of the page in a browser.

use crate::browser;
use crate::ground;
use crate::page;
use crate::run::{Outcome, Run};
use crate::setup;
use crate::walk;

/// The script that measures the page.
const PAGE: &str = "benches/page.mjs";

/// The script that times the engine.
const ENGINE: &str = "benches/engine.mjs";

/// Runs what there is and says what there is not.
pub fn run() -> Outcome {
    let targets: Vec<(String, String)> =
        walk::files(ground::root(), "crates")?.iter().filter_map(|path| target(path)).collect();
    if targets.is_empty() {
        println!("native benchmarks: none yet in crates/*/benches");
    }
    for (package, name) in &targets {
        println!("native benchmark: {package}, {name}");
        let args = ["bench", "--locked", "--package", package, "--bench", name];
        Run::new("cargo", &args).show()?;
    }
    engine_in_wasm()?;
    if !ground::root().join(PAGE).is_file() {
        println!("page benchmark: none yet at {PAGE}");
        return Ok(());
    }
    println!("page benchmark: {PAGE}");
    page::build()?;
    setup::packages()?;
    browser::with_page(&[PAGE])
}

/// Times the engine as a WebAssembly module without imports.
fn engine_in_wasm() -> Outcome {
    println!("engine in WebAssembly: {ENGINE}");
    let target = "wasm32-unknown-unknown";
    setup::target(target)?;
    let build =
        ["build", "--locked", "--release", "--package", "fourway-sim", "--example", "rerun", "--target", target];
    Run::new("cargo", &build).show()?;
    let folder = std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".to_owned());
    Run::new("node", &[ENGINE, &format!("{folder}/{target}/release/examples/rerun.wasm")]).show()
}

/// The package and the benchmark that a path like `crates/PACKAGE/benches/NAME.rs` stands for.
fn target(path: &str) -> Option<(String, String)> {
    let (package, rest) = path.strip_prefix("crates/")?.split_once('/')?;
    let name = rest.strip_prefix("benches/")?.strip_suffix(".rs")?;
    let name = name.strip_suffix("/main").unwrap_or(name);
    (!name.contains('/')).then(|| (package.to_owned(), name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_benchmark_is_a_file_or_a_folder_with_a_main() {
        let found = |path| target(path).map(|(package, name)| format!("{package} {name}"));
        assert_eq!(found("crates/a/benches/run.rs").as_deref(), Some("a run"));
        assert_eq!(found("crates/a/benches/run/main.rs").as_deref(), Some("a run"));
        assert_eq!(found("crates/a/benches/run/helper.rs"), None);
        assert_eq!(found("crates/a/src/benches.rs"), None);
    }
}
