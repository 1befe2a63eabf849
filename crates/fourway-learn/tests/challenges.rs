//! Every challenge can be solved within par by its own solution, through the player, and not with less.

use fourway_learn::{Broken, Challenge, Verdict, acts_of, challenges, judge, shortest};
use fourway_proto::Micros;
use fourway_sim::{CallName, Side, run};
use fourway_stage::{Catalogue, LinkAct, LinkDeed, Msg, Player, with_acts};

/// Acts for which every shorter solution is looked for.
const SEARCHED: u8 = 3;

/// Checks every challenge, and names all that fail.
fn each(check: impl Fn(&Challenge) + std::panic::RefUnwindSafe) {
    assert!(challenges().len() >= 20, "{}", challenges().len());
    let fails = |one: &&Challenge| std::panic::catch_unwind(|| check(one)).is_err();
    let failed: Vec<_> = challenges().iter().filter(fails).map(|one| one.id).collect();
    assert_eq!(failed, Vec::<&str>::new());
}

fn solution(challenge: &Challenge) -> Vec<LinkAct> {
    challenge.task.start.acts().unwrap_or_else(|| panic!("{}: the solution is no list of acts", challenge.id))
}

/// A player that has done these acts as a person does them.
fn played(challenge: &Challenge, acts: &[LinkAct]) -> Player {
    let mut player = Player::new(Catalogue::whole());
    player.update(Msg::Load(Box::new(challenge.task.start.scenario())));
    for act in acts {
        player.update(Msg::Seek(act.at));
        let segment = |player: &mut Player, number, copy| {
            player.update(Msg::Select(Some((number, copy))));
            assert_eq!(player.at(), act.at, "{}: segment {number} is not under way then", challenge.id);
        };
        let message = match &act.deed {
            LinkDeed::Drop(number, copy) => {
                segment(&mut player, *number, *copy);
                Msg::Drop
            }
            LinkDeed::Delay(number, copy, span) => {
                segment(&mut player, *number, *copy);
                Msg::Delay(*span)
            }
            LinkDeed::Duplicate(number, copy) => {
                segment(&mut player, *number, *copy);
                Msg::Duplicate
            }
            LinkDeed::Corrupt(number, copy) => {
                segment(&mut player, *number, *copy);
                Msg::Corrupt
            }
            LinkDeed::Call(host, CallName::Send, Some(text)) => Msg::Send(*host, text.clone()),
            LinkDeed::Call(host, call, _) => Msg::Call(*host, *call),
            LinkDeed::Network(on) => Msg::Network(*on),
            LinkDeed::Decide(call, number) => {
                segment(&mut player, *number, 0);
                if *call == CallName::Deliver { Msg::Deliver } else { Msg::Drop }
            }
        };
        player.update(message);
        assert_eq!(player.trouble(), None, "{}: {act:?}", challenge.id);
    }
    player
}

fn verdict(challenge: &Challenge, player: &Player, now: Micros, hints: u8) -> Verdict {
    judge(challenge, &player.link().acts, player.trace(), now, hints)
}

#[test]
fn every_solution_is_played_and_meets_its_goals_within_par() {
    each(|challenge| {
        let acts = solution(challenge);
        let player = played(challenge, &acts);
        assert_eq!(player.link().acts, acts, "{}", challenge.id);
        assert_eq!(*player.scenario(), with_acts(&challenge.task.start.scenario(), &acts), "{}", challenge.id);
        assert_eq!(acts.len(), usize::from(challenge.par), "{}", challenge.id);
        let verdict = verdict(challenge, &player, player.trace().end(), 0);
        for claim in challenge.task.start.claims() {
            assert_eq!(claim.check(player.trace()).map_err(|failure| failure.to_string()), Ok(()), "{}", challenge.id);
        }
        assert!(verdict.met && verdict.stars == 3, "{}: {verdict:?}", challenge.id);
    });
}

#[test]
fn nothing_is_met_before_the_learner_acts_or_before_it_is_seen() {
    each(|challenge| {
        let scenario = challenge.task.start.scenario();
        let trace = run(&scenario);
        let start = judge(challenge, &[], &trace, trace.end(), 0);
        assert!(!start.met && start.stars == 0, "{}", challenge.id);
        let acts = solution(challenge);
        let player = played(challenge, &acts);
        let whole = verdict(challenge, &player, player.trace().end(), 0);
        let last = whole.goals.iter().filter_map(|goal| goal.since).max().expect("a moment");
        assert!(verdict(challenge, &player, last, 0).met, "{}", challenge.id);
        if last > Micros::ZERO {
            assert!(!verdict(challenge, &player, Micros(last.0 - 1), 0).met, "{}", challenge.id);
        }
    });
}

#[test]
fn no_solution_is_shorter_than_par() {
    each(|challenge| {
        if challenge.par <= SEARCHED {
            let found = shortest(challenge, usize::from(challenge.par) - 1);
            assert_eq!(found, None, "{}", challenge.id);
        }
    });
}

