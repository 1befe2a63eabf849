//! The list of events, in step with the picture: what happened, why, and where it is written. Of a long list only what is
//! in sight and some more is drawn.

use fourway_proto::State;
use fourway_stage::{Line, LineKind, Msg, Who, guide_place};
use yew::prelude::*;
use yew::virtual_dom::{VList, VText};

use crate::by_ptr::ByPtr;
use crate::go::Go;
use crate::markup::{made, markup, on, worded};
use crate::part::{Part, keyed};
use crate::px::{digits, px};
use crate::words::Words;

/// What the list is made of.
#[derive(PartialEq)]
pub struct Events {
    /// The words.
    pub words: Words,
    /// The events of the whole run.
    pub lines: ByPtr<Vec<Line>>,
    /// What brought that one about and what it led to, as markup, where it is asked.
    pub why: AttrValue,
    /// The event of the present.
    pub current: Option<usize>,
    /// What a person looks at, and where links lead.
    pub go: Go,
    /// The first event that is drawn, where not all are.
    pub first: usize,
    /// Where the list scrolls, so that the current event can be kept in sight.
    pub panel: NodeRef,
    /// Takes what a person asks of the player.
    pub on_act: Callback<Msg>,
}

impl Part for Events {
    fn draw(&self) -> Html {
        let words = &self.words;
        worded!(
            words,
            "<section class=\"events\" aria-labelledby=\"events-title\" onclick={}><h2 id=\"events-title\">{section.events}</h2>{}</section>",
            self.go.pressed(),
            if self.lines.is_empty() {
                worded!(words, "<p class=\"hint\">{events.empty}</p>")
            } else {
                let (first, end) = drawn(self.first, self.lines.len());
                let lines: Vec<Html> = (first..end).map(|index| event(self, index)).collect();
                let (above, below) = (gap(first), gap(self.lines.len() - end));
                markup!("<ol ref={} tabindex=\"-1\">{}{}{}</ol>", &self.panel, above, lines, below)
            }
        )
    }
}

fn event(events: &Events, index: usize) -> Html {
    let Some(line) = events.lines.get(index).cloned() else { return Html::default() };
    let (words, on_act, all) = (events.words.clone(), events.on_act.clone(), events.lines.len());
    let now = events.current == Some(index);
    let ahead = events.current.is_none_or(|current| index > current);
    let why = now.then(|| (events.go.gaze.why, events.why.clone()));
    // Of a list that is drawn as a whole the same event in another run stays the same element, whatever came before it.
    let key = if all > WHOLE {
        digits(index as u64)
    } else {
        let alike = events.lines.iter().take(index).filter(|other| other.text == line.text).count();
        [&digits(alike as u64), line.text.as_str()].concat()
    };
    // Such a list says the places of its events by itself.
    let all = (all > WHOLE).then_some(all);
    keyed(key, Event { words, line, index, all, now, ahead, why, on_act })
}

/// Lists of up to so many events are drawn as a whole; of longer ones, this many.
pub const WHOLE: usize = 96;
/// Height of an event that is not drawn, px: about what most take.
pub const ROW: f64 = 64.0;

/// Which events are drawn, from the first to the one after the last.
fn drawn(first: usize, all: usize) -> (usize, usize) {
    if all <= WHOLE { (0, all) } else { (first.min(all - WHOLE), (first + WHOLE).min(all)) }
}

/// The first event to draw for one that is to be in sight: the same one as long as there is enough around it.
pub fn around(first: usize, row: usize) -> usize {
    let enough = (first == 0 || row >= first + WHOLE / 6) && row < first + WHOLE / 2;
    if enough { first } else { row.saturating_sub(WHOLE / 3) }
}

/// Room for events that are not drawn.
fn gap(rows: usize) -> Html {
    if rows == 0 {
        return Html::default();
    }
    markup!("<li aria-hidden=\"true\" style={}></li>", ["height:", &px(rows as f64 * ROW), "px"].concat())
}

/// One event of the list. It has a line of its own: another run in which the same happens draws it no second time.
#[derive(PartialEq)]
struct Event {
    words: Words,
    line: Line,
    index: usize,
    /// How many events there are, where not all are drawn.
    all: Option<usize>,
    now: bool,
    ahead: bool,
    /// On the current event: whether it is asked why, and what answers that.
    why: Option<(bool, AttrValue)>,
    on_act: Callback<Msg>,
}

