//! What markup has to be for the page to make elements of it, and what every way owes a reader.

use std::collections::BTreeSet;

/// Elements without an end.
const VOID: [&str; 3] = ["input", "br", "hr"];

/// Panics where an element is not ended, an id stands twice or not as `way-...`, an attribute is no `name="value"`, or a
/// key of the words stands for itself.
pub fn check_formed(html: &str, of: &str) {
    let (mut open, mut ids) = (Vec::new(), BTreeSet::new());
    for tag in html.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').unwrap_or_else(|| panic!("{of}: a tag does not end: {tag}"));
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{of}: {html}");
            continue;
        }
        let (tag, closed) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        for (n, part) in attributes.split('"').enumerate() {
            let fits = n % 2 == 1 || part.trim().is_empty() || part.ends_with('=');
            assert!(fits, "{of}: {part:?} in <{tag}>");
        }
        if let Some(id) = tag.split(" id=\"").nth(1).and_then(|rest| rest.split('"').next()) {
            assert!(id.starts_with("way-") && ids.insert(id), "{of}: the id {id}");
        }
        if name == "button" {
            assert!(tag.contains("type=\"button\""), "{of}: <{tag}>");
            assert!(tag.contains(" name=\"") || tag.contains(" data-go=\""), "{of}: nothing to press: <{tag}>");
        }
        match (closed, VOID.contains(&name)) {
            (true, void) => assert!(void, "{of}: <{tag}/> ends in itself"),
            (false, false) => open.push(name),
            (false, true) => panic!("{of}: <{tag}> is not ended"),
        }
    }
    assert_eq!(open, Vec::<&str>::new(), "{of}");
    for reference in ["aria-labelledby=\"", "aria-describedby=\"", " for=\""] {
        for id in html.split(reference).skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(ids.contains(id), "{of}: {reference}{id}");
        }
    }
    for key in ["learn.", "challenge.", "compare.", "call.", "act.", "host.", "state.", "unit."] {
        for before in [">", "\"", " "] {
            let bare = format!("{before}{key}");
            let found = html.split(&bare).skip(1).find(|rest| rest.starts_with(char::is_alphanumeric));
            assert_eq!(found, None, "{of}: a key without words: {key}");
        }
    }
    assert_eq!(html.matches("<h1").count(), 1, "{of}");
}
