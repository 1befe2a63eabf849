//! The little that chores must know of HTML: which tags load nothing by themselves.

/// The document with the start tags of its links blanked: a link asks for nothing until it is followed.
///
/// Offsets and lines stay as they were.
pub fn without_links(html: &str) -> String {
    let mut out = html.to_owned();
    for (start, _) in html.match_indices("<a") {
        if html[start + 2..].starts_with(char::is_whitespace) {
            blank(&mut out, start, tag(html, start).len());
        }
    }
    out
}

/// The document with what it says about itself blanked: addresses of the page and of its pictures for search engines and previews
/// of links, and data that is never executed. A browser asks for none of it. Style sheets, icons, and every other `meta`, one
/// that leads away among them, stay.
///
/// Offsets and lines stay as they were.
pub fn without_metadata(html: &str) -> String {
    const TOLD: [&str; 5] = [
        "<meta property=\"og:",
        "<meta name=\"twitter:",
        "<link rel=\"canonical\" href=\"",
        "<link rel=\"alternate\" hreflang=\"",
        "<link rel=\"alternate\" type=\"application/json+oembed\" ",
    ];
    const DATA: &str = "<script type=\"application/ld+json\">";
    let mut out = html.to_owned();
    for begin in TOLD {
        for (start, _) in html.match_indices(begin) {
            blank(&mut out, start, tag(html, start).len());
        }
    }
    for (start, _) in html.match_indices(DATA) {
        let rest = &html[start..];
        blank(&mut out, start, rest.find("</script>").unwrap_or(rest.len()));
    }
    out
}

/// A tag without its `>`.
fn tag(html: &str, start: usize) -> &str {
    let tag = &html[start..];
    &tag[..tag.find('>').unwrap_or(tag.len())]
}

fn blank(text: &mut String, start: usize, length: usize) {
    let blanked: String =
        text[start..start + length].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
    text.replace_range(start..start + length, &blanked);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_links_are_blanked_and_in_place() {
        assert_eq!(without_links("é<a\nhref=\"x\">é</a><abbr title=\"y\">"), "é  \n        >é</a><abbr title=\"y\">");
        assert_eq!(without_links("b<a href"), "b       ");
    }

    #[test]
    fn what_a_page_says_of_itself_is_blanked_and_what_is_loaded_is_not() {
        for told in [
            "<link rel=\"canonical\" href=\"https://a.example/\"",
            "<link rel=\"alternate\" hreflang=\"es\" href=\"https://a.example/\"",
            "<meta property=\"og:image\" content=\"https://a.example/\"",
            "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\"}",
        ] {
            let page = format!("é{told}></script>b");
            let blanked = without_metadata(&page);
            assert_eq!(blanked.len(), page.len());
            assert_eq!(blanked.replace([' ', '>'], ""), "é</scriptb");
        }
        for asked in [
            "<link rel=\"stylesheet\" href=\"https://a.example/\">",
            "<link rel=\"alternate stylesheet\" href=\"https://a.example/\">",
            "<link rel=\"preload\" href=\"https://a.example/\">",
            "<meta http-equiv=\"refresh\" content=\"0;url=https://a.example/\">",
            "<script src=\"https://a.example/\"></script>",
        ] {
            assert_eq!(without_metadata(asked), asked);
        }
    }
}
