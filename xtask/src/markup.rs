//! The little that chores must know of HTML: which tags load nothing by themselves.

/// The document with the start tags of its links blanked: a link asks for nothing until it is followed.
///
/// Offsets and lines stay as they were.
pub fn without_links(html: &str) -> String {
    let mut out = html.to_owned();
    for (start, _) in html.match_indices("<a") {
        let tag = &html[start..];
        if !tag[2..].starts_with(char::is_whitespace) {
            continue;
        }
        let length = tag.find('>').unwrap_or(tag.len());
        let blank: String = tag[..length].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
        out.replace_range(start..start + length, &blank);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_links_are_blanked_and_in_place() {
        assert_eq!(without_links("é<a\nhref=\"x\">é</a><abbr title=\"y\">"), "é  \n        >é</a><abbr title=\"y\">");
        assert_eq!(without_links("b<a href"), "b       ");
    }
}
