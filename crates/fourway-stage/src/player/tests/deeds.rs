//! What a person chooses, does and takes back.

use super::*;
use crate::{LineKind, SegmentAct};
use fourway_sim::Outcome;

#[test]
fn select_pauses_and_goes_to_the_middle_of_a_flight_that_is_not_under_way() {
    let mut player = opened(FOUR_WAY);
    player.update(Msg::Play);
    player.update(Msg::Select(Some((4, 0))));
    assert_eq!((player.selected(), player.is_playing(), player.at()), (Some((4, 0)), false, Micros::from_ms(225)));
    player.update(Msg::Seek(Micros::from_ms(210)));
    player.update(Msg::Select(Some((4, 0))));
    assert_eq!(player.at(), Micros::from_ms(210));
    player.update(Msg::Select(None));
    assert_eq!(player.selected(), None);
}

#[test]
fn select_next_cycles_through_what_is_under_way_or_waits_for_what_comes() {
    let mut player = opened(5);
    player.update(Msg::Seek(Micros::from_ms(20)));
    let chosen: Vec<_> = (0..3)
        .map(|_| {
            player.update(Msg::SelectNext);
            player.selected()
        })
        .collect();
    assert_eq!(chosen, [Some((1, 0)), Some((2, 0)), Some((1, 0))]);
    player.update(Msg::SelectPrevious);
    assert_eq!(player.selected(), Some((2, 0)));
    let mut player = opened(FOUR_WAY);
    player.update(Msg::Seek(Micros::from_ms(120)));
    player.update(Msg::SelectNext);
    assert_eq!((player.selected(), player.at()), (Some((3, 0)), Micros::from_ms(175)));
    player.update(Msg::End);
    player.update(Msg::SelectNext);
    assert_eq!(player.announcement(), Some("No segment is on its way, and none will be sent."));
}

#[test]
fn drop_loses_the_chosen_segment_now_and_what_came_before_stays() {
    let mut player = opened(FOUR_WAY);
    player.update(Msg::Select(Some((4, 0))));
    let before = player.trace().records.iter().take_while(|record| record.at < player.at()).count();
    let old = Rc::clone(player.trace());
    assert_eq!(player.update(Msg::Drop), Changed::ALL);
    assert_eq!(player.at(), Micros::from_ms(225));
    assert_eq!(player.trace().records[..before], old.records[..before]);
    let lost = &player.ladder().arrows[3];
    assert_eq!((lost.end, lost.ends, lost.by_person), (ArrowEnd::Lost, Micros::from_ms(225), true));
    assert_eq!(player.acts()[0].text, "You drop the ACK.");
    assert_eq!(player.selected_acts()[0].possible, Err("It is already lost.".to_owned()));
    assert!(player.lines().iter().any(|line| line.kind == LineKind::Fate && line.at == Micros::from_ms(225)));
}

#[test]
fn delay_duplicate_and_corrupt_befall_the_chosen_segment() {
    for (msg, end, ends, copies) in [
        (Msg::Delay(Micros::from_ms(200)), ArrowEnd::Arrives, 250, 0),
        (Msg::Duplicate, ArrowEnd::Arrives, 50, 1),
        (Msg::Corrupt, ArrowEnd::Corrupted, 50, 0),
    ] {
        let mut player = opened(FOUR_WAY);
        player.update(Msg::Seek(Micros::from_ms(20)));
        player.update(Msg::Select(Some((1, 0))));
        player.update(msg);
        let ladder = player.ladder();
        assert_eq!((ladder.arrows[0].end, ladder.arrows[0].ends), (end, Micros::from_ms(ends)));
        assert_eq!(ladder.arrows.iter().filter(|arrow| arrow.segment == 1 && arrow.copy > 0).count(), copies);
        assert_eq!((player.acts().len(), player.at()), (1, Micros::from_ms(20)));
    }
}

