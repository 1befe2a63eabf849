//! What a build says of itself: where the page is published, and which version it is.

use std::env;
use std::sync::OnceLock;

use crate::ground;
use crate::run::{Outcome, Run};

/// The option, and the variable that stands for it where a chore has no such option.
const OPTION: &str = "--site";
const VARIABLE: &str = "FOURWAY_SITE";

static ADDRESS: OnceLock<String> = OnceLock::new();

/// Takes `--site ADDRESS` out of the options of a chore; the rest is the chore's own. `fourway-still` checks the address.
pub fn option(args: &[String]) -> Outcome<Vec<String>> {
    let (rest, address) = taken(args)?;
    if let Some(address) = address {
        ADDRESS.get_or_init(|| address);
    }
    Ok(rest)
}

fn taken(args: &[String]) -> Outcome<(Vec<String>, Option<String>)> {
    let mut rest = args.to_vec();
    let Some(at) = rest.iter().position(|arg| arg == OPTION) else { return Ok((rest, None)) };
    let taken: Vec<String> = rest.drain(at..(at + 2).min(args.len())).collect();
    match taken.get(1) {
        Some(address) if !address.is_empty() => Ok((rest, Some(address.clone()))),
        _ => Err(format!("{OPTION}: found nothing after it, expected an address such as https://lab.example/net/")),
    }
}

/// The address of the folder in which the page is published; empty where it is not known.
pub fn address() -> String {
    ADDRESS.get().cloned().or_else(|| env::var(VARIABLE).ok()).unwrap_or_default()
}

/// The version of the workspace.
pub fn version() -> Outcome<String> {
    version_in(&ground::text("Cargo.toml")?)
        .ok_or_else(|| "Cargo.toml: found no version in [workspace.package], expected one".into())
}

fn version_in(manifest: &str) -> Option<String> {
    let (_, package) = manifest.split_once("[workspace.package]")?;
    let line = package.lines().skip(1).take_while(|line| !line.starts_with('[')).find(|l| l.starts_with("version"))?;
    Some(line.split('"').nth(1)?.to_owned())
}

/// The version as the page shows it: with the short commit where there is one, and a plus where the sources differ from it.
pub fn spoken() -> Outcome<String> {
    let commit = git(&["rev-parse", "--short", "HEAD"]);
    let changed = git(&["status", "--porcelain", "--untracked-files=no"]).is_some_and(|told| !told.is_empty());
    Ok(with_commit(&version()?, commit.as_deref(), changed))
}

fn with_commit(version: &str, commit: Option<&str>, changed: bool) -> String {
    match commit {
        Some(commit) => format!("{version} ({commit}{})", if changed { "+" } else { "" }),
        None => version.to_owned(),
    }
}

/// What git says, without the end of the line; none where there is no git or it refuses.
pub fn git(args: &[&str]) -> Option<String> {
    let place = ground::root().display().to_string();
    let all = [&["-C", place.as_str()], args].concat();
    Run::new("git", &all).read().map(|told| told.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn the_site_is_taken_out_of_the_options() {
        let site = Some("https://a.example".to_owned());
        assert_eq!(taken(&words("--site https://a.example --dry-run")), Ok((words("--dry-run"), site.clone())));
        assert_eq!(taken(&words("--dry-run --site https://a.example")), Ok((words("--dry-run"), site)));
        assert_eq!(taken(&words("--dry-run")), Ok((words("--dry-run"), None)));
        assert!(taken(&words("--site")).unwrap_err().starts_with("--site: found nothing"));
    }

    #[test]
    fn the_version_is_that_of_the_workspace() {
        let manifest =
            "[workspace]\n[workspace.package]\nedition = \"2024\"\nversion = \"1.2.3\"\n[x]\nversion = \"9\"\n";
        assert_eq!(version_in(manifest).as_deref(), Some("1.2.3"));
        assert_eq!(version_in("[package]\nversion = \"1\""), None);
        assert!(version().unwrap().split('.').count() == 3);
    }

    #[test]
    fn a_version_tells_its_commit() {
        assert_eq!(with_commit("1.2.3", Some("0a1b2c3"), false), "1.2.3 (0a1b2c3)");
        assert_eq!(with_commit("1.2.3", Some("0a1b2c3"), true), "1.2.3 (0a1b2c3+)");
        assert_eq!(with_commit("1.2.3", None, false), "1.2.3");
    }
}
