//! The terms of the field guide as a text spells them: their forms, in the language of the page, and where one begins.

use fourway_learn::glossary;
use fourway_stage::Catalogue;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// RFCs that have a note of their own in the field guide; they are spelled alike in every language.
const NOTES: [(&str, &str); 3] =
    [("RFC 1337", "note/rfc1337"), ("RFC 5961", "note/rfc5961"), ("RFC 6191", "note/rfc6191")];
/// Between the forms of a term, in the words.
const BETWEEN: char = '|';
/// What Arabic writes in one word with the noun: “and”, “then”, “with”, “for”, “like” and the article. The longest first.
const BEFORE: [&str; 18] =
    ["وبال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال", "ول", "وب", "فل", "فب", "و", "ف", "ب", "ل", "ك"];

/// One spelling of a term.
#[derive(Debug)]
struct Form {
    letters: Vec<char>,
    /// It begins with a small letter, which is a capital one where a sentence or a name begins.
    small: bool,
    place: String,
}

/// Every spelling, by its first letter.
#[derive(Debug)]
pub(crate) struct Terms {
    forms: BTreeMap<char, Vec<Form>>,
}

impl Terms {
    /// The terms in these words.
    pub(crate) fn new(words: &Catalogue) -> Self {
        let mut terms = Self { forms: BTreeMap::new() };
        for term in glossary() {
            let forms = words.get(&["term.", term.id, ".forms"].concat()).to_owned();
            forms.split(BETWEEN).for_each(|form| terms.add(form.trim(), term.id));
        }
        NOTES.iter().for_each(|(form, place)| terms.add(form, place));
        terms.forms.values_mut().for_each(|forms| forms.sort_by_key(|form| Reverse(form.letters.len())));
        terms
    }

    fn add(&mut self, form: &str, place: &str) {
        let letters: Vec<char> = form.chars().filter_map(folded).collect();
        let Some(first) = letters.first().copied() else { return };
        let small = form.starts_with(char::is_lowercase);
        self.forms.entry(first).or_default().push(Form { letters, small, place: place.to_owned() });
    }

    /// The longest term with which a text begins that stands behind the letter `before`: its length in bytes, and its place
    /// in the field guide. None within a word.
    pub(crate) fn at(&self, text: &str, before: Option<char>) -> Option<(usize, &str)> {
        let first = text.chars().next()?;
        if joined(before, Some(first)) {
            return None;
        }
        let fits = |skipped: usize| self.begins(&text[skipped..]).map(|(len, place)| (skipped + len, place));
        if !arabic(first) {
            return fits(0);
        }
        let behind = BEFORE.iter().filter(|prefix| text.starts_with(**prefix)).map(|prefix| prefix.len());
        std::iter::once(0).chain(behind).filter_map(fits).max_by_key(|(len, _)| *len)
    }

    fn begins(&self, text: &str) -> Option<(usize, &str)> {
        let first = text.chars().next().and_then(folded)?;
        let small = first.to_lowercase().next().filter(|small| *small != first);
        let of = |letter: char, capital: bool| {
            let forms = self.forms.get(&letter).into_iter().flatten();
            forms.filter(move |form| !capital || form.small).find_map(move |form| {
                let len = matched(&form.letters, text)?;
                Some((len, form.place.as_str()))
            })
        };
        of(first, false).into_iter().chain(small.and_then(|small| of(small, true))).max_by_key(|(len, _)| *len)
    }

    /// The places of the terms that stand in a text, each once, in their order.
    pub(crate) fn all<'a>(&'a self, text: &str) -> Vec<&'a str> {
        let (mut found, mut before, mut rest) = (Vec::new(), None, text);
        while let Some(c) = rest.chars().next() {
            let mut len = c.len_utf8();
            if let Some((longer, place)) = self.at(rest, before) {
                len = longer;
                if !found.contains(&place) {
                    found.push(place);
                }
            }
            before = rest[..len].chars().last();
            rest = &rest[len..];
        }
        found
    }
}

