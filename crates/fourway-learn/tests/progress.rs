//! Progress is written and read back, refused in one line where it is corrupt, and merged.

use fourway_learn::progress::{Guess, LONGEST_PROGRESS, Met, Place, Progress, StepDone};
use fourway_learn::recall::CONCEPTS;
use fourway_learn::repeat::{Grade, Review};
use fourway_learn::{challenges, lesson, myths};
use proptest::prelude::*;

const OLD: &str = "fourway-progress 1\nstep two-ends 1 2\nmyth always-four 1 80 1\nchallenge abort 3 1\n\
                   review order.four 20000 2 6 250\nplace lesson 7 care\n";

fn progress() -> impl Strategy<Value = Progress> {
    let name = || prop::sample::select(vec!["a", "b-2", "c.d", "e"]).prop_map(str::to_owned);
    let steps = prop::collection::btree_map(name(), (any::<bool>(), 0..4_u8), 0..4);
    let myths = prop::collection::btree_map(name(), (any::<bool>(), 0..=100_u8, any::<bool>()), 0..4);
    let met = prop::collection::btree_map(name(), (1..=3_u8, any::<u8>()), 0..4);
    let reviews = prop::collection::btree_map(name(), (any::<u32>(), any::<u16>(), any::<u32>(), any::<u16>()), 0..4);
    let places = prop::collection::btree_map(name(), (any::<u64>(), name()), 0..4);
    (steps, myths, met, reviews, places).prop_map(|(steps, myths, met, reviews, places)| {
        let mut progress = Progress::default();
        for (id, (ticked, predicted)) in steps {
            progress.steps.insert(&id, StepDone { ticked, predicted });
        }
        for (id, (seen, sure, believed)) in myths {
            progress.myths.insert(&id, Guess { seen, sure, believed });
        }
        for (id, (stars, acts)) in met {
            progress.challenges.insert(&id, Met { stars, acts });
        }
        for (id, (last, streak, interval, ease)) in reviews {
            progress.reviews.insert(&id, Review { last, streak, interval, ease });
        }
        for (id, (when, item)) in places {
            progress.places.insert(&id, Place { when, item });
        }
        progress
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(progress in progress()) {
        prop_assert_eq!(Progress::read(&progress.write()), Ok(progress));
    }

    #[test]
    fn a_merge_has_no_order_and_no_second_effect(a in progress(), b in progress(), c in progress()) {
        let ab = a.clone().merge(b.clone());
        prop_assert_eq!(&ab, &b.clone().merge(a.clone()));
        prop_assert_eq!(ab.clone().merge(b.clone()), ab.clone());
        prop_assert_eq!(ab.merge(c.clone()), a.merge(b.merge(c)));
    }

    #[test]
    fn no_text_makes_reading_panic(text in "(fourway-progress 1\n)?[ -~é\n]{0,200}") {
        if let Ok(progress) = Progress::read(&text) {
            prop_assert_eq!(Progress::read(&progress.write()), Ok(progress));
        }
    }
}

#[test]
fn version_1_stays_readable() {
    let progress = Progress::read(OLD).expect("a text of version 1");
    assert_eq!(progress.write(), OLD);
    assert_eq!(progress.steps.get("two-ends"), Some(&StepDone { ticked: true, predicted: 2 }));
    assert_eq!(progress.reviews.get("order.four").map(Review::due), Some(20_006));
}

#[test]
fn what_a_newer_page_adds_survives_an_older_one() {
    let newer = format!("{OLD}worksheet care 1 2 3\n");
    let progress = Progress::read(&newer).expect("a text with another kind");
    assert_eq!(progress.write(), newer);
    assert_eq!(Progress::default().merge(progress).write(), newer);
}

#[test]
fn what_is_corrupt_is_refused_in_one_line() {
    for (text, refusal) in [
        ("", "progress: line 1: found \"\", expected fourway-progress 1"),
        ("{}", "progress: line 1: found \"{}\", expected fourway-progress 1"),
        ("fourway-progress 2\n", "progress: line 1: found \"fourway-progress 2\", expected fourway-progress 1"),
        ("fourway-progress 1\nstep a 2 0", "progress: line 2: found \"step a 2 0\", expected 0 or 1"),
        ("fourway-progress 1\nstep a 1", "progress: line 2: found \"step a 1\", expected the parts that belong to it"),
        (
            "fourway-progress 1\nmyth a 1 101 0",
            "progress: line 2: found \"myth a 1 101 0\", expected 0 to 100 for how sure",
        ),
        ("fourway-progress 1\nchallenge a 4 0", "progress: line 2: found \"challenge a 4 0\", expected 1 to 3 stars"),
        (
            "fourway-progress 1\nreview a -1 0 0 0",
            "progress: line 2: found \"review a -1 0 0 0\", expected a whole number within range",
        ),
        (
            "fourway-progress 1\nstep a 1 02",
            "progress: line 2: found \"step a 1 02\", expected a whole number within range",
        ),
        (
            "fourway-progress 1\nstep a 1 +2",
            "progress: line 2: found \"step a 1 +2\", expected a whole number within range",
        ),
        ("fourway-progress 1\n\n", "progress: line 2: found \"\", expected a kind and a name"),
        (
            "fourway-progress 1\nstep a 1 0\nstep a 1 0",
            "progress: line 3: found \"step a 1 0\", expected each item once",
        ),
    ] {
        assert_eq!(Progress::read(text).map_err(|corrupt| corrupt.to_string()), Err(refusal.to_owned()), "{text}");
    }
    assert!(Progress::read(&"x".repeat(LONGEST_PROGRESS + 1)).is_err());
}

#[test]
fn everything_done_fits_and_every_name_can_be_written() {
    let mut progress = Progress::default();
    for step in lesson() {
        progress.steps.insert(step.id, StepDone { ticked: true, predicted: 3 });
    }
    for myth in myths() {
        progress.myths.insert(myth.id, Guess { seen: true, sure: 100, believed: true });
    }
    for challenge in challenges() {
        progress.met(challenge.id, 1, 9);
        progress.met(challenge.id, 3, 12);
        assert_eq!(progress.challenges.get(challenge.id), Some(&Met { stars: 3, acts: 9 }));
    }
    for concept in CONCEPTS {
        progress.reviews.insert(concept, Review::first(Grade::Good, 20_000));
    }
    let text = progress.write();
    assert!(text.len() < 4096, "{}", text.len());
    assert_eq!(Progress::read(&text), Ok(progress));
}

#[test]
fn what_could_not_be_read_back_is_not_written() {
    let mut progress = Progress::default();
    progress.places.insert("lesson", Place { when: 1, item: "two words".to_owned() });
    progress.myths.insert("a", Guess { seen: true, sure: 200, believed: true });
    for n in 0..2000 {
        let done = StepDone { ticked: true, predicted: 1 };
        progress.steps.insert(&format!("{n:0>60}"), done);
        progress.places.insert(&format!("{n:0>60}"), Place { when: n, item: "x".repeat(64) });
    }
    let text = progress.write();
    assert!(text.len() <= LONGEST_PROGRESS, "{}", text.len());
    let read = Progress::read(&text).expect("what was written");
    assert_eq!((read.steps.len(), read.myths.len()), (300, 0));
    assert!(read.places.get("lesson").is_none());
}
