//! The geometry of every scene at several widths, and of runs drawn at random.

use super::room::Area;
use super::{Arrow, ArrowEnd, Ladder, columns, layout, layout_of};
use crate::{Catalogue, Doings, gallery};
use fourway_proto::Micros;
use fourway_sim::{Document, Scenario, Side, Trace, run};
use proptest::prelude::*;

const WIDTHS: [f64; 6] = [320.0, 328.0, 480.0, 600.0, 900.0, 1200.0];

#[test]
fn no_text_stands_over_another_in_any_scene_at_any_width() {
    for_each_scene(|name, ladder| {
        let texts = texts(ladder);
        for (n, (one, a)) in texts.iter().enumerate() {
            for (other, b) in &texts[n + 1..] {
                assert!(!a.meets(b), "{name} at {}: \"{one}\" and \"{other}\"", ladder.width);
            }
        }
    });
}

#[test]
fn all_texts_stand_within_the_drawing() {
    for_each_scene(|name, ladder| {
        for (text, area) in texts(ladder) {
            assert!(area.is_within(0.0, 0.0, ladder.width, ladder.height), "{name} at {}: \"{text}\"", ladder.width);
        }
    });
}

#[test]
fn every_state_is_named_and_every_segment_bears_its_flags() {
    for_each_scene(|name, ladder| {
        for band in &ladder.bands {
            assert!(band.label.shown, "{name} at {}: {}", ladder.width, band.state);
        }
        for arrow in &ladder.arrows {
            assert_eq!(arrow.label.is_some(), arrow.copy == 0, "{name}: segment {}", arrow.segment);
            if let Some(label) = &arrow.label {
                assert_eq!((&label.flags, arrow.again || !label.again), (&arrow.flags, true), "{name}");
                assert!(!label.flags.is_empty() && label.angle().abs() < 90.0, "{name}");
            }
            // Of two crosses at one place, one may speak for both.
            let end = |arrow: &Arrow| arrow.points[arrow.points.len() - 1];
            let here = |other: &&Arrow| (end(other).0 - end(arrow).0).hypot(end(other).1 - end(arrow).1) < 12.0;
            let told = |other: &Arrow| other.end_label.as_ref().is_some_and(|label| label.shown);
            let crossed = arrow.end == ArrowEnd::Lost;
            assert_eq!(ladder.arrows.iter().filter(here).any(told), crossed, "{name} at {}", ladder.width);
        }
    });
}

#[test]
fn wide_ladders_say_the_numbers_of_every_segment_that_has_room() {
    for scene in ["four-way-close", "lost-fin", "server-closes-first", "open-talk-close", "half-close-with-data"] {
        for arrow in draw(scene, 600.0).arrows {
            let label = arrow.label.expect("a label");
            assert!(!label.detail.is_empty(), "{scene}: segment {}", arrow.segment);
        }
    }
}

#[test]
fn arrows_go_down_and_onward_from_one_lifeline_to_the_other() {
    for_each_scene(|name, ladder| {
        for arrow in &ladder.arrows {
            check_arrow(name, ladder, arrow);
        }
    });
}

#[test]
fn bands_follow_each_other_down_each_lifeline_from_top_to_bottom() {
    for_each_scene(|name, ladder| {
        for side in Side::BOTH {
            let bands: Vec<_> = ladder.bands.iter().filter(|band| band.host == side).collect();
            assert!(bands.windows(2).all(|pair| pair[0].y1 == pair[1].y0 && pair[0].to == pair[1].from), "{name}");
            assert!(bands.iter().all(|band| band.y0 < band.y1 && band.from <= band.to), "{name}");
            assert!(bands[0].y0 < 20.0 && bands[bands.len() - 1].y1 > ladder.height - 20.0, "{name}");
        }
    });
}

#[test]
fn a_usual_flight_is_as_high_as_the_width_allows() {
    for (width, least, most) in [(328.0, 33.0, 36.0), (600.0, 40.0, 48.0), (900.0, 40.0, 48.0)] {
        for arrow in draw("four-way-close", width).arrows {
            let fall = arrow.points[1].1 - arrow.points[0].1;
            assert!((least..=most).contains(&fall), "{fall} at {width}");
        }
    }
}

#[test]
fn quiet_spans_are_short_and_say_how_long_they_are() {
    let ladder = draw("lost-final-ack", 600.0);
    let texts: Vec<&str> = ladder.breaks.iter().map(|quiet| quiet.label.text.as_str()).collect();
    assert_eq!(texts, ["925 ms later", "4 min later"]);
    for quiet in &ladder.breaks {
        assert!(ladder.scale.top(quiet.to) - ladder.scale.y(quiet.from) < 90.0);
        assert!(
            quiet.y0 > ladder.scale.y(quiet.from)
                && quiet.y1 < ladder.scale.top(quiet.to)
                && quiet.y1 - quiet.y0 > 28.0
        );
    }
}

