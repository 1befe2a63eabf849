//! Where the parts stand: the same ones for a telephone, a tablet and a desk.

use fourway_proto::Micros;
use fourway_sim::{CallName, Side};
use fourway_stage::{Msg, Offer};
use yew::prelude::*;

use super::lag::Beside;
use super::panels::Place;
use super::{App, Panel};
use crate::components::acts::Acts;
use crate::components::beside::beside;
use crate::components::caption::Caption;
use crate::components::chosen::Chosen;
use crate::components::dialog::Dialog;
use crate::components::ends::{Ends, told};
use crate::components::events::Events;
use crate::components::guide::Guide;
use crate::components::header::Header;
use crate::components::host::{Host, title};
use crate::components::notice::notice;
use crate::components::pace::Pace;
use crate::components::runs::Runs;
use crate::components::sheet::Sheet;
use crate::components::stage::Stage;
use crate::components::tabs::{self, Tabs};
use crate::components::transport::Transport;
use crate::go::Go;
use crate::ladder::Drawing;
use crate::markup::{markup, press, worded};
use crate::part::part;
use crate::px::px;
use crate::room::{Room, Tab};

impl App {
    /// The whole page.
    pub fn arrange(&self) -> Html {
        let c = &self.callbacks;
        let header = Header {
            words: self.words(),
            title: self.seen.title.clone(),
            way: self.way.place.clone(),
            heading: !self.shows_scene() && self.way.place.is_empty(),
            dark: self.dark,
            on_gallery: c.gallery.clone(),
            on_link: c.link.clone(),
            on_export: c.export.clone(),
            on_theme: c.theme.clone(),
            on_help: c.help.clone(),
        };
        markup!(
            "<div class=\"lab\" data-room={} data-way={} data-whole={}>\
                {}{}{}{}\
                <p class=\"unseen\" role=\"status\" aria-live=\"polite\">{}</p>\
            </div>\
            {}",
            self.room.name(),
            (!self.way.place.is_empty()).then(|| self.way.name()),
            self.way.whole.then_some(""),
            part(header),
            self.parts(),
            if self.way.whole { Html::default() } else { self.lag.draw(Beside::Transport, || self.transport()) },
            self.notice.as_ref().map(notice),
            &self.said,
            self.dialog()
        )
    }

    /// The key of the name of the open way; empty in the Lab.
    fn way_key(&self) -> AttrValue {
        match self.way.name() {
            "" => AttrValue::default(),
            name => ["way.", name].concat().into(),
        }
    }

    /// What the open way is called; a scene has a name of its own.
    fn way_name(&self) -> Option<AttrValue> {
        let key = self.way_key();
        (!key.is_empty()).then(|| self.words.text(&key))
    }

    fn parts(&self) -> Html {
        if self.way.whole {
            return markup!("<main class=\"whole\" key={}>{}</main>", &self.way.place, self.scene());
        }
        let (panel, ends) = (|| vec![self.tabs(), self.tab_panel()], || self.ends());
        match self.room {
            Room::Wide => worded!(
                &self.words,
                "<section class=\"guide\" key={} aria-label={}>{}{}</section>{}<aside class=\"list\" aria-label={nav.panels}>{}</aside>{}",
                &self.way.place,
                self.way_name(),
                self.scene(),
                self.acts(),
                self.stage(),
                panel(),
                // A way speaks of the ends itself, and needs the room.
                self.way.place.is_empty().then(|| markup!("<div class=\"inspect\">{}</div>", ends()))
            ),
            Room::Desk => worded!(
                &self.words,
                "<section class=\"guide\" key={} aria-label={}>{}{}</section>{}<div class=\"list\">{}</div><aside class=\"inspect\" aria-label={nav.panels}>{}{}</aside>",
                &self.way.place,
                self.way_name(),
                self.scene(),
                self.acts(),
                self.stage(),
                self.events(),
                ends(),
                panel()
            ),
            Room::Middle => worded!(
                &self.words,
                "{}<aside class=\"panel\" aria-label={nav.panels}>{}</aside>",
                self.stage(),
                panel()
            ),
            Room::Narrow => worded!(
                &self.words,
                "{}{}<section class=\"quick\" aria-label={tab.acts}>{}</section>",
                self.stage(),
                self.sheet(),
                self.quick()
            ),
        }
    }

    fn stage(&self) -> Html {
        let narrow = self.room == Room::Narrow;
        let hosts = Side::BOTH.map(|side| if narrow { self.name(side) } else { self.host(side) });
        let stage = Stage {
            words: self.words(),
            hosts: markup!("<div class=\"hosts\">{}</div>", hosts),
            drawing: Drawing {
                words: self.words(),
                ladder: self.seen.ladder.clone(),
                shape: self.seen.shape.clone(),
                aloft: self.seen.aloft.clone(),
                chain: self.why(Place::Chain),
                selected: self.player.selected(),
                differs: self.seen.other.as_ref().and_then(|other| other.differs).map(|[here, _]| here),
                window: self.after.window,
                on_act: self.callbacks.act.clone(),
            },
            beside: self
                .seen
                .other
                .as_ref()
                .map(|other| beside(&self.words, other, &self.after.beside, &self.callbacks.act)),
            floats: if narrow { Html::default() } else { self.chosen(true) },
            scroller: self.after.scroller.clone(),
            follows: self.follows,
            on_follow: self.callbacks.follow.clone(),
        };
        stage.draw()
    }