impl Part for Event {
    fn draw(&self) -> Html {
        let (line, index) = (&self.line, self.index);
        let [place, all] = [self.all.map(|_| index + 1), self.all].map(|n| n.map(|n| digits(n as u64)));
        let onclick = self.on_act.reform(move |_: MouseEvent| Msg::SeekLine(index));
        markup!(
            "<li class={} aria-posinset={} aria-setsize={} data-who={} data-kind={} data-ahead={}>\
                <button type=\"button\" class=\"event\" onclick={} aria-current={}><time>{}</time></button><span class=\"what\">{}</span>{}{}{}\
            </li>",
            self.now.then_some("now"),
            place,
            all,
            who(line.who),
            kind(line.kind),
            self.ahead,
            on!(onclick, onclick),
            self.now.then_some("step"),
            self.words.moment(line.at),
            if self.now { terms(&line.text) } else { VText::new(line.text.clone()).into() },
            line.transition.map(|(from, to)| change(from, to, self.now)),
            line.cite.map(|cite| markup!("<cite>{}</cite>", cite)),
            self.reasons()
        )
    }
}

impl Event {
    /// The question on the current event, and what answers it.
    fn reasons(&self) -> Option<Html> {
        let (asked, why) = self.why.as_ref()?;
        Some(worded!(
            &self.words,
            "<button type=\"button\" class=\"ask\" aria-expanded={} data-go=\"w0\">{why.show}</button>{}",
            *asked,
            made(if *asked { why } else { "" })
        ))
    }
}

/// A text in which states and control bits lead to what the field guide says of them. Only the current event has it: a list of
/// which every name is a stop of the keyboard is a long way.
fn terms(text: &str) -> Html {
    let plain = |part: Option<&str>| VText::new(part.unwrap_or_default().to_owned()).into();
    let (mut parts, mut rest) = (Vec::new(), text);
    for word in text.split(|letter| !matches!(letter, 'A'..='Z' | '-' | '1' | '2')) {
        if let Some(place) = guide_place(word) {
            let before = word.as_ptr() as usize - rest.as_ptr() as usize;
            parts.push(plain(rest.get(..before)));
            parts.push(markup!("<a href={}>{}</a>", place, word));
            rest = rest.get(before + word.len()..).unwrap_or_default();
        }
    }
    parts.push(plain(Some(rest)));
    VList::with_children(parts, None).into()
}

fn change(from: State, to: State, now: bool) -> Html {
    let [from, to] = [from, to].map(|state| chip(state, now));
    markup!("<span class=\"change\">{} <span class=\"to\">→</span> {}</span>", from, to)
}

/// The name of a state; where it leads on, to what the field guide says of it.
pub fn chip(state: State, leads: bool) -> Html {
    let name = state.name();
    markup!("<a class=\"state\" data-state={} href={}>{}</a>", name, guide_place(name).filter(|_| leads), name)
}

const fn who(who: Who) -> &'static str {
    match who {
        Who::Client => "client",
        Who::Server => "server",
        Who::Path => "path",
        Who::You => "you",
    }
}

