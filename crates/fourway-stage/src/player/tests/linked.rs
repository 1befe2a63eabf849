//! Links and the runs that ways open.

use super::*;
use crate::{Doings, Link, LinkAct, LinkDeed, LinkStart, lines_of};
use fourway_sim::run;

fn follow(player: &mut Player, text: &str) -> Changed {
    let link = Link::read(text).expect("a link");
    let LinkStart::Scene(name) = &link.start else { panic!("found no scene in {text}") };
    let (card, scenario) = Scene::find(name, &Catalogue::whole()).expect("a scene");
    player.follow(Some(card), scenario, &link)
}

#[test]
fn a_link_brings_back_the_run_the_moment_and_the_choice() {
    let mut player = opened(LOST_FINAL_ACK);
    drop_at(&mut player, 20, 1);
    player.update(Msg::Send(Side::Server, "good day, é".to_owned()));
    player.update(Msg::Network(true));
    player.update(Msg::Seek(Micros::from_ms(1060)));
    player.update(Msg::SelectNext);
    player.update(Msg::Deliver);
    let text = player.link().write();
    let mut other = Player::new(Catalogue::english());
    assert!(follow(&mut other, &text).trace);
    assert_eq!((other.trace(), other.at(), other.selected()), (player.trace(), player.at(), player.selected()));
    assert_eq!((other.acts(), other.frame()), (player.acts(), player.frame()));
    assert_eq!(other.link().write(), text);
    assert_eq!(other.runs().iter().map(|run| run.acts).collect::<Vec<_>>(), [0, player.acts().len()]);
    other.update(Msg::UndoLast);
    assert_eq!((scene(&other), other.acts().len()), (Some(LOST_FINAL_ACK), 0));
    other.update(Msg::UndoLast);
    assert_eq!(scene(&other), Some(0));
}

#[test]
fn a_link_to_what_is_not_there_opens_what_there_is_and_says_so() {
    let mut player = opened(FOUR_WAY);
    assert!(Scene::find("no-such-scene", &Catalogue::whole()).is_none());
    let text = "fourway=1&scene=abort&do=drop.77.3@5,decide.drop.9@6&at=2000000000000&select=55.1";
    assert!(follow(&mut player, text).trace && player.trouble().is_none());
    assert_eq!((player.selected(), player.acts()[0].text.as_str()), (None, "You drop the segment 77."));
}

#[test]
fn a_link_brings_back_the_run_beside() {
    let mut player = opened(LOST_FINAL_ACK);
    drop_at(&mut player, 20, 1);
    player.update(Msg::UndoLast);
    drop_at(&mut player, 120, 2);
    let first = player.runs().iter().find(|run| run.acts == 1 && !run.now).expect("the other branch").version;
    player.update(Msg::Compare(Some(first)));
    let text = player.link().write();
    assert!(text.contains("&beside=drop.1.0@20000"), "{text}");
    let mut other = Player::new(Catalogue::english());
    follow(&mut other, &text);
    let [here, there] = [&player, &other].map(|player| player.compared().expect("a run beside"));
    assert_eq!((here.differs, here.lines(), &here.told), (there.differs, there.lines(), &there.told));
    assert_eq!(other.link().write(), text);
    other.update(Msg::UndoLast);
    assert_eq!(other.acts().len(), 0, "the run beside is another branch and not what was before");
}

#[test]
fn two_runs_are_opened_side_by_side() {
    let [four, lost] = ["four-way-close", "lost-fin"].map(|name| Scene::find(name, &Catalogue::whole()).expect(name));
    let act = LinkAct { at: Micros::from_ms(20), deed: LinkDeed::Drop(1, 0) };
    for acts in [vec![], vec![act]] {
        let mut player = opened(LOST_FINAL_ACK);
        let (other, shown) = (Link::default(), Link { acts, at: Micros::from_ms(50), ..Link::default() });
        let pair = [(Some(lost.0.clone()), lost.1.clone(), &other), (Some(four.0.clone()), four.1.clone(), &shown)];
        let [other, shown] = pair;
        player.follow_both(other, shown);
        assert_eq!((player.title(), player.at()), ("The four-way close", Micros::from_ms(50)));
        let beside = player.compared().expect("a run beside");
        assert_eq!(*beside.lines().as_ref(), lines_of(&run(&lost.1), &Catalogue::english(), &Doings::default()));
    }
}

#[test]
fn time_stops_where_it_is_held_and_goes_on_from_there() {
    let mut player = opened(FOUR_WAY);
    let holds = [50, 150].map(Micros::from_ms);
    player.update(Msg::Hold(holds.to_vec()));
    for hold in holds {
        player.update(Msg::Play);
        while player.is_playing() {
            player.update(Msg::Tick(16.0));
        }
        assert_eq!(player.at(), hold);
    }
    player.update(Msg::PlayBack);
    while player.is_playing() {
        player.update(Msg::Tick(16.0));
    }
    assert_eq!(player.at(), Micros::ZERO, "backwards nothing is held");
}