#[test]
fn a_lost_segment_ends_half_way_at_the_moment_of_its_loss() {
    let ladder = draw("lost-fin", 600.0);
    let lost = &ladder.arrows[0];
    let (x, y) = lost.points[1];
    assert_eq!((lost.end, lost.ends), (ArrowEnd::Lost, Micros::from_ms(25)));
    assert!((x - f64::midpoint(ladder.client_x, ladder.server_x)).abs() < 2.0);
    assert_eq!(y, ladder.scale.y(Micros::from_ms(25)));
}

#[test]
fn a_delay_on_the_way_bends_the_line_where_it_was_added() {
    let json = r#"{"fourway":1,"faults":[{"segment":1,"at_ms":20,"do":"delay","ms":100}]}"#;
    let ladder = layout(&run_of(json), &Catalogue::english(), 600.0);
    let bend = &ladder.arrows[0];
    assert_eq!((bend.points.len(), bend.end, bend.ends), (3, ArrowEnd::Arrives, Micros::from_ms(150)));
    let part = (bend.points[1].0 - bend.points[0].0) / (bend.points[2].0 - bend.points[0].0);
    assert!((part - 0.4).abs() < 0.01, "{part}");
    assert_eq!(bend.points[1].1, ladder.scale.y(Micros::from_ms(20)));
}

#[test]
fn a_copy_made_on_the_way_sets_out_from_where_the_segment_was() {
    let json = r#"{"fourway":1,"faults":[{"segment":1,"at_ms":25,"do":"duplicate"}]}"#;
    let ladder = layout(&run_of(json), &Catalogue::english(), 600.0);
    let copy = ladder.arrows.iter().find(|arrow| arrow.copy == 1).expect("a copy");
    let middle = f64::midpoint(ladder.client_x, ladder.server_x);
    assert!((copy.points[0].0 - middle).abs() < 4.0 && copy.label.is_none());
    assert_eq!((copy.end, copy.sent, copy.ends), (ArrowEnd::Arrives, Micros::from_ms(25), Micros::from_ms(60)));
}

#[test]
fn what_leaves_at_one_moment_leaves_in_slots_of_its_own() {
    let json = r#"{"fourway":1,"script":[{"at_ms":0,"on":"client","do":"send","text":"bye"},{"at_ms":0,"on":"client","do":"close"}]}"#;
    let ladder = layout(&run_of(json), &Catalogue::english(), 600.0);
    let (data, fin) = (&ladder.arrows[0].points, &ladder.arrows[1].points);
    assert!(fin[0].1 - data[0].1 >= 18.0 && fin[1].1 - data[1].1 >= 18.0);
    assert!(ladder.scale.y(Micros::ZERO) - ladder.scale.top(Micros::ZERO) >= 18.0);
}

#[test]
fn a_timer_that_fires_or_outlasts_a_quiet_span_has_a_bracket_with_a_name_and_others_have_none() {
    let ladder = draw("lost-final-ack", 600.0);
    let shown: Vec<&str> =
        ladder.timers.iter().filter(|mark| mark.shown).map(|mark| mark.label.text.as_str()).collect();
    // TIME-WAIT begins anew when the FIN comes again.
    assert_eq!(shown, ["retransmit 1 s", "2 MSL 4 min", "2 MSL 4 min"]);
    assert!(ladder.timers.iter().filter(|mark| mark.shown).all(|mark| mark.label.shown));
    assert!(ladder.timers.iter().any(|mark| !mark.shown));
}