const fn kind(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Call => "call",
        LineKind::Sent => "sent",
        LineKind::Transition => "transition",
        LineKind::Fate => "fate",
        LineKind::Ignored => "ignored",
        LineKind::Timer => "timer",
        LineKind::Data => "data",
        LineKind::Error => "error",
        LineKind::Outcome => "outcome",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gaze::Gaze;
    use crate::part::testing::markup;
    use fourway_proto::Micros;
    use fourway_stage::Catalogue;

    fn line(at: u64, who: Who, text: &str, transition: Option<(State, State)>) -> Line {
        let (at, text) = (Micros::from_ms(at), text.to_owned());
        Line {
            record: 0,
            at,
            who,
            text,
            transition,
            cite: Some("RFC 9293 3.10.4"),
            kind: LineKind::Call,
            segment: None,
        }
    }

    fn list(lines: Vec<Line>, current: Option<usize>) -> String {
        asked(lines, current, false)
    }

    fn asked(lines: Vec<Line>, current: Option<usize>, why: bool) -> String {
        markup(Events {
            words: Words::from(&Catalogue::english()),
            lines: ByPtr::new(lines),
            current,
            why: "<p>because</p>".into(),
            go: Go {
                gaze: Gaze { why, ..Gaze::default() },
                on_gaze: Callback::noop(),
                on_act: Callback::noop(),
                on_scene: Callback::noop(),
                on_press: Callback::noop(),
            },
            first: 0,
            panel: NodeRef::default(),
            on_act: Callback::noop(),
        })
    }

    #[test]
    fn an_event_is_text_with_its_time_its_change_and_its_clause() {
        let change = Some((State::Established, State::FinWait1));
        let html = list(vec![line(0, Who::Client, "It closes.", change)], Some(0));
        for part in
            ["<time>0 ms</time>", "It closes.", ">ESTABLISHED</a>", ">FIN-WAIT-1</a>", "<cite>RFC 9293 3.10.4</cite>"]
        {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn names_of_the_current_event_lead_to_the_field_guide_and_others_are_text() {
        let lines = || {
            let text = "A FIN-WAIT-1 (and a FIN), the ECONNRESET, SYN-SENT. العميل ACK: RST";
            vec![line(0, Who::Client, text, None), line(50, Who::Client, "An ACK.", None)]
        };
        let a = |place: &str, name: &str| format!("<a href=\"#guide/{place}\">{name}</a>");
        let [state, fin, ack, rst] = [a("fin-wait-1", "FIN-WAIT-1"), a("fin", "FIN"), a("ack", "ACK"), a("rst", "RST")];
        let html = list(lines(), Some(0));
        let told = format!("A {state} (and a {fin}), the ECONNRESET, SYN-SENT. العميل {ack}: {rst}</span>");
        assert!(html.contains(&told) && html.contains(">An ACK.</span>"), "{html}");
        assert!(!list(lines(), Some(1)).contains("#guide/fin"));
    }

    #[test]
    fn the_current_event_is_marked_and_later_ones_are_ahead() {
        let lines = vec![
            line(0, Who::Client, "one", None),
            line(50, Who::Path, "two", None),
            line(99, Who::You, "three", None),
        ];
        let html = list(lines, Some(1));
        assert_eq!(html.matches(r#"aria-current="step""#).count(), 1);
        assert_eq!(html.matches(r#"data-ahead="true""#).count(), 1);
        assert!(html.contains(r#"data-who="you" data-kind="call" data-ahead="true""#), "{html}");
    }

    #[test]
    fn the_current_event_answers_why_when_asked() {
        let lines = || (0..4).map(|n| line(n * 50, Who::Client, "it", None)).collect();
        assert_eq!(asked(lines(), Some(2), true).matches("<p>because</p>").count(), 1);
        assert!(!asked(lines(), Some(2), false).contains("because"));
        assert_eq!(list(lines(), Some(2)).matches("aria-expanded=\"false\"").count(), 1);
    }

    #[test]
    fn of_a_long_list_a_part_is_drawn_and_each_event_knows_its_place() {
        let lines = (0..500).map(|n| line(n, Who::Path, "one of many", None)).collect();
        let html = list(lines, Some(3));
        assert_eq!(html.matches("class=\"event\"").count(), WHOLE);
        assert!(html.contains(r#"aria-posinset="96" aria-setsize="500""#) && !html.contains(r#"aria-posinset="97""#));
        assert!(html.contains(&format!("height:{}px", (500 - WHOLE) * 64)), "{html}");
        assert_eq!(list(vec![line(0, Who::Path, "one", None)], None).matches("<li").count(), 1);
    }

    #[test]
    fn whatever_is_in_sight_there_is_enough_around_it() {
        for all in [97_usize, 200, 5000] {
            for row in 0..all {
                for before in [0, 40, row / 2, row, row.saturating_sub(20)] {
                    let (first, end) = drawn(around(before, row), all);
                    assert!(
                        first <= row.saturating_sub(WHOLE / 6) && end >= (row + WHOLE / 3).min(all),
                        "{row} of {all}"
                    );
                    assert!(end - first == WHOLE);
                }
            }
        }
    }

    #[test]
    fn a_run_without_events_says_so() {
        assert!(list(Vec::new(), None).contains("Nothing has happened yet"));
    }
}
