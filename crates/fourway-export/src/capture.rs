//! The segments of a run as packets: what somebody with a packet analyser at either end would have seen.
//!
//! What a host sends is seen there when it is sent; what reaches a host is seen there when it arrives, each copy anew, a
//! damaged one with a wrong checksum. What is lost is seen at its sender only. An endpoint counts octets and never sees
//! them, so a packet's payload is the alphabet, at the place that its sequence number has in the stream: a segment that
//! is sent again carries the same octets again.

use crate::one_line;
use crate::pcapng::Pcapng;
use core::net::{Ipv4Addr, SocketAddrV4};
use fourway_proto::{Flags, Segment};
use fourway_sim::{Fate, Kind, Record, Scenario, Side, Trace};
use fourway_stage::{Catalogue, Line, lines};
use fourway_wire::{Addresses, MOST_HEADER, Packet, SynOptions, encode};

/// The client's address and port: one for documentation (RFC 5737) and a port that no protocol owns.
pub const CLIENT: SocketAddrV4 = SocketAddrV4::new(Ipv4Addr::new(192, 0, 2, 1), 49_152);
/// The server's.
pub const SERVER: SocketAddrV4 = SocketAddrV4::new(Ipv4Addr::new(198, 51, 100, 1), 49_153);

/// Octets of an IPv4 header.
const IPV4: usize = 20;
/// Most octets of payload that one packet carries, whatever its options.
const MOST_PAYLOAD: u32 = 65_535 - MOST_HEADER as u32;
/// What a payload is made of.
const ALPHABET: &[u8; 26] = b"abcdefghijklmnopqrstuvwxyz";

/// Where a capture is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SeenAt {
    /// At both ends, each an interface of its own: the client is 0 and the server 1. An analyser that does not tell
    /// interfaces apart takes what passes both for sent again.
    Both,
    /// At one end.
    One(Side),
}

impl SeenAt {
    /// Every place.
    pub const ALL: [Self; 3] = [Self::One(Side::Client), Self::One(Side::Server), Self::Both];

    /// `client`, `server` or `both`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::One(side) => side.name(),
        }
    }

    /// The place with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.name() == name)
    }

    fn interfaces(self) -> Vec<Side> {
        match self {
            Self::Both => Side::BOTH.to_vec(),
            Self::One(side) => vec![side],
        }
    }
}

/// The segments of a run as a pcapng file. Times count from 1970; a packet's comment is the sentence of its event.
///
/// A segment that is longer than an IPv4 packet can be is seen as several. Where a window needs more than 16 bits and
/// the connection begins in this run, the SYNs announce a window scale; otherwise the largest number stands for it.
#[must_use]
pub fn capture(scenario: &Scenario, trace: &Trace, seen_at: SeenAt) -> Vec<u8> {
    let words = Catalogue::here();
    let mut taker = Taker {
        scenario,
        trace,
        told: lines(trace, &words),
        shift: window_scale(trace),
        seen_at: seen_at.interfaces(),
        sent: Vec::new(),
        file: Pcapng::new(concat!("fourway ", env!("CARGO_PKG_VERSION")), &one_line(&scenario.title)),
    };
    for side in taker.seen_at.clone() {
        taker.file.interface(
            side.name(),
            words.get(match side {
                Side::Client => "host.client",
                Side::Server => "host.server",
            }),
        );
    }
    for record in &trace.records {
        taker.take(record);
    }
    taker.file.into_bytes()
}

/// By how many bits windows are shifted: enough for the widest, where a SYN can say so (RFC 7323 section 2.2).
#[must_use]
pub fn window_scale(trace: &Trace) -> u8 {
    let (mut widest, mut opened) = (0, false);
    for record in &trace.records {
        if let Kind::Sent { header, .. } = record.kind {
            widest = header.window.max(widest);
            opened |= header.flags.has(Flags::SYN);
        }
    }
    let needed = (0..14).find(|shift| widest >> shift <= u32::from(u16::MAX)).unwrap_or(14);
    if opened { needed } else { 0 }
}

struct Taker<'a> {
    scenario: &'a Scenario,
    trace: &'a Trace,
    told: Vec<Line>,
    shift: u8,
    seen_at: Vec<Side>,
    /// Each segment by its number, from 1: who sent it, its header, its place in the stream.
    sent: Vec<(Side, Segment, u32)>,
    file: Pcapng,
}

