//! Segments as bytes: IPv4 or IPv6, TCP (RFC 9293 section 3.1) with its options, and every checksum. No allocation.
//!
//! [`decode`] takes one IP packet apart and refuses bad bytes with one reason; [`encode`] writes one into a buffer of the
//! caller's. Payload stays a slice of the caller's bytes. Header layouts and checksums come from `etherparse`; the walk
//! over the options is our own, because a receiver must skip the options that it does not know (RFC 9293 MUST-6).
#![no_std]
#![forbid(unsafe_code)]

mod decode;
mod encode;
mod options;
mod packet;

pub use decode::{Refusal, decode};
pub use encode::{DoesNotFit, MOST_HEADER, encode};
pub use packet::{Addresses, Packet, SynOptions};
