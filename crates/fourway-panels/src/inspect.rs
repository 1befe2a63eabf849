//! A segment looked at closely: its header field by field with its octets, and what the receiver's checks said.

mod checks;

use fourway_export::{octets, window_scale};
use fourway_proto::{Flags, Segment};
use fourway_sim::{Scenario, Side, Trace};
use fourway_stage::Catalogue;
use std::ops::Range;

pub use checks::{Check, Verdict, checks};

/// Most octets of data that are shown.
const MOST_SHOWN: usize = 16;

/// One field of a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// `field.<name>` in the catalogue.
    pub name: &'static str,
    /// Its value.
    pub value: String,
    /// What it means here.
    pub meaning: String,
    /// Its octets.
    pub place: Range<usize>,
}

impl Field {
    /// The entry of the field guide that explains it; none for the data themselves.
    #[must_use]
    pub fn term(&self) -> Option<&'static str> {
        Some(match self.name {
            "source-port" | "destination-port" => "port",
            "seq" => "sequence-number",
            "ack" => "acknowledgment-number",
            "offset" => "data-offset",
            "flags" => "flags",
            "window" => "window",
            "checksum" => "checksum",
            "urgent" => "urg",
            "mss" => "mss",
            "timestamps" => "timestamps",
            "scale" => "window-scale",
            _ => return None,
        })
    }
}

/// A segment as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closely {
    /// The sender.
    pub from: Side,
    /// The fields in the order of the header; the data last, if there are any.
    pub fields: Vec<Field>,
    /// The header's octets, and the first of the data.
    pub octets: Vec<u8>,
    /// Octets of data that are left out.
    pub more: u32,
}

/// The segment with this number, looked at closely.
#[must_use]
pub fn closely(scenario: &Scenario, trace: &Trace, number: u32, words: &Catalogue) -> Option<Closely> {
    let (from, header, relative) = trace.sent(number)?;
    let shift = window_scale(trace);
    let mss = scenario.hosts[from as usize].map(|host| host.config.mss);
    let made = octets(scenario, trace, number)?;
    let mut fields = Fields { list: Vec::new(), next: 0 };
    fixed(&header, relative, from, shift, &made, &mut fields, words);
    optional(&header, mss, shift, &mut fields, words);
    let shown = made.len().saturating_sub(header.len as usize) + (header.len as usize).min(MOST_SHOWN);
    if header.len > 0 {
        let len = (header.len as usize).min(MOST_SHOWN);
        fields.put("data", len, words.bytes(header.len), words.get("field.data.is").to_owned());
    }
    let fields = fields.list;
    let more = (made.len() - shown) as u32;
    let octets = made.into_iter().take(shown).collect();
    Some(Closely { from, fields, octets, more })
}

/// Fields on their way, and where the next one begins.
struct Fields {
    list: Vec<Field>,
    next: usize,
}

impl Fields {
    #[inline(never)]
    fn put(&mut self, name: &'static str, len: usize, value: String, meaning: String) {
        let place = self.next..self.next + len;
        self.next = place.end;
        self.list.push(Field { name, value, meaning, place });
    }
}

/// The fields that every header has.
fn fixed(
    header: &Segment,
    [seq, ack]: [u32; 2],
    from: Side,
    shift: u8,
    made: &[u8],
    fields: &mut Fields,
    words: &Catalogue,
) {
    let plain = |key: &str| words.get(key).to_owned();
    let filled = |key: &str, slot: &str, value: &str| words.fill(key, &[(slot, value)]);
    let two =
        |at: usize| made.get(at..at + 2).map_or(0, |pair| u32::from(pair[0]) << 8 | u32::from(pair[1])).to_string();
    let acks = header.flags.has(Flags::ACK);
    let scaled = shift > 0 && !header.flags.has(Flags::SYN);
    let offset = made.get(12).map_or(0, |octet| octet >> 4);
    let names: Vec<&str> = header.flags.names().collect();
    let told: Vec<&str> = names.iter().map(|name| words.get(flag(name))).collect();
    fields.put("source-port", 2, two(0), plain("field.port.is"));
    fields.put("destination-port", 2, two(2), plain("field.port.is"));
    fields.put("seq", 4, header.seq.0.to_string(), filled("field.seq.is", "n", &seq.to_string()));
    let (value, key) = if acks { (header.ack.0, "field.ack.is") } else { (0, "field.ack.none") };
    fields.put("ack", 4, value.to_string(), filled(key, "n", &ack.to_string()));
    fields.put("offset", 1, offset.to_string(), filled("field.offset.is", "n", &(offset * 4).to_string()));
    fields.put("flags", 1, names.join(" "), words.joined("join.sentences", &told));
    let key = if scaled { "field.window.scaled" } else { "field.window.is" };
    let slots = [("bytes", words.bytes(header.window)), ("n", (1_u32 << shift).to_string())];
    let slots = [(slots[0].0, slots[0].1.as_str()), (slots[1].0, slots[1].1.as_str())];
    fields.put("window", 2, two(14), words.fill(key, &slots));
    let host = words.host(from.other());
    fields.put("checksum", 2, hex(made.get(16..18).unwrap_or_default()), filled("field.checksum.is", "host", host));
    fields.put("urgent", 2, two(18), plain("field.urgent.is"));
}

