//! The capture file format pcapng, as much of it as a capture takes: a section, its interfaces, its packets
//! (draft-ietf-opsawg-pcapng). Little-endian; times in microseconds.

use fourway_proto::Micros;

const SECTION: u32 = 0x0a0d_0d0a;
const INTERFACE: u32 = 1;
const PACKET: u32 = 6;
/// What tells a reader the order of the octets.
const MAGIC: u32 = 0x1a2b_3c4d;
/// Packets begin with an IP header.
const LINKTYPE_RAW: u16 = 101;

const COMMENT: u16 = 1;
const SECTION_APPLICATION: u16 = 4;
const INTERFACE_NAME: u16 = 2;
const INTERFACE_DESCRIPTION: u16 = 3;
const INTERFACE_RESOLUTION: u16 = 9;

/// A capture file that grows.
pub(crate) struct Pcapng(Vec<u8>);

impl Pcapng {
    /// A section without interfaces, with a comment on the whole where it is not empty.
    pub(crate) fn new(application: &str, comment: &str) -> Self {
        let mut body = Vec::new();
        body.extend(MAGIC.to_le_bytes());
        // Version 1.0, and a length that the section does not tell.
        body.extend([1, 0, 0, 0]);
        body.extend([0xff; 8]);
        texts(&mut body, &[(COMMENT, comment), (SECTION_APPLICATION, application)]);
        end_of_options(&mut body);
        let mut file = Self(Vec::new());
        file.block(SECTION, &body);
        file
    }

    /// A vantage point; the first one is interface 0.
    pub(crate) fn interface(&mut self, name: &str, description: &str) {
        let mut body = Vec::new();
        body.extend(LINKTYPE_RAW.to_le_bytes());
        body.extend([0, 0]);
        // No packet was cut.
        body.extend(0_u32.to_le_bytes());
        texts(&mut body, &[(INTERFACE_NAME, name), (INTERFACE_DESCRIPTION, description)]);
        // Ten to the minus sixth of a second.
        option(&mut body, INTERFACE_RESOLUTION, &[6]);
        end_of_options(&mut body);
        self.block(INTERFACE, &body);
    }

    /// A packet as an interface saw it, with a comment where it is not empty.
    pub(crate) fn packet(&mut self, interface: u32, at: Micros, packet: &[u8], comment: &str) {
        let mut body = Vec::new();
        let length = packet.len() as u32;
        for word in [interface, (at.0 >> 32) as u32, at.0 as u32, length, length] {
            body.extend(word.to_le_bytes());
        }
        body.extend(packet);
        pad(&mut body);
        if !comment.is_empty() {
            texts(&mut body, &[(COMMENT, comment)]);
            end_of_options(&mut body);
        }
        self.block(PACKET, &body);
    }

    /// The file.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// A block: its kind, its length, its content, its length again.
    fn block(&mut self, kind: u32, body: &[u8]) {
        let length = (body.len() as u32 + 12).to_le_bytes();
        self.0.extend(kind.to_le_bytes());
        self.0.extend(length);
        self.0.extend(body);
        self.0.extend(length);
    }
}

fn texts(body: &mut Vec<u8>, options: &[(u16, &str)]) {
    for (code, text) in options.iter().filter(|(_, text)| !text.is_empty()) {
        option(body, *code, fitting(text).as_bytes());
    }
}

fn option(body: &mut Vec<u8>, code: u16, value: &[u8]) {
    body.extend(code.to_le_bytes());
    body.extend((value.len() as u16).to_le_bytes());
    body.extend(value);
    pad(body);
}

fn end_of_options(body: &mut Vec<u8>) {
    body.extend([0; 4]);
}

/// As much of a text as the length of an option can tell.
fn fitting(text: &str) -> &str {
    &text[..text.floor_char_boundary(usize::from(u16::MAX))]
}

/// Everything begins on a multiple of four octets.
fn pad(body: &mut Vec<u8>) {
    body.resize(body.len().next_multiple_of(4), 0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_tell_their_length_at_both_ends_and_are_whole_words() {
        let mut file = Pcapng::new("me", "é");
        file.interface("a", "b");
        file.packet(0, Micros(0x1_0000_0002), &[1, 2, 3], "why");
        file.packet(0, Micros(1), &[4], "");
        let bytes = file.into_bytes();
        let word = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
        let (mut at, mut kinds) = (0, Vec::new());
        while at < bytes.len() {
            let length = word(at + 4) as usize;
            assert_eq!((length % 4, word(at + length - 4) as usize), (0, length));
            kinds.push((word(at), at));
            at += length;
        }
        assert_eq!(kinds.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), [SECTION, INTERFACE, PACKET, PACKET]);
        let packet = kinds[2].1;
        assert_eq!((word(packet + 12), word(packet + 16), word(packet + 20)), (1, 2, 3));
        assert_eq!(bytes[packet + 28..packet + 32], [1, 2, 3, 0]);
    }

    #[test]
    fn a_text_is_cut_where_its_length_cannot_be_told() {
        let long = "é".repeat(40_000);
        assert_eq!(fitting(&long).len(), 65_534);
        assert_eq!(fitting("short"), "short");
    }
}
