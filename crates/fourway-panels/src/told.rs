//! Why a document was refused, in the person's language. The command line has it in English, whatever the language.

use fourway_sim::Refusal;
use fourway_stage::Catalogue;

/// Around notation that runs from left to right among words that do not: an isolate of Unicode and its end.
const ISOLATE: [&str; 2] = ["\u{2066}", "\u{2069}"];

/// The line of a refusal. Places, keys, values and numbers stand in it as they are.
#[must_use]
pub fn told(refusal: &Refusal, words: &Catalogue) -> String {
    let rtl = words.get("language.direction") == "rtl";
    refusal.told(
        &|kind, slots| words.fill(&["doc.", kind.name()].concat(), slots),
        // A number needs no isolate, and is asked for its plural category.
        &|text| match ISOLATE {
            [begin, end] if rtl && !text.bytes().all(|byte| byte.is_ascii_digit()) => [begin, text, end].concat(),
            _ => text.to_owned(),
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use fourway_content::{Locale, locales};
    use fourway_sim::Document;
    use fourway_sim::document::Kind;
    use fourway_stage::Numbers;
    use std::path::Path;

    fn others() -> Vec<Locale> {
        let all = locales(Path::new("../../content")).expect("all in order");
        all.into_iter().filter(|locale| locale.code != "en").collect()
    }

    fn words(locale: &Locale) -> Catalogue {
        let mut all = locale.first.clone();
        all.extend(locale.later.clone());
        let numbers = Numbers { category: |_| "other".to_owned(), point: ",", group: "." };
        Catalogue::parse(fourway_content::lines(&all).leak(), numbers)
    }

    fn refusals() -> Vec<(Refusal, String)> {
        let corpus = include_str!("../../fourway-sim/tests/data/refusals.json");
        let corpus: Vec<(String, String)> = serde_json::from_str(corpus).expect("pairs of texts");
        corpus.into_iter().map(|(text, line)| (Document::parse(&text).expect_err(&text), line)).collect()
    }

    #[test]
    fn in_english_the_page_says_what_the_command_line_says() {
        let words = Catalogue::whole();
        for kind in Kind::ALL {
            assert_eq!(words.get(&format!("doc.{}", kind.name())), kind.english(), "{kind:?}");
        }
        for (refusal, line) in refusals() {
            assert_eq!(told(&refusal, &words), line);
        }
    }

    #[test]
    fn every_language_has_words_of_its_own_for_all_that_can_be_said() {
        // A place with its problem, what joins notation, and a unit: English has no words in these.
        let wordless = |kind: &Kind| matches!(kind, Kind::Line | Kind::Ms);
        let english = Catalogue::whole();
        for locale in others() {
            let words = words(&locale);
            for kind in Kind::ALL.iter().filter(|kind| !wordless(kind)) {
                let key = format!("doc.{}", kind.name());
                let same = words.get(&key) == english.get(&key);
                assert!(!same, "{}: {key}", locale.code);
            }
            for (refusal, line) in refusals() {
                let said = told(&refusal, &words);
                assert!(!said.contains("doc.") && said != line, "{}: {said}", locale.code);
                let inside = ["found ", "expected", "unknown ", "one of", " from "];
                assert!(inside.iter().all(|english| !said.contains(english)), "{}: {said}", locale.code);
                assert!(said.contains(refusal.path()) && said.lines().count() == 1, "{}: {said}", locale.code);
            }
        }
    }

    #[test]
    fn notation_stands_by_itself_where_words_run_from_right_to_left() {
        let refusal = Document::parse(r#"{"fourway": 1, "path": {"loss": -0.5}}"#).expect_err("a refusal");
        for locale in others() {
            let line = told(&refusal, &words(&locale));
            let isolated = line.contains("\u{2066}path.loss\u{2069}: ") && line.contains("\u{2066}-0.5\u{2069}");
            assert_eq!(isolated, locale.code == "ar", "{line}");
            assert_eq!(line.matches(ISOLATE[0]).count(), line.matches(ISOLATE[1]).count(), "{line}");
        }
    }
}
