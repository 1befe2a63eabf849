//! A way to learn as a page: what is there to be read, and the way to it in the page with the engine.

use crate::body::body;
use crate::escaped;
use crate::head::Page;
use crate::place::{Place, WAYS};
use crate::site::relative;
use fourway_stage::gallery;

/// The page of a way, or of all of them.
pub fn page(page: &Page<'_>) -> String {
    page.document(&format!(
        "{}<main class=\"still\">\n<h1>{}</h1>\n<p class=\"lead\">{}</p>\n{}{}</main>\n{}",
        above(page),
        escaped(&page.place.title(page.words)),
        escaped(&page.place.text(page.words)),
        open(page),
        body(page),
        below(page),
    ))
}

/// What stands over the text: the name of the whole; on a scene, which has no way of its own in its text, that too.
pub fn above(page: &Page<'_>) -> String {
    let name = escaped(page.words.get("app.title"));
    let home = link(page, Place::Home, &name);
    match page.place {
        // A scene is a part of the page that shows it, so its own title is a second heading.
        Place::Scene(_) => format!("<header class=\"about\">\n<h1>{home}</h1>\n{}</header>\n", open(page)),
        Place::Way(_) => format!("<header class=\"about\"><p>{home}</p></header>\n"),
        Place::Home => format!("<header class=\"about\"><p>{name}</p></header>\n"),
    }
}

/// The way to the same in the page with the engine.
fn open(page: &Page<'_>) -> String {
    let text = escaped(page.words.get("found.open"));
    format!("<p class=\"open\"><a href=\"{}\">{text}</a></p>\n", escaped(&page.place.opens(page.code)))
}

/// What stands below the text: the other ways, the scenes, the other languages, the version.
pub fn below(page: &Page<'_>) -> String {
    let words = page.words;
    let ways = WAYS.map(|way| item(page, Place::Way(way), words.get(&format!("way.{way}")))).concat();
    let scenes: String = gallery()
        .iter()
        .map(|scene| item(page, Place::Scene(scene.name), &Place::Scene(scene.name).title(words)))
        .collect();
    let languages: String = words
        .languages()
        .filter(|(code, _)| *code != page.code && page.codes.iter().any(|known| known == code))
        .map(|(code, name)| {
            let there = relative(&page.path(), &page.place.path(code));
            format!("<li><a href=\"{there}\" lang=\"{code}\" hreflang=\"{code}\">{}</a></li>\n", escaped(name))
        })
        .collect();
    let list = |key: &str, items: &str| {
        let id = key.replace('.', "-");
        let head = escaped(words.get(key));
        format!("<nav aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{head}</h2>\n<ul>\n{items}</ul>\n</nav>\n")
    };
    // The list of all scenes is what one of the ways is about.
    let scenes = if page.place == Place::Way("watch") { String::new() } else { list("found.scenes", &scenes) };
    let version = words.get("app.version");
    let version = words.fill("found.version", &[("version", version)]);
    format!(
        "<footer class=\"about\">\n{}{scenes}{}<p>{}</p>\n</footer>\n",
        list("found.ways", &ways),
        if languages.is_empty() { String::new() } else { list("found.languages", &languages) },
        escaped(&version)
    )
}

fn item(page: &Page<'_>, place: Place, name: &str) -> String {
    let name = escaped(name);
    if place == page.place {
        return format!("<li aria-current=\"page\">{name}</li>\n");
    }
    format!("<li>{}</li>\n", link(page, place, &name))
}

/// A link to another page that can be read, in the same language.
pub fn link(page: &Page<'_>, place: Place, name: &str) -> String {
    format!("<a href=\"{}\">{name}</a>", relative(&page.path(), &place.path(page.code)))
}
