//! The chosen segment looked at closely: its fields and its octets, what became of it, what the receiver's checks said,
//! and the events around it.

use super::segments;
use crate::Run;
use crate::inspect::{Check, Closely, Field, Verdict, checks, closely, hex};
use crate::markup::{Markup, markup, worded};
use fourway_stage::{Arrow, ArrowEnd, Catalogue, Line, View, key_of};

/// The panel.
pub fn draw(run: &Run, view: &View) -> Markup {
    let words = &run.words;
    let ladder = run.ladder(view);
    let known = view.segment.and_then(|(segment, copy)| {
        let arrow = ladder.arrows.iter().find(|a| (a.segment, a.copy) == (segment, copy))?;
        Some((arrow, closely(&run.scenario, &run.trace, segment, words)?))
    });
    let Some((arrow, seen)) = known else {
        return segments::draw(run, view);
    };
    let title = [("segment", arrow.flags.as_str()), ("host", words.host(arrow.from))];
    worded!(
        words,
        "<section class=\"segment\" aria-labelledby=\"segment-title\"><h3 id=\"segment-title\" data-host={}>{}</h3>
            <p class=\"fate\">{}</p>{}{}{}{}
            <p class=\"all\"><button type=\"button\" data-go=\"x0\">{table.all}</button></p>
        </section>",
        arrow.from.name(),
        words.fill("segment.title", &title),
        fate(words, arrow),
        grid(run, view, &seen),
        fields(run, view, &seen),
        verdicts(run, arrow),
        around(run, arrow)
    )
}

/// When it was sent, and what became of it.
fn fate(words: &Catalogue, arrow: &Arrow) -> String {
    let ends = words.moment(arrow.ends);
    let fate = match arrow.end {
        ArrowEnd::Arrives => words.fill("selected.fate.arrives", &[("at", &ends)]),
        ArrowEnd::Lost => words.fill("selected.fate.lost", &[("at", &ends)]),
        ArrowEnd::Corrupted => words.fill("selected.fate.corrupted", &[("at", &ends)]),
        ArrowEnd::Waiting => words.get("selected.fate.waiting").to_owned(),
    };
    words.fill("segment.fate", &[("at", &words.moment(arrow.sent)), ("fate", &fate)])
}

/// The octets in rows of a word, as the RFC draws a header: each field a cell.
fn grid(run: &Run, view: &View, seen: &Closely) -> Markup {
    let cells = seen.fields.iter().enumerate().flat_map(|(index, field)| {
        let octets = seen.octets.get(field.place.clone()).unwrap_or_default();
        // A field that is longer than a word takes a row for each of them.
        octets.chunks(4).map(move |word| (index, word)).collect::<Vec<_>>()
    });
    let cell = |(index, word): (usize, &[u8])| {
        markup!(
            "<span data-hot={} style={} data-go={}>{}</span>",
            view.field == Some(index),
            format!("grid-column:span {}", word.len()),
            format!("f{index}"),
            hex(word)
        )
    };
    let n = seen.octets.len().to_string();
    let told = run.words.fill("segment.octets", &[("n", &n), ("hex", &hex(&seen.octets))]);
    let more = (seen.more > 0).then(|| {
        let more = run.words.fill("segment.more", &[("bytes", &run.words.bytes(seen.more))]);
        markup!("<p class=\"hint\">{}</p>", more)
    });
    markup!(
        "<div class=\"octets\" role=\"img\" aria-label={}>{}</div>{}",
        told,
        cells.map(cell).collect::<Vec<Markup>>(),
        more
    )
}

/// The fields with their names, of which some lead to the field guide: so the button that chooses a field lies under its words.
fn fields(run: &Run, view: &View, seen: &Closely) -> Markup {
    let row = |(index, field): (usize, &Field)| {
        let key = format!("field.{}", field.name);
        let name = run.words.get(&key);
        markup!(
            "<li data-hot={}><button type=\"button\" data-go={} aria-label={}/>
                <span class=\"name\" data-link={}>{}</span><span class=\"value\" aria-hidden=\"true\">{}</span><span class=\"what\">{}</span></li>",
            view.field == Some(index),
            format!("f{index}"),
            run.words.joined("join.list", &[name, &field.value]),
            field.term(),
            name,
            &field.value,
            &field.meaning
        )
    };
    markup!("<ul class=\"header-fields\">{}</ul>", seen.fields.iter().enumerate().map(row).collect::<Vec<Markup>>())
}

