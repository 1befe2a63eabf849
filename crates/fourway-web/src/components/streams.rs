//! The bytes of each direction: what was written, and how far each byte has come.

use fourway_proto::Micros;
use fourway_sim::{Scenario, Side, Trace};
use fourway_stage::{Stretch, stream};
use yew::prelude::*;

use crate::by_ptr::ByPtr;
use crate::markup::{markup, worded};
use crate::part::Part;
use crate::words::Words;

/// Texts up to this length are written out.
const SHORT: usize = 36;

/// What the strips are made of.
#[derive(PartialEq)]
pub struct Streams {
    /// The words.
    pub words: Words,
    /// What the run is the run of.
    pub scenario: ByPtr<Scenario>,
    /// The run.
    pub trace: ByPtr<Trace>,
    /// The moment of the last record.
    pub at: Micros,
}

impl Part for Streams {
    fn draw(&self) -> Html {
        worded!(
            &self.words,
            "<section class=\"streams\" aria-labelledby=\"streams-title\"><h3 id=\"streams-title\">{stream.title}</h3>{}{}</section>",
            strip(self, Side::Client),
            strip(self, Side::Server)
        )
    }
}

fn strip(props: &Streams, from: Side) -> Html {
    let words = &props.words;
    let stretches = stream(&props.scenario, &props.trace, from, props.at);
    let title = words.get(match from {
        Side::Client => "stream.client",
        Side::Server => "stream.server",
    });
    if stretches.is_empty() {
        return worded!(words, "<p class=\"way\" data-host={}><b>{}</b> {stream.none}</p>", from.name(), title);
    }
    let told: Vec<Html> = stretches
        .iter()
        .map(|stretch| {
            let text = words.fill(stretch.come.key(), &[("bytes", &words.bytes(stretch.len))]);
            markup!("<li data-come={}>{}</li>", stretch.come.name(), text)
        })
        .collect();
    markup!(
        "<div class=\"way\" data-host={}><b>{}</b><div class=\"strip\">{}</div><ul>{}</ul></div>",
        from.name(),
        title,
        stretches.iter().map(piece).collect::<Vec<Html>>(),
        told
    )
}

/// Bytes that have come equally far: as text where it is known and short, else as so many of all.
fn piece(stretch: &Stretch) -> Html {
    let text = stretch.text.as_deref().filter(|text| text.len() <= SHORT).unwrap_or_default();
    let text: String = text.chars().map(|c| if c == ' ' { '\u{b7}' } else { c }).collect();
    markup!("<span data-come={} style={}>{}</span>", stretch.come.name(), format!("flex-grow:{}", stretch.len), text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::part::testing::markup;
    use fourway_sim::run;
    use fourway_stage::{Catalogue, gallery};

    #[test]
    fn a_strip_shows_the_text_and_says_how_far_it_came() {
        let scene = gallery().iter().find(|scene| scene.name == "fin-overtakes-data").expect("a scene");
        let scenario = scene.scenario().expect("a scenario");
        let trace = ByPtr::new(run(&scenario));
        let words = Words::from(&Catalogue::english());
        let html = markup(Streams { words, scenario: ByPtr::new(scenario), trace, at: Micros::from_ms(100) });
        assert!(html.contains(r#"<span data-come="sent" style="flex-grow:14">one·last·thing</span>"#), "{html}");
        assert!(html.contains("14 bytes sent, not there yet") && html.contains("Nothing was written."), "{html}");
    }
}
