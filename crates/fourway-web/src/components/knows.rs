//! What each end knows at the present: its numbers, its queues, its FINs; what just changed stands out.

use fourway_proto::Micros;
use fourway_sim::{Scenario, Side, Trace};
use fourway_stage::{Fact, GROUPS, Value, facts};
use yew::prelude::*;

use crate::by_ptr::ByPtr;
use crate::markup::{markup, worded};
use crate::part::Part;
use crate::words::Words;

/// What the table is made of.
#[derive(PartialEq)]
pub struct Knows {
    /// The words.
    pub words: Words,
    /// What the run is the run of.
    pub scenario: ByPtr<Scenario>,
    /// The run.
    pub trace: ByPtr<Trace>,
    /// The moment of the last record.
    pub at: Micros,
}

impl Part for Knows {
    fn draw(&self) -> Html {
        let words = &self.words;
        let mut rows = Vec::new();
        for fact in facts(&self.scenario, &self.trace, self.at, words) {
            if let Some((_, title)) = GROUPS.iter().find(|(first, _)| *first == fact.name) {
                rows.push(markup!(
                    "<tr class=\"group\"><th scope=\"colgroup\" colspan=\"3\">{}</th></tr>",
                    words.get(title)
                ));
            }
            rows.push(row(words, &fact));
        }
        worded!(
            words,
            "<table class=\"knows\" aria-label={tab.ends}><thead><tr><td></td><th scope=\"col\" data-host=\"client\">{host.client}</th>
                <th scope=\"col\" data-host=\"server\">{host.server}</th></tr></thead><tbody>{}</tbody></table>",
            rows
        )
    }
}

fn row(words: &Words, fact: &Fact) -> Html {
    let key = format!("end.{}", fact.name);
    let what = format!("{key}.what");
    let cells = fact.values.iter().map(|value| cell(words, value)).collect::<Vec<Html>>();
    markup!(
        "<tr><th scope=\"row\"><span class=\"name\">{}</span><span class=\"what\">{}</span></th>{}</tr>",
        words.get(&key),
        words.get(&what),
        cells
    )
}

fn cell(words: &Words, value: &Value) -> Html {
    let text = if value.text.is_empty() { "–" } else { &value.text };
    let absolute = value.absolute.map(|n| markup!(" <span class=\"absolute\">{}</span>", n.to_string()));
    let changed = value.changed.then(|| worded!(words, "<span class=\"unseen\">{end.changed}</span>"));
    markup!("<td data-changed={}><span class=\"value\">{}</span>{}{}</td>", value.changed, text, absolute, changed)
}

/// The timers that run, with what is left of them.
#[derive(PartialEq)]
pub struct Running {
    /// The words.
    pub words: Words,
    /// As text.
    pub timers: Vec<(Side, AttrValue)>,
}

impl Part for Running {
    fn draw(&self) -> Html {
        let words = &self.words;
        let timer = |(side, text): &(Side, AttrValue)| {
            markup!("<li data-host={}><span class=\"who\">{}</span> {}</li>", side.name(), words.host_name(*side), text)
        };
        let timers: Vec<Html> = self.timers.iter().map(timer).collect();
        worded!(
            words,
            "<section class=\"running\"><h3>{end.timers}</h3>{}</section>",
            if timers.is_empty() { markup!("<p class=\"hint\">–</p>") } else { markup!("<ul>{}</ul>", timers) }
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::part::testing::markup;
    use fourway_sim::run;
    use fourway_stage::Catalogue;

    #[test]
    fn a_changed_value_says_so_in_words_too() {
        let scenario = Scenario::default();
        let trace = ByPtr::new(run(&scenario));
        let words = Words::from(&Catalogue::english());
        let html = markup(Knows { words, scenario: ByPtr::new(scenario), trace, at: Micros::from_ms(100) });
        let changed = "<td data-changed=\"true\"><span class=\"value\">2</span> <span class=\"absolute\">1002</span><span class=\"unseen\">changed</span></td>";
        assert!(html.contains(changed), "{html}");
        assert_eq!(html.matches("class=\"group\"").count(), GROUPS.len());
    }
}
