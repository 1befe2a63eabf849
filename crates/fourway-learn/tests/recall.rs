//! Cards: every answer is what the engine says, every wrong one is wrong, and they do not run out.

use fourway_learn::recall::{Answer, Ask, CONCEPTS, Card, Stimulus, WaitsFor, card};
use fourway_learn::words;
use fourway_proto::{Flags, Micros, State, Timer};
use fourway_sim::{Kind, Side, Sim, run};
use std::collections::BTreeSet;

const SEEDS: u64 = 12;

fn each(check: impl Fn(&Card, u64)) {
    for concept in CONCEPTS {
        for seed in 0..SEEDS {
            let card = card(concept, seed).unwrap_or_else(|| panic!("{concept}: no card for {seed}"));
            check(&card, seed);
        }
    }
}

/// What the engine says to an answer, asked anew.
fn holds(card: &Card, answer: Answer) -> bool {
    let trace = run(&card.scenario);
    let after = Sim::at(&card.scenario, card.at);
    match (card.ask, answer) {
        (Ask::Next(host, from, _), Answer::State(to)) => {
            let before = Sim::at(&card.scenario, Micros(card.at.0.saturating_sub(1)));
            let was = before.endpoint(host).expect("an end").state();
            assert!(was == from || card.at == Micros::ZERO, "{card:?}");
            after.endpoint(host).expect("an end").state() == to
        }
        (Ask::Clause(host, from, to, _), Answer::Clause(cite)) => trace.records.iter().any(|record| {
            let Kind::State { host: of, from: was, to: is, rule } = record.kind else { return false };
            (of, was, is, record.at, rule.cite()) == (host, from, to, card.at, cite)
        }),
        (Ask::Numbers(host, flags, len), Answer::Numbers(seq, ack)) => trace.records.iter().any(|record| {
            let Kind::Sent { from, header, seq_rel, ack_rel, .. } = record.kind else { return false };
            let sent = (from, header.flags, header.len, record.at, seq_rel, ack_rel);
            sent == (host, flags, len, card.at, seq, ack)
        }),
        (Ask::Timer(host, _), Answer::Timer(timer)) => after.endpoint(host).expect("an end").deadline(timer).is_some(),
        (Ask::Waits(host, state), Answer::Waits(what)) => {
            assert_eq!(after.endpoint(host).expect("an end").state(), state);
            let table = match state {
                State::FinWait1 => WaitsFor::AckAndFin,
                State::FinWait2 => WaitsFor::Fin,
                State::CloseWait => WaitsFor::Application,
                State::Closing | State::LastAck => WaitsFor::Ack,
                State::TimeWait => WaitsFor::Time,
                State::Closed | State::Listen | State::SynSent | State::SynReceived | State::Established => {
                    panic!("{state}: nothing to wait for")
                }
            };
            table == what
        }
        (ask, answer) => panic!("{answer:?} is no answer to {ask:?}"),
    }
}

#[test]
fn the_right_answer_is_the_engine_s_and_every_other_one_is_wrong() {
    each(|card, seed| {
        if card.ask == Ask::Order {
            return;
        }
        let [right] = card.right[..] else { panic!("{}: {:?}", card.concept, card.right) };
        for (n, answer) in card.answers.iter().enumerate() {
            assert_eq!(holds(card, *answer), n == right, "{} {seed}: {answer:?}", card.concept);
            assert_eq!(card.is_right(&[n]), n == right);
        }
    });
}

#[test]
fn a_card_has_three_answers_or_more_and_none_twice() {
    each(|card, seed| {
        assert!((3..=4).contains(&card.answers.len()), "{} {seed}: {:?}", card.concept, card.answers);
        for (n, answer) in card.answers.iter().enumerate() {
            assert!(!card.answers[..n].contains(answer), "{} {seed}", card.concept);
        }
    });
}

#[test]
fn segments_to_be_ordered_are_those_of_the_run_in_their_order() {
    each(|card, seed| {
        if card.ask != Ask::Order {
            return;
        }
        let (mut sent, mut moments) = (Vec::new(), Vec::new());
        for record in &run(&card.scenario).records {
            if let Kind::Sent { from, header, seq_rel, ack_rel, .. } = record.kind
                && (header.flags.has(Flags::FIN) || !sent.is_empty())
            {
                sent.push(Answer::Segment(from, header.flags, seq_rel, ack_rel));
                moments.push(record.at);
            }
        }
        let ordered: Vec<Answer> = card.right.iter().map(|n| card.answers[*n]).collect();
        assert_eq!(ordered, sent, "{} {seed}", card.concept);
        assert!(moments.is_sorted_by(|a, b| a < b), "{} {seed}: two at one moment", card.concept);
        let mut wrong = card.right.clone();
        wrong.swap(0, 1);
        assert!(!card.is_right(&wrong));
    });
}

#[test]
fn a_seed_gives_the_same_card_and_others_give_others() {
    for concept in CONCEPTS {
        assert_eq!(card(concept, 5), card(concept, 5), "{concept}");
        let cards: BTreeSet<String> =
            (0..SEEDS).filter_map(|seed| card(concept, seed)).map(|c| format!("{c:?}")).collect();
        assert_eq!(cards.len() as u64, SEEDS, "{concept}");
    }
    assert_eq!(card("no.such", 1), None);
}

#[test]
fn the_right_answer_has_no_place_of_its_own() {
    let places: BTreeSet<usize> = (0..40)
        .filter_map(|seed| card("next.close-first", seed))
        .filter_map(|card| card.right.first().copied())
        .collect();
    assert_eq!(places, BTreeSet::from([0, 1, 2, 3]));
}

#[test]
fn every_card_has_words() {
    let words = words();
    each(|card, _| {
        for text in card.answers.iter().map(|answer| answer.text(&words)).chain([card.question(&words)]) {
            assert!(!text.is_empty() && !text.contains(['{', '}']) && !text.contains("learn."), "{text}");
        }
    });
    for timer in Timer::ALL {
        assert!(!Answer::Timer(timer).text(&words).contains("learn."));
    }
    let fires = Card {
        ask: Ask::Next(Side::Client, State::TimeWait, Stimulus::Fires(Timer::TimeWait)),
        ..card("waits.CLOSING", 0).expect("a card")
    };
    assert_eq!(
        fires.question(&words),
        "The client is in TIME-WAIT. This timer goes off: TIME-WAIT, 2 MSL. In which state is it then?"
    );
}

/// A FIN may wait for data that was lost; then the move comes with the data, and would be a riddle.
#[test]
fn a_move_by_a_fin_is_asked_for_with_the_segment_that_brings_it() {
    for concept in ["next.fin-in-established", "clause.fin-in-fin-wait-2", "next.fin-in-fin-wait-1"] {
        for seed in 0..150 {
            let card = card(concept, seed).expect("a card");
            let (Ask::Next(.., stimulus) | Ask::Clause(.., stimulus)) = card.ask else { panic!("{:?}", card.ask) };
            assert!(
                matches!(stimulus, Stimulus::Arrives(flags, _) if flags.has(Flags::FIN)),
                "{concept} {seed}: {stimulus:?}"
            );
        }
    }
}
