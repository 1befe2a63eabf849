//! The cargo tools of the page, the wasm-bindgen CLI and trunk: found, fetched or compiled.

use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::Instant;

use crate::ground;
use crate::run::{Outcome, Run};
use crate::setup::Need;
use crate::steps::spoken;

/// The newest stable trunk that the pinned toolchain compiles.
const TRUNK: &str = "0.21.14";

/// The release of cargo-fuzz that drives libFuzzer without the nightly compiler.
const FUZZER: &str = "0.13.2";

/// A program that cargo installs, at one exact version.
struct Tool {
    package: &'static str,
    program: &'static str,
    version: String,
    /// Arguments for `cargo install` that keep the compilation short: neither tool is asked to download, so neither needs TLS.
    lean: &'static [&'static str],
    /// About how long compiling takes, for the person who waits.
    takes: &'static str,
}

/// What is needed, at the versions the repository asks for: trunk watches the sources, the build does without it.
fn wanted(need: Need) -> Outcome<Vec<Tool>> {
    let trunk = Tool {
        package: "trunk",
        program: "trunk",
        version: TRUNK.to_owned(),
        lean: &["--no-default-features"],
        takes: "3 minutes",
    };
    let bindgen = Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: ground::locked_crate("wasm-bindgen")?,
        lean: &["--no-default-features", "--bin", "wasm-bindgen"],
        takes: "1 minute",
    };
    Ok(match need {
        Need::Release => vec![bindgen],
        Need::Everything | Need::Dev => vec![trunk, bindgen],
    })
}

/// Whether the tools are there at the right versions.
pub fn present(need: Need) -> Outcome<bool> {
    Ok(wanted(need)?.iter().all(Tool::present))
}

/// Brings the tools that are absent; says nothing about those that are there.
pub fn install(need: Need) -> Outcome {
    for tool in wanted(need)? {
        if !tool.present() {
            tool.install()?;
        }
    }
    // The intermediate files take more than a gigabyte and serve nothing else.
    let _ = fs::remove_dir_all(build_folder());
    Ok(())
}

/// Brings cargo-fuzz, unless it is there.
pub fn install_fuzzer() -> Outcome {
    let takes = "1 minute";
    let tool = Tool { package: "cargo-fuzz", program: "cargo-fuzz", version: FUZZER.to_owned(), lean: &[], takes };
    if !tool.present() {
        tool.install()?;
        let _ = fs::remove_dir_all(build_folder());
    }
    Ok(())
}

fn build_folder() -> PathBuf {
    ground::tools().join("build")
}

impl Tool {
    fn present(&self) -> bool {
        Run::new(self.program, &["--version"])
            .read()
            .is_some_and(|text| text.split_whitespace().nth(1) == Some(&self.version))
    }

    fn install(&self) -> Outcome {
        let start = Instant::now();
        if self.fetched() {
            println!("  {}: fetched in {}", self.title(), spoken(start.elapsed()));
            return Ok(());
        }
        println!("  {}: compiling, about {}", self.title(), self.takes);
        self.compile()?;
        if !self.present() {
            return Err(format!(
                "{}: was installed but does not answer: remove target/tools and run `cargo xtask setup` again",
                self.title()
            ));
        }
        println!("  {}: compiled in {}", self.title(), spoken(start.elapsed()));
        Ok(())
    }

    /// Tries `cargo binstall`, where somebody has it and it reaches a release.
    fn fetched(&self) -> bool {
        if Run::new("cargo", &["binstall", "-V"]).read().is_none() {
            return false;
        }
        let tools = ground::tools();
        let bin = tools.join("bin").display().to_string();
        let spec = format!("{}@{}", self.package, self.version);
        let args = ["binstall", "--no-confirm", "--disable-strategies", "compile", "--install-path", &bin, &spec];
        Run::new("cargo", &args).logged(&tools.join(format!("{}-fetch.log", self.package))).is_ok() && self.present()
    }

    /// Compiles without optimisation or debug information: the output is the same, the wait shorter.
    fn compile(&self) -> Outcome {
        let tools = ground::tools();
        let root = tools.display().to_string();
        let build = build_folder().display().to_string();
        let mut args = vec![
            "install",
            "--debug",
            "--locked",
            "--force",
            "--root",
            &root,
            "--target-dir",
            &build,
            "--version",
            &self.version,
        ];
        args.extend(self.lean);
        args.push(self.package);
        Run::new("cargo", &args)
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_INCREMENTAL", "0")
            .logged(&tools.join(format!("{}.log", self.package)))
    }

    fn title(&self) -> String {
        format!("{} {}", self.package, self.version)
    }
}

/// Runs `first` and `second` side by side; the first error in that order is the result.
pub fn side_by_side(first: impl FnOnce() -> Outcome + Send, second: impl FnOnce() -> Outcome + Send) -> Outcome {
    thread::scope(|scope| {
        let other = scope.spawn(second);
        let result = first();
        let other =
            other.join().unwrap_or_else(|_| Err("a chore in the background stopped: this is a fault of xtask".into()));
        result.and(other)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_run_and_the_first_error_wins() {
        let fail = |text: &'static str| move || Err(text.to_owned());
        assert_eq!(side_by_side(|| Ok(()), || Ok(())), Ok(()));
        assert_eq!(side_by_side(|| Ok(()), fail("b")), Err("b".into()));
        assert_eq!(side_by_side(fail("a"), fail("b")), Err("a".into()));
    }

    #[test]
    fn a_program_of_another_version_is_not_the_tool() {
        let mut tool = Tool { package: "rustc", program: "rustc", version: "0.0.1".into(), lean: &[], takes: "" };
        assert!(!tool.present());
        let told = Run::new("rustc", &["--version"]).read().unwrap();
        tool.version = told.split_whitespace().nth(1).unwrap().into();
        assert!(tool.present());
    }
}
