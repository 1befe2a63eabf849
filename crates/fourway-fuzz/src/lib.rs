//! What the fuzz targets do with their bytes. Each function takes any bytes and panics where a promise is broken; the
//! targets in `fuzz/` and the replay of the corpus in plain tests call the same ones.
#![forbid(unsafe_code)]

mod documents;
mod near;
mod segments;
mod wire;
mod world;

pub use documents::documents;
pub use segments::{rules_of, segments};
pub use wire::wire;

/// A target: from any bytes to nothing, or to a panic.
pub type Target = fn(&[u8]);

/// Every target with its name, which is also that of its program and of its corpus.
pub const TARGETS: [(&str, Target); 3] = [("segments", segments), ("documents", documents), ("wire", wire)];
