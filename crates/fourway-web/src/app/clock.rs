//! Time on the page: frames while it runs, steps where nothing may move.

use fourway_stage::{Msg as Act, within};
use gloo_render::request_animation_frame;
use gloo_timers::callback::Interval;
use yew::prelude::*;

use super::{App, Msg};
use crate::browser::document;

/// Longest time that one frame stands for, ms: after a pause of the browser the run goes on where it was.
const LONGEST_FRAME: f64 = 100.0;
/// Time after which running texts are drawn anew, ms: faster ones cannot be read.
const TEXTS: f64 = 200.0;
/// Time between two steps when nothing may move, ms at normal speed.
const STEP: f64 = 1500.0;

impl App {
    /// One frame of playing: painted, and drawn only when more than places changed or a text is due.
    pub fn next_frame(&mut self, ctx: &Context<Self>, now: f64) -> bool {
        let passed = self.painted.replace(now).map_or(0.0, |before| within(now - before, 0.0, LONGEST_FRAME));
        let changed = self.player.update(Act::Tick(passed));
        let more = self.take(ctx, changed);
        self.frame = None;
        self.run(ctx);
        if !self.player.is_playing() {
            self.lift_way(true);
        }
        if more || now - self.drawn > TEXTS {
            self.drawn = now;
            return true;
        }
        // First, while the last layout still holds: after the painting the browser would have to make another.
        self.keep_present();
        self.paint();
        false
    }

    /// One step of playing where nothing may move.
    pub fn step(&mut self, ctx: &Context<Self>) -> bool {
        let changed = self.player.update(Act::StepForward);
        self.take(ctx, changed);
        if self.player.at_end() {
            self.steps = None;
        }
        self.said = self.player.announcement().map_or_else(AttrValue::default, |text| text.to_owned().into());
        true
    }

    /// Begins to take steps.
    pub fn stepping(&mut self, ctx: &Context<Self>) -> Option<Interval> {
        if self.player.at_end() {
            let changed = self.player.update(Act::Restart);
            self.take(ctx, changed);
        }
        let link = ctx.link().clone();
        link.send_message(Msg::Step);
        let pause = (STEP / self.player.speed().factor()) as u32;
        Some(Interval::new(pause, move || link.send_message(Msg::Step)))
    }

    /// Asks for a frame while time runs and the page is seen; otherwise gives the last request back.
    pub fn run(&mut self, ctx: &Context<Self>) {
        let hidden = document().is_some_and(|d| d.hidden());
        if !self.player.is_playing() || hidden {
            self.frame = None;
            self.painted = None;
        } else if self.frame.is_none() {
            let link = ctx.link().clone();
            self.frame = Some(request_animation_frame(move |now| link.send_message(Msg::Frame(now))));
        }
    }
}
