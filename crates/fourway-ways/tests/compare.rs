//! Every comparison opens, draws and says what its runs show; three protocols step on one clock.

#[path = "support/formed.rs"]
mod formed;

use formed::check_formed;
use fourway_learn::{Comparison, comparisons, words};
use fourway_panels::Run;
use fourway_proto::Micros;
use fourway_stage::{Doings, View, first_difference, with_acts};
use fourway_ways::{Answer, Control, Drawn, Opening, Seen, Ways};

fn run_of(opening: &Opening) -> Run {
    Run::new(with_acts(&opening.scenario, &opening.acts), &Doings::default())
}

fn idle() -> Run {
    Run::new(fourway_sim::Scenario::default(), &Doings::default())
}

fn entered(place: &str, kept: &str) -> (Ways, Option<Opening>) {
    let (mut ways, trouble) = Ways::new(kept);
    assert_eq!(trouble, None);
    match ways.enter(place, 7, 20_000).expect(place) {
        Answer::Open(opening) => (ways, Some(*opening)),
        Answer::Stay => (ways, None),
        Answer::Go(to) => panic!("{place} leads to {to}"),
    }
}

fn drawn(ways: &mut Ways, run: &Run, now: Micros) -> Drawn {
    let view = View { now, width: 360.0, ..View::default() };
    let drawn = ways.draw(&Seen { run, view: &view, dark: false }).expect("a way");
    check_formed(&drawn.markup.0, "compare");
    drawn
}

fn press(ways: &mut Ways, name: &str, value: &str) -> Answer {
    let (run, view) = (idle(), View::default());
    ways.press(&Control { name, value }, &Seen { run: &run, view: &view, dark: false })
}

fn opened(answer: Answer) -> Opening {
    let Answer::Open(opening) = answer else { panic!("nothing opens: {answer:?}") };
    *opening
}

fn one(id: &str) -> &'static Comparison {
    comparisons().iter().find(|one| one.id == id).expect(id)
}

#[test]
fn every_comparison_opens_two_runs_and_stops_where_they_part() {
    for comparison in comparisons() {
        let (mut ways, opening) = entered(&format!("compare/{}", comparison.id), "");
        let opening = opening.expect("a run");
        let beside = opening.beside.as_deref().expect("another run beside");
        let runs = [&opening, beside].map(run_of);
        for (n, run) in runs.iter().enumerate() {
            assert_eq!(*run.trace(), comparison.runs[n].1.run(), "{} {n}", comparison.id);
        }
        let parts = first_difference(runs[0].trace(), runs[1].trace()).expect(comparison.id);
        for (run, other) in [(&runs[0], &runs[1]), (&runs[1], &runs[0])] {
            let Drawn { markup, whole, holds } = drawn(&mut ways, run, other.trace().end());
            assert!(!whole && !markup.0.contains("class=\"note\""), "{}", comparison.id);
            assert_eq!(markup.0.matches("aria-current=\"true\"").count(), 1, "{}", comparison.id);
            assert_eq!(holds, if parts == Micros::ZERO { vec![] } else { vec![parts] }, "{}", comparison.id);
            assert!(markup.0.contains(&format!("data-go=\"t{}\"", parts.0)), "{}", comparison.id);
        }
        assert!(ways.progress().contains(&format!("place compare 7 {}\n", comparison.id)));
    }
}

#[test]
fn the_list_of_the_issue_is_complete() {
    assert_eq!(comparisons().iter().filter(|one| one.pitfall).count(), 3);
    let runs: Vec<&str> = one("ways").runs.iter().map(|(id, _)| *id).collect();
    assert_eq!(runs, ["four", "three", "simultaneous", "rst"]);
    assert_eq!(one("time-wait").runs.len() + one("one-loss").runs.len(), 4);
    let (mut ways, opening) = entered("compare", "");
    assert_eq!(opening, None);
    let Drawn { markup, whole, .. } = drawn(&mut ways, &idle(), Micros::ZERO);
    assert!(whole);
    assert_eq!(markup.0.matches("class=\"card\"").count(), comparisons().len() + 1);
}

