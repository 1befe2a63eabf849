//! The description of the contract in `docs/scenario.md` against what the code does.

mod common;

use common::{fourway, root};
use fourway_proto::{Micros, Profile, Rule, TimeWait, Timer};
use fourway_sim::{CallName, Outcome};

#[test]
fn every_rule_has_its_row_and_every_row_its_rule() {
    let text = contract();
    let rows = text.split("## Rules").nth(1).unwrap().lines().filter(|line| line.starts_with("| `"));
    let described: Vec<_> = rows.map(|row| cells(row)[..2].join(" ")).collect();
    let known: Vec<_> = Rule::ALL.iter().map(|rule| format!("`{}` {}", rule.name(), rule.cite())).collect();
    assert_eq!(described, known);
}

#[test]
fn the_profiles_have_the_numbers_that_are_described() {
    let text = contract();
    let table = text.split("### Profiles").nth(1).and_then(|rest| rest.split("Where the numbers").next()).unwrap();
    let rows: Vec<_> = table.lines().filter(|line| line.starts_with("| ")).map(cells).collect();
    assert_eq!(rows[0][1..], Profile::ALL.map(|profile| format!("`{}`", profile.name())));
    for (column, profile) in Profile::ALL.into_iter().enumerate() {
        let described: Vec<_> = rows[1..].iter().map(|row| format!("{} {}", row[0], row[column + 1])).collect();
        assert_eq!(described, numbers(profile), "{}", profile.name());
    }
}

#[test]
fn every_name_that_a_trace_or_a_script_can_bear_is_described() {
    let text = contract();
    let calls = CallName::ALL.iter().map(|call| call.name());
    let outcomes = Outcome::ALL.iter().map(|outcome| outcome.name());
    let timers = Timer::ALL.iter().map(|timer| timer.name());
    for name in calls.chain(outcomes).chain(timers) {
        assert!(text.contains(&format!("`{name}`")), "{name}");
    }
}

#[test]
fn every_key_of_the_schema_is_described() {
    let text = contract();
    let schema: serde_json::Value = serde_json::from_str(&fourway(&["schema"], b"").out).unwrap();
    let types = schema["$defs"].as_object().unwrap().values().chain([&schema]);
    for key in types.flat_map(|of| of["properties"].as_object().into_iter().flatten()).map(|(key, _)| key) {
        let there = ["`", "\"", "."]
            .iter()
            .any(|before| ["`", "\"", "."].iter().any(|after| text.contains(&format!("{before}{key}{after}"))));
        assert!(there, "{key}");
    }
}

#[test]
fn every_scenario_in_the_description_runs_and_holds() {
    let text = contract();
    let scenarios: Vec<_> = text.split("```json\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert!(!scenarios.is_empty());
    for scenario in scenarios {
        let ran = fourway(&["check", "-"], scenario.as_bytes());
        assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (Some(0), "ok -\n", ""), "{scenario}");
    }
}

#[test]
fn without_a_script_a_scenario_is_the_plain_close() {
    let file = common::file("four-way-close");
    let plain = fourway(&["run", "-", "--format", "ladder"], b"{\"fourway\":1}");
    assert_eq!(plain, fourway(&["run", &file, "--format", "ladder"], b""));
}

fn contract() -> String {
    std::fs::read_to_string(root().join("docs/scenario.md")).unwrap()
}

fn cells(row: &str) -> Vec<String> {
    row.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect()
}

/// The defaults of a profile, as the rows of the description.
fn numbers(profile: Profile) -> Vec<String> {
    let config = profile.config();
    let or_null = |span: Option<Micros>| span.map_or("null".to_owned(), |span| span.to_string());
    let time_wait = match config.time_wait {
        TimeWait::Full => "full",
        TimeWait::None => "none",
    };
    vec![
        format!("`mss` {}", config.mss),
        format!("`window` {}", config.window),
        format!("`rto_initial_ms` {}", config.rto_initial),
        format!("`rto_min_ms` {}", config.rto_min),
        format!("`rto_max_ms` {}", config.rto_max),
        format!("`max_retransmits` {}", config.max_retransmits),
        format!("`user_timeout_ms` {}", or_null(config.user_timeout)),
        format!("`msl_ms` {}", config.msl),
        format!("`time_wait` {time_wait}"),
        format!("`rfc1337` {}", config.rfc1337),
        format!("`timestamps` {}", config.timestamps),
        format!("`time_wait_reuse` {}", config.time_wait_reuse),
        format!("`challenge_ack` {}", config.challenge_ack),
        format!("`delayed_ack_ms` {}", config.delayed_ack),
        format!("`fin_wait_2_timeout_ms` {}", or_null(config.fin_wait_2_timeout)),
        format!("`keepalive` {}", config.keepalive.map_or("null", |_| "on")),
        format!("`linger` {}", if config.linger_zero { "0" } else { "null" }),
        format!("`half_duplex_close` {}", config.half_duplex_close),
    ]
}
