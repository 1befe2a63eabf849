//! How the present moves: by playing, by steps, by seeking.

use super::{Changed, Mark, MarkKind, Player, Stride};
use crate::within;
use fourway_proto::{Micros, TimerChange};
use fourway_sim::{Fate, Kind};

/// Real time of a usual flight at normal speed, ms.
const FLIGHT: f64 = 1600.0;
/// Longest real time of a quiet span that is not skimmed, ms at normal speed.
const LONGEST_QUIET: f64 = 20_000.0;
/// Longest real time that one tick may stand for, ms: a page that was hidden goes on where it was.
const LONGEST_TICK: f64 = 1000.0;

impl Player {
    /// The marks on the scrubber, in order of time.
    #[must_use]
    pub fn marks(&self) -> Vec<Mark> {
        let mut marks = Vec::new();
        for record in &self.run.trace.records {
            let kind = match record.kind {
                Kind::State { .. } => MarkKind::Transition,
                Kind::Fate { fate: Fate::Lost, .. } => MarkKind::Loss,
                Kind::Timer { change: TimerChange::Fired, .. } => MarkKind::Timeout,
                Kind::Call { .. }
                | Kind::Sent { .. }
                | Kind::Fate { .. }
                | Kind::Ignored { .. }
                | Kind::Timer { .. }
                | Kind::Data { .. }
                | Kind::Error { .. }
                | Kind::Outcome { .. } => continue,
            };
            put(&mut marks, record.at, kind);
        }
        for act in &self.acts {
            put(&mut marks, act.at, MarkKind::Act);
        }
        for at in &self.bookmarks {
            put(&mut marks, *at, MarkKind::Bookmark);
        }
        marks.dedup();
        let place = |at| self.position_of(self.run.ladder.scale.y(at));
        marks.into_iter().map(|(at, kind)| Mark { at, position: place(at), kind }).collect()
    }

    pub(super) fn position_of(&self, y: f64) -> f64 {
        let (start, end) = self.bounds();
        if end > start { within((y - start) / (end - start), 0.0, 1.0) } else { 0.0 }
    }

    /// The heights of the first and of the last moment.
    fn bounds(&self) -> (f64, f64) {
        let scale = &self.run.ladder.scale;
        (scale.y(Micros::ZERO), scale.y(self.run.end()))
    }

    /// Put the present at a moment of the run.
    pub(super) fn place(&mut self, at: Micros) {
        self.at = at.min(self.run.end());
        self.head = self.run.ladder.scale.y(self.at);
    }

    pub(super) fn play(&mut self, on: bool) -> Changed {
        let was = (self.playing, self.at);
        if on && self.at_end() {
            self.place(Micros::ZERO);
        }
        (self.playing, self.backwards) = (on && !self.at_end(), false);
        if !on {
            self.place(self.at);
        }
        Changed { time: !on || was.1 != self.at, controls: was.0 != self.playing, ..Changed::default() }
    }

    /// Go to a moment and stay there.
    pub(super) fn go(&mut self, at: Micros) -> Changed {
        self.place(at);
        self.playing = false;
        self.announce_moment();
        Changed { time: true, controls: true, ..Changed::default() }
    }

    pub(super) fn go_to_position(&mut self, part: f64) -> Changed {
        let (start, end) = self.bounds();
        let part = if part.is_nan() { 0.0 } else { within(part, 0.0, 1.0) };
        self.go(self.run.ladder.scale.at(start + (end - start) * part))
    }

    pub(super) fn step_forward(&mut self) -> Changed {
        let next = self.strides().into_iter().find(|moment| *moment > self.at);
        match (next, self.stride) {
            (Some(next), _) => self.go(next),
            (None, Stride::Event) => self.go(self.run.end()),
            (None, Stride::Mark(_)) => self.nothing_more(),
        }
    }

    pub(super) fn step_back(&mut self) -> Changed {
        let before = self.strides().into_iter().rfind(|moment| *moment < self.at);
        match (before, self.stride) {
            (Some(before), _) => self.go(before),
            (None, Stride::Event) => self.go(Micros::ZERO),
            (None, Stride::Mark(_)) => self.nothing_more(),
        }
    }

    /// The moments that steps lead to, in order.
    fn strides(&self) -> Vec<Micros> {
        match self.stride {
            Stride::Event => self.run.moments.clone(),
            Stride::Mark(kind) => self.marks().iter().filter(|mark| mark.kind == kind).map(|mark| mark.at).collect(),
        }
    }

