//! `cargo xtask conformance`: rewrites the marked sections of `docs/conformance.md`: the table of rules from the rules and
//! their scenarios, and with `--figures` what the outside judges and the benchmarks say on this machine.

use std::fs;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::ground;
use crate::run::{Outcome, Run};
use crate::walk;

/// The test that compares the section, and writes it when it is given the date.
const TEST: &str = "report::the_committed_section_is_what_the_rules_and_their_scenarios_give";

/// The document.
const DOCUMENT: &str = "docs/conformance.md";
/// The marks around the figures.
const MARKS: [&str; 2] =
    ["<!-- From here to the end mark: written by `cargo xtask conformance --figures`. -->", "<!-- The end mark. -->"];
/// What is run for the figures, and what each shows.
const JUDGES: [(&str, &[&str]); 3] = [
    ("Linux's sockets", &["run", "--locked", "--quiet", "--package", "fourway-interop"]),
    ("The search", &["bench", "--locked", "--quiet", "--package", "fourway-explore", "--bench", "search"]),
    ("smoltcp", &["bench", "--locked", "--quiet", "--package", "fourway-interop", "--bench", "against_smoltcp"]),
];

/// Reads `--figures`, and writes what was asked for.
pub fn run(args: &[String]) -> Outcome {
    match args {
        [] => rules(),
        [one] if one == "--figures" => rules().and_then(|()| figures()),
        [other, ..] => Err(format!("conformance: found {other}, expected --figures or nothing")),
    }
}

fn today() -> Outcome<String> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|_| "the clock stands before 1970")?.as_secs();
    Ok(date(seconds / 86_400))
}

/// Writes what the judges say, word for word.
fn figures() -> Outcome {
    let mut text = format!("{}, on {}.\n", today()?, machine());
    for (name, args) in JUDGES {
        println!("{name}: cargo {}", args.join(" "));
        let told = Run::new("cargo", args).read().ok_or(format!("{name}: `cargo {}` failed", args.join(" ")))?;
        let lines: String = told.lines().filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect();
        text.push_str(&format!("\n{name}, `cargo {}`:\n\n```\n{lines}```\n", args.join(" ")));
    }
    text.push_str("\nFuzzing, inputs in the committed corpus, played again in the tests:\n\n");
    let corpus = walk::files(ground::root(), "fuzz/corpus")?;
    let target = |path: &String| path.split('/').nth(2).map(str::to_owned);
    let mut targets: Vec<String> = corpus.iter().filter_map(target).collect();
    targets.dedup();
    for name in targets {
        let count = corpus.iter().filter(|path| target(path).as_ref() == Some(&name)).count();
        text.push_str(&format!("- `{name}`: {count}\n"));
    }
    let document = ground::text(DOCUMENT)?;
    let written = between(&document, &text).ok_or(format!("{DOCUMENT}: found no marks for the figures"))?;
    fs::write(ground::root().join(DOCUMENT), written).map_err(|e| format!("{DOCUMENT}: cannot be written: {e}"))
}

/// The document with another text between the marks.
fn between(document: &str, text: &str) -> Option<String> {
    let [start, end] = MARKS;
    let (before, rest) = document.split_once(start)?;
    let (_, after) = rest.split_once(end)?;
    Some(format!("{before}{start}\n{text}\n{end}{after}"))
}

/// The processor and the kernel, as far as they can be read.
fn machine() -> String {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let kernel = Run::new("uname", &["-sr"]).read().unwrap_or_default();
    format!(
        "{} ({cores} cores), {}",
        model.map_or("an unknown processor", |(_, name)| name),
        kernel.trim().split('-').next().unwrap_or_default()
    )
}

/// Writes the table of rules; its date changes only when the rest does.
fn rules() -> Outcome {
    let args =
        ["test", "--locked", "--quiet", "--package", "fourway-sim", "--test", "conformance", "--", "--exact", TEST];
    Run::new("cargo", &args).env("FOURWAY_CONFORMANCE_DATE", &today()?).show()
}

/// A day since 1970-01-01 in the Gregorian calendar, such as `2026-11-22`.
fn date(days: u64) -> String {
    // Years begin in March, so that the leap day ends one: 400 years are 146097 days.
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
    format!("{:04}-{month:02}-{day:02}", era * 400 + year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_between_their_marks() {
        let [start, end] = MARKS;
        let document = format!("a\n{start}\nold\n{end}\nb");
        assert_eq!(between(&document, "new"), Some(format!("a\n{start}\nnew\n{end}\nb")));
        assert_eq!(between("a", "new"), None);
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        for (days, expected) in [
            (0, "1970-01-01"),
            (11_016, "2000-02-29"),
            (11_017, "2000-03-01"),
            (20_453, "2025-12-31"),
            (20_454, "2026-01-01"),
        ] {
            assert_eq!(date(days), expected);
        }
    }
}
