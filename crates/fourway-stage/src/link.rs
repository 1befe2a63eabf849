//! A link as text: what was opened, what the person did, the moment and the choice. It stands in the fragment of an
//! address, which no server sees, and reads as `fourway=1&scene=lost-fin&do=drop.1.0@25000&at=25000&select=1.0`.
//!
//! Version 1 stays readable: unknown keys are passed over, and what is known keeps its meaning. Times and spans are whole
//! microseconds, segments are `number.copy`.

mod bytes;

use fourway_proto::Micros;
use fourway_sim::{CallName, Side};

/// The version written, and the newest that is read.
const VERSION: u32 = 1;
/// Longest text that is read, bytes.
pub const LONGEST_LINK: usize = 16 * 1024;
/// Latest moment and longest span, as in a scenario document: 30 days.
const LATEST: Micros = Micros::from_secs(30 * 24 * 3600);
/// Longest name of a view, bytes.
const LONGEST_VIEW: usize = 100;
/// Most acts.
const MOST_ACTS: usize = 500;

/// What a link holds.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Link {
    /// What to open.
    pub start: LinkStart,
    /// What the person did, in the order of doing.
    pub acts: Vec<LinkAct>,
    /// The present.
    pub at: Micros,
    /// The chosen segment and which copy of it.
    pub selected: Option<(u32, u32)>,
    /// What the person did in the run beside it, from the same start; none where no run stands beside.
    pub beside: Option<Vec<LinkAct>>,
    /// What of the page is open: a tab by its name, or a way and what of it (`lesson/care`); empty for the usual.
    pub view: String,
}

/// What a link opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkStart {
    /// A scene of the gallery, by its name.
    Scene(String),
    /// A document, compressed and written with the letters of base64url; the page packs and unpacks it.
    Document(String),
}

impl Default for LinkStart {
    fn default() -> Self {
        Self::Scene(String::new())
    }
}

/// An act of a person and its moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkAct {
    /// When.
    pub at: Micros,
    /// What.
    pub deed: LinkDeed,
}

/// What a person did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkDeed {
    /// A segment, by number and copy, was lost.
    Drop(u32, u32),
    /// It was held up by this much.
    Delay(u32, u32, Micros),
    /// It was copied.
    Duplicate(u32, u32),
    /// It was damaged.
    Corrupt(u32, u32),
    /// An application called; the text is for a `send`.
    Call(Side, CallName, Option<String>),
    /// From here on each segment waits for the person, or no longer does.
    Network(bool),
    /// A waiting segment was delivered, dropped or duplicated.
    Decide(CallName, u32),
}

/// Why a text is no link that can be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkTrouble {
    /// It is not a link of ours at all.
    Other,
    /// A newer page wrote it.
    TooNew,
    /// It is longer than any of ours.
    TooLong,
    /// A part of it is missing or changed.
    Damaged,
}

impl LinkTrouble {
    /// The key of the sentence; none where there is nothing to say.
    #[must_use]
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Self::Other => None,
            Self::TooNew => Some("link.too-new"),
            Self::TooLong => Some("link.too-long"),
            Self::Damaged => Some("link.damaged"),
        }
    }
}

