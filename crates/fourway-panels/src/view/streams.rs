//! The bytes of each direction: what was written, and how far each byte has come.

use crate::Run;
use crate::markup::{Markup, markup, worded};
use crate::streams::{Stretch, stream};
use fourway_proto::Micros;
use fourway_sim::Side;

/// Texts up to this length are written out.
const SHORT: usize = 36;

/// A strip for each direction.
pub fn draw(run: &Run, at: Micros) -> Markup {
    worded!(
        &run.words,
        "<section class=\"streams\" aria-labelledby=\"streams-title\"><h3 id=\"streams-title\">{stream.title}</h3>{}{}</section>",
        strip(run, Side::Client, at),
        strip(run, Side::Server, at)
    )
}

fn strip(run: &Run, from: Side, at: Micros) -> Markup {
    let words = &run.words;
    let stretches = stream(&run.scenario, &run.trace, from, at);
    let title = words.get(match from {
        Side::Client => "stream.client",
        Side::Server => "stream.server",
    });
    if stretches.is_empty() {
        return worded!(words, "<p class=\"way\" data-host={}><b>{}</b> {stream.none}</p>", from.name(), title);
    }
    let told: Vec<Markup> = stretches
        .iter()
        .map(|stretch| {
            let slots = [("bytes", words.bytes(stretch.len)), ("count", stretch.len.to_string())];
            let text = words.fill(stretch.come.key(), &slots.each_ref().map(|(name, text)| (*name, text.as_str())));
            markup!("<li data-come={}>{}</li>", stretch.come.name(), text)
        })
        .collect();
    markup!(
        "<div class=\"way\" data-host={}><b>{}</b><div class=\"strip\">{}</div><ul>{}</ul></div>",
        from.name(),
        title,
        stretches.iter().map(piece).collect::<Vec<Markup>>(),
        told
    )
}

/// Bytes that have come equally far: as text where it is known and short, else as so many of all.
fn piece(stretch: &Stretch) -> Markup {
    let text = stretch.text.as_deref().filter(|text| text.len() <= SHORT).unwrap_or_default();
    let text: String = text.chars().map(|c| if c == ' ' { '\u{b7}' } else { c }).collect();
    markup!("<span data-come={} style={}>{}</span>", stretch.come.name(), format!("flex-grow:{}", stretch.len), text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::testing::scene;

    #[test]
    fn a_strip_shows_the_text_and_says_how_far_it_came() {
        let html = draw(&scene("fin-overtakes-data"), Micros::from_ms(100)).0;
        assert!(html.contains(r#"<span data-come="sent" style="flex-grow:14">one·last·thing</span>"#), "{html}");
        assert!(html.contains("14 bytes sent, not there yet") && html.contains("Nothing was written."), "{html}");
    }
}