    /// A host above its lifeline on a telephone: the name and the state alone.
    fn name(&self, side: Side) -> Html {
        markup!(
            "<section class=\"host\" data-host={} aria-label={}>{}</section>",
            side.name(),
            self.words.host_name(side),
            title(&self.words, side, self.state(side))
        )
    }

    fn host(&self, side: Side) -> Html {
        let c = &self.callbacks;
        part(Host {
            words: self.words(),
            side,
            state: self.state(side),
            offers: self.seen.offers[side as usize].clone(),
            invited: self.invited().filter(|(host, _)| *host == side).map(|(_, call)| call),
            asked: self.asked[side as usize],
            writing: (self.writing == Some(side)).then(|| self.after.writing.clone()),
            on_act: c.act.clone(),
            on_ask: c.ask.clone(),
            on_write: c.write.clone(),
        })
    }

    /// The chosen segment: floating below its chip, or in the bar of a telephone.
    fn chosen(&self, floats: bool) -> Html {
        let Some((segment, copy)) = self.player.selected() else { return Html::default() };
        let arrows = &self.seen.ladder.arrows;
        let Some(arrow) = arrows.iter().find(|a| a.segment == segment && a.copy == copy) else {
            return Html::default();
        };
        let moving = self.seen.frame.moving.iter().find(|m| m.segment == segment && m.copy == copy);
        let label = arrow.label.as_ref();
        let name = moving.map(|m| m.flags.clone()).or_else(|| label.map(|l| l.flags.clone())).unwrap_or_default();
        let detail = moving.map(|m| m.detail.clone()).or_else(|| label.map(|l| l.detail.clone())).unwrap_or_default();
        let x = moving.map(|m| m.x).or_else(|| arrow.points.last().map(|p| p.0)).unwrap_or_default();
        // Below every lane in which segments travel.
        let frame = &self.seen.frame;
        let lowest = frame.moving.iter().map(|m| m.y).fold(frame.y, f64::max);
        part(Chosen {
            words: self.words(),
            name: name.into(),
            detail: detail.into(),
            offers: self.seen.choices.clone(),
            delay: self.delay,
            on_details: self.callbacks.details.clone(),
            on_delay: self.callbacks.delay.clone(),
            place: floats.then(|| ["--x:", &px(x), "px;--y:", &px(lowest), "px"].concat().into()),
            on_act: self.callbacks.act.clone(),
        })
    }

    /// The row in the thumb's reach: the chosen segment, or one act for each host.
    fn quick(&self) -> Html {
        if self.player.selected().is_some() {
            return self.chosen(false);
        }
        let invited = self.invited();
        markup!("<div class=\"one-act-each\">{}</div>", Side::BOTH.map(|side| self.quick_act(side, invited)))
    }

    /// What a way asks a host for, or what it is most often asked for, if it is possible; otherwise why not. The rest is on the sheet.
    fn quick_act(&self, side: Side, invited: Option<(Side, CallName)>) -> Html {
        let offers = &self.seen.offers[side as usize];
        let asked = invited.filter(|(host, _)| *host == side).map(|(_, call)| call);
        let common =
            |o: &&Offer| asked.map_or(matches!(o.call, CallName::Close | CallName::Open), |call| o.call == call);
        let Some(offer) = offers.iter().filter(common).find(|o| o.possible.is_ok()) else {
            let why = offers.iter().find(common).and_then(|o| o.possible.as_ref().err());
            return markup!("<p>{}</p>", why);
        };
        let call = offer.call;
        let (_, label) = self.words.call(side, call);
        let class = if asked.is_some() { "primary" } else { "" };
        markup!(
            "<button type=\"button\" class={} data-host={} onclick={}>{}</button>",
            class,
            side.name(),
            press(&self.callbacks.act, Msg::Call(side, call)),
            label
        )
    }

    fn sheet(&self) -> Html {
        let sheet = Sheet {
            words: self.words(),
            lift: self.lift,
            on_finger: self.callbacks.finger.clone(),
            caption: part(Caption {
                words: self.words(),
                lines: self.seen.lines.clone(),
                current: self.player.current_line(),
                watch: self.seen.watch.clone(),
            }),
            content: markup!("{}{}", self.tabs(), self.tab_panel()),
        };
        sheet.draw()
    }

    fn scene(&self) -> Html {
        if !self.way.place.is_empty() {
            return part(self.later(Place::Way, "way"));
        }
        let seen = &self.seen;
        part(Guide { kicker: seen.kicker.clone(), title: seen.title.clone(), watch: seen.watch.clone() })
    }

