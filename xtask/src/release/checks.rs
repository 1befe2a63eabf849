//! What must hold of a release before it is tagged.

use std::fs;
use std::path::PathBuf;

use crate::ground;
use crate::run::Outcome;
use crate::site::git;

/// Where the examples of links stand, which every later version opens.
const LINKS: &str = "e2e/links.json";

/// Each by its name, with what was found.
pub fn all(version: &str) -> Outcome<Vec<(&'static str, Outcome<String>)>> {
    let status = git(&["status", "--porcelain"]).ok_or("git: does not answer here, expected a repository")?;
    let tags = git(&["tag", "--list", "v*"]).unwrap_or_default();
    let last = latest(tags.lines());
    let before = last.and_then(|tag| git(&["show", &format!("{tag}:{LINKS}")]));
    let stamp = fs::read_to_string(stamp()).unwrap_or_default();
    Ok(vec![
        ("tree", tree(&status)),
        ("version", number(version, last)),
        ("CHANGELOG.md", changelog(&ground::text("CHANGELOG.md")?, version)),
        (LINKS, links(&ground::text(LINKS)?, before.as_deref())),
        ("tests", tests(&stamp, &here().unwrap_or_default())),
    ])
}

/// Notes that every test has passed for the tree of the last commit, or that it is not known for which.
pub fn passed() -> Outcome {
    let clean = git(&["status", "--porcelain"]).is_some_and(|status| status.is_empty());
    let text = here().filter(|_| clean).unwrap_or_default();
    fs::write(stamp(), format!("{text}\n")).map_err(|e| format!("target/tests.stamp: cannot be written: {e}"))
}

fn stamp() -> PathBuf {
    ground::root().join("target/tests.stamp")
}

/// What is committed, by its content.
fn here() -> Option<String> {
    git(&["rev-parse", "HEAD^{tree}"])
}

fn tree(status: &str) -> Outcome<String> {
    match status.lines().count() {
        0 => Ok("everything is committed".into()),
        n => Err(format!("found {n} files that are changed or unknown to git, expected none")),
    }
}

/// The three numbers of a version.
fn parts(version: &str) -> Option<[u32; 3]> {
    let numbers: Vec<u32> = version.split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    numbers.try_into().ok()
}

/// The tag of the highest version.
fn latest<'a>(tags: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    tags.filter_map(|tag| Some((parts(tag.strip_prefix('v')?)?, tag))).max().map(|(_, tag)| tag)
}

fn number(version: &str, last: Option<&str>) -> Outcome<String> {
    let here = parts(version).ok_or_else(|| format!("found {version}, expected three numbers with dots"))?;
    match last {
        None => Ok(format!("{version}, the first")),
        Some(tag) if parts(&tag[1..]) < Some(here) => Ok(format!("{version}, after {tag}")),
        Some(tag) => Err(format!("found {version} in Cargo.toml, expected a number after {tag}")),
    }
}

/// A section is headed `## 1.2.0 · 2026-11-22`, the newest first; what has no number yet stands under `## Unreleased`.
fn changelog(text: &str, version: &str) -> Outcome<String> {
    let mut sections = text.split("\n## ").skip(1).map(|part| part.split_once('\n').unwrap_or((part, "")));
    let entries = |body: &str| body.lines().filter(|line| line.starts_with("- ")).count();
    let mut first = sections.next().ok_or("found no section, expected one with this version")?;
    if first.0 == "Unreleased" {
        if entries(first.1) > 0 {
            return Err(format!("found entries under Unreleased, expected them under `## {version} · DATE`"));
        }
        first = sections.next().unwrap_or_default();
    }
    let dated = first.0.strip_prefix(version).and_then(|rest| rest.strip_prefix(" · ")).is_some_and(is_date);
    match entries(first.1) {
        _ if !dated => Err(format!("found the heading `{}`, expected `{version} · DATE` as in 2026-11-22", first.0)),
        0 => Err(format!("found nothing under {version}, expected what has changed")),
        n => Ok(format!("{n} entries for {version}")),
    }
}