#[test]
fn of_more_than_two_runs_any_two_stand_side_by_side() {
    let (mut ways, _) = entered("compare/ways", "");
    let runs = |opening: &Opening| {
        let name = |opening: &Opening| {
            let found = one("ways").runs.iter().find(|(_, run)| run.scenario() == opening.scenario);
            found.expect("a run of it").0
        };
        [name(opening), name(opening.beside.as_deref().expect("beside"))]
    };
    assert_eq!(runs(&opened(press(&mut ways, "second", "rst"))), ["four", "rst"]);
    assert_eq!(runs(&opened(press(&mut ways, "first", "simultaneous"))), ["simultaneous", "rst"]);
    assert_eq!(runs(&opened(press(&mut ways, "first", "rst"))), ["rst", "simultaneous"], "never one beside itself");
    assert_eq!(runs(&opened(press(&mut ways, "swap", ""))), ["simultaneous", "rst"]);
    let played = opened(press(&mut ways, "play", ""));
    assert!(played.plays && played.at == Micros::ZERO);
    assert_eq!(press(&mut ways, "first", "no-such"), Answer::Stay);
    let html = drawn(&mut ways, &run_of(&played), Micros::ZERO).markup.0;
    assert_eq!(html.matches("selected=\"true\"").count(), 2, "{html}");
    assert!(html.contains("<option value=\"rst\" selected=\"true\">RST"), "{html}");
}

#[test]
fn another_run_is_said_to_be_one_and_the_two_can_be_opened_again() {
    let (mut ways, opening) = entered("compare/one-loss", "");
    let html = drawn(&mut ways, &run_of(&entered("compare/rfc1337", "").1.expect("a run")), Micros::ZERO).markup.0;
    assert!(html.contains("class=\"note\"") && html.contains("name=\"begin\""), "{html}");
    assert_eq!(Some(opened(press(&mut ways, "begin", ""))), opening);
}

#[test]
fn what_follows_is_told_of_each_run_and_the_figures_are_those_of_the_runs() {
    let (mut ways, opening) = entered("compare/rst-after-write", "");
    let html = drawn(&mut ways, &run_of(&opening.expect("a run")), Micros::from_ms(10)).markup.0;
    for told in ["The wrong way", "The right way", "ECONNRESET at the server.", "<td>0 bytes</td><td>9 bytes</td>"] {
        assert!(html.contains(told), "{told}: {html}");
    }
    assert!(html.contains("Up to 10 ms both are the same"), "{html}");
    assert!(html.contains("<td>with a reset</td><td>the normal way</td>"), "{html}");
    let (mut ways, opening) = entered("compare/one-loss", "");
    let html = drawn(&mut ways, &run_of(&opening.expect("a run")), Micros::ZERO).markup.0;
    assert!(html.contains("<td>4</td><td>5</td>") && html.contains("<td>250 ms</td><td>1.25 s</td>"), "{html}");
}

/// The markup of the three protocols, after a press.
fn protocols(ways: &mut Ways, name: &str, value: &str) -> String {
    assert_eq!(press(ways, name, value), Answer::Stay);
    let Drawn { markup, whole, .. } = drawn(ways, &idle(), Micros::ZERO);
    assert!(whole);
    markup.0
}

