//! One TCP endpoint, sans-IO: RFC 9293 and RFC 6298, to be read beside the RFC. Never a clock, randomness, a float, I/O or an allocation.
//!
//! The caller owns time and the wire. The calling contract stands on [`Endpoint`].
#![no_std]
#![forbid(unsafe_code)]

mod acknowledge;
mod config;
mod due;
mod endpoint;
mod event;
mod on_call;
mod on_segment;
mod on_synchronized;
mod on_timeout;
mod predict;
mod receive;
mod rto;
mod rule;
mod segment;
mod send;
mod seq;
mod situation;
mod state;
mod time;
mod timer;
mod transmit;

pub use config::{Config, Keepalive, Profile, TimeWait};
pub use endpoint::{Endpoint, OurFin, PeerFin, Status};
pub use event::{AppError, Event, Observer};
pub use on_call::{Call, CallError};
pub use rto::RtoEstimator;
pub use rule::Rule;
pub use segment::{Flags, Segment, Timestamps};
pub use seq::Seq;
pub use state::State;
pub use time::Micros;
pub use timer::{Timer, TimerChange};

#[cfg(test)]
mod tests;
