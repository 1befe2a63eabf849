//! `cargo xtask test`: what continuous integration runs, in the order in which mistakes are likely.

use crate::browser;
use crate::budget;
use crate::interop;
use crate::page;
use crate::release;
use crate::run::{Outcome, Run};
use crate::setup::{self, BARE, Need, WASM};
use crate::steps::{self, Done, Step};
use crate::tidy;

/// Runs every step; a quick run leaves out the page and the browser.
pub fn run(quick: bool) -> Outcome {
    let mut steps = Vec::from(CODE);
    if !quick {
        steps.extend(PAGE);
    }
    steps::run(&steps)?;
    if quick { Ok(()) } else { release::passed() }
}

/// The steps that need nothing but the toolchain.
const CODE: [Step; 7] = [
    Step {
        name: "format",
        does: "cargo fmt --all --check",
        remedy: "run `cargo fmt --all`",
        work: || cargo(&["fmt", "--all", "--check"]),
    },
    Step {
        name: "clippy",
        does: "lints of every crate and target, warnings are errors",
        remedy: "change the lines named above",
        work: || cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--quiet", "--", "-D", "warnings"]),
    },
    Step {
        name: "tidy",
        does: "the invariants of ARCHITECTURE.md, in the sources",
        remedy: "change the lines named above",
        work: || tidy::sources().map(Done::Did),
    },
    Step {
        name: "tests",
        does: "cargo test --workspace --locked, and the endpoint as the page has it: without prediction",
        remedy: "read the failing test above; `cargo test NAME` runs it alone",
        work: || {
            cargo(&["test", "--workspace", "--locked"])?;
            cargo(&["test", "--package", "fourway-proto", "--no-default-features", "--locked"])
        },
    },
    Step {
        name: "interop",
        does: "teardowns against real sockets of this machine's kernel, through a TUN device",
        remedy: "read the ladder above; `cargo xtask interop --only NAME` runs one kind",
        work: interop::step,
    },
    Step {
        name: "no_std",
        does: "the protocol core and the wire format for WebAssembly and for a machine without a system",
        remedy: "take what needs std out of the two crates, or run `cargo xtask setup`",
        work: no_std,
    },
    Step {
        name: "docs",
        does: "documentation of every crate, warnings are errors",
        remedy: "mend the links and comments named above",
        work: || {
            let args = ["doc", "--workspace", "--no-deps", "--locked", "--quiet"];
            Run::new("cargo", &args).env("RUSTDOCFLAGS", "-D warnings").show()?;
            Ok(Done::Did(String::new()))
        },
    },
];

/// The steps that need the page's tools or a browser.
const PAGE: [Step; 6] = [
    Step {
        name: "tools",
        does: "wasm-bindgen, wasm-opt and esbuild at the repository's versions",
        remedy: "read the log named above, then run `cargo xtask setup`",
        work: || {
            Ok(if setup::page_tools(Need::Release)? {
                Done::Did(String::new())
            } else {
                Done::Satisfied("they are there".into())
            })
        },
    },
    Step {
        name: "page",
        does: "release build into dist/",
        remedy: "run `cargo xtask build` and read its first error",
        work: || {
            Ok(if page::build()? { Done::Did(String::new()) } else { Done::Satisfied("dist/ is up to date".into()) })
        },
    },
    Step {
        name: "origins",
        does: "no request of dist/ goes to another origin",
        remedy: "serve the file from this repository, or move the link into content/",
        work: || tidy::built().map(Done::Did),
    },
    Step {
        name: "size",
        does: "what a first visit transfers stays within its budget",
        remedy: "take out what is large; the table above shows where the bytes are",
        work: || budget::check().map(Done::Did),
    },
    Step {
        name: "chromium",
        does: "a browser for the tests",
        remedy: "install Chromium, or set CHROMIUM to its path",
        work: || {
            let there = setup::chromium_present().is_some();
            let path = setup::chromium()?.display().to_string();
            Ok(if there { Done::Satisfied(format!("it is there: {path}")) } else { Done::Did(path) })
        },
    },
    Step {
        name: "browser",
        does: "end-to-end tests of dist/ in Chromium",
        remedy: "read the failing test above; `cargo xtask serve` shows the same page",
        work: || browser::end_to_end().map(Done::Did),
    },
];

fn cargo(args: &[&str]) -> Outcome<Done> {
    Run::new("cargo", args).show()?;
    Ok(Done::Did(String::new()))
}

fn no_std() -> Outcome<Done> {
    for target in [WASM, BARE] {
        setup::target(target)?;
        let packages = ["--package", "fourway-proto", "--package", "fourway-wire"];
        let args = [&["build"], &packages[..], &["--target", target, "--locked", "--quiet"]].concat();
        Run::new("cargo", &args).show()?;
    }
    Ok(Done::Did(format!("{WASM}, {BARE}")))
}
