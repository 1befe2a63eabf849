//! Imports go one way, as `MAY_USE` has it and ARCHITECTURE.md tells it; only the page knows a browser.

use std::collections::BTreeSet;

use super::Finding;
use super::lexer::words;
use super::source::Source;

/// Each crate with those of the house that it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("fourway-content", &["fourway-proto"]),
    ("fourway-proto", &[]),
    ("fourway-sim", &["fourway-proto"]),
    ("fourway-stage", &["fourway-proto", "fourway-sim", "fourway-content"]),
    ("fourway-web", &["fourway-proto", "fourway-sim", "fourway-stage"]),
    ("fourway-export", &["fourway-proto", "fourway-sim", "fourway-stage", "fourway-wire"]),
    ("fourway-learn", &["fourway-proto", "fourway-sim", "fourway-stage", "fourway-content"]),
    ("fourway-panels", &["fourway-proto", "fourway-sim", "fourway-stage", "fourway-export", "fourway-content"]),
    (
        "fourway-ways",
        &["fourway-proto", "fourway-sim", "fourway-stage", "fourway-export", "fourway-learn", "fourway-panels"],
    ),
    ("fourway-reader", &["fourway-sim", "fourway-stage", "fourway-export", "fourway-panels", "fourway-ways"]),
    ("fourway-cli", &["fourway-proto", "fourway-sim", "fourway-stage", "fourway-export", "fourway-explore"]),
    ("fourway-still", &["fourway-proto", "fourway-sim", "fourway-stage", "fourway-export", "fourway-learn"]),
    ("fourway-explore", &["fourway-proto", "fourway-sim"]),
    ("fourway-wire", &["fourway-proto"]),
    ("fourway-interop", &["fourway-proto", "fourway-wire"]),
    ("fourway-fuzz", &["fourway-proto", "fourway-sim", "fourway-wire"]),
];

/// Where this file stands.
const HERE: &str = "xtask/src/tidy/imports.rs";

/// The crates that run in a browser: the page, and what it loads later, which may only offer its functions.
const PAGE: &str = "fourway-web";
const LATER: &str = "fourway-reader";
/// Crates that speak to a browser, by the beginning of their names.
const BROWSER: [&str; 5] = ["gloo", "js_sys", "wasm_bindgen", "web_sys", "yew"];

/// Checks that every crate named in [`MAY_USE`] is one of the house.
pub fn named(files: &[Source]) -> Vec<Finding> {
    let Some(here) = files.iter().find(|file| file.path == HERE) else {
        return Vec::new();
    };
    let all: BTreeSet<&str> =
        MAY_USE.iter().flat_map(|(name, allowed)| allowed.iter().chain(std::iter::once(name))).copied().collect();
    let is_there = |name: &&str| files.iter().any(|file| file.path == format!("crates/{name}/Cargo.toml"));
    let gone = all.into_iter().filter(|name| !is_there(name));
    gone.map(|name| {
        let offset = here.text.find(&format!("\"{name}\"")).unwrap_or_default();
        here.finding(offset, &format!("`{name}`"), "a crate that stands in crates/")
    })
    .collect()
}

/// Checks the names in a crate's code, or the dependencies in its manifest.
pub fn check(file: &Source) -> Vec<Finding> {
    let Some(package) = file.package() else {
        return Vec::new();
    };
    let named: Vec<(usize, String)> = if file.is_rust() {
        words(&file.code).map(|(offset, word)| (offset, word.to_owned())).collect()
    } else if file.path == format!("crates/{package}/Cargo.toml") {
        dependencies(&file.text)
    } else {
        return Vec::new();
    };
    let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == package) else {
        let expected = "a row for this crate in MAY_USE of xtask/src/tidy/imports.rs";
        return vec![file.finding(0, &format!("the new crate {package}"), expected)];
    };
    let mut findings = Vec::new();
    for (offset, name) in named {
        let house = name.replace('_', "-");
        let known = MAY_USE.iter().any(|(name, _)| *name == house);
        if known && house != package && !allowed.contains(&house.as_str()) {
            let expected = match allowed {
                [] => format!("no other crate of the house in {package}"),
                some => format!("only {} in {package}", some.join(", ")),
            };
            findings.push(file.finding(offset, &format!("`{name}`"), &expected));
        }
        let bound = package == LATER && name.replace('-', "_") == "wasm_bindgen";
        if package != PAGE && !bound && is_browser(&name) {
            let expected = "what knows a browser in fourway-web only";
            findings.push(file.finding(offset, &format!("`{name}`"), expected));
        }
    }
    findings
}

fn is_browser(name: &str) -> bool {
    let name = name.replace('-', "_");
    BROWSER
        .iter()
        .any(|browser| name.strip_prefix(browser).is_some_and(|rest| rest.is_empty() || rest.starts_with('_')))
}

