//! What a person does: choosing a segment, faults, calls, and taking them back.

use super::act::{Act, Befalls, Deed, tell_call, tell_decision};
use super::offers::SegmentAct;
use super::run::Run;
use super::{Changed, Player};
use crate::{ArrowEnd, segment_noun};
use fourway_proto::Micros;
use fourway_sim::{CallName, Side};
use std::rc::Rc;

impl Player {
    /// Choose a segment: time stops, in the middle of its flight if it is not under way now.
    pub(super) fn select(&mut self, chosen: Option<(u32, u32)>) -> Changed {
        let Some(arrow) = chosen.and_then(|chosen| self.run.arrow(chosen)) else {
            let selection = self.selected.take().is_some();
            return Changed { selection, controls: selection, ..Changed::default() };
        };
        let middle = match (arrow.points.first(), arrow.points.last()) {
            (Some(start), Some(end)) => self.run.ladder.scale.at(f64::midpoint(start.1, end.1)),
            (_, _) => arrow.sent,
        };
        let moves = self.is_under_way(arrow).is_err();
        let middle = middle.clamp(arrow.sent, arrow.ends.max(arrow.sent));
        let noun = segment_noun(&arrow.header, arrow.again, &self.words);
        let host = self.words.host(arrow.from);
        self.announcement = Some(self.words.fill("say.selected", &[("segment", &noun), ("host", host)]));
        self.playing = false;
        self.place(if moves { middle } else { self.at });
        self.selected = chosen;
        Changed { time: true, selection: true, controls: true, ..Changed::default() }
    }

    /// The next or the previous of those under way; with none, the next one to be sent.
    pub(super) fn select_another(&mut self, next: bool) -> Changed {
        let arrows = &self.run.ladder.arrows;
        let under_way: Vec<(u32, u32)> = arrows
            .iter()
            .filter(|arrow| self.is_under_way(arrow).is_ok())
            .map(|arrow| (arrow.segment, arrow.copy))
            .collect();
        let place = self.selected.and_then(|chosen| under_way.iter().position(|one| *one == chosen));
        let chosen = match (place, under_way.len()) {
            (_, 0) => arrows
                .iter()
                .filter(|arrow| arrow.sent > self.at)
                .min_by_key(|arrow| (arrow.sent, arrow.segment, arrow.copy))
                .map(|arrow| (arrow.segment, arrow.copy)),
            (Some(place), n) => Some(under_way[if next { (place + 1) % n } else { (place + n - 1) % n }]),
            (None, n) => Some(under_way[if next { 0 } else { n - 1 }]),
        };
        if chosen.is_none() {
            self.announcement = Some(self.words.get("say.nothing").to_owned());
            return Changed { controls: true, ..Changed::default() };
        }
        self.select(chosen)
    }

    /// A fault befalls the chosen segment now.
    pub(super) fn befall(&mut self, what: Befalls) -> Changed {
        let kind = match what {
            Befalls::Drop => SegmentAct::Drop,
            Befalls::Delay(_) => SegmentAct::Delay,
            Befalls::Duplicate => SegmentAct::Duplicate,
            Befalls::Corrupt => SegmentAct::Corrupt,
        };
        if let Err(key) = self.may_befall(kind) {
            return self.refuse(self.words.get(key).to_owned());
        }
        let Some((chosen, arrow)) = self.selected.and_then(|chosen| Some((chosen, self.run.arrow(chosen)?))) else {
            return Changed::default();
        };
        if self.waits(arrow) {
            return self.decide(if kind == SegmentAct::Drop { CallName::Drop } else { CallName::Duplicate });
        }
        let later = self.run.moment_after(self.at, false);
        let at = if later < arrow.ends { later } else { self.at };
        let text = what.tell(&segment_noun(&arrow.header, arrow.again, &self.words), &self.words);
        self.act(Act { at, deed: Deed::Fault { segment: chosen.0, copy: chosen.1, what }, text })
    }