#[test]
fn a_copy_can_be_dropped_and_the_original_still_arrives() {
    let mut player = opened(10);
    player.update(Msg::Select(Some((1, 1))));
    player.update(Msg::Drop);
    let of_first = |copy| {
        player.ladder().arrows.iter().find(|arrow| (arrow.segment, arrow.copy) == (1, copy)).map(|arrow| arrow.end)
    };
    assert_eq!((of_first(0), of_first(1)), (Some(ArrowEnd::Arrives), Some(ArrowEnd::Lost)));
}

#[test]
fn acts_without_a_choice_or_on_what_has_arrived_say_why_not() {
    let mut player = opened(FOUR_WAY);
    player.update(Msg::Drop);
    assert_eq!(player.trouble().map(|trouble| trouble.text.as_str()), Some("Select a segment first."));
    player.update(Msg::Select(Some((1, 0))));
    player.update(Msg::Seek(Micros::from_ms(60)));
    let offers = player.selected_acts();
    assert_eq!(offers.iter().map(|offer| offer.act).collect::<Vec<_>>(), SegmentAct::FLYING);
    assert!(offers.iter().all(|offer| offer.possible == Err("It has already arrived.".to_owned())));
    assert_eq!((player.update(Msg::Drop).trace, player.acts().len()), (false, 0));
}

#[test]
fn a_call_is_made_now_and_ends_the_first_scene_by_turns() {
    let mut player = opened(0);
    player.update(Msg::Call(Side::Client, CallName::Close));
    assert_eq!((player.at(), player.acts()[0].at), (Micros::ZERO, Micros::ZERO));
    assert_eq!(player.frame().states, [State::FinWait1, State::Established]);
    player.update(Msg::Seek(Micros::from_ms(120)));
    assert_eq!(player.frame().states, [State::FinWait2, State::CloseWait]);
    player.update(Msg::Call(Side::Server, CallName::Close));
    assert_eq!(player.at(), Micros::from_ms(120));
    assert_eq!(player.frame().states, [State::FinWait2, State::LastAck]);
    assert_eq!(player.trace().outcome(), Some(Outcome::Closed));
    assert_eq!(player.acts().len(), 2);
    let theirs: Vec<bool> = player.ladder().calls.iter().map(|call| call.by_person).collect();
    // The scene would have let the server close later; that call comes too late and is refused.
    assert_eq!((theirs, player.ladder().calls[2].refused), (vec![true, true, false], true));
}

#[test]
fn two_calls_at_one_moment_are_made_in_turn() {
    let mut player = opened(0);
    player.update(Msg::Send(Side::Client, "hello".to_owned()));
    player.update(Msg::Call(Side::Client, CallName::Shutdown));
    assert_eq!(player.at(), Micros::ZERO);
    let names: Vec<&str> = player.ladder().arrows.iter().take(2).map(|arrow| arrow.flags.as_str()).collect();
    assert_eq!(names, ["5 bytes", "FIN ACK"]);
    assert_eq!(player.acts()[0].text, "You let the client send 5 bytes.");
}

#[test]
fn an_act_comes_after_everything_that_the_present_shows() {
    for scene in 0..gallery().len() {
        let mut player = opened(scene);
        for moment in player.lines().iter().map(|line| line.at).collect::<Vec<_>>() {
            for call in [CallName::Abort, CallName::Close] {
                let mut player = player.clone();
                player.update(Msg::Seek(moment));
                let shown = player
                    .trace()
                    .records
                    .iter()
                    .take_while(|r| r.at <= moment && !matches!(r.kind, Kind::Outcome { .. }))
                    .count();
                let old = Rc::clone(player.trace());
                player.update(Msg::Call(Side::Client, call));
                assert_eq!(
                    player.trace().records[..shown],
                    old.records[..shown],
                    "{} at {moment}",
                    gallery()[scene].name
                );
            }
        }
        player.update(Msg::Restart);
    }
}

