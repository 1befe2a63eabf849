//! Values as bytes: numbers in groups of seven bits, the lowest first; lists and texts after their length; one of several
//! after its number.

use alloc::string::String;
use alloc::vec::Vec;
use fourway_proto::{Flags, Micros, Seq};

/// What has a form in bytes.
pub(super) trait Packed: Sized {
    /// Writes the value behind what is there.
    fn put(&self, out: &mut Vec<u8>);
    /// Reads what [`Packed::put`] wrote. What does not fit is told to the reader; then the value means nothing.
    fn take(from: &mut Reader) -> Self;

    /// Writes a list of such values after its length.
    fn put_list(all: &[Self], out: &mut Vec<u8>) {
        put_number(all.len() as u64, out);
        for one in all {
            one.put(out);
        }
    }

    /// Reads what [`Packed::put_list`] wrote.
    fn take_list(from: &mut Reader) -> Vec<Self> {
        take_each(from)
    }
}

/// Bytes that are read. Once something does not fit, nothing is left of them and every number is zero, so that it is
/// enough to ask at the end.
pub(super) struct Reader<'a> {
    left: &'a [u8],
    refused: bool,
}

impl<'a> Reader<'a> {
    /// The value that these bytes are; none where they are anything else or more.
    pub(super) fn all<T: Packed>(bytes: &'a [u8]) -> Option<T> {
        let mut reader = Self { left: bytes, refused: false };
        let value = T::take(&mut reader);
        (!reader.refused && reader.left.is_empty()).then_some(value)
    }

    /// What was read does not fit.
    pub(super) fn refuse(&mut self) {
        self.left = &[];
        self.refused = true;
    }

    /// Every octet that is left.
    pub(super) fn rest(&mut self) -> &'a [u8] {
        core::mem::take(&mut self.left)
    }

    /// The next octets; none of them where there are fewer.
    fn octets(&mut self, len: u64) -> &'a [u8] {
        let split = usize::try_from(len).ok().and_then(|len| self.left.split_at_checked(len));
        if let Some((octets, left)) = split {
            self.left = left;
            return octets;
        }
        self.refuse();
        &[]
    }

    fn octet(&mut self) -> u8 {
        self.octets(1).first().copied().unwrap_or_default()
    }

    /// A number up to `most`.
    #[inline(never)]
    fn number(&mut self, most: u64) -> u64 {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let octet = self.octet();
            let bits = u64::from(octet & 127);
            number |= bits << shift;
            if number >> shift != bits || number > most {
                break;
            }
            if octet < 128 {
                return number;
            }
        }
        self.refuse();
        0
    }

    /// The number of one of `count`.
    pub(super) fn choice(&mut self, count: usize) -> usize {
        self.number(count as u64 - 1) as usize
    }

    /// One of these, by its place.
    pub(super) fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.choice(all.len())]
    }
}

/// A number of any size.
#[inline(never)]
pub(super) fn put_number(mut number: u64, out: &mut Vec<u8>) {
    while number > 127 {
        out.push(number as u8 | 128);
        number >>= 7;
    }
    out.push(number as u8);
}

/// As many as the length says that comes first.
pub(super) fn take_each<T: Packed>(from: &mut Reader) -> Vec<T> {
    let mut all = Vec::new();
    let len = from.number(u64::MAX);
    // Whatever the length says, each takes at least one octet.
    while (all.len() as u64) < len && !from.refused {
        all.push(T::take(from));
    }
    all
}

impl<T: Packed> Packed for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        T::put_list(self, out);
    }

    fn take(from: &mut Reader) -> Self {
        T::take_list(from)
    }
}

impl<T: Packed> Packed for [T; 2] {
    fn put(&self, out: &mut Vec<u8>) {
        for one in self {
            one.put(out);
        }
    }

    fn take(from: &mut Reader) -> Self {
        [T::take(from), T::take(from)]
    }
}

impl<T: Packed> Packed for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.is_some().put(out);
        if let Some(some) = self {
            some.put(out);
        }
    }

    fn take(from: &mut Reader) -> Self {
        bool::take(from).then(|| T::take(from))
    }
}

impl Packed for String {
    fn put(&self, out: &mut Vec<u8>) {
        put_number(self.len() as u64, out);
        out.extend_from_slice(self.as_bytes());
    }

    fn take(from: &mut Reader) -> Self {
        let len = from.number(u64::MAX);
        let text = str::from_utf8(from.octets(len));
        text.unwrap_or_else(|_| {
            from.refuse();
            ""
        })
        .into()
    }
}

impl Packed for u64 {
    fn put(&self, out: &mut Vec<u8>) {
        put_number(*self, out);
    }

    fn take(from: &mut Reader) -> Self {
        from.number(Self::MAX)
    }
}

impl Packed for u32 {
    fn put(&self, out: &mut Vec<u8>) {
        put_number(u64::from(*self), out);
    }

    fn take(from: &mut Reader) -> Self {
        from.number(u64::from(Self::MAX)) as Self
    }
}

/// Zero, minus one, one, minus two: the small ones are short.
impl Packed for i64 {
    fn put(&self, out: &mut Vec<u8>) {
        put_number((self << 1 ^ self >> 63) as u64, out);
    }

    fn take(from: &mut Reader) -> Self {
        let number = from.number(u64::MAX);
        (number >> 1) as Self ^ -((number & 1) as Self)
    }
}

/// One octet.
impl Packed for u8 {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }

    fn take(from: &mut Reader) -> Self {
        from.octet()
    }
}

impl Packed for bool {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn take(from: &mut Reader) -> Self {
        from.choice(2) > 0
    }
}

impl Packed for Micros {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
    }

    fn take(from: &mut Reader) -> Self {
        Self(u64::take(from))
    }
}

impl Packed for Seq {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
    }

    fn take(from: &mut Reader) -> Self {
        Self(u32::take(from))
    }
}

/// The bits of the header, FIN the lowest.
const FLAGS: [Flags; 6] = [Flags::FIN, Flags::SYN, Flags::RST, Flags::PSH, Flags::ACK, Flags::URG];

impl Packed for Flags {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(FLAGS.iter().rev().fold(0, |bits, flag| bits << 1 | u8::from(self.has(*flag))));
    }

    fn take(from: &mut Reader) -> Self {
        let bits = from.choice(1 << FLAGS.len());
        let set = FLAGS.into_iter().enumerate().filter(|(n, _)| bits >> n & 1 > 0);
        set.fold(Self::NONE, |flags, (_, flag)| flags.with(flag))
    }
}
