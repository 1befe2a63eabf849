//! Undo, redo, the runs that acts in the past leave, and two of them side by side.

use super::*;
use crate::{SegmentAct, Stride};

#[test]
fn undo_and_redo_go_through_everything_a_person_did() {
    let mut player = opened(FOUR_WAY);
    let plain = Rc::clone(player.trace());
    drop_at(&mut player, 20, 1);
    let dropped = Rc::clone(player.trace());
    player.update(open(LOST_FINAL_ACK));
    assert!(player.can_undo() && !player.can_redo());
    player.update(Msg::UndoLast);
    assert_eq!((scene(&player), player.at(), player.trace()), (Some(FOUR_WAY), Micros::from_ms(20), &dropped));
    player.update(Msg::UndoLast);
    assert_eq!((player.trace(), player.acts().len()), (&plain, 0));
    player.update(Msg::Redo);
    player.update(Msg::Redo);
    assert_eq!((scene(&player), player.at(), player.can_redo()), (Some(LOST_FINAL_ACK), Micros::ZERO, false));
    let told = player.update(Msg::Redo);
    assert!(!told.trace && player.announcement() == Some("There is nothing to do again."));
    // A player opens on the first scene: that one change can be taken back, and nothing before it.
    for _ in 0..3 {
        player.update(Msg::UndoLast);
    }
    assert!(!player.can_undo() && scene(&player) == Some(0));
    assert!(!player.update(Msg::UndoLast).trace);
}

#[test]
fn an_act_in_the_past_keeps_the_run_that_it_pushed_aside() {
    let mut player = opened(FOUR_WAY);
    drop_at(&mut player, 225, 4);
    let late = Rc::clone(player.trace());
    drop_at(&mut player, 20, 1);
    let runs = player.runs();
    let told: Vec<(&str, usize, bool)> = runs.iter().map(|run| (run.told.as_str(), run.acts, run.now)).collect();
    assert_eq!(told, [("", 0, false), ("You drop the ACK.", 1, false), ("You drop the FIN ACK.", 1, true)]);
    player.update(Msg::Switch(runs[1].version));
    assert_eq!((player.trace(), player.at()), (&late, Micros::from_ms(20)));
    assert!(player.runs()[1].now);
    player.update(Msg::Switch(999));
    assert_eq!(player.trace(), &late);
}

#[test]
fn the_same_run_made_twice_is_offered_once() {
    let mut player = opened(FOUR_WAY);
    drop_at(&mut player, 20, 1);
    player.update(Msg::UndoLast);
    drop_at(&mut player, 20, 1);
    assert_eq!(player.runs().len(), 2);
    for at in 1..30 {
        drop_at(&mut player, at, 1);
    }
    let runs = player.runs();
    assert_eq!(runs.len(), 8);
    assert!(runs[0].acts == 0 && runs.iter().any(|run| run.now), "the untouched one and the one shown stay");
}

#[test]
fn more_versions_than_are_kept_leave_the_run_and_the_nearest_ones() {
    let mut player = opened(FOUR_WAY);
    for n in 0..1000 {
        drop_at(&mut player, 1 + n % 40, 1);
    }
    let now = Rc::clone(player.trace());
    for _ in 0..100 {
        player.update(Msg::UndoLast);
    }
    for _ in 0..100 {
        player.update(Msg::Redo);
    }
    assert_eq!(player.trace(), &now);
}

#[test]
fn two_runs_differ_from_the_first_record_on_that_is_not_in_both() {
    let mut player = opened(FOUR_WAY);
    drop_at(&mut player, 225, 4);
    let plain = player.runs()[0].version;
    player.update(Msg::Compare(Some(plain)));
    let other = player.compared().expect("another run");
    assert_eq!((other.differs, other.told.as_str()), (Some(Micros::from_ms(225)), ""));
    assert_eq!(player.announcement(), Some("The two runs begin to differ at 225 ms."));
    // Past the end of the shorter one its last frame stays.
    let end = other.frame(Micros::from_secs(9999));
    assert_eq!(end.states, [State::Closed; 2]);
    player.update(Msg::UndoLast);
    assert_eq!(player.compared().expect("another run").differs, None);
    player.update(Msg::Compare(None));
    assert!(player.compared().is_none());
}