/// The names of all dependencies in a manifest with their offsets, for tests and builds too.
pub fn dependencies(manifest: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut inside = false;
    let mut offset = 0;
    for line in manifest.split_inclusive('\n') {
        let text = line.trim();
        if let Some(section) = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')) {
            inside = section.ends_with("dependencies");
            let table = section.rsplit_once('.').filter(|(s, _)| s.ends_with("dependencies"));
            found.extend(table.map(|(_, name)| (offset, name.to_owned())));
        } else if inside && !text.is_empty() && !text.starts_with('#') {
            let name = text.split(['=', '.', ' ']).next().unwrap_or_default();
            found.push((offset, name.trim_matches('"').to_owned()));
        }
        offset += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_that_imports_backwards_is_found() {
        check_code("fourway-sim", "use fourway_proto::State;", &[]);
        check_code("fourway-proto", "use fourway_sim::Trace;", &["fourway_sim"]);
        check_code("fourway-sim", "fn f(x: fourway_stage::Frame) {}", &["fourway_stage"]);
        check_code("fourway-stage", "use fourway_web as w;", &["fourway_web"]);
        check_code("fourway-cli", "use fourway_stage::explain; use fourway_web;", &["fourway_web"]);
        check_code("fourway-cli", "use fourway_explore::search;", &[]);
        check_code("fourway-explore", "use fourway_sim::Sim; use fourway_stage::Frame;", &["fourway_stage"]);
        check_code("fourway-sim", "use fourway_explore::search;", &["fourway_explore"]);
        check_code("fourway-web", "use fourway_explore::search;", &["fourway_explore"]);
    }

    #[test]
    fn a_name_in_a_comment_or_a_text_is_no_import() {
        check_code("fourway-proto", "// fourway_sim drives this\nconst A: &str = \"yew\";", &[]);
    }

    #[test]
    fn a_browser_below_the_page_is_found() {
        check_code("fourway-stage", "use web_sys::Element;", &["web_sys"]);
        check_code("fourway-cli", "gloo_timers::callback::Timeout", &["gloo_timers"]);
        check_code("fourway-web", "use yew::prelude::Html; use js_sys::Date;", &[]);
        check_code("fourway-sim", "let yewtree = 1;", &[]);
    }

    #[test]
    fn a_manifest_that_depends_backwards_is_found() {
        let manifest = "[package]\nname = \"fourway-proto\"\n\n[dependencies]\nfourway-sim.workspace = true\n";
        check_manifest("fourway-proto", manifest, &[5]);
        let table = "[dev-dependencies.fourway-web]\npath = \"../fourway-web\"\n";
        check_manifest("fourway-sim", table, &[1]);
        let browser = "[target.'cfg(unix)'.dependencies]\nweb-sys = \"0.3\"\nserde = \"1\"\n";
        check_manifest("fourway-stage", browser, &[2]);
        check_manifest("fourway-web", browser, &[]);
        let fine = "[dependencies]\nfourway-proto = { path = \"../fourway-proto\" }\n";
        check_manifest("fourway-sim", fine, &[]);
    }

    #[test]
    fn a_crate_without_a_row_is_found() {
        check_manifest("fourway-new", "[package]\n", &[1]);
    }

    #[test]
    fn a_row_for_a_crate_that_is_not_there_is_found() {
        let manifest = |name: &str| Source::new(&format!("crates/{name}/Cargo.toml"), String::new());
        let here = || Source::new(HERE, "first\n(\"fourway-wire\", &[])\n".into());
        let mut files: Vec<Source> = MAY_USE.iter().map(|(name, _)| manifest(name)).collect();
        assert_eq!(named(&files), [], "nothing is said without this file");
        files.push(here());
        assert_eq!(named(&files), []);
        files.retain(|file| file.path != "crates/fourway-wire/Cargo.toml");
        let found = named(&files);
        assert_eq!((found.len(), found[0].line, found[0].found.as_str()), (1, 2, "`fourway-wire`"));
    }

    fn check_code(package: &str, code: &str, expected: &[&str]) {
        let path = format!("crates/{package}/src/lib.rs");
        let found: Vec<_> = check(&Source::new(&path, code.into())).into_iter().map(|finding| finding.found).collect();
        let expected: Vec<_> = expected.iter().map(|name| format!("`{name}`")).collect();
        assert_eq!(found, expected, "{package}: {code}");
    }

    fn check_manifest(package: &str, text: &str, lines: &[usize]) {
        let path = format!("crates/{package}/Cargo.toml");
        let found: Vec<_> = check(&Source::new(&path, text.into())).into_iter().map(|finding| finding.line).collect();
        assert_eq!(found, lines, "{package}: {text}");
    }
}
