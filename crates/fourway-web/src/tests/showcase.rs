//! Every part in its states, as markup for the page of components: `cargo xtask components` puts it into a page.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use fourway_proto::{Micros, State};
use fourway_sim::{CallName, Side};
use fourway_stage::{Catalogue, Mark, MarkKind, Msg, Player, Scene, SegmentAct, SegmentOffer, Speed, Stride};
use yew::prelude::*;

use crate::by_ptr::ByPtr;
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
use crate::components::pace::Pace;
use crate::components::panel::Panel;
use crate::components::runs::Runs;
use crate::components::sheet::{Finger, Lift, Sheet};
use crate::components::tabs::Tabs;
use crate::components::transport::Transport;
use crate::gaze::Gaze;
use crate::go::Go;
use crate::ladder::{Drawing, in_layers};
use crate::part::{Part, testing::markup};
use crate::room::{Room, Tab};
use crate::view::Seen;
use crate::words::Words;

/// Where the markup goes, for `cargo xtask components` to find.
const PLACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/components/parts.html");

/// Elements that are no part.
struct Loose(Html);

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
struct Shown {
    player: Player,
    seen: Seen,
    words: Words,
}

impl Shown {
    /// A scene at a moment in ms, after some messages.
    fn new(scene: &str, at: u64, messages: Vec<Msg>) -> Self {
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
    fn beside(mut self) -> Self {
        let other = self.player.runs().into_iter().find(|run| !run.now).expect("another run");
        self.player.update(Msg::Compare(Some(other.version)));
        self.seen = Seen::new(&self.player, &self.words);
        self
    }

    fn events(&self, why: Option<&'static str>) -> String {
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

    fn host(&self, side: Side, writing: bool, invited: Option<CallName>) -> String {
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

    fn acts(&self) -> String {
        markup(Acts {
            words: self.words.clone(),
            acts: self.seen.acts.clone(),
            can_undo: self.player.can_undo(),
            can_redo: self.player.can_redo(),
            network: self.player.is_network(),
            on_act: Callback::noop(),
        })
    }

    fn runs(&self) -> String {
        markup(Runs {
            words: self.words.clone(),
            runs: self.seen.runs.clone(),
            beside: self.player.compared().map(|other| other.version),
            on_act: Callback::noop(),
        })
    }

    fn chosen(&self, place: Option<&'static str>) -> String {
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
    fn ladder(&self) -> String {
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

    fn transport(&self, playing: bool, marks: Vec<Mark>, backwards: bool) -> String {
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

    fn pace(&self, bookmarked: bool) -> Pace {
        let (words, on_act) = (self.words.clone(), Callback::noop());
        Pace { words, bookmarked, stride: Stride::Event, speed: Speed::Normal, skims: bookmarked, on_act }
    }
}

fn go(why: bool) -> Go {
    Go {
        gaze: Gaze { why, ..Gaze::default() },
        on_gaze: Callback::noop(),
        on_act: Callback::noop(),
        on_scene: Callback::noop(),
        on_press: Callback::noop(),
    }
}

/// The page in the making.
#[derive(Default)]
struct Showcase(String);

impl Showcase {
    /// A kind of part, with its states: the name of each and its markup.
    fn section(&mut self, name: &str, states: &[(&str, String)]) {
        let _ = write!(self.0, "<section class=\"kind-of-part\" data-part=\"{name}\"><h2>{name}</h2>");
        for (state, html) in states {
            assert!(!html.is_empty(), "{name}: {state}");
            let _ =
                write!(self.0, "<figure><figcaption>{state}</figcaption><div class=\"frame\">{html}</div></figure>");
        }
        self.0.push_str("</section>\n");
    }
}

/// The same with its first control in a pose that no markup has.
fn posed(html: &str, tag: &str, pose: &str) -> String {
    let posed = html.replacen(&format!("<{tag}"), &format!("<{tag} data-{pose}=\"\""), 1);
    assert_ne!(html, posed, "{tag}");
    posed
}

fn marks() -> Vec<Mark> {
    use MarkKind::{Act, Bookmark, Loss, Timeout, Transition};
    let kinds = [Transition, Loss, Timeout, Act, Bookmark];
    let mark = |(n, kind)| Mark { at: Micros::ZERO, position: 0.1 + 0.2 * n as f64, kind };
    kinds.into_iter().enumerate().map(mark).collect()
}

fn buttons(page: &mut Showcase) {
    let plain = "<button type=\"button\">Button</button>";
    let kind = |class: &str| plain.replace("<button", &format!("<button class=\"{class}\""));
    let pressed = |class: &str| kind(class).replace("<button", "<button aria-pressed=\"true\"");
    let all = |html: &str| {
        let poses = ["hovered", "focused", "active"].map(|pose| posed(html, "button", pose));
        let disabled = html.replace("<button", "<button aria-disabled=\"true\"");
        format!("<p class=\"row\">{html} {} {disabled}</p>", poses.join(" "))
    };
    let fields = "<p class=\"row\"><select aria-label=\"Choice\"><option>Choice</option></select> <select disabled aria-label=\"Choice\">\
        <option>Disabled</option></select> <input value=\"text\" aria-label=\"Text\"> <input data-focused value=\"focused\" aria-label=\"Text\">\
        <textarea aria-label=\"Text\">several\nlines</textarea> <kbd>Esc</kbd></p>";
    page.section(
        "Controls",
        &[
            ("ordinary, hovered, focused, active, disabled", all(plain)),
            ("primary", all(&kind("primary"))),
            ("quiet", all(&kind("quiet"))),
            ("round", all(&kind("round").replace("Button", "?"))),
            ("toggle", all(&kind("toggle").replace("<button", "<button aria-pressed=\"false\""))),
            ("toggle, pressed", all(&pressed("toggle"))),
            ("fields", fields.to_owned()),
        ],
    );
}

fn bars(page: &mut Showcase, now: &Shown, start: &Shown) {
    let header = |title: &str, dark| {
        markup(Header {
            words: now.words.clone(),
            title: title.to_owned().into(),
            heading: false,
            dark,
            on_gallery: Callback::noop(),
            on_link: Callback::noop(),
            on_export: Callback::noop(),
            on_theme: Callback::noop(),
            on_help: Callback::noop(),
        })
    };
    page.section(
        "Header",
        &[
            ("ordinary", header("Your turn", false)),
            ("a long title, dark, the first control hovered", {
                let long = "A scenario of one's own with a title that goes on for longer than any header has room";
                posed(&header(long, true), "button", "hovered")
            }),
        ],
    );
    page.section(
        "Transport",
        &[
            ("paused, every mark", now.transport(false, marks(), false)),
            ("playing, bookmarked, skimming", now.transport(true, marks(), false)),
            ("backwards", now.transport(true, marks(), true)),
            ("nothing to play", start.transport(false, Vec::new(), false)),
            ("the scrubber focused", {
                now.transport(false, marks(), false)
                    .replace("class=\"scrubber\"", "class=\"scrubber\" data-focused=\"\"")
            }),
            ("the pace in a panel", format!("<div class=\"acts\"></div>{}", markup(now.pace(true)))),
        ],
    );
    let tabs = |room, open| markup(Tabs { words: now.words.clone(), room, open, on_open: Callback::noop() });
    page.section(
        "Tabs",
        &[
            ("a telephone", tabs(Room::Narrow, Tab::Events)),
            ("a tablet", tabs(Room::Middle, Tab::Ends)),
            ("a desk, the chosen one focused", posed(&tabs(Room::Wide, Tab::Events), "button", "focused")),
        ],
    );
}

fn hosts(page: &mut Showcase, now: &Shown, start: &Shown) {
    let plates: String = Side::BOTH
        .iter()
        .flat_map(|side| State::ALL.map(|state| (*side, state)))
        .map(|(side, state)| {
            let plate = markup(Loose(title(&now.words, side, state)));
            format!("<div class=\"host\" data-host=\"{}\">{plate}</div>", side.name())
        })
        .collect();
    page.section(
        "Host",
        &[
            ("invited", start.host(Side::Client, false, Some(CallName::Close))),
            ("not possible, and why", now.host(Side::Client, false, None)),
            ("writing", start.host(Side::Server, true, None)),
            ("every state at either host", format!("<div class=\"plates\">{plates}</div>")),
        ],
    );
    let clocks = told(&now.words, &now.seen.frame.clocks);
    let ends = Ends { words: now.words.clone(), states: now.seen.frame.states, timers: clocks };
    page.section("Ends", &[("with the timers that run", markup(ends))]);
}

fn texts(page: &mut Showcase, now: &Shown, start: &Shown, forked: &Shown) {
    let guide =
        |seen: &Seen| Guide { kicker: seen.kicker.clone(), title: seen.title.clone(), watch: seen.watch.clone() };
    let own = Guide { kicker: "Your own scenario".into(), title: "Mine".into(), watch: AttrValue::default() };
    page.section("Scene", &[("of the gallery", markup(guide(&now.seen))), ("one's own", markup(own))]);
    let caption = |shown: &Shown, current| {
        let (words, lines, watch) = (shown.words.clone(), shown.seen.lines.clone(), shown.seen.watch.clone());
        markup(Caption { words, lines, current, watch })
    };
    page.section("Caption", &[("before anything", caption(now, None)), ("an event", caption(now, Some(1)))]);
    let early = Shown::new("lost-final-ack", 25, Vec::new());
    let why = "<div class=\"reasons\"><h3>Because of</h3><ol class=\"links\"><li><button type=\"button\"><time>0 ms</time>\
        <span>The client calls close.</span></button></li></ol></div>";
    page.section(
        "Events",
        &[
            ("one is current", early.events(None)),
            ("asked why", early.events(Some(why))),
            ("what a person did", forked.events(None)),
            ("hovered", posed(&start.events(None), "button", "hovered")),
        ],
    );
    page.section("Acts", &[("none", start.acts()), ("some", forked.acts())]);
    page.section("Runs", &[("one beside", forked.runs())]);
    let [strip, _] = forked
        .seen
        .other
        .as_ref()
        .map(|other| beside(&forked.words, &forked.player, other, &NodeRef::default(), &Callback::noop()))
        .expect("a run beside");
    page.section("Two runs", &[("what stands over them", markup(Loose(strip)))]);
}

fn over(page: &mut Showcase, now: &Shown) {
    let panel = |name| Panel { name, markup: None, meanwhile: now.words.text("panel.loading"), go: go(false) };
    let dialog = |busy, told: &str| {
        let dialog = Dialog {
            words: now.words.clone(),
            place: NodeRef::default(),
            title: "section.keys",
            panel: panel("help"),
            busy,
            told: told.to_owned().into(),
            on_close: Callback::noop(),
        };
        posed(&markup(dialog), "dialog", "shown").replace("<dialog", "<dialog open")
    };
    page.section("Panel", &[("on its way", markup(panel("ends")))]);
    page.section(
        "Dialog",
        &[("busy", dialog(true, "")), ("refused", dialog(false, &now.words.text("scenario.unread")))],
    );
    let sheet = |open| {
        let mut lift = Lift::default();
        if open {
            lift.take(Finger::Press, 700.0);
        }
        let sheet = Sheet {
            words: now.words.clone(),
            lift,
            on_finger: Callback::noop(),
            caption: crate::markup::markup!("<p class=\"caption\">{}</p>", "What happens now."),
            content: crate::markup::markup!("<div class=\"tab-panel\">{}</div>", "What stands on it."),
        };
        markup(Loose(sheet.draw()))
    };
    page.section("Sheet", &[("down", sheet(false)), ("up", sheet(true))]);
    let notice = format!("<p class=\"notice\">{}</p>", now.words.text("link.copied"));
    page.section("Notice", &[("a long one", notice)]);
}

#[test]
fn every_part_is_shown_in_its_states() {
    let start = Shown::new("your-turn", 0, Vec::new());
    let now = Shown::new("lost-final-ack", 175, vec![Msg::SelectNext]);
    let forked = Shown::new("four-way-close", 25, vec![Msg::SelectNext, Msg::Drop]).beside();
    let mut page = Showcase::default();
    buttons(&mut page);
    bars(&mut page, &now, &start);
    hosts(&mut page, &now, &start);
    texts(&mut page, &now, &start, &forked);
    let mut later = Shown::new("lost-final-ack", 175, vec![Msg::SelectNext]);
    let why = || later.words.get("reason.segment.future").to_owned();
    let refused = [SegmentAct::Drop, SegmentAct::Delay].map(|act| SegmentOffer { act, possible: Err(why()) });
    later.seen.choices = ByPtr::new(refused.into());
    let chosen = [now.chosen(Some("")), now.chosen(None), later.chosen(None)];
    let [floats, bar, refused] = chosen;
    page.section("Chosen segment", &[("floats", floats), ("in a bar", bar), ("not to be changed, and why", refused)]);
    over(&mut page, &now);
    let changed = |message: Msg| Shown::new("four-way-close", 25, vec![Msg::SelectNext, message]).ladder();
    page.section(
        "Ladder",
        &[
            ("a loss, a timer, a torn edge, one chosen", now.ladder()),
            ("everything twice", Shown::new("everything-duplicated", 75, Vec::new()).ladder()),
            ("dropped by the person, with the first difference", forked.ladder()),
            ("delayed", changed(Msg::Delay(Micros::from_ms(200)))),
            ("damaged", changed(Msg::Corrupt)),
            ("opening, data, closing", Shown::new("open-talk-close", 100, Vec::new()).ladder()),
            ("reset", Shown::new("abort", 25, Vec::new()).ladder()),
        ],
    );
    for state in State::ALL {
        assert!(page.0.contains(&format!("data-state=\"{}\"", state.name())), "{state}");
    }
    let place = Path::new(PLACE);
    fs::create_dir_all(place.parent().expect("a folder")).expect("target/components");
    fs::write(place, &page.0).expect("parts.html");
}
