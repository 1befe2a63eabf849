//! Every comparison opens, draws and says what its runs show; three protocols step on one clock.

mod page;

use fourway_learn::{Comparison, comparisons, words};
use fourway_proto::Micros;
use fourway_stage::first_difference;
use fourway_ways::{Drawn, Opening};
use page::Page;

fn one(id: &str) -> &'static Comparison {
    comparisons().iter().find(|one| one.id == id).expect(id)
}

fn opened(page: &Page) -> Opening {
    page.opened.clone().expect("a run")
}

#[test]
fn every_comparison_opens_two_runs_and_stops_where_they_part() {
    for comparison in comparisons() {
        let mut page = Page::at(&format!("compare/{}", comparison.id), "");
        let opening = opened(&page);
        let beside = opening.beside.as_deref().expect("another run beside");
        let traces = [&opening, beside].map(|opening| {
            page.show(opening);
            page.run().trace().clone()
        });
        for (n, trace) in traces.iter().enumerate() {
            assert_eq!(*trace, comparison.runs[n].1.run(), "{} {n}", comparison.id);
        }
        let parts = first_difference(&traces[0], &traces[1]).expect(comparison.id);
        for shown in [&opening, beside] {
            page.show(shown);
            page.finish();
            let Drawn { markup, whole, holds, invites: _ } = page.draw();
            assert!(!whole && !markup.0.contains("class=\"note\""), "{}", comparison.id);
            assert_eq!(markup.0.matches("aria-current=\"true\"").count(), 1, "{}", comparison.id);
            assert_eq!(holds, if parts == Micros::ZERO { vec![] } else { vec![parts] }, "{}", comparison.id);
            assert!(markup.0.contains(&format!("data-go=\"t{}\"", parts.0)), "{}", comparison.id);
        }
        assert!(page.progress().contains(&format!("place compare {} {}\n", page::NOW, comparison.id)));
    }
}

#[test]
fn the_list_of_the_issue_is_complete() {
    assert_eq!(comparisons().iter().filter(|one| one.pitfall).count(), 3);
    let runs: Vec<&str> = one("ways").runs.iter().map(|(id, _)| *id).collect();
    assert_eq!(runs, ["four", "three", "simultaneous", "rst"]);
    assert_eq!(one("time-wait").runs.len() + one("one-loss").runs.len(), 4);
    let html = Page::new("").go("compare");
    assert_eq!(html.matches("class=\"card\"").count(), comparisons().len() + 1);
}

#[test]
fn of_more_than_two_runs_any_two_stand_side_by_side() {
    let mut page = Page::at("compare/ways", "");
    let runs = |page: &Page| {
        let name = |opening: &Opening| {
            let found = one("ways").runs.iter().find(|(_, run)| run.scenario() == opening.scenario);
            found.expect("a run of it").0
        };
        let opening = opened(page);
        [name(&opening), name(opening.beside.as_deref().expect("beside"))]
    };
    for (name, value, shown, why) in [
        ("second", "rst", ["four", "rst"], ""),
        ("first", "simultaneous", ["simultaneous", "rst"], ""),
        ("first", "rst", ["rst", "simultaneous"], "never one beside itself"),
        ("swap", "", ["simultaneous", "rst"], ""),
    ] {
        let html = page.press(name, value);
        assert_eq!(runs(&page), shown, "{why}");
        let titles = shown.map(|run| words().get(&format!("compare.ways.{run}.title")).to_owned());
        let heads = titles.map(|title| format!("<th scope=\"col\">{title}</th>")).concat();
        assert!(html.contains(&heads), "the figures are those of both: {html}");
    }
    let html = page.press("play", "");
    let played = opened(&page);
    assert!(played.plays && played.at == Micros::ZERO);
    assert_eq!(html.matches("selected=\"true\"").count(), 2, "{html}");
    assert!(html.contains("<option value=\"rst\" selected=\"true\">RST"), "{html}");
    page.opened = None;
    page.press("first", "no-such");
    assert_eq!(page.opened, None);
}

