//! A run at a moment, and each part as the page would draw it.

use fourway_proto::Micros;
use fourway_sim::{CallName, Side};
use fourway_stage::{Catalogue, Mark, Msg, Player, Scene, Speed, Stride};
use yew::prelude::*;

use crate::by_ptr::ByPtr;
use crate::components::acts::Acts;
use crate::components::chosen::Chosen;
use crate::components::events::Events;
use crate::components::host::Host;
use crate::components::pace::Pace;
use crate::components::runs::Runs;
use crate::components::transport::Transport;
use crate::gaze::Gaze;
use crate::go::Go;
use crate::ladder::{Drawing, in_layers};
use crate::part::{Part, testing::markup};
use crate::view::Seen;
use crate::words::Words;

/// Elements that are no part.
pub struct Loose(pub Html);

impl PartialEq for Loose {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

impl Part for Loose {
    fn draw(&self) -> Html {
        self.0.clone()
    }
}

/// A run at a moment, and what the page shows of it.
pub struct Shown {
    pub player: Player,
    pub seen: Seen,
    pub words: Words,
}

impl Shown {
    /// A scene at a moment in ms, after some messages.
    pub fn new(scene: &str, at: u64, messages: Vec<Msg>) -> Self {
        let words = Words::from(&Catalogue::whole());
        let mut player = Player::new(Catalogue::whole());
        player.update(Msg::Open(Box::new(Scene::find(scene, &words).expect(scene))));
        player.update(Msg::Width(372.0));
        player.update(Msg::Seek(Micros::from_ms(at)));
        for message in messages {
            player.update(message);
        }
        player.update(Msg::Pause);
        let seen = Seen::new(&player, &words);
        Self { player, seen, words }
    }

    /// With another run of the scene beside it.
    pub fn beside(mut self) -> Self {
        let other = self.player.runs().into_iter().find(|run| !run.now).expect("another run");
        self.player.update(Msg::Compare(Some(other.version)));
        self.seen = Seen::new(&self.player, &self.words);
        self
    }

    pub fn events(&self, why: Option<&'static str>) -> String {
        markup(Events {
            words: self.words.clone(),
            lines: self.seen.lines.clone(),
            why: why.unwrap_or_default().into(),
            current: self.player.current_line(),
            first: 0,
            go: go(why.is_some()),
            panel: NodeRef::default(),
            on_act: Callback::noop(),
        })
    }

    pub fn host(&self, side: Side, writing: bool, invited: Option<CallName>) -> String {
        markup(Host {
            words: self.words.clone(),
            side,
            state: self.seen.frame.states[side as usize],
            offers: self.seen.offers[side as usize].clone(),
            invited,
            asked: None,
            writing: writing.then(NodeRef::default),
            on_act: Callback::noop(),
            on_ask: Callback::noop(),
            on_write: Callback::noop(),
        })
    }

    pub fn acts(&self) -> String {
        markup(Acts {
            words: self.words.clone(),
            acts: self.seen.acts.clone(),
            can_undo: self.player.can_undo(),
            can_redo: self.player.can_redo(),
            network: self.player.is_network(),
            on_act: Callback::noop(),
        })
    }

    pub fn runs(&self) -> String {
        markup(Runs {
            words: self.words.clone(),
            runs: self.seen.runs.clone(),
            beside: self.player.compared().map(|other| other.version),
            on_act: Callback::noop(),
        })
    }

    pub fn chosen(&self, place: Option<&'static str>) -> String {
        markup(Chosen {
            words: self.words.clone(),
            name: "FIN ACK".into(),
            detail: "seq 1 ack 1".into(),
            offers: self.seen.choices.clone(),
            delay: 200,
            on_details: Callback::noop(),
            on_delay: Callback::noop(),
            place: place.map(Into::into),
            on_act: Callback::noop(),
        })
    }

    /// The ladder with what moves where it is; the page paints that after drawing.
    pub fn ladder(&self) -> String {
        let (frame, selected) = (&self.seen.frame, self.player.selected());
        let drawing = Drawing {
            words: self.words.clone(),
            ladder: self.seen.ladder.clone(),
            shape: self.seen.shape.clone(),
            aloft: ByPtr::new(frame.moving.iter().map(|m| m.arrow).collect()),
            chain: AttrValue::default(),
            selected,
            differs: self.seen.other.as_ref().and_then(|other| other.differs).map(|[here, _]| here),
            window: (0.0, self.seen.ladder.height),
            on_act: Callback::noop(),
        };
        let moved = |x: f64, y: f64| format!(" style=\"transform:translate({x}px,{y}px)\"");
        let mut html = markup(drawing);
        for (what, y) in [("class=\"veil\"", frame.y), ("class=\"now\"", frame.y)] {
            html = html.replacen(what, &(what.to_owned() + &moved(0.0, y)), 1);
        }
        // Each takes the first that has no place yet.
        let tokens = in_layers(frame, selected).map(|moving| ("token", moving.x, moving.y));
        for (what, x, y) in tokens.chain(frame.clocks.iter().map(|clock| ("clock", clock.x, clock.y))) {
            let placed = format!("<svg{} class=\"{what}\"", moved(x, y));
            html = html.replacen(&format!("<svg class=\"{what}\""), &placed, 1);
        }
        format!("<div class=\"canvas\">{}</div>", html)
    }

    pub fn transport(&self, playing: bool, marks: Vec<Mark>, backwards: bool) -> String {
        let player = &self.player;
        markup(Transport {
            words: self.words.clone(),
            node: NodeRef::default(),
            playing,
            at_start: player.at() == Micros::ZERO,
            at_end: player.at_end(),
            empty: player.trace().end() == Micros::ZERO,
            invited: !player.at_end() && !playing,
            marks: ByPtr::new(marks),
            backwards,
            pace: Loose(self.pace(playing).draw()).draw(),
            on_act: Callback::noop(),
        })
        .replace("class=\"scrubber\"", &format!("class=\"scrubber\" style=\"--at:{}\"", player.position()))
        .replace("class=\"time\" aria-hidden=\"true\">", "class=\"time\" aria-hidden=\"true\">125 ms of 241.2 s")
    }

    pub fn pace(&self, bookmarked: bool) -> Pace {
        let (words, on_act) = (self.words.clone(), Callback::noop());
        Pace { words, bookmarked, stride: Stride::Event, speed: Speed::Normal, skims: bookmarked, on_act }
    }
}

/// What a person looks at, and links that lead nowhere.
pub fn go(why: bool) -> Go {
    Go {
        gaze: Gaze { why, ..Gaze::default() },
        on_gaze: Callback::noop(),
        on_act: Callback::noop(),
        on_scene: Callback::noop(),
        on_press: Callback::noop(),
    }
}
