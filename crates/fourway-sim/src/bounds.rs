//! The largest values of a scenario, whether it comes as a document or as bytes.

use fourway_proto::Micros;

/// Most entries of a script.
pub const LONGEST_SCRIPT: usize = 1000;
/// Largest payload of one `send` or `inject`, bytes.
pub const LONGEST_PAYLOAD: u32 = 64 * 1024;
/// Largest receive buffer, bytes: what the window field can say with the largest scale (RFC 7323 section 2.3), rounded up.
pub(crate) const LARGEST_WINDOW: u32 = 1 << 30;
/// Longest virtual time: 30 days.
pub(crate) const LONGEST_SPAN: Micros = Micros::from_secs(30 * 24 * 3600);
/// Copies that one fault may make.
pub(crate) const MOST_COPIES: u32 = 100;
/// The largest sequence number, and the largest distance to one.
pub(crate) const FARTHEST: i64 = 0xffff_ffff;
/// Lists and objects within each other in a document; none needs a tenth of it.
pub(crate) const DEEPEST: usize = 64;
/// Expectations within each other: what is left of that below the document, its list and the outermost entry.
pub(crate) const MOST_NEVERS: usize = DEEPEST - 3;
