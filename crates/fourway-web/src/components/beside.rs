//! Another run beside the one shown: its drawing at the same moment, and what it is.

use fourway_proto::Micros;
use fourway_stage::{Frame, Ladder, Msg, Player};
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::app::{ALL, same_shape};
use crate::by_ptr::ByPtr;
use crate::ladder::Drawing;
use crate::markup::{markup, press, worded};
use crate::part::{Part, part};
use crate::words::Words;

/// The other run as the page shows it.
pub struct Other {
    /// Its drawing.
    pub ladder: ByPtr<Ladder>,
    /// The present in it.
    pub frame: Frame,
    /// A frame in which the same things move.
    pub shape: ByPtr<Frame>,
    /// The arrows whose segments are in flight.
    pub aloft: ByPtr<Vec<usize>>,
    version: usize,
    told: AttrValue,
    shown: AttrValue,
    /// The moment of the first difference.
    moment: Option<Micros>,
    /// The heights of the first difference: in the run shown, and in this one.
    pub differs: Option<[f64; 2]>,
    /// What is drawn of it, from one height to another.
    pub window: (f64, f64),
}

impl Other {
    /// What the player shows beside; `before` is what was shown so far.
    pub fn of(player: &Player, words: &Words, before: Option<Self>) -> Option<Self> {
        let other = player.compared()?;
        let frame = other.frame(player.at());
        let ladder: ByPtr<Ladder> = other.ladder().into();
        let window = before.as_ref().map_or(ALL, |before| before.window);
        let (shape, mut aloft) = match before {
            Some(before) if before.ladder == ladder && same_shape(&frame, &before.shape) => {
                (before.shape, before.aloft)
            }
            _ => (ByPtr::new(frame.clone()), ByPtr::new(Vec::new())),
        };
        aloft.keep(frame.moving.iter().map(|m| m.arrow).collect());
        let called = |text: &String| if text.is_empty() { words.text("runs.plain") } else { text.clone().into() };
        let (told, shown) = (called(&other.told), called(&other.shown));
        let differs = other.differs.map(|at| [player.ladder().scale.y(at), ladder.scale.y(at)]);
        Some(Self {
            ladder,
            frame,
            shape,
            aloft,
            version: other.version,
            told,
            shown,
            moment: other.differs,
            differs,
            window,
        })
    }
}

/// What stands over the two drawings: what they are, and how to leave one of them.
#[derive(PartialEq)]
pub struct Strip {
    words: Words,
    shown: AttrValue,
    told: AttrValue,
    version: usize,
    moment: Option<Micros>,
    on_act: Callback<Msg>,
}

impl Part for Strip {
    fn draw(&self) -> Html {
        let words = &self.words;
        let differs = self.moment.map_or_else(
            || worded!(words, "<span class=\"kind\">{runs.same}</span>"),
            |at| {
                let seek = press(&self.on_act, Msg::Seek(at));
                let told = words.fill("runs.differ", &[("at", &words.moment(at))]);
                markup!("<button type=\"button\" class=\"quiet\" onclick={}>≠ {}</button>", seek, told)
            },
        );
        worded!(
            words,
            "<div class=\"two-runs\">\
                <p><span class=\"kind\">{runs.this}</span> <b>{}</b></p>\
                <p><span class=\"kind\">{runs.other}</span> <b>{}</b></p>\
                <span class=\"row\">\
                    {}<button type=\"button\" class=\"quiet\" onclick={}>{runs.swap}</button>\
                    <button type=\"button\" class=\"round small\" onclick={} aria-label={runs.leave} title={runs.leave}>{}</button>\
                </span>\
            </div>",
            &self.shown,
            &self.told,
            differs,
            press(&self.on_act, Msg::Switch(self.version)),
            press(&self.on_act, Msg::Compare(None)),
            icon(Icon::Close)
        )
    }
}

/// The strip, and the column of the other drawing.
pub fn beside(words: &Words, other: &Other, column: &NodeRef, on_act: &Callback<Msg>) -> [Html; 2] {
    let strip = Strip {
        words: words.clone(),
        shown: other.shown.clone(),
        told: other.told.clone(),
        version: other.version,
        moment: other.moment,
        on_act: on_act.clone(),
    };
    let drawing = Drawing {
        words: words.clone(),
        ladder: other.ladder.clone(),
        shape: other.shape.clone(),
        aloft: other.aloft.clone(),
        chain: AttrValue::default(),
        selected: None,
        differs: other.differs.map(|[_, there]| there),
        window: other.window,
        on_act: Callback::noop(),
    };
    let column = worded!(
        words,
        "<div class=\"scroller other\" ref={} tabindex=\"0\" role=\"region\" aria-label={runs.other}><div class=\"canvas\">{}</div></div>",
        column,
        part(drawing)
    );
    [part(strip), column]
}
