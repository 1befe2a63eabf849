//! Segments, calls and timers at two endpoints.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fourway_fuzz::segments(bytes));
