//! Node scripts that drive the built page in a real browser: end-to-end tests and measurements.

use std::path::PathBuf;
use std::thread;

use crate::components;
use crate::ground;
use crate::http::Server;
use crate::package;
use crate::publish;
use crate::run::{Outcome, Run};
use crate::setup;
use crate::steps;
use crate::walk;

/// The packages that the tests open: the part, and what passes.
const PACKAGED: [(&str, Option<u8>); 5] = [
    ("lesson/care", Some(80)),
    ("lesson", None),
    ("lost-fin", None),
    ("myths/fin-closes", None),
    ("challenges/first-goodbye", None),
];

/// Where the tests find packages.
fn packages() -> PathBuf {
    ground::root().join("target/packages")
}

/// Where the tests find the page with the settings of servers, and the path that these are for.
const PUBLISHED: (&str, &str) = ("target/published", "/net/fourway/");

/// Runs `node --test` over every test file below `e2e/`; the result says how many files ran.
pub fn end_to_end() -> Outcome<String> {
    let files: Vec<String> =
        walk::files(ground::root(), "e2e")?.into_iter().filter(|path| path.ends_with(".test.mjs")).collect();
    if files.is_empty() {
        return Err("e2e/: found no *.test.mjs, expected the browser tests".into());
    }
    components::make()?;
    for (part, passing) in PACKAGED {
        let options = package::Options { part: part.into(), passing, out: packages(), ..package::Options::default() };
        package::make(&options)?;
    }
    let (out, path) = (ground::root().join(PUBLISHED.0), PUBLISHED.1.to_owned());
    for pages in [false, true] {
        let out = out.join(if pages { "pages" } else { "servers" });
        let folder = out.join("site").display().to_string();
        publish::make(&publish::Options { path: path.clone(), folder, pages, out, as_built: true })?;
    }
    // Named files, because Node.js treats a folder in this place differently from version to version.
    let mut args = vec!["--test", "--test-reporter=spec"];
    args.extend(files.iter().map(String::as_str));
    with_page(&args)?;
    Ok(format!("{} of e2e/", steps::counted(files.len(), "file")))
}

/// Runs Node with the page on a free port: `FOURWAY_URL` and `CHROMIUM` tell the script where.
pub fn with_page(args: &[&str]) -> Outcome {
    let browser = setup::chromium()?;
    let server = Server::bind(&ground::dist(), 0).map_err(|e| format!("dist/: cannot be served: {e}"))?;
    let address = server.address().map_err(|e| format!("the server's address is not known: {e}"))?;
    thread::spawn(move || server.run());
    Run::new("node", args).env("FOURWAY_URL", &address).env("CHROMIUM", &browser.display().to_string()).show()
}
