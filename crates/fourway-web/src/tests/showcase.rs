//! Every part in its states, as markup for the page of components: `cargo xtask components` puts it into a page.

#[path = "showcase/shown.rs"]
mod shown;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use fourway_proto::{Micros, State};
use fourway_sim::{CallName, Side};
use fourway_stage::{Mark, MarkKind, Msg, SegmentAct, SegmentOffer};
use yew::prelude::*;

use crate::by_ptr::ByPtr;
use crate::components::beside::beside;
use crate::components::caption::Caption;
use crate::components::dialog::Dialog;
use crate::components::ends::{Ends, told};
use crate::components::guide::Guide;
use crate::components::header::Header;
use crate::components::host::title;
use crate::components::panel::Panel;
use crate::components::sheet::{Finger, Lift, Sheet};
use crate::components::tabs::Tabs;
use crate::part::testing::markup;
use crate::room::{Room, Tab};
use crate::view::Seen;
use shown::{Loose, Shown, go};

/// Where the markup goes, for `cargo xtask components` to find.
const PLACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/components/parts.html");

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
            way: AttrValue::default(),
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
    let tabs = |room, open| {
        markup(Tabs { words: now.words.clone(), room, way: AttrValue::default(), open, on_open: Callback::noop() })
    };
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
        .map(|other| beside(&forked.words, other, &NodeRef::default(), &Callback::noop()))
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
    page.section("Dialog", &[("busy", dialog(true, "")), ("refused", dialog(false, &now.words.text("part.unread")))]);
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
