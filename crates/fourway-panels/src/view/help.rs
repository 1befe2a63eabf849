//! The keys, and the choice of a language.

use crate::Run;
use crate::markup::{Markup, markup, worded};
use fourway_stage::Catalogue;
use fourway_stage::keys::{Row, TABLE};

/// The panel.
pub fn draw(run: &Run) -> Markup {
    let row = |(keys, sentence): Row| {
        let keys: Vec<Markup> = keys.iter().map(|key| markup!("<kbd>{}</kbd>", *key)).collect();
        markup!("<div><dt>{}</dt><dd>{}</dd></div>", keys, run.words.get(sentence))
    };
    let rows: Vec<Markup> = TABLE.into_iter().map(row).collect();
    let (languages, version) = (languages(&run.words), version(&run.words));
    worded!(
        &run.words,
        "<p>{keys.intro}</p><dl>{}</dl>{}<p><a href=\"#teach/page\">{keys.teach}</a></p><p>{keys.private}</p>{}",
        rows,
        languages,
        version
    )
}

/// Which version of the page it is, where a build has said so.
fn version(words: &Catalogue) -> Option<Markup> {
    let number = words.has("app.version").then(|| words.get("app.version"))?;
    Some(markup!("<p class=\"version\">{}</p>", words.fill("found.version", &[("version", number)])))
}

/// The languages by their own names, where there is more than one. `index.html` hears of a choice.
fn languages(words: &Catalogue) -> Option<Markup> {
    let here = words.language();
    let option = |(code, name): (&str, &str)| {
        markup!("<option value={} lang={} selected={}>{}</option>", code, code, (code == here).then_some("true"), name)
    };
    let options: Vec<Markup> = words.languages().map(option).collect();
    let choice = "<p class=\"row\"><label>{language.label} <select data-lang=\"\">{}</select></label></p>";
    (options.len() > 1).then(|| worded!(words, choice, options))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::testing::panel;
    use fourway_stage::{Numbers, View};

    #[test]
    fn every_key_has_a_sentence() {
        let html = panel("help", &View::default());
        assert!(html.contains("<dt><kbd>N</kbd><kbd>P</kbd></dt><dd>Select the next"), "{html}");
        assert!(!html.contains(">keys."), "a key without words: {html}");
        assert!(
            html.contains("<a href=\"#teach/page\">For instructors") && html.contains("asks no other server"),
            "{html}"
        );
    }

    #[test]
    fn the_version_is_told_where_a_build_has_one() {
        let words = |lines| Catalogue::parse(lines, Numbers::english());
        assert_eq!(version(&words("found.version\tVersion {version}\n")), None);
        let html = version(&words("app.version\t1.2.0 (0a1b2c3)\nfound.version\tVersion {version}\n")).expect("one").0;
        assert_eq!(html, "<p class=\"version\">Version 1.2.0 (0a1b2c3)</p>");
    }

    #[test]
    fn a_language_is_chosen_by_its_own_name_where_there_is_a_choice() {
        let words = |lines| Catalogue::parse(lines, Numbers::english());
        let one = words("language.all\ten\u{2}English\nlanguage.code\ten\n");
        assert_eq!(languages(&one), None);
        let two =
            words("language.all\ten\u{2}English\u{1}ar\u{2}العربية\nlanguage.code\tar\nlanguage.label\tLanguage\n");
        let html = languages(&two).expect("a choice").0;
        assert!(html.contains("<label>Language <select data-lang"), "{html}");
        assert!(html.contains("<option value=\"en\" lang=\"en\">English</option>"), "{html}");
        assert!(html.contains("<option value=\"ar\" lang=\"ar\" selected=\"true\">العربية</option>"), "{html}");
    }
}
