//! The plural categories of CLDR, where no browser says them.

use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralOperands, PluralRules, PluralRulesOptions};
use std::cell::RefCell;

thread_local! {
    /// The rules, and what stands between groups of digits.
    static HERE: RefCell<Option<(PluralRules, &'static str)>> = const { RefCell::new(None) };
}

/// Those of a language, which becomes the language of this thread; its words begin with the signs in its numbers.
pub fn of(code: &str, words: &'static str) -> Result<fn(&str) -> String, String> {
    let known = || format!("{code}: found no plural categories, expected a language of CLDR");
    let locale: Locale = code.parse().map_err(|_| known())?;
    let rules = PluralRules::try_new((&locale).into(), PluralRulesOptions::default()).map_err(|_| known())?;
    let signs = words.lines().next().and_then(|line| line.split_once('\t'));
    let (_, group) = signs.ok_or_else(|| format!("{code}: found no signs in numbers, expected them first"))?;
    HERE.set(Some((rules, group)));
    Ok(category)
}

/// The category of a number as a catalogue writes it, in the language of this thread.
fn category(number: &str) -> String {
    // A number with a fraction is `other` in every language of the page.
    let found = HERE.with_borrow(|here| {
        let (rules, group) = here.as_ref()?;
        let whole: u64 = number.replace(group, "").parse().ok()?;
        Some(rules.category_for(PluralOperands::from(whole)))
    });
    match found.unwrap_or(PluralCategory::Other) {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_are_those_of_the_language() {
        let words = |code| if code == "es" { ",\t.\n" } else { ".\t,\n" };
        for (code, number, expected) in [
            ("en", "1", "one"),
            ("ar", "2", "two"),
            ("ar", "3", "few"),
            ("ar", "11", "many"),
            ("zh-CN", "1", "other"),
            ("es", "1.000.000", "many"),
            ("es", "1,5", "other"),
        ] {
            assert_eq!(of(code, words(code)).unwrap()(number), expected, "{code} {number}");
        }
    }
}
