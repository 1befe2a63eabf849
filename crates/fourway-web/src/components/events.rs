//! The list of events, in step with the picture: what happened, why, and where it is written.

use fourway_proto::State;
use fourway_stage::{Line, LineKind, Msg, Tie, Who, link};
use yew::prelude::*;

use crate::by_ptr::ByPtr;
use crate::go::Go;
use crate::markup::{markup, on, worded};
use crate::part::{Part, part};
use crate::words::Words;

/// What the list is made of.
#[derive(PartialEq)]
pub struct Events {
    /// The words.
    pub words: Words,
    /// The events of the whole run.
    pub lines: ByPtr<Vec<Line>>,
    /// What brought each event about.
    pub causes: ByPtr<Vec<Option<usize>>>,
    /// The event of the present.
    pub current: Option<usize>,
    /// What a person looks at, and where links lead.
    pub go: Go,
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
                let lines = (0..self.lines.len()).map(|index| event(self, index));
                markup!("<ol ref={} tabindex=\"-1\">{}</ol>", &self.panel, lines.collect::<Vec<Html>>())
            }
        )
    }
}

fn event(events: &Events, index: usize) -> Html {
    let (words, lines, on_act) = (events.words.clone(), events.lines.clone(), events.on_act.clone());
    let now = events.current == Some(index);
    let ahead = events.current.is_none_or(|current| index > current);
    let asked = events.current.filter(|_| events.go.gaze.why);
    let link = asked.and_then(|current| link(&events.causes, current, index));
    let why = now.then(|| (events.go.gaze.why, events.causes.clone()));
    part(Event { words, lines, index, now, ahead, link, why, on_act })
}

/// One event of the list.
#[derive(PartialEq)]
struct Event {
    words: Words,
    lines: ByPtr<Vec<Line>>,
    index: usize,
    now: bool,
    ahead: bool,
    /// What it has to do with the current event, where that is asked.
    link: Option<Tie>,
    /// On the current event: whether that is asked, and what answers it.
    why: Option<(bool, ByPtr<Vec<Option<usize>>>)>,
    on_act: Callback<Msg>,
}

impl Part for Event {
    fn draw(&self) -> Html {
        let Some(line) = self.lines.get(self.index) else { return Html::default() };
        let index = self.index;
        let onclick = self.on_act.reform(move |_: MouseEvent| Msg::SeekLine(index));
        markup!(
            "<li data-who={} data-kind={} data-ahead={} data-link={}>
                <button type=\"button\" onclick={} aria-current={}><time>{}</time><span class=\"what\">{}</span>{}{}{}</button>{}
            </li>",
            who(line.who), kind(line.kind), self.ahead, self.link.is_some(), on!(onclick, onclick),
            self.now.then_some("step"), self.words.moment(line.at), &line.text,
            line.transition.map(|(from, to)| change(from, to)), line.cite.map(|cite| markup!("<cite>{}</cite>", cite)),
            self.link.map(|link| linked(&self.words, link)), self.reasons()
        )
    }
}

impl Event {
    /// The question on the current event, and what answers it: links to what it came of and to what it led to.
    fn reasons(&self) -> Option<Html> {
        let (asked, causes) = self.why.as_ref()?;
        let words = &self.words;
        let go = |key: &str, index: usize| {
            let at = self.lines.get(index).map(|line| words.moment(line.at)).unwrap_or_default();
            let text = words.fill(key, &[("at", &at)]);
            markup!("<button type=\"button\" data-go={}>{}</button>", format!("l{index}"), text)
        };
        let mut links = Vec::new();
        if *asked {
            match causes.get(self.index).copied().flatten() {
                Some(cause) => links.push(go("why.because", cause)),
                None => links.push(worded!(words, "<span class=\"first\">{why.first}</span>")),
            }
            let led = causes.iter().enumerate().filter(|(_, cause)| **cause == Some(self.index));
            links.extend(led.map(|(index, _)| go("why.led-to", index)));
        }
        Some(worded!(
            words,
            "<div class=\"reasons\"><button type=\"button\" class=\"ask\" aria-expanded={} data-go=\"w0\">{why.show}</button>{}</div>",
            *asked,
            links
        ))
    }
}

/// What an event has to do with the current one, in words.
fn linked(words: &Words, link: Tie) -> Html {
    let key = match link {
        Tie::Cause => "why.effect",
        Tie::Effect => "why.cause",
    };
    markup!("<span class=\"link\">{}</span>", words.get(key))
}

fn change(from: State, to: State) -> Html {
    markup!(
        "<span class=\"change\">
            <span class=\"state\" data-state={}>{}</span> <span class=\"to\">→</span> <span class=\"state\" data-state={}>{}</span>
        </span>",
        from.name(), from.name(), to.name(), to.name()
    )
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
            causes: ByPtr::new((0..lines.len()).map(|index| index.checked_sub(1)).collect()),
            lines: ByPtr::new(lines),
            current,
            go: Go { gaze: Gaze { why, ..Gaze::default() }, on_gaze: Callback::noop(), on_act: Callback::noop() },
            panel: NodeRef::default(),
            on_act: Callback::noop(),
        })
    }

    #[test]
    fn an_event_is_text_with_its_time_its_change_and_its_clause() {
        let change = Some((State::Established, State::FinWait1));
        let html = list(vec![line(0, Who::Client, "It closes.", change)], Some(0));
        for part in [
            "<time>0 ms</time>",
            "It closes.",
            ">ESTABLISHED</span>",
            ">FIN-WAIT-1</span>",
            "<cite>RFC 9293 3.10.4</cite>",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
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
    fn the_current_event_tells_what_it_came_of_and_what_it_led_to_when_asked() {
        let lines = || (0..4).map(|n| line(n * 50, Who::Client, "it", None)).collect();
        let html = asked(lines(), Some(2), true);
        assert!(html.contains("Because of 50 ms") && html.contains("Led to 150 ms"), "{html}");
        assert_eq!(html.matches("led to this").count(), 2);
        assert_eq!(html.matches("because of this").count(), 1);
        assert!(!asked(lines(), Some(2), false).contains("Because of"));
    }

    #[test]
    fn a_run_without_events_says_so() {
        assert!(list(Vec::new(), None).contains("Nothing has happened yet"));
    }
}
