//! What a page is, for machines: a LearningResource of schema.org, as JSON-LD in a data block, which no browser executes.

use crate::head::{PICTURE, Page};
use crate::place::Place;
use fourway_stage::Catalogue;
use serde_json::{Value, json};

/// The licences, either of which may be chosen.
const LICENCES: [&str; 2] = ["https://spdx.org/licenses/MIT", "https://spdx.org/licenses/Apache-2.0"];

/// What is known of a place without its words.
struct Kind {
    /// Its sort, in the words that catalogues of learning resources have.
    sort: &'static str,
    levels: &'static [&'static str],
    /// How long it takes, as a duration of ISO 8601; empty where that is up to the learner.
    time: &'static str,
    /// The objectives that it serves, by number.
    objectives: &'static [usize],
}

const ALL_LEVELS: &[&str] = &["Beginner", "Intermediate", "Advanced"];

const fn kind(place: Place) -> Kind {
    let (sort, levels, time, objectives): (_, &[&str], _, &[usize]) = match place {
        Place::Home => ("Simulation", ALL_LEVELS, "", &[1, 2, 3, 4, 5, 6, 7]),
        Place::Scene(_) => ("Simulation", ALL_LEVELS, "", &[3]),
        Place::Way(way) => match way.as_bytes() {
            b"overview" => ("Demonstration", &["Beginner"], "PT1M", &[1]),
            b"lesson" => ("Tutorial", &["Beginner", "Intermediate"], "PT15M", &[1, 2, 3, 4, 5]),
            b"watch" => ("Demonstration", &["Beginner", "Intermediate"], "", &[3, 7]),
            b"compare" => ("Demonstration", &["Intermediate", "Advanced"], "", &[6]),
            b"myths" => ("Quiz", &["Beginner"], "", &[4, 5]),
            b"challenges" => ("Problem set", ALL_LEVELS, "", &[2, 3, 6]),
            b"recall" => ("Flashcards", &["Beginner", "Intermediate"], "", &[1, 2]),
            b"guide" => ("Reference", ALL_LEVELS, "", &[2, 4, 5, 6]),
            b"teach" => ("Lesson plan", &["Beginner", "Intermediate"], "PT50M", &[1, 2, 3, 4, 5, 6, 7]),
            _ => ("Simulation", ALL_LEVELS, "", &[2, 3, 6]),
        },
    };
    Kind { sort, levels, time, objectives }
}

/// The element.
pub fn element(page: &Page<'_>) -> String {
    let (place, words) = (page.place, page.words);
    let mut about = resource(place, page.code, words);
    let mut add = |key: &str, value: Value| {
        if let Value::Object(all) = &mut about {
            all.insert(key.to_owned(), value);
        }
    };
    if let Some(here) = page.site.whole(&page.path()) {
        add("url", here.into());
    }
    if let (Some(site), Some(picture)) = (page.site.whole(""), page.site.whole(PICTURE.0)) {
        add("image", picture.into());
        add("isPartOf", json!({ "@type": "WebSite", "name": words.get("app.name"), "url": site }));
    }
    block(&about)
}

fn resource(place: Place, code: &str, words: &Catalogue) -> Value {
    let kind = kind(place);
    let teaches: Vec<String> = kind.objectives.iter().map(|n| objective(*n, words)).collect();
    let role = if place == Place::Way("teach") { "teacher" } else { "student" };
    let mut about = json!({
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": place.title(words),
        "description": place.text(words),
        "inLanguage": code,
        "learningResourceType": kind.sort,
        "educationalLevel": kind.levels,
        "audience": { "@type": "EducationalAudience", "educationalRole": role },
        "about": { "@type": "Thing", "name": "Transmission Control Protocol (TCP)" },
        "teaches": teaches,
        "isAccessibleForFree": true,
        "license": LICENCES,
    });
    if let (false, Value::Object(all)) = (kind.time.is_empty(), &mut about) {
        all.insert("timeRequired".to_owned(), kind.time.into());
    }
    about
}

/// An objective, without the sign at its end: they are members of a list.
fn objective(n: usize, words: &Catalogue) -> String {
    let text = words.get(&format!("learn.way.teach.objective.{n}")).to_owned();
    text.trim_end_matches([';', '.', '；', '。', '؛']).to_owned()
}

/// No text can end the element.
fn block(about: &Value) -> String {
    format!("<script type=\"application/ld+json\">{}</script>\n", about.to_string().replace('<', "\\u003c"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_says_what_it_teaches() {
        let words = fourway_learn::words();
        for place in Place::all() {
            let about = resource(place, "en", &words);
            let teaches = about["teaches"].as_array().expect("a list");
            assert!(!teaches.is_empty(), "{place:?}");
            for text in teaches.iter().filter_map(Value::as_str) {
                assert!(!text.starts_with("learn.") && !text.ends_with(';'), "{text}");
            }
        }
    }

    #[test]
    fn no_text_ends_the_element() {
        assert_eq!(block(&json!("</script>")), "<script type=\"application/ld+json\">\"\\u003c/script>\"</script>\n");
    }
}
