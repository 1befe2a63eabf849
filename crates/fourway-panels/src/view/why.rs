//! Why: what an event came of and what it led to, as links, and the ways between them over the ladder.

use crate::Run;
use crate::markup::{Markup, markup, worded};
use crate::why::{chain as ways, origins};
use fourway_stage::marks::{Px, line};
use fourway_stage::{Line, View};

/// The links of the event of the present: back to the first cause, the nearest first, and on to what it led to.
pub fn draw(run: &Run, view: &View) -> Markup {
    let Some(asked) = view.line.filter(|line| *line < run.lines.len()) else { return Markup::default() };
    let words = &run.words;
    let link = |index: usize| {
        let Line { at, text, .. } = run.lines.get(index)?;
        Some(markup!(
            "<li><button type=\"button\" data-go={}><time>{}</time><span>{}</span></button></li>",
            format!("l{index}"),
            words.moment(*at),
            text
        ))
    };
    let list = |events: Vec<usize>| events.into_iter().filter_map(link).collect::<Vec<Markup>>();
    let causes = list(origins(&run.causes, asked));
    let effects = (asked..run.causes.len()).filter(|index| run.causes[*index] == Some(asked)).collect();
    let (effects, first) = (list(effects), causes.is_empty());
    let because = if first {
        worded!(words, "<p class=\"hint\">{why.first}</p>")
    } else {
        worded!(words, "<h3>{why.because}</h3><ol class=\"links\">{}</ol>", causes)
    };
    let led =
        (!effects.is_empty()).then(|| worded!(words, "<h3>{why.led-to}</h3><ol class=\"links\">{}</ol>", effects));
    markup!("<div class=\"reasons\">{}{}</div>", because, led)
}

/// The ways over the ladder that led to the event of the present, and those to what it led to.
pub fn chain(run: &Run, view: &View) -> Markup {
    let Some(asked) = view.line else { return Markup::default() };
    let ways = ways(&run.ladder(view), &run.lines, &run.causes, asked);
    let way = |way: &Vec<(f64, f64)>| {
        let (x, y) = way.last().copied().unwrap_or_default();
        markup!("<path d={}/><circle cx={} cy={} r=\"5\"/>", line(way, ""), Px(x).to_string(), Px(y).to_string())
    };
    markup!("<g class=\"chain\">{}</g>", ways.iter().map(way).collect::<Vec<Markup>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::testing::panel;

    fn at(name: &str, line: Option<usize>) -> String {
        panel(name, &View { width: 600.0, line, ..View::default() })
    }

    #[test]
    fn an_event_tells_its_causes_back_to_the_first_and_its_effects() {
        let html = at("why", Some(1));
        assert!(html.contains("Because of") && html.contains("Led to"), "{html}");
        let html = at("why", Some(2));
        assert!(html.find("data-go=\"l1\"") < html.find("data-go=\"l0\""), "the nearest cause first: {html}");
        assert!(at("why", Some(0)).contains("Nothing in this run brought it about."));
    }

    #[test]
    fn the_chain_has_a_way_for_each_cause_and_effect() {
        assert!(at("chain", Some(2)).matches("<path").count() >= 2);
    }

    #[test]
    fn without_an_event_there_is_nothing() {
        assert_eq!((at("why", None), at("chain", None)), (String::new(), String::new()));
        assert_eq!(at("why", Some(999)), "");
    }
}