/// How long these letters are in a text that begins with them as a whole word. The first may be a capital one.
fn matched(letters: &[char], text: &str) -> Option<usize> {
    let mut chars = text.char_indices();
    let mut last = None;
    for (n, letter) in letters.iter().enumerate() {
        let (at, c, same) = loop {
            let (at, c) = chars.next()?;
            if let Some(same) = folded(c) {
                break (at, c, same);
            }
        };
        if same != *letter && (n > 0 || !same.to_lowercase().eq(std::iter::once(*letter))) {
            return None;
        }
        last = Some((at + c.len_utf8(), c));
    }
    let (mut len, c) = last?;
    let marks = text[len..].chars().take_while(|c| folded(*c).is_none()).map(char::len_utf8).sum::<usize>();
    len += marks;
    (!joined(Some(c), text[len..].chars().next())).then_some(len)
}

/// A letter as it is compared: the forms of alif are one, and vowel signs and the stretching line of Arabic are none. A space that
/// does not break is a space.
const fn folded(c: char) -> Option<char> {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' => Some('ي'),
        '\u{64b}'..='\u{652}' | '\u{640}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' => None,
        '\u{a0}' | '\u{202f}' => Some(' '),
        '\u{2011}' => Some('-'),
        c => Some(c),
    }
}

/// True for two letters that are of one word. A word of Arabic is another than the notation that it touches.
pub(crate) fn joined(one: Option<char>, other: Option<char>) -> bool {
    one.zip(other).is_some_and(|(one, other)| of_a_word(one) && of_a_word(other) && arabic(one) == arabic(other))
}

/// Letters that make words with their neighbours; those of Chinese stand alone.
fn of_a_word(c: char) -> bool {
    (c.is_alphanumeric() || c == '-' || c == '_') && !('\u{2e80}'..='\u{9fff}').contains(&c)
}

/// True for a letter of Arabic.
const fn arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64a}' | '\u{671}'..='\u{6d3}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// The terms in the words of a language.
    fn terms(locale: &str) -> Terms {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content").join(locale).join("learn");
        let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect(name);
        let forms = read("glossary.ftl");
        let mut terms = Terms { forms: BTreeMap::new() };
        for line in forms.lines() {
            let Some((key, forms)) = line.split_once(" = ") else { continue };
            let Some(id) = key.strip_prefix("term--").and_then(|key| key.strip_suffix("--forms")) else { continue };
            forms.split(BETWEEN).for_each(|form| terms.add(form.trim(), id));
        }
        terms.forms.values_mut().for_each(|forms| forms.sort_by_key(|form| Reverse(form.letters.len())));
        terms
    }

    fn check(locale: &str, text: &str, expected: &[&str]) {
        assert_eq!(terms(locale).all(text), expected, "{text}");
    }

    #[test]
    fn a_term_is_found_in_every_form() {
        check(
            "en",
            "Segments, 2MSL, 2 MSL, SND.NXT; FINs and RCV.WND",
            &["segment", "msl", "snd-nxt", "fin", "window"],
        );
        check("es", "Ventanas: dos segmentos, un ACK retardado", &["window", "segment", "delayed-ack"]);
        check("es", "Números de secuencia, en tránsito", &["sequence-number", "in-flight"]);
    }

    #[test]
    fn chinese_has_no_spaces_between_words() {
        check("zh-CN", "发送FIN之后，窗口中的初始序号", &["fin", "window", "isn"]);
    }

    #[test]
    fn arabic_writes_the_article_in_the_word_and_alif_in_several_ways() {
        check("ar", "وبالاتصال، للمقطع، والنافذة", &["connection", "segment", "window"]);
        check("ar", "اعادة الإرسال وFIN", &["retransmission", "fin"]);
        check("ar", "إِعادَة الإرْسال", &["retransmission"]);
        check("ar", "اتصالهم مقطعة", &[]);
    }

    #[test]
    fn every_language_finds_each_term_by_its_name_and_no_two_terms_share_a_form() {
        for locale in ["en", "es", "zh-CN", "ar"] {
            let terms = terms(locale);
            let mut seen = BTreeMap::new();
            for form in terms.forms.values().flatten() {
                let other = seen.insert(&form.letters, &form.place);
                assert_eq!(other, None, "{locale}: {}", form.letters.iter().collect::<String>());
            }
            let places: Vec<&String> = seen.into_values().collect();
            for term in glossary() {
                assert!(places.iter().any(|place| *place == term.id), "{locale}: {}", term.id);
            }
        }
    }
}
