//! How the present moves.

use super::*;
use crate::ladder::lanes::LANE;

#[test]
fn every_scene_opens_and_plays_to_its_end_with_and_without_skimming() {
    for scene in 0..gallery().len() {
        for skim in [true, false] {
            let mut player = opened(scene);
            player.update(Msg::SetSkim(skim));
            player.update(Msg::SetSpeed(Speed::Quadruple));
            player.update(Msg::Play);
            let mut before = player.at();
            let mut ticks = 0;
            while player.is_playing() {
                player.update(Msg::Tick(200.0));
                assert!(player.at() >= before, "time never goes back");
                before = player.at();
                ticks += 1;
                assert!(ticks < 5000, "{} goes on for ever", gallery()[scene].name);
            }
            assert!(player.at_end() && (player.position() - 1.0).abs() < 1e-9 || player.trace().end() == Micros::ZERO);
        }
    }
}

#[test]
fn ticks_move_the_present_at_constant_speed_down_the_ladder() {
    let mut player = opened(FOUR_WAY);
    player.update(Msg::Play);
    let mut last = player.frame().y;
    let mut speeds = Vec::new();
    for _ in 0..80 {
        player.update(Msg::Tick(16.0));
        speeds.push(player.frame().y - last);
        last = player.frame().y;
    }
    assert!(speeds.iter().all(|speed| (speed - speeds[0]).abs() < 1e-6), "{speeds:?}");
}

#[test]
fn a_flight_at_normal_speed_takes_about_one_second_and_six_tenths() {
    let mut player = opened(FOUR_WAY);
    player.update(Msg::Play);
    let mut real = 0.0;
    while player.at() < Micros::from_ms(50) {
        player.update(Msg::Tick(10.0));
        real += 10.0;
    }
    assert!((1500.0..1700.0).contains(&real), "{real}");
}

#[test]
fn a_quiet_span_takes_twenty_seconds_at_most_when_it_is_not_skimmed_and_far_less_when_it_is() {
    let real_time_of_the_wait = |skim| {
        let mut player = opened(FOUR_WAY);
        player.update(Msg::SetSkim(skim));
        player.update(Msg::Seek(Micros::from_ms(250)));
        player.update(Msg::Play);
        let mut real = 0.0;
        while player.is_playing() {
            player.update(Msg::Tick(20.0));
            real += 0.02;
        }
        real
    };
    assert!((19.5..20.5).contains(&real_time_of_the_wait(false)));
    assert!(real_time_of_the_wait(true) < 4.0);
}

#[test]
fn the_same_messages_give_the_same_player() {
    let play = || {
        let mut player = opened(LOST_FINAL_ACK);
        for msg in
            [Msg::Play, Msg::Tick(700.0), Msg::SelectNext, Msg::Delay(Micros::from_ms(30)), Msg::Play, Msg::Tick(900.0)]
        {
            player.update(msg);
        }
        (player.at(), player.frame(), player.trace().as_ref().clone(), player.position())
    };
    assert_eq!(play(), play());
}

#[test]
fn a_tick_while_paused_or_of_no_time_changes_nothing() {
    let mut player = opened(FOUR_WAY);
    assert_eq!(player.update(Msg::Tick(100.0)), Changed::default());
    player.update(Msg::Play);
    for ms in [0.0, -5.0, f64::NAN] {
        assert_eq!(player.update(Msg::Tick(ms)), Changed::default());
    }
}

#[test]
fn a_step_forward_goes_to_the_next_event_and_says_it() {
    let mut player = opened(FOUR_WAY);
    player.update(Msg::StepForward);
    assert_eq!(player.at(), Micros::from_ms(50));
    assert!(player.announcement().is_some_and(|told| told.starts_with("50 ms. The client’s FIN says")));
    assert_eq!(player.current_line(), Some(1));
}

