//! A link as bytes, on its way between the page and the module that knows its text: numbers of 64 bits, the least byte
//! first, a text as its length and its bytes.

use super::{Link, LinkAct, LinkDeed, LinkStart};
use fourway_proto::Micros;
use fourway_sim::{CallName, Side};

impl Link {
    /// The link as bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let (kind, text) = match &self.start {
            LinkStart::Scene(name) => (0, name),
            LinkStart::Document(packed) => (1, packed),
        };
        let (segment, copy) = self.selected.unwrap_or_default();
        let mut numbers = Numbers(Vec::new());
        numbers.all(&[self.at.0, u64::from(segment), u64::from(copy), kind]);
        numbers.text(text);
        numbers.text(&self.view);
        numbers.acts(&self.acts);
        if let Some(beside) = &self.beside {
            numbers.acts(beside);
        }
        numbers.0
    }

    /// From bytes; none where they are not those of a link.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        let (at, segment, copy, kind) = (next(&mut rest)?, next(&mut rest)?, next(&mut rest)?, next(&mut rest)?);
        let name = text(&mut rest)?;
        let start = if kind == 0 { LinkStart::Scene(name) } else { LinkStart::Document(name) };
        let selected = (segment > 0).then_some((segment as u32, copy as u32));
        let view = text(&mut rest)?;
        let done = acts(&mut rest)?;
        let beside = if rest.is_empty() { None } else { Some(acts(&mut rest)?) };
        rest.is_empty().then_some(Self { start, acts: done, at: Micros(at), selected, beside, view })
    }
}

fn acts(rest: &mut &[u8]) -> Option<Vec<LinkAct>> {
    (0..next(rest)?).map(|_| act(rest)).collect()
}

fn act(rest: &mut &[u8]) -> Option<LinkAct> {
    let (at, kind) = (next(rest)?, next(rest)?);
    let (a, b, span) = (next(rest)? as u32, next(rest)? as u32, Micros(next(rest)?));
    let text = text(rest)?;
    let deed = match kind {
        0 => LinkDeed::Drop(a, b),
        1 => LinkDeed::Delay(a, b, span),
        2 => LinkDeed::Duplicate(a, b),
        3 => LinkDeed::Corrupt(a, b),
        4 | 5 => {
            let (side, call) = (Side::BOTH.get(a as usize)?, CallName::ALL.get(b as usize)?);
            LinkDeed::Call(*side, *call, (kind == 5).then_some(text))
        }
        6 => LinkDeed::Network(a == 1),
        7 => LinkDeed::Decide(*CallName::ALL.get(b as usize)?, a),
        _ => return None,
    };
    Some(LinkAct { at: Micros(at), deed })
}

struct Numbers(Vec<u8>);

impl Numbers {
    /// How many there are, and each.
    fn acts(&mut self, acts: &[LinkAct]) {
        self.all(&[acts.len() as u64]);
        for act in acts {
            let (kind, a, b, span, text) = match &act.deed {
                LinkDeed::Drop(segment, copy) => (0, *segment, *copy, Micros::ZERO, None),
                LinkDeed::Delay(segment, copy, span) => (1, *segment, *copy, *span, None),
                LinkDeed::Duplicate(segment, copy) => (2, *segment, *copy, Micros::ZERO, None),
                LinkDeed::Corrupt(segment, copy) => (3, *segment, *copy, Micros::ZERO, None),
                LinkDeed::Call(side, call, text) => {
                    (4 + u64::from(text.is_some()), *side as u32, *call as u32, Micros::ZERO, text.as_deref())
                }
                LinkDeed::Network(on) => (6, u32::from(*on), 0, Micros::ZERO, None),
                LinkDeed::Decide(call, segment) => (7, *segment, *call as u32, Micros::ZERO, None),
            };
            self.all(&[act.at.0, kind, u64::from(a), u64::from(b), span.0]);
            self.text(text.unwrap_or_default());
        }
    }

    fn all(&mut self, numbers: &[u64]) {
        for number in numbers {
            self.0.extend_from_slice(&number.to_le_bytes());
        }
    }

    fn text(&mut self, text: &str) {
        self.all(&[text.len() as u64]);
        self.0.extend_from_slice(text.as_bytes());
    }
}

fn next(rest: &mut &[u8]) -> Option<u64> {
    let (number, more) = rest.split_first_chunk()?;
    *rest = more;
    Some(u64::from_le_bytes(*number))
}

fn text(rest: &mut &[u8]) -> Option<String> {
    let length = usize::try_from(next(rest)?).ok()?;
    let (text, more) = rest.split_at_checked(length)?;
    *rest = more;
    String::from_utf8(text.to_vec()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_the_same_after_its_way_through_bytes() {
        let empty = Link::default();
        assert_eq!(Link::from_bytes(&empty.to_bytes()), Some(empty));
        let text = "fourway=1&scene=abort&do=drop.1.0@1,delay.2.1.500@2,duplicate.3.0@3,corrupt.4.0@4,\
                    call.server.send.a%c3%a9@5,call.client.close@6,network.1@7,network.0@8,decide.deliver.9@9&at=5&select=1.2&beside=drop.2.0@5&view=lesson/care";
        for text in [
            text,
            "fourway=1&scene=a&beside=&view=states",
            "fourway=1&doc=abc",
            "fourway=1&scene=a&do=call.client.send.@1",
        ] {
            let link = Link::read(text).unwrap();
            assert_eq!(Link::from_bytes(&link.to_bytes()), Some(link));
        }
    }

    #[test]
    fn other_bytes_are_no_link() {
        let bytes = Link::read("fourway=1&scene=abort&do=call.client.close@6").unwrap().to_bytes();
        let start = Link::read("fourway=1&scene=abort").unwrap().to_bytes().len();
        for length in 0..bytes.len() {
            assert_eq!(Link::from_bytes(&bytes[..length]), None, "{length}");
        }
        for place in [24 + 8, start + 8, start + 16, start + 24] {
            let mut other = bytes.clone();
            other[place] = 99;
            assert_eq!(Link::from_bytes(&other), None, "{place}");
        }
    }
}
