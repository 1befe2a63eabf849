//! The root: owns the player, turns every input into its messages and shares what it shows.

mod act_kind;
mod after;
mod arrange;
mod carry;
mod clock;
mod command;
mod export;
mod lag;
mod paint;
mod panels;
mod way;
mod wiring;

use fourway_sim::{CallName, Scenario, Side};
use fourway_stage::{Catalogue, Changed, Link, Msg as Act, Player, View};
use gloo_events::EventListener;
use gloo_render::AnimationFrame;
use gloo_timers::callback::{Interval, Timeout};
use web_sys::Element;
use yew::prelude::*;

use crate::browser::failure::GoodStep;
use crate::browser::reader::{Arrival, Asks};
use crate::browser::size::QueryWatch;
use crate::browser::{address, theme, window, words};
use crate::by_ptr::ByPtr;
use crate::components::chosen::DELAYS;
use crate::components::sheet::{Finger, Lift};
use crate::gaze::Gaze;
use crate::room::{Room, Tab};
use crate::view::Seen;
use crate::words::Words;
use act_kind::ActKind;
pub use after::ALL;
use after::After;
use fourway_stage::keys::Command;
use lag::Lag;
pub use paint::same_shape;
use paint::{Canvas, Clockwork};
use panels::{Asked, Place};
use way::Way;
use wiring::{Callbacks, callbacks, listeners, queries};

/// Time after which a step that worked is kept, ms.
const SETTLED: u32 = 300;

/// Every input of the page.
pub enum Msg {
    /// A person asks something of the player.
    Act(Box<Act>),
    /// The browser is about to paint, at this time in ms.
    Frame(f64),
    /// A step, where nothing may move.
    Step,
    /// A key was pressed.
    Key(Command),
    /// The ladder's column is this wide and high, px.
    Size(f64, f64),
    /// The window or the system's wishes changed.
    Surroundings,
    /// The page was hidden or is seen again.
    Visibility,
    /// Light or dark.
    Theme,
    /// A dialog opens, or closes.
    Show(Option<Panel>),
    /// Another tab.
    Tab(Tab),
    /// What is known of the chosen segment.
    Details,
    /// A person looks closely at something.
    Gaze(Gaze),
    /// A panel is there, or could not be loaded.
    Panel(Place, View, Option<String>),
    /// A finger on the handle of the sheet.
    Finger(Finger),
    /// A person wants to know why an act is not possible.
    Ask(Side, CallName),
    /// The field for a text to send opens at a host, or closes.
    Write(Option<Side>),
    /// It was read, or why not.
    Read(Result<Box<Scenario>, String>),
    /// What became of a wish in a dialog; none where nobody could be asked.
    Told(Option<String>),
    /// A link to what is shown is asked for.
    Link,
    /// What became of it.
    Linked(Option<String>),
    /// The address has another fragment.
    Fragment,
    /// A person chose a scene, by its place in the gallery.
    Scene(usize),
    /// A scene is there, or what a link leads to, or why there is nothing.
    Arrived(Option<Link>, Result<Box<Arrival>, String>),
    /// A place was gone to, with what it asks for or why nobody could be asked; the run may have to stay.
    Entered(AttrValue, bool, Result<Asks, String>),
    /// What the open way asks for.
    Asked(Result<Asks, String>),
    /// A button with a name was pressed in a panel, or a field has another value.
    Press(Element),
    /// Something was scrolled.
    Scrolled,
    /// The present is kept in sight, or not.
    Follow(bool),
    /// Another amount for a delay, ms.
    Delay(u64),
    /// The last step worked: keep it.
    Settled,
    /// The ladder is painted: the lists beside it are due.
    CatchUp,
    /// All words of the page are there.
    Words,
    /// The test of the failure panel.
    Panic,
}

/// A dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// Every scene.
    Gallery,
    /// The keys.
    Help,
    /// The forms in which a run can be taken along.
    Export,
}