impl Taker<'_> {
    fn take(&mut self, record: &Record) {
        match record.kind {
            Kind::Sent { from, header, seq_rel, .. } => {
                self.sent.push((from, header, place(&header, seq_rel)));
                self.see(from, self.sent.len(), record, false);
            }
            Kind::Fate { segment, fate, .. } => {
                let damaged = match fate {
                    Fate::Arrived => false,
                    Fate::Corrupted => true,
                    Fate::Lost | Fate::Delayed(_) | Fate::Duplicated(_) => return,
                };
                let number = segment as usize;
                let Some(to) = number.checked_sub(1).and_then(|n| self.sent.get(n)).map(|sent| sent.0.other()) else {
                    return;
                };
                self.see(to, number, record, damaged);
            }
            Kind::Call { .. }
            | Kind::State { .. }
            | Kind::Ignored { .. }
            | Kind::Timer { .. }
            | Kind::Data { .. }
            | Kind::Error { .. }
            | Kind::Outcome { .. } => {}
        }
    }

    /// A segment passes a vantage point.
    fn see(&mut self, at: Side, number: usize, record: &Record, damaged: bool) {
        let Some(interface) = self.seen_at.iter().position(|side| *side == at) else { return };
        let (from, header, place) = self.sent[number - 1];
        let comment = self.comment(number, record);
        let mut done = 0;
        loop {
            let length = (header.len - done).min(MOST_PAYLOAD);
            let last = done + length == header.len;
            let mut packet = packet(self.scenario, self.shift, (from, header, place), done, length);
            if damaged {
                damage(&mut packet, header.len > 0);
            }
            self.file.packet(interface as u32, record.at, &packet, if done == 0 { &comment } else { "" });
            if last {
                return;
            }
            done += length;
        }
    }

    /// The sentence of an arrival, or of what made a host send; there are events without any.
    fn comment(&self, number: usize, record: &Record) -> String {
        let line = |id: u32| self.told.binary_search_by_key(&id, |line| line.record).ok().map(|n| &self.told[n]);
        let sentence = |line: &Line| {
            let cite = line.cite.map_or(String::new(), |cite| format!(" ({cite})"));
            format!("#{number}: {}{cite}", line.text)
        };
        let mut record = record;
        loop {
            if let Some(line) = line(record.id) {
                return sentence(line);
            }
            let cause = record.cause.and_then(|id| self.trace.records.get(id as usize));
            match cause.filter(|cause| cause.at == record.at && matches!(record.kind, Kind::Sent { .. })) {
                Some(cause) => record = cause,
                None => return format!("#{number}"),
            }
        }
    }
}

/// A segment of a run as it was sent, from the first octet of its TCP header to the last of its data.
#[must_use]
pub fn octets(scenario: &Scenario, trace: &Trace, number: u32) -> Option<Vec<u8>> {
    let (from, header, [seq_rel, _]) = trace.sent(number)?;
    let sent = (from, header, place(&header, seq_rel));
    let packet = packet(scenario, window_scale(trace), sent, 0, header.len.min(MOST_PAYLOAD));
    packet.get(IPV4..).map(<[u8]>::to_vec)
}

/// Where the data of a segment begin in the stream: the first octet after the SYN is the first of the alphabet.
fn place(header: &Segment, seq_rel: u32) -> u32 {
    if header.flags.has(Flags::SYN) { seq_rel } else { seq_rel.wrapping_sub(1) }
}

/// One packet of a segment, given as sender, header and place in the stream: so many of its octets, from so many on.
fn packet(
    scenario: &Scenario,
    shift: u8,
    (from, header, place): (Side, Segment, u32),
    done: u32,
    length: u32,
) -> Vec<u8> {
    let syn = header.flags.has(Flags::SYN);
    let before = if done > 0 { done + u32::from(syn) } else { 0 };
    let mut flags = header.flags;
    if done > 0 {
        flags = flags.without(Flags::SYN);
    }
    if done + length < header.len {
        flags = flags.without(Flags::FIN).without(Flags::PSH);
    }
    let mss = scenario.hosts[from as usize].map(|host| host.config.mss);
    let options = SynOptions {
        mss: mss.filter(|_| flags.has(Flags::SYN)).map(|mss| u16::try_from(mss).unwrap_or(u16::MAX)),
        window_scale: (flags.has(Flags::SYN) && shift > 0).then_some(shift),
        sack_permitted: false,
    };
    let octet = |n: u32| ALPHABET[(place.wrapping_add(done).wrapping_add(n) % 26) as usize];
    let payload: Vec<u8> = (0..length).map(octet).collect();
    let (source, destination) = match from {
        Side::Client => (CLIENT, SERVER),
        Side::Server => (SERVER, CLIENT),
    };
    let packet = Packet {
        addresses: Addresses::V4 { source, destination },
        segment: Segment { seq: header.seq.plus(before), len: length, flags, ..header },
        options,
        payload: &payload,
    };
    let mut out = vec![0; MOST_HEADER + payload.len()];
    // Never too long: the payload is cut to what an IPv4 packet carries.
    let written = encode(&packet, shift, &mut out).unwrap_or(0);
    out.truncate(written);
    out
}

/// Turns over one bit: of the payload or, without one, of the checksum. Either way the sum is wrong.
fn damage(packet: &mut [u8], payload: bool) {
    const CHECKSUM: usize = IPV4 + 17;
    let octet = if payload { packet.last_mut() } else { packet.get_mut(CHECKSUM) };
    if let Some(octet) = octet {
        *octet ^= 1;
    }
}
