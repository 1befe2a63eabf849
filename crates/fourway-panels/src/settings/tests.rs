//! The form and what is set with it, by the scenarios of the gallery and by acts as a person does them.

use super::edit::set;
use super::fields::{DOCUMENT, FAULT, Form, HOST, KEEPALIVE, MADE, MATCH, PATH, STEP};
use crate::Run;
use crate::view::testing::scene;
use fourway_sim::{Document, Scenario};
use fourway_stage::{Catalogue, Doings, View, gallery};

pub fn scenario(text: &str) -> Scenario {
    Scenario::compile(&Document::parse(text).expect("a document")).expect("a scenario")
}

pub fn drawn(scenario: &Scenario) -> String {
    Run::new(scenario.clone(), &Doings::default()).panel("setup", &View::default()).expect("the panel")
}

/// Puts values one after the other, and gives the document.
#[track_caller]
pub fn after(text: &str, puts: &[(&str, &str)]) -> String {
    let mut now = scenario(text);
    for (path, value) in puts {
        now = set(&now, path, value).unwrap_or_else(|refusal| panic!("{path} = {value}: {refusal}"));
    }
    Document::from(&now).to_json()
}

const PLAIN: &str = r#"{"fourway": 1}"#;

#[track_caller]
fn check(puts: &[(&str, &str)], expected: &str) {
    assert_eq!(after(PLAIN, puts), format!("{{\"fourway\":1{expected}}}"));
}