#[test]
fn three_protocols_show_what_their_words_say() {
    let (mut ways, opening) = entered("compare/protocols", "");
    assert_eq!(opening, None);
    let cell = |row: &str, cells: [&str; 3]| {
        let cells = cells.map(|cell| format!("<td>{cell}</td>")).concat();
        format!("<th scope=\"row\">{}</th>{cells}", words().get(&format!("learn.way.compare.figure.{row}")))
    };
    for (case, packets, lost, client, server) in [
        ("plain", ["4", "3", "1"], ["0", "0", "0"], ["240.2 s", "100 ms", "675 ms"], ["250 ms", "150 ms", "725 ms"]),
        ("first-lost", ["5", "4", "1"], ["1", "1", "1"], ["241.2 s", "1.1 s", "675 ms"], ["1.25 s", "1.15 s", "30 s"]),
        ("last-lost", ["6", "5", "1"], ["1", "1", "1"], ["241.2 s", "100 ms", "675 ms"], ["1.25 s", "1.15 s", "30 s"]),
        (
            "still-talking",
            ["6", "3", "1"],
            ["0", "0", "0"],
            ["240.2 s", "100 ms", "675 ms"],
            ["250 ms", "150 ms", "725 ms"],
        ),
        ("at-once", ["4", "6", "2"], ["0", "0", "0"], ["240.1 s", "100 ms", "675 ms"], ["240.1 s", "100 ms", "675 ms"]),
        ("gone", ["2", "2", "1"], ["0", "0", "0"], ["110 ms", "110 ms", "685 ms"], ["0 ms", "0 ms", "0 ms"]),
    ] {
        let html = protocols(&mut ways, "case", case);
        for (row, cells) in [("packets", packets), ("lost", lost), ("client", client), ("server", server)] {
            assert!(html.contains(&cell(row, cells)), "{case} {row}: {html}");
        }
        assert_eq!(html.matches("<svg").count(), 3);
        assert_eq!(html.matches("class=\"cross\"").count(), if lost == ["1"; 3] { 3 } else { 0 }, "{case}");
        assert_eq!(html.matches("aria-pressed=\"true\"").count(), 1);
    }
}

#[test]
fn refusals_and_answers_are_told_in_words_too() {
    let (mut ways, _) = entered("compare/protocols", "");
    let html = protocols(&mut ways, "case", "still-talking");
    assert_eq!(html.matches("wants to send, and is refused.").count(), 2, "SCTP and QUIC: {html}");
    assert_eq!(html.matches("data-kind=\"data\" data-end=\"arrives\"").count(), 1, "TCP: {html}");
    let html = protocols(&mut ways, "case", "gone");
    assert!(html.contains("ABORT reaches the client."), "{html}");
    assert_eq!(html.matches("that the connection has failed.").count(), 1, "SCTP: {html}");
}

#[test]
fn time_steps_from_event_to_event_and_says_what_happens() {
    let (mut ways, _) = entered("compare/protocols", "");
    let html = protocols(&mut ways, "step", "first");
    assert!(html.contains("<output class=\"moment\">0 ms</output>") && html.contains("class=\"later-on\""), "{html}");
    assert!(html.contains("value=\"back\" aria-disabled=\"true\""), "{html}");
    assert_eq!(html.matches("class=\"aloft\"").count(), 3, "a goodbye under way in each");
    for moment in ["50 ms", "100 ms", "150 ms"] {
        let html = protocols(&mut ways, "step", "next");
        assert!(html.contains(&format!("<output class=\"moment\">{moment}</output>")), "{moment}: {html}");
    }
    let html = protocols(&mut ways, "step", "back");
    let status = html.split("role=\"status\">").nth(1).and_then(|rest| rest.split("</div>").next()).expect("a status");
    assert!(status.contains("SHUTDOWN ACK reaches the client.") && !status.contains("QUIC"), "{status}");
    assert!(html.contains("data-state=\"FIN-WAIT-2\">FIN-WAIT-2</b>"), "{html}");
    let html = protocols(&mut ways, "to", "675000");
    assert!(html.contains("<output class=\"moment\">675 ms</output>"), "{html}");
    let html = protocols(&mut ways, "at", "1");
    assert!(html.contains("<output class=\"moment\">50 ms</output>"), "{html}");
    for (name, value) in [("step", "last"), ("at", "99999"), ("to", "1"), ("at", "x"), ("step", "next")] {
        let html = protocols(&mut ways, name, value);
        assert!(html.contains("<output class=\"moment\">240.2 s</output>"), "{name} {value}");
        assert!(!html.contains("class=\"later-on\""), "nothing is behind the veil at the end");
    }
}

#[test]
fn the_place_is_kept_and_a_name_that_is_none_leads_to_it() {
    let (ways, _) = entered("compare/protocols", "");
    let (mut ways, opening) = entered("compare/no-such", &ways.progress());
    assert_eq!(opening, None);
    assert!(drawn(&mut ways, &idle(), Micros::ZERO).markup.0.contains("<svg"));
    let (mut ways, _) = entered("compare/all", &ways.progress());
    assert!(drawn(&mut ways, &idle(), Micros::ZERO).markup.0.contains("class=\"way compares\""));
}
