//! The section of `docs/conformance.md` that a command writes: every rule, and what shows it.

use crate::cases::{CASES, OWN_CASES};
use crate::corpus::{root, rules_of, scenarios};
use crate::play::{plays, produced};
use fourway_proto::{Config, Micros, Profile, Rule, TimeWait};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write;

const BEGIN: &str = "<!-- From here to the end mark: written by `cargo xtask conformance`. -->\n";
const END: &str = "<!-- The end mark. -->\n";
/// Set to today's date by the chore that writes the section.
const WRITE: &str = "FOURWAY_CONFORMANCE_DATE";

#[test]
fn the_committed_section_is_what_the_rules_and_their_scenarios_give() {
    let path = root().join("docs/conformance.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(BEGIN).expect("the mark where the section begins");
    let (section, after) = rest.split_once(END).expect("the mark where it ends");
    let (dated, committed) = section.split_once("\n\n").expect("a date before the rest");
    let content = content();
    if committed == content {
        return;
    }
    if let Ok(today) = std::env::var(WRITE) {
        let text = format!("{before}{BEGIN}As of {today}.\n\n{content}{END}{after}");
        return std::fs::write(&path, text).unwrap();
    }
    let differs = content.lines().zip(committed.lines()).find(|(now, then)| now != then);
    panic!("docs/conformance.md ({dated}) is not what is there now; `cargo xtask conformance` writes it: {differs:?}");
}

/// Everything but the date.
fn content() -> String {
    let scenarios: Vec<_> = scenarios().into_iter().map(|played| (rules_of(&played.trace), played.name)).collect();
    let (neutral, own) = (cases(CASES), cases(OWN_CASES));
    let tests = unit_tests();
    let mut text = String::new();
    let folder = |prefix: &str| scenarios.iter().filter(|(_, name)| name.starts_with(prefix)).count();
    let (of_rules, of_captures) = (folder("rules/"), folder("captures/"));
    let gallery = scenarios.len() - of_rules - of_captures;
    let lines = [
        format!("{} rules.", Rule::ALL.len()),
        format!(
            "{} scenarios: {gallery} of the gallery, {of_rules} of rules, {of_captures} of captures.",
            scenarios.len()
        ),
        format!("{} neutral cases and {} of our own are played; all agree.", neutral.len(), own.len()),
        format!("{} cells of the table of states and events.", cells()),
    ];
    for line in lines {
        writeln!(text, "- {line}").unwrap();
    }
    text.push_str(
        "\n| rule | where it is written | scenarios | cases | tests | shown by |\n|---|---|---|---|---|---|\n",
    );
    for rule in Rule::ALL {
        let names: Vec<_> = scenarios.iter().filter(|(rules, _)| rules.contains(rule)).map(|(_, name)| name).collect();
        let own_name = format!("rules/{}", rule.name());
        let shown = names.iter().find(|name| ***name == own_name).or(names.first()).map_or("", |name| name.as_str());
        let played = neutral.iter().chain(&own).filter(|rules| rules.contains(rule)).count();
        let mention = format!("Rule::{rule:?}");
        let named = tests.iter().filter(|test| mentions(test, &mention)).count();
        let cite = rule.cite();
        writeln!(text, "| `{}` | {cite} | {} | {played} | {named} | `{shown}` |", rule.name(), names.len()).unwrap();
    }
    text.push_str(&profiles());
    text
}

fn span(at: Option<Micros>) -> String {
    at.map_or("none".to_owned(), |at| at.to_string())
}

fn yes(on: bool) -> String {
    if on { "yes" } else { "no" }.to_owned()
}

/// A setting in words.
type Shown = dyn Fn(&Config) -> String;

/// The numbers of the profiles, as the engine has them.
fn profiles() -> String {
    let rows: [(&str, &Shown); 19] = [
        ("`mss`, octets", &|config| config.mss.to_string()),
        ("`window`, octets", &|config| config.window.to_string()),
        ("`rto_initial`, ms", &|config| config.rto_initial.to_string()),
        ("`rto_min`, ms", &|config| config.rto_min.to_string()),
        ("`rto_max`, ms", &|config| config.rto_max.to_string()),
        ("`max_retransmits`", &|config| config.max_retransmits.to_string()),
        ("given up after, from a timeout of `rto_min`, ms", &|config| given_up(config).to_string()),
        ("`user_timeout`, ms", &|config| span(config.user_timeout)),
        ("2 `msl`, ms", &|config| config.msl.times(2).to_string()),
        ("`time_wait`", &|config| yes(config.time_wait == TimeWait::Full)),
        ("`rfc1337`", &|config| yes(config.rfc1337)),
        ("`timestamps`", &|config| yes(config.timestamps)),
        ("`time_wait_reuse`", &|config| yes(config.time_wait_reuse)),
        ("`challenge_ack`", &|config| yes(config.challenge_ack)),
        ("`delayed_ack`, ms", &|config| config.delayed_ack.to_string()),
        ("`fin_wait_2_timeout`, ms", &|config| span(config.fin_wait_2_timeout)),
        ("`keepalive`", &|config| yes(config.keepalive.is_some())),
        ("`linger` 0", &|config| yes(config.linger_zero)),
        ("`half_duplex_close`", &|config| yes(config.half_duplex_close)),
    ];
    let mut text = "\n| setting | rfc9293 | linux | freebsd | windows |\n|---|---|---|---|---|\n".to_owned();
    for (name, value) in rows {
        let values = Profile::ALL.map(|profile| value(&profile.config()));
        writeln!(text, "| {name} | {} |", values.join(" | ")).unwrap();
    }
    text
}

/// How long after its first sending a segment is given up: the sum of its timeouts.
fn given_up(config: &Config) -> Micros {
    let timeouts = (0..=u32::from(config.max_retransmits)).map(|n| {
        let doubled = config.rto_min.0.saturating_mul(1 << n.min(32));
        Micros(doubled.min(config.rto_max.0))
    });
    timeouts.fold(Micros::ZERO, Micros::plus)
}

/// The rules that each case produces.
fn cases(text: &str) -> Vec<BTreeSet<Rule>> {
    let cases: Value = serde_json::from_str(text).unwrap();
    cases["cases"].as_array().unwrap().iter().filter(|case| plays(case)).map(produced).collect()
}

/// The text of every unit test of the endpoint but those of the table, which names the rules that it cannot produce.
fn unit_tests() -> Vec<String> {
    let folder = root().join("crates/fourway-proto/src/tests");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let texts =
        files.iter().filter(|path| path.extension().is_some_and(|end| end == "rs") && !path.ends_with("table.rs"));
    let texts: Vec<_> = texts.map(|path| std::fs::read_to_string(path).unwrap()).collect();
    texts.iter().flat_map(|text| text.split("#[test]").skip(1).map(str::to_owned)).collect()
}

/// True where the name stands alone, not as the beginning of a longer one.
fn mentions(text: &str, name: &str) -> bool {
    text.split(name).skip(1).any(|rest| !rest.starts_with(|next: char| next.is_alphanumeric()))
}

/// Cells of the table, without the names of rows and columns.
fn cells() -> usize {
    let text = std::fs::read_to_string(root().join("crates/fourway-proto/src/tests/table.md")).unwrap();
    let rows = text.lines().filter(|line| line.starts_with('|') && !line.starts_with("|-"));
    rows.filter(|line| !line.contains("| CLOSED | LISTEN | SYN-SENT |")).map(|line| line.matches(" | ").count()).sum()
}

#[test]
fn what_the_statements_are_shown_by_exists() {
    let text = std::fs::read_to_string(root().join("docs/conformance.md")).unwrap();
    let statements = text.split_once("\n## Statements\n").unwrap().1.split_once("\n## ").unwrap().0;
    let mut known = format!("{CASES}{OWN_CASES}");
    for folder in ["crates/fourway-proto/src", "crates/fourway-proto/src/tests"] {
        for entry in std::fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|end| end == "rs") {
                known += &std::fs::read_to_string(path).unwrap();
            }
        }
    }
    let scenarios: BTreeSet<String> = scenarios().into_iter().map(|played| played.name).collect();
    let rows: Vec<_> = statements.lines().filter(|line| line.starts_with("| ")).skip(1).collect();
    assert!(rows.len() > 40, "only {} rows were read", rows.len());
    for row in rows {
        let shown = row.rsplit('|').nth(1).unwrap();
        let names: Vec<_> = shown.split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "nothing shows {row}");
        for name in names {
            let there = Rule::from_name(name).is_some()
                || ["", "rules/", "captures/"].iter().any(|folder| scenarios.contains(&format!("{folder}{name}")))
                || known.contains(&format!("fn {name}("))
                || known.contains(&format!("pub {name}:"))
                || known.contains(&format!("\"{name}\""));
            assert!(there, "there is no {name}, in {row}");
        }
    }
}