#[test]
fn a_value_is_set_and_an_empty_field_takes_it_back() {
    check(&[("path.delay_ms", " 70 ")], r#","path":{"delay_ms":70}"#);
    check(&[("path.delay_ms", "70"), ("path.delay_ms", "")], "");
    check(
        &[("title", " a title"), ("start", "closed"), ("seed", "18446744073709551615")],
        r#","title":" a title","seed":18446744073709551615,"start":"closed""#,
    );
    check(
        &[("client.profile", "linux"), ("client.fin_wait_2_timeout_ms", "none")],
        r#","client":{"profile":"linux","fin_wait_2_timeout_ms":null}"#,
    );
    check(
        &[("server.linger", "0"), ("server.rfc1337", "true"), ("server.time_wait", "none")],
        r#","server":{"time_wait":"none","rfc1337":true,"linger":0}"#,
    );
    check(&[("until_ms", "1000"), ("until_ms", "600000")], "");
}

#[test]
fn each_direction_can_be_set_for_itself_and_both_together_again() {
    let one = [("path.to_client.delay_ms", "90")];
    check(&one, r#","path":{"to_client":{"delay_ms":90}}"#);
    check(
        &[one[0], ("path.loss", "0.5")],
        r#","path":{"to_server":{"loss":0.5},"to_client":{"delay_ms":90,"loss":0.5}}"#,
    );
    check(&[one[0], ("path.delay_ms", "20")], r#","path":{"delay_ms":20}"#);
    check(&[one[0], ("path.to_client.delay_ms", ""), ("path.manual", "true")], r#","path":{"manual":true}"#);
}

#[test]
fn what_is_refused_says_so_in_the_line_of_the_contract() {
    let check = |path: &str, value: &str, line: &str| {
        assert_eq!(set(&Scenario::default(), path, value), Err(line.to_owned()));
    };
    check("path.loss", "2", "path.loss: found 2, expected a probability from 0 to 1");
    check("client.mss", "many", "client.mss: found string \"many\", expected a whole number within range");
    check("client.rto_min_ms", "70000", "client.rto_min_ms: found 70000 ms, expected at most rto_max_ms, 60000 ms");
    check("script[0].at_ms", "", "script[0]: found neither at_ms nor when, expected one of them");
    check("faults[3].do", "drop", "faults[3].ms: found no such place, expected one of the document");
    check(
        "client.colour",
        "red",
        "client.colour: unknown key \"colour\", expected one of profile, isn, mss, window, rto_initial_ms, rto_min_ms, rto_max_ms, max_retransmits, user_timeout_ms, msl_ms, time_wait, rfc1337, timestamps, time_wait_reuse, challenge_ack, delayed_ack_ms, fin_wait_2_timeout_ms, keepalive, linger, half_duplex_close",
    );
}

#[test]
fn keepalive_and_a_host_are_there_or_not() {
    let on = ("client.keepalive", "on");
    check(&[on], r#","client":{"keepalive":{"idle_ms":7200000,"interval_ms":75000,"probes":9}}"#);
    check(&[on, ("client.keepalive.probes", "2"), ("client.keepalive", "off")], "");
    check(&[("server", "scripted")], r#","server":"scripted""#);
    check(&[("server", "scripted"), ("server", "on")], "");
}

#[test]
fn entries_of_the_script_are_added_changed_moved_and_removed() {
    let rest = r#"{"when":{"host":"server","state":"CLOSE-WAIT"},"after_ms":100,"on":"server","do":"close"}"#;
    let plain = r#"{"at_ms":0,"on":"client","do":"close"}"#;
    check(&[("script", "+"), ("script[2]", "-")], "");
    check(&[("script", "-")], r#","script":[]"#);
    check(&[("script[0].at_ms", "5")], &format!(r#","script":[{{"at_ms":5,"on":"client","do":"close"}},{rest}]"#));
    check(&[("script[1]", "up")], &format!(r#","script":[{rest},{plain}]"#));
    check(&[("script[1]", "up"), ("script[0]", "down"), ("script[0]", "up"), ("script[1]", "down")], "");
    check(
        &[("script[1]", "-"), ("script[0].when", "state"), ("script[0].when.host", "server")],
        r#","script":[{"when":{"host":"server","state":"CLOSE-WAIT"},"on":"client","do":"close"}]"#,
    );
    check(&[("script[0].when", "state"), ("script[0].when", "at")], "");
}

#[test]
fn another_action_brings_what_it_needs_and_leaves_what_it_does_not() {
    let step = |puts: &[(&str, &str)], expected: &str| {
        let puts: Vec<(&str, &str)> = [("script", "-"), ("script", "+")].iter().chain(puts).copied().collect();
        check(&puts, &format!(r#","script":[{{"at_ms":0,{expected}}}]"#));
    };
    step(&[("script[0].do", "send")], r#""on":"client","do":"send","text":"hello""#);
    step(&[("script[0].do", "send"), ("script[0].bytes", "9")], r#""on":"client","do":"send","bytes":9"#);
    step(
        &[("script[0].do", "send"), ("script[0].text", " a "), ("script[0].do", "read")],
        r#""on":"client","do":"read""#,
    );
    step(&[("script[0].on", "path")], r#""on":"path","do":"cut""#);
    step(
        &[("script[0].on", "path"), ("script[0].do", "set"), ("script[0].loss", "0.5"), ("script[0].delay_ms", "")],
        r#""on":"path","do":"set","loss":0.5"#,
    );
    let number = [("script[0].on", "path"), ("script[0].do", "deliver"), ("script[0].direction", "segment")];
    step(&number, r#""on":"path","do":"deliver","segment":1"#);
    step(
        &[number[0], number[1], number[2], ("script[0].segment", "4"), ("script[0].direction", "to_client")],
        r#""on":"path","do":"deliver","direction":"to_client""#,
    );
    step(&[number[0], ("script[0].on", "server")], r#""on":"server","do":"close""#);
    step(
        &[("script[0].do", "open"), ("script[0].isn", "-5"), ("script[0].relative", "true")].map(|put| put)[..1],
        r#""on":"client","do":"open""#,
    );
    let inject = ("script[0].do", "inject");
    step(&[inject], r#""on":"client","do":"inject","segment":{"flags":["ACK"],"seq":1,"ack":1,"relative":true}"#);
    step(
        &[
            inject,
            ("script[0].segment.flags", "RST"),
            ("script[0].segment.flags", "ACK"),
            ("script[0].segment.len", "3"),
        ],
        r#""on":"client","do":"inject","segment":{"flags":["RST"],"seq":1,"len":3,"relative":true}"#,
    );
}

#[test]
fn every_action_can_be_chosen_from_every_other() {
    for (on, acts) in [("client", super::fields::ACTS), ("path", super::fields::PATH_ACTS)] {
        for first in acts {
            for then in acts {
                let puts = [
                    ("script", "-"),
                    ("script", "+"),
                    ("script[0].on", on),
                    ("script[0].do", first),
                    ("script[0].do", then),
                ];
                let document = after(PLAIN, &puts);
                assert!(document.contains(&format!("\"do\":\"{then}\"")), "{document}");
            }
        }
    }
}

#[test]
fn faults_are_added_changed_and_removed() {
    let add = ("faults", "+");
    let one = |puts: &[(&str, &str)], expected: &str| {
        let puts: Vec<(&str, &str)> = [add].iter().chain(puts).copied().collect();
        check(&puts, &format!(r#","faults":[{expected}]"#));
    };
    one(&[], r#"{"segment":1,"do":"drop"}"#);
    check(&[add, ("faults[0]", "-")], "");
    check(&[add, add, ("faults", "-")], "");
    one(&[("faults[0].do", "delay")], r#"{"segment":1,"do":"delay","ms":100}"#);
    one(
        &[("faults[0].do", "delay"), ("faults[0].do", "duplicate"), ("faults[0].copies", "3")],
        r#"{"segment":1,"do":"duplicate","copies":3}"#,
    );
    one(
        &[("faults[0].at_ms", "20"), ("faults[0].match", "match"), ("faults[0].match.from", "server")],
        r#"{"match":{"from":"server"},"do":"drop"}"#,
    );
    let bits = [("faults[0].match", "match"), ("faults[0].match.flags", "FIN"), ("faults[0].match.without", "ACK")];
    one(&bits, r#"{"match":{"flags":["FIN"],"without":["ACK"]},"do":"drop"}"#);
    one(&[bits[0], bits[1], ("faults[0].match.flags", "FIN")], r#"{"match":{},"do":"drop"}"#);
    // A bit that must be set is no longer one that must not.
    one(&[bits[0], bits[2], ("faults[0].match.flags", "ACK")], r#"{"match":{"flags":["ACK"]},"do":"drop"}"#);
    one(
        &[bits[0], ("faults[0].match.data", "false"), ("faults[0].match.nth", "2"), ("faults[0].match", "segment")],
        r#"{"segment":1,"do":"drop"}"#,
    );
}

#[test]
fn expectations_stay_and_one_can_be_removed() {
    let text = r#"{"fourway": 1, "expect": [{"outcome": "closed"}, {"rule": "abort"}]}"#;
    assert!(after(text, &[("path.loss", "1")]).contains(r#""expect":[{"outcome":"closed"},{"rule":"abort"}]"#));
    assert!(after(text, &[("expect[1]", "-")]).contains(r#""expect":[{"outcome":"closed"}]"#));
    let html = drawn(&scenario(text));
    assert!(html.contains("1 of 2 fail") && html.contains("data-holds=\"false\""), "{html}");
}

/// What stands between the quotes of an attribute, everywhere.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    html.split(&format!(" {attribute}=\"")).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn the_form_of_every_scene_has_words_for_everything_and_no_id_twice() {
    for one in gallery() {
        let html = scene(one.name).panel("setup", &View::default()).expect("the panel");
        let text = html.split('>').filter_map(|piece| piece.split('<').next());
        let bare: Vec<&str> = text.filter(|text| ["set.", "tab."].iter().any(|key| text.starts_with(key))).collect();
        assert!(bare.is_empty(), "{}: {bare:?}", one.name);
        let mut ids = values(&html, "id");
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{}", one.name);
        for about in values(&html, "aria-describedby").iter().flat_map(|ids| ids.split(' ')) {
            assert!(ids.binary_search(&about).is_ok(), "{}: {about}", one.name);
        }
        for label in values(&html, "for") {
            assert!(ids.binary_search(&label).is_ok(), "{}: {label}", one.name);
        }
    }
}

/// A scenario in which every field of the form is shown: every action, every fault, keepalive.
fn everything() -> Scenario {
    let mut now = set(&Scenario::default(), "client.keepalive", "on").expect("keepalive");
    now = set(&now, "faults", "+").expect("a fault");
    for fault in ["delay", "duplicate"] {
        now = set(&now, "faults", "+").expect("a fault");
        let last = now.faults.len() - 1;
        now = set(&now, &format!("faults[{last}].match"), "match").expect("a match");
        now = set(&now, &format!("faults[{last}].do"), fault).expect(fault);
    }
    for (on, acts) in [("client", super::fields::ACTS), ("path", super::fields::PATH_ACTS)] {
        for act in acts {
            now = set(&now, "script", "+").expect("an entry");
            let entry = format!("script[{}]", now.script.len() - 1);
            now = set(&now, &format!("{entry}.on"), on).expect(on);
            now = set(&now, &format!("{entry}.do"), act).expect(act);
        }
    }
    let last = format!("script[{}].direction", now.script.len() - 1);
    set(&now, &last, "segment").expect("a number")
}

#[test]
fn every_key_of_the_contract_is_shown_somewhere() {
    let html = drawn(&everything());
    let names = values(&html, "name");
    let ends = |end: &str| names.iter().any(|name| *name == end || name.ends_with(&format!(".{end}")));
    let within = |part: &str, form: &Form, not: &[&str]| {
        for field in form.fields.iter().filter(|field| !not.contains(&field.key)) {
            let key = field.key;
            let found = names.iter().any(|name| {
                let (place, last) = name.rsplit_once('.').unwrap_or(("", name));
                last == key && place.trim_end_matches(|c: char| "[]0123456789".contains(c)) == part
            });
            assert!(found, "{part}.{key}");
        }
    };
    within("", &DOCUMENT, &["fourway", "path", "expect"]);
    within("path", &PATH, &["to_server", "to_client"]);
    within("path.to_server", &PATH, &["manual", "to_server", "to_client"]);
    within("path.to_client", &PATH, &["manual", "to_server", "to_client"]);
    within("client", &HOST, &[]);
    within("server", &HOST, &[]);
    within("client.keepalive", &KEEPALIVE, &[]);
    within("script", &STEP, &[]);
    assert!(ends("when.host") && ends("when.state"));
    assert!(MADE.fields.iter().all(|field| ends(&format!("segment.{}", field.key))));
    within("faults", &FAULT, &[]);
    assert!(MATCH.fields.iter().all(|field| ends(&format!("match.{}", field.key))));
}

#[test]
fn every_field_has_a_name_and_a_sentence() {
    let (html, words) = (drawn(&everything()), Catalogue::whole());
    assert!(!html.contains("<label for=\"\"") && !html.contains("></label>"), "a field without a name");
    assert!(!html.contains(".what\"></p>") && !html.contains(".what\"> "), "a field without a sentence");
    assert!(words.has("set.intro"));
}

#[test]
fn only_what_differs_from_the_usual_stands_out() {
    assert!(!drawn(&Scenario::default()).contains("data-own=\"true\""));
    let html = drawn(&scenario(r#"{"fourway": 1, "client": {"profile": "linux", "mss": 500}}"#));
    assert_eq!(html.matches("data-own=\"true\"").count(), 2, "{html}");
    assert!(html.contains("linux · 1 changed") && html.contains("placeholder=\"120000\""), "{html}");
}

#[test]
fn a_text_of_the_document_is_never_markup() {
    let html = drawn(&scenario(
        r#"{"fourway": 1, "title": "<b>\"&{", "script": [{"at_ms": 0, "on": "client", "do": "send", "text": "</p><script>"}]}"#,
    ));
    assert!(!html.contains("<script>") && html.contains("value=\"&lt;b>&quot;&amp;&lbrace;\""), "{html}");
}

#[test]
fn whatever_is_put_anywhere_is_a_scenario_that_can_be_kept_or_a_line() {
    let start = everything();
    let html = drawn(&start);
    let mut names = values(&html, "name");
    names.extend([
        "",
        ".",
        "[",
        "script[",
        "script[x].do",
        "faults[18446744073709551615]",
        "path.",
        "client.keepalive.x",
        "a[0].b",
    ]);
    names.sort_unstable();
    names.dedup();
    let odd = [
        "",
        " ",
        "0",
        "-1",
        "1e400",
        "0.1",
        "none",
        "+",
        "-",
        "up",
        "down",
        "at",
        "state",
        "match",
        "segment",
        "on",
        "off",
        "scripted",
        "true",
        "null",
        "[]",
        "{}",
        "\"",
        "18446744073709551616",
        "FIN",
        "client",
        "path",
        "set",
        "é\u{0}",
    ];
    for name in names {
        for value in odd {
            match set(&start, name, value) {
                Ok(scenario) => {
                    let text = Document::from(&scenario).to_json_pretty();
                    let read = Document::parse(&text).unwrap_or_else(|refusal| panic!("{name} = {value}: {refusal}"));
                    assert_eq!(Scenario::compile(&read).as_ref(), Ok(&scenario), "{name} = {value}");
                }
                Err(line) => assert!(!line.contains('\n') && line.contains(": "), "{name} = {value}: {line}"),
            }
        }
    }
}
