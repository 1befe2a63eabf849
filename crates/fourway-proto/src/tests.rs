//! Tests of the endpoint, named by state and stimulus. Numbers count from each side's ISN, as in Wireshark.

extern crate std;

mod calls;
mod closing;
mod driver;
mod fuzzed;
mod opening;
#[cfg(feature = "predict")]
mod predicted;
mod properties;
mod resets;
mod retransmission;
mod table;
mod window;
