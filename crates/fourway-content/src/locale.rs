//! All locales under `content/`, compared with the first, and the files of words that a browser is given.

use crate::{CHOICE, Message, PART, Words, differences, folder, lines, pseudo};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The locale in which every message is written first.
const FIRST: &str = "en";
/// The locale that is made of the first, for tests.
pub const PSEUDO: &str = "en-XA";
/// The file of what stands in `index.html` in English: every other language needs it at once.
const SHELL: &str = "/later/shell.ftl";

/// The words of one locale.
#[derive(Clone, Debug)]
pub struct Locale {
    /// Its name in BCP 47, which is that of its folder.
    pub code: String,
    /// The files that stand directly in its folder: what the page shows before anybody has done anything.
    pub first: Words,
    /// Those of `more/`: what it has to say afterwards.
    pub more: Words,
    /// Those of `later/`.
    pub later: Words,
    /// Those of `learn/`.
    pub learn: Words,
}

/// Reads every folder of `content/`, English first, the others by name. The made-up one is not among them.
///
/// # Errors
/// A line for each thing that is not in order.
pub fn locales(content: &Path) -> Result<Vec<Locale>, Vec<String>> {
    let listed = fs::read_dir(content).map_err(|e| vec![format!("{}: cannot be read: {e}", content.display())])?;
    let mut codes: Vec<String> = listed
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    codes.sort_by_key(|code| (code != FIRST, code.clone()));
    let mut read: Vec<Locale> = Vec::new();
    let mut told = Vec::new();
    for code in codes {
        match Locale::read(content, code) {
            Ok(locale) => {
                told.extend(locale.trouble(read.first()));
                read.push(locale);
            }
            Err(problem) => told.push(problem),
        }
    }
    if told.is_empty() { Ok(read) } else { Err(told) }
}

impl Locale {
    fn read(content: &Path, code: String) -> Result<Self, String> {
        let own = content.join(&code);
        let of = |name: &str| folder(&own.join(name), &code);
        let (first, more, later, learn) = (of("")?, of("more")?, of("later")?, of("learn")?);
        Ok(Self { code, first, more, later, learn })
    }

    /// What is not in order beside the first locale, or in itself.
    fn trouble(&self, first: Option<&Self>) -> Vec<String> {
        let mut told = Vec::new();
        for (key, twin) in self.more.iter().chain(&self.later).chain(&self.learn) {
            let before = [&self.first, &self.more, &self.later].into_iter().find_map(|part| part.get(key));
            if let Some(other) = before.filter(|other| other != &twin) {
                let place = format!("{}:{}: {}", twin.file, twin.line, crate::id_of(key));
                told.push(format!("{place}: found it for the second time, expected it once, as in {}", other.file));
            }
        }
        for (key, message) in self.first.iter().chain(&self.more) {
            if let Some((None, _)) = crate::rule_of(key) {
                let place = format!("{}:{}: {}", message.file, message.line, crate::id_of(key));
                told.push(format!(
                    "{place}: found a rule that there is not, expected a name of crates/fourway-proto/src/rule.rs"
                ));
            }
        }
        if !matches!(self.direction(), "ltr" | "rtl") {
            told.push(format!(
                "content/{}: language--direction: found {}, expected ltr or rtl",
                self.code,
                self.direction()
            ));
        }
        for key in ["language.point", "language.group"] {
            if self.said(key).chars().count() != 1 {
                let (id, found) = (crate::id_of(key), self.said(key));
                told.push(format!("content/{}: {id}: found \"{found}\", expected one sign", self.code));
            }
        }
        if let Some(first) = first {
            for (ours, theirs) in [
                (&first.first, &self.first),
                (&first.more, &self.more),
                (&first.later, &self.later),
                (&first.learn, &self.learn),
            ] {
                told.extend(differences(ours, &self.code, theirs));
            }
        }
        told
    }

    fn said(&self, key: &str) -> &str {
        self.later.get(key).map_or("", |message| message.text.as_str())
    }

    /// `ltr` or `rtl`, as the locale itself says.
    #[must_use]
    pub fn direction(&self) -> &str {
        self.said("language.direction")
    }

    /// The made-up locale, of this one.
    #[must_use]
    pub fn pseudo(&self) -> Self {
        let [first, more, later, learn] = [&self.first, &self.more, &self.later, &self.learn].map(pseudo);
        Self { code: PSEUDO.to_owned(), first, more, later, learn }
    }

    /// The lines of a first visit: the signs in numbers, point and group; then the words, with a list of all languages, and
    /// with what `index.html` says, unless it says it in this one already.
    #[must_use]
    pub fn at_first(&self, all: &[Self]) -> String {
        let mut words = self.first.clone();
        if self.code != FIRST {
            let shell = self.later.iter().filter(|(_, message)| message.file.ends_with(SHELL));
            words.extend(shell.map(|(key, message)| (key.clone(), message.clone())));
        }
        let names: Vec<String> =
            all.iter().map(|one| format!("{}{PART}{}", one.code, one.said("language.name"))).collect();
        for (key, text) in [("language.code", self.code.clone()), ("language.all", names.join(&CHOICE.to_string()))] {
            words.insert(key.to_owned(), made(text));
        }
        format!("{}\t{}\n{}", self.said("language.point"), self.said("language.group"), lines(&words))
    }

    /// The lines of what the page has to say afterwards, with a sign that they are there.
    #[must_use]
    pub fn at_need(&self) -> String {
        let mut words = self.more.clone();
        words.insert("language.whole".to_owned(), made("1".to_owned()));
        lines(&words)
    }

    /// The lines of everything else, with the version of the page.
    #[must_use]
    pub fn at_last(&self, version: &str) -> String {
        let mut words = self.later.clone();
        words.extend(self.learn.clone());
        words.insert("app.version".to_owned(), made(version.to_owned()));
        lines(&words)
    }
}

/// A message that stands in no file.
fn made(text: String) -> Message {
    let none = BTreeSet::new;
    Message { text, shown: none(), choices: none(), offers: none(), file: String::new(), line: 0 }
}
