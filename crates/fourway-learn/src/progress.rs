//! What a learner has done, as one plain value and as text: lines of words, the first of which has the version.
//!
//! Version 1 stays readable. Lines of a kind that this program does not know are kept as they are, so that an older page
//! loses nothing of a newer one's. Anything else that is out of order refuses the whole text in one line.

pub use crate::items::Items;
use crate::repeat::Review;
use std::fmt;

/// The version written, and the newest that is read.
const VERSION: u32 = 1;
/// Longest text, bytes. It is never written longer, and never read.
pub const LONGEST_PROGRESS: usize = 64 * 1024;
/// Most items of one kind; there is no use for more.
const MOST: usize = 300;
/// Longest name of an item, bytes.
const LONGEST_NAME: usize = 64;

/// What a learner has done.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Progress {
    /// Steps of the lesson, by name.
    pub steps: Items<StepDone>,
    /// Myths, by name.
    pub myths: Items<Guess>,
    /// Challenges that were met, by name.
    pub challenges: Items<Met>,
    /// Concepts that were asked for, by name.
    pub reviews: Items<Review>,
    /// Where the learner was in each view.
    pub places: Items<Place>,
    /// Lines of kinds that this program does not know.
    unknown: Items<()>,
}

/// A step of the lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct StepDone {
    /// The engine has seen its task done.
    pub ticked: bool,
    /// The prediction, by its place among the choices from 1; 0 for none yet.
    pub predicted: u8,
}

/// A guess about a myth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Guess {
    /// The experiment was run.
    pub seen: bool,
    /// How sure, 0 to 100.
    pub sure: u8,
    /// Taken for true.
    pub believed: bool,
}

/// A challenge that was met, at its best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Met {
    /// 1 to 3.
    pub stars: u8,
    /// Fewest acts.
    pub acts: u8,
}

/// Where the learner was.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// When, in any unit that only grows.
    pub when: u64,
    /// The name of the item.
    pub item: String,
}

/// Why a text is no progress that can be read: one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrupt {
    /// The line, from 1; 0 for the text as a whole.
    pub line: usize,
    /// What was found.
    pub found: String,
    /// What was expected.
    pub expected: &'static str,
}

impl fmt::Display for Corrupt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "progress: line {}: found {}, expected {}", self.line, self.found, self.expected)
    }
}

impl Progress {
    /// As text, which [`Progress::read`] of this and of every later version reads. What could not be read back is left out:
    /// names that are none, and what is beyond [`LONGEST_PROGRESS`].
    #[must_use]
    pub fn write(&self) -> String {
        let mut lines = Vec::new();
        for (id, step) in self.steps.iter() {
            lines.push(line("step", id, &[step.ticked.into(), step.predicted.into()]));
        }
        for (id, guess) in self.myths.iter() {
            lines.push(line("myth", id, &[guess.seen.into(), guess.sure.into(), guess.believed.into()]));
        }
        for (id, met) in self.challenges.iter() {
            lines.push(line("challenge", id, &[met.stars.into(), met.acts.into()]));
        }
        for (id, review) in self.reviews.iter() {
            let numbers = [review.last.into(), review.streak.into(), review.interval.into(), review.ease.into()];
            lines.push(line("review", id, &numbers));
        }
        for (view, place) in self.places.iter() {
            lines.push([line("place", view, &[place.when]).as_str(), " ", &place.item].concat());
        }
        lines.extend(self.unknown.iter().map(|(line, ())| line.to_owned()));
        let (mut text, mut readable) = (format!("fourway-progress {VERSION}\n"), Self::default());
        for line in lines {
            if text.len() + line.len() < LONGEST_PROGRESS && readable.take(&line).is_ok() {
                text.extend([line.as_str(), "\n"]);
            }
        }
        text
    }

    /// Read a text.
    ///
    /// # Errors
    /// The first line that is out of order.
    pub fn read(text: &str) -> Result<Self, Corrupt> {
        if text.len() > LONGEST_PROGRESS {
            return Err(Corrupt { line: 0, found: format!("{} bytes", text.len()), expected: "at most 65536" });
        }
        let mut lines = text.lines();
        let first = lines.next().unwrap_or_default();
        let version = first.strip_prefix("fourway-progress ").and_then(|version| version.parse::<u32>().ok());
        if version != Some(VERSION) {
            return Err(corrupt(1, first, "fourway-progress 1"));
        }
        let mut progress = Self::default();
        for (n, line) in lines.enumerate() {
            progress.take(line).map_err(|expected| corrupt(n + 2, line, expected))?;
        }
        Ok(progress)
    }