/// The options, as they are written.
fn optional(header: &Segment, mss: Option<u32>, shift: u8, fields: &mut Fields, words: &Catalogue) {
    let syn = header.flags.has(Flags::SYN);
    if let Some(mss) = mss.filter(|_| syn) {
        let mss = mss.min(u32::from(u16::MAX));
        fields.put("mss", 4, mss.to_string(), words.fill("field.mss.is", &[("bytes", &words.bytes(mss))]));
    }
    if let Some(ts) = header.ts {
        let (val, ecr) = (ts.val.to_string(), ts.ecr.to_string());
        let meaning = words.fill("field.timestamps.is", &[("val", &val), ("ecr", &ecr)]);
        fields.put("timestamps", 12, val + " " + &ecr, meaning);
    }
    if syn && shift > 0 {
        let meaning = words.fill("field.scale.is", &[("n", &(1_u32 << shift).to_string())]);
        fields.put("scale", 4, shift.to_string(), meaning);
    }
}

/// What a flag says, as a key.
fn flag(name: &'static str) -> &'static str {
    match name {
        "FIN" => "flag.fin",
        "SYN" => "flag.syn",
        "RST" => "flag.rst",
        "PSH" => "flag.psh",
        "ACK" => "flag.ack",
        _ => "flag.urg",
    }
}

/// Octets as people read them: two digits each.
#[must_use]
pub fn hex(octets: &[u8]) -> String {
    let mut text = String::new();
    for (n, octet) in octets.iter().enumerate() {
        if n > 0 {
            text.push(' ');
        }
        for digit in [octet >> 4, octet & 15] {
            text.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use fourway_sim::{Document, run};

    fn look(json: &str, number: u32) -> Closely {
        let document = Document::parse(json).expect("a document");
        let scenario = Scenario::compile(&document).expect("a scenario");
        closely(&scenario, &run(&scenario), number, &Catalogue::whole()).expect("a segment")
    }

    #[test]
    fn a_fin_has_nine_fields_that_cover_its_twenty_octets() {
        let fin = look(r#"{"fourway":1}"#, 1);
        assert_eq!((fin.fields.len(), fin.octets.len(), fin.more), (9, 20, 0));
        let mut next = 0;
        for field in &fin.fields {
            assert_eq!(field.place.start, next, "{}", field.name);
            next = field.place.end;
        }
        assert_eq!(next, 20);
        assert_eq!(hex(&fin.octets[..16]), "c0 00 c0 01 00 00 03 e9 00 00 13 89 50 11 ff ff");
    }

    #[test]
    fn a_syn_with_timestamps_and_a_wide_window_tells_its_options() {
        let host = r#"{"timestamps":true,"window":262144}"#;
        let json = format!(
            r#"{{"fourway":1,"start":"closed","client":{host},"server":{host},
            "script":[{{"at_ms":0,"on":"client","do":"open"}}]}}"#
        );
        let syn = look(&json, 1);
        let names: Vec<&str> = syn.fields[9..].iter().map(|field| field.name).collect();
        assert_eq!(names, ["mss", "timestamps", "scale"]);
        assert_eq!(hex(&syn.octets[20..26]), "02 04 05 b4 01 01");
        assert_eq!(syn.fields.last().map(|field| field.place.end), Some(syn.octets.len()));
        assert_eq!(syn.octets.len(), usize::from(syn.octets[12] >> 4) * 4);
    }

    #[test]
    fn long_data_is_cut_short_and_the_rest_is_counted() {
        let send = r#"{"fourway":1,"script":[{"at_ms":0,"on":"client","do":"send","bytes":100}]}"#;
        let data = look(send, 1);
        assert_eq!((data.octets.len(), data.more), (20 + MOST_SHOWN, 100 - MOST_SHOWN as u32));
        assert_eq!(&data.octets[20..24], b"abcd");
        let last = data.fields.last().expect("a field");
        assert_eq!((last.name, last.place.clone()), ("data", 20..20 + MOST_SHOWN));
    }
}
