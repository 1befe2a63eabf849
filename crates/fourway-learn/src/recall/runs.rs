//! Runs to ask about: closes of every kind, with numbers and times of their own.

use super::dice::Dice;
use fourway_proto::{Micros, Seq, State};
use fourway_sim::{Act, CallName, Fate, Fault, Scenario, Side, Step, Target, When};

/// A scenario by chance.
pub(super) fn scenario(dice: &mut Dice) -> Scenario {
    let delay = dice.between(2, 9) * 10;
    let mut scenario = Scenario { script: Vec::new(), ..Scenario::default() };
    for way in &mut scenario.path {
        way.delay = Micros::from_ms(delay);
    }
    for host in scenario.hosts.iter_mut().flatten() {
        host.isn = Seq(u32::try_from(dice.between(1, 90) * 100).unwrap_or_default());
        host.config.msl = Micros::from_secs(dice.between(10, 60));
        if dice.once_in(3) {
            host.config.delayed_ack = Micros::from_ms(200);
        }
    }
    let first = if dice.once_in(2) { Side::Client } else { Side::Server };
    let mut at = 0;
    for _ in 0..dice.between(0, 2) {
        let from = if dice.once_in(2) { Side::Client } else { Side::Server };
        let len = u32::try_from(dice.between(1, 60) * 10).unwrap_or_default();
        let send = Act::Host { host: from, call: CallName::Send, len, text: None, isn: None };
        scenario.script.push(Step { when: When::At(Micros::from_ms(at)), act: send });
        at += dice.between(1, 30) * 10;
    }
    if dice.once_in(6) {
        scenario.script.push(step(When::At(Micros::from_ms(at)), first, CallName::Abort));
        return scenario;
    }
    scenario.script.push(step(When::At(Micros::from_ms(at)), first, CallName::Shutdown));
    let when = if dice.once_in(4) {
        When::At(Micros::from_ms(at + dice.between(1, delay - 1)))
    } else {
        let after = Micros::from_ms(dice.between(1, 40) * 10);
        When::Enters { host: first.other(), state: State::CloseWait, after }
    };
    scenario.script.push(step(when, first.other(), CallName::Shutdown));
    if dice.once_in(3) {
        let segment = u32::try_from(dice.between(1, 5)).unwrap_or(1);
        let target = Target::Number(segment);
        scenario.faults.push(Fault { target, copy: 0, at: None, fate: Fate::Lost, gap: Fault::USUAL_GAP });
    }
    scenario
}

const fn step(when: When, host: Side, call: CallName) -> Step {
    Step { when, act: Act::Host { host, call, len: 0, text: None, isn: None } }
}
