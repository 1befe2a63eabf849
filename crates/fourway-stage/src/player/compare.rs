//! Two runs on one clock: the one shown, another one beside it, and where they begin to differ.

use super::run::Run;
use super::{Changed, Player};
use crate::frame::frame;
use crate::{Frame, Ladder, Line};
use fourway_proto::Micros;
use fourway_sim::Trace;
use std::rc::Rc;

/// Another run beside the one shown.
#[derive(Clone, Debug)]
pub struct Compared {
    /// Its number among the runs.
    pub version: usize,
    /// What it is called: what the person did in it last, and its name where another scene was opened. Empty where nothing was
    /// done.
    pub told: String,
    /// What the run shown is called beside it.
    pub shown: String,
    /// The moment of the first difference; none between equal runs.
    pub differs: Option<Micros>,
    run: Run,
}

impl Compared {
    /// Its drawing.
    #[must_use]
    pub fn ladder(&self) -> &Rc<Ladder> {
        &self.run.ladder
    }

    /// Its list of events.
    #[must_use]
    pub fn lines(&self) -> &Rc<Vec<Line>> {
        &self.run.lines
    }

    /// The frame of a moment; its last one where it is over by then.
    #[must_use]
    pub fn frame(&self, at: Micros) -> Frame {
        frame(&self.run.trace, &self.run.ladder, at.min(self.run.end()))
    }

    /// Draw it for another width.
    pub(super) fn draw(&mut self, player: &Player) {
        if let Some(run) = player.run_of(self.version) {
            self.run = run;
        }
    }
}

impl Player {
    /// The run beside the one shown.
    #[must_use]
    pub fn compared(&self) -> Option<&Compared> {
        self.compared.as_ref()
    }

    /// Put another run beside the one shown, or none.
    pub(super) fn compare(&mut self, version: Option<usize>) -> Changed {
        self.compared = version.and_then(|version| {
            let run = self.run_of(version)?;
            let [told, shown] = self.called(version)?;
            let differs = first_difference(&self.run.trace, &run.trace);
            Some(Compared { version, told, shown, differs, run })
        });
        self.announcement = self.compared.as_ref().map(|other| match other.differs {
            Some(at) => self.words.fill("say.differs", &[("at", &self.words.moment(at))]),
            None => self.words.get("say.same").to_owned(),
        });
        Changed { ladder: true, controls: true, ..Changed::default() }
    }

    /// After a change of the run shown: where it now differs from the other one.
    pub(super) fn compare_again(&mut self) {
        let called = self.compared.as_ref().and_then(|other| self.called(other.version));
        if let Some(other) = &mut self.compared {
            [other.told, other.shown] = called.unwrap_or_default();
            other.differs = first_difference(&self.run.trace, &other.run.trace);
        }
    }
}

/// The first moment at which something happens in one run and not in the other.
#[must_use]
pub fn first_difference(one: &Trace, other: &Trace) -> Option<Micros> {
    let differ = |n: &usize| {
        let (a, b) = (one.records.get(*n), other.records.get(*n));
        a.map(|record| (record.at, &record.kind)) != b.map(|record| (record.at, &record.kind))
    };
    let at = |trace: &Trace, n: usize| trace.records.get(n).map_or(Micros::NEVER, |record| record.at);
    let longest = one.records.len().max(other.records.len());
    (0..longest).find(differ).map(|n| at(one, n).min(at(other, n)))
}
