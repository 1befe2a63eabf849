//! Links to the field guide in markup: in each view the first place of a term leads to its entry.
//!
//! What is a link, a control, a question, a drawing or code as a whole stays as it is, and so does the title of a view. A heading has a link
//! where no text has one. Markup says of itself, by attributes:
//!
//! - `data-term`: the entry that is read here, to which nothing leads;
//! - `data-link`: this name stands for a term, however it is spelled, and leads to it even where another one does;
//! - `data-terms`: `none` for words that mean something else here, `each` for a part that is read by itself.

use crate::terms::Terms;
use fourway_panels::markup::{Markup, markup};
use fourway_stage::Catalogue;

/// What is pressed, asked, drawn or code as a whole.
const WHOLE: [&str; 11] =
    ["a", "button", "summary", "legend", "svg", "code", "pre", "select", "option", "textarea", "h1"];
/// What has a link only where no text has it.
const HEADINGS: [&str; 5] = ["h2", "h3", "h4", "h5", "h6"];

/// Markup in which the first place of each term is a link.
#[must_use]
pub fn linked(words: &Catalogue, markup: &str) -> String {
    let terms = Terms::new(words);
    let mut parts = vec![links_in(markup)];
    [Of::Names, Of::Texts, Of::Headings].into_iter().fold(markup.to_owned(), |markup, of| {
        Walk { of, terms: &terms, parts: &mut parts, open: Vec::new(), begun: 0 }.all(&markup)
    })
}

/// Where the links of markup lead that are there already.
fn links_in(markup: &str) -> Vec<String> {
    let links = markup.split("<a class=\"term\" href=\"#guide/").skip(1);
    links.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

/// An element that is not closed yet.
#[derive(Clone, Copy, Default)]
struct Open {
    /// No link stands in it.
    shut: bool,
    heading: bool,
    /// The part to which it belongs.
    part: usize,
}

/// Of what a way through markup makes links.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    /// Of what says that it stands for a term.
    Names,
    Texts,
    /// Of what no text has.
    Headings,
}

/// One way through markup.
struct Walk<'a> {
    of: Of,
    terms: &'a Terms,
    /// The entries to which each part leads.
    parts: &'a mut Vec<Vec<String>>,
    open: Vec<Open>,
    /// How many parts have begun, but for the whole.
    begun: usize,
}

impl Walk<'_> {
    fn all(&mut self, markup: &str) -> String {
        let (mut out, mut rest) = (String::with_capacity(markup.len() * 2), markup);
        let mut first = false;
        while !rest.is_empty() {
            if !rest.starts_with('<') {
                let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
                self.text(text, first && after.starts_with("</"), &mut out);
                (rest, first) = (after, false);
                continue;
            }
            let (tag, after) = rest.split_at(end_of(rest));
            let state = state_of(tag, after).filter(|_| self.takes());
            if let Some((name, whole)) = state {
                let (state, after) = rest.split_at(tag.len() + whole);
                match self.terms.at(name, None).filter(|(len, _)| *len == name.len()) {
                    Some((_, place)) if self.is_new(place) => {
                        let alone = first && after.starts_with("</");
                        out.push_str(&link(place, alone, Markup(state.to_owned())));
                    }
                    Some(_) | None => out.push_str(state),
                }
                (rest, first) = (after, false);
                continue;
            }
            out.push_str(tag);
            (rest, first) = (after, !tag.starts_with("</"));
            rest = self.tag(tag, rest, &mut out);
        }
        out
    }

    /// Takes note of a tag. What is left of the text after it.
    fn tag<'t>(&mut self, tag: &str, rest: &'t str, out: &mut String) -> &'t str {
        if tag.starts_with("</") {
            self.open.pop();
            return rest;
        }
        let mut open = self.open.last().copied().unwrap_or_default();
        let name = tag[1..].split([' ', '>', '/']).next().unwrap_or_default();
        let said = value(tag, "data-terms");
        open.shut |= WHOLE.contains(&name)
            || said == Some("none")
            || value(tag, "role") == Some("img")
            || value(tag, "aria-hidden") == Some("true")
            || value(tag, "class") == Some("unseen");
        open.heading |= HEADINGS.contains(&name);
        if said == Some("each") {
            self.begun += 1;
            open.part = self.begun;
            self.parts.resize(self.parts.len().max(self.begun + 1), Vec::new());
        }
        if let Some(own) = value(tag, "data-term") {
            self.parts[open.part].push(own.to_owned());
        }
        if tag.ends_with("/>") {
            return rest;
        }
        self.open.push(open);
        let named = value(tag, "data-link").filter(|_| self.of == Of::Names && !open.shut);
        let Some(place) = named else { return rest };
        let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        self.parts[open.part].push(place.to_owned());
        out.push_str(&link(place, after.starts_with("</"), Markup(text.to_owned())));
        after
    }

    /// True where a link may stand, on this way.
    fn takes(&self) -> bool {
        let open = self.open.last().copied().unwrap_or_default();
        let here = match self.of {
            Of::Names => false,
            Of::Texts => !open.heading,
            Of::Headings => open.heading,
        };
        here && !open.shut
    }

    /// True once for each entry in each part.
    fn is_new(&mut self, place: &str) -> bool {
        let part = &mut self.parts[self.open.last().map_or(0, |open| open.part)];
        let new = !part.iter().any(|done| done == place);
        if new {
            part.push(place.to_owned());
        }
        new
    }

    /// A text, which may be all that its element holds.
    fn text(&mut self, text: &str, whole: bool, out: &mut String) {
        if !self.takes() {
            out.push_str(text);
            return;
        }
        let (terms, mut rest, mut before) = (self.terms, text, None);
        while let Some(c) = rest.chars().next() {
            let found = terms.at(rest, before);
            let len = found.map_or(c.len_utf8(), |(len, _)| len);
            let (here, after) = rest.split_at(len);
            match found {
                Some((_, place)) if self.is_new(place) => {
                    out.push_str(&link(place, whole && here == text.trim(), Markup(here.to_owned())));
                }
                Some(_) | None => out.push_str(here),
            }
            (rest, before) = (after, here.chars().last());
        }
    }
}