#[test]
fn what_a_person_did_is_marked_as_theirs_and_what_the_scene_does_is_not() {
    let trace = run_of(r#"{"fourway":1,"faults":[{"segment":4,"at_ms":225,"do":"drop"}]}"#);
    let doings = Doings {
        faults: vec![(4, 0, Micros::from_ms(225))],
        calls: vec![(Side::Client, fourway_sim::CallName::Close, Micros::ZERO)],
    };
    for (doings, text, theirs) in [(doings, "dropped by you", true), (Doings::default(), "dropped", false)] {
        let ladder = layout_of(&trace, &Catalogue::english(), &doings, 600.0);
        let lost = &ladder.arrows[3];
        assert_eq!(lost.end_label.as_ref().map(|label| label.text.as_str()), Some(text));
        assert_eq!((lost.by_person, ladder.calls[0].by_person, ladder.calls[1].by_person), (theirs, theirs, false));
    }
}

#[test]
fn times_stand_at_the_edge_of_wide_ladders_only_and_are_read_apart() {
    assert!(draw("four-way-close", 480.0).ticks.is_empty());
    let ticks = draw("four-way-close", 600.0).ticks;
    let texts: Vec<&str> = ticks.iter().map(|tick| tick.text.as_str()).collect();
    assert_eq!(texts, ["0 ms", "50 ms", "100 ms", "150 ms", "200 ms", "250 ms", "240.2 s"]);
    assert!(ticks.windows(2).all(|pair| pair[1].y - pair[0].y >= 15.0));
}

#[test]
fn a_cut_path_is_named_between_the_lifelines() {
    let ladder = draw("client-gives-up", 328.0);
    assert_eq!(ladder.paths.iter().map(|mark| mark.label.text.as_str()).collect::<Vec<_>>(), ["path cut"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_run_is_drawn_in_bounds_and_downward(
        seed in any::<u64>(),
        jitter in 0..120_u32,
        loss in 0..4_u32,
        duplicate in 0..4_u32,
        reorder in 0..3_u32,
        sends in 0..4_u32,
        delay in prop_oneof![Just(0_u32), 1..300_u32],
        width in 320.0..1200.0,
    ) {
        let json = format!(
            r#"{{"fourway":1,"seed":{seed},"path":{{"delay_ms":{delay},"jitter_ms":{jitter},"loss":0.{loss},"duplicate":0.{duplicate},"reorder":0.{reorder}}},
            "script":[{}{{"at_ms":30,"on":"client","do":"close"}},{{"at_ms":200,"on":"server","do":"shutdown"}}]}}"#,
            r#"{"at_ms":0,"on":"client","do":"send","bytes":2000},"#.repeat(sends as usize),
        );
        let ladder = layout(&run_of(&json), &Catalogue::english(), width);
        for arrow in &ladder.arrows {
            check_arrow("random", &ladder, arrow);
        }
        let level = ladder.bands.iter().map(|band| &band.label).chain(ladder.calls.iter().map(|call| &call.label));
        let level: Vec<Area> = level.filter(|label| label.shown).map(columns::area).collect();
        for (n, one) in level.iter().enumerate() {
            prop_assert!(level[n + 1..].iter().all(|other| !one.meets(other)));
        }
    }
}

fn check_arrow(name: &str, ladder: &Ladder, arrow: &Arrow) {
    let at = format!("{name} at {}: segment {} copy {}", ladder.width, arrow.segment, arrow.copy);
    let onward = match arrow.from {
        Side::Client => 1.0,
        Side::Server => -1.0,
    };
    assert!((2..=6).contains(&arrow.points.len()), "{at}");
    for leg in arrow.points.windows(2) {
        assert!(leg[0].1 < leg[1].1, "{at} goes down: {:?}", arrow.points);
        assert!((leg[1].0 - leg[0].0) * onward >= 0.0, "{at} goes onward: {:?}", arrow.points);
    }
    let half = ladder.band_width / 2.0;
    let (left, right) = (ladder.client_x + half, ladder.server_x - half);
    let (from, to) = if onward > 0.0 { (left, right) } else { (right, left) };
    let (first, last) = (arrow.points[0], arrow.points[arrow.points.len() - 1]);
    assert!(arrow.copy > 0 || (first.0 - from).abs() < 0.01, "{at} sets out at its lifeline");
    let arrives = matches!(arrow.end, ArrowEnd::Arrives | ArrowEnd::Corrupted);
    assert_eq!((last.0 - to).abs() < 0.01, arrives, "{at} ends where its flight does");
    assert!(last.1 <= ladder.height && left <= last.0 && last.0 <= right, "{at} stays within");
}

/// Every text that is shown, with its room.
fn texts(ladder: &Ladder) -> Vec<(String, Area)> {
    let level = ladder
        .bands
        .iter()
        .map(|band| &band.label)
        .chain(ladder.calls.iter().map(|call| &call.label))
        .chain(ladder.timers.iter().map(|timer| &timer.label))
        .chain(ladder.breaks.iter().map(|quiet| &quiet.label))
        .chain(ladder.paths.iter().map(|mark| &mark.label))
        .chain(ladder.arrows.iter().filter_map(|arrow| arrow.end_label.as_ref()));
    let mut texts: Vec<(String, Area)> =
        level.filter(|label| label.shown).map(|label| (label.text.clone(), columns::area(label))).collect();
    for tick in &ladder.ticks {
        let left = ladder.width - super::room::text_width(&tick.text);
        texts.push((tick.text.clone(), Area::level(left, tick.y - 6.0, ladder.width, tick.y + 7.0)));
    }
    for label in ladder.arrows.iter().filter_map(|arrow| arrow.label.as_ref()) {
        let area = Area::above_line(label.x, label.y, label.along, label.width);
        texts.push((format!("{} {}", label.flags, label.detail), area));
    }
    texts
}

fn for_each_scene(check: impl Fn(&str, &Ladder)) {
    for scene in gallery() {
        for width in WIDTHS {
            check(scene.name, &draw(scene.name, width));
        }
    }
}

fn draw(name: &str, width: f64) -> Ladder {
    let scene = gallery().iter().find(|scene| scene.name == name).expect("a scene");
    layout(&run(&scene.scenario().expect("a scenario")), &Catalogue::english(), width)
}

fn run_of(json: &str) -> Trace {
    run(&Scenario::compile(&Document::parse(json).expect("a document")).expect("a scenario"))
}
