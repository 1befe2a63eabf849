//! The scenario document as it is written: strict reading, and its numbers turned into integers here and nowhere else.

pub(crate) mod compile;
mod read;
pub(crate) mod script;
mod types;

pub(crate) use read::serialize_ms;
pub use read::{LONGEST_DOCUMENT, LONGEST_PAYLOAD, LONGEST_SCRIPT, Refusal};
pub use types::{
    Action, Delivered, Direction, Document, ErrorAt, Expectation, FaultDoc, FaultKind, HostDoc, HostSettings,
    HostState, InjectDoc, KeepaliveDoc, Match, PathDoc, ScriptEntry, SegmentDoc, SideDoc, Start, Where,
};
