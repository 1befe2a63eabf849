//! The page for instructors: every answer and every link is there, what the sheets say holds, and no name is given away.

mod page;

use fourway_learn::{challenges, comparisons, lesson, myths, tales};
use fourway_proto::{Micros, State};
use fourway_sim::{Kind, Side, Trace, run};
use fourway_stage::{LinkAct, LinkDeed, gallery, with_acts};
use fourway_ways::Ways;
use page::reader::{text_of, values};
use page::{Page, plain};

fn hrefs(html: &str) -> Vec<String> {
    values(html, "a ", "href")
}

#[test]
fn the_page_has_every_answer() {
    let html = plain(&Page::new("").go("teach"));
    let catalogue = fourway_learn::words();
    let told = |key: String| {
        let text = catalogue.get(&key).replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        assert!(html.contains(&text), "{key}");
    };
    for step in lesson() {
        told(format!("lesson.{}.choice.{}", step.id, step.right));
        told(format!("lesson.{}.keep", step.id));
    }
    myths().iter().for_each(|myth| told(format!("myth.{}.truth", myth.id)));
    challenges().iter().for_each(|one| told(format!("challenge.{}.why", one.id)));
    let solutions = html.split("class=\"solution plain\"").skip(1);
    for (solution, one) in solutions.zip(challenges()) {
        let acts = one.task.start.acts().expect("acts").len();
        assert_eq!(solution.split("</ul>").next().unwrap_or_default().matches("<li>").count(), acts, "{}", one.id);
    }
}

#[test]
fn a_solution_names_the_segment_that_it_touches() {
    let html = text_of(&Page::new("").go("teach"));
    assert!(html.contains("At 25 ms, drop the client’s FIN ACK, which is segment 1."), "{html}");
    assert!(html.contains("drop the server’s repeated FIN ACK, which is segment 4."), "{html}");
    assert!(html.contains("let the server send “hello”."), "{html}");
    assert!(!html.contains("drop the client’s ,"), "{html}");
}

#[test]
fn every_part_has_a_link_that_leads_to_a_way() {
    let html = Page::new("").go("teach");
    let linked = hrefs(&html);
    let mut parts: Vec<String> = lesson().iter().map(|one| format!("#lesson/{}", one.id)).collect();
    parts.extend(challenges().iter().map(|one| format!("#challenges/{}", one.id)));
    parts.extend(myths().iter().map(|one| format!("#myths/{}", one.id)));
    parts.extend(comparisons().iter().map(|one| format!("#compare/{}", one.id)));
    parts.extend(tales().iter().filter(|one| one.id != "overview").map(|one| format!("#watch/{}", one.id)));
    for part in &parts {
        assert!(linked.contains(part) && html.contains(&format!("<code>{part}</code>")), "{part}");
    }
    for link in linked {
        let place = link.strip_prefix('#').expect("a place");
        assert!(place == "lab" || Ways::new("").0.enter(place, 0, 0).is_some(), "{place}");
    }
}

#[test]
fn a_sheet_has_a_way_back_and_is_remembered() {
    for item in ["worksheet", "handout"] {
        let mut page = Page::new("");
        let html = page.go(&format!("teach/{item}"));
        assert_eq!(html.matches("class=\"way-print\"").count(), 1);
        assert!(hrefs(&html).contains(&"#teach/page".to_owned()));
        assert_eq!(Page::new(&page.progress()).go("teach"), html);
    }
}

#[test]
fn the_worksheet_shows_the_run_and_gives_no_name_away() {
    let html = Page::new("").go("teach/worksheet");
    let from = html.find("<svg").expect("a picture");
    let picture = html[from..].split("<figcaption").next().unwrap_or_default();
    assert_eq!(picture.matches("class=\"line\"").count(), 4);
    assert_eq!(picture.matches("data-kind=\"ack\"").count(), 4, "all arrows are alike");
    assert_eq!(text_of(picture).split_whitespace().collect::<Vec<_>>().join(" "), "Client Server", "{picture}");
    let handout = Page::new("").go("teach/handout");
    for name in ["FIN-WAIT-1", "TIME-WAIT", "FIN ACK"] {
        assert!(handout.split("</figure>").next().unwrap_or_default().contains(name), "{name}");
    }
}

/// The four-way close with one of its segments lost.
fn without(number: u32) -> Trace {
    let scene = gallery().iter().find(|scene| scene.name == "four-way-close").expect("the scene");
    let scenario = scene.scenario().expect("a scenario");
    let whole = run(&scenario);
    let sent = whole.records.iter().find(|r| matches!(r.kind, Kind::Sent { segment, .. } if segment == number));
    let at = Micros(sent.expect("four segments").at.0 + 10_000);
    run(&with_acts(&scenario, &[LinkAct { at, deed: LinkDeed::Drop(number, 0) }]))
}

fn has(trace: &Trace, rule: &str) -> bool {
    trace.records.iter().any(|record| {
        let state = matches!(record.kind, Kind::State { rule: of, .. } if of.name() == rule);
        state || matches!(record.kind, Kind::Timer { rule: Some(of), .. } if of.name() == rule)
    })
}

fn repeated(trace: &Trace, side: Side) -> bool {
    trace.records.iter().any(|r| matches!(r.kind, Kind::Sent { from, retransmission: true, .. } if from == side))
}

#[test]
fn what_the_handout_says_of_each_loss_is_so() {
    assert!(repeated(&without(1), Side::Client));
    let ack = without(2);
    assert!(has(&ack, "fin-with-ack-of-fin") && !repeated(&ack, Side::Client), "the second FIN confirms it too");
    assert!(repeated(&without(3), Side::Server));
    let last = without(4);
    assert!(repeated(&last, Side::Server) && has(&last, "fin-in-time-wait"));
    for number in 1..=4 {
        let trace = without(number);
        let ends = [Side::Client, Side::Server].map(|side| {
            let moves = trace.records.iter().rev();
            moves.clone().find_map(|r| {
                let Kind::State { host, to, .. } = r.kind else { return None };
                (host == side).then_some(to)
            })
        });
        assert_eq!(ends, [Some(State::Closed); 2], "{number}");
    }
}