    /// One line.
    fn take(&mut self, line: &str) -> Result<(), &'static str> {
        let parts: Vec<&str> = line.split(' ').collect();
        match parts[..] {
            ["step", id, ticked, predicted] => {
                let done = StepDone { ticked: bit(ticked)?, predicted: number(predicted)? };
                put(&mut self.steps, id, done)
            }
            ["myth", id, seen, sure, believed] => {
                let guess = Guess { seen: bit(seen)?, sure: number(sure)?, believed: bit(believed)? };
                if guess.sure > 100 {
                    return Err("0 to 100 for how sure");
                }
                put(&mut self.myths, id, guess)
            }
            ["challenge", id, stars, acts] => {
                let met = Met { stars: number(stars)?, acts: number(acts)? };
                if !(1..=3).contains(&met.stars) {
                    return Err("1 to 3 stars");
                }
                put(&mut self.challenges, id, met)
            }
            ["review", id, last, streak, interval, ease] => {
                let (last, streak, interval) = (number(last)?, number(streak)?, number(interval)?);
                put(&mut self.reviews, id, Review { last, streak, interval, ease: number(ease)? })
            }
            ["place", view, when, item] => {
                put(&mut self.places, view, Place { when: number(when)?, item: name(item)?.to_owned() })
            }
            ["step" | "myth" | "challenge" | "review" | "place", ..] => Err("the parts that belong to it"),
            [kind, _, ..] if name(kind).is_ok() => {
                if self.unknown.len() < MOST {
                    self.unknown.insert(line, ());
                }
                Ok(())
            }
            [..] => Err("a kind and a name"),
        }
    }

    /// Everything that either has: of two that say something of the same item, the better or the later. The order does not
    /// matter, and merging again changes nothing.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.steps.merge(other.steps, |one, other| other.max(*one));
        self.myths.merge(other.myths, |one, other| other.max(*one));
        self.challenges.merge(other.challenges, Met::best);
        self.reviews.merge(other.reviews, |one, other| other.max(*one));
        self.places.merge(other.places, |one, other| other.max(one.clone()));
        self.unknown.merge(other.unknown, |(), ()| ());
        self
    }

    /// A challenge was met: the best is kept.
    pub fn met(&mut self, id: &str, stars: u8, acts: u8) {
        let now = Met { stars: stars.clamp(1, 3), acts };
        let best = self.challenges.get(id).map_or(now, |before| before.best(now));
        self.challenges.insert(id, best);
    }
}

impl Met {
    fn best(&self, other: Self) -> Self {
        Self { stars: self.stars.max(other.stars), acts: self.acts.min(other.acts) }
    }
}

/// A line of a kind: a name and numbers.
fn line(kind: &str, name: &str, numbers: &[u64]) -> String {
    let mut line = [kind, " ", name].concat();
    for number in numbers {
        line.extend([" ", &number.to_string()]);
    }
    line
}

fn put<T>(items: &mut Items<T>, id: &str, item: T) -> Result<(), &'static str> {
    if items.len() >= MOST {
        return Err("fewer items of a kind");
    }
    if items.insert(name(id)?, item) { Err("each item once") } else { Ok(()) }
}

/// Letters, digits, and what stands in the names of this crate's items.
fn name(text: &str) -> Result<&str, &'static str> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '/' | '_');
    let fits = !text.is_empty() && text.len() <= LONGEST_NAME && text.chars().all(plain);
    if fits { Ok(text) } else { Err("a name of letters, digits, points and hyphens") }
}

fn number<T: TryFrom<u64>>(text: &str) -> Result<T, &'static str> {
    whole(text).and_then(|number| T::try_from(number).ok()).ok_or("a whole number within range")
}

/// Digits alone, so that there is one way to write a number.
fn whole(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    if plain { text.parse().ok() } else { None }
}

fn bit(text: &str) -> Result<bool, &'static str> {
    match text {
        "0" => Ok(false),
        "1" => Ok(true),
        _ => Err("0 or 1"),
    }
}

fn corrupt(line: usize, text: &str, expected: &'static str) -> Corrupt {
    let found: String = text.chars().take(60).flat_map(char::escape_default).collect();
    Corrupt { line, found: format!("\"{found}\""), expected }
}