/// The page.
pub struct App {
    words: Words,
    player: Player,
    seen: Seen,
    callbacks: Callbacks,
    room: Room,
    still: bool,
    dark: bool,
    panel: Option<Panel>,
    way: Way,
    tab: Tab,
    gaze: Gaze,
    panels: [Asked; Place::COUNT],
    lift: Lift,
    asked: [Option<CallName>; 2],
    writing: Option<Side>,
    follows: bool,
    delay: u64,
    /// A document is being read or written.
    reading: bool,
    /// What the address asks for is not there yet.
    arriving: bool,
    said: AttrValue,
    /// What became of the last wish in a dialog.
    told: AttrValue,
    notice: Option<AttrValue>,
    /// The next frame, while time runs and the page is seen.
    frame: Option<AnimationFrame>,
    painted: Option<f64>,
    drawn: f64,
    /// The next step, where nothing may move.
    steps: Option<Interval>,
    settling: Option<Timeout>,
    after: After,
    lag: Lag,
    canvas: Canvas,
    canvas_beside: Canvas,
    clockwork: Clockwork,
    queries: [Option<QueryWatch>; 5],
    _listeners: Vec<EventListener>,
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let catalogue = Catalogue::here();
        let words = Words::from(&catalogue);
        let mut player = Player::new(catalogue);
        if let Some(step) = GoodStep::asked_for() {
            // From here on it is kept and no longer asked for.
            step.keep();
            player.update(Act::Load(Box::new(step.scenario)));
            player.update(Act::Seek(step.at));
        }
        let seen = Seen::new(&player, &words);
        let mut app = Self {
            words,
            player,
            seen,
            callbacks: callbacks(ctx),
            room: Room::Wide,
            still: false,
            dark: theme::is_dark(),
            panel: None,
            way: Way::default(),
            tab: Tab::Events,
            gaze: Gaze::default(),
            panels: Default::default(),
            lift: Lift::default(),
            asked: [None; 2],
            writing: None,
            follows: true,
            delay: DELAYS[1],
            reading: false,
            arriving: false,
            said: AttrValue::default(),
            told: AttrValue::default(),
            notice: None,
            frame: None,
            painted: None,
            drawn: 0.0,
            steps: None,
            settling: None,
            after: After::default(),
            lag: Lag::default(),
            canvas: Canvas::default(),
            canvas_beside: Canvas::default(),
            clockwork: Clockwork::default(),
            queries: queries(ctx),
            _listeners: listeners(ctx),
        };
        app.look_around();
        if address::fragment() != "panic" {
            ctx.link().send_message(Msg::Fragment);
        }
        app
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Act(act) => self.act(ctx, *act),
            Msg::Frame(now) => self.next_frame(ctx, now),
            Msg::Step => self.step(ctx),
            Msg::Key(command) => self.key(ctx, command),
            Msg::Size(width, height) => self.resize(ctx, width, height),
            Msg::Surroundings => {
                self.look_around();
                self.run(ctx);
                true
            }
            Msg::Visibility => {
                self.run(ctx);
                false
            }
            Msg::Theme => {
                theme::turn();
                self.dark = theme::is_dark();
                true
            }
            Msg::Show(panel) => self.show(panel),
            Msg::Tab(tab) => std::mem::replace(&mut self.tab, tab) != tab,
            Msg::Details => {
                self.tab = Tab::Segment;
                self.lift.open = true;
                true
            }
            Msg::Panel(place, view, markup) => self.panel(place, &view, markup),
            Msg::Gaze(gaze) => std::mem::replace(&mut self.gaze, gaze) != gaze,
            Msg::Finger(finger) => {
                self.lift.take(finger, screen());
                true
            }
            Msg::Ask(side, call) => self.asked[side as usize].replace(call) != Some(call),
            Msg::Write(side) => std::mem::replace(&mut self.writing, side) != side,
            Msg::Read(scenario) => self.read(ctx, scenario),
            Msg::Told(told) => self.told(told),
            Msg::Link => self.link(ctx),
            Msg::Linked(told) => self.linked(told),
            Msg::Fragment => self.arrive(ctx),
            Msg::Scene(place) => self.scene_at(ctx, place),
            Msg::Arrived(link, arrival) => self.arrived(ctx, link, arrival),
            Msg::Entered(place, stays, answer) => self.entered(ctx, place, stays, answer),
            Msg::Asked(answer) => self.asked_of(ctx, answer),
            Msg::Press(control) => self.press(ctx, &control),
            Msg::Scrolled => self.scrolled(),
            Msg::Follow(follows) => {
                if !follows {
                    self.after.lose_present();
                }
                std::mem::replace(&mut self.follows, follows) != follows
            }
            Msg::Delay(ms) => std::mem::replace(&mut self.delay, ms) != ms,
            Msg::Settled => self.settled(),
            Msg::CatchUp => self.catch_up(),
            Msg::Words => self.reword(ctx),
            Msg::Panic => panic!("asked for by #panic"),
        }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        self.arrange()
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        self.settle(ctx);
        self.ask_panels(ctx);
        if self.words.takes_lack() {
            words::ask_for_more();
        }
    }
}