/// A link to an entry. One that stands alone is no part of a sentence: it has room of its own for a finger.
fn link(place: &str, alone: bool, text: Markup) -> String {
    let alone = alone.then_some("true");
    markup!("<a class=\"term\" href={} data-alone={}>{}</a>", ["#guide/", place].concat(), alone, text).0
}

/// Where the tag ends with which markup begins. A value may have what ends a tag.
fn end_of(markup: &str) -> usize {
    let mut quoted = false;
    let end = markup.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    });
    end.map_or(markup.len(), |end| end + 1)
}

/// The value of an attribute in a tag.
fn value<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let begin = [" ", name, "=\""].concat();
    tag.split_once(begin.as_str()).and_then(|(_, rest)| rest.split('"').next())
}

/// The name of a state that stands out, and how far its element goes after its tag.
fn state_of<'t>(tag: &str, after: &'t str) -> Option<(&'t str, usize)> {
    value(tag, "class").filter(|class| *class == "state")?;
    let end = after.find('<')?;
    after[end..].starts_with("</").then(|| (&after[..end], end + end_of(&after[end..])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use fourway_learn::words;

    fn a(place: &str, text: &str) -> String {
        format!("<a class=\"term\" href=\"#guide/{place}\">{text}</a>")
    }

    fn check(markup: &str, expected: &[&str]) {
        assert_eq!(linked(&words(), markup), expected.concat());
    }

    #[test]
    fn the_first_place_of_a_term_is_a_link_and_the_longest_name_wins() {
        let text = "<p>After FIN-WAIT-1 the ACK of a FIN, another FIN &amp; FIN; Windows, and the window.</p>";
        let links =
            [a("fin-wait-1", "FIN-WAIT-1"), a("ack-of-fin", "ACK of a FIN"), a("fin", "FIN"), a("window", "Windows")];
        let [state, ack, fin, window] = links.each_ref().map(String::as_str);
        check(
            text,
            &["<p>After ", state, " the ", ack, ", another ", fin, " &amp; FIN; ", window, ", and the window.</p>"],
        );
    }

    #[test]
    fn no_part_of_a_word_nor_of_a_control_is_a_link() {
        for still in [
            "<p>FINAL tcp_rfc1337 portable closely</p>",
            "<p><button type=\"button\" aria-label=\"FIN > ACK\">FIN</button><a href=\"#x\"><i>ACK</i></a><code>RST</code></p>",
            "<p role=\"img\">SYN</p><h1>MSL</h1><svg><text>RTO</text></svg><input value=\"FIN\"/>",
            "<p data-terms=\"none\">FIN <b>ACK</b></p>",
        ] {
            check(still, &[still]);
        }
    }

    #[test]
    fn a_heading_has_a_link_only_where_no_text_has() {
        let (fin, ack) = (a("fin", "FIN"), a("ack", "ACK"));
        check("<h2>A FIN, an ACK</h2><p>A FIN.</p>", &["<h2>A FIN, an ", &ack, "</h2><p>A ", &fin, ".</p>"]);
    }

    #[test]
    fn what_is_read_here_is_no_link_and_a_part_is_read_by_itself() {
        check("<p data-term=\"msl\">The MSL.</p>", &["<p data-term=\"msl\">The MSL.</p>"]);
        let (one, other) = (a("msl", "MSL"), a("msl", "2 MSL"));
        check(
            "<p>An MSL, 2 MSL</p><p data-terms=\"each\">For 2 MSL.</p>",
            &["<p>An ", &one, ", 2 MSL</p><p data-terms=\"each\">For ", &other, ".</p>"],
        );
    }

    #[test]
    fn a_name_that_stands_alone_says_so_and_a_state_keeps_its_looks() {
        let alone = "<a class=\"term\" href=\"#guide/rto\" data-alone=\"true\">RTO</a>";
        check("<th>RTO</th>", &["<th>", alone, "</th>"]);
        let state = "<b class=\"state\" data-state=\"CLOSING\">CLOSING</b>";
        check(&format!("<p>In {state}.</p>"), &["<p>In ", &a("closing", state), ".</p>"]);
        check(
            "<th data-link=\"rto\">Timer</th>",
            &["<th data-link=\"rto\">", &alone.replace(">RTO", ">Timer"), "</th>"],
        );
    }

    #[test]
    fn a_name_that_stands_for_a_term_leads_to_it_rather_than_a_text() {
        let named = |text: &str| {
            format!("<th data-link=\"rto\"><a class=\"term\" href=\"#guide/rto\" data-alone=\"true\">{text}</a></th>")
        };
        check(
            "<p>An RTO</p><th data-link=\"rto\">Least</th><th data-link=\"rto\">Greatest</th>",
            &["<p>An RTO</p>", &named("Least"), &named("Greatest")],
        );
    }

    #[test]
    fn a_link_that_is_there_is_enough() {
        let there = format!("<p>FIN</p><p>{}</p>", a("fin", "FIN"));
        check(&there, &[&there]);
    }
}