/// What the receiver's checks said, in their order.
fn verdicts(run: &Run, arrow: &Arrow) -> Markup {
    let words = &run.words;
    let host = words.host(arrow.from.other());
    let Some((state, list)) = checks(&run.trace, arrow.segment, arrow.copy) else {
        return worded!(words, "<p class=\"hint\">{segment.checks.none}</p>");
    };
    let items = list.iter().map(|check| verdict(run, arrow, check)).collect::<Vec<Markup>>();
    let title = words.fill("segment.checks", &[("host", host), ("state", state.name())]);
    markup!("<h3>{}</h3><ol class=\"checks\">{}</ol>", title, items)
}

fn verdict(run: &Run, arrow: &Arrow, check: &Check) -> Markup {
    let words = &run.words;
    let key = format!("check.{}", check.name);
    let rule = |rule: fourway_proto::Rule| {
        let key = key_of(rule);
        let [host, peer] = [arrow.from.other(), arrow.from].map(|side| words.host(side));
        words.fill(&key, &[("host", host), ("peer", peer), ("segment", &arrow.flags), ("call", "close")])
    };
    let (name, mark, text, cite) = match check.verdict {
        Verdict::Passed => ("passed", "✓", words.get(&format!("{key}.pass")).to_owned(), None),
        Verdict::Nothing => ("nothing", "–", words.get(&format!("{key}.none")).to_owned(), None),
        Verdict::Acted(by) => ("acted", "●", rule(by), Some(by.cite())),
        Verdict::Refused(by) => ("refused", "✕", rule(by), Some(by.cite())),
        Verdict::NotReached => ("unreached", "", words.get("check.unreached").to_owned(), None),
    };
    markup!(
        "<li data-verdict={}><span class=\"mark\" aria-hidden=\"true\">{}</span><span class=\"name\">{}</span><span class=\"what\">{}{}</span></li>",
        name,
        mark,
        format!("{} {}", check.number, words.get(&key)),
        text,
        cite.map(|cite| markup!(" <cite>{}</cite>", cite))
    )
}

/// The events that tell of it, and what they led to, as links.
fn around(run: &Run, arrow: &Arrow) -> Markup {
    let this = Some((arrow.segment, arrow.copy));
    let about = |index: usize| run.lines.get(index).is_some_and(|line| line.segment == this);
    let link = |(index, line): (usize, &Line)| {
        let led = !about(index) && run.causes.get(index).copied().flatten().is_some_and(about);
        if !about(index) && !led {
            return None;
        }
        Some(markup!(
            "<li><button type=\"button\" data-led={} data-go={}><time>{}</time><span>{}</span></button></li>",
            led,
            format!("l{index}"),
            run.words.moment(line.at),
            &line.text
        ))
    };
    let links: Vec<Markup> = run.lines.iter().enumerate().filter_map(link).collect();
    worded!(&run.words, "<h3>{segment.links}</h3><ul class=\"links\">{}</ul>", links)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::testing::panel;

    fn segment(segment: Option<(u32, u32)>, field: Option<usize>) -> String {
        panel("segment", &View { width: 600.0, segment, field, ..View::default() })
    }

    #[test]
    fn a_field_and_its_octets_are_marked_together() {
        let html = segment(Some((1, 0)), Some(2));
        assert_eq!(html.matches("data-hot=\"true\"").count(), 2, "{html}");
        assert!(html.contains(">00 00 03 e9</span>") && html.contains("20 bytes: c0 00 c0 01"), "{html}");
    }

    #[test]
    fn the_checks_and_the_events_around_it_are_told() {
        let html = segment(Some((1, 0)), None);
        for part in ["8 FIN", "data-verdict=\"acted\"", "RFC 9293 3.10.7.4 eighth check", "<time>50 ms</time>"] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn without_a_choice_it_shows_them_all() {
        assert!(segment(None, None).contains("class=\"segments\""));
    }
}
