//! The ways to learn: the page goes to one, draws it from the module that is loaded later, and does what it asks.

use fourway_proto::Micros;
use fourway_sim::{CallName, Side};
use fourway_stage::{Link, Msg as Act};
use web_sys::Element;
use yew::prelude::*;

use super::{App, Msg};
use crate::browser::address;
use crate::browser::reader::{self, Asks};
use crate::px::number;
use crate::room::{Room, Tab};

/// A way that is open, or none.
#[derive(Default)]
pub struct Way {
    /// Its name, and after a slash what of it is meant; empty in the Lab.
    pub place: AttrValue,
    /// It takes the whole page.
    pub whole: bool,
    /// The act that it asks for next.
    pub invites: Option<(Side, CallName)>,
    /// How often it was gone to or pressed: after each it is drawn anew.
    pub turn: u32,
    /// The tab that was open in the Lab, and whether it was lifted: back leads to it.
    left: Option<(Tab, bool)>,
}

impl Way {
    /// The name of the way; empty in the Lab.
    pub fn name(&self) -> &str {
        self.place.split('/').next().unwrap_or_default()
    }
}

impl App {
    /// Goes to a place; the run of the place opens unless another one is to stay.
    pub fn enter(&mut self, ctx: &Context<Self>, place: &str, stays: bool) -> bool {
        let (to, name) = (ctx.link().clone(), AttrValue::from(place.to_owned()));
        if place.is_empty() || place == LAB {
            let was = std::mem::take(&mut self.way);
            if let Some((tab, open)) = was.left {
                (self.tab, self.lift.open) = (tab.within(self.room), open);
            }
            self.player.update(Act::Hold(Vec::new()));
            return !was.place.is_empty();
        }
        self.arriving = true;
        reader::enter(place, move |answer| to.send_message(Msg::Entered(name, stays, answer)));
        false
    }

    /// Takes what the place asks for.
    pub fn entered(
        &mut self,
        ctx: &Context<Self>,
        place: AttrValue,
        stays: bool,
        answer: Result<Asks, String>,
    ) -> bool {
        self.arriving = false;
        match answer {
            Ok(asks) => {
                self.panel = None;
                let lab = self.way.place.is_empty().then_some((self.tab, self.lift.open));
                let was = std::mem::take(&mut self.way);
                self.way = Way { place, turn: was.turn + 1, left: lab.or(was.left), ..was };
                (self.tab, self.lift.open) = (Tab::Scene.within(self.room), true);
                if !stays {
                    self.ask_of_way(ctx, asks);
                }
            }
            Err(why) => self.unread(why),
        }
        true
    }

    /// Gives the way what was pressed or has another value.
    pub fn press_way(&mut self, ctx: &Context<Self>, control: &Element) {
        let to = ctx.link().clone();
        let take = move |answer| to.send_message(Msg::Asked(answer));
        reader::act(self.player.scenario(), &self.way_view(), self.dark, control, take);
    }

    /// Takes what the way asks for.
    pub fn asked_of(&mut self, ctx: &Context<Self>, answer: Result<Asks, String>) -> bool {
        self.way.turn += 1;
        match answer {
            Ok(asks) => self.ask_of_way(ctx, asks),
            Err(why) => self.unread(why),
        }
        true
    }

    fn ask_of_way(&mut self, ctx: &Context<Self>, asks: Asks) {
        match asks {
            Asks::Nothing => {}
            Asks::Go(place) => address::go(&place),
            Asks::Open { plays, lab, shown, beside } => {
                let (link, (card, scenario)) = *shown;
                let player = &mut self.player;
                let changed = match beside {
                    Some(other) => {
                        let (other_link, other) = *other;
                        player.follow_both((other.0, other.1, &other_link), (card, scenario, &link))
                    }
                    // What is there already is not opened a second time.
                    None if *player.opened() == scenario && player.link().acts == link.acts => {
                        player.update(Act::Seek(link.at))
                    }
                    None => player.follow(card, scenario, &link),
                };
                self.follows = true;
                self.take(ctx, changed);
                if lab {
                    address::go(LAB);
                }
                if plays {
                    self.act(ctx, Act::Play);
                }
            }
        }
    }

    /// On a telephone a way stands before the ladder: it goes down while time runs, and comes back with what it has to say.
    pub fn lift_way(&mut self, open: bool) {
        if self.room == Room::Narrow && !self.way.place.is_empty() {
            (self.tab, self.lift.open) = (Tab::Scene, open);
        }
    }

    /// What an open way depends on.
    pub fn way_view(&self) -> fourway_stage::View {
        let (player, record) = (&self.player, self.seen.frame.record);
        let trace = player.trace();
        let at = record.and_then(|record| trace.records.get(record as usize)).map_or(Micros::ZERO, |record| record.at);
        let now = if player.at_end() { trace.end() } else { at };
        fourway_stage::View { record, now, line: player.current_line(), doings: player.doings(), ..Default::default() }
    }

    /// Takes the first line of a way's markup: how much room it wants, the act that it asks for, and the moments at which
    /// time stops.
    pub fn arrange_way(&mut self, markup: &str) -> String {
        let (head, rest) = markup.split_once('\n').unwrap_or(("", markup));
        let mut words = head.split(' ');
        self.way.whole = words.next() == Some("whole");
        let invited = words.next().and_then(number).map(|act| act as usize);
        self.way.invites = invited.and_then(|act| Some((Side::BOTH[act % 2], *CallName::ALL.get(act / 2)?)));
        let holds = words.filter_map(|word| number(word).map(Micros)).collect();
        self.player.update(Act::Hold(holds));
        rest.to_owned()
    }

    /// The act that stands out: the one that the open way asks for; in the Lab the first one, where nothing has begun.
    pub fn invited(&self) -> Option<(Side, CallName)> {
        if self.way.place.is_empty() { self.seen.invited(&self.player) } else { self.way.invites }
    }

    /// The link to what is shown, with the tab or the way that is open.
    pub fn shown_link(&self) -> Link {
        let tab = if self.tab == Tab::Events.within(self.room) { "" } else { self.tab.name() };
        let view = if self.way.place.is_empty() { tab } else { &self.way.place };
        Link { view: view.to_owned(), ..self.player.link() }
    }

    /// Opens the tab or the way of a link.
    pub fn look_at(&mut self, ctx: &Context<Self>, view: &str) {
        if let Some(tab) = Tab::named(view) {
            (self.tab, self.lift.open) = (tab.within(self.room), true);
            self.way.left = None;
        }
        let way = if Tab::named(view).is_some() { LAB } else { view };
        self.enter(ctx, way, true);
    }

    /// Says why something could not be opened, or that nobody could be asked.
    pub fn unread(&mut self, why: String) {
        self.notice = Some(if why.is_empty() { self.not_loaded() } else { why.into() });
    }
}

/// The page itself, as a place to go to.
const LAB: &str = "lab";
