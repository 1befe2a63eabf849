//! The player, by what it is told.

mod deeds;
mod linked;
mod past;
mod time;

use super::*;
use crate::{ArrowEnd, gallery, lines_of};
use fourway_proto::State;
use fourway_sim::{Document, Kind, Side, Sim};
use proptest::prelude::*;

const FOUR_WAY: usize = 1;
const LOST_FINAL_ACK: usize = 8;

#[test]
fn new_opens_the_first_scene_paused_at_its_beginning() {
    let player = Player::new(Catalogue::english());
    assert_eq!((scene(&player), player.at(), player.is_playing()), (Some(0), Micros::ZERO, false));
    assert_eq!((player.trouble(), player.selected(), player.acts().len()), (None, None, 0));
}

#[test]
fn opening_a_scene_forgets_the_acts() {
    let mut player = opened(FOUR_WAY);
    player.update(Msg::Select(Some((1, 0))));
    player.update(Msg::Drop);
    player.update(open(2));
    assert_eq!((scene(&player), player.acts().len(), player.selected(), player.at()), (Some(2), 0, None, Micros::ZERO));
    assert_eq!(player.title(), "Three segments are enough");
}

#[test]
fn a_new_width_draws_anew_and_keeps_the_run_and_the_moment() {
    let mut player = opened(FOUR_WAY);
    player.update(Msg::Seek(Micros::from_ms(75)));
    let trace = Rc::clone(player.trace());
    let changed = player.update(Msg::Width(328.0));
    assert!(changed.ladder && !changed.trace && Rc::ptr_eq(&trace, player.trace()));
    assert_eq!((player.ladder().width, player.at()), (328.0, Micros::from_ms(75)));
    assert_eq!(player.update(Msg::Width(328.0)), Changed::default());
}

#[test]
fn what_does_not_change_stays_the_same_pointer() {
    let mut player = opened(FOUR_WAY);
    let (trace, ladder, lines) = (Rc::clone(player.trace()), Rc::clone(player.ladder()), Rc::clone(player.lines()));
    for msg in [Msg::Play, Msg::Tick(50.0), Msg::Select(Some((1, 0))), Msg::StepForward, Msg::SeekPosition(0.4)] {
        player.update(msg);
    }
    assert!(
        Rc::ptr_eq(&trace, player.trace())
            && Rc::ptr_eq(&ladder, player.ladder())
            && Rc::ptr_eq(&lines, player.lines())
    );
}

fn open(scene: usize) -> Msg {
    Msg::Open(Box::new(Scene::find(&scene.to_string(), &Catalogue::whole()).expect("a scene")))
}

/// The place of the scene that is open.
fn scene(player: &Player) -> Option<usize> {
    player.scene().map(|card| card.place)
}

fn opened(scene: usize) -> Player {
    let mut player = Player::new(Catalogue::english());
    player.update(open(scene));
    player
}

fn drop_at(player: &mut Player, at: u64, segment: u32) {
    player.update(Msg::Seek(Micros::from_ms(at)));
    player.update(Msg::Select(Some((segment, 0))));
    player.update(Msg::Drop);
}