#[test]
fn another_run_is_said_to_be_one_and_the_two_can_be_opened_again() {
    let mut page = Page::at("compare/one-loss", "");
    let opening = opened(&page);
    page.show(&opened(&Page::at("compare/rfc1337", "")));
    let html = page.raw();
    assert!(html.contains("class=\"note\"") && html.contains("name=\"begin\""), "{html}");
    page.press("begin", "");
    assert_eq!(opened(&page), opening);
}

#[test]
fn what_follows_is_told_of_each_run_and_the_figures_are_those_of_the_runs() {
    let mut page = Page::at("compare/rst-after-write", "");
    let html = page.raw();
    for told in ["The wrong way", "The right way", "ECONNRESET at the server.", "<td>0 bytes</td><td>9 bytes</td>"] {
        assert!(html.contains(told), "{told}: {html}");
    }
    assert!(html.contains("Up to 10 ms both are the same"), "{html}");
    assert!(html.contains("<td>with a reset</td><td>the normal way</td>"), "{html}");
    let html = Page::at("compare/one-loss", "").raw();
    assert!(html.contains("<td>4</td><td>5</td>") && html.contains("<td>250 ms</td><td>1.25 s</td>"), "{html}");
}

#[test]
fn three_protocols_show_what_their_words_say() {
    let mut page = Page::new("");
    page.go("compare/protocols");
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
        let html = page.press("case", case);
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
    let mut page = Page::at("compare/protocols", "");
    let html = page.press("case", "still-talking");
    assert_eq!(html.matches("wants to send, and is refused.").count(), 2, "SCTP and QUIC: {html}");
    assert_eq!(html.matches("data-kind=\"data\" data-end=\"arrives\"").count(), 1, "TCP: {html}");
    let other = html.split("data-protocol=\"sctp\"").nth(1).expect("SCTP");
    assert!(html.contains("href=\"#guide/") && !other.contains("href=\"#guide/"), "its terms are not TCP's: {other}");
    let html = page.press("case", "gone");
    assert!(html.contains("ABORT reaches the client."), "{html}");
    assert_eq!(html.matches("that the connection has failed.").count(), 1, "SCTP: {html}");
}

#[test]
fn time_steps_from_event_to_event_and_says_what_happens() {
    let mut page = Page::at("compare/protocols", "");
    let html = page.press("step", "first");
    assert!(html.contains("<output class=\"moment\">0 ms</output>") && html.contains("class=\"later-on\""), "{html}");
    assert!(html.contains("value=\"back\" aria-disabled=\"true\""), "{html}");
    assert_eq!(html.matches("class=\"aloft\"").count(), 3, "a goodbye under way in each");
    for moment in ["50 ms", "100 ms", "150 ms"] {
        let html = page.press("step", "next");
        assert!(html.contains(&format!("<output class=\"moment\">{moment}</output>")), "{moment}: {html}");
    }
    let html = page.press("step", "back");
    let status = html.split("role=\"status\">").nth(1).and_then(|rest| rest.split("</div>").next()).expect("a status");
    assert!(status.contains("SHUTDOWN ACK reaches the client.") && !status.contains("QUIC"), "{status}");
    assert!(html.contains("data-state=\"FIN-WAIT-2\">FIN-WAIT-2</b>"), "{html}");
    let html = page.press("to", "675000");
    assert!(html.contains("<output class=\"moment\">675 ms</output>"), "{html}");
    let html = page.press("at", "1");
    assert!(html.contains("<output class=\"moment\">50 ms</output>"), "{html}");
    for (name, value) in [("step", "last"), ("at", "99999"), ("to", "1"), ("at", "x"), ("step", "next")] {
        page.ask(name, value);
        let html = page.raw();
        assert!(html.contains("<output class=\"moment\">240.2 s</output>"), "{name} {value}");
        assert!(!html.contains("class=\"later-on\""), "nothing is behind the veil at the end");
    }
}

#[test]
fn the_place_is_kept_and_a_name_that_is_none_leads_to_it() {
    let mut page = Page::at("compare/protocols", "");
    let mut page = Page::new(&page.progress());
    assert!(page.go("compare/no-such").contains("<svg"));
    assert!(page.go("compare/all").contains("class=\"way compares\""));
}