#[test]
fn what_a_host_cannot_do_says_why() {
    let mut player = opened(FOUR_WAY);
    let why = |player: &Player, side, call| {
        let offers = player.host_acts(side);
        offers.into_iter().find(|offer| offer.call == call).map(|offer| offer.possible)
    };
    assert_eq!(why(&player, Side::Server, CallName::Close), Some(Ok(())));
    assert_eq!(
        why(&player, Side::Client, CallName::Shutdown),
        Some(Err("The client has already closed its half.".to_owned()))
    );
    assert_eq!(
        why(&player, Side::Client, CallName::Open),
        Some(Err("The client already has a connection.".to_owned()))
    );
    player.update(Msg::End);
    assert_eq!(why(&player, Side::Client, CallName::Open), Some(Ok(())));
    assert_eq!(
        why(&player, Side::Server, CallName::Abort),
        Some(Err("The server has no connection to abort.".to_owned()))
    );
    player.update(Msg::Call(Side::Server, CallName::Abort));
    assert_eq!(player.acts().len(), 0);
    assert!(player.trouble().is_some());
}

#[test]
fn an_earlier_act_removes_later_ones_and_says_so() {
    let mut player = opened(FOUR_WAY);
    player.update(Msg::Select(Some((4, 0))));
    player.update(Msg::Drop);
    player.update(Msg::Seek(Micros::from_ms(20)));
    player.update(Msg::Select(Some((1, 0))));
    player.update(Msg::Drop);
    assert_eq!(player.acts().len(), 1);
    assert!(player.announcement().is_some_and(|told| told.contains("another future")));
    player.update(Msg::UndoLast);
    assert_eq!((player.acts().len(), player.at()), (1, Micros::from_ms(20)));
    player.update(Msg::UndoLast);
    assert_eq!((player.acts().len(), player.at()), (0, Micros::from_ms(225)));
    assert_eq!(player.trace(), opened(FOUR_WAY).trace());
}

#[test]
fn undo_keeps_later_acts_on_segments_that_are_still_the_same() {
    let mut player = opened(FOUR_WAY);
    player.update(Msg::Seek(Micros::from_ms(20)));
    player.update(Msg::Select(Some((1, 0))));
    player.update(Msg::Duplicate);
    player.update(Msg::Seek(Micros::from_ms(75)));
    player.update(Msg::Select(Some((2, 0))));
    player.update(Msg::Drop);
    player.update(Msg::Seek(Micros::from_ms(80)));
    player.update(Msg::Select(Some((3, 0))));
    player.update(Msg::Drop);
    assert_eq!(player.acts().len(), 3);
    // Segment 3 answered the copy; without the copy there is no such segment at that moment.
    player.update(Msg::Undo(0));
    assert_eq!(player.acts().iter().map(|act| act.at).collect::<Vec<_>>(), [Micros::from_ms(75)]);
    assert!(
        player
            .announcement()
            .is_some_and(|told| told.starts_with("Taken back: You duplicate") && told.contains("another future"))
    );
    assert!(
        player.ladder().arrows[1].end == ArrowEnd::Lost && player.ladder().arrows.iter().all(|arrow| arrow.copy == 0)
    );
}

#[test]
fn every_act_gives_a_document_that_reads_back_and_runs_the_same() {
    for scene in 0..gallery().len() {
        let mut player = opened(scene);
        for msg in [
            Msg::SelectNext,
            Msg::Delay(Micros(12_345)),
            Msg::SelectNext,
            Msg::Duplicate,
            Msg::StepForward,
            Msg::Send(Side::Server, "late".to_owned()),
            Msg::StepForward,
            Msg::Call(Side::Client, CallName::Abort),
        ] {
            player.update(msg);
            let document = Document::parse(&Document::from(player.scenario()).to_json()).expect("a document");
            let again = Scenario::compile(&document).expect("a scenario");
            assert_eq!(&again, player.scenario());
            let mut other = opened(0);
            other.update(Msg::Load(Box::new(again)));
            assert_eq!(other.trace(), player.trace(), "{}", gallery()[scene].name);
        }
    }
}