#[test]
fn going_over_to_the_run_beside_makes_the_two_change_places() {
    let mut player = opened(FOUR_WAY);
    drop_at(&mut player, 225, 4);
    let (plain, dropped) = (player.runs()[0].version, player.runs()[1].version);
    player.update(Msg::Compare(Some(plain)));
    player.update(Msg::Switch(plain));
    assert_eq!((player.acts().len(), player.compared().map(|other| other.version)), (0, Some(dropped)));
    player.update(open(0));
    assert!(player.compared().is_none(), "another scene has other runs");
}

#[test]
fn steps_lead_to_what_is_asked_for() {
    let mut player = opened(LOST_FINAL_ACK);
    let mut to = |stride| {
        player.update(Msg::Restart);
        player.update(Msg::SetStride(stride));
        player.update(Msg::StepForward);
        player.at()
    };
    assert_eq!(to(Stride::Mark(MarkKind::Loss)), Micros::from_ms(225));
    assert_eq!(to(Stride::Mark(MarkKind::Timeout)), Micros::from_ms(1150));
    assert_eq!(to(Stride::Mark(MarkKind::Transition)), Micros::from_ms(50));
    assert_eq!(to(Stride::Mark(MarkKind::Bookmark)), Micros::ZERO);
    assert_eq!(player.announcement(), Some("There is no further one in this run."));
    player.update(Msg::Seek(Micros::from_ms(77)));
    player.update(Msg::Bookmark);
    assert!(player.is_bookmarked() && player.marks().iter().any(|mark| mark.kind == MarkKind::Bookmark));
    player.update(Msg::End);
    player.update(Msg::StepBack);
    assert_eq!(player.at(), Micros::from_ms(77));
    player.update(Msg::Bookmark);
    assert!(!player.is_bookmarked());
}

#[test]
fn time_runs_backwards_to_the_beginning_and_shows_what_it_showed() {
    let mut player = opened(FOUR_WAY);
    player.update(Msg::PlayBack);
    assert_eq!(player.at(), player.trace().end());
    let mut last = player.at();
    for _ in 0..10_000 {
        if !player.is_playing() {
            break;
        }
        player.update(Msg::Tick(16.0));
        assert!(player.at() <= last);
        last = player.at();
        let frame = player.frame();
        let mut other = opened(FOUR_WAY);
        other.update(Msg::Seek(player.at()));
        assert_eq!(other.frame().states, frame.states);
    }
    assert_eq!((player.at(), player.is_playing()), (Micros::ZERO, false));
    player.update(Msg::Play);
    assert!(player.is_playing() && !player.is_playing_back());
}

#[test]
fn a_person_who_is_the_network_decides_over_each_segment() {
    let mut player = opened(0);
    player.update(Msg::Network(true));
    assert!(player.is_network());
    player.update(Msg::Call(Side::Client, CallName::Close));
    player.update(Msg::Seek(Micros::from_ms(500)));
    player.update(Msg::Select(Some((1, 0))));
    let offered: Vec<_> = player.selected_acts().into_iter().map(|offer| offer.act).collect();
    assert_eq!(offered, SegmentAct::WAITING);
    assert!(!player.update(Msg::Delay(Micros(1))).trace);
    assert_eq!(player.frame().states[1], State::Established);
    player.update(Msg::Deliver);
    assert_eq!((player.frame().states[1], player.at()), (State::CloseWait, Micros::from_ms(500)));
    // The ACK waits in its turn; lost, it brings the FIN again.
    player.update(Msg::Select(Some((2, 0))));
    player.update(Msg::Drop);
    assert_eq!(player.ladder().arrows[1].end, ArrowEnd::Lost);
    let texts: Vec<&str> = player.acts().iter().map(|act| act.text.as_str()).collect();
    assert_eq!(texts[2..], ["You deliver the FIN ACK.", "You drop the ACK."]);
    player.update(Msg::Network(false));
    assert!(!player.is_network());
    assert_eq!(player.trace().outcome(), Some(fourway_sim::Outcome::Closed));
}

#[test]
fn segments_that_wait_stand_apart_near_their_sender() {
    let mut player = opened(0);
    player.update(Msg::Network(true));
    player.update(Msg::Call(Side::Client, CallName::Close));
    let ladder = player.ladder();
    let berths: Vec<f64> = ladder.arrows.iter().take(4).map(|arrow| arrow.points[1].0).collect();
    assert!(ladder.arrows.iter().all(|arrow| arrow.end == ArrowEnd::Waiting && arrow.points.len() == 3));
    assert!(berths.windows(2).all(|pair| pair[0] + 20.0 < pair[1]), "{berths:?}");
    assert!(berths.iter().all(|x| ladder.client_x < *x && *x < ladder.server_x));
}
