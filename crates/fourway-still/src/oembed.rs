//! Answers for who asks how a page is embedded, by oEmbed 1.0: each is a file, so it is the same whatever size is asked for.

use crate::escaped;
use crate::head::PICTURE;
use crate::place::Place;
use crate::site::Site;
use fourway_stage::Catalogue;
use serde_json::json;

/// The size of the frame, px: what `docs/embedding.md` recommends, in the width of a column of text.
const FRAME: (u32, u32) = (800, 600);

/// The answer for a place; none where the site is not known, since all addresses in it are whole.
pub fn answer(place: Place, code: &str, site: &Site, words: &Catalogue) -> Option<String> {
    let (title, (width, height), (picture, wide, high)) = (place.title(words), FRAME, PICTURE);
    let html = format!(
        "<iframe title=\"{}\" src=\"{}\" width=\"{width}\" height=\"{height}\" style=\"border:0\" loading=\"lazy\"></iframe>",
        escaped(&title),
        escaped(&place.framed(site, code)?)
    );
    let answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": words.get("app.name"),
        "provider_url": site.whole("")?,
        "thumbnail_url": site.whole(picture)?,
        "thumbnail_width": wide,
        "thumbnail_height": high,
        "html": html,
        "width": width,
        "height": height,
    });
    Some(format!("{answer}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_has_what_the_type_rich_demands() {
        let words = Catalogue::whole();
        let site = Site::parse("https://lab.example/net").unwrap();
        let text = answer(Place::Way("lesson"), "en", &site, &words).expect("an answer");
        let read: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!((read["version"].as_str(), read["type"].as_str()), (Some("1.0"), Some("rich")));
        assert!(read["width"].is_u64() && read["height"].is_u64());
        let html = read["html"].as_str().expect("text");
        assert!(html.contains("src=\"https://lab.example/net/?embed&amp;way=lesson&amp;lang=en\""), "{html}");
        assert_eq!(answer(Place::Home, "en", &Site::parse("").unwrap(), &words), None);
    }
}