    fn acts(&self) -> Html {
        self.lag.draw(Beside::Acts, || {
            let (player, on_act) = (&self.player, &self.callbacks.act);
            let acts = Acts {
                words: self.words(),
                acts: self.seen.acts.clone(),
                can_undo: player.can_undo(),
                can_redo: player.can_redo(),
                network: player.is_network(),
                on_act: on_act.clone(),
            };
            let runs = Runs {
                words: self.words(),
                runs: self.seen.runs.clone(),
                beside: player.compared().map(|other| other.version),
                on_act: on_act.clone(),
            };
            // Where the transport has no room for it.
            let pace = match self.room {
                Room::Wide | Room::Desk => Html::default(),
                Room::Narrow | Room::Middle => self.pace(),
            };
            markup!("{}{}{}", part(acts), part(runs), pace)
        })
    }

    fn events(&self) -> Html {
        self.lag.draw(Beside::Events, || {
            part(Events {
                words: self.words(),
                lines: self.seen.lines.clone(),
                why: self.why(Place::Why),
                current: self.player.current_line(),
                go: self.go(),
                first: self.after.first,
                panel: self.after.events.clone(),
                on_act: self.callbacks.act.clone(),
            })
        })
    }

    fn ends(&self) -> Html {
        self.lag.draw(Beside::Ends, || {
            let frame = &self.seen.frame;
            part(Ends { words: self.words(), states: frame.states, timers: told(&self.words, &frame.clocks) })
        })
    }

    /// What a person looks at, and where links lead.
    pub fn go(&self) -> Go {
        let c = &self.callbacks;
        Go {
            gaze: self.gaze,
            on_gaze: c.gaze.clone(),
            on_act: c.act.clone(),
            on_scene: c.scene.clone(),
            on_press: c.press.clone(),
        }
    }

    fn tabs(&self) -> Html {
        part(Tabs {
            words: self.words(),
            room: self.room,
            way: self.way_key(),
            open: self.tab,
            on_open: self.callbacks.tab.clone(),
        })
    }

    fn tab_panel(&self) -> Html {
        let parts = match (self.tab, self.room) {
            (Tab::Events | Tab::Acts | Tab::Scene, Room::Desk) => {
                worded!(&self.words, "<p class=\"hint\">{panel.choose}</p>")
            }
            (Tab::Events, _) => self.events(),
            (Tab::Acts, _) => markup!("{}{}", Side::BOTH.map(|side| self.host(side)), self.acts()),
            (Tab::States | Tab::Segment | Tab::Setup, _) => part(self.later(Place::Tab, self.tab.name())),
            (Tab::Ends, Room::Wide | Room::Desk) => part(self.later(Place::Tab, self.tab.name())),
            (Tab::Ends, _) => markup!("{}{}", self.ends(), part(self.later(Place::Tab, self.tab.name()))),
            (Tab::Scene, _) if !self.way.place.is_empty() => markup!("{}{}", self.scene(), self.acts()),
            (Tab::Scene, Room::Narrow) => markup!("{}{}", self.scene(), self.ends()),
            (Tab::Scene, _) => markup!("{}{}{}", self.scene(), self.acts(), self.ends()),
        };
        // Another tab is another element: it begins at its top.
        let name = self.tab.name();
        markup!(
            "<div key={} class=\"tab-panel\" id=\"panel\" role=\"tabpanel\" tabindex=\"0\" aria-labelledby={} data-tab={}>{}</div>",
            name,
            tabs::id(self.tab),
            name,
            parts
        )
    }

    fn transport(&self) -> Html {
        let player = &self.player;
        let (playing, at_end) = (self.is_playing(), player.at_end());
        part(Transport {
            words: self.words(),
            node: self.after.transport.clone(),
            playing,
            at_start: player.at() == Micros::ZERO,
            at_end,
            // One thing at a time is the thing to do next.
            invited: !at_end && !playing,
            empty: player.trace().end() == Micros::ZERO,
            marks: self.seen.marks.clone(),
            backwards: player.is_playing_back(),
            pace: self.pace(),
            on_act: self.callbacks.act.clone(),
        })
    }

    fn pace(&self) -> Html {
        let player = &self.player;
        part(Pace {
            words: self.words(),
            bookmarked: player.is_bookmarked(),
            stride: player.stride(),
            speed: player.speed(),
            skims: player.skims(),
            on_act: self.callbacks.act.clone(),
        })
    }

    fn dialog(&self) -> Html {
        let Some(panel) = self.panel else { return Html::default() };
        let (name, title) = match panel {
            Panel::Help => ("help", "section.keys"),
            Panel::Export => ("export", "export.title"),
            Panel::Gallery => ("gallery", "section.gallery"),
        };
        part(Dialog {
            words: self.words(),
            place: self.after.dialog.clone(),
            title,
            panel: self.later(Place::Dialog, name),
            busy: self.reading,
            told: self.told.clone(),
            on_close: self.callbacks.close.clone(),
        })
    }
}
