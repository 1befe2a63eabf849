//! Our endpoint against others: real sockets of the Linux kernel through a TUN device, smoltcp, and itself in their place.
//!
//! For development only. A [`script::Kind`] says what the two applications do; [`play::play`] plays it between our end
//! and a [`peer::Peer`] over a [`path::Path`] that delays, loses, duplicates, reorders and damages by seed. What the
//! kernel does is compared with a prediction: the same script against [`model::Model`]. `docs/interop.md` tells more.
#![cfg(not(target_arch = "wasm32"))]

#[cfg(target_os = "linux")]
pub mod campaign;
pub mod chance;
pub mod differences;
pub mod host;
#[cfg(target_os = "linux")]
pub mod kernel;
pub mod kinds;
pub mod model;
pub mod path;
pub mod pcap;
pub mod peer;
pub mod play;
pub mod script;
pub mod smol;
#[cfg(target_os = "linux")]
pub mod tshark;
