//! The scenario document as it is written: strict reading, and its numbers turned into integers here and nowhere else.

pub(crate) mod compile;
mod decompile;
mod entries;
pub(crate) mod json;
mod kinds;
mod locate;
mod objects;
mod parse;
mod print;
mod read;
pub(crate) mod refusal;
#[cfg(feature = "schema")]
mod schema;
pub(crate) mod script;
mod tree;
mod types;

pub use crate::bounds::{LONGEST_PAYLOAD, LONGEST_SCRIPT};
pub use entries::{
    Action, Delivered, Direction, ErrorAt, Expectation, FaultDoc, FaultKind, HostState, InjectDoc, Match, ScriptEntry,
    SegmentDoc, Where,
};
pub use kinds::Kind;
pub use read::LONGEST_DOCUMENT;
pub(crate) use read::serialize_ms;
pub use refusal::{Keep, Refusal, Say};
#[cfg(feature = "schema")]
pub use schema::schema_json;
pub use tree::{Put, Tree};
pub use types::{Document, HostDoc, HostSettings, KeepaliveDoc, PathDoc, SideDoc, Start};
