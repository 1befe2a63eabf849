//! Scenario documents and packed scenarios.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fourway_fuzz::documents(bytes));
