//! A language for tests: longer than English, with accents and between brackets, so that what is not translated, or cut off,
//! is seen at once and can still be read.

use crate::{CHOICE, PART, Words};
use fluent_pseudo::transform;

/// The words as nobody says them. Facts about the language itself stay, and what only joins others.
#[must_use]
pub fn pseudo(words: &Words) -> Words {
    let mut made = words.clone();
    for (_, message) in made.iter_mut().filter(|(key, _)| !key.starts_with("language.") && !key.starts_with("join.")) {
        let parts = message.text.split(CHOICE).enumerate();
        let parts: Vec<String> = parts.map(|(n, part)| if n % 2 == 1 { choice(part) } else { plain(part) }).collect();
        message.text = format!("[{}]", parts.join(&CHOICE.to_string()));
    }
    made
}

/// The name of the slot and the keys stay.
fn choice(text: &str) -> String {
    let parts = text.split(PART).enumerate();
    let parts: Vec<String> =
        parts.map(|(n, part)| if n > 0 && n % 2 == 0 { plain(part) } else { part.to_owned() }).collect();
    parts.join(&PART.to_string())
}

/// What stands between braces stays.
fn plain(text: &str) -> String {
    let parts = text.split_inclusive('}').map(|part| match part.split_once('{') {
        Some((before, slot)) => format!("{}{{{slot}", transform(before, false, true)),
        None => transform(part, false, true).into_owned(),
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_person_reads_is_changed() {
        let text = "a = Back to { $n } of\nb = { $n ->\n [one] { $n } byte\n *[other] { $n } bytes\n} go\nlanguage--name = English";
        let words = crate::parse("a.ftl", text, "en").expect("words").into_iter().collect();
        let made: Vec<String> = pseudo(&words).into_values().map(|message| message.text).collect();
        assert_eq!(made[0], "[Ɓaaƈķ ŧoo {n} ooƒ]");
        assert_eq!(made[1], "[\u{1}n\u{2}one\u{2}{n} ƀẏŧee\u{2}other\u{2}{n} ƀẏŧeeş\u{1} ɠoo]");
        assert_eq!(made[2], "English");
    }
}
