//! TCP options as octets: those that the house knows, and a way past all others.

use fourway_proto::Timestamps;

use crate::{Refusal, SynOptions};

const END: u8 = 0;
const NO_OPERATION: u8 = 1;
const MSS: u8 = 2;
const WINDOW_SCALE: u8 = 3;
const SACK_PERMITTED: u8 = 4;
const TIMESTAMPS: u8 = 8;

/// The longest that [`write`] makes: MSS, SACK-permitted, timestamps, window scale with its padding.
pub(crate) const MOST: usize = 20;

/// Read the options of one header. A known option of the wrong length, or any that runs past the end, is refused; an
/// unknown one is skipped by its length; after END nothing counts.
pub(crate) fn read(mut bytes: &[u8]) -> Result<(SynOptions, Option<Timestamps>), Refusal> {
    let (mut options, mut ts) = (SynOptions::NONE, None);
    // What nearly every segment with timestamps carries: the layout that RFC 7323 appendix A recommends.
    if let [NO_OPERATION, NO_OPERATION, TIMESTAMPS, 10, v0, v1, v2, v3, e0, e1, e2, e3] = *bytes {
        let (val, ecr) = (u32::from_be_bytes([v0, v1, v2, v3]), u32::from_be_bytes([e0, e1, e2, e3]));
        return Ok((options, Some(Timestamps { val, ecr })));
    }
    loop {
        match *bytes {
            [] | [END, ..] => return Ok((options, ts)),
            [NO_OPERATION, ..] => {
                bytes = &bytes[1..];
                continue;
            }
            [MSS, 4, hi, lo, ..] => options.mss = Some(u16::from_be_bytes([hi, lo])),
            [WINDOW_SCALE, 3, shift, ..] => options.window_scale = Some(shift),
            [SACK_PERMITTED, 2, ..] => options.sack_permitted = true,
            [TIMESTAMPS, 10, v0, v1, v2, v3, e0, e1, e2, e3, ..] => {
                let (val, ecr) = (u32::from_be_bytes([v0, v1, v2, v3]), u32::from_be_bytes([e0, e1, e2, e3]));
                ts = Some(Timestamps { val, ecr });
            }
            [MSS | WINDOW_SCALE | SACK_PERMITTED | TIMESTAMPS, ..] | [_, 0 | 1, ..] | [_] => {
                return Err(Refusal::Options);
            }
            [_, _, ..] => {}
        }
        bytes = bytes.get(usize::from(bytes[1])..).ok_or(Refusal::Options)?;
    }
}

/// Write options into `out` in the order that Linux uses, padded to whole words; gives how many octets.
pub(crate) fn write(out: &mut [u8; MOST], options: &SynOptions, ts: Option<Timestamps>) -> usize {
    let mut at = 0;
    let mut put = |bytes: &[u8]| {
        out[at..at + bytes.len()].copy_from_slice(bytes);
        at += bytes.len();
    };
    if let Some(mss) = options.mss {
        let [hi, lo] = mss.to_be_bytes();
        put(&[MSS, 4, hi, lo]);
    }
    match (options.sack_permitted, ts.is_some()) {
        (true, _) => put(&[SACK_PERMITTED, 2]),
        (false, true) => put(&[NO_OPERATION, NO_OPERATION]),
        (false, false) => {}
    }
    if let Some(ts) = ts {
        put(&[TIMESTAMPS, 10]);
        put(&ts.val.to_be_bytes());
        put(&ts.ecr.to_be_bytes());
    } else if options.sack_permitted {
        put(&[NO_OPERATION, NO_OPERATION]);
    }
    if let Some(shift) = options.window_scale {
        put(&[NO_OPERATION, WINDOW_SCALE, 3, shift]);
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_options_are_skipped_by_their_length() {
        let sack = [NO_OPERATION, NO_OPERATION, 5, 10, 0, 0, 0, 1, 0, 0, 0, 2, 254, 4, 9, 9, MSS, 4, 5, 180];
        assert_eq!(read(&sack), Ok((SynOptions { mss: Some(1460), ..SynOptions::NONE }, None)));
    }

    #[test]
    fn nothing_counts_after_the_end() {
        assert_eq!(read(&[END, MSS, 9, 9]), Ok((SynOptions::NONE, None)));
    }

    #[test]
    fn lengths_that_cannot_be_are_refused() {
        for bad in [&[MSS, 3, 5, 0][..], &[MSS, 4, 5], &[254, 0, 0, 0], &[254, 1], &[254], &[254, 9, 0, 0], &[8, 9, 0]]
        {
            assert_eq!(read(bad), Err(Refusal::Options), "{bad:?}");
        }
    }
}