    fn nothing_more(&mut self) -> Changed {
        self.playing = false;
        self.announcement = Some(self.words.get("say.step.nothing").to_owned());
        Changed { controls: true, ..Changed::default() }
    }

    pub(super) fn bookmark(&mut self) -> Changed {
        let place = self.bookmarks.partition_point(|marked| *marked < self.at);
        let key = if self.is_bookmarked() {
            self.bookmarks.remove(place);
            "say.bookmark.gone"
        } else {
            self.bookmarks.insert(place, self.at);
            "say.bookmark"
        };
        self.announcement = Some(self.words.fill(key, &[("at", &self.words.moment(self.at))]));
        Changed { controls: true, marks: true, ..Changed::default() }
    }

    /// Let time run backwards, from the end where the present is the beginning, or stop it.
    pub(super) fn play_back(&mut self) -> Changed {
        if self.is_playing_back() {
            return self.play(false);
        }
        if self.at == Micros::ZERO {
            self.place(self.run.end());
        }
        (self.playing, self.backwards) = (self.run.end() > Micros::ZERO, true);
        Changed { time: true, controls: true, ..Changed::default() }
    }

    /// Say what happens at the present.
    fn announce_moment(&mut self) {
        let lines = &self.run.lines[self.run.lines.partition_point(|line| line.at < self.at)..];
        let here = lines.iter().take_while(|line| line.at == self.at);
        let mut text = String::new();
        here.for_each(|line| self.words.join("join.sentences", &mut text, &line.text));
        let at = self.words.moment(self.at);
        self.announcement = Some(self.words.fill("say.at", &[("at", &at), ("text", &text)]).trim_end().to_owned());
    }

    pub(super) fn tick(&mut self, ms: f64) -> Changed {
        if !self.playing || ms.is_nan() || ms <= 0.0 {
            return Changed::default();
        }
        let before = self.current_record();
        let (start, end) = self.bounds();
        let ms = ms.min(LONGEST_TICK) * self.speed.factor();
        // Backwards every quiet span is skimmed: one looks for what was, and does not wait for it.
        let head = if self.backwards { self.head - ms * self.pace() } else { self.advance(self.head, ms) };
        self.head = within(head, start, end);
        let was = self.at;
        self.at = self.run.ladder.scale.at(self.head).min(self.run.end());
        let held = self.holds.iter().copied().filter(|hold| was < *hold && *hold <= self.at).min();
        if let Some(hold) = held.filter(|_| !self.backwards) {
            self.place(hold);
            self.playing = false;
        } else if self.head >= end && !self.backwards {
            self.place(self.run.end());
            self.playing = false;
        } else if self.head <= start && self.backwards {
            self.place(Micros::ZERO);
            self.playing = false;
        }
        let controls = !self.playing || before != self.current_record();
        Changed { time: true, controls, ..Changed::default() }
    }

    /// How far the line of the present goes in a millisecond at normal speed, px.
    fn pace(&self) -> f64 {
        self.run.ladder.flight_px / FLIGHT
    }

    fn current_record(&self) -> usize {
        self.run.trace.records.partition_point(|record| record.at <= self.at)
    }

    /// Where the line of the present is after this many ms at normal speed: as far down as a flight goes in that time, and
    /// through a quiet span that is not skimmed as slowly as its length asks.
    fn advance(&self, mut y: f64, mut ms: f64) -> f64 {
        let ladder = &self.run.ladder;
        let pace = self.pace();
        if !self.skim {
            for quiet in &ladder.breaks {
                let (top, bottom) = (ladder.scale.y(quiet.from), ladder.scale.top(quiet.to));
                if y >= bottom {
                    continue;
                }
                let until = (top - y).max(0.0) / pace;
                if ms <= until {
                    break;
                }
                ms -= until;
                y = y.max(top);
                let whole = quiet.to.since(quiet.from).0 as f64 / 1000.0 / ladder.flight_ms * FLIGHT;
                let slow = (bottom - top) / whole.min(LONGEST_QUIET);
                let left = (bottom - y) / slow;
                if ms <= left {
                    return y + ms * slow;
                }
                ms -= left;
                y = bottom;
            }
        }
        y + ms * pace
    }
}

/// Put a mark in its place by time and kind. A general sort is a lot of code for a page that needs no other.
fn put(marks: &mut Vec<(Micros, MarkKind)>, at: Micros, kind: MarkKind) {
    let place = marks.partition_point(|(before, other)| (*before, *other as u8) <= (at, kind as u8));
    marks.insert(place, (at, kind));
}
