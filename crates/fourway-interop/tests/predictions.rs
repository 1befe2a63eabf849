//! The scripts themselves, without a kernel: our endpoint on both sides, on a clock that jumps.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;

use fourway_interop::kinds;
use fourway_interop::model::predict;
use fourway_interop::play::{Choice, addresses};
use fourway_interop::script::{Side, With};
use fourway_wire::Addresses;

#[test]
fn every_script_comes_to_its_end_with_every_seed() {
    let mut wrong = Vec::new();
    for kind in kinds::all().filter(|kind| kind.with != With::KernelAlone) {
        for seed in 0..40 {
            let choice = Choice::of(seed);
            let (ours, theirs) = addresses(choice.v6, 0, (30_000, 2000));
            let predicted = predict(kind, &choice, Addresses::new(ours, theirs).unwrap());
            if let Err(why) = predicted {
                wrong.push(format!("{} with seed {seed}: {why}", kind.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{} runs:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn names_differ_and_there_are_as_many_kinds_as_promised() {
    let names: BTreeSet<_> = kinds::all().map(|kind| kind.name).collect();
    assert_eq!(names.len(), kinds::all().count());
    assert!(names.len() >= 30, "{}", names.len());
}

#[test]
fn twenty_seeds_have_every_combination_of_family_timestamps_and_opener() {
    let combinations: BTreeSet<_> =
        (0..20).map(Choice::of).map(|choice| (choice.v6, choice.timestamps, choice.opener == Side::Ours)).collect();
    assert_eq!(combinations.len(), 8);
    let wrapped = (0..20).map(Choice::of).filter(|choice| choice.options.iss.0 > u32::MAX - 2000).count();
    assert!(wrapped >= 6, "{wrapped} of 20 seeds begin near the end of the sequence space");
}
