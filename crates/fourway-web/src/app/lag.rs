//! The ladder first: what an act brings about is seen on it in the next frame, and the lists beside it follow in the one
//! after; those of a long run follow a hand on the scrubber at a pace that can be read.

use std::cell::RefCell;

use gloo_render::{AnimationFrame, request_animation_frame};
use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::{App, Msg};
use crate::components::events::WHOLE;

/// Time between two drawings of long lists while their run is scrubbed, ms.
const TRAIL: u32 = 120;

/// A part beside the ladder.
#[derive(Clone, Copy)]
pub enum Beside {
    /// The list of events.
    Events,
    /// What the person did, and the runs.
    Acts,
    /// The two ends now.
    Ends,
    /// Where the whole run stands as one line, with the steps through it.
    Transport,
}

/// What may come a frame later.
#[derive(Default)]
pub struct Lag {
    /// The frame in which the ladder is painted; none when nothing is behind.
    frame: Option<AnimationFrame>,
    /// The time until the lists follow the scrubber.
    trail: Option<Timeout>,
    /// The parts as they were drawn last.
    drawn: RefCell<[Option<Html>; 4]>,
}

impl Lag {
    /// The lists are a frame behind.
    pub const fn is_on(&self) -> bool {
        self.frame.is_some() || self.trail.is_some()
    }

    /// A part: as it was while the lists are behind.
    pub fn draw(&self, which: Beside, draw: impl FnOnce() -> Html) -> Html {
        let mut drawn = self.drawn.borrow_mut();
        let kept = &mut drawn[which as usize];
        match kept {
            Some(kept) if self.is_on() => kept.clone(),
            _ => kept.insert(draw()).clone(),
        }
    }
}

impl App {
    /// The lists wait until the ladder is painted.
    pub fn lag(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        self.lag.frame = Some(request_animation_frame(move |_| {
            // A task after this frame.
            Timeout::new(0, move || link.send_message(Msg::CatchUp)).forget();
        }));
    }

    /// The lists of a long run are drawn at most so many times a second.
    pub fn trail(&mut self, ctx: &Context<Self>) {
        if self.seen.lines.len() > WHOLE {
            let link = ctx.link().clone();
            self.lag.trail.get_or_insert_with(|| Timeout::new(TRAIL, move || link.send_message(Msg::CatchUp)));
        }
    }

    /// The lists are drawn too.
    pub fn catch_up(&mut self) -> bool {
        let behind = self.lag.is_on();
        (self.lag.frame, self.lag.trail) = (None, None);
        behind
    }
}
