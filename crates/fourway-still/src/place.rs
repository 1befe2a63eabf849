//! The pages that can be read: where each stands, what it is called, and where the same is in the page with the engine.

use crate::site::Site;
use fourway_stage::{Catalogue, gallery};

/// The ways to learn, in the order of the menu.
pub const WAYS: [&str; 10] =
    ["overview", "lesson", "watch", "lab", "compare", "myths", "challenges", "recall", "guide", "teach"];

/// A page that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// What there is.
    Home,
    /// A way to learn.
    Way(&'static str),
    /// A scene of the gallery.
    Scene(&'static str),
}

impl Place {
    /// Every one.
    pub fn all() -> Vec<Self> {
        let scenes = gallery().iter().map(|scene| Self::Scene(scene.name));
        std::iter::once(Self::Home).chain(WAYS.map(Self::Way)).chain(scenes).collect()
    }

    /// Its path in `dist/`, in a language.
    pub fn path(self, code: &str) -> String {
        match self {
            Self::Home => format!("read/{code}/home.html"),
            Self::Way(way) => format!("read/{code}/{way}.html"),
            Self::Scene(scene) => format!("static/{scene}.{code}.html"),
        }
    }

    /// Where its oEmbed answer stands.
    pub fn answer(self, code: &str) -> String {
        format!("oembed/{code}/{}.json", self.name())
    }

    /// A name for it alone: no scene has that of a way.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Way(name) | Self::Scene(name) => name,
        }
    }

    /// The same in the page with the engine, seen from this one.
    pub fn opens(self, code: &str) -> String {
        let fragment = match self {
            Self::Home => String::new(),
            Self::Way(way) => format!("#{way}"),
            Self::Scene(scene) => format!("#fourway=1&scene={scene}"),
        };
        format!("{}?lang={code}{fragment}", crate::site::relative(&self.path(code), ""))
    }

    /// The same in a frame.
    pub fn framed(self, site: &Site, code: &str) -> Option<String> {
        let what = match self {
            Self::Home => String::new(),
            Self::Way(way) => format!("&way={way}"),
            Self::Scene(scene) => format!("&scene={scene}"),
        };
        site.whole(&format!("?embed{what}&lang={code}"))
    }

    /// What it is called.
    pub fn title(self, words: &Catalogue) -> String {
        self.said(words, "title")
    }

    /// What there is to find.
    pub fn text(self, words: &Catalogue) -> String {
        match self {
            // The page with the engine has it too.
            Self::Home => words.get("app.tagline").to_owned(),
            Self::Way(_) => self.said(words, "text"),
            Self::Scene(_) => self.said(words, "watch"),
        }
    }

    fn said(self, words: &Catalogue, of: &str) -> String {
        let key = match self {
            Self::Home | Self::Way(_) => format!("found.{}.{of}", self.name()),
            Self::Scene(scene) => format!("scene.{scene}.{of}"),
        };
        words.get(&key).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_has_words_of_the_right_length_and_a_file_of_its_own() {
        let words = Catalogue::whole();
        let all = Place::all();
        for place in &all {
            let (title, text) = (place.title(&words), place.text(&words));
            assert!((5..=60).contains(&title.chars().count()), "{place:?}: {title}");
            let most = if matches!(place, Place::Scene(_)) { 240 } else { 160 };
            assert!((60..=most).contains(&text.chars().count()), "{place:?}: {} letters: {text}", text.chars().count());
        }
        let mut answers: Vec<String> = all.iter().map(|place| place.answer("en")).collect();
        answers.sort();
        answers.dedup();
        assert_eq!(answers.len(), all.len());
    }

    #[test]
    fn a_page_leads_to_the_same_with_the_engine() {
        assert_eq!(Place::Way("lesson").opens("es"), "../../?lang=es#lesson");
        assert_eq!(Place::Scene("abort").opens("en"), "../?lang=en#fourway=1&scene=abort");
        let site = Site::parse("https://lab.example").unwrap();
        assert_eq!(
            Place::Scene("abort").framed(&site, "ar").as_deref(),
            Some("https://lab.example/?embed&scene=abort&lang=ar")
        );
    }
}