impl Link {
    /// The link as text, without the `#` before it.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text = match &self.start {
            LinkStart::Scene(name) => format!("fourway={VERSION}&scene={name}"),
            LinkStart::Document(packed) => format!("fourway={VERSION}&doc={packed}"),
        };
        if !self.acts.is_empty() {
            text.extend(["&do=", &written(&self.acts)]);
        }
        if self.at > Micros::ZERO {
            text.push_str(&format!("&at={}", self.at.0));
        }
        if let Some((segment, copy)) = self.selected {
            text.push_str(&format!("&select={segment}.{copy}"));
        }
        if let Some(acts) = &self.beside {
            text.extend(["&beside=", &written(acts)]);
        }
        if !self.view.is_empty() {
            text.extend(["&view=", &self.view]);
        }
        text
    }

    /// Read a text, without the `#` before it.
    ///
    /// # Errors
    /// Why it cannot be followed; a text that does not begin as ours do is [`LinkTrouble::Other`].
    pub fn read(text: &str) -> Result<Self, LinkTrouble> {
        let mut pairs = text.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        let Some(("fourway", version)) = pairs.next() else { return Err(LinkTrouble::Other) };
        if text.len() > LONGEST_LINK {
            return Err(LinkTrouble::TooLong);
        }
        match version.parse::<u32>() {
            Ok(VERSION) => {}
            Ok(newer) if newer > VERSION => return Err(LinkTrouble::TooNew),
            Ok(_) | Err(_) => return Err(LinkTrouble::Damaged),
        }
        let mut start = None;
        let mut link = Self::default();
        for (key, value) in pairs {
            match key {
                "scene" => start = Some(LinkStart::Scene(value.to_owned())),
                "doc" => start = Some(LinkStart::Document(value.to_owned())),
                "do" => link.acts = acts(value).ok_or(LinkTrouble::Damaged)?,
                "at" => link.at = micros(value).ok_or(LinkTrouble::Damaged)?,
                "beside" => link.beside = Some(acts(value).ok_or(LinkTrouble::Damaged)?),
                "view" => link.view = view(value).ok_or(LinkTrouble::Damaged)?,
                "select" => link.selected = Some(segment(value).ok_or(LinkTrouble::Damaged)?),
                _ => {}
            }
        }
        link.start = start.ok_or(LinkTrouble::Damaged)?;
        Ok(link)
    }
}

impl LinkDeed {
    fn write(&self) -> String {
        match self {
            Self::Drop(segment, copy) => format!("drop.{segment}.{copy}"),
            Self::Delay(segment, copy, span) => format!("delay.{segment}.{copy}.{}", span.0),
            Self::Duplicate(segment, copy) => format!("duplicate.{segment}.{copy}"),
            Self::Corrupt(segment, copy) => format!("corrupt.{segment}.{copy}"),
            Self::Call(host, call, None) => format!("call.{}.{}", host.name(), call.name()),
            Self::Call(host, call, Some(text)) => format!("call.{}.{}.{}", host.name(), call.name(), escaped(text)),
            Self::Network(on) => format!("network.{}", u8::from(*on)),
            Self::Decide(call, segment) => format!("decide.{}.{segment}", call.name()),
        }
    }

    fn read(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('.').collect();
        Some(match parts[..] {
            ["drop", segment, copy] => Self::Drop(number(segment)?, copy.parse().ok()?),
            ["delay", segment, copy, span] => Self::Delay(number(segment)?, copy.parse().ok()?, micros(span)?),
            ["duplicate", segment, copy] => Self::Duplicate(number(segment)?, copy.parse().ok()?),
            ["corrupt", segment, copy] => Self::Corrupt(number(segment)?, copy.parse().ok()?),
            ["call", host, call] => Self::Call(side(host)?, call_of_host(call)?, None),
            ["call", host, "send", text] => Self::Call(side(host)?, CallName::Send, Some(plain(text)?)),
            ["network", on @ ("0" | "1")] => Self::Network(on == "1"),
            ["decide", call, segment] => Self::Decide(decision(call)?, number(segment)?),
            _ => return None,
        })
    }
}

fn written(acts: &[LinkAct]) -> String {
    let one = |act: &LinkAct| format!("{}@{}", act.deed.write(), act.at.0);
    acts.iter().map(one).collect::<Vec<_>>().join(",")
}

/// A name, or names with slashes between.
fn view(text: &str) -> Option<String> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-./".contains(&byte);
    (text.len() <= LONGEST_VIEW && text.bytes().all(plain)).then(|| text.to_owned())
}

fn acts(text: &str) -> Option<Vec<LinkAct>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let acts: Option<Vec<LinkAct>> = text
        .split(',')
        .map(|act| {
            let (deed, at) = act.rsplit_once('@')?;
            Some(LinkAct { at: micros(at)?, deed: LinkDeed::read(deed)? })
        })
        .collect();
    acts.filter(|acts| acts.len() <= MOST_ACTS)
}

fn micros(text: &str) -> Option<Micros> {
    text.parse().ok().map(Micros).filter(|span| *span <= LATEST)
}

fn number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|number| *number > 0)
}

fn segment(text: &str) -> Option<(u32, u32)> {
    let (segment, copy) = text.split_once('.')?;
    Some((number(segment)?, copy.parse().ok()?))
}

fn side(name: &str) -> Option<Side> {
    Side::BOTH.into_iter().find(|side| side.name() == name)
}