fn any_msg() -> impl Strategy<Value = Msg> {
    let host = || prop_oneof![Just(Side::Client), Just(Side::Server)];
    let calls =
        [CallName::Open, CallName::Listen, CallName::Shutdown, CallName::Close, CallName::Abort, CallName::Crash];
    prop_oneof![
        Just(Msg::Toggle),
        Just(Msg::StepForward),
        Just(Msg::StepBack),
        Just(Msg::SelectNext),
        Just(Msg::SelectPrevious),
        Just(Msg::Drop),
        Just(Msg::Duplicate),
        Just(Msg::Corrupt),
        Just(Msg::UndoLast),
        Just(Msg::Redo),
        Just(Msg::PlayBack),
        Just(Msg::Bookmark),
        proptest::collection::vec((0..400_000_u64).prop_map(Micros), 0..3).prop_map(Msg::Hold),
        (0..9_usize).prop_map(Msg::Switch),
        (0..9_usize).prop_map(|version| Msg::Compare(Some(version))),
        proptest::sample::select(Stride::ALL.to_vec()).prop_map(Msg::SetStride),
        (0..400_000_u64).prop_map(|span| Msg::Delay(Micros(span))),
        (0.0..2000.0).prop_map(Msg::Tick),
        (0.0..1.0).prop_map(Msg::SeekPosition),
        (0..40_usize).prop_map(Msg::SeekLine),
        (1..12_u32, 0..2_u32).prop_map(|chosen| Msg::Select(Some(chosen))),
        (host(), proptest::sample::select(calls.to_vec())).prop_map(|(host, call)| Msg::Call(host, call)),
        (host(), "[a-z]{1,9}").prop_map(|(host, text)| Msg::Send(host, text)),
        (0..4_usize).prop_map(Msg::Undo),
        (320.0..1200.0).prop_map(Msg::Width),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_a_person_does_the_present_lies_within_the_run_and_the_document_reads_back(
        scene in 0..gallery().len(),
        msgs in proptest::collection::vec(any_msg(), 1..30),
    ) {
        let mut player = opened(scene);
        for msg in msgs {
            player.update(msg);
            let frame = player.frame();
            prop_assert!(player.at() <= player.trace().end());
            prop_assert!((0.0..=1.0).contains(&player.position()) && frame.y <= player.ladder().height);
            prop_assert!(player.marks().iter().all(|mark| (0.0..=1.0).contains(&mark.position)));
            prop_assert!(player.selected().is_none_or(|chosen| player.run.arrow(chosen).is_some()));
            prop_assert_eq!(player.acts().len(), player.acts.len());
            let within = |x: f64| player.ladder().client_x < x && x < player.ladder().server_x;
            prop_assert!(frame.moving.iter().all(|moving| within(moving.x)));
        }
        let text = Document::from(player.scenario()).to_json();
        let again = Scenario::compile(&Document::parse(&text).expect("a document"));
        prop_assert_eq!(again.as_ref(), Ok(player.scenario()));
    }
}

#[test]
fn what_is_offered_is_what_the_world_of_that_moment_would_answer() {
    for index in 0..gallery().len() {
        let mut player = opened(index);
        let moments: Vec<Micros> = player.trace().records.iter().map(|record| record.at).collect();
        for at in moments.iter().flat_map(|at| [*at, at.plus(Micros(1))]) {
            player.update(Msg::Seek(at));
            let world = Sim::at(player.scenario(), player.at());
            for side in Side::BOTH {
                for offer in player.host_acts(side) {
                    assert_eq!(offer.possible.is_ok(), world.may(side, offer.call).is_ok(), "{index} {at:?} {offer:?}");
                }
            }
        }
    }
}

/// What a person sees without having done anything, or after the act to which the page invites, needs the first words alone.
#[test]
fn the_first_scene_is_told_in_the_first_words_and_everything_else_once_all_are_there() {
    let words = Catalogue::first();
    let mut player = Player::new(Rc::clone(&words));
    let told = |player: &Player| {
        let offers = Side::BOTH.map(|side| player.host_acts(side));
        assert!(offers.iter().flatten().all(|offer| offer.possible.as_ref().err().is_none_or(|why| !why.is_empty())));
        assert!(player.lines().iter().all(|line| !line.text.is_empty()));
        assert!(!words.takes_lack(), "at {:?}", player.at());
    };
    for call in [None, Some(CallName::Close)] {
        if let Some(call) = call {
            player.update(Msg::Call(Side::Client, call));
        }
        for width in [320.0, 500.0, 900.0] {
            player.update(Msg::Width(width));
            player.update(Msg::Restart);
            told(&player);
            while !player.at_end() {
                player.update(Msg::StepForward);
                let _ = (player.selected_acts(), player.announcement());
                told(&player);
            }
        }
    }
    player.update(Msg::Seek(Micros::from_ms(10)));
    player.update(Msg::Select(Some((1, 0))));
    player.update(Msg::Drop);
    assert!(player.lines().iter().any(|line| line.text.is_empty()) && words.takes_lack() && !words.takes_lack());
    let (at, acts) = (player.at(), player.acts().to_vec());
    assert!(acts.iter().all(|act| !act.text.is_empty()));
    assert_eq!(player.reword(Catalogue::english()), Changed::ALL);
    assert_eq!((player.at(), player.acts()), (at, acts.as_slice()));
    assert_eq!(*player.lines().as_ref(), lines_of(player.trace(), &Catalogue::english(), &player.doings()));
    assert!(player.lines().iter().all(|line| !line.text.is_empty()));
}
