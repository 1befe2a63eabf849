//! Reads a folder of Fluent files, strictly: a refusal is one line with the file, the line, the id, what was found and what
//! was expected.

use crate::compile::{self, Compiled};
use crate::{Message, Words, key_of};
use fluent_syntax::ast::Entry;
use std::fs;
use std::path::Path;

/// The words of the Fluent files that stand directly in a folder.
///
/// # Errors
/// One line for the first thing that is not in order.
pub fn folder(folder: &Path, locale: &str) -> Result<Words, String> {
    let listed = fs::read_dir(folder).map_err(|e| format!("{}: cannot be read: {e}", folder.display()))?;
    let mut files: Vec<_> = listed.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let mut words = Words::new();
    for path in files.iter().filter(|path| path.extension().is_some_and(|extension| extension == "ftl")) {
        let text = fs::read_to_string(path).map_err(|e| format!("{}: cannot be read: {e}", path.display()))?;
        // A path from the root of the repository, wherever the build stands.
        let shown = path.display().to_string().replace("../", "");
        for (key, message) in parse(&shown, &text, locale)? {
            if let Some(before) = words.get(&key) {
                let place = format!("{shown}:{}: {}", message.line, crate::id_of(&key));
                return Err(format!("{place}: found it for the second time, expected it once, as in {}", before.file));
            }
            words.insert(key, message);
        }
    }
    Ok(words)
}

/// The messages of one file in the order in which they stand there. The name of the file is for refusals.
///
/// # Errors
/// One line for the first thing that is not in order.
pub fn parse(file: &str, text: &str, locale: &str) -> Result<Vec<(String, Message)>, String> {
    let categories = compile::categories(locale)?;
    let resource = fluent_syntax::parser::parse(text).map_err(|(_, errors)| {
        let first = errors.first();
        let line = first.map_or(1, |error| line_of(text, error.pos.start));
        let why = first.map_or_else(String::new, |error| error.kind.to_string().replace('\n', " "));
        format!("{file}:{line}: found what is no Fluent, expected a message: {why}")
    })?;
    let mut messages: Vec<(String, Message)> = Vec::new();
    for entry in resource.body {
        let message = match entry {
            Entry::Message(message) => message,
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
            Entry::Term(term) => {
                let line = line_of(text, offset(text, term.id.name));
                return Err(format!("{file}:{line}: -{}: found a term, expected a message", term.id.name));
            }
            Entry::Junk { content } => {
                let line = line_of(text, offset(text, content));
                return Err(format!("{file}:{line}: found what is no Fluent, expected a message"));
            }
        };
        let id = message.id.name;
        let line = line_of(text, offset(text, id));
        let refuse = |problem: String| format!("{file}:{line}: {id}: {problem}");
        let key =
            key_of(id).ok_or_else(|| refuse("found an id of no key, expected words joined by -- or __".to_owned()))?;
        if let Some(attribute) = message.attributes.first() {
            return Err(refuse(format!("found the attribute .{}, expected none", attribute.id.name)));
        }
        let Some(value) = &message.value else {
            return Err(refuse("found no text, expected it".to_owned()));
        };
        let compiled = compile::pattern(value, &categories).map_err(refuse)?;
        let comment = message.comment.as_ref().map_or(&[][..], |comment| &comment.content);
        let offers = compiled.choices.iter().cloned().chain(comment.iter().flat_map(|line| numbers(line))).collect();
        if messages.iter().any(|(other, _)| *other == key) {
            return Err(refuse("found it for the second time, expected it once".to_owned()));
        }
        let Compiled { text, shown, choices } = compiled;
        messages.push((key, Message { text, shown, choices, offers, file: file.to_owned(), line }));
    }
    Ok(messages)
}

/// The variables that a line of a comment says to be numbers: `$count (Number)`.
fn numbers(line: &str) -> Vec<String> {
    let parts = line.split('$').skip(1).filter_map(|part| part.split_once(" (Number)"));
    parts.map(|(name, _)| name.to_owned()).collect()
}

/// Where a part of a text begins in it.
fn offset(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}