fn call_of_host(name: &str) -> Option<CallName> {
    CallName::ALL.into_iter().find(|call| call.name() == name && !call.is_on_path() && *call != CallName::Inject)
}

fn decision(name: &str) -> Option<CallName> {
    [CallName::Deliver, CallName::Drop, CallName::Duplicate].into_iter().find(|call| call.name() == name)
}

/// Letters and digits as they are, every other byte as `%` and two digits: nothing then means anything in a link.
fn escaped(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        _ => format!("%{byte:02x}"),
    };
    text.bytes().map(byte).collect()
}

fn plain(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            u8::try_from(digit()? * 16 + digit()?).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(link: &Link, text: &str) {
        assert_eq!(link.write(), text);
        assert_eq!(Link::read(text).as_ref(), Ok(link));
    }

    fn scene(name: &str) -> Link {
        Link { start: LinkStart::Scene(name.to_owned()), ..Link::default() }
    }

    #[test]
    fn a_link_says_what_was_opened_done_and_chosen() {
        check(&scene("lost-fin"), "fourway=1&scene=lost-fin");
        let at = Micros(25_000);
        let acts = vec![
            LinkAct { at, deed: LinkDeed::Delay(1, 0, Micros(500)) },
            LinkAct { at, deed: LinkDeed::Call(Side::Client, CallName::Send, Some("a b.c@d,é".to_owned())) },
            LinkAct { at: Micros(25_001), deed: LinkDeed::Call(Side::Server, CallName::PauseReading, None) },
            LinkAct { at, deed: LinkDeed::Network(true) },
            LinkAct { at, deed: LinkDeed::Decide(CallName::Deliver, 3) },
        ];
        let beside = Some(vec![LinkAct { at, deed: LinkDeed::Drop(2, 0) }]);
        let link = Link { acts, at, selected: Some((1, 2)), beside, view: "lesson/care".to_owned(), ..scene("abort") };
        check(
            &link,
            "fourway=1&scene=abort&do=delay.1.0.500@25000,call.client.send.a%20b%2ec%40d%2c%c3%a9@25000,\
             call.server.pause_reading@25001,network.1@25000,decide.deliver.3@25000&at=25000&select=1.2\
             &beside=drop.2.0@25000&view=lesson/care",
        );
    }

    #[test]
    fn what_is_no_link_is_passed_over_and_what_is_damaged_says_so() {
        for (text, trouble) in [
            ("", LinkTrouble::Other),
            ("panic", LinkTrouble::Other),
            ("scene=lost-fin&fourway=1", LinkTrouble::Other),
            ("fourway=2&scene=lost-fin", LinkTrouble::TooNew),
            ("fourway=0&scene=lost-fin", LinkTrouble::Damaged),
            ("fourway=1", LinkTrouble::Damaged),
            ("fourway=1&scene=a&do=drop.0.0@1", LinkTrouble::Damaged),
            ("fourway=1&scene=a&do=drop.1.0@", LinkTrouble::Damaged),
            ("fourway=1&scene=a&do=call.client.cut@1", LinkTrouble::Damaged),
            ("fourway=1&scene=a&do=call.client.close.x@1", LinkTrouble::Damaged),
            ("fourway=1&scene=a&do=call.client.send.%f@1", LinkTrouble::Damaged),
            ("fourway=1&scene=a&at=99999999999999999", LinkTrouble::Damaged),
            ("fourway=1&scene=a&select=1", LinkTrouble::Damaged),
            ("fourway=1&scene=a&beside=x", LinkTrouble::Damaged),
            ("fourway=1&scene=a&view=<b>", LinkTrouble::Damaged),
        ] {
            assert_eq!(Link::read(text), Err(trouble), "{text}");
        }
        let long = format!("fourway=1&doc={}", "a".repeat(LONGEST_LINK));
        assert_eq!(Link::read(&long), Err(LinkTrouble::TooLong));
        check(&Link { beside: Some(Vec::new()), ..scene("abort") }, "fourway=1&scene=abort&beside=");
        assert!(Link::read("fourway=1&later=x&scene=a").is_ok(), "a key that is added later does no harm");
    }

    proptest! {
        #[test]
        fn no_text_makes_reading_fail_otherwise(text in "(fourway=1&)?[ -~é]{0,80}") {
            if let Ok(link) = Link::read(&text) {
                prop_assert_eq!(Link::read(&link.write()), Ok(link));
            }
        }
    }
}
