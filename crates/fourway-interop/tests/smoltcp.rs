//! smoltcp as a differential peer: every kind that it can play, under many fault schedules, ends as predicted.
#![cfg(not(target_arch = "wasm32"))]

use fourway_interop::differences::{smoltcp_ends, smoltcp_forgets_its_fin};
use fourway_interop::kinds;
use fourway_interop::model::predict;
use fourway_interop::path::ladder;
use fourway_interop::play::{Choice, addresses, play};
use fourway_interop::script::With;
use fourway_interop::smol::Smol;
use fourway_wire::Addresses;

const SEEDS: u64 = 100;

#[test]
fn every_kind_that_smoltcp_can_play_ends_as_predicted() {
    let (mut runs, mut forgotten, mut wrong) = (0, 0, Vec::new());
    for kind in kinds::all().filter(|kind| kind.with == With::All) {
        for seed in 0..SEEDS {
            runs += 1;
            let choice = Choice::of(seed);
            let ends = addresses(choice.v6, 0, (30_000, 2000));
            let pair = Addresses::new(ends.0, ends.1).unwrap();
            let mut smol = Smol::new((ends.1, ends.0), seed, kind.socket);
            let report = play(kind, &choice, pair, &mut smol);
            let mut predicted = predict(kind, &choice, pair);
            if let Ok(predicted) = &mut predicted {
                smoltcp_ends(predicted, &report);
            }
            if smoltcp_forgets_its_fin(&report) {
                forgotten += 1;
            } else if report.result != predicted {
                let text = format!("{} with seed {seed}: {:?}\n  predicted {predicted:?}\n", kind.name, report.result);
                wrong.push(text + &ladder(&report.log));
            }
        }
    }
    assert!(wrong.is_empty(), "{} runs, the first:\n{}", wrong.len(), wrong[0]);
    println!("{runs} runs, {forgotten} of them stopped by a FIN that smoltcp forgot");
    assert!(forgotten * 100 < runs, "{forgotten} of {runs} runs are no exception any more");
}