#[test]
fn a_step_back_and_forward_again_returns_to_the_same_event() {
    for scene in 0..gallery().len() {
        let mut player = opened(scene);
        loop {
            let here = player.at();
            player.update(Msg::StepForward);
            if player.at() == here {
                break;
            }
            let there = player.at();
            player.update(Msg::StepBack);
            player.update(Msg::StepForward);
            assert_eq!(player.at(), there, "{}", gallery()[scene].name);
        }
        assert!(player.at_end());
    }
}

#[test]
fn play_at_the_end_begins_anew_and_pause_keeps_the_moment() {
    let mut player = opened(FOUR_WAY);
    player.update(Msg::End);
    assert!(player.at_end());
    player.update(Msg::Play);
    assert_eq!((player.at(), player.is_playing()), (Micros::ZERO, true));
    player.update(Msg::Tick(500.0));
    let at = player.at();
    player.update(Msg::Pause);
    assert_eq!((player.at(), player.is_playing()), (at, false));
}

#[test]
fn the_scrubber_leads_to_the_position_that_it_shows() {
    let mut player = opened(LOST_FINAL_ACK);
    for part in [0.0, 0.1, 0.37, 0.5, 0.81, 1.0] {
        player.update(Msg::SeekPosition(part));
        assert!((player.position() - part).abs() < 0.02, "{part}: {}", player.position());
    }
    let marks = player.marks();
    assert!(marks.windows(2).all(|pair| pair[0].position <= pair[1].position));
    assert!(marks.iter().any(|mark| mark.kind == MarkKind::Loss && mark.at == Micros::from_ms(225)));
    assert!(marks.iter().any(|mark| mark.kind == MarkKind::Timeout));
}

#[test]
fn a_segment_in_flight_is_on_its_line_at_the_line_of_the_present() {
    for scene in 0..gallery().len() {
        let mut player = opened(scene);
        for step in 0..200 {
            player.update(Msg::SeekPosition(f64::from(step) / 199.0));
            let frame = player.frame();
            for moving in &frame.moving {
                let arrow = &player.ladder().arrows[moving.arrow];
                assert!(arrow.sent <= frame.at && frame.at < arrow.ends || arrow.end == ArrowEnd::Waiting);
                assert_eq!(moving.y, frame.y + f64::from(arrow.lane) * LANE);
                let on_line = crate::ladder::x_at(&arrow.points, frame.y).expect("a crossing");
                assert!((on_line - moving.x).abs() < 1e-9);
            }
            for (n, a) in frame.moving.iter().enumerate() {
                let covered = frame.moving[..n].iter().any(|b| a.y == b.y && (a.x - b.x).abs() < 20.0);
                assert!(!covered, "{} at {}", gallery()[scene].name, frame.at);
            }
            let should = player.ladder().arrows.iter().filter(|arrow| arrow.sent <= frame.at && frame.at < arrow.ends);
            assert_eq!(frame.moving.len(), should.count(), "{} at {}", gallery()[scene].name, frame.at);
        }
    }
}

#[test]
fn the_states_of_a_frame_are_those_of_the_trace() {
    for scene in 0..gallery().len() {
        let mut player = opened(scene);
        for moment in player.trace().records.iter().map(|record| record.at).collect::<Vec<_>>() {
            player.update(Msg::Seek(moment));
            for side in Side::BOTH {
                let so_far = player.trace().records.iter().filter(|record| record.at <= moment);
                let states = so_far.filter_map(|record| match record.kind {
                    Kind::State { host, to, .. } if host == side => Some(to),
                    _ => None,
                });
                if let Some(state) = states.reduce(|_, last| last) {
                    assert_eq!(player.frame().states[side as usize], state, "{} at {moment}", gallery()[scene].name);
                }
            }
        }
    }
}

#[test]
fn a_clock_runs_down_to_its_deadline() {
    let mut player = opened(LOST_FINAL_ACK);
    player.update(Msg::Seek(Micros::from_ms(150)));
    let left =
        |player: &Player| player.frame().clocks.iter().find(|clock| clock.host == Side::Server).map(|clock| clock.left);
    assert_eq!(left(&player), Some(1.0));
    player.update(Msg::Seek(Micros::from_ms(650)));
    assert_eq!(left(&player), Some(0.5));
}
