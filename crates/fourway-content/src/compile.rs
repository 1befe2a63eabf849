//! From a pattern of Fluent to the text that a browser gets, with all that its small reader cannot do refused.

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::unicode::unescape_unicode_to_string;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};
use std::collections::BTreeSet;

/// Begins and ends a choice by a number.
pub const CHOICE: char = '\u{1}';
/// Stands between the parts of a choice.
pub const PART: char = '\u{2}';

/// The plural categories of a locale's language, in the order of CLDR with `other` last. A made-up locale of English, as
/// `en-XA`, has those of English.
pub fn categories(locale: &str) -> Result<Vec<&'static str>, String> {
    let expected = || format!("content/{locale}: found no name of a locale, expected one as in es or zh-CN");
    let parsed: Locale = locale.parse().map_err(|_| expected())?;
    let rules = PluralRules::try_new((&parsed).into(), PluralRulesOptions::default()).map_err(|_| expected())?;
    let mut all: Vec<PluralCategory> = rules.categories().collect();
    all.sort_by_key(|category| (*category == PluralCategory::Other, *category));
    Ok(all.into_iter().map(name).collect())
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// What a pattern becomes.
pub struct Compiled {
    pub text: String,
    /// Names of the variables that it shows.
    pub shown: BTreeSet<String>,
    /// Names of the variables by which it chooses.
    pub choices: BTreeSet<String>,
}

/// A pattern in a language with these plural categories.
pub fn pattern(pattern: &Pattern<&str>, categories: &[&str]) -> Result<Compiled, String> {
    let empty = Compiled { text: String::new(), shown: BTreeSet::new(), choices: BTreeSet::new() };
    let mut made = Made { made: empty, categories };
    made.elements(pattern, true)?;
    if made.made.text.trim().is_empty() {
        return Err("found no text, expected it".to_owned());
    }
    Ok(made.made)
}

/// What has been made of a pattern so far.
struct Made<'a> {
    made: Compiled,
    categories: &'a [&'a str],
}

impl Made<'_> {
    fn elements(&mut self, pattern: &Pattern<&str>, may_choose: bool) -> Result<(), String> {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.plain(value)?,
                PatternElement::Placeable { expression: Expression::Inline(inline) } => self.inline(inline)?,
                PatternElement::Placeable { expression: Expression::Select { selector, variants } } if may_choose => {
                    self.choice(selector, variants)?;
                }
                PatternElement::Placeable { expression: Expression::Select { .. } } => {
                    return Err("found a choice within a choice, expected one after the other".to_owned());
                }
            }
        }
        Ok(())
    }

    fn plain(&mut self, text: &str) -> Result<(), String> {
        if text.contains(['\n', '\r', '\t', CHOICE, PART]) {
            return Err("found a line break or a control character, expected text on one line".to_owned());
        }
        self.made.text.push_str(text);
        Ok(())
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) -> Result<(), String> {
        match inline {
            InlineExpression::StringLiteral { value } => {
                let text = unescape_unicode_to_string(value);
                // The reader takes a name between braces for a slot.
                if text.contains('{') && text.len() > 1 {
                    return Err(format!("found \"{text}\", expected {{\"{{\"}} for a brace alone"));
                }
                self.plain(&text)
            }
            InlineExpression::NumberLiteral { value } => self.plain(value),
            InlineExpression::VariableReference { id } => {
                self.made.shown.insert(id.name.to_owned());
                self.made.text.extend(["{", id.name, "}"]);
                Ok(())
            }
            InlineExpression::Placeable { expression } => match &**expression {
                Expression::Inline(inline) => self.inline(inline),
                Expression::Select { .. } => Err("found a choice within braces, expected it alone".to_owned()),
            },
            InlineExpression::FunctionReference { id, .. } => {
                Err(format!("found the function {}, expected a variable", id.name))
            }
            InlineExpression::MessageReference { id, .. } => {
                Err(format!("found the message {} within another, expected a variable", id.name))
            }
            InlineExpression::TermReference { id, .. } => {
                Err(format!("found the term -{}, expected a variable", id.name))
            }
        }
    }

    /// A choice has every plural category of the language, once each, whole numbers where somebody wants them, and no more.
    fn choice(&mut self, selector: &InlineExpression<&str>, variants: &[Variant<&str>]) -> Result<(), String> {
        let InlineExpression::VariableReference { id } = selector else {
            return Err("found a choice by something else, expected one by a variable".to_owned());
        };
        let mut keys = Vec::new();
        for variant in variants {
            let key = match &variant.key {
                VariantKey::Identifier { name } if self.categories.contains(name) => *name,
                VariantKey::Identifier { name } => {
                    return Err(format!("found [{name}], expected one of {}", self.categories.join(", ")));
                }
                VariantKey::NumberLiteral { value } if value.bytes().all(|byte| byte.is_ascii_digit()) => *value,
                VariantKey::NumberLiteral { value } => return Err(format!("found [{value}], expected a whole number")),
            };
            if variant.default != (key == "other") {
                return Err(format!("found {}[{key}], expected *[other]", if variant.default { "*" } else { "" }));
            }
            if keys.contains(&key) {
                return Err(format!("found [{key}] for the second time, expected it once"));
            }
            keys.push(key);
        }
        if let Some(absent) = self.categories.iter().find(|category| !keys.contains(*category)) {
            let found: Vec<String> = keys.iter().map(|key| format!("[{key}]")).collect();
            return Err(format!(
                "found {}, expected [{absent}] too, a plural category of the language",
                found.join(" ")
            ));
        }
        self.made.choices.insert(id.name.to_owned());
        self.made.text.push(CHOICE);
        self.made.text.push_str(id.name);
        let (other, rest): (Vec<_>, Vec<_>) = variants.iter().zip(keys).partition(|(_, key)| *key == "other");
        for (variant, key) in rest.into_iter().chain(other) {
            self.made.text.extend([PART.to_string().as_str(), key, PART.to_string().as_str()]);
            self.elements(&variant.value, false)?;
        }
        self.made.text.push(CHOICE);
        Ok(())
    }
}