#[test]
fn hints_and_detours_cost_stars_and_limits_are_kept() {
    let challenge = challenges().iter().find(|one| one.id == "fin-twice").expect("the challenge");
    let player = played(challenge, &solution(challenge));
    let stars = |hints| verdict(challenge, &player, player.trace().end(), hints).stars;
    assert_eq!([0, 1, 2, 9].map(stars), [3, 2, 1, 1]);
    let drop = |segment, at| LinkAct { at: Micros::from_ms(at), deed: LinkDeed::Drop(segment, 0) };
    let longer = played(challenge, &[drop(1, 25), drop(5, 1225)]);
    let judged = verdict(challenge, &longer, longer.trace().end(), 0);
    assert_eq!((judged.met, judged.stars), (true, 2), "a way of more acts than par");

    let named = |id: &str| challenges().iter().find(|one| one.id == id).expect("the challenge");
    let close = |host| LinkAct { at: Micros::ZERO, deed: LinkDeed::Call(host, CallName::Close, None) };
    assert_eq!(named("both-wait").broken(&[close(Side::Client)]), [Broken::Host(0)]);
    assert_eq!(named("both-wait").broken(&[close(Side::Server), drop(1, 25)]), [Broken::Losses, Broken::Kind(1)]);
    assert_eq!(named("fin-twice").broken(&[drop(1, 1), drop(2, 2), drop(3, 3)]), [Broken::Acts, Broken::Losses]);
    each(|challenge| {
        let mut acts = solution(challenge);
        let forbidden = LinkAct { at: Micros::ZERO, deed: LinkDeed::Network(false) };
        assert_eq!(challenge.broken(&acts), [], "{}", challenge.id);
        acts.resize(usize::from(challenge.may.acts) + 1, forbidden);
        assert!(challenge.broken(&acts).len() > 1, "{}", challenge.id);
    });
}

#[test]
fn challenges_become_harder() {
    let levels: Vec<u8> = challenges().iter().map(|one| one.level).collect();
    assert!(levels.is_sorted() && levels.first() == Some(&1), "{levels:?}");
}

/// So that the search above would find something if there were something.
#[test]
fn the_search_finds_a_solution_of_par() {
    let mut found = 0;
    for challenge in challenges().iter().filter(|one| one.par <= 2) {
        if let Some(acts) = shortest(challenge, usize::from(challenge.par)) {
            let verdict = verdict(challenge, &played(challenge, &acts), Micros::NEVER, 0);
            assert!(verdict.met && verdict.stars == 3, "{}: {acts:?}", challenge.id);
            found += 1;
        } else {
            println!("{}", challenge.id);
        }
    }
    assert_eq!(found, challenges().iter().filter(|one| one.par <= 2).count());
}

/// What the search tries is what a person can do, and nothing that a person does upsets the judge.
#[test]
fn every_act_that_the_search_tries_can_be_done_in_the_player() {
    each(|challenge| {
        let scenario = challenge.task.start.scenario();
        let trace = run(&scenario);
        let acts = acts_of(challenge, &scenario, &trace);
        assert!(!acts.is_empty(), "{}", challenge.id);
        for act in acts {
            let player = played(challenge, std::slice::from_ref(&act));
            // Time stops at the last thing that happens, and what is done then may count as done at that very moment.
            let at = if act.at > trace.end() && player.link().acts[0].at == trace.end() { trace.end() } else { act.at };
            assert_eq!(player.link().acts, [LinkAct { at, ..act }], "{}", challenge.id);
            let verdict = verdict(challenge, &player, player.trace().end(), 0);
            assert_eq!(verdict.met, verdict.broken.is_empty() && verdict.goals.iter().all(|goal| goal.ticked));
            assert!(verdict.stars == 0 || verdict.met, "{}", challenge.id);
        }
    });
}

/// What the field for it holds is not the same in every language, and a person may write anything there.
#[test]
fn no_goal_depends_on_what_is_said() {
    each(|challenge| {
        for said in ["a", "hola", "你好，世界"] {
            let mut acts = solution(challenge);
            for act in &mut acts {
                if let LinkDeed::Call(_, CallName::Send, Some(text)) = &mut act.deed {
                    *text = said.to_owned();
                }
            }
            let player = played(challenge, &acts);
            assert!(verdict(challenge, &player, player.trace().end(), 0).met, "{}: {said}", challenge.id);
        }
    });
}

#[test]
fn in_a_whole_life_each_side_has_to_say_something() {
    let challenge = challenges().iter().find(|one| one.id == "whole-life").expect("the challenge");
    let all = solution(challenge);
    for silent in Side::BOTH {
        let says = |act: &LinkAct| matches!(act.deed, LinkDeed::Call(host, CallName::Send, _) if host == silent);
        let acts: Vec<LinkAct> = all.iter().filter(|act| !says(act)).cloned().collect();
        assert_eq!(acts.len() + 1, all.len());
        let player = played(challenge, &acts);
        let ticked = verdict(challenge, &player, player.trace().end(), 0)
            .goals
            .iter()
            .map(|goal| goal.ticked)
            .collect::<Vec<_>>();
        assert_eq!(ticked, [true, false, true], "{silent:?}");
    }
}
