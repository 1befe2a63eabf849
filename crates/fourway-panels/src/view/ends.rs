//! What each end knows at the present: its numbers, its queues, its FINs and the bytes; what just changed stands out.

use super::streams;
use crate::Run;
use crate::ends::{Fact, GROUPS, Value, facts};
use crate::markup::{Markup, markup, worded};
use fourway_proto::Micros;
use fourway_stage::{Catalogue, View};

/// The moment of the last record.
fn moment(run: &Run, view: &View) -> Micros {
    let record = view.record.and_then(|record| run.trace.records.get(record as usize));
    record.map_or(Micros::ZERO, |record| record.at)
}

/// The panel.
pub fn draw(run: &Run, view: &View) -> Markup {
    let (words, at) = (&run.words, moment(run, view));
    let mut rows = Vec::new();
    for fact in facts(&run.scenario, &run.trace, at, words) {
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
            <th scope=\"col\" data-host=\"server\">{host.server}</th></tr></thead><tbody>{}</tbody></table>{}",
        rows,
        streams::draw(run, at)
    )
}

fn row(words: &Catalogue, fact: &Fact) -> Markup {
    let key = format!("end.{}", fact.name);
    let what = format!("{key}.what");
    let cells = fact.values.iter().map(|value| cell(words, value)).collect::<Vec<Markup>>();
    markup!(
        "<tr><th scope=\"row\"><span class=\"name\" data-link={}>{}</span><span class=\"what\">{}</span></th>{}</tr>",
        fact.term(),
        words.get(&key),
        words.get(&what),
        cells
    )
}

fn cell(words: &Catalogue, value: &Value) -> Markup {
    let text = if value.text.is_empty() { "–" } else { &value.text };
    let absolute = value.absolute.map(|n| markup!(" <span class=\"absolute\">{}</span>", n.to_string()));
    let changed = value.changed.then(|| worded!(words, "<span class=\"unseen\">{end.changed}</span>"));
    markup!("<td data-changed={}><span class=\"value\">{}</span>{}{}</td>", value.changed, text, absolute, changed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::testing::scene;

    #[test]
    fn a_changed_value_says_so_in_words_too() {
        let run = scene("four-way-close");
        let record = run.trace.records.partition_point(|record| record.at <= Micros::from_ms(100)) - 1;
        let html = draw(&run, &View { record: Some(record as u32), ..View::default() }).0;
        let changed = "<td data-changed=\"true\"><span class=\"value\">2</span> <span class=\"absolute\">1002</span><span class=\"unseen\">changed</span></td>";
        assert!(html.contains(changed), "{html}");
        assert_eq!(html.matches("class=\"group\"").count(), GROUPS.len());
    }
}