impl App {
    /// What a person asks: the player does it, and time runs where the act says so.
    fn act(&mut self, ctx: &Context<Self>, act: Act) -> bool {
        if self.still && matches!(act, Act::Play | Act::Toggle) {
            self.steps = if self.steps.is_some() { None } else { self.stepping(ctx) };
            return true;
        }
        let kind = ActKind::of(&act);
        if kind != ActKind::Setting {
            self.steps = None;
            self.follows = true;
        }
        if matches!(act, Act::SeekPosition(_)) {
            self.trail(ctx);
        }
        let changed = self.player.update(act);
        self.take(ctx, changed);
        if changed.trace && kind != ActKind::Setting {
            self.lag(ctx);
        }
        if kind != ActKind::Setting {
            self.said = self.player.announcement().map_or_else(AttrValue::default, |text| text.to_owned().into());
        }
        let refused = kind.makes_a_run() && !changed.trace;
        self.notice = self.player.trouble().filter(|_| refused).map(|trouble| trouble.text.clone().into());
        if kind == ActKind::Loss && !refused {
            // What is lost can be left alone: the next thing is to see what follows.
            let changed = self.player.update(Act::Select(None));
            self.take(ctx, changed);
        }
        if kind == ActKind::Beginning && !refused && !self.still && !self.player.at_end() {
            let changed = self.player.update(Act::Play);
            self.take(ctx, changed);
        }
        if self.player.is_playing() {
            self.lift_way(false);
        }
        self.run(ctx);
        true
    }

    /// Takes over what a message changed; tells whether more changed than where things are.
    fn take(&mut self, ctx: &Context<Self>, changed: Changed) -> bool {
        let more = self.seen.take(&self.player, &self.words, changed) | self.look_ahead();
        if changed.trace || (changed.time && !self.player.is_playing()) {
            let link = ctx.link().clone();
            self.settling = Some(Timeout::new(SETTLED, move || link.send_message(Msg::Settled)));
        }
        more
    }

    /// Tells everything anew in the words that are there now.
    fn reword(&mut self, ctx: &Context<Self>) -> bool {
        let catalogue = Catalogue::here();
        self.words = Words::from(&catalogue);
        let changed = self.player.reword(catalogue);
        self.take(ctx, changed);
        true
    }

    /// Reads the width of the window and the system's wishes.
    fn look_around(&mut self) {
        let holds = |query: &Option<QueryWatch>| query.as_ref().is_some_and(QueryWatch::holds);
        let [middle, wide, desk, still, _] = &self.queries;
        self.room = Room::new(holds(middle), holds(wide), holds(desk));
        self.still = holds(still);
        self.dark = theme::is_dark();
        self.tab = self.tab.within(self.room);
        if self.still && self.player.is_playing() {
            let changed = self.player.update(Act::Pause);
            self.seen.take(&self.player, &self.words, changed);
        }
        if !self.still {
            self.steps = None;
        }
    }

    /// Time runs, in frames or in steps.
    fn is_playing(&self) -> bool {
        self.player.is_playing() || self.steps.is_some()
    }

    /// The state of a host now.
    fn state(&self, side: Side) -> fourway_proto::State {
        self.seen.frame.states[side as usize]
    }

    fn words(&self) -> Words {
        ByPtr::clone(&self.words)
    }
}

fn screen() -> f64 {
    window().and_then(|w| w.inner_height().ok()).and_then(|h| h.as_f64()).unwrap_or_default()
}
