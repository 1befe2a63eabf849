//! `cargo xtask tidy`: invariants that neither the compiler nor clippy knows, each finding in one line.

mod first_line;
mod imports;
mod keys;
mod length;
mod lexer;
mod origins;
mod prose;
mod purity;
mod source;
mod wildcard;

use std::fmt;
use std::fs;

use crate::ground;
use crate::run::Outcome;
use crate::stamp;
use crate::steps::counted;
use crate::walk;
use source::Source;

/// Where hand-written code stands.
const PLACES: [&str; 7] = ["benches", "content", "crates", "e2e", "fuzz", "www", "xtask"];

/// One violated invariant, at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    path: String,
    line: usize,
    found: String,
    expected: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: found {}, expected {}", self.path, self.line, self.found, self.expected)
    }
}

/// Everything: the sources, and `dist/` unless it is older than they are.
pub fn all() -> Outcome {
    println!("sources: {}", sources()?);
    if stamp::is_fresh(stamp::sources()?)? {
        println!("dist/: {}", built()?);
    } else {
        println!("dist/: not built from these sources, not checked");
    }
    Ok(())
}

/// Checks every hand-written file; the result says how many.
pub fn sources() -> Outcome<String> {
    let mut files = Vec::new();
    for place in PLACES {
        for path in walk::files(ground::root(), place)? {
            if source::is_text(&path) {
                let text = ground::text(&path)?;
                files.push(Source::new(&path, text));
            }
        }
    }
    report(&check_sources(&files), files.len())
}

/// Checks the built page; the result says how many files.
pub fn built() -> Outcome<String> {
    let dist = ground::dist();
    let mut findings = Vec::new();
    let mut count = 0;
    for path in walk::files(&dist, "")? {
        if origins::is_checked(&path) {
            let text = fs::read_to_string(dist.join(&path)).map_err(|e| format!("dist/{path}: cannot be read: {e}"))?;
            findings.extend(origins::check(&path, &text));
            count += 1;
        }
    }
    report(&findings, count)
}

fn check_sources(files: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files {
        findings.extend(first_line::check(file));
        findings.extend(imports::check(file));
        findings.extend(purity::check(file));
        findings.extend(prose::check(file));
        findings.extend(wildcard::check(file));
        findings.extend(length::check(file));
    }
    findings.extend(imports::named(files));
    findings.extend(keys::check(files));
    findings.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    findings
}

fn report(findings: &[Finding], files: usize) -> Outcome<String> {
    for finding in findings {
        println!("{finding}");
    }
    if findings.is_empty() {
        Ok(format!("{} in order", counted(files, "file")))
    } else {
        Err(format!("{}, named above", counted(findings.len(), "finding")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_one_line_with_its_place() {
        let finding = Finding { path: "a/b.rs".into(), line: 7, found: "`f64`".into(), expected: "integers".into() };
        assert_eq!(finding.to_string(), "a/b.rs:7: found `f64`, expected integers");
    }

    #[test]
    fn findings_come_in_the_order_of_files_and_lines() {
        let bad = "fn f() {}\nuse std::collections::HashMap;\n";
        let files = [
            Source::new("crates/fourway-sim/src/b.rs", bad.into()),
            Source::new("crates/fourway-proto/src/a.rs", bad.into()),
        ];
        let places: Vec<_> = check_sources(&files).iter().map(|f| format!("{}:{}", f.path, f.line)).collect();
        let mut sorted = places.clone();
        sorted.sort();
        assert_eq!(places, sorted);
        assert!(places.len() >= 4, "{places:?}");
    }

    #[test]
    fn a_report_fails_on_any_finding() {
        assert_eq!(report(&[], 3), Ok("3 files in order".into()));
        let finding = Finding { path: "a".into(), line: 1, found: "b".into(), expected: "c".into() };
        assert!(report(&[finding], 3).is_err());
    }
}