fn is_date(text: &str) -> bool {
    let digits = |part: &str, most: u32| part.len() == 2 && part.parse().is_ok_and(|n: u32| (1..=most).contains(&n));
    let parts: Vec<&str> = text.split('-').collect();
    matches!(parts[..], [year, month, day]
        if year.len() == 4 && year.parse::<u16>().is_ok() && digits(month, 12) && digits(day, 31))
}

/// Every example of the version before is still one: links that people have keep their meaning.
fn links(now: &str, before: Option<&str>) -> Outcome<String> {
    let read = |text: &str| {
        let all: Vec<serde_json::Value> = serde_json::from_str(text).map_err(|e| format!("cannot be read: {e}"))?;
        if all.iter().all(|one| one["link"].as_str().is_some_and(|link| link.starts_with("fourway="))) {
            Ok(all)
        } else {
            Err("found an example without a link, expected one that begins with fourway=".to_owned())
        }
    };
    let now = read(now)?;
    for old in before.map(read).transpose()?.unwrap_or_default() {
        if !now.contains(&old) {
            return Err(format!("found `{}` gone or with another meaning, expected it as it was", old["link"]));
        }
    }
    if now.is_empty() { Err("found no example, expected some".into()) } else { Ok(format!("{} examples", now.len())) }
}

fn tests(stamp: &str, tree: &str) -> Outcome<String> {
    if tree.is_empty() || stamp.trim() != tree {
        return Err("found no run of all tests for what is committed, expected one: `cargo xtask test`".into());
    }
    Ok("all have passed for what is committed".into())
}

#[cfg(test)]
mod tests_of_checks {
    use super::*;

    #[test]
    fn a_version_follows_the_last_tag() {
        assert_eq!(latest(["v0.9.0", "v0.10.0", "vfour", "x"].into_iter()), Some("v0.10.0"));
        assert!(number("0.1.0", None).is_ok() && number("0.11.0", Some("v0.10.0")).is_ok());
        for bad in ["0.10.0", "0.9.9", "1.0", "1.0.x"] {
            assert!(number(bad, Some("v0.10.0")).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_newest_section_is_that_of_the_version() {
        let section = |text: &str| changelog(&format!("# Changelog\n\n{text}"), "1.2.0");
        assert_eq!(
            section("## 1.2.0 · 2026-11-22\n\n- One.\n- Two.\n\n## 1.1.0 · 2026-01-01\n"),
            Ok("2 entries for 1.2.0".into())
        );
        assert!(section("## Unreleased\n\n## 1.2.0 · 2026-11-22\n\n- One.\n").is_ok());
        for bad in [
            "",
            "## Unreleased\n\n- One.\n\n## 1.2.0 · 2026-11-22\n\n- Two.\n",
            "## 1.2.0 · 2026-11-22\n\n",
            "## 1.2.0\n\n- One.\n",
            "## 1.2.0 · 2026-13-22\n\n- One.\n",
            "## 1.1.0 · 2026-11-22\n\n- One.\n",
        ] {
            assert!(section(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn an_example_of_a_link_stays() {
        let (a, b) = (r#"{"link":"fourway=1&scene=a","acts":0}"#, r#"{"link":"fourway=1&scene=b","acts":1}"#);
        assert_eq!(links(&format!("[{a},{b}]"), Some(&format!("[{a}]"))), Ok("2 examples".into()));
        assert!(links(&format!("[{b}]"), Some(&format!("[{a}]"))).is_err());
        let other = a.replace("\"acts\":0", "\"acts\":2");
        assert!(links(&format!("[{other},{b}]"), Some(&format!("[{a}]"))).is_err(), "another meaning");
        assert!(links("[]", None).is_err() && links("[{}]", None).is_err() && links("x", None).is_err());
        assert!(links(&ground::text(LINKS).unwrap(), None).is_ok());
    }

    #[test]
    fn tests_count_for_the_tree_that_they_ran_on() {
        assert!(tests("abc\n", "abc").is_ok());
        assert!(tests("\n", "abc").is_err() && tests("abd\n", "abc").is_err() && tests("", "").is_err());
        assert!(tree("").is_ok() && tree(" M a\n?? b").unwrap_err().contains("2 files"));
    }
}
