//! What a fresh machine lacks: compilation targets, the page's tools, npm packages, a browser.

use std::env;
use std::path::{Path, PathBuf};

use crate::ground;
use crate::page;
use crate::run::{Outcome, Run, find};
use crate::tools;

/// The page is compiled for this target.
pub const WASM: &str = "wasm32-unknown-unknown";
/// A target without any operating system: the protocol core is compiled for it as a proof.
pub const BARE: &str = "thumbv7em-none-eabi";

/// Names under which a Chromium may stand on `PATH`.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/// What the tools are for. The page itself is compiled in the idle moments while tools are being compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Every chore; nothing is compiled but the tools.
    Everything,
    /// The optimised page.
    Release,
    /// The page while it is written.
    Dev,
}

/// `cargo xtask setup`: everything, the targets of the tests included.
pub fn all() -> Outcome {
    target(BARE)?;
    if page_tools(Need::Everything)? {
        println!("set up: the page's tools are in target/tools and node_modules");
    } else {
        println!("set up: everything was there");
    }
    Ok(())
}

/// Whether nothing that the page needs is absent.
fn page_ready(need: Need) -> Outcome<bool> {
    Ok(has_target(WASM) && packages_present()? && tools::present(need)?)
}

/// Brings what the page needs; tells whether anything was absent.
pub fn page_tools(need: Need) -> Outcome<bool> {
    if page_ready(need)? {
        return Ok(false);
    }
    println!("setting up what the page needs (once):");
    target(WASM)?;
    // Compiling a tool leaves cores idle at its end: packages and the page itself fill them.
    let rest = || {
        packages()?;
        page::compile_ahead(need);
        Ok(())
    };
    if tools::present(need)? {
        packages()?;
    } else {
        tools::side_by_side(|| tools::install(need), rest)?;
    }
    Ok(true)
}

/// Adds a compilation target unless the toolchain has it.
pub fn target(name: &str) -> Outcome {
    if has_target(name) {
        return Ok(());
    }
    println!("  target {name}: adding");
    let log = ground::tools().join(format!("{name}.log"));
    Run::new("rustup", &["target", "add", name]).logged(&log).map_err(|e| format!("target {name} is absent: {e}"))
}

/// Whether the toolchain holds the libraries of a target.
pub fn has_target(name: &str) -> bool {
    Run::new("rustc", &["--print", "target-libdir", "--target", name])
        .read()
        .is_some_and(|folder| Path::new(folder.trim()).read_dir().is_ok_and(|mut files| files.next().is_some()))
}

/// Whether every npm package of `package.json` is installed at its exact version.
pub fn packages_present() -> Outcome<bool> {
    Ok(ground::wanted_packages()?.into_iter().all(|(name, version)| ground::installed_package(&name) == Some(version)))
}

/// Installs the npm packages unless they are there.
pub fn packages() -> Outcome {
    if packages_present()? {
        return Ok(());
    }
    if find("npm").is_none() {
        return Err("npm: found none on PATH, expected Node.js 20 or newer: install it, then run this again".into());
    }
    println!("  npm packages: installing");
    // Scripts of packages stay off: none of these packages needs one, and none may fetch a browser.
    let args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    Run::new("npm", &args).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1").logged(&ground::tools().join("npm.log"))
}

/// The browser for the tests: from `CHROMIUM`, from `PATH`, or newly installed where that is possible.
pub fn chromium() -> Outcome<PathBuf> {
    if let Some(path) = env::var_os("CHROMIUM").map(PathBuf::from) {
        return if path.is_file() {
            Ok(path)
        } else {
            Err(format!("CHROMIUM: found {}, expected the path of a Chromium", path.display()))
        };
    }
    if let Some(path) = chromium_present() {
        return Ok(path);
    }
    let root = Run::new("id", &["-u"]).read().is_some_and(|id| id.trim() == "0");
    if !root || find("apt-get").is_none() {
        return Err(
            "chromium: found none on PATH: install Chromium, or set CHROMIUM to its path, then run this again".into()
        );
    }
    println!("  chromium: installing through apt-get, about 1 minute");
    let log = ground::tools().join("chromium.log");
    let apt = |args: &[&str]| Run::new("apt-get", args).env("DEBIAN_FRONTEND", "noninteractive").logged(&log);
    apt(&["update"])?;
    apt(&["install", "--yes", "--no-install-recommends", "chromium", "fonts-liberation"])?;
    chromium_present().ok_or_else(|| "chromium: was installed but is not on PATH: set CHROMIUM to its path".into())
}

/// A Chromium that is on the machine already.
pub fn chromium_present() -> Option<PathBuf> {
    BROWSERS.into_iter().find_map(find)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_told_by_its_libraries() {
        let host = Run::new("rustc", &["-vV"]).read().unwrap();
        let host = host.lines().find_map(|l| l.strip_prefix("host: ")).unwrap();
        assert!(has_target(host));
        assert!(!has_target("no-such-target"));
    }
}