    /// The chosen segment waits for the person, who decides now.
    pub(super) fn decide(&mut self, call: CallName) -> Changed {
        let kind = if call == CallName::Deliver { SegmentAct::Deliver } else { SegmentAct::Drop };
        if let Err(key) = self.may_befall(kind) {
            return self.refuse(self.words.get(key).to_owned());
        }
        let Some((chosen, arrow)) = self.selected.and_then(|chosen| Some((chosen, self.run.arrow(chosen)?))) else {
            return Changed::default();
        };
        let text = tell_decision(call, &segment_noun(&arrow.header, arrow.again, &self.words), &self.words);
        let at = self.run.moment_after(self.at, false);
        self.act(Act { at, deed: Deed::Decide { call, segment: chosen.0 }, text })
    }

    /// From now on each segment waits for the person, or no longer does.
    pub(super) fn network(&mut self, on: bool) -> Changed {
        if on == self.is_network() {
            return Changed::default();
        }
        let text = self.words.get(if on { "you.network.on" } else { "you.network.off" }).to_owned();
        let at = self.run.moment_after(self.at, true);
        self.act(Act { at, deed: Deed::Network { on }, text })
    }

    /// An application calls now.
    pub(super) fn call(&mut self, host: Side, call: CallName, text: Option<String>) -> Changed {
        let offers = self.host_acts(host);
        if let Some(Err(why)) = offers.into_iter().find(|offer| offer.call == call).map(|offer| offer.possible) {
            return self.refuse(why);
        }
        let text = match (call, text) {
            (CallName::Send, None) => Some(self.words.get("call.send.default").to_owned()),
            (_, text) => text,
        };
        let told = tell_call(host, call, text.as_deref(), &self.words);
        let at = self.run.moment_after(self.at, true);
        self.act(Act { at, deed: Deed::Call { host, call, text }, text: told })
    }

    /// Add an act. What the person did later belonged to another future and goes.
    fn act(&mut self, act: Act) -> Changed {
        let (at, told) = (act.at, act.text.clone());
        let mut acts: Vec<Act> = self.acts.iter().filter(|earlier| earlier.at <= at).cloned().collect();
        let removed = acts.len() < self.acts.len();
        acts.push(act);
        let run = Run::new(&self.opened.scenario, &acts, &self.words, self.width);
        self.take(run, acts, at, told, removed)
    }

    /// Take one act back. Later ones stay as far as what they were done to is still there.
    pub(super) fn undo(&mut self, index: usize) -> Changed {
        let Some(gone) = self.acts.get(index) else { return Changed::default() };
        let told = self.words.fill("say.undone", &[("act", &gone.text)]);
        let mut acts = self.acts[..index].to_vec();
        let mut run = Run::new(&self.opened.scenario, &acts, &self.words, self.width);
        for act in &self.acts[index + 1..] {
            if self.still_makes_sense(act, &run) {
                acts.push(act.clone());
                run = Run::new(&self.opened.scenario, &acts, &self.words, self.width);
            }
        }
        let removed = acts.len() + 1 < self.acts.len();
        self.take(run, acts, self.at, told, removed)
    }

    /// True for a call, and for a fault on a segment that is the same in another run and under way there at that moment.
    fn still_makes_sense(&self, act: &Act, run: &Run) -> bool {
        let (segment, copy) = match act.deed {
            Deed::Fault { segment, copy, .. } => (segment, copy),
            Deed::Decide { segment, .. } => (segment, 0),
            Deed::Call { .. } | Deed::Network { .. } => return true,
        };
        let (Some(here), Some(there)) = (self.run.arrow((segment, copy)), run.arrow((segment, copy))) else {
            return false;
        };
        let same = (here.sent, here.from, here.header) == (there.sent, there.from, there.header);
        same && there.sent <= act.at && (act.at < there.ends || there.end == ArrowEnd::Waiting)
    }

    /// Show the run of a new version, which something that is told made.
    fn take(&mut self, run: Run, acts: Vec<Act>, at: Micros, told: String, removed: bool) -> Changed {
        let left = self.at;
        self.past.grow(Rc::clone(&self.opened), acts.clone(), left, at, told.clone());
        self.show(run, acts, at);
        let removed = if removed { [" ", self.words.get("say.removed")] } else { [""; 2] };
        self.announcement = Some([told.as_str(), &removed.concat()].concat());
        Changed::ALL
    }
}
